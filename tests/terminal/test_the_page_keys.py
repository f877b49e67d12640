"""Every key of the page, as terminals send it: it does what it says, and types nothing else."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.terminal.page_reader import (
    KEPT,
    KEYS,
    PRACTISE,
    WAYS,
    Reader,
    answered,
    at_the_judgment,
    at_the_page,
    entries,
    said,
)

TERMINALS = ("xterm", "xterm-256color", "tmux-256color", "screen-256color", "linux", "vt100")
# What terminals send for keys that mean nothing here, and what they answer to questions.
UNKNOWN = {
    "alt and a letter without meaning": "\x1bx",
    "alt and a capital letter": "\x1bX",
    "alt and a digit": "\x1b1",
    "alt and an accented letter": "\x1bé",
    "alt and a sign": "\x1b;",
    "alt and what begins a sequence": "\x1b[\x1b]\x1bP\x1b_",
    "alt+b, alt+f, and to the end": "\x1bb\x1bf\x1b[F",
    "function keys": "\x1b[15~\x1b[24~\x1b[25~\x1bO5R",
    "a key with every modifier": "\x1b[1;16Q",
    "keys nobody knows": "\x1b[57;5Z\x1b[1;\x1b[99~",
    "what it can do": "\x1b[?62;4;22c",
    "its name": "\x1bP>|a terminal 1.2(345)\x1b\\",
    "the colour of the ground": "\x1b]11;rgb:1212/2121/1212\x07",
    "the same, ended otherwise": "\x1b]11;rgb:1212/2121/1212\x1b\\",
    "focus": "\x1b[I\x1b[O\x1b[I",
    "a mouse moving about": "\x1b[<35;12;2M\x1b[<35;13;2M",
    "a mouse of old": "\x1b[M !!\x1b[32;12;2M",
    "keys with impossible numbers": "\x1b[99999999u\x1b[97;1;99999999u\x1b[1;999999A",
    "ctrl and signs": "\x00\x1c\x1d\x1e\x1f",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def writing(home: Path) -> Iterator[Reader]:
    with at_the_page(home, *PRACTISE) as reader:
        at_the_judgment(reader)
        yield reader


def until_kept(reader: Reader, home: Path, words: str, step: str = "judgment") -> None:
    """Wait until the disk holds these words for a step, and no others."""
    reader.until(lambda: said(home, step) == words, f"{words!r} kept")


def test_a_key_that_means_nothing_types_nothing(writing: Reader, home: Path) -> None:
    words = ""
    for number, keys in enumerate(UNKNOWN.values()):
        word = f"word{number} "
        writing.types(f"{keys}{word}")
        words += word
        writing.shows(word.rstrip())
    until_kept(writing, home, words)


def test_a_key_that_is_cut_off_on_its_way_loses_no_letter(writing: Reader, home: Path) -> None:
    writing.types("one\x1b[1;")
    writing.shows("one")
    writing.types("3D two\x1b[")
    writing.shows("one two")
    writing.types("F three")
    writing.shows("one two three")
    until_kept(writing, home, "one two three")


# ------------------------------------------------------------------ in every terminal


def closes(reader: Reader, told: str) -> None:
    """Wait for what lies on the page, and close it."""
    reader.shows(told)
    reader.presses("escape")
    reader.shows_no(told)


@pytest.mark.parametrize("term", TERMINALS)
def test_every_key_of_the_table_works_in_every_terminal(home: Path, term: str) -> None:
    with at_the_page(home, *PRACTISE, more={"TERM": term}, counted=False) as reader:
        at_the_judgment(reader)
        reader.writes("He only thinks of himself.")
        for help_key in ("f1", "f1, as of old", "f1, on the console", "alt+h"):
            reader.presses(help_key)
            closes(reader, "It may be about someone close to you")
        for example in ("f2", "alt+e"):
            reader.presses(example)
            closes(reader, "For example, somebody wrote")
        reader.chooses("h")
        closes(reader, "It may be about someone close to you")
        reader.presses("ctrl+s")
        reader.shows("Everything is kept as you write.")
        reader.presses("ctrl+c")
        reader.shows("Stop here? Everything is kept.")
        reader.types("g")
        reader.shows_no("Stop here?")
        for cover in ("ctrl+l", "alt+l"):
            reader.presses(cover)
            reader.shows("Covered. Enter goes on.")
            reader.until(lambda: "himself" not in reader.screen, "nothing of it can be read")
            reader.presses("enter")
            reader.shows("He only thinks of himself.")
        goes_on_and_back(reader)
        until_kept(reader, home, "He only thinks of himself.")
        reader.presses("ctrl+q")
        assert reader.ends() == 0
        assert reader.told_in_the_shell == ""
    words = ("judgment", "He only thinks of himself.")
    assert answered(home) == [*[words, ("person", "back")] * 4, words]


def goes_on_and_back(reader: Reader) -> None:
    """Go on in four ways, and back in three."""

    def by_the_last_line() -> None:
        reader.presses("tab")
        reader.shows("Enter: go on")
        reader.presses("enter")

    onward: list[Callable[[], None]] = [
        by_the_last_line,
        lambda: reader.presses("ctrl+n"),
        lambda: reader.presses("ctrl+enter"),
        lambda: reader.chooses("o"),
        lambda: reader.presses("alt+o"),
    ]
    back: list[Callable[[], None]] = [
        lambda: reader.presses("ctrl+r"),
        lambda: reader.presses("alt+r"),
        lambda: reader.chooses("r"),
        lambda: reader.presses("ctrl+r"),
    ]
    for number, go in enumerate(onward):
        go()
        reader.shows("What shall we call them here?")
        if number < len(back):
            back[number]()
            reader.shows("Which judgment of someone")


def test_every_way_of_moving_and_erasing_works(writing: Reader, home: Path) -> None:
    writing.writes("He only")
    for keys, words in (
        (("left",), "He onlXy"),
        (("left, in application mode", "left"), "He onXlXy"),
        (("right", "right, in application mode"), "He onXlXXy"),
        (("home",), "XHe onXlXXy"),
        (("end",), "XHe onXlXXyX"),
        (("home, in application mode",), "XXHe onXlXXyX"),
        (("end, in application mode",), "XXHe onXlXXyXX"),
    ):
        writing.presses(*keys)
        writing.types("X")
        writing.shows(words)
    for erase in ("backspace", "backspace, as ctrl+h"):
        writing.presses(erase)
    writing.presses("home", "delete", "delete", "end")
    writing.types("!")
    until_kept(writing, home, "He onXlXXy!")
    writing.presses("enter", "enter")
    writing.types("below")
    writing.presses("up, in application mode", "up", "end")
    writing.types("?")
    writing.presses("down", "down, in application mode", "end")
    writing.types(".")
    until_kept(writing, home, "He onXlXXy!?\n\nbelow.")
    writing.presses("ctrl+z", "ctrl+z", "ctrl+y")
    writing.presses("pageup", "pagedown")
    until_kept(writing, home, "He onXlXXy!?\n\nbelow")


def test_what_is_seen_is_what_is_written_wherever_one_goes_in_it(
    writing: Reader, home: Path
) -> None:
    chance = Random(20261125)  # noqa: S311  # chance that comes out alike each time
    words, place = "He only", 7
    writing.writes(words)
    moves: dict[str, Callable[[int, int], int]] = {
        "left": lambda at, _end: max(0, at - 1),
        "right": lambda at, end: min(end, at + 1),
        "left, in application mode": lambda at, _end: max(0, at - 1),
        "right, in application mode": lambda at, end: min(end, at + 1),
        "home": lambda _at, _end: 0,
        "end": lambda _at, end: end,
    }
    for _time in range(40):
        for name in chance.choices(list(moves), k=3):
            writing.presses(name)
            place = moves[name](place, len(words))
        sign = chance.choice("xyz")
        writing.types(sign)
        words, place = f"{words[:place]}{sign}{words[place:]}", place + 1
        writing.shows(words)
    until_kept(writing, home, words)


def test_ctrl_c_twice_stops_with_the_half_written_words_kept(writing: Reader, home: Path) -> None:
    writing.types("He only thi")
    writing.presses("ctrl+c")
    writing.shows("Stop here? Everything is kept.")
    writing.presses("ctrl+c")
    assert writing.ends() == 0
    assert writing.told_in_the_shell == KEPT
    assert said(home, "judgment") == "He only thi"


# ------------------------------------------------------------------ without Ctrl, and by mouse


def test_everything_in_a_session_can_be_done_with_esc_and_a_letter(
    writing: Reader, home: Path
) -> None:
    writing.writes("He only thinks of himself.")
    for letter, told in (
        ("h", "It may be about someone close to you"),
        ("e", "For example, somebody wrote"),
        ("w", "What you have said so far"),
        ("m", "My people"),
        ("p", "Resting. Everything is kept."),
        ("l", "Covered."),
        (".", "what would you like to do?"),
    ):
        writing.chooses(letter)
        closes(writing, told)
    writing.chooses("o")
    writing.shows("What shall we call them here?")
    writing.chooses("k")
    writing.shows("How strongly does the judgment hold you")
    writing.chooses("n")
    writing.shows("Pick a moment")
    writing.chooses("t")
    writing.shows("The way so far", "not sure", "left open")
    writing.presses("escape")
    writing.chooses("r")
    writing.shows("How strongly")
    writing.chooses("u")
    writing.shows("Pick a moment")
    writing.chooses("s")
    assert writing.ends() == 0
    assert writing.told_in_the_shell == KEPT
    assert answered(home) == [
        ("judgment", "He only thinks of himself."),
        ("person", None),
        ("charge-before", "not sure"),
        ("observation", "back"),
        ("charge-before", "not sure"),
    ]


def test_the_commands_can_be_found_by_a_part_of_their_name(writing: Reader) -> None:
    writing.chooses(".")
    writing.shows("what would you like to do?")
    writing.types("cover")
    writing.shows_no("go back")
    writing.presses("enter")
    writing.shows("Covered.")


def test_a_click_chooses_keeps_and_goes_on(writing: Reader, home: Path) -> None:
    writing.writes("He only thinks of himself.")
    writing.clicks("go on")
    writing.shows("What shall we call them here?")
    writing.clicks("more")
    writing.shows(WAYS)
    writing.clicks("skip")
    writing.shows("How strongly does the judgment hold you")
    writing.clicks(" 7 ")
    writing.shows("Enter goes on with 7")
    writing.clicks("^N")
    writing.shows("Pick a moment")
    writing.presses("alt+k")
    writing.shows("what matters to you")
    writing.clicks("sleep")
    writing.shows("1 kept")
    writing.clicks("go on")
    writing.shows("what do you feel")
    writing.presses("alt+k")
    writing.shows("For a breath or several")
    writing.presses("enter")
    writing.shows("Is some part of you willing")
    writing.clicks("Not today")
    writing.shows("Enter chooses 1")
    writing.clicks("Not today")
    writing.shows("Say it to yourself once more")
    clicked = [
        ("observation", None),
        ("my-needs", ["sleep"]),
        ("my-feelings", None),
        ("willing", "not-today"),
    ]
    writing.until(lambda: answered(home)[-4:] == clicked, "what was clicked is kept")


# ------------------------------------------------------------------ typed ahead


def test_a_click_waits_for_the_letters_before_it(writing: Reader, home: Path) -> None:
    column, row = writing.place_of("go on") or (0, 0)
    click = f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"
    writing.types(f"He only thinks of himself.{click}D.\r")
    writing.shows("How strongly does the judgment hold you")
    typed = [("judgment", "He only thinks of himself."), ("person", "D.")]
    writing.until(lambda: answered(home) == typed, "what was typed is kept")


def test_keys_typed_ahead_arrive_each_at_its_place(writing: Reader, home: Path) -> None:
    on = KEYS["ctrl+n"]
    writing.types(
        f"He only thinks of himself.{on}D.{on}10\r"
        f"On Tuesday\rhe closed the laptop.{on}resp\rto be met halfway, at least once\r{on}ang"
    )
    writing.until(lambda: said_in_field(home, "my-feelings") == "ang", "the last of it kept")
    assert answered(home) == [
        ("judgment", "He only thinks of himself."),
        ("person", "D."),
        ("charge-before", 10),
        ("observation", "On Tuesday\nhe closed the laptop."),
        ("my-needs", ["respect", "to be met halfway, at least once"]),
    ]


def said_in_field(home: Path, step: str) -> object:
    """What is half typed beside the picks of a step."""
    drafts = [draft for entry in entries(home) for draft in entry.get("draft", [])]
    return next((one.get("text") for one in drafts if one["step"] == step), None)


def test_esc_and_a_letter_typed_ahead_are_no_words(writing: Reader, home: Path) -> None:
    writing.types("He only thinks of himself.\x1bo\x1bkx\x1b[D\x7f8\r\x1bkneeds nothing")
    writing.until(lambda: said_in_field(home, "my-needs") == "needs nothing", "the last of it")
    assert answered(home) == [
        ("judgment", "He only thinks of himself."),
        ("person", None),
        ("charge-before", 8),
        ("observation", None),
    ]


def test_words_of_every_script_are_kept_sign_by_sign(writing: Reader, home: Path) -> None:
    words = (
        "Quoi\N{NO-BREAK SPACE}: «\N{NARROW NO-BREAK SPACE}lui\N{NARROW NO-BREAK SPACE}»."
        " می\N{ZERO WIDTH NON-JOINER}خواهم 彼は自分のことしか考えない। לא \N{RIGHT-TO-LEFT MARK}!"
        " 👩\N{ZERO WIDTH JOINER}👩\N{ZERO WIDTH JOINER}👧 e\N{COMBINING ACUTE ACCENT}"
        "\N{IDEOGRAPHIC SPACE}. [/b] \\n"
    )
    writing.types(words)
    until_kept(writing, home, words)
