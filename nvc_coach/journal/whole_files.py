"""Files that are always whole: written aside, synced, then given their name all at once."""

import errno
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from nvc_coach.journal.layout import temporary
from nvc_coach.journal.system import System

_NO_LINKS: Final = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}
)


def new_token() -> str:
    """Something new at each call, for the names of temporary files."""
    import secrets  # a fiftieth of a second that only writing needs

    return secrets.token_hex(8)


class WholeFiles:
    """Writes files below a folder; each call either has its effect for good or raises OSError.

    Args:
        root: The folder; it may itself be reached over a symbolic link, but none inside it is
            followed.
        mark: This machine's mark, for the names of temporary files.
        token: Something new at each call, for the same.
        system: The system calls.
    """

    def __init__(self, root: Path, mark: str, token: Callable[[], str], system: System) -> None:
        self._root = root
        self._mark = mark
        self._token = token
        self._system = system

    def replace(self, target: Path, data: bytes) -> None:
        """Write a file in place of one that may be there.

        Raises:
            OSError: What was there still is, whole.
        """
        self._ready(target.parent)
        self._refuse_link(target)
        temp = self._written_aside(target, (data,))
        try:
            self._system.replace(temp, target)
        except OSError:
            self.remove_leftover(temp)
            raise
        self._system.sync_folder(target.parent)

    def create(self, target: Path, data: bytes, *, as_copy: bool = False) -> None:
        """Write a file that was not there.

        Args:
            target: The file.
            data: What it is to hold.
            as_copy: Whether it is no entry of its own, though it may be called after one.

        Raises:
            FileExistsError: Something has that name; it was not touched.
            OSError: It could not be written.
        """
        self._ready(target.parent)
        temp = self._written_aside(target, (data,), as_copy=as_copy)
        self._named_anew(temp, target)

    def create_in_pieces(self, target: Path, pieces: Iterable[bytes]) -> None:
        """Write a file that was not there, piece by piece.

        Raises:
            FileExistsError: Something has that name; it was not touched.
            OSError: It could not be written.
        """
        self._ready(target.parent)
        self._named_anew(self._written_aside(target, pieces), target)

    def create_checked(
        self, target: Path, pieces: Iterable[bytes], check: Callable[[Path], None]
    ) -> None:
        """Write a file that was not there, piece by piece, and look at it before it has its name.

        Args:
            target: The file.
            pieces: What it is to hold.
            check: Given the file under its private name; what it raises is passed on.

        Raises:
            FileExistsError: Something has that name; it was not touched.
            OSError: It could not be written.
        """
        self._ready(target.parent)
        temp = self._written_aside(target, pieces, as_copy=True)
        try:
            check(temp)
        except BaseException:
            self.remove_leftover(temp)
            raise
        self._named_anew(temp, target)

    def _named_anew(self, temp: Path, target: Path) -> None:
        try:
            self._given_new_name(temp, target)
        finally:
            self.remove_leftover(temp)
        self._system.sync_folder(target.parent)

    def move(self, source: Path, target: Path) -> None:
        """Give a file another place, where nothing stands.

        Cut off in between, it stands in both.

        Raises:
            FileExistsError: Something stands there; nothing was touched.
            OSError: It is still where it was.
        """
        self._ready(target.parent)
        self._refuse_link(source)
        self._given_new_name(source, target)
        self._system.sync_folder(target.parent)
        try:
            self.remove(source)
        except OSError:
            if self._system.kind(source) is not None:
                self.remove_leftover(target)
            raise

    def remove(self, path: Path) -> None:
        """Take a file away for good.

        Raises:
            OSError: It may still be there.
        """
        self._system.remove(path)
        self._system.sync_folder(path.parent)

    def remove_leftover(self, temp: Path) -> None:
        """Take a temporary file away; one that stays is swept another time."""
        with suppress(OSError):
            self._system.remove(temp)

    def _given_new_name(self, temp: Path, target: Path) -> None:
        try:
            self._system.link(temp, target)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            # A disk without hard links: the journal's lock keeps others of us away meanwhile.
            if self._system.kind(target) is not None:
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
            self._system.replace(temp, target)

    def _written_aside(
        self, target: Path, pieces: Iterable[bytes], *, as_copy: bool = False
    ) -> Path:
        temp = temporary(target, self._mark, self._token(), as_copy=as_copy)
        fd = self._system.create(temp)
        try:
            try:
                for piece in pieces:
                    rest = memoryview(piece)
                    while rest:
                        rest = rest[self._system.write(fd, rest) :]
                self._system.sync(fd)
            finally:
                self._system.close(fd)
        # Whatever ends it, what makes the pieces and somebody at the keys included.
        except BaseException:
            self.remove_leftover(temp)
            raise
        return temp

    def _ready(self, folder: Path) -> None:
        """Make the folders down to this one, each private and none of them a link."""
        self._make_above(self._root)
        steps = [folder, *folder.parents]
        for one in reversed(steps[: steps.index(self._root)]):
            kind = self._system.kind(one)
            if kind is None:
                self._make(one)
            elif stat.S_ISLNK(kind.st_mode):
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
            elif not stat.S_ISDIR(kind.st_mode):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))

    def _make_above(self, folder: Path) -> None:
        if self._system.kind(folder) is None:
            self._make_above(folder.parent)
            self._make(folder)

    def _make(self, folder: Path) -> None:
        self._system.make_folder(folder)
        self._system.sync_folder(folder.parent)

    def _refuse_link(self, target: Path) -> None:
        kind = self._system.kind(target)
        if kind is not None and stat.S_ISLNK(kind.st_mode):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
