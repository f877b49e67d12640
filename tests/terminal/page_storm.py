"""A storm of keys: whatever a terminal may ever send, by chance that comes out alike each time."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.terminal.page_reader import KEYS

WORDS = ("On", "Tuesday", "he", "closed", "the laptop", "resp", "rest", "ignored", "calm", "Friday")
SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789 .,;:?!'\"-/[]()"
# First and last of ranges that hold signs of every sort: letters, what combines, what is read from
# the right, wide and astral ones, what joins, and what has no place in a text.
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x300, 0x36F),
    (0x5D0, 0x5EA),
    (0x600, 0x6FF),
    (0x900, 0x97F),
    (0xE00, 0xE7F),
    (0x1100, 0x11FF),
    (0x2000, 0x206F),
    (0x3040, 0x30FF),
    (0x4E00, 0x4FFF),
    (0xAC00, 0xACFF),
    (0xFE00, 0xFE0F),
    (0xFFF0, 0xFFFD),
    (0x1F300, 0x1F64F),
    (0xE0100, 0xE0120),
    (0x01, 0x1F),
    (0x7F, 0x9F),
)
SMALLEST, LARGEST = (30, 10), (130, 45)
MOST_LINES = 60
_QUIT = b"\x1c"
"""Ends at once whatever is no page any more, as the system sees to it."""
SEQUENCES = (
    "\x1b[I",
    "\x1b[O",
    "\x1b[?62;4;22c",
    "\x1b]11;rgb:1212/2121/1212\x07",
    "\x1bP>|a terminal\x1b\\",
    "\x1b[57;5Z",
    "\x1b[99~",
    "\x1b[1;",
    "\x1b[13;5u",
    "\x1b[97;1;97u",
    "\x1b[110;3u",
    "\x1b[27u",
    "\x1b[1;2A",
    "\x1b[1;5C",
    "\x1b[3;5~",
    "\x1b[201~",
    "\x1b[12;34R",
)


@dataclass(frozen=True)
class Keys:
    """What is sent at once."""

    sent: bytes


@dataclass(frozen=True)
class Size:
    """What the window becomes."""

    columns: int
    rows: int


class Storm:
    """Chooses what comes next.

    Args:
        chance: Where it comes from.
    """

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        weights: dict[Callable[[], str | bytes | Size], int] = {
            self._word: 20,
            self._letters: 12,
            self._moving: 25,
            self._control: 15,
            self._named: 10,
            self._escape_and_letter: 12,
            self._sequence: 4,
            self._mouse: 10,
            self._paste: 3,
            self._size: 4,
            self._bytes: 1,
        }
        self._kinds, self._weights = list(weights), list(weights.values())

    def next(self) -> Keys | Size:
        """The next of it."""
        (kind,) = self._chance.choices(self._kinds, self._weights)
        made = kind()
        if isinstance(made, Size):
            return made
        sent = made if isinstance(made, bytes) else made.encode()
        return Keys(sent.replace(_QUIT, b""))

    def text(self, most: int) -> str:
        """Signs of every sort, at most so many."""
        first, last = self._chance.choice(RANGES)
        plain = RANGES[0]
        ranges = [plain, plain, (first, last)]
        return "".join(
            chr(self._chance.randint(*self._chance.choice(ranges)))
            for _ in range(self._chance.randint(1, most))
        )

    def _word(self) -> str:
        return self._chance.choice(WORDS) + self._chance.choice(" \r")

    def _letters(self) -> str:
        return "".join(self._chance.choices(SIGNS, k=self._chance.randint(1, 12)))

    def _moving(self) -> str:
        names = ("enter", "tab", "shift+tab", "space", "up", "down", "left", "right", "backspace")
        return "".join(KEYS[name] for name in self._chance.choices(names, k=3))

    def _control(self) -> str:
        # Leaving is rarer than all else, or there would be little to see.
        letters = "abcdefghijklmnoprstuvwxyz" * 4 + "q"
        return KEYS[f"ctrl+{self._chance.choice(letters)}"]

    def _named(self) -> str:
        return self._chance.choice(list(KEYS.values())).replace("\x11", "")

    def _escape_and_letter(self) -> str:
        return "\x1b" + self._chance.choice("ohewnktmrul.pacjy?/" * 3 + "sqgi")

    def _sequence(self) -> str:
        return self._chance.choice(SEQUENCES)

    def _mouse(self) -> str:
        column, row = self._chance.randint(1, LARGEST[0]), self._chance.randint(1, LARGEST[1])
        button = self._chance.choice((0, 0, 0, 1, 2, 35, 64, 65))
        return f"\x1b[<{button};{column};{row}M\x1b[<{button};{column};{row}m"

    def _paste(self) -> str:
        lines = (self.text(80) for _ in range(self._chance.randint(1, MOST_LINES)))
        pasted = "\r".join(lines).replace("\x1b", "")
        return f"\x1b[200~{pasted}\x1b[201~"

    def _size(self) -> Size:
        return Size(
            self._chance.randint(SMALLEST[0], LARGEST[0]),
            self._chance.randint(SMALLEST[1], LARGEST[1]),
        )

    def _bytes(self) -> bytes:
        return self._chance.randbytes(self._chance.randint(1, 6))
