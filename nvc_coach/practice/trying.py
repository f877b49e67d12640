"""Tries: the walks an author wrote down, walked.

A try is walked from the first step to the end. At each visit the first line of its script that
names the step and was not used yet says what is answered; a step that no line is left for gets a
sample answer, and a choice there leads on rather than back, so that every walk ends.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from nvc_coach.practice.answers import Agreed, Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.events import Answered, Skipped
from nvc_coach.practice.exercise import Agreement, Choose, Exercise, Picking, Scale, Try
from nvc_coach.practice.refusals import Rejected
from nvc_coach.practice.session import advance, begin
from nvc_coach.practice.view import Finished, StepView, present

SAMPLE = "…"
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)  # an event has a moment; no walk depends on which


class TryFault(StrEnum):
    """What keeps a try from being met."""

    LEFT_OVER = "left-over"
    """A line of its script was never come to."""
    REFUSED = "refused"
    """The step does not take the answer that a line gives."""
    NOT_SEEN = "not-seen"
    """It did not come by a step that it `sees`."""
    NOT_SKIPPED = "not-skipped"
    """It came by a step that it `skips`."""
    NOT_SHOWN = "not-shown"
    """A text that it `shows` was nowhere to be read."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """One thing that a try expects and its walk did not bear out.

    Attributes:
        fault: What.
        about: The line, the step or the text.
        refused: Why the step does not take the answer; None unless it was refused.
    """

    fault: TryFault
    about: str
    refused: Rejected | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """What became of a try.

    Attributes:
        attempt: The try.
        seen: The steps and pages it came by, in order.
        taken: The choices it took, as (step, choice).
        unmet: What it expects in vain.
    """

    attempt: Try
    seen: tuple[str, ...]
    taken: frozenset[tuple[str, str]]
    unmet: tuple[Unmet, ...]


def walked(exercise: Exercise, attempt: Try) -> Walk:
    """Walks a try to the end, or to the first answer that a step does not take."""
    lines = [(number, *_parted(line)) for number, line in enumerate(attempt.script)]
    session = begin(exercise)
    seen: list[str] = []
    texts: list[str] = []
    taken: set[tuple[str, str]] = set()
    unmet: list[Unmet] = []
    while True:
        view = present(session)
        seen += [page.id for page in view.before]
        texts += [page.text for page in view.before]
        if isinstance(view, Finished):
            texts += [line.sentence or line.asked for line in view.recap]
            break
        step = view.step
        seen.append(step.id)
        texts += [view.asked, *(choice.label for choice in view.choices)]
        line = next((one for one in lines if one[1] == step.id), None)
        answer = _sample(view) if line is None else _answer(exercise, view, line[2])
        moved = advance(
            session,
            Skipped(step=step.id, at=_LONG_AGO)
            if answer is None
            else Answered(step=step.id, at=_LONG_AGO, answer=answer),
        )
        if isinstance(moved, Rejected):
            about = SAMPLE if line is None else attempt.script[line[0]]
            unmet.append(Unmet(TryFault.REFUSED, about, moved))
            break
        if line is not None:
            lines.remove(line)
        if isinstance(answer, Chosen):
            taken |= {(step.id, choice) for choice in answer.ids}
        session = replace(moved.session, log=())
    if not unmet:
        unmet += [Unmet(TryFault.LEFT_OVER, attempt.script[line[0]]) for line in lines]
    unmet += [Unmet(TryFault.NOT_SEEN, one) for one in attempt.sees if one not in seen]
    unmet += [Unmet(TryFault.NOT_SKIPPED, one) for one in attempt.skips if one in seen]
    read = _flat("\n".join(texts))
    unmet += [Unmet(TryFault.NOT_SHOWN, one) for one in attempt.shows if _flat(one) not in read]
    return Walk(attempt, tuple(seen), frozenset(taken), tuple(unmet))


def untried(exercise: Exercise, walks: Iterable[Walk]) -> tuple[tuple[str, str], ...]:
    """The choices that no script takes, as (step, choice), in the order of the file.

    A choice made as a sample answer is not tried: nobody thought of it.
    """
    named = {
        (step_id, choice)
        for walk in walks
        for step_id, choice in walk.taken & _named(exercise, walk.attempt)
    }
    return tuple(
        (step.id, choice.id)
        for step in exercise.steps
        if isinstance(step, Choose)
        for choice in step.choices
        if (step.id, choice.id) not in named
    )


def _named(exercise: Exercise, attempt: Try) -> frozenset[tuple[str, str]]:
    """The choices that the lines of a script name."""
    return frozenset(
        (step_id, choice)
        for step_id, words in map(_parted, attempt.script)
        for choice in _several(words)
        if isinstance(exercise.asking(step_id), Choose)
    )


def _parted(line: str) -> tuple[str, str]:
    step_id, _colon, words = line.partition(":")
    return step_id.strip(), words.strip()


def _several(words: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in words.split(",") if one.strip())


def _flat(text: str) -> str:
    """A text as it is compared: where its lines break does not count."""
    return " ".join(text.split())


def _answer(exercise: Exercise, view: StepView, words: str) -> Answer | None:
    """What a line of a script says; None where it says nothing, which leaves the step open."""
    if not words:
        return None
    match view.step:
        case Choose(many=many):
            return Chosen(_several(words) if many else (words,), many)
        case Scale():
            return Number(int(words)) if _is_number(words) else Text(words)
        case Agreement():
            return Agreements((Agreed(words),))
        case step if isinstance(step, Picking):
            vocabulary = exercise.words_for(step)
            picked = {one: vocabulary.named(one) for one in _several(words)}
            return Picks(
                tuple(word.id for word in picked.values() if word),
                tuple(one for one, word in picked.items() if not word),
            )
        case _:
            return Text(words)


def _is_number(words: str) -> bool:
    return words.isascii() and words.removeprefix("-").isdigit()


def _sample(view: StepView) -> Answer:
    """An answer for a step that the script leaves to chance: any that leads on will do.

    Every choose step has a choice that does; no exercise can be made without.
    """
    match view.step:
        case Choose(many=many):
            onward = next(one.id for one in view.choices if one.back_to is None)
            return Chosen((onward,), many)
        case Scale(start=start):
            return Number(start)
        case Agreement():
            return Agreements((Agreed(SAMPLE),))
        case step if isinstance(step, Picking):
            first = next(iter(view.vocabulary or ()), None)
            return Picks(own=(SAMPLE,)) if first is None else Picks((first.id,))
        case _:
            return Text(SAMPLE)
