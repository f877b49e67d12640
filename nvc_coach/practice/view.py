"""What a session shows: everything a front end needs, so that it has nothing to decide."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from nvc_coach.practice.answers import Answer, Number, in_words, labels
from nvc_coach.practice.events import Draft
from nvc_coach.practice.exercise import (
    Asking,
    Choose,
    Exercise,
    Needs,
    Page,
    Pause,
    Picking,
    Read,
    Scale,
    Step,
)
from nvc_coach.practice.given import Offered
from nvc_coach.practice.path import Visit, ways_on
from nvc_coach.practice.session import Session, holds
from nvc_coach.practice.template import filled, pipes_of
from nvc_coach.practice.vocabulary import Vocabulary

JUDGMENT = "judgment"
CHARGE_BEFORE = "charge-before"
CHARGE_AFTER = "charge-after"

_NO_DRAFTS: Mapping[str, Draft] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Pinned:
    """What stays in view: the judgment, or the needs at a pause and on the other's side."""

    kind: Literal["judgment", "needs"]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page to turn."""

    id: str
    kind: Literal["read", "pause"]
    part: str
    text: str
    seconds: int | None
    help: str
    facilitator: str
    pinned: Pinned | None


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice that is offered.

    Attributes:
        id: What an answer names.
        label: The words shown.
        back_to: The part it leads back to; None where it leads on.
        last_time: Whether it leads back and cannot be taken again after this.
    """

    id: str
    label: str
    back_to: str | None = None
    last_time: bool = False


