"""Reading a backup that may be anything: in memory, and all of it looked at before any is used."""

import hashlib
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from nvc_coach.journal.backup import (
    BACKUP_FORMAT,
    FILE_LIMIT,
    HASH_LENGTH,
    JOURNAL,
    MANIFEST,
    MOST_BYTES,
    MOST_FILES,
    Packed,
    is_allowed,
)
from nvc_coach.journal.json_flaws import JsonFaultError, PieceFaultError
from nvc_coach.journal.json_guard import outline
from nvc_coach.journal.layout import EXERCISES
from nvc_coach.wording import N_, _

MOST_ARCHIVE: Final = 1 << 30
"""How many bytes a backup may have."""
_MANIFEST_LIMIT: Final = 1 << 28
_SEALED: Final = re.compile(rb"nvc-backup/([1-9][0-9]{0,5}) sha256:([0-9a-f]{64})\Z")
_SEAL_WITHIN: Final = 128
_EXERCISES: Final = f"{JOURNAL}/{EXERCISES}/"
_RECORD: Final = b"PK\x01\x02"
_BEGINNING: Final = b"PK\x03\x04"
_ENCRYPTED: Final = 0x1
_WAYS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Whatever a library for archives may trip over in one that was made to do harm.
_TRIPPED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    KeyError,
    IndexError,
    ValueError,
    RuntimeError,  # also NotImplementedError
)


class ArchiveFault(StrEnum):
    """Why a backup cannot be used; permanent names."""

    NO_BACKUP = "no-backup"
    ALTERED = "altered"
    NEWER = "newer-format"
    TOO_LARGE = "too-large"
    NOT_ALLOWED = "not-allowed"


class ArchiveError(Exception):
    """A backup that cannot be used, and of which nothing was."""

    def __init__(self, fault: ArchiveFault) -> None:
        super().__init__(fault)
        self.fault = fault

    @property
    def sentence(self) -> str:
        """Why, in the person's language."""
        return _(_SENTENCES[self.fault])


class Archive:
    """A backup in which every file is what it was when it was packed; see :func:`opened`."""

    def __init__(self, archive: zipfile.ZipFile, packed: tuple[Packed, ...]) -> None:
        self._archive = archive
        self.packed = packed

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each file with its name; the copies of exercises come before what was made with them."""
        for one in sorted(self.packed, key=lambda one: not one.name.startswith(_EXERCISES)):
            yield one.name, self._archive.read(one.name)


def opened(data: bytes) -> Archive:
    """The backup that a file holds, once all of it has been looked at.

    Args:
        data: The bytes of the file.

    Raises:
        ArchiveError: It is none, was cut off or changed, or holds what has no place in one.
    """
    if len(data) > MOST_ARCHIVE:
        raise ArchiveError(ArchiveFault.TOO_LARGE)
    _check_seal(data)
    # Before a list of them is made in memory.
    if data.count(_RECORD) > 2 * MOST_FILES:
        raise ArchiveError(ArchiveFault.TOO_LARGE)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
        _check_infos(infos)
        packed = _manifest(archive)
        if sorted(one.name for one in packed) != sorted(
            info.filename for info in infos if info.filename != MANIFEST
        ):
            raise ArchiveError(ArchiveFault.ALTERED)
        for one in packed:
            _check(archive, one)
    except _TRIPPED:
        raise ArchiveError(ArchiveFault.ALTERED) from None
    return Archive(archive, packed)


def _check_seal(data: bytes) -> None:
    found = _SEALED.search(data[-_SEAL_WITHIN:])
    if found is None:
        cut_off = data.startswith(_BEGINNING)
        raise ArchiveError(ArchiveFault.ALTERED if cut_off else ArchiveFault.NO_BACKUP)
    sealed = memoryview(data)[:-HASH_LENGTH]
    if hashlib.sha256(sealed).hexdigest().encode() != found[2]:
        raise ArchiveError(ArchiveFault.ALTERED)
    if found[1] != BACKUP_FORMAT.partition("/")[2].encode():
        raise ArchiveError(ArchiveFault.NEWER)


def _check_infos(infos: list[zipfile.ZipInfo]) -> None:
    """What an archive says of its files, before any of them is unpacked."""
    if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_BYTES:
        raise ArchiveError(ArchiveFault.TOO_LARGE)
    seen: set[str] = set()
    for info in infos:
        # What was said of the name before zipfile made it harmless counts too.
        name = info.orig_filename
        limit = _MANIFEST_LIMIT if name == MANIFEST else FILE_LIMIT
        if info.file_size > limit:
            raise ArchiveError(ArchiveFault.TOO_LARGE)
        mode = info.external_attr >> 16
        ordinary = not stat.S_IFMT(mode) or stat.S_ISREG(mode)
        known = info.compress_type in _WAYS and not info.flag_bits & _ENCRYPTED
        allowed = name == MANIFEST or is_allowed(name)
        if name != info.filename or name in seen or not (ordinary and known and allowed):
            raise ArchiveError(ArchiveFault.NOT_ALLOWED)
        seen.add(name)


def _manifest(archive: zipfile.ZipFile) -> tuple[Packed, ...]:
    try:
        found = outline(_unpacked(archive, MANIFEST, _MANIFEST_LIMIT))
        if found.value("format") != BACKUP_FORMAT:
            raise ArchiveError(ArchiveFault.ALTERED)
        return tuple(_packed(element) for _number, element in found.elements("files"))
    except (JsonFaultError, PieceFaultError):
        raise ArchiveError(ArchiveFault.ALTERED) from None


def _packed(element: object) -> Packed:
    if isinstance(element, dict):
        name, size, sha256 = (element.get(key) for key in ("name", "size", "sha256"))
        if isinstance(name, str) and isinstance(size, int) and isinstance(sha256, str):
            return Packed(name, size, sha256)
    raise ArchiveError(ArchiveFault.ALTERED)


def _check(archive: zipfile.ZipFile, one: Packed) -> None:
    data = _unpacked(archive, one.name, FILE_LIMIT)
    if len(data) != one.size or hashlib.sha256(data).hexdigest() != one.sha256:
        raise ArchiveError(ArchiveFault.ALTERED)


def _unpacked(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """A file of an archive, but never more than it may have, whatever was said of its size."""
    with archive.open(name) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise ArchiveError(ArchiveFault.TOO_LARGE)
    return data


_SENTENCES: Final[dict[ArchiveFault, str]] = {
    ArchiveFault.NO_BACKUP: N_("This is no backup of nvc-coach. Nothing was restored."),
    ArchiveFault.ALTERED: N_(
        "This backup is not as it was written: it was cut off or changed. Nothing was restored."
    ),
    ArchiveFault.NEWER: N_(
        "This backup was written by a later version of nvc-coach. Nothing was restored."
    ),
    ArchiveFault.TOO_LARGE: N_("This backup is larger than any journal. Nothing was restored."),
    ArchiveFault.NOT_ALLOWED: N_(
        "This backup holds what has no place in one, so it comes from elsewhere. Nothing was "
        "restored."
    ),
}
