"""The journal on the command line: finding entries, adding to them, letting go of them."""

import errno
import os
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.lock import JournalLock
from nvc_coach.journal.system import System
from nvc_coach.services.places import Places
from tests.cli.commanding import TEI, Coach, Ran
from tests.journal.entries import START, entry, new_id, wrote

ONE, TWO, THREE = new_id(1), new_id(2), new_id(3)


@pytest.fixture
def lived_in(coach: Coach) -> Coach:
    """Three entries a day apart: one open, two finished."""
    with closing(DiskStore(coach.places.journal, mark="m1")) as store:
        first = entry(entry_id=ONE, events=(wrote("He never calls."), wrote("D.", step="person")))
        store.create(replace(first, tags=("home",)))
        second = entry(entry_id=TWO, events=(wrote("She [b]calls[/b] too often."),))
        store.create(replace(second, started=START + timedelta(1), state="finished"))
        third = entry(entry_id=THREE, events=(wrote("一个人很累"),))
        third = replace(third, started=START + timedelta(2), state="finished", exercise="other")
        store.create(third)
    return coach


def ids(ran: Ran) -> list[str]:
    """The ids in a document."""
    assert ran.code == 0, ran.err
    return [one["id"] for one in ran.data["entries"]]


# ------------------------------------------------------------------ list


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], [THREE, TWO, ONE]),
        (["--limit", "2"], [THREE, TWO]),
        (["--state", "open"], [ONE]),
        (["--exercise", "other"], [THREE]),
        (["--person", "d"], [ONE]),
        (["--tag", "HOME"], [ONE]),
        (["--from", "2026-11-24"], [THREE]),
        (["--to", "2026-11-22"], [ONE]),
        (["--tag", "nothing"], []),
    ],
    ids=" ".join,
)
def test_the_list_can_be_narrowed_down(
    lived_in: Coach, options: list[str], expected: list[str]
) -> None:
    assert ids(lived_in("journal", "list", "--json", *options)) == expected
    lines = lived_in("journal", "list", *options).out.splitlines()
    assert [line.partition(" ")[0] for line in lines] == expected


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--state", "shut"], "open, finished, set-aside"),
        (["--from", "yesterday"], "2026-11-29"),
        (["--to", "2026-13-01"], "2026-13-01"),
    ],
    ids=" ".join,
)
def test_what_narrows_nothing_down_is_told(lived_in: Coach, options: list[str], said: str) -> None:
    ran = lived_in("journal", "list", *options)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_journal_longer_than_a_page_is_listed_whole(
    lived_in: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvc_coach.cli.journal._AT_ONCE", 2)
    monkeypatch.setattr("nvc_coach.cli.printing._AT_ONCE", 1)

    assert ids(lived_in("journal", "list", "--json")) == [THREE, TWO, ONE]
    assert len(lived_in("journal", "list").out.splitlines()) == 3


# ------------------------------------------------------------------ search


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call", [TWO, ONE]),
        ("calls often", [TWO]),
        ('"never calls"', [ONE]),
        ('"calls never"', []),
        ("很累", [THREE]),
        ("[/b]", [TWO]),
        ("home", [ONE]),
        ("d", [ONE]),
    ],
)
def test_entries_are_found_by_their_words(lived_in: Coach, text: str, expected: list[str]) -> None:
    assert ids(lived_in("journal", "search", text, "--json")) == expected
    assert ids(lived_in("journal", "search", "-", "--json", stdin=text.encode())) == expected


def test_what_is_found_is_shown_in_its_line(lived_in: Coach) -> None:
    ran = lived_in("journal", "search", "calls", "--exercise", TEI)

    assert ran.out.splitlines() == [
        f"{TWO}  2026-11-23 10:04  finished  Transforming Enemy Images",
        "    She [b]calls[/b] too often.",
        f"{ONE}  2026-11-22 10:04  open  Transforming Enemy Images",
        "    He never calls.",
    ]


def test_a_search_that_finds_nothing_is_no_failure(lived_in: Coach) -> None:
    ran = lived_in("journal", "search", "lapwing")

    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing is found.\n")
    assert ids(lived_in("journal", "search", "lapwing", "--json")) == []


