"""Writing the page "my people"."""

from dataclasses import replace
from threading import Lock
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer
from textual.widgets import TextArea

from nvc_coach.services.people import PeopleBefore, read_people, write_people
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

_SOON_SECONDS = 0.5
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
        self._before: PeopleBefore | None = None
        self._at_first = self._words = self._written = ""
        self._writing = Lock()
        self._soon: Timer | None = None

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
        file = self.house.program.places.people_file
        try:
            page, self._before = read_people(file), PeopleBefore(file)
        except OSError:
            self.tell(self.house.people())
            self.query_one(Editor).read_only = True
            return
        editor = self.query_one(Editor)
        editor.set_words(page)
        self._at_first = self._words = self._written = editor.words

    def take_focus(self) -> None:
        """The editor."""
        self.set_focus(self.query_one(Editor))
        self.query_one(Footer).enter = _("Enter starts a new line")

    def action_go_on(self) -> None:
        """Keep it."""
        self.after_keys(self._keep)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """What is written is kept while it is written."""
        event.stop()
        self._words = self.query_one(Editor).words
        if self._soon is None and self._words != self._written:
            self._soon = self.set_timer(_SOON_SECONDS, self._write_soon)

    def _write_soon(self) -> None:
        self._soon = None
        self.run_worker(self._write, thread=True, exit_on_error=True)

    def _keep(self) -> None:
        if self._write_now():
            self._back_to_settings()

    def _write_now(self) -> bool:
        """Write what stands there; whether it is written."""
        if self._before is None:
            return True
        self._words = self.query_one(Editor).words
        written = self._write()
        if not written:
            self.tell(_("The page could not be saved; it is as it was. Your lines are still here."))
        return written

    def _write(self) -> bool:
        """Write the latest words, from any thread; whether they are written."""
        with self._writing:
            words = self._words
            try:
                if words == self._written:
                    pass
                elif words == self._at_first and self._before is not None:
                    self._before.put_back()
                else:
                    write_people(self.house.program.places.people_file, words)
            except OSError:
                return False
            self._written = words
            return True

    def keep_unsent(self) -> None:
        """What was typed is not lost where the program is told to end."""
        self._write_now()

    def action_close(self) -> None:
        """Leave it as it was."""
        self.after_keys(self._close)

    def _close(self) -> None:
        if self._soon is not None:
            self._soon.stop()
        self._words = self._at_first
        self._write()
        self._back_to_settings()

    def _back_to_settings(self) -> None:
        from nvc_coach.tui.screens.settings import SettingsPage

        self.coach.show_page(SettingsPage())

    def help_text(self) -> str:
        """Whose page this is."""
        return _(
            "This page is yours alone, and one key away on every page: Esc, then m. Nobody else's "
            "numbers are ever put into it."
        )
