"""A journal in a folder: one TOML file an entry, by year and month."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from nvc_coach.journal.entry_files import EntryFiles
from nvc_coach.journal.errors import (
    AlreadyThereError,
    Cause,
    DamagedError,
    NotFoundError,
    NotSavedError,
    locked,
    not_saved,
)
from nvc_coach.journal.finding import (
    EVERYTHING,
    Due,
    Hear,
    Named,
    NameKind,
    Progress,
    Wanted,
    hear_nothing,
)
from nvc_coach.journal.fingerprint import fingerprint_of
from nvc_coach.journal.flaws import Damage, Flaw, FlawCode
from nvc_coach.journal.index.index import Index
from nvc_coach.journal.layout import (
    ENTRIES,
    Layout,
    checked_mark,
    entry_named,
    is_exercise,
)
from nvc_coach.journal.own_words_file import OwnWordsFile
from nvc_coach.journal.putting import How, Placed, put
from nvc_coach.journal.store import MOST, Listing, Problem, Summary
from nvc_coach.journal.system import System
from nvc_coach.journal.trash import Trash, Trashed
from nvc_coach.journal.whole_files import WholeFiles, new_token
from nvc_coach.library.file_limits import ENTRY_LIMIT

if TYPE_CHECKING:
    from nvc_coach.journal.entry import Entry, NewerEntry
    from nvc_coach.journal.own_words import OwnWords


class DiskStore:
    """Keeps entries below a folder, as :class:`~nvc_coach.journal.store.Store` says.

    Making one touches nothing; folders are made when something is first written.

    Args:
        root: The journal's folder.
        mark: What tells this machine's temporary files from others': small letters and digits.
        writable: Whether this process holds the journal's lock.
        system: The system calls.
        token: Something new at each call, for the names of temporary files.
        index: The file of the index, outside the folder; None to make it in memory each time.
    """

    def __init__(  # noqa: PLR0913  # all but the first two are what tests put in
        self,
        root: Path,
        *,
        mark: str,
        writable: bool = True,
        system: System | None = None,
        token: Callable[[], str] = new_token,
        index: Path | None = None,
    ) -> None:
        self._layout = Layout(root)
        self._mark = checked_mark(mark)
        self._writable = writable
        self._system = system or System()
        self._entries = EntryFiles(self._layout, self._system)
        self._files = WholeFiles(root, mark, token, self._system)
        self._trash = Trash(self._layout, self._files, self._system)
        self._own_words = OwnWordsFile(self._layout, self._files, self._system)
        self._index = Index(self._layout, self._system, index)

    def listing(self) -> Listing:
        """All there is, newest first, and what cannot be read; every file is looked at."""
        self._index.refresh(thorough=True)
        return Listing(self._index.entries(EVERYTHING), self._index.damaged())

    def look(self, *, thorough: bool = False) -> Iterator[Progress]:
        """Notice what has changed; see :class:`~nvc_coach.journal.store.Store` for what follows."""
        return self._index.steps(thorough=thorough)

    def find(
        self, wanted: Wanted = EVERYTHING, *, skip: int = 0, most: int | None = None
    ) -> tuple[Summary, ...]:
        """The entries that fit."""
        return self._index.entries(wanted, skip=skip, most=most)

    def is_as_known(self, found: Iterable[Summary]) -> bool:
        """Whether the files of these entries are as the latest look has seen them.

        A look trusts the times of folders, which a program that writes into a file leaves as they
        were. What is no longer as it was is read again, so that it can be found anew.
        """
        return self._index.is_as_known(found)

    def count(self, wanted: Wanted = EVERYTHING, most: int = MOST) -> int:
        """How many entries fit."""
        return self._index.count(wanted, most)

    def named(self, kind: NameKind) -> tuple[Named, ...]:
        """What entries can be found by."""
        return tuple(self._index.named(kind))

    def damaged(self) -> tuple[Damage, ...]:
        """What cannot be read."""
        return self._index.damaged()

    def make_index_anew(self, told: Hear = hear_nothing) -> None:
        """Throw the index away, and read every file again."""
        self._index.make_anew(told)

    def close(self) -> None:
        """Let go of the index; it is opened again when it is needed."""
        self._index.close()

    def read(self, entry_id: str) -> "Entry | NewerEntry":
        """One entry."""
        return self.as_kept(entry_id)[0]

    def as_kept(self, entry_id: str) -> "tuple[Entry | NewerEntry, bytes]":
        """One entry with the bytes of its file."""
        return self._entries.as_kept(entry_id)

    def tables(self, entry_id: str) -> Mapping[str, object]:
        """What an entry's file holds."""
        return self._entries.tables(entry_id)

    def read_quickly(self, entry_id: str) -> "Entry | NewerEntry":
        """One entry, where many are read one after the other."""
        return self._entries.read_quickly(entry_id)

    def ids(self) -> tuple[str, ...]:
        """The ids of all entries in order, damaged ones too, without reading any."""
        return self._entries.ids()

    def due(self, today: date, most: int) -> tuple[Due, ...]:
        """What is due and was not told of, the oldest first."""
        return self._index.due(today, most)

    def count_due(self, today: date) -> int:
        """How much is due."""
        return self._index.count_due(today)

    def create(self, entry: "Entry") -> None:
        """Keep a new entry, under a name that nothing has."""
        self._needs_lock()
        try:
            self._files.create(self._layout.entry(entry.id), _dumped(entry))
        except FileExistsError:
            raise AlreadyThereError(entry.id) from None
        except OSError as error:
            raise not_saved(error) from error

    def save(self, entry: "Entry") -> None:
        """Keep an entry in place of what was kept of it before.

        What is kept of an entry in an older format is put into the trash first, once.
        """
        from nvc_coach.journal.entry import FORMAT

        self._needs_lock()
        data = _dumped(entry)
        try:
            target = self._entries.found(entry.id) or self._layout.entry(entry.id)
            if entry.format != FORMAT:
                self._back_up(target, entry)
            self._files.replace(target, data)
        except OSError as error:
            raise not_saved(error) from error

    def discard(self, entry_id: str) -> None:
        """Let an entry go at once and for good, with every trace of it being saved."""
        self._needs_lock()
        try:
            path = self._entries.found(entry_id)
            if path is None:
                raise NotFoundError(entry_id)
            self._remove_leftovers(path.parent, entry_id)
            self._files.remove(path)
            self._trash.drop(entry_id)
        except OSError as error:
            raise not_saved(error) from error
        self._index.forget(entry_id)

    def delete(self, entry_id: str, at: datetime) -> None:
        """Move an entry into the trash; see :class:`~nvc_coach.journal.store.Store`."""
        self._needs_lock()
        try:
            path = self._entries.found(entry_id)
            if path is None:
                raise NotFoundError(entry_id)
            self._remove_leftovers(path.parent, entry_id)
            self._trash.put(path, entry_id, at)
        except OSError as error:
            raise not_saved(error) from error
        self._index.forget(entry_id)

    def deleted(self) -> tuple[Trashed, ...]:
        """What is in the trash, what was deleted last first."""
        try:
            return self._trash.held()
        except OSError:
            raise DamagedError(Damage(self._layout.trash, Flaw(FlawCode.UNREADABLE))) from None

    def undelete(self, entry_id: str) -> None:
        """Give an entry back from the trash."""
        self._needs_lock()
        try:
            self._trash.give_back(entry_id)
        except OSError as error:
            raise not_saved(error) from error

    def forget(self, entry_id: str) -> None:
        """Let go for good of what the trash holds of an entry, whatever stands in the journal."""
        self._needs_lock()
        try:
            found = self._trash.drop(entry_id)
        except OSError as error:
            raise not_saved(error) from error
        if not found and self._entries.found(entry_id) is None:
            raise NotFoundError(entry_id)

    def expire(self, now: datetime) -> None:
        """Let go of what has been in the trash for its time."""
        self._needs_lock()
        try:
            self._trash.expire(now)
        except OSError as error:
            raise not_saved(error) from error

    def own_words(self) -> "OwnWords":
        """The person's own words that are filed under groups."""
        return self._own_words.read()

    def file_own_word(self, kind: str, word: str, group: str | None) -> None:
        """File one of them; see :class:`~nvc_coach.journal.store.Store`."""
        self._needs_lock()
        self._own_words.file(kind, word, group)

    def keep_exercise(self, data: bytes) -> str:
        """Keep an exercise's resolved copy, once, and give back its fingerprint."""
        fingerprint = fingerprint_of(data)
        if self.exercise(fingerprint) is None:
            self._needs_lock()
            try:
                self._files.replace(self._layout.exercise(fingerprint), data)
            except OSError as error:
                raise not_saved(error) from error
        return fingerprint

    def exercise(self, fingerprint: str) -> bytes | None:
        """A resolved copy, or None where it is gone or no longer what it was."""
        return self._entries.exercise(fingerprint)

    def fingerprints(self) -> tuple[str, ...]:
        """Of all resolved copies that are kept, in order."""
        return self._entries.fingerprints()

    def take_in(self, entry_id: str, data: bytes, note: str) -> Placed:
        """Keep the file of an entry from elsewhere, exactly as it is and over nothing.

        Args:
            entry_id: Its id, a ULID.
            data: The bytes of its file.
            note: Stands in the name where it is kept beside another state of the same entry.
        """
        self._needs_lock()
        try:
            target = self._entries.found(entry_id) or self._layout.entry(entry_id)
            return self._put(target, data, note)
        except OSError as error:
            raise not_saved(error) from error

    def put_back(self, place: PurePosixPath, data: bytes, note: str) -> Placed:
        """Keep any file of a journal at its place again, exactly as it is and over nothing.

        Args:
            place: Below the journal's folder; whoever calls has seen to it that it stays there.
            data: The bytes of the file.
            note: Stands in the name where it is kept beside another file of that name.
        """
        self._needs_lock()
        path = self._layout.root.joinpath(*place.parts)
        try:
            if is_exercise(place.name) and path == self._layout.exercises / place.name:
                fingerprint = f"sha256:{path.stem}"
                if self.exercise(fingerprint) is None and fingerprint_of(data) == fingerprint:
                    self.keep_exercise(data)
                    return Placed(How.TAKEN, path)
            entry_id = entry_named(place.name)
            if entry_id is not None and place.parts[0] == ENTRIES:
                path = self._entries.found(entry_id) or path
            return self._put(path, data, note)
        except OSError as error:
            raise not_saved(error) from error

    def _put(self, target: Path, data: bytes, note: str) -> Placed:
        return put(self._files, self._system, target, data, note)

    def problems(self, hear: Hear = hear_nothing) -> tuple[Problem, ...]:
        """What the person may want to look at."""
        from nvc_coach.journal.inspection import inspect

        return inspect(self._layout, self._system, hear)

    def sweep(self) -> tuple[str, ...]:
        """Clear away what saves of this machine left behind when they were cut off.

        A whole state that is newer than its entry is kept in its place first. Call it once the
        lock is held.

        Returns:
            The ids of the entries that were brought up to date so.
        """
        from nvc_coach.journal.sweeping import sweep

        self._needs_lock()
        try:
            return sweep(self._layout, self._mark, self._system, self._files)
        except OSError as error:
            raise not_saved(error) from error

    def _needs_lock(self) -> None:
        if not self._writable:
            raise locked()

    def _remove_leftovers(self, folder: Path, entry_id: str) -> None:
        """Take away what a sweep would otherwise keep as the entry's latest state."""
        from nvc_coach.journal.sweeping import leftovers

        for temp, stem in leftovers((folder,), self._mark, self._system):
            if stem == entry_id:
                self._files.remove(temp)

    def _back_up(self, target: Path, entry: "Entry") -> None:
        if self._system.kind(target) is not None:
            with suppress(FileExistsError):
                self._files.create(
                    self._layout.backup(entry.id, entry.format),
                    self._system.read(target, ENTRY_LIMIT),
                )


def _dumped(entry: "Entry") -> bytes:
    """The bytes of an entry's file, which must be no more than can be read again."""
    from nvc_coach.journal import entry_file  # whoever only looks pays for none of this
    from nvc_coach.journal.toml_reading import is_bearable

    try:
        data = entry_file.dump(entry)
    except MemoryError:
        raise NotSavedError(Cause.NO_MEMORY) from None
    if not is_bearable(data):
        raise NotSavedError(Cause.TOO_LARGE)
    return data
