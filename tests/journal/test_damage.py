"""Damaged, foreign and copied files: named, left as they are, and hiding nothing."""

import errno
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nvc_coach.journal import entry_file
from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.entry_file import dump
from nvc_coach.journal.errors import DamagedError, NotFoundError, of_newer_format
from nvc_coach.journal.flaws import FlawCode
from nvc_coach.journal.system import System
from tests.journal.damaging import WAYS, renamed
from tests.journal.entries import ID, entry, new_id, typing, wrote
from tests.journal.ordinary import as_an_ordinary_person

Snapshot = dict[str, tuple[int, int, bytes]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture(params=["in memory", "in a file"])
def store(root: Path, request: pytest.FixtureRequest) -> DiskStore:
    index = root.parent / "state/index.db" if request.param == "in a file" else None
    return DiskStore(root, mark="m1", index=index)


def path_of(root: Path, entry_id: str = ID) -> Path:
    (path,) = root.glob(f"entries/*/*/{entry_id}.toml")
    return path


def everything(root: Path) -> Snapshot:
    """What stands below a folder, with modes, times and bytes; but for the index."""
    return {
        str(path): (
            path.lstat().st_mode,
            path.lstat().st_mtime_ns,
            path.read_bytes() if path.is_file() and path.lstat().st_mode & 0o400 else b"",
        )
        for path in sorted(root.rglob("*"))
        if "state" not in path.parts
    }


def test_damage_in_many_ways_hides_no_other_entry_and_nothing_is_changed_by_looking(
    store: DiskStore, root: Path
) -> None:
    ids = [new_id(number) for number in range(len(WAYS) + 2)]
    for entry_id in ids:
        store.create(entry(entry_id=entry_id, events=(wrote("kept"),)))
    for entry_id, damage in zip(ids, WAYS, strict=False):
        damage(path_of(root, entry_id))
    before = everything(root.parent)
    with as_an_ordinary_person():
        listing = store.listing()
        problems = store.problems()

    assert [one.id for one in listing.entries] == [ids[-1], ids[-2]]
    assert sorted(one.code for one in listing.damaged) == sorted(WAYS.values())
    assert {str(one.file) for one in listing.damaged} == {one.file for one in problems}
    assert sorted(one.code for one in problems) == sorted(WAYS.values())
    assert all(one.severity == "error" and one.message and one.fix for one in problems)
    assert all("left as it is" in one.sentence for one in listing.damaged)
    assert everything(root.parent) == before


@pytest.mark.parametrize("damage", [way for way in WAYS if way is not renamed])
def test_reading_a_damaged_entry_says_what_is_wrong(
    store: DiskStore, root: Path, damage: Callable[[Path], None]
) -> None:
    store.create(entry())
    damage(path_of(root))

    with as_an_ordinary_person(), pytest.raises(DamagedError) as refused:
        store.read(ID)
    assert refused.value.damage.code is WAYS[damage]
    assert refused.value.code == f"damaged-{WAYS[damage]}"
    assert str(root) in refused.value.sentence


def test_the_line_of_damage_is_told_where_it_is_known(store: DiskStore, root: Path) -> None:
    store.create(entry(events=(wrote("x"),)))
    path = path_of(root)
    path.write_text(path.read_text().replace('version = "1.0.0"', "version = 1"))
    (damage,) = store.listing().damaged

    assert damage.place == f"{path}:5"
    assert "“version”" in damage.sentence
    (problem,) = store.problems()
    assert problem.file == str(path)
    assert problem.message.startswith("Line 5: ")


class Refusing(System):
    """A machine that does not let one name be read."""

    def __init__(self, name: str, error: int = errno.EACCES) -> None:
        self.name = name
        self.error = error

    def names(self, folder: Path) -> list[str]:
        self._check(folder)
        return super().names(folder)

    def read(self, path: Path, most: int) -> bytes:
        self._check(path)
        return super().read(path, most)

    def kind(self, path: Path) -> os.stat_result | None:
        if self.error == errno.EIO:
            self._check(path)
        return super().kind(path)

    def _check(self, path: Path) -> None:
        if path.name == self.name:
            raise OSError(self.error, os.strerror(self.error))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errno.EACCES, FlawCode.UNREADABLE),
        (errno.EIO, FlawCode.UNREADABLE),
        (errno.ELOOP, FlawCode.SYMBOLIC_LINK),
    ],
)
def test_a_file_that_the_system_does_not_show_is_named(
    store: DiskStore, root: Path, error: int, code: FlawCode
) -> None:
    store.create(entry())
    store.create(entry(entry_id=new_id()))
    refusing = DiskStore(root, mark="m1", system=Refusing(f"{ID}.toml", error))

    assert [one.id for one in refusing.listing().entries] == [new_id()]
    assert [one.code for one in refusing.listing().damaged] == [code]
    assert [one.code for one in refusing.problems()] == [code]
    with pytest.raises(DamagedError) as refused:
        refusing.read(ID)
    assert refused.value.damage.code is code


