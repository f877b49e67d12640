"""A backup of everything that is the person's, and bringing one back over nothing that is here."""

import errno
import os
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final

from nvc_coach.journal.backup import (
    CONFIG,
    JOURNAL,
    LIBRARY,
    MOST_BYTES,
    Packed,
    Packing,
    files_below,
)
from nvc_coach.journal.errors import Cause, NotSavedError, not_saved
from nvc_coach.journal.flaws import Damage
from nvc_coach.journal.putting import How, Placed, put
from nvc_coach.journal.restoring import MOST_ARCHIVE, Archive, ArchiveError, opened
from nvc_coach.journal.system import System
from nvc_coach.journal.whole_files import WholeFiles, new_token
from nvc_coach.services.hindrance import Hindrance, NotDone
from nvc_coach.services.places import Places
from nvc_coach.services.program import Program
from nvc_coach.wording import _

_MARK: Final = "own"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made, and read again to see that it is whole.

    Attributes:
        file: The backup.
        packed: What is in it.
        left_out: What could not be kept in it.
    """

    file: Path
    packed: tuple[Packed, ...]
    left_out: tuple[Damage, ...]


@dataclass(slots=True)
class Restored:
    """What became of a backup that was brought back, by the names of its files.

    Attributes:
        restored: They are here now.
        skipped: They were here already.
        beside: Files that stand beside others of their name, which were here.
        left: Settings, where there are some already.
        stopped: What ended it before its time, or None.
    """

    restored: list[str] = field(default_factory=list[str])
    skipped: list[str] = field(default_factory=list[str])
    beside: list[Path] = field(default_factory=list[Path])
    left: list[str] = field(default_factory=list[str])
    stopped: NotSavedError | None = None


# ------------------------------------------------------------------ making one


def back_up(program: Program, target: Path) -> BackedUp | NotDone:
    """Make a backup. The journal is only read, so another copy of the program may be writing.

    Args:
        program: What the program works with.
        target: The backup's file, which must not be there yet.
    """
    system = System()
    target = target.absolute()
    hindrance = _hindrance(program.places, target)
    if hindrance is not None:
        return hindrance
    found = list(_everything(program.places, system))
    files = [one for one in found if not isinstance(one, Damage)]
    if not files:
        sentence = _("There is nothing to back up in {folder}.")
        return NotDone(Hindrance.UNREADABLE, sentence.format(folder=program.places.journal.parent))
    if sum(_size(path, system) for _name, path in files) > MOST_BYTES:
        return NotDone(Hindrance.UNREADABLE, _("This is more than a backup can hold."))
    packing = Packing(files, system)
    keeper = WholeFiles(target.parent, _MARK, new_token, system)
    try:
        keeper.create_checked(target, packing.pieces(), partial(_check, system))
    except FileExistsError:
        return _name_taken(target)
    except OSError as error:
        sentence = _("The backup was not made. {cause} Nothing was changed.")
        return NotDone(Hindrance.NOT_SAVED, sentence.format(cause=_cause(error)))
    left_out = (*(one for one in found if isinstance(one, Damage)), *packing.left_out)
    return BackedUp(target, tuple(packing.packed), left_out)


def _cause(error: OSError) -> str:
    """Why a backup could not be written: the journal's own words speak of the journal's folder."""
    cause = not_saved(error).cause
    if cause in (Cause.NOT_ALLOWED, Cause.FOLDER_MISSING, Cause.SYMBOLIC_LINK, Cause.IN_THE_WAY):
        return _("The system does not allow writing there.")
    return not_saved(error).sentence


def _hindrance(places: Places, target: Path) -> NotDone | None:
    if os.path.lexists(target):
        return _name_taken(target)
    if not target.parent.is_dir():
        sentence = _("There is no folder {folder}.")
        return NotDone(Hindrance.NOT_FOUND, sentence.format(folder=target.parent))
    folder = target.parent.resolve()
    ours = (one.resolve() for one in (places.journal, places.library))
    if any(folder.is_relative_to(one) for one in ours):
        sentence = _("A backup does not belong in the folder that it is a backup of.")
        return NotDone(Hindrance.WRONG_PLACE, sentence)
    return None


def _name_taken(target: Path) -> NotDone:
    sentence = _(
        "There already is something called {file}, and it was left as it is. Please choose "
        "another name."
    )
    return NotDone(Hindrance.NAME_TAKEN, sentence.format(file=target))


def _everything(places: Places, system: System) -> "list[tuple[str, Path] | Damage]":
    return [
        *files_below(JOURNAL, places.journal.resolve(), system),
        *files_below(LIBRARY, places.library.resolve(), system),
        *(
            # People link their settings from elsewhere; what the link leads to is theirs.
            (f"{CONFIG}/{file.name}", file.resolve())
            for file in _config_files(places)
            if file.exists()
        ),
    ]


def _config_files(places: Places) -> tuple[Path, Path]:
    return places.settings_file, places.people_file


def _size(path: Path, system: System) -> int:
    try:
        kind = system.kind(path)
    except OSError:
        return 0
    return 0 if kind is None else kind.st_size


def _check(system: System, written: Path) -> None:
    """Read a backup again before it gets its name; one that is not whole gets none."""
    try:
        opened(system.read(written, MOST_ARCHIVE))
    except ArchiveError:
        raise OSError(errno.EIO, os.strerror(errno.EIO)) from None


# ------------------------------------------------------------------ bringing one back


def restore(program: Program, data: bytes) -> Restored | NotDone:
    """Bring back what a backup holds: all of it is looked at first, and nothing is overwritten.

    Args:
        program: What the program works with; it is opened for writing here.
        data: The bytes of the backup.
    """
    try:
        archive = opened(data)
    except ArchiveError as error:
        return NotDone(Hindrance.UNREADABLE, error.sentence)
    try:
        if not program.open_for_writing():
            sentence = _(
                "Another copy of nvc-coach has this journal open, so nothing can be restored now. "
                "Close it, and try again."
            )
            return NotDone(Hindrance.LOCKED, sentence)
    except NotSavedError as error:
        return NotDone(Hindrance.NOT_SAVED, error.sentence)
    restored = Restored()
    try:
        _restore_all(program, archive, restored)
    except NotSavedError as error:
        restored.stopped = error
    return restored


def _restore_all(program: Program, archive: Archive, restored: Restored) -> None:
    note = f"restored {program.clock():%Y-%m-%d}"
    for name, data in archive.files():
        placed = _put_back(program, name, data, note)
        if placed is None:
            restored.left.append(name)
        elif placed.how is How.TAKEN:
            restored.restored.append(name)
        elif placed.how is How.SKIPPED:
            restored.skipped.append(name)
        else:
            restored.beside.append(placed.path)


def _holds(file: Path, data: bytes) -> bool:
    """Whether a file, perhaps one that is linked from elsewhere, holds exactly this."""
    try:
        return file.read_bytes() == data
    except OSError:
        return False


def _put_back(program: Program, name: str, data: bytes, note: str) -> Placed | None:
    """Put a file in its place; None for settings where there are some that differ."""
    top, _slash, below = name.partition("/")
    if top == JOURNAL:
        return program.store.put_back(PurePosixPath(below), data, note)
    folder = program.places.library if top == LIBRARY else program.places.config
    target = folder.joinpath(*PurePosixPath(below).parts)
    system = System()
    if target == program.places.settings_file and os.path.lexists(target):
        return Placed(How.SKIPPED, target) if _holds(target, data) else None
    files = WholeFiles(folder, _MARK, new_token, system)
    try:
        return put(files, system, target, data, note)
    except OSError as error:
        raise not_saved(error) from error
