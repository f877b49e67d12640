"""The rows in which entries are listed."""

from datetime import datetime
from typing import Final

from nvc_coach.journal.searching.hits import HitLine, spans_in
from nvc_coach.journal.searching.query import Query
from nvc_coach.journal.store import Summary
from nvc_coach.services.days import moment_near
from nvc_coach.services.looking_through import Looking, Sight, month_of
from nvc_coach.services.states import state_in_words
from nvc_coach.tui.safe import on_one_line
from nvc_coach.tui.widgets.rows import Row
from nvc_coach.wording import _, ngettext

MORE: Final = "more"
"""The name of the row that shows older ones."""

_INDENT: Final = "    "
_CUT: Final = "… "


def rows_of(looking: Looking, sight: Sight, now: datetime) -> list[Row]:
    """What is seen, in rows.

    Args:
        looking: How the journal is looked through.
        sight: What there is to see.
        now: The time, for days that are near.
    """
    if looking.shows_names:
        return [Row(one.shown, _entries(one.count), name=one.key) for one in sight.names]
    query = Query.of(looking.text)
    rows: list[Row] = []
    month = ""
    for found in sight.entries:
        heading = month_of(found.summary.started, now)
        if heading != month and not looking.searches:
            rows += [Row("")] if rows else []
            rows.append(Row(heading))
            month = heading
        rows.append(_entry(found.summary, now))
        rows += (_line(line, query) for line in found.lines)
    if sight.more:
        rows += [Row(""), Row(_("older ones"), name=MORE)]
    return rows


def _entry(one: Summary, now: datetime) -> Row:
    told = _("{title} · {state}").format(title=one.title, state=state_in_words(one.state))
    return Row(moment_near(one.started, now), told, name=one.id)


def _line(line: HitLine, query: Query) -> Row:
    """A line in which something was found, below its entry."""
    before = _INDENT + (_CUT if line.cut else "")
    text = on_one_line(line.text)
    spans = line.spans if text == line.text else spans_in(text, query)
    shifted = tuple((begin + len(before), end + len(before)) for begin, end in spans)
    return Row(before + text, spans=shifted)


def _entries(count: int) -> str:
    return ngettext("{count} entry", "{count} entries", count).format(count=count)
