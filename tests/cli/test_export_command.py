"""``journal export``: what it writes, what it says, how it ends."""

import json
from pathlib import Path

import pytest

from nvc_coach.journal import entry_file
from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered
from tests.cli.commanding import TEI, Coach
from tests.cli.test_reading_commands import own_exercise, put
from tests.journal.entries import DRAFTS, EVERYTHING, after, entry, new_id, wrote

NOT_ENCRYPTED = "whoever can read the files can read every word"
PLANTED = "Quillane"
FORMATS = ("json", "markdown", "html", "text")


@pytest.fixture
def lived_in(coach: Coach) -> Coach:
    """A home with two entries."""
    put(coach, entry(entry_id=new_id(1), events=EVERYTHING, drafts=DRAFTS))
    put(coach, entry(entry_id=new_id(2), events=(wrote("x"),), started=after(3600)))
    return coach


def written(folder: Path) -> str:
    """All that stands in the files below a folder, and their names."""
    return "\n".join(
        f"{one.name}\n{one.read_text('utf-8')}" for one in folder.rglob("*") if one.is_file()
    )


def test_it_says_how_many_went_where_and_that_they_are_not_encrypted(
    lived_in: Coach, tmp_path: Path
) -> None:
    before = lived_in.tree()

    ran = lived_in("journal", "export", "--all", "--as", "markdown", "--to", tmp_path / "out")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        f"2 entries were written to {tmp_path / 'out'}.",
        f"They are not encrypted: {NOT_ENCRYPTED}.",
    ]
    assert len(list((tmp_path / "out").iterdir())) == 2
    assert lived_in.tree() == before


def test_its_document_names_the_files(lived_in: Coach, tmp_path: Path) -> None:
    ran = lived_in(
        *("journal", "export", new_id(2), "--as", "html", "--to", tmp_path / "out", "--json")
    )

    assert ran.code == 0
    assert ran.data == {
        "format": "nvc-export/1",
        "files": [str(tmp_path / "out" / f"2026-11-22 {TEI} {new_id(2)}.html")],
        "entries": 1,
        "left-out": [],
    }
    assert "1 entry was written to" in ran.err


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_asked_for(lived_in: Coach, form: str, tmp_path: Path) -> None:
    ran = lived_in("journal", "export", "--all", "--as", form, "--to", "here")

    assert ran.code == 0
    here = Path("here")
    assert here.is_file() == (form == "json")
    told = here.read_text("utf-8") if form == "json" else written(here)
    assert "He only thinks of himself." in told
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_ends_it_with_two(lived_in: Coach, tmp_path: Path) -> None:
    target = tmp_path / "journal.json"
    target.write_text("mine")

    ran = lived_in("journal", "export", "--all", "--as", "json", "--to", target)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"{target} is already there, and nothing is ever written over. Nothing was exported. "
        "Please name another place, or move what is there.\n"
    )
    assert target.read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2),
        (["--all", "01ABC"], 2),
        (["01ZZZZ"], 6),
        (["01"], 6),
        ([new_id(1), "01ZZZZ"], 6),
    ],
    ids=["nothing named", "both", "unknown", "several", "one of them unknown"],
)
def test_what_cannot_be_found_or_is_not_asked_for_writes_nothing(
    lived_in: Coach, arguments: list[str], code: int, tmp_path: Path
) -> None:
    ran = lived_in("journal", "export", *arguments, "--as", "text", "--to", tmp_path / "out")

    assert (ran.code, ran.out) == (code, "")
    assert ran.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [["--as", "pdf", "--to", "x"], ["--to", "x"], ["--as", "text"]],
    ids=["format", "no format", "no place"],
)
def test_a_wrong_command_line_ends_it_with_two(lived_in: Coach, arguments: list[str]) -> None:
    assert lived_in("journal", "export", "--all", *arguments).code == 2


def test_what_could_not_be_read_is_named_and_ends_it_with_one(
    lived_in: Coach, tmp_path: Path
) -> None:
    file = put(lived_in, entry(entry_id=new_id(3)))
    file.write_text("[[event", "utf-8")

    ran = lived_in(
        *("journal", "export", "--all", "--as", "text", "--to", tmp_path / "out", "--json")
    )

    assert ran.code == 1
    assert ran.data["entries"] == 2
    (left_out,) = ran.data["left-out"]
    assert left_out["entry"] == new_id(3)
    assert str(file) in left_out["message"]
    assert f"{left_out['message']}\n2 entries were written" in ran.err
    assert "1 could not be read and was left out." in ran.err


