"""Asking at a step: which way of asking belongs to which kind."""

from collections.abc import Callable
from typing import assert_never

from nvc_coach.plain.asking.agreement import ask_agreements
from nvc_coach.plain.asking.choose import ask_choice
from nvc_coach.plain.asking.picks import ask_picks
from nvc_coach.plain.asking.request import ask_request
from nvc_coach.plain.asking.scale import ask_number, range_of
from nvc_coach.plain.asking.text import ask_text
from nvc_coach.plain.talk import Talk
from nvc_coach.practice.answers import Answer
from nvc_coach.practice.exercise import (
    Agreement,
    Choose,
    Feelings,
    Needs,
    Observe,
    Request,
    Scale,
    Write,
)
from nvc_coach.practice.view import StepView
from nvc_coach.wording import _


def ask(talk: Talk, view: StepView, question: Callable[[], None]) -> Answer | None:
    """The answer to the step shown; None leaves it open.

    Raises:
        Turn: A command leads away from the question.
        Ended: The talking ends.
    """
    match view.step:
        case Write() | Observe():
            return ask_text(talk, view, question)
        case Feelings() | Needs() as step:
            return ask_picks(talk, view, step, question)
        case Choose() as step:
            return ask_choice(talk, view, step, question)
        case Scale() as step:
            return ask_number(talk, view, step, question)
        case Request():
            return ask_request(talk, view, question)
        case Agreement():
            return ask_agreements(talk, view, question)
        case _:
            assert_never(view.step)


def how_to_answer(view: StepView) -> str:
    """One line on how to answer this kind of step; empty where the step says it itself."""
    match view.step:
        case Write(lines=1):
            return _("One line.")
        case Write() | Observe() | Request():
            return _("As many lines as you like. An empty line ends, or a dot alone.")
        case Feelings() | Needs():
            return _(
                "Part of a word, several with commas, or your own words. /list reads the groups."
            )
        case Scale() as step:
            return range_of(step)
        case _:
            return ""


def question_of(talk: Talk, view: StepView) -> Callable[[], None]:
    """What says the question; how to answer in words is told once, which numbers fit each time.

    Whoever asks for help hears it again.
    """

    def question() -> None:
        talk.say(view.asked)
        how = how_to_answer(view)
        if how and (isinstance(view.step, Scale) or how not in talk.explained):
            talk.explained.add(how)
            talk.say(how)

    return question
