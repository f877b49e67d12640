"""When practices began, how long they took, and how they stand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from typing import Final, Literal

from nvc_coach.insight.drawing import Practice
from nvc_coach.insight.span import Days
from nvc_coach.journal.entry import State

PartOfDay = Literal["night", "morning", "afternoon", "evening"]
PARTS: Final[tuple[PartOfDay, ...]] = ("morning", "afternoon", "evening", "night")
"""From 5, 12, 17 and 22 o'clock."""
_DAYS_IN_WEEK: Final = 7
_BEGIN: Final[tuple[tuple[int, PartOfDay], ...]] = (
    (22, "night"),
    (17, "evening"),
    (12, "afternoon"),
    (5, "morning"),
)


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long practices took, in whole minutes, at least one.

    Attributes:
        of: How many practices they were: those with more than one moment.
        least: The shortest.
        median: Half of them took as long, or less.
        most: The longest.
    """

    of: int
    least: int
    median: float
    most: int


@dataclass(frozen=True, slots=True)
class Time:
    """When, how long, and how they stand.

    Attributes:
        by_day: How many practices began on each day that saw one, oldest first.
        by_bucket: The same for each of the pattern's buckets.
        week: For Monday to Sunday, how many began in each part of the day, as `PARTS` has them.
        lengths: How long they took; None where none has more than one moment.
        states: How many stand how.
    """

    by_day: Mapping[date, int]
    by_bucket: tuple[int, ...]
    week: tuple[tuple[int, ...], ...]
    lengths: Lengths | None
    states: Mapping[State, int] = field(default_factory=dict[State, int])


def part_of_day(moment: datetime) -> PartOfDay:
    """Morning, afternoon, evening or night, by the clock where the person was."""
    for begin, part in _BEGIN:
        if moment.hour >= begin:
            return part
    return "night"


def minutes_of(sat: timedelta) -> int:
    """A length in whole minutes, at least one."""
    return max(1, round(sat / timedelta(minutes=1)))


def times(practices: Iterable[Practice], buckets: Sequence[Days]) -> Time:
    """When practices began, how long they took, how they stand; all fall into the buckets."""
    found = [*practices]
    days = Counter(one.day for one in found)
    cells = Counter((one.started.weekday(), part_of_day(one.started)) for one in found)
    states = Counter(one.state for one in found)
    return Time(
        by_day={day: days[day] for day in sorted(days)},
        by_bucket=tuple(
            sum(number for day, number in days.items() if one.first <= day <= one.last)
            for one in buckets
        ),
        week=tuple(
            tuple(cells[weekday, part] for part in PARTS) for weekday in range(_DAYS_IN_WEEK)
        ),
        lengths=_lengths([one.sat for one in found if one.sat]),
        states={state: states[state] for state in ("finished", "open", "set-aside")},
    )


def _lengths(sat: list[timedelta]) -> Lengths | None:
    if not sat:
        return None
    minutes = [minutes_of(one) for one in sat]
    return Lengths(len(minutes), min(minutes), median(minutes), max(minutes))
