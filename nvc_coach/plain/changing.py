"""Changing an answer given earlier, without going back to it."""

from collections.abc import Sequence

from nvc_coach.plain.asking.step import ask, question_of
from nvc_coach.plain.commands import Command
from nvc_coach.plain.prompt import Turn
from nvc_coach.plain.talk import Talk
from nvc_coach.practice.answers import Answer
from nvc_coach.practice.refusals import Rejected
from nvc_coach.practice.session import Moved
from nvc_coach.practice.view import Mark, present_again
from nvc_coach.services.refusing import in_a_sentence
from nvc_coach.wording import _


def numbered(number: str, trail: Sequence[Mark]) -> Mark | None:
    """The visit with this number on the trail, counted from 1; None if there is none."""
    at = int(number) if number.isdecimal() else 0
    return trail[at - 1] if 1 <= at <= len(trail) else None


def change(talk: Talk, number: str) -> None:
    """Ask an earlier question again, and put its new answer in place of the old one.

    Args:
        talk: What is at hand.
        number: Where the answer stands on the trail; asked for where it is empty.

    Raises:
        Ended: The talking ends; the answer stays as it was.
    """
    trail = talk.sitting.view.trail
    if not trail:
        talk.say(_("There is no answer to change yet."))
        return
    if not number:
        talk.show_where()
        talk.say(_("Which one? A number, or Enter to leave all as they are."))
        chosen = talk.prompt().number(lambda: None, len(trail))
        number = "" if chosen is None else str(chosen)
    mark = numbered(number, trail)
    if mark is None:
        talk.say(_("All stays as it was."))
    elif mark.decides:
        talk.say(
            _(
                "That answer decided the way, so it is changed by going back to it: /back {number}"
            ).format(number=number)
        )
    else:
        _ask_again(talk, mark)


def _ask_again(talk: Talk, mark: Mark) -> None:
    sitting = talk.sitting
    view = present_again(sitting.session, mark.step, sitting.drafts)
    if view is None:
        return
    question = question_of(talk, view)
    question()
    try:
        answer = ask(talk, view, question)
    except Turn as turn:
        if turn.order.command not in {Command.SKIP, Command.UNSURE}:
            talk.say(_("It stays as it was."))
            return
        unsure = turn.order.command is Command.UNSURE
        _tell(talk, sitting.skip(unsure=unsure, step=mark.step))
        return
    if answer is None or answer == _standing(talk, mark.step):
        sitting.restore(mark.step, None)
        talk.say(_("It stays as it was."))
    else:
        _tell(talk, sitting.answer(answer, step=mark.step))


def _standing(talk: Talk, step: str) -> Answer | None:
    visit = talk.sitting.session.latest(step)
    return None if visit is None else visit.answer


def _tell(talk: Talk, moved: Moved | Rejected) -> None:
    if isinstance(moved, Rejected):
        talk.say(in_a_sentence(moved))
    else:
        talk.say(_("Changed."))
