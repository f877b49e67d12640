"""What somebody asked for or agreed on, and how it went, told by an entry alone.

It needs no exercise, so that it is quick enough to be asked of every entry there is. It follows the
same rules as the fold (:mod:`nvc_coach.practice.session`), and a test holds the two together.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from nvc_coach.journal.entry import Entry
from nvc_coach.practice.answers import Agreed, Agreements, Answer, Text
from nvc_coach.practice.events import Answered, Carried, Outcome, OutcomeKind, Skipped
from nvc_coach.practice.forgetting import without_history


@dataclass(frozen=True, slots=True)
class HowItWent:
    """What was told of a request or an agreement later, in one's own words or none."""

    kind: OutcomeKind
    text: str = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A request that names a day, or an agreement.

    Attributes:
        entry: The id of its entry.
        exercise: The id of the practice.
        title: The title of the practice.
        step: Where it was said.
        item: Which agreement of the step, from 1; None for a request.
        who: Who does it, where that was said.
        what: What was asked for or agreed.
        by: The day it is for; a request has one, an agreement may.
        asked: The question it answers.
        at: When it was first said.
        finished: Whether its practice is finished: before that nothing is told of how it went.
        outcome: How it went, as it was told last; None as long as nothing was.
    """

    entry: str
    exercise: str
    title: str
    step: str
    item: int | None = None
    who: str = field(default="", repr=False)
    what: str = field(repr=False)
    by: date | None = None
    asked: str = field(default="", repr=False)
    at: datetime
    finished: bool = True
    outcome: HowItWent | None = None

    @property
    def place(self) -> str:
        """Where in its entry it stands, as commands name it: ``request-self``, ``agreements.2``."""
        return self.step if self.item is None else f"{self.step}.{self.item}"


def follow_ups(entry: Entry) -> tuple[FollowUp, ...]:
    """What stands of an entry's requests and agreements, in the order they were said.

    The latest visit of a step on the path counts, with what was changed there since. A request that
    names no day is not followed up: nothing of it is ever due. Nor is what was taken over from
    another entry, also where it was kept here as it was: it is followed up there.

    How it went belongs to what stood there when that was told. What is changed afterwards is asked
    about anew; what is only moved, because an agreement above it was taken out, is not.
    """
    return tuple(one for one, taken_over in _standing(entry) if not taken_over)


def kept_as_before(entry: Entry) -> tuple[FollowUp, ...]:
    """What was taken over from another entry and kept as it was; it is followed up there."""
    return tuple(one for one, taken_over in _standing(entry) if taken_over)


def _standing(entry: Entry) -> Iterator[tuple[FollowUp, bool]]:
    """What stands, and of each whether it says what was taken over at its step."""
    visits: dict[str, Answered | Skipped] = {}
    before: dict[str, tuple[Agreed, ...]] = {}
    told: dict[tuple[str, int | None], HowItWent] = {}
    for event in without_history(entry.events):
        match event:
            case Answered() | Skipped():
                # The latest visit of a step stands where it was made.
                visits.pop(event.step, None)
                visits[event.step] = event
            case Carried():
                before[event.step] = tuple(said for _item, said in _items(event.answer))
            case Outcome():
                told[event.step, event.item] = HowItWent(event.outcome, event.text, event.at)
            case _:
                pass
    for visit in visits.values():
        for item, said in _items(visit.answer if isinstance(visit, Answered) else None):
            one = FollowUp(
                entry=entry.id,
                exercise=entry.exercise,
                title=entry.title,
                step=visit.step,
                item=item,
                who=said.who,
                what=said.what,
                by=said.by,
                asked=visit.asked or "",
                at=visit.at,
                finished=entry.state == "finished",
                outcome=told.get((visit.step, item)),
            )
            yield one, said in before.get(visit.step, ())


def _items(answer: Answer | None) -> Iterator[tuple[int | None, Agreed]]:
    """What there is to follow up in an answer: agreements with their numbers, or a request."""
    match answer:
        case Text(text, by) if by is not None and text.strip():
            yield None, Agreed(text, by=by)
        case Agreements(agreed):
            yield from enumerate((one for one in agreed if one.what.strip()), 1)
        case _:
            pass
