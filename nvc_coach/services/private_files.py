"""Small private files outside the journal: settings, "my people", and what one asks to be given."""

import errno
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from nvc_coach.journal.layout import temporary
from nvc_coach.journal.system import System
from nvc_coach.journal.whole_files import WholeFiles, new_token

_MARK: Final = "own"
_LONG_AGO_SECONDS: Final = 3600
"""What was begun longer ago is written by nobody any more."""


def write_privately(file: Path, data: bytes) -> None:
    """Write a file that only this account can read, whole or not at all.

    A symbolic link stays one: what it leads to is written, as people who link their settings
    from elsewhere expect. What was left beside it when a write was cut off is taken away.

    Raises:
        OSError: It could not be written; what was there still is.
    """
    target = file.resolve()
    _files_in(target.parent).replace(target, data)
    with suppress(OSError):
        _sweep(target)


def create_privately(file: Path, data: bytes) -> None:
    """Write a file that was not there, in a folder that is; only this account can read it.

    Raises:
        FileExistsError: Something has that name; it was not touched.
        OSError: It could not be written.
    """
    if file.name in ("", ".."):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    folder = file.parent.resolve(strict=True)
    _files_in(folder).create(folder / file.name, data)


def _files_in(folder: Path) -> WholeFiles:
    return WholeFiles(folder, _MARK, new_token, System())


def _sweep(target: Path) -> None:
    for temp in target.parent.glob(temporary(target, _MARK, "*").name):
        if time.time() - temp.lstat().st_mtime > _LONG_AGO_SECONDS:
            temp.unlink()
