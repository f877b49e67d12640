"""Why an event does not fit: a value for front ends to put into words, never an exception."""

from dataclasses import dataclass
from enum import StrEnum


class Refusal(StrEnum):
    """What stands against an event."""

    FINISHED = "finished"
    """The session is finished: only amends, outcomes and reflections follow."""
    NOT_FINISHED = "not-finished"
    """Outcomes and reflections come after finishing."""
    NOT_WAITING = "not-waiting"
    """Another step is waiting."""
    NOT_VISITED = "not-visited"
    """The step is not on the path."""
    NOT_ASKING = "not-asking"
    """The exercise has no step of that name that asks."""
    NOTHING_BEFORE = "nothing-before"
    """This is the first step: there is none to go back to."""
    WRONG_KIND = "wrong-kind"
    """The answer is of a shape that the step does not take."""
    UNKNOWN_WORD = "unknown-word"
    """The vocabulary has no such word."""
    UNKNOWN_CHOICE = "unknown-choice"
    """The step offers no such choice."""
    ONE_ONLY = "one-only"
    """The step takes one choice."""
    OUT_OF_RANGE = "out-of-range"
    """The scale does not reach so far."""
    SPENT = "spent"
    """The way back was taken as often as the exercise offers it."""
    DECIDES = "decides"
    """The step decides the path: going back, not amending, changes it."""
    CARRIED_LATE = "carried-late"
    """What is taken over from another entry comes before anything else."""
    NO_SUCH_ITEM = "no-such-item"
    """The outcome speaks of a request or an agreement that is not there."""
    EMPTY = "empty"
    """There are no words in it."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """An event that does not fit, and nothing has changed.

    Attributes:
        refusal: Why.
        step: The step that the event names.
        waiting: The step that is waiting; None once the session is finished.
        about: The culprit, for instance the word that is unknown.
    """

    refusal: Refusal
    step: str
    waiting: str | None
    about: str = ""
