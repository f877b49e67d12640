"""What returns, opened: by name, with each practice to be read."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from nvc_coach.insight.returning import Chain
from nvc_coach.journal.errors import JournalError
from nvc_coach.services.days import in_short
from nvc_coach.services.patterns_in_words.returning import chain_without_days
from nvc_coach.services.states import state_in_words
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.patterns import Looked, PatternsPage
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _


class Returning(Page):
    """The practices that belong together, under the name they share where they share one.

    Args:
        chains: At least one.
        looked: Where one comes back to.
        at: The id of the entry that one came from.
    """

    DEFAULT_CSS = """
    Returning Rows { height: 1fr; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((CLOSE,))]

    def __init__(self, chains: Sequence[Chain], looked: Looked, at: str = "") -> None:
        super().__init__()
        self._chains, self._looked, self._at = tuple(chains), looked, at

    def compose_column(self) -> ComposeResult:
        """The list."""
        yield Line(_("What returns"), classes="heading")
        rows = Rows(aligned=True)
        rows.show([row for chain in self._chains for row in _rows(chain)][:-1], at=self._at)
        yield rows

    def opened(self) -> None:
        """Say what Enter does."""
        self.query_one(Footer).enter = _("Enter opens it")

    def take_focus(self) -> None:
        """The list."""
        self.set_focus(self.query_one(Rows))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Read it."""
        from nvc_coach.tui.screens.entry import EntryPage

        entry_id = event.row.name
        try:
            entry = self.house.program.store.read(entry_id)
        except JournalError as error:
            self.tell(error.sentence)
            return
        chains, looked = self._chains, self._looked
        self.coach.show_page(EntryPage(entry, back=lambda: Returning(chains, looked, entry_id)))

    def action_close(self) -> None:
        """Back to the patterns."""
        self.coach.show_page(PatternsPage(self._looked))

    def help_text(self) -> str:
        """What is listed."""
        return _(
            "Practices that go on from one another, or are about the same person. Enter reads one."
        )


def _rows(chain: Chain) -> Iterator[Row]:
    """A heading, the practices, and a blank row."""
    told = chain_without_days(chain)
    yield Row(
        _("{person}: {practices}").format(person=chain.person, practices=told)
        if chain.person
        else told
    )
    for one in chain.practices:
        state = state_in_words(one.state)
        beside = _("{title} · {state}").format(title=one.title, state=state)
        yield Row(in_short(one.day), beside, name=one.id)
    yield Row("")
