"""The main exercise on the page, by keys alone, in windows of every size, with breaks in it."""

import json
import signal
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.terminal.page_reader import (
    KEPT,
    PRACTISE,
    Entry,
    Reader,
    answered,
    at_the_judgment,
    at_the_page,
    said,
    the_entry,
    value_of,
)
from tests.terminal.person import command, environment

JUDGMENT = "He only thinks of himself."
LETTER = "\n".join(f"Line {number}, as he wrote it [/b]." for number in range(1, 61))
OWN = "to be met halfway, at least once"
ASKED_OF_MYSELF = "To go to bed by ten tonight."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def shown(home: Path) -> Entry:
    """The only entry, as the command reads it back."""
    entry_id = the_entry(home)["id"]
    done = subprocess.run(
        command("journal", "show", entry_id, "--json"),
        env=environment(home),
        capture_output=True,
        check=True,
        timeout=60,
    )
    entry = json.loads(done.stdout)
    assert isinstance(entry, dict)
    return entry


def walks_to_what_happened(reader: Reader) -> None:
    """The judgment, a name and a number."""
    at_the_judgment(reader)
    reader.writes(JUDGMENT)
    reader.presses("ctrl+n")
    reader.shows("What shall we call them here?", "“He only thinks of himself.”")
    reader.writes("D.")
    reader.presses("enter")
    reader.shows("How strongly does the judgment hold you")
    reader.types("11")
    reader.shows("Enter goes on with 1")
    reader.types("0")
    reader.shows("Enter goes on with 10")
    reader.presses("backspace")
    reader.types("8")
    reader.shows("Enter goes on with 8")
    reader.presses("enter")
    reader.shows("this judgment of D.")


def pastes_takes_back_and_pastes_again(reader: Reader, home: Path) -> None:
    """A letter of sixty lines: undone, done again, and seen in windows of every size."""
    reader.pastes(LETTER)
    reader.shows("Line 60,")
    reader.presses("ctrl+z")
    reader.shows_no("Line 60,")
    reader.until(lambda: not said(home, "observation"), "nothing of it kept")
    reader.presses("ctrl+y")
    reader.shows("Line 60,")
    reader.resizes(40, 15)
    reader.shows("Line 60,")
    reader.resizes(120, 40)
    reader.shows("Line 60,", "▸ What happened", "The judgment")
    reader.resizes(30, 10)
    reader.shows("too small for the page", "g to go on line by line")
    reader.resizes(80, 24)
    reader.shows("Line 60,", "^N go on")
    reader.until(lambda: said(home, "observation") == LETTER, "all of it kept")
    reader.presses("ctrl+n")
    reader.shows("what matters to you")


def picks_on_my_side(reader: Reader) -> None:
    """A need by its beginning, own words, and a word that carries a story."""
    reader.types("resp")
    reader.shows("Enter keeps respect")
    reader.presses("enter")
    reader.shows("1 kept")
    reader.types(OWN)
    reader.shows("Enter keeps your words")
    reader.presses("enter")
    reader.shows("2 kept")
    reader.presses("ctrl+n")
    reader.shows("what do you feel?")
    reader.types("ignored")
    reader.shows('"ignored" tells what someone did.')
    reader.presses("enter")
    reader.shows("1 kept")
    reader.presses("down", "space")
    reader.shows("2 kept")
    reader.presses("ctrl+n")
    reader.shows("For a breath or several")
    reader.presses("enter")
    reader.shows("Is some part of you willing")


def comes_back_to_my_side(reader: Reader) -> None:
    """More time with one's own side: what was said the last time is offered, and stands."""
    reader.types("2")
    reader.shows("Enter chooses 2", "back to My side")
    reader.presses("enter")
    reader.shows("Last time:", "respect")
    reader.types("rest")
    reader.shows("Enter keeps rest")
    reader.presses("enter")
    reader.shows("3 kept")
    reader.presses("ctrl+n")
    reader.shows("what do you feel?", "Last time:")
    reader.presses("ctrl+n")
    reader.shows("For a breath or several")
    reader.presses("ctrl+n")
    reader.shows("Is some part of you willing", "Last time:")


