"""How strongly it held before and after: numbers side by side, and never a score."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from nvc_coach.insight.drawing import Practice


@dataclass(frozen=True, slots=True)
class Pair:
    """The numbers of one practice.

    Attributes:
        id: Of the entry.
        day: When it began.
        before: The first number given before.
        after: The latest number given after.
        passes: Every number on the way, in order; more than two where one passed there again.
    """

    id: str
    day: date
    before: int
    after: int
    passes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """How numbers moved on one scale.

    Attributes:
        ends: The scale's ends; None where the exercises are gone.
        pairs: One for each practice with both numbers, oldest first.
        half_given: How many practices gave one of the two numbers only.
    """

    ends: tuple[int, int] | None
    pairs: tuple[Pair, ...] = field(repr=False)
    half_given: int

    @property
    def medians(self) -> tuple[float, float] | None:
        """The median before and the median after; None without a pair."""
        if not self.pairs:
            return None
        return median(one.before for one in self.pairs), median(one.after for one in self.pairs)

    @property
    def median_step(self) -> float | None:
        """The median of what the numbers moved by, after less before; None without a pair."""
        return median(one.after - one.before for one in self.pairs) if self.pairs else None

    @property
    def lower(self) -> int:
        """How many were lower afterwards."""
        return sum(one.after < one.before for one in self.pairs)

    @property
    def same(self) -> int:
        """How many were the same afterwards."""
        return sum(one.after == one.before for one in self.pairs)

    @property
    def higher(self) -> int:
        """How many were higher afterwards."""
        return sum(one.after > one.before for one in self.pairs)


def moved(practices: Iterable[Practice]) -> tuple[Moved, ...]:
    """The numbers of some practices, scale by scale; numbers of two scales are never mixed."""
    scales: dict[tuple[int, int] | None, list[Pair]] = {}
    halves: dict[tuple[int, int] | None, int] = {}
    for one in sorted(practices, key=lambda one: (one.started, one.id)):
        charge = one.charge
        if charge is None:
            continue
        pairs = scales.setdefault(charge.ends, [])
        if charge.before is None or charge.after is None:
            halves[charge.ends] = halves.get(charge.ends, 0) + 1
        else:
            pairs.append(Pair(one.id, one.day, charge.before, charge.after, charge.passes))
    found = (Moved(ends, tuple(pairs), halves.get(ends, 0)) for ends, pairs in scales.items())
    return tuple(sorted(found, key=lambda one: (-len(one.pairs), one.ends or (0, 0))))
