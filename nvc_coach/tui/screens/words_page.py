"""Writing a few words about an entry: what all such pages have in common.

What is written is kept as it comes, unsent, and stands there again on return.
"""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.widgets import TextArea

from nvc_coach.journal.entry import Entry
from nvc_coach.services.hindrance import NotDone
from nvc_coach.services.words_so_far import WordsSoFar
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, GO_ON, WAYS, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.question import Question
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import N_, _

KEEP = replace(GO_ON, label=N_("keep it"), meaning=N_("what you wrote, in the entry"))


def not_kept_yet() -> Question:
    """What is to become of words that stand there and are not kept: "k", "g" or "n"."""
    return Question(
        _("What you wrote here is not kept yet."),
        [("k", _("keep it")), ("g", _("go back to it")), ("n", _("keep nothing of it"))],
    )


def begun_earlier() -> str:
    """That words are there from the last time."""
    return _("You began to write this earlier.")


class WordsPage(Page):
    """An editor, and words that are kept in an entry.

    Args:
        entry: The entry.
    """

    PLACE: ClassVar[str]
    """Where in the entry they stand while they are written."""

    DEFAULT_CSS = """
    WordsPage Editor {
        height: 1fr; min-height: 3; margin-top: 1; border-left: vkey $line; padding: 0 1;
    }
    WordsPage Editor:focus { border-left: vkey $accent; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (KEEP, CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (KEEP, CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((KEEP, CLOSE))]

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        self._so_far: WordsSoFar | None = None
        self._kept_words = ""
        self._keeping = False

    # ------------------------------------------------------------------ what each is about

    def heading(self) -> str:
        """What is asked for."""
        raise NotImplementedError

    def explanation(self) -> str:
        """A quiet line below that."""
        raise NotImplementedError

    def words_at_first(self) -> str:
        """What stands there already."""
        return ""

    def keep_words(self, words: str) -> Entry | NotDone:
        """Keep the words; it is called in a thread of its own."""
        raise NotImplementedError

    # ------------------------------------------------------------------ the page

    def compose_column(self) -> ComposeResult:
        """What is asked for, and room for it."""
        yield Line(self.heading(), classes="heading")
        yield Line(self.explanation(), id="explanation", classes="quiet")
        yield Editor()

    def opened(self) -> None:
        """Begin with what stands there."""
        editor = self.query_one(Editor)
        editor.set_words(self.words_at_first())
        self._kept_words = editor.words
        self._so_far = WordsSoFar(self.house.program, self._entry.id, self.PLACE)
        if self._so_far.words:
            editor.set_words(self._so_far.words)
            self.tell(begun_earlier())

    def take_focus(self) -> None:
        """The editor."""
        self.set_focus(self.query_one(Editor))
        self.query_one(Footer).enter = _("Enter starts a new line")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """What is written is kept as it comes."""
        event.stop()
        self.keep_unsent()

    def action_go_on(self) -> None:
        """Keep it."""
        self.after_keys(self._keep)

    def _keep(self) -> None:
        words = self.query_one(Editor).words
        if words == self._kept_words:
            self._back(_("Nothing was changed."))
        elif not self._keeping:
            self._keeping = True
            self.tell(_("Keeping it ..."))
            meanwhile = partial(self._keep_meanwhile, words)
            self.run_worker(meanwhile, thread=True, exit_on_error=True)

    def _keep_meanwhile(self, words: str) -> None:
        self.app.call_from_thread(self._done, words, self.keep_words(words))

    def _done(self, words: str, kept: Entry | NotDone) -> None:
        self._keeping = False
        if self._so_far is not None:
            self._so_far.sent()
        if not isinstance(kept, NotDone):
            self._entry, self._kept_words = kept, words
            self.house.kept.add(kept.id)
        with suppress(NoMatches):  # a page that is taken apart has nothing on it any more
            self.keep_unsent()
        if not self.stands or self.coach.page is not self:
            return
        if isinstance(kept, NotDone):
            self.tell(kept.sentence)
            return
        if self.query_one(Editor).words != words:
            self.tell(_("Kept. You wrote on meanwhile: ^N keeps that too."))
        else:
            self._back(_("Kept."))

    def keep_unsent(self) -> None:
        """What is written and not sent is there again on return."""
        if self._so_far is None:
            return
        words = self.query_one(Editor).words
        if words == self._kept_words:
            self._so_far.let_go()
        else:
            self._so_far.keep(words)
            self.house.kept.add(self._entry.id)

    def action_close(self) -> None:
        """Go back; words that are not kept yet are asked about."""
        self.after_keys(self._close)

    def _close(self) -> None:
        if self.query_one(Editor).words == self._kept_words:
            self._back("")
            return

        def decided(answer: str | None) -> None:
            if answer == "k":
                self._keep()
            elif answer == "n":
                self.query_one(Editor).set_words(self._kept_words)
                self.keep_unsent()
                self._back("")

        self.app.push_screen(not_kept_yet(), decided)

    def _back(self, told: str) -> None:
        from nvc_coach.tui.screens.entry import entry_again

        self.coach.show_page(entry_again(self.house, self._entry.id, told))
