"""Taking in other journals: what is understood comes, over nothing, and what is not is named."""

import errno
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.json_form import document
from nvc_coach.library.resolved import read_resolved
from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered, Reflected
from nvc_coach.practice.session import Session, replay
from nvc_coach.services.program import Program
from tests.cli.commanding import Coach, Ran
from tests.journal import entries as some
from tests.journal.entries import ID, entry, new_id, wrote
from tests.journal.systems import WatchedSystem

HARD_TEXT = '[/b] --- : key: value "q" 😀 שלום\u202e\u2028\x1b[2J\nline two\ttab'


@pytest.fixture(autouse=True)
def local_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine in Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def jrnl(*entries: dict[str, Any]) -> bytes:
    usual = {"title": "A day.", "body": "", "date": "2021-07-01", "time": "09:30", "tags": []}
    return json.dumps(
        {"tags": {}, "entries": [{**usual, "starred": False, **one} for one in entries]}
    ).encode()


def day_one(*entries: dict[str, Any]) -> bytes:
    usual = {"creationDate": "2021-03-03T11:48:50Z", "timeZone": "Australia/Sydney", "text": "x"}
    return json.dumps(
        {"metadata": {"version": "1.0"}, "entries": [{**usual, **one} for one in entries]}
    ).encode()


def disk(coach: Coach) -> DiskStore:
    return DiskStore(coach.places.journal, mark="test")


def own(coach: Coach) -> bytes:
    """A journal as one document."""
    return b"".join(document(disk(coach), left_out=lambda _error: pytest.fail("damaged")))


def taken(coach: Coach, data: bytes, *arguments: str) -> Ran:
    return coach("journal", "import", "-", "--json", *arguments, stdin=data)


def only_entry(coach: Coach) -> Entry:
    (line,) = disk(coach).listing().entries
    found = disk(coach).read(line.id)
    assert isinstance(found, Entry)
    return found


def text_of(found: Entry) -> str:
    (event,) = found.events
    assert isinstance(event, Answered)
    assert isinstance(event.answer, Text)
    return event.answer.text


# ------------------------------------------------------------------ jrnl and Day One


def test_an_entry_of_jrnl_becomes_a_dated_note(coach: Coach) -> None:
    ran = taken(
        coach,
        jrnl(
            {"title": "A day.", "body": "It rained.\r\nLong.", "tags": ["@home"], "starred": True}
        ),
    )

    found = only_entry(coach)
    assert (ran.code, ran.err) == (0, "")
    assert ran.data == {
        "format": "nvc-import/1",
        "taken": [found.id],
        "skipped": [],
        "beside": [],
        "problems": [],
        "attachments": 0,
    }
    assert (found.exercise, found.state, found.tags) == ("note", "finished", ("home", "starred"))
    assert found.started.isoformat() == "2021-07-01T09:30:00+02:00"
    assert text_of(found) == "A day.\nIt rained.\nLong."


def test_a_time_of_jrnl_is_one_of_this_machines_clock_in_winter_and_in_summer(
    coach: Coach,
) -> None:
    taken(coach, jrnl({"date": "2021-01-01", "title": "w"}, {"date": "2021-07-01", "title": "s"}))

    offsets = [f"{one.started:%z}" for one in disk(coach).listing().entries]
    assert offsets == ["+0200", "+0100"]


def test_an_entry_of_day_one_becomes_a_note_at_the_time_that_held_where_it_was_written(
    coach: Coach,
) -> None:
    ran = taken(
        coach,
        day_one(
            {"text": "# Packed\\.\n\nGone.", "tags": ["trip"], "uuid": "2F8D", "starred": False}
            | {"photos": [{}, {}], "audios": [{}], "location": {"country": "Australia"}}
        ),
    )

    found = only_entry(coach)
    assert (ran.code, ran.data["attachments"]) == (0, 3)
    assert found.started.isoformat() == "2021-03-03T22:48:50+11:00"
    assert (text_of(found), found.tags) == ("# Packed\\.\n\nGone.", ("trip",))


@pytest.mark.parametrize(
    "zone",
    ["Nowhere/City", "../../etc/passwd", "/etc/passwd", "Europe", "", 3, None, "a\0b", "\ud800"],
)
def test_a_zone_that_is_none_keeps_the_instant_and_touches_no_file(
    zone: object, coach: Coach
) -> None:
    assert taken(coach, day_one({"timeZone": zone})).code == 0
    assert only_entry(coach).started.isoformat() == "2021-03-03T11:48:50+00:00"


def test_pictures_that_are_left_behind_are_told(coach: Coach) -> None:
    ran = coach("journal", "import", "-", stdin=day_one({"photos": [{}]}))

    assert ran.out == "1 entry was taken in.\n"
    assert ran.err.startswith("1 picture or other attachment was not taken")


