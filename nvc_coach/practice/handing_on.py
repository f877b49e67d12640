"""Handing on: what was said in one practice, taken over by the practice that follows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from nvc_coach.practice.answers import Answer, Picks
from nvc_coach.practice.events import Carried
from nvc_coach.practice.exercise import Asking, Exercise, Observe, Picking, Take, Write
from nvc_coach.practice.session import Moved, Session, advance, begin

_NO_MOMENT: Final = datetime.fromtimestamp(0, UTC)
"""When something happens that is only tried, and never kept."""


@dataclass(frozen=True, slots=True)
class _Said:
    """An answer that stands in a session, with the labels and the question as they were shown."""

    answer: Answer
    labels: tuple[str, ...]
    asked: str | None


def begin_after(exercise: Exercise, earlier: Session, at: datetime) -> Session:
    """A session that takes over what it says it takes from an earlier one; often nothing is there.

    What does not fit the step it is meant for is left out.

    Args:
        exercise: What begins.
        earlier: What it goes on from, as far as it came.
        at: When it begins.
    """
    follow = exercise.following(earlier.exercise.id)
    return _begun_with(exercise, earlier, () if follow is None else follow.takes, at)


def begin_again(exercise: Exercise, earlier: Session, at: datetime) -> Session:
    """A session of the same practice, once more about what an earlier one was about.

    What was written first is taken over, and whom it is about; the rest is found anew.

    Args:
        exercise: The practice, perhaps in a later version.
        earlier: The session before.
        at: When it begins.
    """
    about = [step.id for step in exercise.steps if step.id.partition("-")[0] == "person"]
    first = [step.id for step in exercise.steps if isinstance(step, Write)][:1]
    takes = tuple(Take(step, of=step) for step in dict.fromkeys((*first, *about)))
    return _begun_with(exercise, earlier, takes, at)


def _begun_with(
    exercise: Exercise, earlier: Session, takes: Iterable[Take], at: datetime
) -> Session:
    session = begin(exercise)
    for event in _carried(exercise, earlier, takes, at):
        moved = advance(session, event)
        if isinstance(moved, Moved):
            session = moved.session
    return session


def hands_on(earlier: Session, exercise: Exercise) -> bool:
    """Whether an exercise follows that of a session, and finds something there to take over."""
    return bool(begin_after(exercise, earlier, _NO_MOMENT).log)


def agree(step: Asking, other: Asking) -> bool:
    """Whether two steps ask for the same kind of answer, so that one can take over the other's."""
    return _kind_of_answer(step) == _kind_of_answer(other)


def _kind_of_answer(step: Asking) -> str:
    return Write.kind if isinstance(step, Observe) else step.kind


def _carried(
    exercise: Exercise, earlier: Session, takes: Iterable[Take], at: datetime
) -> Iterator[Carried]:
    for take in takes:
        step, other = exercise.asking(take.step), earlier.exercise.asking(take.of)
        if step is None or other is None or not agree(step, other):
            continue
        said = _latest(earlier, take.of)
        if said is not None:
            answer = _in_words_of(exercise, step, said)
            yield Carried(at=at, step=take.step, answer=answer, asked=said.asked)


def _latest(session: Session, step_id: str) -> _Said | None:
    """The latest answer that stands, on any pass, or else the one that was itself taken over."""
    for visit in reversed(session.path):
        if visit.step == step_id and visit.answer is not None:
            return _Said(visit.answer, visit.said, visit.asked)
    for event in reversed(session.log):
        if isinstance(event, Carried) and event.step == step_id:
            return _Said(event.answer, event.said or (), event.asked)
    return None


def _in_words_of(exercise: Exercise, step: Asking, said: _Said) -> Answer:
    """An answer whose words the step knows; words that its vocabulary lacks become own words."""
    answer = said.answer
    if not isinstance(answer, Picks) or not isinstance(step, Picking):
        return answer
    words = exercise.words_for(step)
    labels = dict(zip(answer.picked, said.labels, strict=False))
    known = tuple(one for one in answer.picked if words.get(one) is not None)
    others = (labels.get(one, one) for one in answer.picked if words.get(one) is None)
    return Picks(known, (*others, *answer.own))
