"""What a file says of itself: its format, who made it, and what it follows."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nvc_coach.library.characters import shown
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import one_of
from nvc_coach.library.table import Keys, Table
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.practice.exercise import Source

CREDIT_KEYS: Final = Keys((), ("authors", "licence", "tags", "source"))
SOURCE_KEYS: Final = Keys(("title",), ("by", "note"))
_FORMAT = re.compile(r"(.+)/([1-9][0-9]{0,5})")


@dataclass(frozen=True, slots=True)
class Credits:
    """Who made something, how it may be used, what it is about, and what it follows."""

    authors: tuple[str, ...]
    licence: str
    tags: tuple[str, ...]
    sources: "tuple[Source, ...]"


def read_credits(table: Table) -> Credits:
    """The credits in a table."""
    return Credits(
        authors=table.texts("authors"),
        licence=table.text("licence", one_line=True),
        tags=table.texts("tags"),
        sources=tuple(_source(one) for one in table.tables("source")),
    )


def _source(table: Table) -> "Source":
    from nvc_coach.practice.exercise import Source  # heads of exercises are read without it

    table.expect(SOURCE_KEYS)
    return Source(
        title=table.text("title", one_line=True, blank=False),
        by=table.text("by", one_line=True),
        note=table.text("note"),
    )


def has_format(table: Table, *formats: str) -> bool:
    """Whether a file is of one of these formats; if not, that is told."""
    text = table.text("format")
    if text in formats:
        return True
    if "format" not in table.data:
        message = _("This file does not say what it is.")
        fix = _('Let it begin with a line such as format = "{format}".').format(format=formats[0])
        table.notes.at_key(Code.FORMAT_MISSING, table.at("format"), message, fix)
    elif isinstance(table.data["format"], str):
        _tell_format(table, text, formats)
    return False


def _tell_format(table: Table, text: str, formats: tuple[str, ...]) -> None:
    match = _FORMAT.fullmatch(text)
    near = table.notes.near(text, formats)
    message = _("{format} is no format that is known here.").format(format=shown(f'"{text}"'))
    fix = (
        _("Write one of these: {formats}.").format(formats=one_of(formats))
        if near is None
        else _('Did you mean "{near}"?').format(near=near)
    )
    if match is not None and any(one.startswith(f"{match[1]}/") for one in formats):
        message = _("{format} is newer than this program.").format(format=shown(f'"{text}"'))
        fix = _("Bring the program up to date, or ask for the file in an older format.")
    table.notes.at_value(Code.FORMAT_UNKNOWN, table.at("format"), message, fix)