@pytest.mark.parametrize("option", [[], ["--json"]], ids=["text", "json"])
@pytest.mark.parametrize("text", ["calls", "lapwing"])
def test_a_search_names_what_could_not_be_read(
    lived_in: Coach, text: str, option: list[str]
) -> None:
    (damaged,) = (one for one in lived_in.entries() if one.stem == TWO)
    damaged.write_bytes(b"damaged")
    alone = lived_in("journal", "search", text, *option)

    assert alone.code == 0
    assert [str(damaged) in line for line in alone.err.splitlines()].count(True) == 1
    assert TWO not in alone.out
    assert (ONE in alone.out) is (text == "calls")


def test_a_search_names_what_was_damaged_since_it_could_be_found(lived_in: Coach) -> None:
    folder = lived_in.entries()[0].parent
    os.utime(folder, (1_700_000_000, 1_700_000_000))
    assert ids(lived_in("journal", "search", "calls", "--json")) == [TWO, ONE]
    (damaged,) = (one for one in lived_in.entries() if one.stem == TWO)
    damaged.write_bytes(b"damaged")
    os.utime(folder, (1_700_000_000, 1_700_000_000))

    ran = lived_in("journal", "search", "calls", "--json")

    assert ids(ran) == [ONE]
    assert str(damaged) in ran.err


def test_where_nothing_can_be_read_nobody_is_told_that_there_is_nothing(lived_in: Coach) -> None:
    for path in lived_in.entries():
        path.write_bytes(b"damaged")

    ran = lived_in("journal", "list")

    assert (ran.code, ran.out) == (0, "")
    assert "no entries yet" not in ran.err
    assert "There are no entries that can be read." in ran.err
    assert len(ran.err.splitlines()) == 4


@pytest.mark.parametrize("text", ["", "...", '"'])
def test_what_holds_no_word_is_not_looked_for(lived_in: Coach, text: str) -> None:
    assert lived_in("journal", "search", text).code == 2
    assert lived_in("journal", "search", "-", stdin=text.encode()).code == 2


def test_what_another_program_wrote_into_a_file_is_told_as_it_is_now(lived_in: Coach) -> None:
    assert ids(lived_in("journal", "search", "calls", "--json")) == [TWO, ONE]
    folder = lived_in.entries()[0].parent
    for path in (*lived_in.entries(), folder):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    assert ids(lived_in("journal", "search", "calls", "--json")) == [TWO, ONE]
    (path,) = (one for one in lived_in.entries() if one.stem == TWO)

    path.write_bytes(path.read_bytes().replace(b"calls", b"shout"))
    os.utime(folder, (1_700_000_000, 1_700_000_000))

    assert ids(lived_in("journal", "search", "calls", "--json")) == [ONE]
    assert ids(lived_in("journal", "search", "shout", "--json")) == [TWO]


def test_making_the_index_anew_finds_everything_again(lived_in: Coach) -> None:
    (lived_in.entries()[1]).write_bytes(b"\xff")

    ran = lived_in("journal", "reindex", "--json")

    assert ran.data == {"format": "nvc-reindex/1", "entries": 2, "damaged": 1}
    assert TWO in ran.err
    assert "2 entries can be found" in lived_in("journal", "reindex").err
    assert ids(lived_in("journal", "search", "never", "--json")) == [ONE]


# ------------------------------------------------------------------ delete and undelete


def test_a_deleted_entry_is_in_the_trash_and_comes_back(lived_in: Coach) -> None:
    before = lived_in.tree()

    ran = lived_in("journal", "delete", TWO)

    assert ran.code == 0
    assert f"nvc-coach journal undelete {TWO}" in ran.err
    assert ids(lived_in("journal", "list", "--json")) == [THREE, ONE]
    assert ids(lived_in("journal", "search", "often", "--json")) == []
    (held,) = lived_in("journal", "undelete", "--json").data["entries"]
    assert held == {
        "id": TWO,
        "title": "Transforming Enemy Images",
        "deleted": "2026-11-22T09:04:31+00:00",
        "until": "2026-12-22T09:04:31+00:00",
    }
    listed = lived_in("journal", "undelete").out
    assert listed == f"{TWO}  Transforming Enemy Images  kept until Tuesday, 22 December 2026\n"

    back = lived_in("journal", "undelete", TWO.lower(), "--json")

    assert back.data == {"format": "nvc-undeleted/1", "id": TWO}
    after = lived_in.tree()
    assert {key: after[key] for key in before} == before
    assert lived_in("journal", "undelete").err == "The trash is empty.\n"


