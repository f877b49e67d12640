"""Exercises in few words, and someone who walks through them; for the tests of the heart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal, TypedDict, Unpack

from nvc_coach.practice.answers import Agreed, Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.events import (
    Answered,
    Carried,
    Draft,
    Event,
    Outcome,
    OutcomeKind,
    Reflected,
    Skipped,
    WentBack,
)
from nvc_coach.practice.exercise import (
    Agreement,
    AnyOf,
    Asking,
    AtLeast,
    Choice,
    Choose,
    Condition,
    Exercise,
    Feelings,
    IsAnswered,
    Needs,
    Observe,
    Pause,
    Read,
    Request,
    Scale,
    Step,
    Write,
)
from nvc_coach.practice.refusals import Refusal, Rejected
from nvc_coach.practice.session import Moved, Session, advance, begin
from nvc_coach.practice.view import Finished, StepView, present
from nvc_coach.practice.vocabulary import Group, Vocabulary, Word

START = datetime(2026, 11, 22, 10, tzinfo=UTC)

NEEDS = Vocabulary(
    id="core/needs",
    version="1.0.0",
    language="en",
    kind="needs",
    groups=(
        Group(
            id="body-and-rest",
            label="Body and rest",
            words=(
                Word("rest", "rest", "to let go of effort", also=("a break", "pause")),
                Word("ease", "ease"),
            ),
        ),
        Group(
            id="dignity",
            label="Dignity",
            words=(
                Word("self-respect", "self-respect"),
                Word("respect", "respect", "to be treated as someone who counts"),
                Word("to-be-heard", "to be heard", also=("listening",)),
            ),
        ),
    ),
)
FEELINGS = Vocabulary(
    id="core/feelings",
    version="1.0.0",
    language="en",
    kind="feelings",
    groups=(
        Group(id="sad", label="Sad", words=(Word("sad", "sad"), Word("hurt", "hurt")), met=False),
        Group(id="glad", label="Glad", words=(Word("glad", "glad"),), met=True),
    ),
)
VOCABULARIES: Mapping[str, Vocabulary] = {NEEDS.id: NEEDS, FEELINGS.id: FEELINGS}

Worded = str | bool | int | tuple[str, ...]


def exercise(*steps: Step, language: str = "en") -> Exercise:
    """An exercise of these steps, with the two small vocabularies above."""
    return Exercise(
        id="small",
        version="1.0.0",
        language=language,
        title="A small exercise",
        summary="For the tests.",
        minutes=5,
        form=("solo",),
        steps=steps,
        vocabularies=VOCABULARIES,
    )


def when(tests: Mapping[str, Worded]) -> tuple[Condition, ...]:
    """Conditions as a file words them: a choice or several, answered or not, or at least."""
    return tuple(Condition(step, _test(words)) for step, words in tests.items())


def _test(words: Worded) -> AnyOf | IsAnswered | AtLeast:
    if isinstance(words, bool):
        return IsAnswered(words)
    if isinstance(words, int):
        return AtLeast(words)
    return AnyOf((words,) if isinstance(words, str) else words)


class Anywhere(TypedDict, total=False):
    part: str
    goto: str | None
    when: tuple[Condition, ...]
    help: str
    facilitator: str


class Asked(Anywhere, total=False):
    recap: str | None
    example: str


class Picked(Asked, total=False):
    about: Literal["me", "other", "us"]


class Needed(Picked, total=False):
    met: bool | None


def read(step: str, text: str = "A page.", **more: Unpack[Anywhere]) -> Read:
    return Read(id=step, text=text, **more)


def pause(
    step: str, text: str = "Rest.", *, seconds: int | None = None, **more: Unpack[Anywhere]
) -> Pause:
    return Pause(id=step, text=text, seconds=seconds, **more)


def write(step: str, ask: str = "", **more: Unpack[Asked]) -> Write:
    return Write(id=step, ask=ask or f"{step}?", **more)


def observe(step: str, **more: Unpack[Asked]) -> Observe:
    return Observe(id=step, ask=f"{step}?", **more)


def needs(step: str, ask: str = "", **more: Unpack[Needed]) -> Needs:
    return Needs(id=step, ask=ask or f"{step}?", vocabulary=NEEDS.id, **more)


def feelings(step: str, ask: str = "", **more: Unpack[Picked]) -> Feelings:
    return Feelings(id=step, ask=ask or f"{step}?", vocabulary=FEELINGS.id, **more)


def scale(step: str, start: int = 0, end: int = 10, **more: Unpack[Asked]) -> Scale:
    return Scale(id=step, ask=f"{step}?", start=start, end=end, **more)


def request(step: str, **more: Unpack[Asked]) -> Request:
    return Request(id=step, ask=f"{step}?", **more)


def agreement(step: str, **more: Unpack[Asked]) -> Agreement:
    return Agreement(id=step, ask=f"{step}?", **more)


def choose(step: str, *choices: str | Choice, many: bool = False, **more: Unpack[Asked]) -> Choose:
    """A choose step; a choice is its id, "id>target" or "id>target*rounds"."""
    return Choose(
        id=step, ask=f"{step}?", choices=tuple(_choice(one) for one in choices), many=many, **more
    )


def _choice(words: str | Choice) -> Choice:
    if isinstance(words, Choice):
        return words
    name, _, way = words.partition(">")
    goto, _, rounds = way.partition("*")
    return Choice(name, name.capitalize(), goto or None, int(rounds) if rounds else None)


Short = str | int | tuple[str, ...] | Answer | None
"""An answer in short: words, a number, ids and own words, or None to leave the step open."""


@dataclass
class Walk:
    """Someone on the way through an exercise; what does not fit fails the test."""

    session: Session
    now: datetime = START
    drafts: Mapping[str, Draft] = field(default_factory=dict)

    def does(self, *events: Event) -> "Walk":
        for event in events:
            moved = advance(self.session, event)
            assert isinstance(moved, Moved), moved
            self.session = moved.session
        return self

    def says(self, *answers: Short) -> "Walk":
        """Answers, one after the other, whatever step waits."""
        for short in answers:
            waiting = self.session.waiting
            assert waiting is not None
            self.does(self._event(waiting, short, amend=False))
        return self

    def amends(self, step: str, short: Short) -> "Walk":
        return self.does(self._event(step, short, amend=True))

    def goes_back(self, to: str | None = None) -> "Walk":
        assert self.session.waiting is not None
        return self.does(WentBack(step=self.session.waiting, to=to, at=self.tick()))

    def tries(self, event: Event) -> Refusal:
        """Why the event is refused; that nothing changes then is the session's own promise."""
        refused = advance(self.session, event)
        assert isinstance(refused, Rejected), refused
        return refused.refusal

    def tries_saying(self, short: Short) -> Refusal:
        assert self.session.waiting is not None
        return self.tries(self._event(self.session.waiting, short, amend=False))

    def tries_amending(self, step: str, short: Short) -> Refusal:
        return self.tries(self._event(step, short, amend=True))

    def tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def _event(self, step: str, short: Short, *, amend: bool) -> Event:
        at = self.tick()
        if short is None:
            return Skipped(step=step, at=at, amend=amend)
        return Answered(step=step, answer=self.answer(step, short), at=at, amend=amend)

    def answer(self, step: str, short: str | int | tuple[str, ...] | Answer) -> Answer:
        asking = self.session.exercise.asking(step)
        assert asking is not None
        if isinstance(short, int):
            return Number(short)
        if isinstance(short, str | tuple):
            return _worded(asking, short)
        return short

    @property
    def waiting(self) -> str | None:
        return self.session.waiting

    @property
    def trail(self) -> list[str]:
        return [visit.step for visit in self.session.path]

    @property
    def page(self) -> StepView:
        view = present(self.session, self.drafts)
        assert isinstance(view, StepView)
        return view

    @property
    def end(self) -> Finished:
        view = present(self.session, self.drafts)
        assert isinstance(view, Finished)
        return view

    @property
    def asked(self) -> str:
        return self.page.asked

    @property
    def pages(self) -> list[str]:
        return [page.id for page in present(self.session, self.drafts).before]

    @property
    def choices(self) -> list[str]:
        return [choice.id for choice in self.page.choices]

    @property
    def offered(self) -> tuple[Answer, str] | None:
        offered = self.page.offered
        return None if offered is None else (offered.answer, offered.source)


