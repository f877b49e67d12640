"""The first look at what is to be exported: which entries, as which files, and whose names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.errors import JournalError
from nvc_coach.journal.exporting.names import Names, names_told
from nvc_coach.journal.finding import EVERYTHING, Wanted
from nvc_coach.journal.layout import entry_named as id_in_name
from nvc_coach.journal.store import Summary, summary_of
from nvc_coach.services.exporting.wish import Hindrance, LeftOut, NotExported, Watch
from nvc_coach.services.practising import CannotGoOn, entry_to_read
from nvc_coach.services.program import Program

_SPEAKING: Final = re.compile(r"[a-z0-9-]{1,64}")


@dataclass
class Looked:
    """What the first look has found.

    Attributes:
        files: The names of files, without their endings, by the ids of their entries, in order.
        left_out: What cannot be read.
        told: The names that the entries tell of, each once, in order.
        exercises: The ids of exercises, by the fingerprints of their copies.
    """

    files: dict[str, str] = field(default_factory=dict[str, str])
    left_out: list[LeftOut] = field(default_factory=list[LeftOut])
    told: dict[str, None] = field(default_factory=dict[str, None])
    exercises: dict[str, str] = field(default_factory=dict[str, str])

    def without(self, names: Names) -> None:
        """Let no name stand in the name of a file, where the id of an exercise may hold one."""
        for entry_id, name in self.files.items():
            if names.replaced(name) != name:
                self.files[entry_id] = f"{name.partition(' ')[0]} {entry_id}"


def look(
    program: Program, wanted: Sequence[str] | Wanted, watch: Watch, *, names: bool
) -> Looked | NotExported:
    """Look at entries one after the other.

    Args:
        program: What the program works with.
        wanted: Ids of entries, or beginnings of ids that are enough; or which entries.
        watch: Told before each entry that is read.
        names: Whether to look for names, for which each entry has to be read.

    Raises:
        StoppedError: Whoever watches has it stopped.
    """
    looked = Looked()
    found = _found(program, wanted, looked)
    if isinstance(found, NotExported):
        return found
    for entry_id in sorted(found):
        one = found[entry_id]
        looked.files[entry_id] = _file_name(one)
        looked.exercises[one.fingerprint] = one.exercise
    if names:
        for entry, _data in read_each(program, looked.files, []):
            watch(0, len(looked.files))
            looked.told.update(dict.fromkeys(names_told(entry)))
    return looked


def read_each(
    program: Program, ids: Iterable[str], left_out: list[LeftOut]
) -> Iterator[tuple[Entry | NewerEntry, bytes]]:
    """The entries with the bytes of their files, each read when it is asked for.

    What cannot be read is noted in `left_out`.
    """
    for entry_id in ids:
        try:
            entry = program.store.as_kept(entry_id)
        except JournalError as error:
            left_out.append(LeftOut(entry_id, error.sentence))
        else:
            yield entry


def _found(
    program: Program, wanted: Sequence[str] | Wanted, looked: Looked
) -> dict[str, Summary] | NotExported:
    if wanted == EVERYTHING:
        return _everything(program, looked)
    if isinstance(wanted, Wanted):
        return {one.id: one for one in program.catch_up().find(wanted)}
    return _named(program, wanted, looked)


def _everything(program: Program, looked: Looked) -> dict[str, Summary]:
    listing = program.store.listing()
    for damage in listing.damaged:
        name = id_in_name(damage.file.name) or str(damage.file)
        looked.left_out.append(LeftOut(name, damage.sentence))
    return {one.id: one for one in listing.entries}


def _named(
    program: Program, wanted: Sequence[str], looked: Looked
) -> dict[str, Summary] | NotExported:
    found: dict[str, Summary] = {}
    for one in wanted:
        entry = entry_to_read(program, one)
        if not isinstance(entry, CannotGoOn):
            found[entry.id] = summary_of(entry)
        elif entry.not_found:
            return NotExported(Hindrance.NOT_FOUND, entry.sentence)
        else:
            looked.left_out.append(LeftOut(one.upper(), entry.sentence))
    return found


def _file_name(entry: Summary) -> str:
    """The day it began and its id; the exercise's id between them where it is a plain one."""
    exercise = f"{entry.exercise} " if _SPEAKING.fullmatch(entry.exercise) else ""
    return f"{entry.started.date().isoformat()} {exercise}{entry.id}"
