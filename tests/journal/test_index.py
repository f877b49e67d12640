"""The index: it finds what the files hold, notices what others did to them, and holds no more."""

import errno
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.finding import Wanted
from nvc_coach.journal.index import database
from nvc_coach.journal.index.taking_in import FileSeen, take_in
from nvc_coach.journal.memory import MemoryStore
from nvc_coach.journal.store import Store
from nvc_coach.journal.system import System
from tests.journal.entries import ID, START, entry, exact_text, new_id, wrote

WORDS = ["lapwing", "plover", "lap", "Straße", "我很累了", "to be heard", "[/b]", "é", "a"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "state/index.db"


@pytest.fixture
def store(root: Path, index: Path) -> Iterator[DiskStore]:
    store = DiskStore(root, mark="m1", index=index)
    yield store
    store.close()


def kept(store: Store, number: int, text: str) -> Entry:
    """Keep an entry, each begun a week after the one before."""
    started = START + timedelta(weeks=number)
    milliseconds = timedelta(weeks=number) // timedelta(milliseconds=1)
    one = entry(entry_id=new_id(milliseconds), events=(wrote(text),), started=started)
    store.create(one)
    return one


def found(store: Store, text: str = "", *, thorough: bool = False) -> list[str]:
    for _progress in store.look(thorough=thorough):
        pass
    return [one.id for one in store.find(Wanted(text=text))]


def path_of(root: Path, one: Entry) -> Path:
    (path,) = root.glob(f"entries/*/*/{one.id}.toml")
    return path


def settle(root: Path) -> None:
    """Let everything have changed long ago, so that a look may trust the folders' times."""
    for path in root.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))


def test_it_finds_what_looking_at_every_entry_finds(root: Path, tmp_path: Path) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(st.lists(st.sampled_from(WORDS) | exact_text, max_size=3), max_size=4),
        st.lists(st.sampled_from(WORDS) | st.text(max_size=4), min_size=1, max_size=3),
        st.booleans(),
    )
    def holds(texts: list[list[str]], wanted: list[str], quoted: bool) -> None:  # noqa: FBT001  # from Hypothesis
        shutil.rmtree(root, ignore_errors=True)
        with closing(DiskStore(root, mark="m1", index=tmp_path / "index.db")) as disk:
            naive = MemoryStore()
            for number, said in enumerate(texts):
                kept(disk, number, " ".join(said))
                kept(naive, number, " ".join(said))
            text = f'"{" ".join(wanted)}"' if quoted else " ".join(wanted)
            assert found(disk, text, thorough=True) == found(naive, text)

    holds()


# ------------------------------------------------------------------ what others did


def test_it_notices_a_file_that_came_and_one_that_went(store: DiskStore, root: Path) -> None:
    one, two = kept(store, 1, "lapwing"), kept(store, 2, "lapwing")
    away = root.parent / "away.toml"
    assert found(store, "lapwing") == [two.id, one.id]

    path_of(root, two).rename(away)
    assert found(store, "lapwing") == [one.id]

    away.rename(path_of(root, one).parents[2] / path_of_month(two))
    assert found(store, "lapwing") == [two.id, one.id]


def path_of_month(one: Entry) -> str:
    return f"{one.started:%Y/%m}/{one.id}.toml"


def test_it_notices_a_whole_month_that_went(store: DiskStore, root: Path) -> None:
    one, other = kept(store, 1, "lapwing"), kept(store, 9, "lapwing")
    assert found(store, "lapwing") == [other.id, one.id]

    shutil.rmtree(path_of(root, one).parent)

    assert found(store, "lapwing") == [other.id]


def test_it_notices_what_another_copy_of_the_program_saved(
    store: DiskStore, root: Path, index: Path
) -> None:
    one = kept(store, 1, "lapwing")
    assert found(store, "plover") == []

    with closing(DiskStore(root, mark="m2", index=index)) as other:
        other.save(replace(one, events=(wrote("plover"),)))
        assert found(other, "plover") == [one.id]

    assert found(store, "plover") == [one.id]
    assert found(store, "lapwing") == []


def test_a_thorough_look_notices_what_was_written_in_the_same_file(
    store: DiskStore, root: Path
) -> None:
    one = kept(store, 1, "lapwing")
    settle(root)
    assert found(store, "lapwing") == [one.id]
    path = path_of(root, one)

    path.write_bytes(path.read_bytes().replace(b"lapwing", b"plovers"))
    os.utime(path.parent, (1_700_000_000, 1_700_000_000))

    assert found(store, "plovers") == []  # the folder says that nothing has changed
    assert found(store, "plovers", thorough=True) == [one.id]
    assert found(store, "lapwing") == []


