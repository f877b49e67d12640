"""One key at a time: what is read, and what is left for the next reader."""

import os
import pty
import select
import signal
import sys
import termios
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest

from nvc_coach.plain import one_key as keys
from nvc_coach.plain.one_key import one_key, without_echo
from nvc_coach.plain.terminal import Ended, Ending


@dataclass
class Keyboard:
    """A terminal's two ends: what is typed at one is read at the other."""

    typed: int
    read: int

    def types(self, text: str) -> None:
        os.write(self.typed, text.encode())

    @property
    def left(self) -> bytes:
        """What the next reader gets, which must be something."""
        return os.read(self.read, 1000)

    @property
    def modes(self) -> list[Any]:
        return list(termios.tcgetattr(self.read))


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyboard]:
    """A terminal in the place of the process's own."""
    typed, read = pty.openpty()
    monkeypatch.setattr(keys, "_INPUT", read)
    yield Keyboard(typed, read)
    for end in (typed, read):
        os.close(end)


@pytest.mark.parametrize(
    ("typed", "key"),
    [("1", "1"), ("2", "2"), ("\r", "1"), ("\n", "1"), ("x2", "2"), ("\x1b[1;5A2", "2")],
)
def test_the_first_key_that_is_offered_answers(keyboard: Keyboard, typed: str, key: str) -> None:
    with without_echo():
        keyboard.types(f"{typed}rest\r")

        assert one_key("12") == key
        assert keyboard.left == b"rest\r"


@pytest.mark.parametrize(
    "begun", ["\x1b", "\x1b[1;", "\x1bO", "\x1b]11;rgb", "\x1bP1", "\x1b\x1b"], ids=ascii
)
def test_an_escape_with_nothing_more_to_it_takes_nothing_that_comes_later(
    begun: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = iter([*(letter.encode() for letter in begun), b"", b"1"])
    monkeypatch.setattr(keys, "_byte", lambda _endings, _seconds: next(pieces))

    assert one_key("21") == "1"


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_and_ctrl_d_stop(keyboard: Keyboard, key: str) -> None:
    with without_echo():
        keyboard.types(key)
        with pytest.raises(Ended) as ended:
            one_key("12")

    assert ended.value.ending is Ending.STOPPED


def test_a_terminal_that_is_gone_cuts_off(monkeypatch: pytest.MonkeyPatch) -> None:
    typed, read = pty.openpty()
    os.close(typed)
    monkeypatch.setattr(keys, "_INPUT", read)
    with pytest.raises(Ended) as ended:
        one_key("12")
    os.close(read)

    assert ended.value.ending is Ending.CUT_OFF


def test_input_that_fails_cuts_off(monkeypatch: pytest.MonkeyPatch) -> None:
    typed, read = pty.openpty()
    os.close(read)
    monkeypatch.setattr(keys, "_INPUT", read)
    with pytest.raises(Ended) as ended:
        one_key("12")
    os.close(typed)

    assert ended.value.ending is Ending.CUT_OFF


@pytest.mark.parametrize(
    ("number", "ending"),
    [
        (signal.SIGINT, Ending.STOPPED),
        (signal.SIGTERM, Ending.CUT_OFF),
        (signal.SIGHUP, Ending.CUT_OFF),
    ],
)
def test_a_signal_ends_the_waiting_and_is_then_for_others_again(
    keyboard: Keyboard, number: signal.Signals, ending: Ending, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, modes = signal.getsignal(number), keyboard.modes

    def interrupted(_file: int, _count: int) -> bytes:
        os.kill(os.getpid(), number)
        return b"1"

    monkeypatch.setattr(os, "read", interrupted)
    with without_echo():
        keyboard.types("1")
        with pytest.raises(Ended) as ended:
            one_key("12")

    assert ended.value.ending is ending
    assert signal.getsignal(number) is before
    assert keyboard.modes == modes


def test_a_signal_that_came_just_before_the_waiting_is_heard_soon(
    keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float | None] = []

    def passing(_read: object, _write: object, _failed: object, seconds: float | None) -> object:
        waited.append(seconds)
        if len(waited) == 3:  # it came in between, and is heard when the waiting ends
            os.kill(os.getpid(), signal.SIGTERM)
        return [], [], []

    monkeypatch.setattr(select, "select", passing)
    with without_echo():
        keyboard.types("1")
        with pytest.raises(Ended) as ended:
            one_key("12")

    assert ended.value.ending is Ending.CUT_OFF
    assert [one is not None and one <= 1 for one in waited] == [True] * 3


def test_a_signal_while_nothing_is_waited_for_is_heard_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def chosen(*_given: object) -> str:
        os.kill(os.getpid(), signal.SIGTERM)
        return "1"

    monkeypatch.setattr(keys, "_first_of", chosen)
    with pytest.raises(Ended) as ended:
        one_key("12")

    assert ended.value.ending is Ending.CUT_OFF


def test_nothing_is_shown_while_it_is_quiet_and_everything_is_restored(keyboard: Keyboard) -> None:
    before, during = keyboard.modes, list[Any]()

    def fail() -> None:
        with without_echo():
            during.extend(keyboard.modes)
            raise LookupError

    with pytest.raises(LookupError):
        fail()

    assert not during[3] & (termios.ECHO | termios.ICANON | termios.ISIG)
    assert keyboard.modes == before


def test_where_there_is_no_terminal_there_is_nothing_to_keep_quiet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read, write = os.pipe()
    monkeypatch.setattr(keys, "_INPUT", read)
    with without_echo():
        pass
    monkeypatch.setattr(keys, "termios", None)
    with without_echo():
        pass
    for end in (read, write):
        os.close(end)


# ------------------------------------------------------------------ without termios


def test_on_windows_the_console_gives_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    pressed = iter("\xe01\x002x2")
    monkeypatch.setattr(keys, "termios", None)
    monkeypatch.setattr(keys, "msvcrt", SimpleNamespace(getwch=lambda: next(pressed)))

    assert one_key("12") == "2"
    assert list(pressed) == []


@pytest.mark.parametrize(
    ("lines", "key", "left"),
    [
        ("2\nrest", "2", "rest"),
        ("\n2\n", "1", "2\n"),
        ("  2  \n", "2", ""),
        ("full\n1\n", "1", ""),
        ("  \n", "1", ""),
    ],
)
def test_where_there_are_no_keys_a_line_answers(
    lines: str, key: str, left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "termios", None)
    monkeypatch.setattr(keys, "msvcrt", None)
    monkeypatch.setattr(sys, "stdin", StringIO(lines))

    assert one_key("12") == key
    assert sys.stdin.read() == left


def test_where_there_are_no_more_lines_it_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "termios", None)
    monkeypatch.setattr(keys, "msvcrt", None)
    monkeypatch.setattr(sys, "stdin", StringIO(""))

    with pytest.raises(Ended) as ended:
        one_key("12")

    assert ended.value.ending is Ending.STOPPED
