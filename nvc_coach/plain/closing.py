"""The closing: the person's words read back, and what is to become of them."""

from nvc_coach.plain.changing import change
from nvc_coach.plain.commands import Command, Order
from nvc_coach.plain.prompt import Turn
from nvc_coach.plain.talk import Talk
from nvc_coach.practice.view import Finished
from nvc_coach.services.reading import days_in
from nvc_coach.wording import _


def close(talk: Talk, *, in_memory: bool = False) -> bool:
    """Read back, and let the person keep it or keep nothing of it; whether it is kept.

    Args:
        talk: What is at hand.
        in_memory: Whether nothing was to be kept from the start.

    Raises:
        Ended: The talking ends; the entry stays as it is.
    """
    read_back(talk)
    prompt = talk.prompt()
    prompt.shown[Command.NUMBERS] = lambda _order: show_numbers(talk)
    while True:
        _offer(talk, in_memory=in_memory)
        try:
            line = prompt.line(lambda: _offer(talk, in_memory=in_memory))
        except Turn as turn:
            if turn.order.command is Command.CHANGE:
                change(talk, turn.order.argument)
                read_back(talk)
            else:
                talk.say(_("The practice is finished; /change changes an answer."))
            continue
        said = "" if isinstance(line, Order) else line.text.strip()
        if in_memory and not said:
            talk.say(_("Nothing of this was kept, as you chose."))
            return False
        if said in {"", "1"} and not in_memory:
            talk.say(_("Kept in your journal."))
            return True
        if said == "2" and not in_memory and _sure(talk):
            talk.sitting.keep_nothing()
            talk.say(_("Nothing of this is kept."))
            return False


def _offer(talk: Talk, *, in_memory: bool) -> None:
    if in_memory:
        talk.say(_("Enter: done. /change changes an answer, /numbers, /whole."))
    else:
        talk.say(_("1 keep this. 2 keep nothing of this. Enter keeps it."))
        talk.say(_("/change changes an answer, /numbers tells before and after, /whole reads all."))


def _sure(talk: Talk) -> bool:
    talk.say(_("It will be gone for good. y: yes, keep nothing. Enter: go back."))
    line = talk.prompt().line(lambda: None)
    return not isinstance(line, Order) and line.text.strip().casefold() in {"y", "yes", "2"}


def read_back(talk: Talk) -> None:
    """The last pass in the person's own words, with nothing added that they did not say."""
    view = talk.sitting.view
    if not isinstance(view, Finished):
        return
    talk.say()
    for line in view.recap:
        if line.sentence is not None:
            talk.say(line.sentence)
        else:
            talk.say(line.asked)
            talk.say(line.words)
        for day in days_in(line.answer):
            talk.say(day)
    if not view.recap:
        talk.say(_("Nothing was written this time, and that is welcome too."))
    talk.say()


def show_numbers(talk: Talk) -> None:
    """How strongly the judgment held, before and after; a rise as calmly as a fall."""
    view = talk.sitting.view
    before, after = view.charge if isinstance(view, Finished) else (None, None)
    not_said = _("not said")
    talk.say(
        _("Before: {before}. After: {after}.").format(
            before=not_said if before is None else before,
            after=not_said if after is None else after,
        )
    )
