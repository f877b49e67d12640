"""Finding names in texts: whole words, in any case, and within writing that has no spaces.

A name ends where its word ends, so "Dan" is in "Dan's" and not in "dance". Where words are not
parted by spaces, or endings are written onto them as in Korean, a name is found wherever it stands.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
_APOSTROPHES: Final = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
_APOSTROPHE: Final = re.compile(f"[{_APOSTROPHES}]")
_INITIAL: Final = re.compile(r"(\w)(\.?)")
_ALSO_WORDS: Final = frozenset("AIO")
"""Initials that are words of their own where no full stop follows, in English and beside it."""
# Thai, Lao, Tibetan; Burmese; Korean letters; Khmer; kana and Chinese signs; Korean syllables.
_UNSPACED: Final = (
    "\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff"
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
_IS_UNSPACED: Final = re.compile(f"[{_UNSPACED}]")
_MARKS_IN: Final = range(0x300, 0x1F000)
# With and without its dot, an "i" is the same letter to whoever looks for a name in any case.
_DOTS: Final = {ord("\N{COMBINING DOT ABOVE}"): None, ord("\N{LATIN SMALL LETTER DOTLESS I}"): "i"}
_SHORTEST_BEGINNING: Final = 2


def folded(name: str) -> str:
    """A name as it is compared: the same in any case, with any apostrophe, however composed."""
    text = unicodedata.normalize("NFD", " ".join(name.split())).casefold()
    text = _APOSTROPHE.sub("'", text).translate(_DOTS)
    return unicodedata.normalize("NFC", text)


def initial_of(name: str) -> str | None:
    """The letter, where a name is no more than an initial: ``D`` and ``D.``; else None."""
    found = _INITIAL.fullmatch(name)
    return found[1] if found and not _IS_UNSPACED.match(name) else None


def pattern_of(names: Iterable[str], exactly: Iterable[str] = ()) -> re.Pattern[str]:
    """What finds any of the names, the longest first.

    Args:
        names: In any case; initials only as they are written.
        exactly: Only as they are written, or in capitals alone.
    """
    by_first: dict[str, dict[str, str]] = {}
    for name in names:
        initial = initial_of(name)
        if initial is not None:
            by_first.setdefault(initial, {})[initial] = _initial(initial)
            continue
        for form in _forms(name):
            by_first.setdefault(form[0].lower(), {})[form] = _written(form)
    for name in exactly:
        for form in _forms(name):
            ways = by_first.setdefault(form[0].lower(), {})
            ways.setdefault(form, f"(?-i:{_written(form)})")
    if not by_first:
        return re.compile(r"(?!)")
    first = "".join(map(re.escape, by_first))
    ways_in = "|".join(map(_longest_first, by_first.values()))
    edge = _edge_of_a_word()
    return re.compile(f"(?=[{first}]){edge}(?:{ways_in}){edge}", re.IGNORECASE)


def beginning_before_ellipsis(text: str, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Names of which a text holds the beginning alone, because it was cut short there.

    Gives the place of each beginning, of two letters at least, and the name.
    """
    known = [*names]
    longest = max(map(len, known), default=0)
    for found in re.finditer(ELLIPSIS, text):
        end = found.start()
        for start in range(max(end - longest, 0), end - 1):
            at_a_word = start == 0 or not text[start - 1].isalnum()
            beginning = folded(text[start:end]) if at_a_word else ""
            if len(beginning) < _SHORTEST_BEGINNING:
                continue
            name = next((one for one in known if one.startswith(beginning)), None)
            if name is not None:
                yield start, end, name
                break


def _forms(name: str) -> Iterator[str]:
    """The ways in which the same name may be written down, beyond great and small letters."""
    for form in dict.fromkeys((name, name.upper())):
        yield from dict.fromkeys(unicodedata.normalize(one, form) for one in ("NFC", "NFD"))


def _longest_first(forms: dict[str, str]) -> str:
    by_length = sorted(forms, key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(forms[one] for one in by_length)})"


def _initial(letter: str) -> str:
    stop = r"\.(?!\w)" if letter in _ALSO_WORDS else r"(?:\.(?!\w))?"
    return f"(?-i:{re.escape(letter)}{stop})"


def _written(name: str) -> str:
    words = (re.escape(_APOSTROPHE.sub("'", word)) for word in name.split())
    return r"\s+".join(words).replace("'", f"[{_APOSTROPHES}]")


@cache
def _edge_of_a_word() -> str:
    """No letter before, or none after; only those of writing that parts its words count."""
    letter = f"(?:(?![{_UNSPACED}])(?:[^\\W_]|[{_marks()}]))"
    return f"(?:(?<!{letter})|(?!{letter}))"


@cache
def _marks() -> str:
    """The marks that belong to the letter before them, as ranges for a pattern."""
    ranges: list[list[int]] = []
    for code in _MARKS_IN:
        if unicodedata.category(chr(code)).startswith("M"):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
