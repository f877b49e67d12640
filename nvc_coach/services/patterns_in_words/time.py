"""When, how long, and how practices stand, in words."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from nvc_coach.insight.patterns import Patterns
from nvc_coach.insight.timing import PARTS, PartOfDay
from nvc_coach.practice.joining import joined
from nvc_coach.services.days import month_in_words, weekday_in_words
from nvc_coach.services.patterns_in_words.buckets import bucket_in_words, heading
from nvc_coach.services.patterns_in_words.calendar import MOST_MONTHS, calendar
from nvc_coach.services.patterns_in_words.charge import number_in_words
from nvc_coach.services.patterns_in_words.pictures import shade
from nvc_coach.services.patterns_in_words.table import Shown, Table, cut, padded, width_of
from nvc_coach.services.states import state_in_words
from nvc_coach.wording import N_, SOURCE_LANGUAGE, _, ngettext

_NARROWEST_CELL: Final = 7
_PARTS: Final[dict[PartOfDay, str]] = {
    "morning": N_("morning"),
    "afternoon": N_("afternoon"),
    "evening": N_("evening"),
    "night": N_("night"),
}
_COUNTED_PARTS: Final[dict[PartOfDay, str]] = {
    "morning": N_("{count} in the morning"),
    "afternoon": N_("{count} in the afternoon"),
    "evening": N_("{count} in the evening"),
    "night": N_("{count} at night"),
}


def shown_time(found: Patterns) -> Shown:
    """When practices began, how long they took, and how they stand."""
    title = _("Time of practice")
    if not found.practices:
        return Shown("time", title, (_("No practice began in these days."),))
    return Shown(
        "time",
        title,
        (_states(found), *_lengths(found), _parts(found)),
        (_calendar_table(found), _week_table(found)),
        lambda width: (
            *calendar(found.time.by_day, found.days, width),
            "",
            *_week_picture(found, width),
        ),
    )


def part_in_words(part: PartOfDay) -> str:
    """A part of the day."""
    return _(_PARTS[part])


def _states(found: Patterns) -> str:
    told = ngettext("{count} practice: {states}.", "{count} practices: {states}.", found.practices)
    states = (
        _("{count} {state}").format(count=count, state=state_in_words(state))
        for state, count in found.time.states.items()
        if count
    )
    return told.format(count=found.practices, states=joined(tuple(states), SOURCE_LANGUAGE))


def _lengths(found: Patterns) -> Iterable[str]:
    lengths = found.time.lengths
    if lengths is None:
        return
    if lengths.of == 1 or lengths.least == lengths.most:
        yield ngettext("It took {count} minute.", "It took {count} minutes.", lengths.least).format(
            count=lengths.least
        )
        return
    yield _(
        "The shortest took {least} min, the longest {most} min; the one in the middle {median} min."
    ).format(least=lengths.least, most=lengths.most, median=number_in_words(lengths.median))


def _parts(found: Patterns) -> str:
    sums = [sum(column) for column in zip(*found.time.week, strict=True)]
    told = (
        _(_COUNTED_PARTS[part]).format(count=count)
        for part, count in zip(PARTS, sums, strict=True)
        if count
    )
    return _("Begun: {parts}.").format(parts=joined(tuple(told), SOURCE_LANGUAGE))


def _calendar_table(found: Patterns) -> Table:
    """The days on which practices began, month by month; the buckets where those are many."""
    months: dict[date, list[tuple[date, int]]] = {}
    for day, count in found.time.by_day.items():
        months.setdefault(day.replace(day=1), []).append((day, count))
    if len(months) > MOST_MONTHS:
        rows = tuple(
            (bucket_in_words(found, bucket), str(count))
            for bucket, count in zip(found.buckets, found.time.by_bucket, strict=True)
            if count
        )
        return Table(_("When they began"), (heading(found), _("practices")), rows)
    return Table(
        _("When they began"),
        (_("Month"), _("practices"), _("days")),
        tuple(
            (month_in_words(month), str(sum(count for _day, count in days)), _days(days))
            for month, days in months.items()
        ),
    )


def _days(days: Iterable[tuple[date, int]]) -> str:
    """The days of one month by their numbers, with how often where it is more than once."""
    return ", ".join(
        str(day.day) if count == 1 else _("{day} ({count} times)").format(day=day.day, count=count)
        for day, count in days
    )


def _week_table(found: Patterns) -> Table:
    rows = (
        (weekday_in_words(number), *(str(count) if count else "" for count in row))
        for number, row in enumerate(found.time.week)
        if any(row)
    )
    headings = (_("Weekday"), *map(part_in_words, PARTS))
    return Table(_("By weekday and part of the day"), headings, tuple(rows))


def _week_picture(found: Patterns, width: int) -> Iterator[str]:
    """Weekdays below one another, parts of the day side by side, shaded, with the numbers."""
    parts = [part_in_words(part) for part in PARTS]
    weekdays = [weekday_in_words(number) for number in range(len(found.time.week))]
    label_width = max(map(width_of, weekdays)) + 2
    room = max(_NARROWEST_CELL, (width - label_width) // len(parts))
    cell_width = min(room, max(map(width_of, parts)) + 2)
    highest = max(max(row) for row in found.time.week)
    headings = (padded(cut(part, cell_width - 1), cell_width) for part in parts)
    yield f"{' ' * label_width}{''.join(headings)}".rstrip()
    for weekday, row in zip(weekdays, found.time.week, strict=True):
        cells = (padded(_shaded(count, highest), cell_width) for count in row)
        yield f"{padded(weekday, label_width)}{''.join(cells)}".rstrip()


def _shaded(count: int, highest: int) -> str:
    sign = shade(count, highest)
    return f"{sign * 2} {count}" if count else sign
