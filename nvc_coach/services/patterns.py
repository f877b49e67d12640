"""Patterns over the journal: entries are read one by one when asked, and nothing is kept of them.

What is drawn from an entry are ids, labels, numbers and moments, and whom it is about; it lives in
memory as long as somebody looks at it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from nvc_coach.insight.drawing import Practice, drawn
from nvc_coach.insight.filing import Filed, FiledWord
from nvc_coach.insight.meaning import KnownWords, Meanings, WordMeaning, known_words, meanings_of
from nvc_coach.insight.patterns import Patterns, patterns
from nvc_coach.insight.span import EVER, Span
from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.errors import DamagedError, JournalError, NotFoundError
from nvc_coach.journal.finding import Hear, Progress, Wanted, hear_nothing
from nvc_coach.services.own_words import filed_words
from nvc_coach.services.practising import exercise_of
from nvc_coach.services.program import Program

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Collected:
    """What was found in the journal.

    Attributes:
        practices: What patterns look at, in no order that matters.
        damaged: A sentence for each entry that cannot be read.
        newer: How many entries a later version wrote; they are not counted.
        filed: Under which groups own words count.
    """

    practices: tuple[Practice, ...] = field(default=(), repr=False)
    damaged: tuple[str, ...] = ()
    newer: int = 0
    filed: Filed = field(default_factory=dict[FiledWord, WordMeaning], repr=False)

    def patterns(self, today: date, span: Span = EVER, exercise: str | None = None) -> Patterns:
        """What shows over them, or over those of some days or of one exercise."""
        return patterns(self.practices, today, span, exercise, self.filed)

    def with_own_words_of(self, program: Program) -> "Collected":
        """The same with own words filed as they are now; no entry is read for it."""
        try:
            return replace(self, filed=filed_words(program))
        except DamagedError as error:
            return replace(self, damaged=tuple(dict.fromkeys((*self.damaged, error.sentence))))

    def exercises(self) -> tuple[tuple[str, str], ...]:
        """Id and title of each exercise among them, by title; the title said last counts."""
        in_order = sorted(self.practices, key=lambda one: (one.started, one.id))
        titles = {one.exercise: one.title for one in in_order}
        return tuple(sorted(titles.items(), key=lambda one: (one[1].casefold(), one[0])))


def collect(program: Program, span: Span = EVER, hear: Hear = hear_nothing) -> Collected:
    """Read the entries that began in some days, and draw from each what patterns look at.

    Args:
        program: What the program works with.
        span: The days.
        hear: Told after each entry.
    """
    damaged: list[str] = []
    practices: list[Practice] = []
    newer = 0
    exercises = _Exercises(program)
    for entry in _entries(program, span, damaged, hear):
        if isinstance(entry, NewerEntry):
            newer += 1
        else:
            practices.append(exercises.drawn(entry))
    return Collected(tuple(practices), tuple(damaged), newer).with_own_words_of(program)


def _entries(
    program: Program, span: Span, damaged: list[str], hear: Hear
) -> Iterator[Entry | NewerEntry]:
    """The one source of entries: those that began in some days, each held only while it is read.

    What cannot be read is added to `damaged`.
    """
    store = program.catch_up()
    damaged += [one.sentence for one in store.damaged()]
    found = store.find(_around(span))
    for place, summary in enumerate(found):
        hear(Progress(place, len(found)))
        if summary.started.date() not in span:
            continue
        try:
            yield store.read_quickly(summary.id)
        except NotFoundError:
            continue  # it was deleted meanwhile
        except JournalError as error:
            damaged.append(error.sentence)


def _around(span: Span) -> Wanted:
    """The entries of some days, and those of the days before and after: clocks differ."""
    first, last = span.first, span.last
    return Wanted(
        since=first - _DAY if first is not None and first > date.min else None,
        until=last + _DAY if last is not None and last < date.max else None,
    )


class _Exercises:
    """What the steps of exercises ask for, found once for each exercise as it was."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._meanings: dict[str, Meanings | None] = {}
        self._words: KnownWords | None = None

    def drawn(self, entry: Entry) -> Practice:
        """What patterns look at in an entry."""
        if entry.fingerprint not in self._meanings:
            exercise = exercise_of(self._program, entry)
            self._meanings[entry.fingerprint] = None if exercise is None else meanings_of(exercise)
        meanings = self._meanings[entry.fingerprint]
        return drawn(entry, meanings) if meanings else drawn(entry, None, self._known_words())

    def _known_words(self) -> KnownWords:
        if self._words is None:
            library = self._program.library
            self._words = known_words(library.vocabulary("needs"), library.vocabulary("feelings"))
        return self._words
