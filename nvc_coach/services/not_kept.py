"""Why a change of a kept entry cannot be made, and making it where it can."""

from dataclasses import dataclass
from enum import Enum, auto

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import NotSavedError, locked
from nvc_coach.services.practising import CannotGoOn, entry_named
from nvc_coach.services.program import Program
from nvc_coach.wording import _


class Hindrance(Enum):
    """Why something cannot be changed."""

    NOT_FOUND = auto()
    """There is no such entry, or nothing there of what was named."""
    NOT_FINISHED = auto()
    """Its practice is still open, or set aside."""
    READ_ONLY = auto()
    """The entry can only be looked at, or not even that."""
    LOCKED = auto()
    """Another copy of the program writes in the journal."""
    NOT_SAVED = auto()
    """The machine did not take it, or not yet."""
    IN_THE_WAY = auto()
    """Something else has its place."""
    TOO_MUCH = auto()
    """It is longer, or there are more of it, than an entry takes."""


@dataclass(frozen=True, slots=True)
class NotKept:
    """Why something is as it was, and that in the person's language."""

    hindrance: Hindrance
    sentence: str


def ready_to_change(program: Program) -> NotKept | None:
    """Have the journal open for writing, with everything saved so far; or why it is not.

    What waits to be saved is newer than the files, and a change made from those would undo it.
    """
    try:
        if not program.open_for_writing():
            return NotKept(Hindrance.LOCKED, locked().sentence)
    except NotSavedError as error:
        return NotKept(Hindrance.NOT_SAVED, error.sentence)
    return None if program.settle() else not_saved(program)


def entry_to_change(program: Program, entry_id: str) -> Entry | NotKept:
    """An entry by its id, or as much of it as is needed; or why it cannot be changed."""
    hindered = ready_to_change(program)
    if hindered is not None:
        return hindered
    entry = entry_named(program, entry_id)
    if isinstance(entry, CannotGoOn):
        hindrance = Hindrance.NOT_FOUND if entry.not_found else Hindrance.READ_ONLY
        return NotKept(hindrance, entry.sentence)
    return entry


def kept(program: Program, before: Entry, after: Entry) -> NotKept | None:
    """Keep a changed entry for good; or why it is as it was.

    Args:
        program: What the program works with, open for writing.
        before: The entry as the journal holds it.
        after: As it is to be.
    """
    program.kept_already(before)
    program.keep(after)
    return None if program.settle() else not_saved(program)


def not_saved(program: Program) -> NotKept:
    """That the machine has not taken it so far."""
    waiting = _("Not saved yet: the disk is slow, and saving goes on.")
    return NotKept(Hindrance.NOT_SAVED, program.not_saved() or waiting)