def test_what_is_deleted_for_good_is_nowhere(lived_in: Coach) -> None:
    lived_in("journal", "delete", TWO)
    lived_in("journal", "undelete", TWO)

    ran = lived_in("journal", "delete", TWO, "--for-good", "--json")

    assert ran.data == {"format": "nvc-deleted/1", "id": TWO, "for-good": True}
    assert lived_in("journal", "undelete", TWO).code == 6
    assert not [one for one in lived_in.home.rglob("*") if TWO in one.name]


def test_a_damaged_entry_can_be_deleted(lived_in: Coach) -> None:
    (path,) = (one for one in lived_in.entries() if one.stem == TWO)
    path.write_bytes(b"damaged")

    assert lived_in("journal", "delete", TWO).code == 0
    assert not path.exists()
    assert "The file" in lived_in("journal", "undelete").out or lived_in("journal", "undelete").out
    assert lived_in("journal", "undelete", TWO).code == 0
    assert path.read_bytes() == b"damaged"


@pytest.mark.parametrize(
    "command",
    [
        ["delete", "01ZZZZZZZZZZZZZZZZZZZZZZZZ"],
        ["delete", "nothing"],
        ["delete", "nothing", "--for-good"],
        ["undelete", "01ZZ"],
        ["undelete", ""],
        ["forget", "01ZZ"],
        ["edit", "01ZZ", "--look-back"],
        ["edit", "01ZZ", "--tags"],
    ],
    ids=" ".join,
)
def test_what_is_not_there_is_exit_six(lived_in: Coach, command: list[str]) -> None:
    before = lived_in.tree()

    ran = lived_in("journal", *command, stdin=b"words")

    assert (ran.code, ran.out) == (6, "")
    assert ran.err.strip()
    assert {k: v for k, v in lived_in.tree().items() if "state" not in k} == {
        k: v for k, v in before.items() if "state" not in k
    }


CHANGES = [
    ["delete", TWO],
    ["delete", TWO, "--for-good"],
    ["undelete", ONE],
    ["forget", TWO],
    ["edit", TWO, "--look-back"],
    ["edit", TWO, "--tags"],
]


@pytest.mark.parametrize("command", CHANGES, ids=" ".join)
def test_while_another_copy_writes_nothing_is_changed(lived_in: Coach, command: list[str]) -> None:
    lived_in("journal", "delete", ONE)
    before = lived_in.tree()
    places: Places = lived_in.places

    with JournalLock(places.lock_file):
        ran = lived_in("journal", *command, stdin=b"words")

    assert ran.code == 4
    assert "Another copy" in ran.err
    assert lived_in.tree() == before


@pytest.mark.parametrize("command", CHANGES, ids=" ".join)
def test_a_full_disk_leaves_everything_as_it_was(
    lived_in: Coach, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lived_in("journal", "delete", ONE)
    lived_in("journal", "list")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = lived_in.tree()
    for call in ("create", "link", "replace", "remove"):
        monkeypatch.setattr(System, call, full)
    monkeypatch.setattr("nvc_coach.services.program.CLOSING_SECONDS", 0.2)

    ran = lived_in("journal", *command, stdin=b"words")

    assert ran.code == 5
    assert "disk is full" in ran.err
    assert lived_in.tree() == before


# ------------------------------------------------------------------ edit and forget


def test_looking_back_adds_to_a_finished_entry_with_its_day(lived_in: Coach) -> None:
    ran = lived_in(
        "journal", "edit", TWO, "--look-back", "--json", stdin="It is “easier” now.\n".encode()
    )

    assert ran.data["event"][-1] == {
        "at": "2026-11-22T10:04:31+01:00",
        "reflection": True,
        "text": "It is “easier” now.",
    }
    shown = lived_in("journal", "show", TWO).out
    assert "Looking back, Sunday, 22 November 2026:\nIt is “easier” now." in shown
    assert ids(lived_in("journal", "search", "easier", "--json")) == [TWO]


def test_one_looks_back_on_what_is_finished(lived_in: Coach) -> None:
    ran = lived_in("journal", "edit", ONE, "--look-back", stdin=b"words")

    assert ran.code == 2
    assert f"--resume {ONE}" in ran.err


def test_an_entry_is_filed_under_words_one_a_line(lived_in: Coach) -> None:
    ran = lived_in("journal", "edit", TWO, "--tags", "--json", stdin=b"#Work\n\nthe boss\nwork\n")

    assert ran.data["tags"] == ["Work", "the boss"]
    assert ids(lived_in("journal", "list", "--json", "--tag", "The Boss")) == [TWO]
    assert "tags" not in lived_in("journal", "edit", TWO, "--tags", "--json").data


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        (["work", "x" * 101], f'at most 100 letters, and this one is longer: "{"x" * 40}…"'),
        ([f"tag {number}" for number in range(51)], "at most 50 tags, and these are 51"),
    ],
    ids=["too long", "too many"],
)
def test_tags_beyond_what_there_can_be_are_told_and_change_nothing(
    lived_in: Coach, tags: list[str], said: str
) -> None:
    before = lived_in.tree()

    ran = lived_in("journal", "edit", ONE, "--tags", stdin="\n".join(tags).encode())

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Nothing was changed." in ran.err
    assert {k: v for k, v in lived_in.tree().items() if "state" not in k} == {
        k: v for k, v in before.items() if "state" not in k
    }


