"""Writing the page "my people"."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from nvc_coach.services.people import read_people, write_people
from nvc_coach.tui.commands import (
    AS_IT_WAS,
    COPY,
    COVER,
    GO_ON,
    HELP,
    LEAVE,
    LINES,
    PALETTE,
    WAYS,
    Command,
    bindings,
)
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import N_, _

KEEP = replace(GO_ON, label=N_("keep the page"), meaning=N_("as it stands now"))


class PeoplePage(Page):
    """An editor for whom to reach, in the person's own words, never anybody else's."""

    DEFAULT_CSS = """
    PeoplePage Editor {
        height: 1fr; min-height: 3; margin-top: 1;
        border-left: vkey $line; padding: 0 1;
    }
    PeoplePage Editor:focus { border-left: vkey $accent; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        KEEP,
        AS_IT_WAS,
        HELP,
        COPY,
        COVER,
        LINES,
        PALETTE,
        LEAVE,
    )
    FOOTER: ClassVar[tuple[Command, ...]] = (KEEP, AS_IT_WAS, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((KEEP, AS_IT_WAS))]

    def __init__(self) -> None:
        super().__init__()
        self._at_first: str | None = None

    def compose_column(self) -> ComposeResult:
        """What it is for, and the editor."""
        yield Line(_("My people"), classes="heading")
        yield Line(
            _("The people you trust and how to reach them: names, numbers, whatever helps you."),
            classes="quiet",
        )
        yield Editor()

    def opened(self) -> None:
        """Begin with the page as it is."""
        try:
            page = read_people(self.house.program.places.people_file)
        except OSError:
            self.tell(self.house.people())
            self.query_one(Editor).read_only = True
            return
        editor = self.query_one(Editor)
        editor.set_words(page)
        self._at_first = editor.words

    def take_focus(self) -> None:
        """The editor."""
        self.set_focus(self.query_one(Editor))
        self.query_one(Footer).enter = _("Enter starts a new line")

    def action_go_on(self) -> None:
        """Keep it."""
        self.after_keys(self._keep)

    def _keep(self) -> None:
        if self._write():
            self._back_to_settings()

    def _write(self) -> bool:
        """Keep the page if it was changed; whether it is kept now."""
        editor = self.query_one(Editor)
        if self._at_first is None or editor.words == self._at_first:
            return True
        try:
            write_people(self.house.program.places.people_file, editor.words)
        except OSError:
            self.tell(_("The page could not be saved; it is as it was. Your lines are still here."))
            return False
        self._at_first = editor.words
        return True

    def keep_unsent(self) -> None:
        """What was typed is not lost where the program is told to end."""
        self._write()

    def action_close(self) -> None:
        """Leave it as it was."""
        self.after_keys(self._back_to_settings)

    def _back_to_settings(self) -> None:
        from nvc_coach.tui.screens.settings import SettingsPage

        self.coach.show_page(SettingsPage())

    def help_text(self) -> str:
        """Whose page this is."""
        return _(
            "This page is yours alone, and one key away on every page: Esc, then m. Nobody else's "
            "numbers are ever put into it."
        )
