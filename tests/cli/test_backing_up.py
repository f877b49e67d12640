"""A backup holds everything that is the person's, and brings it back over nothing that is there."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.services.program import Program
from tests.cli.commanding import Coach
from tests.journal import entries as some
from tests.journal.entries import ID, entry, new_id, wrote
from tests.journal.systems import LinklessSystem, WatchedSystem

PLANTED = "planted-word-7c1"


@pytest.fixture
def lived_in(coach: Coach) -> Coach:
    """A home with everything in it: entries, damaged and foreign files, trash, own exercises."""
    store = DiskStore(coach.places.journal, mark="test")
    for number in range(5):
        events = (wrote(f"{PLANTED} {number}"),)
        store.create(entry(entry_id=new_id(number), events=events, drafts=some.DRAFTS))
    store.keep_exercise(b'format = "nvc-resolved/1"\n')
    month = coach.entries()[0].parent
    (month / f"{ID}.toml").write_bytes(b"\xff half")
    (month / f"{new_id(1)}.sync-conflict-20261122-100431-ABCDEFG.toml").write_bytes(b"x")
    (month / ".hidden").write_bytes(b"none of ours")
    for folder, name in (("journal/trash", f"{new_id(9)}.toml"), ("library/mine", "one.toml")):
        (coach.home / folder).mkdir(parents=True)
        (coach.home / folder / name).write_bytes(b"a = 1\n")
    (coach.home / "journal/notes.txt").write_bytes(b"a note of mine")
    coach.places.config.mkdir()
    coach.places.settings_file.write_text("motion = false # mine\n", "utf-8")
    coach.places.people_file.write_text("Ana\n", "utf-8")
    return coach


@pytest.fixture
def small(coach: Coach) -> Coach:
    """A home with one file of each kind."""
    store = DiskStore(coach.places.journal, mark="test")
    store.create(entry(events=(wrote(PLANTED),)))
    store.keep_exercise(b'format = "nvc-resolved/1"\n')
    coach.places.library.mkdir()
    (coach.places.library / "one.toml").write_bytes(b"a = 1\n")
    coach.places.config.mkdir()
    coach.places.settings_file.write_text("motion = false\n", "utf-8")
    return coach


@pytest.fixture
def other(own_home: Path) -> Coach:
    """Another machine."""
    return Coach(own_home / "other")


def files(coach: Coach) -> dict[str, bytes]:
    """All that is the person's."""
    return {
        name: data
        for name, data in coach.tree().items()
        if data is not None and not name.startswith("state") and "/." not in name
    }


def test_everything_comes_back_on_a_new_machine_byte_for_byte(
    lived_in: Coach, other: Coach, tmp_path: Path
) -> None:
    made = lived_in("journal", "backup", tmp_path / "mine.zip")
    back = other("journal", "restore", tmp_path / "mine.zip")

    assert (made.code, back.code) == (0, 0)
    assert "The backup is not encrypted" in made.err
    assert back.out == "13 files were restored.\n"
    assert files(other) == files(lived_in)
    assert len(files(other)) == 13
    for path in other.home.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    assert other("config", "motion").out == "no\n"
    listed = [coach("journal", "list").out for coach in (lived_in, other)]
    assert listed[0] == listed[1]
    problems = {one["code"] for one in other("doctor", "--json").data["problems"]}
    assert {"not-utf-8", "copy", "foreign"} <= problems


def test_what_a_backup_and_a_restore_did_has_its_shape(
    lived_in: Coach, other: Coach, tmp_path: Path
) -> None:
    file = tmp_path / "mine.zip"
    made = lived_in("journal", "backup", file, "--json").data
    back = other("journal", "restore", file, "--json").data

    assert list(made) == ["format", "file", "files", "left_out"]
    assert (made["format"], made["file"], made["left_out"]) == ("nvc-backup/1", str(file), [])
    assert list(made["files"][0]) == ["name", "size", "sha256"]
    assert list(back) == ["format", "restored", "skipped", "beside", "left"]
    assert back["format"] == "nvc-restore/1"
    assert sorted(back["restored"]) == sorted(one["name"] for one in made["files"])


def test_a_backup_changes_nothing_is_private_and_the_same_each_time(
    lived_in: Coach, tmp_path: Path
) -> None:
    before = lived_in.tree()
    umask = os.umask(0)
    try:
        lived_in("journal", "backup", tmp_path / "one.zip")
    finally:
        os.umask(umask)
    lived_in("journal", "backup", tmp_path / "two.zip")

    assert lived_in.tree() == before
    assert stat.S_IMODE((tmp_path / "one.zip").stat().st_mode) == 0o600
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["one.zip", "two.zip"]


