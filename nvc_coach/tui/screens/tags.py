"""Filing an entry under words of one's own."""

from nvc_coach.journal.entry import Entry
from nvc_coach.services.entry_changes import file_under
from nvc_coach.services.hindrance import NotDone
from nvc_coach.services.words_so_far import TAGS
from nvc_coach.tui.screens.words_page import WordsPage
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import _


class Tags(WordsPage):
    """One word, or a few together, on each line."""

    PLACE = TAGS

    def heading(self) -> str:
        """What is asked for."""
        return _("Which tags is it to have?")

    def explanation(self) -> str:
        """How they are written."""
        return _("One on each line. An empty page takes all away.")

    def opened(self) -> None:
        """See meanwhile which there are."""
        super().opened()
        self.run_worker(self._look, thread=True, exit_on_error=True)

    def _look(self) -> None:
        known = [one.shown for one in self.house.program.store.named("tag")]
        if known:
            self.app.call_from_thread(self._tell_known, known)

    def _tell_known(self, known: list[str]) -> None:
        if not self.stands:
            return
        there = _("So far there are: {tags}.").format(tags=", ".join(known[:12]))
        self.query_one("#explanation", Line).say(f"{self.explanation()} {there}")

    def words_at_first(self) -> str:
        """The tags it has."""
        return "\n".join(self._entry.tags)

    def keep_words(self, words: str) -> Entry | NotDone:
        """File it under them."""
        return file_under(self.house.program, self._entry.id, words.split("\n"), sent=True)

    def help_text(self) -> str:
        """What they are for."""
        return _(
            "Tags are words under which you want to find an entry again: work, my sister, the "
            "move. In your entries, left and right lead to a list of them."
        )
