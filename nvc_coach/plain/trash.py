"""Letting go of an entry, and the trash, from which it can be had back for thirty days."""

from functools import partial

from nvc_coach.journal.flaws import Flaw
from nvc_coach.journal.trash import Trashed
from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.plain.pages import Pages, turn
from nvc_coach.services.days import in_full, moment_near
from nvc_coach.services.entry_changes import (
    delete,
    delete_for_good_from_trash,
    in_the_trash,
    undelete,
)
from nvc_coach.services.hindrance import NotDone
from nvc_coach.wording import _

# ------------------------------------------------------------------ letting go


def ask_to_delete(house: House, entry_id: str) -> bool:
    """Ask what is to become of an entry; whether it is no longer among the entries.

    Raises:
        Ended: The talking ends; the entry stays as it is.
    """
    gone: list[bool] = []
    items = [
        Item(
            _("Into the trash, where it is kept for thirty days"),
            lambda: gone.append(_delete(house, entry_id, for_good=False)),
        ),
        Item(_("For good, now"), lambda: gone.append(_delete_for_good(house, entry_id))),
    ]
    chosen = offer(house.prompt(), _("Delete this entry?"), items, enter=_("go back"))
    if chosen is not None:
        chosen.do()
    return any(gone)


def _delete_for_good(house: House, entry_id: str) -> bool:
    return _sure(house) and _delete(house, entry_id, for_good=True)


def _delete(house: House, entry_id: str, *, for_good: bool) -> bool:
    done = delete(house.program, entry_id, for_good=for_good)
    if isinstance(done, NotDone):
        house.say(done.sentence)
        house.say(_("So it is still in your journal."))
        return False
    house.kept.discard(entry_id)
    if for_good:
        house.say(_("It is gone for good."))
    else:
        house.say(_("It is in the trash. You find the trash below your entries."))
    return True


def _sure(house: House) -> bool:
    """Whether it really is to be gone."""
    yes = Item(_("Yes, delete it for good"), lambda: None)
    told = _("It will be gone for good, and cannot be brought back.")
    return offer(house.prompt(), told, [yes], enter=_("go back")) is yes


# ------------------------------------------------------------------ having it back


def is_empty(house: House) -> bool:
    """Whether there is nothing to be had back."""
    return not _held(house)


def trash(house: House) -> None:
    """What was deleted, to be brought back or let go of; again until one goes back."""
    held: tuple[Trashed, ...] = ()

    def count() -> int:
        nonlocal held
        held = _held(house)
        return len(held)

    def items(skip: int, most: int) -> list[Item]:
        return [
            Item(_line(house, one), partial(_ask_about, house, one))
            for one in held[skip : skip + most]
        ]

    heading = _("The trash. What was deleted is kept here for thirty days.")
    pages = Pages(heading=heading, next_ones=_("older ones"), count=count, items=items)
    if not turn(house, pages):
        house.say(_("There is nothing in the trash any more."))


def _held(house: House) -> tuple[Trashed, ...]:
    held = in_the_trash(house.program)
    return () if isinstance(held, NotDone) else held


def _line(house: House, one: Trashed) -> str:
    when = moment_near(one.at, house.program.clock())
    if isinstance(one.holds, Flaw):
        told = _("Deleted {when}. It cannot be read: {why}")
        return told.format(when=when, why=one.holds.sentence)
    return _("{title}, deleted {when}").format(title=one.holds.title, when=when)


def _ask_about(house: House, one: Trashed) -> None:
    if not house.program.writable:
        house.say(_("Another nvc-coach has the journal open, so here it can only be read."))
        return
    items = [
        Item(_("Bring it back into your entries"), lambda: _bring_back(house, one)),
        Item(_("Delete it for good, now"), lambda: _let_go(house, one)),
    ]
    until = in_full(one.until.astimezone(house.program.clock().tzinfo).date())
    told = _("It is kept until {day}.").format(day=until)
    chosen = offer(house.prompt(), told, items, enter=_("go back"))
    if chosen is not None:
        chosen.do()


def _bring_back(house: House, one: Trashed) -> None:
    done = undelete(house.program, one.id)
    told = _("It is in your entries again.")
    house.say(done.sentence if isinstance(done, NotDone) else told)


def _let_go(house: House, one: Trashed) -> None:
    if _sure(house):
        done = delete_for_good_from_trash(house.program, one.id)
        house.say(done.sentence if isinstance(done, NotDone) else _("It is gone for good."))
