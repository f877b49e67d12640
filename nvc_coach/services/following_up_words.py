"""What is to be followed up, as one reads it: each in one short sentence or two."""

from datetime import date

from nvc_coach.journal.followups import FollowUp
from nvc_coach.services.days import due_near, in_full
from nvc_coach.services.reading import outcome_in_words, shortened
from nvc_coach.wording import _


def in_words(one: FollowUp, today: date) -> str:
    """When it is due, or how it went, and what it is: "Due since Tuesday. To go to bed by ten."."""
    told = f"{standing_in_words(one, today)} {what_in_words(one)}"
    if one.finished:
        return told
    return _("{what} (This practice is not finished yet.)").format(what=told)


def standing_in_words(one: FollowUp, today: date) -> str:
    """When it is due, or how it went."""
    if one.outcome is not None:
        how = outcome_in_words(one.outcome.kind)
        return _("{outcome}.").format(outcome=how[:1].upper() + how[1:])
    if one.by is None:
        return _("No day named.")
    return _("Due {when}.").format(when=due_near(one.by, today))


def what_in_words(one: FollowUp) -> str:
    """Who does what, on one line; what is long is cut."""
    return shortened(whole_in_words(one))


def whole_in_words(one: FollowUp) -> str:
    """Who does what, exactly as it was said."""
    return f"{one.who}: {one.what}" if one.who.strip() else one.what


def paragraphs(one: FollowUp) -> tuple[str, ...]:
    """All there is to know of it, to be read before one tells how it went."""
    return (*where_it_was_said(one), *what_was_said(one))


def where_it_was_said(one: FollowUp) -> tuple[str, ...]:
    """The practice with its day, and the question."""
    told = _("{title}, {day}.").format(title=one.title, day=in_full(one.at.date()))
    return tuple(filter(None, (told, one.asked.strip())))


def what_was_said(one: FollowUp) -> tuple[str, ...]:
    """The words themselves with their day, and how it went where that was told before."""
    told = [whole_in_words(one)]
    if one.by is not None:
        told.append(_("By {day}.").format(day=in_full(one.by)))
    if one.outcome is not None:
        how = outcome_in_words(one.outcome.kind)
        day = in_full(one.outcome.at.date())
        told += (_("Told on {day}: {outcome}.").format(day=day, outcome=how), one.outcome.text)
    return tuple(filter(None, told))


def kind_in_words(one: FollowUp) -> str:
    """What it is, without a private word."""
    return _("A request") if one.item is None else _("An agreement")
