"""What looks like markup, or like a place to fill in, is text, wherever it comes from (P30)."""

import json
from pathlib import Path

import pytest
import tomli_w

from nvc_coach.journal import entry_file
from nvc_coach.practice.answers import Text
from nvc_coach.services.practising import begin, exercise_of, go_on
from nvc_coach.services.sitting import Sitting
from tests.cli.commanding import Coach
from tests.plain.home import program_in
from tests.privacy.rooms import chooses, into_the_library, looks_round_first
from tests.terminal.person import somebody

MARKUP = r"[@click=app.quit]go[/] [red]r[/red] [link=x]l[/] %s %(a)s \u001b[2J <b>&amp; `x` $(id)"
BRACES = "{0} {a} {} {title}"
PAYLOAD = f"{MARKUP} {BRACES}"
# In a text that answers can stand in, a brace that is meant as one is written twice.
FILLED = PAYLOAD.replace("{", "{{").replace("}", "}}")

VOCABULARIES = ("feelings", "needs", "faux-feelings")
EXERCISE = {
    "format": "nvc-exercise/1",
    "id": "markup",
    "version": "1.0.0",
    "language": "en",
    "title": f"title-of-it {PAYLOAD}",
    "summary": f"summary-of-it {PAYLOAD}",
    "minutes": 5,
    "form": ["solo"],
    "authors": [f"author-of-it {PAYLOAD}"],
    "licence": f"licence-of-it {PAYLOAD}",
    "tags": [f"tag {PAYLOAD}"],
    "feelings": "mine-feelings@1",
    "needs": "mine-needs@1",
    "faux-feelings": "mine-faux-feelings@1",
    "source": [
        {"title": f"source {PAYLOAD}", "by": f"by-whom {PAYLOAD}", "note": f"note {PAYLOAD}"}
    ],
    "step": [
        {"id": "welcome", "part": f"part-one {PAYLOAD}", "kind": "read", "text": f"page {FILLED}"},
        {
            "id": "judgment",
            "kind": "write",
            "ask": f"ask-judgment {FILLED}",
            "help": f"help {FILLED}",
            "example": f"example {FILLED}",
            "recap": f"recap {{judgment}} {FILLED}",
        },
        {
            "id": "feel",
            "kind": "feelings",
            "about": "me",
            "ask": f"ask-feel {{judgment|-}} {FILLED}",
        },
        {"id": "need", "kind": "needs", "about": "me", "ask": f"ask-need {FILLED}"},
        {
            "id": "pick",
            "kind": "choose",
            "ask": f"ask-pick {FILLED}",
            "choices": [
                {"id": "a", "label": f"choice-a {FILLED}"},
                {"id": "b", "label": f"choice-b {FILLED}"},
            ],
        },
        {
            "id": "scale",
            "kind": "scale",
            "ask": f"ask-scale {FILLED}",
            "from": 0,
            "to": 3,
            "low": f"low-end {PAYLOAD}",
            "high": f"high-end {PAYLOAD}",
        },
        {"id": "rest", "kind": "pause", "text": f"pause {FILLED}"},
        {"id": "agreed", "kind": "agreement", "ask": f"ask-agreed {FILLED}"},
        {"id": "closing", "kind": "read", "text": f"closing {FILLED}"},
    ],
}
SAID_IN_PLAIN_MODE = (
    *("title-of-it", "summary-of-it", "source", "by-whom", "note", "part-one", "page"),
    *("ask-judgment", "help", "example", "recap mine", "ask-feel mine", "ask-need", "ask-pick"),
    *("choice-a", "choice-b", "ask-scale", "low-end", "high-end", "pause", "ask-agreed"),
    *("closing", "group-feelings", "word-feelings", "gloss-feelings", "word-needs"),
    *("gloss-faux-feelings", "own-words", "deed", "doer", "mine"),
)
SHOWN = (
    *("title-of-it", "summary-of-it", "author-of-it", "licence-of-it", "source", "by-whom"),
    *("note", "part-one", "page", "ask-judgment", "ask-feel {judgment|-}", "ask-need"),
    *("ask-pick", "choice-a", "choice-b", "ask-scale", "low-end", "high-end", "pause"),
    *("ask-agreed", "closing"),
)


