"""Sentences that nobody said, in words that come as often as in a natural language."""

import itertools
import random
from typing import Final

_COMMON_WORDS: Final = (
    "the to and i of a that he she it in was my you is not we me they for have had on with as at",
    "his her this but said when so what there all from or would about then know time been be",
    "could only their if how day who always never because them want did one more just like home",
)
_SYLLABLES: Final = ("ba de fi go hu ka le mi no pu ra se", "ti vo wa br st cl ar en is on ul el")
_MADE_WORDS: Final = 8000


class Prose:
    """Sentences whose words come as often as in a natural language: the n-th, 1/(n + 2.7) times.

    Args:
        chance: Where the choices come from.
    """

    def __init__(self, chance: random.Random) -> None:
        syllables = " ".join(_SYLLABLES).split()
        made = [
            "".join(chance.choices(syllables, k=chance.randint(2, 3))) for _ in range(_MADE_WORDS)
        ]
        self._chance = chance
        self._words = list(dict.fromkeys([*" ".join(_COMMON_WORDS).split(), *made]))
        weights = (1 / (rank + 2.7) for rank in range(1, len(self._words) + 1))
        self._weights = list(itertools.accumulate(weights))

    def words(self, count: int) -> list[str]:
        """So many words, one after the other."""
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)

    def text(self, sentences: int) -> str:
        """So many sentences of natural length."""
        return " ".join(
            f"{' '.join(self.words(self._chance.randint(4, 11))).capitalize()}."
            for _ in range(sentences)
        )
