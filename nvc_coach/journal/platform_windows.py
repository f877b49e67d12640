"""What differs on Windows: folders cannot be synced, and scanners hold files open for a moment."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

_WAITS: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
"""How long to wait, in seconds, before each further try."""


def sync(fd: int) -> None:
    """Wait until what was written to an open file stands on the disk.

    Raises:
        OSError: It does not.
    """
    os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Do nothing: the file system keeps its own journal of names."""
    del folder


def replace(
    source: Path,
    target: Path,
    *,
    once: Callable[[Path, Path], None] = os.replace,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Give a file another's name, all at once; tried again while a scanner holds it open.

    Raises:
        OSError: Both stand as before.
    """
    for seconds in _WAITS:
        try:
            once(source, target)
        except PermissionError:
            wait(seconds)
        else:
            return
    once(source, target)


def is_private(mode: int) -> bool:
    """Whether only its owner may come near: the mode does not tell here, the home folder does."""
    del mode
    return True
