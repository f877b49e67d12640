"""Putting a file from elsewhere in its place: never over another, and never twice."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from pathlib import Path

from nvc_coach.journal.layout import entry_named, is_beside, name_beside
from nvc_coach.journal.system import System
from nvc_coach.journal.whole_files import WholeFiles


class How(StrEnum):
    """What became of a file that was to be put somewhere."""

    TAKEN = "taken"
    """It stands there now."""
    SKIPPED = "skipped"
    """The very same stood there already."""
    BESIDE = "beside"
    """Something else stood there, so it stands beside it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of a file, and where it is to be found."""

    how: How
    path: Path


def put(files: WholeFiles, system: System, target: Path, data: bytes, note: str) -> Placed:
    """Write a file at its place, or under a name of its own where something else has that place.

    Args:
        files: What writes.
        system: What looks.
        target: Where the file belongs.
        data: What it holds.
        note: Stands in the name where it has to stand beside another one.

    Raises:
        OSError: It could not be written; all that was there still is.
    """
    if system.kind(target) is None:
        as_copy = entry_named(target.name) is None
        files.create(target, data, as_copy=as_copy)
        return Placed(How.TAKEN, target)
    names = system.names(target.parent)
    for name in (target.name, *(one for one in names if is_beside(one, target.name))):
        if _holds(target.with_name(name), data, system):
            return Placed(How.SKIPPED, target.with_name(name))
    taken = set(names)
    free = (name_beside(target.name, note, number) for number in count(1))
    beside = target.with_name(next(name for name in free if name not in taken))
    files.create(beside, data, as_copy=True)
    return Placed(How.BESIDE, beside)


def _holds(path: Path, data: bytes, system: System) -> bool:
    """Whether a file is there with exactly these bytes; one that cannot be read is another."""
    try:
        kind = system.kind(path)
        same_size = kind is not None and kind.st_size == len(data)
        return same_size and system.read(path, len(data)) == data
    except OSError:
        return False
