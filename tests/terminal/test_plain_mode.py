"""Plain mode in a real terminal: bytes, long lines, pasted letters, endings."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.terminal.person import Person, at_the_judgment, command, environment, somebody

EXERCISE = "transforming-enemy-images"
PRACTISE = ("practice", "--plain", EXERCISE)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def the_entry(home: Path) -> dict[str, object]:
    (path,) = (home / "journal/entries").rglob("*.toml")
    return tomllib.loads(path.read_text())


def said_at(entry: dict[str, object], step: str) -> object:
    events = entry.get("event", [])
    drafts = entry.get("draft", [])
    assert isinstance(events, list)
    assert isinstance(drafts, list)
    found = [one.get("text") for one in (*events, *drafts) if one["step"] == step]
    return found[-1] if found else None


def walk_on_ones_own_side(person: Person) -> None:
    for line in (
        *("", "", "He only thinks of himself.", "", "D.", "8"),
        *("On Tuesday he closed the laptop.", "", "resp", "1", "", "ignored", "1", "", ""),
        *("1", "5", "calm", "", "rest", "", "To go to bed by ten.", "", "Friday", ""),
        *("/skip", "5", ""),
    ):
        person.enters(line)


def test_a_whole_walk_in_a_real_terminal_is_kept(home: Path) -> None:
    with somebody(home, *PRACTISE) as person:
        walk_on_ones_own_side(person)
        person.sees("Kept in your journal.")
        assert person.ends() == 0
    assert the_entry(home)["state"] == "finished"


def test_nothing_below_a_space_is_written_but_line_ends(home: Path) -> None:
    with somebody(home, *PRACTISE) as person:
        walk_on_ones_own_side(person)
        person.ends()
        assert set(person.raw) & set(range(0x20)) <= {0x0A, 0x0D}
        assert not re.search(rb"[\x7f]|\xc2[\x80-\x9f]", bytes(person.raw))


@pytest.mark.parametrize(
    "term", ["xterm", "xterm-256color", "screen-256color", "tmux", "linux", "dumb", "vt100"]
)
def test_every_terminal_is_written_to_alike(home: Path, term: str) -> None:
    with somebody(home, *PRACTISE, more={"TERM": term}) as person:
        at_the_judgment(person)
        person.enters("He only thinks of himself.")
        person.enters()
        person.enters("/stop")
        person.sees("Kept. To go on: nvc-coach")
        assert person.ends() == 0
        assert set(person.raw) & set(range(0x20)) <= {0x0A, 0x0D}


def test_no_line_is_wider_than_the_terminal(home: Path) -> None:
    with somebody(home, *PRACTISE, columns=40, rows=15) as person:
        at_the_judgment(person)
        person.enters("/help")
        person.sees("/leave")
        person.enters("/stop")
        person.ends()
        shown = person.raw.decode().replace("\r", "").split("\n")
        assert max(map(len, shown)) <= 40


def test_a_line_longer_than_a_terminal_can_hold_is_kept_whole(home: Path) -> None:
    line = "He only thinks of himself. " * 400
    with somebody(home, *PRACTISE) as person:
        at_the_judgment(person)
        person.enters(line)
        person.enters()
        person.enters("/stop")
        person.ends()
    assert said_at(the_entry(home), "judgment") == line


def test_a_pasted_letter_of_sixty_lines_is_one_answer(home: Path) -> None:
    letter = [f"Line {n}, with /stop in it." if n % 7 else "" for n in range(1, 61)]
    letter[10] = "/skip"
    with somebody(home, *PRACTISE) as person:
        at_the_judgment(person)
        person.sees("> ")
        person.types("\r".join(letter) + "\r")
        person.sees("Line 60")
        person.enters()
        person.sees("What shall we call them")
        person.enters("/stop")
        person.ends()
    assert said_at(the_entry(home), "judgment") == "\n".join(letter)


def test_text_of_any_script_is_kept_exactly(home: Path) -> None:
    words = "彼は自分のことしか考えない。 هو لا يفكر إلا في نفسه 👩‍👩‍👧 [/b] \\n “q”"
    with somebody(home, *PRACTISE) as person:
        at_the_judgment(person)
        person.enters(words)
        person.enters()
        person.enters("/stop")
        person.ends()
    assert said_at(the_entry(home), "judgment") == words


def test_ctrl_d_on_an_empty_line_stops_and_keeps(home: Path) -> None:
    with somebody(home, *PRACTISE) as person:
        at_the_judgment(person)
        person.enters("He only thinks of himself.")
        person.sees("> ")
        person.types("\x04")
        person.sees("Kept. To go on: nvc-coach")
        assert person.ends() == 0
    assert said_at(the_entry(home), "judgment") == "He only thinks of himself."


def test_ctrl_c_asks_and_gives_the_half_typed_line_back(home: Path) -> None:
    with somebody(home, *PRACTISE) as person:
        at_the_judgment(person)
        person.sees("> ")
        person.types("He only thi")
        person.is_echoed("He only thi")
        person.types("\x03")
        person.sees("Stop here? Everything is kept.")
        person.enters()
        person.sees("> He only thi")
        person.types("nks of himself.\r")
        person.enters()
        person.enters("/stop")
        person.ends()
    assert said_at(the_entry(home), "judgment") == "He only thinks of himself."


def test_ctrl_c_twice_stops_with_the_half_typed_line_kept(home: Path) -> None:
    with somebody(home, *PRACTISE) as person:
        at_the_judgment(person)
        person.sees("> ")
        person.types("He only thi")
        person.is_echoed("He only thi")
        person.types("\x03")
        person.sees("Stop here?")
        person.sees("> ")
        person.types("\x03")
        person.sees("Kept. To go on: nvc-coach")
        assert person.ends() == 0
    assert said_at(the_entry(home), "judgment") == "He only thi"


@pytest.mark.parametrize("keys", [["/stop\r"], ["\x04"], ["\x03", "\x03"], ["/leave\r"]])
def test_every_ending_leaves_the_terminal_as_it_was(home: Path, keys: list[str]) -> None:
    program = " ".join(f"'{part}'" for part in command(*PRACTISE))
    with somebody(
        home, argv=["/bin/sh", "-c", f"trap : INT; stty -g; {program}; stty -g"]
    ) as person:
        at_the_judgment(person)
        for key in keys:
            person.sees("> ")
            person.types(key)
        person.ends()
        modes = re.findall(rb"[0-9a-f]+(?::[0-9a-f]+){10,}", bytes(person.raw))
    assert len(modes) == 2
    assert modes[0] == modes[1]


def test_without_a_terminal_nothing_is_asked(home: Path) -> None:
    done = subprocess.run(
        command("--plain"),
        env=environment(home),
        input=b"",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert b"> " not in done.stdout
