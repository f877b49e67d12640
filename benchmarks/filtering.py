"""F9: from a key in the field to the last byte of the list of words that fit, beside OptionList."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.comparison import Comparison, Statistic
from benchmarks.goals import GOALS
from benchmarks.home import environment_in
from benchmarks.journal_generator import SEED
from benchmarks.terminal import NothingPaintedError, Terminal
from benchmarks.words import COUNT, vocabulary
from nvc_coach.practice.vocabulary import Vocabulary

WORDS: Final = 40
OURS, THEIRS = "benchmarks.picker_app", "benchmarks.optionlist_app"
_LETTERS: Final = 3
_BACKSPACE: Final = "\x7f"
_QUIET: Final = 0.1
"""After how many seconds without a byte the painting is over."""
_COLUMNS: Final = re.compile(r"^[ ▸]+|  +")
_LATE_IN: Final = 50
_STATISTICS: Final[tuple[Statistic, ...]] = ("median", "p95")


def measured(folder: Path, count: int = WORDS) -> list[Comparison]:
    """The same keys in both lists, in turn: the first letters of words, and back to none.

    Args:
        folder: An empty folder.
        count: How many words are begun.

    Raises:
        NothingPaintedError: A list does not show the words that fit, or shows them later than it
            seemed.
    """
    words = vocabulary()
    first = next(iter(words)).label
    environment = environment_in(folder)
    times: list[list[int]] = [[], []]
    with (
        Terminal(OURS, environment=environment) as ours,
        Terminal(THEIRS, environment=environment) as theirs,
    ):
        for terminal in (ours, theirs):
            terminal.painted(first)
            terminal.settled(1.0)
            terminal.late = 0
        for key, typed in keys(count):
            for terminal, series in zip((ours, theirs), times, strict=True):
                pressed = terminal.press(key)
                series.append(terminal.settled(_QUIET) - pressed)
                must_show(terminal.screen(), words, typed)
        for terminal in (ours, theirs):
            if terminal.late * _LATE_IN > len(times[0]):
                message = f"it painted after {_QUIET:g} s of quiet, {terminal.late} times"
                raise NothingPaintedError(message)
    return [
        Comparison(
            figure="F9",
            what=f"filtering the picker of {COUNT} words",
            beside="OptionList doing the same",
            ours=times[0],
            floor=times[1],
            goal=goal,
            at=at,
        )
        for at, goal in zip(_STATISTICS, GOALS["F9"], strict=True)
    ]


def keys(count: int) -> Iterator[tuple[str, str]]:
    """Each key, with what stands in the field after it."""
    chance = random.Random(SEED)
    for word in chance.choices(list(vocabulary()), k=count):
        beginning = word.label[:_LETTERS]
        for end in range(1, len(beginning) + 1):
            yield beginning[end - 1], beginning[:end]
        for end in reversed(range(len(beginning))):
            yield _BACKSPACE, beginning[:end]


def must_show(screen: str, words: Vocabulary, typed: str) -> None:
    """See that the word that fits best stands on a screen, and one that does not fit does not.

    Args:
        screen: Its lines; a word begins one, and two spaces end it.
        words: What is filtered.
        typed: What stands in the field.

    Raises:
        NothingPaintedError: It is not so.
    """
    fitting = words.beginning(typed) or tuple(words)
    stranger = next((word for word in words if word not in fitting), None)
    shown = {_COLUMNS.split(line)[1] for line in screen.splitlines() if _COLUMNS.match(line)}
    if fitting[0].label not in shown or (stranger is not None and stranger.label in shown):
        message = f"“{typed}” was typed, and what fits is not shown; there is:\n{screen}"
        raise NothingPaintedError(message)
