"""What makes steps fit together: found here once, for the constructor and for the checker alike.

A :class:`Fault` names its place in the exercise file by keys and numbers from 0, for instance
``("step", 3, "choices", 1, "goto")``, so that whoever read the file can point at it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nvc_coach.practice.exercise import (
    AnyOf,
    AtLeast,
    Choose,
    Condition,
    IsAnswered,
    Page,
    Picking,
    Scale,
    Step,
)
from nvc_coach.practice.fault_codes import FaultCode
from nvc_coach.practice.template import Pipe, StrayBrace, parts_of
from nvc_coach.practice.vocabulary import Vocabulary

Where = tuple[str | int, ...]
MOST_ROUNDS = 9


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not fit.

    Attributes:
        code: What is wrong.
        where: The keys and numbers that lead to the culprit in the file.
        about: The culprit itself, for instance the id that is unknown.
        at: Where in the culprit's text, in characters from 0; None where that says nothing.
    """

    code: FaultCode
    where: Where
    about: str
    at: int | None = None


def faults(steps: tuple[Step, ...], vocabularies: Mapping[str, Vocabulary]) -> Iterator[Fault]:
    """Everything in which these steps do not fit together, from top to bottom."""
    by_id: dict[str, int] = {}
    for at, step in enumerate(steps):
        by_id.setdefault(step.id, at)
    if not _asks(steps, by_id):
        yield Fault(FaultCode.NEVER_ASKS, ("step",), "")
    for at, step in enumerate(steps):
        where: Where = ("step", at)
        if by_id[step.id] != at:
            yield Fault(FaultCode.SAME_STEP_ID, (*where, "id"), step.id)
        for condition in step.when:
            yield from _condition(steps, by_id, at, condition, (*where, "when", condition.step))
        if step.goto is not None:
            yield from _goto(by_id, at, step.goto, (*where, "goto"))
        if isinstance(step, Choose):
            yield from _choices(by_id, at, step, where)
        if isinstance(step, Scale) and step.start >= step.end:
            yield Fault(FaultCode.SCALE_RANGE, (*where, "to"), str(step.end))
        if isinstance(step, Picking) and step.vocabulary not in vocabularies:
            yield Fault(FaultCode.VOCABULARY_UNKNOWN, (*where, "vocabulary"), step.vocabulary)
        yield from _texts(steps, by_id, at, where)


def _asks(steps: tuple[Step, ...], by_id: Mapping[str, int]) -> bool:
    """Whether a walk from the top comes to a question; pages may lead past all of them."""
    at = 0
    while at < len(steps):
        step = steps[at]
        named_earlier = (one for one in step.when if by_id.get(one.step, at) < at)
        shown = all(one.test == IsAnswered(answered=False) for one in named_earlier)
        if shown and not isinstance(step, Page):
            return True
        target = at if step.goto is None or not shown else by_id.get(step.goto, at)
        at = max(at + 1, target)
    return False


def _condition(
    steps: tuple[Step, ...], by_id: Mapping[str, int], at: int, condition: Condition, where: Where
) -> Iterator[Fault]:
    named = by_id.get(condition.step)
    if named is None:
        yield Fault(FaultCode.WHEN_UNKNOWN, where, condition.step)
        return
    step = steps[named]
    if named >= at:
        yield Fault(FaultCode.WHEN_NOT_EARLIER, where, condition.step)
    elif isinstance(step, Page):
        yield Fault(FaultCode.WHEN_NEVER_ANSWERED, where, condition.step)
    elif isinstance(condition.test, AnyOf) and isinstance(step, Choose):
        for one in condition.test.ids:
            if step.choice(one) is None:
                yield Fault(FaultCode.WHEN_NO_SUCH_CHOICE, where, one)
    elif not (
        isinstance(condition.test, IsAnswered)
        or (isinstance(condition.test, AtLeast) and isinstance(step, Scale))
    ):
        yield Fault(FaultCode.WHEN_WRONG_TEST, where, condition.step)


def _goto(by_id: Mapping[str, int], at: int, goto: str, where: Where) -> Iterator[Fault]:
    target = by_id.get(goto)
    if target is None:
        yield Fault(FaultCode.GOTO_UNKNOWN, where, goto)
    elif target <= at:
        yield Fault(FaultCode.GOTO_NOT_FORWARD, where, goto)


def _choices(by_id: Mapping[str, int], at: int, step: Choose, where: Where) -> Iterator[Fault]:
    if not step.choices:
        yield Fault(FaultCode.NO_CHOICES, (*where, "choices"), step.id)
        return
    seen: set[str] = set()
    forward = step.many
    for number, choice in enumerate(step.choices):
        here = (*where, "choices", number)
        if choice.id in seen:
            yield Fault(FaultCode.SAME_CHOICE_ID, (*here, "id"), choice.id)
        seen.add(choice.id)
        target = None if choice.goto is None else by_id.get(choice.goto)
        back = target is not None and target <= at
        forward = forward or not back
        if choice.goto is not None and step.many:
            yield Fault(FaultCode.GOTO_AMONG_MANY, (*here, "goto"), choice.goto)
        elif choice.goto is not None and (target is None or target == at):
            yield from _goto(by_id, at, choice.goto, (*here, "goto"))
        elif back and choice.rounds is None:
            yield Fault(FaultCode.ROUNDS_MISSING, (*here, "goto"), choice.goto or "")
        lost = choice.goto is not None and target is None
        if choice.rounds is not None and not back and not lost:
            yield Fault(FaultCode.ROUNDS_IDLE, (*here, "rounds"), str(choice.rounds))
        elif choice.rounds is not None and not 1 <= choice.rounds <= MOST_ROUNDS:
            yield Fault(FaultCode.ROUNDS_RANGE, (*here, "rounds"), str(choice.rounds))
    if not forward:
        yield Fault(FaultCode.NO_WAY_FORWARD, (*where, "choices"), step.id)


def _texts(
    steps: tuple[Step, ...], by_id: Mapping[str, int], at: int, where: Where
) -> Iterator[Fault]:
    for key, text in texts_of(steps[at]):
        for piece in parts_of(text):
            if isinstance(piece, StrayBrace):
                yield Fault(FaultCode.STRAY_BRACE, (*where, *key), text[piece.at], piece.at)
            elif isinstance(piece, Pipe):
                fault = _pipe_fault(steps, by_id, at, piece, recap=key == ("recap",))
                if fault is not None:
                    yield Fault(fault, (*where, *key), piece.step, piece.at)


def _pipe_fault(
    steps: tuple[Step, ...], by_id: Mapping[str, int], at: int, pipe: Pipe, *, recap: bool
) -> FaultCode | None:
    named = by_id.get(pipe.step)
    if named is None:
        return FaultCode.PIPE_UNKNOWN
    if named > at or (named == at and not recap):
        return FaultCode.PIPE_NOT_EARLIER
    if isinstance(steps[named], Page):
        return FaultCode.PIPE_NEVER_ANSWERED
    if pipe.fallback is None and not recap:
        return FaultCode.PIPE_NO_FALLBACK
    return None


def texts_of(step: Step) -> Iterator[tuple[Where, str]]:
    """Every text of a step that may pipe answers in, with the keys that lead to it."""
    if isinstance(step, Page):
        yield ("text",), step.text
    else:
        yield ("ask",), step.ask
        yield ("example",), step.example
        if step.recap:
            yield ("recap",), step.recap
        if isinstance(step, Choose):
            for number, choice in enumerate(step.choices):
                yield ("choices", number, "label"), choice.label
    yield ("help",), step.help
    yield ("facilitator",), step.facilitator
