"""Steps at which feelings or needs are picked, and a page with nothing on it but the picker."""

from collections.abc import Iterable
from types import MappingProxyType

from textual.app import App, ComposeResult
from textual.events import MouseScrollDown, MouseScrollUp
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Static

from nvc_coach.practice.answers import Picks
from nvc_coach.practice.events import Draft
from nvc_coach.practice.exercise import Exercise, Feelings, Needs
from nvc_coach.practice.session import begin
from nvc_coach.practice.view import StepView, present
from nvc_coach.practice.vocabulary import Group, Vocabulary, Word
from nvc_coach.tui.safe_app import SafeApp
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.picker import Picker
from tests.practice.exercises import START

TODAY = START.date()
RESPECT = Word("respect", "respect", "to be treated as someone whose dignity counts")
SELF_RESPECT = Word("self-respect", "self-respect", "to stand by what I value in myself")
HEARD = Word("to-be-heard", "to be heard", "someone takes in what I say", ("listening",))
REST = Word("rest", "rest", "to let go of effort", ("a break",))
EASE = Word("ease", "ease")
NEEDS = Vocabulary(
    "core/needs",
    "1.0.0",
    "en",
    "needs",
    (
        Group("seen", "Being seen and heard", (SELF_RESPECT, RESPECT, HEARD)),
        Group("body", "Body and rest", (REST, EASE)),
    ),
)
LONELY, HURT = Word("lonely", "lonely", "nobody near me inside"), Word("hurt", "hurt")
GLAD = Word("glad", "glad", "light comes in")
FEELINGS = Vocabulary(
    "core/feelings",
    "1.0.0",
    "en",
    "feelings",
    (
        Group("sad", "Sad", (LONELY, HURT), met=False),
        Group("glad", "Glad", (GLAD,), met=True),
    ),
)
IGNORED = Word(
    "ignored",
    "ignored",
    "someone acts as if I were not there",
    also=("not seen at all today",),
    feelings=("lonely", "hurt"),
    needs=("to-be-heard", "respect"),
)
WORTHLESS = Word("worthless", "worthless", "I tell myself so", feelings=("hurt",), needs=("rest",))
STORIES = Vocabulary(
    "core/faux-feelings",
    "1.0.0",
    "en",
    "faux-feelings",
    (
        Group("over", "Overlooked", (IGNORED,)),
        Group("the-judge-in-me", "The judge in me", (WORTHLESS,)),
    ),
)


def needs_of(words: Iterable[Word]) -> Vocabulary:
    """A vocabulary of one group."""
    return Vocabulary("core/needs", "1.0.0", "en", "needs", (Group("all", "All", tuple(words)),))


def step(
    vocabulary: Vocabulary = NEEDS, draft: Picks | None = None, typed: str = ""
) -> tuple[StepView, Exercise]:
    """A step that picks from a vocabulary, perhaps with something that stands unsent."""
    kind = Feelings if vocabulary.kind == "feelings" else Needs
    exercise = Exercise(
        id="small",
        version="1.0.0",
        language="en",
        title="A small exercise",
        summary="For the tests.",
        minutes=5,
        form=("solo",),
        steps=(kind(id="mine", ask="Which?", vocabulary=vocabulary.id),),
        vocabularies={vocabulary.id: vocabulary},
        faux_feelings=STORIES,
    )
    drafts = MappingProxyType(
        {} if draft is None else {"mine": Draft(step="mine", at=START, answer=draft, typed=typed)}
    )
    view = present(begin(exercise), drafts)
    assert isinstance(view, StepView)
    return view, exercise


def painted(app: App[None]) -> list[str]:
    """The screen as text, line by line."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001  # what is really painted
    return ["".join(segment.text for segment in strip) for strip in strips]


def turn_wheel(app: App[None], over: Widget, kind: type[MouseScrollDown | MouseScrollUp]) -> None:
    """Turn the mouse's wheel by one notch."""
    x, y = over.region.offset + Offset(1, 1)
    app.post_message(
        kind(
            widget=None, x=x, y=y, delta_x=0, delta_y=0, button=0, shift=False, meta=False,
            ctrl=False, screen_x=x, screen_y=y,
        )
    )  # fmt: skip


class Ticking:
    """A clock that stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Host(SafeApp[None]):
    """The picker between two lines, with everything that it posts."""

    CSS = """
    #above, #below { height: 2; }
    """

    def __init__(
        self, vocabulary: Vocabulary = NEEDS, draft: Picks | None = None, typed: str = ""
    ) -> None:
        super().__init__()
        self.clock = Ticking()
        self.picker = Picker(clock=self.clock)
        self.asked = step(vocabulary, draft, typed)
        self.posted: list[object] = []
        self.escapes = 0
        self.seen: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static("", id="above")
        yield self.picker
        yield Static("", id="below")

    def on_mount(self) -> None:
        self.picker.ask(*self.asked, TODAY)
        self.picker.take_focus()

    def on_asker_typed(self, event: Asker.Typed) -> None:
        self.posted.append(event)

    def on_asker_given(self, event: Asker.Given) -> None:
        self.posted.append(event)

    def on_asker_told(self, event: Asker.Told) -> None:
        self.posted.append(event)

    def on_asker_onward(self, event: Asker.Onward) -> None:
        self.posted.append(event)

    def on_key(self, event: object) -> None:
        if getattr(event, "key", "") == "escape":
            self.escapes += 1

    # ------------------------------------------------------------------ what there is to see

    @property
    def given(self) -> list[object]:
        return [one.answer for one in self.posted if isinstance(one, Asker.Given)]

    @property
    def typed(self) -> list[tuple[object, str]]:
        return [(one.answer, one.typed) for one in self.posted if isinstance(one, Asker.Typed)]

    @property
    def told(self) -> list[str]:
        return [one.sentence for one in self.posted if isinstance(one, Asker.Told)]

    @property
    def field(self) -> Editor:
        return self.picker.query_one(Editor)

    @property
    def lines(self) -> list[str]:
        """The screen as text, line by line."""
        return painted(self)
