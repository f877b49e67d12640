"""Looking back on a practice that was finished some time ago."""

from nvc_coach.journal.entry import Entry
from nvc_coach.services.entry_changes import look_back
from nvc_coach.services.not_kept import NotKept
from nvc_coach.services.reading import begun_in_words
from nvc_coach.services.words_so_far import LOOKING_BACK
from nvc_coach.tui.screens.words_page import WordsPage
from nvc_coach.wording import _


class LookBack(WordsPage):
    """What one sees now; it stands behind what was said then, with today's date."""

    PLACE = LOOKING_BACK

    def heading(self) -> str:
        """What is asked for."""
        return _("Looking back: how is it now?")

    def explanation(self) -> str:
        """What it is about."""
        return begun_in_words(self._entry)

    def keep_words(self, words: str) -> Entry | NotKept:
        """Add them to the entry."""
        return look_back(self.house.program, self._entry.id, words, sent=True)

    def help_text(self) -> str:
        """What becomes of it."""
        return _(
            "What you write here is kept in the entry with today's date, apart from what you said "
            "then, which stays as it is. You can look back as often as you like."
        )
