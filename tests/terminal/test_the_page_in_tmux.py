"""The page inside tmux and GNU screen, which pass keys and pastes on in their own ways."""

import os
import select
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal.page_reader import (
    COUNTING,
    KEPT,
    PRACTISE,
    Reader,
    answered,
    at_the_judgment,
    child_of,
    said,
    welcomed,
)
from tests.terminal.person import WAIT, command, environment, in_a_pty

JUDGMENT = "He only thinks of himself. 彼は自分のことしか考えない。"
LETTER = "\n".join(f"Line {number}, as he wrote it." for number in range(1, 61))
HALF = "To go to b"
# What the shell shows before and after, for the page to leave as it was.
BEFORE = "written before"


@dataclass(frozen=True)
class Multiplexer:
    """A program that holds terminals inside a terminal.

    Attributes:
        reader: Who sits at the outer terminal.
        does: The command line that tells it to do something.
        given: The environment it runs in.
    """

    reader: Reader
    does: tuple[str, ...]
    given: Mapping[str, str]

    def told(self, *arguments: str) -> str:
        """Tell it to do something; what it answers."""
        done = subprocess.run(
            [*self.does, *arguments],
            env=dict(self.given),
            capture_output=True,
            check=True,
            text=True,
            timeout=30,
        )
        return done.stdout


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def _in_a_shell() -> list[str]:
    """The page in a shell that writes before it, and waits after it."""
    told = shlex.join(command(*PRACTISE))
    return ["/bin/sh", "-c", f"echo {BEFORE}; {told}; echo ended=$?; read last"]


@contextmanager
def _started(
    argv: list[str], does: tuple[str, ...], home: Path, more: Mapping[str, str], end: str
) -> Iterator[Multiplexer]:
    """Start it with the page in it; whatever happens, everything in it is ended."""
    if shutil.which(argv[0]) is None:
        pytest.skip(f"{argv[0]} is missing")
    welcomed(home)
    given = environment(home, more)
    given = {name: value for name, value in given.items() if name not in COUNTING}
    try:
        with in_a_pty([*argv, *_in_a_shell()], given, 80, 24) as child:
            yield Multiplexer(Reader(child, 80, 24), does, given)
    finally:
        subprocess.run(
            [*does, *shlex.split(end)], env=given, capture_output=True, check=False, timeout=30
        )


@pytest.fixture
def tmux(home: Path, tmp_path: Path) -> Iterator[Multiplexer]:
    settings = tmp_path / "tmux.conf"
    settings.write_text("set -g status off\n")
    does = ("tmux", "-L", "page", "-f", str(settings))
    argv = [*does, "new-session", "-x", "80", "-y", "24"]
    with _started(argv, does, home, {"TMUX_TMPDIR": str(tmp_path)}, "kill-server") as started:
        yield started


@pytest.fixture
def screen(home: Path, tmp_path: Path) -> Iterator[Multiplexer]:
    settings, sockets = tmp_path / "screenrc", tmp_path / "sockets"
    settings.write_text("startup_message off\naltscreen on\ndefutf8 on\n")
    sockets.mkdir(mode=0o700)
    does = ("screen", "-c", str(settings), "-S", "page")
    argv = [*does, "-U", "-m"]
    more = {"SCREENDIR": str(sockets), "SCREENRC": str(settings), "SYSSCREENRC": "/dev/null"}
    with _started(argv, does, home, more, "-X quit") as started:
        yield started


def walks_a_little(reader: Reader, home: Path) -> None:
    """Words, a number, a choice, a pause, the ways; Esc slow and quick."""
    at_the_judgment(reader)
    reader.writes(JUDGMENT)
    reader.presses("ctrl+n")
    reader.shows("What shall we call them here?")
    reader.writes("D.")
    reader.presses("ctrl+r")
    reader.shows("Which judgment of someone")
    reader.presses("f1")
    reader.shows("It may be about someone close to you")
    reader.presses("escape")
    reader.shows_no("It may be about someone close to you")
    reader.presses("tab")
    reader.shows("Enter: go on")
    reader.presses("enter")
    reader.shows("What shall we call them here?", "D.")
    reader.presses("enter")
    reader.shows("How strongly does the judgment hold you")
    reader.presses("up", "right, in application mode")
    reader.shows("Enter goes on with 6")
    reader.presses("enter")
    reader.shows("this judgment of D.")
    reader.pastes(LETTER)
    reader.shows("Line 60,")
    reader.presses("ctrl+z")
    reader.shows_no("Line 60,")
    reader.presses("ctrl+y")
    reader.shows("Line 60,")
    reader.until(lambda: said(home, "observation") == LETTER, "all of it kept")
    reader.presses("ctrl+n")
    reader.shows("what matters to you")
    reader.types("resp")
    reader.shows("Enter keeps respect")
    reader.presses("enter")
    reader.shows("1 kept")
    reader.presses("ctrl+n")
    reader.shows("what do you feel?")
    reader.presses("alt+k")
    reader.shows("For a breath or several")
    reader.chooses("p")
    reader.shows("Resting. Everything is kept.")
    reader.presses("enter")
    reader.shows("For a breath or several")
    reader.presses("ctrl+l")
    reader.shows("Covered.")
    reader.presses("enter")
    reader.shows("For a breath or several")
    reader.presses("enter")
    reader.shows("Is some part of you willing")


WALKED = [
    ("judgment", JUDGMENT),
    ("person", "back"),
    ("judgment", JUDGMENT),
    ("person", "D."),
    ("charge-before", 6),
    ("observation", LETTER),
    ("my-needs", ["respect"]),
    ("my-feelings", None),
]


def test_a_walk_in_tmux_is_kept_and_leaves_the_terminal_as_it_was(
    tmux: Multiplexer, home: Path
) -> None:
    reader = tmux.reader
    walks_a_little(reader, home)
    reader.resizes(40, 15)
    reader.shows("Not today: I leave")
    assert BEFORE not in tmux.told("capture-pane", "-p")
    reader.resizes(100, 30)
    tmux.told("send-keys", "-l", "3")
    reader.shows("Enter chooses 3")
    tmux.told("send-keys", "Escape", "s")
    reader.shows(KEPT, "ended=0")
    shell = tmux.told("capture-pane", "-p").split("\n")
    assert [line for line in shell if line] == [BEFORE, KEPT, "ended=0"]
    mouse, alternate = tmux.told(
        "display-message", "-p", "#{mouse_any_flag} #{alternate_on}"
    ).split()
    assert (mouse, alternate) == ("0", "0")
    assert answered(home) == WALKED


def test_words_in_tmux_outlast_the_server(tmux: Multiplexer, home: Path) -> None:
    at_the_judgment(tmux.reader)
    tmux.told("send-keys", "-l", HALF)
    tmux.reader.shows(HALF)
    page = os.pidfd_open(child_of(int(tmux.told("display-message", "-p", "#{pane_pid}"))))
    tmux.told("kill-server")
    tmux.reader.ends()
    ended, _written, _failed = select.select([page], [], [], WAIT)
    os.close(page)
    assert ended
    assert said(home, "judgment") == HALF


def test_a_walk_in_screen_is_kept_and_leaves_the_terminal_as_it_was(
    screen: Multiplexer, home: Path
) -> None:
    reader = screen.reader
    walks_a_little(reader, home)
    reader.chooses("s")
    reader.shows(KEPT, "ended=0", BEFORE)
    assert "willing" not in reader.screen
    assert answered(home) == WALKED