def wonders_about_their_side(reader: Reader) -> None:
    """A guess, one left open, one not sure."""
    reader.presses("end", "enter")
    reader.shows("might have mattered to D.?")
    reader.types("eas")
    reader.shows("Enter keeps ease")
    reader.presses("enter")
    reader.shows("1 kept")
    reader.presses("ctrl+n")
    reader.shows("how might that have felt")
    reader.chooses("n")
    reader.shows("let both stand side by side")
    reader.presses("enter")
    reader.shows("Say it to yourself once more.", JUDGMENT)


def looks_deeper(reader: Reader) -> None:
    """Still alive: what it guards, and the four further questions."""
    reader.types("3")
    reader.shows("Enter chooses 3")
    reader.presses("enter")
    reader.shows("Which needs might it be looking after?")
    reader.types("dign")
    reader.shows("Enter keeps dignity")
    reader.presses("enter")
    reader.shows("1 kept")
    reader.presses("ctrl+n")
    reader.shows("as you look at that?")
    reader.presses("alt+k")
    reader.shows("make room for this as well")
    reader.presses("enter")
    reader.shows("with what it may be guarding in mind")
    for number, asked in (
        ("1", "to be the truth?"),
        ("2", "afraid to say this judgment aloud?"),
        ("2", "a voice in you that blames you"),
    ):
        reader.types(number)
        reader.shows(f"Enter chooses {number}")
        reader.presses("enter")
        reader.shows(asked)
    reader.types("1")
    reader.shows("Enter chooses 1")
    reader.presses("enter")
    reader.shows("Write it as it speaks to you.")
    reader.writes("You of all people.")
    reader.presses("ctrl+n")
    reader.shows("Which way do you lean just now?")
    reader.types("3")
    reader.shows("Enter chooses 3")
    reader.presses("enter")
    for asked, then in (
        ("Suppose you went on working", "alt+k"),
        ("suppose you let it be.", "alt+k"),
    ):
        reader.shows(asked)
        reader.presses(then)
    reader.shows("what do you feel right now?")


def to_the_first_request(reader: Reader) -> None:
    """Here and now."""
    reader.types("calm")
    reader.shows("Enter keeps calm")
    reader.presses("enter")
    reader.shows("1 kept")
    reader.presses("ctrl+n")
    reader.shows("what matters to you right now?")
    reader.presses("alt+k")
    reader.shows("ask of yourself, small enough")


def asks_and_closes(reader: Reader, friday: str) -> None:
    """Two requests, the number afterwards, and what was said read back."""
    reader.presses("tab")
    reader.types("Friday")
    reader.shows(friday)
    reader.presses("enter")
    reader.shows("you would like to ask of D.?")
    reader.types("Would you tell me when you are too full to listen?")
    reader.presses("ctrl+n")
    reader.shows("How strongly does the judgment hold you now?")
    reader.presses("right", "left", "enter")
    reader.shows("Thank you for taking this time.")
    reader.presses("enter")
    reader.shows("Line 1, as he wrote it [/b].", "Keep this", "Keep nothing of this")
    reader.presses("shift+tab", "end")
    reader.shows("Right now I feel: calm.", ASKED_OF_MYSELF)
    reader.presses("tab", "enter")
    reader.shows("What is going on?", "1 entry")


