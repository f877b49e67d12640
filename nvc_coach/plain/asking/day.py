"""Asking for a day, as people say it, and reading it back in full."""

from collections.abc import Callable
from datetime import date

from nvc_coach.plain.commands import Command, Order
from nvc_coach.plain.prompt import Prompt, Turn
from nvc_coach.plain.talk import Talk
from nvc_coach.services.days import day_named, in_full
from nvc_coach.wording import _


def ask_day(
    talk: Talk,
    prompt: Prompt,
    offered: date | None = None,
) -> date | None:
    """A day that the person has heard read back and agreed to; None leaves it open.

    Skipping here leaves the day open, not what was said before it.
    """

    def question() -> None:
        if offered is None:
            talk.say(_("By when? A day such as Friday, or in two weeks. Enter leaves it open."))
        else:
            talk.say(
                _("By when? Enter keeps {day}. 0 leaves it open.").format(day=in_full(offered))
            )

    question()
    while True:
        said = _said(prompt, question)
        if not said:
            return offered
        if said == _OPEN:
            return None
        named = day_named(said, talk.today(), talk.sitting.session.exercise.language)
        if named is None:
            talk.say(
                _(
                    "I cannot tell which day that is. Try Friday, in two weeks, 29 November, or "
                    "2026-11-29. Enter leaves it open."
                )
            )
        else:
            agreed = _agreed(talk, prompt, named)
            if agreed is not None:
                return agreed


_OPEN = "0"


def _said(prompt: Prompt, question: Callable[[], None]) -> str:
    """What was said of the day; "0" where it is to be left open."""
    try:
        while isinstance(line := prompt.line(question), Order):
            pass
    except Turn as turn:
        if turn.order.command not in {Command.SKIP, Command.UNSURE}:
            raise
        return _OPEN
    return line.text.strip()


def _agreed(talk: Talk, prompt: Prompt, day: date) -> date | None:
    """The day once it was agreed to, or another one named instead; None to ask anew."""

    def question() -> None:
        if day < talk.today():
            told = _("That is {day}, which has passed. Enter: yes. Or name another day.")
        else:
            told = _("That is {day}. Enter: yes. Or name another day.")
        talk.say(told.format(day=in_full(day)))

    language = talk.sitting.session.exercise.language
    while True:
        question()
        said = _said(prompt, question)
        if not said or said.casefold() in {"y", "yes", "1"}:
            return day
        if said.casefold() in {"n", "no", _OPEN, "2"}:
            talk.say(_("Which day, then?"))
            return None
        another = day_named(said, talk.today(), language)
        if another is None:
            talk.say(_("I cannot tell which day that is."))
        else:
            day = another
