"""Bringing the index up to date with the files: new ones first, and only what has changed."""

import json
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from nvc_coach.journal.flaws import Damage, Flaw, FlawCode, FlawError
from nvc_coach.journal.index.database import as_one
from nvc_coach.journal.index.record import Record, record_of
from nvc_coach.journal.index.taking_in import FileSeen, take_in, take_out
from nvc_coach.journal.layout import SUFFIX, Layout, copied_from, is_hidden
from nvc_coach.journal.looking import months_with_damage, read_file
from nvc_coach.journal.system import System
from nvc_coach.library.file_limits import ENTRY_LIMIT

if TYPE_CHECKING:
    import apsw

_AT_ONCE: Final = 100
"""So many files are read between two writes to the database; meanwhile others may use it."""
_A_MOMENT: Final = 10
"""After so many files whoever has a page to paint may take a turn."""
_LONG: Final = 1000
"""A look at more files takes so long that even their names are not listed all at once."""
_MANY: Final = 250
"""So many changed files are no accident: a journal was copied, or brought back from elsewhere."""
_SETTLED: Final = 3.0
"""A folder that changed less than so many seconds ago may change again in the same moment."""
_NANO: Final = 1e9


class OutdatedError(Exception):
    """Nearly nothing is as it was known: to begin anew is ten times as quick as to mend that."""


@dataclass(slots=True)
class Looking:
    """What one look through the folders has found so far.

    Attributes:
        damaged: Folders that cannot be looked into.
        to_look_at: How many files stand in folders that have to be gone through.
        looked_at: How many of them were.
    """

    damaged: list[Damage] = field(default_factory=list)
    to_look_at: int = 0
    looked_at: int = 0


