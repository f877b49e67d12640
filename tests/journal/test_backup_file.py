"""A backup is whole, or it is known not to be; and one from a stranger does no harm."""

import hashlib
import io
import json
import random
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.journal.backup import HASH_LENGTH, SEAL, Packing, files_below, is_allowed
from nvc_coach.journal.flaws import Damage
from nvc_coach.journal.restoring import ArchiveError, ArchiveFault, opened
from nvc_coach.journal.system import System
from tests.library.measuring import measured, on_linux

FILES = {
    "journal/entries/2025/11/01KAP2M4X0Q6Z8V3T5R7N9B1CD.toml": b"words " * 500,
    "journal/entries/2025/11/01KAP2M4X0Q6Z8V3T5R7N9B1CD (1).toml": b"\xff\x00",
    "journal/empty": b"",
    "journal/with: a colon and \u05e9\u05dc\u05d5\u05dd": b"x",
    "library/mine/one.toml": b"a = 1\n",
    "config/settings.toml": b"keep = true\n",
}


@pytest.fixture
def packed(tmp_path: Path) -> bytes:
    """A small backup."""
    return packed_from(tmp_path / "home", FILES)


def packed_from(home: Path, files: dict[str, bytes]) -> bytes:
    for name, data in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    packing = Packing([(name, home / name) for name in files], System())
    data = b"".join(packing.pieces())
    assert not packing.left_out
    return data


def refused(data: bytes) -> ArchiveFault:
    with pytest.raises(ArchiveError) as error:
        opened(data)
    assert "Nothing was restored." in error.value.sentence
    return error.value.fault


def sealed(archive: bytes) -> bytes:
    """An archive with a comment that seals it, as somebody who wants to do harm can make it."""
    comment = SEAL + b"0" * HASH_LENGTH
    with io.BytesIO(archive) as file:
        with zipfile.ZipFile(file, "a") as whole:
            whole.comment = comment
        body = file.getvalue()[:-HASH_LENGTH]
    return body + hashlib.sha256(body).hexdigest().encode()


def made(
    files: dict[str, bytes],
    manifest: object = None,
    infos: dict[str, zipfile.ZipInfo] | None = None,
) -> bytes:
    """A sealed archive of anything, with a manifest that agrees with it unless one is given."""
    listed = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in files.items()
    ]
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as whole:
            for name, data in files.items():
                whole.writestr((infos or {}).get(name, name), data)
            whole.writestr(
                "manifest.json",
                json.dumps(
                    manifest
                    if manifest is not None
                    else {"format": "nvc-backup/1", "files": listed}
                ),
            )
        return sealed(file.getvalue())


def test_a_backup_gives_back_every_byte_and_any_program_can_unpack_it(packed: bytes) -> None:
    assert dict(opened(packed).files()) == FILES
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted([*FILES, "manifest.json"])
        manifest = json.loads(archive.read("manifest.json"))
        assert {stat.S_IMODE(one.external_attr >> 16) for one in archive.infolist()} == {0o600}
    assert manifest["format"] == "nvc-backup/1"
    for one in manifest["files"]:
        data = FILES[one["name"]]
        assert (one["size"], one["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_the_same_files_give_the_same_backup(tmp_path: Path) -> None:
    one = packed_from(tmp_path / "a", FILES)
    other = packed_from(tmp_path / "b", dict(reversed(FILES.items())))

    assert one == other


def test_whichever_bit_is_flipped_it_is_noticed(packed: bytes) -> None:
    chance = random.Random(20261128)  # noqa: S311  # the same places for everyone
    places = {*range(40), *range(len(packed) - 200, len(packed))}
    places |= set(chance.sample(range(len(packed)), 300))
    for at in places:
        flipped = bytearray(packed)
        flipped[at] ^= 1 << chance.randrange(8)
        assert refused(bytes(flipped)) in (ArchiveFault.ALTERED, ArchiveFault.NO_BACKUP)


def test_wherever_it_is_cut_off_it_is_noticed(packed: bytes) -> None:
    for length in (*range(0, len(packed), 7), *range(len(packed) - 100, len(packed))):
        assert refused(packed[:length]) in (ArchiveFault.ALTERED, ArchiveFault.NO_BACKUP)
    assert refused(packed + b"\n")
    assert refused(packed[:500] + packed[501:])


def test_what_is_no_backup_is_told_from_one_that_was_changed(packed: bytes) -> None:
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("a", "b")
        unsealed = file.getvalue()
    assert refused(b"") is ArchiveFault.NO_BACKUP
    assert refused(b"# A text") is ArchiveFault.NO_BACKUP
    assert refused(packed[:-1]) is ArchiveFault.ALTERED
    assert refused(unsealed) is ArchiveFault.ALTERED
    body = packed.replace(b"nvc-backup/1 sha", b"nvc-backup/2 sha")[:-HASH_LENGTH]
    later = body + hashlib.sha256(body).hexdigest().encode()
    assert refused(later) is ArchiveFault.NEWER


@given(st.binary(max_size=300))
def test_anything_at_all_is_refused_and_never_a_crash(data: bytes) -> None:
    assert refused(data)
    assert refused(b"PK\x03\x04" + data)
    body = data + SEAL
    assert refused(body + hashlib.sha256(body).hexdigest().encode())


HARMFUL_NAMES = (
    "/etc/passwd",
    "../x",
    "journal/../../x",
    "journal/./x",
    "journal//x",
    "journal/",
    "journal",
    "journal/C:x",
    "journal/a\\..\\x",
    "C:/x",
    "elsewhere/x",
    "journal/.hidden",
    "journal/entries/2025/11/.01KAP2M4X0Q6Z8V3T5R7N9B1CD.m1-00.tmp",
    "journal/a\nb",
    "journal/" + "a/" * 20 + "x",
    "journal/" + "x" * 300,
    "config/other.toml",
)


@pytest.mark.parametrize("name", HARMFUL_NAMES)
def test_a_name_that_leads_elsewhere_is_refused_and_with_it_the_whole(name: str) -> None:
    assert not is_allowed(name)
    assert refused(made({"journal/good": b"x", name: b"y"})) in (
        ArchiveFault.NOT_ALLOWED,
        ArchiveFault.ALTERED,
    )


def test_a_harmless_one_made_in_the_same_way_is_taken() -> None:
    assert dict(opened(made({"journal/good": b"x"})).files()) == {"journal/good": b"x"}


def info(name: str, mode: int) -> dict[str, zipfile.ZipInfo]:
    made_up = zipfile.ZipInfo(name)
    made_up.external_attr = mode << 16
    return {name: made_up}


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR])
def test_what_is_no_ordinary_file_is_refused(kind: int) -> None:
    name = "journal/x"
    archive = made({name: b"/etc/passwd"}, infos=info(name, kind | 0o777))

    assert refused(archive) is ArchiveFault.NOT_ALLOWED


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_there_twice_is_refused() -> None:
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as archive:
            for data in ("x", "y"):
                archive.writestr("journal/x", data)
        assert refused(sealed(file.getvalue())) is ArchiveFault.NOT_ALLOWED


