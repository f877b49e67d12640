"""F10: from a key in the field to the last byte of what is found, beside filtering the picker."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from benchmarks import filtering
from benchmarks.bench import Bench
from benchmarks.comparison import Comparison
from benchmarks.entries_page import entries_page, read_page
from benchmarks.goals import GOALS
from benchmarks.home import environment_in
from benchmarks.kept import borrowed_home, kept_journal
from benchmarks.person import RARE_WORD
from benchmarks.terminal import NothingPaintedError, Terminal
from benchmarks.words import COUNT, vocabulary
from nvc_coach.journal.ulid import moment_of
from nvc_coach.services.days import in_short

ROUNDS: Final = 10
_BACKSPACE: Final = "\x7f"
_QUIET: Final = 0.3
_AT_REST: Final = 1.0
_LATE_IN: Final = 50
_LEAST: Final = 2
"""Letters from which on a word is looked for by its beginning."""
_MUST_FIT: Final = 10
"""So many entries surely fit on the screen."""


def measured(bench: Bench, rounds: int = ROUNDS) -> list[Comparison]:
    """The rare word typed and taken back in the large journal; the picker's keys in turn.

    Args:
        bench: Where to measure.
        rounds: How often the word is typed.

    Raises:
        NothingPaintedError: What is found is not shown, or shown later than it seemed.
    """
    kept, words = kept_journal(bench.kept, bench.entries), vocabulary()
    home = borrowed_home(bench.folder / "home", kept)
    ours: list[int] = []
    floor: list[int] = []
    with (
        entries_page(home, kept) as page,
        Terminal(filtering.OURS, environment=environment_in(bench.folder)) as picker,
    ):
        picker.painted(next(iter(words)).label)
        picker.settled(_AT_REST)
        page.late = picker.late = 0
        for (key, typed), (other, begun) in zip(_keys(rounds), _filtering_keys(), strict=False):
            pressed = page.press(key)
            ours.append(page.settled(_QUIET) - pressed)
            must_show_hits(page.screen(), typed, [_day_of(one) for one in kept.rare])
            pressed = picker.press(other)
            floor.append(picker.settled(_QUIET) - pressed)
            filtering.must_show(picker.screen(), words, begun)
        for terminal in (page, picker):
            if terminal.late * _LATE_IN > len(ours):
                message = f"it painted after {_QUIET:g} s of quiet, {terminal.late} times"
                raise NothingPaintedError(message)
    (goal,) = GOALS["F10"]
    return [
        Comparison(
            figure="F10",
            what=f"finding as one types ({kept.count:,} entries)",
            beside=f"filtering the picker of {COUNT} words",
            ours=ours,
            floor=floor,
            goal=goal,
        )
    ]


def _keys(rounds: int) -> Iterator[tuple[str, str]]:
    """Each key, with what stands in the field after it."""
    for _ in range(rounds):
        for end in range(1, len(RARE_WORD) + 1):
            yield RARE_WORD[end - 1], RARE_WORD[:end]
        for end in reversed(range(len(RARE_WORD))):
            yield _BACKSPACE, RARE_WORD[:end]


def _filtering_keys() -> Iterator[tuple[str, str]]:
    return itertools.chain.from_iterable(filtering.keys(count) for count in itertools.repeat(40))


def _day_of(entry_id: str) -> str:
    """The day of an entry as the page shows it: here, and not where it was written."""
    return in_short(moment_of(entry_id).astimezone())


def must_show_hits(screen: str, typed: str, days: Sequence[str]) -> None:
    """See that what is found for the beginning of the rare word stands on a screen.

    Args:
        screen: Its lines.
        typed: What was typed.
        days: Of the entries with the rare word, newest first, as the page shows them.

    Raises:
        NothingPaintedError: It is not so; or for the whole word there stand not just its entries.
    """
    shown = read_page(screen)
    right = bool(shown.days) if typed == "" else shown.typed == typed
    if len(typed) >= _LEAST:
        right &= bool(shown.hits) and all(_begins_in(typed, line) for line in shown.hits)
    if typed == RARE_WORD:
        told = "1 entry." if len(days) == 1 else f"{len(days)} entries."
        right &= shown.days == tuple(days[: len(shown.days)])
        right &= len(shown.days) >= min(len(days), _MUST_FIT)
        right &= len(shown.days) - len(shown.hits) in {0, 1}  # the last may be below the edge
        right &= shown.count == told
    if not right:
        message = f"“{typed}” was typed, and what is found is not shown; there is:\n{screen}"
        raise NothingPaintedError(message)


def _begins_in(beginning: str, line: str) -> bool:
    letters = "".join(one if one.isalnum() else " " for one in line.lower())
    return any(word.startswith(beginning) for word in letters.split())