def vocabulary(kind: str) -> dict[str, object]:
    word: dict[str, object] = {
        "id": "w",
        "label": f"word-{kind} {PAYLOAD}",
        "gloss": f"gloss-{kind} {PAYLOAD}",
        "also": [f"also{kind[:4]}"],
    }
    if kind == "faux-feelings":
        word |= {"feelings": ["w"], "needs": ["w"]}
    return {
        "format": "nvc-vocabulary/1",
        "id": f"mine-{kind}",
        "version": "1.0.0",
        "language": "en",
        "kind": kind,
        "title": f"title {PAYLOAD}",
        "group": [{"id": "g", "label": f"group-{kind} {PAYLOAD}", "words": [word]}],
    }


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with an exercise and vocabularies that hold markup wherever they may."""
    home = tmp_path / "home"
    library = home / "library"
    library.mkdir(parents=True)
    (library / "markup.toml").write_text(tomli_w.dumps(EXERCISE), "utf-8")
    for kind in VOCABULARIES:
        (library / f"{kind}.toml").write_text(tomli_w.dumps(vocabulary(kind)), "utf-8")
    return home


def without_spaces(text: str) -> str:
    """The text as it is however its lines are wrapped."""
    return "".join(text.split())


def missing(words: tuple[str, ...], seen: str, payload: str = PAYLOAD) -> list[str]:
    """The words behind which the payload does not stand exactly."""
    seen = without_spaces(seen)
    return [one for one in words if without_spaces(f"{one} {payload}") not in seen]


def test_such_files_are_well(home: Path) -> None:
    ran = Coach(home)("exercise", "check", home / "library")

    assert (ran.code, ran.out) == (0, "Nothing to mend.\n")


def test_plain_mode_says_markup_as_it_stands(home: Path) -> None:
    with somebody(home, "--plain") as person:
        looks_round_first(person)
        into_the_library(person)
        chooses(person, "title-of-it")
        chooses(person, "Begin")
        for line in (
            *("", "/help", "/example", f"mine {PAYLOAD}", ""),
            *("/list", "/list 1", "alsofeel", "alsofaux", "", f'"own-words {PAYLOAD}"', ""),
            *("alsoneed", "", "1", "2", "", f"deed {PAYLOAD}", f"doer {PAYLOAD}", "", ""),
            *("/whole", "/where", ""),
        ):
            person.enters(line)
        person.enters("/stop")
        assert person.ends() == 0
        assert b"\x1b" not in person.raw
        assert missing(SAID_IN_PLAIN_MODE, person.raw.decode()) == []
    with somebody(home, "--plain") as person:
        into_the_library(person)
        chooses(person, "title-of-it")
        person.enters()
        chooses(person, "Your entries")
        chooses(person, "title-of-it")
        person.enters("/stop")
        assert person.ends() == 0
        assert b"\x1b" not in person.raw
        assert missing(("mine",), person.raw.decode()) == []


def test_commands_say_markup_as_it_stands(home: Path) -> None:
    coach = Coach(home)
    shown = coach("exercise", "show", "markup").out
    # What is shown is the exercise as it is written, so braces stand there twice.
    assert missing(SHOWN, shown.replace("{{", "{").replace("}}", "}")) == []
    assert missing(("title-of-it", "summary-of-it"), coach("exercise", "list").out) == []
    listed = coach("exercise", "list", "--json").data["exercises"]
    assert EXERCISE["title"] in [one["title"] for one in listed]
    assert coach("exercise", "show", "markup", "--json").data["summary"] == EXERCISE["summary"]

    walk = [
        {"step": "judgment", "text": f"mine {PAYLOAD}"},
        {"step": "feel", "own": [f"own-words {PAYLOAD}"]},
        {"stop": True},
    ]
    script = tomli_w.dumps({"event": walk}).encode()
    ran = coach("practice", "markup", "--script", "-", stdin=script)
    assert (ran.code, ran.err) == (0, "")
    entry_id = ran.out.strip()
    assert missing(("title-of-it",), coach("journal", "list").out) == []
    assert "mine" not in coach("journal", "list").out
    read = coach("journal", "show", entry_id).out
    assert missing(("title-of-it", "ask-judgment", "mine", "own-words"), read) == []
    data = coach("journal", "show", entry_id, "--json").data
    assert data["event"][0]["text"] == f"mine {PAYLOAD}"


def test_messages_say_markup_as_it_stands(home: Path) -> None:
    coach = Coach(home)
    # No name of a file holds a slash.
    name = PAYLOAD.replace("/", "|") + ".toml"
    (home / "library" / name).write_text("x = ")
    entries = home / "journal/entries/2026/11"
    entries.mkdir(parents=True)
    (entries / name).write_text("x")

    commands = (["doctor"], ["exercise", "list"], ["exercise", "check", home / "library"])
    told = [coach(*one) for one in commands]
    assert [name in one.out + one.err for one in told] == [True] * 3
    problems = json.dumps(coach("doctor", "--json").data["problems"], ensure_ascii=False)
    assert json.dumps(name)[1:-1] in problems

    short = "[red]{0} %s {a}[/]"
    event = '[[event]]\nstep = "judgment"\n'
    for arguments, stdin in (
        (["practice", short, "--script", "-"], ""),
        (["practice", "markup", "--script", "-"], f'[[event]]\nstep = "{short}"\ntext = "x"\n'),
        (["practice", "markup", "--script", "-"], f'{event}text = "x"\n"{short}" = 1\n'),
        (["practice", "--resume", short, "--script", "-"], ""),
        (["journal", "show", short], ""),
        (["words", "needs", short], ""),
        (["words", short], ""),
        (["config", short], ""),
        (["config", "keep", short], ""),
        ([short], ""),
    ):
        ran = coach(*arguments, stdin=stdin.encode())
        assert short in ran.err, arguments


def test_an_entry_of_a_stranger_is_text(home: Path) -> None:
    program = program_in(home)
    program.open_for_writing()
    exercise = program.exercise("markup")
    assert exercise is not None
    sitting = begin(program, exercise)
    sitting.answer(Text(PAYLOAD))
    program.close()
    (file,) = (home / "journal/entries").rglob("*.toml")
    entry = sitting.entry
    assert entry_file.dump(entry) == file.read_bytes()
    text = file.read_text("utf-8")
    # As somebody may have changed it: title and question hold more than the exercise does.
    text = text.replace('title = "', 'title = "[link=x]{1}')
    text = text.replace('asked = "', 'asked = "[b]{0}')
    file.write_text(text, "utf-8")

    reader = program_in(home)
    assert reader.open_for_writing()
    resumed = go_on(reader, entry.id)
    assert isinstance(resumed, Sitting)
    assert exercise_of(reader, resumed.entry) == exercise
    reader.close()
    shown = Coach(home)("journal", "show", entry.id).out
    assert "[link=x]{1}title-of-it" in shown
    assert "[b]{0}ask-judgment" in shown