def test_restoring_again_changes_nothing(lived_in: Coach, tmp_path: Path) -> None:
    file = tmp_path / "mine.zip"
    lived_in("journal", "backup", file)
    before = files(lived_in)

    ran = lived_in("journal", "restore", file, "--json")

    assert files(lived_in) == before
    assert (len(ran.data["skipped"]), ran.data["restored"], ran.data["beside"]) == (13, [], [])


def test_what_is_here_in_another_state_is_kept_and_the_other_stands_beside(
    lived_in: Coach, tmp_path: Path
) -> None:
    file = tmp_path / "mine.zip"
    lived_in("journal", "backup", file)
    first = lived_in.entries()[0]
    changed = [first, lived_in.home / "library/mine/one.toml", lived_in.places.people_file]
    for path in (*changed, lived_in.places.settings_file):
        path.write_bytes(b"# changed\n")
    (lived_in.home / "journal/notes.txt").unlink()
    before = files(lived_in)

    ran = lived_in("journal", "restore", file, "--json")
    in_words = lived_in("journal", "restore", file)

    assert ran.code == 0
    assert before.items() <= files(lived_in).items()
    assert ran.data["restored"] == ["journal/notes.txt"]
    beside = {Path(one).name for one in ran.data["beside"]}
    assert beside == {
        f"{first.stem} (restored 2026-11-22).toml",
        "one (restored 2026-11-22).toml",
        "my-people (restored 2026-11-22).txt",
    }
    assert ran.data["left"] == ["config/settings.toml"]
    assert lived_in.places.settings_file.read_bytes() == b"# changed\n"
    copies = [one.copies for one in DiskStore(lived_in.places.journal, mark="t").listing().entries]
    assert sum(map(len, copies)) == 1
    assert "There are settings here already" in in_words.out
    assert in_words.out.startswith("0 files were restored.\n12 files were here already.\n")


def test_beside_another_copy_that_writes_a_backup_can_be_made_and_none_restored(
    lived_in: Coach, tmp_path: Path
) -> None:
    file = tmp_path / "mine.zip"
    program = Program(lived_in.outside)
    program.open_for_writing()
    try:
        made = lived_in("journal", "backup", file)
        back = lived_in("journal", "restore", file)
    finally:
        program.close()

    assert (made.code, back.code, back.out) == (0, 4, "")
    assert "Another copy of nvc-coach" in back.err


def test_a_file_that_is_there_is_never_overwritten(lived_in: Coach, tmp_path: Path) -> None:
    for name in ("file", "folder", "link"):
        path = tmp_path / name
        if name == "file":
            path.write_text("mine")
        elif name == "folder":
            path.mkdir()
        else:
            path.symlink_to("nowhere")
        assert lived_in("journal", "backup", path).code == 2
    assert (tmp_path / "file").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("root", ["journal", "library"])
def test_a_backup_is_not_put_into_what_it_is_a_backup_of(lived_in: Coach, root: str) -> None:
    before = lived_in.tree()
    ran = lived_in("journal", "backup", lived_in.home / root / "mine.zip")

    assert ran.code == 2
    assert lived_in.tree() == before


def test_where_there_is_nothing_no_empty_backup_gives_false_comfort(
    coach: Coach, tmp_path: Path
) -> None:
    ran = coach("journal", "backup", tmp_path / "mine.zip")

    assert (ran.code, ran.out) == (1, "")
    assert str(coach.home) in ran.err
    assert list(tmp_path.iterdir()) == []
    assert not coach.home.exists()


def test_a_folder_or_a_file_that_is_not_there_is_said_to_be_so(
    lived_in: Coach, tmp_path: Path
) -> None:
    assert lived_in("journal", "backup", tmp_path / "no-such/mine.zip").code == 6
    assert lived_in("journal", "restore", tmp_path / "mine.zip").code == 6
    assert lived_in("journal", "restore", tmp_path).code == 1
    assert list(tmp_path.iterdir()) == []


def test_links_and_what_cannot_be_read_are_named_and_the_rest_is_kept(
    lived_in: Coach, tmp_path: Path
) -> None:
    (lived_in.places.journal / "link").symlink_to(tmp_path)
    (lived_in.places.journal / "a\\b").write_text("x")

    ran = lived_in("journal", "backup", tmp_path / "mine.zip", "--json")

    assert ran.code == 1
    assert len(ran.data["files"]) == 13
    assert {Path(one["file"]).name for one in ran.data["left_out"]} == {"link", "a\\b"}
    assert "could not be kept in it" in ran.err


