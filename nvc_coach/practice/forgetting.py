"""Forgetting how an entry came about: what stands is kept, what it was before is not."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from nvc_coach.practice.answers import Agreed, Agreements, Text
from nvc_coach.practice.events import Answered, Event, Outcome, Skipped, WentBack

_Item = int | None
"""The number of an agreement, from 1; None for a request."""


def without_history(events: Iterable[Event]) -> tuple[Event, ...]:
    """A log that leads to the same answers, and tells nothing of what they were before.

    Answers that were changed stand as they are now, at the moment they were first given; what was
    taken back, or undone by going back, is not there. How something went is kept as it was told
    last, where what it was about still stands. Each pass that stands does, and so do reflections
    and whatever this version does not know.
    """
    kept: dict[int, Event] = {}
    path: list[int] = []
    told: dict[int, tuple[Outcome, Text | Agreed | None]] = {}
    for number, event in enumerate(events):
        match event:
            case Answered(amend=False) | Skipped(amend=False):
                path.append(number)
                kept[number] = event
            case Answered() | Skipped():
                changed = _latest(path, kept, event.step)
                if changed is not None:
                    kept[changed] = replace(event, amend=False, at=kept[changed].at)
            case WentBack():
                for undone in path[_cut(path, kept, event) :]:
                    del kept[undone]
                path = [one for one in path if one in kept]
            case Outcome():
                about = _followed_up(path, kept, event.step).get(event.item)
                told[number] = event, about
            case _:
                kept[number] = event
    kept |= _still_told(told, path, kept)
    return tuple(kept[number] for number in sorted(kept))


def _latest(path: list[int], kept: Mapping[int, Event], step: str) -> int | None:
    """The number of the latest visit of a step that stands."""
    return next((one for one in reversed(path) if getattr(kept[one], "step", "") == step), None)


def _cut(path: list[int], kept: Mapping[int, Event], event: WentBack) -> int:
    """From where on going back takes the path away."""
    if event.to is None:
        return max(len(path) - 1, 0)
    visit = _latest(path, kept, event.to)
    return len(path) if visit is None else path.index(visit)


def _followed_up(
    path: list[int], kept: Mapping[int, Event], step: str
) -> dict[_Item, Text | Agreed]:
    """What can be told of at a step: of its latest visit that was answered."""
    for number in reversed(path):
        event = kept[number]
        if isinstance(event, Answered) and event.step == step:
            if isinstance(event.answer, Agreements):
                return dict(enumerate(event.answer.agreed, 1))
            return {None: event.answer} if isinstance(event.answer, Text) else {}
    return {}


def _still_told(
    told: Mapping[int, tuple[Outcome, Text | Agreed | None]],
    path: list[int],
    kept: Mapping[int, Event],
) -> dict[int, Event]:
    """How things went, the latest of each, with the numbers that the things have now."""
    still: dict[int, Event] = {}
    taken: set[tuple[str, _Item]] = set()
    for number, (event, about) in reversed([*told.items()]):
        standing = _followed_up(path, kept, event.step)
        items = (event.item, *standing)
        item = next((one for one in items if one in standing and standing[one] == about), 0)
        if item != 0 and (event.step, item) not in taken:
            taken.add((event.step, item))
            still[number] = replace(event, item=item)
    return still
