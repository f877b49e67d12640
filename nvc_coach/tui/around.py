"""What of a session stands around the question: where one is, and what was said so far."""

from nvc_coach.practice.exercise import Choose, Exercise, Scale, Write
from nvc_coach.practice.view import JUDGMENT, Finished, Mark, PartMark, StepView


def is_check_in(view: StepView) -> bool:
    """Whether a choice may lead back: such a question gets the whole page."""
    step = view.step
    return isinstance(step, Choose) and any(choice.rounds for choice in step.choices)


def parts_at(view: StepView | Finished, part: str) -> tuple[PartMark, ...]:
    """The parts around here; on a page, those around the page, which lies before the question."""
    parts = view.parts if isinstance(view, StepView) else ()
    here = next((one.label for one in parts if one.state == "here"), "")
    if part == here:
        return parts
    passed = [one for one in parts if one.state == "passed" and one.label != part]
    ahead = [PartMark(here, "next")] if here else []
    return (*passed, PartMark(part, "here"), *ahead)


def worth_seeing(exercise: Exercise, trail: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """What was said in words: neither numbers and choices, nor what is pinned already."""
    return tuple(
        mark
        for mark in trail
        if mark.step != JUDGMENT
        and not isinstance(step := exercise.step(mark.step), Choose | Scale)
        and not (isinstance(step, Write) and step.lines == 1)
    )
