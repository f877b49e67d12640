"""Asking for a choice, or several; nothing is chosen beforehand, and Enter chooses nothing."""

from collections.abc import Callable

from nvc_coach.plain.commands import Order
from nvc_coach.plain.talk import Talk, offered_words
from nvc_coach.practice.answers import Chosen
from nvc_coach.practice.exercise import Choose
from nvc_coach.practice.view import ChoiceView, StepView
from nvc_coach.practice.vocabulary import folded
from nvc_coach.wording import _


def ask_choice(
    talk: Talk, view: StepView, step: Choose, question: Callable[[], None]
) -> Chosen | None:
    """The choices made, by number or by words that only one of them begins with."""

    def offer() -> None:
        question()
        _say_choices(talk, view, step)

    _say_choices(talk, view, step)
    prompt = talk.prompt(view)
    asked_once = False
    while True:
        line = prompt.line(offer, words=True)
        if isinstance(line, Order):
            continue
        if line.blank and asked_once:
            return None
        if line.blank:
            asked_once = True
            talk.say(_("Nothing chosen. Enter again leaves it open."))
            continue
        chosen = _chosen(line.text, view.choices, many=step.many)
        if chosen:
            return Chosen(chosen, step.many)
        talk.say(_hint(len(view.choices), many=step.many))


def _say_choices(talk: Talk, view: StepView, step: Choose) -> None:
    for number, choice in enumerate(view.choices, 1):
        talk.say(f"{number} {choice.label}{_way_back(choice)}")
    if view.withheld:
        talk.say(
            _(
                "A way back has been taken as often as it is offered in one sitting. /pause and "
                "/stop are open."
            )
        )
    if view.offered is not None:
        talk.say(_("Last time: {words}").format(words=offered_words(talk, view)))
    talk.say(_("Numbers, with commas between.") if step.many else _("A number."))


def _way_back(choice: ChoiceView) -> str:
    if not choice.back_to:
        return ""
    if choice.last_time:
        return _(" (back to {part}, for the last time)").format(part=choice.back_to)
    return _(" (back to {part})").format(part=choice.back_to)


def _chosen(text: str, choices: tuple[ChoiceView, ...], *, many: bool) -> tuple[str, ...]:
    """The ids that a line names; none if any piece of it names nothing, or not just one."""
    pieces = text.replace(",", " ").split() if many or text.strip().isdecimal() else [text]
    ids: list[str] = []
    for piece in pieces:
        if piece.isdecimal():
            found = [choices[int(piece) - 1].id] if 1 <= int(piece) <= len(choices) else []
        else:
            start = folded(piece)
            found = [one.id for one in choices if folded(one.label).startswith(start)]
        if len(found) != 1:
            return ()
        ids += found
    return tuple(ids)


def _hint(count: int, *, many: bool) -> str:
    if many:
        return _(
            "Please type numbers from 1 to {count}, with commas between. Enter leaves it open."
        ).format(count=count)
    return _("Please type a number from 1 to {count}. Enter leaves it open.").format(count=count)
