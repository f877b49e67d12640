"""Sessions: the fold of events over an exercise.

A session is a list of events; where one is, what is kept and what is offered again follows from
it. :func:`advance` is the only way on. The *path* is the list of visits that led here; going back
cuts it, a choice that leads back lengthens it. The *present pass* is the part of it that a step's
`when` may look at.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from nvc_coach.practice.answers import (
    Agreements,
    Answer,
    Chosen,
    Number,
    Text,
    clean,
    in_words,
    labels,
    misfit,
    settled,
)
from nvc_coach.practice.events import (
    Answered,
    Carried,
    Event,
    Outcome,
    Reflected,
    Skipped,
    WentBack,
)
from nvc_coach.practice.exercise import (
    AnyOf,
    Asking,
    Choose,
    Condition,
    Exercise,
    IsAnswered,
    Page,
)
from nvc_coach.practice.given import Given, Offered, worth_keeping
from nvc_coach.practice.path import Standing, Visit, after, leads_back, standing_of
from nvc_coach.practice.refusals import Refusal, Rejected
from nvc_coach.practice.shortening import in_a_row
from nvc_coach.practice.template import filled


@dataclass(frozen=True, kw_only=True)
class Session:
    """Where one is, and how one came here.

    Attributes:
        exercise: What is being walked.
        log: Every event so far.
        count: How many they are.
        begun: Whether anything happened but what was carried over.
        path: The visits that led here.
        waiting: Id of the step that waits for an answer; None once finished.
        before: Ids of the pages between the last answer and here.
        turned: Ids of the pages that led here before one went back; they are not shown again.
        returned: Whether a choice that leads back led here.
        standing: What the path amounts to: the present pass, and the rounds spent.
        given: The answers in the log that can be offered again, by step, oldest first.
    """

    exercise: Exercise
    log: tuple[Event, ...] = field(default=(), repr=False)
    count: int = 0
    begun: bool = False
    path: tuple[Visit, ...] = ()
    waiting: str | None = None
    before: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()
    returned: bool = False
    standing: Standing = field(default_factory=Standing, repr=False)
    given: Mapping[str, tuple[Given, ...]] = field(
        default_factory=dict[str, tuple[Given, ...]], repr=False
    )

    @property
    def finished(self) -> bool:
        """Whether no step that asks lies ahead."""
        return self.waiting is None

    def latest(self, step_id: str) -> Visit | None:
        """The latest visit of a step on the path, answered or not."""
        return next((visit for visit in reversed(self.path) if visit.step == step_id), None)

    def passed(self, step_id: str) -> Visit | None:
        """The visit of a step on the present pass if it was answered there."""
        at = self.standing.present.get(step_id)
        return None if at is None or self.path[at].answer is None else self.path[at]

    def latest_given(self, step_id: str) -> Given | None:
        """The latest answer that stands, on any pass, or else the one carried over."""
        for visit in reversed(self.path):
            if visit.step == step_id and visit.answer is not None:
                return Given(visit.number, visit.answer, visit.said)
        return next((one for one in self.given.get(step_id, ()) if one.carried), None)

    def offered(self, step_id: str) -> Offered | None:
        """The answer in the log to start from at a step, drafts apart."""
        answers = self.given.get(step_id)
        if not answers:
            return None
        one = answers[-1]
        standing = one.carried or any(visit.number == one.visit for visit in self.path)
        return Offered(one.answer, "last" if standing else "undone", said=one.said)

    def is_spent(self, step: Choose, choice_id: str) -> bool:
        """Whether a choice leads back and was taken as often as it may be."""
        choice = step.choice(choice_id)
        rounds = None if choice is None else choice.rounds
        return rounds is not None and self.standing.spent.get((step.id, choice_id), 0) >= rounds

    def with_answers(self, text: str) -> str:
        """A text of the exercise with the answers given so far in it."""
        return filled(text, self._piped)

    def _piped(self, step_id: str) -> str | None:
        given = self.latest_given(step_id)
        if given is None:
            return None
        return in_a_row(in_words(given.answer, given.said, self.exercise.language))


@dataclass(frozen=True, slots=True)
class Moved:
    """The event fits. `event` is as it stands in the log, with what the person saw."""

    session: Session
    event: Event


def begin(exercise: Exercise) -> Session:
    """A session in which nothing has happened yet."""
    return _arrive(Session(exercise=exercise), 0)


def advance(session: Session, event: Event) -> Moved | Rejected:
    """The session after an event, or why the event does not fit."""
    moved = _next(session, event)
    if isinstance(moved, Rejected):
        return moved
    log = (*session.log, moved.event)
    return Moved(replace(moved.session, log=log), moved.event)


def replay(exercise: Exercise, events: Iterable[Event]) -> Session | Rejected:
    """The session that a log leads to, or the refusal of its first event that does not fit.

    It takes time in proportion to the log, which a session that is advanced copies each time.
    """
    session = begin(exercise)
    log: list[Event] = []
    for event in events:
        moved = _next(session, event)
        if isinstance(moved, Rejected):
            return moved
        session = moved.session
        log.append(moved.event)
    return replace(session, log=tuple(log))


def _next(session: Session, event: Event) -> Moved | Rejected:
    """What an event leads to; its place in the log is left to whoever keeps that."""
    match event:
        case Answered() | Skipped():
            return _amend(session, event) if event.amend else _leave(session, event)
        case WentBack():
            return _go_back(session, event)
        case Carried():
            return _carry(session, event)
        case Outcome():
            return _outcome(session, event)
        case Reflected():
            return _reflect(session, event)
        case _:
            return _logged(session, event)


def _logged(session: Session, event: Event) -> Moved:
    return Moved(replace(session, count=session.count + 1), event)


def _refused(session: Session, refusal: Refusal, step: str, about: str = "") -> Rejected:
    return Rejected(refusal, step, session.waiting, about)


# ------------------------------------------------------------------ answering and leaving open


def _leave(session: Session, event: Answered | Skipped) -> Moved | Rejected:
    if session.waiting is None:
        return _refused(session, Refusal.FINISHED, event.step)
    if event.step != session.waiting:
        return _refused(session, Refusal.NOT_WAITING, event.step)
    entered = _entered(session, event)
    if isinstance(entered, Rejected):
        return entered
    event, visit = entered
    if isinstance(visit.answer, Chosen) and _spent_among(session, visit):
        return _refused(session, Refusal.SPENT, event.step, visit.answer.ids[0])
    pages = (*session.turned, *session.before)
    visit = replace(visit, before=pages, returned=session.returned)
    given = session.given
    if visit.answer is not None:
        one = Given(visit.number, visit.answer, visit.said)
        given = {**given, visit.step: (*given.get(visit.step, ()), one)}
    session = replace(
        session,
        count=session.count + 1,
        begun=True,
        path=(*session.path, visit),
        given=given,
        standing=session.standing.after(session.exercise, visit, len(session.path)),
    )
    return Moved(_arrive(session, after(session.exercise, visit)), event)


def _entered(
    session: Session, event: Answered | Skipped
) -> tuple[Answered | Skipped, Visit] | Rejected:
    """The event as it is kept, and the visit it makes."""
    step = session.exercise.asking(event.step)
    assert step is not None  # noqa: S101  # only steps that ask are waited at, and so visited
    asked = session.with_answers(step.ask) if event.asked is None else event.asked
    number = session.count
    if isinstance(event, Skipped):
        event = replace(event, asked=asked)
        return event, Visit(event.step, number, None, (), asked, event.unsure)
    answer = settled(step, event.answer)
    wrong = misfit(session.exercise, step, event.answer if answer is None else answer)
    if wrong is not None:
        return _refused(session, wrong[0], event.step, wrong[1])
    if answer is None:
        left_open = Skipped(
            step=event.step, at=event.at, amend=event.amend, asked=asked, extra=event.extra
        )
        return left_open, Visit(event.step, number, None, (), asked)
    said = _said(session, step, answer) if event.said is None else event.said
    event = replace(event, answer=answer, asked=asked, said=said or None)
    return event, Visit(event.step, number, answer, said, asked)


def _said(session: Session, step: Asking, answer: Answer) -> tuple[str, ...]:
    return tuple(map(session.with_answers, labels(session.exercise, step, answer)))


def _spent_among(session: Session, visit: Visit) -> bool:
    step = session.exercise.step(visit.step)
    return (
        isinstance(step, Choose)
        and isinstance(visit.answer, Chosen)
        and any(session.is_spent(step, one) for one in visit.answer.ids)
    )


# ------------------------------------------------------------------ where steps lead


def _arrive(session: Session, at: int) -> Session:
    """The session at the first step from `at` on that asks and is shown, pages gathered."""
    pages: list[str] = []
    steps = session.exercise.steps
    while at < len(steps):
        step = steps[at]
        shown = all(holds(session, condition) for condition in step.when)
        if shown and not isinstance(step, Page):
            returned = bool(session.path) and leads_back(session.exercise, session.path[-1])
            return replace(
                session, waiting=step.id, before=tuple(pages), turned=(), returned=returned
            )
        if shown:
            pages.append(step.id)
        at = session.exercise.position[step.goto] if shown and step.goto else at + 1
    return replace(session, waiting=None, before=tuple(pages), turned=(), returned=False)


def holds(session: Session, condition: Condition) -> bool:
    """Whether a condition holds on the present pass."""
    visit = session.passed(condition.step)
    test = condition.test
    match test:
        case IsAnswered(answered):
            return (visit is not None) == answered
        case AnyOf(ids):
            chosen = visit.answer if visit else None
            return isinstance(chosen, Chosen) and not set(chosen.ids).isdisjoint(ids)
        case _:
            given = visit.answer if visit else None
            return isinstance(given, Number) and given.number >= test.number


# ------------------------------------------------------------------ going back, changing


def _go_back(session: Session, event: WentBack) -> Moved | Rejected:
    if session.waiting is None:
        return _refused(session, Refusal.FINISHED, event.step)
    if event.step not in (session.waiting, *session.before):
        return _refused(session, Refusal.NOT_WAITING, event.step)
    if event.to is None:
        cut = len(session.path) - 1
        if cut < 0:
            return _refused(session, Refusal.NOTHING_BEFORE, event.step)
    else:
        visits = range(len(session.path) - 1, -1, -1)
        cut = next((at for at in visits if session.path[at].step == event.to), -1)
        if cut < 0:
            return _refused(session, Refusal.NOT_VISITED, event.step, event.to)
    left, path = session.path[cut], session.path[:cut]
    on_path = {visit.number for visit in path}
    undone = {visit.step: session.given[visit.step] for visit in session.path[cut:] if visit.answer}
    kept = {step: worth_keeping(given, on_path) for step, given in undone.items()}
    back = replace(
        session,
        count=session.count + 1,
        begun=True,
        path=path,
        waiting=left.step,
        before=(),
        turned=left.before,
        returned=left.returned,
        standing=standing_of(session.exercise, path),
        given={**session.given, **kept},
    )
    return Moved(back, event)


def _amend(session: Session, event: Answered | Skipped) -> Moved | Rejected:
    visits = range(len(session.path) - 1, -1, -1)
    at = next((at for at in visits if session.path[at].step == event.step), None)
    if at is None:
        return _refused(session, Refusal.NOT_VISITED, event.step)
    if event.step in session.exercise.deciding:
        return _refused(session, Refusal.DECIDES, event.step)
    entered = _entered(session, event)
    if isinstance(entered, Rejected):
        return entered
    event, changed = entered
    old = session.path[at]
    visit = replace(changed, number=old.number, before=old.before, returned=old.returned)
    answers = tuple(one for one in session.given.get(event.step, ()) if one.visit != old.number)
    if visit.answer is not None:
        answers = (*answers, Given(visit.number, visit.answer, visit.said))
    changed_session = replace(
        session,
        count=session.count + 1,
        begun=True,
        path=(*session.path[:at], visit, *session.path[at + 1 :]),
        given={**session.given, event.step: answers},
    )
    return Moved(changed_session, event)


# ------------------------------------------------------------------ before beginning, after the end


def _carry(session: Session, event: Carried) -> Moved | Rejected:
    if session.begun:
        return _refused(session, Refusal.CARRIED_LATE, event.step)
    step = session.exercise.asking(event.step)
    if step is None:
        return _refused(session, Refusal.NOT_ASKING, event.step)
    answer = settled(step, event.answer)
    if answer is None:
        return _refused(session, Refusal.EMPTY, event.step)
    wrong = misfit(session.exercise, step, answer)
    if wrong is not None:
        return _refused(session, wrong[0], event.step, wrong[1])
    said = _said(session, step, answer) if event.said is None else event.said
    event = replace(event, answer=answer, said=said or None)
    one = Given(session.count, answer, said, carried=True)
    return _logged(replace(session, given={**session.given, event.step: (one,)}), event)


def _outcome(session: Session, event: Outcome) -> Moved | Rejected:
    if not session.finished:
        return _refused(session, Refusal.NOT_FINISHED, event.step)
    given = session.latest_given(event.step)
    match None if given is None else given.answer:
        case Agreements(agreed) if event.item is not None and 1 <= event.item <= len(agreed):
            pass
        case Text() if event.item is None and session.exercise.step(event.step).kind == "request":
            pass
        case _:
            return _refused(session, Refusal.NO_SUCH_ITEM, event.step, str(event.item or ""))
    return _logged(session, replace(event, text=clean(event.text)))


def _reflect(session: Session, event: Reflected) -> Moved | Rejected:
    if not session.finished:
        return _refused(session, Refusal.NOT_FINISHED, "")
    if not event.text.strip():
        return _refused(session, Refusal.EMPTY, "")
    return _logged(session, replace(event, text=clean(event.text)))
