"""What an exported entry tells, whatever the format: a page of sections of blocks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Property = str | int | datetime | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was asked."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the person, with the line breaks they made."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Items:
    """Several things said, one below the other."""

    texts: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A short remark of the program, on one line."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A text as it stands in a file, line by line."""

    text: str = field(repr=False)


Block = Asked | Said | Items | Note | Verbatim
Passage = tuple[Block, ...]
"""What belongs together: a question with its answer, an agreement with how it went."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under its heading."""

    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One entry as it is exported.

    Attributes:
        title: What was practised, on one line.
        language: The language tag of what is told; "" where it is none.
        lead: What there is to know of the entry, a sentence each.
        sections: What is told, in order.
        properties: The entry's data by name, for formats that keep data beside the text.
    """

    title: str
    language: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    properties: Mapping[str, Property]


def on_one_line(text: str) -> str:
    """`text` without line breaks, for a place that has a single line."""
    return " ".join(text.split())
