"""The one hint that a step shows, and where the coach has nothing to say."""

from dataclasses import replace
from pathlib import Path

import pytest

from nvc_coach.practice.exercise import (
    Choose,
    Exercise,
    Feelings,
    Needs,
    Observe,
    Read,
    Request,
    Step,
    Write,
)
from nvc_coach.practice.hint_table import Asked, HintTable
from nvc_coach.services.coaching import coach_lists, hint_for
from nvc_coach.services.program import Program
from nvc_coach.services.reading_through import read_through
from tests.plain.home import program_in

SAID = "I feel that you should never ignore Anna"


@pytest.fixture
def program(own_home: Path) -> Program:
    return program_in(own_home)


@pytest.fixture
def exercise(program: Program) -> Exercise:
    found = program.exercise("transforming-enemy-images")
    assert found is not None
    return found


def step(exercise: Exercise, kind: type[Step], about: str = "me") -> Step:
    """The first step of a kind at which the coach may speak."""
    return next(
        one
        for one in exercise.steps
        if isinstance(one, kind)
        and getattr(one, "hints", True)
        and getattr(one, "about", about) == about
    )


@pytest.mark.parametrize(
    ("kind", "text", "phrase"),
    [
        (Observe, "He is rude, and never listens", "rude"),
        (Feelings, "ignored", "ignored"),
        (Needs, "him to listen", "him to listen"),
        (Request, "Be nicer to me", "Be nicer"),
    ],
)
def test_a_step_shows_the_first_hint_that_fits(
    kind: type[Step], text: str, phrase: str, exercise: Exercise, program: Program
) -> None:
    hint = hint_for(step(exercise, kind), text, exercise, program)

    assert hint is not None
    assert hint.phrase == phrase
    assert hint_for(step(exercise, kind), "On Tuesday at six", exercise, program) is None or (
        kind is Needs
    )


@pytest.mark.parametrize("kind", [Write, Read, Choose])
def test_at_a_step_of_another_kind_nothing_is_asked(
    kind: type[Step], exercise: Exercise, program: Program
) -> None:
    one = next(step for step in exercise.steps if isinstance(step, kind))

    assert hint_for(one, SAID, exercise, program) is None


def test_guesses_at_what_somebody_else_feels_or_needs_are_left_alone(
    exercise: Exercise, program: Program
) -> None:
    theirs = step(exercise, Needs, "other")

    assert hint_for(theirs, "him to listen", exercise, program) is None


def test_a_step_or_a_whole_exercise_can_keep_the_coach_silent(
    exercise: Exercise, program: Program
) -> None:
    seen = step(exercise, Observe)
    assert isinstance(seen, Observe)

    assert hint_for(replace(seen, hints=False), SAID, exercise, program) is None
    assert hint_for(seen, SAID, replace(exercise, hints=False), program) is None
    assert hint_for(seen, SAID, exercise, program) is not None


def test_in_a_language_without_lists_nothing_is_asked(exercise: Exercise, program: Program) -> None:
    french = replace(exercise, language="fr", fingerprint="fr")

    assert hint_for(step(exercise, Observe), SAID, french, program) is None


def test_an_exercise_adds_hints_of_its_own(exercise: Exercise, program: Program) -> None:
    own = HintTable("choir", "In which bar?", (Asked(("off key",)),))
    choir = replace(exercise, own_hints=(own,), fingerprint="choir")

    hint = hint_for(step(exercise, Observe), "She sang off key", choir, program)

    assert hint is not None
    assert hint.say == "In which bar?"
    assert hint_for(step(exercise, Observe), "She sang off key", exercise, program) is None


def test_lists_are_read_once(exercise: Exercise, program: Program) -> None:
    first = coach_lists("needs", "en", program)

    assert coach_lists("needs", "en", program) is first
    assert coach_lists("needs", "en", program, exercise) is coach_lists(
        "needs", "en", program, exercise
    )


def test_whoever_reads_an_exercise_through_reads_what_the_coach_asks_there(
    exercise: Exercise,
) -> None:
    own = HintTable("choir", "In which bar?", (Asked(("off key", "flat")),))
    choir = replace(exercise, own_hints=(own,))

    assert 'The coach asks about "off key", "flat": In which bar?' in read_through(choir)
    assert "The coach asks" not in read_through(exercise)
    silent = read_through(replace(choir, hints=False))
    assert "The coach keeps silent in all of it." in silent
    assert "The coach asks" not in silent