def test_a_change_in_the_same_moment_as_the_look_is_not_missed(
    store: DiskStore, root: Path
) -> None:
    one = kept(store, 1, "lapwing")
    found(store)
    folder = path_of(root, one).parent
    moment = folder.stat().st_mtime_ns

    two = kept(store, 2, "plover")
    path_of(root, two).rename(folder / path_of(root, two).name)
    os.utime(folder, ns=(moment, moment))

    assert found(store, "plover") == [two.id]


def test_a_look_that_finds_nothing_new_reads_no_entry(
    store: DiskStore, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = kept(store, 1, "lapwing")
    settle(root)
    found(store)

    def no_reading(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr("nvc_coach.journal.index.refreshing.read_file", no_reading)
    assert found(store, "lapwing") == [one.id]
    assert found(store, "lapwing", thorough=True) == [one.id]


def noted_removals(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files of the index that are thrown away from now on."""
    removed: list[Path] = []
    remove = database.remove

    def noted(file: Path) -> None:
        removed.append(file)
        remove(file)

    monkeypatch.setattr(database, "remove", noted)
    return removed


@pytest.mark.parametrize(("copied", "anew"), [(12, 1), (2, 0)], ids=["all", "few"])
def test_the_index_of_a_journal_that_was_copied_is_made_anew(
    copied: int, anew: int, store: DiskStore, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvc_coach.journal.index.refreshing._MANY", 3)
    monkeypatch.setattr("nvc_coach.journal.index.refreshing._LONG", 3)
    ones = [kept(store, number, "lapwing") for number in range(12)]
    assert len(found(store, "lapwing")) == len(ones)
    for one in ones[:copied]:
        path = path_of(root, one)
        path.with_suffix(".copied").write_bytes(path.read_bytes())
        path.with_suffix(".copied").replace(path)
    removed = noted_removals(monkeypatch)
    assert found(store, "lapwing") == [one.id for one in reversed(ones)]
    assert len(removed) == anew


def test_the_index_is_made_anew_where_most_of_what_is_shown_has_changed_in_its_place(
    store: DiskStore, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvc_coach.journal.index.refreshing._MANY", 3)
    ones = [kept(store, number, "lapwing") for number in range(6)]
    settle(root)
    assert len(found(store, "lapwing")) == len(ones)
    for one in ones:
        path = path_of(root, one)
        path.write_bytes(path.read_bytes().replace(b"lapwing", b"plovers"))
    removed = noted_removals(monkeypatch)
    assert not store.is_as_known(store.find())
    assert len(removed) == 1
    assert found(store, "plovers") == [one.id for one in reversed(ones)]
    assert store.is_as_known(store.find())


def test_a_damaged_file_that_is_mended_in_its_place_is_read_again(
    store: DiskStore, root: Path
) -> None:
    one = kept(store, 1, "lapwing")
    path = path_of(root, one)
    whole = path.read_bytes()
    path.write_bytes(b"no entry")
    settle(root)
    assert found(store) == []
    assert [damage.code for damage in store.damaged()] == ["not-toml"]

    path.write_bytes(whole)  # the folder does not change by it
    assert found(store, "lapwing") == [one.id]
    assert store.damaged() == ()


def test_what_could_not_be_read_is_tried_again(
    store: DiskStore, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = kept(store, 1, "lapwing")
    settle(root)

    def refused(*_: object) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as broken:
        broken.setattr(System, "read", refused)
        assert found(store) == []
        assert [damage.code for damage in store.damaged()] == ["unreadable"]

    assert found(store, "lapwing") == [one.id]
    assert store.damaged() == ()


def test_of_an_entry_that_stands_twice_the_other_counts_once_the_first_is_gone(
    store: DiskStore, root: Path
) -> None:
    one = kept(store, 1, "lapwing")
    other = root / "entries/2020/01" / path_of(root, one).name
    other.parent.mkdir(parents=True)
    shutil.copy(path_of(root, one), other)
    assert found(store) == [one.id]
    assert [damage.file for damage in store.damaged()] == [other]

    (root / "entries" / path_of_month(one)).unlink()

    assert found(store, "lapwing") == [one.id]
    assert store.damaged() == ()


# ------------------------------------------------------------------ the index itself


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


DAMAGES: dict[str, Callable[[Path, bytes], object]] = {
    "gone": lambda file, _: file.unlink(),
    "empty": lambda file, _: file.write_bytes(b""),
    "cut off": lambda file, data: file.write_bytes(data[: len(data) // 2]),
    "cut in a page": lambda file, data: file.write_bytes(data[:5000]),
    "zeros": lambda file, data: file.write_bytes(bytes(len(data))),
    "no database": lambda file, _: file.write_bytes(b"not a database, but long enough " * 400),
    "first byte": lambda file, data: file.write_bytes(flipped(data, 0)),
    "header": lambda file, data: file.write_bytes(flipped(data, 100)),
    "last byte": lambda file, data: file.write_bytes(flipped(data, len(data) - 1)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_made_anew_and_nobody_notices(
    damage: str, root: Path, index: Path
) -> None:
    with closing(DiskStore(root, mark="m1", index=index)) as store:
        ids = [kept(store, number, f"lapwing number {number}").id for number in range(5)]
        settle(root)
        assert found(store, "lapwing") == ids[::-1]
    DAMAGES[damage](index, index.read_bytes())

    with closing(DiskStore(root, mark="m1", index=index)) as store:
        assert found(store, "lapwing") == ids[::-1]
        assert [one.id for one in store.listing().entries] == ids[::-1]


def test_no_flipped_byte_ever_gives_a_wrong_answer(root: Path, index: Path) -> None:
    with closing(DiskStore(root, mark="m1", index=index)) as store:
        ids = [kept(store, number, f"lapwing number {number}").id for number in range(5)]
        settle(root)
        lines = store.listing()
    whole = index.read_bytes()

    for at in range(0, len(whole), len(whole) // 150):
        index.write_bytes(flipped(whole, at))
        with closing(DiskStore(root, mark="m1", index=index)) as store:
            assert found(store, "lapwing") == ids[::-1]
            assert store.listing() == lines


def test_an_index_of_another_version_is_made_anew(root: Path, index: Path) -> None:
    with closing(DiskStore(root, mark="m1", index=index)) as store:
        one = kept(store, 1, "lapwing")
        found(store)
    with closing(database.opened(index)) as connection:
        connection.execute("DELETE FROM words")
        connection.pragma("user_version", database.VERSION + 1)

    with closing(DiskStore(root, mark="m1", index=index)) as store:
        assert found(store, "lapwing") == [one.id]


def test_where_no_index_can_be_kept_it_is_made_in_memory(root: Path, index: Path) -> None:
    index.mkdir(parents=True)  # something else stands in its place
    with closing(DiskStore(root, mark="m1", index=index)) as store:
        one = kept(store, 1, "lapwing")

        assert found(store, "lapwing") == [one.id]
    assert list(index.iterdir()) == []


def test_where_the_disk_is_full_it_goes_on_in_memory(
    root: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(DiskStore(root, mark="m1", index=index)) as store:
        one = kept(store, 1, "lapwing")

        def full(connection: apsw.Connection, seen: FileSeen) -> None:
            if connection.filename:
                raise apsw.FullError
            take_in(connection, seen)

        monkeypatch.setattr("nvc_coach.journal.index.refreshing.take_in", full)
        assert found(store, "lapwing") == [one.id]
        assert found(store, "lapwing", thorough=True) == [one.id]


def test_a_folder_for_it_that_can_only_be_read_hinders_nobody(
    root: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(folder: Path) -> None:
        raise OSError(30, os.strerror(30), str(folder))

    monkeypatch.setattr(database, "make_private_folder", read_only)
    with closing(DiskStore(root, mark="m1", index=index)) as store:
        one = kept(store, 1, "lapwing")
        assert found(store, "lapwing") == [one.id]
    assert not index.exists()


def test_only_its_owner_can_read_it(store: DiskStore, index: Path) -> None:
    before = os.umask(0)
    try:
        kept(store, 1, "lapwing")
        found(store)
        modes = {path.name: path.stat().st_mode & 0o777 for path in index.parent.iterdir()}
    finally:
        os.umask(before)

    assert index.parent.stat().st_mode & 0o777 == 0o700
    assert modes
    assert set(modes.values()) == {0o600}


def bytes_of(index: Path) -> bytes:
    """All that is in the index's file once its pages are no longer encrypted."""
    copy = index.with_name("copy.db")
    shutil.copy(index, copy)
    with closing(database.opened(copy)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.execute("PRAGMA rekey = ''").fetchall()
    return copy.read_bytes()


def test_it_holds_nothing_that_the_files_do_not_hold(root: Path, index: Path) -> None:
    with closing(DiskStore(root, mark="m1", index=index)) as store:
        for number in range(30):
            kept(store, number, f"we walked by the river number {number}")
        one, two = kept(store, 40, "lapwing by the river"), kept(store, 41, "curlew by the river")
        found(store)
    assert b"lapwing" in bytes_of(index)

    with closing(DiskStore(root, mark="m1", index=index)) as store:
        store.save(replace(one, events=(wrote("plover"),)))
        store.discard(two.id)
        found(store)

    left = bytes_of(index)
    assert b"plover" in left
    assert b"lapwing" not in left
    assert b"curlew" not in left


def test_two_copies_of_the_program_make_it_at_the_same_time(root: Path, index: Path) -> None:
    with closing(DiskStore(root, mark="m1")) as store:
        ids = [kept(store, number, "lapwing").id for number in range(250)]
    answers: list[list[str]] = []

    def look() -> None:
        with closing(DiskStore(root, mark="m1", index=index)) as store:
            answers.append(found(store, "lapwing"))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert answers == [ids[::-1]] * 4


def test_it_can_be_asked_while_it_is_being_made(store: DiskStore) -> None:
    ids = [kept(store, number, "lapwing").id for number in range(250)]
    looking = store.look()

    progress = next(looking)
    known = [one.id for one in store.find(Wanted(text="lapwing"))]
    assert 0 < progress.looked_at < progress.of == 250
    assert 0 < len(known) < 250
    assert known == ids[::-1][: len(known)]  # the newest first

    for _progress in looking:
        pass
    assert [one.id for one in store.find()] == ids[::-1]


def test_who_asks_need_not_wait_until_files_are_read(root: Path, index: Path) -> None:
    answers: list[list[str]] = []

    class AskedMeanwhile(System):
        def read(self, path: Path, most: int) -> bytes:
            with ThreadPoolExecutor() as pool:
                asked = pool.submit(journal.find, Wanted(text="lapwing"))
                answers.append([one.id for one in asked.result(timeout=60)])
            return super().read(path, most)

    with closing(DiskStore(root, mark="m1", index=index, system=AskedMeanwhile())) as journal:
        first, second = kept(journal, 1, "lapwing"), kept(journal, 2, "lapwing")
        answers.clear()

        assert found(journal, "lapwing") == [second.id, first.id]
        assert answers == [[], [second.id]]  # one month after the other, the newest first

        third = kept(journal, 3, "lapwing")
        assert found(journal, "lapwing") == [third.id, second.id, first.id]
        assert answers[2:] == [[second.id, first.id]]


def test_whoever_looks_asks_and_deletes_at_the_same_time_comes_to_an_end(
    root: Path, index: Path
) -> None:
    with closing(DiskStore(root, mark="m1", index=index)) as store:
        ids = [kept(store, number, "lapwing").id for number in range(60)]

        def looks() -> None:
            for _progress in store.look(thorough=True):
                pass

        def asks() -> None:
            for _time in range(60):
                assert {one.id for one in store.find(Wanted(text="lap"))} <= set(ids)

        def deletes() -> None:
            for one in ids[::2]:
                store.discard(one)

        with ThreadPoolExecutor() as pool:
            running = [pool.submit(one) for one in (looks, asks, deletes, asks, looks)]
            for one in running:
                one.result(timeout=120)

        assert found(store, "lapwing") == ids[1::2][::-1]


def test_looking_into_a_journal_that_is_not_there_leaves_no_trace(
    store: DiskStore, index: Path
) -> None:
    assert found(store) == []
    assert not index.parent.exists()

    one = kept(store, 1, "lapwing")
    assert found(store, "lapwing") == [one.id]
    assert index.exists()


def test_what_is_deleted_in_the_whole_folder_is_not_found_any_more(
    store: DiskStore, root: Path
) -> None:
    kept(store, 1, "lapwing")
    assert len(found(store)) == 1

    shutil.rmtree(root)

    assert found(store) == []
    assert found(store, ID) == []