@pytest.mark.parametrize("error", [errno.EACCES, errno.EIO])
@pytest.mark.parametrize("folder", ["entries", "2025", "11"])
def test_a_folder_that_the_system_does_not_show_is_named(
    store: DiskStore, root: Path, folder: str, error: int
) -> None:
    store.create(entry())
    refusing = DiskStore(root, mark="m1", system=Refusing(folder, error))

    assert refusing.listing().entries == ()
    assert [one.file.name for one in refusing.listing().damaged] == [folder]
    assert [one.code for one in refusing.problems()] == ["unreadable"]


def test_a_file_that_vanishes_while_looking_is_no_crash(store: DiskStore, root: Path) -> None:
    store.create(entry())

    class Vanishing(System):
        def kind(self, path: Path) -> os.stat_result | None:
            return None if path.suffix == ".toml" else super().kind(path)

    listing = DiskStore(root, mark="m1", system=Vanishing()).listing()
    assert [one.code for one in listing.damaged] == [FlawCode.UNREADABLE]


def test_a_folder_put_in_the_place_of_a_file_at_the_last_moment_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        System().read(tmp_path, 10)


@pytest.mark.parametrize("which", ["entries", "entries/2025", "entries/2025/11"])
def test_nothing_is_read_through_a_symbolic_link(
    store: DiskStore, root: Path, tmp_path: Path, which: str
) -> None:
    store.create(entry())
    (root / which).rename(tmp_path / "outside")
    (root / which).symlink_to(tmp_path / "outside")

    assert store.listing().entries == ()
    assert [one.code for one in store.listing().damaged] == [FlawCode.SYMBOLIC_LINK]
    assert [one.code for one in store.problems()] == ["symbolic-link"]
    with pytest.raises(NotFoundError):
        store.read(ID)
    with pytest.raises(NotFoundError):
        store.discard(ID)
    assert (tmp_path / "outside").is_dir()


def test_a_file_where_a_folder_should_be_is_named(store: DiskStore, root: Path) -> None:
    (root / "entries").mkdir(parents=True, mode=0o700)
    (root / "entries/2025").touch(mode=0o600)

    assert [one.code for one in store.listing().damaged] == [FlawCode.NOT_A_FOLDER]


# As Syncthing, Dropbox, Nextcloud, ownCloud, Seafile, Resilio, OneDrive, Google Drive, iCloud,
# file managers and editors name the copies they make.
COPIES = [
    "{id}.sync-conflict-20261122-100431-ABCDEFG.toml",
    "{id} (Anna's conflicted copy 2026-11-22).toml",
    "{id} (conflicted copy 2026-11-22 100431).toml",
    "{id}_conflict-20261122-100431.toml",
    "{id} (SFConflict anna@example.org 2026-11-22-10-04-31).toml",
    "{id}.Conflict.toml",
    "{id}-LAPTOP.toml",
    "{id} (1).toml",
    "{id} 2.toml",
    "{id} - Copy.toml",
    "Copy of {id}.toml",
    "{id}.toml~",
    "{id}.toml.bak",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_made_by_another_program_is_shown_beside_its_original(
    store: DiskStore, root: Path, name: str
) -> None:
    store.create(entry())
    copy = path_of(root).with_name(name.format(id=ID))
    copy.write_bytes(dump(entry(events=(wrote("from the other machine"),))))
    copy.chmod(0o600)
    before = everything(root)
    (line,) = store.listing().entries
    (problem,) = store.problems()

    assert line.copies == (copy,)
    assert store.listing().damaged == ()
    assert (problem.code, problem.severity, problem.file) == ("copy", "warning", str(copy))
    store.sweep()
    assert everything(root) == before


def test_a_copy_without_its_original_is_not_passed_over(store: DiskStore, root: Path) -> None:
    store.create(entry())
    alone = path_of(root).with_name(f"{ID} 2.toml")
    path_of(root).rename(alone)

    assert [(one.file, one.code) for one in store.listing().damaged] == [(alone, FlawCode.COPY)]


def test_an_entry_that_somebody_moved_is_found_and_saved_where_it_is(
    store: DiskStore, root: Path
) -> None:
    store.create(entry())
    moved = root / "entries/2026/12" / f"{ID}.toml"
    moved.parent.mkdir(parents=True, mode=0o700)
    moved.parent.parent.chmod(0o700)
    path_of(root).rename(moved)
    later = entry(events=(wrote("later"),))

    assert store.read(ID) == entry()
    store.save(later)
    assert store.read(ID) == later
    assert path_of(root) == moved
    assert store.problems() == ()
    store.discard(ID)
    assert not moved.exists()


@pytest.mark.parametrize("month", ["2024/01", "2026/12"])
def test_of_an_entry_that_stands_twice_the_one_in_its_month_counts(
    store: DiskStore, root: Path, month: str
) -> None:
    store.create(entry(events=(wrote("the entry"),)))
    other = root / "entries" / month / f"{ID}.toml"
    other.parent.mkdir(parents=True, mode=0o700)
    other.parent.parent.chmod(0o700)
    other.write_bytes(dump(entry()))
    other.chmod(0o600)

    assert len(store.listing().entries) == 1
    assert [(one.file, one.code) for one in store.listing().damaged] == [(other, FlawCode.TWICE)]
    assert [(one.file, one.code) for one in store.problems()] == [(str(other), "twice")]
    assert store.read(ID) == entry(events=(wrote("the entry"),))


def test_doctor_names_what_does_not_belong_and_who_else_may_read(
    store: DiskStore, root: Path
) -> None:
    store.create(entry())
    fingerprint = store.keep_exercise(b"x")
    altered = root / "exercises" / f"{fingerprint.removeprefix('sha256:')}.toml"
    altered.write_text("y")
    link = root / "exercises" / f"{'ab' * 32}.toml"
    link.symlink_to(altered)
    strangers = [
        root / "notes.txt",
        root / "entries" / "photos",
        root / "entries" / "2025" / "13",
        path_of(root).with_name("list.txt"),
        root / "exercises" / "mine.toml",
    ]
    for path in strangers:
        path.touch(mode=0o600)
    path_of(root).chmod(0o644)
    root.chmod(0o755)
    (root / "trash").mkdir(mode=0o700)
    (root / "trash" / "old.toml").touch(mode=0o600)
    before = everything(root)

    problems = store.problems()

    assert {(one.code, one.file) for one in problems} == {
        *(("foreign", str(path)) for path in strangers),
        ("exercise-altered", str(altered)),
        ("exercise-altered", str(link)),
        ("symbolic-link", str(link)),
        ("open-to-others", str(path_of(root))),
        ("open-to-others", str(root)),
    }
    assert [one.file for one in problems] == sorted(one.file for one in problems)
    assert list(problems[0].as_data()) == ["code", "severity", "file", "message", "fix"]
    assert store.exercise(fingerprint) is None
    assert everything(root) == before


def test_what_other_programs_hide_in_a_synced_folder_is_nobodys_worry(
    store: DiskStore, root: Path
) -> None:
    store.create(entry())
    for path in (
        root / ".stfolder",
        root / "desktop.ini",
        root / ".DS_Store",
        path_of(root).with_name(f"._{ID}.toml"),
        path_of(root).with_name(f".syncthing.{ID}.toml.tmp"),
        path_of(root).with_name(f".{ID}.m1-00ff.tmp"),
        path_of(root).with_name(f".{ID}.m2-00ff.tmp"),
    ):
        path.touch(mode=0o644)

    assert store.problems() == ()
    assert len(store.listing().entries) == 1
    assert store.listing().damaged == ()


def test_the_journals_own_folder_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "synced").mkdir(mode=0o700)
    (tmp_path / "journal").symlink_to(tmp_path / "synced")
    store = DiskStore(tmp_path / "journal", mark="m1")
    store.create(entry())

    assert store.problems() == ()