def _worded(step: Asking, words: str | tuple[str, ...]) -> Answer:
    each = (words,) if isinstance(words, str) else words
    match step:
        case Choose():
            return Chosen(each)
        case Needs() | Feelings():
            known = VOCABULARIES[step.vocabulary]
            return Picks(
                tuple(one for one in each if known.get(one)),
                tuple(one for one in each if not known.get(one)),
            )
        case Agreement():
            return Agreements(tuple(Agreed(one) for one in each))
        case _:
            return Text("\n".join(each))


def walk(*steps: Step, language: str = "en") -> Walk:
    """Someone at the beginning of an exercise of these steps."""
    return Walk(begin(exercise(*steps, language=language)))


def answered(step: str, answer: Answer, *, amend: bool = False) -> Answered:
    return Answered(step=step, answer=answer, amend=amend, at=START)


def skipped(step: str, *, unsure: bool = False, amend: bool = False) -> Skipped:
    return Skipped(step=step, unsure=unsure, amend=amend, at=START)


def went_back(step: str, to: str | None = None) -> WentBack:
    return WentBack(step=step, to=to, at=START)


def carried(step: str, answer: Answer) -> Carried:
    return Carried(step=step, answer=answer, at=START)


def outcome(
    step: str, how: OutcomeKind = "done", *, item: int | None = None, text: str = ""
) -> Outcome:
    return Outcome(step=step, outcome=how, item=item, text=text, at=START)


def reflected(text: str) -> Reflected:
    return Reflected(text=text, at=START)


def draft(step: str, answer: Answer, *, typed: str = "") -> Draft:
    return Draft(step=step, answer=answer, typed=typed, at=START)
