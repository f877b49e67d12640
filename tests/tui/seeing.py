"""Seeing what is painted as an eye does: what stands on what, and how far apart the colours are."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rich.color import Color as Painted
from rich.color import ColorSystem
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from textual.color import Color
from textual.strip import Strip
from textual.theme import Theme

OF_TEXT, OF_A_MARK = 4.5, 3.0
"""How far apart colours are to be, by WCAG 2.2: 1.4.3 for what is read, 1.4.11 for marks."""


class Rgb(NamedTuple):
    """A colour."""

    red: int
    green: int
    blue: int


class Cell(NamedTuple):
    """A sign as it is painted, with its colours as one sees them; None is the terminal's own."""

    sign: str
    ink: Rgb | None
    ground: Rgb | None
    attributes: str

    @property
    def is_read(self) -> bool:
        """Whether it is a sign of writing, and no line, bar or block."""
        return not self.sign.isspace() and not 0x2500 <= ord(self.sign[0]) <= 0x259F


def contrast(one: Rgb, other: Rgb) -> float:
    """How far apart two colours are: from 1 to 21, as WCAG reckons it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def roles_of(theme: Theme) -> Mapping[str, Rgb]:
    """The colours that a theme is made of, by what they are for."""
    named = {
        "ground": theme.background,
        "raised": theme.variables["raised"],
        "text": theme.foreground,
        "quiet": theme.variables["quiet"],
        "accent": theme.accent,
        "line": theme.variables["line"],
    }
    return {role: _rgb(Color.parse(said or "")) for role, said in named.items()}


def _rgb(colour: Color) -> Rgb:
    return Rgb(*colour.rgb)


def fewer(colour: Rgb, system: ColorSystem) -> Rgb:
    """A colour as it comes out in a terminal that has fewer."""
    painted = Painted.from_triplet(ColorTriplet(*colour)).downgrade(system)
    return Rgb(*painted.get_truecolor(DEFAULT_TERMINAL_THEME))


def cells(strip: Strip) -> Iterator[Cell]:
    """Every sign of a line, from the left; a wide one is followed by nothing."""
    for segment in strip:
        yield from _cells(segment)


def _cells(segment: Segment) -> Iterator[Cell]:
    style = segment.style
    if style is None:
        yield from (Cell(sign, None, None, "") for sign in segment.text)
        return
    ink, ground = _seen(style.color), _seen(style.bgcolor)
    if style.reverse:
        ink, ground = ground, ink
    names = ("bold", "dim", "italic", "underline", "reverse", "strike", "blink")
    attributes = " ".join(name for name in names if getattr(style, name))
    yield from (Cell(sign, ink, ground, attributes) for sign in segment.text)


def _seen(colour: Painted | None) -> Rgb | None:
    if colour is None or colour.is_default:
        return None
    assert colour.triplet is not None, f"{colour} is not our own"
    return Rgb(*colour.triplet)
