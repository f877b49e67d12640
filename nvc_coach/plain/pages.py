"""Long lists: a menu of twenty lines at a time, which comes again after each thing done there."""

from collections.abc import Callable
from dataclasses import dataclass

from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.wording import _

_PAGE = 20


def _nothing_else(_listed: list[Item]) -> list[Item]:
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A list.

    Attributes:
        heading: Said first, each time.
        next_ones: The line that leads to the next twenty.
        count: How many lines there are now.
        items: The lines now: so many, once so many are passed over.
        others: What else is offered below the lines that it is given.
    """

    heading: str
    next_ones: str
    count: Callable[[], int]
    items: Callable[[int, int], list[Item]]
    others: Callable[[list[Item]], list[Item]] = _nothing_else


def turn(house: House, pages: Pages) -> bool:
    """Offer the list until one goes back; False once there is nothing in it."""
    at = 0
    while True:
        count = pages.count()
        if not count:
            return False
        while at >= count:
            at -= _PAGE
        items = list(pages.items(at, _PAGE))
        next_ones = Item(pages.next_ones, lambda: None)
        if at + _PAGE < count:
            items.append(next_ones)
        items += pages.others(items)
        chosen = offer(house.prompt(), pages.heading, items, enter=_("back"))
        if chosen is None:
            return True
        if chosen is next_ones:
            at += _PAGE
        chosen.do()
