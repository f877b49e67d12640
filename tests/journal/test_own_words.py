"""Own words filed under groups: kept as durably as entries, and taken back without a trace."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.errors import (
    Cause,
    DamagedError,
    JournalError,
    NotSavedError,
    ReadOnlyError,
)
from nvc_coach.journal.memory import MemoryStore
from nvc_coach.journal.own_words import Filing, OwnWords, dump, load
from nvc_coach.journal.store import Store
from tests.journal.systems import LinklessSystem, WatchedSystem

MET = "to be met halfway"
GROUP, ANOTHER = "seen-and-heard", "fairness-and-trust"
BY_HAND = """\
# my own
format = "nvc-own-words/1"
colour = "green"

[[word]]
kind = "needs"
word = "to be met halfway"
group = "seen-and-heard"
since = 2026-11-28

[[word]]
kind = "moods"
word = "grey"
group = "weather"

[later]
x = [1, 2]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal"


@pytest.fixture
def file(root: Path) -> Path:
    return root / "own-words.toml"


def disk(root: Path, system: WatchedSystem | LinklessSystem | None = None) -> DiskStore:
    return DiskStore(root, mark="m1", system=system)


def filings(store: Store) -> list[tuple[str, str, str]]:
    """What is filed: kind, word, group."""
    return [(one.kind, one.word, one.group) for one in store.own_words().filings]


@pytest.fixture(params=["disk", "disk without links", "memory"])
def store(request: pytest.FixtureRequest, root: Path) -> Store:
    if request.param == "memory":
        return MemoryStore()
    return disk(root, LinklessSystem() if request.param == "disk without links" else None)


# ------------------------------------------------------------------ what every store does


def test_a_word_is_filed_filed_elsewhere_and_taken_back(store: Store) -> None:
    assert filings(store) == []
    store.file_own_word("needs", MET, GROUP)
    assert filings(store) == [("needs", MET, GROUP)]
    store.file_own_word("needs", MET, ANOTHER)
    assert filings(store) == [("needs", MET, ANOTHER)]
    store.file_own_word("needs", MET, None)
    assert filings(store) == []


def test_case_and_spaces_do_not_tell_a_word_from_another_but_its_kind_and_accents_do(
    store: Store,
) -> None:
    store.file_own_word("needs", " To  be met HALFWAY\n", GROUP)
    store.file_own_word("needs", "été", GROUP)
    store.file_own_word("feelings", MET, "sad")
    store.file_own_word("needs", "ete", ANOTHER)

    store.file_own_word("needs", MET, ANOTHER)

    assert filings(store) == [
        ("needs", " To  be met HALFWAY\n", ANOTHER),
        ("needs", "été", GROUP),
        ("feelings", MET, "sad"),
        ("needs", "ete", ANOTHER),
    ]


def test_what_was_never_filed_can_be_taken_back_and_nothing_comes_of_it(store: Store) -> None:
    store.file_own_word("needs", MET, None)

    assert filings(store) == []
    assert store.problems() == ()


# ------------------------------------------------------------------ the file


def test_the_file_stands_at_the_top_of_the_journal_and_is_the_persons_alone(
    root: Path, file: Path
) -> None:
    before = os.umask(0)
    try:
        disk(root).file_own_word("needs", MET, GROUP)
    finally:
        os.umask(before)

    assert file.read_text("utf-8") == (
        'format = "nvc-own-words/1"\n\n[[word]]\nkind = "needs"\n'
        'word = "to be met halfway"\ngroup = "seen-and-heard"\n'
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    assert [one.name for one in root.iterdir()] == ["own-words.toml"]
    assert disk(root).problems() == ()


def test_with_the_last_word_the_file_goes_too(root: Path, file: Path) -> None:
    disk(root).file_own_word("needs", MET, GROUP)
    disk(root).file_own_word("needs", MET, None)

    assert not file.exists()
    assert list(root.iterdir()) == []


def test_what_this_version_does_not_know_is_kept(root: Path, file: Path) -> None:
    root.mkdir(parents=True, mode=0o700)
    file.write_text(BY_HAND, "utf-8")
    disk(root).file_own_word("needs", MET, ANOTHER)
    disk(root).file_own_word("feelings", "alone with it", "sad")

    kept = file.read_text("utf-8")
    for line in ('colour = "green"', "since = 2026-11-28", 'kind = "moods"', "[later]", "x = [1"):
        assert line in kept
    assert filings(disk(root)) == [
        ("needs", MET, ANOTHER),
        ("moods", "grey", "weather"),
        ("feelings", "alone with it", "sad"),
    ]
    disk(root).file_own_word("needs", MET, None)
    disk(root).file_own_word("feelings", "alone with it", None)
    disk(root).file_own_word("moods", "grey", None)
    assert 'colour = "green"' in file.read_text("utf-8")


_texts = st.text(max_size=30)


@given(st.lists(st.builds(Filing, _texts, _texts, _texts), max_size=6))
def test_what_is_written_is_read_as_it_was(filed: list[Filing]) -> None:
    own = OwnWords(tuple(filed), {"mood": {"now": ["grey"]}})

    assert load(dump(own)) == own


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["x", "y", None]))))
def test_a_word_is_filed_once_under_what_was_said_last(said: list[tuple[str, str | None]]) -> None:
    own = OwnWords()
    for word, group in said:
        own = own.filed("needs", word, group)

    latest = {word: group for word, group in said if group is not None or word in dict(said)}
    assert {one.word: one.group for one in own.filings} == {
        word: group for word, group in latest.items() if group is not None
    }
    assert len({one.word for one in own.filings}) == len(own.filings)


