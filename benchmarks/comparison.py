"""Two series of times, taken in turn, and what they are to each other."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

Statistic = Literal["median", "p95", "longest"]
Unit = Literal["ms", "MB"]
"""In what a table shows times in nanoseconds, or sizes in bytes."""

_SAMPLES: Final = 1000
_PLACE: Final = {"median": 0.5, "p95": 0.95, "longest": 1.0}
_IN_ONE: Final[dict[Unit, int]] = {"ms": 1_000_000, "MB": 1_000_000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One line of the table: two series, and what they are to each other.

    Attributes:
        figure: Its number among the goals, for instance ``F1``.
        what: What was measured.
        beside: What it was measured against.
        ours: The times of the one, in nanoseconds; or its sizes, in bytes.
        floor: Those of the other; the n-th was taken next to our n-th.
        goal: What the ratio is to be at most; None where there is no goal.
        at: At which place of the sorted times they are compared.
        unit: Whether they are times or sizes.
    """

    figure: str
    what: str
    beside: str
    ours: Sequence[int]
    floor: Sequence[int]
    goal: float | None
    at: Statistic = "median"
    unit: Unit = "ms"

    @property
    def ratio(self) -> float:
        """How many times as long ours takes."""
        return quantile(self.ours, self.at) / quantile(self.floor, self.at)

    @property
    def interval(self) -> tuple[float, float]:
        """Where 95% of the ratios lie when pairs are drawn again from those measured."""
        chance = random.Random(len(self.ours))
        pairs = list(zip(self.ours, self.floor, strict=True))
        ratios = []
        for _ in range(_SAMPLES):
            ours, floor = zip(*chance.choices(pairs, k=len(pairs)), strict=True)
            ratios.append(quantile(ours, self.at) / quantile(floor, self.at))
        ratios.sort()
        return ratios[_SAMPLES // 40], ratios[-_SAMPLES // 40]

    @property
    def met(self) -> bool:
        """Whether the goal is reached; without one there is nothing to reach."""
        return self.goal is None or self.ratio <= self.goal


@dataclass(frozen=True, slots=True, kw_only=True)
class Longest:
    """One line of the table: a series whose longest time is looked at by itself.

    Attributes:
        figure: Its number among the goals.
        what: What was measured.
        times: How long it took each time, in nanoseconds.
        goal: What the longest is to be at most, in milliseconds.
    """

    figure: str
    what: str
    times: Sequence[int]
    goal: float

    @property
    def longest(self) -> float:
        """The longest, in milliseconds."""
        return shown_in("ms", max(self.times))

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.longest <= self.goal


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """One line of the table: what could not be measured here, and why."""

    figure: str
    what: str
    why: str


Line = Comparison | Longest | NotMeasured


def shown_in(unit: Unit, number: float) -> float:
    """Nanoseconds or bytes, as the table shows them."""
    return number / _IN_ONE[unit]


def quantile(times: Sequence[int], at: Statistic) -> float:
    """The median, the time that 95% do not exceed, or the longest; between two, in proportion."""
    ordered = sorted(times)
    place = _PLACE[at] * (len(ordered) - 1)
    before = int(place)
    after = min(before + 1, len(ordered) - 1)
    return ordered[before] + (ordered[after] - ordered[before]) * (place - before)
