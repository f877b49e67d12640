"""F12: opening a library of 1,000 exercises for the second time, beside parsing them."""

import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.comparison import Comparison
from benchmarks.goals import GOALS
from benchmarks.home import environment_in, made_home, places_in
from benchmarks.many_exercises import COUNT, write_library
from benchmarks.run import run

PAIRS = 5


def measured(bench: Bench, pairs: int = PAIRS, count: int = COUNT) -> list[Comparison]:
    """What the program does when its library is opened, and tomllib with the same files, in turn.

    Each time it is a process of its own, in a home where another one opened the library before.

    Args:
        bench: Where to measure.
        pairs: How often each is done.
        count: How many exercises.

    Raises:
        RuntimeError: An exercise is not in the library.
    """
    home = made_home(bench.folder / "home")
    files = write_library(places_in(home).library, count)
    ours, floor = [], []
    for _ in range(1 + pairs):
        ours.append(opened(home, count))
        floor.append(_parsed(files))
    (goal,) = GOALS["F12"]
    return [
        Comparison(
            figure="F12",
            what=f"opening a library of {count:,} exercises, second time",
            beside="parsing them with tomllib",
            ours=ours[1:],
            floor=floor[1:],
            goal=goal,
        )
    ]


def opened(home: Path, count: int = 0) -> int:
    """Open the library in a home and close the program again; the nanoseconds that opening took.

    Args:
        home: The home.
        count: How many exercises of one's own must be in the library.

    Raises:
        RuntimeError: There are more or fewer.
    """
    command = [sys.executable, "-m", "benchmarks.library_opener"]
    took, found = map(int, run(command, environment_in(home)).output.split())
    if found != count:
        message = f"{found} of {count} exercises are in the library"
        raise RuntimeError(message)
    return took


def _parsed(files: Sequence[Path]) -> int:
    began = time.perf_counter_ns()
    for file in files:
        tomllib.loads(file.read_text(encoding="utf-8"))
    return time.perf_counter_ns() - began
