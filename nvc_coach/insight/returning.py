"""What returns: practices that go on from one another, or are about the same person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from nvc_coach.insight.drawing import Practice

_ENOUGH_FOR_A_CHAIN = 2


@dataclass(frozen=True, slots=True)
class Chain:
    """Practices that belong together.

    Attributes:
        by: Whether each goes on from another, or all name the same person.
        practices: At least two, oldest first.
        person: The name as it was written last; empty unless they name the same person. It is
            private: shown only where the person opens the chain.
    """

    by: Literal["follows", "person"]
    practices: tuple[Practice, ...] = field(repr=False)
    person: str = field(default="", repr=False)


def chains(practices: Iterable[Practice]) -> tuple[Chain, ...]:
    """The chains among some practices; the one that was last gone on with comes first.

    A chain of practices that go on from one another is left out where all of them name the same
    person, so that it is not told twice.
    """
    found = sorted(practices, key=lambda one: (one.started, one.id))
    by_person = tuple(_by_person(found))
    told = [{one.id for one in chain.practices} for chain in by_person]
    following = (
        chain
        for chain in _following(found)
        if not any({one.id for one in chain.practices} <= ids for ids in told)
    )
    return tuple(sorted((*by_person, *following), key=_last_first))


def _by_person(practices: Sequence[Practice]) -> Iterator[Chain]:
    people: dict[str, list[Practice]] = {}
    for one in practices:
        for person in one.people:
            people.setdefault(person, []).append(one)
    for person, theirs in people.items():
        if len(theirs) >= _ENOUGH_FOR_A_CHAIN:
            yield Chain("person", tuple(theirs), theirs[-1].people[person])


def _following(practices: Sequence[Practice]) -> Iterator[Chain]:
    """The practices that are linked by what they follow, however far round."""
    chain_of = {one.id: [one] for one in practices}
    for one in practices:
        if one.follows is None or one.follows not in chain_of:
            continue
        earlier, later = chain_of[one.follows], chain_of[one.id]
        if earlier is not later:
            earlier += later
            chain_of |= dict.fromkeys((each.id for each in later), earlier)
    for chain in {id(chain): chain for chain in chain_of.values()}.values():
        if len(chain) >= _ENOUGH_FOR_A_CHAIN:
            in_order = sorted(chain, key=lambda one: (one.started, one.id))
            yield Chain("follows", tuple(in_order))


def _last_first(chain: Chain) -> tuple[object, ...]:
    last = chain.practices[-1]
    return -last.started.timestamp(), last.id, chain.by, chain.person
