"""F1: from starting the program to the first door of its home, however long the journal is."""

from pathlib import Path
from typing import Final

from benchmarks.comparison import Comparison
from benchmarks.home import environment_in, made_home
from benchmarks.terminal import Terminal

HELLO, HELLO_SAYS = "benchmarks.hello", "Hello"
PROGRAM, FIRST_DOOR = "nvc_coach", "Someone angers me"
PAIRS: Final = 31
FEW, MANY = 1, 1000

_BESIDE_HELLO: Final = 1.25
_BESIDE_FEW: Final = 1.10


def measured(folder: Path, pairs: int = PAIRS) -> list[Comparison]:
    """A journal of one entry and one of a thousand, beside each other and beside "Hello".

    Args:
        folder: An empty folder.
        pairs: How often each is started.
    """
    few = made_home(folder / "few", entries=FEW)
    many = made_home(folder / "many", entries=MANY)
    starts = {
        "hello": (HELLO, HELLO_SAYS, few),
        "few": (PROGRAM, FIRST_DOOR, few),
        "many": (PROGRAM, FIRST_DOOR, many),
    }
    for start in starts.values():  # so that each finds what its first time leaves behind
        _start(*start)
    times: dict[str, list[int]] = {name: [] for name in starts}
    for _ in range(pairs):
        for name, start in starts.items():
            times[name].append(_start(*start))
    home = "home, first paint, {count} in the journal"
    return [
        Comparison(
            figure="F1",
            what=home.format(count="1 entry"),
            beside="hello-world Textual",
            ours=times["few"],
            floor=times["hello"],
            goal=_BESIDE_HELLO,
        ),
        Comparison(
            figure="F1",
            what=home.format(count=f"{MANY:,} entries"),
            beside="hello-world Textual",
            ours=times["many"],
            floor=times["hello"],
            goal=_BESIDE_HELLO,
        ),
        Comparison(
            figure="F1",
            what=home.format(count=f"{MANY:,} entries"),
            beside="itself with 1 entry",
            ours=times["many"],
            floor=times["few"],
            goal=_BESIDE_FEW,
        ),
    ]


def _start(module: str, says: str, home: Path) -> int:
    """How long a program takes from its start to its words on the screen."""
    with Terminal(module, environment=environment_in(home)) as terminal:
        return terminal.painted(says) - terminal.started
