"""The journal's lock: one copy of the program writes, any number may read.

It is a lock of the operating system, so a program that is killed lets go of it.
"""

import hashlib
import os
import platform
import secrets
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from filelock import FileLock, Timeout

from nvc_coach.journal.errors import not_saved
from nvc_coach.journal.system import FILE_MODE, System, make_private_folder

_MARK_LENGTH: Final = 12


class JournalLock:
    """The lock, held or not. It stands outside the journal's folder, which may be synced.

    Args:
        path: The lock's file; its folder is made when the lock is first taken.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path, timeout=0, mode=FILE_MODE, thread_local=False)

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._lock.is_locked

    def take(self) -> bool:
        """Take the lock if nobody has it, without waiting.

        Returns:
            Whether it is held now; if not, another copy of the program holds it.

        Raises:
            NotSavedError: The lock's folder cannot be written in.
        """
        if self.held:
            return True
        try:
            make_private_folder(self._path.parent)
            self._lock.acquire()
        except Timeout:
            return False
        except OSError as error:
            raise not_saved(error) from error
        return True

    def release(self) -> None:
        """Let others take it."""
        self._lock.release()

    def __enter__(self) -> Self:
        """Take it; `held` tells whether that worked."""
        self.take()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let others take it."""
        self.release()


def machine_mark(path: Path) -> str:
    """What tells this machine's temporary files from those of another that syncs the journal.

    It is made of the machine's name and of chance kept in a file, so that it stays the same here
    and differs elsewhere even where both are called the same, or where the file came along.

    Args:
        path: The file; it stands outside the journal's folder, for instance beside the lock.

    Raises:
        NotSavedError: The file cannot be made or read.
    """
    try:
        make_private_folder(path.parent)
        with suppress(FileExistsError), os.fdopen(System().create(path), "wb") as file:
            file.write(secrets.token_bytes(16))
        kept = path.read_bytes()
    except OSError as error:
        raise not_saved(error) from error
    return hashlib.sha256(platform.node().encode() + kept).hexdigest()[:_MARK_LENGTH]
