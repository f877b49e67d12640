"""The coach in plain mode: one small question after an answer, and one goes on all the same."""

from contextlib import suppress
from pathlib import Path

import pytest

from nvc_coach.plain.house import House
from nvc_coach.plain.terminal import Ended
from nvc_coach.practice.answers import Picks, Text
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.practising import begin
from tests.plain.asked import Played
from tests.plain.home import program_in
from tests.plain.talking import Key, PlayedTerminal
from tests.practice.exercises import needs, observe, write
from tests.practice.hinted import QUESTION, hinted

SEEN = hinted(observe("seen"), observe("more"), write("last"))
ASKS = f'"zigzag": {QUESTION}'
BACK = "/back leads there again, if you like."
ZIGZAG = ("It was zigzag.", "")


def practised(home: Path, exercise: Exercise, *keys: Key, hints: bool = True) -> Played:
    """Walk through an exercise by these keys; Ctrl+D comes after the last."""
    program = program_in(home)
    assert program.set("hints", hints) is None
    sitting = begin(program, exercise, in_memory=True)
    terminal = PlayedTerminal(list(keys))
    with suppress(Ended):
        House(terminal, program, in_memory=True).practise(sitting)
    return Played(sitting, terminal)


def test_after_an_answer_one_small_question_is_said_and_the_next_one_is_asked(
    tmp_path: Path,
) -> None:
    visited = practised(tmp_path, SEEN, *ZIGZAG, "It rained.", "")
    said = visited.terminal.seen
    at = said.index(ASKS)
    assert said[at + 1] == BACK
    assert "more?" in said[at + 2 :]
    assert visited.seen.count(ASKS) == 1


def test_it_is_told_once_how_to_go_back_to_it(tmp_path: Path) -> None:
    visited = practised(tmp_path, SEEN, *ZIGZAG, *ZIGZAG)
    assert (visited.seen.count(ASKS), visited.seen.count(BACK)) == (2, 1)


def test_at_a_step_it_is_asked_once_however_often_one_comes_by(tmp_path: Path) -> None:
    visited = practised(tmp_path, SEEN, *ZIGZAG, "/back", "A zigzag line was on the wall.", "")
    assert visited.seen.count(ASKS) == 1
    assert [one.answer for one in visited.sitting.session.path] == [
        Text("A zigzag line was on the wall.")
    ]


def test_words_to_pick_are_offered_for_ones_own(tmp_path: Path) -> None:
    wanted = hinted(needs("want"), kind="needs")
    visited = practised(tmp_path, wanted, '"zigzag with you"', "")
    assert f"{ASKS} Perhaps rest and ease?" in visited.terminal.seen
    assert [one.answer for one in visited.sitting.session.path] == [Picks(own=("zigzag with you",))]


@pytest.mark.parametrize(
    "silent",
    [hinted(write("seen")), hinted(observe("seen"), hints=False)],
    ids=["at a step of another kind", "where the exercise has it so"],
)
def test_it_is_silent(tmp_path: Path, silent: Exercise) -> None:
    assert ASKS not in practised(tmp_path, silent, *ZIGZAG).seen


def test_it_is_silent_once_it_is_switched_off_in_the_settings(tmp_path: Path) -> None:
    visited = practised(tmp_path, SEEN, *ZIGZAG, hints=False)
    assert ASKS not in visited.seen
