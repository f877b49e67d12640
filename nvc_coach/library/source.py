"""Files as they were read, and places in them."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


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

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        while (end := self.data.find(b"\n", starts[-1])) >= 0:
            starts.append(end + 1)
        return starts

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of the bytes from `start` to `end`, cut at the end of its first line."""
        line = bisect_right(self._starts, start)
        first = self._starts[line - 1]
        last = self.data.find(b"\n", start)
        stop = len(self.data) if last < 0 else last
        if end is not None:
            stop = min(stop, end)
        text = self.data[start:stop].decode("utf-8", "replace").rstrip("\r")
        before = self.data[first:start].decode("utf-8", "replace")
        return Place(line, len(before) + 1, 1 if end is None else max(1, len(text)))

    def line(self, number: int) -> str:
        """A line without its end; empty when there is none."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self.data.find(b"\n", start)
        return self.data[start : len(self.data) if end < 0 else end].decode("utf-8", "replace")

    def offset(self, line: int, column: int) -> int:
        """Where a line and a column (in characters) stand, in bytes; at most the end."""
        if line > len(self._starts):
            return len(self.data)
        start = self._starts[line - 1]
        return min(start + len(self.line(line)[: column - 1].encode()), len(self.data))


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
