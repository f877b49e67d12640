"""The trash: what was deleted can be had back for thirty days, and what is to be gone is gone."""

import errno
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.errors import AlreadyThereError, NotFoundError, NotSavedError, ReadOnlyError
from nvc_coach.journal.flaws import Flaw
from tests.journal.entries import ID, START, entry, new_id, wrote
from tests.journal.systems import LinklessSystem, WatchedSystem

NOW = START + timedelta(days=1)
LAPWING = entry(events=(wrote("lapwing"),))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def store(root: Path) -> DiskStore:
    return DiskStore(root, mark="m1")


def files(root: Path) -> list[str]:
    """Every file of the journal, by its path."""
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def listed(store: DiskStore) -> list[str]:
    return [one.id for one in store.listing().entries]


def test_what_was_deleted_is_in_the_trash_with_its_day_and_comes_back_to_the_byte(
    store: DiskStore, root: Path
) -> None:
    store.create(LAPWING)
    (before,) = files(root)
    data = (root / before).read_bytes()

    store.delete(ID, NOW)

    assert listed(store) == []
    (held,) = store.deleted()
    assert (held.id, held.at, held.until) == (ID, NOW, NOW + timedelta(days=30))
    assert not isinstance(held.holds, Flaw)
    assert held.holds.title == LAPWING.title
    assert store.problems() == ()

    store.undelete(ID)

    assert listed(store) == [ID]
    assert files(root) == [before]
    assert (root / before).read_bytes() == data
    assert store.deleted() == ()


def test_no_word_stands_in_the_name_of_what_was_deleted(store: DiskStore, root: Path) -> None:
    store.create(replace(LAPWING, tags=("lapwing",)))
    store.delete(ID, NOW)

    assert files(root) == [f"trash/{ID}.deleted-20261123T090431Z.toml"]


def test_a_damaged_entry_can_be_deleted_and_had_back(store: DiskStore, root: Path) -> None:
    store.create(LAPWING)
    (path,) = (root / one for one in files(root))
    path.write_bytes(b"no entry at all")

    store.delete(ID, NOW)

    (held,) = store.deleted()
    assert isinstance(held.holds, Flaw)
    store.undelete(ID)
    assert path.read_bytes() == b"no entry at all"


def test_an_entry_never_comes_back_over_another(store: DiskStore) -> None:
    store.create(LAPWING)
    store.delete(ID, NOW)
    other = entry(events=(wrote("plover"),))
    store.create(other)

    with pytest.raises(AlreadyThereError):
        store.undelete(ID)

    assert store.read(ID) == other
    assert len(store.deleted()) == 1


def test_of_two_states_of_an_entry_the_one_deleted_last_comes_back(store: DiskStore) -> None:
    for word in ("lapwing", "plover"):
        store.create(entry(events=(wrote(word),)))
        store.delete(ID, NOW)
    assert len(store.deleted()) == 2

    store.undelete(ID)

    assert store.read(ID) == entry(events=(wrote("plover"),))


def test_what_is_not_there_is_neither_deleted_nor_given_back(store: DiskStore) -> None:
    for entry_id in (ID, "nothing", "../../x"):
        with pytest.raises(NotFoundError):
            store.delete(entry_id, NOW)
        with pytest.raises(NotFoundError):
            store.undelete(entry_id)


def test_a_copy_that_may_only_read_deletes_nothing(store: DiskStore, root: Path) -> None:
    store.create(LAPWING)
    reader = DiskStore(root, mark="m2", writable=False)

    with pytest.raises(ReadOnlyError):
        reader.delete(ID, NOW)
    with pytest.raises(ReadOnlyError):
        reader.undelete(ID)
    assert listed(store) == [ID]


def test_what_is_discarded_leaves_nothing_of_itself_in_the_trash(
    store: DiskStore, root: Path
) -> None:
    store.create(LAPWING)
    store.delete(ID, NOW)
    store.create(LAPWING)

    store.discard(ID)

    assert files(root) == []


def test_forgetting_empties_the_trash_of_one_entry_alone(store: DiskStore) -> None:
    other = entry(entry_id=new_id(5))
    for one in (LAPWING, other):
        store.create(one)
        store.delete(one.id, NOW)

    store.forget(ID)

    assert [one.id for one in store.deleted()] == [other.id]
    with pytest.raises(NotFoundError):
        store.forget(ID)


# ------------------------------------------------------------------ thirty days


def expire(store: DiskStore, *moments: datetime) -> int:
    """Open the journal at these moments; how much is left in the trash."""
    for moment in moments:
        store.expire(moment)
    return len(store.deleted())


def test_it_keeps_for_thirty_days_and_then_lets_go(store: DiskStore, root: Path) -> None:
    store.create(LAPWING)
    store.delete(ID, NOW)

    assert expire(store, NOW + timedelta(days=30)) == 1
    assert expire(store, NOW + timedelta(days=31)) == 1  # marked: it goes another day
    assert expire(store, NOW + timedelta(days=33)) == 0
    assert files(root) == []


def test_a_clock_that_jumps_by_years_and_back_lets_nothing_go(store: DiskStore) -> None:
    store.create(LAPWING)
    store.delete(ID, NOW)
    years_on = NOW + timedelta(days=3000)

    assert expire(store, years_on, years_on + timedelta(hours=5), NOW, NOW) == 1
    store.undelete(ID)
    assert listed(store) == [ID]


def test_what_was_kept_of_an_older_format_does_not_expire(store: DiskStore, root: Path) -> None:
    (root / "trash").mkdir(parents=True)
    backup = root / f"trash/{ID}.nvc-entry-0.toml"
    backup.write_bytes(b"older")

    expire(store, NOW + timedelta(days=4000), NOW + timedelta(days=8000))

    assert backup.exists()


# ------------------------------------------------------------------ a machine that fails


def everything(root: Path) -> set[bytes]:
    return {path.read_bytes() for path in root.rglob("*.toml")}


@pytest.mark.parametrize("linkless", [False, True])
@pytest.mark.parametrize("back", [False, True], ids=["delete", "undelete"])
@pytest.mark.parametrize("lasting", [False, True])
def test_whichever_call_fails_the_entry_is_whole_in_one_place_or_the_other(
    tmp_path: Path, *, back: bool, lasting: bool, linkless: bool
) -> None:
    failed = True
    number = 0
    while failed:
        number += 1
        root = tmp_path / f"{number}"
        sound = DiskStore(root, mark="m1", system=LinklessSystem() if linkless else None)
        sound.create(LAPWING)
        if back:
            sound.delete(ID, NOW)
        kept = everything(root)
        system = WatchedSystem(number, errno.EIO, lasting=lasting)
        if linkless:
            system.link = LinklessSystem().link  # type: ignore[method-assign]  # a disk without links
        store = DiskStore(root, mark="m1", system=system)
        try:
            if back:
                store.undelete(ID)
            else:
                store.delete(ID, NOW)
        except NotSavedError:
            pass
        failed = len(system.calls) >= number
        assert everything(root) == kept
        assert listed(sound) or sound.deleted()
    assert number > 5
