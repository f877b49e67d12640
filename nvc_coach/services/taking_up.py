"""Taking up: going on from a finished practice with one that follows it."""

from nvc_coach.journal.finding import Wanted
from nvc_coach.journal.store import Summary
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.handing_on import hands_on
from nvc_coach.practice.refusals import Rejected
from nvc_coach.practice.session import Session
from nvc_coach.services.hindrance import Hindrance, NotDone
from nvc_coach.services.practising import CannotGoOn, Earlier, entry_named, session_of
from nvc_coach.services.program import Program
from nvc_coach.wording import _


def to_take_up(program: Program, exercise: Exercise) -> tuple[Summary, ...]:
    """The finished entries of the practices that an exercise follows, newest first."""
    followed = {one.exercise for one in exercise.follows}
    if not followed:
        return ()
    wanted = Wanted(exercises=tuple(sorted(followed)), states=("finished",))
    return tuple(one for one in program.catch_up().find(wanted) if not one.read_only)


def earlier(program: Program, exercise: Exercise, entry_id: str) -> Earlier | NotDone:
    """An entry to take up from; it is named by its id, or by the beginning of it."""
    entry = entry_named(program, entry_id)
    if isinstance(entry, CannotGoOn):
        reason = Hindrance.NOT_FOUND if entry.not_found else Hindrance.UNREADABLE
        return NotDone(reason, entry.sentence)
    if exercise.following(entry.exercise) is None:
        told = _('The entry {id} is of "{other}", and "{exercise}" does not go on from that.')
        told = told.format(id=entry.id, other=entry.exercise, exercise=exercise.id)
        return NotDone(Hindrance.NOT_FOLLOWED, told)
    if entry.state != "finished":
        told = _(
            "The entry {id} is not finished. To go on with it: nvc-coach practice --resume {id}"
        )
        return NotDone(Hindrance.NOT_FINISHED, told.format(id=entry.id))
    session = session_of(program, entry)
    if session is None or isinstance(session, Rejected):
        told = _(
            "What the entry {id} holds cannot be made out with the exercises that are here, so "
            "nothing can be taken over from it."
        )
        return NotDone(Hindrance.UNREADABLE, told.format(id=entry.id))
    return Earlier(entry, session)


def next_after(program: Program, session: Session) -> tuple[Exercise, ...]:
    """The practices that may come next: they follow this one, and find something to take over."""
    following = program.library.following(session.exercise.id)
    return tuple(one for one in following if hands_on(session, one))
