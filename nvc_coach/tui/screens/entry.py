"""An entry, to be read, gone on with, set aside or let go of."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.errors import NotSavedError
from nvc_coach.services.practising import set_aside
from nvc_coach.services.reading import (
    begun_in_words,
    entry_in_words,
    finished_again,
    recap_paragraphs,
)
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.question import Question
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import N_, _

GO_ON_WITH = Command(
    action="go_on_with",
    label=N_("go on with it"),
    meaning=N_("from where you were"),
    letter="o",
    single=True,
)
ASIDE = Command(
    action="aside",
    label=N_("set it aside"),
    meaning=N_("it stays here, and no longer asks"),
    letter="a",
    single=True,
)
WHOLE = Command(
    action="whole",
    label=N_("all of it"),
    meaning=N_("every question and answer, on every pass"),
    letter="w",
    single=True,
)
NOTHING = Command(
    action="nothing",
    label=N_("keep nothing of it"),
    meaning=N_("it will be gone for good"),
    letter="n",
    single=True,
)


class EntryPage(Page):
    """The closing's sentences first where it is finished, then all of it on a key.

    Args:
        entry: The entry.
        only_open: Whether the list it came from shows only what is open.
        back: Makes the page that one came from, where that is not the list of entries.
    """

    DEFAULT_CSS = """
    EntryPage VerticalScroll { height: 1fr; }
    EntryPage VerticalScroll:focus { background-tint: transparent; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        GO_ON_WITH, WHOLE, ASIDE, NOTHING, CLOSE, *EVERYWHERE,
    )  # fmt: skip
    FOOTER: ClassVar[tuple[Command, ...]] = (GO_ON_WITH, WHOLE, CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((GO_ON_WITH, ASIDE, WHOLE, NOTHING, CLOSE))]

    def __init__(
        self,
        entry: Entry | NewerEntry,
        *,
        only_open: bool = False,
        back: Callable[[], Page] | None = None,
    ) -> None:
        super().__init__()
        self._back = back
        self._entry = entry
        self._only_open = only_open
        self._whole = False

    def compose_column(self) -> ComposeResult:
        """The text."""
        with VerticalScroll():
            yield Line(id="text")

    def take_focus(self) -> None:
        """The text scrolls with the arrows."""
        self._show()
        self.set_focus(self.query_one(VerticalScroll))

    def _show(self) -> None:
        entry = self._entry
        view = finished_again(self.house.program, entry) if isinstance(entry, Entry) else None
        if self._whole or view is None or not isinstance(entry, Entry):
            self._whole = True
            text = entry_in_words(entry)
        else:
            text = "\n\n".join((begun_in_words(entry), *recap_paragraphs(view)))
        self.query_one("#text", Line).say(text)
        self.query_one(Footer).show([one for one in self.FOOTER if self.available(one)])

    def available(self, command: Command) -> bool:
        """What can be done depends on how it stands, and on who writes."""
        entry = self._entry
        if command is WHOLE:
            return not self._whole
        if not isinstance(entry, Entry) or not self.house.writable:
            return command not in {GO_ON_WITH, ASIDE, NOTHING}
        if command is GO_ON_WITH:
            return entry.state != "finished"
        return command is not ASIDE or entry.state == "open"

    def action_whole(self) -> None:
        """All of it."""
        self._whole = True
        self._show()

    def action_go_on_with(self) -> None:
        """Go on where one was."""
        if self.available(GO_ON_WITH):
            self.coach.go_on_with(self._entry.id)

    def action_aside(self) -> None:
        """Set it aside."""
        if not self.available(ASIDE):
            return
        trouble = set_aside(self.house.program, self._entry.id)
        if trouble:
            self.tell(trouble)
        else:
            self.action_close()

    def action_nothing(self) -> None:
        """Let go of it, once it was asked."""
        if not self.available(NOTHING):
            return

        def decided(answer: str | None) -> None:
            if answer != "y":
                return
            try:
                self.house.program.discard(self._entry.id)
            except NotSavedError as error:
                still = _("So it is still in your journal.")
                self.tell(f"{error.sentence} {still}")
                return
            self.house.kept.discard(self._entry.id)
            self.action_close()

        self.app.push_screen(
            Question(
                _("It will be gone for good."),
                [("g", _("go back")), ("y", _("yes, keep nothing of it"))],
            ),
            decided,
        )

    def action_close(self) -> None:
        """Back to where one came from."""
        from nvc_coach.tui.screens.entries import Entries

        if self._back is not None:
            self.coach.show_page(self._back())
            return
        self.coach.show_page(Entries(only_open=self._only_open, at=self._entry.id))

    def help_text(self) -> str:
        """What can be read here."""
        return _("Arrows scroll. A finished practice is read back in its sentences first.")
