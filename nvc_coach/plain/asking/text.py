"""Asking for free words: a line, or as many as one likes."""

from collections.abc import Callable

from nvc_coach.plain.lines import LOCAL, Lines, tell_begun
from nvc_coach.plain.talk import Talk, offered_words
from nvc_coach.practice.answers import Text
from nvc_coach.practice.exercise import Write
from nvc_coach.practice.view import StepView
from nvc_coach.wording import _


def ask_text(talk: Talk, view: StepView, question: Callable[[], None]) -> Text | None:
    """Words for a write or observe step."""
    single = isinstance(view.step, Write) and view.step.lines == 1

    text = written(talk, view, question, Text, single=single)
    return Text(text) if text else None


def written(
    talk: Talk,
    view: StepView,
    question: Callable[[], None],
    answer: Callable[[str], Text],
    *,
    single: bool = False,
) -> str:
    """What is written at a step, once an empty line or a lone dot has ended it.

    Args:
        talk: What is at hand.
        view: The step that asks.
        question: Says the question once more.
        answer: The answer that a text would be.
        single: Whether the first line is the whole answer.
    """
    step, draft_before = view.step.id, talk.sitting.drafts.get(view.step.id)
    offered = offered_words(talk, view)
    draft = view.offered is not None and view.offered.source == "draft"
    goes_on = draft and not single

    def keep(words: str | None) -> None:
        if words is None:
            talk.sitting.restore(step, draft_before)
        else:
            talk.sitting.draft(step, answer(words))

    if offered and draft:
        tell_begun(talk.say, offered, single=single)
    elif offered:
        talk.say(_('Last time: "{words}"').format(words=offered))
        talk.say(_("Enter keeps it, /edit takes it up again, or write anew."))
    return Lines(
        talk.prompt(view, local=LOCAL),
        question,
        keep,
        begun=offered if goes_on else "",
        offered="" if goes_on else offered,
        nothing_yet=_("Nothing here yet. Enter again leaves it open."),
        single=single,
    ).words()
