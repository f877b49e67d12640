"""F1: from starting the program to the first door of its home, however long the journal is."""

from pathlib import Path
from typing import Final

from benchmarks.bench import SMALL, Bench
from benchmarks.comparison import Comparison
from benchmarks.goals import GOALS
from benchmarks.home import environment_in, places_in
from benchmarks.kept import borrowed_home, kept_journal
from benchmarks.many_exercises import COUNT, write_library
from benchmarks.opening_library import opened
from benchmarks.terminal import Terminal

HELLO, HELLO_SAYS = "benchmarks.hello", "Hello"
PROGRAM, FIRST_DOOR = "nvc_coach", "Someone angers me"
PAIRS: Final = 31


def measured(bench: Bench, pairs: int = PAIRS) -> list[Comparison]:
    """A small journal and a large one, beside each other and beside "Hello".

    Args:
        bench: Where to measure.
        pairs: How often each is started.
    """
    few = borrowed_home(bench.folder / "few", kept_journal(bench.kept, SMALL))
    large = kept_journal(bench.kept, bench.entries)
    many = borrowed_home(bench.folder / "many", large)
    exercises = borrowed_home(bench.folder / "exercises", large)
    write_library(places_in(exercises).library)
    starts = {
        "hello": (HELLO, HELLO_SAYS, few),
        "few": (PROGRAM, FIRST_DOOR, few),
        "many": (PROGRAM, FIRST_DOOR, many),
        "exercises": (PROGRAM, FIRST_DOOR, exercises),
    }
    # So that each finds what its first time leaves behind. Programs that are measured are killed,
    # and leave nothing of what is written at the end.
    for there, own in ((few, 0), (many, 0), (exercises, COUNT)):
        opened(there, own)
    for start in starts.values():
        _start(*start)
    times: dict[str, list[int]] = {name: [] for name in starts}
    for _ in range(pairs):
        for name, start in starts.items():
            times[name].append(_start(*start))
    home = "home, first paint, {count:,} entries{more}"
    hello, itself = "hello-world Textual", f"itself with {SMALL:,} entries"
    with_exercises = f" and {COUNT:,} exercises of one's own"
    beside_hello, beside_few = GOALS["F1"]
    lines: tuple[tuple[str, int, str, str, str, float], ...] = (
        ("few", SMALL, "", "hello", hello, beside_hello),
        ("many", large.count, "", "hello", hello, beside_hello),
        ("exercises", large.count, with_exercises, "hello", hello, beside_hello),
        ("many", large.count, "", "few", itself, beside_few),
    )
    return [
        Comparison(
            figure="F1",
            what=home.format(count=count, more=more),
            beside=beside,
            ours=times[ours],
            floor=times[floor],
            goal=goal,
        )
        for ours, count, more, floor, beside, goal in lines
    ]


def _start(module: str, says: str, home: Path) -> int:
    """How long a program takes from its start to its words on the screen."""
    with Terminal(module, environment=environment_in(home)) as terminal:
        return terminal.painted(says) - terminal.started
