"""The ways in which the file of an entry can be damaged, and what each is then found to be."""

import os
from collections.abc import Callable
from pathlib import Path

from nvc_coach.journal.flaws import FlawCode
from tests.journal.entries import ID


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[0] ^= 0x80
    path.write_bytes(data)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def latin_1(path: Path) -> None:
    path.write_bytes(path.read_text().replace("Enemy", "Ännemy").encode("latin-1"))


def of_another_kind(path: Path) -> None:
    path.write_text(path.read_text().replace("nvc-entry/1", "nvc-exercise/1"))


def into_folder(path: Path) -> None:
    path.unlink()
    path.mkdir(mode=0o700)


def into_link(path: Path) -> None:
    outside = path.parents[4] / "outside.toml"
    path.rename(outside)
    path.symlink_to(outside)


def into_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


def another_id(path: Path) -> None:
    path.write_text(path.read_text().replace(path.stem, ID[:-1] + "E"))


def renamed(path: Path) -> None:
    path.rename(path.with_name("notes.toml"))


def unreadable(path: Path) -> None:
    """For the account it belongs to, too: see :mod:`tests.journal.ordinary`."""
    path.chmod(0)


def grown(path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(64 * 1024 * 1024 + 1)


WAYS: dict[Callable[[Path], None], FlawCode] = {
    cut: FlawCode.NOT_TOML,
    flip: FlawCode.NOT_UTF_8,
    empty: FlawCode.EMPTY,
    latin_1: FlawCode.NOT_UTF_8,
    of_another_kind: FlawCode.WRONG_FORMAT,
    into_folder: FlawCode.NOT_A_FILE,
    into_link: FlawCode.SYMBOLIC_LINK,
    into_pipe: FlawCode.NOT_A_FILE,
    another_id: FlawCode.WRONG_NAME,
    renamed: FlawCode.WRONG_NAME,
    grown: FlawCode.TOO_LARGE,
    unreadable: FlawCode.UNREADABLE,
}
