"""Writing so that it lasts, where the system is Linux or another POSIX one."""

import os
from pathlib import Path


def sync(fd: int) -> None:
    """Wait until what was written to an open file stands on the disk.

    Raises:
        OSError: It does not.
    """
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


def replace(source: Path, target: Path) -> None:
    """Give a file another's name, all at once.

    Raises:
        OSError: Both stand as before.
    """
    os.replace(source, target)  # noqa: PTH105  # the very call that promises rest on


def is_private(mode: int) -> bool:
    """Whether only its owner may come near a file or folder with this mode."""
    return not mode & 0o077
