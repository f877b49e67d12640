"""Small private files outside the journal: settings, "my people", and what one asks to be given."""

from pathlib import Path

from nvc_coach.journal.system import System
from nvc_coach.journal.whole_files import WholeFiles, new_token


def write_privately(file: Path, data: bytes) -> None:
    """Write a file that only this account can read, whole or not at all.

    A symbolic link stays one: what it leads to is written, as people who link their settings
    from elsewhere expect.

    Raises:
        OSError: It could not be written; what was there still is.
    """
    target = file.resolve()
    _files_in(target.parent).replace(target, data)


def create_privately(file: Path, data: bytes) -> None:
    """Write a file that was not there, in a folder that is; only this account can read it.

    Raises:
        FileExistsError: Something has that name; it was not touched.
        OSError: It could not be written.
    """
    folder = file.parent.resolve(strict=True)
    _files_in(folder).create(folder / file.name, data)


def _files_in(folder: Path) -> WholeFiles:
    return WholeFiles(folder, "own", new_token, System())
