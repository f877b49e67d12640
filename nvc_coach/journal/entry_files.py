"""The files of a journal, read: where the file of an entry stands, and what is in it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from nvc_coach.journal.errors import DamagedError, NotFoundError
from nvc_coach.journal.fingerprint import fingerprint_of
from nvc_coach.journal.flaws import Damage, Flaw, FlawCode, FlawError
from nvc_coach.journal.layout import SUFFIX, Layout, entry_named, is_exercise, is_fingerprint
from nvc_coach.journal.looking import look, months_of, read_entry, read_file, stands_in_folders
from nvc_coach.journal.system import System
from nvc_coach.journal.ulid import is_ulid
from nvc_coach.library.file_limits import ENTRY_LIMIT, RESOLVED_LIMIT

if TYPE_CHECKING:
    from nvc_coach.journal.entry import Entry, NewerEntry

Held = TypeVar("Held")


class EntryFiles:
    """What is kept below a folder, without an index and without changing anything.

    Whatever reads an entry raises ``NotFoundError`` where there is none with that id, and
    ``DamagedError`` where its file cannot be read.

    Args:
        layout: Where everything stands.
        system: The system calls.
    """

    def __init__(self, layout: Layout, system: System) -> None:
        self._layout, self._system = layout, system

    def as_kept(self, entry_id: str) -> "tuple[Entry | NewerEntry, bytes]":
        """One entry with the bytes of its file."""
        return self._read(entry_id, lambda path: read_entry(path, self._system))

    def tables(self, entry_id: str) -> Mapping[str, object]:
        """What an entry's file holds."""

        def quickly(data: bytes) -> tuple[str, Mapping[str, object]]:
            from nvc_coach.journal.quick_reading import read_quickly

            summary, tables = read_quickly(data)
            return summary.id, tables

        return self._read_quickly(entry_id, quickly)

    def read_quickly(self, entry_id: str) -> "Entry | NewerEntry":
        """One entry, where many are read one after the other."""

        def quickly(data: bytes) -> "tuple[str, Entry | NewerEntry]":
            from nvc_coach.journal.quick_reading import entry_quickly

            entry = entry_quickly(data)
            return entry.id, entry

        return self._read_quickly(entry_id, quickly)

    def ids(self) -> tuple[str, ...]:
        """The ids of all entries in order, damaged ones too, without reading any."""
        names = (entry_named(path.name) for path in look(self._layout, self._system).entries)
        return tuple(sorted(name for name in names if name is not None))

    def found(self, entry_id: str) -> Path | None:
        """The file of an entry: in the month of its id, or where somebody moved it."""
        if not is_ulid(entry_id):
            return None
        own = self._layout.entry(entry_id)
        months = [own.parent] if stands_in_folders(own, self._layout, self._system) else []
        if not months or self._system.kind(own) is None:
            months = [*months_of(self._layout, self._system)]
        files = (month / own.name for month in months)
        return next((path for path in files if self._system.kind(path) is not None), None)

    def exercise(self, fingerprint: str) -> bytes | None:
        """A resolved copy, or None where it is gone or no longer what it was."""
        if not is_fingerprint(fingerprint):
            return None
        try:
            data = read_file(self._layout.exercise(fingerprint), self._system, RESOLVED_LIMIT)
        except FlawError:
            return None
        return data if fingerprint_of(data) == fingerprint else None

    def fingerprints(self) -> tuple[str, ...]:
        """Of all resolved copies that are kept, in order."""
        try:
            names = self._system.names(self._layout.exercises)
        except OSError:
            return ()
        return tuple(f"sha256:{name.removesuffix(SUFFIX)}" for name in names if is_exercise(name))

    def _read_quickly(self, entry_id: str, read: Callable[[bytes], tuple[str, Held]]) -> Held:
        def named(path: Path) -> Held:
            found_id, held = read(read_file(path, self._system, ENTRY_LIMIT))
            if found_id != entry_id:
                raise FlawError(Flaw(FlawCode.WRONG_NAME))
            return held

        return self._read(entry_id, named)

    def _read(self, entry_id: str, read: Callable[[Path], Held]) -> Held:
        path = self._layout.entries
        try:
            found = self.found(entry_id)
            if found is None:
                raise NotFoundError(entry_id)
            path = found
            return read(path)
        except OSError:
            raise DamagedError(Damage(path, Flaw(FlawCode.UNREADABLE))) from None
        except FlawError as error:
            raise DamagedError(Damage(path, error.flaw)) from None
