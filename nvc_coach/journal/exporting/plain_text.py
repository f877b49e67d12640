"""A page as plain text: for paper, for a screen reader, for whatever opens it in fifty years.

Nothing is drawn. What the program says and asks begins at the margin, words of the person are set
in by two spaces; an empty line parts one thing from the next, two go before a heading.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from nvc_coach.journal.exporting.page import (
    Asked,
    Block,
    Items,
    Note,
    Page,
    Said,
    Verbatim,
    on_one_line,
)
from nvc_coach.journal.exporting.visible import visible

COLUMNS: Final = 72
_SET_IN: Final = "  "
_WORDS: Final = re.compile(r"[ \t]*[^ \t]+|[ \t]+\Z")
_CLOSING: Final = frozenset({"Pe", "Pf", "Po", "Lm", "Mn", "Mc"})
_TAB_COLUMNS: Final = 4


def as_text(page: Page) -> str:
    """The text; no line has more than 72 columns but where a single word does."""
    told = ["\n".join((*wrapped(page.title), "", *_lead(page)))]
    for section in page.sections:
        told.append("\n".join(("", *wrapped(on_one_line(section.heading)))))
        told += ("\n".join(_passage(passage)) for passage in section.passages)
    return "\n\n".join(told) + "\n"


def wrapped(text: str, columns: int = COLUMNS) -> list[str]:
    """The lines of `text`, each broken between words where it is longer than so many columns.

    A break takes the place of one space. Writing without spaces is broken between its signs, and
    what is one word stays one, however long.
    """
    return [part for line in visible(text).split("\n") for part in _broken(line, columns)]


def _lead(page: Page) -> list[str]:
    return [part for sentence in page.lead for part in wrapped(on_one_line(sentence))]


def _passage(passage: tuple[Block, ...]) -> Iterator[str]:
    for number, block in enumerate(passage):
        if number and not isinstance(block, Note):
            yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Asked(text):
            yield from wrapped(text)
        case Said(text):
            yield from _set_in(text, _SET_IN)
        case Items(texts):
            for text in texts:
                first, *others = _set_in(text, "    ")
                yield f"  - {first.removeprefix('    ')}"
                yield from others
        case Note(text):
            yield from wrapped(on_one_line(text))
        case Verbatim(text):
            yield from visible(text).removesuffix("\n").split("\n")


def _set_in(text: str, margin: str) -> list[str]:
    return [f"{margin}{one}" if one else "" for one in wrapped(text, COLUMNS - len(margin))]


def _broken(line: str, columns: int) -> Iterator[str]:
    current, width = "", 0
    for piece in _pieces(line):
        wide = _width(piece)
        # What hangs over the edge of the page as spaces alone disturbs nobody.
        if current.strip() and width + wide > columns and piece.strip():
            yield current
            piece = piece[1:] if piece[0] in " \t" else piece  # noqa: PLW2901  # the break stands for it
            current, width = piece, _width(piece)
        else:
            current, width = current + piece, width + wide
    yield current


def _pieces(line: str) -> Iterator[str]:
    """What may not be broken: words with the spaces before them, or signs as wide as two."""
    for word in _WORDS.findall(line):
        if word.isascii():
            yield word
            continue
        start = 0
        for at in range(1, len(word)):
            if _may_break(word[at - 1], word[at]):
                yield word[start:at]
                start = at
        yield word[start:]


def _may_break(before: str, after: str) -> bool:
    """Whether a line of writing without spaces may end between two signs."""
    wide = _is_wide(before) or _is_wide(after)
    joined = unicodedata.category(after) in _CLOSING or unicodedata.category(before) in ("Ps", "Pi")
    return wide and not joined and not before.isspace() and _is_ideographic(before, after)


def _is_ideographic(before: str, after: str) -> bool:
    """Whether both are letters or marks of such writing, not parts of an emoji."""
    return all(unicodedata.category(one)[0] in "LP" for one in (before, after))


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _width(text: str) -> int:
    if text.isascii():
        return len(text) + (_TAB_COLUMNS - 1) * text.count("\t")
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if char == "\t":
        return _TAB_COLUMNS
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if _is_wide(char) else 1
