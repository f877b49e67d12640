"""Systems that fail, and systems that tell what was asked of them."""

import errno
import os
from pathlib import Path

from nvc_coach.journal.system import System

CHANGING = ("make_folder", "create", "write", "sync", "close", "link", "replace", "remove")


class WatchedSystem(System):
    """Does what it is asked, writes down each call, and may fail at one of them.

    Args:
        fail_at: The number of the call that fails, from 1; 0 for none.
        error: The number of the error it fails with.
        lasting: Whether every later call fails as well, but for closing files.
        full_after: After how many bytes the disk is full, or None.
    """

    def __init__(
        self,
        fail_at: int = 0,
        error: int = errno.EIO,
        *,
        lasting: bool = False,
        full_after: int | None = None,
    ) -> None:
        self.calls: list[tuple[str, str]] = []
        self.fail_at = fail_at
        self.error = error
        self.lasting = lasting
        self.full_after = full_after
        self._names: dict[int, str] = {}

    def _called(self, call: str, path: Path | int) -> None:
        name = self._names.get(path, "?") if isinstance(path, int) else path.name
        self.calls.append((call, name))
        number = len(self.calls)
        if self.fail_at and (
            number == self.fail_at or (self.lasting and number > self.fail_at and call != "close")
        ):
            raise OSError(self.error, os.strerror(self.error))

    def kind(self, path: Path) -> os.stat_result | None:
        self._called("kind", path)
        return super().kind(path)

    def names(self, folder: Path) -> list[str]:
        self._called("names", folder)
        return super().names(folder)

    def read(self, path: Path, most: int) -> bytes:
        self._called("read", path)
        return super().read(path, most)

    def make_folder(self, folder: Path) -> None:
        self._called("make_folder", folder)
        super().make_folder(folder)

    def create(self, path: Path) -> int:
        self._called("create", path)
        fd = super().create(path)
        self._names[fd] = path.name
        return fd

    def write(self, fd: int, data: memoryview) -> int:
        self._called("write", fd)
        if self.full_after is not None:
            if not self.full_after:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            data = data[: self.full_after]
            self.full_after -= len(data)
        return super().write(fd, data)

    def sync(self, fd: int) -> None:
        self._called("sync", fd)
        super().sync(fd)

    def close(self, fd: int) -> None:
        # A close that reports an error has closed the file all the same.
        super().close(fd)
        self._called("close", fd)

    def link(self, source: Path, target: Path) -> None:
        self._called("link", target)
        super().link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        self._called("replace", target)
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._called("remove", path)
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        self._called("sync_folder", folder)
        super().sync_folder(folder)


class LinklessSystem(System):
    """A disk without hard links, as many memory sticks have."""

    def link(self, source: Path, target: Path) -> None:
        del source, target
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))
