"""The same events leave the same bytes, whichever front end they come through."""

import random
from datetime import datetime
from pathlib import Path

import pytest

from nvc_coach.cli import main
from nvc_coach.plain.app import talk_in
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.practising import begin
from nvc_coach.services.program import Outside, Program
from tests.differential.talking_it import Walker
from tests.plain.talking import BEGIN, PlayedTerminal

WALKS = 24
EVERY_KIND = """
format = "nvc-exercise/1"
id = "every-kind"
version = "1.0.0"
language = "en"
title = "Every kind"
summary = "One step of every kind."
minutes = 5
form = ["solo"]
feelings = "core/feelings@1"
needs = "core/needs@1"

[[step]]
id = "hello"
part = "One"
kind = "read"
text = "Hello."

[[step]]
id = "words"
kind = "write"
ask = "Words?"

[[step]]
id = "person"
kind = "write"
lines = 1
ask = "Who?"

[[step]]
id = "seen"
kind = "observe"
ask = "Seen by {person|them}?"

[[step]]
id = "rest"
part = "Two"
kind = "pause"
text = "Rest."

[[step]]
id = "mine"
kind = "needs"
ask = "Needs?"

[[step]]
id = "felt"
kind = "feelings"
ask = "Feelings about {mine|it}?"

[[step]]
id = "some"
kind = "choose"
many = true
ask = "Which?"
choices = [
  { id = "a", label = "A" },
  { id = "b", label = "B" },
  { id = "c", label = "C of {person|them}" },
]

[[step]]
id = "again"
part = "Three"
kind = "choose"
ask = "Again?"
choices = [{ id = "yes", label = "Yes", goto = "words", rounds = 2 }, { id = "no", label = "No" }]

[[step]]
id = "charge"
kind = "scale"
ask = "How much?"
from = -3
to = 3

[[step]]
id = "wish"
kind = "request"
when = { charge = { at-least = 0 } }
ask = "What would you ask?"

[[step]]
id = "agreed"
kind = "agreement"
ask = "What was agreed?"

[[step]]
id = "bye"
kind = "read"
text = "Bye."
"""


def outside(home: Path) -> Outside:
    """The same moment and the same chance each time."""
    return Outside(
        environment={"NVC_COACH_HOME": str(home)},
        clock=_moment,
        chance=bytes,
    )


def _moment() -> datetime:
    return BEGIN


def the_bytes(home: Path) -> bytes:
    """The one entry of a home."""
    (path,) = (home / "journal/entries").rglob("*.toml")
    return path.read_bytes()


def exercise_in(program: Program, name: str) -> Exercise:
    """The exercise with this id, or in this file."""
    reading = program.library.read(Path(name)) if "/" in name else program.library.find(name)
    assert reading is not None
    assert reading.value is not None
    return reading.value


def by_lines(home: Path, name: str, chance: random.Random) -> None:
    """Walk at random in plain mode."""
    planning = Program(outside(home))
    walker = Walker(begin(planning, exercise_in(planning, name), in_memory=True), chance)
    walker.goes(chance.randint(1, 60))
    program = Program(outside(home))
    talk_in(PlayedTerminal(walker.keys), program, exercise=exercise_in(program, name))


def by_script(home: Path, exercise_name: str, entry: bytes, *, finished: bool) -> int:
    """Do by script what an entry holds."""
    script = home.parent / f"{home.name}.toml"
    script.write_bytes(entry + (b"" if finished else b"\n[[event]]\nstop = true\n"))
    return main(["practice", exercise_name, "--script", str(script)], outside(home))


@pytest.fixture
def every_kind(tmp_path: Path) -> Path:
    path = tmp_path / "every-kind.toml"
    path.write_text(EVERY_KIND)
    return path


def walked_twice(folder: Path, number: int, name: str) -> tuple[bytes, bytes]:
    """What a walk leaves behind by lines, and then by script."""
    talked, scripted = folder / f"talked-{number}", folder / f"scripted-{number}"
    by_lines(talked, name, random.Random(number))  # noqa: S311  # the same walk each time
    entry = the_bytes(talked)
    code = by_script(scripted, name, entry, finished=b'state = "finished"' in entry)
    assert code == 0
    return entry, the_bytes(scripted)


@pytest.mark.parametrize("number", range(WALKS))
def test_lines_and_script_leave_the_same_bytes(tmp_path: Path, number: int) -> None:
    entry, again = walked_twice(tmp_path, number, "transforming-enemy-images")
    assert again == entry


@pytest.mark.parametrize("number", range(WALKS))
def test_so_they_do_at_every_kind_of_step(tmp_path: Path, every_kind: Path, number: int) -> None:
    entry, again = walked_twice(tmp_path, number, str(every_kind))
    assert again == entry


def test_another_walk_leaves_other_bytes(tmp_path: Path, every_kind: Path) -> None:
    assert (
        walked_twice(tmp_path, 1, str(every_kind))[0]
        != (walked_twice(tmp_path, 2, str(every_kind))[0])
    )
