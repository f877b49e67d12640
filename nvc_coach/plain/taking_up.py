"""Beginning a practice that goes on from another: whether to take up from a finished entry."""

from functools import partial
from typing import TYPE_CHECKING

from nvc_coach.plain.menu import Item, offer
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.days import moment_near
from nvc_coach.services.hindrance import NotDone
from nvc_coach.services.practising import Earlier, TakenUp
from nvc_coach.services.taking_up import earlier, to_take_up
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.plain.house import House

_PAGE = 9


def asked_to_take_up(house: "House", exercise: Exercise) -> Exercise | TakenUp:
    """An exercise to begin anew, or with what it takes over; it is asked where there is something.

    Titles and days are read out and no words, for others may listen.

    Raises:
        Ended: The talking ends.
    """
    program = house.program
    summaries = to_take_up(program, exercise)
    at = 0
    while summaries:
        chosen: list[str] = []
        items: list[Item] = []
        for one in summaries[at : at + _PAGE]:
            when = moment_near(one.started, program.clock())
            label = _("{title}, {when}").format(title=one.title, when=when)
            items.append(Item(label, partial(chosen.append, one.id)))
        if at + _PAGE < len(summaries):
            items.append(Item(_("Earlier ones"), lambda: None))
        house.say()
        heading = _("Take up from one of these? What was said there is offered again.")
        item = offer(house.prompt(), heading, items, enter=_("begin anew"))
        if item is None:
            return exercise
        item.do()
        found = earlier(program, exercise, chosen[0]) if chosen else None
        if isinstance(found, Earlier):
            return TakenUp(exercise, found)
        if isinstance(found, NotDone):
            house.say(found.sentence)
        else:
            at += _PAGE
    return exercise
