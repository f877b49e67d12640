"""A person's words as Markdown that reads as they were typed.

What counts as markup is what CommonMark, GitHub and Obsidian take for it: links to notes, tags,
comments between percent signs, marked and crossed-out text, formulas, block names, bare addresses.
Each such character stands behind a backslash, and no others, so that the file reads well as it is.

A line break is two spaces at the end of a line, and several empty lines are ``<br>``: that holds
with and without the setting "strict line breaks" of Obsidian, where a backslash does not.
"""

import re
from typing import Final

from nvc_coach.journal.exporting.visible import visible

_MARKUP: Final = re.compile(
    r"[\\`*_\[\]<>#~|$^@]"
    r"|&(?=#?\w)"  # the beginning of a character's name
    r"|(?<=%)%|(?<==)=|(?<=:):"  # the second of a pair
    r"|:(?=//)|(?<=www)\."  # an address that would become a link
)
_AT_THE_START: Final = re.compile(r"\A(?:(\d{1,9})([.)])|([-+=:]))")
_BREAKS: Final = re.compile(r"(\n+)")
_PARAGRAPH: Final = "\n\n"


def line(text: str) -> str:
    """One line of Markdown that reads as `text`, which has no line break."""
    text = visible(text)
    bare = text.strip()
    start = text.index(bare)
    escaped = _MARKUP.sub(r"\\\g<0>", bare)
    if not start:
        escaped = _AT_THE_START.sub(_not_a_block, escaped)
    return f"{_spaces(text[:start])}{escaped}{_spaces(text[start + len(bare) :])}"


def lines(text: str) -> list[str]:
    """The lines of Markdown, an empty one between paragraphs, that read as `text`."""
    text = visible(text)
    bare = text.strip("\n")
    if not bare:
        return ["&#10;" * len(text)] if text else []
    before, after = text[: text.index(bare)], text[text.index(bare) + len(bare) :]
    found = [""]
    for part in _BREAKS.split(bare):
        if part == "\n":
            found[-1] += "  "
            found.append("")
        elif part == _PARAGRAPH:
            found += ["", ""]
        elif part.startswith("\n"):
            found[-1] += "<br>" * len(part)
        else:
            found[-1] += line(part)
    found[0] = "&#10;" * len(before) + found[0]
    found[-1] += "&#10;" * len(after)
    return found


def _not_a_block(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"


def _spaces(text: str) -> str:
    """Spaces at the edge of a line, which Markdown takes away, by the numbers of their characters.

    There they would be indentation, or the sign of a line break.
    """
    return "".join(f"&#{ord(char)};" for char in text)
