"""Making out the entries of a journal that is to be taken in, one by one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nvc_coach.journal import entry_file
from nvc_coach.journal.dated_note import NOTE, DatedNote, note_entry
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.flaws import FlawError
from nvc_coach.journal.foreign_journals import NotMadeOutError, day_one_note, jrnl_note
from nvc_coach.journal.json_flaws import PieceFaultError
from nvc_coach.journal.json_form import read_entry
from nvc_coach.journal.json_guard import Outline
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.recognising import ENTRIES, Kind


@dataclass(frozen=True, slots=True)
class Ready:
    """An entry to be kept: its id and the bytes of its file; of a note, the entry too."""

    id: str
    data: bytes
    note: Entry | None = None
    attachments: int = 0


Reader = Callable[[object], Ready]


def reader_for(kind: Kind, note: Exercise | None) -> Reader:
    """What makes out an entry of such a journal.

    Args:
        kind: Which journal it is.
        note: The practice for notes, where entries are to become some.

    Raises:
        FileNotFoundError: A file of the program itself is gone.
    """
    if kind is Kind.JSON:
        return _own_entry
    made_out = jrnl_note if kind is Kind.JRNL else day_one_note
    if note is None:
        raise FileNotFoundError(NOTE)
    return lambda element: _as_ready(made_out(element), note)


def _own_entry(element: object) -> Ready:
    read = read_entry(element)
    return Ready(read.id, read.data)


def _as_ready(note: DatedNote, exercise: Exercise) -> Ready:
    entry = note_entry(note, exercise)
    data = entry_file.dump(entry)
    entry_file.load(data)  # what could not be read again is not written
    return Ready(entry.id, data, entry, note.attachments)


def readings(found: Outline, reader: Reader) -> Iterator[Ready | tuple[str, str]]:
    """Each entry of the file, or why it cannot be taken: a permanent name and a sentence."""
    for _number, element in found.elements(ENTRIES):
        if isinstance(element, PieceFaultError):
            yield element.fault, element.sentence
            continue
        try:
            yield reader(element)
        except FlawError as error:
            yield error.flaw.code, error.flaw.sentence
        except NotMadeOutError as error:
            yield error.fault, error.sentence
