"""What a figure is given to be measured with."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.comparison import Line

SMALL: Final = 1_000
"""How many entries the journal has that a large one is measured against."""


class CannotMeasureError(Exception):
    """Something is missing here that a figure needs; the message says what."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A place to measure in.

    Attributes:
        folder: An empty folder, on a real disk.
        kept: Where what takes long to make is kept for the next time.
        entries: How many entries the large journal has.
    """

    folder: Path
    kept: Path
    entries: int


Figure = Callable[[Bench], Sequence[Line]]


def tell(line: str) -> None:
    """Tell whoever waits."""
    sys.stderr.write(f"{line}\n")
