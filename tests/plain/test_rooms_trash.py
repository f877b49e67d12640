"""Deleting in plain lines: into the trash, or for good; and what is in the trash."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.errors import Cause, NotSavedError
from tests.cli.commanding import Coach
from tests.cli.test_reading_commands import put
from tests.journal.entries import entry, new_id, wrote
from tests.plain.home import ENTRIES, another_copy, visit
from tests.plain.talking import Menu

DELETE, INTO_TRASH, FOR_GOOD = Menu("Delete it"), Menu("Into the trash"), Menu("For good, now")
TRASH, BACK = Menu("The trash"), Menu("Bring it back")
NOW, YES = Menu("Delete it for good, now"), Menu("Yes, delete it for good")
EMPTY = "There is nothing in the trash any more."
LIST = "Your entries. 1"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one entry in its journal."""
    home = tmp_path / "home"
    visit(home, "", "")
    kept(home, 1)
    return home


def kept(home: Path, number: int, title: str = "Transforming Enemy Images") -> None:
    held = entry(entry_id=new_id(number), events=(wrote("words"),))
    put(Coach(home), replace(held, state="finished", title=title))


def files(home: Path, folder: str) -> int:
    return len([path for path in (home / "journal" / folder).rglob("*.toml") if path.is_file()])


def seen_in(home: Path, *keys: str | Menu) -> str:
    return " ".join(visit(home, ENTRIES, *keys).seen.split())


# ------------------------------------------------------------------ deleting


def test_what_is_deleted_is_in_the_trash_and_the_trash_is_offered(home: Path) -> None:
    kept(home, 2)
    seen = seen_in(home, "1", DELETE, INTO_TRASH)
    assert "It is in the trash. You find the trash below your entries." in seen
    assert "The trash" in seen[seen.rindex(LIST) :]
    assert (files(home, "entries"), files(home, "trash")) == (1, 1)


@pytest.mark.parametrize("keys", [("",), ("go back",), (FOR_GOOD, ""), (FOR_GOOD, "go back")])
def test_going_back_deletes_nothing_and_one_is_with_the_entry_still(
    home: Path, keys: tuple[str | Menu, ...]
) -> None:
    seen = seen_in(home, "1", DELETE, *keys)
    assert seen.count("Enter: back to the list.") == 2
    assert (files(home, "entries"), files(home, "trash")) == (1, 0)


def test_for_good_leaves_nothing_of_it_in_the_trash(home: Path) -> None:
    seen = seen_in(home, "1", DELETE, FOR_GOOD, YES)
    assert "It is gone for good." in seen
    assert "The trash" not in seen[seen.rindex("gone for good") :]
    assert (files(home, "entries"), files(home, "trash")) == (0, 0)


def test_what_is_deleted_and_was_worked_on_is_not_said_to_be_kept(home: Path) -> None:
    keys = ("1", Menu("Look back on it"), "softer", "")
    assert visit(home, ENTRIES, *keys).seen.endswith("Kept. To go on: nvc-coach")
    gone = visit(home, ENTRIES, *keys, DELETE, INTO_TRASH).seen
    assert gone.endswith("To come back: nvc-coach")
    assert not gone.endswith("Kept. To go on: nvc-coach")


