"""The closing: the person's words read back, and what is to become of them."""

from collections.abc import Callable
from dataclasses import replace

from nvc_coach.journal.errors import NotSavedError
from nvc_coach.plain.changing import change
from nvc_coach.plain.commands import Command
from nvc_coach.plain.menu import plain_answer
from nvc_coach.plain.prompt import Prompt, Turn
from nvc_coach.plain.talk import Talk
from nvc_coach.plain.terminal import say
from nvc_coach.practice.view import Finished
from nvc_coach.practice.vocabulary import folded
from nvc_coach.services.reading import recap_in_words
from nvc_coach.wording import N_, _

_KEEP = (N_("keep"), N_("keep it"), N_("keep this"))
_KEEP_NOTHING = (
    N_("keep nothing"), N_("keep nothing of it"), N_("keep nothing of this"), N_("nothing"),
)  # fmt: skip
_YES = (N_("y"), N_("yes"))


def close(talk: Talk, *, in_memory: bool = False) -> bool:
    """Read back, and let the person keep it or keep nothing of it; whether it is kept.

    Args:
        talk: What is at hand.
        in_memory: Whether nothing was to be kept from the start.

    Raises:
        Ended: The talking ends; the entry stays as it is.
    """
    read_back(talk)
    listed = talk.prompt()
    listed.turns = frozenset({Command.CHANGE})
    listed.shown[Command.NUMBERS] = lambda _order: show_numbers(talk)
    # Going back is refused with a sentence of its own, and help does not name it.
    prompt = replace(listed, turns=listed.turns | {Command.BACK})
    while True:
        _offer(talk, in_memory=in_memory)
        try:
            said = plain_answer(prompt, lambda: _offer(talk, in_memory=in_memory))
        except Turn as turn:
            if turn.order.command is Command.CHANGE:
                change(talk, turn.order.argument)
                read_back(talk)
            else:
                talk.say(_("The practice is finished; /change changes an answer."))
            continue
        if in_memory:
            if not said or _is_one_of(said, _KEEP_NOTHING):
                talk.say(_("Nothing of this was kept, as you chose."))
                return False
            talk.say(_("You chose to keep nothing this time, so nothing is left to decide."))
        elif said in {"", "1"} or _is_one_of(said, _KEEP):
            talk.say(_("Kept in your journal."))
            return True
        elif said == "2" or _is_one_of(said, _KEEP_NOTHING):
            if let_go(replace(prompt, turns=frozenset()), talk.sitting.keep_nothing):
                return False
        else:
            talk.say(_("Nothing is decided yet."))


def _is_one_of(said: str, words: tuple[str, ...]) -> bool:
    return folded(said).rstrip(".!") in {folded(_(one)) for one in words}


def _offer(talk: Talk, *, in_memory: bool) -> None:
    if in_memory:
        talk.say(_("Enter: done. /change changes an answer, /numbers, /whole."))
    else:
        talk.say(_("1 keep this. 2 keep nothing of this. Enter keeps it."))
        talk.say(_("/change changes an answer, /numbers tells before and after, /whole reads all."))


def let_go(prompt: Prompt, discard: Callable[[], None]) -> bool:
    """Ask once more whether to keep nothing of an entry, and let go of it; whether it is gone.

    Args:
        prompt: Where to read and write; nothing leads away from the question.
        discard: Lets go of the entry for good.

    Raises:
        Ended: The talking ends; the entry stays as it is.
    """

    def question() -> None:
        say(prompt.terminal, _("It will be gone for good. y: yes, keep nothing. Enter: go back."))

    question()
    said = plain_answer(prompt, question)
    if not _is_one_of(said, (*_YES, *_KEEP_NOTHING)):
        return False
    try:
        discard()
    except NotSavedError as error:
        say(prompt.terminal, error.sentence)
        say(prompt.terminal, _("So it is still in your journal."))
        return False
    say(prompt.terminal, _("Nothing of this is kept."))
    return True


def read_back(talk: Talk) -> None:
    """The last pass in the person's own words, with nothing added that they did not say."""
    view = talk.sitting.view
    if isinstance(view, Finished):
        talk.say()
        talk.say(recap_in_words(view))
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
