"""What plain mode needs of a terminal, and the ways in which talking can end."""

import textwrap
from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol

from nvc_coach.services.safe_text import printable

WIDEST = 78

# Signs that screen readers spell out or pass over, as what everybody's keyboard has.
_PLAINER = str.maketrans(
    {
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{MIDDLE DOT}": ",",
        "\N{BULLET}": "-",
        "\N{RIGHTWARDS ARROW}": "to",
    }
)


class Ending(Enum):
    """Why the talking ends."""

    STOPPED = auto()
    """The person said stop; one line says how to go on."""
    LEFT = auto()
    """The person left at once; nothing more is said."""
    CUT_OFF = auto()
    """The terminal is gone or the program was told to end; nothing can be said."""


class Ended(Exception):  # noqa: N818  # an ending is no error
    """The talking ends here; everything said so far is kept by the time this is raised."""

    def __init__(self, ending: Ending) -> None:
        super().__init__(ending.name)
        self.ending = ending


class Interrupted(Exception):  # noqa: N818  # nor is a pressed Ctrl+C
    """Ctrl+C was pressed; `typed` is what stood in the line."""

    def __init__(self, typed: str) -> None:
        super().__init__()
        self.typed = typed


class Terminal(Protocol):
    """A terminal that is read by the line."""

    @property
    def width(self) -> int:
        """How many columns it has."""
        ...

    @property
    def height(self) -> int:
        """How many lines it has."""
        ...

    def write(self, text: str) -> None:
        """Print safe text as it is, with a line feed behind it."""
        ...

    def read(self, watch: Callable[[str], None], prefill: str) -> str:
        """Prompt for a line.

        Args:
            watch: Told what stands in the line while it is typed, from another thread; never
                again once this returns or raises.
            prefill: What stands in the line at first, to be edited.

        Raises:
            Ended: There will be no more lines.
            Interrupted: Ctrl+C was pressed.
        """
        ...

    def more(self, seconds: float) -> bool:
        """Whether more input comes within that time; what was typed ahead counts."""
        ...


def say(terminal: Terminal, text: str = "") -> None:
    """Print text from anywhere: made safe, and wrapped between words at no more than 78 columns."""
    width = min(WIDEST, max(20, terminal.width - 1))
    for line in printable(text).translate(_PLAINER).split("\n"):
        wrapped = textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        terminal.write("\n".join(wrapped))


def show_blank_screen(terminal: Terminal) -> None:
    """Push what is on the screen out of sight, without a control code."""
    terminal.write("\n" * terminal.height)