def test_a_word_that_stands_twice_in_a_file_edited_by_hand_counts_as_it_stands_first() -> None:
    own = OwnWords((Filing("needs", "A", "x"), Filing("needs", " a", "y")))

    assert own.filed("needs", "a", "x").filings == (Filing("needs", "A", "x"),)
    assert own.filed("needs", "a", None).filings == ()


# ------------------------------------------------------------------ whichever call fails


def states_after_failures(
    root: Path, group: str | None, error: int, *, lasting: bool
) -> Iterator[tuple[bool, object]]:
    """For each call of filing: whether it was confirmed when that failed, and what stands."""
    number = 0
    while True:
        number += 1
        disk(root).file_own_word("needs", MET, GROUP)
        system = WatchedSystem(number, error, lasting=lasting)
        confirmed = True
        try:
            disk(root, system).file_own_word("needs", MET, group)
        except (NotSavedError, DamagedError):
            confirmed = False
        try:
            state: object = [one[2] for one in filings(disk(root))]
        except JournalError:
            state = "torn"
        disk(root).sweep()
        assert {one.name for one in root.iterdir()} <= {"own-words.toml"}
        if len(system.calls) < number:
            return
        yield confirmed, state


@pytest.mark.parametrize("group", [ANOTHER, None], ids=["filed elsewhere", "taken back"])
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
def test_whichever_call_fails_the_file_stays_whole_and_nothing_is_confirmed_falsely(
    root: Path, error: int, group: str | None, *, lasting: bool
) -> None:
    after = [] if group is None else [group]

    seen = list(states_after_failures(root, group, error, lasting=lasting))

    assert len(seen) >= (5 if group is None else 10)
    assert all(state in ([GROUP], after) for _, state in seen)
    assert all(state == after for confirmed, state in seen if confirmed)
    assert not all(confirmed for confirmed, _ in seen)


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_whichever_call_fails_the_first_word_is_filed_whole_or_not_at_all(
    tmp_path: Path, *, lasting: bool
) -> None:
    number = 0
    while True:
        number += 1
        root = tmp_path / str(number)
        system = WatchedSystem(number, errno.EIO, lasting=lasting)
        try:
            disk(root, system).file_own_word("needs", MET, GROUP)
        except (NotSavedError, DamagedError):
            assert filings(disk(root)) in ([], [("needs", MET, GROUP)])
        else:
            assert filings(disk(root)) == [("needs", MET, GROUP)]
        disk(root).file_own_word("needs", MET, GROUP)
        disk(root).sweep()
        assert [one.name for one in root.iterdir()] == ["own-words.toml"]
        if len(system.calls) < number:
            break
    assert number > 10


def test_what_a_save_that_was_cut_off_left_behind_is_swept(root: Path) -> None:
    disk(root).file_own_word("needs", MET, GROUP)
    (root / ".own-words.m1-00ff.tmp").write_text(MET, "utf-8")
    (root / ".own-words.another-00ff.tmp").write_text(MET, "utf-8")

    disk(root).sweep()

    assert sorted(one.name for one in root.iterdir()) == [
        ".own-words.another-00ff.tmp",
        "own-words.toml",
    ]


