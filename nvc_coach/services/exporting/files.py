"""Files outside the journal: each new, private and whole, or none of them."""

import stat
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from nvc_coach.journal.system import System
from nvc_coach.journal.whole_files import WholeFiles, new_token


class InTheWay(StrEnum):
    """What may stand where something is to be written."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"


class _SyncedAtTheEnd(System):
    """The machine's calls; names are synced once for all, because a journal may have thousands."""

    def sync_folder(self, folder: Path) -> None:
        """Wait for nothing yet."""


class NewFiles:
    """Writes new files into one folder, which is made if it is missing.

    Args:
        folder: The folder.
        system: The system calls; tests give failing ones.
    """

    def __init__(self, folder: Path, system: System | None = None) -> None:
        self._system = system or _SyncedAtTheEnd()
        self._folder = folder
        self._files = WholeFiles(folder, "export", new_token, self._system)
        self._missing: list[Path] = []
        self.written: list[Path] = []

    def in_the_way(self, names: Iterable[str]) -> tuple[Path, InTheWay] | None:
        """The first of these names that something has.

        Raises:
            OSError: The system does not let it be looked at.
        """
        for name in names:
            kind = what_stands_at(self._folder / name, self._system)
            if kind is not None:
                return self._folder / name, kind
        return None

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write a file under a name that nothing has, piece by piece.

        Raises:
            FileExistsError: Something has it by now.
            OSError: It could not be written.
        """
        if not self.written:
            above = (self._folder, *self._folder.parents)
            self._missing = [one for one in above if self._system.kind(one) is None]
        self._files.create_in_pieces(self._folder / name, pieces)
        self.written.append(self._folder / name)

    def finish(self) -> None:
        """Wait until the names stand on the disk.

        Raises:
            OSError: They may not.
        """
        if self.written:
            System().sync_folder(self._folder)

    def take_away(self) -> tuple[Path, ...]:
        """Remove what was written and the folders made for it, and give back what stays."""
        left = []
        for file in self.written:
            try:
                self._system.remove(file)
            except OSError:
                left.append(file)
        for folder in self._missing:
            with suppress(OSError):
                folder.rmdir()
        return tuple(left)


def what_stands_at(path: Path, system: System) -> InTheWay | None:
    """What stands at a path, a link not followed; None where nothing does.

    Raises:
        OSError: The system does not let it be looked at.
    """
    try:
        kind = system.kind(path)
    except NotADirectoryError:
        return None
    if kind is None:
        return None
    if stat.S_ISLNK(kind.st_mode):
        return InTheWay.LINK
    return InTheWay.FOLDER if stat.S_ISDIR(kind.st_mode) else InTheWay.FILE
