"""A store that keeps nothing once the program ends, for "keep nothing of this"."""

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.entry_file import dump
from nvc_coach.journal.errors import AlreadyThereError, NotFoundError
from nvc_coach.journal.fingerprint import fingerprint_of
from nvc_coach.journal.store import Listing, Problem, newest_first, summary_of


class MemoryStore:
    """Keeps entries in memory alone."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._exercises: dict[str, bytes] = {}

    def listing(self) -> Listing:
        """All there is."""
        return Listing(newest_first(map(summary_of, self._entries.copy().values())))

    def read(self, entry_id: str) -> Entry:
        """One entry; see :class:`~nvc_coach.journal.store.Store` for this and what follows."""
        try:
            return self._entries[entry_id]
        except KeyError:
            raise NotFoundError(entry_id) from None

    def ids(self) -> tuple[str, ...]:
        """The ids of all entries, in order."""
        return tuple(sorted(self._entries))

    def as_kept(self, entry_id: str) -> tuple[Entry, bytes]:
        """One entry with the bytes that its file would have."""
        entry = self.read(entry_id)
        return entry, dump(entry)

    def create(self, entry: Entry) -> None:
        """Keep a new entry."""
        if entry.id in self._entries:
            raise AlreadyThereError(entry.id)
        self._entries[entry.id] = entry

    def save(self, entry: Entry) -> None:
        """Keep an entry in place of what was kept of it before."""
        self._entries[entry.id] = entry

    def discard(self, entry_id: str) -> None:
        """Let an entry go."""
        if self._entries.pop(entry_id, None) is None:
            raise NotFoundError(entry_id)

    def keep_exercise(self, data: bytes) -> str:
        """Keep an exercise's resolved copy."""
        fingerprint = fingerprint_of(data)
        self._exercises[fingerprint] = data
        return fingerprint

    def exercise(self, fingerprint: str) -> bytes | None:
        """A resolved copy, or None."""
        return self._exercises.get(fingerprint)

    def fingerprints(self) -> tuple[str, ...]:
        """Of all resolved copies, in order."""
        return tuple(sorted(self._exercises))

    def problems(self) -> tuple[Problem, ...]:
        """None: there is nothing that could be damaged."""
        return ()
