"""Why something was not done: the kind of reason, and a sentence for the person."""

from dataclasses import dataclass
from enum import Enum, auto


class Hindrance(Enum):
    """A kind of reason for which something cannot be done, and is left as it was."""

    NOT_FOUND = auto()
    """There is no such entry, folder, or thing in an entry."""
    NOT_FINISHED = auto()
    """Its practice is still open, or set aside."""
    NOT_FOLLOWED = auto()
    """It is of a practice that the exercise does not follow."""
    UNKNOWN_KIND = auto()
    """What it is cannot be made out."""
    WRONG_PLACE = auto()
    """What was to be written there does not belong there."""
    NAME_TAKEN = auto()
    """Another name has to be chosen: something has this one."""
    IN_THE_WAY = auto()
    """Something else has its place, and no other place will do."""
    TOO_MUCH = auto()
    """It is longer, or there are more of it, than is taken."""
    UNREADABLE = auto()
    """It can only be looked at, or not even that; or there is nothing there that could."""
    STOPPED = auto()
    """The person stopped it."""
    LOCKED = auto()
    """Another copy of the program writes in the journal."""
    NOT_SAVED = auto()
    """The machine did not take it, or not yet."""


@dataclass(frozen=True, slots=True)
class NotDone:
    """Why something is as it was, and that in the person's language."""

    hindrance: Hindrance
    sentence: str
