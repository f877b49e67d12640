"""However the page ends, the terminal is itself again, and no word is lost (P3, P4, P6, P24)."""

import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.privacy import failing_program
from tests.terminal.page_reader import (
    KEPT,
    PRACTISE,
    SHORT,
    Reader,
    add_short_exercise,
    answered,
    at_the_judgment,
    at_the_page,
    entries,
    said,
    started_by,
    the_entry,
    told_about,
)
from tests.terminal.person import command
from tests.terminal.test_nothing_is_lost import TYPING_SECONDS, Disk

HALF = "He only thi"
LINUX = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="only Linux tells of children, and limits others"
)
NOT_SAVED = "Not saved yet:"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@contextmanager
def half_written(home: Path, *words_of_the_shell: str) -> Iterator[Reader]:
    """Somebody in the middle of a sentence, in a shell that tells how it ended."""
    argv = told_about(*(words_of_the_shell or command(*PRACTISE)))
    with at_the_page(home, argv=argv) as reader:
        at_the_judgment(reader)
        reader.writes(HALF)
        yield reader


# ------------------------------------------------------------------ by oneself


def stops(reader: Reader) -> None:
    reader.chooses("s")


def stops_with_ctrl_c(reader: Reader) -> None:
    reader.presses("ctrl+c")
    reader.shows("Stop here? Everything is kept.")
    reader.presses("enter")


def covers_and_leaves(reader: Reader) -> None:
    reader.presses("ctrl+l")
    reader.shows("Covered.")
    assert HALF not in reader.screen
    reader.presses("enter")
    reader.shows(HALF)
    reader.presses("ctrl+q")


def goes_on_line_by_line(reader: Reader) -> None:
    reader.chooses("g")
    reader.sees("> ")
    reader.types("/stop\r")


BY_ONESELF: dict[str, tuple[Callable[[Reader], None], str]] = {
    "stop": (stops, KEPT),
    "stop, after Ctrl+C": (stops_with_ctrl_c, KEPT),
    "cover, and leave now": (covers_and_leaves, ""),
    "line by line": (goes_on_line_by_line, KEPT),
}


@pytest.mark.parametrize("how", BY_ONESELF)
def test_every_ending_restores_the_terminal_and_keeps_what_was_half_written(
    home: Path, how: str
) -> None:
    ends, told = BY_ONESELF[how]
    with half_written(home) as reader:
        ends(reader)
        reader.ends()
        assert reader.code == 0
        assert reader.told_in_the_shell.endswith(told)
        assert "\n" not in reader.told_in_the_shell or how == "line by line"
        assert HALF not in reader.screen  # which is of a terminal that shows no old contents
        assert reader.left_on == set()
        before, after = reader.terminal_before_and_after
        assert before == after
    assert said(home, "judgment") == HALF


def test_a_terminal_that_is_not_restored_would_be_noticed(home: Path) -> None:
    abrupt = "import os; os.write(1, b'\\x1b[?1049h\\x1b[?1003h\\x1b[?25l'); os.system('stty raw')"
    with at_the_page(home, argv=told_about(sys.executable, "-c", abrupt)) as reader:
        reader.ends()
        assert reader.left_on == {b"1049", b"1003", b"25"}
        before, after = reader.terminal_before_and_after
        assert before != after


@pytest.mark.parametrize("last", ["\x11", "\x1bs"], ids=["leave now", "stop"])
def test_keys_behind_the_last_one_disturb_nothing(home: Path, last: str) -> None:
    with half_written(home) as reader:
        reader.types(last + "\r\x1b[A\t\x0e" * 40)
        reader.ends()
        assert reader.code == 0
        assert "went wrong" not in reader.told_in_the_shell
        assert reader.left_on == set()
    assert said(home, "judgment") == HALF


def test_keep_nothing_leaves_nothing(home: Path) -> None:
    add_short_exercise(home)
    with at_the_page(home, "practice", SHORT) as reader:
        reader.shows("Which judgment of someone")
        reader.writes(HALF)
        reader.until(lambda: said(home, "judgment") == HALF, "kept so far")
        reader.presses("ctrl+n")
        reader.shows("Keep nothing of this")
        reader.presses("down", "enter")
        reader.shows("It will be gone for good.")
        reader.types("y")
        reader.shows("What is going on?")
        reader.chooses("s")
        assert reader.ends() == 0
        assert reader.told_in_the_shell == "To come back: nvc-coach"
    assert entries(home) == []
    assert not [path for path in home.rglob("*") if path.is_file() and HALF in _text(path)]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


# ------------------------------------------------------------------ from outside


