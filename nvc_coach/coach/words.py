"""The words of a text with their places, as far as the coach has to tell them apart."""

import re
from typing import Final, NamedTuple

# Whatever is neither white space nor punctuation is part of a word, combining marks included.
_LETTER: Final = (
    r"[^\s\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb-\xbf\xd7\xf7"
    r"\u2000-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u303f\ufeff\uff01-\uff0f]"
)
_WORD: Final = re.compile(rf"{_LETTER}+(?:['\u2019\u02bc\u2010\u2011-]{_LETTER}+)*")
_SHAPES: Final = str.maketrans(
    {"\u2019": "'", "\u02bc": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"}
)
_BETWEEN: Final = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_ENDING: Final = frozenset(".!?\u2026\u3002\uff01\uff1f")
# Behind these a capital letter says nothing of the word.
_BEGINNING: Final = frozenset(":;\n\u2022*\u201c\u201e\u00ab\u2018\"'([")


class Token(NamedTuple):
    """A word of a text.

    Attributes:
        word: As it is compared: case and the shapes of apostrophes and hyphens do not count.
        start: Where it begins in the text, in code points.
        end: Where it ends, exclusive.
        joined: Whether nothing but white space stands between it and the word before.
        begins: Whether a sentence, or a paragraph, begins with it.
        named: Whether it has a capital where only names have one.
    """

    word: str
    start: int
    end: int
    joined: bool
    begins: bool
    named: bool


def words_in(text: str) -> list[Token]:
    """The words of a text, in order."""
    tokens: list[Token] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        between = text[last:start]
        begins = not tokens or not _ENDING.isdisjoint(between) or between.count("\n") > 1
        open_to_capitals = begins or not _BEGINNING.isdisjoint(between)
        written = match[0]
        tokens.append(
            Token(
                folded(written),
                start,
                end,
                not begins and _BETWEEN.fullmatch(between) is not None,
                begins,
                not open_to_capitals and _has_a_capital(written),
            )
        )
        last = end
    return tokens


def spelled(phrase: str) -> list[str]:
    """The words of a phrase as they are compared, wherever they stand."""
    return [folded(word) for word in _WORD.findall(phrase)]


def folded(word: str) -> str:
    """A word as it is compared."""
    if word.isascii():
        return word.lower()
    import unicodedata  # half a megabyte that most texts never need

    return unicodedata.normalize("NFC", word.translate(_SHAPES)).casefold()


def _has_a_capital(written: str) -> bool:
    """Whether a word is written as names are: not "I'm", and not SHOUTED."""
    if not written[0].isupper():
        return False
    return len(re.split(r"['\u2019-]", written, maxsplit=1)[0]) > 1 and not written.isupper()
