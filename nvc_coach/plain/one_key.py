"""One key for an answer, without Enter, before anything that is slow is loaded.

A key is read by the byte, and no further than it goes: what is typed or pasted ahead stays with
the terminal, for whoever reads next.
"""

import codecs
import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TypeVar

from nvc_coach.plain.terminal import Ended, Ending

try:
    import termios
except ImportError:  # Windows has none
    termios = None  # type: ignore[assignment]
try:
    import msvcrt
except ImportError:  # and only Windows has this
    msvcrt = None  # type: ignore[assignment]

Came = TypeVar("Came")

_INPUT = 0
_ESCAPE = b"\x1b"
_ENTER = ("\r", "\n")
_CTRL_C, _CTRL_D = "\x03", "\x04"
_SPECIAL_ON_WINDOWS = ("\x00", "\xe0")
_ENDING_SIGNALS = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)
_CUTTING_SIGNALS = tuple(one for one in _ENDING_SIGNALS if one != signal.SIGINT)
_TOGETHER_SECONDS = 0.1
"""How long the rest of what one key sends may take behind its escape."""
_LISTENING_SECONDS = 0.5
"""How long a signal that fell just before the waiting may be unheard."""

_Byte = Callable[[float | None], bytes]
"""The next byte; with a number of seconds, nothing where none comes within them."""


@contextmanager
def without_echo() -> Iterator[None]:
    """Let the terminal show nothing by itself, and keep every key as it comes, to the end.

    What is typed before the page stands is then seen on the page alone, and not also in the shell.
    """
    before = None
    if termios is not None:
        with suppress(termios.error):  # there is no terminal that could echo
            before = termios.tcgetattr(_INPUT)
    if before is None:
        yield
        return
    during = [*before[:6], [*before[6]]]
    # Enter stays what it is, since the page tells it from a line feed.
    during[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR)
    # Ctrl+C comes in its turn, behind what was typed before it.
    during[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN)
    during[6][termios.VMIN], during[6][termios.VTIME] = 1, 0
    # A signal that would end the program at once would leave the terminal so.
    handlers = {one: signal.signal(one, _end) for one in _CUTTING_SIGNALS}
    try:
        # TCSANOW, since TCSAFLUSH would throw away what is typed ahead.
        termios.tcsetattr(_INPUT, termios.TCSANOW, during)
        yield
    finally:
        for one, handler in handlers.items():
            signal.signal(one, handler)
        with suppress(termios.error):  # a terminal that is gone needs no restoring
            termios.tcsetattr(_INPUT, termios.TCSANOW, before)


def _end(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise SystemExit(0)


def one_key(offered: str) -> str:
    """Wait for one of a few keys; within :func:`without_echo`.

    Args:
        offered: The keys, all of them digits or letters; Enter stands for the first.

    Returns:
        The key. Whatever else is pressed means nothing.

    Raises:
        Ended: Ctrl+C or Ctrl+D was pressed, the terminal is gone, or the program is to end.
    """
    with _Endings.heard() as endings:
        if termios is not None:
            decoder = codecs.getincrementaldecoder("utf-8")("replace")

            def byte(seconds: float | None) -> bytes:
                return _byte(endings, seconds)

            return _first_of(offered, lambda: decoder.decode(_bytes_of_a_key(byte)))
        return _first_of(offered, lambda: endings.wait_for(_other_key))


def _first_of(offered: str, pressed: Callable[[], str]) -> str:
    """The first key that answers; `pressed` gives the letters that come, none for other keys."""
    while True:
        for letter in pressed():
            if letter in _ENTER:
                return offered[0]
            if letter in {_CTRL_C, _CTRL_D}:
                raise Ended(Ending.STOPPED)
            # Many keyboards write digits of their own.
            key = str(int(letter)) if letter.isdecimal() else letter
            if key in offered:
                return key


# ------------------------------------------------------------------ where there is termios


def _byte(endings: "_Endings", seconds: float | None) -> bytes:
    if seconds is not None and not select.select([_INPUT], [], [], seconds)[0]:
        return b""
    try:
        data = endings.wait_for(_next_byte)
    except OSError as error:
        raise Ended(Ending.CUT_OFF) from error
    if not data:
        raise Ended(Ending.CUT_OFF)
    return data


def _next_byte() -> bytes:
    """What comes next. Python hears a signal that fell just before a wait when the wait ends."""
    while not select.select([_INPUT], [], [], _LISTENING_SECONDS)[0]:
        pass
    return os.read(_INPUT, 1)


def _bytes_of_a_key(byte: _Byte) -> bytes:
    """The next byte; nothing for a key that sends a sequence, which is read to its end."""
    first = byte(None)
    if first != _ESCAPE:
        return first
    kind = byte(_TOGETHER_SECONDS)
    while kind == _ESCAPE:
        kind = byte(_TOGETHER_SECONDS)
    if kind in {b"[", b"O"}:  # an arrow, a function key, a report on the terminal
        while (more := byte(_TOGETHER_SECONDS)) and not b"@" <= more <= b"~":
            pass
    elif kind in {b"]", b"P", b"X", b"^", b"_"}:  # a report of any length, closed by BEL or ST
        before = b""
        while (more := byte(_TOGETHER_SECONDS)) and more != b"\x07":
            if (before, more) == (_ESCAPE, b"\\"):
                break
            before = more
    return b""


# ------------------------------------------------------------------ where there is none


def _other_key() -> str:
    """A key as the console of Windows gives it; elsewhere what a line begins with."""
    if msvcrt is not None:
        key: str = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
        if key in _SPECIAL_ON_WINDOWS:
            msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
            return ""
        return key
    line = sys.stdin.readline()
    return line.strip()[:1] or line[-1:] or _CTRL_D


# ------------------------------------------------------------------ endings from outside


class _Endings:
    """Signals that end the program: they interrupt the waiting for a key, and nothing else."""

    def __init__(self) -> None:
        self._waiting = False
        self._heard: Ending | None = None

    @classmethod
    @contextmanager
    def heard(cls) -> "Iterator[_Endings]":
        """Listen until the block ends.

        Raises:
            Ended: A signal came meanwhile, and nothing waits any more that it could interrupt.
        """
        endings = cls()
        before = {one: signal.signal(one, endings._hear) for one in _ENDING_SIGNALS}
        try:
            yield endings
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)
        if endings._heard is not None:
            raise Ended(endings._heard)

    def wait_for(self, come: Callable[[], Came]) -> Came:
        """What comes; a signal ends the waiting.

        Raises:
            Ended: The program is to end.
        """
        try:
            self._waiting = True
            self._raise_what_was_heard()
            return come()
        finally:
            self._waiting = False

    def _hear(self, number: int, frame: FrameType | None) -> None:
        del frame
        self._heard = Ending.STOPPED if number == signal.SIGINT else Ending.CUT_OFF
        self._raise_what_was_heard()

    def _raise_what_was_heard(self) -> None:
        if self._waiting and self._heard is not None:
            self._waiting = False
            raise Ended(self._heard)
