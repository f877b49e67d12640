"""A session told a second time, as simply as can be: recomputed from what stands, every time."""

from collections import Counter
from dataclasses import dataclass, field

from nvc_coach.practice.answers import Answer, Chosen, Number
from nvc_coach.practice.events import Answered, Carried, Event, Skipped, WentBack
from nvc_coach.practice.exercise import AnyOf, Choose, Condition, Exercise, IsAnswered, Page


@dataclass
class Stood:
    """An answer, or none, that was given at a step; `order` tells when it was last changed."""

    step: str
    answer: Answer | None
    order: int


@dataclass
class Telling:
    """Where what stands leads: the pages passed, the question, and what counts there."""

    waiting: str | None
    pages: list[str]
    present: dict[str, Answer | None]
    spent: Counter[tuple[str, str]]


@dataclass
class NaiveModel:
    """What stands, what was undone, what was carried over."""

    exercise: Exercise
    visits: list[Stood] = field(default_factory=list)
    undone: list[Stood] = field(default_factory=list)
    carried: dict[str, Stood] = field(default_factory=dict)
    just_went_back: bool = False
    order: int = 0

    def hears(self, event: Event) -> None:
        """Take in an event that was accepted."""
        self.order += 1
        match event:
            case Carried():
                self.carried[event.step] = Stood(event.step, event.answer, self.order)
            case WentBack():
                self._undo(event)
            case Answered() | Skipped():
                answer = event.answer if isinstance(event, Answered) else None
                if event.amend:
                    changed = [one for one in self.visits if one.step == event.step][-1]
                    changed.answer, changed.order = answer, self.order
                else:
                    self.visits.append(Stood(event.step, answer, self.order))
                    self.just_went_back = False
            case _:
                pass

    def _undo(self, event: WentBack) -> None:
        steps = [one.step for one in self.visits]
        cut = len(steps) - 1 if event.to is None else _last(steps, event.to)
        self.undone += self.visits[cut:]
        self.visits = self.visits[:cut]
        self.just_went_back = True

    def told(self) -> Telling:
        """Everything, walked anew from the first step."""
        spent: Counter[tuple[str, str]] = Counter()
        present: dict[str, Answer | None] = {}
        waiting, pages, at = self._next(0, present)
        for visit in self.visits:
            assert visit.step == waiting, "what stands is a walk of its own"
            step = self.exercise.step(visit.step)
            target = step.goto
            chosen = visit.answer
            if isinstance(step, Choose) and isinstance(chosen, Chosen) and not step.many:
                [choice] = [one for one in step.choices if one.id == chosen.ids[0]]
                target = choice.goto or target
                if choice.rounds is not None:
                    spent[step.id, choice.id] += 1
            landing = at + 1 if target is None else self._place(target)
            present[visit.step] = visit.answer
            if landing <= at:
                present = {one: a for one, a in present.items() if self._place(one) < landing}
            waiting, pages, at = self._next(landing, present)
        if self.just_went_back:
            pages = []
        return Telling(waiting, pages, present, spent)

    def _next(
        self, at: int, present: dict[str, Answer | None]
    ) -> tuple[str | None, list[str], int]:
        pages: list[str] = []
        while at < len(self.exercise.steps):
            step = self.exercise.steps[at]
            if not all(_holds(one, present.get(one.step)) for one in step.when):
                at += 1
            elif isinstance(step, Page):
                pages.append(step.id)
                at = at + 1 if step.goto is None else self._place(step.goto)
            else:
                return step.id, pages, at
        return None, pages, at

    def _place(self, step_id: str) -> int:
        return [step.id for step in self.exercise.steps].index(step_id)

    def piped(self, step_id: str) -> Answer | None:
        """The latest answer that stands at a step, else the one carried over."""
        standing = [one.answer for one in self.visits if one.step == step_id and one.answer]
        before = self.carried.get(step_id)
        return standing[-1] if standing else before.answer if before else None

    def offered(self, step_id: str) -> tuple[Answer, str] | None:
        """The answer changed last at a step, undone or not, and which of the two it is."""
        of_step = [
            (one.order, one.answer, source)
            for ones, source in (
                ([*self.carried.values(), *self.visits], "last"),
                (self.undone, "undone"),
            )
            for one in ones
            if one.step == step_id and one.answer is not None
        ]
        if not of_step:
            return None
        _, answer, source = max(of_step, key=lambda one: one[0])
        assert answer is not None
        return answer, source


def _last(steps: list[str], step: str) -> int:
    return max(at for at, one in enumerate(steps) if one == step)


def _holds(condition: Condition, answer: Answer | None) -> bool:
    test = condition.test
    if isinstance(test, IsAnswered):
        return (answer is not None) is test.answered
    if answer is None:
        return False
    if isinstance(test, AnyOf):
        assert isinstance(answer, Chosen)
        return any(one in test.ids for one in answer.ids)
    assert isinstance(answer, Number)
    return answer.number >= test.number
