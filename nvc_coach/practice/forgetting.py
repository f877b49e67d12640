"""Forgetting how an entry came about: what stands is kept, what it was before is not."""

from collections.abc import Iterable
from dataclasses import replace

from nvc_coach.practice.events import Answered, Event, Outcome, Skipped, WentBack


def without_history(events: Iterable[Event]) -> tuple[Event, ...]:
    """A log that leads to the same answers, and tells nothing of what they were before.

    Answers that were changed stand as they are now, at the moment they were first given; what was
    taken back, or undone by going back, is not there; of how something went, the latest is. Each
    pass that still stands does, and so do reflections and whatever this version does not know.
    """
    kept: dict[int, Event] = {}
    path: list[int] = []
    told: dict[tuple[str, int | None], int] = {}
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
                kept.pop(told.get((event.step, event.item), -1), None)
                told[event.step, event.item] = number
                kept[number] = event
            case _:
                kept[number] = event
    return tuple(kept[number] for number in sorted(kept))


def _latest(path: list[int], kept: dict[int, Event], step: str) -> int | None:
    """The number of the latest visit of a step that stands."""
    return next((one for one in reversed(path) if getattr(kept[one], "step", "") == step), None)


def _cut(path: list[int], kept: dict[int, Event], event: WentBack) -> int:
    """From where on going back takes the path away."""
    if event.to is None:
        return max(len(path) - 1, 0)
    visit = _latest(path, kept, event.to)
    return len(path) if visit is None else path.index(visit)
