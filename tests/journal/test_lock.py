"""One copy of the program writes; others read, and are told; a killed one lets go."""

import os
import platform
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.errors import Cause, NotSavedError, ReadOnlyError
from nvc_coach.journal.lock import JournalLock, machine_mark
from tests.journal.entries import ID, entry, wrote

ANOTHER_COPY = """
import sys
from pathlib import Path
from nvc_coach.journal.lock import JournalLock
lock = JournalLock(Path(sys.argv[1]))
print("held" if lock.take() else "told", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_copy(path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Another process that takes the lock, or is told that it cannot."""
    process = subprocess.Popen(
        [sys.executable, "-c", ANOTHER_COPY, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate(timeout=30)


def test_a_second_copy_is_told_and_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "state" / "journal.lock"
    DiskStore(tmp_path / "journal", mark="m1").create(entry(events=(wrote("the first"),)))
    with another_copy(path) as (_, answer):
        assert answer == "held"
        lock = JournalLock(path)
        assert not lock.take()
        assert not lock.held
        second = DiskStore(tmp_path / "journal", mark="m1", writable=lock.held)

        assert second.read(ID) == entry(events=(wrote("the first"),))
        with pytest.raises(ReadOnlyError):
            second.save(entry())


def test_a_killed_copy_lets_go_of_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "journal.lock"
    lock = JournalLock(path)
    with another_copy(path) as (process, answer):
        assert answer == "held"
        process.kill()
        process.wait(timeout=30)

        assert lock.take()
        with another_copy(path) as (_, second_answer):
            assert second_answer == "told"
    lock.release()
    with another_copy(path) as (_, third_answer):
        assert third_answer == "held"


def test_the_lock_is_private_and_can_be_taken_again(tmp_path: Path) -> None:
    path = tmp_path / "state" / "journal.lock"
    before = os.umask(0)
    try:
        with JournalLock(path) as lock:
            assert lock.held
            assert lock.take()
    finally:
        os.umask(before)

    assert not lock.held
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert lock.take()
    lock.release()


def test_a_lock_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")

    with pytest.raises(NotSavedError) as refused:
        JournalLock(tmp_path / "state" / "journal.lock").take()
    assert refused.value.cause is Cause.IN_THE_WAY


def test_a_machines_mark_stays_the_same_and_differs_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "state" / "machine"
    mark = machine_mark(here)

    assert machine_mark(here) == mark
    assert DiskStore(tmp_path, mark=mark).listing().entries == ()
    assert stat.S_IMODE(here.stat().st_mode) == 0o600
    assert machine_mark(tmp_path / "another" / "machine") != mark
    # The whole home came along to another machine, on a stick.
    monkeypatch.setattr(platform, "node", lambda: "elsewhere")
    assert machine_mark(here) != mark


def test_a_mark_that_cannot_be_kept_says_why(tmp_path: Path) -> None:
    (tmp_path / "machine").mkdir()

    with pytest.raises(NotSavedError) as refused:
        machine_mark(tmp_path / "machine")
    assert refused.value.cause is Cause.IN_THE_WAY
