"""The calendar of months: weekdays below one another, weeks side by side, days shaded by count."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from nvc_coach.insight.span import Days
from nvc_coach.services.days import month_in_words, weekday_in_words
from nvc_coach.services.patterns_in_words.pictures import NOTHING, shade_of_exact
from nvc_coach.services.patterns_in_words.table import Lines, cut, padded, width_of
from nvc_coach.wording import _

MOST_MONTHS: Final = 12
"""More months than that are drawn as a line for each year."""

_GAP: Final = 2
_MONTH_WIDTH: Final = 16
_DAYS_IN_WEEK: Final = 7
_MONTHS_IN_YEAR: Final = 12


def calendar(by_day: Mapping[date, int], days: Days, width: int) -> Lines:
    """The months of a range, each day with a sign for how many practices began on it."""
    months = [*_months(days)]
    if len(months) > MOST_MONTHS:
        return _years(by_day, days)
    labels = [weekday_in_words(number) for number in range(_DAYS_IN_WEEK)]
    label_width = max(map(width_of, labels)) + _GAP
    at_once = max(1, (width - label_width + _GAP) // (_MONTH_WIDTH + _GAP))
    lines: list[str] = []
    for at in range(0, len(months), at_once):
        beside = months[at : at + at_once]
        blocks = [_month(by_day, days, month) for month in beside]
        titles = [cut(month_in_words(month), _MONTH_WIDTH) for month in beside]
        lines.append(_row("", titles, label_width))
        lines += (
            _row(label, [block[number] for block in blocks], label_width)
            for number, label in enumerate(labels)
        )
        lines.append("")
    return (*lines, legend())


def legend() -> str:
    """What the signs of the calendar mean."""
    return _("{none} none   {one} one   {two} two   {three} three   {more} more").format(
        none=NOTHING,
        one=shade_of_exact(1),
        two=shade_of_exact(2),
        three=shade_of_exact(3),
        more=shade_of_exact(4),
    )


def _months(days: Days) -> Iterator[date]:
    """The first day of each month of a range."""
    for at in range(_number(days.first), _number(days.last) + 1):
        yield date(at // _MONTHS_IN_YEAR, at % _MONTHS_IN_YEAR + 1, 1)


def _number(day: date) -> int:
    return day.year * _MONTHS_IN_YEAR + day.month - 1


def _month(by_day: Mapping[date, int], days: Days, first: date) -> Lines:
    """Seven lines, one for each weekday; days outside the range are left empty."""
    cells = [["  "] * 6 for _weekday in range(_DAYS_IN_WEEK)]
    offset = first.weekday()
    for number in range(31):
        day = first + timedelta(number) if first.year < date.max.year else None
        if day is None or day.month != first.month:
            break
        if days.first <= day <= days.last:
            column = (offset + number) // _DAYS_IN_WEEK
            cells[day.weekday()][column] = f"{shade_of_exact(by_day.get(day, 0))} "
    return tuple("".join(row) for row in cells)


def _row(label: str, blocks: list[str], label_width: int) -> str:
    cells = (padded(one, _MONTH_WIDTH) for one in blocks)
    return f"{padded(label, label_width)}{(' ' * _GAP).join(cells)}".rstrip()


def _years(by_day: Mapping[date, int], days: Days) -> Lines:
    """A line for each year that saw a practice, with how many began in each month."""
    counts: dict[int, list[int]] = {}
    for day, count in by_day.items():
        if days.first <= day <= days.last:
            counts.setdefault(day.year, [0] * _MONTHS_IN_YEAR)[day.month - 1] += count
    widest = max((len(str(count)) for year in counts.values() for count in year), default=1)
    lines = (
        f"{year}  " + " ".join((str(one) if one else NOTHING).rjust(widest) for one in counts[year])
        for year in sorted(counts)
    )
    told = _("A line for each year, January to December; {none} none").format(none=NOTHING)
    return (*lines, "", told)
