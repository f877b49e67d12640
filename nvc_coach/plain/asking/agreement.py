"""Asking what was agreed: who, what, by when, one agreement after the other."""

from collections.abc import Callable

from nvc_coach.plain.asking.day import ask_day
from nvc_coach.plain.commands import Command, Order
from nvc_coach.plain.prompt import Prompt
from nvc_coach.plain.talk import Talk
from nvc_coach.practice.answers import Agreed, Agreements
from nvc_coach.practice.view import StepView
from nvc_coach.services.days import in_full
from nvc_coach.wording import _

_LOCAL = frozenset({Command.REMOVE, Command.UNDO, Command.LIST})


def ask_agreements(talk: Talk, view: StepView, question: Callable[[], None]) -> Agreements | None:
    """Everything that was agreed; an empty line ends it."""
    offered = view.offered.answer if view.offered else None
    agreed = list(offered.agreed) if isinstance(offered, Agreements) else []
    at_first, draft_before = tuple(agreed), talk.sitting.drafts.get(view.step.id)
    prompt = talk.prompt(view, local=_LOCAL)

    def ask_again() -> None:
        question()
        _say_agreed(talk, agreed)

    def keep(typed: str | None = None) -> None:
        unsent = (*agreed, Agreed(typed)) if typed and typed.strip() else tuple(agreed)
        if unsent == at_first:
            talk.sitting.restore(view.step.id, draft_before)
        else:
            talk.sitting.draft(view.step.id, Agreements(unsent))

    _say_agreed(talk, agreed)
    asked_once = False
    while True:
        talk.say(_("What was agreed? One thing at a time. Enter: that is all."))
        line = prompt.line(ask_again, watch=keep, words=True)
        if isinstance(line, Order):
            _change(talk, agreed, line)
            keep()
        elif not line.blank:
            agreed.append(_one(talk, prompt, " ".join(line.text.split())))
            keep()
            _say_agreed(talk, agreed)
        elif agreed:
            return Agreements(tuple(agreed))
        elif asked_once:
            return None
        else:
            asked_once = True
            talk.say(_("Nothing here yet. Enter again leaves it open."))


def _one(talk: Talk, prompt: Prompt, what: str) -> Agreed:
    def question() -> None:
        talk.say(_("Who does it? Enter leaves it open."))

    question()
    while isinstance(line := prompt.line(question), Order):
        pass
    return Agreed(what, " ".join(line.text.split()), ask_day(talk, prompt))


def _change(talk: Talk, agreed: list[Agreed], order: Order) -> None:
    if order.command is Command.LIST:
        _say_agreed(talk, agreed)
        return
    number = order.argument if order.command is Command.REMOVE else str(len(agreed))
    if number.isdecimal() and 1 <= int(number) <= len(agreed):
        taken = agreed.pop(int(number) - 1)
        talk.say(_('Taken out: "{words}"').format(words=taken.what))
    else:
        talk.say(_("Which one? /remove with its number."))


def _say_agreed(talk: Talk, agreed: list[Agreed]) -> None:
    for number, one in enumerate(agreed, 1):
        who = f"{one.who}: " if one.who else ""
        by = _(", by {day}").format(day=in_full(one.by)) if one.by else ""
        talk.say(f"{number} {who}{one.what}{by}")
