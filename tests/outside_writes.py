"""Notices every write outside the folder a test may write to.

Python tells an audit hook of each file it is about to open, make, move or remove. A hook cannot be
taken away again, so there is one for the whole run, and :class:`OutsideWrites` says when it looks.
Children of a test are their own processes: they are kept in bounds by their environment alone.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Event of the interpreter: the places of its path arguments, each with the place of its folder.
_PATHS_OF: dict[str, tuple[tuple[int, int | None], ...]] = {
    "open": ((0, None),),
    "os.chmod": ((0, 2),),
    "os.chown": ((0, 3),),
    "os.link": ((1, 3),),
    "os.mkdir": ((0, 2),),
    "os.remove": ((0, 1),),
    "os.rename": ((0, 2), (1, 3)),
    "os.rmdir": ((0, 1),),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, None),),
    "os.utime": ((0, 3),),
    "sqlite3.connect": ((0, None),),
}
_TERMINALS_AND_NOTHING = ("/dev/null", "/dev/tty", "/dev/ptmx", "/dev/pts/")


class OutsideWriteError(AssertionError):
    """A test wrote, moved or removed something outside its own folder."""


class OutsideWrites:
    """The one watcher of the run; see :func:`watch_writes`."""

    def __init__(self, allowed: Path) -> None:
        self._allowed = allowed.resolve()
        self._watching = False
        self.seen: list[str] = []

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        """Look at one event of the interpreter.

        Raises:
            OutsideWriteError: before the write happens; it is kept in ``seen`` too, because the
                code under test may catch what is raised.
        """
        if not self._watching or event not in _PATHS_OF:
            return
        if event == "open" and not _opens_for_writing(arguments):
            return
        for at, folder_at in _PATHS_OF[event]:
            path = _whole_path(arguments, at, folder_at)
            if path is not None and not self._may_write(path):
                self.seen.append(f"{event} {path}")
                raise OutsideWriteError(self.seen[-1])

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look at all writes of this process, threads included, until the block ends."""
        self.seen.clear()
        self._watching = True
        try:
            yield
        finally:
            self._watching = False

    def _may_write(self, path: Path) -> bool:
        return (
            path.is_relative_to(self._allowed)
            or str(path).startswith(_TERMINALS_AND_NOTHING)
            # The interpreter keeps what it has compiled, coverage what it has counted.
            or "__pycache__" in path.parts
            or path.name.startswith(".coverage")
        )


def watch_writes(allowed: Path) -> OutsideWrites:
    """Install the watcher for the rest of this process; it looks only while told to."""
    watcher = OutsideWrites(allowed)
    sys.addaudithook(watcher.hook)
    return watcher


def _opens_for_writing(arguments: tuple[object, ...]) -> bool:
    _path, mode, flags = arguments
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & _WRITING)


def _whole_path(arguments: tuple[object, ...], at: int, folder_at: int | None) -> Path | None:
    """Where an event really lands, or None where it speaks of an open file by its number."""
    named = arguments[at]
    if not isinstance(named, str | bytes | os.PathLike):
        return None
    path = Path(os.fsdecode(named))
    folder = arguments[folder_at] if folder_at is not None else None
    if isinstance(folder, int) and folder >= 0 and not path.is_absolute():
        path = Path(f"/proc/self/fd/{folder}").readlink() / path
    # The last part may be a symbolic link that is itself made, moved or removed.
    return path.parent.resolve() / path.name
