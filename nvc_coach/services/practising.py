"""Beginning a practice, going on with one, setting one aside."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.errors import JournalError, NotFoundError, of_newer_format
from nvc_coach.journal.finding import Wanted
from nvc_coach.journal.ulid import begins_ulid, is_ulid
from nvc_coach.library.resolved import read_resolved
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.handing_on import begin_after
from nvc_coach.practice.handing_on import begin_again as begin_session_again
from nvc_coach.practice.refusals import Rejected
from nvc_coach.practice.session import Session, replay
from nvc_coach.practice.session import begin as begin_session
from nvc_coach.services.program import MemoryKeeper, Program
from nvc_coach.services.sitting import Sitting
from nvc_coach.wording import _

_REMEMBERED = 8
"""How many copies of exercises are remembered as they were read."""


@dataclass(frozen=True, slots=True)
class CannotGoOn:
    """Why an entry can only be read.

    Attributes:
        sentence: In the person's language.
        not_found: Whether there is no such entry.
    """

    sentence: str
    not_found: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """An entry that another practice can take over from, and the session that it holds."""

    entry: Entry
    session: Session


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A practice to begin, and what it takes over from."""

    exercise: Exercise
    after: Earlier


def begin(program: Program, practice: Exercise | TakenUp, *, in_memory: bool = False) -> Sitting:
    """Begin a practice; nothing is kept before there is something to keep.

    Args:
        program: What the program works with; unless `in_memory`, open for writing.
        practice: What to practise, perhaps with what it takes over from.
        in_memory: Whether nothing is ever to be kept.
    """
    if isinstance(practice, TakenUp):
        exercise, after = practice.exercise, practice.after
    else:
        exercise, after = practice, None
    now = program.clock()
    session = begin_after(exercise, after.session, now) if after else begin_session(exercise)
    follows = after.entry.id if after else None
    return _begun(program, session, now, follows=follows, in_memory=in_memory)


def begin_again(program: Program, entry: Entry, *, in_memory: bool = False) -> Sitting | CannotGoOn:
    """Begin the practice of a finished entry anew, about the same; the new entry follows it."""
    exercise = program.exercise(entry.exercise) or exercise_of(program, entry)
    session = session_of(program, entry)
    if exercise is None or session is None or isinstance(session, Rejected):
        return CannotGoOn(
            _(
                "The exercise of this entry is no longer here as it was, so nothing can be taken "
                "over from it. You can begin anew from the library."
            )
        )
    now = program.clock()
    again = begin_session_again(exercise, session, now)
    return _begun(program, again, now, follows=entry.id, in_memory=in_memory)


def _begun(
    program: Program, session: Session, started: datetime, *, follows: str | None, in_memory: bool
) -> Sitting:
    exercise = session.exercise
    entry = Entry(
        id=program.new_id(),
        exercise=exercise.id,
        title=exercise.title,
        version=exercise.version,
        fingerprint=exercise.fingerprint,
        language=exercise.language,
        started=started,
        events=session.log,
        follows=follows,
    )
    if not in_memory:
        program.keep_copy(exercise.fingerprint, program.library.resolved(exercise))
    keeper = MemoryKeeper() if in_memory else program
    return Sitting(session, entry, keeper, program.clock)


def go_on(program: Program, entry_id: str) -> Sitting | CannotGoOn:
    """Go on with an entry, with the exercise as it was when it began."""
    entry = entry_named(program, entry_id)
    if isinstance(entry, CannotGoOn):
        return entry
    session = session_of(program, entry)
    if session is None:
        return CannotGoOn(
            _(
                "The exercise as it was when this entry began is no longer here, so the entry can "
                "be read and not gone on with."
            )
        )
    if isinstance(session, Rejected):
        return CannotGoOn(
            _("What this entry holds does not fit its exercise, so it can only be read.")
        )
    program.kept_already(entry)
    return Sitting(session, entry, program, program.clock, kept=True)


def session_of(program: Program, entry: Entry) -> Session | Rejected | None:
    """The session that an entry holds; None where its exercise is gone."""
    exercise = exercise_of(program, entry)
    return None if exercise is None else replay(exercise, entry.events)


def exercise_of(program: Program, entry: Entry) -> Exercise | None:
    """The exercise as it was when an entry began: its kept copy, or an installed one like it."""
    copy = program.store.exercise(entry.fingerprint)
    if copy is not None:
        as_it_was = _read_copy(copy)
        if as_it_was is not None:
            return as_it_was
    installed = program.exercise(entry.exercise)
    if installed is not None and installed.fingerprint == entry.fingerprint:
        program.keep_copy(installed.fingerprint, program.library.resolved(installed))
        return installed
    return None


@lru_cache(maxsize=_REMEMBERED)
def _read_copy(copy: bytes) -> Exercise | None:
    """The exercise in a kept copy. All entries of a practice share one, and it is read once."""
    return read_resolved(copy).value


def entry_named(program: Program, entry_id: str) -> Entry | CannotGoOn:
    """An entry that can be gone on with; see :func:`entry_to_read`."""
    entry = entry_to_read(program, entry_id)
    if isinstance(entry, NewerEntry):
        return CannotGoOn(of_newer_format(entry.format).sentence)
    return entry


def entry_to_read(program: Program, entry_id: str) -> Entry | NewerEntry | CannotGoOn:
    """An entry by its id, or by as much of it as is needed to tell it from the others."""
    try:
        return program.store.read(_whole_id(program, entry_id.upper()))
    except _AmbiguousError:
        sentence = _("Several entries begin with {id}.").format(id=entry_id)
        return CannotGoOn(sentence, not_found=True)
    except NotFoundError:
        return CannotGoOn(_("There is no entry {id}.").format(id=entry_id), not_found=True)
    except JournalError as error:
        return CannotGoOn(error.sentence)


class _AmbiguousError(Exception):
    """What should name an entry names several."""


def _whole_id(program: Program, beginning: str) -> str:
    """The id that begins so; what is a whole id stays, for its file may be damaged.

    Raises:
        NotFoundError: None does.
        _AmbiguousError: Several do.
    """
    if is_ulid(beginning):
        return beginning
    wanted = Wanted(beginning=beginning)
    found = program.catch_up().find(wanted, most=2) if begins_ulid(beginning) else ()
    if not found:
        raise NotFoundError(beginning)
    if len(found) > 1:
        raise _AmbiguousError
    return found[0].id


def set_aside(program: Program, entry_id: str) -> str | None:
    """Mark an open entry so that it no longer asks to be gone on with; a sentence if it cannot."""
    entry = entry_named(program, entry_id)
    if isinstance(entry, CannotGoOn):
        return entry.sentence
    program.kept_already(entry)
    program.keep(replace(entry, state="set-aside"))
    program.settle()
    return None
