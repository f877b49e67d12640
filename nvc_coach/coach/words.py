"""The words of a text with their places, as far as the coach has to tell them apart."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, NamedTuple

# Whatever is neither white space nor punctuation is part of a word, combining marks included.
_LETTER: Final = (
    r"[^\s\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb-\xbf\xd7\xf7"
    r"\u2000-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u303f\ufeff\uff01-\uff0f\uff1a-\uff20]"
)
_WORD: Final = re.compile(rf"{_LETTER}+(?:['\u2019\u02bc\u2010\u2011-]{_LETTER}+)*")
_WORDS: Final = re.compile(f"({_WORD.pattern})")
_SHAPES: Final = str.maketrans(
    {"\u2019": "'", "\u02bc": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"}
)
_BETWEEN: Final = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_ENDING: Final = frozenset(".!?\u2026\u3002\uff01\uff1f")
_END: Final = re.compile(rf"[{''.join(sorted(_ENDING))}]|\n\s*\n")
# Behind these a capital letter says nothing of the word.
_BEGINNING: Final = frozenset(":;\n\u2022*\u201c\u201e\u00ab\u2018\"'([")


class Gap(NamedTuple):
    """What stands between a word and the one before it.

    Attributes:
        joined: Whether it is nothing but white space.
        begins: Whether a sentence, or a paragraph, begins behind it.
        capital: Whether a capital letter behind it says nothing of the word.
    """

    joined: bool
    begins: bool
    capital: bool


_FIRST: Final = Gap(joined=False, begins=True, capital=True)


@dataclass(frozen=True)
class Words:
    """The words of a text, in order. Whatever is asked of a word is asked by its number.

    Attributes:
        written: Each as it stands in the text.
        gaps: What stands before each.
    """

    written: Sequence[str] = field(repr=False)
    gaps: Sequence[Gap] = field(repr=False)
    _behind: Sequence[int] = field(repr=False)

    def __len__(self) -> int:
        return len(self.written)

    def begin(self, at: int) -> int:
        """Where a word begins in the text, in code points."""
        return self._behind[2 * at]

    def end(self, at: int) -> int:
        """Where a word ends in the text, exclusive."""
        return self._behind[2 * at + 1]

    def within(self, start: int, end: int) -> range:
        """The numbers of the words that begin between two places in the text."""
        numbers = range(len(self))
        return range(
            bisect_left(numbers, start, key=self.begin), bisect_left(numbers, end, key=self.begin)
        )


def words_in(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words of a text, or of some sentences of it, with their places in the whole text.

    Done in whole rows and not word by word: a long text is read while somebody goes on writing.
    """
    parts = _WORDS.split(text[start:end])
    between = parts[:-1:2]
    known = {one: _gap(one) for one in {*between}}
    gaps = [known[one] for one in between]
    if gaps:
        gaps[0] = _FIRST
    places = accumulate(map(len, parts[1:]), initial=start + len(parts[0]))
    return Words(parts[1::2], gaps, [*places])


def stretches(text: str, length: int) -> Iterator[tuple[int, int]]:
    """Where a text can be cut into stretches of whole sentences.

    Args:
        text: The text.
        length: How many code points a stretch has at least, if it is not the last.
    """
    start = 0
    while start < len(text):
        ends = _END.search(text, start + length)
        end = ends.end() if ends else len(text)
        yield start, end
        start = end


def _gap(between: str) -> Gap:
    begins = not _ENDING.isdisjoint(between) or between.count("\n") > 1
    return Gap(
        joined=not begins and _BETWEEN.fullmatch(between) is not None,
        begins=begins,
        capital=begins or not _BEGINNING.isdisjoint(between),
    )


def spelled(phrase: str) -> list[str]:
    """The words of a phrase as they are compared, wherever they stand."""
    return [folded(word) for word in _WORD.findall(phrase)]


def folded(word: str) -> str:
    """A word as it is compared."""
    if word.isascii():
        return word.lower()
    import unicodedata  # half a megabyte that most texts never need

    return unicodedata.normalize("NFC", word.translate(_SHAPES)).casefold()


def has_a_capital(written: str) -> bool:
    """Whether a word is written as names are: not "I'm", and not SHOUTED."""
    if not written[0].isupper():
        return False
    return len(re.split(r"['\u2019-]", written, maxsplit=1)[0]) > 1 and not written.isupper()
