"""What an export is asked for, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Format(StrEnum):
    """What entries can be exported as."""

    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Wish:
    """How entries are to be exported.

    Attributes:
        format: As what.
        to: The file for JSON, else the folder; a folder is made if it is missing.
        redact: Whether names are to be replaced.
        in_folder: Whether `to` is a folder for JSON too, in which the file is named by itself.
    """

    format: Format
    to: Path
    redact: bool = False
    in_folder: bool = False


class Hindrance(StrEnum):
    """Why nothing was exported."""

    NOT_FOUND = "not-found"
    UNREADABLE = "unreadable"
    IN_THE_WAY = "in-the-way"
    NOT_SAVED = "not-saved"
    STOPPED = "stopped"


class StoppedError(Exception):
    """Raised by whoever watches an export, to stop it: what was written is taken away again."""


Watch = Callable[[int, int], None]
"""Told before each entry how many are done, and of how many; it may raise :class:`StoppedError`."""


def watch_nothing(done: int, of: int) -> None:
    """Let the export take its time."""
    del done, of


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry that could not be exported.

    Attributes:
        entry: Its id, or the file that should hold one.
        sentence: Why, in the person's language.
    """

    entry: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written.

    Attributes:
        format: As what.
        files: Where, in the order of the entries' ids; nothing where there are no entries.
        entries: How many entries are in them.
        left_out: What could not be read, and so is in none.
        names: How many names were looked for to be replaced; None where that was not wished.
        exercises_left_out: How many copies of exercises are not in it because a name stands there.
    """

    format: Format
    files: tuple[Path, ...]
    entries: int
    left_out: tuple[LeftOut, ...] = ()
    names: int | None = None
    exercises_left_out: int = 0


@dataclass(frozen=True, slots=True)
class NotExported:
    """Why there is no export; what stood on the disk before is as it was.

    Attributes:
        hindrance: What kind of reason.
        sentence: The reason, and what to do, in the person's language.
        left_out: What could not be read.
    """

    hindrance: Hindrance
    sentence: str
    left_out: tuple[LeftOut, ...] = ()
