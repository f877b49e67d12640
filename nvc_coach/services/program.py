"""The program as one works with it: places, settings, library, journal, clock."""

import os
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from nvc_coach.journal.errors import Cause, NotFoundError, NotSavedError
from nvc_coach.services.clock import Clock, local_now
from nvc_coach.services.places import Places, places
from nvc_coach.services.settings import Settings, SettingsRead, change_setting, read_settings
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.journal.disk import DiskStore
    from nvc_coach.journal.entry import Entry
    from nvc_coach.journal.lock import JournalLock
    from nvc_coach.journal.ulid import Ulids
    from nvc_coach.journal.writer import Writer
    from nvc_coach.library.catalogue import Library
    from nvc_coach.library.head import Head
    from nvc_coach.library.kept_heads import KeptHeads
    from nvc_coach.practice.events import Draft
    from nvc_coach.practice.exercise import Exercise

CLOSING_SECONDS = 5.0
_NO_MARK = "reader"


@dataclass(frozen=True, slots=True)
class Outside:
    """What the program takes from the world; tests give their own.

    Attributes:
        environment: Variables of the environment.
        clock: The time now, with its offset, in whole seconds.
        chance: That many bytes nobody can guess.
    """

    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    clock: Clock = local_now
    chance: Callable[[int], bytes] = os.urandom


