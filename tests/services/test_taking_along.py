"""What is taken along goes into a folder that was named, and can be stopped half way."""

import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.finding import EVERYTHING, Wanted
from nvc_coach.services.exporting.choosing import FORMS, folder_named, suggested_folder
from nvc_coach.services.exporting.telling import afterwards, beforehand
from nvc_coach.services.exporting.wish import (
    Exported,
    Format,
    Hindrance,
    NotExported,
    StoppedError,
    Wish,
)
from nvc_coach.services.exporting.writing import export
from nvc_coach.services.program import Program
from tests.cli.commanding import Coach
from tests.journal.entries import entry, new_id, wrote
from tests.plain.home import program_in

ONE_NAME = f"2026-11-22 transforming-enemy-images {new_id(1)}"


@pytest.fixture
def program(own_home: Path) -> Program:
    """A journal of three entries, which tell of D."""
    home = own_home / "nvc-coach"
    with closing(DiskStore(Coach(home).places.journal, mark="m1")) as store:
        for number in (1, 2, 3):
            said = (wrote(f"text {number}"), wrote("D.", step="person"))
            store.create(entry(entry_id=new_id(number), events=said))
    return program_in(home)


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def in_folder(form: Format, folder: Path, *, redact: bool = False) -> Wish:
    return Wish(form, folder, redact, in_folder=True)


# ------------------------------------------------------------------ files in a folder


def test_every_format_of_one_entry_is_one_file_with_the_same_name(
    program: Program, tmp_path: Path
) -> None:
    for form in FORMS:
        came = export(program, [new_id(1)], in_folder(form, tmp_path / "out"))
        assert isinstance(came, Exported)
        [file] = came.files
        assert file.parent == tmp_path / "out"
        assert file.stem == ONE_NAME
        assert file.stat().st_mode & 0o777 == 0o600

    assert len(names(tmp_path / "out")) == len(Format)


def test_several_entries_as_json_are_one_file_named_by_the_day(
    program: Program, tmp_path: Path
) -> None:
    came = export(program, EVERYTHING, in_folder(Format.JSON, tmp_path))

    assert isinstance(came, Exported)
    assert names(tmp_path) == ["nvc-coach 2026-11-23.json"]
    assert came.entries == 3


