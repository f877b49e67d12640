"""The entries: a list, newest first; each to be read, and other ways to look through them."""

from collections.abc import Callable
from functools import partial

from nvc_coach.journal.finding import EVERYTHING, OPEN, Wanted
from nvc_coach.journal.store import Summary
from nvc_coach.plain.entry import open_entry
from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer, with_more
from nvc_coach.plain.pages import Pages, turn
from nvc_coach.services.days import moment_near
from nvc_coach.services.states import state_in_words
from nvc_coach.wording import _, ngettext


def entries(house: House, *, only_open: bool = False) -> None:
    """The list, twenty at a time; it comes again after each thing done there."""
    house.program.catch_up()
    _say_damaged(house)
    if only_open:
        if not turn(house, pages_of(house, OPEN, _("Your entries."))):
            house.say(_("Nothing is open."))
        return
    pages = pages_of(house, EVERYTHING, _("Your entries."), others=partial(_other_ways, house))
    while not turn(house, pages):
        if not _had_back(house):
            return


def pages_of(
    house: House,
    wanted: Wanted,
    heading: str,
    *,
    line: Callable[[Summary], str] | None = None,
    others: Callable[[list[Item]], list[Item]] | None = None,
) -> Pages:
    """A list of entries.

    Args:
        house: What is at hand.
        wanted: Which entries.
        heading: Said first.
        line: What is said of each; title, day and how it stands if nothing else is given.
        others: What else is offered below them; otherwise to take them along.
    """

    def items(skip: int, most: int) -> list[Item]:
        found = house.program.store.find(wanted, skip=skip, most=most)
        told = line or partial(entry_line, house)
        return [Item(told(one), partial(open_entry, house, one)) for one in found]

    return Pages(
        heading=heading,
        next_ones=_("older ones"),
        count=lambda: house.program.catch_up().count(wanted),
        items=items,
        others=others or partial(_taking, house, wanted),
    )


def entry_line(house: House, summary: Summary) -> str:
    """An entry on a line: its title, its day, and how it stands."""
    when = moment_near(summary.started, house.program.clock())
    state = state_in_words(summary.state)
    return _("{title}, {when}, {state}").format(title=summary.title, when=when, state=state)


def _say_damaged(house: House) -> None:
    count = len(house.program.store.damaged())
    if count:
        house.say(
            ngettext(
                "{count} file could not be read; nvc-coach doctor names it.",
                "{count} files could not be read; nvc-coach doctor names them.",
                count,
            ).format(count=count)
        )


def _had_back(house: House) -> bool:
    """Say that there is nothing; whether one was in the trash, where what was deleted still is."""
    if house.program.store.damaged():
        told = _("There are no entries that can be read.")
    else:
        told = _("There are no entries yet.")
    trash = _trash_item(house)
    if not trash:
        house.say(told)
        return False
    chosen = offer(house.prompt(), told, trash, enter=_("back"))
    if chosen is not None:
        chosen.do()
    return chosen is not None


def _other_ways(house: House, listed: list[Item]) -> list[Item]:
    """What else one can do there than read the newest."""
    from nvc_coach.plain.looking import find_by_words, ways_by_name

    find = Item(_("Find by words"), lambda: find_by_words(house))
    rare = [*ways_by_name(house), *_taking(house, EVERYTHING, listed), *_trash_item(house)]
    return [find, *with_more(house.prompt, [*listed, find], rare)]


def _taking(house: House, wanted: Wanted, listed: list[Item]) -> list[Item]:
    """To take them along, where there is more than one; a single one is taken where it is read."""

    def take() -> None:
        from nvc_coach.plain.export import take_along

        take_along(house, wanted)

    return [Item(_("Take all of these with you"), take)] if len(listed) > 1 else []


def _trash_item(house: House) -> list[Item]:
    from nvc_coach.plain.trash import is_empty, trash

    return [] if is_empty(house) else [Item(_("The trash"), lambda: trash(house))]
