"""Somebody at the page: keys by their names, and a screen that is waited for, never a time."""

import re
import shlex
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pexpect

from tests.terminal.person import WAIT, Person, command, environment, in_a_pty

PRACTISE = ("practice", "transforming-enemy-images")
LOOK_SECONDS = 0.05

KEYS: Mapping[str, str] = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "backspace, as ctrl+h": "\x08",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "up, in application mode": "\x1bOA",
    "down, in application mode": "\x1bOB",
    "right, in application mode": "\x1bOC",
    "left, in application mode": "\x1bOD",
    "home, in application mode": "\x1bOH",
    "end, in application mode": "\x1bOF",
    "f1": "\x1bOP",
    "f1, as of old": "\x1b[11~",
    "f1, on the console": "\x1b[[A",
    "f2": "\x1bOQ",
    "ctrl+enter": "\x1b[13;5u",
    **{f"ctrl+{letter}": chr(ord(letter) & 0x1F) for letter in "abcdefghijklmnopqrstuvwxyz"},
    **{f"alt+{letter}": f"\x1b{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"},
}
WAYS = "A letter, or Enter. Esc: back to where you were."
KEPT = "Kept. To go on: nvc-coach"
LEFT_THE_PAGE = b"\x1b[?1049l"
MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
CONTROL = re.compile(rb"\x1b(?:\[[0-9;?<=>]*[ -/]*[@-~]|[^\[])|[\x00-\x09\x0b-\x1f]")
ENDED = b"ended="
COUNTING = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
TERMINAL = re.compile(rb"\nset=([0-9a-f:]+)")
# What a terminal has at first: lines wrap, and the cursor is seen.
AT_FIRST = {b"7", b"25"}


