"""The terminal learns nothing but what is shown: no history, no title, no mode of its own (P24).

That every ending leaves the terminal's modes as they were is tested with plain mode itself, and
for crashes with them.
"""

import re
import sys
from pathlib import Path

import pytest

from tests.terminal.person import Person, at_the_judgment, somebody

PRACTISE = ("practice", "--plain", "transforming-enemy-images")
FIRST = "He only thinks of himself."
SECOND = "On Tuesday, by himself"
# Keys that bring back earlier lines where an editor of lines keeps any.
RECALLING = {
    "up": "\x1b[A",
    "ctrl-p": "\x10",
    "first of all": "\x1b<",
    "search": "\x12He only",
    "its last word": "\x1b.",
    "its words": "\x1b\x19",
}
NAIVE = """\
import readline
readline.parse_and_bind("set enable-bracketed-paste on")
for _ in range(3):
    said = input("> ")
"""
# Whatever a terminal is told but to move within the line and to erase what is behind.
BEYOND_EDITING = rb"\x1b(?!\[\d*[CDJKP@]).{,7}"
# What somebody may have set for other programs.
LOUD_INPUTRC = """\
set bell-style audible
set enable-bracketed-paste on
set enable-meta-key on
set show-all-if-ambiguous on
set completion-query-items 0
"""


def recalls(person: Person, keys: str) -> bool:
    """Whether keys bring a line that was entered before back into the line."""
    before = len(person.raw)
    person.types(f"{keys}\x05")
    person.types("END")
    person.is_echoed("END")
    return any(
        word in bytes(person.raw[before:]).replace(b"He only", b"", 1)
        for word in (b"himself", b"He only", b"Tuesday")
    )


@pytest.mark.parametrize("keys", RECALLING.values(), ids=RECALLING)
def test_no_key_brings_an_earlier_line_back(keys: str, tmp_path: Path) -> None:
    with somebody(tmp_path / "home", *PRACTISE) as person:
        at_the_judgment(person)
        person.enters(FIRST)
        person.enters(SECOND)
        person.sees("> ")
        assert not recalls(person, keys)


@pytest.mark.parametrize("keys", ["\x1b[A", "\x10", "\x12He only", "\x1b."])
def test_an_earlier_line_would_be_noticed(keys: str, tmp_path: Path) -> None:
    with somebody(tmp_path / "home", argv=[sys.executable, "-c", NAIVE]) as person:
        person.enters(FIRST)
        person.enters(SECOND)
        person.sees("> ")
        assert recalls(person, keys)


def quiet_session(home: Path, inputrc: Path, program: list[str] | None = None) -> bytes:
    """Everything that is written while somebody tries every key that might make a sound."""
    inputrc.write_text(LOUD_INPUTRC)
    more = {"INPUTRC": str(inputrc)}
    with somebody(home, *PRACTISE, argv=program, more=more) as person:
        if program is None:
            at_the_judgment(person)
        person.sees("> ")
        person.types("\x7f\x1b[A\x1b[B\t\t\x15\x0b\x19")
        person.types(f"{FIRST}\r")
        person.enters()
        person.enters("/stop" if program is None else "")
        person.ends()
        return bytes(person.raw)


def test_no_bell_rings_no_paste_is_bracketed_and_no_title_is_set(tmp_path: Path) -> None:
    raw = quiet_session(tmp_path / "home", tmp_path / "inputrc")

    assert b"\x07" not in raw
    assert set(re.findall(BEYOND_EDITING, raw)) == set()


def test_a_bell_and_a_bracketed_paste_would_be_noticed(tmp_path: Path) -> None:
    raw = quiet_session(tmp_path / "home", tmp_path / "inputrc", [sys.executable, "-c", NAIVE])

    assert b"\x07" in raw
    assert b"\x1b[?2004h" in re.findall(BEYOND_EDITING, raw)
    assert re.findall(BEYOND_EDITING, b"\x1b]0;title\x07") == [b"\x1b]0;title\x07"[:8]]


def test_leaving_pushes_what_was_written_off_the_screen(tmp_path: Path) -> None:
    with somebody(tmp_path / "home", *PRACTISE, columns=80, rows=24) as person:
        at_the_judgment(person)
        person.enters(FIRST)
        person.enters()
        person.sees("What shall we call them")
        assert FIRST in person.screen
        person.enters("/leave")
        assert person.ends() == 0
        assert person.screen.strip() == ""


def test_nothing_is_written_to_the_clipboard(tmp_path: Path) -> None:
    with somebody(tmp_path / "home", *PRACTISE) as person:
        at_the_judgment(person)
        person.enters(FIRST)
        person.enters("/help")
        person.sees("/leave")
        person.enters("/stop")
        assert person.ends() == 0
        assert b"\x1b]52" not in person.raw
        for word in (b"clipboard", b"screenshot", b"/copy"):
            assert word not in person.raw.lower()
