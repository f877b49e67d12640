"""Characters that steer a terminal never reach it, whoever wrote them (P31).

What every command prints of hostile files is tested with the commands; here is what people
themselves pasted, which is kept exactly and read back all over the program, and where files that
hold such characters are refused.
"""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

from nvc_coach.practice.answers import Agreed, Agreements, Picks, Text
from nvc_coach.practice.session import Moved
from nvc_coach.services.people import write_people
from nvc_coach.services.practising import begin
from nvc_coach.services.safe_text import printable
from tests.cli.commanding import Coach
from tests.plain.home import program_in
from tests.privacy.planted import OWN, OWN_EXERCISE, add_own_exercise
from tests.privacy.rooms import chooses, looks_round_first
from tests.terminal.person import Person, somebody

# Every C0 but for tab and line feed, DEL, every C1, and what turns lines around.
CODES = (
    *(code for code in range(0x20) if code not in {0x09, 0x0A}),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
ALL = "".join(map(chr, CODES)).replace("\r", "")
PASTED = f"{ALL}\x1b]0;owned\x07\x1b[2J\x9b2J"
STEERING = re.compile("[" + "".join(re.escape(chr(code)) for code in CODES) + "]")
# Reads a line in which something stands already, and tells what was entered and what was seen.
GOES_ON = """\
import ast, os
from nvc_coach.plain.readline_terminal import ReadlineTerminal
terminal, seen = ReadlineTerminal(), []
with terminal.talking():
    line = terminal.read(seen.append, ast.literal_eval(os.environ["STOOD"]))
print(ascii(line))
print(ascii(seen))
"""
HALF_TYPED = "half\x00 \x9b2J \u202e \x1b[2J!"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    add_own_exercise(home)
    return home


def has_pasted_everywhere(home: Path, *, half_typed: bool = False) -> str:
    """Let somebody paste what steers terminals into every answer; the id of their entry.

    With `half_typed` they did so at the last question too, and left before it was answered.
    """
    program = program_in(home)
    assert program.open_for_writing()
    exercise = program.exercise(OWN)
    assert exercise is not None
    sitting = begin(program, exercise)
    for answer in (
        Text(f"judgment {PASTED}"),
        Text(f"person {PASTED}"),
        Picks((), (f"need {PASTED}",)),
        Agreements((Agreed(f"deed {PASTED}", f"doer {PASTED}"),)),
        Text(f"request {PASTED}"),
    ):
        assert isinstance(sitting.answer(answer), Moved)
    if half_typed:
        sitting.draft("last", Text(f"above {PASTED}\n{HALF_TYPED}"))
    write_people(program.places.people_file, f"Anna {PASTED}")
    program.set("welcomed", True)  # noqa: FBT003  # a setting and its value
    assert program.close()
    return sitting.entry.id


def steered(person: Person) -> set[str]:
    """What a terminal would have been steered by; lines end in CR and LF there."""
    return set(STEERING.findall(person.raw.decode().replace("\r", "")))


def test_pasted_text_is_kept_exactly_and_read_back_without_its_controls(home: Path) -> None:
    entry_id = has_pasted_everywhere(home)
    with somebody(home, "practice", "--plain", "--resume", entry_id) as person:
        for line in (
            *("/whole", "/where", "/people", "/back", "/edit", "", "", ""),
            *("/back 4", "/list", "", "", "", "/back 3", "/remove 9", "", "", "", ""),
            *("/change 2", "", "fine", "", "/whole", "/change 1", "", ""),
        ):
            person.enters(line)
        person.sees("Kept in your journal.")
        assert person.ends() == 0
        assert steered(person) == set()
        seen = person.raw.decode()
    for told in ("judgment", "person", "need", "deed", "doer", "request", "Anna"):
        assert re.search(rf"{told}\s+\ufffd", seen)

    (file,) = (home / "journal/entries").rglob("*.toml")
    events = tomllib.loads(file.read_text("utf-8"))["event"]
    texts = [one["text"] for one in events if one.get("step") == "request" and "text" in one]
    assert texts == [f"request {PASTED}"] * 4  # given, taken up again, and confirmed twice


def test_home_and_its_rooms_are_read_without_controls(home: Path) -> None:
    has_pasted_everywhere(home, half_typed=True)
    with somebody(home, "--plain") as person:
        person.enters("/people")
        chooses(person, "Settings")
        chooses(person, "My people")
        person.enters()
        person.enters()
        chooses(person, "Your entries")
        chooses(person, "Own walk")
        person.enters()
        person.enters("/stop")
        assert person.ends() == 0
        assert steered(person) == set()
        seen = person.raw.decode()
    for told in ("judgment", "above", "Anna"):
        assert re.search(rf"{told}\s+\ufffd", seen)


def test_a_line_that_is_gone_on_with_is_shown_without_controls_and_kept_exactly(
    home: Path,
) -> None:
    program = [sys.executable, "-c", GOES_ON]
    with somebody(home, argv=program, more={"STOOD": ascii(HALF_TYPED)}) as person:
        person.sees(f"> {printable(HALF_TYPED)}")
        person.types(" and more\r")
        person.ends()
        shown, *said = person.raw.decode().split("\r\n")
        assert shown == f"> {printable(HALF_TYPED)} and more"
        assert steered(person) == set()
    line, seen = (ast.literal_eval(one) for one in said[:2])
    assert line == f"{HALF_TYPED} and more"
    assert {one[: len(HALF_TYPED)] for one in seen} <= {HALF_TYPED}


def test_commands_read_it_back_without_controls(home: Path) -> None:
    entry_id = has_pasted_everywhere(home, half_typed=True)
    coach = Coach(home)
    for command in (
        ["journal", "list"],
        ["journal", "show", entry_id],
        ["journal", "show", entry_id, "--json"],
        ["doctor"],
        ["practice", "--resume", entry_id, "--script", "-", "--json"],
    ):
        ran = coach(*command, stdin=b"[[event]]\nstop = true\n")
        assert ran.code == 0
        assert not STEERING.search(ran.out + ran.err)
        if "--json" in command:
            assert ran.data["event"][0]["text"] == f"judgment {PASTED}"


def test_what_steers_a_terminal_would_be_noticed(home: Path) -> None:
    for code in CODES:
        assert STEERING.search(chr(code))
    naive = ["/bin/sh", "-c", r"printf 'a\302\2332J\033[31m\342\200\256b'"]
    with somebody(home, argv=naive) as person:
        person.ends()
        assert steered(person) == {"\x9b", "\x1b", "\u202e"}


# ------------------------------------------------------------------ files that hold them


@pytest.mark.parametrize("written", ["as it is", "as an escape"])
def test_a_file_with_such_a_character_is_refused_at_its_place(written: str, tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    line = 'summary = "Words of every kind."'
    number = OWN_EXERCISE.split("\n").index(line) + 1
    column = line.index("kind") + 1
    for code in CODES:
        as_written = chr(code) if written == "as it is" else f"\\u{code:04x}"
        text = OWN_EXERCISE.replace("every kind.", f"every {as_written}kind.")
        (library / f"{code:04x}.toml").write_bytes(text.encode())

    ran = Coach(tmp_path / "home")("exercise", "check", library, "--json")
    told = Coach(tmp_path / "home")("exercise", "check", library)

    assert (ran.code, told.code) == (1, 1)
    problems = {
        (Path(one["file"]).stem, one["line"], one["column"]) for one in ran.data["problems"]
    }
    assert problems >= {(f"{code:04x}", number, column) for code in CODES}
    for code in CODES:
        assert f"{code:04x}.toml:{number}:{column}\n" in told.out
    assert not STEERING.search(ran.out + ran.err + told.out + told.err)


def test_a_refused_file_is_named_and_never_practised(tmp_path: Path) -> None:
    home = tmp_path / "home"
    add_own_exercise(home)
    file = home / "library/own-walk.toml"
    file.write_text(OWN_EXERCISE.replace("Own walk", "Own \\u001b[2Jwalk"))
    with somebody(home, "--plain") as person:
        looks_round_first(person)
        chooses(person, "The library")
        person.sees("1 file cannot be used")
        person.sees("own-walk.toml")
        person.enters("/stop")
        assert person.ends() == 0
        assert steered(person) == set()
    assert Coach(home)("practice", OWN, "--script", "-").code == 1
