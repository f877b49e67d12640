"""The entries: a list, newest first."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from nvc_coach.journal.errors import JournalError
from nvc_coach.journal.store import Listing, Summary
from nvc_coach.services.days import moment_near
from nvc_coach.services.reading import state_in_words
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _, ngettext


class Entries(Page):
    """Titles, days and how each stands; no words of theirs, for screens may be watched.

    Args:
        only_open: Whether only those are shown that can be gone on with.
    """

    DEFAULT_CSS = """
    Entries Rows { height: 1fr; }
    Entries #about { margin-bottom: 1; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((CLOSE,))]

    def __init__(self, *, only_open: bool = False, at: str = "") -> None:
        super().__init__()
        self._only_open, self._at = only_open, at

    def compose_column(self) -> ComposeResult:
        """The list, once it is read."""
        yield Line(_("What is open") if self._only_open else _("Your entries"), classes="heading")
        yield Line(_("Looking ..."), id="about", classes="quiet")
        yield Rows(aligned=True)

    def opened(self) -> None:
        """Read the journal meanwhile."""
        self.run_worker(self._look, thread=True, exit_on_error=True)

    def ready(self) -> None:
        """Keys wait for the list: Enter is meant for what is in it."""

    def _look(self) -> None:
        self.house.program.settle()
        listing = self.house.program.store.listing()
        self.app.call_from_thread(self._found, listing)

    def _found(self, listing: Listing) -> None:
        if not self.is_mounted:
            return
        shown = [one for one in listing.entries if not self._only_open or one.state == "open"]
        rows = self.query_one(Rows)
        rows.show([self._row(one) for one in shown], at=self._at)
        self.query_one("#about", Line).say(_about(len(shown), len(listing.damaged)))
        self.query_one(Footer).enter = _("Enter opens it") if shown else ""
        self.set_focus(rows)
        super().ready()

    def _row(self, one: Summary) -> Row:
        when = moment_near(one.started, self.house.program.clock())
        told = _("{title} · {state}").format(title=one.title, state=state_in_words(one.state))
        return Row(when, told, name=one.id)

    def take_focus(self) -> None:
        """The list."""
        self.set_focus(self.query_one(Rows))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Read it."""
        from nvc_coach.tui.screens.entry import EntryPage

        try:
            entry = self.house.program.store.read(event.row.name)
        except JournalError as error:
            self.tell(error.sentence)
            return
        self.coach.show_page(EntryPage(entry, only_open=self._only_open))

    def action_close(self) -> None:
        """Home."""
        self.coach.go_home()

    def help_text(self) -> str:
        """What is listed."""
        return _(
            "Every practice that was kept, newest first. Enter reads one; there it can be gone on "
            "with, set aside, or let go of."
        )


def _about(shown: int, damaged: int) -> str:
    told = []
    if not shown:
        told.append(
            _("There are no entries that can be read.") if damaged else _("There are none yet.")
        )
    if damaged:
        told.append(
            ngettext(
                "{count} file could not be read; nvc-coach doctor names it.",
                "{count} files could not be read; nvc-coach doctor names them.",
                damaged,
            ).format(count=damaged)
        )
    return "\n".join(told)
