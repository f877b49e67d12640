"""Fitting text into the columns there are."""

from rich.cells import cell_len, chop_cells

from nvc_coach.tui.safe import on_one_line, words

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


def in_lines(text: str, width: int, lines: int, end: str = "") -> str:
    """A text in at most so many lines of `width` columns, parted between words.

    Args:
        text: The text; its own line ends are not kept.
        width: Columns.
        lines: The most lines.
        end: What closes the text where it is cut short, behind the "…".
    """
    shown = wrapped(" ".join(text.split()), width)
    if len(shown) <= lines:
        return "\n".join(shown)
    last = f"{shown[lines - 1]} {shown[lines]}"
    short = cut(last, max(1, width - width_of(end)))
    if not short.endswith(_ELLIPSIS):
        short = cut(short, width - width_of(end) - 1) + _ELLIPSIS
    return "\n".join((*shown[: lines - 1], short + end))


def wrapped(text: str, width: int) -> list[str]:
    """A text from anywhere in lines of at most `width` columns, parted between words."""
    lines = [line.plain.rstrip() for line in words(text).wrap(max(1, width))]
    return lines or [""]
