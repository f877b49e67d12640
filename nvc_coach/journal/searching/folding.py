"""Texts as they are compared while searching: no case, no accents, nothing but words.

Both what is kept in the index and what is looked for pass through here, so that neither depends on
what a database takes for a letter. The tables are those of :mod:`unicodedata`.
"""

import re
from typing import Final

from nvc_coach.journal.searching.unspaced import in_pairs


def folded(text: str) -> str:
    """The words of a text, one blank between two: without case, accents and vowel points.

    A letter that stands for several ("ﬁ", "ß") becomes these; letters put together from parts, as
    in Korean, come apart, so that the beginning of one is found while it is being typed.
    """
    if text.isascii():
        return " ".join(_ASCII_WORD.findall(text.lower()))
    return " ".join(text.translate(_FOLDS).split())


def indexed(text: str) -> str:
    """A text as the index holds it: its words, and what is written without blanks in pairs.

    Plain ASCII is left as it is: of that, the database takes the same for words as :func:`folded`.
    """
    return text if text.isascii() else in_pairs(folded(text))


def folded_character(char: str) -> str:
    """What one character counts as: letters, a blank, or nothing for an accent."""
    return _FOLDS[ord(char)]


_ASCII_WORD: Final = re.compile("[a-z0-9]+")

# Accents of Latin, Greek and Cyrillic; the points of Hebrew; the vowel signs of Arabic, and the
# stroke that only lengthens a line. Other marks, as in Thai or Hindi, belong to the spelling.
_DROPPED: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u200b-\u200f\u00ad\ufe00-\ufe0f]"
)


class _Folds(dict[int, str]):
    """What each character counts as, found out when it first comes up."""

    def __missing__(self, code: int) -> str:
        import unicodedata  # half a megabyte that texts in plain ASCII never need

        parts = unicodedata.normalize("NFKD", chr(code)).casefold()
        parts = _DROPPED.sub("", unicodedata.normalize("NFKD", parts))
        found = "".join(part if unicodedata.category(part)[0] in "LNM" else " " for part in parts)
        self[code] = found
        return found


_FOLDS: Final = _Folds()