def test_a_whole_practice_with_breaks_in_it_is_kept_exactly(home: Path) -> None:
    with at_the_page(home, *PRACTISE) as reader:
        walks_to_what_happened(reader)
        pastes_takes_back_and_pastes_again(reader, home)
        picks_on_my_side(reader)
        comes_back_to_my_side(reader)
        reader.chooses("s")
        assert reader.ends() == 0
        assert reader.told_in_the_shell == KEPT
        assert reader.left_on == set()
    with at_the_page(home, counted=False) as reader:
        reader.shows("Go on where you were", "1 entry")
        reader.presses("enter")
        reader.shows("For a breath or several")
        reader.presses("enter")
        reader.shows("Is some part of you willing", "Last time:")
        wonders_about_their_side(reader)
        looks_deeper(reader)
        to_the_first_request(reader)
        reader.writes(ASKED_OF_MYSELF)
        reader.until(lambda: said(home, "request-self") == ASKED_OF_MYSELF, "kept")
        reader.kill(signal.SIGKILL)
        reader.ends()
    with at_the_page(home) as reader:
        reader.shows("Go on where you were")
        reader.presses("enter")
        reader.shows("ask of yourself, small enough", ASKED_OF_MYSELF)
        friday = _next_friday()
        asks_and_closes(reader, f"{friday:%A}, {friday.day} {friday:%B}")
        reader.chooses("s")
        assert reader.ends() == 0
        assert reader.told_in_the_shell == KEPT
    assert answered(home) == _whole_walk(friday)
    entry = shown(home)
    assert entry["state"] == "finished"
    assert [(one["step"], value_of(one)) for one in entry["event"]] == [
        (step, (said[0], friday.isoformat()) if isinstance(said, tuple) else said)
        for step, said in _whole_walk(friday)
    ]
    assert not entry.get("draft")


def _next_friday() -> date:
    today = date.today()  # noqa: DTZ011  # the day here, as somebody says it
    return today + timedelta(days=(4 - today.weekday()) % 7 or 7)


def _whole_walk(friday: date) -> list[tuple[str, object]]:
    return [
        ("judgment", JUDGMENT),
        ("person", "D."),
        ("charge-before", 8),
        ("observation", LETTER),
        ("my-needs", ["respect", OWN]),
        ("my-feelings", ["lonely", "ignored"]),
        ("willing", "not-yet"),
        ("my-needs", ["respect", "rest", OWN]),
        ("my-feelings", ["lonely", "ignored"]),
        ("willing", "yes"),
        ("their-needs", ["ease"]),
        ("their-feelings", "not sure"),
        ("check-in", "still"),
        ("holding-needs", ["dignity"]),
        ("holding-feelings", None),
        ("check-again", "yes"),
        ("truth", "no"),
        ("afraid", "no"),
        ("self-judging", "yes"),
        ("should-not", "You of all people."),
        ("choice", "unsure"),
        ("working-needs", None),
        ("leaving-needs", None),
        ("now-feelings", ["calm"]),
        ("now-needs", None),
        ("request-self", (ASKED_OF_MYSELF, friday)),
        ("request-other", "Would you tell me when you are too full to listen?"),
        ("charge-after", 4),
    ]


def test_in_the_smallest_window_everything_can_be_reached(home: Path) -> None:
    with at_the_page(home, size=(40, 15)) as reader:
        reader.shows("What is going on?")
        reader.presses("enter")
        reader.shows("type to find")
        reader.types("transf")
        reader.shows("▸ Transforming Enemy Images")
        reader.presses("enter")
        reader.shows("Transforming Enemy Images", "▸ Begin", "Begin, and keep nothing this time")
        reader.presses("enter")
        at_the_judgment(reader)
        reader.pastes(LETTER)
        reader.shows("Line 60,")
        reader.presses("ctrl+n")
        for asked in ("What shall we call", "How strongly", "Pick a moment"):
            reader.shows(asked)
            reader.presses("alt+k")
        reader.shows("what matters to you")
        reader.types("at ease")
        reader.shows("Keep my words")
        reader.presses("ctrl+n")
        reader.shows("1 kept")
        reader.presses("ctrl+n")
        reader.shows("what do you feel?")
        reader.presses("alt+k")
        reader.shows("For a breath or several")
        reader.presses("enter")
        reader.shows("Is some part of you willing")
        reader.types("1")
        reader.shows("▸ 1")
        reader.presses("enter")
        reader.shows("You began with")
        reader.presses("end")
        reader.shows("No, it has moved")
        reader.presses("enter")
        for asked in (
            "what do you feel right now?",
            "what matters to you right now?",
            "ask of yourself,",
            "you would like to ask of them?",
            "How strongly",
        ):
            reader.shows(asked)
            reader.presses("alt+k")
        reader.shows("Thank you for taking this time.")
        reader.presses("enter")
        reader.shows("Keep nothing of this")
        reader.presses("enter")
        reader.shows("1 entry")
