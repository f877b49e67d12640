"""Where every key and value of a TOML text stands."""

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass

from nvc_coach.library.source import TOP, Place, Source
from nvc_coach.library.toml_scan import Mark, key_parts, tokens

Path = tuple[str | int, ...]
"""Keys, and numbers of array items from 0, from the top of the text."""
_Span = tuple[int, int]


@dataclass(slots=True)
class _Open:
    """A bracket that is still open: an array with the number of its next item, or a table."""

    path: Path
    next_item: int | None


class Positions:
    """The places of keys and values in a text that is known to be TOML.

    A walk over the whole text, made once, is what it costs; so it is made only when asked.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._keys: dict[Path, _Span] = {}
        self._values: dict[Path, _Span] = {}
        self._tables: dict[Path, int] = {}
        self._letters: dict[Path, _Letters] = {}
        self._walk()

    def key(self, path: Path) -> Place:
        """Where a key stands; an item of an array is its own key."""
        span = self._keys.get(path) or self._values.get(path)
        return self._above(path) if span is None else self._source.place(*span)

    def value(self, path: Path) -> Place:
        """Where a value stands; of a table with a heading, the heading."""
        span = self._values.get(path) or self._keys.get(path)
        return self._above(path) if span is None else self._source.place(*span)

    def character(self, path: Path, at: int, length: int) -> Place:
        """Where characters of a text value stand; the value itself if it is no text."""
        span = self._values.get(path)
        if span is None or self._source.data[span[0] : span[0] + 1] not in {b'"', b"'"}:
            return self.value(path)
        if path not in self._letters:
            self._letters[path] = _Letters(self._source.data[slice(*span)].decode())
        letters = self._letters[path]
        start, end = letters.raw(at), letters.raw(at + length)
        return self._source.place(span[0] + start, span[0] + max(end, start + 1))

    def _above(self, path: Path) -> Place:
        for length in range(len(path) - 1, 0, -1):
            span = self._keys.get(path[:length]) or self._values.get(path[:length])
            if span is not None:
                return self._source.place(*span)
        return TOP

    def _walk(self) -> None:
        data = self._source.data
        table: Path = ()
        value: Path = ()
        opened: list[_Open] = []
        for mark, start, end in tokens(data):
            if mark is Mark.HEADER or mark is Mark.HEADERS:
                table = self._header(start, end, many=mark is Mark.HEADERS)
            elif mark is Mark.KEY:
                value = self._key(opened[-1].path if opened else table, start, end)
            elif mark is Mark.CLOSED:
                path = opened.pop().path
                self._values[path] = (self._values[path][0], end)
            elif mark is not Mark.BLANK:
                if opened and opened[-1].next_item is not None:
                    value = (*opened[-1].path, opened[-1].next_item)
                    opened[-1].next_item += 1
                self._values[value] = (start, end)
                if mark is not Mark.SCALAR:
                    opened.append(_Open(value, 0 if mark is Mark.ARRAY else None))

    def _key(self, above: Path, start: int, end: int) -> Path:
        for span in key_parts(self._source.data, start, end):
            above = (*above, self._name(*span))
            self._keys.setdefault(above, span)
        return above

    def _header(self, start: int, end: int, *, many: bool) -> Path:
        """The path of a heading's table; every part but a new item means the latest item."""
        path: Path = ()
        spans = key_parts(self._source.data, start, end)
        for number, span in enumerate(spans):
            path = (*path, self._name(*span))
            self._keys.setdefault(path, span)
            if many and number == len(spans) - 1:
                self._tables[path] = self._tables.get(path, -1) + 1
            if path in self._tables:
                path = (*path, self._tables[path])
                self._keys.setdefault(path, span)
        return path

    def _name(self, start: int, end: int) -> str:
        part = self._source.data[start:end].decode()
        return str(tomllib.loads(f"name = {part}")["name"]) if part[0] in "\"'" else part


# Pieces of a text as it is written: each is one character of the value, but for a backslash at
# the end of a line, which is none, and runs of plain ones.
_PIECE = re.compile(
    r"(?P<plain>[^\\\r]+)|(?P<none>\\[ \t]*\r?\n[ \t\r\n]*)"
    r"|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\x[0-9A-Fa-f]{2}|\\.|\r\n?",
    re.DOTALL,
)
_LITERAL_PIECE = re.compile(r"(?P<plain>[^\r]+)|(?P<none>(?!))|\r\n?")


class _Letters:
    """Where each character of a text value stands in the text as it is written, in bytes."""

    def __init__(self, written: str) -> None:
        quotes = 3 if written[:3] in {'"""', "'''"} else 1
        start = quotes
        if quotes > 1:
            start += len(written[start : start + 2]) - len(
                written[start : start + 2].removeprefix("\r\n").removeprefix("\n")
            )
        self._written = written
        self._ats = [0]
        """Where in the value each piece begins, in characters."""
        self._starts = [start]
        """Where in the text as written, in characters."""
        at = 0
        pattern = _PIECE if written[0] == '"' else _LITERAL_PIECE
        for piece in pattern.finditer(written, start, len(written) - quotes):
            at += len(piece[0]) if piece["plain"] else 0 if piece["none"] else 1
            self._ats.append(at)
            self._starts.append(piece.end())
        self._in_bytes = written.isascii()

    def raw(self, at: int) -> int:
        """Where the character at `at` begins, in bytes."""
        piece = bisect_right(self._ats, at) - 1
        start = self._starts[piece] + (at - self._ats[piece])
        start = min(start, len(self._written))
        return start if self._in_bytes else len(self._written[:start].encode())
