"""Filing an entry under words of one's own."""

from nvc_coach.journal.entry import Entry
from nvc_coach.services.entry_changes import file_under
from nvc_coach.services.not_kept import NotKept
from nvc_coach.services.words_so_far import TAGS
from nvc_coach.tui.screens.words_page import WordsPage
from nvc_coach.wording import _


class Tags(WordsPage):
    """One word, or a few together, on each line."""

    PLACE = TAGS

    def heading(self) -> str:
        """What is asked for."""
        return _("Which tags is it to have?")

    def explanation(self) -> str:
        """How they are written, and which there are."""
        known = [one.shown for one in self.house.program.store.named("tag")]
        told = _("One on each line. An empty page takes all away.")
        there = _("So far there are: {tags}.").format(tags=", ".join(known[:12]))
        return f"{told} {there}" if known else told

    def words_at_first(self) -> str:
        """The tags it has."""
        return "\n".join(self._entry.tags)

    def keep_words(self, words: str) -> Entry | NotKept:
        """File it under them."""
        return file_under(self.house.program, self._entry.id, words.split("\n"), sent=True)

    def help_text(self) -> str:
        """What they are for."""
        return _(
            "Tags are words under which you want to find an entry again: work, my sister, the "
            "move. In your entries, left and right lead to a list of them."
        )
