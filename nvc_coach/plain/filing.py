"""Filing one's own words under groups, so that they count with them."""

from functools import partial

from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.plain.pages import Pages, turn
from nvc_coach.services.hindrance import NotDone
from nvc_coach.services.own_words import Listed, file_own_word, groups_of, listed
from nvc_coach.services.own_words_in_words import (
    filed_in_words,
    in_words,
    which_group,
)
from nvc_coach.services.patterns import Collected
from nvc_coach.wording import _


def file_own_words(house: House, collected: Collected) -> None:
    """One's own words with where they count; each can be filed, again until one goes back."""
    found: tuple[Listed, ...] = ()

    def count() -> int:
        nonlocal found
        words = listed(house.program, collected.practices)
        if isinstance(words, NotDone):
            house.say(words.sentence)
        found = () if isinstance(words, NotDone) else words
        return len(found)

    def items(skip: int, most: int) -> list[Item]:
        return [
            Item(in_words(one), partial(_file, house, one)) for one in found[skip : skip + most]
        ]

    heading = _("Your own words, and where they count. Which one?")
    turn(house, Pages(heading=heading, next_ones=_("more of them"), count=count, items=items))


def _file(house: House, one: Listed) -> None:
    if not house.program.writable:
        house.say(_("Another nvc-coach has the journal open, so here it can only be read."))
        return
    groups = (None, *groups_of(house.program, one.kind))
    items = [
        Item(_("By itself") if group is None else group.label, lambda: None) for group in groups
    ]
    house.say()
    chosen = offer(house.prompt(), which_group(one), items, enter=_("leave it as it is"))
    if chosen is None:
        return
    group = groups[items.index(chosen)]
    hindered = file_own_word(house.program, one.kind, one.word, group.id if group else None)
    house.say(filed_in_words(group) if hindered is None else hindered.sentence)