def test_a_note_is_replayed_shown_and_listed_like_any_other_entry(coach: Coach) -> None:
    taken(coach, jrnl({"title": HARD_TEXT}))
    found = only_entry(coach)

    copy = disk(coach).exercise(found.fingerprint)
    assert copy is not None
    exercise = read_resolved(copy).value
    assert exercise is not None
    session = replay(exercise, found.events)
    assert isinstance(session, Session)
    assert session.finished
    assert session.log == found.events
    shown = coach("journal", "show", found.id).out
    assert "line two" in shown
    assert "\x1b" not in shown
    assert coach("journal", "list").out.endswith("  finished  Note\n")
    assert coach("doctor").code == 0


def test_the_practice_of_notes_stands_in_no_list(coach: Coach) -> None:
    assert "note" not in [
        one["id"] for one in coach("exercise", "list", "--json").data["exercises"]
    ]
    assert Program(coach.outside).library.built_in("note") is not None
    assert Program(coach.outside).library.built_in("no-such") is None


@pytest.mark.parametrize(
    "text", [HARD_TEXT, "x" * (1 << 20), "---\n+++\n", '"""\\', "a\u0085b\x0cc"]
)
def test_a_text_comes_exactly_as_it_is(text: str, coach: Coach) -> None:
    taken(coach, jrnl({"title": text, "body": text}))

    assert text_of(only_entry(coach)) == f"{text}\n{text}"


def test_half_a_sign_becomes_the_sign_for_one_that_is_none(coach: Coach) -> None:
    assert taken(coach, jrnl({"title": "a \ud800 b", "tags": ["\udfff"]})).code == 0
    assert text_of(only_entry(coach)) == "a \N{REPLACEMENT CHARACTER} b"


@pytest.mark.parametrize(
    "data",
    [jrnl({"title": "a"}, {"title": "b"}), day_one({"uuid": "1"}, {"uuid": "2"}, {"text": "y"})],
    ids=["jrnl", "dayone"],
)
def test_the_same_file_again_is_passed_over_whole(data: bytes, coach: Coach) -> None:
    first = taken(coach, data)
    before = coach.tree()
    again = taken(coach, data)

    assert again.code == 0
    assert again.data["skipped"] == first.data["taken"]
    assert again.data["taken"] == again.data["beside"] == []
    assert coach.tree() == before


def test_a_note_that_was_added_to_here_is_not_put_beside_itself(coach: Coach) -> None:
    taken(coach, jrnl({}))
    found = only_entry(coach)
    program = Program(coach.outside)
    program.open_for_writing()
    reflected = Reflected(at=some.START, text="Years later.")
    program.store.save(replace(found, events=(*found.events, reflected)))
    program.close()

    assert taken(coach, jrnl({})).data["skipped"] == [found.id]


def test_a_note_that_was_changed_there_stands_beside(coach: Coach) -> None:
    taken(coach, day_one({"uuid": "1", "text": "first"}))
    ran = taken(coach, day_one({"uuid": "1", "text": "changed since"}))

    (beside,) = ran.data["beside"]
    assert Path(beside).name.endswith(" (imported 2026-11-22).toml")
    assert text_of(only_entry(coach)) == "first"
    assert taken(coach, day_one({"uuid": "1", "text": "changed since"})).data["beside"] == []
    assert "beside" in coach("journal", "import", "-", stdin=day_one({"uuid": "1"})).out


# ------------------------------------------------------------------ our own


@pytest.fixture
def lived_in(coach: Coach) -> Coach:
    """A journal of fifty entries, with hard texts in them."""
    store = disk(coach)
    for number in range(50):
        events = some.EVERYTHING if number % 2 else (wrote(f"{number} {HARD_TEXT}"),)
        store.create(entry(entry_id=new_id(number), events=events, drafts=some.DRAFTS))
    store.keep_exercise(b'format = "nvc-resolved/1"\n')
    return coach


