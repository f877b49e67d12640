"""Properties of a note as YAML that Obsidian reads with their types.

Texts always stand in double quotes, so that none is taken for a date, a number or a truth; moments
and numbers stand bare. Lists have a line for each item. That is all of YAML that is needed here.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from nvc_coach.journal.exporting.page import Property

# What YAML does not let stand in a text, and what would turn the line around.
_ESCAPED: Final = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff'
    "\ufffe\uffff]"
)
_SURROGATE: Final = range(0xD800, 0xE000)
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def front_matter(properties: Mapping[str, Property]) -> str:
    """The block at the beginning of a note, with its fences; names of properties are words."""
    return "".join(("---\n", *_lines(properties), "---\n"))


def _lines(properties: Mapping[str, Property]) -> Iterator[str]:
    for name, value in properties.items():
        if not isinstance(value, tuple):
            yield f"{name}: {_value(value)}\n"
        elif value:
            yield f"{name}:\n"
            yield from (f"  - {_value(one)}\n" for one in value)
        else:
            yield f"{name}: []\n"


def _value(value: str | int | datetime) -> str:
    if isinstance(value, datetime):
        # Obsidian knows moments without an offset: those of the clock on the wall.
        return value.replace(tzinfo=None, microsecond=0).isoformat()
    return f'"{_ESCAPED.sub(_escape, value)}"' if isinstance(value, str) else str(value)


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if ord(char) in _SURROGATE:
        return "\N{REPLACEMENT CHARACTER}"
    return _SHORT.get(char) or f"\\u{ord(char):04x}"
