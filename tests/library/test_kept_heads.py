"""Heads that are kept say what the files say, and spare opening those that are as they were."""

import os
import re
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nvc_coach.library import head_reading, kept_heads
from nvc_coach.library.head import Head
from nvc_coach.library.head_reading import read_head
from nvc_coach.library.kept_heads import MOST_BYTES, KeptHeads
from nvc_coach.library.source import Source, read_source
from nvc_coach.services.program import Outside, Program
from tests.library.broken_exercises import BROKEN
from tests.library.marked import HEAD, VOCABULARY_HEAD, WRITE, unmarked

EXERCISE = HEAD + 'doors = ["someone-angers-me"]\n' + WRITE
AN_HOUR = 3600.0


def written_to(path: Path, text: str, *, ago: float = AN_HOUR) -> Path:
    """A file that was written some seconds ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (time.time() - ago,) * 2)
    return path


@pytest.fixture
def program(own_home: Path) -> Iterator[Program]:
    yield from started(own_home)


def started(home: Path) -> Iterator[Program]:
    program = Program(Outside({"NVC_COACH_HOME": str(home / "coach")}))
    yield program
    program.close()


def heads_of_another_start(program: Program) -> tuple[Head, ...]:
    """What a program that is started next finds; it is closed as every program is."""
    environment = {"NVC_COACH_HOME": str(program.places.cache.parent)}
    other = Program(Outside(environment))
    heads = other.heads
    other.close()
    return heads


def own(program: Program, name: str, text: str = EXERCISE, *, ago: float = AN_HOUR) -> Path:
    text = text.replace('"small"', f'"{name}"')
    return written_to(program.places.library / f"{name}.toml", text, ago=ago)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the exercise files that are opened from here on."""
    names: list[str] = []

    def reading(path: Path, *, limit: int) -> Source:
        names.append(path.stem)
        return read_source(path, limit=limit)

    monkeypatch.setattr(head_reading, "read_source", reading)
    return names


def read_anew(program: Program) -> tuple[Head, ...]:
    """The heads, each read from its file."""
    program.places.heads_file.unlink(missing_ok=True)
    environment = {"NVC_COACH_HOME": str(program.places.cache.parent)}
    return Program(Outside(environment)).heads


# ------------------------------------------------------------------ what is spared


def test_the_second_start_opens_no_exercise_and_finds_the_same(
    program: Program, opened: list[str]
) -> None:
    own(program, "mine")
    own(program, "words", VOCABULARY_HEAD)
    written_to(program.places.library / "deeper" / "other.toml", EXERCISE)
    first = program.heads
    assert {"mine", "words", "other", "the-spiral"} <= set(opened)
    program.close()

    opened.clear()
    assert heads_of_another_start(program) == first
    assert opened == []
    assert read_anew(program) == first


def test_nothing_is_written_before_the_program_ends_nor_where_nothing_is_new(
    program: Program,
) -> None:
    own(program, "mine")
    file = program.places.heads_file
    assert program.heads
    assert not file.exists()

    program.close()
    written = file.stat()
    heads_of_another_start(program)
    assert file.stat() == written


def test_who_asks_for_no_heads_leaves_nothing_behind(own_home: Path) -> None:
    Program(Outside({"NVC_COACH_HOME": str(own_home / "coach")})).close()
    assert not (own_home / "coach").exists()


# ------------------------------------------------------------------ what changes


def test_a_file_that_changed_is_read_again_and_no_other(
    program: Program, opened: list[str]
) -> None:
    file = own(program, "mine")
    own(program, "another")
    assert program.heads
    program.close()

    opened.clear()
    text = file.read_text("utf-8")
    written_to(file, text.replace("A small one", "A large one"))
    found = {one.id: one.title for one in heads_of_another_start(program)}
    assert (found["mine"], found["another"]) == ("A large one", "A small one")
    assert opened == ["mine"]


