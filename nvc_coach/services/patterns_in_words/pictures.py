"""Pictures made of characters: bars, lines of blocks, and shades; legible without colour."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from nvc_coach.services.patterns_in_words.table import Lines, cut, padded, width_of

NOT_MET, MET, NOT_SAID = "█", "░", "▒"
WITHIN: Final = "└"
"""Stands before what is a part of the line above."""
_HEIGHTS: Final = "▁▂▃▄▅▆▇█"
_SHADES: Final = "░▒▓█"
NOTHING: Final = "·"
_WIDEST_LABEL: Final = 26
_WIDEST_BAR: Final = 60
_GAP: Final = 2
_WIDEST_NUMBER: Final = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a bar picture: what it is about, and its pieces as sign and number."""

    label: str
    pieces: tuple[tuple[str, int], ...]

    @property
    def length(self) -> int:
        """All its pieces together."""
        return sum(number for _sign, number in self.pieces)


def bars(found: Sequence[Bar], width: int) -> Lines:
    """Bars below one another, on one scale, each with its number behind it.

    One stands for one sign as long as all fit; then every piece that is there keeps one at least.
    """
    if not found:
        return ()
    label_width = min(_WIDEST_LABEL, max(width_of(one.label) for one in found), width // 2)
    room = min(_WIDEST_BAR, max(4, width - label_width - _GAP - 1 - _WIDEST_NUMBER))
    longest = max(one.length for one in found)
    scale = min(1.0, room / longest) if longest else 1.0
    return tuple(
        f"{padded(cut(one.label, label_width), label_width)}{' ' * _GAP}"
        f"{_drawn(one, scale)} {one.length}"
        for one in found
    )


def line_of_blocks(numbers: Iterable[int], highest: int) -> str:
    """A block for each number, as high as it is beside the highest; a dot for none."""
    return "".join(_block(number, highest) for number in numbers)


def shade(number: int, highest: int) -> str:
    """How dark a number is beside the highest; a dot for none."""
    if number <= 0:
        return NOTHING
    return _SHADES[(number * len(_SHADES) - 1) // max(highest, len(_SHADES))]


def shade_of_exact(number: int) -> str:
    """How dark a small number is: one, two, three, or more."""
    return NOTHING if number <= 0 else _SHADES[min(number, len(_SHADES)) - 1]


def squeezed(numbers: Sequence[int], most: int) -> tuple[int, ...]:
    """The numbers, neighbours added up until they are no more than so many."""
    together = -(-len(numbers) // max(1, most))
    return tuple(sum(numbers[at : at + together]) for at in range(0, len(numbers), together or 1))


def _drawn(bar: Bar, scale: float) -> str:
    return "".join(sign * max(1, round(number * scale)) for sign, number in bar.pieces if number)


def _block(number: int, highest: int) -> str:
    if number <= 0:
        return NOTHING
    return _HEIGHTS[(number * len(_HEIGHTS) - 1) // max(highest, 1)]
