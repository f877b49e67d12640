"""Where things stand in the journal's folder, and what each name there means."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nvc_coach.journal.ulid import is_ulid, moment_of

ENTRIES: Final = "entries"
EXERCISES: Final = "exercises"
TRASH: Final = "trash"
OWN_WORDS: Final = "own-words.toml"
SUFFIX: Final = ".toml"

YEAR: Final = re.compile(r"[0-9]{4}")
MONTH: Final = re.compile(r"0[1-9]|1[0-2]")
_ULID: Final = re.compile(r"(?<![0-9A-Z])[0-7][0-9A-HJKMNP-TV-Z]{25}(?![0-9A-Z])")
_EXERCISE: Final = re.compile(r"[0-9a-f]{64}\.toml")
_FINGERPRINT: Final = re.compile(r"sha256:[0-9a-f]{64}")
_MARK: Final = re.compile(r"[0-9a-z]{1,32}")
_TEMPORARY: Final = re.compile(
    r"\.(?P<stem>[0-9A-Z]{26}|[0-9a-f]{64}|own-words|copy)\.(?P<mark>[0-9a-z]{1,32})-[0-9a-f]+\.tmp"
)
# Put into every folder by the systems themselves, and no more foreign than a hidden file.
_LEFT_BY_SYSTEMS: Final = frozenset({"desktop.ini", "thumbs.db", "icon\r"})


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one journal."""

    root: Path

    @property
    def entries(self) -> Path:
        """The folder of years."""
        return self.root / ENTRIES

    @property
    def exercises(self) -> Path:
        """The folder of resolved copies."""
        return self.root / EXERCISES

    @property
    def trash(self) -> Path:
        """The folder of what was set aside before it is gone."""
        return self.root / TRASH

    @property
    def own_words(self) -> Path:
        """The file of own words that are filed under groups."""
        return self.root / OWN_WORDS

    def entry(self, entry_id: str) -> Path:
        """The file of an entry, in the month of its id in UTC; the id must be a ULID."""
        moment = moment_of(entry_id)
        month = self.entries / f"{moment.year:04}" / f"{moment.month:02}"
        return month / f"{entry_id}{SUFFIX}"

    def exercise(self, fingerprint: str) -> Path:
        """The file of a resolved copy, by its fingerprint."""
        return self.exercises / f"{fingerprint.partition(':')[2]}{SUFFIX}"

    def backup(self, entry_id: str, entry_format: str) -> Path:
        """Where an entry of an older format is kept before it is rewritten."""
        return self.trash / f"{entry_id}.{entry_format.replace('/', '-')}{SUFFIX}"


def entry_named(name: str) -> str | None:
    """The id of the entry that a file of this name would hold, or None."""
    stem = name.removesuffix(SUFFIX)
    return stem if name == stem + SUFFIX and is_ulid(stem) else None


def copied_from(name: str) -> str | None:
    """The id of the entry of which a file of this name is a copy, or None.

    Programs that sync, and people, put something before or after the name: ``ID 2.toml``,
    ``ID.sync-conflict-20261122-100431-ABCDEFG.toml``, ``ID (conflicted copy).toml``.
    """
    match = None if entry_named(name) else _ULID.search(name)
    return match[0] if match and is_ulid(match[0]) else None


def is_copy_of_own_words(name: str) -> bool:
    """Whether a file of this name is a copy of the file of own words, made by another program."""
    return name != OWN_WORDS and name.startswith("own-words") and name.endswith(SUFFIX)


def is_fingerprint(text: str) -> bool:
    """Whether `text` can be the fingerprint of a resolved copy."""
    return _FINGERPRINT.fullmatch(text) is not None


def is_exercise(name: str) -> bool:
    """Whether a resolved copy has such a name."""
    return _EXERCISE.fullmatch(name) is not None


def is_hidden(name: str) -> bool:
    """Whether a name is none of the journal's business: hidden, or put there by the system."""
    return name.startswith(".") or name.lower() in _LEFT_BY_SYSTEMS


def checked_mark(mark: str) -> str:
    """This machine's mark, as temporary files carry it.

    Raises:
        ValueError: It is not made of 1 to 32 small letters and digits.
    """
    if not _MARK.fullmatch(mark):
        message = "a machine's mark is 1 to 32 small letters and digits"
        raise ValueError(message)
    return mark


def name_beside(name: str, note: str, number: int = 1) -> str:
    """A name for another version of a file: ``ID (imported 2026-11-28).toml``, then ``… 2).toml``.

    Of an entry, `copied_from` knows it for a copy.
    """
    stem, dot, suffix = name.rpartition(".")
    numbered = note if number == 1 else f"{note} {number}"
    return f"{stem if dot else suffix} ({numbered}){dot}{suffix if dot else ''}"


def is_beside(name: str, original: str) -> bool:
    """Whether a name was made by :func:`name_beside`, whatever its note."""
    stem, dot, suffix = original.rpartition(".")
    return name.startswith(f"{stem if dot else suffix} (") and name.endswith(
        f"){dot}{suffix if dot else ''}"
    )


def temporary(target: Path, mark: str, token: str, *, as_copy: bool = False) -> Path:
    """The private file beside `target` in which it is written first; `token` makes it the only one.

    It is hidden and does not end in ``.toml``, so nobody takes it for an entry. With `as_copy`
    nobody takes it for a later state of one either.
    """
    stem = "copy" if as_copy else target.name.partition(".")[0]
    return target.with_name(f".{stem}.{mark}-{token}.tmp")


def temporary_of(name: str, mark: str) -> str | None:
    """What this machine's temporary file of that name was to become, or None."""
    match = _TEMPORARY.fullmatch(name) if name.startswith(".") else None
    return match["stem"] if match and match["mark"] == mark else None
