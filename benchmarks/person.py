"""Somebody who practises, as chance would have it."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from string import ascii_uppercase
from typing import Final

from benchmarks.prose import Prose
from nvc_coach.journal.entry import Entry, State
from nvc_coach.journal.followups import follow_ups
from nvc_coach.practice.answers import Agreed, Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.events import OUTCOMES, Answered, Draft, Event, Outcome, Skipped
from nvc_coach.practice.exercise import (
    Agreement,
    Asking,
    Choose,
    Exercise,
    Feelings,
    Needs,
    Request,
    Scale,
    Write,
)
from nvc_coach.practice.session import Moved, Session, advance, begin

RARE_WORD: Final = "lapwing"

_LEFT_OPEN: Final = 0.1
"""How often a question is left open."""
_WITH_A_DAY: Final = 0.4
_WITH_A_NAME: Final = 0.6
_MOST_DAYS_AHEAD: Final = 28
_TOLD: Final = 0.95
"""Of how much that has a day, or was agreed, it was told how it went."""
_LEADING_BACK: Final = 0.1
"""How often a choice that leads back is made, for each time that another one is."""


class Person:
    """Walks through an exercise, again and again, as somebody might.

    Args:
        exercise: What is practised.
        chance: Where every choice comes from.
        prose: Where every word comes from.
    """

    def __init__(self, exercise: Exercise, chance: random.Random, prose: Prose) -> None:
        self._exercise = exercise
        self._chance = chance
        self._prose = prose

    def practise(self, started: datetime, entry_id: str, state: State, *, rare: bool) -> Entry:
        """One entry; unless it is to be finished, it ends halfway with something unsent.

        Args:
            started: When it begins.
            entry_id: Its id.
            state: How it is to stand.
            rare: Whether the rare word is in it.
        """
        session = begin(self._exercise)
        at = started
        most = 100 if state == "finished" else self._chance.randint(3, 9)
        while session.waiting is not None and session.count < most:
            at += timedelta(seconds=self._chance.randint(20, 180))
            session = _after(session, self._event(session, at, rare=rare))
        waiting = session.waiting
        drafts = {} if waiting is None else {waiting: self._draft(waiting, at)}
        entry = Entry(
            id=entry_id,
            exercise=self._exercise.id,
            title=self._exercise.title,
            version=self._exercise.version,
            fingerprint=self._exercise.fingerprint,
            language=self._exercise.language,
            state=state,
            started=started,
            events=session.log,
            drafts=drafts,
        )
        return self._looked_back_on(entry) if state == "finished" else entry

    def _looked_back_on(self, entry: Entry) -> Entry:
        """The entry with how it went, for most of what can be followed up."""
        told = tuple(
            Outcome(
                step=one.step,
                item=one.item,
                at=one.at + timedelta(days=self._chance.randint(1, _MOST_DAYS_AHEAD)),
                outcome=self._chance.choice(OUTCOMES),
            )
            for one in follow_ups(entry)
            if self._chance.random() < _TOLD
        )
        return replace(entry, events=(*entry.events, *told)) if told else entry

    def _event(self, session: Session, at: datetime, *, rare: bool) -> Event:
        assert session.waiting is not None  # noqa: S101  # whoever calls has looked
        step = self._exercise.asking(session.waiting)
        assert step is not None  # noqa: S101  # only steps that ask are waited at
        if session.count > 0 and self._chance.random() < _LEFT_OPEN:
            return Skipped(step=step.id, at=at, unsure=self._chance.random() < _LEFT_OPEN)
        answer = self._answer(session, step, at.date())
        if rare and isinstance(answer, Text) and session.count == 0:
            answer = Text(f"{answer.text} The {RARE_WORD}.")
        return Answered(step=step.id, at=at, answer=answer)

    def _answer(self, session: Session, step: Asking, today: date) -> Answer:
        chance, prose = self._chance, self._prose
        match step:
            case Feelings() | Needs():
                words = chance.sample(list(self._exercise.words_for(step)), chance.randint(1, 4))
                own = (" ".join(prose.words(3)),) if chance.random() < _LEFT_OPEN else ()
                return Picks(tuple(word.id for word in words), own)
            case Choose(choices=choices):
                left = [one for one in choices if not session.is_spent(step, one.id)]
                weights = [1 if one.rounds is None else _LEADING_BACK for one in left]
                (choice,) = chance.choices(left, weights)
                return Chosen((choice.id,), step.many)
            case Scale(start=start, end=end):
                return Number(chance.randint(start, end))
            case Request():
                return Text(prose.text(1), self._day(today))
            case Write(lines=1):
                return Text(self._name())
            case Agreement():
                return Agreements(
                    tuple(
                        Agreed(
                            prose.text(1),
                            self._name() if chance.random() < _WITH_A_NAME else "",
                            self._day(today),
                        )
                        for _ in range(chance.randint(1, 3))
                    )
                )
        return Text(prose.text(chance.randint(1, 3)))

    def _name(self) -> str:
        return f"{self._chance.choice(ascii_uppercase)}."

    def _day(self, today: date) -> date | None:
        """A day soon, or none."""
        if self._chance.random() >= _WITH_A_DAY:
            return None
        return today + timedelta(days=self._chance.randint(1, _MOST_DAYS_AHEAD))

    def _draft(self, step: str, at: datetime) -> Draft:
        return Draft(step=step, at=at + timedelta(seconds=20), answer=Text(self._prose.text(1)))


def _after(session: Session, event: Event) -> Session:
    moved = advance(session, event)
    assert isinstance(moved, Moved), moved  # noqa: S101  # what does not fit is never answered
    return moved.session
