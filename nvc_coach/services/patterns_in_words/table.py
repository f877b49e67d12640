"""Tables of words, and one pattern as it is shown."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, takewhile
from typing import Final, Literal

Lines = tuple[str, ...]
PatternId = Literal["needs", "feelings", "guessed", "charge", "returning", "time"]

_GAP: Final = "  "
_NARROWEST_COLUMN: Final = 12
_WIDE: Final = frozenset("WF")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells below a heading for each column.

    Attributes:
        about: What the table shows, in a few words.
        headings: One for each column.
        rows: As many cells each as there are headings; an empty cell means none.
    """

    about: str
    headings: Lines
    rows: tuple[Lines, ...]

    def in_columns(self, width: int | None = None) -> Lines:
        """Its lines with the cells below one another, for a page that is seen.

        Args:
            width: How many cells of the terminal a line may take; the first column is cut where it
                must be. Nothing is given back where even that does not help.
        """
        rows = [tuple(map(_on_one_line, row)) for row in (self.headings, *self.rows)]
        widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
        others = sum(one + len(_GAP) for one in widths[1:])
        if width is not None and widths[0] + others > width:
            widths[0] = width - others
            if widths[0] < _NARROWEST_COLUMN:
                return ()
            rows = [(cut(row[0], widths[0]), *row[1:]) for row in rows]
        return tuple(
            _GAP.join(padded(cell, each) for cell, each in zip(row, widths, strict=True)).rstrip()
            for row in rows
        )

    def in_words(self) -> Lines:
        """Its lines for ears: each row by itself, with the heading before each cell."""
        rows = (tuple(map(_on_one_line, row)) for row in self.rows)
        return tuple(_row_in_words(self.headings, row) for row in rows)


@dataclass(frozen=True, slots=True)
class Shown:
    """One pattern as it is shown.

    Attributes:
        id: Its permanent name.
        title: Its heading.
        sentences: What it says, in words.
        tables: The same in rows and columns.
        picture: The same drawn with characters, given how many cells a line may have.
    """

    id: PatternId
    title: str
    sentences: Lines
    tables: tuple[Table, ...] = ()
    picture: Callable[[int], Lines] = field(repr=False, default=lambda _width: ())


def width_of(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(_width(char) for char in text)


def padded(text: str, width: int) -> str:
    """A text with spaces behind it up to a width."""
    return text + " " * (width - width_of(text))


def cut(text: str, width: int) -> str:
    """A text that takes no more than a width; where it is cut an ellipsis says so."""
    text = _on_one_line(text)
    if width_of(text) <= width:
        return text
    widths = accumulate(_width(char) for char in text)
    kept = sum(1 for _width_so_far in takewhile(lambda so_far: so_far < width, widths))
    return f"{text[:kept].rstrip()}\N{HORIZONTAL ELLIPSIS}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def _row_in_words(headings: Sequence[str], row: Sequence[str]) -> str:
    first, *others = row
    told = [f"{heading} {cell}" for heading, cell in zip(headings[1:], others, strict=True) if cell]
    return f"{first}: {', '.join(told)}" if told else first
