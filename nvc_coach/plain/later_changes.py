"""Changing a finished entry: other answers in place of those given, and forgetting those."""

from functools import partial

from nvc_coach.plain.changing import change
from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.plain.pages import Pages, turn
from nvc_coach.plain.talk import Talk, answer_in_short
from nvc_coach.practice.shortening import one_line
from nvc_coach.practice.view import Mark
from nvc_coach.services.entry_changes import forget_history
from nvc_coach.services.hindrance import NotDone
from nvc_coach.services.practising import CannotGoOn, go_on
from nvc_coach.wording import _


def change_answers(house: House, entry_id: str) -> None:
    """Offer the answers that can still be changed, and ask the one again that is chosen.

    Raises:
        Ended: The talking ends; the answer asked for then stays as it was.
    """
    sitting = go_on(house.program, entry_id)
    if isinstance(sitting, CannotGoOn):
        house.say(sitting.sentence)
        return
    talk = house.talk(sitting)
    before = sitting.entry
    try:
        changeable = turn(
            house,
            Pages(
                heading=_("Which answer?"),
                next_ones=_("more of them"),
                count=lambda: len(_changeable(talk)),
                items=lambda skip, most: [
                    Item(_line(mark), partial(change, talk, str(number)))
                    for number, mark in _changeable(talk)[skip : skip + most]
                ],
            ),
        )
    finally:
        if sitting.entry != before:
            house.note(sitting)
    if not changeable:
        house.say(_("There is no answer to change."))


def _changeable(talk: Talk) -> list[tuple[int, Mark]]:
    """The answers that do not decide the way, with their numbers on the trail."""
    trail = talk.sitting.view.trail
    return [(number, mark) for number, mark in enumerate(trail, 1) if not mark.decides]


def _line(mark: Mark) -> str:
    """An answer, with its part; where nothing was said only the question tells which it is."""
    told = _("{part}: {answer}").format(part=mark.part, answer=answer_in_short(mark))
    if mark.words:
        return told
    return _("{told} {question}").format(told=told, question=one_line(mark.asked, _SHORT))


_SHORT = 64


def ask_to_forget(house: House, entry_id: str) -> None:
    """Ask once whether what an entry was before is to be forgotten, and forget it.

    Raises:
        Ended: The talking ends; the entry stays as it is.
    """
    told = _("What you changed or undid on the way will be gone for good; what stands now is kept.")
    yes = Item(_("Yes, forget it"), lambda: None)
    if offer(house.prompt(), told, [yes], enter=_("go back")) is not yes:
        return
    done = forget_history(house.program, entry_id)
    if isinstance(done, NotDone):
        house.say(done.sentence)
        return
    house.kept.add(entry_id)
    house.say(_("Forgotten. What stands is kept."))
