"""Walks at random through an exercise: what somebody does, whichever front end they do it at."""

import random
from dataclasses import dataclass, replace
from datetime import date

from nvc_coach.practice.answers import Agreed, Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.events import Answered, Event, Skipped
from nvc_coach.practice.exercise import (
    Agreement,
    Choose,
    Exercise,
    Feelings,
    Needs,
    Observe,
    Request,
    Scale,
    Write,
)
from nvc_coach.practice.session import Moved, Session, replay
from nvc_coach.practice.view import Finished, StepView, present, present_again
from nvc_coach.practice.vocabulary import Word
from nvc_coach.services.returning import Undone
from nvc_coach.services.sitting import Sitting

WORDS = (
    "He closed the laptop.",
    "彼は自分のことしか考えない。",
    "هو لا يفكر إلا في نفسه",
    "👩‍👩‍👧 and “me” [/b] {x|y} \\n",
    "a, b and c",
    "rest",
    "no\u2028line \u0085 end?",
)
DAYS = (None, date(2026, 12, 1), date(2027, 2, 28))


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Something that somebody does.

    Attributes:
        view: What they see before it.
        pages: How many pages they turn before the question.
    """

    view: StepView
    pages: int = 0


@dataclass(frozen=True, kw_only=True)
class Answers(Deed):
    """Answers what is asked."""

    answer: Answer


@dataclass(frozen=True, kw_only=True)
class LeavesOpen(Deed):
    """Leaves it open, or is not sure."""

    unsure: bool


@dataclass(frozen=True, kw_only=True)
class GoesBack(Deed):
    """Goes to the question before, or to number `to` of the way so far, counted from 1."""

    to: int | None = None


@dataclass(frozen=True, kw_only=True)
class Changes(Deed):
    """Changes answer `number` of the way so far, counted from 1.

    Attributes:
        again: The question, as it is shown for that.
        answer: What it is changed to; None takes it back.
    """

    number: int
    again: StepView
    answer: Answer | None


@dataclass(frozen=True, kw_only=True)
class Returns(Deed):
    """Returns to where they were before going back.

    Attributes:
        along: What is confirmed on the way there, deed by deed.
    """

    along: tuple[Answers | LeavesOpen, ...]


@dataclass(frozen=True)
class Walk:
    """All that somebody does, in order.

    Attributes:
        deeds: What they do.
        closing_pages: How many pages stand before the closing; None where it is not reached.
    """

    deeds: tuple[Deed, ...]
    closing_pages: int | None


def carries_a_story(exercise: Exercise, view: StepView, text: str) -> tuple[Word, ...]:
    """The words that may lie beneath a word that tells what someone did; none for all others."""
    stories, words = exercise.faux_feelings, view.vocabulary
    story = stories.named(text) if stories is not None else None
    if story is None or words is None or words.beginning(text):
        return ()
    ids = story.feelings if isinstance(view.step, Feelings) else story.needs
    return tuple(word for one in ids if (word := words.get(one)))


def walk(sitting: Sitting, chance: random.Random, steps: int) -> Walk:
    """Walk at random: so many deeds, or fewer if the end comes first.

    Args:
        sitting: A session of its own, to know what is asked next.
        chance: Where the choices come from.
        steps: How many deeds.
    """
    return _Walker(sitting, chance).goes(steps)


class _Walker:
    def __init__(self, sitting: Sitting, chance: random.Random) -> None:
        self._sitting, self._chance = sitting, chance
        self._exercise = sitting.session.exercise
        self._undone = Undone()

    def goes(self, steps: int) -> Walk:
        deeds: list[Deed] = []
        for _ in range(steps):
            view = self._sitting.view
            if isinstance(view, Finished):
                break
            # Pages are not turned again on coming back from a change.
            turned = bool(deeds) and isinstance(deeds[-1], Changes)
            deeds.append(self._does_something(view, 0 if turned else len(view.before)))
        view = self._sitting.view
        return Walk(tuple(deeds), len(view.before) if isinstance(view, Finished) else None)

    def _does_something(self, view: StepView, pages: int) -> Deed:
        dice = self._chance.random()
        changeable = [number for number, mark in enumerate(view.trail, 1) if not mark.decides]
        if self._undone.can_return(self._sitting) and self._chance.random() < 0.4:
            return self._returns(view, pages)
        if dice < 0.12 and view.trail:
            number = self._chance.randrange(len(view.trail)) + 1
            return self._goes_back(view, pages, number)
        if dice < 0.2 and view.trail:
            return self._goes_back(view, pages, None)
        if dice < 0.3:
            unsure = self._chance.random() < 0.5
            _fits(self._sitting.skip(unsure=unsure))
            return LeavesOpen(view=view, pages=pages, unsure=unsure)
        if dice < 0.4 and changeable:
            return self._changes(view, pages, self._chance.choice(changeable))
        answer = self._answer_to(view)
        _fits(self._sitting.answer(answer))
        return Answers(view=view, pages=pages, answer=answer)

    def _goes_back(self, view: StepView, pages: int, number: int | None) -> Deed:
        before = self._sitting.session
        step = None if number is None else view.trail[number - 1].step
        _fits(self._sitting.back(step))
        self._undone = self._undone.after_going_back(before, self._sitting.session)
        if step is not None:  # one goes back to the latest time at a step
            number = max(n for n, mark in enumerate(view.trail, 1) if mark.step == step)
        return GoesBack(view=view, pages=pages, to=number)

    def _returns(self, view: StepView, pages: int) -> Deed:
        before = self._sitting.session
        self._undone.go(self._sitting)
        confirmed = self._sitting.session.log[before.count :]
        first, *others = (
            _again(self._exercise, (*before.log, *confirmed[:at]), event)
            for at, event in enumerate(confirmed)
        )
        return Returns(view=view, pages=pages, along=(replace(first, pages=pages), *others))

    def _changes(self, view: StepView, pages: int, number: int) -> Deed:
        step = view.trail[number - 1].step
        again = present_again(self._sitting.session, step)
        assert again is not None
        standing = self._sitting.session.latest(step)
        answer = None if self._chance.random() < 0.3 else self._answer_to(again)
        if answer is None or (standing is not None and answer == standing.answer):
            answer = None  # the same once more is no change
            _fits(self._sitting.skip(step=step))
        else:
            _fits(self._sitting.answer(answer, step=step))
        return Changes(view=view, pages=pages, number=number, again=again, answer=answer)

    # ------------------------------------------------------------------ answers

    def _answer_to(self, view: StepView) -> Answer:
        offered = view.offered.answer if view.offered else None
        if isinstance(offered, Text | Picks | Agreements) and self._chance.random() < 0.2:
            return offered
        match view.step:
            case Write(lines=1):
                return Text(self._chance.choice(WORDS))
            case Write() | Observe():
                return Text(self._lines())
            case Request():
                return Text(self._lines(), self._chance.choice(DAYS))
            case Feelings() | Needs():
                return self._picks(view)
            case Choose(many=many):
                some = self._chance.sample(range(len(view.choices)), 2 if many else 1)
                return Chosen(tuple(view.choices[one].id for one in sorted(some)), many)
            case Scale(start=start, end=end):
                return Number(self._chance.randint(start, end))
            case Agreement():
                return self._agrees()

    def _lines(self) -> str:
        return "\n".join(self._chance.choice(WORDS) for _ in range(self._chance.randint(1, 4)))

    def _picks(self, view: StepView) -> Picks:
        """Some words and own words, perhaps beside those that are offered."""
        offered = view.offered.answer if view.offered else None
        beside = isinstance(offered, Picks) and self._chance.random() < 0.4
        before = offered if isinstance(offered, Picks) and beside else Picks()
        assert view.vocabulary is not None
        words = [word.id for word in view.vocabulary if word.id not in before.picked]
        picked = self._chance.sample(words, self._chance.randint(1, 3))
        told = [" ".join(one.split()) for one in (*WORDS, *self._stories(view))]
        own = [one for one in told if one not in before.own]
        said = self._chance.sample(own, min(len(own), self._chance.randint(0, 2)))
        return Picks((*before.picked, *picked), (*before.own, *said))

    def _stories(self, view: StepView) -> list[str]:
        labels = [word.label for word in self._exercise.faux_feelings or ()]
        some = self._chance.sample(labels, min(len(labels), 5))
        return [one for one in some if carries_a_story(self._exercise, view, one)]

    def _agrees(self) -> Agreements:
        agreed = (
            Agreed(self._chance.choice(("to call first", "to knock")), who, by)
            for who in self._chance.sample(("D.", "", "both of us"), self._chance.randint(1, 2))
            for by in [self._chance.choice(DAYS)]
        )
        return Agreements(tuple(agreed))


def _fits(moved: object) -> None:
    assert isinstance(moved, Moved)


def _again(exercise: Exercise, log: tuple[Event, ...], event: Event) -> Answers | LeavesOpen:
    """What somebody would do to make an event happen once more."""
    session = replay(exercise, log)
    assert isinstance(session, Session)
    view = present(session)
    assert isinstance(view, StepView)
    if isinstance(event, Answered):
        return Answers(view=view, pages=len(view.before), answer=event.answer)
    assert isinstance(event, Skipped)
    return LeavesOpen(view=view, pages=len(view.before), unsure=event.unsure)
