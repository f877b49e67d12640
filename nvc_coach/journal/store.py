"""What every store of entries can do, wherever it keeps them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, Protocol

from nvc_coach.journal.finding import (
    EVERYTHING,
    Hear,
    Named,
    NameKind,
    Progress,
    Wanted,
    hear_nothing,
)
from nvc_coach.journal.flaws import Damage

if TYPE_CHECKING:
    from nvc_coach.journal.entry import Entry, NewerEntry
    from nvc_coach.journal.own_words import OwnWords

MOST: Final = 2**62
"""More entries than there can be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One line of the list of entries.

    Attributes:
        state: One of the entry's states; of a newer format perhaps another word.
        fingerprint: Of the exercise's resolved copy.
        read_only: Whether a later version wrote it, so that it can only be looked at.
        copies: Files beside it that other programs made of it, for instance while syncing.
    """

    id: str
    exercise: str
    title: str
    state: str
    started: datetime
    changed: datetime
    fingerprint: str = ""
    tags: tuple[str, ...] = ()
    follows: str | None = None
    read_only: bool = False
    copies: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Every entry, newest first, and the files that should be entries and cannot be read."""

    entries: tuple[Summary, ...] = ()
    damaged: tuple[Damage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in the journal that the person may want to look at; nothing was changed.

    Attributes:
        code: A permanent name for it.
        severity: Whether words may be out of reach ("error"), or not ("warning").
        file: Where it shows.
        message: What it is, in the person's language, with the line where it is known.
        fix: What to do about it.
    """

    code: str
    severity: Literal["error", "warning"]
    file: str
    message: str
    fix: str

    def as_data(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "code": self.code,
            "severity": self.severity,
            "file": self.file,
            "message": self.message,
            "fix": self.fix,
        }


class Store(Protocol):
    """Keeps entries, and the exercises they were made with.

    Whatever changes something raises ``ReadOnlyError`` where the store may only be read, and
    ``NotSavedError`` where the machine did not take it; then what was kept before still stands.
    """

    def listing(self) -> Listing:
        """All there is, looked at anew. One damaged file hides no other."""
        ...

    def look(self, *, thorough: bool = False) -> Iterator[Progress]:
        """Notice what has changed since the last look, a little at a time.

        What follows tells what was known after the latest step. No file is changed by it.

        Args:
            thorough: Whether every file is looked at, also where nothing seems to have changed.
        """
        ...

    def find(
        self, wanted: Wanted = EVERYTHING, *, skip: int = 0, most: int | None = None
    ) -> tuple[Summary, ...]:
        """The entries that fit, newest first: `most` of them, once `skip` are passed over."""
        ...

    def count(self, wanted: Wanted = EVERYTHING, most: int = MOST) -> int:
        """How many entries fit, counted up to `most`."""
        ...

    def named(self, kind: NameKind) -> tuple[Named, ...]:
        """The people, tags or exercises that entries can be found by, the most frequent first."""
        ...

    def damaged(self) -> tuple[Damage, ...]:
        """The files that should be entries and cannot be read."""
        ...

    def read(self, entry_id: str) -> "Entry | NewerEntry":
        """One entry.

        Raises:
            NotFoundError: There is none with this id.
            DamagedError: It is there and cannot be read.
        """
        ...

    def tables(self, entry_id: str) -> Mapping[str, object]:
        """What an entry's file holds, read quickly; only to be looked at.

        Raises:
            NotFoundError: There is none with this id.
            DamagedError: It is there and cannot be read.
        """
        ...

    def ids(self) -> tuple[str, ...]:
        """The ids of all entries in order, damaged ones too, without reading any."""
        ...

    def as_kept(self, entry_id: str) -> "tuple[Entry | NewerEntry, bytes]":
        """One entry with the bytes of its file; raises what :meth:`read` raises."""
        ...

    def create(self, entry: "Entry") -> None:
        """Keep a new entry.

        Raises:
            AlreadyThereError: Its id is taken; what is there was not touched.
        """
        ...

    def save(self, entry: "Entry") -> None:
        """Keep an entry in place of what was kept of it before."""
        ...

    def discard(self, entry_id: str) -> None:
        """Let an entry go at once and for good, past the trash.

        Raises:
            NotFoundError: There is none with this id.
        """
        ...

    def delete(self, entry_id: str, at: datetime) -> None:
        """Move an entry into the trash, where it is kept for thirty days.

        Raises:
            NotFoundError: There is none with this id.
        """
        ...

    def undelete(self, entry_id: str) -> None:
        """Give an entry back from the trash.

        Raises:
            NotFoundError: It is not there.
            AlreadyThereError: There is an entry with this id again.
        """
        ...

    def own_words(self) -> "OwnWords":
        """The person's own words that are filed under groups.

        Raises:
            DamagedError: They are there and cannot be read.
        """
        ...

    def file_own_word(self, kind: str, word: str, group: str | None) -> None:
        """File one of the person's own words under a group; no entry is touched by it.

        Args:
            kind: What it names: "feelings" or "needs".
            word: The word; case and white space do not tell it from another.
            group: The id of the group; None to let it count by itself again.

        Raises:
            DamagedError: What is filed cannot be read, and was left as it is.
        """
        ...

    def keep_exercise(self, data: bytes) -> str:
        """Keep an exercise's resolved copy, once, and give back its fingerprint."""
        ...

    def exercise(self, fingerprint: str) -> bytes | None:
        """A resolved copy, or None where it is gone or no longer what it was."""
        ...

    def fingerprints(self) -> tuple[str, ...]:
        """Of all resolved copies that are kept, in order."""
        ...

    def problems(self, hear: Hear = hear_nothing) -> tuple[Problem, ...]:
        """What the person may want to look at. It changes nothing.

        Args:
            hear: Told before each entry how far it has come.
        """
        ...


def summary_of(entry: "Entry | NewerEntry", copies: tuple[Path, ...] = ()) -> Summary:
    """The line for an entry."""
    from nvc_coach.journal.entry import Entry, NewerEntry  # not for lines that are known

    return Summary(
        id=entry.id,
        exercise=entry.exercise,
        title=entry.title,
        state=entry.state,
        started=entry.started,
        changed=entry.changed,
        fingerprint=entry.fingerprint,
        tags=entry.tags if isinstance(entry, Entry) else (),
        follows=entry.follows if isinstance(entry, Entry) else None,
        read_only=isinstance(entry, NewerEntry),
        copies=copies,
    )


def newest_first(summaries: Iterable[Summary]) -> tuple[Summary, ...]:
    """In the order of lists: by the moment they began, then by id."""
    return tuple(sorted(summaries, key=lambda one: (one.started, one.id), reverse=True))
