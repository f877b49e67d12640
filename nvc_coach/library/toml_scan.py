"""A walk over TOML's tokens, in time and memory that grow no faster than the text.

Parsing is the standard library's. This walk only finds where keys, values and brackets stand:
before parsing, so that a text made to exhaust the parser is refused (:func:`unbearable`), and
after it, to say where in the file a value came from. It is stricter than TOML nowhere but in what
:func:`unbearable` lists, and where it cannot go on the text is no TOML.
"""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from enum import Enum, auto

MOST_KEY_PARTS = 16
"""How many names, joined by dots, one key may have."""
MOST_NESTING = 32
"""How deep arrays and inline tables may stand in one another."""
LONGEST_NUMBER = 100
"""How many characters a number or a date may have."""
MOST_THINGS = 60_000
"""How many names, values and lines outside of texts any file may have."""
MOST_THINGS_EVER = 120_000
"""The same for the largest files, which may have one for every 16 bytes up to this."""


class Mark(Enum):
    """What a token is."""

    BLANK = auto()
    HEADER = auto()
    """The name in ``[name]``."""
    HEADERS = auto()
    """The name in ``[[name]]``."""
    KEY = auto()
    SCALAR = auto()
    ARRAY = auto()
    """An opening ``[``."""
    TABLE = auto()
    """An opening ``{``."""
    CLOSED = auto()
    """A closing ``]`` or ``}``."""


Token = tuple[Mark, int, int]
"""What it is, where it starts and where it ends, in bytes from 0."""
Walk = Generator[Token, None, int]
"""Tokens, and in the end where the walk stands."""


class Wanted(Enum):
    """What TOML wants where the walk could not go on."""

    KEY = auto()
    EQUALS = auto()
    VALUE = auto()
    LINE_END = auto()
    COMMA_IN_ARRAY = auto()
    COMMA_IN_TABLE = auto()
    STRING_END = auto()
    HEADER_END = auto()


@dataclass(frozen=True, slots=True)
class Stuck(Exception):  # noqa: N818  # not an error of the program: where a text stops being TOML
    """The walk cannot go on.

    Attributes:
        at: Where, in bytes from 0.
        wanted: What would have to stand there.
        opened: The brackets still open, outermost first; of a string, its opening quote.
        statement: Where the line or lines begin that belong together here.
    """

    at: int
    wanted: Wanted
    opened: tuple[int, ...]
    statement: int


class TooMuch(Enum):
    """In which way a text asks more of the parser than any real file does."""

    KEY_PARTS = auto()
    NESTING = auto()
    LONG_NUMBER = auto()
    THINGS = auto()


# Possessive throughout: nothing is tried twice.
_BLANK = re.compile(rb"(?:[ \t\n]++|\r\n|#[^\n]*+){0,65536}+")
_BLANK_STARTS = frozenset({b"\n", b"\r", b"#"})
_SPACE = re.compile(rb"[ \t]*+")
_PART = rb"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')"""
_PARTS = re.compile(_PART)
# One part more than may be is enough to tell that there are too many.
_KEY = re.compile(_PART + rb"(?:[ \t]*+\.[ \t]*+" + _PART + rb"){0,%d}+" % MOST_KEY_PARTS)
_LINE_END = re.compile(rb"[ \t]*+(?:#[^\n]*+)?+(?:\r?\n|\Z)")
_PLAIN_STRING = re.compile(rb'"[^"\\\n]*+"')
_LITERAL_STRING = re.compile(rb"'[^'\n]*+'")
_BARE = re.compile(
    rb"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[^\s,\]}#]{0,%(n)d}+|[^\s,\]}#]{0,%(n)d}+"
    % {b"n": 2 * LONGEST_NUMBER}
)
_DIGITS = rb"[0-9](?:_?[0-9])*+"
_SCALAR = re.compile(
    rb"true|false|[+-]?+(?:inf|nan)"
    rb"|0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*+|0o[0-7](?:_?[0-7])*+|0b[01](?:_?[01])*+"
    rb"|[+-]?+(?:0|[1-9](?:_?[0-9])*+)(?:\.%(d)b)?+(?:[eE][+-]?+%(d)b)?+"
    rb"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9]{2}:[0-9:.]++(?:[Zz]|[+-][0-9:]++)?+)?+"
    rb"|[0-9]{2}:[0-9:.]++" % {b"d": _DIGITS}
)

