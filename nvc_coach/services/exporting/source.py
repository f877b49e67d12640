"""Where an export takes from: entries one after the other, and the exercises they belong to."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from nvc_coach.journal import entry_file
from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.exporting.names import Names
from nvc_coach.journal.exporting.redaction import redacted
from nvc_coach.library.catalogue import Library
from nvc_coach.library.shipped import shipped_exercises
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.refusals import Rejected
from nvc_coach.practice.session import Session, replay
from nvc_coach.services.exporting.looking import Looked, read_each
from nvc_coach.services.exporting.wish import Watch, watch_nothing
from nvc_coach.services.practising import exercise_of
from nvc_coach.services.program import Program


class Source:
    """The entries to write, one after the other, with names replaced where that is wished.

    Args:
        program: What the program works with.
        looked: What the first look has found.
        names: What is to be replaced; None where nothing is.
        watch: Told before each entry.
    """

    _MOST_EXERCISES: Final = 16

    def __init__(
        self, program: Program, looked: Looked, names: Names | None, watch: Watch = watch_nothing
    ) -> None:
        self._program = program
        self._names = names
        self._watch = watch
        self._exercises: dict[str, Exercise | None] = {}
        self.files = looked.files
        self._copied = looked.exercises
        self.left_out = [*looked.left_out]
        self.withheld = 0
        self._shipped: Library | None = None
        self.count = 0

    @property
    def names(self) -> int | None:
        """How many names are replaced; None where none are to be."""
        return None if self._names is None else self._names.count

    def entries(self) -> Iterator[Entry | NewerEntry]:
        """Each entry, counted; what can no longer be read is left out."""
        for entry, _data in read_each(self._program, self.files, self.left_out):
            self._next()
            yield entry if self._names is None else redacted(entry, self._names)

    def with_bytes(self) -> Iterator[tuple[Entry | NewerEntry, bytes]]:
        """Each entry, ordered by id, with the bytes of its file, as they are with other names."""
        for entry, data in read_each(self._program, sorted(self.files), self.left_out):
            self._next()
            if self._names is None:
                yield entry, data
                continue
            changed = redacted(entry, self._names)
            if isinstance(changed, NewerEntry):
                yield changed, changed.text.encode("utf-8", "replace")
            else:
                yield changed, entry_file.dump(changed)

    def _next(self) -> None:
        self._watch(self.count, len(self.files))
        self.count += 1

    def exercises(self) -> Iterator[tuple[str, bytes]]:
        """The exercises' copies by fingerprint.

        With names replaced they would be copies no more, so one in which a name stands is
        withheld; not those that ship, which everybody has.
        """
        for fingerprint, exercise in sorted(self._copied.items()):
            copy = self._program.store.exercise(fingerprint)
            if copy is None:
                continue
            if (
                self._names is None
                or not self._names.are_in(copy.decode("utf-8", "replace"))
                or self._ships(exercise, fingerprint)
            ):
                yield fingerprint, copy
            else:
                self.withheld += 1

    def _ships(self, exercise: str, fingerprint: str) -> bool:
        if self._shipped is None:
            nothing_own = Path(os.devnull)
            language = self._program.settings.language
            self._shipped = Library(shipped_exercises(), nothing_own, language)
        found = self._shipped.whole(exercise)
        return found is not None and found.fingerprint == fingerprint

    def session(self, entry: Entry | NewerEntry) -> Session | None:
        """The session that an entry holds, where its exercise is here and its events fit it."""
        if isinstance(entry, NewerEntry):
            return None
        if entry.fingerprint not in self._exercises:
            if len(self._exercises) >= self._MOST_EXERCISES:
                self._exercises.clear()
            self._exercises[entry.fingerprint] = exercise_of(self._program, entry)
        exercise = self._exercises[entry.fingerprint]
        session = None if exercise is None else replay(exercise, entry.events)
        return None if isinstance(session, Rejected) else session
