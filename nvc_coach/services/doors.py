"""The doors of the home screen: what may be going on for somebody, and what is offered for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from nvc_coach.library.head_reading import Head
from nvc_coach.practice.forms import Door
from nvc_coach.services.program import Program
from nvc_coach.wording import N_, _

_LABELS: Final[Mapping[Door, str]] = MappingProxyType(
    {
        "someone-angers-me": N_("Someone angers me"),
        "i-judge-myself": N_("I judge myself"),
        "we-must-decide": N_("We must decide something together"),
        "i-hold-power-here": N_("I hold power here"),
        "before-a-hard-talk": N_("Before a hard talk"),
        "something-was-good": N_("Something was good"),
    }
)
"""In the order of `DOORS`."""


@dataclass(frozen=True, slots=True)
class Doorway:
    """A door that leads somewhere.

    Attributes:
        door: Its id.
        label: What it says, in the spoken language.
        exercises: What lies behind it, at least one, in the order of the library.
    """

    door: Door
    label: str
    exercises: tuple[Head, ...]


def doorways(program: Program) -> tuple[Doorway, ...]:
    """The doors that have an exercise behind them, in their own order."""
    heads = program.heads
    found = (
        Doorway(door, _(label), tuple(head for head in heads if door in head.doors))
        for door, label in _LABELS.items()
    )
    return tuple(one for one in found if one.exercises)
