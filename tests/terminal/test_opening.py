"""Opening in a real terminal: two questions, one key each, and nothing typed is lost."""

import os
import re
import signal
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from nvc_coach.services.program import Outside, Program
from tests.terminal.person import Person, somebody

HOW = "1 full screen   2 line by line"
WHETHER = "1 keep what I write   2 keep nothing this time"
STAND_IN = Path(__file__).with_name("standing_in.py")
STARTING = f"'{sys.executable}' '{STAND_IN}'"
FIELD = "What are you telling yourself about them?"
MODES = re.compile(rb"[0-9a-f]+(?::[0-9a-f]+){10,}")
MEANING_NOTHING = {
    "arrows": "\x1b[A\x1b[B\x1bOC\x1bOD",
    "an arrow with Ctrl": "\x1b[1;5A",
    "function keys": "\x1bOQ\x1b[11~\x1b[12~\x1b[[A",
    "Alt and a digit": "\x1b2",
    "Alt and an arrow": "\x1b\x1b[2~",
    "a mouse": "\x1b[<0;12;21M",
    "the colour of the ground": "\x1b]11;rgb:1212/2121/1212\x07",
    "the same, ended otherwise": "\x1b]11;rgb:1212/2121/1212\x1b\\",
    "other keys": "x3 0?\t\x7f\x15\x1aé彼",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@contextmanager
def opening(home: Path, *arguments: str, more: Mapping[str, str] | None = None) -> Iterator[Person]:
    """Somebody opens the program, with a stand-in for the page."""
    root = Path(__file__).parents[2]
    given = {"PYTHONPATH": str(root), **(more or {})}
    with somebody(home, argv=[sys.executable, str(STAND_IN), *arguments], more=given) as person:
        yield person


def settings_in(home: Path) -> dict[str, object]:
    file = home / "config/settings.toml"
    return tomllib.loads(file.read_text()) if file.exists() else {}


def entries_in(home: Path) -> list[Path]:
    return list((home / "journal").rglob("*.toml"))


def welcomed(home: Path, more: str = "") -> None:
    """Somebody has been here before."""
    (home / "config").mkdir(parents=True)
    (home / "config/settings.toml").write_text(f"welcomed = true\n{more}")


# ------------------------------------------------------------------ the two questions


def test_the_first_run_says_what_holds_asks_twice_and_opens_at_one_field(home: Path) -> None:
    with opening(home) as person:
        person.sees("What you write stays on this computer.")
        person.sees("Anyone who can open your files here can read it.")
        person.sees("not therapy.")
        person.sees(HOW)
        person.types("1")
        person.sees(WHETHER)
        person.types("1")
        person.sees("None None first_words=True in_memory=False opened=True")
        person.types("\r")
        person.sees("Kept. To go on: nvc-coach")
        assert person.ends() == 0
    assert settings_in(home) == {"welcomed": True}


def test_enter_stands_for_the_first_answer(home: Path) -> None:
    with opening(home) as person:
        for question in (HOW, WHETHER):
            person.sees(question)
            person.types("\r")
        person.sees("first_words=True in_memory=False")
        person.types("\r")
        assert person.ends() == 0


def test_whoever_keeps_nothing_leaves_no_word_and_is_asked_again_next_time(home: Path) -> None:
    for _time in range(2):
        with opening(home) as person:
            person.sees(HOW)
            person.types("1")
            person.sees(WHETHER)
            person.types("2")
            person.sees("first_words=True in_memory=True")
            person.types("\r")
            person.sees("Nothing was kept.")
            assert person.ends() == 0
    assert settings_in(home) == {}
    assert entries_in(home) == []


def test_line_by_line_goes_straight_to_one_field_and_is_remembered(home: Path) -> None:
    with opening(home) as person:
        person.sees(HOW)
        person.types("2")
        person.sees(WHETHER)
        person.types("1")
        person.sees("Line by line from now on.")
        person.sees(FIELD)
        person.enters("He only thinks of himself.")
        person.sees("Kept. Two short pages come first.")
        person.enters("/stop")
        assert person.ends() == 0
        assert b"page of" not in person.raw
        assert person.raw.count(b"stays on this computer") == 1
        assert set(person.raw) & set(range(0x20)) <= {0x0A, 0x0D}
    assert settings_in(home) == {"welcomed": True, "plain": True}
    with opening(home) as person:
        person.sees("Go on where you were")
        person.enters("/stop")
        assert person.ends() == 0


def test_line_by_line_with_nothing_kept_is_remembered_and_the_words_are_not(home: Path) -> None:
    with opening(home) as person:
        person.sees(HOW)
        person.types("22")
        person.sees(FIELD)
        person.enters("He only thinks of himself.")
        person.enters("/stop")
        person.sees("Nothing was kept.")
        assert person.ends() == 0
    assert settings_in(home) == {"plain": True}
    assert entries_in(home) == []


def test_the_questions_are_asked_once(home: Path) -> None:
    welcomed(home)
    with opening(home) as person:
        person.sees("first_words=False in_memory=False")
        person.types("\r")
        assert person.ends() == 0
        assert b"Enter = 1" not in person.raw


@pytest.mark.parametrize("arguments", [("practice",), ()], ids=str)
def test_practice_without_an_exercise_asks_the_same(home: Path, arguments: tuple[str, ...]) -> None:
    with opening(home, *arguments) as person:
        person.sees(HOW)
        person.types("11\r")
        person.sees("first_words=True")
        assert person.ends() == 0


def test_with_an_exercise_nothing_is_asked_before_the_page(home: Path) -> None:
    with opening(home, "practice", "transforming-enemy-images") as person:
        person.sees("transforming-enemy-images None first_words=False in_memory=False")
        person.types("\r")
        assert person.ends() == 0
        assert b"Enter = 1" not in person.raw


@pytest.mark.parametrize("in_the_way", ["another copy", "a file"])
def test_where_nothing_can_be_kept_only_the_first_question_is_asked(
    home: Path, in_the_way: str
) -> None:
    other = Program(Outside({"NVC_COACH_HOME": str(home)}))
    if in_the_way == "a file":
        home.write_text("in the way")
    else:
        assert other.open_for_writing()
    with opening(home) as person:
        person.sees(HOW)
        person.types("2")
        person.sees("> ")
        person.types("/stop\r")
        assert person.ends() == 0
        assert WHETHER.encode() not in person.raw
        told = b"Another nvc-coach" if other.writable else b"this time nothing can be kept"
        assert told in person.raw
    other.close()


# ------------------------------------------------------------------ one key each


@pytest.mark.parametrize("keys", MEANING_NOTHING.values(), ids=MEANING_NOTHING)
def test_no_other_key_answers(home: Path, keys: str) -> None:
    with opening(home) as person:
        person.sees(HOW)
        person.types(f"{keys}2")
        person.sees(WHETHER)
        person.types(f"{keys}1")
        person.sees("Line by line from now on.")
        person.sees("> ")
        person.types("/stop\r")
        assert person.ends() == 0


def test_digits_of_other_keyboards_answer_too(home: Path) -> None:
    with opening(home) as person:
        person.sees(HOW)
        person.types("\N{EXTENDED ARABIC-INDIC DIGIT ONE}")
        person.sees(WHETHER)
        person.types("\N{DEVANAGARI DIGIT TWO}")
        person.sees("in_memory=True")
        person.types("\r")
        assert person.ends() == 0


def test_what_is_typed_while_the_page_is_loaded_reaches_it_byte_for_byte(home: Path) -> None:
    words = "12 of them, «nobody» 彼 and \x03 too\t\x1b[A\r"
    with opening(home) as person:
        person.sees(HOW)
        person.types(f"1{2}{words}")
        person.sees(f"typed {words.encode()!r}")
        person.ends()
        # It would stay in the shell, where anybody who scrolls back could read it.
        assert "«nobody»".encode() not in person.raw


def test_what_is_typed_before_anything_is_asked_reaches_the_page(home: Path) -> None:
    with opening(home) as person:
        person.types("12He only thinks of himself.\r")
        person.sees("in_memory=True")
        person.sees("typed b'He only thinks of himself.")
        assert person.ends() == 0


def test_what_is_typed_ahead_reaches_the_first_line(home: Path) -> None:
    with opening(home) as person:
        person.sees(HOW)
        person.types("21He only thinks of himself.\r")
        person.sees("Two short pages come first.")
        person.enters("/stop")
        person.ends()
    (entry,) = (home / "journal/entries").rglob("*.toml")
    assert 'text = "He only thinks of himself."' in entry.read_text()


# ------------------------------------------------------------------ endings


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize("first", ["", "1", "2"], ids=["at once", "at the second", "line by line"])
def test_ending_at_a_question_sets_nothing_and_says_how_to_come_back(
    home: Path, first: str, key: str
) -> None:
    with opening(home) as person:
        person.sees(HOW)
        person.types(first)
        if first:
            person.sees(WHETHER)
        person.types(key)
        person.sees("To come back: nvc-coach")
        assert person.ends() == 0
        assert b"page of" not in person.raw
    assert settings_in(home) == {}
    assert entries_in(home) == []


def modes_around(home: Path, *keys: str, number: signal.Signals | None = None) -> list[bytes]:
    """The terminal's modes before and after these keys at the questions, and perhaps a signal."""
    shell = f"trap : INT; stty -g; PYTHONPATH='{STAND_IN.parents[2]}' {STARTING}; stty -g"
    with somebody(home, argv=["/bin/sh", "-c", shell]) as person:
        person.sees(HOW)
        for key in keys:
            person.types(key)
        if number is not None:
            os.kill(started_by(person), number)
        person.ends()
        return MODES.findall(bytes(person.raw))


def started_by(person: Person) -> int:
    """The process id of what a shell runs."""
    children = Path(f"/proc/{person.child.pid}/task/{person.child.pid}/children")
    (started,) = children.read_text().split()
    return int(started)


@pytest.mark.parametrize(
    "keys",
    [("\x03",), ("\x04",), ("1", "\x03"), ("11\r",), ("11fail\r",), ("21", "\x04")],
    ids=repr,
)
def test_every_ending_leaves_the_terminal_as_it_was(home: Path, keys: tuple[str, ...]) -> None:
    before, after = modes_around(home, *keys)

    assert before == after


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells of children so")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_at_a_question_leaves_the_terminal_as_it_was(
    home: Path, number: signal.Signals
) -> None:
    before, after = modes_around(home, number=number)

    assert before == after
    assert settings_in(home) == {}


