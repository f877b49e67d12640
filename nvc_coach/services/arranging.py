"""The exercises in an order that helps to find one: by what is going on, by time, by company."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from nvc_coach.library.head import Head
from nvc_coach.practice.forms import Door, Form
from nvc_coach.wording import N_, _

Arrangement = Literal["doors", "time", "company"]
"""By what the exercises are arranged."""

DOOR_LABELS: Final[Mapping[Door, str]] = MappingProxyType(
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
_COMPANY: Final[Mapping[Form, str]] = MappingProxyType(
    {"solo": N_("Alone"), "pair": N_("In a pair"), "group": N_("In a group")}
)
_UP_TO: Final[tuple[tuple[int, str], ...]] = (
    (10, N_("Up to ten minutes")),
    (30, N_("Up to half an hour")),
    (24 * 60, N_("Longer")),
)


@dataclass(frozen=True, slots=True)
class Section:
    """Some exercises that have something in common.

    Attributes:
        label: What they have in common, in the spoken language.
        exercises: At least one.
    """

    label: str
    exercises: tuple[Head, ...]


def arranged(heads: Sequence[Head], arrangement: Arrangement) -> tuple[Section, ...]:
    """The exercises in sections; one that belongs to several stands in each."""
    return tuple(one for one in _ARRANGEMENTS[arrangement](heads) if one.exercises)


def behind(door: Door, heads: Sequence[Head]) -> tuple[Head, ...]:
    """What lies behind a door: first what is made for it, the short before the long."""
    found = (one for one in heads if door in one.doors)
    return tuple(sorted(found, key=lambda one: (one.doors.index(door) > 0, one.minutes)))


def _by_door(heads: Sequence[Head]) -> list[Section]:
    sections = [Section(_(label), behind(door, heads)) for door, label in DOOR_LABELS.items()]
    rest = tuple(one for one in heads if not one.doors)
    return [*sections, Section(_("Others"), rest)]


def _by_time(heads: Sequence[Head]) -> list[Section]:
    sections: list[Section] = []
    least = 0
    for most, label in _UP_TO:
        found = (one for one in heads if least < one.minutes <= most)
        sections.append(Section(_(label), tuple(sorted(found, key=lambda one: one.minutes))))
        least = most
    return sections


def _by_company(heads: Sequence[Head]) -> list[Section]:
    return [
        Section(_(label), tuple(one for one in heads if form in one.form))
        for form, label in _COMPANY.items()
    ]


_ARRANGEMENTS: Final[Mapping[Arrangement, Callable[[Sequence[Head]], list[Section]]]] = (
    MappingProxyType({"doors": _by_door, "time": _by_time, "company": _by_company})
)
