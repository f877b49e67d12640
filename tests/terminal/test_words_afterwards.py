"""Words about a practice that is finished: pulling the plug loses none of them either (P4)."""

import re
import signal
import time
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered
from tests.cli.commanding import Coach
from tests.cli.test_reading_commands import put
from tests.journal.entries import entry, new_id
from tests.plain.talking import BEGIN
from tests.terminal.page_reader import Reader, at_the_page
from tests.terminal.person import WAIT, Person, somebody

WORDS = "It is softer now and I"
ASKED = Answered(at=BEGIN, step="ask", answer=Text("To call her.", BEGIN.date()), asked="What?")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one finished practice, which asked for something that is due."""
    home = tmp_path / "home"
    put(Coach(home), replace(entry(entry_id=new_id(1), events=(ASKED,)), state="finished"))
    return home


def unsent(home: Path) -> str:
    """The words that stand unsent in the only entry."""
    [file] = Coach(home).entries()
    drafts = tomllib.loads(file.read_text(encoding="utf-8")).get("draft", [])
    return "".join(one["text"] for one in drafts)


def chooses(person: Person, *items: str) -> None:
    """Choose items of menus, each by its number, as soon as it is read out."""
    for item in items:
        person.child.expect(rb"(\d+) " + re.escape(item).encode(), timeout=WAIT)
        found = person.child.match
        assert isinstance(found, re.Match)
        person.enters(found[1].decode())


LOOK_BACK = ("Your entries", "", "Look back on it")
TAGS = ("Your entries", "", "Tags")
HOW_IT_WENT = ("Due", "", "partly")


@pytest.mark.kills
@pytest.mark.parametrize("way", [LOOK_BACK, TAGS, HOW_IT_WENT], ids=" ".join)
def test_line_by_line_what_is_half_written_stands_there_again(
    home: Path, way: tuple[str, ...]
) -> None:
    with somebody(home, "--plain") as person:
        chooses(person, *way)
        person.enters("First.")
        person.sees("> ")
        person.types(WORDS)
        person.is_echoed(WORDS)
        until_kept(home, f"First.\n{WORDS}")
        person.kill(signal.SIGKILL)
        person.ends()
    with somebody(home, "--plain") as person:
        chooses(person, *way)
        person.sees("You wrote:")
        person.sees("and I")


def until_kept(home: Path, words: str) -> None:
    """Wait until the journal holds them; how soon it must, the tests of typing say."""
    end = time.monotonic() + WAIT
    while unsent(home) != words:
        assert time.monotonic() < end, f"not kept: {unsent(home)}"


def opens_the_entry(reader: Reader) -> None:
    reader.types("j")
    reader.shows("Your entries", "▸ 2")
    reader.presses("enter")
    reader.shows("look back on it")


def looks_back(reader: Reader) -> None:
    opens_the_entry(reader)
    reader.types("e")
    reader.shows("how is it now?")


def files_it(reader: Reader) -> None:
    opens_the_entry(reader)
    reader.types("k")
    reader.shows("Which tags")


def tells_how_it_went(reader: Reader) -> None:
    reader.presses("up")
    reader.shows("▸ A request")
    reader.presses("enter")
    reader.shows("How did it go?", "done")


def partly(reader: Reader) -> None:
    tells_how_it_went(reader)
    reader.types("2")
    reader.shows("chosen")


@pytest.mark.kills
@pytest.mark.parametrize(
    ("goes", "comes_back"),
    [(looks_back, looks_back), (files_it, files_it), (partly, tells_how_it_went)],
)
def test_on_the_page_what_is_half_written_stands_there_again(
    home: Path, goes: Callable[[Reader], None], comes_back: Callable[[Reader], None]
) -> None:
    with at_the_page(home, counted=False) as reader:
        reader.shows("What is going on?", "A request", "Esc more")
        goes(reader)
        reader.types(WORDS)
        reader.until(lambda: unsent(home) == WORDS, "kept")
        reader.kill(signal.SIGKILL)
        reader.ends()
    with at_the_page(home, counted=False) as reader:
        reader.shows("What is going on?", "A request", "Esc more")
        comes_back(reader)
        reader.shows(WORDS, "You began to write this earlier.")
