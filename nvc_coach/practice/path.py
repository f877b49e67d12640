"""The path: the visits that led here, and what follows from their order alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nvc_coach.practice.answers import Answer, Chosen
from nvc_coach.practice.exercise import Choose, Exercise, Step


@dataclass(frozen=True, slots=True)
class Visit:
    """One time at a step that asks, answered or left open.

    Attributes:
        step: Its id.
        number: Where in the log the event stands that ended the visit.
        answer: What was answered, amends included; None where it was left open.
        said: The labels behind the answer's ids, as they were shown.
        asked: The question as it stood there.
        unsure: Whether "not sure" was the answer.
        before: Ids of the pages that led to the step.
        returned: Whether a choice that leads back led here.
    """

    step: str
    number: int
    answer: Answer | None
    said: tuple[str, ...]
    asked: str
    unsure: bool = False
    before: tuple[str, ...] = ()
    returned: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What the visits of a path amount to.

    Attributes:
        present: The present pass: where on the path each step was last passed. A choice that
            leads back takes from it everything from its target on.
        spent: How often each way back (step, choice) was taken on the path.
    """

    present: Mapping[str, int] = field(default_factory=dict[str, int])
    spent: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])

    def after(self, exercise: Exercise, visit: Visit, at: int) -> "Standing":
        """What they amount to with one more visit, number `at` of the path."""
        if not leads_back(exercise, visit) or not isinstance(visit.answer, Chosen):
            return Standing({**self.present, visit.step: at}, self.spent)
        way = (visit.step, visit.answer.ids[0])
        target = after(exercise, visit)
        kept = {one: n for one, n in self.present.items() if exercise.position[one] < target}
        return Standing(kept, {**self.spent, way: self.spent.get(way, 0) + 1})


def standing_of(exercise: Exercise, path: Iterable[Visit]) -> Standing:
    """What the visits of a whole path amount to."""
    standing = Standing()
    for at, visit in enumerate(path):
        standing = standing.after(exercise, visit, at)
    return standing


def after(exercise: Exercise, visit: Visit) -> int:
    """The position from which to look for the next step; the choice says first, then the step."""
    step = exercise.step(visit.step)
    goto = step.goto
    if isinstance(step, Choose) and isinstance(visit.answer, Chosen) and not step.many:
        choice = step.choice(visit.answer.ids[0])
        goto = choice.goto if choice and choice.goto else goto
    return exercise.position[visit.step] + 1 if goto is None else exercise.position[goto]


def leads_back(exercise: Exercise, visit: Visit) -> bool:
    """Whether leaving the visit leads to an earlier step."""
    return after(exercise, visit) <= exercise.position[visit.step]


def ways_on(exercise: Exercise, step: Step) -> frozenset[int]:
    """The positions that leaving a step may lead on to; ways back are left out."""
    at = exercise.position[step.id]
    ways = {at + 1 if step.goto is None else exercise.position[step.goto]}
    if isinstance(step, Choose):
        ways |= {exercise.position[choice.goto] for choice in step.choices if choice.goto}
    return frozenset(way for way in ways if way > at)
