"""What home tells of the journal: how much there is, what is open, and what is due."""

from dataclasses import dataclass
from datetime import date

from nvc_coach.journal.errors import JournalError
from nvc_coach.journal.finding import OPEN, Wanted
from nvc_coach.journal.followups import FollowUp
from nvc_coach.journal.store import Summary
from nvc_coach.services.program import Program

_FINISHED = Wanted(states=("finished",))


@dataclass(frozen=True, slots=True)
class AtHome:
    """The journal as home tells of it.

    Attributes:
        count: How many entries there are.
        open: The practices that can be gone on with, the one worked on last first.
        any_finished: Whether a practice was walked to its end.
        due: The first of what is due, oldest first.
        count_due: How much is due in all.
    """

    count: int = 0
    open: tuple[Summary, ...] = ()
    any_finished: bool = False
    due: tuple[FollowUp, ...] = ()
    count_due: int = 0


def at_home(program: Program, today: date, *, most_due: int) -> AtHome:
    """Look what there is, as far as the journal was looked at.

    What is open or due is told only where it can be gone on with, or told of: in the copy of the
    program that writes.

    Args:
        program: What the program works with.
        today: The day it is.
        most_due: How much of what is due is read.
    """
    store = program.store
    count, any_finished = store.count(), store.count(_FINISHED, 1) > 0
    if not program.writable:
        return AtHome(count, any_finished=any_finished)
    opened = [one for one in store.find(OPEN) if not one.read_only]
    opened.sort(key=lambda one: one.changed, reverse=True)
    due = _due(program, today, most_due)
    return AtHome(count, tuple(opened), any_finished, due, store.count_due(today))


def _due(program: Program, today: date, most: int) -> tuple[FollowUp, ...]:
    from nvc_coach.journal.entry import Entry
    from nvc_coach.journal.followups import follow_ups

    found: list[FollowUp] = []
    for one in program.store.due(today, most):
        try:
            entry = program.store.read_quickly(one.entry)
        except JournalError:
            continue  # it went, or was damaged, since the journal was looked at
        if isinstance(entry, Entry):
            standing = follow_ups(entry)
            found += [f for f in standing if (f.step, f.item) == (one.step, one.item)]
    return tuple(found)