def test_more_words_than_can_be_read_again_are_not_written(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk(root).file_own_word("needs", MET, GROUP)
    before = file.read_bytes()
    monkeypatch.setattr("nvc_coach.journal.toml_reading.ENTRY_LIMIT", 1_000)

    with pytest.raises(NotSavedError) as refused:
        disk(root).file_own_word("needs", "x" * 1_000, GROUP)

    assert refused.value.cause is Cause.TOO_LARGE
    assert file.read_bytes() == before


# ------------------------------------------------------------------ what cannot be changed


def test_a_copy_that_only_reads_cannot_file_and_says_why(root: Path, file: Path) -> None:
    disk(root).file_own_word("needs", MET, GROUP)
    before = file.read_bytes()
    reader = DiskStore(root, mark="m2", writable=False)

    for group in (ANOTHER, None):
        with pytest.raises(ReadOnlyError) as refused:
            reader.file_own_word("needs", MET, group)
        assert refused.value.code == "locked"
        assert refused.value.sentence.startswith("Another copy of nvc-coach has this journal open")
    assert filings(reader) == [("needs", MET, GROUP)]
    assert file.read_bytes() == before


DAMAGED = {
    "cut off": (b'format = "nvc-own-words/1"\n\n[[word]]\nkind = "nee', "not-toml", 4),
    "empty": (b"", "empty", None),
    "zeros": (b"\0" * 40, "empty", None),
    "of another kind": (b'format = "nvc-entry/1"\n', "not-own-words", 1),
    "without a format": (b"x = 1\n", "not-own-words", 1),
    "not UTF-8": (b'format = "nvc-own-words/1"\nx = "\xff"\n', "not-utf-8", 2),
    "a key missing": (
        b'format = "nvc-own-words/1"\n[[word]]\nkind = "needs"\nword = "x"\n',
        "key-missing",
        2,
    ),
    "a key of another kind": (
        b'format = "nvc-own-words/1"\n[[word]]\nkind = "needs"\nword = 3\ngroup = "x"\n',
        "key-of-another-kind",
        4,
    ),
    "no list of words": (b'format = "nvc-own-words/1"\nword = 3\n', "key-of-another-kind", 2),
    "too intricate": (
        b'format = "nvc-own-words/1"\nx = ' + b"[" * 99 + b"]" * 99,
        "too-intricate",
        2,
    ),
}


@pytest.mark.parametrize("how", DAMAGED)
def test_a_damaged_file_is_told_of_and_never_written_over(root: Path, file: Path, how: str) -> None:
    data, code, line = DAMAGED[how]
    root.mkdir(parents=True, mode=0o700)
    file.touch(0o600)
    file.write_bytes(data)

    with pytest.raises(DamagedError) as read:
        disk(root).own_words()
    for group in (GROUP, None):
        with pytest.raises(DamagedError):
            disk(root).file_own_word("needs", MET, group)

    assert (read.value.damage.code, read.value.damage.flaw.line) == (code, line)
    assert read.value.sentence.endswith("It was left as it is.")
    assert file.read_bytes() == data
    (problem,) = disk(root).problems()
    assert (problem.code, problem.severity, problem.file) == (code, "error", str(file))


def test_a_link_or_a_folder_in_its_place_is_not_followed(root: Path, file: Path) -> None:
    root.mkdir(parents=True, mode=0o700)
    elsewhere = root.parent / "elsewhere.toml"
    elsewhere.write_bytes(dump(OwnWords((Filing("needs", MET, GROUP),))))
    file.symlink_to(elsewhere)
    with pytest.raises(DamagedError):
        disk(root).own_words()
    with pytest.raises(DamagedError):
        disk(root).file_own_word("needs", MET, ANOTHER)
    assert [one.code for one in disk(root).problems()] == ["symbolic-link"]
    file.unlink()
    file.mkdir(0o700)
    with pytest.raises(DamagedError) as folder:
        disk(root).file_own_word("needs", MET, ANOTHER)
    assert folder.value.damage.code == "not-a-file"


def test_a_file_of_a_newer_format_is_heeded_and_never_changed(root: Path, file: Path) -> None:
    root.mkdir(parents=True, mode=0o700)
    newer = BY_HAND.replace("words/1", "words/2").replace('word = "grey"', "word = 3")
    file.touch(0o600)
    file.write_text(newer, "utf-8")

    assert filings(disk(root)) == [("needs", MET, GROUP)]
    with pytest.raises(ReadOnlyError) as refused:
        disk(root).file_own_word("needs", MET, ANOTHER)

    assert "by a later version of nvc-coach (nvc-own-words/2)" in refused.value.sentence
    assert file.read_text("utf-8") == newer
    (problem,) = disk(root).problems()
    assert (problem.code, problem.severity) == ("newer-format", "warning")


@pytest.mark.parametrize("words", ["3", '"x"', "[]", "[1]", "{}"])
def test_of_a_newer_format_nothing_is_made_out_where_nothing_can_be(words: str) -> None:
    data = f'format = "nvc-own-words/9"\nword = {words}\n'.encode()

    assert load(data).filings == ()


@pytest.mark.parametrize(
    "name",
    ["own-words (restored 2026-11-28).toml", "own-words.sync-conflict-20261122-100431-A.toml"],
)
def test_a_copy_beside_it_is_shown_and_neither_read_nor_deleted(root: Path, name: str) -> None:
    disk(root).file_own_word("needs", MET, GROUP)
    copy = root / name
    copy.touch(0o600)
    copy.write_bytes(dump(OwnWords((Filing("needs", "another", ANOTHER),))))

    (problem,) = disk(root).problems()

    assert (problem.code, problem.severity, problem.file) == ("copy", "warning", str(copy))
    assert filings(disk(root)) == [("needs", MET, GROUP)]
    disk(root).file_own_word("needs", MET, None)
    assert copy.exists()
