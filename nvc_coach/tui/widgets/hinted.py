"""A small question of the coach about what is written."""

from collections.abc import Sequence
from typing import Final

from nvc_coach.coach.hinting import Hint
from nvc_coach.practice.shortening import one_line
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import _

_WRITTEN_ON: Final = 40
"""How many characters more show that somebody went on without it."""
_FOLDED: Final = 16
"""How many characters of the words asked about there is room for in one line."""


class Hinted(Line):
    """One quiet hint below the step; where there is little room, one line that a key opens."""

    DEFAULT_CSS = """
    Hinted { border-left: dashed $line; padding: 0 1; margin-top: 1; max-height: 4; color: $quiet; }
    .-narrow Hinted, .-low Hinted { margin-top: 0; max-height: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.hint: Hint | None = None
        """What it asks; None while it is silent."""
        self.sentence = ""
        """What it asks, in full."""
        self._length = 0

    def ask(self, hint: Hint, sentence: str, texts: Sequence[str]) -> None:
        """Ask something.

        Args:
            hint: What.
            sentence: How it is said.
            texts: What it is about, as it stands now.
        """
        self.hint, self.sentence = hint, sentence
        self._length = sum(map(len, texts))
        self.fit()

    def fit(self) -> None:
        """Say it in the room there is."""
        if self.hint is None:
            self.say("")
        elif self.is_folded:
            phrase = one_line(self.hint.phrase, _FOLDED)
            self.say(_("A question about “{phrase}”: Esc i").format(phrase=phrase))
        else:
            self.say(_("{sentence}  Esc i hides").format(sentence=self.sentence))

    def is_ignored(self, texts: Sequence[str]) -> bool:
        """Whether somebody has changed what it asks about, or has written on without it."""
        asked_about = self.hint is not None and any(self.hint.phrase in one for one in texts)
        return not asked_about or sum(map(len, texts)) > self._length + _WRITTEN_ON

    @property
    def is_folded(self) -> bool:
        """Whether there is room for one line only."""
        return self.screen.has_class("-narrow") or self.screen.has_class("-low")

    def put_away(self) -> None:
        """Be silent."""
        self.hint = None
        self.fit()
