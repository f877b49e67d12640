"""Fitting text into the columns there are."""

from rich.cells import cell_len, chop_cells

from nvc_coach.practice.shortening import one_line
from nvc_coach.tui.safe import on_one_line, words

READING_WIDTH = 68
"""The widest a line of text is set, in columns."""
_ELLIPSIS = "…"


def width_of(text: str) -> int:
    """How many columns a text on one line takes."""
    return cell_len(text)


def cut(text: str, width: int) -> str:
    """A text from anywhere on one line in at most `width` columns, then "…" where more is left."""
    if width <= 0:
        return ""
    text = on_one_line(text)
    if cell_len(text) <= width:
        return text
    if width == 1:
        return _ELLIPSIS
    return chop_cells(text, width - 1)[0].rstrip() + _ELLIPSIS


def in_lines(text: str, width: int, lines: int) -> str:
    """A text that, wrapped between words at `width` columns, fits so many lines.

    Cut short, it ends in "…"; a sign is never torn apart.
    """
    longest = max(1, width * lines)
    # Room for the words that wrapping takes to the next line whole.
    spare = (lines - 1) * (width // 4)
    short = one_line(text, longest)
    if cell_len(short) <= longest - spare:
        return short
    wide = max(1, cell_len(short) // max(1, len(short)))
    return one_line(text, max(1, (longest - spare) // wide))


def wrapped(text: str, width: int) -> list[str]:
    """A text from anywhere in lines of at most `width` columns, parted between words."""
    lines = [line.plain.rstrip() for line in words(text).wrap(max(1, width))]
    return lines or [""]
