"""What differs between systems; each difference is tried here on whichever this one is."""

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from nvc_coach.journal import platform_macos, platform_posix, platform_windows


def test_linux_syncs_a_folder_and_gives_back_what_it_opened(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208  # only how many there are
    platform_posix.sync_folder(tmp_path)

    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        platform_posix.sync_folder(tmp_path / "file")


def answering(error: int | None, calls: list[int]) -> Callable[[int, int], int]:
    def control(fd: int, command: int) -> int:
        del fd
        calls.append(command)
        if error is not None:
            raise OSError(error, os.strerror(error))
        return 0

    return control


@pytest.mark.parametrize("error", [None, errno.ENOTSUP, errno.EINVAL])
def test_macos_asks_the_drive_itself_or_else_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int | None
) -> None:
    calls: list[int] = []
    synced: list[int] = []
    monkeypatch.setattr(fcntl, "fcntl", answering(error, calls))
    monkeypatch.setattr(os, "fsync", synced.append)
    platform_macos.sync_folder(tmp_path)

    assert calls == [51]
    assert len(synced) == (0 if error is None else 1)


def test_macos_reports_a_drive_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fcntl, "fcntl", answering(errno.EIO, []))

    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        platform_macos.sync_folder(tmp_path)


@pytest.mark.parametrize("held", [0, 1, 6])
def test_windows_tries_again_while_a_scanner_holds_the_file(tmp_path: Path, held: int) -> None:
    waits: list[float] = []
    (tmp_path / "new").write_text("new")
    (tmp_path / "old").write_text("old")

    def replace(source: Path, target: Path) -> None:
        if len(waits) < held:
            raise PermissionError(errno.EACCES, "sharing violation")
        source.replace(target)

    platform_windows.replace(tmp_path / "new", tmp_path / "old", once=replace, wait=waits.append)

    assert (tmp_path / "old").read_text() == "new"
    assert len(waits) == held
    assert waits == sorted(waits)


def test_windows_gives_up_after_a_second_and_says_so(tmp_path: Path) -> None:
    waits: list[float] = []

    def replace(source: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, f"{source} {target}")

    with pytest.raises(PermissionError):
        platform_windows.replace(
            tmp_path / "new", tmp_path / "old", once=replace, wait=waits.append
        )
    assert 0.5 < sum(waits) < 1


def test_windows_syncs_files_and_leaves_folders_to_the_file_system(tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb") as file:
        platform_windows.sync(file.fileno())
    platform_windows.sync_folder(tmp_path / "none")

    assert platform_windows.is_private(0o777)
    assert not platform_posix.is_private(0o640)
    assert platform_posix.is_private(0o40700)
