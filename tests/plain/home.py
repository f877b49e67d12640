"""The whole program in a played terminal, with a home, a clock and chance of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from nvc_coach.plain.app import talk_in
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.program import Outside, Program
from tests.plain.talking import Key, Menu, PlayedTerminal, Ticking

EXERCISE = "transforming-enemy-images"
ENTRIES, SETTINGS, LIBRARY = Menu("Your entries"), Menu("Settings"), Menu("The library")
GO_ON, SET_ASIDE = Menu("Go on where you were"), Menu("aside: it stays in your entries")
KEEP = Menu("Keep what I write")
PEOPLE = (SETTINGS, Menu("My people"))
INTRODUCED = (Menu("Someone angers me"), Menu("Transforming Enemy Images"))
"""From home, through a door, to what the exercise is before it begins."""
_NUMBERS = count(1)


def program_in(home: Path) -> Program:
    """The program, with everything it keeps below `home`."""
    return Program(
        Outside(
            environment={"NVC_COACH_HOME": str(home)},
            clock=Ticking(),
            chance=lambda length: next(_NUMBERS).to_bytes(length, "big"),
        )
    )


@dataclass
class Visited:
    """What came of a visit."""

    code: int
    terminal: PlayedTerminal
    program: Program

    @property
    def seen(self) -> str:
        return self.terminal.text


def visit(home: Path, *keys: Key, practise: bool = False, entry_id: str | None = None) -> Visited:
    """Open the program, enter these keys, press Ctrl+D."""
    program = program_in(home)
    terminal = PlayedTerminal(list(keys))
    exercise: Exercise | None = program.exercise(EXERCISE) if practise else None
    code = talk_in(terminal, program, exercise=exercise, entry_id=entry_id)
    return Visited(code, terminal, program)


@contextmanager
def another_copy(home: Path) -> Iterator[None]:
    """While another copy of the program has the journal."""
    other = program_in(home)
    assert other.open_for_writing()
    yield
    other.close()


SHORT_WALK: tuple[Key, ...] = (
    *("", "", "He only thinks of himself.", "", "D.", "8"),
    *("On Tuesday he closed the laptop.", "", "respect", "", "sad", "", ""),
    *("1", "5", "calm", "", "rest", "", "To go to bed by ten.", "", "Friday", "", "/skip", "5"),
)
"""From the first page of the exercise to its closing, on one's own side."""
