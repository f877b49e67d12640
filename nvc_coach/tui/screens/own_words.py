"""One's own words for needs and feelings, each with the group it counts with."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from nvc_coach.services.hindrance import NotDone
from nvc_coach.services.own_words import Listed, listed
from nvc_coach.services.own_words_in_words import kind_in_words, place_in_words
from nvc_coach.services.patterns import Collected
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.patterns import Looked, PatternsPage
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _


class OwnWordsPage(Page):
    """The words; one that is chosen can be filed under a group.

    Args:
        looked: What was looked at in the patterns, to come back to it.
        at: The word that one comes from.
        told: What is to be said of it.
    """

    DEFAULT_CSS = """
    OwnWordsPage Rows { height: 1fr; }
    OwnWordsPage #about { margin-bottom: 1; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((CLOSE,))]

    def __init__(self, looked: Looked, at: str = "", told: str = "") -> None:
        super().__init__()
        self._looked, self._at, self._told = looked, at, told
        self._words: tuple[Listed, ...] = ()

    def compose_column(self) -> ComposeResult:
        """The list."""
        yield Line(_("Your own words"), classes="heading")
        yield Line(_("Looking ..."), id="about", classes="quiet")
        yield Rows(aligned=True)

    def opened(self) -> None:
        """Look for them meanwhile, and say what came of filing one."""
        self.run_worker(self._look, thread=True, exit_on_error=True)
        self.tell(self._told)

    def ready(self) -> None:
        """Keys wait for the list: Enter is meant for what is in it."""

    def _look(self) -> None:
        collected = self._looked.collected or Collected()
        found = listed(self.house.program, collected.practices)
        self.app.call_from_thread(self._found, found)

    def _found(self, found: tuple[Listed, ...] | NotDone) -> None:
        if not self.stands:
            return
        if isinstance(found, NotDone):
            about = found.sentence
        elif found:
            about = _("Each counts by itself, or with the group that you file it under.")
            self._words = found
        else:
            about = _("There are no words of your own for feelings or needs yet.")
        self.query_one("#about", Line).say(about)
        self.query_one(Rows).show([*_rows(self._words)], at=self._at)
        self.query_one(Footer).enter = _("Enter files it") if self._words else ""
        super().ready()

    def take_focus(self) -> None:
        """The list."""
        self.set_focus(self.query_one(Rows))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Ask under which group."""
        from nvc_coach.tui.screens.filing import FilingPage

        if not self.house.writable:
            self.tell(_("Another nvc-coach has the journal open, so here it can only be read."))
            return
        one = next(word for word in self._words if word.id == event.row.name)
        self.coach.show_page(FilingPage(one, self._looked))

    def action_close(self) -> None:
        """Back to the patterns."""
        self.coach.show_page(PatternsPage(self._looked))

    def help_text(self) -> str:
        """What filing does."""
        return _(
            "Words that you wrote instead of picking one from the list. Filed under a group, such "
            "a word counts with it in what shows over time, also where you wrote it long ago; your "
            "entries stay as they are. You can take it back whenever you like: by itself."
        )


def _rows(words: tuple[Listed, ...]) -> Iterator[Row]:
    """The words of each kind under a heading, with a blank row between."""
    kind = None
    for one in words:
        if one.kind != kind:
            if kind is not None:
                yield Row("")
            yield Row(kind_in_words(one.kind))
            kind = one.kind
        yield Row(f'"{one.word}"', place_in_words(one), name=one.id)
