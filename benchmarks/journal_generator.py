"""A journal to measure with: as large as one likes, and the same words for everyone.

``python -m benchmarks.journal_generator HOME 1000`` fills the journal of the home that the program
is given as ``NVC_COACH_HOME``. The entries are walks through the main exercise, of about 3 KB each,
and are written by the program's own store; only waiting for the disk is left out.
"""

import argparse
import itertools
import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from string import ascii_uppercase
from typing import Final

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry, State
from nvc_coach.journal.system import System
from nvc_coach.journal.ulid import Ulids
from nvc_coach.library.catalogue import Library
from nvc_coach.library.shipped import shipped_exercises
from nvc_coach.practice.answers import Agreed, Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.events import Answered, Draft, Event, Skipped
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
from nvc_coach.services.places import HOME_VARIABLE, places

EXERCISE: Final = "transforming-enemy-images"
SEED: Final = 20261122
RARE_WORD: Final = "lapwing"
"""Stands in one entry of every thousand, and in no other."""
RARE_IN: Final = 1000

_FIRST: Final = datetime(2016, 1, 1, 7, tzinfo=UTC)
_TEN_YEARS: Final = timedelta(days=3652)
_OPEN_IN: Final = 25
"""One entry in so many is still open, and another one set aside."""
_LEFT_OPEN: Final = 0.1
"""How often a question is left open."""
_LEADING_BACK: Final = 0.1
"""How often a choice that leads back is made, for each time that another one is."""
_COMMON_WORDS: Final = (
    "the to and i of a that he she it in was my you is not we me they for have had on with as at",
    "his her this but said when so what there all from or would about then know time been be",
    "could only their if how day who always never because them want did one more just like home",
)
_SYLLABLES: Final = ("ba de fi go hu ka le mi no pu ra se", "ti vo wa br st cl ar en is on ul el")
_MADE_WORDS: Final = 8000


class Prose:
    """Sentences whose words come as often as in a natural language: the n-th, 1/(n + 2.7) times.

    Args:
        chance: Where the choices come from.
    """

    def __init__(self, chance: random.Random) -> None:
        syllables = " ".join(_SYLLABLES).split()
        made = [
            "".join(chance.choices(syllables, k=chance.randint(2, 3))) for _ in range(_MADE_WORDS)
        ]
        self._chance = chance
        self._words = list(dict.fromkeys([*" ".join(_COMMON_WORDS).split(), *made]))
        weights = (1 / (rank + 2.7) for rank in range(1, len(self._words) + 1))
        self._weights = list(itertools.accumulate(weights))

    def words(self, count: int) -> list[str]:
        """So many words, one after the other."""
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)

    def text(self, sentences: int) -> str:
        """So many sentences of natural length."""
        return " ".join(
            f"{' '.join(self.words(self._chance.randint(4, 11))).capitalize()}."
            for _ in range(sentences)
        )


class Person:
    """Walks through an exercise, again and again, as somebody might.

    Args:
        exercise: What is practised.
        chance: Where every choice and every word comes from.
    """

    def __init__(self, exercise: Exercise, chance: random.Random) -> None:
        self._exercise = exercise
        self._chance = chance
        self._prose = Prose(chance)

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
        return Entry(
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

    def _event(self, session: Session, at: datetime, *, rare: bool) -> Event:
        assert session.waiting is not None  # noqa: S101  # whoever calls has looked
        step = self._exercise.asking(session.waiting)
        assert step is not None  # noqa: S101  # only steps that ask are waited at
        if session.count > 0 and self._chance.random() < _LEFT_OPEN:
            return Skipped(step=step.id, at=at, unsure=self._chance.random() < _LEFT_OPEN)
        answer = self._answer(session, step)
        if rare and isinstance(answer, Text) and session.count == 0:
            answer = Text(f"{answer.text} The {RARE_WORD}.")
        return Answered(step=step.id, at=at, answer=answer)

    def _answer(self, session: Session, step: Asking) -> Answer:
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
                return Text(prose.text(1))
            case Write(lines=1):
                return Text(f"{chance.choice(ascii_uppercase)}.")
            case Agreement():
                return Agreements((Agreed(prose.text(1)),))
        return Text(prose.text(chance.randint(1, 3)))

    def _draft(self, step: str, at: datetime) -> Draft:
        return Draft(step=step, at=at + timedelta(seconds=20), answer=Text(self._prose.text(1)))


def _after(session: Session, event: Event) -> Session:
    moved = advance(session, event)
    assert isinstance(moved, Moved), moved  # noqa: S101  # what does not fit is never answered
    return moved.session


def entries(exercise: Exercise, count: int, seed: int = SEED) -> Iterator[Entry]:
    """So many entries over ten years, oldest first; the same ones for the same seed."""
    chance = random.Random(seed)
    person = Person(exercise, chance)
    rare_at = chance.randrange(RARE_IN)
    for number in range(count):
        started = _FIRST + (_TEN_YEARS * number / count)
        started = started.replace(microsecond=0) + timedelta(seconds=chance.randrange(60))
        state: State = "finished"
        if number % _OPEN_IN == 1:
            state = "open" if number % (2 * _OPEN_IN) == 1 else "set-aside"
        yield person.practise(
            started, _id_at(started, chance), state, rare=number % RARE_IN == rare_at
        )


def _id_at(moment: datetime, chance: random.Random) -> str:
    return Ulids(lambda: int(moment.timestamp() * 1000), chance.randbytes)()


class _Unsynced(System):
    """The machine's calls, but for the waiting: a journal to measure with may be lost."""

    def sync(self, fd: int) -> None:
        """Do not wait."""

    def sync_folder(self, folder: Path) -> None:
        """Do not wait."""


def write_journal(journal: Path, count: int, seed: int = SEED) -> None:
    """Write so many entries into a journal's folder, with the exercise they are of.

    Args:
        journal: The folder; it may not hold these entries yet.
        count: How many.
        seed: What they are made from.
    """
    exercise = main_exercise()
    store = DiskStore(journal, mark="bench", system=_Unsynced())
    store.keep_exercise(_library().resolved(exercise))
    for entry in entries(exercise, count, seed):
        store.create(entry)


def main_exercise() -> Exercise:
    """The exercise that every entry is of.

    Raises:
        LookupError: It does not ship with this version.
    """
    found = _library().find(EXERCISE)
    if found is None or found.value is None:
        raise LookupError(EXERCISE)
    return found.value


@cache
def _library() -> Library:
    return Library(shipped_exercises(), Path(os.devnull))


def main() -> None:
    """Fill the journal of a home, as the command line says."""
    parser = argparse.ArgumentParser(description=write_journal.__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=SEED)
    wanted = parser.parse_args()
    write_journal(places({HOME_VARIABLE: str(wanted.home)}).journal, wanted.count, wanted.seed)


if __name__ == "__main__":
    main()
