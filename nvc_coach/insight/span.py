"""Ranges of days, and the weeks, months or years into which they fall."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

Step = Literal["week", "month", "year"]

_MOST_DAYS_IN_WEEKS: Final = 92
_MOST_DAYS_IN_MONTHS: Final = 3 * 366
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row, both ends included; an open end is None."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def closed(self, days: Iterable[date], today: date) -> "Days":
        """The same with both ends: from the first of some days to the last of them, or today."""
        known = [*days]
        first = self.first or min(known, default=self.last or today)
        last = self.last or max([*known, today, first])
        return Days(first, last)


EVER: Final = Span()
"""All days."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days in a row, from the first to the last."""

    first: date
    last: date

    @property
    def step(self) -> Step:
        """What they are counted by: weeks up to three months, months up to three years."""
        length = (self.last - self.first).days + 1
        if length <= _MOST_DAYS_IN_WEEKS:
            return "week"
        return "month" if length <= _MOST_DAYS_IN_MONTHS else "year"

    def buckets(self) -> tuple["Days", ...]:
        """The weeks (from Monday), months or years that they fall into; the ends may be cut."""
        return tuple(self._buckets())

    def _buckets(self) -> Iterator["Days"]:
        first = self.first
        while first <= self.last:
            last = min(_end(first, self.step), self.last)
            yield Days(first, last)
            if last == date.max:
                return
            first = last + _DAY


def _end(day: date, step: Step) -> date:
    """The last day of the week, month or year of a day."""
    if step == "year":
        return date(day.year, 12, 31)
    if step == "week":
        return day + min(_DAY * (6 - day.weekday()), date.max - day)
    in_next_month = day.replace(day=28) + min(_DAY * 4, date.max - day.replace(day=28))
    if in_next_month.month == day.month:  # the last month that there is
        return date.max
    return in_next_month.replace(day=1) - _DAY