class Program:
    """Everything a front end works with. Making one reads the settings and touches nothing else.

    Until :meth:`open_for_writing` succeeds the journal can only be read.
    """

    def __init__(self, outside: Outside) -> None:
        self._outside = outside
        self.places: Places = places(outside.environment)
        self.clock: Clock = outside.clock
        self.settings_read: SettingsRead = read_settings(self.places.settings_file)
        self._lock: JournalLock | None = None
        self._writer: Writer | None = None
        self._copies: dict[str, bytes] = {}
        self._left_unsaved: str | None = None
        self._opening = threading.Lock()

    @cached_property
    def new_id(self) -> "Ulids":
        """Makes ids for entries."""
        from nvc_coach.journal.ulid import Ulids

        clock, chance = self._outside.clock, self._outside.chance
        return Ulids(lambda: int(clock().timestamp() * 1000), chance)

    @cached_property
    def store(self) -> "DiskStore":
        """The journal; it can only be read until it is opened for writing."""
        from nvc_coach.journal.disk import DiskStore

        places = self.places
        return DiskStore(places.journal, mark=_NO_MARK, writable=False, index=places.index_file)

    def catch_up(self) -> "DiskStore":
        """The journal, once what has changed there is noticed."""
        for _progress in self.store.look():
            pass
        return self.store

    @property
    def settings(self) -> Settings:
        """The settings that hold."""
        return self.settings_read.settings

    @cached_property
    def library(self) -> "Library":
        """The exercises and vocabularies there are."""
        from nvc_coach.library.catalogue import Library
        from nvc_coach.library.shipped import shipped_exercises

        return Library(shipped_exercises(), self.places.library, self.settings.language)

    @cached_property
    def heads(self) -> "tuple[Head, ...]":
        """What each exercise says of itself; quick, for only files that changed are opened."""
        from nvc_coach.library.heads import heads_in
        from nvc_coach.library.shipped import shipped_exercises
        from nvc_coach.library.walking import toml_in

        own = (one for one in toml_in(self.places.library) if isinstance(one, Path))
        language, read = self.settings.language, self._kept_heads.head
        return heads_in(shipped_exercises(), own, language, read)

    @cached_property
    def _kept_heads(self) -> "KeptHeads":
        from nvc_coach.library.kept_heads import MOST_BYTES, KeptHeads
        from nvc_coach.library.source import read_source

        try:
            kept = read_source(self.places.heads_file, limit=MOST_BYTES).data
        except OSError:
            kept = b""
        return KeptHeads(kept)

    def _keep_heads(self) -> None:
        """Keep what was read of heads for the next time; that it cannot be kept hinders nobody."""
        if "heads" not in self.__dict__:
            return
        data = self._kept_heads.changed()
        if data is not None:
            from nvc_coach.services.private_files import write_privately

            with suppress(OSError):
                write_privately(self.places.heads_file, data)

    def exercises(self) -> "tuple[Exercise, ...]":
        """Every exercise that can be practised, those that ship first."""
        return self.library.listing.exercises

    def broken_exercises(self) -> tuple[str, ...]:
        """The files that should be exercises and cannot be used."""
        problems = self.library.listing.problems
        return tuple(dict.fromkeys(problem.file for problem in problems))

    def exercise(self, exercise_id: str) -> "Exercise | None":
        """The exercise with this id, if there is one that can be practised."""
        return self.library.whole(exercise_id)

    # ------------------------------------------------------------------ the journal

    @property
    def writable(self) -> bool:
        """Whether this copy of the program is the one that writes."""
        return self._writer is not None

    def open_for_writing(self) -> bool:
        """Take the journal's lock; False if another copy of the program has it.

        What an earlier copy left half saved is put in order.

        Raises:
            NotSavedError: The machine lets nothing be written there.
        """
        with self._opening:  # the page does so beside itself, and may be closed meanwhile
            return self._open_for_writing()

    def _open_for_writing(self) -> bool:
        if self._writer is None and self._take_lock():
            from nvc_coach.journal.lock import machine_mark
            from nvc_coach.journal.writer import Writer
            from nvc_coach.services.copying_store import CopyingStore

            mark = machine_mark(self.places.state / "machine")
            index = self.places.index_file
            store = CopyingStore(self.places.journal, mark, self._copies, index)
            # A disk that is full hinders sweeping, and must not hinder reading or beginning.
            with suppress(NotSavedError):
                store.sweep()
                store.expire(self.clock())
            self.store.close()
            self.store = store
            self._writer = Writer(store)
        return self._writer is not None

    def _take_lock(self) -> bool:
        if self._lock is None:
            from nvc_coach.journal.lock import JournalLock

            self._lock = JournalLock(self.places.lock_file)
        return self._lock.take()

    def close(self) -> bool:
        """Save what is still to be saved, and let go of the journal; whether all is saved."""
        with self._opening:
            return self._close()

    def _close(self) -> bool:
        saved = self._writer is None or self._writer.close(CLOSING_SECONDS)
        if self._writer is not None and not saved:
            self._left_unsaved = _(
                "Not everything could be saved. {cause} What was saved before is still there."
            ).format(cause=self._writer.status.cause)
        self._writer = None
        if "store" in self.__dict__:
            self.store.close()
        if self._lock is not None:
            self._lock.release()
        self._keep_heads()
        return saved

    def settle(self) -> bool:
        """Have everything saved that was handed in; False if it is not after a few seconds."""
        return self._writer is None or self._writer.settle(CLOSING_SECONDS)

    def not_saved(self) -> str | None:
        """A sentence while something could not be saved so far; None while all is well.

        Once closed, it tells of what stayed unsaved.
        """
        if self._writer is None:
            return self._left_unsaved
        status = self._writer.status
        if status.state != "not-saved":
            return None
        return _(
            "Not saved yet: {cause} What you wrote is still here, and saving is tried again and "
            "again."
        ).format(cause=status.cause)

    # ------------------------------------------------------------------ a keeper for sittings

    def keep(self, entry: "Entry") -> None:
        """Keep the latest state of an entry; see :class:`~nvc_coach.services.sitting.Keeper`."""
        if self._writer is not None:
            self._writer.submit(entry)

    def keep_draft(self, entry: "Entry", step: str, draft: "Draft | None") -> None:
        """Keep what stands unsent at one step of an entry, or that nothing does any more.

        See :meth:`~nvc_coach.journal.writer.Writer.draft`.
        """
        if self._writer is not None:
            self._writer.draft(entry, step, draft)

    def discard(self, entry_id: str) -> None:
        """Let go of an entry at once and for good."""
        if self._writer is not None:
            self._writer.drop(entry_id, CLOSING_SECONDS)
            with suppress(NotFoundError):
                self.store.discard(entry_id)

    def delete(self, entry_id: str) -> None:
        """Move an entry into the trash, as it stands now.

        Raises:
            NotFoundError: There is none with this id.
            NotSavedError: It could not be moved, or its latest state not be saved before.
            ReadOnlyError: Another copy of the program writes in the journal.
        """
        if self._writer is not None:
            if not self.settle():
                raise NotSavedError(Cause.DEVICE)
            self._writer.drop(entry_id, CLOSING_SECONDS)
        self.store.delete(entry_id, self.clock())

    def keep_copy(self, fingerprint: str, copy: bytes) -> None:
        """Keep an exercise's resolved copy with the first entry made with it."""
        self._copies[fingerprint] = copy

    def kept_already(self, entry: "Entry") -> None:
        """Tell of an entry that the journal holds as it is, before going on with it."""
        if self._writer is not None:
            self._writer.resume(entry)

    # ------------------------------------------------------------------ settings

    def set(self, name: str, value: bool | str) -> str | None:  # noqa: FBT001  # a setting's value
        """Change a setting; a sentence if it could not be kept, though it holds for now."""
        file = self.places.settings_file
        trouble = None
        try:
            change_setting(file, name, value)
        except OSError:
            trouble = _("The settings could not be saved in {file}; they are as they were.")
        except ValueError:
            trouble = _("{file} is not TOML that can be read; please mend or move it first.")
        self.settings_read = read_settings(file)
        return None if trouble is None else trouble.format(file=file)


class MemoryKeeper:
    """Keeps nothing: what is said lives in memory, and ends with the program."""

    def keep(self, entry: "Entry") -> None:
        """Do nothing."""

    def discard(self, entry_id: str) -> None:
        """Do nothing."""
