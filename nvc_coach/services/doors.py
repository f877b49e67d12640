"""The doors of the home screen: what may be going on for somebody, and what is offered for it."""

from dataclasses import dataclass

from nvc_coach.library.head import Head
from nvc_coach.practice.forms import Door
from nvc_coach.services.arranging import DOOR_LABELS, behind
from nvc_coach.services.program import Program
from nvc_coach.wording import _, ngettext


@dataclass(frozen=True, slots=True)
class Doorway:
    """A door that leads somewhere.

    Attributes:
        door: Its id.
        label: What it says, in the spoken language.
        exercises: What lies behind it, at least one; first what is made for it.
    """

    door: Door
    label: str
    exercises: tuple[Head, ...]

    @property
    def shown(self) -> str:
        """What lies behind it, on one line, for eyes."""
        head = self.exercises[0]
        first = _("{title} · {minutes} min").format(title=head.title, minutes=head.minutes)
        if not self._more:
            return first
        told = ngettext("{first} · {count} more", "{first} · {count} more", self._more)
        return told.format(first=first, count=self._more)

    @property
    def said(self) -> str:
        """What lies behind it, for ears."""
        head = self.exercises[0]
        told = ngettext("{title}, {minutes} minute", "{title}, {minutes} minutes", head.minutes)
        first = told.format(title=head.title, minutes=head.minutes)
        if not self._more:
            return first
        told = ngettext("{first}, and {count} more", "{first}, and {count} more", self._more)
        return told.format(first=first, count=self._more)

    @property
    def _more(self) -> int:
        return len(self.exercises) - 1


def doorways(program: Program) -> tuple[Doorway, ...]:
    """The doors that have an exercise behind them, in their own order."""
    heads = program.heads
    found = (Doorway(door, _(label), behind(door, heads)) for door, label in DOOR_LABELS.items())
    return tuple(one for one in found if one.exercises)