def test_a_file_of_the_same_size_and_time_that_is_another_one_is_noticed(program: Program) -> None:
    file = own(program, "mine")
    assert program.heads
    program.close()

    was = file.stat()
    other = written_to(file.with_name("new"), file.read_text("utf-8").replace("small", "other"))
    os.utime(other, ns=(was.st_atime_ns, was.st_mtime_ns))
    other.replace(file)
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (was.st_size, was.st_mtime_ns)
    assert "A other one" in {one.title for one in heads_of_another_start(program)}


def test_files_that_come_and_go_are_noticed_and_what_is_gone_is_not_kept(program: Program) -> None:
    gone = own(program, "gone", EXERCISE.replace("A small one", "Seen no more"))
    assert "gone" in {one.id for one in program.heads}
    program.close()
    assert b"Seen no more" in program.places.heads_file.read_bytes()

    gone.unlink()
    own(program, "new")
    ids = {one.id for one in heads_of_another_start(program)}
    assert "new" in ids
    assert "gone" not in ids
    assert b"Seen no more" not in program.places.heads_file.read_bytes()


def test_a_file_written_this_moment_is_read_again_for_it_may_change_within_the_same_one(
    program: Program, opened: list[str]
) -> None:
    own(program, "mine", ago=0)
    assert program.heads
    program.close()

    opened.clear()
    assert heads_of_another_start(program)
    assert opened == ["mine"]


def test_a_file_that_could_not_be_read_is_tried_again(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path, *, limit: int) -> Source:
        if path.stem == "mine":
            raise OSError(5, "the disk had a bad moment")
        return read_source(path, limit=limit)

    own(program, "mine")
    with monkeypatch.context() as patched:
        patched.setattr(head_reading, "read_source", failing)
        assert "mine" not in {one.id for one in program.heads}
    program.close()

    assert "mine" in {one.id for one in heads_of_another_start(program)}


def test_a_file_that_is_mended_is_noticed_though_what_was_broken_had_been_kept(
    program: Program, opened: list[str]
) -> None:
    file = own(program, "mine", EXERCISE.replace("minutes", "minuets"))
    assert "mine" not in {one.id for one in program.heads}
    program.close()
    opened.clear()
    assert "mine" not in {one.id for one in heads_of_another_start(program)}
    assert opened == []

    written_to(file, file.read_text("utf-8").replace("minuets", "minutes"))
    assert "mine" in {one.id for one in heads_of_another_start(program)}


# ------------------------------------------------------------------ what is kept, and where


def test_only_the_account_can_read_it_and_it_holds_what_exercise_files_say_alone(
    program: Program,
) -> None:
    own(program, "mine", EXERCISE + "# a planted remark\n")
    assert program.heads
    program.close()

    file = program.places.heads_file
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [one.name for one in program.places.cache.iterdir()] == [file.name]
    kept = file.read_text("utf-8")
    assert "planted" not in kept
    said = set(re.findall(r'"((?:[^"\\]|\\.)*)"', kept))
    heads = program.heads
    paths = {str(one.path) for one in heads}
    texts = {text for one in heads for text in (one.id, one.title, one.summary, one.language)}
    words = {word for one in heads for word in (*one.form, *one.doors)}
    assert not [one for one in said - paths - texts - words if not re.fullmatch(r"[0-9 ]+", one)]


@pytest.mark.parametrize("what", ["a file", "read only", "a folder"])
def test_where_nothing_can_be_kept_all_is_as_before(program: Program, what: str) -> None:
    own(program, "mine")
    cache = program.places.cache
    if what == "a file":
        cache.write_text("in the way")
    elif what == "a folder":
        program.places.heads_file.mkdir(parents=True)
    else:
        cache.mkdir()
        cache.chmod(0o500)
    first = program.heads
    assert program.close()
    assert heads_of_another_start(program) == first
    assert "mine" in {one.id for one in first}


def test_a_disk_that_is_full_hinders_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_fd: int, _data: object) -> int:
        raise OSError(28, "no room")

    own(program, "mine")
    assert program.heads
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        assert program.close()
    assert [*program.places.cache.iterdir()] == []
    assert heads_of_another_start(program) == program.heads


