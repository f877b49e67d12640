"""Settings, and the page "my people"."""

from nvc_coach.plain.commands import Order
from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.services.people import write_people
from nvc_coach.wording import _


def settings(house: House) -> None:
    """Read the settings out, and change them."""
    program = house.program
    while True:
        yes_or_no = {True: _("yes"), False: _("no")}
        items = [
            Item(_("My people: write or change the page"), lambda: _write_people(house)),
            Item(
                _("Keep what I write, unless I say otherwise: {value}").format(
                    value=yes_or_no[program.settings.keep]
                ),
                lambda: _turn(house, "keep", value=not program.settings.keep),
            ),
            Item(
                _("Always open line by line: {value}").format(
                    value=yes_or_no[program.settings.plain]
                ),
                lambda: _turn(house, "plain", value=not program.settings.plain),
            ),
        ]
        house.say()
        chosen = offer(
            house.prompt(),
            _("Settings, in {file}.").format(file=program.places.settings_file),
            items,
            enter=_("back"),
        )
        if chosen is None:
            return
        chosen.do()


def _turn(house: House, name: str, *, value: bool) -> None:
    trouble = house.program.set(name, value)
    house.say(trouble or _("Set."))


def _write_people(house: House) -> None:
    page = house.people()
    if page:
        house.say(_("Your page now:"))
        house.say(page)

    def question() -> None:
        house.say(
            _(
                "Write the people you trust and how to reach them, one a line. An empty line ends "
                "and replaces the page; an empty line at once leaves it as it is."
            )
        )

    question()
    lines: list[str] = []
    while True:
        line = house.prompt().line(question)
        if isinstance(line, Order):
            continue
        if line.blank:
            break
        lines += line.text.split("\n")
    if not lines:
        house.say(_("The page is as it was."))
        return
    try:
        write_people(house.program.places.people_file, "\n".join(lines))
    except OSError:
        house.say(_("The page could not be saved, so it is as it was. Your lines:"))
        house.say("\n".join(lines))
    else:
        house.say(_("Kept. /people reads it anywhere."))
