"""Settings, and the page "my people"."""

from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.plain.prompt import Line
from nvc_coach.plain.terminal import Ended, Ending
from nvc_coach.services.people import add_people, write_people
from nvc_coach.wording import _, ngettext


def settings(house: House) -> None:
    """Read the settings out, and change them."""
    program = house.program
    while True:
        keep, plain, hints = program.settings.keep, program.settings.plain, program.settings.hints
        items = [
            Item(_("My people: write or change the page"), lambda: _change_people(house)),
            Item(
                _("Keep what I write, unless I say otherwise: {value}").format(
                    value=_yes_or_no(value=keep)
                ),
                lambda: _turn(house, "keep", _("Keep what I write: {value}."), value=not keep),  # noqa: B023
            ),
            Item(
                _("Small questions about what I write: {value}").format(
                    value=_yes_or_no(value=hints)
                ),
                lambda: _turn(
                    house,
                    "hints",
                    _("Small questions about what I write: {value}."),
                    value=not hints,  # noqa: B023  # called before the next round
                ),
            ),
            Item(
                _("Always open line by line: {value}").format(value=_yes_or_no(value=plain)),
                lambda: _turn(
                    house,
                    "plain",
                    _("Always open line by line: {value}."),
                    value=not plain,  # noqa: B023  # called before the next round
                ),
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


def _yes_or_no(*, value: bool) -> str:
    return _("yes") if value else _("no")


def _turn(house: House, name: str, told: str, *, value: bool) -> None:
    trouble = house.program.set(name, value)
    house.say(trouble or told.format(value=_yes_or_no(value=value)))


# ------------------------------------------------------------------ my people


def _change_people(house: House) -> None:
    page = house.people()
    if not page:
        _write_people(house, anew=True)
        return
    house.say(_("Your page now:"))
    house.say(page)
    items = [
        Item(_("Add lines"), lambda: _write_people(house, anew=False)),
        Item(_("Write it anew"), lambda: _write_people(house, anew=True)),
    ]
    chosen = offer(house.prompt(), "", items, enter=_("leave it as it is"))
    if chosen is None:
        house.say(_("The page is as it was."))
    else:
        chosen.do()


def _write_people(house: House, *, anew: bool) -> None:
    """Read lines and keep them: below the page, or when they are finished in its place.

    Raises:
        Ended: The talking ends; what was entered so far is kept below the page.
    """
    lines: list[str] = []
    half = ""

    def question() -> None:
        house.say(
            _(
                "Write the people you trust and how to reach them, one a line. An empty line ends; "
                "an empty line at once leaves the page as it is."
            )
        )

    def watch(typed: str | None) -> None:
        nonlocal half
        half = typed or ""

    question()
    prompt = house.prompt()
    try:
        while isinstance(line := prompt.line(question, watch=watch, words=True), Line):
            half = ""
            if line.blank:
                break
            lines.append(line.text)
    except Ended as ended:
        _keep(house, [*lines, half], anew=False, quietly=ended.ending is not Ending.STOPPED)
        raise
    if not _keep(house, lines, anew=anew):
        house.say(_("The page is as it was."))


def _keep(house: House, entered: list[str], *, anew: bool, quietly: bool = False) -> bool:
    """Keep lines on the page, and say what is kept; whether there were any."""
    text = "\n".join(one for one in entered if one.strip())
    if not text:
        return False
    file = house.program.places.people_file
    alone = anew or not house.people()
    try:
        (write_people if anew else add_people)(file, text)
    except OSError:
        told = _("The page could not be saved, so it is as it was. Your lines:") + "\n" + text
    else:
        told = _told(text.count("\n") + 1, alone=alone)
    if not quietly:
        house.say(told)
    return True


def _told(count: int, *, alone: bool) -> str:
    if alone:
        told = ngettext(
            "Kept: {count} line is your page now.", "Kept: {count} lines are your page now.", count
        )
    else:
        told = ngettext(
            "Kept: {count} line, below what was there.",
            "Kept: {count} lines, below what was there.",
            count,
        )
    return told.format(count=count) + " " + _("/people reads the page anywhere.")
