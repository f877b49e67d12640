"""Nothing in anybody's file can steer the terminal of somebody who looks at it (P31)."""

import re
from pathlib import Path

import pytest

from nvc_coach.cli.printing import one_line
from nvc_coach.journal import entry_file
from tests.cli.commanding import TEI, Coach
from tests.cli.test_reading_commands import own_exercise, put
from tests.journal.entries import EVERYTHING, entry, new_id, wrote
from tests.script.test_what_does_not_fit import PACT

# Every C0 but for tab and line feed, DEL, every C1, and what turns lines around.
CODES = [
    *range(9),
    *range(11, 32),
    *range(127, 160),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
]
PAYLOAD = "".join(map(chr, CODES)) + "\n\x1b]0;owned\x07\x1b[2J"
ESCAPED = "".join(f"\\u{code:04x}" for code in CODES)
STEERING = re.compile("[" + "".join(map(re.escape, map(chr, CODES))) + "]")
ARGUMENT = f"x{PAYLOAD}\udc9b".replace("\0", "")  # no argument can hold a zero
VOCABULARY = """\
format = "nvc-vocabulary/1"
id = "moods"
version = "1.0.0"
language = "en"
kind = "needs"
[[group]]
id = "one"
label = "One"
words = ["rest", { id = "ease", label = "ease", gloss = "no hurry", also = ["calm"] }]
"""
COACH_LIST = """\
format = "nvc-coach-list/1"
id = "loud"
version = "1.0.0"
language = "en"
kind = "observation"
negations = ["not"]
[sets]
person = ["he"]
[[hint]]
id = "loud"
say = "How loud?"
words = ["loud"]
after = ["(person) was"]
needs = ["rest"]
"""
OWN_FILES = (PACT, VOCABULARY, COACH_LIST)

COMMANDS = [
    ["journal", "list"],
    ["journal", "show", new_id(1)],
    ["journal", "show", new_id(2)],
    ["journal", "show", new_id(3)],
    ["journal", "show", new_id(4)],
    ["journal", "show", ARGUMENT],
    ["followups", "--all"],
    ["followups", "--ics", ARGUMENT],
    ["followups", "--ics", "-", "--with-words"],
    ["followups", "outcome", ARGUMENT, ARGUMENT, "done"],
    ["followups", "outcome", new_id(1), ARGUMENT, "done"],
    ["exercise", "list"],
    ["exercise", "show", "hostile"],
    ["exercise", "show", ARGUMENT],
    ["exercise", "check", "."],
    ["exercise", "check", ARGUMENT],
    ["words", "needs", ARGUMENT],
    ["words", ARGUMENT],
    ["hints", ARGUMENT],
    ["config"],
    ["config", ARGUMENT],
    ["config", "keep", ARGUMENT],
    ["patterns"],
    ["patterns", "--csv", "-"],
    ["patterns", "--csv", ARGUMENT],
    ["patterns", "--from", ARGUMENT],
    ["patterns", "--exercise", ARGUMENT],
    ["doctor"],
    ["paths"],
    ["practice", ARGUMENT, "--script", "-"],
    ["practice", TEI, "--script", ARGUMENT],
    ["practice", "--resume", ARGUMENT, "--script", "-"],
    [f"--{ARGUMENT}"],
]


def hostile_fields(text: str) -> list[str]:
    """The text, once for each quoted value in it, with the payload in that value."""
    values = list(re.finditer(r'"([^"\n]*)"', text))
    return [f"{text[: one.end() - 1]}{ESCAPED}{text[one.end() - 1 :]}" for one in values]


@pytest.fixture
def hostile(coach: Coach) -> Coach:
    """A home in which every file, and every name of one, means harm."""
    put(coach, entry(entry_id=new_id(1), events=(*EVERYTHING, wrote(PAYLOAD))))
    every_field = entry_file.dump(entry(entry_id=new_id(2), events=EVERYTHING)).decode()
    for name in ("exercise", "title", "version", "language", "fingerprint"):
        every_field = every_field.replace(f'\n{name} = "', f'\n{name} = "{ESCAPED}')
    every_field = re.sub(
        r'(?:asked|text|who|what) = "(?!"")', lambda found: found[0] + ESCAPED, every_field
    )
    every_field = every_field.replace('"rest"', f'"rest{ESCAPED}"')
    put(coach, entry(entry_id=new_id(2))).write_text(every_field, "utf-8")
    newer = put(coach, entry(entry_id=new_id(3), events=(wrote(PAYLOAD),)))
    raw = newer.read_text("utf-8").replace("nvc-entry/1", "nvc-entry/7")
    raw = raw.replace('state = "open"', f'state = "{ESCAPED}"')
    newer.write_text(raw, "utf-8")
    put(coach, entry(entry_id=new_id(4))).write_text("title = \x1b[2J\u202e", "utf-8")
    folder = newer.parent
    (folder / "\x1b]0;owned\x07 2.toml").write_text("x")
    (folder / f"{new_id(9)}\x1b[2J\u202e.toml").write_text("x")
    texts = [text for whole in OWN_FILES for text in hostile_fields(whole)]
    for number, text in enumerate(texts):
        own_exercise(coach, text, f"hostile-{number}.toml")
    own_exercise(coach, PACT.replace('"Pact"', '"\x1b[31m\u202e"'), "hostile.toml")
    own_exercise(coach, "x = \x1b[2J", "\x1b[2J\u202e.toml")
    coach.places.config.mkdir()
    coach.places.settings_file.write_text(f'language = "{ESCAPED}"\n', "utf-8")
    return coach


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one_line(ascii(one))[:60])
def test_no_byte_that_steers_a_terminal_is_printed(
    command: list[str], hostile: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hostile.places.library)

    for option in ([], ["--json"]):
        ran = hostile(*command, *option)
        # Lines of a calendar end in both, as its format has it; a terminal takes that for one end.
        out = ran.out.replace("\r\n", "\n") if "--ics" in command else ran.out
        assert not STEERING.search(out)
        assert not STEERING.search(ran.err)
        assert "Something went wrong" not in ran.err
        assert ran.out or ran.err


def test_the_payload_would_be_noticed(hostile: Coach) -> None:
    kept = hostile.entries()
    assert STEERING.search(PAYLOAD)
    assert STEERING.search("\x9b")
    assert not STEERING.search("é 日本 \u200f\n\t")
    assert any(ESCAPED in file.read_text("utf-8") for file in kept)
    assert len(hostile("journal", "list").out.splitlines()) == 3


def test_json_tells_every_character_exactly(coach: Coach) -> None:
    put(coach, entry(entry_id=new_id(1), events=(wrote(PAYLOAD),)))

    data = coach("journal", "show", new_id(1), "--json").data

    assert data["event"][0]["text"] == PAYLOAD


def test_every_field_of_an_exercise_is_checked_for_what_steers_a_terminal(
    coach: Coach, tmp_path: Path
) -> None:
    file = tmp_path / "file.toml"
    for whole in OWN_FILES:
        file.write_text(whole, encoding="utf-8")
        assert coach("exercise", "check", file).code == 0
    texts = [text for whole in OWN_FILES for text in hostile_fields(whole)]
    assert len(texts) >= 30
    for text in texts:
        file.write_text(text, encoding="utf-8")
        ran = coach("exercise", "check", file, "--json")
        assert ran.code == 1
        assert "unsafe-character" in {one["code"] for one in ran.data["problems"]}