@pytest.mark.parametrize(
    "manifest",
    [
        [],
        {"format": "nvc-backup/1"},
        {"format": "nvc-backup/1", "files": []},
        {"format": "nvc-backup/1", "files": [3]},
        {"format": "nvc-backup/1", "files": [{"name": "journal/x", "size": 1, "sha256": "0" * 64}]},
        {"format": "nvc-backup/1", "files": [{"name": "journal/y", "size": 1, "sha256": ""}]},
        {"format": "other", "files": []},
    ],
    ids=str,
)
def test_a_manifest_that_does_not_agree_with_what_is_there_is_refused(manifest: object) -> None:
    assert refused(made({"journal/x": b"x"}, manifest)) is ArchiveFault.ALTERED


def test_a_file_that_claims_to_be_small_and_is_not_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = made({"journal/x": b"\0" * 200_000})
    monkeypatch.setattr("nvc_coach.journal.restoring.FILE_LIMIT", 100_000)
    assert refused(bomb) is ArchiveFault.TOO_LARGE
    monkeypatch.undo()
    monkeypatch.setattr("nvc_coach.journal.restoring.MOST_BYTES", 100_000)
    assert refused(bomb) is ArchiveFault.TOO_LARGE
    monkeypatch.undo()
    # What the archive says of its size is less than what comes out.
    size = (200_000).to_bytes(4, "little")
    body = bomb.replace(size, (1_000).to_bytes(4, "little"))[:-HASH_LENGTH]
    assert body[: -len(SEAL)] != bomb[: len(body) - len(SEAL)]
    assert refused(body + hashlib.sha256(body).hexdigest().encode()) is ArchiveFault.ALTERED


@on_linux
def test_a_bomb_is_refused_before_any_of_it_is_unpacked(tmp_path: Path) -> None:
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            with archive.open("journal/x", "w") as inside:
                for _piece in range(1 << 7):
                    inside.write(bytes(1 << 20))
            archive.writestr("manifest.json", "{}")
        (tmp_path / "bomb").write_bytes(sealed(file.getvalue()))
    took, most, (outcome,) = measured(
        f"Path({str(tmp_path / 'bomb')!r}).read_bytes()",
        "from nvc_coach.journal.restoring import ArchiveError, opened",
        "try:\n    opened(data)\nexcept ArchiveError as error:\n    outcome = [error.fault]",
    )

    assert outcome == ArchiveFault.TOO_LARGE
    assert took < 1
    assert most < 150


def test_what_cannot_be_kept_is_named_and_hides_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    (folder / "entries").mkdir(parents=True)
    (folder / "entries/good.toml").write_bytes(b"x")
    (folder / "entries/.hidden").write_bytes(b"x")
    (folder / "a\\b").write_bytes(b"x")
    (folder / "link").symlink_to(tmp_path)
    (folder / "entries/link.toml").symlink_to("good.toml")

    found = list(files_below("journal", folder, System()))

    assert [one for one in found if not isinstance(one, Damage)] == [
        ("journal/entries/good.toml", folder / "entries/good.toml")
    ]
    codes = {one.file.name: one.code for one in found if isinstance(one, Damage)}
    assert codes == {"a\\b": "name-not-kept", "link": "symbolic-link", "link.toml": "symbolic-link"}


def test_never_more_than_one_file_is_held(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / str(number)).write_bytes(bytes(range(256)) * number)
    read: list[str] = []

    class Watched(System):
        def read(self, path: Path, most: int) -> bytes:
            read.append(path.name)
            return super().read(path, most)

    files = [(f"journal/{number}", tmp_path / str(number)) for number in range(5)]
    pieces: Iterator[bytes] = Packing(files, Watched()).pieces()
    next(pieces)
    assert read == ["0"]
    next(pieces)
    assert read == ["0", "1"]
