"""The rows of home that come from the journal: what is open, and what is due."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from nvc_coach.tui.widgets.rows import Row
from nvc_coach.wording import _, ngettext

if TYPE_CHECKING:
    from nvc_coach.journal.followups import FollowUp
    from nvc_coach.journal.store import Summary

OPEN, MORE_OPEN, DUE, MORE_DUE = "open:", "more open", "due:", "more due"
"""What rows stand for, by how their names begin or are."""
MOST_DUE = 2
"""How many of what is due are shown; of the rest only the number."""


def open_rows(opened: "Sequence[Summary]", now: datetime) -> Iterator[Row]:
    """The practice that is open, and how many more are; the row is named after its id."""
    if not opened:
        return
    from nvc_coach.services.days import moment_near

    first, more = opened[0], len(opened) - 1
    yield Row(_("Go on where you were"))
    yield Row(first.title, moment_near(first.changed, now), name=f"{OPEN}{first.id}")
    if more:
        told = ngettext("{count} more is open", "{count} more are open", more)
        yield Row(told.format(count=more), name=MORE_OPEN)
    yield Row("")


def due_rows(due: "Sequence[FollowUp]", count: int, today: date) -> Iterator[Row]:
    """The first of what is due, and how much there is more; a row is named after its place.

    No word of the person's is shown.

    Screens may be watched.
    """
    if not due:
        return
    from nvc_coach.services.days import due_near
    from nvc_coach.services.following_up_words import kind_in_words

    yield Row(_("Due: how did it go?"))
    for place, one in enumerate(due):
        label = _("{kind}, {title}").format(kind=kind_in_words(one), title=one.title)
        yield Row(label, due_near(one.by, today) if one.by else "", name=f"{DUE}{place}")
    more = count - len(due)
    if more > 0:
        told = ngettext("{count} more is due", "{count} more are due", more)
        yield Row(told.format(count=more), name=MORE_DUE)
    yield Row("")
