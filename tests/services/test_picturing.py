"""The picture of an exercise tells what each part asks for, for eyes and for ears."""

from pathlib import Path

import pytest

from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.introducing import introduction
from nvc_coach.services.picturing import picture
from nvc_coach.services.program import Outside, Program


@pytest.fixture
def long_one(own_home: Path) -> Exercise:
    program = Program(Outside({"NVC_COACH_HOME": str(own_home / "coach")}))
    found = program.exercise("transforming-enemy-images")
    assert found is not None
    return found


def test_each_part_has_a_sign_for_each_of_its_steps(long_one: Exercise) -> None:
    parts = {one.label: one for one in picture(long_one)}

    assert list(parts) == list(dict.fromkeys(step.part for step in long_one.steps if step.part))
    assert parts["Arriving"].beside == "▫ ▫"
    assert parts["My side"].beside == "● ● ○"
    assert parts["Their side"].beside == "● ● ● ○   ↺ My side"
    assert parts["Holding on"].beside == "● ● ○ ●   perhaps   ↺ My side, Their side"
    assert parts["Check-in"].in_short == "Check-in ● ↺"


def test_what_is_heard_of_a_part_says_the_same_without_signs(long_one: Exercise) -> None:
    heard = {one.label: one.in_words for one in picture(long_one)}

    assert heard["Arriving"] == "Arriving: to read."
    assert heard["My side"] == "My side: 2 questions, 1 pause."
    assert heard["Check-in"] == "Check-in: 1 question, with a way back to My side, Their side."
    assert heard["Looking deeper"] == "Looking deeper: 11 questions, perhaps."


def test_an_introduction_says_how_long_with_whom_and_what_becomes_of_the_words(
    long_one: Exercise,
) -> None:
    told = introduction(long_one, kept=True)

    assert told.company == "About 40 minutes, alone."
    assert told.sources[0].startswith("After Reweaving Our Human Fabric")
    assert "stays on this computer" in told.privacy
    assert "nothing you write is kept" in introduction(long_one, kept=False).privacy
