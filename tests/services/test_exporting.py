"""An export is private, writes nothing over, and is there whole or not at all."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from nvc_coach.journal import entry_file
from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.finding import EVERYTHING
from nvc_coach.journal.system import System
from nvc_coach.services.exporting.wish import (
    Exported,
    Format,
    Hindrance,
    NotExported,
    Wish,
)
from nvc_coach.services.exporting.writing import export
from nvc_coach.services.program import Program
from tests.cli.commanding import Coach
from tests.cli.test_reading_commands import put
from tests.journal.entries import entry, new_id, wrote
from tests.journal.systems import LinklessSystem, WatchedSystem
from tests.plain.home import program_in
from tests.services.chains import IN_FIVE_MINUTES, SHORT, practised

FOLDERS = (Format.MARKDOWN, Format.HTML, Format.TEXT)
ENDINGS = {Format.MARKDOWN: ".md", Format.HTML: ".html", Format.TEXT: ".txt"}


@pytest.fixture
def home(own_home: Path) -> Path:
    return own_home / "nvc-coach"


@pytest.fixture
def program(home: Path) -> Program:
    """A journal of three entries."""
    coach = Coach(home)
    for number in (1, 2, 3):
        put(coach, entry(entry_id=new_id(number), events=(wrote(f"text {number}"),)))
    return program_in(home)


class Watched(WatchedSystem):
    """As the export uses it: folders are synced once, at the end."""

    def sync_folder(self, folder: Path) -> None:
        del folder


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("wish", FOLDERS)
def test_each_entry_has_a_private_file_in_a_private_folder(
    program: Program, wish: Format, tmp_path: Path
) -> None:
    folder = tmp_path / "deep" / "out"

    umask = os.umask(0)
    try:
        came = export(program, EVERYTHING, Wish(wish, folder))
    finally:
        os.umask(umask)

    assert isinstance(came, Exported)
    names = [f"2026-11-22 transforming-enemy-images {new_id(n)}{ENDINGS[wish]}" for n in (1, 2, 3)]
    assert [one.name for one in came.files] == names
    assert sorted(tree(folder)) == names
    assert (came.entries, came.left_out, came.names) == (3, (), None)
    assert mode(folder) == 0o700
    assert {mode(one) for one in came.files} == {0o600}
    for number, file in enumerate(came.files, 1):
        assert f"text {number}" in file.read_text("utf-8")


def test_json_is_one_file_that_holds_the_same_for_the_same_journal(
    home: Path, program: Program, tmp_path: Path
) -> None:
    first = export(program, EVERYTHING, Wish(Format.JSON, tmp_path / "one.json"))
    again = export(program_in(home), EVERYTHING, Wish(Format.JSON, tmp_path / "two.json"))

    assert isinstance(first, Exported)
    assert isinstance(again, Exported)
    assert first.files == (tmp_path / "one.json",)
    assert mode(first.files[0]) == 0o600
    data = first.files[0].read_bytes()
    assert data == again.files[0].read_bytes()
    document = json.loads(data)
    assert list(document) == ["format", "entries", "exercises"]
    assert [one["id"] for one in document["entries"]] == [new_id(1), new_id(2), new_id(3)]
    held = program.store.read(new_id(1))
    assert document["entries"][0] == entry_file.as_data(held)


def test_json_holds_the_exercises_that_entries_were_made_with(home: Path, tmp_path: Path) -> None:
    program = program_in(home)
    assert program.open_for_writing()
    sitting = practised(program, SHORT, *IN_FIVE_MINUTES)
    practised(program, SHORT, *IN_FIVE_MINUTES)

    # What was said last is handed in and may not be on the disk yet: the export waits for it.
    came = export(program, EVERYTHING, Wish(Format.JSON, tmp_path / "out.json"))
    program.close()

    assert isinstance(came, Exported)
    document = json.loads(came.files[0].read_text("utf-8"))
    assert len(document["entries"]) == 2
    (copy,) = document["exercises"]
    assert copy["fingerprint"] == sitting.entry.fingerprint
    assert copy["toml"].encode() == program.store.exercise(sitting.entry.fingerprint)


def test_entries_are_named_by_the_beginnings_of_their_ids(program: Program, tmp_path: Path) -> None:
    wish = Wish(Format.TEXT, tmp_path / "out")
    ambiguous = export(program, [new_id(1)[:5]], wish)
    found = export(program, [new_id(2).lower(), new_id(2)], wish)
    nothing = export(program, [new_id(1), "01ZZ"], Wish(Format.TEXT, tmp_path / "none"))

    assert isinstance(ambiguous, NotExported)
    assert isinstance(found, Exported)
    assert isinstance(nothing, NotExported)
    assert (ambiguous.hindrance, nothing.hindrance) == (Hindrance.NOT_FOUND, Hindrance.NOT_FOUND)
    assert nothing.sentence == "There is no entry 01ZZ."
    assert [new_id(2) in one.name for one in found.files] == [True]
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("wish", FOLDERS)
def test_a_file_that_is_there_stops_all_of_it(
    program: Program, wish: Format, tmp_path: Path
) -> None:
    name = f"2026-11-22 transforming-enemy-images {new_id(3)}{ENDINGS[wish]}"
    (tmp_path / name).write_text("mine")
    (tmp_path / "other").write_text("other")

    came = export(program, EVERYTHING, Wish(wish, tmp_path))

    assert isinstance(came, NotExported)
    assert came.hindrance is Hindrance.IN_THE_WAY
    assert str(tmp_path / name) in came.sentence
    assert tree(tmp_path) == {name: b"mine", "other": b"other"}


def test_a_second_export_to_the_same_place_changes_nothing(
    program: Program, tmp_path: Path
) -> None:
    for wish in (Wish(Format.MARKDOWN, tmp_path / "md"), Wish(Format.JSON, tmp_path / "a.json")):
        assert isinstance(export(program, EVERYTHING, wish), Exported)
        before = tree(tmp_path)

        assert isinstance(export(program, EVERYTHING, wish), NotExported)
        assert tree(tmp_path) == before


@pytest.mark.parametrize("dangling", [True, False])
def test_a_symbolic_link_is_refused_wherever_it_stands(
    program: Program, tmp_path: Path, *, dangling: bool
) -> None:
    elsewhere = tmp_path / "elsewhere"
    if not dangling:
        elsewhere.mkdir()
    (tmp_path / "link").symlink_to(elsewhere)
    (tmp_path / "out").mkdir()
    name = f"2026-11-22 transforming-enemy-images {new_id(2)}.md"
    (tmp_path / "out" / name).symlink_to(elsewhere / "file")

    for wish in (
        Wish(Format.MARKDOWN, tmp_path / "link"),
        Wish(Format.JSON, tmp_path / "link"),
        Wish(Format.MARKDOWN, tmp_path / "out"),
    ):
        came = export(program, EVERYTHING, wish)
        assert isinstance(came, NotExported)
        assert came.hindrance is Hindrance.IN_THE_WAY
        assert "symbolic link" in came.sentence
    assert tree(tmp_path) == {}


def test_what_is_no_place_for_it_is_said(program: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    into_file = export(program, EVERYTHING, Wish(Format.HTML, tmp_path / "file"))
    onto_folder = export(program, EVERYTHING, Wish(Format.JSON, tmp_path))
    below_file = export(program, EVERYTHING, Wish(Format.HTML, tmp_path / "file" / "below"))

    assert isinstance(into_file, NotExported)
    assert isinstance(onto_folder, NotExported)
    assert isinstance(below_file, NotExported)
    assert into_file.sentence.startswith(f"{tmp_path / 'file'} is a file. ")
    assert onto_folder.sentence.startswith(f"{tmp_path} is a folder. ")
    assert below_file.hindrance is Hindrance.NOT_SAVED
    assert tree(tmp_path) == {"file": b"mine"}


# ------------------------------------------------------------------ when the machine fails


@pytest.mark.parametrize("wish", [Format.TEXT, Format.JSON])
def test_whichever_call_fails_nothing_of_the_export_stays(
    program: Program, wish: Format, tmp_path: Path
) -> None:
    counting = Watched()
    target = tmp_path / "counted" / "out"
    assert isinstance(export(program, EVERYTHING, Wish(wish, target), counting), Exported)
    assert len(counting.calls) > 8

    for number in range(1, len(counting.calls) + 1):
        target = tmp_path / str(number) / "out"
        came = export(program, EVERYTHING, Wish(wish, target), Watched(number, errno.EIO))

        if counting.calls[number - 1][0] == "remove":
            # A temporary file that stays for once is no reason to take the whole away.
            assert isinstance(came, Exported)
            continue
        assert isinstance(came, NotExported), counting.calls[number - 1]
        assert came.hindrance is Hindrance.NOT_SAVED
        assert not (tmp_path / str(number)).exists()


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (errno.ENOSPC, "The disk is full."),
        (errno.EROFS, "The disk can only be read."),
        (errno.EACCES, "The system does not allow writing there."),
    ],
)
def test_the_reason_is_told(program: Program, error: int, cause: str, tmp_path: Path) -> None:
    came = export(program, EVERYTHING, Wish(Format.TEXT, tmp_path / "out"), Watched(12, error))

    assert isinstance(came, NotExported)
    assert came.sentence == (
        f"{cause} Nothing was exported: what had been written was taken away again. Your journal "
        "is as it was."
    )


def test_a_disk_that_fills_up_is_as_it_was(program: Program, tmp_path: Path) -> None:
    full = Watched(full_after=4000)
    came = export(program, EVERYTHING, Wish(Format.HTML, tmp_path / "out"), full)

    assert isinstance(came, NotExported)
    assert came.sentence.startswith("The disk is full. ")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_taken_away_again_is_named(program: Program, tmp_path: Path) -> None:
    counting = Watched()
    export(program, EVERYTHING, Wish(Format.TEXT, tmp_path / "counted"), counting)
    third = [at for at, (call, _name) in enumerate(counting.calls, 1) if call == "create"][2]

    came = export(
        program,
        EVERYTHING,
        Wish(Format.TEXT, tmp_path / "out"),
        Watched(third, errno.EIO, lasting=True),
    )

    assert isinstance(came, NotExported)
    assert came.hindrance is Hindrance.NOT_SAVED
    left = sorted((tmp_path / "out").iterdir())
    assert len(left) == 2
    for file in left:
        assert str(file) in came.sentence


def test_a_file_that_comes_to_stand_there_meanwhile_stays(program: Program, tmp_path: Path) -> None:
    class SomebodyElse(Watched):
        """Puts a file where the second one should be, just before it is written."""

        def create(self, path: Path) -> int:
            if new_id(2) in path.name:
                name = path.name.removeprefix(".").partition(".")[0]
                (path.parent / f"{name}.txt").write_text("theirs")
            return super().create(path)

    came = export(program, EVERYTHING, Wish(Format.TEXT, tmp_path / "out"), SomebodyElse())

    assert isinstance(came, NotExported)
    assert came.hindrance is Hindrance.IN_THE_WAY
    assert list(tree(tmp_path).values()) == [b"theirs"]


def test_stopping_in_the_middle_leaves_nothing(program: Program, tmp_path: Path) -> None:
    class Stopping(Watched):
        def create(self, path: Path) -> int:
            if new_id(2) in path.name:
                raise KeyboardInterrupt
            return super().create(path)

    with pytest.raises(KeyboardInterrupt):
        export(program, EVERYTHING, Wish(Format.TEXT, tmp_path / "out"), Stopping())
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_links_takes_an_export_too(program: Program, tmp_path: Path) -> None:
    came = export(program, EVERYTHING, Wish(Format.TEXT, tmp_path / "out"), LinklessSystem())

    assert isinstance(came, Exported)
    assert len(tree(tmp_path)) == 3


# ------------------------------------------------------------------ which entries


def test_entries_are_read_and_written_one_after_the_other(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []

    class Telling(System):
        def link(self, source: Path, target: Path) -> None:
            happened.append(f"written {target.stem[-26:]}")
            super().link(source, target)

    read = program.store.as_kept

    def telling(entry_id: str) -> tuple[Entry | NewerEntry, bytes]:
        happened.append(f"read {entry_id}")
        return read(entry_id)

    monkeypatch.setattr(program.store, "as_kept", telling)
    export(program, EVERYTHING, Wish(Format.TEXT, tmp_path / "out"), Telling())

    ids = [new_id(number) for number in (1, 2, 3)]
    assert happened == [f"{what} {one}" for one in ids for what in ("read", "written")]


def test_a_damaged_entry_is_named_and_the_others_are_exported(
    home: Path, program: Program, tmp_path: Path
) -> None:
    file = put(Coach(home), entry(entry_id=new_id(4)))
    file.write_text("[[event", "utf-8")

    came = export(program, EVERYTHING, Wish(Format.JSON, tmp_path / "out.json"))
    alone = export(program, [new_id(4)], Wish(Format.JSON, tmp_path / "alone.json"))

    assert isinstance(came, Exported)
    assert came.entries == 3
    (left_out,) = came.left_out
    assert left_out.entry == new_id(4)
    assert str(file) in left_out.sentence
    assert isinstance(alone, NotExported)
    assert alone.hindrance is Hindrance.UNREADABLE
    assert alone.left_out == (left_out,)
    assert not (tmp_path / "alone.json").exists()


def test_an_entry_that_goes_away_meanwhile_is_left_out(
    home: Path, program: Program, tmp_path: Path
) -> None:
    class Losing(Watched):
        def create(self, path: Path) -> int:
            next((home / "journal").rglob(f"{new_id(3)}.toml")).unlink(missing_ok=True)
            self.create = super().create  # type: ignore[method-assign]  # only once
            return super().create(path)

    came = export(program, EVERYTHING, Wish(Format.TEXT, tmp_path / "out"), Losing())

    assert isinstance(came, Exported)
    assert (came.entries, [one.entry for one in came.left_out]) == (2, [new_id(3)])


def test_a_journal_without_entries_gives_an_empty_document_and_no_folder(
    home: Path, tmp_path: Path
) -> None:
    program = program_in(home)

    document = export(program, EVERYTHING, Wish(Format.JSON, tmp_path / "out.json"))
    folder = export(program, EVERYTHING, Wish(Format.HTML, tmp_path / "out"))

    assert isinstance(document, Exported)
    assert isinstance(folder, Exported)
    assert json.loads(document.files[0].read_bytes())["entries"] == []
    assert folder.files == ()
    assert not (tmp_path / "out").exists()
    assert not home.exists()


def test_an_exercise_whose_id_is_no_plain_word_stays_out_of_the_name(
    home: Path, tmp_path: Path
) -> None:
    held = entry_file.dump(entry(entry_id=new_id(1))).decode()
    file = put(Coach(home), entry(entry_id=new_id(1)))
    file.write_text(held.replace('"transforming-enemy-images"', '"../../My secret"'), "utf-8")

    came = export(program_in(home), EVERYTHING, Wish(Format.TEXT, tmp_path / "out"))

    assert isinstance(came, Exported)
    assert came.files == (tmp_path / "out" / f"2026-11-22 {new_id(1)}.txt",)
    assert list(tree(tmp_path)) == [f"out/2026-11-22 {new_id(1)}.txt"]
