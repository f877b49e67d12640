"""JSON texts from outside, which may be anything and very large: guarded, then read in pieces.

A file holds one object; in it lists with many elements, which are entries. One walk over the bytes
finds where each element stands, and refuses what would exhaust a parser; then elements are decoded
one at a time, so that memory holds the file and one element.
"""

import codecs
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from nvc_coach.journal.json_flaws import JsonFault, JsonFaultError, PieceFaultError
from nvc_coach.journal.json_pieces import SPACE, decoded, line_at
from nvc_coach.journal.json_scan import ENTRIES, Part, Scan

MOST_BYTES: Final = 1 << 30
"""How many bytes a file may have."""
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Outline:
    """A JSON text, and where its parts stand."""

    data: bytes = field(repr=False)
    parts: Mapping[str, Part]

    def value(self, key: str) -> object:
        """What a key holds, decoded whole; None where it is missing.

        Raises:
            JsonFaultError: It is no JSON.
            PieceFaultError: It is, and cannot be taken.
        """
        part = self.parts.get(key)
        return None if part is None else decoded(self.data, part.start, part.end)

    def elements(self, key: str) -> Iterator[tuple[int, object | PieceFaultError]]:
        """Each element of a list with its number from 1, decoded when it is its turn.

        One that is JSON and cannot be taken comes as the error that says why.

        Raises:
            JsonFaultError: It is no JSON.
        """
        part = self.parts.get(key)
        spans = part.elements if part is not None and part.elements is not None else array("Q")
        for number, at in enumerate(range(0, len(spans), 2), 1):
            try:
                yield number, decoded(self.data, spans[at], spans[at + 1])
            except PieceFaultError as error:
                yield number, error
            except JsonFaultError as error:
                counted = number if key == ENTRIES else None
                raise JsonFaultError(error.fault, error.line, counted) from None


def outline(data: bytes) -> Outline:
    """Where the parts of a JSON text stand, once it is known that reading it does no harm.

    A byte order mark before the text is passed over.

    Raises:
        JsonFaultError: It is too large or too intricate, no UTF-8, or no JSON object.
    """
    if len(data) > MOST_BYTES:
        raise JsonFaultError(JsonFault.TOO_LARGE)
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data.strip(SPACE + b"\0"):
        raise JsonFaultError(JsonFault.EMPTY)
    _check_utf_8(data)
    return Outline(data, Scan(data).parts())


def _check_utf_8(data: bytes) -> None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), _CHUNK):
        try:
            decoder.decode(data[start : start + _CHUNK], final=start + _CHUNK >= len(data))
        except UnicodeDecodeError as error:
            line = line_at(data, max(0, start + error.start))
            raise JsonFaultError(JsonFault.NOT_UTF_8, line) from None
