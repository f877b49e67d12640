"""Two series of times, taken in turn, and what they are to each other."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

Statistic = Literal["median", "p95"]

_SAMPLES: Final = 1000
_PLACE: Final = {"median": 0.5, "p95": 0.95}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One line of the table.

    Attributes:
        figure: Its number among the goals, for instance ``F1``.
        what: What was measured.
        beside: What it was measured against.
        ours: The times of the one, in nanoseconds.
        floor: The times of the other; the n-th was taken next to our n-th.
        goal: What the ratio is to be at most.
        at: At which place of the sorted times they are compared.
    """

    figure: str
    what: str
    beside: str
    ours: Sequence[int]
    floor: Sequence[int]
    goal: float
    at: Statistic = "median"

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
        """Whether the goal is reached."""
        return self.ratio <= self.goal


def quantile(times: Sequence[int], at: Statistic) -> float:
    """The median, or the time that 95% do not exceed; between two times, in proportion."""
    ordered = sorted(times)
    place = _PLACE[at] * (len(ordered) - 1)
    before = int(place)
    after = min(before + 1, len(ordered) - 1)
    return ordered[before] + (ordered[after] - ordered[before]) * (place - before)
