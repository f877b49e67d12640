"""A store that keeps nothing once the program ends, for "keep nothing of this"."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.entry_file import dump, tables_of
from nvc_coach.journal.errors import AlreadyThereError, NotFoundError
from nvc_coach.journal.finding import (
    EVERYTHING,
    Hear,
    Named,
    NameKind,
    Progress,
    Wanted,
    hear_nothing,
)
from nvc_coach.journal.fingerprint import fingerprint_of
from nvc_coach.journal.flaws import Damage
from nvc_coach.journal.index.record import Record, record_of
from nvc_coach.journal.own_words import OwnWords
from nvc_coach.journal.searching.folding import folded
from nvc_coach.journal.searching.hits import spans_in
from nvc_coach.journal.searching.query import Query
from nvc_coach.journal.store import MOST, Listing, Problem, Summary, newest_first, summary_of


class MemoryStore:
    """Keeps entries in memory alone, and looks for them one by one."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._exercises: dict[str, bytes] = {}
        self._deleted: dict[str, Entry] = {}
        self._own_words = OwnWords()

    def listing(self) -> Listing:
        """All there is."""
        return Listing(newest_first(map(summary_of, self._entries.copy().values())))

    def look(self, *, thorough: bool = False) -> Iterator[Progress]:
        """Nothing: nobody else can change what is here."""
        del thorough
        return iter(())

    def find(
        self, wanted: Wanted = EVERYTHING, *, skip: int = 0, most: int | None = None
    ) -> tuple[Summary, ...]:
        """The entries that fit; see :class:`~nvc_coach.journal.store.Store` for what follows."""
        found = newest_first(one.summary for one in self._records() if _fits(one, wanted))
        return found[skip : None if most is None else skip + most]

    def count(self, wanted: Wanted = EVERYTHING, most: int = MOST) -> int:
        """How many entries fit."""
        return min(most, len(self.find(wanted)))

    def named(self, kind: NameKind) -> tuple[Named, ...]:
        """What entries can be found by."""
        shown: dict[str, str] = {}
        counted: Counter[str] = Counter()
        for record in sorted(self._records(), key=lambda one: one.summary.started):
            names = _names(record, kind)
            shown |= names
            counted.update(names.keys())
        found = (Named(key, shown[key], number) for key, number in counted.items())
        return tuple(sorted(found, key=lambda one: (-one.count, one.key)))

    def damaged(self) -> tuple[Damage, ...]:
        """None: there is nothing that could be damaged."""
        return ()

    def read(self, entry_id: str) -> Entry:
        """One entry."""
        try:
            return self._entries[entry_id]
        except KeyError:
            raise NotFoundError(entry_id) from None

    def tables(self, entry_id: str) -> Mapping[str, object]:
        """What its file would hold."""
        return tables_of(self.read(entry_id))

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

    def delete(self, entry_id: str, at: datetime) -> None:
        """Move an entry into the trash."""
        del at
        self._deleted[entry_id] = self.read(entry_id)
        del self._entries[entry_id]

    def undelete(self, entry_id: str) -> None:
        """Give an entry back from the trash."""
        if entry_id not in self._deleted:
            raise NotFoundError(entry_id)
        self.create(self._deleted[entry_id])
        del self._deleted[entry_id]

    def own_words(self) -> OwnWords:
        """The own words that are filed."""
        return self._own_words

    def file_own_word(self, kind: str, word: str, group: str | None) -> None:
        """File one of them."""
        self._own_words = self._own_words.filed(kind, word, group)

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

    def problems(self, hear: Hear = hear_nothing) -> tuple[Problem, ...]:
        """None: there is nothing that could be damaged."""
        del hear
        return ()

    def _records(self) -> list[Record]:
        return [record_of(summary_of(one), tables_of(one)) for one in self._entries.copy().values()]


def _names(record: Record, kind: NameKind) -> dict[str, str]:
    """The names of a kind in an entry, each as it is compared and as it is written."""
    if kind == "exercise":
        return {record.summary.exercise: record.summary.title}
    names = record.people if kind == "person" else record.summary.tags
    return {folded(one): one for one in names if folded(one)}


def _fits(record: Record, wanted: Wanted) -> bool:
    summary = record.summary
    day = summary.started.astimezone().date()
    return (
        _has_words(record, wanted.text)
        and summary.id.startswith(wanted.beginning)
        and (not wanted.states or summary.state in wanted.states)
        and (not wanted.exercises or summary.exercise in wanted.exercises)
        and (not wanted.person or folded(wanted.person) in _names(record, "person"))
        and (not wanted.tag or folded(wanted.tag) in _names(record, "tag"))
        and (not wanted.follows or summary.follows == wanted.follows)
        and (not wanted.to_follow_up or any(one.outcome is None for one in record.to_follow_up))
        and (not wanted.followed_up or bool(record.to_follow_up))
        and (not wanted.read_only or summary.read_only)
        and (wanted.since is None or day >= wanted.since)
        and (wanted.until is None or day <= wanted.until)
    )


def _has_words(record: Record, text: str) -> bool:
    return all(
        any(spans_in(one, Query((term,))) for one in record.texts) for term in Query.of(text).terms
    )
