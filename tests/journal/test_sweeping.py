"""What a save that was cut off leaves behind: swept away, unless it is the newest there is."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry_file import dump
from nvc_coach.journal.errors import NotSavedError
from tests.journal.entries import ID, entry, new_id, typing, wrote
from tests.journal.systems import WatchedSystem

OLD = entry(events=(wrote("one", 10),))
NEWER = entry(events=(wrote("one", 10), wrote("two", 20)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def store(root: Path) -> DiskStore:
    store = DiskStore(root, mark="m1")
    store.create(OLD)
    return store


def left(root: Path, data: bytes, *, mark: str = "m1", stem: str = ID) -> Path:
    path = root / f"entries/2025/11/.{stem}.{mark}-00ff.tmp"
    path.write_bytes(data)
    path.chmod(0o600)
    return path


def test_a_cut_off_file_is_swept_away(store: DiskStore, root: Path) -> None:
    cut = left(root, dump(NEWER)[:-20])
    empty = left(root, b"", stem=new_id())

    assert store.sweep() == ()
    assert not cut.exists()
    assert not empty.exists()
    assert store.read(ID) == OLD


@pytest.mark.parametrize(
    "newer",
    [
        NEWER,
        entry(events=OLD.events, drafts=(typing("tw", 15),)),
        entry(events=(*OLD.events, wrote("at the same second", 10))),
    ],
    ids=["event", "draft", "same second"],
)
def test_a_whole_file_that_is_newer_takes_its_place(
    store: DiskStore, root: Path, newer: object
) -> None:
    assert isinstance(newer, type(OLD))
    temp = left(root, dump(newer))

    assert store.sweep() == (ID,)
    assert store.read(ID) == newer
    assert not temp.exists()


def test_a_whole_file_that_is_not_newer_is_swept_away(store: DiskStore, root: Path) -> None:
    store.save(NEWER)
    temp = left(root, dump(OLD))
    same = left(root, dump(replace(NEWER, state="set-aside")), mark="m1")

    assert store.sweep() == ()
    assert store.read(ID) == NEWER
    assert not temp.exists()
    assert not same.exists()


def test_an_entry_that_only_a_leftover_holds_is_kept(store: DiskStore, root: Path) -> None:
    only = entry(entry_id="01KAP2M4X0Q6Z8V3T5R7N9B1CE", events=(wrote("only here"),))
    temp = left(root, dump(only), stem=only.id)

    assert store.sweep() == (only.id,)
    assert store.read(only.id) == only
    assert not temp.exists()


def test_a_leftover_of_another_entry_is_not_taken_for_this_one(
    store: DiskStore, root: Path
) -> None:
    temp = left(root, dump(replace(NEWER, id=new_id())))

    assert store.sweep() == ()
    assert store.read(ID) == OLD
    assert not temp.exists()


@pytest.mark.parametrize("damage", [b"damaged", b""])
def test_a_leftover_beside_a_damaged_entry_is_left(
    store: DiskStore, root: Path, damage: bytes
) -> None:
    path = root / f"entries/2025/11/{ID}.toml"
    path.write_bytes(damage)
    temp = left(root, dump(NEWER))

    assert store.sweep() == ()
    assert temp.read_bytes() == dump(NEWER)
    assert path.read_bytes() == damage


def test_an_entry_of_a_newer_format_is_never_overwritten_by_a_leftover(
    store: DiskStore, root: Path
) -> None:
    path = root / f"entries/2025/11/{ID}.toml"
    newer_format = dump(OLD).replace(b"nvc-entry/1", b"nvc-entry/2")
    path.write_bytes(newer_format)
    left(root, dump(NEWER))

    assert store.sweep() == ()
    assert path.read_bytes() == newer_format


def test_other_machines_and_other_programs_files_are_left(store: DiskStore, root: Path) -> None:
    others = [
        left(root, dump(NEWER), mark="m2"),
        left(root, b"x", stem="syncthing"),
        root / "entries/2025/11/.syncthing.tmp",
    ]
    others[2].write_text("x")

    assert store.sweep() == ()
    assert all(path.exists() for path in others)
    assert store.read(ID) == OLD


def test_leftovers_of_exercises_are_swept_away(store: DiskStore, root: Path) -> None:
    fingerprint = store.keep_exercise(b"x")
    temp = root / f"exercises/.{'ab' * 32}.m1-00ff.tmp"
    temp.write_text("cut")

    assert store.sweep() == ()
    assert not temp.exists()
    assert store.exercise(fingerprint) == b"x"


def test_what_is_discarded_does_not_come_back_with_the_next_sweep(
    store: DiskStore, root: Path
) -> None:
    temp = left(root, dump(NEWER))
    other = left(root, dump(NEWER), stem=new_id())
    store.discard(ID)

    assert not temp.exists()
    assert other.exists()
    assert store.sweep() == ()
    assert store.listing().entries == ()


def test_a_leftover_stays_until_it_could_be_kept(store: DiskStore, root: Path) -> None:
    temp = left(root, dump(NEWER))
    number = 0
    while temp.exists():
        number += 1
        system = WatchedSystem(number, errno.ENOSPC, lasting=True)
        try:
            DiskStore(root, mark="m1", system=system).sweep()
        except NotSavedError:
            assert temp.exists() or store.read(ID) == NEWER
    assert number > 5
    assert store.read(ID) == NEWER


def test_sweeping_an_empty_journal_makes_nothing(tmp_path: Path) -> None:
    assert DiskStore(tmp_path / "none", mark="m1").sweep() == ()
    assert list(tmp_path.iterdir()) == []
