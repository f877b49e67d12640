"""What is kept while feelings or needs are picked, and how changes to it are taken back."""

from collections.abc import Sequence

from nvc_coach.practice.answers import Picks
from nvc_coach.practice.vocabulary import Word, folded

Chip = Word | str


class Kept:
    """Words of a vocabulary and own words, as *chips* in the order in which they were kept.

    Args:
        chips: What is kept at first.
    """

    def __init__(self, chips: Sequence[Chip] = ()) -> None:
        self.chips = tuple(chips)
        """What is kept."""
        self._changes: list[tuple[tuple[Chip, ...], Chip | None]] = []

    @property
    def answer(self) -> Picks:
        """What is kept, as an answer."""
        own = tuple(one for one in self.chips if isinstance(one, str))
        return Picks(tuple(one.id for one in self.chips if isinstance(one, Word)), own)

    def has_own(self, words: str) -> bool:
        """Whether own words are kept already, however they are written."""
        return any(isinstance(one, str) and folded(one) == folded(words) for one in self.chips)

    def keep(self, chip: Chip) -> None:
        """Keep one more."""
        self._changes.append((self.chips, chip))
        self.chips = (*self.chips, chip)

    def take_out(self, chip: Chip) -> None:
        """Keep it no longer."""
        self._changes.append((self.chips, None))
        self.chips = tuple(one for one in self.chips if one != chip)

    @property
    def last_kept(self) -> Chip | None:
        """What the last change kept; None where it took something out, "" without a change."""
        return self._changes[-1][1] if self._changes else ""

    def undo(self) -> None:
        """Take the last change back."""
        self.chips = self._changes.pop()[0]