def test_what_cannot_be_moved_is_said_to_be_there_still(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def move(_store: DiskStore, _entry_id: str, _at: datetime) -> None:
        raise NotSavedError(Cause.READ_ONLY_DISK)

    monkeypatch.setattr(DiskStore, "delete", move)
    seen = seen_in(home, "1", DELETE, INTO_TRASH)
    assert "So it is still in your journal." in seen
    assert "It is in the trash." not in seen
    assert seen.count("Enter: back to the list.") == 2


# ------------------------------------------------------------------ the trash


def test_what_is_in_the_trash_can_be_brought_back_though_nothing_else_is_there(home: Path) -> None:
    seen = seen_in(home, "1", DELETE, INTO_TRASH, TRASH, "1", BACK)
    assert "There are no entries yet. 1 The trash A number." in seen
    assert "1 Transforming Enemy Images, deleted today 10:0" in seen
    assert "It is kept until Wednesday, 23 December 2026." in seen
    assert "It is in your entries again." in seen
    assert EMPTY in seen
    assert LIST in seen[seen.rindex(EMPTY) :]
    assert (files(home, "entries"), files(home, "trash")) == (1, 0)


def test_from_the_trash_it_can_be_deleted_for_good_and_that_is_asked(home: Path) -> None:
    keys = ("1", DELETE, INTO_TRASH, TRASH, "1", NOW)
    assert "It is gone for good." not in seen_in(home, *keys, "")
    assert files(home, "trash") == 1
    seen = seen_in(home, TRASH, "1", NOW, YES)
    assert "It is gone for good." in seen
    assert "There are no entries yet." in seen[seen.rindex(EMPTY) :]
    assert files(home, "trash") == 0


def test_the_trash_is_left_by_enter_and_nothing_is_changed(home: Path) -> None:
    kept(home, 2)
    seen = seen_in(home, "1", DELETE, INTO_TRASH, TRASH, "1", "", "")
    assert seen.count("What was deleted is kept here for thirty days.") == 2
    assert seen.count(LIST) == 3
    assert files(home, "trash") == 1


def test_from_no_entries_one_can_go_back_past_the_trash(home: Path) -> None:
    seen = seen_in(home, "1", DELETE, INTO_TRASH, "")
    assert seen.count("Your journal: ") == 2


def test_a_damaged_file_in_the_trash_says_so(home: Path) -> None:
    seen_in(home, "1", DELETE, INTO_TRASH)
    [file] = (home / "journal/trash").iterdir()
    file.write_bytes(b"\xff\xfe")
    seen = seen_in(home, TRASH, "1", NOW, YES)
    assert "1 Deleted today 10:0" in seen
    assert "It cannot be read: " in seen
    assert files(home, "trash") == 0


def test_what_has_its_place_taken_stays_in_the_trash(home: Path) -> None:
    seen_in(home, "1", DELETE, INTO_TRASH)
    kept(home, 1)
    seen = seen_in(home, TRASH, "1", BACK, "")
    assert "So this one stays in the trash." in seen
    assert "It is in your entries again." not in seen
    assert (files(home, "entries"), files(home, "trash")) == (1, 1)


def test_what_cannot_be_taken_from_the_trash_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_store: DiskStore, _entry_id: str) -> None:
        raise NotSavedError(Cause.READ_ONLY_DISK)

    seen_in(home, "1", DELETE, INTO_TRASH)
    monkeypatch.setattr(DiskStore, "forget", fail)
    seen = seen_in(home, TRASH, "1", NOW, YES, "")
    assert NotSavedError(Cause.READ_ONLY_DISK).sentence in seen
    assert "It is gone for good." not in seen


def test_another_copy_can_only_look_into_the_trash(home: Path) -> None:
    seen_in(home, "1", DELETE, INTO_TRASH)
    with another_copy(home):
        seen = seen_in(home, TRASH, "1", "")
    assert "Another nvc-coach has the journal open, so here it can only be read." in seen
    assert "Bring it back" not in seen
    assert files(home, "trash") == 1


def test_a_full_trash_is_read_twenty_at_a_time(home: Path) -> None:
    seen_in(home, "1", DELETE, INTO_TRASH)
    [file] = (home / "journal/trash").iterdir()
    for number in range(20):
        at = datetime(2026, 11, 20, 10, number, tzinfo=UTC)
        later = f"{new_id(100 + number)}.deleted-{at:%Y%m%dT%H%M%SZ}.toml"
        file.with_name(later).write_bytes(file.read_bytes())
    seen = seen_in(home, TRASH, Menu("older ones"), "")
    assert "20 Transforming Enemy Images, deleted 20 November 2026 21 older ones" in seen
    assert "The trash. What was deleted is kept here for thirty days. 1 Transforming" in seen
