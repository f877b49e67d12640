"""What the page writes to a real terminal: pictures, and nothing that steers it (P24, P30, P31).

That every ending restores the terminal's modes is tested with the page's endings.
"""

import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.privacy.page_guide import settled_home
from tests.privacy.page_payloads import ACTION, Plant, hostile, plainly
from tests.privacy.page_program import PROGRAM, environment
from tests.terminal.page_reader import (
    LEFT_THE_PAGE,
    WAYS,
    Reader,
    add_short_exercise,
    at_the_page,
)

# Everything the program may say to a terminal, and no more: colours, where to go on, and the modes
# it sets and takes back. Erasing is only done at the very end.
OUR_OWN = re.compile(
    rb"\x1b\[[\d;]*m|\x1b\[\d+;\d+H|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026|2048)[hl]"
    rb"|\x1b\[\?20(?:26|48)\$p|\x1b\[>\d+u|\x1b\[<u|\x1b\[H\x1b\[2J(?=[^\x1b]*\x1b\[\?2004l)"
)
STEERING = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
CLIPBOARD = re.compile(rb"\x1b\]52;[^;]*;([^\x07\x1b]*)")
COLOURS = re.compile(rb"\x1b\[([\d;]*)m")
COLOURLESS = {"", "0", "1", "2", "7"}
OSC = b"\x1b]"
SELECTED = b"48;5;115m"
"""What the ground of the dark theme's selected text is, of 256 colours."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def steered(reader: Reader) -> set[str]:
    """What the terminal was steered by that is none of the program's own sequences."""
    return set(STEERING.findall(OUR_OWN.sub(b"", bytes(reader.raw)).decode()))


# ------------------------------------------------------------------ hostile text


@contextmanager
def going_on(home: Path, plant: Plant, *switches: str, **more: str) -> Iterator[Reader]:
    """Somebody who goes on with a practice at its last question."""
    program, kept = settled_home(home, plant)
    assert program.close()
    given = {**environment(*switches), **more}
    argv = [*PROGRAM, "practice", "--resume", kept.opened]
    with at_the_page(home, argv=argv, more=given) as reader:
        yield reader


def a_whole_session_of_hostile_text(home: Path) -> set[str]:
    """Go on at the last question, and back past every kind of step; what the terminal was told."""
    with going_on(home, hostile, "HOSTILE_LIBRARY") as reader:
        reader.shows(f"ask-after{ACTION}")
        reader.clicks(ACTION)
        reader.clicks("go[/]")
        for letter, shown in (("w", "What you have said"), ("t", "The way so far"), ("m", "anna[")):
            reader.chooses(letter)
            reader.shows(shown)
            reader.presses("escape")
            reader.shows_no(shown)
        for step in (
            *("agreed", "request", "theirs", "many", "way", "long", "before", "needs"),
            *("feelings", "seen", "line", "judgment"),
        ):
            reader.presses("ctrl+r")
            reader.shows(f"ask-{step}[")
        reader.presses("f1")
        reader.shows("help-judgment[")
        reader.presses("escape")
        reader.shows_no("help-judgment[")
        reader.chooses("s")
        assert reader.ends() == 0
        return steered(reader)


def the_rooms_of_hostile_text(home: Path) -> set[str]:
    """Home, the library, an introduction, the entries and one of them."""
    program, _kept = settled_home(home, hostile)
    assert program.close()
    more = environment("HOSTILE_LIBRARY")
    with at_the_page(home, argv=PROGRAM, more=more) as reader:
        reader.shows("title[", "Someone angers me")
        reader.types("/")
        reader.shows("summary[", "broken[")
        reader.presses("enter")
        reader.shows("Begin, and keep nothing this time")
        reader.presses("ctrl+r")
        reader.shows("Someone angers me")
        reader.types("j")
        reader.shows("strange-title[")
        reader.presses("enter")
        reader.shows("recap[")
        reader.types("w")
        reader.shows("ask-judgment[")
        reader.presses("ctrl+q")
        assert reader.ends() == 0
        return steered(reader)


def test_a_whole_session_of_hostile_text_steers_no_terminal(home: Path) -> None:
    assert a_whole_session_of_hostile_text(home) == set()


def test_rooms_full_of_hostile_text_steer_no_terminal(home: Path) -> None:
    assert the_rooms_of_hostile_text(home) == set()


def test_without_the_gates_the_terminal_would_be_steered(home: Path) -> None:
    with going_on(home, hostile, "HOSTILE_LIBRARY", "WITHOUT_GATES") as reader:
        reader.until(lambda: b"ask-after[" in reader.raw and b"low[" in reader.raw, "painted")
        reader.presses("ctrl+q")
        assert reader.ends() == 0
        assert steered(reader) >= {"\x1b", "\x9b", "\u202e"}


def test_what_steers_a_terminal_would_be_noticed() -> None:
    for said in ("\x1b]0;t\x07", "\x1b[2J", "\x9b2J", "\u202e", "\x1b]52;c;eA==\x07", "\x1b[5n"):
        assert STEERING.search(OUR_OWN.sub(b"", said.encode()).decode()), said


