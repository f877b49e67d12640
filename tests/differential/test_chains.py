"""Two practices that follow one another leave the same bytes through every front end.

Both are walked at random: the short one to its end, then the long one that takes over from it.
"""

import asyncio
import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from nvc_coach.cli import main
from nvc_coach.plain.app import talk_in
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.practising import Earlier, TakenUp, begin
from nvc_coach.services.program import Outside, Program
from nvc_coach.tui.screens.taking_up import TakingUp
from tests.differential.pressing_it import press
from tests.differential.talking_it import lines_of
from tests.differential.walks import Walk, walk
from tests.plain.talking import BEGIN, PlayedTerminal
from tests.services.chains import LONG, SHORT
from tests.tui.walking_it import page_of

TO_THE_END = 1000
MOST_DEEDS = 20
NUMBERS = range(2)


def program_on(day: int, home: Path) -> Program:
    """The program on one day or another: two entries of one moment would have one id here."""
    moment = BEGIN + timedelta(days=day)
    return Program(Outside({"NVC_COACH_HOME": str(home)}, lambda: moment, bytes))


def exercise_of(program: Program, exercise_id: str) -> Exercise:
    exercise = program.exercise(exercise_id)
    assert exercise is not None
    return exercise


@dataclass(frozen=True)
class Chain:
    """A walk through the short practice, and one through the long one after it."""

    short: Walk
    long: Walk

    @classmethod
    def planned(cls, home: Path, number: int) -> "Chain":
        """Chain number so-and-so: each time the same."""
        program = program_on(0, home)
        chance = random.Random(number)  # noqa: S311  # the same walks each time
        first = begin(program, exercise_of(program, SHORT), in_memory=True)
        short = walk(first, chance, TO_THE_END)
        assert first.session.finished
        after = TakenUp(exercise_of(program, LONG), Earlier(first.entry, first.session))
        second = begin(program, after, in_memory=True)
        assert second.entry.events
        return cls(short, walk(second, chance, MOST_DEEDS))


def the_bytes(home: Path) -> list[bytes]:
    """The entries of a home, oldest first."""
    return [one.read_bytes() for one in sorted((home / "journal/entries").rglob("*.toml"))]


# ------------------------------------------------------------------ the three ways


def by_lines(home: Path, chain: Chain) -> list[bytes]:
    for day, (name, planned, asked) in enumerate(
        [(SHORT, chain.short, []), (LONG, chain.long, ["1"])]
    ):
        program = program_on(day, home)
        exercise = exercise_of(program, name)
        terminal = PlayedTerminal([*asked, *lines_of(exercise, planned)])
        talk_in(terminal, program, exercise=exercise)
        assert not terminal.script
    return the_bytes(home)


def by_keys(home: Path, chain: Chain, number: int) -> list[bytes]:
    chance = random.Random(number)  # noqa: S311  # the same keys each time

    async def practise(day: int, name: str, planned: Walk) -> None:
        program = program_on(day, home)
        assert program.open_for_writing()
        exercise = exercise_of(program, name)
        begins = exercise if exercise.follows else begin(program, exercise)
        async with page_of(program, begins) as page:
            if isinstance(page.coach.screen, TakingUp):
                await page.press("down", "enter")
            await press(page, planned, chance)
            await page.press("escape", "s")
        assert program.close()

    asyncio.run(practise(0, SHORT, chain.short))
    asyncio.run(practise(1, LONG, chain.long))
    return the_bytes(home)


def by_script(home: Path, entries: Iterable[bytes]) -> list[bytes]:
    short, long = entries
    assert played(0, home, SHORT, short) == 0
    (first,) = (home / "journal/entries").rglob("*.toml")
    events = b"[[event]]\n".join(
        one for one in long.split(b"[[event]]\n") if b"\ncarried = true\n" not in one
    )
    assert played(1, home, LONG, events, "--follow", first.stem) == 0
    return the_bytes(home)


def played(day: int, home: Path, name: str, entry: bytes, *more: str) -> int:
    """Run the script of an entry."""
    script = home.parent / f"{name}.toml"
    finished = b'state = "finished"' in entry
    script.write_bytes(entry + (b"" if finished else b"\n[[event]]\nstop = true\n"))
    moment = BEGIN + timedelta(days=day)
    outside = Outside({"NVC_COACH_HOME": str(home)}, lambda: moment, bytes)
    return main(["practice", name, *more, "--script", str(script)], outside)


@pytest.mark.parametrize("number", NUMBERS)
def test_lines_keys_and_scripts_leave_the_same_bytes(tmp_path: Path, number: int) -> None:
    chain = Chain.planned(tmp_path / "planned", number)

    talked = by_lines(tmp_path / "talked", chain)
    pressed = by_keys(tmp_path / "pressed", chain, number)
    scripted = by_script(tmp_path / "scripted", talked)

    assert len(talked) == 2
    assert b"follows = " in talked[1]
    assert b"carried = true" in talked[1]
    assert pressed == talked
    assert scripted == talked
