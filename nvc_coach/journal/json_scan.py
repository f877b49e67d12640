"""One walk over a JSON text: where the parts of the outermost object and their elements stand.

It refuses what would exhaust a parser, and decodes nothing but the names of the parts.
"""

import re
from array import array
from dataclasses import dataclass
from typing import Final

from nvc_coach.journal.json_flaws import JsonFault, JsonFaultError
from nvc_coach.journal.json_pieces import SPACE, decoded, line_at

ENTRIES: Final = "entries"
"""The list whose elements are named by their number where something is wrong in one."""
MOST_NESTING: Final = 40
"""How deep lists and objects may stand in one another: an entry's own limit, and those around."""
MOST_SIGNS: Final = 1_000_000
"""How many brackets, commas and texts one element may have; far more than an entry can."""
MOST_ELEMENTS: Final = 1_000_000
"""How many elements all lists together may have."""
_IN_A_PART: Final = 2
"""How many brackets are open right inside the value of a key of the outermost object."""

# Possessive: nothing is tried twice, and a text of any length costs no memory.
_SIGN: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"|["{}\[\],]', re.DOTALL)
_COLON: Final = re.compile(rb"[ \t\r\n]*+:[ \t\r\n]*+")
_QUOTE, _COMMA = ord('"'), ord(",")
_LIST, _OBJECT = ord("["), ord("{")
_CLOSES: Final = {ord("]"): _LIST, ord("}"): _OBJECT}


@dataclass(frozen=True, slots=True)
class Part:
    """One key of the outermost object.

    Attributes:
        start: Where its value begins, in bytes.
        end: Where it ends.
        elements: Where each element begins and ends, one after the other; None if it is no list.
    """

    start: int
    end: int
    elements: "array[int] | None"

    def __len__(self) -> int:
        """How many elements it has."""
        return 0 if self.elements is None else len(self.elements) // 2


class Scan:
    """One walk over a text; :meth:`parts` may be called once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._opened = bytearray()
        self._found: dict[str, Part] = {}
        self._key: str | None = None
        self._after = 0  # where what is expected next begins: a key, or a key's value
        self._elements: array[int] | None = None
        self._element_at = 0
        self._all_elements = 0
        self._signs = 0

    def parts(self) -> dict[str, Part]:
        """The parts of the outermost object."""
        data, opened = self._data, self._opened
        begin = len(data) - len(data.lstrip(SPACE))
        if data[begin] != _OBJECT:
            raise self._no_json(begin)
        for sign in _SIGN.finditer(data, begin):
            at = sign.start()
            char = data[at]
            self._signs += 1
            if self._signs > MOST_SIGNS:
                raise JsonFaultError(JsonFault.TOO_INTRICATE, line_at(data, at))
            if char == _QUOTE:
                self._text(at, sign.end())
            elif char == _COMMA:
                self._comma(at)
            elif char in _CLOSES:
                if not opened or opened.pop() != _CLOSES[char]:
                    raise self._no_json(at)
                self._closed(at)
                if not opened:
                    self._end(at + 1)
                    return self._found
            else:
                self._open(at, char)
        raise self._no_json(len(data))

    def _text(self, at: int, end: int) -> None:
        if end - at == 1:  # a quote that nothing closes
            raise self._no_json(at)
        if len(self._opened) == 1 and self._key is None:
            self._needs_blank(self._after, at)
            key = decoded(self._data, at, end)
            colon = _COLON.match(self._data, end)
            if colon is None or not isinstance(key, str) or key in self._found:
                raise self._no_json(at)
            self._key, self._after = key, colon.end()

    def _open(self, at: int, char: int) -> None:
        self._opened.append(char)
        if len(self._opened) > MOST_NESTING:
            raise JsonFaultError(JsonFault.TOO_INTRICATE, line_at(self._data, at))
        if len(self._opened) == 1:
            self._after = at + 1
        elif len(self._opened) == _IN_A_PART and self._elements is not None:
            raise self._no_json(at)  # the list has ended, and no comma stands after it
        elif len(self._opened) == _IN_A_PART and char == _LIST and at == self._after:
            self._elements = array("Q")
            self._begin_element(at + 1)

    def _comma(self, at: int) -> None:
        if len(self._opened) == 1:
            self._part_ends(at)
            self._after = at + 1
            self._signs = 0
        elif len(self._opened) == _IN_A_PART and self._elements is not None:
            self._element_ends(at)
            self._begin_element(at + 1)

    def _closed(self, at: int) -> None:
        """A bracket has closed; the innermost that is open now is the last of those opened."""
        if len(self._opened) == 1 and self._elements is not None and self._element_at >= 0:
            if self._elements or self._data[self._element_at : at].strip(SPACE):
                self._element_ends(at)
            self._after, self._element_at = at + 1, -1
        elif not self._opened and (self._key is not None or self._found):
            self._part_ends(at)
        elif not self._opened:
            self._needs_blank(self._after, at)

    def _begin_element(self, at: int) -> None:
        self._element_at = at
        self._signs = 0

    def _element_ends(self, at: int) -> None:
        assert self._elements is not None  # noqa: S101  # whoever calls has looked
        self._all_elements += 1
        if self._all_elements > MOST_ELEMENTS:
            raise JsonFaultError(JsonFault.TOO_INTRICATE, line_at(self._data, at))
        self._elements.extend((self._element_at, at))

    def _part_ends(self, at: int) -> None:
        if self._key is None:
            raise self._no_json(at)
        if self._elements is not None:
            self._needs_blank(self._after, at)
        self._found[self._key] = Part(self._after, at, self._elements)
        self._key = self._elements = None

    def _needs_blank(self, start: int, end: int) -> None:
        if self._data[start:end].strip(SPACE):
            raise self._no_json(start)

    def _end(self, at: int) -> None:
        if self._data[at:].strip(SPACE):
            raise self._no_json(at)

    def _no_json(self, at: int) -> JsonFaultError:
        inside = self._elements if self._key == ENTRIES else None
        number = None if inside is None else len(inside) // 2 + 1
        return JsonFaultError(JsonFault.NOT_JSON, line_at(self._data, at), number)
