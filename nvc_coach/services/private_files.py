"""Small private files outside the journal: settings, and the page "my people"."""

import secrets
from pathlib import Path

from nvc_coach.journal.system import System
from nvc_coach.journal.whole_files import WholeFiles


def write_privately(file: Path, data: bytes) -> None:
    """Write a file that only this account can read, whole or not at all.

    A symbolic link stays one: what it leads to is written, as people who link their settings
    from elsewhere expect.

    Raises:
        OSError: It could not be written; what was there still is.
    """
    target = file.resolve()
    files = WholeFiles(target.parent, "own", lambda: secrets.token_hex(8), System())
    files.replace(target, data)
