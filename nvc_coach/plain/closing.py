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
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.session import Session
from nvc_coach.practice.view import Finished
from nvc_coach.practice.vocabulary import folded
from nvc_coach.services.reading import recap_in_words
from nvc_coach.wording import N_, _, ngettext

_KEEP = (N_("keep"), N_("keep it"), N_("keep this"))
_KEEP_NOTHING = (
    N_("keep nothing"), N_("keep nothing of it"), N_("keep nothing of this"), N_("nothing"),
)  # fmt: skip
_YES = (N_("y"), N_("yes"))


NextAfter = Callable[[Session], tuple[Exercise, ...]]
"""The practices that may come next after a session."""


def close(talk: Talk, next_after: NextAfter, *, in_memory: bool = False) -> Exercise | None:
    """Read back, and let the person keep it, keep nothing of it, or go on from it at once.

    Args:
        talk: What is at hand.
        next_after: What may come next.
        in_memory: Whether nothing was to be kept from the start.

    Returns:
        The practice to go on with at once, if there is one.

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
        offered = _Offered(talk, next_after(talk.sitting.session), in_memory=in_memory)
        offered.say()
        try:
            said = plain_answer(prompt, offered.say)
        except Turn as turn:
            if turn.order.command is Command.CHANGE:
                change(talk, turn.order.argument)
                read_back(talk)
            else:
                talk.say(_("The practice is finished; /change changes an answer."))
            continue
        following = offered.following(said)
        if in_memory:
            if following is not None:
                return following
            if not said or _is_one_of(said, _KEEP_NOTHING):
                talk.say(_("Nothing of this was kept, as you chose."))
                return None
            talk.say(_("You chose to keep nothing this time, so nothing is left to decide."))
        elif following is not None or said in {"", "1"} or _is_one_of(said, _KEEP):
            talk.say(_("Kept in your journal."))
            return following
        elif said == "2" or _is_one_of(said, _KEEP_NOTHING):
            if let_go(replace(prompt, turns=frozenset()), talk.sitting.keep_nothing):
                return None
        else:
            talk.say(_("Nothing is decided yet."))


def _is_one_of(said: str, words: tuple[str, ...]) -> bool:
    return folded(said).rstrip(".!") in {folded(_(one)) for one in words}


class _Offered:
    """What is offered at the closing; what may come next has numbers after those of keeping."""

    def __init__(self, talk: Talk, next_ones: tuple[Exercise, ...], *, in_memory: bool) -> None:
        self._talk = talk
        self._in_memory = in_memory
        self._next = dict(enumerate(next_ones, 1 if in_memory else 3))

    def say(self) -> None:
        """Read it out."""
        say = self._talk.say
        if self._in_memory:
            say(_("Enter: done. /change changes an answer, /numbers, /whole."))
        else:
            say(_("1 keep this. 2 keep nothing of this. Enter keeps it."))
            say(_("/change changes an answer, /numbers tells before and after, /whole reads all."))
        for number, one in self._next.items():
            told = self._go_on(one.minutes)
            say(told.format(number=number, title=one.title, minutes=one.minutes))

    def _go_on(self, minutes: int) -> str:
        if self._in_memory:
            return ngettext(
                "{number} go on with {title}, about {minutes} minute.",
                "{number} go on with {title}, about {minutes} minutes.",
                minutes,
            )
        return ngettext(
            "{number} keep this, and go on with {title}, about {minutes} minute.",
            "{number} keep this, and go on with {title}, about {minutes} minutes.",
            minutes,
        )

    def following(self, said: str) -> Exercise | None:
        """What is to come next, if its number or its title is said."""
        wanted = folded(said).rstrip(".!")
        named = ((wanted in {str(at), folded(one.title)}, one) for at, one in self._next.items())
        return next((one for meant, one in named if meant), None)


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