@LINUX
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda one: one.name)
def test_a_signal_loses_nothing_and_restores_the_terminal(
    home: Path, number: signal.Signals
) -> None:
    with half_written(home) as reader:
        os.kill(started_by(reader), number)
        reader.ends()
        assert reader.code == 0
        assert reader.told_in_the_shell == ""
        assert reader.left_on == set()
        before, after = reader.terminal_before_and_after
        assert before == after
    assert said(home, "judgment") == HALF


@LINUX
def test_after_a_hang_up_nothing_more_is_drawn_and_nothing_is_lost(home: Path) -> None:
    with half_written(home) as reader:
        before = len(reader.raw)
        os.kill(started_by(reader), signal.SIGHUP)
        reader.ends()
        drawn = bytes(reader.raw[before:]).partition(b"ended=")[0]
        assert b"thi" not in drawn
        assert reader.code == 0
    assert said(home, "judgment") == HALF


def test_a_closed_window_loses_nothing_and_ends_the_program(home: Path) -> None:
    with at_the_page(home, *PRACTISE) as reader:
        at_the_judgment(reader)
        reader.writes(HALF)
        reader.hangs_up()
    assert said(home, "judgment") == HALF


@pytest.mark.kills
def test_at_most_two_seconds_of_typing_on_the_page_are_lost_to_kill_9(
    tmp_path: Path, kill_count: int
) -> None:
    chance = random.Random(20261125)  # noqa: S311  # chance that comes out alike each time
    for number in range(max(3, kill_count // 3)):
        home = tmp_path / str(number)
        with (
            at_the_page(home, *PRACTISE, counted=False) as reader,
            Disk.measured(tmp_path) as disk,
        ):
            at_the_judgment(reader)
            until = time.monotonic() + chance.uniform(0.3, 4.0)
            words, history = "", [(time.monotonic(), "")]
            while time.monotonic() < until:
                word = f"word{len(history)}"
                reader.types(f" {word}")
                reader.shows(word)
                words += f" {word}"
                history.append((time.monotonic(), words))
            reader.kill(signal.SIGKILL)
            killed = time.monotonic()
            reader.ends()
        due = [said for at, said in history if at <= killed - TYPING_SECONDS - 2 * disk.slowest]
        kept = said(home, "judgment") or ""
        assert kept.startswith(due[-1] if due else ""), number
        assert words.startswith(kept), number


@LINUX
def test_line_by_line_after_the_page_one_can_step_out_and_come_back(home: Path) -> None:
    with half_written(home) as reader:
        reader.chooses("g")
        reader.sees("> ")
        process = started_by(reader)
        os.kill(process, signal.SIGSTOP)  # Ctrl+Z, for a shell that minds jobs
        reader.until(lambda: state_of(process) == "T", "stopped")
        os.kill(process, signal.SIGCONT)
        reader.until(lambda: state_of(process) != "T", "going on")
        reader.types("/stop\r")
        reader.ends()
        assert reader.code == 0
    assert said(home, "judgment") == HALF


def state_of(process: int) -> str:
    """What the system says of a process: "T" for stopped."""
    return Path(f"/proc/{process}/stat").read_text().split()[2]


# ------------------------------------------------------------------ an error of our own


FAILING = [sys.executable, failing_program.__file__]
# What fails, and the key at which it does.
TARGETS = {
    "nvc_coach.practice.session:advance": "ctrl+n",
    "nvc_coach.services.sitting:Sitting.draft": "space",
    "nvc_coach.tui.widgets.footer:Footer.render_line": "ctrl+n",
    "nvc_coach.tui.screens.ways:Ways.compose": "escape",
}


@pytest.mark.parametrize("target", TARGETS)
def test_an_error_of_our_own_restores_the_terminal_and_tells_no_word(
    home: Path, tmp_path: Path, target: str
) -> None:
    flag = tmp_path / "fails"
    argv = told_about(*FAILING, target, *PRACTISE)
    with at_the_page(home, argv=argv, more={"FAILS_WHILE": str(flag)}) as reader:
        at_the_judgment(reader)
        reader.writes(HALF)
        reader.until(lambda: said(home, "judgment") == HALF, "kept so far")
        flag.write_text("PLANTED", encoding="utf-8")
        reader.presses(TARGETS[target])
        reader.ends()
        assert reader.code == 1
        told = reader.told_in_the_shell
        assert "Something went wrong in nvc-coach itself: InjectedError, " in told
        assert "What was saved in your journal is kept." in told
        assert "PLANTED" not in told
        assert HALF not in told
        assert "Traceback" not in told
        assert reader.left_on == set()
        before, after = reader.terminal_before_and_after
        assert before == after
    assert (said(home, "judgment") or "").startswith(HALF)


# ------------------------------------------------------------------ nothing can be saved


@contextmanager
def on_a_full_disk(home: Path) -> Iterator[tuple[Reader, Callable[[], None]]]:
    """Somebody writes while no file can take a byte more; and a way to make room."""
    with half_written(home) as reader:
        process = started_by(reader)
        reader.until(lambda: said(home, "judgment") == HALF, "kept so far")
        _soft, most = resource.prlimit(process, resource.RLIMIT_FSIZE)
        resource.prlimit(process, resource.RLIMIT_FSIZE, (0, most))
        reader.types("nks of himself.")
        reader.shows(NOT_SAVED, f"{HALF}nks of himself.")

        def make_room() -> None:
            resource.prlimit(process, resource.RLIMIT_FSIZE, (most, most))

        yield reader, make_room


@LINUX
def test_what_cannot_be_saved_is_said_and_tried_again_and_stays_on_the_page(home: Path) -> None:
    with on_a_full_disk(home) as (reader, make_room):
        reader.presses("ctrl+n")
        reader.shows("What shall we call them here?", NOT_SAVED)
        reader.writes("D.")
        assert said(home, "judgment") == HALF
        make_room()
        reader.shows_no(NOT_SAVED)
        assert said(home, "person") == "D."
        reader.chooses("s")
        reader.ends()
        assert reader.code == 0
        assert reader.told_in_the_shell == KEPT
    assert answered(home) == [("judgment", "He only thinks of himself.")]


@LINUX
def test_stopping_offers_to_make_room_before_words_are_lost(home: Path) -> None:
    with on_a_full_disk(home) as (reader, make_room):
        reader.chooses("s")
        reader.shows("try again, and end")
        reader.types("g")
        reader.shows("He only thinks of himself.")
        reader.chooses("s")
        reader.shows("try again, and end")
        reader.types("e")
        reader.shows("try again, and end")
        make_room()
        reader.until(lambda: said(home, "judgment") == "He only thinks of himself.", "saved")
        reader.types("e")
        reader.ends()
        assert reader.code == 0
        assert reader.told_in_the_shell == KEPT
    assert said(home, "judgment") == "He only thinks of himself."


@LINUX
def test_ending_all_the_same_says_what_is_not_saved(home: Path) -> None:
    with on_a_full_disk(home) as (reader, _make_room):
        reader.chooses("s")
        reader.shows("end without saving the rest")
        reader.types("x")
        reader.ends()
        assert reader.code == 5
        assert "Not everything could be saved." in reader.told_in_the_shell
        assert reader.left_on == set()
    assert said(home, "judgment") == HALF


def test_a_journal_that_cannot_be_made_is_told_of_and_one_can_practise(home: Path) -> None:
    home.mkdir()
    (home / "journal").write_text("something in the way")
    with half_written(home) as reader:
        reader.shows("Something else stands in the journal where the entry should be.")
        reader.presses("ctrl+n")
        reader.shows("What shall we call them here?", NOT_SAVED)
        (home / "journal").unlink()
        reader.shows_no(NOT_SAVED)
        reader.chooses("s")
        reader.ends()
        assert reader.code == 0
        assert reader.told_in_the_shell == KEPT
    assert answered(home) == [("judgment", HALF)]


# ------------------------------------------------------------------ two at once


def test_a_second_copy_says_so_reads_and_overwrites_nothing(home: Path) -> None:
    with at_the_page(home, *PRACTISE) as first:
        at_the_judgment(first)
        first.writes(HALF)
        first.until(lambda: said(home, "judgment") == HALF, "kept so far")
        with at_the_page(home) as second:
            second.shows("Another nvc-coach has the journal open: here you can read it")
            second.types("j")
            second.shows("Transforming Enemy Images")
            second.presses("enter")
            second.shows(HALF)
            second.chooses("r")
            second.shows("Your entries")
            second.chooses("r")
            second.shows("What is going on?")
            second.chooses("s")
            assert second.ends() == 0
            assert second.told_in_the_shell == "To come back: nvc-coach"
        first.writes("nks of himself.")
        first.chooses("s")
        assert first.ends() == 0
    assert [one["step"] for one in the_entry(home)["draft"]] == ["judgment"]
    assert said(home, "judgment") == "He only thinks of himself."


def test_an_exercise_begun_beside_another_copy_says_that_nothing_is_kept(home: Path) -> None:
    with at_the_page(home) as first:
        first.shows("What is going on?")
        with at_the_page(home, *PRACTISE) as second:
            at_the_judgment(second)
            second.writes(HALF)
            second.presses("ctrl+s")
            second.shows("Nothing is kept this time.")
            second.chooses("s")
            assert second.ends() == 0
            assert second.told_in_the_shell == "Nothing was kept."
    assert entries(home) == []