def test_far_too_much_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptHeads(b"")
    text = EXERCISE.replace("A small one", "a" * 200_000)
    for number in range(2):
        assert kept.head(written_to(tmp_path / f"{number}.toml", text))
    whole = kept.changed()
    assert whole is not None
    assert len(whole) < MOST_BYTES == 8 * 1024 * 1024
    monkeypatch.setattr(kept_heads, "MOST_BYTES", len(whole))
    assert kept.changed() == whole
    monkeypatch.setattr(kept_heads, "MOST_BYTES", len(whole) - 1)
    assert kept.changed() is None


# ------------------------------------------------------------------ what is damaged or made to harm


def kept_of(path: Path) -> bytes:
    kept = KeptHeads(b"")
    kept.head(path)
    data = kept.changed()
    assert data is not None
    return data


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written_to(tmp_path_factory.mktemp("one") / "one.toml", EXERCISE)


def is_read_anew(data: bytes, path: Path) -> bool:
    """Whether what was kept counts as nothing, and the head is right all the same."""
    kept = KeptHeads(data)
    assert kept.head(path) == read_head(path)
    return kept.changed() == kept_of(path)


def test_what_is_whole_is_used(exercise: Path, opened: list[str]) -> None:
    data = kept_of(exercise)
    opened.clear()
    assert KeptHeads(data).head(exercise) is not None
    assert opened == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_byte_that_is_not_as_it_was_makes_all_of_it_count_as_nothing(
    exercise: Path, data: st.DataObject
) -> None:
    kept = bytearray(kept_of(exercise))
    at = data.draw(st.integers(0, len(kept) - 1))
    kept[at] ^= data.draw(st.integers(1, 255))
    assert is_read_anew(bytes(kept), exercise)


@given(length=st.integers(0, 400))
def test_what_is_cut_short_counts_as_nothing(exercise: Path, length: int) -> None:
    assert is_read_anew(kept_of(exercise)[:-1][:length], exercise)


@pytest.mark.parametrize("data", [b"", b"\n", b"\0" * 400, b"nvc-heads/1 00000000\n{}", b"{}"])
def test_what_is_something_else_counts_as_nothing(data: bytes, exercise: Path) -> None:
    assert is_read_anew(data, exercise)


def test_what_another_version_of_the_program_made_counts_as_nothing(
    exercise: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = kept_of(exercise)
    monkeypatch.setattr("nvc_coach.library.kept_heads._READER", tmp_path / "another.py")
    assert is_read_anew(data, exercise)
    written_to(tmp_path / "another.py", "")
    assert is_read_anew(data, exercise)


@pytest.mark.parametrize(
    "said",
    [
        "[" * 100_000,
        "[1]",
        '"text"',
        '{"PATH":1}',
        '{"PATH":[]}',
        '{"PATH":["MARK"]}',
        '{"PATH":["MARK",7]}',
        '{"PATH":["MARK",[]]}',
        '{"PATH":["MARK",["small",7,"","5",[],"en",[]]]}',
        '{"PATH":["MARK",["small","t","s",5,["alone"],"en",[]]]}',
        '{"PATH":["MARK",["small","t","s",5,["solo"],"en",[["a door"]]]]}',
    ],
)
def test_what_was_made_to_look_like_heads_and_holds_something_else_is_read_anew(
    said: str, exercise: Path, opened: list[str]
) -> None:
    from nvc_coach.library import kept_heads  # its sum is no secret, and whoever forges one has it

    mark = kept_heads._mark(exercise.stat())  # noqa: SLF001
    body = said.replace("PATH", str(exercise)).replace("MARK", mark).encode()
    data = kept_heads._first_line(body) + body  # noqa: SLF001
    assert KeptHeads(data).head(exercise) == read_head(exercise)
    assert opened == ["one", "one"]


@pytest.mark.parametrize(("code", "marked"), BROKEN)
def test_whatever_is_wrong_with_a_file_is_the_same_once_it_is_kept(
    code: str, marked: str, tmp_path: Path
) -> None:
    path = written_to(tmp_path / "one.toml", unmarked(marked)[0])
    assert KeptHeads(kept_of(path)).head(path) == read_head(path), code
