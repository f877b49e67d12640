"""One of fifty entries is damaged: each command has the other 49, names the one and leaves it."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered
from tests.cli.commanding import Coach, Ran
from tests.journal.damaging import (
    cut,
    empty,
    flip,
    into_folder,
    into_link,
    latin_1,
    of_another_kind,
    unreadable,
)
from tests.journal.entries import after, entry, new_id, wrote
from tests.journal.ordinary import as_an_ordinary_person

Damage = Callable[[Path], None]

COUNT = 50
DAMAGED = new_id(23)
OTHERS = [new_id(number) for number in reversed(range(COUNT)) if new_id(number) != DAMAGED]
LONG_AGO = (1_700_000_000, 1_700_000_000)

WAYS: dict[str, Damage] = {
    "truncated": cut,
    "flipped": flip,
    "empty": empty,
    "not UTF-8": latin_1,
    "of another format": of_another_kind,
    "unreadable": unreadable,
    "a symbolic link": into_link,
    "a folder in its place": into_folder,
}


@pytest.fixture(scope="module")
def fifty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of fifty finished entries, each with a word to find and something to follow up."""
    root = tmp_path_factory.mktemp("fifty") / "journal"
    with closing(DiskStore(root, mark="m1")) as store:
        for number in range(COUNT):
            asked = Answered(
                at=after(60),
                step="request-self",
                answer=Text("To go to bed by ten.", date(2026, 11, 20)),
            )
            held = entry(entry_id=new_id(number), events=(wrote("A lapwing called."), asked))
            store.create(replace(held, state="finished"))
    return root


@pytest.fixture
def coach(coach: Coach, fifty: Path) -> Coach:
    """The program where they are its journal."""
    coach.home.mkdir(mode=0o700)
    shutil.copytree(fifty, coach.places.journal)
    rested(coach)
    return coach


def rested(coach: Coach) -> None:
    """Let the folders have stood as they are for long, so that they are taken to be as known."""
    for folder in coach.places.journal.glob("entries/*/*"):
        os.utime(folder, LONG_AGO)


def damaged_file(coach: Coach) -> Path:
    (path,) = coach.places.journal.glob(f"entries/*/*/{DAMAGED}.toml")
    return path


def as_it_stands(path: Path) -> tuple[object, ...]:
    """All that can be told of a file, or of what stands in its place."""
    stat = path.lstat()
    link = path.readlink() if path.is_symlink() else None
    held = path.read_bytes() if path.is_file() and os.access(path, os.R_OK) else None
    return (stat.st_mode, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, link, held)


# ------------------------------------------------------------------ what each command has to say


def listed(ran: Ran) -> list[str]:
    return [one["id"] for one in ran.data["entries"]]


def lists(coach: Coach, path: Path, *command: str) -> None:
    ran = coach("journal", *(command or ("list",)))
    lines = [line for line in ran.out.splitlines() if not line.startswith(" ")]
    assert (ran.code, [line.partition(" ")[0] for line in lines]) == (0, OTHERS)
    assert names_it_once(ran.err, path)


def lists_as_json(coach: Coach, path: Path, *command: str) -> None:
    ran = coach("journal", *(command or ("list",)), "--json")
    assert (ran.code, listed(ran)) == (0, OTHERS)
    assert names_it_once(ran.err, path)


def searches(coach: Coach, path: Path) -> None:
    lists(coach, path, "search", "lapwing")


def searches_as_json(coach: Coach, path: Path) -> None:
    lists_as_json(coach, path, "search", "lapwing")


def shows(coach: Coach, path: Path) -> None:
    refused = coach("journal", "show", DAMAGED)
    assert (refused.code, refused.out) == (1, "")
    assert names_it_once(refused.err, path)
    for one in (OTHERS[0], OTHERS[-1], new_id(22), new_id(24)):
        ran = coach("journal", "show", one)
        assert (ran.code, ran.err) == (0, "")
        assert "A lapwing called." in ran.out


def follows_up(coach: Coach, path: Path) -> None:
    ran = coach("followups", "list", "--json")
    assert ran.code == 0
    assert {one["entry"] for one in ran.data["followups"]} == set(OTHERS)
    assert names_it_once(ran.err, path)


def shows_patterns(coach: Coach, path: Path) -> None:
    ran = coach("patterns", "--json")
    assert ran.code == 0
    assert (ran.data["range"]["practices"], ran.data["range"]["damaged"]) == (COUNT - 1, 1)
    assert names_it_once(ran.err, path)


def exports(coach: Coach, path: Path) -> None:
    out = coach.home.parent / "out.json"
    ran = coach("journal", "export", "--all", "--as", "json", "--to", out)
    assert ran.code == 1
    exported = Ran(0, out.read_text("utf-8"), "").data
    assert [one["id"] for one in exported["entries"]] == sorted(OTHERS)
    assert names_it_once(ran.err, path)
    out.unlink()


def examines(coach: Coach, path: Path) -> None:
    ran = coach("doctor", "--json")
    assert ran.code == 1
    errors = [one["file"] for one in ran.data["problems"] if one["severity"] == "error"]
    assert [one.startswith(str(path)) for one in errors] == [True]


def names_it_once(told: str, path: Path) -> bool:
    """Whether the damaged one is named in one line, and none of the others anywhere."""
    named = [line for line in told.splitlines() if str(path) in line]
    return len(named) == 1 and not any(one in told for one in OTHERS)


COMMANDS = (
    lists,
    lists_as_json,
    searches,
    searches_as_json,
    shows,
    follows_up,
    shows_patterns,
    exports,
    examines,
)


# ------------------------------------------------------------------ as the index knows it


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
@pytest.mark.parametrize("indexed", [True, False], ids=["indexed", "never indexed"])
def test_49_are_there_and_the_one_is_named_and_left(
    coach: Coach, *, indexed: bool, command: Callable[[Coach, Path], None], way: str
) -> None:
    path = damaged_file(coach)
    if indexed:
        assert len(listed(coach("journal", "list", "--json"))) == COUNT
    WAYS[way](path)
    rested(coach)
    before = as_it_stands(path)

    with as_an_ordinary_person():
        command(coach, path)
        command(coach, path)  # once more: the index, where it is kept, knows of the damage now

    assert as_it_stands(path) == before
