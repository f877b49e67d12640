"""Asking for a place on a scale."""

from collections.abc import Callable

from nvc_coach.plain.talk import Talk, offered_words
from nvc_coach.practice.answers import Number
from nvc_coach.practice.exercise import Scale
from nvc_coach.practice.view import StepView
from nvc_coach.wording import _


def ask_number(
    talk: Talk, view: StepView, step: Scale, question: Callable[[], None]
) -> Number | None:
    """A whole number on the scale."""
    if view.offered is not None:
        talk.say(_("Last time: {words}.").format(words=offered_words(talk, view)))
    prompt = talk.prompt(view)
    nothing_yet = _("No number yet. Enter again leaves it open.")
    while (said := prompt.answer(question, nothing_yet)) is not None:
        number = _whole_number(said)
        if number is not None and step.start <= number <= step.end:
            return Number(number)
        talk.say(range_of(step))
    return None


def range_of(step: Scale) -> str:
    """What may be answered, in one sentence."""
    if step.low and step.high:
        return _("A number from {start} ({low}) to {end} ({high}).").format(
            start=step.start, low=step.low, end=step.end, high=step.high
        )
    return _("A number from {start} to {end}.").format(start=step.start, end=step.end)


_MOST_DIGITS = 9


def _whole_number(text: str) -> int | None:
    text = text.strip().rstrip(".")
    digits = text.removeprefix("-")
    if not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        return None
    return int(text)
