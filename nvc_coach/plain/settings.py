"""Settings, and the page "my people"."""

from contextlib import suppress
from time import monotonic

from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.plain.prompt import Line
from nvc_coach.plain.terminal import Ended, Ending
from nvc_coach.services.people import PeopleBefore, write_people
from nvc_coach.wording import _, ngettext

_A_WHILE_SECONDS = 1.0


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

    While they are written they stand below it, whatever becomes of them.

    Raises:
        Ended: The talking ends; what was entered so far is kept below the page.
    """
    so_far = _LinesSoFar(house)

    def question() -> None:
        house.say(
            _(
                "Write the people you trust and how to reach them, one a line. An empty line ends; "
                "an empty line at once leaves the page as it is."
            )
        )

    question()
    prompt = house.prompt()
    try:
        while isinstance(line := prompt.line(question, watch=so_far.watch, words=True), Line):
            so_far.watch(None)
            if line.blank:
                break
            so_far.add(line.text)
    except Ended as ended:
        told = so_far.finish(anew=False)
        if told and ended.ending is Ending.STOPPED:
            house.say(told)
        raise
    house.say(so_far.finish(anew=anew) or _("The page is as it was."))


class _LinesSoFar:
    """The lines entered so far, and the one that is half typed; both stand below the page."""

    def __init__(self, house: House) -> None:
        self._file = house.program.places.people_file
        self._alone = not house.people()
        self._before: PeopleBefore | None = None
        with suppress(OSError):
            self._before = PeopleBefore(self._file)
        self._lines: list[str] = []
        self._half = ""
        self._wrote = ""
        self._wrote_at = 0.0

    def watch(self, typed: str | None) -> None:
        """Take what stands in the line; it is written now and then, for a disk may be slow."""
        self._half = typed or ""
        if typed and monotonic() - self._wrote_at >= _A_WHILE_SECONDS:
            with suppress(OSError):
                self._write()

    def add(self, line: str) -> None:
        """Take a line that was entered."""
        self._lines.append(line)
        with suppress(OSError):
            self._write()

    def finish(self, *, anew: bool) -> str:
        """Keep them: below the page, or in its place; what is kept, or empty where nothing is."""
        try:
            text = self._write()
            if anew and text:
                write_people(self._file, text)
        except OSError:
            text = self._text()
            told = _("Not all of it could be saved; what stood on the page still does. Your lines:")
            return f"{told}\n{text}"
        return _told(text.count("\n") + 1, alone=anew or self._alone) if text else ""

    def _text(self) -> str:
        return "\n".join(one for one in (*self._lines, self._half) if one.strip())

    def _write(self) -> str:
        text = self._text()
        if text != self._wrote:
            if self._before is None:
                raise OSError
            self._wrote_at = monotonic()
            if text:
                self._before.add(text)
            else:
                self._before.put_back()
            self._wrote = text
        return text


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
