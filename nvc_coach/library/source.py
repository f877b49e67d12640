"""Files as they were read, and places in them."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_CHUNK = 1 << 16
# Every character is one byte and none or some of these.
_CONTINUING = bytes(range(0x80, 0xC0))


class Place(NamedTuple):
    """A place in a file.

    Attributes:
        line: From 1.
        column: From 1, in characters (Unicode code points).
        length: How many characters of that line it takes up, at least 1.
    """

    line: int
    column: int
    length: int = 1


TOP = Place(1, 1)
"""The very beginning of a file."""


@dataclass(frozen=True)
class Source:
    """The bytes of a file, and the name people know it by.

    Attributes:
        data: UTF-8, as far as it is that, without a byte order mark.
        file: The path as it was given; empty for what came from no file.
    """

    data: bytes = field(repr=False)
    file: str = ""

    @cached_property
    def text(self) -> str:
        """The text; what is not UTF-8 stands as U+FFFD."""
        return self.data.decode("utf-8", "replace")

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of the bytes from `start` to `end`, cut at the end of its first line."""
        line = self.data.count(b"\n", 0, start) + 1
        first = self.data.rfind(b"\n", 0, start) + 1
        column = self._characters(first, start) + 1
        if end is None:
            return Place(line, column)
        stop = min(self._line_end(start), end)
        # The carriage return of a line end is no part of the line.
        stop -= self.data.endswith(b"\r", start, stop)
        return Place(line, column, max(1, self._characters(start, stop)))

    def line(self, number: int) -> str:
        """A line without its end; empty when there is none, or when it is too long to show."""
        start = self._line_start(number)
        end = self._line_end(start)
        return self.data[start:end].decode("utf-8", "replace") if end - start <= _CHUNK else ""

    def offset(self, line: int, column: int) -> int:
        """Where a line and a column (in characters) stand, in bytes; at most the end."""
        start = self._line_start(line)
        before = self.data[start : self._line_end(start)].decode("utf-8", "replace")[: column - 1]
        return start + len(before.encode())

    def _line_start(self, number: int) -> int:
        """Where a line begins; the end of the text when there is none of that number."""
        left, at = number - 1, 0
        while at < len(self.data):
            inside = self.data.count(b"\n", at, at + _CHUNK)
            if inside >= left:
                for _ in range(left):
                    at = self.data.find(b"\n", at) + 1
                return at
            left -= inside
            at += _CHUNK
        return len(self.data)

    def _line_end(self, start: int) -> int:
        end = self.data.find(b"\n", start)
        return len(self.data) if end < 0 else end

    def _characters(self, start: int, end: int) -> int:
        """How many characters these bytes are, piece by piece, since a line may be very long."""
        return sum(
            len(self.data[at : min(at + _CHUNK, end)].translate(None, _CONTINUING))
            for at in range(start, end, _CHUNK)
        )


def source_of(data: bytes, file: str = "") -> Source:
    """A source without the byte order mark that some editors put before a text."""
    return Source(data.removeprefix(BYTE_ORDER_MARK), file)


def read_source(path: Path, *, limit: int) -> Source:
    """A file as it stands, but no more than one byte beyond `limit`.

    Raises:
        OSError: It cannot be read, or is no ordinary file.
    """
    # A pipe or a device would be waited for, perhaps for ever.
    if path.exists() and not path.is_file():
        raise IsADirectoryError(21, "not an ordinary file", str(path))
    with path.open("rb") as file:
        return source_of(file.read(limit + len(BYTE_ORDER_MARK) + 1), str(path))