def test_a_place_that_nothing_can_be_written_to_ends_it_with_five(
    lived_in: Coach, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")

    ran = lived_in("journal", "export", "--all", "--as", "text", "--to", tmp_path / "file/below")

    assert ran.code == 5
    assert "Nothing was exported" in ran.err


def test_an_empty_journal_is_said_to_be_empty(coach: Coach, tmp_path: Path) -> None:
    ran = coach("journal", "export", "--all", "--as", "text", "--to", tmp_path / "out")

    assert (ran.code, ran.err) == (0, "There are no entries yet.\n")


# ------------------------------------------------------------------ names


def planted(coach: Coach) -> None:
    """Two entries in which a name stands, one of them telling whose it is."""
    events = (
        wrote(f"{PLANTED} lies.", 1),
        Answered(at=after(2), step="person", answer=Text(PLANTED), asked="Who?"),
        Answered(
            at=after(3), step="observation", answer=Text("x"), asked=f"What did {PLANTED} do?"
        ),
    )
    put(coach, entry(entry_id=new_id(1), events=events))
    put(coach, entry(entry_id=new_id(2), events=(wrote(f"{PLANTED.upper()}'s mother, Oriel."),)))


@pytest.mark.parametrize("form", FORMATS)
def test_no_name_is_left_in_any_format(coach: Coach, form: str, tmp_path: Path) -> None:
    planted(coach)
    coach.places.config.mkdir(parents=True)
    coach.places.names_file.write_text("\ufeffOriel\r\n\n", "utf-8")
    target = tmp_path / "out"

    ran = coach("journal", "export", "--all", "--as", form, "--to", target, "--redact")

    assert ran.code == 0
    told = target.read_text("utf-8") if form == "json" else written(target)
    assert PLANTED.lower() not in told.lower()
    assert "oriel" not in told.lower()
    assert "Person B lies." in told
    assert "Person A" in told
    assert "Nicknames and other spellings, places, and what is told about somebody" in ran.err
    assert PLANTED not in ran.err


def test_without_redact_names_stay(coach: Coach, tmp_path: Path) -> None:
    planted(coach)

    ran = coach("journal", "export", "--all", "--as", "text", "--to", tmp_path / "out")

    assert f"{PLANTED} lies." in written(tmp_path)
    assert "Names" not in ran.err


def test_names_told_by_entries_that_are_not_exported_are_not_known(
    coach: Coach, tmp_path: Path
) -> None:
    planted(coach)

    ran = coach(
        *("journal", "export", new_id(2), "--as", "text", "--to", tmp_path / "out", "--redact")
    )

    assert PLANTED.upper() in written(tmp_path)
    assert "No name was replaced" in ran.err


@pytest.mark.parametrize("data", [b"Oriel\xff", b"Oriel\n" * 50_000], ids=["no UTF-8", "too long"])
def test_a_list_of_names_that_cannot_be_read_stops_it(
    coach: Coach, data: bytes, tmp_path: Path
) -> None:
    planted(coach)
    coach.places.config.mkdir(parents=True)
    coach.places.names_file.write_bytes(data)

    ran = coach(
        *("journal", "export", "--all", "--as", "text", "--to", tmp_path / "out", "--redact")
    )

    assert ran.code == 1
    assert str(coach.places.names_file) in ran.err
    assert not list(tmp_path.iterdir())


def test_an_exercise_of_ones_own_that_holds_a_name_is_not_handed_on(
    coach: Coach, tmp_path: Path
) -> None:
    own_exercise(
        coach,
        'format = "nvc-exercise/1"\nid = "with-quillane"\nversion = "1.0.0"\nlanguage = "en"\n'
        'title = "With Quillane"\nsummary = "x"\nminutes = 1\nform = ["solo"]\n'
        '[[step]]\nid = "one"\nkind = "write"\nask = "What of Quillane?"\n',
    )
    script = b'[[event]]\nstep = "one"\ntext = "Quillane lies."\n'
    assert coach("practice", "with-quillane", "--script", "-", stdin=script).code == 0
    coach.places.config.mkdir(parents=True, exist_ok=True)
    coach.places.names_file.write_text("Quillane\n", "utf-8")

    for form in FORMATS:
        target = tmp_path / form
        ran = coach("journal", "export", "--all", "--as", form, "--to", target, "--redact")
        assert ran.code == 0
        told = target.read_text("utf-8") if form == "json" else written(target)
        assert "quillane" not in told.lower()
    document = json.loads((tmp_path / "json").read_text("utf-8"))
    assert document["exercises"] == []
    (held,) = document["entries"]
    assert held["event"][0]["asked"] == "What of Person A?"


def test_an_exercise_that_ships_is_handed_on_even_if_it_has_a_word_like_a_name(
    coach: Coach, tmp_path: Path
) -> None:
    script = b'[[event]]\nstep = "judgment"\ntext = "Rest lies."\n[[event]]\nstop = true\n'
    assert coach("practice", TEI, "--script", "-", stdin=script).code == 0
    coach.places.config.mkdir(parents=True, exist_ok=True)
    coach.places.names_file.write_text("Rest\n", "utf-8")

    coach("journal", "export", "--all", "--as", "json", "--to", tmp_path / "out", "--redact")

    document = json.loads((tmp_path / "out").read_text("utf-8"))
    assert len(document["exercises"]) == 1
    assert document["entries"][0]["event"][0]["text"] == "Person A lies."


def test_control_characters_stay_in_data_and_are_signs_in_texts(
    coach: Coach, tmp_path: Path
) -> None:
    put(coach, entry(entry_id=new_id(1), events=(wrote("a\x1b[31m\u202eb"),)))

    for form in FORMATS:
        assert coach("journal", "export", "--all", "--as", form, "--to", tmp_path / form).code == 0

    document = json.loads((tmp_path / "json").read_text("utf-8"))
    assert document["entries"][0]["event"][0]["text"] == "a\x1b[31m\u202eb"
    for form in FORMATS[1:]:
        told = written(tmp_path / form)
        assert "\x1b" not in told
        assert "a␛" in told


def test_the_journal_in_json_reads_like_its_files(lived_in: Coach, tmp_path: Path) -> None:
    lived_in("journal", "export", "--all", "--as", "json", "--to", tmp_path / "out")

    document = json.loads((tmp_path / "out").read_text("utf-8"))
    files = [entry_file.as_data(entry_file.load(one.read_bytes())) for one in lived_in.entries()]
    assert document["entries"] == files
