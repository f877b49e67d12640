"""Filing one of one's own words under a group of words."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from nvc_coach.practice.vocabulary import Group
from nvc_coach.services.hindrance import NotDone
from nvc_coach.services.own_words import Listed, file_own_word, groups_of
from nvc_coach.services.own_words_in_words import (
    filed_in_words,
    met_in_words,
    samples,
    which_group,
)
from nvc_coach.tui.commands import AS_IT_WAS, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.screens.own_words import OwnWordsPage
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.patterns import Looked
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _

_BY_ITSELF = "-"
"""What the row is called that takes a filing back; no group has such an id."""


class FilingPage(Page):
    """The groups there are, with some of their words; where the word counts now is marked.

    Args:
        word: The word.
        looked: What was looked at in the patterns, to come back to it.
    """

    DEFAULT_CSS = """
    FilingPage Rows { height: 1fr; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (AS_IT_WAS, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (AS_IT_WAS, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((AS_IT_WAS,))]

    def __init__(self, word: Listed, looked: Looked) -> None:
        super().__init__()
        self._word, self._looked = word, looked
        self._groups: dict[str, Group] = {}
        self._keeping = False

    def compose_column(self) -> ComposeResult:
        """The question, and the groups."""
        yield Line(which_group(self._word), classes="heading")
        yield Rows(aligned=True)

    def opened(self) -> None:
        """Begin where it counts now."""
        self._groups = {one.id: one for one in groups_of(self.house.program, self._word.kind)}
        at = self._word.group or _BY_ITSELF
        self.query_one(Rows).show([*self._rows()], at=at)
        self.query_one(Footer).enter = _("Enter lets it count there")

    def take_focus(self) -> None:
        """The list."""
        self.set_focus(self.query_one(Rows))

    def _rows(self) -> Iterator[Row]:
        yield Row(_("By itself"), _("as one word of its own"), name=_BY_ITSELF)
        heading = None
        for one in self._groups.values():
            if met_in_words(one) != heading:
                heading = met_in_words(one)
                yield Row("")
                if heading:
                    yield Row(heading)
            yield Row(one.label, samples(one), name=one.id)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """File it there; in a thread of its own, so that a slow disk holds no key up."""
        if not self._keeping:
            self._keeping = True
            self.tell(_("Keeping it ..."))
            meanwhile = partial(self._file, self._groups.get(event.row.name))
            self.run_worker(meanwhile, thread=True, exit_on_error=True)

    def _file(self, group: Group | None) -> None:
        program, word, looked = self.house.program, self._word, self._looked
        hindered = file_own_word(program, word.kind, word.word, group.id if group else None)
        if hindered is None and looked.collected is not None:
            looked.collected = looked.collected.with_own_words_of(program)
        self.app.call_from_thread(self._done, filed_in_words(group), hindered)

    def _done(self, told: str, hindered: NotDone | None) -> None:
        self._keeping = False
        if self.coach.page is not self:
            return
        if hindered is not None:
            self.tell(hindered.sentence)
            return
        self.coach.show_page(OwnWordsPage(self._looked, self._word.id, told))

    def action_close(self) -> None:
        """Back to the words, with nothing changed; what is being kept leads there by itself."""
        if not self._keeping:
            self.coach.show_page(OwnWordsPage(self._looked, self._word.id))

    def help_text(self) -> str:
        """What filing does."""
        return _(
            "Choose the group whose words are nearest to yours. Nothing in your entries changes; "
            "only what shows over time counts your word with that group. By itself takes it back."
        )
