"""A journal to measure with: as large as one likes, and the same words for everyone.

``python -m benchmarks.journal_generator HOME 1000`` fills the journal of the home that the program
is given as ``NVC_COACH_HOME``. The entries are walks of about 3 KB each, nearly all through the
main exercise and some through one in which something is agreed. Some of what is asked for has a
day, and of most of that it was told how it went. They are written by the program's own store; only
waiting for the disk is left out.
"""

import argparse
import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.person import Person
from benchmarks.prose import Prose
from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry, State
from nvc_coach.journal.system import System
from nvc_coach.journal.ulid import Ulids
from nvc_coach.library.catalogue import Library
from nvc_coach.library.shipped import shipped_exercises
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.places import HOME_VARIABLE, places

EXERCISE: Final = "transforming-enemy-images"
WITH_AGREEMENTS: Final = "the-spiral"
SEED: Final = 20261122
RARE_IN: Final = 1000
"""The rare word stands in one entry of so many, and in no other."""
LAST_YEAR: Final = 2025
"""No entry is of a later one; what is added while measuring is."""

_FIRST: Final = datetime(2016, 1, 1, 7, tzinfo=UTC)
_TEN_YEARS: Final = timedelta(days=3652)
_OPEN_IN: Final = 25
"""One entry in so many is still open, and another one set aside."""
_AGREED_IN: Final = 12
"""One entry in so many is of the exercise in which something is agreed."""


def entries(
    exercise: Exercise, count: int, seed: int = SEED, *, sometimes: Exercise | None = None
) -> Iterator[Entry]:
    """So many entries over ten years, oldest first; the same ones for the same seed.

    Args:
        exercise: What is practised.
        count: How many entries.
        seed: What they are made from.
        sometimes: What is practised now and then instead.
    """
    chance = random.Random(seed)
    prose = Prose(chance)
    mostly = Person(exercise, chance, prose)
    now_and_then = mostly if sometimes is None else Person(sometimes, chance, prose)
    rare_at = chance.randrange(min(RARE_IN, max(count, 1)))
    for number in range(count):
        started = _FIRST + (_TEN_YEARS * number / count)
        started = started.replace(microsecond=0) + timedelta(seconds=chance.randrange(60))
        state: State = "finished"
        if number % _OPEN_IN == 1:
            state = "open" if number % (2 * _OPEN_IN) == 1 else "set-aside"
        rare = number % RARE_IN == rare_at
        person = now_and_then if number % _AGREED_IN == _AGREED_IN - 1 and not rare else mostly
        yield person.practise(started, _id_at(started, chance), state, rare=rare)


def _id_at(moment: datetime, chance: random.Random) -> str:
    return Ulids(lambda: int(moment.timestamp() * 1000), chance.randbytes)()


class _Unsynced(System):
    """The machine's calls, but for the waiting: a journal to measure with may be lost."""

    def sync(self, fd: int) -> None:
        """Do not wait."""

    def sync_folder(self, folder: Path) -> None:
        """Do not wait."""


def write_journal(journal: Path, count: int, seed: int = SEED) -> None:
    """Write so many entries into a journal's folder, with the exercises they are of.

    Args:
        journal: The folder; it may not hold these entries yet.
        count: How many.
        seed: What they are made from.
    """
    for _entry in written(journal, count, seed):
        pass


def written(journal: Path, count: int, seed: int = SEED) -> Iterator[Entry]:
    """The same, entry by entry; each of them once it is written."""
    store = DiskStore(journal, mark="bench", system=_Unsynced())
    exercise, sometimes = main_exercise(), exercise_named(WITH_AGREEMENTS)
    for one in (exercise, sometimes):
        store.keep_exercise(_library().resolved(one))
    for entry in entries(exercise, count, seed, sometimes=sometimes):
        store.create(entry)
        yield entry


def main_exercise() -> Exercise:
    """The exercise that nearly every entry is of."""
    return exercise_named(EXERCISE)


def exercise_named(exercise_id: str) -> Exercise:
    """An exercise that ships.

    Raises:
        LookupError: It does not ship with this version.
    """
    found = _library().find(exercise_id)
    if found is None or found.value is None:
        raise LookupError(exercise_id)
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