class Reader(Person):
    """Reads the screen as it is painted, and waits for it to be as expected.

    Attributes:
        blind: Whether what is painted is only kept in `raw`, and not looked at.
    """

    blind = False

    def take(self, data: bytes) -> None:
        """Keep what is painted, and look at it."""
        if self.blind:
            self.raw += data
        else:
            super().take(data)

    def look(self, seconds: float = LOOK_SECONDS) -> bool:
        """Read what is painted meanwhile, at most for so long; False once the program is gone."""
        try:
            self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        return True

    def until(self, holds: Callable[[], object], what: str, seconds: float = WAIT) -> None:
        """Read on until something holds; it must soon."""
        end = time.monotonic() + seconds
        while not holds():
            there = self.look()
            if holds():
                return
            assert there, f"it has ended, and never: {what}\n{self.screen}"
            assert time.monotonic() < end, f"still not: {what}\n{self.screen}"

    @property
    def text(self) -> str:
        """What stands on the screen, as one line."""
        return " ".join(self.screen.split())

    def shows(self, *texts: str) -> None:
        """Wait until all of it stands on the screen, wherever lines are parted."""
        for text in texts:
            self.until(lambda text=text: text in self.text, text)  # type: ignore[misc]  # bound now

    def shows_no(self, text: str) -> None:
        """Wait until it is nowhere on the screen."""
        self.until(lambda: text not in self.text, f"without {text}")

    def presses(self, *names: str) -> None:
        """Press keys, all in one go."""
        self.types("".join(KEYS[name] for name in names))

    def chooses(self, letter: str) -> None:
        """Open the ways, and press a letter once they are there."""
        self.presses("escape")
        self.shows(WAYS)
        self.types(letter)

    def pastes(self, text: str) -> None:
        """Paste, as a terminal sends it."""
        lines = text.replace("\n", "\r")
        self.types(f"\x1b[200~{lines}\x1b[201~")

    def resizes(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self._screen.resize(rows, columns)
        self._screen.reset()
        self.child.setwinsize(rows, columns)

    def clicks(self, text: str) -> None:
        """Click on the first letter of a text that stands on the screen."""
        self.until(lambda: self.place_of(text) is not None, text)
        place = self.place_of(text)
        assert place is not None
        column, row = place
        self.types(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")

    def place_of(self, text: str) -> tuple[int, int] | None:
        """Column and row of a text, from 1."""
        for row, line in enumerate(self._screen.display, 1):
            if text in line:
                return line.index(text) + 1, row
        return None

    def writes(self, text: str) -> None:
        """Type words, and wait until they are seen."""
        self.types(text)
        self.shows(text)

    # ------------------------------------------------------------------ the end

    @property
    def told_in_the_shell(self) -> str:
        """What stays once the page is left, letters alone."""
        after = bytes(self.raw).rpartition(LEFT_THE_PAGE)[2]
        told, _ended, _more = CONTROL.sub(b"", after).partition(ENDED)
        return told.decode().strip()

    @property
    def terminal_before_and_after(self) -> list[bytes]:
        """How the terminal was set, where :func:`told_about` has told it."""
        return TERMINAL.findall(bytes(self.raw))

    @property
    def code(self) -> int:
        """How it ended, where :func:`told_about` has told it."""
        return int(bytes(self.raw).rpartition(ENDED)[2].split()[0])

    @property
    def left_on(self) -> set[bytes]:
        """The modes of the terminal that are on, and were not at first, or the other way."""
        on = set(AT_FIRST)
        for names, change in MODE.findall(bytes(self.raw)):
            for name in names.split(b";"):
                (on.add if change == b"h" else on.discard)(name)
        pushed = self.raw.count(b"\x1b[>") - self.raw.count(b"\x1b[<u")
        return (on ^ AT_FIRST) | ({b"keyboard"} if pushed else set())


@contextmanager
def at_the_page(
    home: Path,
    *arguments: str,
    size: tuple[int, int] = (80, 24),
    more: Mapping[str, str] | None = None,
    argv: list[str] | None = None,
    counted: bool = True,
) -> Iterator[Reader]:
    """Somebody who has been here before opens the page.

    Counting which lines are run makes the page half as fast; `counted` tells whether to.
    """
    welcomed(home)
    given = environment(home, more)
    if not counted:
        given = {name: value for name, value in given.items() if name not in COUNTING}
    with in_a_pty(argv or command(*arguments), given, *size) as child:
        yield Reader(child, *size)


def welcomed(home: Path, more: str = "") -> None:
    """Somebody has been here before."""
    file = home / "config/settings.toml"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"welcomed = true\n{more}")


def told_about(*argv: str) -> list[str]:
    """A program in a shell that tells how the terminal is set before and after, and the code."""
    told = shlex.join(argv)
    # Keys that come once the program has ended are the shell's, which is not to mind them.
    setting = """printf '\\nset=%s\\n' $(stty -g)"""
    after = f"code=$?; trap '' INT QUIT TSTP; echo {ENDED.decode()}$code; {setting}"
    return ["/bin/sh", "-c", f"trap : INT QUIT TSTP; {setting}; {told}; {after}"]


def started_by(reader: Reader) -> int:
    """The process id of what a shell runs."""
    assert reader.child.pid is not None
    return child_of(reader.child.pid)


def child_of(process: int) -> int:
    """The process id of the only child of a process; only Linux tells."""
    (child,) = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return int(child)


SHORT = "short-walk"
SHORT_EXERCISE = f"""\
format = "nvc-exercise/1"
id = "{SHORT}"
version = "1.0.0"
language = "en"
title = "Short walk"
summary = "One question."
minutes = 1
form = ["solo"]

[[step]]
id = "judgment"
kind = "write"
ask = "Which judgment of someone would you like to look at?"
recap = "I said: {{judgment}}"
"""


def add_short_exercise(home: Path) -> None:
    """Put an exercise of one question among a person's own."""
    (home / "library").mkdir(parents=True, exist_ok=True)
    (home / "library/short-walk.toml").write_text(SHORT_EXERCISE, encoding="utf-8")


def at_the_judgment(reader: Reader) -> None:
    """Turn the first two pages."""
    reader.shows("You need not be calm")
    reader.presses("enter")
    reader.shows("If the one you have in mind")
    reader.presses("enter")
    reader.shows("Which judgment of someone")


# ------------------------------------------------------------------ what is on the disk

Entry = dict[str, Any]


def entries(home: Path) -> list[Entry]:
    """Every entry; each must be whole."""
    paths = sorted((home / "journal/entries").rglob("*.toml"))
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]


def the_entry(home: Path) -> Entry:
    """The only one."""
    (entry,) = entries(home)
    return entry


def said(home: Path, step: str) -> str | None:
    """The latest text of a step in the only entry, unsent before answered; None for none."""
    found = entries(home)
    if not found:
        return None
    (entry,) = found
    tables = [*entry.get("event", []), *entry.get("draft", [])]
    texts = [one["text"] for one in tables if one["step"] == step and "text" in one]
    return texts[-1] if texts else None


def answered(home: Path) -> list[tuple[str, object]]:
    """What was done at each step of the only entry; see :func:`value_of`."""
    return [(one["step"], value_of(one)) for one in the_entry(home).get("event", [])]


def value_of(event: Entry) -> object:
    """What was answered, as plain as it goes; None where it was left open."""
    if "back" in event:
        return "back"
    if event.get("skipped"):
        return "not sure" if event.get("unsure") else None
    if "picked" in event or "own" in event:
        return [*event.get("picked", ()), *event.get("own", ())]
    if "by" in event:
        return event["text"], event["by"]
    return next(event[key] for key in ("text", "number", "chose") if key in event)
