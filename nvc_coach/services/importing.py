"""Taking in a journal from a JSON document: this program's own, jrnl's or Day One's.

The file as a whole is looked through before anything is written: if it is not what it says, is cut
off or asks too much of a reader, nothing is taken from it. A single entry in it that cannot be made
out (a date that is none, a key twice) is another matter. It is left out and named with its number
and why, and the others are taken: somebody moving house with 3,000 entries would otherwise have to
mend a stranger's file by hand before seeing one of their words here. Nothing is lost by going on,
since taking the same file in again passes over whatever is there already and takes what was mended.
"""

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from nvc_coach.journal.dated_note import NOTE, is_same_note
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import JournalError, NotSavedError
from nvc_coach.journal.json_flaws import JsonFaultError, PieceFaultError
from nvc_coach.journal.json_form import read_exercise
from nvc_coach.journal.json_guard import Outline, outline
from nvc_coach.journal.putting import How
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.hindrance import Hindrance, NotDone
from nvc_coach.services.import_readings import Reader, Ready, reader_for, readings
from nvc_coach.services.program import Program
from nvc_coach.services.recognising import (
    ENTRIES,
    EXERCISES,
    Kind,
    kind_of,
    not_read,
    not_this_kind,
    unknown,
)
from nvc_coach.wording import _


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something in the file that was left out.

    Attributes:
        where: ``entries`` or ``exercises``.
        number: Its place there, from 1.
        code: A permanent name for why.
        sentence: Why, in the person's language.
    """

    where: str
    number: int
    code: str
    sentence: str


@dataclass(slots=True)
class Imported:
    """What became of a journal that was taken in.

    Attributes:
        kind: What it was.
        taken: Ids of the entries that are here now.
        skipped: Ids of those that were here already.
        beside: Files that stand beside another state of the same entry.
        problems: What was left out.
        entries: How many entries the file has.
        attachments: How many pictures and the like were not taken.
        stopped: What ended it before its time, or None.
    """

    kind: Kind
    taken: list[str] = field(default_factory=list[str])
    skipped: list[str] = field(default_factory=list[str])
    beside: list[Path] = field(default_factory=list[Path])
    problems: list[NotTaken] = field(default_factory=list[NotTaken])
    entries: int = 0
    attachments: int = 0
    stopped: NotSavedError | None = None

    @property
    def made_out(self) -> int:
        """How many entries of the file can be taken."""
        return self.entries - sum(one.where == ENTRIES for one in self.problems)


MOST_HELD: Final = 64 * 1024 * 1024
"""How many bytes of entries are held between looking a file through and keeping what is in it."""


@dataclass(frozen=True, slots=True)
class _Journal:
    """A journal that was looked through.

    Attributes:
        found: Where it stands.
        reader: How its entries are read.
        note: The practice for notes, where they are to become some.
        imported: What is to be said of it.
        ready: Its entries as they were read, up to so many bytes of them; the rest is read again.
    """

    found: Outline
    reader: Reader
    note: Exercise | None
    imported: Imported
    ready: tuple[Ready, ...]


def import_journal(program: Program, data: bytes, kind: Kind | None) -> Imported | NotDone:
    """Take in the journal that a file holds.

    Args:
        program: What the program works with; it is opened for writing here.
        data: The bytes of the file.
        kind: What it is; None to make that out.
    """
    try:
        journal = _read(program, data, kind)
    except JsonFaultError as error:
        return not_read(error.sentence)
    if isinstance(journal, NotDone):
        return journal
    if not journal.imported.made_out and not journal.found.parts.get(EXERCISES):
        return journal.imported
    try:
        if not program.open_for_writing():
            return _locked()
    except NotSavedError as error:
        return NotDone(Hindrance.NOT_SAVED, error.sentence)
    try:
        _keep_all(program, journal)
    except NotSavedError as error:
        journal.imported.stopped = error
    return journal.imported


def _read(program: Program, data: bytes, kind: Kind | None) -> "_Journal | NotDone":
    """The journal in a file, looked through and not yet kept.

    Raises:
        JsonFaultError: It is no JSON.
    """
    begun = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if kind is None and data.strip() and begun != b"{":
        return unknown()
    found = outline(data)
    kind = kind or kind_of(found)
    if kind is None:
        return unknown()
    refused = not_this_kind(found, kind)
    if refused is not None:
        return refused
    note = program.library.built_in(NOTE) if kind is not Kind.JSON else None
    reader = reader_for(kind, note)
    imported, ready = _looked_through(found, kind, reader)
    return _Journal(found, reader, note, imported, ready)


def _locked() -> NotDone:
    sentence = _(
        "Another copy of nvc-coach has this journal open, so nothing can be taken in now. Close "
        "it, and try again."
    )
    return NotDone(Hindrance.LOCKED, sentence)


# ------------------------------------------------------------------ looking through it


def _looked_through(
    found: Outline, kind: Kind, reader: Reader
) -> tuple[Imported, tuple[Ready, ...]]:
    """What is to be said of a file before anything of it is kept, and what was read on the way.

    Raises:
        JsonFaultError: It is no JSON.
    """
    imported = Imported(kind)
    held: list[Ready] = []
    room = MOST_HELD
    if kind is Kind.JSON:
        for number, element in found.elements(EXERCISES):
            if isinstance(element, PieceFaultError) or read_exercise(element) is None:
                imported.problems.append(_altered(number))
    for number, one in enumerate(readings(found, reader), 1):
        imported.entries = number
        if not isinstance(one, Ready):
            imported.problems.append(NotTaken(ENTRIES, number, *one))
            continue
        imported.attachments += one.attachments
        # Once there is no room, all that follows is read again: what is held is a beginning.
        room -= len(one.data)
        if room >= 0:
            held.append(one)
    return imported, tuple(held)


def _altered(number: int) -> NotTaken:
    sentence = _("This copy of an exercise is not what it says it is.")
    return NotTaken(EXERCISES, number, "exercise-altered", sentence)


# ------------------------------------------------------------------ keeping it


def _keep_all(program: Program, journal: _Journal) -> None:
    _keep_exercises(program, journal.found, journal.note)
    for ready in journal.ready:
        _keep(program, ready, journal.imported)
    if len(journal.ready) < journal.imported.made_out:
        again = (one for one in readings(journal.found, journal.reader) if isinstance(one, Ready))
        for ready in islice(again, len(journal.ready), None):
            _keep(program, ready, journal.imported)


def _keep_exercises(program: Program, found: Outline, note: Exercise | None) -> None:
    if note is not None:
        program.store.keep_exercise(program.library.resolved(note))
        return
    for _number, element in found.elements(EXERCISES):
        copy = None if isinstance(element, PieceFaultError) else read_exercise(element)
        if copy is not None:
            program.store.keep_exercise(copy)


def _keep(program: Program, ready: Ready, imported: Imported) -> None:
    if ready.note is not None and _is_here(program, ready.note):
        imported.skipped.append(ready.id)
        return
    note = f"imported {program.clock():%Y-%m-%d}"
    placed = program.store.take_in(ready.id, ready.data, note)
    if placed.how is How.TAKEN:
        imported.taken.append(ready.id)
    elif placed.how is How.SKIPPED:
        imported.skipped.append(ready.id)
    else:
        imported.beside.append(placed.path)


def _is_here(program: Program, note: Entry) -> bool:
    """Whether a note is here already, perhaps with what was added to it since."""
    try:
        return is_same_note(program.store.read(note.id), note)
    except JournalError:
        return False