_OPEN_ARRAY, _QUOTE, _APOSTROPHE = b"[\"'"


def unbearable(data: bytes) -> tuple[TooMuch, int] | None:
    """In which way, and where, the text asks too much of the parser; None when it does not.

    Raises:
        Stuck: The text is no TOML.
    """
    left = min(MOST_THINGS_EVER, max(MOST_THINGS, len(data) // 16))
    depths = [0]
    parts = 1
    for mark, start, end in tokens(data):
        if mark is Mark.BLANK:
            left -= data.count(b"\n", start, end)
        elif mark is Mark.SCALAR:
            left -= 1
            parts = 1
            if end - start > LONGEST_NUMBER and data[start] not in b"\"'":
                return TooMuch.LONG_NUMBER, start
        elif mark is Mark.CLOSED:
            depths.pop()
            parts = 1
        elif mark is Mark.ARRAY or mark is Mark.TABLE:
            left -= 1
            # Dotted keys inside braces nest as braces do; before them the key's limit holds.
            depths.append(depths[-1] + (parts if len(depths) > 1 else 1))
            parts = 1
            if depths[-1] > MOST_NESTING:
                return TooMuch.NESTING, start
        else:
            parts = 1 if data.find(b".", start, end) < 0 else len(key_parts(data, start, end))
            left -= parts
            if parts > MOST_KEY_PARTS:
                return TooMuch.KEY_PARTS, start
        if left < 0:
            return TooMuch.THINGS, start
    return None


def key_parts(data: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names in a key stand."""
    return [match.span() for match in _PARTS.finditer(data, start, end)]


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a text, which must be UTF-8 without a byte order mark.

    Raises:
        Stuck: The text is no TOML; what was yielded before it is.
    """
    at = yield from _blank(data, 0)
    while at < len(data):
        start = at
        if data[at] == _OPEN_ARRAY:
            at = yield from _header(data, start)
        else:
            at = yield from _key(data, start, (), start)
            at = yield from _value(data, at, start)
        ending = _LINE_END.match(data, at)
        if ending is None:
            raise Stuck(_end(_SPACE, data, at), Wanted.LINE_END, (), start)
        at = yield from _blank(data, at)


def _end(pattern: re.Pattern[bytes], data: bytes, at: int) -> int:
    """Where a pattern that may match nothing stops matching."""
    match = pattern.match(data, at)
    return at if match is None else match.end()


def _blank(data: bytes, at: int) -> Walk:
    """Space, line ends and comments, in pieces."""
    while (end := _end(_BLANK, data, at)) > at:
        yield Mark.BLANK, at, end
        at = end
    return at


def _header(data: bytes, start: int) -> Walk:
    """One ``[name]`` or ``[[name]]``."""
    many = data.startswith(b"[[", start)
    at = _end(_SPACE, data, start + 1 + many)
    key = _KEY.match(data, at)
    if key is None:
        raise Stuck(at, Wanted.KEY, (), start)
    yield Mark.HEADERS if many else Mark.HEADER, at, key.end()
    at = _end(_SPACE, data, key.end())
    if not data.startswith(b"]]" if many else b"]", at):
        raise Stuck(at, Wanted.HEADER_END, (start,), start)
    return at + 1 + many


def _key(data: bytes, at: int, opened: tuple[int, ...], statement: int) -> Walk:
    """A key and the sign after it; gives back where the value begins."""
    key = _KEY.match(data, at)
    if key is None:
        raise Stuck(at, Wanted.KEY, opened, statement)
    yield Mark.KEY, at, key.end()
    at = _end(_SPACE, data, key.end())
    if not data.startswith(b"=", at):
        raise Stuck(at, Wanted.EQUALS, opened, statement)
    return _end(_SPACE, data, at + 1)


def _value(data: bytes, at: int, statement: int) -> Walk:
    """A value with all that stands in it."""
    opened: list[int] = []
    while True:
        char = data[at : at + 1]
        if char == b"[":
            opened.append(at)
            yield Mark.ARRAY, at, at + 1
            at = _end(_SPACE, data, at + 1)
            if data[at : at + 1] in _BLANK_STARTS:
                at = yield from _blank(data, at)
            if data[at : at + 1] != b"]":
                continue
        elif char == b"{":
            opened.append(at)
            yield Mark.TABLE, at, at + 1
            at = _end(_SPACE, data, at + 1)
            if data[at : at + 1] != b"}":
                at = yield from _key(data, at, tuple(opened), statement)
                continue
        else:
            end = _scalar_end(data, at, tuple(opened), statement)
            yield Mark.SCALAR, at, end
            at = end
        at, done = yield from _after_value(data, at, opened, statement)
        if done:
            return at


def _after_value(
    data: bytes, at: int, opened: list[int], statement: int
) -> Generator[Token, None, tuple[int, bool]]:
    """Closing brackets and a comma; gives back where it stands and whether all is closed.

    It is called before a closing bracket too where nothing stood between the brackets.
    """
    while opened:
        in_array = data[opened[-1]] == _OPEN_ARRAY
        at = _end(_SPACE, data, at)
        if in_array and data[at : at + 1] in _BLANK_STARTS:
            at = yield from _blank(data, at)
        char = data[at : at + 1]
        if char == b",":
            at = _end(_SPACE, data, at + 1)
            if in_array and data[at : at + 1] in _BLANK_STARTS:
                at = yield from _blank(data, at)
            if not in_array:
                return (yield from _key(data, at, tuple(opened), statement)), False
            if data[at : at + 1] != b"]":
                return at, False
        elif char != (b"]" if in_array else b"}"):
            wanted = Wanted.COMMA_IN_ARRAY if in_array else Wanted.COMMA_IN_TABLE
            raise Stuck(at, wanted, tuple(opened), statement)
        opened.pop()
        yield Mark.CLOSED, at, at + 1
        at += 1
    return at, True


def _scalar_end(data: bytes, at: int, opened: tuple[int, ...], statement: int) -> int:
    """Where a text, number, date or truth value ends."""
    if data.startswith((b'"', b"'"), at):
        end = _string_end(data, at)
        if end is None:
            raise Stuck(at, Wanted.STRING_END, (*opened, at), statement)
        return end
    end = _end(_BARE, data, at)
    if _SCALAR.fullmatch(data, at, end) is None:
        raise Stuck(at, Wanted.VALUE, opened, statement)
    return end


def _string_end(data: bytes, at: int) -> int | None:
    """Where the text that opens here ends; None when it does not."""
    for quotes in (b'"""', b"'''"):
        if data.startswith(quotes, at):
            end = data.find(quotes, at + 3)
            if quotes == b'"""' and data.find(b"\\", at + 3, end if end >= 0 else None) >= 0:
                end = _unescaped(data, at + 3, quotes)
            if end < 0:
                return None
            # Up to two more quotes belong to the text.
            end += 3
            return end + len(data[end : end + 2]) - len(data[end : end + 2].lstrip(quotes[:1]))
    pattern = _PLAIN_STRING if data[at] == _QUOTE else _LITERAL_STRING
    plain = pattern.match(data, at)
    if plain is not None:
        return plain.end()
    if data[at] == _APOSTROPHE:
        return None
    end = _unescaped(data, at + 1, b'"')
    return None if end < 0 or data.find(b"\n", at, end) >= 0 else end + 1


def _unescaped(data: bytes, at: int, quotes: bytes) -> int:
    """Where these quotes stand next without a backslash before them; -1 when nowhere.

    Pieces of growing size are taken with their escapes blotted out: by far the fastest way over
    millions of escapes, and the work stays in proportion to what is passed over.
    """
    size = 256
    while at < len(data):
        piece = data[at : at + size].replace(rb"\\", b"..").replace(rb"\"", b"..")
        found = piece.find(quotes)
        if found >= 0:
            return at + found
        if at + size >= len(data):
            return -1
        # What may belong to the next piece is left to it: half an escape, or half the quotes.
        kept = 1 if piece.endswith(b"\\") else min(2, len(piece) - len(piece.rstrip(b'"')))
        at += len(piece) - (kept if len(quotes) > 1 or piece.endswith(b"\\") else 0)
        size = min(2 * size, 1 << 20)
    return -1
