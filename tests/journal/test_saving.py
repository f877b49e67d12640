"""Saving on disk: whole or not at all, private, and never lost on the way."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.entry_file import dump
from nvc_coach.journal.errors import Cause, JournalError, NotSavedError
from tests.journal import entries as some
from tests.journal.entries import ID, entry, typing, wrote
from tests.journal.systems import LinklessSystem, WatchedSystem

OLD = entry(events=(wrote("The old state, whole."),))
NEW = entry(events=(wrote("The old state, whole."), wrote("And the new one.", 50)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal"


TEMP = f".{ID}.m1-00ff.tmp"


def disk(root: Path, system: WatchedSystem | LinklessSystem | None = None) -> DiskStore:
    return DiskStore(root, mark="m1", system=system)


def disk_with_known_token(root: Path, system: WatchedSystem) -> DiskStore:
    return DiskStore(root, mark="m1", system=system, token=lambda: "00ff")


def number_of_call(root: Path, wanted: str) -> int:
    """The place of a call among those that keep a new entry in a journal that has its folders."""
    disk(root).create(OLD)
    disk(root).discard(ID)
    system = WatchedSystem()
    disk(root, system).create(OLD)
    disk(root).discard(ID)
    return [call for call, _ in system.calls].index(wanted) + 1


def files_below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def changing(system: WatchedSystem) -> list[tuple[str, str]]:
    return [call for call in system.calls if call[0] not in ("kind", "names", "read")]


def test_an_entry_stands_in_the_month_of_its_id(root: Path) -> None:
    disk(root).create(OLD)

    assert files_below(root) == [f"entries/2025/11/{ID}.toml"]
    assert (root / f"entries/2025/11/{ID}.toml").read_bytes() == dump(OLD)


def test_a_save_is_written_aside_synced_renamed_and_the_folder_synced(root: Path) -> None:
    disk(root).create(OLD)
    system = WatchedSystem()
    disk_with_known_token(root, system).save(NEW)

    assert changing(system) == [
        ("create", TEMP),
        ("write", TEMP),
        ("sync", TEMP),
        ("close", TEMP),
        ("replace", f"{ID}.toml"),
        ("sync_folder", "11"),
    ]


def test_a_new_entry_gets_its_name_by_a_link_that_replaces_nothing(root: Path) -> None:
    disk(root).create(OLD)
    disk(root).discard(ID)
    system = WatchedSystem()
    disk_with_known_token(root, system).create(OLD)

    assert changing(system) == [
        ("create", TEMP),
        ("write", TEMP),
        ("sync", TEMP),
        ("close", TEMP),
        ("link", f"{ID}.toml"),
        ("remove", TEMP),
        ("sync_folder", "11"),
    ]


def test_a_folder_that_is_new_is_synced_into_the_one_above(root: Path) -> None:
    system = WatchedSystem()
    disk(root, system).create(OLD)

    made = [name for call, name in system.calls if call == "make_folder"]
    assert made == ["data", "journal", "entries", "2025", "11"]
    above = [root.parent.parent.name, "data", "journal", "entries", "2025"]
    folders = [call for call in changing(system) if call[0] in ("make_folder", "sync_folder")]
    expected = [
        call
        for new, old in zip(made, above, strict=True)
        for call in (("make_folder", new), ("sync_folder", old))
    ]
    assert folders == [*expected, ("sync_folder", "11")]


def write_in_place(path: Path, data: bytes, system: WatchedSystem) -> None:
    """How a careless program saves: the control that the tests below must catch."""
    path.unlink()
    fd = system.create(path)
    system.write(fd, memoryview(data))
    system.close(fd)


def states_after_failures(
    root: Path, save: Callable[[WatchedSystem], None], error: int, *, lasting: bool
) -> Iterator[tuple[bool, object]]:
    """For each call of a save: whether the save was confirmed when that failed, and what stands."""
    path = root / f"entries/2025/11/{ID}.toml"
    number = 0
    while True:
        number += 1
        disk(root).save(OLD)
        system = WatchedSystem(number, error, lasting=lasting)
        confirmed = True
        try:
            save(system)
        except (NotSavedError, OSError):
            confirmed = False
        try:
            state: object = disk(root).read(ID)
        except JournalError:
            state = "torn"
        disk(root).sweep()
        assert {one.name for one in path.parent.iterdir()} <= {path.name}
        if len(system.calls) < number:
            return
        yield confirmed, state


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
def test_whichever_call_fails_an_entry_stays_whole_and_nothing_is_confirmed_falsely(
    root: Path, error: int, *, lasting: bool
) -> None:
    def save(system: WatchedSystem) -> None:
        disk(root, system).save(NEW)

    seen = list(states_after_failures(root, save, error, lasting=lasting))

    assert len(seen) >= 10
    assert all(state in (OLD, NEW) for _, state in seen)
    assert all(state == NEW for confirmed, state in seen if confirmed)
    assert not all(confirmed for confirmed, _ in seen)


def test_a_careless_way_of_saving_would_be_caught(root: Path) -> None:
    path = root / f"entries/2025/11/{ID}.toml"

    def save(system: WatchedSystem) -> None:
        write_in_place(path, dump(NEW), system)

    seen = list(states_after_failures(root, save, errno.EIO, lasting=False))

    assert any(state == "torn" for _, state in seen)


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_whichever_call_fails_a_new_entry_is_there_whole_or_not_at_all(
    tmp_path: Path, *, lasting: bool
) -> None:
    number = 0
    while True:
        number += 1
        root = tmp_path / str(number)
        system = WatchedSystem(number, errno.EIO, lasting=lasting)
        try:
            disk(root, system).create(NEW)
        except NotSavedError:
            pass
        else:
            assert disk(root).read(ID) == NEW
        listing = disk(root).listing()
        assert not listing.damaged
        assert len(listing.entries) <= 1
        disk(root).save(NEW)
        disk(root).sweep()
        assert files_below(root) == [f"entries/2025/11/{ID}.toml"]
        if len(system.calls) < number:
            break
    assert number > 20


@pytest.mark.parametrize("room", [0, 1, 100])
def test_a_disk_that_fills_up_while_writing_keeps_the_old_state(root: Path, room: int) -> None:
    disk(root).create(OLD)

    with pytest.raises(NotSavedError) as refused:
        disk(root, WatchedSystem(full_after=room)).save(NEW)
    assert refused.value.cause is Cause.DISK_FULL
    assert refused.value.sentence == "The disk is full."
    assert disk(root).read(ID) == OLD
    assert files_below(root) == [f"entries/2025/11/{ID}.toml"]


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (errno.EDQUOT, Cause.DISK_FULL),
        (errno.EROFS, Cause.READ_ONLY_DISK),
        (errno.EACCES, Cause.NOT_ALLOWED),
        (errno.ENOMEM, Cause.NO_MEMORY),
        (errno.ESTALE, Cause.DEVICE),
    ],
)
def test_what_kept_it_from_being_saved_is_named(root: Path, error: int, cause: Cause) -> None:
    for save in (DiskStore.save, DiskStore.create):
        with pytest.raises(NotSavedError) as refused:
            save(disk(root, WatchedSystem(1, error)), OLD)
        assert refused.value.cause is cause
        assert refused.value.code == f"not-saved-{cause}"


def test_an_entry_too_large_to_be_read_again_is_not_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvc_coach.journal.toml_reading.ENTRY_LIMIT", 1_000)
    with pytest.raises(NotSavedError) as refused:
        disk(root).save(entry(drafts=(typing("x" * 1_000),)))

    assert refused.value.cause is Cause.TOO_LARGE
    assert files_below(root.parent.parent) == []


def test_a_machine_without_memory_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(_: Entry) -> bytes:
        raise MemoryError

    monkeypatch.setattr("nvc_coach.journal.entry_file.dump", no_memory)
    with pytest.raises(NotSavedError) as refused:
        disk(root).save(OLD)
    assert refused.value.cause is Cause.NO_MEMORY


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_everything_is_private_whatever_the_umask(root: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        store = disk(root, WatchedSystem())
        store.create(OLD)
        store.save(NEW)
        store.keep_exercise(b"x")
        store.save(entry(entry_id=some.new_id()))
    finally:
        os.umask(before)

    modes = {path: stat.S_IMODE(path.lstat().st_mode) for path in root.parent.rglob("*")}
    modes[root.parent] = stat.S_IMODE(root.parent.lstat().st_mode)
    assert len(modes) >= 9
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert disk(root).problems() == ()


def test_a_private_file_is_never_open_to_others_not_even_for_a_moment(root: Path) -> None:
    seen = []

    class Peeking(WatchedSystem):
        def write(self, fd: int, data: memoryview) -> int:
            seen.append(stat.S_IMODE(os.fstat(fd).st_mode))
            return super().write(fd, data)

    before = os.umask(0)
    try:
        disk(root, Peeking()).create(OLD)
    finally:
        os.umask(before)
    assert seen == [0o600]


def test_a_file_whose_mode_cannot_be_mended_is_not_left_behind(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk(root).create(OLD)

    def refuse(_: Path, mode: int) -> None:
        raise PermissionError(errno.EPERM, oct(mode))

    monkeypatch.setattr(Path, "chmod", refuse)
    before = os.umask(0o777)
    try:
        with pytest.raises(NotSavedError):
            disk(root).save(NEW)
    finally:
        os.umask(before)
    assert files_below(root) == [f"entries/2025/11/{ID}.toml"]


@pytest.mark.parametrize("link", ["entries", "entries/2025", "entries/2025/11", "file"])
def test_nothing_is_written_through_a_symbolic_link(root: Path, tmp_path: Path, link: str) -> None:
    store = disk(root)
    store.create(OLD)
    path = root / (f"entries/2025/11/{ID}.toml" if link == "file" else link)
    outside = tmp_path / "outside"
    path.rename(outside)
    path.symlink_to(outside)
    before = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}

    with pytest.raises(NotSavedError) as refused:
        store.save(NEW)
    assert refused.value.cause is Cause.SYMBOLIC_LINK
    assert {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()} == before


def test_the_journal_itself_may_be_reached_over_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    root.parent.mkdir()
    root.symlink_to(tmp_path / "elsewhere")
    disk(root).create(OLD)

    assert disk(root).read(ID) == OLD


@pytest.mark.parametrize("what", ["folder", "file above"])
def test_something_in_the_way_is_named_and_left(root: Path, what: str) -> None:
    if what == "folder":
        (root / f"entries/2025/11/{ID}.toml").mkdir(parents=True)
    else:
        (root / "entries").mkdir(parents=True)
        (root / "entries/2025").write_text("mine")
    with pytest.raises(NotSavedError) as refused:
        disk(root).save(NEW)

    assert refused.value.cause is Cause.IN_THE_WAY
    assert files_below(root) == ([] if what == "folder" else ["entries/2025"])


def test_a_failing_disk_is_no_disk_without_links(root: Path) -> None:
    link = number_of_call(root, "link")

    with pytest.raises(NotSavedError):
        disk(root, WatchedSystem(link, errno.EIO)).create(OLD)
    assert f"entries/2025/11/{ID}.toml" not in files_below(root)


def test_without_links_a_new_entry_still_takes_nobodys_place(root: Path) -> None:
    store = disk(root, LinklessSystem())
    store.create(OLD)

    with pytest.raises(JournalError) as refused:
        store.create(NEW)
    assert refused.value.code == "already-there"
    assert store.read(ID) == OLD
    assert files_below(root) == [f"entries/2025/11/{ID}.toml"]


def test_a_leftover_that_cannot_be_removed_does_not_undo_a_save(root: Path) -> None:
    remove = number_of_call(root, "remove")
    disk(root, WatchedSystem(remove)).create(OLD)

    assert disk(root).read(ID) == OLD
    assert disk(root).sweep() == ()
    assert not [name for name in files_below(root) if name.endswith(".tmp")]


def test_what_is_written_never_stands_in_a_name(root: Path) -> None:
    system = WatchedSystem()
    store = disk(root, system)
    planted = "Plantedword"
    store.create(entry(events=(wrote(planted),), drafts=(typing(planted),)))
    store.save(entry(events=(wrote(planted), wrote(planted)), drafts=(typing(planted),)))
    store.keep_exercise(planted.encode())

    assert not [call for call in system.calls if planted.lower() in str(call).lower()]
    assert not [path for path in root.rglob("*") if planted.lower() in path.name.lower()]


def test_a_store_that_does_not_hold_the_lock_changes_nothing(root: Path) -> None:
    disk(root).create(OLD)
    before = files_below(root)
    reader = DiskStore(root, mark="m1", writable=False)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: reader.save(NEW),
        lambda: reader.create(entry(entry_id=some.new_id())),
        lambda: reader.discard(ID),
        lambda: reader.keep_exercise(b"x"),
        reader.sweep,
    )

    for attempt in attempts:
        with pytest.raises(JournalError) as refused:
            attempt()
        assert refused.value.code == "locked"
        assert "Another copy" in refused.value.sentence
    assert reader.read(ID) == OLD
    assert files_below(root) == before


def test_discarding_that_fails_says_so(root: Path) -> None:
    disk(root).create(OLD)
    causes: list[Cause] = []
    while True:
        system = WatchedSystem(len(causes) + 1, errno.EROFS)
        try:
            disk(root, system).discard(ID)
        except NotSavedError as error:
            causes.append(error.cause)
            disk(root).save(OLD)
        else:
            break
    assert len(causes) > 5
    assert set(causes) == {Cause.READ_ONLY_DISK}


def test_keeping_an_exercise_that_fails_says_so(root: Path) -> None:
    disk(root).create(OLD)

    with pytest.raises(NotSavedError) as refused:
        disk(root, WatchedSystem(3, errno.ENOSPC)).keep_exercise(b"x")
    assert refused.value.cause is Cause.DISK_FULL


@pytest.mark.parametrize("mark", ["", "M1", "a/b", "a.b", "a" * 33])
def test_a_mark_that_would_not_fit_a_name_is_refused_at_once(tmp_path: Path, mark: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        DiskStore(tmp_path, mark=mark)


def test_an_entry_of_more_things_than_are_read_again_is_not_written(root: Path) -> None:
    store = disk(root)
    store.create(OLD)
    moment = OLD.events[0]
    with pytest.raises(NotSavedError) as refused:
        store.save(entry(events=(moment,) * 15_000))
    assert refused.value.cause is Cause.TOO_LARGE
    assert store.read(ID) == OLD
