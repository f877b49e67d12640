"""Looking through a journal's folder: what stands there, and what can be read. Changes nothing."""

import errno
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nvc_coach.journal.flaws import Damage, Flaw, FlawCode, FlawError
from nvc_coach.journal.layout import (
    MONTH,
    SUFFIX,
    YEAR,
    Layout,
    copied_from,
    entry_named,
    is_hidden,
)
from nvc_coach.journal.system import System
from nvc_coach.library.file_limits import ENTRY_LIMIT

if TYPE_CHECKING:
    from nvc_coach.journal.entry import Entry, NewerEntry


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in the folders of the months, but for hidden files.

    Attributes:
        entries: What may be an entry, each id once.
        copies: What other programs made of entries, by the entry's id.
        damaged: Folders that cannot be looked into, and entries that stand there twice.
        foreign: What has no place there.
    """

    entries: tuple[Path, ...]
    copies: Mapping[str, tuple[Path, ...]]
    damaged: tuple[Damage, ...]
    foreign: tuple[Path, ...]


def look(layout: Layout, system: System) -> Found:
    """Find every file that may be an entry."""
    walk = _Walk(system)
    entries: dict[str, Path] = {}
    copies: dict[str, tuple[Path, ...]] = {}
    twice: list[Path] = []
    for path in [path for month in walk.months(layout) for path in walk.inside(month)]:
        original = copied_from(path.name)
        if original is not None:
            copies[original] = (*copies.get(original, ()), path)
        elif not path.name.endswith(SUFFIX):
            walk.foreign.append(path)
        elif path.name not in entries:
            entries[path.name] = path
        else:
            # The file in the month of its id is the entry.
            own = entry_named(path.name) == path.stem and layout.entry(path.stem) == path
            twice.append(entries[path.name] if own else path)
            entries[path.name] = path if own else entries[path.name]
    damaged = (*walk.damaged, *(Damage(path, Flaw(FlawCode.TWICE)) for path in twice))
    return Found(tuple(entries.values()), copies, damaged, tuple(walk.foreign))


def months_of(layout: Layout, system: System) -> tuple[Path, ...]:
    """The folders of the months, in order."""
    return tuple(_Walk(system).months(layout))


def months_with_damage(
    layout: Layout, system: System
) -> tuple[list[tuple[Path, os.stat_result]], list[Damage]]:
    """The folders of the months with what the system tells of each, and what cannot be looked into.

    What it tells was so before anything in the folder is listed.
    """
    walk = _Walk(system)
    months = [(path, system.kind(path)) for path in walk.months(layout)]
    return [(path, kind) for path, kind in months if kind is not None], walk.damaged


def stands_in_folders(path: Path, layout: Layout, system: System) -> bool:
    """Whether the folders down to an entry's file are all folders, none of them a link.

    Raises:
        OSError: One of them cannot be looked at.
    """
    kinds = map(system.kind, (layout.entries, path.parent.parent, path.parent))
    return all(kind is not None and stat.S_ISDIR(kind.st_mode) for kind in kinds)


def read_entry(path: Path, system: System) -> "tuple[Entry | NewerEntry, bytes]":
    """The entry in a file named after it, and the file's bytes.

    Raises:
        FlawError: It cannot be read, or is another entry.
    """
    from nvc_coach.journal import entry_file  # a look that finds nothing new reads no entry

    data = read_file(path, system, ENTRY_LIMIT)
    entry = entry_file.load(data)
    if path.name != f"{entry.id}.toml":
        raise FlawError(Flaw(FlawCode.WRONG_NAME))
    return entry, data


def read_file(path: Path, system: System, largest: int) -> bytes:
    """The bytes of a plain file of at most that many.

    Raises:
        FlawError: It is a link, no file, too large, or the system does not let it be read.
    """
    try:
        kind = system.kind(path)
        if kind is None:
            raise FlawError(Flaw(FlawCode.UNREADABLE))
        if stat.S_ISLNK(kind.st_mode):
            raise FlawError(Flaw(FlawCode.SYMBOLIC_LINK))
        if not stat.S_ISREG(kind.st_mode):
            raise FlawError(Flaw(FlawCode.NOT_A_FILE))
        data = b"" if kind.st_size > largest else system.read(path, largest)
    except OSError as error:
        code = FlawCode.SYMBOLIC_LINK if error.errno == errno.ELOOP else FlawCode.UNREADABLE
        raise FlawError(Flaw(code)) from None
    if max(kind.st_size, len(data)) > largest:
        raise FlawError(Flaw(FlawCode.TOO_LARGE))
    return data


class _Walk:
    def __init__(self, system: System) -> None:
        self._system = system
        self.damaged: list[Damage] = []
        self.foreign: list[Path] = []

    def months(self, layout: Layout) -> Iterator[Path]:
        if self._is_folder(layout.entries):
            for year in self._folders(layout.entries, YEAR.fullmatch):
                yield from self._folders(year, MONTH.fullmatch)

    def _folders(self, parent: Path, fits: Callable[[str], object]) -> Iterator[Path]:
        for path in self.inside(parent):
            if not fits(path.name):
                self.foreign.append(path)
            elif self._is_folder(path):
                yield path

    def inside(self, folder: Path) -> list[Path]:
        """What is in a folder but for hidden files; nothing where it cannot be looked into."""
        try:
            return [folder / name for name in self._system.names(folder) if not is_hidden(name)]
        except OSError:
            self._is_damaged(folder, FlawCode.UNREADABLE)
            return []

    def _is_folder(self, path: Path) -> bool:
        try:
            kind = self._system.kind(path)
        except OSError:
            self._is_damaged(path, FlawCode.UNREADABLE)
            return False
        if kind is None or stat.S_ISDIR(kind.st_mode):
            return kind is not None
        link = stat.S_ISLNK(kind.st_mode)
        self._is_damaged(path, FlawCode.SYMBOLIC_LINK if link else FlawCode.NOT_A_FOLDER)
        return False

    def _is_damaged(self, path: Path, code: FlawCode) -> None:
        self.damaged.append(Damage(path, Flaw(code)))
