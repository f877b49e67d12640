"""Exercises in which the coach asks about one word that no list has."""

from dataclasses import replace

from nvc_coach.practice.exercise import Exercise, Step
from nvc_coach.practice.hint_table import Asked, CoachKind, HintTable
from tests.practice.exercises import exercise

QUESTION = "When was that, for instance?"
ASKS = f"“zigzag”: {QUESTION}"


def hinted(*steps: Step, kind: CoachKind = "observation", hints: bool = True) -> Exercise:
    """An exercise that asks about "zigzag" in texts of a kind, and offers rest and ease instead."""
    table = HintTable(
        id="zigzag",
        say=QUESTION,
        asked=(Asked(("zigzag",), needs=("rest", "ease", "no-such-word")),),
        kind=kind,
    )
    return replace(exercise(*steps), own_hints=(table,), hints=hints)
