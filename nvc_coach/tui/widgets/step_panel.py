"""A step as it is asked: what stays in view, the question, and the way of answering it."""

from collections.abc import Mapping
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size

from nvc_coach.practice.answers import Picks, Text, in_words
from nvc_coach.practice.exercise import (
    Agreement,
    Asking,
    Choose,
    Exercise,
    Feelings,
    Needs,
    Observe,
    Request,
    Scale,
    Write,
)
from nvc_coach.practice.shortening import before_a_stop, one_line
from nvc_coach.practice.view import StepView
from nvc_coach.tui.widgets.agreeing import Agreeing
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.choosing import Choosing
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.picker import Picker
from nvc_coach.tui.widgets.pin import Pin
from nvc_coach.tui.widgets.requesting import Requesting
from nvc_coach.tui.widgets.scaling import Scaling
from nvc_coach.tui.widgets.writing import Writing
from nvc_coach.wording import _

_ASKERS: Mapping[type[Asking], type[Asker]] = {
    Write: Writing,
    Observe: Writing,
    Feelings: Picker,
    Needs: Picker,
    Choose: Choosing,
    Scale: Scaling,
    Request: Requesting,
    Agreement: Agreeing,
}


class Asked(VerticalScroll, can_focus=False):
    """What is asked, with what stays in view above it and what was said before below it.

    As high as its text; in a small window, as high as the way of answering leaves it.
    """

    DEFAULT_CSS = """
    Asked { height: auto; }
    """

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of the text, or those that are left."""
        needed = super().get_content_height(container, viewport, width)
        asker = self.parent.asker if isinstance(self.parent, StepPanel) else None
        least = asker.styles.min_height if asker is not None else None
        return max(1, min(needed, container.height - (int(least.value) if least else 0)))


class StepPanel(Vertical):
    """Every way of asking is mounted once; one of them is shown."""

    DEFAULT_CSS = """
    StepPanel { height: 1fr; }
    StepPanel #question { margin-bottom: 1; }
    StepPanel #offered { color: $quiet; margin-bottom: 1; }
    StepPanel > Asker { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: Asker | None = None

    def compose(self) -> ComposeResult:
        """What stays in view, the question, what was said before, and every way of answering."""
        with Asked():
            yield Pin()
            yield Line(id="question")
            yield Line(id="offered")
        for kind in dict.fromkeys(_ASKERS.values()):
            yield kind()

    @property
    def asker(self) -> Asker | None:
        """The way of answering that is shown; None before the first step."""
        return self._shown

    def show(self, view: StepView, exercise: Exercise, today: date) -> Asker:
        """Ask a step, with the cursor where one begins to answer it."""
        asker = self.query_one(_ASKERS[type(view.step)])
        self.query_one(Pin).show(view.pinned, view.asked)
        self.query_one("#question", Line).say(view.asked.strip())
        self.query_one("#offered", Line).say(_offered(view, exercise.language))
        asker.ask(view, exercise, today)
        for one in self.query(Asker):
            one.display = one is asker
        self._shown = asker
        self.query_one(Asked).scroll_to(y=0, animate=False)
        asker.take_focus()
        return asker


def _offered(view: StepView, language: str) -> str:
    """What was answered the last time, and which way back is spent."""
    return "\n".join(filter(None, (_last_time(view, language), _withheld(view))))


_LONGEST = 400
"""How many characters of what was answered the last time are told; the whole is a key away."""


def _last_time(view: StepView, language: str) -> str:
    offered = view.offered
    if offered is None or offered.source == "draft":
        return ""
    words = one_line(in_words(offered.answer, offered.said, language), _LONGEST)
    match offered.answer:
        case Picks():
            return _("Last time: {words}. Anything beneath or beside?").format(
                words=before_a_stop(words)
            )
        case Text():
            return _("This is what you wrote before. Keep it, change it, or write anew.")
        case _:
            return _("Last time: {words}").format(words=words)


def _withheld(view: StepView) -> str:
    if not view.withheld:
        return ""
    return _(
        "A way back is used up for this time. Esc p rests, Esc s stops here, and every other way "
        "is open."
    )