def test_looking_at_a_journal_that_is_not_there_makes_nothing(tmp_path: Path) -> None:
    store = DiskStore(tmp_path / "none" / "journal", mark="m1")

    assert store.listing().entries == ()
    assert store.problems() == ()
    assert store.exercise("sha256:" + "0" * 64) is None
    assert list(tmp_path.iterdir()) == []


def test_an_entry_of_a_newer_format_is_listed_and_shown_and_named(
    store: DiskStore, root: Path
) -> None:
    store.create(entry(events=(wrote("kept"),)))
    path = path_of(root)
    path.write_text(path.read_text().replace("nvc-entry/1", "nvc-entry/2"))
    before = everything(root)
    (line,) = store.listing().entries
    shown = store.read(ID)
    (problem,) = store.problems()

    assert line.read_only
    assert isinstance(shown, NewerEntry)
    assert shown.text == path.read_text()
    assert (problem.code, problem.severity) == ("newer-format", "warning")
    assert "nvc-entry/2" in problem.message
    assert "nvc-entry/2" in of_newer_format(shown.format).sentence
    assert everything(root) == before


def test_an_entry_of_an_older_format_is_backed_up_before_it_is_rewritten(
    store: DiskStore, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_older(table: object) -> Entry:
        del table
        return replace(entry(events=(wrote("kept"),)), format="nvc-entry/0")

    monkeypatch.setattr(entry_file, "_NAMED", re.compile(r"nvc-entry/([0-9])"))
    monkeypatch.setitem(entry_file.READERS, "nvc-entry/0", read_older)
    store.create(entry())
    path = path_of(root)
    older = f'format = "nvc-entry/0"\nid = "{ID}"\nwords = "kept"\n'.encode()
    path.write_bytes(older)
    opened = store.read(ID)
    assert isinstance(opened, Entry)
    later = replace(opened, drafts={"a": typing("more", step="a")})
    store.save(later)
    store.save(later)

    assert (root / "trash" / f"{ID}.nvc-entry-0.toml").read_bytes() == older
    assert store.read(ID) == replace(later, format="nvc-entry/1")
    path.unlink()
    store.save(later)
    assert store.read(ID) == replace(later, format="nvc-entry/1")
