"""Asking for a choice, or several; nothing is chosen beforehand, and Enter chooses nothing."""

from collections.abc import Callable

from nvc_coach.plain.talk import Talk, offered_words
from nvc_coach.practice.answers import Chosen
from nvc_coach.practice.exercise import Choose
from nvc_coach.practice.view import ChoiceView, StepView
from nvc_coach.practice.vocabulary import folded
from nvc_coach.wording import _

Numbered = dict[int, ChoiceView]
"""The choices still offered, each by its number in the exercise: a number never changes hands."""


def ask_choice(
    talk: Talk, view: StepView, step: Choose, question: Callable[[], None]
) -> Chosen | None:
    """The choices made, by number or by words that only one of them begins with."""
    offered = {choice.id: choice for choice in view.choices}
    numbered = {n: offered[c.id] for n, c in enumerate(step.choices, 1) if c.id in offered}

    def offer() -> None:
        question()
        _say_choices(talk, view, step, numbered)

    _say_choices(talk, view, step, numbered)
    prompt = talk.prompt(view)
    nothing_yet = _("Nothing chosen. Enter again leaves it open.")
    while (said := prompt.answer(offer, nothing_yet)) is not None:
        chosen = _chosen(talk, said, numbered, many=step.many)
        if chosen:
            talk.say(_("Chosen: {choices}.").format(choices=", ".join(c.label for c in chosen)))
            return Chosen(tuple(one.id for one in chosen), step.many)
    return None


def _say_choices(talk: Talk, view: StepView, step: Choose, numbered: Numbered) -> None:
    for number, choice in numbered.items():
        talk.say(f"{number} {choice.label}{_way_back(choice)}")
    exercise = talk.sitting.session.exercise
    offered = {choice.id for choice in numbered.values()}
    for withheld in step.choices:
        if withheld.goto is not None and withheld.id not in offered:
            told = _("The way back to {part} is used up for this time.")
            talk.say(told.format(part=exercise.step(withheld.goto).part))
    if view.withheld:
        talk.say(_("/pause rests, /stop stops, and every other way is open."))
    if view.offered is not None:
        talk.say(_("Last time: {words}").format(words=offered_words(talk, view)))
    if step.many:
        talk.say(_("Numbers, with commas between. Enter twice leaves it open."))
    else:
        talk.say(_("A number. Enter twice leaves it open."))


def _way_back(choice: ChoiceView) -> str:
    if not choice.back_to:
        return ""
    if choice.last_time:
        return _(" (back to {part}, for the last time)").format(part=choice.back_to)
    return _(" (back to {part})").format(part=choice.back_to)


def _chosen(talk: Talk, text: str, numbered: Numbered, *, many: bool) -> tuple[ChoiceView, ...]:
    """The choices that a line names; none, and said why, if any piece of it does not name one."""
    pieces = text.replace(",", " ").split() if many or text.strip().isdecimal() else [text]
    chosen: list[ChoiceView] = []
    for piece in pieces:
        if piece.isdecimal():
            found = {n: choice for n, choice in numbered.items() if n == int(piece)}
        else:
            start = folded(piece)
            found = {n: c for n, c in numbered.items() if folded(c.label).startswith(start)}
        if len(found) > 1:
            which = ", ".join(f"{number} {choice.label}" for number, choice in found.items())
            talk.say(_('"{words}" could be: {choices}.').format(words=piece, choices=which))
        if len(found) != 1:
            talk.say(_hint(numbered, many=many))
            return ()
        chosen += found.values()
    return tuple(chosen)


def _hint(numbered: Numbered, *, many: bool) -> str:
    numbers = ", ".join(map(str, numbered))
    if many:
        told = _("Please type numbers out of {numbers}, with commas between.")
    else:
        told = _("Please type one of the numbers {numbers}.")
    return told.format(numbers=numbers)