def test_a_terminal_that_is_not_restored_would_be_noticed(home: Path) -> None:
    abrupt = "import os, tty; print(1, 'full screen   2 line by line'); tty.setcbreak(0)"
    shell = f"stty -g; '{sys.executable}' -c \"{abrupt}\"; stty -g"
    with somebody(home, argv=["/bin/sh", "-c", shell]) as person:
        person.ends()
        before, after = MODES.findall(bytes(person.raw))
    assert before != after


def test_a_window_closed_at_a_question_ends_the_program(home: Path) -> None:
    with opening(home) as person:
        person.sees(HOW)
        person.hangs_up()
    assert settings_in(home) == {}


# ------------------------------------------------------------------ full screen or line by line


@pytest.mark.parametrize(
    "more",
    [{"NVC_COACH_PLAIN": "1"}, {"TERM": "dumb"}, {"TERM": ""}, {"PYTHONIOENCODING": "latin-1"}],
    ids=str,
)
def test_where_it_opens_line_by_line_both_are_asked_in_lines(
    home: Path, more: dict[str, str]
) -> None:
    with opening(home, more=more) as person:
        person.sees("1 keep what I write. 2 keep nothing this time.")
        person.enters()
        person.sees(FIELD)
        person.enters("/stop")
        assert person.ends() == 0
        assert HOW.encode() not in person.raw