@pytest.mark.parametrize("held", [0, 20_000, 1 << 26])
def test_fifty_entries_out_and_in_give_the_same_bytes(
    held: int, lived_in: Coach, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvc_coach.services.importing.MOST_HELD", held)
    data = own(lived_in)
    other = Coach(own_home / "other")

    ran = taken(other, data)

    assert (ran.code, len(ran.data["taken"])) == (0, 50)
    assert own(other) == data
    assert {one.name: one.read_bytes() for one in other.entries()} == {
        one.name: one.read_bytes() for one in lived_in.entries()
    }
    again = taken(other, data)
    assert (len(again.data["skipped"]), again.data["taken"]) == (50, [])


def test_another_state_of_an_entry_is_kept_beside_and_seen_by_list_and_doctor(
    coach: Coach, own_home: Path
) -> None:
    disk(coach).create(entry(events=(wrote("here"),)))
    other = Coach(own_home / "other")
    disk(other).create(entry(events=(wrote("there"),)))
    before = coach.tree()

    ran = taken(coach, own(other))

    (beside,) = ran.data["beside"]
    assert Path(beside).name == f"{ID} (imported 2026-11-22).toml"
    assert Path(beside).read_bytes() == other.entries()[0].read_bytes()
    assert before.items() <= coach.tree().items()
    assert disk(coach).listing().entries[0].copies == (Path(beside),)
    assert "copy" in {one["code"] for one in coach("doctor", "--json").data["problems"]}


def test_an_exercise_that_is_not_what_it_says_is_refused_and_named(
    lived_in: Coach, own_home: Path
) -> None:
    data = json.loads(own(lived_in))
    data["exercises"][0]["toml"] += "# altered"
    other = Coach(own_home / "other")

    ran = taken(other, json.dumps(data).encode())

    assert ran.code == 1
    assert len(ran.data["taken"]) == 50
    (problem,) = ran.data["problems"]
    assert (problem["in"], problem["number"], problem["code"]) == (
        "exercises",
        1,
        "exercise-altered",
    )
    assert disk(other).fingerprints() == ()
    assert "Exercise 1 of the file was left out" in coach_in_words(other, data).err


def coach_in_words(coach: Coach, data: object) -> Ran:
    return coach("journal", "import", "-", stdin=json.dumps(data).encode())


# ------------------------------------------------------------------ what is not understood


def test_single_entries_that_cannot_be_made_out_are_named_and_the_others_taken(
    coach: Coach,
) -> None:
    data = jrnl(
        {"title": "good"},
        {"date": "2021-13-01"},
        {"title": "", "body": " \n"},
        {"title": 3},
        {"time": "25:00"},
        {"tags": "home"},
        {"date": "0001-01-01", "time": "00:00"},
        {"title": "good too"},
    )

    ran = taken(coach, data)
    in_words = coach("journal", "import", "-", stdin=data)

    assert (ran.code, len(ran.data["taken"])) == (1, 2)
    named = {one["number"]: one["code"] for one in ran.data["problems"]}
    assert named == {
        2: "no-moment",
        3: "no-words",
        4: "key-of-another-kind",
        5: "no-moment",
        6: "key-of-another-kind",
        7: "no-moment",
    }
    assert in_words.code == 1
    assert "Entry 2 of the file was left out: “date” names no moment." in in_words.err
    assert "2 entries were here already." in in_words.out


def test_a_key_twice_hinders_only_its_entry(coach: Coach) -> None:
    data = jrnl({"title": "a"}, {"title": "b"}).replace(
        b'"title": "b"', b'"title": "b", "title": 1'
    )

    ran = taken(coach, data)

    assert (ran.code, len(ran.data["taken"])) == (1, 1)
    assert ran.data["problems"][0]["code"] == "key-twice"


@pytest.mark.parametrize(
    "data",
    [
        b"# A diary\n",
        b"[]",
        b"{}",
        b'{"entries": []}',
        b'{"entries": [{"a": 1}]}',
        b'{"metadata": {}}',
        b'{"tags": {}}',
        b'format = "nvc-entry/1"',
        b"\x89PNG\r\n",
        b"PK\x03\x04",
    ],
)
def test_what_nobody_knows_is_wrong_use_and_the_kinds_are_named(data: bytes, coach: Coach) -> None:
    ran = taken(coach, data)

    assert (ran.code, ran.out) == (2, "")
    assert all(kind in ran.err for kind in ("json", "jrnl", "dayone"))
    assert not coach.home.exists()


@pytest.mark.parametrize("kind", ["json", "jrnl", "dayone"])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"[]",
        b"{}",
        b'{"entries": 3}',
        b'{"entries": [1',
        b'{"format": "nvc-journal/2", "entries": 1}',
        b'\xff\xfe{\x00"\x00',
        b'{"a": ' + b"[" * 100_000,
        b'{"entries": [], "x": {"a": 1, "a": 2}}',
        b'{"entries": [], "x": [nope]}',
    ],
)
def test_a_file_that_is_not_what_it_is_said_to_be_is_refused_whole(
    data: bytes, kind: str, coach: Coach
) -> None:
    ran = taken(coach, data, "--as", kind)

    assert (ran.code, ran.out) == (1, "")
    assert "Nothing was taken from it." in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not coach.home.exists()


