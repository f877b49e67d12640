"""What all ways of asking have in common."""

from dataclasses import dataclass
from datetime import date

from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from nvc_coach.practice.answers import Answer
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.view import StepView


class Asker(Widget):
    """A way of asking. It stays mounted, and shows one step after the other.

    So one step gives way to the next within one message, and no key is lost in between. A widget
    only posts what the person said; what comes next is not for it to decide.
    """

    enter: reactive[str] = reactive("")
    """What Enter would do now, in a few words for the footer; empty where it does nothing."""

    @dataclass
    class Typed(Message):
        """What stands unsent has changed.

        Attributes:
            answer: The answer so far.
            typed: The half-typed field beside picks.
        """

        answer: Answer
        typed: str = ""

    @dataclass
    class Given(Message):
        """The person goes on with this answer.

        Attributes:
            answer: The answer; None where there is none.
            asked: Whether they were asked already whether to leave it open.
        """

        answer: Answer | None
        asked: bool = False

    @dataclass
    class Told(Message):
        """Something to tell in the quiet line; empty takes back what stands there."""

        sentence: str

    @dataclass
    class Onward(Message):
        """The person leaves the widget towards "go on" (`back` false) or the other way."""

        back: bool = False

    def ask(self, view: StepView, exercise: Exercise, today: date) -> None:
        """Show a step, with the answer it offers to start from.

        Args:
            view: The step, of a kind this widget asks for.
            exercise: What is practised, for its words and its language.
            today: The day it is.
        """
        raise NotImplementedError

    def go_on(self) -> None:
        """What "go on" does here: mostly post :class:`Given`; with a half-typed word, keep that."""
        raise NotImplementedError

    def close_topmost(self) -> bool:
        """Let something in it take Esc; whether it did."""
        return False

    def unsent(self) -> tuple[Answer, str] | None:
        """What stands there now and is not sent, as in :class:`Typed`; None where nothing can."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the cursor where one would begin."""
        raise NotImplementedError