@pytest.mark.parametrize("arguments", [(), ("practice",)], ids=str)
def test_the_setting_opens_line_by_line(home: Path, arguments: tuple[str, ...]) -> None:
    welcomed(home, "plain = true\n")
    with opening(home, *arguments) as person:
        person.sees("Your journal: 0 entries")
        person.enters("/stop")
        assert person.ends() == 0


def test_a_page_that_could_not_be_seen_is_not_opened(home: Path) -> None:
    shell = f"PYTHONPATH='{STAND_IN.parents[2]}' {STARTING} 2>/dev/null"
    with somebody(home, argv=["/bin/sh", "-c", shell]) as person:
        person.sees("1 keep what I write. 2 keep nothing this time.")
        person.enters("/stop")
        assert person.ends() == 0


def test_from_the_page_one_goes_on_line_by_line_and_is_asked_nothing_again(home: Path) -> None:
    with opening(home) as person:
        person.sees(HOW)
        person.types("12")
        person.sees("in_memory=True")
        person.types("line by line\r")
        person.sees("nvc-coach. This time nothing is kept.")
        person.enters("/stop")
        person.sees("Nothing was kept.")
        assert person.ends() == 0


def test_what_was_kept_on_the_page_is_said_to_be_kept_after_going_on_line_by_line(
    home: Path,
) -> None:
    welcomed(home)
    with opening(home) as person:
        person.sees("page of")
        person.types("line by line\r")
        person.sees("Your journal: 0 entries")
        person.enters("/stop")
        person.sees("Kept. To go on: nvc-coach")
        assert person.ends() == 0


def test_a_page_that_fails_shows_nothing_of_what_was_typed(home: Path) -> None:
    welcomed(home)
    with opening(home) as person:
        person.sees("page of")
        person.types("fail, PLANTED\r")
        person.sees("Something went wrong in nvc-coach itself: ValueError")
        assert person.ends() == 1
        shown = bytes(person.raw).partition(b"Something went wrong")[2]
        assert b"PLANTED" not in shown
