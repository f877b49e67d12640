"""The page "my people": written, added to, and never lost half-way."""

from pathlib import Path

import pytest

from nvc_coach.services.people import PeopleBefore, write_people
from tests.plain.home import KEEP, PEOPLE, SETTINGS, visit
from tests.plain.talking import CtrlC, HalfTyped, Key, Menu

ADD, ANEW = Menu("Add lines"), Menu("Write it anew")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    visit(home, "", "")
    return home


def page_of(home: Path) -> str:
    return (home / "config/my-people.txt").read_text(encoding="utf-8")


def test_lines_are_added_below(home: Path) -> None:
    visit(home, *PEOPLE, "Anna 0123", "")
    seen = visit(home, *PEOPLE, ADD, "Ben, next door", "Cem", "").seen
    assert page_of(home) == "Anna 0123\nBen, next door\nCem\n"
    assert "Kept: 2 lines, below what was there. /people reads the page anywhere." in seen


def test_the_page_is_written_anew_only_at_the_end(home: Path) -> None:
    visit(home, *PEOPLE, "Anna 0123", "")
    seen = visit(home, *PEOPLE, ANEW, "Ben", "").seen
    assert page_of(home) == "Ben\n"
    assert "Kept: 1 line is your page now." in seen


@pytest.mark.parametrize("way", [ADD, ANEW], ids=["adding", "anew"])
@pytest.mark.parametrize(
    "stop",
    [(), ("/stop",), ("stop", "1"), (CtrlC(), "s"), ("/leave",)],
    ids=["ctrl-d", "/stop", "stop", "ctrl-c", "/leave"],
)
def test_stopping_in_the_middle_keeps_the_lines_below(
    home: Path, way: Key, stop: tuple[Key, ...]
) -> None:
    visit(home, *PEOPLE, "Anna 0123", "")
    visited = visit(home, *PEOPLE, way, "Ben", *stop)
    assert page_of(home) == "Anna 0123\nBen\n"
    assert ("Kept: 1 line, below what was there." in visited.seen) == (stop != ("/leave",))


@pytest.mark.parametrize("way", [ADD, ANEW], ids=["adding", "anew"])
def test_a_closed_window_keeps_even_half_a_line(home: Path, way: Key) -> None:
    visit(home, *PEOPLE, "Anna 0123", "")
    visit(home, *PEOPLE, way, "Ben", HalfTyped("Cem 04"))
    assert page_of(home) == "Anna 0123\nBen\nCem 04\n"


def test_the_first_lines_are_kept_when_stopped_in_the_middle(home: Path) -> None:
    seen = visit(home, *PEOPLE, "Anna 0123").seen
    assert page_of(home) == "Anna 0123\n"
    assert "Kept: 1 line is your page now." in seen


def test_stopping_at_once_leaves_the_page_as_it_was(home: Path) -> None:
    visit(home, *PEOPLE, "Anna 0123", "")
    for way in (ADD, ANEW):
        visit(home, *PEOPLE, way)
        assert "The page is as it was." in visit(home, *PEOPLE, way, "").seen
    assert "The page is as it was." in visit(home, *PEOPLE, "").seen
    assert page_of(home) == "Anna 0123\n"


def test_what_is_written_stands_there_while_it_is_written(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stood: list[str] = []
    add = PeopleBefore.add

    def adds(before: PeopleBefore, text: str) -> None:
        add(before, text)
        stood.append(page_of(home))

    visit(home, *PEOPLE, "Anna 0123", "")
    monkeypatch.setattr(PeopleBefore, "add", adds)
    monkeypatch.setattr("nvc_coach.plain.settings._A_WHILE_SECONDS", 0.0)
    visit(home, *PEOPLE, ANEW, "Ben", HalfTyped("Cem 04"))
    assert "Anna 0123\nBen\n" in stood
    assert stood[-1] == "Anna 0123\nBen\nCem 04\n"


def test_a_command_is_no_line_of_the_page(home: Path) -> None:
    seen = visit(home, *PEOPLE, "/help", "Anna 0123", "").seen
    assert page_of(home) == "Anna 0123\n"
    assert seen.count("Write the people you trust") == 2


def test_adding_changes_no_byte_of_what_was_there(tmp_path: Path) -> None:
    page = tmp_path / "people"
    page.write_bytes(b"\xe9t\xe9 " + b"x" * 300_000 + b"\n\n")
    before = PeopleBefore(page)
    before.add("Be")
    before.add("Ben\n")
    assert page.read_bytes() == b"\xe9t\xe9 " + b"x" * 300_000 + b"\n\nBen\n"
    assert page.stat().st_mode & 0o777 == 0o600


def test_adding_to_no_page_begins_one(tmp_path: Path) -> None:
    PeopleBefore(tmp_path / "1").add("Ben")
    (tmp_path / "2").write_bytes(b"no line end")
    PeopleBefore(tmp_path / "2").add("Ben")
    assert (tmp_path / "1").read_bytes() == b"Ben\n"
    assert (tmp_path / "2").read_bytes() == b"no line end\nBen\n"


@pytest.mark.parametrize("end", [("",), ()], ids=["finished", "stopped"])
def test_lines_that_cannot_be_saved_are_read_back(home: Path, end: tuple[str, ...]) -> None:
    (home / "config/my-people.txt").mkdir()
    seen = visit(home, *PEOPLE, ADD, "Ben, next door", *end).seen
    assert "Not all of it could be saved; what stood on the page still does." in seen
    assert "Your lines:\nBen, next door" in seen


def test_settings_say_what_was_set(home: Path) -> None:
    assert "Keep what I write: no." in visit(home, SETTINGS, KEEP).seen
    plain = Menu("Always open line by line")
    assert "Always open line by line: yes." in visit(home, SETTINGS, plain).seen
    write_people(home / "config/my-people.txt", "Anna")
