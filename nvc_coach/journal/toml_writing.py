"""Writing TOML that a person can read: one key a line, every value inside a table inline.

``tomli_w`` renders the single values. It would spread lists over lines and move nested tables out
of the table they belong to, so lists and tables are put together here.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

import tomli_w


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


def stands_apart(value: object) -> bool:
    """Whether a value has tables of its own, after the plain keys."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, Mapping) for one in value)
    return isinstance(value, Mapping)


def _table(header: str, table: Mapping[str, object]) -> list[str]:
    return ["\n", header, "\n", *(_line(key, value) for key, value in table.items())]


def _line(key: str, value: object) -> str:
    # A text with line breaks stands as it was written. Its own "\r" needs the form with escapes,
    # which are rare: they become line breaks before anything is kept.
    if isinstance(value, str) and "\n" in value and "\r" not in value:
        return tomli_w.dumps({key: value}, multiline_strings=True)
    return f"{_key(key)} = {_inline(value)}\n"


def _inline(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = [f"{_key(key)} = {_inline(one)}" for key, one in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, datetime):
        return value.isoformat()
    return tomli_w.dumps({"v": value}).removeprefix("v = ").removesuffix("\n")


@lru_cache(maxsize=256)
def _key(key: str) -> str:
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
