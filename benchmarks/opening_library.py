"""F12: opening a library of 1,000 exercises for the second time, beside parsing them."""

import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.comparison import Comparison
from benchmarks.goals import GOALS
from benchmarks.home import environment_in, made_home, places_in
from benchmarks.many_exercises import COUNT, write_library
from nvc_coach.services.program import Outside, Program

PAIRS = 5


def measured(bench: Bench, pairs: int = PAIRS, count: int = COUNT) -> list[Comparison]:
    """What the program does when its library is opened, and tomllib with the same files, in turn.

    Each time it is a program that has read nothing yet, in a home where another one opened the
    library before.

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
        ours.append(_opened(home, count))
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


def _opened(home: Path, count: int) -> int:
    program = Program(Outside(environment=environment_in(home)))
    began = time.perf_counter_ns()
    heads = program.heads
    took = time.perf_counter_ns() - began
    own = [one for one in heads if one.path.is_relative_to(program.places.library)]
    if len({one.id for one in own}) != count:
        message = f"{len(own)} of {count} exercises are in the library"
        raise RuntimeError(message)
    return took


def _parsed(files: Sequence[Path]) -> int:
    began = time.perf_counter_ns()
    for file in files:
        tomllib.loads(file.read_text(encoding="utf-8"))
    return time.perf_counter_ns() - began
