"""The same events leave the same bytes, whichever front end they come through."""

import asyncio
import random
from pathlib import Path

import pytest

from nvc_coach.cli import main
from nvc_coach.plain.app import talk_in
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.practising import begin
from nvc_coach.services.program import Program
from tests.differential.pressing_it import press
from tests.differential.talking_it import lines_of
from tests.differential.walks import Walk, walk
from tests.plain.talking import PlayedTerminal
from tests.tui.walking_it import outside, page_of

MAIN = "transforming-enemy-images"
WALKS = 24
WALKS_AT_THE_PAGE = 6
SIZES = ((80, 24), (40, 15), (120, 40))
MOST_DEEDS = 60
MOST_DEEDS_AT_THE_PAGE = 30
"""Each takes somebody some ten keys, and a key the page some hundredths of a second."""
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


def planned(home: Path, name: str, number: int, most: int = MOST_DEEDS) -> Walk:
    """Walk number so-and-so through an exercise, of at most so many deeds: each time the same."""
    program = Program(outside(home))
    sitting = begin(program, exercise_in(program, name), in_memory=True)
    chance = random.Random(number)  # noqa: S311  # the same walk each time
    return walk(sitting, chance, chance.randint(1, most))


def by_lines(home: Path, name: str, planned: Walk) -> bytes:
    """The entry that a walk leaves in plain mode."""
    program = Program(outside(home))
    exercise = exercise_in(program, name)
    terminal = PlayedTerminal(lines_of(exercise, planned))
    talk_in(terminal, program, exercise=exercise)
    assert not terminal.script
    return the_bytes(home)


def by_keys(home: Path, name: str, planned: Walk, number: int) -> bytes:
    """The entry that a walk leaves at the page, in a window of one size or another."""
    program = Program(outside(home))
    program.open_for_writing()
    sitting = begin(program, exercise_in(program, name))
    chance = random.Random(number)  # noqa: S311  # the same keys each time

    async def practise() -> None:
        async with page_of(program, sitting, size=SIZES[number % len(SIZES)]) as page:
            await press(page, planned, chance)
            await page.press("escape", "s")

    asyncio.run(practise())
    assert program.close()
    return the_bytes(home)


def by_script(home: Path, name: str, entry: bytes) -> bytes:
    """The entry that the script of an entry leaves."""
    script = home.parent / f"{home.name}.toml"
    finished = b'state = "finished"' in entry
    script.write_bytes(entry + (b"" if finished else b"\n[[event]]\nstop = true\n"))
    assert main(["practice", name, "--script", str(script)], outside(home)) == 0
    return the_bytes(home)


@pytest.fixture
def every_kind(tmp_path: Path) -> Path:
    path = tmp_path / "every-kind.toml"
    path.write_text(EVERY_KIND)
    return path


def by_lines_and_script(folder: Path, name: str, number: int) -> tuple[bytes, bytes]:
    """What a walk leaves behind by lines, and what its script does."""
    talked = by_lines(folder / "talked", name, planned(folder / "planned", name, number))
    return talked, by_script(folder / "scripted", name, talked)


def by_lines_and_keys(folder: Path, name: str, number: int) -> tuple[bytes, bytes]:
    """What a walk leaves behind by lines, and what it does by keys."""
    walked = planned(folder / "planned", name, number, MOST_DEEDS_AT_THE_PAGE)
    talked = by_lines(folder / "talked", name, walked)
    return talked, by_keys(folder / "pressed", name, walked, number)


@pytest.mark.parametrize("number", range(WALKS))
def test_lines_and_script_leave_the_same_bytes(tmp_path: Path, number: int) -> None:
    talked, scripted = by_lines_and_script(tmp_path, MAIN, number)
    assert scripted == talked


@pytest.mark.parametrize("number", range(WALKS))
def test_so_they_do_at_every_kind_of_step(tmp_path: Path, every_kind: Path, number: int) -> None:
    talked, scripted = by_lines_and_script(tmp_path, str(every_kind), number)
    assert scripted == talked


@pytest.mark.parametrize("number", range(100, 100 + WALKS_AT_THE_PAGE))
def test_lines_and_keys_leave_the_same_bytes(tmp_path: Path, number: int) -> None:
    talked, pressed = by_lines_and_keys(tmp_path, MAIN, number)
    assert pressed == talked


@pytest.mark.parametrize("number", range(100, 100 + WALKS_AT_THE_PAGE))
def test_so_they_do_too_at_every_kind_of_step(
    tmp_path: Path, every_kind: Path, number: int
) -> None:
    talked, pressed = by_lines_and_keys(tmp_path, str(every_kind), number)
    assert pressed == talked


def test_another_walk_leaves_other_bytes(tmp_path: Path, every_kind: Path) -> None:
    one, _again = by_lines_and_script(tmp_path / "one", str(every_kind), 1)
    other, _again = by_lines_and_script(tmp_path / "other", str(every_kind), 2)
    assert one != other