class Refreshing:
    """One look through a journal's folders.

    Args:
        connection: The index.
        layout: Where things stand.
        system: The system calls.
        thorough: Whether every file is looked at, and not only those in folders that changed: a
            file that another program wrote in its place does not change its folder.
    """

    def __init__(
        self, connection: "apsw.Connection", layout: Layout, system: System, *, thorough: bool
    ) -> None:
        self._connection = connection
        self._layout = layout
        self._system = system
        self._thorough = thorough
        self._changed = 0  # of the files that were known
        self._folders: dict[str, Path] = {}
        self.looking = Looking()

    def steps(self) -> Iterator[Looking]:
        """Go through it, a little at a time; what was done by each step stands.

        Raises:
            apsw.Error: The index failed.
            OutdatedError: So many files have changed that the index is better made anew.
        """
        known = {
            str(folder): changed
            for folder, changed in self._rows("SELECT folder, changed FROM month")
        }
        months, self.looking.damaged = months_with_damage(self._layout, self._system)
        found = {f"{path.parent.name}/{path.name}": kind for path, kind in months}
        for folder in known.keys() - found.keys():
            yield from self._apply([], self._names_in(folder), folder)
            with as_one(self._connection):
                self._connection.execute("DELETE FROM month WHERE folder = ?", (folder,))
        stale = [
            folder
            for folder, kind in found.items()
            if self._thorough or known.get(folder) != kind.st_mtime_ns
        ]
        listed: list[tuple[str, list[str] | None]] = []
        for folder in sorted(stale, reverse=True):
            names = self._listed(folder)
            listed.append((folder, names))
            self.looking.to_look_at += len(names or ())
            if self.looking.to_look_at > _LONG:
                yield self.looking
        for folder, names in listed:
            if names is not None:
                changed = found[folder].st_mtime_ns
                yield from self._one_month(folder, names, changed, known.get(folder))
        yield from self._flawed_before()

    def read_again(self, ids: str) -> bool:
        """Read those of some entries again whose files have changed; whether there were any.

        Args:
            ids: Theirs, as a JSON list.

        Raises:
            OutdatedError: So many of them have changed that the index is better made anew.
        """
        rows = self._rows(
            "SELECT folder, name, stamp FROM file WHERE place IN (SELECT place FROM entry "
            "WHERE id IN (SELECT value FROM json_each(?)))",
            ids,
        )
        fresh = [seen for row in rows if (seen := self._seen(*map(str, row))) is not None]
        if len(fresh) > max(_MANY, len(rows) / 2):
            raise OutdatedError
        for _step in self._apply(fresh):
            pass
        return bool(fresh)

    def _one_month(
        self, folder: str, names: list[str], changed: int, as_known: object
    ) -> Iterator[Looking]:
        rows = self._rows("SELECT name, stamp FROM file WHERE folder = ?", folder)
        known = {str(name): str(stamp) for name, stamp in rows}
        fresh: list[FileSeen] = []
        for name in names:
            self.looking.looked_at += 1
            seen = self._seen(folder, name, known.get(name))
            self._changed += seen is not None and name in known
            if seen is not None:
                fresh.append(seen)
            if len(fresh) == _AT_ONCE:
                yield from self._apply(fresh)
                fresh = []
            elif self.looking.looked_at % _A_MOMENT == 0:
                yield self.looking
        if self._is_outdated():
            raise OutdatedError
        yield from self._apply(fresh, known.keys() - set(names), folder)
        if time.time() - changed / _NANO <= _SETTLED:
            changed = -1
        if changed != as_known:
            with as_one(self._connection):
                self._connection.execute("REPLACE INTO month VALUES (?, ?)", (folder, changed))
        yield self.looking

    def _is_outdated(self) -> bool:
        """Whether most of what was known has changed, and much is still to be looked at."""
        looked_at, of = self.looking.looked_at, self.looking.to_look_at
        return self._changed > max(_MANY, looked_at / 2) and of - looked_at > _LONG

    def _apply(
        self, fresh: list[FileSeen], gone: Iterable[str] = (), folder: str = ""
    ) -> Iterator[Looking]:
        gone = tuple(gone)
        if not fresh and not gone:
            return
        with as_one(self._connection):
            for name in gone:
                take_out(self._connection, folder, name)
            for seen in fresh:
                take_in(self._connection, seen)
            self._settle_twins({*gone, *(seen.name for seen in fresh)})
        yield self.looking

    def _seen(self, folder: str, name: str, known: str | None) -> FileSeen | None:
        """A file as it is now; None where it is as it is known, or no business of the index."""
        copy_of = copied_from(name)
        if copy_of is None and not name.endswith(SUFFIX):
            return None
        path = self._folder(folder) / name
        stamp = stamp_of(path, self._system)
        if stamp == known:
            return None
        holds = None if copy_of else self._read(path)
        return FileSeen(folder, name, stamp, holds, copy_of)

    def _read(self, path: Path) -> Record | Flaw:
        from nvc_coach.journal.quick_reading import read_quickly  # not where nothing has changed

        try:
            summary, tables = read_quickly(read_file(path, self._system, ENTRY_LIMIT))
        except FlawError as error:
            return error.flaw
        if path.name != f"{summary.id}{SUFFIX}":
            return Flaw(FlawCode.WRONG_NAME)
        return record_of(summary, tables)

    def _flawed_before(self) -> Iterator[Looking]:
        """Look again at what could not be read: to mend a file in its place changes no folder."""
        unreadable = Flaw(FlawCode.UNREADABLE)
        rows = self._rows(
            "SELECT folder, name, stamp, flaw FROM file WHERE flaw IS NOT NULL AND flaw <> ?",
            FlawCode.TWICE.value,
        )
        fresh: list[FileSeen] = []
        for folder, name, stamp, flaw in rows:
            was_unreadable = flaw == unreadable.code.value
            # That a file can be read at all now changes no time either.
            known = None if was_unreadable else str(stamp)
            seen = self._seen(str(folder), str(name), known)
            if seen is not None and not (was_unreadable and seen.holds == unreadable):
                fresh.append(seen)
        yield from self._apply(fresh)

    def _settle_twins(self, names: set[str]) -> None:
        """Of files of the same name in several months, let one be the entry: that of its id."""
        rows = self._connection.execute(
            "SELECT name, group_concat(folder, ' ') FROM file "
            "WHERE name IN (SELECT value FROM json_each(?)) AND copy_of IS NULL "
            "GROUP BY name HAVING count(*) > 1 OR max(flaw) = ?",
            (json.dumps(sorted(names)), FlawCode.TWICE.value),
        ).fetchall()
        for name, folders in rows:
            self._let_one_be(str(name), sorted(str(folders).split()))

    def _let_one_be(self, name: str, folders: list[str]) -> None:
        own = ""
        with suppress(ValueError, KeyError):
            month = self._layout.entry(name.removesuffix(SUFFIX)).parent
            own = f"{month.parent.name}/{month.name}"
        the_one = own if own in folders else folders[0]
        for folder in folders:
            path = self._folder(folder) / name
            holds = self._read(path) if folder == the_one else Flaw(FlawCode.TWICE)
            # A stamp of its own: when the other goes, this one is to be read again.
            stamp = stamp_of(path, self._system) if folder == the_one else ""
            take_in(self._connection, FileSeen(folder, name, stamp, holds))

    def _folder(self, folder: str) -> Path:
        """The folder of a month; to put a path together takes as long as to look at a file."""
        if folder not in self._folders:
            self._folders[folder] = self._layout.entries / folder
        return self._folders[folder]

    def _listed(self, folder: str) -> list[str] | None:
        try:
            names = self._system.names(self._folder(folder))
        except OSError:
            damage = Damage(self._folder(folder), Flaw(FlawCode.UNREADABLE))
            self.looking.damaged.append(damage)
            return None
        return [name for name in names if not is_hidden(name)]

    def _names_in(self, folder: str) -> list[str]:
        return [
            str(name) for (name,) in self._rows("SELECT name FROM file WHERE folder = ?", folder)
        ]

    def _rows(self, sql: str, *values: str) -> list[tuple[object, ...]]:
        return list(self._connection.execute(sql, values))


def stamp_of(path: Path, system: System) -> str:
    """What changes whenever a file does; empty where nothing can be told of it."""
    try:
        kind = system.kind(path)
    except OSError:
        return ""
    if kind is None:
        return ""
    link = "link " if stat.S_ISLNK(kind.st_mode) else ""
    return f"{link}{kind.st_ino} {kind.st_size} {kind.st_mtime_ns} {kind.st_ctime_ns}"
