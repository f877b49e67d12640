"""The fences around the tests hold: each is shown something it must catch."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.outside_writes import OutsideWriteError, OutsideWrites

TESTS = Path(__file__).resolve().parents[1]

SKIPPING = """\
import pytest

@pytest.mark.skip(reason="no strace here")
def test_left_out():
    pass

def test_done():
    pass
"""
STRAYING = """\
import pathlib

def test_strays():
    try:
        pathlib.Path({target!r}).write_text("x")
    except BaseException:
        pass
"""
GROUPED = """\
import pytest

@pytest.mark.xdist_group("shared")
@pytest.mark.parametrize("number", range(8))
def test_looks_at_what_takes_long_to_make(number):
    pass
"""
FAILING = """\
def test_fails():
    raise ValueError
"""


def run_suite(
    folder: Path, test: str, *more: str, ci: str | None
) -> subprocess.CompletedProcess[str]:
    """Run one test file under a copy of our conftest, as a suite of its own."""
    (folder / "tests").mkdir()
    for name in ("conftest.py", "outside_writes.py", "read_once.py"):
        shutil.copy(TESTS / name, folder / "tests" / name)
    (folder / "tests" / "test_one.py").write_text(test)
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    if ci is not None:
        environment["CI"] = ci
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:cov",
            *more,
            "tests",
        ],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_in_ci_a_skipped_test_fails_the_run_and_is_named(tmp_path: Path) -> None:
    ran = run_suite(tmp_path, SKIPPING, ci="true")

    assert ran.returncode == pytest.ExitCode.TESTS_FAILED
    assert "skipped, which fails the run when CI is set" in ran.stdout
    assert "tests/test_one.py::test_left_out" in ran.stdout


@pytest.mark.parametrize("ci", [None, "", "false"])
def test_elsewhere_a_skipped_test_is_forgiven(ci: str | None, tmp_path: Path) -> None:
    ran = run_suite(tmp_path, SKIPPING, ci=ci)

    assert ran.returncode == pytest.ExitCode.OK
    assert "fails the run" not in ran.stdout


def test_the_tests_of_a_group_are_run_by_one_worker(tmp_path: Path) -> None:
    ran = run_suite(tmp_path, GROUPED, "-vv", "--dist=loadgroup", "-n2", ci=None)

    workers = re.findall(r"^\[(gw\d)\].* PASSED", ran.stdout, re.MULTILINE)
    assert len(workers) == 8
    assert len(set(workers)) == 1


def test_in_ci_a_run_without_skips_is_judged_by_its_tests(tmp_path: Path) -> None:
    assert run_suite(tmp_path, FAILING, ci="true").returncode == pytest.ExitCode.TESTS_FAILED


def test_a_write_outside_fails_the_test_even_when_the_code_swallows_every_error(
    tmp_path: Path,
) -> None:
    target = tmp_path / "elsewhere"
    ran = run_suite(tmp_path, STRAYING.format(target=str(target)), ci=None)

    assert ran.returncode == pytest.ExitCode.TESTS_FAILED
    assert f"written outside the test's own folder: open {target}" in ran.stdout
    assert not target.exists()


def touch_through_a_symbolic_link(target: Path) -> None:
    Path("way-out").symlink_to(target.parent)
    Path("way-out", target.name).touch()


def make_through_the_number_of_a_folder(target: Path) -> None:
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.mkdir(target.name, dir_fd=folder)
    finally:
        os.close(folder)


WAYS_OUT: dict[str, Callable[[Path], object]] = {
    "opening": lambda target: target.open("w"),
    "opening at a low level": lambda target: os.open(target, os.O_WRONLY | os.O_CREAT),
    "making a folder": lambda target: target.mkdir(),
    "making a folder by its parent's number": make_through_the_number_of_a_folder,
    "moving into": lambda target: Path("kept").replace(target),
    "moving out of": lambda target: target.replace("kept"),
    "removing": lambda target: target.unlink(),
    "linking": lambda target: target.hardlink_to("kept"),
    "linking symbolically": lambda target: target.symlink_to("kept"),
    "changing the mode": lambda target: target.chmod(0o600),
    "touching through a symbolic link": touch_through_a_symbolic_link,
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_each_way_to_write_outside_is_caught_before_it_happens(
    way: str, write_watcher: OutsideWrites
) -> None:
    outside = TESTS / "written-by-a-test"
    Path("kept").write_text("kept")

    with pytest.raises(OutsideWriteError):
        WAYS_OUT[way](outside)

    assert len(write_watcher.seen) == 1
    assert str(outside) in write_watcher.seen[0]
    assert not outside.exists()
    write_watcher.seen.clear()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_writes_outside_is_caught(write_watcher: OutsideWrites) -> None:
    outside = TESTS / "written-by-a-test"
    writer = threading.Thread(target=outside.touch)
    writer.start()
    writer.join()

    assert write_watcher.seen == [f"os.utime {outside}"]
    assert not outside.exists()
    write_watcher.seen.clear()


def test_writing_inside_is_left_alone(tmp_path: Path, write_watcher: OutsideWrites) -> None:
    (tmp_path / "entry").write_text("mine")
    Path("relative").write_text("mine too")
    shutil.copytree(tmp_path, "copy")
    shutil.rmtree("copy")

    assert write_watcher.seen == []


def test_the_program_is_told_of_no_folder_but_the_tests_own(own_home: Path) -> None:
    assert Path.home() == own_home
    assert Path.cwd() == own_home / "work"
    assert os.environ["NVC_COACH_HOME"] == str(own_home / "nvc-coach")
    assert not (own_home / "nvc-coach").exists()
