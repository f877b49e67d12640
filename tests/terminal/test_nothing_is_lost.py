"""Pulling the plug: kill -9 at random moments of typing, closed windows, signals."""

import os
import random
import signal
import threading
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pytest

from tests.terminal.person import Person, at_the_judgment, somebody

PRACTISE = ("practice", "--plain", "transforming-enemy-images")
TYPING_SECONDS = 2.0
DURABLE = os.fsync
"""As the system does it: by the time a test begins, its own process waits for no disk any more."""
WORDS = "On Tuesday he closed the laptop while I was speaking and said nothing at all "


def kept(home: Path) -> str:
    """What the journal holds of the judgment, answered or unsent; it must be whole."""
    texts = [""]
    for path in (home / "journal/entries").rglob("*.toml"):
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
        tables = [*entry.get("event", []), *entry.get("draft", [])]
        texts += [one["text"] for one in tables if one["step"] == "judgment" and "text" in one]
    return texts[-1]


def types_on(person: Person, chance: random.Random, until: float) -> list[tuple[float, str]]:
    """Type a long answer in small pieces, entering a line now and then, until a moment comes.

    Returns:
        What had been typed at each moment.
    """
    typed = ""
    history = [(time.monotonic(), typed)]
    while time.monotonic() < until:
        piece = chance.choice(WORDS.split()) + " "
        person.types(piece)
        person.child.expect_exact(piece.rstrip().encode(), timeout=30)
        typed += piece
        if chance.random() < 0.08:
            typed += "\n"
            person.types("\r")
            person.child.expect_exact(b"> ", timeout=30)
        history.append((time.monotonic(), typed))
    return history


class Disk:
    """Measures, all the while, how long the disk takes for one durable write.

    A disk that is busy with other tests answers late, and whoever waits for it cannot be saved
    sooner; so what it takes is added to the two seconds.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "durable"
        self._over = threading.Event()
        self.slowest = 0.0

    def _measure(self) -> None:
        while not self._over.wait(0.05):
            begin = time.monotonic()
            with self._file.open("wb") as file:
                file.write(b"x" * 4096)
                file.flush()
                DURABLE(file.fileno())
            self.slowest = max(self.slowest, time.monotonic() - begin)

    @classmethod
    @contextmanager
    def measured(cls, folder: Path) -> Iterator["Disk"]:
        """Measure until the block ends."""
        disk = cls(folder)
        thread = threading.Thread(target=disk._measure)
        thread.start()
        try:
            yield disk
        finally:
            disk._over.set()
            thread.join()


@pytest.mark.kills
def test_at_most_two_seconds_of_typing_are_lost_to_kill_9(tmp_path: Path, kill_count: int) -> None:
    chance = random.Random(20261123)  # noqa: S311  # chance that comes out alike each time
    for number in range(kill_count):
        home = tmp_path / str(number)
        with somebody(home, *PRACTISE) as person, Disk.measured(tmp_path) as disk:
            at_the_judgment(person)
            person.sees("> ")
            history = types_on(person, chance, time.monotonic() + chance.uniform(0.3, 4.0))
            person.kill(signal.SIGKILL)
            killed = time.monotonic()
            person.ends()
        # One save is a write, a file and a folder made durable.
        due = [t for at, t in history if at <= killed - TYPING_SECONDS - 2 * disk.slowest]
        assert kept(home).startswith(due[-1].rstrip("\n") if due else ""), number
        assert history[-1][1].startswith(kept(home)), number


@pytest.mark.kills
def test_on_return_the_half_typed_line_stands_there_again(tmp_path: Path) -> None:
    with somebody(tmp_path, *PRACTISE) as person:
        at_the_judgment(person)
        person.enters("On Tuesday")
        person.sees("> ")
        person.types("he clo")
        until_saved(tmp_path, "On Tuesday\nhe clo")
        person.kill(signal.SIGKILL)
        person.ends()
    with somebody(tmp_path, "--plain") as person:
        person.sees("Go on where you were")
        person.enters("1")
        person.enters()
        person.sees("On Tuesday")
        person.enters("/edit")
        person.sees("> he clo")
        person.types("sed the laptop.\r")
        person.enters()
        person.enters("/stop")
        person.ends()
    assert kept(tmp_path) == "On Tuesday\nhe closed the laptop."


def until_saved(home: Path, text: str) -> None:
    """Wait until the journal holds a text; how soon it must, the test before this one says."""
    end = time.monotonic() + 10 * TYPING_SECONDS
    while kept(home) != text:
        assert time.monotonic() < end, "not saved at all"


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "a closed window"])
def test_an_ending_from_outside_loses_nothing(tmp_path: Path, ending: str, kill_count: int) -> None:
    for number in range(max(3, kill_count // 3)):
        home = tmp_path / str(number)
        half = f"nobody asked me, number {number}"
        with somebody(home, *PRACTISE) as person:
            at_the_judgment(person)
            person.enters("He only thinks of himself.")
            person.sees("> ")
            person.types(half)
            person.is_echoed(half)
            if ending == "a closed window":
                # Nobody closes a window within half a second of the last key.
                person.child.expect(pexpect.TIMEOUT, timeout=0.5)
                person.hangs_up()
            else:
                person.kill(signal.Signals[ending])
                person.ends()
        assert kept(home) == f"He only thinks of himself.\n{half}"


def test_after_a_signal_nothing_more_is_drawn(tmp_path: Path) -> None:
    with somebody(tmp_path, *PRACTISE) as person:
        at_the_judgment(person)
        person.sees("> ")
        person.types("half")
        person.is_echoed("half")
        before = len(person.raw)
        person.kill(signal.SIGHUP)
        person.ends()
        assert bytes(person.raw[before:]).strip() == b""