def test_a_name_that_is_an_exercises_is_in_no_name_of_a_file(
    program: Program, tmp_path: Path
) -> None:
    program.places.config.mkdir(parents=True)
    program.places.names_file.write_text("enemy")

    export(program, [new_id(1)], in_folder(Format.JSON, tmp_path, redact=True))

    assert names(tmp_path) == [f"2026-11-22 {new_id(1)}.json"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_there_already_is_never_written_over(
    program: Program, form: Format, tmp_path: Path
) -> None:
    wish = in_folder(form, tmp_path)
    first = export(program, [new_id(1)], wish)
    assert isinstance(first, Exported)
    first.files[0].write_text("mine")

    again = export(program, [new_id(1)], wish)

    assert isinstance(again, NotExported)
    assert again.hindrance is Hindrance.IN_THE_WAY
    assert str(first.files[0]) in again.sentence
    assert first.files[0].read_text() == "mine"


@pytest.mark.parametrize("form", FORMS)
def test_where_a_file_or_a_link_stands_another_folder_is_asked_for(
    program: Program, form: Format, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path)

    file = export(program, [new_id(1)], in_folder(form, tmp_path / "file"))
    link = export(program, [new_id(1)], in_folder(form, tmp_path / "link"))

    assert isinstance(file, NotExported)
    assert "is a file. Nothing was exported. Please name a folder." in file.sentence
    assert isinstance(link, NotExported)
    assert "is a symbolic link" in link.sentence
    assert names(tmp_path) == ["file", "link"]


def test_of_all_entries_those_that_are_wanted_are_taken(program: Program, tmp_path: Path) -> None:
    program.catch_up()
    came = export(program, Wanted(text="text 2"), in_folder(Format.TEXT, tmp_path))

    assert isinstance(came, Exported)
    assert [new_id(2) in one.name for one in came.files] == [True]


def test_a_name_longer_than_one_can_be_is_said_to_be(program: Program, tmp_path: Path) -> None:
    came = export(program, [new_id(1)], in_folder(Format.TEXT, tmp_path / ("x" * 300)))

    assert isinstance(came, NotExported)
    assert came.sentence.startswith("That name is longer than one can be there.")


# ------------------------------------------------------------------ stopped half way


def after(count: int) -> Callable[[int, int], None]:
    """Stop once so many are done."""

    def watch(done: int, of: int) -> None:
        assert of == 3
        if done >= count:
            raise StoppedError

    return watch


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("count", [0, 2])
@pytest.mark.parametrize("redact", [False, True])
def test_what_is_stopped_leaves_nothing(
    program: Program,
    form: Format,
    count: int,
    redact: bool,  # noqa: FBT001  # one of the two ways
    tmp_path: Path,
) -> None:
    wish = in_folder(form, tmp_path / "new", redact=redact)

    came = export(program, EVERYTHING, wish, watch=after(count))

    assert isinstance(came, NotExported)
    assert came.hindrance is Hindrance.STOPPED
    assert came.sentence.startswith("It was stopped. Nothing was exported")
    assert names(tmp_path) == []


def test_it_is_told_how_far_it_has_come(program: Program, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    export(
        program,
        EVERYTHING,
        in_folder(Format.TEXT, tmp_path),
        watch=lambda done, of: told.append((done, of)),
    )

    assert told == [(0, 3), (1, 3), (2, 3)]


# ------------------------------------------------------------------ which folder


def test_documents_are_offered_and_where_there_are_none_the_home_folder(
    program: Program, own_home: Path
) -> None:
    assert suggested_folder(program, many=False) == "~"
    (own_home / "Documents").mkdir()
    assert suggested_folder(program, many=False) == str(Path("~/Documents"))


def test_of_a_linked_folder_what_it_leads_to_is_offered(
    program: Program, own_home: Path, tmp_path: Path
) -> None:
    (own_home / "Documents").symlink_to(tmp_path)

    suggested = suggested_folder(program, many=False)
    came = export(program, [new_id(1)], in_folder(Format.TEXT, Path(suggested)))

    assert suggested == str(tmp_path)
    assert isinstance(came, Exported)


@pytest.mark.skipif(sys.platform == "win32", reason="other rules of who may write where")
def test_documents_that_cannot_be_written_to_are_not_offered(
    program: Program, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_home / "Documents").mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert suggested_folder(program, many=False) == "~"


def test_many_files_are_offered_a_new_folder_of_their_own(program: Program, own_home: Path) -> None:
    assert suggested_folder(program, many=True) == str(Path("~/nvc-coach 2026-11-23"))
    (own_home / "nvc-coach 2026-11-23").mkdir()
    (own_home / "nvc-coach 2026-11-23 2").symlink_to("nowhere")
    assert suggested_folder(program, many=True) == str(Path("~/nvc-coach 2026-11-23 3"))


@pytest.mark.parametrize(
    ("typed", "folder"),
    [("~", ""), (" ~/a b ", "a b"), ("notes", "notes"), ("./a/..", "a/.."), ("…/ü", "…/ü")],
)
def test_a_folder_is_named_from_the_home_folder(typed: str, folder: str, own_home: Path) -> None:
    assert folder_named(typed) == own_home / folder


def test_a_folder_named_from_its_root_is_that(tmp_path: Path) -> None:
    assert folder_named(str(tmp_path)) == tmp_path


@pytest.mark.parametrize(
    "typed", ["", "  ", "a\0b", "a\nb", "\x1b[2J", "~nobody-of-that-name/x", "\ud800"]
)
def test_what_can_be_no_folder_is_none(typed: str) -> None:
    assert folder_named(typed) is None


# ------------------------------------------------------------------ what is said


def test_beforehand_it_is_said_that_anybody_can_read_it() -> None:
    for form in FORMS:
        assert beforehand(form, many=False).startswith("It will not be encrypted")
    assert beforehand(Format.TEXT, many=True).startswith("They will not be encrypted")
    assert beforehand(Format.JSON, many=True).startswith("It will not be encrypted")


def test_afterwards_a_single_file_is_named_and_of_several_their_folder(
    program: Program, tmp_path: Path
) -> None:
    one = export(program, [new_id(1)], in_folder(Format.TEXT, tmp_path / "one"))
    all_of_them = export(program, EVERYTHING, in_folder(Format.TEXT, tmp_path / "all"))

    names_file = program.places.names_file
    assert isinstance(one, Exported)
    first, *_rest = afterwards(one, names_file)
    assert first == f"1 entry was written to {one.files[0]}."
    first, second = afterwards(all_of_them, names_file)
    assert first == f"3 entries were written to {tmp_path / 'all'}."
    assert second.startswith("They are not encrypted")


def test_where_no_name_is_known_it_is_said_where_they_can_be_listed(
    program: Program, tmp_path: Path
) -> None:
    nameless = new_id(9)
    with closing(DiskStore(program.places.journal, mark="m1")) as store:
        store.create(entry(entry_id=nameless, events=(wrote("text"),)))
    came = export(program, [nameless], in_folder(Format.TEXT, tmp_path, redact=True))

    *_before, told = afterwards(came, program.places.names_file)
    assert told.startswith("No name was replaced")
    assert str(program.places.names_file) in told
