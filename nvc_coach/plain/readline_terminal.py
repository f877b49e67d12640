"""A real terminal, read through readline: no line too long, and the half-typed one is seen.

The terminal's own line discipline would cut a line at 4,095 characters and take what is pasted
between two prompts by the line; so it is switched to hand on every character as it comes, silent
between prompts, with readline doing the editing and the echo; and restored when the talking ends.
"""

import os
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from nvc_coach.plain.terminal import Ended, Ending, Interrupted
from nvc_coach.services.safe_text import printable

try:
    import readline
except ImportError:  # Windows has none: lines are read as its console gives them
    readline = None  # type: ignore[assignment]
try:
    import termios
except ImportError:
    termios = None  # type: ignore[assignment]

PROMPT = "> "
LOOK_SECONDS = 0.05
_INPUT = 0
_EMPTY_SECONDS = 0.3


class ReadlineTerminal:
    """The terminal the program was started in.

    Signals interrupt nothing but the waiting for a line: one that comes at another moment is
    heard when the next line would be read. So nothing is left half done.

    The half-typed line is looked at from a timer's signal, which is heard between two keys and
    in the thread that reads. Looking from another thread would come upon readline in the middle
    of changing the line, and can end the program.
    """

    def __init__(self) -> None:
        self._watch: Callable[[str], None] = _watch_nothing
        self._seen = ""
        self._prefill = self._shown = ""
        self._empty_since: float | None = None
        self._reading = False
        self._looking = False
        self._heard: type[Ended | KeyboardInterrupt] | None = None

    @property
    def width(self) -> int:
        """How many columns it has."""
        return shutil.get_terminal_size().columns

    @property
    def height(self) -> int:
        """How many lines it has."""
        return shutil.get_terminal_size().lines

    def write(self, text: str) -> None:
        """Print safe text as it is, with a line feed behind it; nobody may be there to read it."""
        with suppress(OSError):
            sys.stdout.write(text + "\n")
            sys.stdout.flush()

    def read(self, watch: Callable[[str], None], prefill: str) -> str:
        """Prompt for a line; see :class:`~nvc_coach.plain.terminal.Terminal`."""
        self._watch, self._seen, self._empty_since = watch, prefill, None
        self._prefill, self._shown = prefill, _safe_in_a_line(prefill)
        if readline is not None:
            readline.set_startup_hook(lambda: readline.insert_text(self._shown))
        _echo(on=True)
        try:
            self._reading = True
            _look_every(LOOK_SECONDS)
            self._raise_what_was_heard()
            return self._meant(input(PROMPT))
        except EOFError:
            self.write("")
            raise Ended(Ending.STOPPED) from None
        except KeyboardInterrupt:
            self.write("")
            raise Interrupted(self._seen) from None
        except SystemError as error:
            # Two signals at once: input() let one be heard while the other was being raised.
            if isinstance(error.__cause__, KeyboardInterrupt):
                raise Interrupted(self._seen) from None
            if isinstance(error.__cause__, Ended):
                raise error.__cause__ from None
            raise
        except OSError as error:
            raise Ended(Ending.CUT_OFF) from error
        finally:
            self._reading = False
            _look_every(0)
            _echo(on=False)
            if readline is not None:
                readline.clear_history()

    def _meant(self, line: str) -> str:
        """The line with what stood in it at first, exactly, unless that was changed."""
        if line.startswith(self._shown):
            return self._prefill + line.removeprefix(self._shown)
        return line

    def more(self, seconds: float) -> bool:
        """Whether more input comes within that time."""
        if os.name == "nt":
            import msvcrt  # only there

            time.sleep(seconds)
            return bool(msvcrt.kbhit())  # type: ignore[attr-defined,unused-ignore]
        try:
            return bool(select.select([_INPUT], [], [], seconds)[0])
        except OSError:
            return False

    # ------------------------------------------------------------------ the half-typed line

    def _look(self, *, at_the_end: bool = False) -> None:
        """Tell what stands in the line, if it has changed.

        While talking ends, readline shows an empty line for a moment; so an emptied line is
        believed only when it stays empty.
        """
        if not self._reading or self._looking or readline is None:
            return
        self._looking = True
        try:
            line = self._meant(readline.get_line_buffer() or _line_just_entered())
            if line:
                self._empty_since = None
            elif self._seen and (at_the_end or not self._stays_empty()):
                return
            if line != self._seen:
                self._seen = line
                self._watch(line)
        finally:
            self._looking = False

    def _stays_empty(self) -> bool:
        now = time.monotonic()
        if self._empty_since is None:
            self._empty_since = now
        return now - self._empty_since >= _EMPTY_SECONDS

    # ------------------------------------------------------------------ from start to end

    @contextmanager
    def talking(self) -> Iterator[None]:
        """Read from the terminal by the character, and listen to signals, until the end."""
        _quiet_readline()
        for stream in (sys.stdin, sys.stdout):
            errors = "surrogateescape" if stream is sys.stdin else "replace"
            stream.reconfigure(errors=errors)  # type: ignore[union-attr]
        heard = dict.fromkeys(_ENDING_SIGNALS, self._end)
        heard[signal.SIGINT] = self._interrupt
        if hasattr(signal, "SIGALRM"):
            heard[signal.SIGALRM] = self._time_to_look
        before = {one: signal.signal(one, handler) for one, handler in heard.items()}
        try:
            with _by_the_character():
                yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)
            if readline is not None:
                readline.set_startup_hook(None)

    def _time_to_look(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if not self._looking:
            self._look()
            self._raise_what_was_heard()

    def _end(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._look(at_the_end=True)
        self._heard = Ended
        self._raise_soon()

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._look(at_the_end=True)
        if self._heard is None:
            self._heard = KeyboardInterrupt
            self._raise_soon()

    def _raise_soon(self) -> None:
        """Leave the raising to the timer's signal, where there is one.

        input() listens once more to signals that wait after one has raised, and does not bear to
        hear another then: so only one kind of signal ever raises.
        """
        if not hasattr(signal, "setitimer"):
            self._raise_what_was_heard()

    def _raise_what_was_heard(self) -> None:
        """Raise it while a line is waited for, and only then; an ending is heard for good."""
        if not self._reading or self._looking or self._heard is None:
            return
        _look_every(0)
        if self._heard is Ended:
            self._reading = False
            raise Ended(Ending.CUT_OFF)
        if self._heard is KeyboardInterrupt:
            self._heard, self._reading = None, False
            raise KeyboardInterrupt


def _watch_nothing(typed: str) -> None:
    del typed


def _look_every(seconds: float) -> None:
    """Let the timer's signal come so often, or with 0 no more."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds, seconds)


_ENDING_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)


def _safe_in_a_line(text: str) -> str:
    """`text` as readline may show it: it prints what is above ASCII just as it is.

    And it takes no text with a zero in it.
    """
    return "\t".join(map(printable, text.split("\t")))


def _line_just_entered() -> str:
    """The line that was entered and perhaps never arrived, because a signal came in between.

    The history holds nothing else: it is cleared with every line.
    """
    if readline.get_current_history_length() == 0:
        return ""
    return readline.get_history_item(1) or ""


def _quiet_readline() -> None:
    """No bell, no escape sequence that is not needed to edit a line."""
    if readline is None:
        return
    readline.clear_history()
    if "libedit" in (readline.__doc__ or ""):
        return
    for setting in (
        "bell-style none",
        "enable-bracketed-paste off",
        "enable-meta-key off",
        "disable-completion on",
    ):
        readline.parse_and_bind(f"set {setting}")


@contextmanager
def _by_the_character() -> Iterator[None]:
    if termios is None:
        yield
        return
    before = termios.tcgetattr(_INPUT)
    during = termios.tcgetattr(_INPUT)
    during[3] &= ~(termios.ICANON | termios.ECHO)
    during[6][termios.VMIN], during[6][termios.VTIME] = 1, 0
    termios.tcsetattr(_INPUT, termios.TCSADRAIN, during)
    try:
        yield
    finally:
        with suppress(termios.error):  # a terminal that is gone needs no restoring
            termios.tcsetattr(_INPUT, termios.TCSADRAIN, before)


def _echo(*, on: bool) -> None:
    """Let the terminal echo: readline echoes only where the terminal would, and only then."""
    if termios is None:
        return
    with suppress(termios.error):
        now = termios.tcgetattr(_INPUT)
        now[3] = now[3] | termios.ECHO if on else now[3] & ~termios.ECHO
        termios.tcsetattr(_INPUT, termios.TCSANOW, now)
