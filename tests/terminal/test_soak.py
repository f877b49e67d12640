"""A storm of keys for a while: the page never fails, and no word that was sent is ever lost."""

import re
import select
import sys
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pexpect
import pytest

from nvc_coach.journal.disk import DiskStore
from tests.terminal.page_reader import (
    LEFT_THE_PAGE,
    PRACTISE,
    Reader,
    at_the_judgment,
    at_the_page,
    entries,
    told_about,
)
from tests.terminal.page_storm import Keys, Size, Storm
from tests.terminal.person import PROMPT, WAIT, command

MOST_INPUTS = 200
ROUND_SECONDS = 8.0
SENT_AT_ONCE = 512
FAILED = b"in nvc-coach itself"
GONE = b"It will be gone for good."
# What ends it wherever it may be: on a page, on what lies on one, or line by line.
WAYS_OUT = ("\x1b", "\x11", "\x03\x03", "\r/leave\r", "\x04")
BREATH_SECONDS = 0.4
INTERRUPTED = 130
"""How it ends by a Ctrl+C in the very moment in which the terminal is itself again."""
_LATEST = 4096
"""How many bytes of the latest are looked at."""


class Soaking:
    """One sitting in the storm.

    Args:
        reader: Who sits there.
        storm: What comes.
        inputs: Where it is noted.
    """

    def __init__(self, reader: Reader, storm: Storm, inputs: "deque[Keys | Size]") -> None:
        self._reader = reader
        self._storm = storm
        self._inputs = inputs

    def goes_on(self, until: float) -> bool:
        """Send what comes, until then or until the page is left; False once it has ended."""
        while time.monotonic() < until:
            one = self._storm.next()
            self._inputs.append(one)
            if isinstance(one, Size):
                self._reader.child.setwinsize(one.rows, one.columns)
            elif not self.sends(one.sent):
                return False
            if not self._reader.look(0.01):
                return False
            if LEFT_THE_PAGE in self._reader.raw[-_LATEST:]:
                return self._rests(WAIT)
        return True

    def _rests(self, seconds: float) -> bool:
        """Send nothing for so long, or until line by line begins; False once it has ended."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not self._reader.look():
                return False
            if PROMPT.encode() in self._reader.raw.replace(b"\r", b"")[-_LATEST:]:
                return True
        return True

    def sends(self, data: bytes) -> bool:
        """Send bytes while reading what is painted, so that neither waits for the other."""
        terminal = self._reader.child.child_fd
        end = time.monotonic() + WAIT
        while data:
            assert time.monotonic() < end, "it reads no more"
            if not self._reader.look(0):
                return False
            _readable, writable, _failed = select.select([], [terminal], [], 0.05)
            if writable:
                try:
                    data = data[self._reader.child.send(data[:SENT_AT_ONCE]) :]
                except OSError:
                    return False
        return True

    def leaves(self) -> None:
        """Leave, wherever one is."""
        end = time.monotonic() + WAIT
        while True:
            for keys in WAYS_OUT:
                if not (self.sends(keys.encode()) and self._breathes()):
                    return
                if LEFT_THE_PAGE in self._reader.raw[-_LATEST:] and not self._rests(WAIT):
                    return
            assert time.monotonic() < end, "there is no way out of it"

    def _breathes(self) -> bool:
        """Wait a moment; False once it has ended."""
        breath = time.monotonic() + BREATH_SECONDS
        while time.monotonic() < breath:
            if not self._reader.look():
                return False
        return True


@pytest.mark.soak
def test_no_storm_of_keys_makes_it_fail_or_lose_what_was_sent(
    tmp_path: Path, soak_seconds: float, soak_seed: int
) -> None:
    chance = Random(soak_seed)  # noqa: S311  # chance that comes out alike each time
    storm = Storm(chance)
    inputs: deque[Keys | Size] = deque(maxlen=MOST_INPUTS)
    over = time.monotonic() + soak_seconds
    rounds = proven = 0
    while time.monotonic() < over:
        rounds += 1
        inputs.clear()
        until = min(over, time.monotonic() + ROUND_SECONDS)
        try:
            proven += one_round(tmp_path / "home", storm, inputs, Round(rounds, until))
        except (AssertionError, pexpect.ExceptionPexpect, ValueError) as error:
            noted = "\n".join(map(repr, inputs))
            pytest.fail(f"seed {soak_seed}, round {rounds}: {error}\nthe last of it:\n{noted}")
    assert proven


# Programs that are as ours but for one thing, each by what is then said.
OTHERWISE = {
    "went wrong": "from nvc_coach.tui.screens.ways import Ways; Ways.compose = None",
    "is lost": "from nvc_coach.journal.disk import DiskStore;"
    " DiskStore.create = DiskStore.save = lambda store, entry: None",
    "set()": "from textual.drivers.linux_driver import LinuxDriver;"
    " LinuxDriver._disable_mouse_support = lambda driver: None",
}


@pytest.mark.parametrize("said", OTHERWISE)
def test_what_a_storm_is_to_bring_out_would_be_noticed(tmp_path: Path, said: str) -> None:
    storm = Storm(Random(1))  # noqa: S311  # chance that comes out alike each time
    code = f"{OTHERWISE[said]}; import sys; from nvc_coach.cli import main; sys.exit(main())"
    that = Round(1, time.monotonic() + ROUND_SECONDS / 2, (sys.executable, "-c", code))
    with pytest.raises(AssertionError, match=re.escape(said)):
        one_round(tmp_path / "home", storm, deque(), that)


@dataclass(frozen=True)
class Round:
    """One of the rounds of a storm.

    Attributes:
        number: Which; every third begins at home, with nothing sent.
        until: When it is over, as `time.monotonic` counts.
        program: What is started.
    """

    number: int
    until: float
    program: Sequence[str] = field(default_factory=command)


def one_round(home: Path, storm: Storm, inputs: "deque[Keys | Size]", this: Round) -> bool:
    """Send some words, then let the storm come; whether it is proven that they were kept."""
    settings = home / "config/settings.toml"
    settings.unlink(missing_ok=True)  # for the storm may have changed them
    at_home = this.number % 3 == 0
    argv = told_about(*this.program, *(() if at_home else PRACTISE))
    with at_the_page(home, argv=argv, counted=False) as reader:
        if at_home:
            reader.shows("What is going on?")
        words = "" if at_home else sends_words(reader, storm, this.number)
        reader.blind = True
        soaking = Soaking(reader, storm, inputs)
        if soaking.goes_on(this.until):
            soaking.leaves()
        reader.ends()
        raw = bytes(reader.raw)
        assert FAILED not in raw, raw[raw.rindex(FAILED) - 100 :].decode(errors="replace")
        assert reader.code in {0, INTERRUPTED}
        assert reader.left_on == set()
        before, after = reader.terminal_before_and_after
        assert before == after
        let_go = GONE in raw
    store = DiskStore(home / "journal", mark="reader", writable=False)
    assert store.listing().damaged == ()
    kept = [one.get("text") for entry in entries(home) for one in entry.get("event", [])]
    assert let_go or not words or words in kept, f"{words!r} is lost"
    return bool(words) and not let_go


def sends_words(reader: Reader, storm: Storm, number: int) -> str:
    """Answer the first question with words of which one knows."""
    at_the_judgment(reader)
    more = "".join(sign for sign in storm.text(40) if sign.isprintable())
    words = f"Words of round {number}: {more} ."
    reader.writes(f"Words of round {number}: ")
    reader.pastes(f"{more} .")
    reader.presses("ctrl+n")
    reader.shows("What shall we call them here?")
    return words
