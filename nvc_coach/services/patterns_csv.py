"""Patterns as a table for spreadsheets and statistics: CSV with one observation in a row."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from nvc_coach.insight.patterns import Patterns
from nvc_coach.insight.span import Days
from nvc_coach.insight.tallies import Words
from nvc_coach.insight.timing import PARTS
from nvc_coach.services.safe_text import printable

COLUMNS: Final = (
    "from", "to", "kind", "id", "label", "own", "whose", "met", "count", "value", "group",
)  # fmt: skip
"""What each column holds: docs/patterns.md."""
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", " ", "＝", "＋", "－", "＠")  # noqa: RUF001  # wide too
_WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
_YES_OR_NO: Final = {True: "yes", False: "no", None: ""}

Row = tuple[str, ...]


def as_csv(found: Patterns) -> bytes:
    """The patterns as CSV in UTF-8; a cell that a spreadsheet would take for a formula is quoted.

    Such a cell begins with an apostrophe, which spreadsheets take for "this is text".
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(tuple(map(_harmless, row)) for row in rows(found))
    return text.getvalue().encode("utf-8", "replace")


def rows(found: Patterns) -> Iterator[Row]:
    """All observations, in the order of `COLUMNS`."""
    yield from _words(found, found.needs, "need")
    yield from _words(found, found.feelings, "feeling")
    yield from _words(found, found.guessed_needs, "guessed-need")
    yield from _words(found, found.guessed_feelings, "guessed-feeling")
    yield from _charge(found)
    for number, chain in enumerate(found.returning, 1):
        for one in chain.practices:
            day = Days(one.day, one.day)
            yield _row(day, f"same-{chain.by}", one.id, one.title, value=number)
    yield from _time(found)


def _words(found: Patterns, words: Words, kind: str) -> Iterator[Row]:
    for one in words.tallies:
        for bucket, count in zip(found.buckets, one.by_bucket, strict=True):
            if count:
                yield (
                    *_both_ends(bucket),
                    kind,
                    one.id,
                    one.label,
                    _YES_OR_NO[one.own],
                    one.whose or "",
                    _YES_OR_NO[one.met],
                    str(count),
                    "",
                    one.group_id,
                )
    for group in words.groups:
        for bucket, count in zip(found.buckets, group.by_bucket, strict=True):
            if count:
                met = _YES_OR_NO[group.met]
                cells = (f"{kind}-group", group.id, group.label, "", "", met, str(count), "", "")
                yield (*_both_ends(bucket), *cells)


def _charge(found: Patterns) -> Iterator[Row]:
    for moved in found.charge:
        for one in moved.pairs:
            day = Days(one.day, one.day)
            yield _row(day, "charge-before", one.id, value=one.before)
            yield _row(day, "charge-after", one.id, value=one.after)


def _time(found: Patterns) -> Iterator[Row]:
    for day, count in found.time.by_day.items():
        yield _row(Days(day, day), "day", "", count=count)
    for state, count in found.time.states.items():
        yield _row(found.days, "state", state, count=count)
    for weekday, numbers in zip(_WEEKDAYS, found.time.week, strict=True):
        for part, count in zip(PARTS, numbers, strict=True):
            if count:
                yield _row(found.days, "week", f"{weekday}-{part}", count=count)


def _row(  # noqa: PLR0913  # as many as there are columns to fill
    days: Days, kind: str, name: str, label: str = "", *, count: int = 1, value: int | None = None
) -> Row:
    cells: Sequence[str] = (kind, name, label, "", "", "", str(count))
    return (*_both_ends(days), *cells, "" if value is None else str(value), "")


def _both_ends(days: Days) -> tuple[str, str]:
    return days.first.isoformat(), days.last.isoformat()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet computes, and that steers no terminal it is printed on."""
    cell = printable(cell)
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell
