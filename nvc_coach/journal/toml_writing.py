"""Writing TOML that a person can read: one key a line, every value inside a table inline.

``tomli_w`` renders keys and single values. It would spread lists over lines and move nested tables
out of the table they belong to, so lists and tables are put together here; and texts, because it
escapes quotes that need none and puts a text together from pieces, which takes a minute for a
megabyte wherever Python cannot grow a string in place (under a tracer, for instance).
"""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Final

import tomli_w

_ESCAPES: Final = {
    "\b": "\\b",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}
_IN_LINE: Final = re.compile(r'[\x00-\x08\x0a-\x1f\x7f"\\]')
# Between three quotes a quote stands as it is, unless another or the end comes next.
_IN_LINES: Final = re.compile(r'[\x00-\x08\x0b-\x1f\x7f\\]|"(?="|\Z)')


def document(top: Mapping[str, object]) -> str:
    """A whole file: plain keys first, then each table and list of tables in the order given."""
    lines: list[str] = []
    for key, value in top.items():
        if not stands_apart(value):
            lines.append(_line(key, value))
    for key, value in top.items():
        if isinstance(value, Mapping):
            lines += _table(f"[{_key(key)}]", value)
        elif stands_apart(value) and isinstance(value, list):
            for one in value:
                lines += _table(f"[[{_key(key)}]]", one)
    return "".join(lines)


def encoded(top: Mapping[str, object]) -> bytes:
    """A whole file as its bytes.

    Lone surrogates are replaced at the session's door; one that slipped in by another way must not
    make a file that nobody can read.
    """
    text = document(top)
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def stands_apart(value: object) -> bool:
    """Whether a value has tables of its own, after the plain keys."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, Mapping) for one in value)
    return isinstance(value, Mapping)


def _table(header: str, table: Mapping[str, object]) -> list[str]:
    return ["\n", header, "\n", *(_line(key, value) for key, value in table.items())]


def _line(key: str, value: object) -> str:
    # A text with line breaks stands as it was written. One with a "\r" of its own, which a reader
    # may take for a line break, has all of them as escapes.
    if isinstance(value, str) and "\n" in value and "\r" not in value:
        return f'{_key(key)} = """\n{_IN_LINES.sub(_escape, value)}"""\n'
    return f"{_key(key)} = {_inline(value)}\n"


def _inline(value: object) -> str:
    # The kinds that entries are full of come first: asking whether a value is a Mapping is slow.
    if isinstance(value, str):
        return f'"{_IN_LINE.sub(_escape, value)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, Mapping):
        pairs = [f"{_key(key)} = {_inline(one)}" for key, one in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    return tomli_w.dumps({"v": value}).removeprefix("v = ").removesuffix("\n")


def _escape(char: re.Match[str]) -> str:
    return _ESCAPES.get(char[0]) or f"\\u{ord(char[0]):04x}"


@lru_cache(maxsize=256)
def _key(key: str) -> str:
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
