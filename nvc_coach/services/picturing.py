"""The picture of an exercise's steps: what each part asks for, and where a way leads back."""

from dataclasses import dataclass
from itertools import groupby

from nvc_coach.practice.exercise import Choose, Exercise, Pause, Read, Step
from nvc_coach.wording import _, ngettext

_QUESTION, _PAGE, _PAUSE, _BACK = "●", "▫", "○", "↺"


@dataclass(frozen=True, slots=True)
class PartPicture:
    """One part on the way.

    Attributes:
        label: Its heading.
        steps: A sign for each of its steps, in their order.
        questions: How many steps ask.
        pauses: How many are there to rest.
        perhaps: Whether it is come by only on some ways.
        back_to: The parts its choices lead back to.
    """

    label: str
    steps: str
    questions: int
    pauses: int
    perhaps: bool
    back_to: tuple[str, ...]

    @property
    def beside(self) -> str:
        """What a picture of it says beside its name."""
        back = f"{_BACK} {', '.join(self.back_to)}" if self.back_to else ""
        perhaps = _("perhaps") if self.perhaps else ""
        return "   ".join(filter(None, (self.steps, perhaps, back)))

    @property
    def in_short(self) -> str:
        """The whole of it, as short as can be."""
        back = f" {_BACK}" if self.back_to else ""
        return f"{self.label} {self.steps.replace(' ', '')}{back}"

    @property
    def in_words(self) -> str:
        """The same for those who hear it."""
        counted = [
            ngettext("{count} question", "{count} questions", self.questions).format(
                count=self.questions
            )
            if self.questions
            else _("to read"),
            ngettext("{count} pause", "{count} pauses", self.pauses).format(count=self.pauses)
            if self.pauses
            else "",
            _("perhaps") if self.perhaps else "",
            _("with a way back to {parts}").format(parts=", ".join(self.back_to))
            if self.back_to
            else "",
        ]
        return _("{part}: {steps}.").format(part=self.label, steps=", ".join(filter(None, counted)))


def picture(exercise: Exercise) -> tuple[PartPicture, ...]:
    """The parts of an exercise in the order of its steps; a part without a name has none."""
    parts = groupby(exercise.steps, key=lambda step: step.part)
    return tuple(_part(exercise, label, tuple(steps)) for label, steps in parts if label)


def legend() -> str:
    """What the signs of a picture mean."""
    return _("{question} a question   {page} a page   {pause} a pause   {back} a way back").format(
        question=_QUESTION, page=_PAGE, pause=_PAUSE, back=_BACK
    )


def _part(exercise: Exercise, label: str, steps: tuple[Step, ...]) -> PartPicture:
    back = (
        exercise.step(choice.goto).part
        for step in steps
        if isinstance(step, Choose)
        for choice in step.choices
        if choice.rounds and choice.goto
    )
    return PartPicture(
        label=label,
        steps=" ".join(map(_sign, steps)),
        questions=sum(not isinstance(step, Read | Pause) for step in steps),
        pauses=sum(isinstance(step, Pause) for step in steps),
        perhaps=all(step.when for step in steps),
        back_to=tuple(dict.fromkeys(filter(None, back))),
    )


def _sign(step: Step) -> str:
    if isinstance(step, Pause):
        return _PAUSE
    return _PAGE if isinstance(step, Read) else _QUESTION
