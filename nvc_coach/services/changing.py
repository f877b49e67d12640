"""Changing a kept entry: making it ready for that, and keeping it; or why that cannot be."""

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import NotSavedError, locked
from nvc_coach.services.hindrance import Hindrance, NotDone
from nvc_coach.services.practising import CannotGoOn, entry_named
from nvc_coach.services.program import Program
from nvc_coach.wording import _


def ready_to_change(program: Program) -> NotDone | None:
    """Have the journal open for writing, with everything saved so far; or why it is not.

    What waits to be saved is newer than the files, and a change made from those would undo it.
    """
    try:
        if not program.open_for_writing():
            return NotDone(Hindrance.LOCKED, locked().sentence)
    except NotSavedError as error:
        return NotDone(Hindrance.NOT_SAVED, error.sentence)
    return None if program.settle() else not_saved(program)


def entry_to_change(program: Program, entry_id: str) -> Entry | NotDone:
    """An entry by its id, or as much of it as is needed; or why it cannot be changed."""
    hindered = ready_to_change(program)
    if hindered is not None:
        return hindered
    entry = entry_named(program, entry_id)
    if isinstance(entry, CannotGoOn):
        hindrance = Hindrance.NOT_FOUND if entry.not_found else Hindrance.UNREADABLE
        return NotDone(hindrance, entry.sentence)
    return entry


def kept(program: Program, before: Entry, after: Entry) -> NotDone | None:
    """Keep a changed entry for good; or why it is as it was.

    Args:
        program: What the program works with, open for writing.
        before: The entry as the journal holds it.
        after: As it is to be.
    """
    program.kept_already(before)
    program.keep(after)
    return None if program.settle() else not_saved(program)


def not_saved(program: Program) -> NotDone:
    """That the machine has not taken it so far."""
    waiting = _("Not saved yet: the disk is slow, and saving goes on.")
    return NotDone(Hindrance.NOT_SAVED, program.not_saved() or waiting)
