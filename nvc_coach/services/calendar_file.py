"""A calendar of what is to be followed up: the bytes of an ``.ics`` file (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from nvc_coach.journal.followups import FollowUp
from nvc_coach.services.following_up_words import what_in_words, whole_in_words
from nvc_coach.services.safe_text import printable
from nvc_coach.wording import _

if TYPE_CHECKING:
    from icalendar import Event

_MADE_BY = "-//nvc-coach//follow-ups 1//EN"
_REMINDED_AFTER = timedelta(hours=9)
"""After how long the day reminds of itself, from its midnight on, wherever one is then."""


def calendar(found: Iterable[FollowUp], *, with_words: bool) -> bytes:
    """One day's event for each that names a day and of which nothing was told yet.

    The same journal always gives the same bytes: nothing in it tells when it was made.

    Args:
        found: What there is to follow up; what has no place in a calendar is passed over.
        with_words: Whether it says who meant to do what. A calendar is often kept on other people's
            machines, so otherwise it holds no word of the person's.
    """
    from icalendar import Calendar  # an eighth of a second, only when a calendar is asked for

    whole = Calendar()
    whole.add("prodid", _MADE_BY)
    whole.add("version", "2.0")
    for one in found:
        if one.by is not None and one.outcome is None:
            whole.add_component(_event(one, with_words=with_words))
    data: bytes = whole.to_ical()
    return data


def _event(one: FollowUp, *, with_words: bool) -> "Event":
    from icalendar import Alarm, Event

    summary = _summary(one, with_words=with_words)
    event = Event()
    event.add("uid", f"{one.entry}-{printable(one.place)}@nvc-coach")
    event.add("dtstamp", one.at.astimezone(UTC))
    event.add("dtstart", one.by)  # a day without an end is that whole day
    event.add("summary", summary)
    event.add("description", _description(one, with_words=with_words))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")  # it takes no time out of the day
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", _REMINDED_AFTER)
    event.add_component(alarm)
    return event


def _summary(one: FollowUp, *, with_words: bool) -> str:
    if with_words:
        return _("{what} How did it go?").format(what=_ended(printable(what_in_words(one))))
    if one.item is None:
        return _("A request of mine: how did it go?")
    return _("An agreement: how did it go?")


def _description(one: FollowUp, *, with_words: bool) -> str:
    how = _(
        "To keep how it went: nvc-coach followups outcome {entry} {place} done\n"
        "In place of done: partly, not, or changed (I changed my mind)."
    ).format(entry=one.entry, place=printable(one.place))
    if not with_words:
        return how
    return f"{printable(whole_in_words(one))}\n\n{how}"


def _ended(words: str) -> str:
    """Words that another sentence may follow."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
