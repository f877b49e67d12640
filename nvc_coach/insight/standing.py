"""What stands in a log: the visits that were neither undone nor taken back.

Which visits stand follows from the events alone, so it can be told where the exercise is gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from nvc_coach.practice.answers import Answer, is_blank
from nvc_coach.practice.events import Answered, Event, Skipped
from nvc_coach.practice.forgetting import without_history


@dataclass(frozen=True, slots=True)
class Stood:
    """A visit that stands.

    Attributes:
        step: The step's id.
        answer: What was answered, as it was changed last; None where it was left open.
        said: The labels behind the answer's ids, as they were shown; None where it does not say.
    """

    step: str
    answer: Answer | None
    said: tuple[str, ...] | None = None


def standing(events: Iterable[Event]) -> tuple[Stood, ...]:
    """The visits that stand after some events, in order.

    Going back cuts them, a later change takes its place in the latest visit of its step, and what
    was carried over from another entry is none.
    """
    visits = (one for one in without_history(events) if isinstance(one, Answered | Skipped))
    return tuple(map(_visit, visits))


def _visit(event: Answered | Skipped) -> Stood:
    if isinstance(event, Skipped) or is_blank(event.answer):
        return Stood(event.step, None)
    return Stood(event.step, event.answer, event.said)
