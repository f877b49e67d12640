"""A program in a terminal of its own, and when what it paints arrives there.

Times are nanoseconds of ``time.perf_counter_ns``. What the program asks its terminal stays without
an answer, for every program alike. None of them is waited for at its end: quitting takes its own
time, and a program that ends is no painting.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pyte

PROJECT: Final = Path(__file__).resolve().parents[1]
COLUMNS, ROWS = 120, 40
LONGEST: Final = 30.0

_CHUNK: Final = 65536
_SECOND: Final = 1_000_000_000
_CONTROL: Final = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]|[\x00-\x1f\x7f]"
)
# Sequences that the screen we read from does not know, and would take for text.
_UNKNOWN_TO_SCREEN: Final = re.compile(rb"\x1b\[[<=>][0-9;]*[a-z]")


class NothingPaintedError(Exception):
    """What must be painted was not, so that there is nothing to measure."""


class Terminal:
    """A program in a pty.

    Args:
        module: The Python module to run, as ``python -m`` does.
        arguments: What it is given.
        environment: All it is to find in its environment.

    Attributes:
        started: When it was started.
        process: Its process id.
        longest: How long to wait for what must come, in seconds.
        late: How many keys were pressed after something had come that nobody waited for any more.
    """

    def __init__(
        self,
        module: str,
        *arguments: str,
        environment: Mapping[str, str],
    ) -> None:
        command = [sys.executable, "-m", module, *arguments]
        self.late = 0
        self.longest = LONGEST
        self._fresh = bytearray()
        self._unread = bytearray()
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self.started = self._latest = time.perf_counter_ns()
        self.process, self._end = pty.fork()
        if self.process == 0:
            _become(command, environment)

    def __enter__(self) -> Self:
        """The terminal itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the program at once, whatever it does."""
        with suppress(ProcessLookupError):
            os.killpg(self.process, signal.SIGKILL)
        os.close(self._end)
        os.waitpid(self.process, 0)

    def press(self, keys: str) -> int:
        """Press keys, and say when."""
        while self._comes_within(0):
            self._take()
            self.late += 1
        self._fresh.clear()
        pressed = time.perf_counter_ns()
        os.write(self._end, keys.encode())
        return pressed

    def painted(self, text: str) -> int:
        """When a text stood whole in what was painted since the last key.

        Raises:
            NothingPaintedError: It does not come.
        """
        wanted, limit = text.encode(), time.monotonic() + self.longest
        while wanted not in _CONTROL.sub(b"", self._fresh):
            if not self._comes_within(limit - time.monotonic()):
                message = f"“{text}” was not painted within {self.longest:g} s; there is:\n"
                raise NothingPaintedError(message + self.screen())
            self._take()
        return self._latest

    def settled(self, quiet: float) -> int:
        """When the last byte came before nothing came for so many seconds.

        Raises:
            NothingPaintedError: Nothing came since the last key, or there is no end to it.
        """
        limit = time.monotonic() + self.longest
        while self._comes_within(quiet if self._fresh else self.longest):
            self._take()
            if time.monotonic() > limit:
                message = f"it goes on painting after {self.longest:g} s"
                raise NothingPaintedError(message)
        if not self._fresh:
            message = f"nothing was painted within {self.longest:g} s"
            raise NothingPaintedError(message)
        return self._latest

    def wait(self, seconds: float) -> None:
        """Take whatever comes within so many seconds; it does not count as late."""
        limit = time.monotonic() + seconds
        while (left := limit - time.monotonic()) > 0:
            if self._comes_within(left):
                self._take()

    def screen(self) -> str:
        """What stands on the screen."""
        self._stream.feed(_UNKNOWN_TO_SCREEN.sub(b"", bytes(self._unread)))
        self._unread.clear()
        return "\n".join(line.rstrip() for line in self._screen.display).strip("\n")

    def _comes_within(self, seconds: float) -> bool:
        readable, _, _ = select.select([self._end], [], [], max(seconds, 0))
        return bool(readable)

    def _take(self) -> None:
        try:
            data = os.read(self._end, _CHUNK)
        except OSError:  # how Linux says that nobody is at the other end
            data = b""
        self._latest = time.perf_counter_ns()
        if not data:
            message = f"the program has ended; it left:\n{self.screen()}"
            raise NothingPaintedError(message)
        self._fresh += data
        self._unread += data


def milliseconds(nanoseconds: float) -> float:
    """A time as people read it."""
    return nanoseconds / _SECOND * 1000


def _become(command: list[str], environment: Mapping[str, str]) -> None:
    """In the child: give the terminal its size before anyone can ask, and be the program."""
    try:
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(0, termios.TIOCSWINSZ, size)
        os.chdir(PROJECT)
        os.execve(command[0], command, environment)  # noqa: S606  # no shell is wanted
    finally:
        os._exit(127)
