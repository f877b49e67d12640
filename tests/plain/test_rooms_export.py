"""Taking entries along in plain lines: as what, whose names, and where to."""

import errno
import os
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.services.exporting import files
from tests.cli.commanding import Coach
from tests.journal.entries import entry, new_id, wrote
from tests.plain.home import ENTRIES, another_copy, visit
from tests.plain.talking import BEGIN, Key, Menu, Pasted

ONE, TWO = new_id(1), new_id(2)
NAME = f"2026-11-22 transforming-enemy-images {TWO}"
TAKE, ALL = Menu("Take it with you"), Menu("Take all of these with you")
TEXT, HTML, JSON = Menu("Plain text"), Menu("HTML"), Menu("JSON")
WITHOUT_NAMES = Menu("Person A and so on")
ASKED = "Into which folder?"
NOT_ENCRYPTED = "It will not be encrypted: whoever opens the file reads every word."


@pytest.fixture
def home(own_home: Path) -> Path:
    """A journal with two entries; of the newer one D. is told, and there is a folder to offer."""
    (own_home / "Documents").mkdir()
    home = own_home / "nvc-coach"
    visit(home, "", "")
    with closing(DiskStore(Coach(home).places.journal, mark="m1")) as store:
        first = entry(entry_id=ONE, events=(wrote("She rang."),))
        store.create(replace(first, started=BEGIN - timedelta(days=40), tags=("home",)))
        said = (wrote("D. never rings me."), wrote("D.", step="person"))
        second = entry(entry_id=TWO, events=said)
        store.create(replace(second, started=BEGIN - timedelta(days=1), state="finished"))
    return home


@pytest.fixture
def documents(own_home: Path) -> Path:
    return own_home / "Documents"


def seen_in(home: Path, *keys: Key) -> str:
    """What is seen at the newest entry."""
    return " ".join(visit(home, ENTRIES, "1", *keys).seen.split())


def test_an_entry_is_written_once_all_is_asked_and_it_is_said_where(
    home: Path, documents: Path
) -> None:
    seen = seen_in(home, TAKE, TEXT, "", "")
    assert seen.index(NOT_ENCRYPTED) < seen.index(ASKED) < seen.index("Writing ...")
    assert f'Enter: "{Path("~/Documents")}"' in seen
    assert f"1 entry was written to {documents / NAME}.txt. It is not encrypted" in seen
    assert seen.rindex("Enter: back to the list.") > seen.index("was written")
    [file] = documents.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert "D. never rings me." in file.read_text("utf-8")


def test_names_are_left_out_where_that_is_chosen(home: Path, documents: Path) -> None:
    seen = seen_in(home, TAKE, HTML, WITHOUT_NAMES, "")
    assert "Please read it through before you hand it on." in seen
    [file] = documents.iterdir()
    assert file.suffix == ".html"
    assert "Person A never rings me." in file.read_text("utf-8")


def test_a_path_is_no_command_though_it_begins_as_one(home: Path, own_home: Path) -> None:
    seen_in(home, TAKE, JSON, "", str(own_home / "new"))
    assert [one.name for one in (own_home / "new").iterdir()] == [f"{NAME}.json"]


@pytest.mark.parametrize("typed", ["~/new", "new"])
def test_a_folder_is_named_from_the_home_folder(home: Path, own_home: Path, typed: str) -> None:
    seen_in(home, TAKE, JSON, "", typed)
    assert [one.name for one in (own_home / "new").iterdir()] == [f"{NAME}.json"]


def test_nothing_is_written_over_and_another_folder_is_asked_for(
    home: Path, own_home: Path, documents: Path
) -> None:
    (documents / f"{NAME}.txt").write_text("mine")
    seen = seen_in(home, TAKE, TEXT, "", "", "~/elsewhere")
    assert "is already there, and nothing is ever written over." in seen
    assert seen.count(ASKED) == 2
    assert (documents / f"{NAME}.txt").read_text() == "mine"
    assert (own_home / "elsewhere" / f"{NAME}.txt").exists()


def test_on_a_full_disk_nothing_half_stays_and_one_can_go_back(
    home: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files._SyncedAtTheEnd, "write", full)  # noqa: SLF001  # the disk itself
    seen = seen_in(home, TAKE, TEXT, "", "", "/back")
    assert "The disk is full. Nothing was exported" in seen
    assert seen.rindex("Enter: back to the list.") > seen.index("The disk is full.")
    assert not list(documents.iterdir())


@pytest.mark.parametrize(
    "keys", [("",), (TEXT, "", "/back"), (TEXT, "", "back"), (TEXT, "", "/BACK")], ids=str
)
def test_going_back_writes_nothing_and_one_is_with_the_entry_still(
    home: Path, documents: Path, keys: tuple[Key, ...]
) -> None:
    seen = seen_in(home, TAKE, *keys)
    assert seen.count("Enter: back to the list.") == 2
    assert not list(documents.iterdir())


@pytest.mark.parametrize("typed", ["/stop", "stop", "/leave"])
def test_the_talking_can_end_where_a_folder_is_asked_for(
    home: Path, documents: Path, typed: str
) -> None:
    seen = seen_in(home, TAKE, TEXT, "", typed)
    assert seen.count(ASKED) == 1
    assert "Writing" not in seen
    assert not list(documents.iterdir())


def test_help_and_what_can_be_no_folder_ask_again(home: Path, documents: Path) -> None:
    pasted = Pasted(("two", "lines"))
    seen = seen_in(home, TAKE, TEXT, "", "/help", "/people", pasted, "~nobody-there", "/back")
    assert "/people reads your own page of people you trust." in seen
    assert seen.count("That cannot be the name of a folder.") == 2
    assert seen.count(ASKED) == 3
    assert not list(documents.iterdir())


def test_a_list_of_names_that_cannot_be_read_stops_it(home: Path, documents: Path) -> None:
    config = Coach(home).places.config
    config.mkdir(exist_ok=True)
    Coach(home).places.names_file.write_bytes(b"\xff")
    seen = seen_in(home, TAKE, TEXT, WITHOUT_NAMES, "")
    assert "could not be read as a list of names in UTF-8." in seen
    assert seen.count(ASKED) == 1
    assert not list(documents.iterdir())


def test_a_journal_that_another_copy_has_open_can_be_taken_along(
    home: Path, documents: Path
) -> None:
    with another_copy(home):
        seen_in(home, TAKE, TEXT, "", "")
    assert len(list(documents.iterdir())) == 1


def test_all_of_a_list_are_taken_into_a_folder_of_their_own(home: Path, documents: Path) -> None:
    seen = " ".join(visit(home, ENTRIES, ALL, TEXT, "", "").seen.split())
    assert "They will not be encrypted" in seen
    assert f"2 entries were written to {documents / 'nvc-coach 2026-11-23'}." in seen
    [folder] = documents.iterdir()
    assert len(list(folder.iterdir())) == 2


def test_what_was_found_is_taken_and_nothing_else(home: Path, documents: Path) -> None:
    with closing(DiskStore(Coach(home).places.journal, mark="m1")) as store:
        store.create(entry(entry_id=new_id(3), events=(wrote("He rings."),)))
    visit(home, ENTRIES, Menu("Find by words"), "rings", ALL, TEXT, "", "")
    [folder] = documents.iterdir()
    assert {one.stem[-26:] for one in folder.iterdir()} == {TWO, new_id(3)}
