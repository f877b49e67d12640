"""What somebody asked for or agreed on, and how it went, told by an entry alone.

It needs no exercise, so that it is quick enough to be asked of every entry there is. It follows the
same rules as the fold (:mod:`nvc_coach.practice.session`), and a test holds the two together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from nvc_coach.journal.entry import Entry
from nvc_coach.practice.answers import Agreed, Agreements, Answer, Text
from nvc_coach.practice.events import Answered, Outcome, OutcomeKind, Skipped, WentBack


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
        at: When it was said, or last changed.
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
    another entry: it is followed up there.

    How it went belongs to what stood there when that was told. What is changed afterwards is asked
    about anew; what is only moved, because an agreement above it was taken out, is not.
    """
    return tuple(
        FollowUp(
            entry=entry.id,
            exercise=entry.exercise,
            title=entry.title,
            step=visit.step,
            item=one.item,
            who=one.said.who,
            what=one.said.what,
            by=one.said.by,
            asked=visit.asked,
            at=visit.at,
            finished=entry.state == "finished",
            outcome=one.outcome,
        )
        for visit in _standing(entry)
        for one in visit.items
    )


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing to follow up at a visit."""

    said: Agreed
    item: int | None = None
    outcome: HowItWent | None = None


@dataclass(frozen=True, slots=True)
class _Visit:
    """A visit on the path, in so far as there is something to follow up at it."""

    step: str
    at: datetime
    asked: str = ""
    items: tuple[_Item, ...] = ()


def _standing(entry: Entry) -> Iterator[_Visit]:
    """The visits that count, in order: of each step the latest on the path."""
    path: list[_Visit] = []
    for event in entry.events:
        match event:
            case Answered(amend=False) | Skipped(amend=False):
                path.append(_visit(event))
            case Answered() | Skipped():
                _change(path, event.step, _visit(event))
            case WentBack():
                del path[_cut(path, event) :]
            case Outcome():
                _tell(path, event)
            case _:
                pass
    latest = {visit.step: place for place, visit in enumerate(path)}
    return (visit for place, visit in enumerate(path) if latest[visit.step] == place)


def _visit(event: Answered | Skipped) -> _Visit:
    items = tuple(_items(event.answer)) if isinstance(event, Answered) else ()
    return _Visit(event.step, event.at, event.asked or "", items)


def _items(answer: Answer) -> Iterator[_Item]:
    match answer:
        case Text(text, by) if by is not None and text.strip():
            yield _Item(Agreed(text, by=by))
        case Agreements(agreed):
            said = (one for one in agreed if one.what.strip())
            yield from (_Item(one, item) for item, one in enumerate(said, 1))
        case _:
            pass


def _place(path: list[_Visit], step: str) -> int | None:
    """Where on the path a step was visited last; None where it was not."""
    places = range(len(path) - 1, -1, -1)
    return next((place for place in places if path[place].step == step), None)


def _cut(path: list[_Visit], event: WentBack) -> int:
    """From where on going back takes the path away; a step that is not there takes nothing."""
    if event.to is None:
        return max(len(path) - 1, 0)
    place = _place(path, event.to)
    return len(path) if place is None else place


def _change(path: list[_Visit], step: str, changed: _Visit) -> None:
    """Put what was changed in its place, with how it went where that is about the same still."""
    place = _place(path, step)
    if place is not None:
        path[place] = replace(changed, items=tuple(_told_still(path[place].items, changed.items)))


def _told_still(before: Iterable[_Item], after: Iterable[_Item]) -> Iterator[_Item]:
    told = [one for one in before if one.outcome is not None]
    for one in after:
        same = next((old for old in told if old.said == one.said), None)
        if same is None:
            yield one
        else:
            told.remove(same)
            yield replace(one, outcome=same.outcome)


def _tell(path: list[_Visit], event: Outcome) -> None:
    """Put how it went beside what it is about."""
    place = _place(path, event.step)
    if place is None:
        return
    told = HowItWent(event.outcome, event.text, event.at)
    visit = path[place]
    items = tuple(
        replace(one, outcome=told) if one.item == event.item else one for one in visit.items
    )
    path[place] = replace(visit, items=items)
