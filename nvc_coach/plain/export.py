"""Taking entries along: as what, whose names stay, and where to, one question after the other."""

from pathlib import Path
from typing import Final

from nvc_coach.journal.finding import Wanted
from nvc_coach.plain.commands import Command, Order, bare_command, parsed
from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.services.exporting import sentences
from nvc_coach.services.exporting.choosing import FORMS, folder_named, suggested_folder
from nvc_coach.services.exporting.telling import afterwards, beforehand
from nvc_coach.services.exporting.wish import Exported, Format, Hindrance, NotExported, Wish
from nvc_coach.wording import _

_ELSEWHERE: Final = frozenset({Hindrance.IN_THE_WAY, Hindrance.NOT_SAVED})
"""What another folder may help against."""


def take_along(house: House, wanted: str | Wanted) -> None:
    """Ask how entries are to be taken along, and write them.

    Args:
        house: What is at hand.
        wanted: The id of the entry, or which entries.

    Raises:
        Ended: The talking ends; nothing is written.
    """
    form = _form(house)
    if form is None:
        return
    redact = _without_names(house)
    many = isinstance(wanted, Wanted)
    house.say(beforehand(form, many=many))
    while True:
        folder = _folder(house, suggested_folder(house.program, many=many))
        if folder is None:
            return
        came = _written(house, wanted, Wish(form, folder, redact, in_folder=True))
        for sentence in afterwards(came, house.program.places.names_file):
            house.say(sentence)
        if isinstance(came, Exported) or came.hindrance not in _ELSEWHERE:
            return


def _written(house: House, wanted: str | Wanted, wish: Wish) -> Exported | NotExported:
    from nvc_coach.services.exporting.writing import export

    house.say(_("Writing ..."))
    return export(house.program, [wanted] if isinstance(wanted, str) else wanted, wish)


def _form(house: House) -> Format | None:
    chosen: list[Format] = []

    def item(form: Format, label: str, use: str) -> Item:
        told = _("{label}: {use}").format(label=_(label), use=_(use))
        return Item(told, lambda: chosen.append(form))

    items = [item(form, label, use) for form, (label, use) in FORMS.items()]
    one = offer(house.prompt(), _("A copy to take with you. As what?"), items, enter=_("go back"))
    if one is not None:
        one.do()
    return next(iter(chosen), None)


def _without_names(house: House) -> bool:
    """Whether names are to be replaced."""
    leave_out = Item(_("Person A and so on in their place"), lambda: None)
    heading = _("And the names of people?")
    return offer(house.prompt(), heading, [leave_out], enter=_("they stay")) is leave_out


def _folder(house: House, suggested: str) -> Path | None:
    """Where it is to go; None for nowhere.

    A path may begin as a command does, so only what is a command is one here.
    """
    prompt = house.prompt()
    prompt.local = frozenset({Command.BACK})

    def ask() -> None:
        told = _('Into which folder? Enter: "{folder}". /back goes back, and nothing is written.')
        house.say(told.format(folder=suggested))

    ask()
    while True:
        typed, _pasted = prompt.read(lambda _typed: None)
        order = parsed(typed)
        command = order.command if isinstance(order, Order) else bare_command(typed)
        if command is not None and prompt.obeys(command):
            if prompt.obey(Order(command)) is not None:
                return None
            ask()
            continue
        folder = folder_named(typed if typed.strip() else suggested)
        if folder is not None:
            return folder
        house.say(sentences.not_a_folder())
