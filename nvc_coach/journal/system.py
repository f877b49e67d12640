"""The few system calls that a journal on disk is made of; tests put a failing one in their place.

Each either does its one thing or raises ``OSError``. None follows a symbolic link.
"""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    from nvc_coach.journal import platform_windows as platform
elif sys.platform == "darwin":
    from nvc_coach.journal import platform_macos as platform
else:
    from nvc_coach.journal import platform_posix as platform

is_private = platform.is_private

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700

_NO_FOLLOW: Final[int] = getattr(os, "O_NOFOLLOW", 0)
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)
_NO_WAIT: Final[int] = getattr(os, "O_NONBLOCK", 0)
_CHUNK: Final = 1024 * 1024


class System:
    """The calls as the machine answers them."""

    def kind(self, path: Path) -> os.stat_result | None:
        """What stands at a path, a link not followed; None where nothing does."""
        try:
            return os.lstat(path)
        except FileNotFoundError:
            return None

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, in order; none where there is no folder."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208  # names alone, of many files
        except FileNotFoundError:
            return []

    def read(self, path: Path, most: int) -> bytes:
        """The bytes of a file, at most one more than `most`."""
        # Without waiting: a pipe put in the place of a file must not hold the program up.
        fd = os.open(path, os.O_RDONLY | _NO_FOLLOW | _BINARY | _NO_WAIT)
        try:
            kind = os.fstat(fd)
            if not stat.S_ISREG(kind.st_mode):
                raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
            with os.fdopen(fd, "rb", closefd=False) as file:
                # Room for `most` bytes takes longer to make than a small file to read.
                data = file.read(min(kind.st_size, most) + 1)
                return data if len(data) <= kind.st_size else data + file.read(most + 1 - len(data))
        finally:
            os.close(fd)

    def make_folder(self, folder: Path) -> None:
        """Make one private folder, whatever the umask."""
        folder.mkdir(FOLDER_MODE)
        # A umask only ever takes: what it may have taken from the owner is given back. On a disk
        # without modes there is nothing to give, and asking would be refused.
        if os.lstat(folder).st_mode & FOLDER_MODE != FOLDER_MODE:
            folder.chmod(FOLDER_MODE)

    def create(self, path: Path) -> int:
        """Make a private file that was not there, and open it for writing."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY
        fd = os.open(path, flags, FILE_MODE)
        try:
            if os.fstat(fd).st_mode & FILE_MODE != FILE_MODE:
                path.chmod(FILE_MODE)
        except OSError:
            os.close(fd)
            path.unlink()
            raise
        return fd

    def write(self, fd: int, data: memoryview) -> int:
        """Write some of the bytes, and say how many."""
        return os.write(fd, data[:_CHUNK])

    def sync(self, fd: int) -> None:
        """Wait until what was written stands on the disk."""
        platform.sync(fd)

    def close(self, fd: int) -> None:
        """Close an open file."""
        os.close(fd)

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name that nothing has."""
        target.hardlink_to(source)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name, in place of what has it."""
        platform.replace(source, target)

    def remove(self, path: Path) -> None:
        """Take a name away, if it is there."""
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder stand on the disk."""
        platform.sync_folder(folder)


def make_private_folder(folder: Path) -> None:
    """Make a folder for this account alone, with those above it, where there is none.

    Raises:
        OSError: One of them cannot be made.
    """
    if not folder.is_dir():
        make_private_folder(folder.parent)
        with suppress(FileExistsError):
            System().make_folder(folder)
