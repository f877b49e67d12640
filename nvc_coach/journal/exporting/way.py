"""The way through an entry's events, told from them alone: it needs no exercise.

A practice may lead back, so a step may be passed again; each time that happens another round
begins. Going back undoes what was passed since.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nvc_coach.practice.answers import Answer
from nvc_coach.practice.events import Answered, Event, Skipped, WentBack


@dataclass(frozen=True, slots=True)
class Visit:
    """One time at a step.

    Attributes:
        step: Its id.
        answer: What was answered, with later changes; None where it was left open.
        round: How many times the practice had led back by then.
    """

    step: str
    answer: Answer | None
    round: int


class Way:
    """The visits that led here, one event after the other."""

    def __init__(self) -> None:
        self.visits: list[Visit] = []

    @property
    def round(self) -> int:
        """How many times the practice has led back."""
        return self.visits[-1].round if self.visits else 0

    def take(self, event: Event) -> None:
        """Let an event happen."""
        match event:
            case Answered(step=step, answer=answer, amend=True):
                self._change(step, answer)
            case Skipped(step=step, amend=True):
                self._change(step, None)
            case Answered(step=step, answer=answer):
                self._pass(step, answer)
            case Skipped(step=step):
                self._pass(step, None)
            case WentBack(to=to):
                at = len(self.visits) - 1 if to is None else self._latest(to)
                if at is not None:
                    del self.visits[max(at, 0) :]
            case _:
                pass

    def answer(self, step: str) -> Answer | None:
        """What stands at a step."""
        at = self._latest(step)
        return None if at is None else self.visits[at].answer

    def _pass(self, step: str, answer: Answer | None) -> None:
        again = any(one.step == step and one.round == self.round for one in self.visits)
        self.visits.append(Visit(step, answer, self.round + again))

    def _change(self, step: str, answer: Answer | None) -> None:
        at = self._latest(step)
        if at is not None:
            self.visits[at] = replace(self.visits[at], answer=answer)

    def _latest(self, step: str) -> int | None:
        places = range(len(self.visits) - 1, -1, -1)
        return next((at for at in places if self.visits[at].step == step), None)


def way_of(events: Iterable[Event]) -> Way:
    """The whole way."""
    way = Way()
    for event in events:
        way.take(event)
    return way


def in_rounds(events: Iterable[Event]) -> Iterator[tuple[Event, ...]]:
    """The events, parted wherever the practice had led back."""
    way, round_so_far = Way(), list[Event]()
    for event in events:
        before = way.round
        way.take(event)
        if way.round > before:
            yield tuple(round_so_far)
            round_so_far = []
        round_so_far.append(event)
    if round_so_far:
        yield tuple(round_so_far)
