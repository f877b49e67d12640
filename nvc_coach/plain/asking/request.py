"""Asking for a request: what one would like to ask, and by when."""

from collections.abc import Callable
from datetime import date

from nvc_coach.plain.asking.day import ask_day
from nvc_coach.plain.asking.text import written
from nvc_coach.plain.talk import Talk
from nvc_coach.practice.answers import Text
from nvc_coach.practice.view import StepView


def ask_request(talk: Talk, view: StepView, question: Callable[[], None]) -> Text | None:
    """A request in words, and the day it is for."""
    offered = view.offered.answer if view.offered else None
    day: date | None = offered.by if isinstance(offered, Text) else None

    text = written(talk, view, question, lambda text: Text(text, day))
    if not text:
        return None
    talk.sitting.draft(view.step.id, Text(text, day))
    return Text(text, ask_day(talk, talk.prompt(view), day))