def test_where_a_file_ends_too_early_it_is_said_and_nothing_is_taken(coach: Coach) -> None:
    whole = jrnl(*({"title": f"day {number}"} for number in range(20)))
    cut_off = [taken(coach, whole[:length]) for length in range(20, len(whole) - 1, 97)]

    assert {(ran.code, ran.out) for ran in cut_off} == {(1, "")}
    assert "Entry 20, line 1: " in cut_off[-1].err
    assert not coach.home.exists()


def test_a_journal_of_a_later_version_is_not_guessed_at(coach: Coach) -> None:
    ran = taken(coach, b'{"format": "nvc-journal/2", "entries": [], "exercises": []}')

    assert (ran.code, ran.out) == (1, "")
    assert "later version" in ran.err


def test_the_wrong_kind_of_a_file_names_every_entry_and_takes_none(coach: Coach) -> None:
    ran = taken(coach, jrnl({}, {}), "--as", "dayone")

    assert (ran.code, ran.data["taken"]) == (1, [])
    assert [one["code"] for one in ran.data["problems"]] == ["key-missing"] * 2
    assert not coach.home.exists()


def test_a_kind_there_is_not_and_a_file_there_is_not(coach: Coach, tmp_path: Path) -> None:
    unknown = taken(coach, jrnl({}), "--as", "diary")
    missing = coach("journal", "import", tmp_path / "no-such.json")
    folder = coach("journal", "import", tmp_path)

    assert (unknown.code, missing.code, folder.code) == (2, 6, 1)
    assert "json, jrnl, dayone" in unknown.err
    assert "There is no file" in missing.err


def test_a_file_is_read_from_its_path(coach: Coach, tmp_path: Path) -> None:
    file = tmp_path / "jrnl.json"
    file.write_bytes(b"\xef\xbb\xbf" + jrnl({}))

    assert coach("journal", "import", file).out == "1 entry was taken in.\n"


def test_a_journal_that_another_copy_has_open_is_left_alone(coach: Coach) -> None:
    program = Program(coach.outside)
    program.open_for_writing()
    try:
        ran = taken(coach, jrnl({}))
    finally:
        program.close()

    assert (ran.code, ran.out) == (4, "")
    assert "Another copy of nvc-coach" in ran.err
    assert coach.entries() == []


def test_a_journal_that_cannot_be_opened_is_said_to_be_so(coach: Coach) -> None:
    coach.home.write_text("a file")

    assert taken(coach, jrnl({})).code == 5


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
KEYS = ["title", "body", "date", "time", "tags", "starred", "uuid", "text", "timeZone", "photos"]
GOOD_VALUES: dict[str, Any] = {
    "title": "a",
    "date": "2021-01-01",
    "time": "10:00",
    "text": "b",
    "creationDate": "2021-01-01T10:00:00Z",
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.dictionaries(st.sampled_from([*KEYS, "creationDate"]), json_values, max_size=4),
    kind=st.sampled_from(["jrnl", "dayone", "json"]),
)
def test_whatever_an_entry_holds_the_command_ends_in_a_sentence(
    coach: Coach, changes: dict[str, Any], kind: str
) -> None:
    data = json.dumps({"format": "nvc-journal/1", "entries": [GOOD_VALUES | changes]}).encode()

    ran = taken(coach, data, "--as", kind)

    assert ran.code in (0, 1)
    assert "Something went wrong" not in ran.err


# ------------------------------------------------------------------ a disk that fails


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_whichever_call_fails_what_was_taken_stays_and_another_try_goes_on(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, *, lasting: bool
) -> None:
    data = jrnl({"title": "one"}, {"title": "two"})
    reference = Coach(own_home / "reference")
    taken(reference, data)
    wanted = {one.name: one.read_bytes() for one in reference.entries()}
    number, stopped = 0, 0
    while True:
        number += 1
        coach = Coach(own_home / str(number))
        system = WatchedSystem(number, errno.ENOSPC, lasting=lasting)
        with monkeypatch.context() as patch:
            patch.setattr("nvc_coach.journal.disk.System", lambda system=system: system)
            ran = taken(coach, data)
        there = {one.name: one.read_bytes() for one in coach.entries()}
        assert there.items() <= wanted.items()
        if ran.code == 5:
            stopped += 1
            assert "The disk is full." in ran.err
            assert {f"{one}.toml" for one in ran.data["taken"]} <= set(there)
        else:
            assert ran.code == 0
            assert there == wanted
        assert taken(coach, data).code == 0
        assert {one.name: one.read_bytes() for one in coach.entries()} == wanted
        assert not list(coach.places.journal.rglob("*.tmp"))
        if len(system.calls) < number:
            break
    assert stopped > 20