def test_as_many_tags_as_there_can_be_are_kept_and_those_an_entry_has_stay(
    lived_in: Coach,
) -> None:
    most = ["x" * 100, *(f"tag {number}" for number in range(49))]
    ran = lived_in("journal", "edit", TWO, "--tags", "--json", stdin="\n".join(most).encode())
    assert ran.data["tags"] == most

    more = [*most, "y" * 101]
    with closing(DiskStore(lived_in.places.journal, mark="m1")) as store:
        held = store.read(TWO)
        assert isinstance(held, Entry)
        store.save(replace(held, tags=tuple(more)))
    ran = lived_in("journal", "edit", TWO, "--tags", "--json", stdin="\n".join(more[1:]).encode())
    assert ran.data["tags"] == more[1:]


@pytest.mark.parametrize(
    "options",
    [[], ["--tags", "--look-back"], ["--look-back", "--script", "-"]],
    ids=" ".join,
)
def test_what_to_do_with_an_entry_must_be_said_once(lived_in: Coach, options: list[str]) -> None:
    assert lived_in("journal", "edit", TWO, *options, stdin=b"words").code == 2


def test_nothing_on_stdin_adds_nothing(lived_in: Coach) -> None:
    before = lived_in.tree()

    assert lived_in("journal", "edit", TWO, "--look-back", stdin=b" \n").code == 2
    assert lived_in.tree() == before


FINISH = """
[[event]]
step = "judgment"
text = "He only thinks of himself."
[[event]]
step = "observation"
text = "On Tuesday he closed the laptop."
[[event]]
step = "my-needs"
picked = ["rest"]
[[event]]
step = "willing"
skipped = true
[[event]]
step = "check-in"
skipped = true
[[event]]
step = "request-self"
skipped = true
"""
AMEND = """
[[event]]
step = "observation"
amend = true
text = "He closed it at ten."
"""


def finished(coach: Coach) -> str:
    """The id of a finished entry that can be gone through again."""
    ran = coach("practice", "judgment-in-five-minutes", "--script", "-", stdin=FINISH.encode())
    assert ran.code == 0, ran.err
    return ran.out.strip()


def test_an_answer_is_changed_and_the_one_before_kept_until_it_is_forgotten(coach: Coach) -> None:
    entry_id = finished(coach)

    ran = coach("journal", "edit", entry_id, "--script", "-", "--json", stdin=AMEND.encode())

    assert ran.data["event"][-1]["text"] == "He closed it at ten."
    assert ids(coach("journal", "search", "laptop", "--json")) == [entry_id]

    forgotten = coach("journal", "forget", entry_id, "--json").data

    texts = [one.get("text") for one in forgotten["event"]]
    assert texts[:2] == ["He only thinks of himself.", "He closed it at ten."]
    assert "laptop" not in coach("journal", "show", entry_id).out
    assert ids(coach("journal", "search", "laptop", "--json")) == []
    assert ids(coach("journal", "search", "ten", "--json")) == [entry_id]
    assert not [
        one for one in coach.home.rglob("*") if one.is_file() and b"laptop" in one.read_bytes()
    ]


def test_forgetting_lets_go_of_what_the_trash_holds_of_an_entry(coach: Coach) -> None:
    entry_id = finished(coach)
    coach("journal", "delete", entry_id)
    (held,) = (coach.places.journal / "trash").iterdir()
    data = held.read_bytes()
    coach("journal", "undelete", entry_id)
    held.write_bytes(data)

    assert coach("journal", "forget", entry_id).code == 0

    assert list((coach.places.journal / "trash").iterdir()) == []
