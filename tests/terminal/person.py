"""Somebody at a real terminal: the program in a pty, its screen read as a person would."""

import os
import re
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pyte

WAIT = 30
PROMPT = "\n> "
# What programs ask or tell a terminal that pyte does not know, and would partly show as letters.
UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<=>][\d;]*[ -/]*[@-~]|\x1b\[\?[\d;]*\$p")
BEGUN = re.compile(rb"\x1b(?:\[[\d;<=>?]*[ -/]*)?\Z")


class Person:
    """Types into a pty and reads what comes back.

    Attributes:
        child: The process and its pty.
        raw: Every byte that the program wrote, the terminal's own echo included.
    """

    def __init__(self, child: "pexpect.spawn[bytes]", columns: int, rows: int) -> None:
        self.child = child
        self.raw = bytearray()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._begun = b""
        child.logfile_read = _Log(self)

    def take(self, data: bytes) -> None:
        self.raw += data
        known = UNKNOWN_TO_PYTE.sub(b"", self._begun + data)
        begun = BEGUN.search(known)
        self._begun = begun[0] if begun else b""
        self._stream.feed(known[: begun.start()] if begun else known)

    @property
    def screen(self) -> str:
        """What stands on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def sees(self, text: str) -> None:
        """Wait until a text comes; it must come soon."""
        self.child.expect_exact(text.encode(), timeout=WAIT)

    def types(self, text: str) -> None:
        """Type without Enter."""
        self.child.send(text.encode())

    def enters(self, text: str = "") -> None:
        """Type a line at the next prompt."""
        self.sees("> ")
        self.types(f"{text}\r")

    def is_echoed(self, text: str) -> None:
        """Wait until what was typed stands on the screen, so that the program has read it."""
        self.sees(text)

    def ends(self) -> int:
        """Wait for the end, and give the exit code (128 and the number for a signal)."""
        self.child.expect(pexpect.EOF, timeout=WAIT)
        self.child.close()
        if self.child.exitstatus is not None:
            return self.child.exitstatus
        return 128 + (self.child.signalstatus or 0)

    def hangs_up(self) -> None:
        """Close the terminal's window, and wait until the program has ended by itself."""
        process = self.child.ptyproc  # type: ignore[attr-defined]  # the stubs leave it out
        process.fileobj.close()
        end = time.monotonic() + WAIT
        while process.isalive():
            assert time.monotonic() < end, "it goes on without a terminal"

    def kill(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        assert self.child.pid is not None
        os.kill(self.child.pid, number)


class _Log:
    """What pexpect writes what it read to."""

    def __init__(self, person: Person) -> None:
        self._person = person

    def write(self, data: bytes) -> int:
        self._person.take(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""


def command(*arguments: str) -> list[str]:
    """The program with these arguments, as installed for this Python."""
    return [sys.executable, "-m", "nvc_coach", *arguments]


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment with nothing in it but what the program needs."""
    passed = ("PATH", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG", "TMPDIR", "HOME")
    given = {name: os.environ[name] for name in passed if name in os.environ}
    return given | {
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "NVC_COACH_HOME": str(home),
        **(more or {}),
    }


@contextmanager
def in_a_pty(
    argv: list[str], given: Mapping[str, str], columns: int, rows: int
) -> "Iterator[pexpect.spawn[bytes]]":
    """Start a program in a pty; whatever happens, it is ended and its pty closed."""
    program, *rest = argv
    child: pexpect.spawn[bytes] = pexpect.spawn(
        program, rest, env=dict(given), dimensions=(rows, columns), timeout=WAIT
    )
    child.delaybeforesend = None
    # Once the terminal is at its end, the end of the program is waited for by itself.
    child.ptyproc.delayafterclose = 0  # type: ignore[attr-defined]  # the stubs leave it out
    try:
        yield child
    finally:
        child.close(force=True)


@contextmanager
def somebody(
    home: Path,
    *arguments: str,
    columns: int = 80,
    rows: int = 24,
    more: Mapping[str, str] | None = None,
    argv: list[str] | None = None,
) -> Iterator[Person]:
    """Start the program in a pty; whatever happens, it is ended and its pty closed."""
    given = environment(home, more)
    with in_a_pty(argv or command(*arguments), given, columns, rows) as child:
        yield Person(child, columns, rows)


def at_the_judgment(person: Person) -> None:
    """Turn the first two pages."""
    person.enters()
    person.enters()
    person.sees("bluntly")
