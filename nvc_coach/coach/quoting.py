"""What stands in quotation marks: somebody's words, which nobody is asked about."""

import re
from typing import Final

_CLOSING: Final = {
    '"': '"',
    "\u201c": "\u201d",
    "\u201e": "\u201c",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u2039": "\u203a",
    "\u300c": "\u300d",
    "'": "'",
    "\u2018": "\u2019",
}
# These two are apostrophes as well: what is never closed was none, and takes nothing with it.
_SINGLE: Final = frozenset("'\u2018")
_MARKS: Final = re.compile(r"[\"'\u2018-\u201e\u00ab\u00bb\u2039\u203a\u300c\u300d]|\n\s*\n")


def quotations(text: str) -> list[tuple[int, int]]:
    """Where each quotation begins and ends, marks included, in order.

    One that is never closed lasts to the end of its paragraph.
    """
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for match in _MARKS.finditer(text):
        mark, at = match[0], match.start()
        if len(mark) > 1:  # The paragraph ends.
            if opened is not None and opened[1] not in _SINGLE:
                found.append((opened[0], at))
            opened = None
        elif opened is None or _gives_way(opened[1], mark):
            if _opens(text, at):
                opened = at, mark
        elif mark == _CLOSING[opened[1]] and _closes(text, at, opened[1]):
            found.append((opened[0], at + 1))
            opened = None
    if opened is not None and opened[1] not in _SINGLE:
        found.append((opened[0], len(text)))
    return found


def _gives_way(opened: str, mark: str) -> bool:
    """Whether what may have been an apostrophe is forgotten where a true quotation begins."""
    return opened in _SINGLE and mark in _CLOSING and mark not in _SINGLE


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    if mark not in _CLOSING or not text[at + 1 : at + 2].strip():
        return False
    before = text[at - 1 : at]
    # 5' 10" is a measure, and don't has an apostrophe.
    return not before.isalnum() if mark in "'\"" else True


def _closes(text: str, at: int, opened: str) -> bool:
    return opened not in _SINGLE or not text[at + 1 : at + 2].isalnum()
