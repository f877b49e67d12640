"""What differs on macOS: fsync leaves the data in the drive's own memory, F_FULLFSYNC does not."""

import errno
import fcntl
import os
from pathlib import Path
from typing import Final

from nvc_coach.journal.platform_posix import is_private, replace

__all__ = ["is_private", "replace", "sync", "sync_folder"]

_F_FULLFSYNC: Final = 51  # from <sys/fcntl.h>; the fcntl module names it on macOS only
_UNSUPPORTED: Final = frozenset({errno.ENOTSUP, errno.EINVAL, errno.ENOTTY})


def sync(fd: int) -> None:
    """Wait until what was written to an open file stands on the disk.

    Network disks and some others know no F_FULLFSYNC; there fsync has to do.

    Raises:
        OSError: It does not.
    """
    try:
        fcntl.fcntl(fd, _F_FULLFSYNC)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder stand on the disk.

    Raises:
        OSError: They do not.
    """
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        sync(fd)
    finally:
        os.close(fd)
