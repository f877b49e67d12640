"""The trash: entries that were deleted, kept for thirty days and given back when asked for.

An entry is moved there as the file it is, damaged or not; the moment stands in its new name, and
nothing of its words. A clock that is wrong for once lets nothing go: what is found to be too old is
marked, and goes at the earliest a day after.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Literal

from nvc_coach.journal.errors import AlreadyThereError, NotFoundError
from nvc_coach.journal.flaws import Flaw, FlawError
from nvc_coach.journal.layout import SUFFIX, Layout
from nvc_coach.journal.looking import read_file
from nvc_coach.journal.store import Summary
from nvc_coach.journal.system import System
from nvc_coach.journal.ulid import is_ulid
from nvc_coach.journal.whole_files import WholeFiles
from nvc_coach.library.file_limits import ENTRY_LIMIT

KEPT_FOR: Final = timedelta(days=30)
_MARKED_FOR: Final = timedelta(days=1)

_NAME: Final = re.compile(
    r"(?P<id>[0-9A-Z]{26})\.(?P<mark>deleted|expired)-(?P<at>[0-9]{8}T[0-9]{6}Z)\.toml"
)
_AT: Final = "%Y%m%dT%H%M%SZ"
_SECOND: Final = timedelta(seconds=1)

Mark = Literal["deleted", "expired"]


@dataclass(frozen=True, slots=True)
class Trashed:
    """An entry in the trash.

    Attributes:
        id: Its id.
        file: Where it stands now.
        at: When it was deleted, or found to be too old.
        mark: Which of the two.
        holds: Its line as in the list, or why it cannot be read.
    """

    id: str
    file: Path
    at: datetime
    mark: Mark
    holds: Summary | Flaw

    @property
    def until(self) -> datetime:
        """Until when it is kept at least."""
        return self.at + (KEPT_FOR if self.mark == "deleted" else _MARKED_FOR)


class Trash:
    """The trash of one journal.

    Args:
        layout: Where things stand.
        files: Writes files whole.
        system: The system calls.
    """

    def __init__(self, layout: Layout, files: WholeFiles, system: System) -> None:
        self._layout = layout
        self._files = files
        self._system = system

    def put(self, file: Path, entry_id: str, at: datetime) -> None:
        """Move an entry's file into it.

        Raises:
            OSError: It could not be moved; it is still where it was.
        """
        while True:
            try:
                self._files.move(file, self._path(entry_id, "deleted", at))
            except FileExistsError:
                at += _SECOND
            else:
                return

    def held(self) -> tuple[Trashed, ...]:
        """What is in it, what was deleted last first.

        Raises:
            OSError: It cannot be looked into.
        """
        held = [
            Trashed(entry_id, file, at, mark, self._read(file))
            for file, entry_id, mark, at in self._files_of_entries()
        ]
        return tuple(sorted(held, key=lambda one: (one.at, one.id), reverse=True))

    def give_back(self, entry_id: str) -> None:
        """Move an entry back to where entries stand; of several states the last deleted.

        Raises:
            NotFoundError: It is not in the trash.
            AlreadyThereError: There is an entry with this id again.
            OSError: It could not be moved; it is still in the trash.
        """
        states = [
            (at, file) for file, one, _mark, at in self._files_of_entries() if one == entry_id
        ]
        if not states:
            raise NotFoundError(entry_id)
        try:
            self._files.move(max(states)[1], self._layout.entry(entry_id))
        except FileExistsError:
            raise AlreadyThereError(entry_id) from None

    def drop(self, entry_id: str) -> bool:
        """Let go for good of all that is kept here of an entry, and of how it was before.

        Returns:
            Whether there was anything.

        Raises:
            OSError: Something of it may still be there.
        """
        names = [name for name in self._names() if name.startswith(f"{entry_id}.")]
        for name in names:
            self._files.remove(self._layout.trash / name)
        return bool(names)

    def expire(self, now: datetime) -> None:
        """Let go of what has been here for its time.

        Raises:
            OSError: Something could not be taken away; it is tried again another time.
        """
        for file, entry_id, mark, at in list(self._files_of_entries()):
            if mark == "deleted" and now - at > KEPT_FOR:
                self._files.move(file, self._path(entry_id, "expired", now))
            elif mark == "expired" and now - at > _MARKED_FOR:
                self._files.remove(file)

    def _files_of_entries(self) -> Iterator[tuple[Path, str, Mark, datetime]]:
        for name in self._names():
            found = _NAME.fullmatch(name)
            if found and is_ulid(found["id"]):
                mark: Mark = "deleted" if found["mark"] == "deleted" else "expired"
                try:
                    at = datetime.strptime(found["at"], _AT).replace(tzinfo=UTC)
                except ValueError:
                    continue
                yield self._layout.trash / name, found["id"], mark, at

    def _names(self) -> list[str]:
        return self._system.names(self._layout.trash)

    def _path(self, entry_id: str, mark: Mark, at: datetime) -> Path:
        return self._layout.trash / f"{entry_id}.{mark}-{at.astimezone(UTC):{_AT}}{SUFFIX}"

    def _read(self, file: Path) -> Summary | Flaw:
        from nvc_coach.journal.quick_reading import read_quickly  # only where there is something

        try:
            return read_quickly(read_file(file, self._system, ENTRY_LIMIT))[0]
        except FlawError as error:
            return error.flaw
