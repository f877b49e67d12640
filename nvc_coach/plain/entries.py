"""The entries: a list, newest first; each to be read, gone on with, set aside or let go of."""

from collections.abc import Callable
from functools import partial

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import JournalError
from nvc_coach.journal.finding import EVERYTHING, OPEN
from nvc_coach.journal.store import Summary
from nvc_coach.plain import followups
from nvc_coach.plain.closing import let_go
from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.services.days import moment_near
from nvc_coach.services.practising import CannotGoOn, go_on, set_aside
from nvc_coach.services.reading import (
    begun_in_words,
    entry_in_words,
    finished_again,
    recap_in_words,
    state_in_words,
)
from nvc_coach.wording import _, ngettext

_PAGE = 20


def entries(house: House, *, only_open: bool = False) -> None:
    """The list, twenty at a time; it comes again after each thing done there."""
    house.program.catch_up()
    _say_damaged(house)
    wanted = OPEN if only_open else EVERYTHING
    at = 0
    while True:
        store = house.program.catch_up()
        count = store.count(wanted)
        if not count:
            house.say(_nothing_listed(house, only_open=only_open))
            return
        while at >= count:
            at -= _PAGE
        page = store.find(wanted, skip=at, most=_PAGE)
        items = [Item(entry_line(house, one), partial(open_entry, house, one)) for one in page]
        older = Item(_("older ones"), lambda: None)
        if at + _PAGE < count:
            items.append(older)
        chosen = offer(house.prompt(), _("Your entries."), items, enter=_("back"))
        if chosen is None:
            return
        if chosen is older:
            at += _PAGE
        chosen.do()


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


def _nothing_listed(house: House, *, only_open: bool) -> str:
    if only_open:
        return _("Nothing is open.")
    if house.program.store.damaged():
        return _("There are no entries that can be read.")
    return _("There are no entries yet.")


def entry_line(house: House, summary: Summary) -> str:
    """An entry on a line: its title, its day, and how it stands."""
    when = moment_near(summary.started, house.program.clock())
    state = state_in_words(summary.state)
    return _("{title}, {when}, {state}").format(title=summary.title, when=when, state=state)


def open_entry(house: House, summary: Summary) -> None:
    """Read an entry out, and offer what can be done with it."""
    try:
        entry = house.program.store.read(summary.id)
    except JournalError as error:
        house.say(error.sentence)
        return
    finished = isinstance(entry, Entry) and entry.state == "finished"
    view = finished_again(house.program, entry) if isinstance(entry, Entry) and finished else None
    items: list[Item] = []

    def read_all() -> None:
        house.say()
        house.say(entry_in_words(entry))
        _offer(house, items[1:])

    if isinstance(entry, Entry) and view is not None:
        items.append(Item(_("Read all of it"), read_all))
        words = f"{begun_in_words(entry)}\n\n{recap_in_words(view)}"
    else:
        words = entry_in_words(entry)
    if isinstance(entry, Entry) and house.program.writable:
        items += _what_can_be_done(house, entry)
    house.say()
    house.say(words)
    _offer(house, items)


def _offer(house: House, items: list[Item]) -> None:
    house.say()
    chosen = offer(house.prompt(), "", items, enter=_("back to the list"))
    if chosen is not None:
        chosen.do()


def _what_can_be_done(house: House, entry: Entry) -> list[Item]:
    items: list[Item] = []

    def add(label: str, do: Callable[[], None]) -> None:
        items.append(Item(label, do))

    if entry.state != "finished":
        add(_("Go on with it"), lambda: go_on_with(house, entry.id))
    if entry.state == "open":
        add(_("Set it aside"), lambda: put_aside(house, entry.id))
    items += followups.items_of(house, entry)
    add(_("Keep nothing of it"), lambda: _keep_nothing(house, entry.id))
    return items


def _keep_nothing(house: House, entry_id: str) -> None:
    if let_go(house.prompt(), lambda: house.program.discard(entry_id)):
        house.kept.discard(entry_id)


def put_aside(house: House, entry_id: str) -> None:
    """Set an open entry aside, or say why that cannot be."""
    trouble = set_aside(house.program, entry_id)
    house.say(trouble or _("Set aside. It stays in your entries, and you can go on with it there."))


def go_on_with(house: House, entry_id: str) -> None:
    """Go on with an entry where one was, or say why that cannot be."""
    sitting = go_on(house.program, entry_id)
    if isinstance(sitting, CannotGoOn):
        house.say(sitting.sentence)
    else:
        house.practise(sitting, resumed=True)
