"""The entries: a list, newest first, and each to be read, or gone on with."""

from nvc_coach.journal.errors import JournalError
from nvc_coach.journal.store import Summary
from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.services.days import moment_near
from nvc_coach.services.practising import CannotGoOn, go_on
from nvc_coach.services.reading import entry_in_words, state_in_words
from nvc_coach.wording import _, ngettext

_PAGE = 20


def entries(house: House, *, only_open: bool = False) -> None:
    """The list, twenty at a time."""
    listing = house.program.store.listing()
    summaries = [one for one in listing.entries if not only_open or one.state == "open"]
    if listing.damaged:
        house.say(
            ngettext(
                "{count} file could not be read and was left as it is. nvc-coach doctor names it.",
                "{count} files could not be read, and were left as they are. nvc-coach doctor "
                "names them.",
                len(listing.damaged),
            ).format(count=len(listing.damaged))
        )
    if not summaries:
        house.say(_("There are no entries yet."))
        return
    at = 0
    while True:
        page = summaries[at : at + _PAGE]
        items = [Item(_line(house, one), lambda one=one: _open(house, one)) for one in page]  # type: ignore[misc]
        if at + _PAGE < len(summaries):
            items.append(Item(_("older ones"), lambda: None))
        chosen = offer(house.prompt(), _("Your entries."), items, enter=_("back"))
        if chosen is None:
            return
        if chosen is items[-1] and len(items) > len(page):
            at += _PAGE
            continue
        chosen.do()
        return


def _line(house: House, summary: Summary) -> str:
    when = moment_near(summary.started, house.program.clock())
    state = state_in_words(summary.state)
    return _("{title}, {when}, {state}").format(title=summary.title, when=when, state=state)


def _open(house: House, summary: Summary) -> None:
    try:
        entry = house.program.store.read(summary.id)
    except JournalError as error:
        house.say(error.sentence)
        return
    house.say()
    house.say(entry_in_words(entry))
    if summary.state == "finished" or summary.read_only or not house.program.writable:
        return
    chosen = offer(
        house.prompt(),
        "",
        [Item(_("Go on with it"), lambda: go_on_with(house, summary.id))],
        enter=_("back"),
    )
    if chosen is not None:
        chosen.do()


def go_on_with(house: House, entry_id: str) -> None:
    """Go on with an entry where one was, or say why that cannot be."""
    sitting = go_on(house.program, entry_id)
    if isinstance(sitting, CannotGoOn):
        house.say(sitting.sentence)
    else:
        house.practise(sitting, resumed=True)
