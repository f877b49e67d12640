"""What is looked for: words, beginnings of words, and phrases in quotation marks."""

import re
from dataclasses import dataclass
from typing import Final, Self

from nvc_coach.journal.searching.folding import folded
from nvc_coach.journal.searching.unspaced import in_pairs, is_unspaced

LEAST_LETTERS: Final = 2
"""Letters from which on a word is looked for as a beginning; one letter begins too many."""

_QUOTES: Final = re.compile('["\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other.

    Attributes:
        words: Folded, one blank between two.
        beginning: Whether the last word may go on.
    """

    words: str
    beginning: bool

    @property
    def match(self) -> str:
        """The term in the language of SQLite's full-text search; it holds nothing but words."""
        words = in_pairs(self.words).split()
        goes_on = self.beginning
        if is_unspaced(self.words[-1]):
            if is_unspaced(self.words[-2:][0]) and len(self.words) > 1:
                del words[-1]  # the end of what is typed need not be the end of what is written
            else:
                goes_on = True
        return f'"{" ".join(words)}"{"*" if goes_on else ""}'


@dataclass(frozen=True, slots=True)
class Query:
    """All of the terms must be found, anywhere in an entry and in any order."""

    terms: tuple[Term, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """What a person types: words as beginnings, in quotation marks exactly as they stand."""
        terms: list[Term] = []
        for number, piece in enumerate(_QUOTES.split(text)):
            quoted = number % 2 == 1
            for one in [piece] if quoted else piece.split():
                words = folded(one)
                if words:
                    last = words.rpartition(" ")[2]
                    terms.append(Term(words, not quoted and len(last) >= LEAST_LETTERS))
        return cls(tuple(dict.fromkeys(terms)))

    @property
    def match(self) -> str:
        """The query in the language of SQLite's full-text search."""
        return " ".join(term.match for term in self.terms)