# ------------------------------------------------------------------ titles, clipboard, pictures


@pytest.fixture
def writing(home: Path) -> Iterator[Reader]:
    """Somebody who has written a line."""
    add_short_exercise(home)
    with at_the_page(home, "practice", "short-walk") as reader:
        reader.shows("Which judgment of someone")
        reader.writes("He only thinks of himself.")
        yield reader


def drags(reader: Reader, text: str) -> None:
    """Select a text with the mouse, moving it until that is seen."""
    reader.shows(text)
    place = reader.place_of(text)
    assert place is not None
    column, row = place
    to = column + len(text)
    before = len(reader.raw)
    reader.types(f"\x1b[<0;{column};{row}M")

    def is_seen() -> bool:
        reader.types(f"\x1b[<32;{to};{row}M\x1b[<32;{to - 1};{row}M")
        return SELECTED in bytes(reader.raw[before:])

    reader.until(is_seen, f"selected: {text}")
    reader.types(f"\x1b[<0;{to};{row}m")


def test_copying_reaches_the_clipboard_of_the_terminal_only_after_a_question(
    writing: Reader,
) -> None:
    writing.types("\x1b[1;2H\x03")  # Shift+Home selects the line, Ctrl+C copies it within
    writing.types("\x1b[F\x1b[1;2H\x18")  # and Ctrl+X cuts it out
    writing.shows_no("He only thinks of himself.")
    writing.presses("ctrl+v")
    writing.shows("He only thinks of himself.")
    drags(writing, "Which judgment")
    writing.presses("ctrl+c")
    writing.shows("Copy these words for other programs?")
    writing.presses("enter")
    writing.shows_no("Copy these words for other programs?")
    assert OSC not in writing.raw

    drags(writing, "Which judgment")
    writing.presses("ctrl+c")
    writing.shows("Copy these words for other programs?")
    writing.types("c")
    writing.until(lambda: CLIPBOARD.search(bytes(writing.raw)), "copied")
    (copied,) = CLIPBOARD.findall(bytes(writing.raw))
    assert base64.b64decode(copied).decode().startswith("Which judgment")
    writing.presses("ctrl+q")
    assert writing.ends() == 0
    assert writing.raw.count(OSC) == 1


def test_no_key_and_no_command_takes_a_picture_and_nothing_is_left_on_the_screen(
    writing: Reader, home: Path
) -> None:
    before = set(home.rglob("*"))
    writing.presses("ctrl+p")
    writing.chooses(".")
    writing.shows("what would you like to do?")
    writing.types("pic")
    writing.shows_no("leave now")
    writing.presses("escape")
    writing.shows("Which judgment of someone")
    writing.presses("escape")
    writing.shows(WAYS)
    for word in ("screenshot", "picture", "clipboard"):
        assert word not in writing.text.lower()
    writing.types("q")
    assert writing.ends() == 0
    painted, _left, after = bytes(writing.raw).partition(LEFT_THE_PAGE)
    assert painted.startswith(b"\x1b[?1049h")
    assert b"himself" in painted
    assert b"himself" not in after
    assert OSC not in writing.raw
    assert b"\x07" not in writing.raw
    made = {path.suffix for path in set(home.rglob("*")) - before if path.is_file()}
    assert made <= {".toml"}


# ------------------------------------------------------------------ colours


def paints(home: Path, theme: str, **more: str) -> Reader:
    """What is painted while somebody chooses a number, and leaves."""
    home.joinpath("config").mkdir(parents=True)
    home.joinpath("config/settings.toml").write_text(f'welcomed = true\ntheme = "{theme}"\n')
    with going_on(home, plainly, "HOSTILE_LIBRARY", PLAINLY="1", **more) as reader:
        reader.shows("ask-after")
        reader.types("2")
        reader.shows("[2]")
        reader.chooses("q")
        assert reader.ends() == 0
    return reader


def colours(reader: Reader) -> set[str]:
    """Every way of painting that was asked for, but for bold, dim and reverse."""
    asked = {found.decode() for found in COLOURS.findall(bytes(reader.raw))}
    return {one for one in asked if not set(one.split(";")) <= COLOURLESS}


def test_where_no_colour_is_wanted_none_is_painted_and_one_sees_where_one_is(home: Path) -> None:
    reader = paints(home, "light", NO_COLOR="1")

    assert colours(reader) == set()
    assert re.search(rb"\x1b\[[\d;]*7m\[2\]", bytes(reader.raw))


def test_an_empty_wish_for_no_colours_is_none(home: Path) -> None:
    reader = paints(home, "light", NO_COLOR="", COLORTERM="truecolor")

    assert any(one.startswith("38;2;") for one in colours(reader))


@pytest.mark.parametrize(("theme", "term"), [("terminal", "xterm-256color"), ("dark", "xterm")])
def test_a_terminal_is_left_its_own_colours(home: Path, theme: str, term: str) -> None:
    reader = paints(home, theme, TERM=term)

    codes = {code for one in colours(reader) for code in one.split(";")}
    assert codes <= {*COLOURLESS, "39", "49"}
