"""The coach at work: which lists there are, and the one small question that fits an answer."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from nvc_coach.coach.hinting import Hint, telling
from nvc_coach.coach.lists import CoachLists
from nvc_coach.practice.exercise import Exercise, Feelings, Needs, Page, Step
from nvc_coach.practice.hint_table import CoachKind
from nvc_coach.services.program import Program

KIND_OF: Final[Mapping[str, CoachKind]] = MappingProxyType(
    {
        "observe": "observation",
        "feelings": "feelings",
        "needs": "needs",
        "request": "request",
    }
)
"""What the coach takes a step's text for, by the kind of the step; it is silent at the others."""


def coach_lists(
    kind: CoachKind, language: str, program: Program, exercise: Exercise | None = None
) -> CoachLists:
    """The lists for texts of a kind: read when they are first asked for, and then kept.

    Args:
        kind: What the texts are about.
        language: The language of the texts; an exercise has its own.
        program: What the program works with.
        exercise: An exercise that may add words of its own.
    """
    if exercise is None:
        return program.library.coach_lists(kind, language)
    return program.library.coach_lists_for(kind, exercise)


def hint_for(step: Step, text: str, exercise: Exercise, program: Program) -> Hint | None:
    """The one hint that a step shows for a text, if there is any: the most telling.

    None where the step or the whole exercise keeps the coach silent, where a guess about somebody
    else is asked for, and at steps of a kind that has no lists.

    Args:
        step: The step that asked.
        text: What was written there.
        exercise: The exercise the step is in.
        program: What the program works with.
    """
    kind = KIND_OF.get(step.kind)
    if kind is None or isinstance(step, Page) or not (exercise.hints and step.hints):
        return None
    if isinstance(step, Feelings | Needs) and step.about == "other":
        return None
    return telling(text, coach_lists(kind, exercise.language, program, exercise))
