"""F14: the longest time that a key waits for its letter, while entries are found or indexed."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from benchmarks.bench import Bench, CannotMeasureError
from benchmarks.comparison import Longest
from benchmarks.entries_page import LOOKING, entries_page, open_page, read_page
from benchmarks.first_paint import FIRST_DOOR, PROGRAM
from benchmarks.goals import GOALS
from benchmarks.home import environment_in
from benchmarks.journal_generator import SEED
from benchmarks.kept import borrowed_home, kept_journal
from benchmarks.person import RARE_WORD
from benchmarks.prose import Prose
from benchmarks.terminal import NothingPaintedError, Terminal

WORDS: Final = 30
_FEWEST: Final = 20
_BETWEEN_LETTERS: Final = (0.06, 0.18)
_BETWEEN_WORDS: Final = 0.5
_BACKSPACE: Final = "\x7f"
_TELLS_WITHIN: Final = 3.0


def measured(bench: Bench, count: int = WORDS) -> list[Longest]:
    """Words typed into the field of the large journal: once at rest, once while its index is made.

    Args:
        bench: Where to measure.
        count: How many words.

    Raises:
        CannotMeasureError: The index was made before enough was typed.
        NothingPaintedError: A letter is not shown.
    """
    kept = kept_journal(bench.kept, bench.entries)
    home = borrowed_home(bench.folder / "at-rest", kept)
    with entries_page(home, kept) as page:
        searching = [one for word in _words(count) for one in _typed(page, word)]
    home = borrowed_home(bench.folder / "rebuilding", kept, with_index=False)
    with _page_while_looking(home) as page:
        rebuilding = _typed_while_looking(page, count)
    if len(rebuilding) < _FEWEST:
        message = (
            f"the index of {kept.count:,} entries was made before {_FEWEST} letters were typed"
        )
        raise CannotMeasureError(message)
    (goal,) = GOALS["F14"]
    return [
        Longest(figure="F14", what=f"{what} ({kept.count:,} entries)", times=times, goal=goal)
        for what, times in (
            ("key to letter while finding as one types", searching),
            ("key to letter while the index is made anew", rebuilding),
        )
    ]


@contextmanager
def _page_while_looking(home: Path) -> Iterator[Terminal]:
    with Terminal(PROGRAM, environment=environment_in(home)) as terminal:
        terminal.painted(FIRST_DOOR)
        open_page(terminal)
        yield terminal


def _words(count: int) -> list[str]:
    return [RARE_WORD, *Prose(random.Random(SEED)).words(count - 1)]


def _typed_while_looking(page: Terminal, count: int) -> list[int]:
    """How long each letter took, as long as the program tells that it is looking."""
    times: list[int] = []
    for word in _words(count):
        taken = _typed(page, word)
        if not _tells_of_looking(page):
            break
        times += taken
    return times


def _typed(page: Terminal, word: str) -> list[int]:
    """A word typed at a person's pace, and taken back; how long each letter took to be shown."""
    chance = random.Random(word)
    times = []
    for end in range(1, len(word) + 1):
        page.wait(chance.uniform(*_BETWEEN_LETTERS))
        pressed = page.press(word[end - 1])
        times.append(page.painted(word[:end]) - pressed)
    page.wait(_BETWEEN_WORDS)
    if read_page(page.screen()).typed != word:
        message = f"“{word}” was typed, and does not stand there; there is:\n{page.screen()}"
        raise NothingPaintedError(message)
    page.press(_BACKSPACE * len(word))
    page.wait(_BETWEEN_WORDS)
    return times


def _tells_of_looking(page: Terminal) -> bool:
    limit = time.monotonic() + _TELLS_WITHIN
    while LOOKING not in page.screen():
        if time.monotonic() > limit:
            return False
        page.wait(0.05)
    return True