def test_settings_that_are_linked_from_elsewhere_are_kept_too(
    lived_in: Coach, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "settings.toml"
    lived_in.places.settings_file.rename(elsewhere)
    lived_in.places.settings_file.symlink_to(elsewhere)

    ran = lived_in("journal", "backup", tmp_path / "mine.zip", "--json")

    assert "config/settings.toml" in [one["name"] for one in ran.data["files"]]
    assert lived_in("journal", "restore", tmp_path / "mine.zip", "--json").data["left"] == []


def test_a_backup_that_was_changed_or_cut_off_restores_nothing(
    lived_in: Coach, other: Coach, tmp_path: Path
) -> None:
    file = tmp_path / "mine.zip"
    lived_in("journal", "backup", file)
    whole = file.read_bytes()
    for data in (
        whole[:-1],
        whole[: len(whole) // 2],
        whole[:100] + whole[101:],
        b"x",
        b"",
    ):
        file.write_bytes(data)
        ran = other("journal", "restore", file)
        assert (ran.code, ran.out) == (1, "")
        assert "Nothing was restored." in ran.err
    assert not other.home.exists()


def test_no_private_word_stands_in_a_name_or_a_message(
    lived_in: Coach, other: Coach, tmp_path: Path
) -> None:
    file = tmp_path / "mine.zip"
    made = lived_in("journal", "backup", file, "--json")
    back = other("journal", "restore", file, "--json")

    assert PLANTED not in json.dumps([made.data, back.data]) + made.err + back.err


# ------------------------------------------------------------------ a disk that fails


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_whichever_call_fails_there_is_a_whole_backup_or_none(
    small: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, lasting: bool
) -> None:
    reference = tmp_path / "reference.zip"
    small("journal", "backup", reference)
    number, refused = 0, 0
    while True:
        number += 1
        file = tmp_path / f"{number}.zip"
        system = WatchedSystem(number, errno.ENOSPC, lasting=lasting)
        with monkeypatch.context() as patch:
            patch.setattr("nvc_coach.services.backing_up.System", lambda system=system: system)
            ran = small("journal", "backup", file)
        if ran.code == 5:
            refused += 1
            assert "The backup was not made. The disk is full." in ran.err
        elif ran.code == 0:
            assert file.read_bytes() == reference.read_bytes()
        else:
            # Something could not be read: it is named, and the backup says no more than it holds.
            assert ran.code == 1
            assert ran.err
        if file.exists():
            assert Coach(tmp_path / f"home-{number}")("journal", "restore", file).code == 0
        if len(system.calls) < number:
            break
    assert refused > 8


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_whichever_call_fails_what_was_restored_stays_and_another_try_goes_on(
    small: Coach,
    own_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    lasting: bool,
) -> None:
    file = tmp_path / "mine.zip"
    small("journal", "backup", file)
    wanted = files(small)
    number, stopped = 0, 0
    while True:
        number += 1
        coach = Coach(own_home / str(number))
        system = WatchedSystem(number, errno.ENOSPC, lasting=lasting)
        with monkeypatch.context() as patch:
            for room in ("journal.disk", "services.backing_up"):
                patch.setattr(f"nvc_coach.{room}.System", lambda system=system: system)
            ran = coach("journal", "restore", file, "--json")
        assert files(coach).items() <= wanted.items()
        if ran.code == 5:
            stopped += 1
            assert "What was restored stays." in ran.err
            assert set(ran.data["restored"]) <= set(files(coach))
        else:
            assert ran.code == 0
            assert files(coach) == wanted
        assert coach("journal", "restore", file).code == 0
        assert files(coach) == wanted
        assert not list(coach.places.journal.rglob("*.tmp"))
        if len(system.calls) < number:
            break
    assert stopped > 40


def test_a_disk_without_hard_links_takes_a_backup_too(
    lived_in: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvc_coach.services.backing_up.System", LinklessSystem)

    assert lived_in("journal", "backup", tmp_path / "mine.zip").code == 0
    assert lived_in("journal", "backup", tmp_path / "mine.zip").code == 2
    assert [one.name for one in tmp_path.iterdir()] == ["mine.zip"]


def test_what_the_disk_gives_back_otherwise_than_it_was_given_is_no_backup(
    lived_in: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Forgetful(WatchedSystem):
        def read(self, path: Path, most: int) -> bytes:
            data = super().read(path, most)
            return data[:-1] + b"x" if path.name.startswith(".copy.") else data

    monkeypatch.setattr("nvc_coach.services.backing_up.System", Forgetful)

    ran = lived_in("journal", "backup", tmp_path / "mine.zip")

    assert (ran.code, ran.out) == (5, "")
    assert "The disk answered with an error." in ran.err
    assert list(tmp_path.iterdir()) == []
