"""Files from elsewhere come over nothing that is there, exactly as they are, and only once."""

import errno
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry_file import dump
from nvc_coach.journal.errors import Cause, JournalError, NotSavedError
from nvc_coach.journal.fingerprint import fingerprint_of
from nvc_coach.journal.layout import copied_from
from nvc_coach.journal.putting import How
from tests.journal.entries import ID, entry, new_id, wrote
from tests.journal.systems import WatchedSystem

HERE = dump(entry(events=(wrote("What is here."),)))
OTHER = dump(entry(events=(wrote("What comes from elsewhere."),)))
NOTE = "imported 2026-11-28"
OWN = f"entries/2025/11/{ID}.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "journal"


def disk(root: Path, system: WatchedSystem | None = None) -> DiskStore:
    return DiskStore(root, mark="m1", system=system)


def files(root: Path) -> dict[str, bytes]:
    """All files there are, hidden ones too."""
    found = sorted(one for one in root.rglob("*") if one.is_file())
    return {one.relative_to(root).as_posix(): one.read_bytes() for one in found}


@pytest.mark.parametrize("data", [HERE, b"", b"\xff damaged", b'format = "nvc-entry/9"\r\n'])
def test_an_entry_is_kept_byte_for_byte_whatever_it_is(root: Path, data: bytes) -> None:
    placed = disk(root).take_in(ID, data, NOTE)

    assert (placed.how, placed.path) == (How.TAKEN, root / OWN)
    assert files(root) == {OWN: data}


def test_the_very_same_is_passed_over_without_a_write(root: Path) -> None:
    disk(root).take_in(ID, HERE, NOTE)
    system = WatchedSystem()

    assert disk(root, system).take_in(ID, HERE, NOTE).how is How.SKIPPED
    assert not {call for call, _name in system.calls} - {"kind", "names", "read"}


def test_another_state_of_an_entry_stands_beside_it_as_a_copy(root: Path) -> None:
    store = disk(root)
    store.take_in(ID, HERE, NOTE)
    placed = [store.take_in(ID, data, NOTE) for data in (OTHER, OTHER + b"#")]

    names = [f"{ID} (imported 2026-11-28).toml", f"{ID} (imported 2026-11-28 2).toml"]
    assert [(one.how, one.path.name) for one in placed] == [(How.BESIDE, one) for one in names]
    assert [copied_from(one) for one in names] == [ID, ID]
    assert files(root)[OWN] == HERE
    assert store.listing().entries[0].copies == tuple(
        (root / OWN).with_name(n) for n in names[::-1]
    )
    assert {one.code for one in store.problems()} == {"copy"}


def test_what_stands_beside_is_known_again_another_day(root: Path) -> None:
    store = disk(root)
    store.take_in(ID, HERE, NOTE)
    store.take_in(ID, OTHER, NOTE)
    before = files(root)

    assert store.take_in(ID, OTHER, "imported 2027-01-01").how is How.SKIPPED
    assert files(root) == before


def test_an_entry_that_somebody_moved_is_found_where_it_is(root: Path) -> None:
    store = disk(root)
    store.take_in(ID, HERE, NOTE)
    moved = root / "entries/2020/01" / f"{ID}.toml"
    moved.parent.mkdir(parents=True, mode=0o700)
    (root / OWN).rename(moved)

    assert store.take_in(ID, HERE, NOTE).how is How.SKIPPED
    assert store.put_back(PurePosixPath(OWN), OTHER, NOTE).path.parent == moved.parent


def test_what_a_sync_program_left_is_put_back_under_its_own_name(root: Path) -> None:
    copy = f"entries/2025/11/{ID}.sync-conflict-20261122-100431-ABCDEFG.toml"
    store = disk(root)
    assert store.put_back(PurePosixPath(copy), OTHER, NOTE).how is How.TAKEN
    assert store.put_back(PurePosixPath("notes"), b"x", NOTE).how is How.TAKEN
    beside = store.put_back(PurePosixPath("notes"), b"y", NOTE)

    assert beside.path.name == "notes (imported 2026-11-28)"
    assert files(root) == {copy: OTHER, "notes": b"x", "notes (imported 2026-11-28)": b"y"}


def test_a_whole_copy_of_an_exercise_takes_the_place_of_an_altered_one(root: Path) -> None:
    data = b'format = "nvc-resolved/1"\n'
    name = f"exercises/{fingerprint_of(data).partition(':')[2]}.toml"
    store = disk(root)
    assert store.put_back(PurePosixPath(name), b"altered", NOTE).how is How.TAKEN
    assert store.put_back(PurePosixPath(name), data, NOTE).how is How.TAKEN
    assert store.put_back(PurePosixPath(name), data, NOTE).how is How.SKIPPED

    assert store.exercise(fingerprint_of(data)) == data
    assert store.put_back(PurePosixPath(name), b"altered", NOTE).how is How.BESIDE


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("there", [False, True], ids=["new", "beside"])
def test_whichever_call_fails_it_is_there_whole_or_not_at_all_and_another_try_ends_it(
    tmp_path: Path, *, there: bool, lasting: bool
) -> None:
    number, refused = 0, 0
    causes: set[Cause] = set()
    while True:
        number += 1
        root = tmp_path / str(number)
        if there:
            disk(root).take_in(ID, HERE, NOTE)
        system = WatchedSystem(number, errno.ENOSPC, lasting=lasting)
        try:
            disk(root, system).take_in(ID, OTHER, NOTE)
        except NotSavedError as error:
            causes.add(error.cause)
            refused += 1
        # What a leftover of a copy holds must never be taken for the entry's latest state.
        disk(root).sweep()
        if there:
            assert files(root)[OWN] == HERE
        assert set(files(root).values()) <= {HERE, OTHER}
        disk(root).take_in(ID, OTHER, NOTE)
        assert sorted(files(root).values()) == sorted({HERE, OTHER} if there else {OTHER})
        if len(system.calls) < number:
            break
    assert refused > 8
    assert causes == {Cause.DISK_FULL}


def test_without_the_lock_nothing_is_taken_in(root: Path) -> None:
    reader = DiskStore(root, mark="m1", writable=False)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: reader.take_in(new_id(), HERE, NOTE),
        lambda: reader.put_back(PurePosixPath(OWN), HERE, NOTE),
    )
    for attempt in attempts:
        with pytest.raises(JournalError) as refused:
            attempt()
        assert refused.value.code == "locked"
    assert not root.exists()
