"""What a terminal shows, cell by cell: taken from an application that runs without a terminal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.app import App


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks.

    Attributes:
        ink: The colour of its letter, as "#rrggbb".
        ground: The colour behind it.
        bold: Whether it is bold; so the other three.
    """

    ink: str
    ground: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One sign, with whatever combines with it.

    Attributes:
        text: The sign.
        width: How many columns it takes, 1 or 2.
        look: How it looks.
    """

    text: str
    width: int
    look: Look


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole screen.

    Attributes:
        columns: How wide it is, in cells.
        ground: The colour of the page.
        lines: Its lines, each as many columns wide.
    """

    columns: int
    ground: str
    lines: tuple[tuple[Cell, ...], ...]

    @property
    def words(self) -> str:
        """What can be read on it, with every space between words made one."""
        told = " ".join("".join(cell.text for cell in line) for line in self.lines)
        return " ".join(told.split())


def painted(app: App[Any]) -> Picture:
    """What the terminal would show now: the topmost screen, and what can be seen beneath it."""
    # Textual's only public way to this ends in a picture of its own, with fonts from elsewhere.
    update = app.screen._compositor.render_update(  # noqa: SLF001  # see above
        full=True,
        screen_stack=app._background_screens,  # noqa: SLF001  # see above
    )
    if not isinstance(update, LayoutUpdate):
        message = "a full update is one with strips"
        raise TypeError(message)
    theme = app.current_theme
    usual = Look(ink=theme.foreground or "#000000", ground=theme.background or "#ffffff")
    lines = (
        tuple(_cells((segment for strip in line for segment in strip), usual))
        for line in update.strips
    )
    return Picture(app.size.width, usual.ground, tuple(lines))


def _cells(segments: Iterable[Segment], usual: Look) -> Iterator[Cell]:
    last: Cell | None = None
    for text, style, control in segments:
        if control:
            continue
        look = _look(style or Style(), usual)
        for sign in text:
            width = cell_len(sign)
            if not width and last is not None:
                last = Cell(last.text + sign, last.width, last.look)
                continue
            if last is not None:
                yield last
            last = Cell(sign, width or 1, look)
    if last is not None:
        yield last


def _look(style: Style, usual: Look) -> Look:
    ink, ground = _hex(style.color, usual.ink), _hex(style.bgcolor, usual.ground)
    if style.reverse:
        ink, ground = ground, ink
    return Look(
        ink,
        ground,
        bold=bool(style.bold),
        italic=bool(style.italic),
        underline=bool(style.underline),
        strike=bool(style.strike),
    )


def _hex(color: Color | None, usual: str) -> str:
    return usual if color is None or color.is_default else color.get_truecolor().hex