@dataclass(frozen=True, slots=True)
class PartMark:
    """A part of the exercise, as far as it can be told truly: no total is promised."""

    label: str
    state: Literal["passed", "here", "next"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A visit on the trail.

    Attributes:
        step: Its id.
        part: The part it stands in.
        asked: The question as it stood there.
        words: The whole answer in words; empty where it was left open.
        unsure: Whether "not sure" was the answer.
        returned: Whether a choice that leads back led here.
        decides: Whether the step decides the path, so that going back, not amending, changes it.
    """

    step: str
    part: str
    asked: str
    words: str
    unsure: bool
    returned: bool
    decides: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step that waits for an answer.

    Attributes:
        step: The step itself.
        asked: The question, with earlier answers in it.
        before: Pages between the last answer and here, in order.
        offered: An answer to start from: what stands unsent, or an earlier answer.
        choices: The choices still offered; none unless it is a choose step.
        withheld: Whether a way back is spent and so not among them.
        vocabulary: What a picking step picks from.
        pinned: What stays in view.
        parts: Parts passed, here and next.
        trail: The visits that led here.
    """

    step: Asking
    part: str
    asked: str
    help: str
    example: str
    facilitator: str
    before: tuple[PageView, ...]
    offered: Offered | None
    choices: tuple[ChoiceView, ...]
    withheld: bool
    vocabulary: Vocabulary | None
    pinned: Pinned | None
    parts: tuple[PartMark, ...]
    trail: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class RecapLine:
    """One line of the closing: a sentence, or else the question and the answer.

    Attributes:
        step: The step it speaks of.
        part: Its part.
        sentence: The exercise's sentence with the answers in it; None where it has none.
        asked: The question.
        words: The answer in words.
        answer: The answer itself, for the days it may name.
    """

    step: str
    part: str
    sentence: str | None
    asked: str
    words: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The end of the path.

    Attributes:
        before: The closing pages, in order.
        recap: What was said on the last pass, read back.
        charge: How strongly the judgment held before and after; None where not given.
        trail: The visits that led here.
    """

    before: tuple[PageView, ...]
    recap: tuple[RecapLine, ...]
    charge: tuple[int | None, int | None]
    trail: tuple[Mark, ...]


def present(session: Session, drafts: Mapping[str, Draft] = _NO_DRAFTS) -> StepView | Finished:
    """What there is to show, from the events and what stands unsent alone."""
    before = tuple(_page(session, one) for one in session.before)
    if session.waiting is None:
        return Finished(
            before=before,
            recap=tuple(_recap(session)),
            charge=(_number(session, CHARGE_BEFORE), _number(session, CHARGE_AFTER)),
            trail=_trail(session),
        )
    step = session.exercise.asking(session.waiting)
    assert step is not None  # noqa: S101  # only steps that ask are waited at
    return _step_view(session, step, before, _offered(session, step, drafts.get(step.id)))


def present_again(
    session: Session, step_id: str, drafts: Mapping[str, Draft] = _NO_DRAFTS
) -> StepView | None:
    """A step on the path as it is shown to change what was answered there; None if not on it."""
    visit, step = session.latest(step_id), session.exercise.asking(step_id)
    if visit is None or step is None:
        return None
    draft = drafts.get(step_id)
    offered = None if draft is None else _offered(session, step, draft)
    if offered is None and visit.answer is not None:
        offered = Offered(visit.answer, "last", said=visit.said)
    return _step_view(session, step, (), offered)


def _step_view(
    session: Session, step: Asking, before: tuple[PageView, ...], offered: Offered | None
) -> StepView:
    choices = tuple(_choices(session, step))
    return StepView(
        step=step,
        part=step.part,
        asked=session.with_answers(step.ask),
        help=session.with_answers(step.help),
        example=session.with_answers(step.example),
        facilitator=session.with_answers(step.facilitator),
        before=before,
        offered=offered,
        choices=choices,
        withheld=isinstance(step, Choose) and len(choices) < len(step.choices),
        vocabulary=session.exercise.words_for(step) if isinstance(step, Picking) else None,
        pinned=_pinned(session, step),
        parts=tuple(_parts(session, step)),
        trail=_trail(session),
    )


def _trail(session: Session) -> tuple[Mark, ...]:
    return tuple(_mark(session, visit) for visit in session.path)


def _page(session: Session, step_id: str) -> PageView:
    page = session.exercise.step(step_id)
    assert isinstance(page, Page)  # noqa: S101  # `before` holds pages only
    return PageView(
        id=page.id,
        kind="pause" if isinstance(page, Pause) else "read",
        part=page.part,
        text=session.with_answers(page.text),
        seconds=page.seconds if isinstance(page, Pause) else None,
        help=session.with_answers(page.help),
        facilitator=session.with_answers(page.facilitator),
        pinned=_pinned(session, page),
    )


def _offered(session: Session, step: Asking, draft: Draft | None) -> Offered | None:
    if draft is None:
        return session.offered(step.id)
    said = tuple(map(session.with_answers, labels(session.exercise, step, draft.answer)))
    return Offered(draft.answer, "draft", draft.typed, said)


def _choices(session: Session, step: Asking) -> Iterator[ChoiceView]:
    if not isinstance(step, Choose):
        return
    exercise = session.exercise
    for choice in step.choices:
        if session.is_spent(step, choice.id):
            continue
        label = session.with_answers(choice.label)
        if choice.rounds is None or choice.goto is None:
            yield ChoiceView(choice.id, label)
        else:
            taken = session.standing.spent.get((step.id, choice.id), 0)
            back_to = exercise.step(choice.goto).part
            yield ChoiceView(choice.id, label, back_to, last_time=taken + 1 == choice.rounds)


# ------------------------------------------------------------------ what stays in view


def _pinned(session: Session, step: Step) -> Pinned | None:
    """What stays in view at a step.

    Nothing does on a page to read: a verdict would stand over the words of farewell. At a pause
    within a part the needs of that part do: it may be a pause for something good.
    """
    if isinstance(step, Read):
        return None
    others_side = _is_others_side(session.exercise, step)
    if isinstance(step, Pause) or others_side:
        needs = [visit for visit in session.path if visit.answer and _my_unmet(session, visit)]
        if step.part and not others_side:
            parts = {visit.step: session.exercise.step(visit.step).part for visit in needs}
            needs = [visit for visit in needs if parts[visit.step] == step.part]
        return Pinned("needs", _words(session, needs[-1])) if needs else None
    given = session.latest_given(JUDGMENT)
    if given is None or step.id == JUDGMENT:
        return None
    return Pinned("judgment", in_words(given.answer, given.said, session.exercise.language))


def _is_others_side(exercise: Exercise, step: Step) -> bool:
    """Whether one looks from the other's side there, or elsewhere in the same part."""
    return any(
        other.id == step.id or (other.part == step.part != "")
        for other in exercise.steps
        if isinstance(other, Picking) and other.about == "other"
    )


def _my_unmet(session: Session, visit: Visit) -> bool:
    step = session.exercise.step(visit.step)
    return isinstance(step, Needs) and step.about == "me" and step.met is not True


def _words(session: Session, visit: Visit) -> str:
    answer = visit.answer
    return "" if answer is None else in_words(answer, visit.said, session.exercise.language)


def _mark(session: Session, visit: Visit) -> Mark:
    return Mark(
        step=visit.step,
        part=session.exercise.step(visit.step).part,
        asked=visit.asked,
        words=_words(session, visit),
        unsure=visit.unsure,
        returned=visit.returned,
        decides=visit.step in session.exercise.deciding,
    )


def _parts(session: Session, here: Step) -> Iterator[PartMark]:
    """The parts of the present pass: what a way back has left is neither passed nor to come."""
    exercise = session.exercise
    present = set(session.standing.present.values())
    visits = (visit for at, visit in enumerate(session.path) if at in present)
    been = (one for visit in visits for one in (*visit.before, visit.step))
    ids = (*been, *session.turned, *session.before)
    passed = dict.fromkeys(exercise.step(one).part for one in ids)
    passed.pop(here.part, None)
    ahead = next((part for part in _parts_ahead(session, here) if part not in passed), None)
    yield from (PartMark(part, "passed") for part in passed if part)
    if here.part:
        yield PartMark(here.part, "here")
    if ahead:
        yield PartMark(ahead, "next")


def _parts_ahead(session: Session, here: Step) -> Iterator[str]:
    """The parts of later steps that are sure to be offered, whatever is answered on the way on."""
    exercise = session.exercise
    start = exercise.position[here.id]
    places = ways_on(exercise, here)
    while (at := min(places)) < len(exercise.steps):
        step = exercise.steps[at]
        decided = [one for one in step.when if exercise.position[one.step] < start]
        may_show = all(holds(session, one) for one in decided)
        must_show = may_show and len(decided) == len(step.when)
        if must_show and len(places) == 1 and step.part != here.part:
            yield step.part
        places = places - {at} | (ways_on(exercise, step) if may_show else set[int]())
        if not must_show:
            places = places | {at + 1}


# ------------------------------------------------------------------ the closing


def _recap(session: Session) -> Iterator[RecapLine]:
    """What was said on the last pass, in the exercise's sentences where it has them.

    Unlike a pipe within a question, an answer read back here is never cut short.
    """
    for step in session.exercise.steps:
        visit = session.passed(step.id)
        if visit is None or visit.answer is None or isinstance(step, Page) or _is_charge(step):
            continue
        sentence = None
        if step.recap is not None:
            named = (pipe.step for pipe in pipes_of(step.recap))
            if not step.recap or not all(map(session.passed, named)):
                continue
            sentence = filled(step.recap, lambda one: _passed_words(session, one))
        words = _words(session, visit)
        yield RecapLine(step.id, step.part, sentence, visit.asked, words, visit.answer)


def _is_charge(step: Asking) -> bool:
    """Numbers before and after are shown when asked for, not read back."""
    return isinstance(step, Scale) and step.id in (CHARGE_BEFORE, CHARGE_AFTER)


def _passed_words(session: Session, step_id: str) -> str | None:
    visit = session.passed(step_id)
    return None if visit is None else _words(session, visit)


def _number(session: Session, step_id: str) -> int | None:
    visit = session.passed(step_id)
    return visit.answer.number if visit and isinstance(visit.answer, Number) else None
