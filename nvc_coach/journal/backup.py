"""The backup file, ``nvc-backup/1``: a ZIP archive with everything of a person's in it.

Three folders stand in it: ``journal`` with every file byte for byte (also what is damaged or was
left there by other programs), ``library`` with their own exercises, ``config`` with settings and
the page "my people"; and ``manifest.json``, which names each file with its size and its SHA-256.
The archive's comment seals the whole: the SHA-256 of all bytes before it. So one that was cut off
or changed in any place is known for that, and any unpacking program can still open a whole one.

The same files give the same bytes: in the order of their names, and with no time in it.
"""

import hashlib
import io
import json
import re
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from nvc_coach.journal.flaws import Damage, Flaw, FlawCode, FlawError
from nvc_coach.journal.layout import is_hidden
from nvc_coach.journal.looking import read_file
from nvc_coach.journal.system import FILE_MODE, System
from nvc_coach.library.file_limits import ENTRY_LIMIT

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

BACKUP_FORMAT: Final = "nvc-backup/1"
MANIFEST: Final = "manifest.json"
JOURNAL, LIBRARY, CONFIG = TOPS = ("journal", "library", "config")
"""The folders in a backup."""
CONFIG_FILES: Final = ("settings.toml", "my-people.txt")
"""The only files in the last of them."""
FILE_LIMIT: Final = ENTRY_LIMIT
"""How many bytes one file may have."""
MOST_BYTES: Final = 1 << 31
"""How many bytes all files together may have."""
MOST_FILES: Final = 1_000_000
SEAL: Final = f"{BACKUP_FORMAT} sha256:".encode()
"""Stands at the end, before the hash."""
HASH_LENGTH: Final = 64

_DEEPEST: Final = 12
_LONGEST_PART: Final = 255
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_NOT_IN_NAMES: Final = re.compile(r"[\x00-\x1f\x7f\\]|^[A-Za-z]:|[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Packed:
    """A file in a backup, as its manifest names it."""

    name: str
    size: int
    sha256: str

    def as_data(self) -> dict[str, object]:
        """The JSON form."""
        return {"name": self.name, "size": self.size, "sha256": self.sha256}


def is_allowed(name: str) -> bool:
    """Whether a file of a backup may have this name: it stays where it is put, and is not hidden.

    The same holds for what is put into a backup and for what is taken out of one.
    """
    top, *parts = name.split("/")
    if top == CONFIG:
        return len(parts) == 1 and parts[0] in CONFIG_FILES
    return (
        top in TOPS
        and 1 <= len(parts) <= _DEEPEST
        and not any(
            part in ("", ".", "..")
            or is_hidden(part)
            or _NOT_IN_NAMES.search(part)
            or len(part.encode("utf-8", "replace")) > _LONGEST_PART
            for part in parts
        )
    )


def files_below(top: str, folder: Path, system: System) -> Iterator[tuple[str, Path] | Damage]:
    """Every file in a folder and in those beneath it, with its name in a backup.

    Hidden files are none of ours. What cannot be kept is named: links, for instance.

    Args:
        top: The name of the folder in a backup.
        folder: The folder, which may itself be reached over a link.
        system: What looks.
    """
    try:
        names = system.names(folder)
    except OSError:
        yield Damage(folder, Flaw(FlawCode.UNREADABLE))
        return
    for name in names:
        if is_hidden(name):
            continue
        path, packed = folder / name, f"{top}/{name}"
        code = _hindrance(path, packed, system)
        if code is None:
            yield packed, path
        elif code is FlawCode.NOT_A_FILE:
            yield from files_below(packed, path, system)
        else:
            yield Damage(path, Flaw(code))


def _hindrance(path: Path, packed: str, system: System) -> FlawCode | None:
    """Why something is no file to be kept; NOT_A_FILE for a folder."""
    try:
        kind = system.kind(path)
    except OSError:
        return FlawCode.UNREADABLE
    if kind is not None and stat.S_ISLNK(kind.st_mode):
        return FlawCode.SYMBOLIC_LINK
    if not is_allowed(packed):
        return FlawCode.NAME_NOT_KEPT
    if kind is not None and stat.S_ISDIR(kind.st_mode):
        return FlawCode.NOT_A_FILE
    return None if kind is not None and stat.S_ISREG(kind.st_mode) else FlawCode.UNREADABLE


class Packing:
    """Makes a backup, piece by piece; never more than one file is in memory.

    Args:
        files: Each file with its name in the backup.
        system: What reads.

    Attributes:
        packed: What is in it, once all pieces were made.
        left_out: What could not be read.
    """

    def __init__(self, files: Iterable[tuple[str, Path]], system: System) -> None:
        self._files = sorted(files)
        self._system = system
        self.packed: list[Packed] = []
        self.left_out: list[Damage] = []

    def pieces(self) -> Iterator[bytes]:
        """The archive."""
        sink = _Sink()
        with zipfile.ZipFile(sink, "w") as archive:
            for name, path in self._files:
                try:
                    data = read_file(path, self._system, FILE_LIMIT)
                except FlawError as error:
                    self.left_out.append(Damage(path, error.flaw))
                    continue
                self.packed.append(Packed(name, len(data), hashlib.sha256(data).hexdigest()))
                archive.writestr(_info(name), data)
                yield sink.take()
            archive.writestr(_info(MANIFEST), self._manifest())
            archive.comment = SEAL + b"0" * HASH_LENGTH
        yield sink.take_sealed()

    def _manifest(self) -> str:
        files = [one.as_data() for one in self.packed]
        return json.dumps({"format": BACKUP_FORMAT, "files": files}, ensure_ascii=False, indent=1)


class _Sink(io.BufferedIOBase):
    """Where the archive is written to: it cannot be gone back in, and all of it is hashed."""

    def __init__(self) -> None:
        self._waiting = bytearray()
        self._hash = hashlib.sha256()

    def write(self, data: "ReadableBuffer", /) -> int:
        """Keep some bytes until they are taken."""
        self._waiting += data
        return memoryview(data).nbytes

    def take(self) -> bytes:
        """What was written since it was last taken."""
        taken = bytes(self._waiting)
        self._waiting.clear()
        self._hash.update(taken)
        return taken

    def take_sealed(self) -> bytes:
        """The rest, with the hash of everything before in the place that was kept for it."""
        del self._waiting[-HASH_LENGTH:]
        return self.take() + self._hash.hexdigest().encode()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.create_system = 3  # whatever the machine, so that the same files give the same bytes
    info.external_attr = (stat.S_IFREG | FILE_MODE) << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
