"""The very first page: one field."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from nvc_coach.practice.answers import Text
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.view import JUDGMENT
from nvc_coach.services.practising import begin
from nvc_coach.services.sitting import Sitting, Unsent
from nvc_coach.tui.commands import EVERYWHERE, EXAMPLE, GO_ON, STOP, WAYS, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.sheet import Sheet
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import _

FIRST_EXERCISE = "transforming-enemy-images"


class FirstWords(Page):
    """Asks for the judgment before anything else; the exercise's first pages come after it."""

    DEFAULT_CSS = """
    FirstWords #question { margin: 1 0; }
    FirstWords Editor { border-left: vkey $line; padding: 0 1; height: auto; max-height: 8; }
    FirstWords Editor:focus { border-left: vkey $accent; }
    FirstWords #how { margin-top: 1; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (GO_ON, EXAMPLE, STOP, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (GO_ON, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((GO_ON, EXAMPLE, STOP))]

    def __init__(self) -> None:
        super().__init__()
        self._sitting: Sitting | None = None
        self._unsent: Unsent | None = None

    def compose_column(self) -> ComposeResult:
        """The question, the field, and how to go on."""
        kept = (
            _("nvc-coach. Nothing of it is kept this time.")
            if self.house.in_memory
            else _("nvc-coach. What you write stays on this computer.")
        )
        yield Line(kept, classes="quiet")
        yield Line(
            _("What are you telling yourself about them? As bluntly as it sounds."), id="question"
        )
        yield Editor(one_line=True)
        yield Line(
            _("One line is enough. With nothing written, Enter lets you look round."),
            id="how",
            classes="quiet",
        )

    def take_focus(self) -> None:
        """The field."""
        self.set_focus(self.query_one(Editor))
        self.query_one(Footer).enter = _("Enter goes on")

    @property
    def _exercise(self) -> Exercise | None:
        return self.house.program.exercise(FIRST_EXERCISE)

    def _begun(self) -> Sitting | None:
        """The sitting, begun with the first letter."""
        exercise = self._exercise
        if self._sitting is None and exercise is not None:
            self._sitting = begin(self.house.program, exercise, in_memory=self.house.in_memory)
            self._unsent = Unsent(self._sitting, JUDGMENT, Text(""))
        return self._sitting

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        self.keep_unsent()

    def keep_unsent(self) -> None:
        """Keep what is typed, once there is something."""
        words = self.query_one(Editor).words
        sitting = self._begun() if words.strip() else self._sitting
        if sitting is None or self._unsent is None:
            return
        if words.strip():
            self._unsent.keep(Text(words))
        elif sitting.begun:
            sitting.keep_nothing()
            self._sitting = self._unsent = None
        self.house.note(sitting)

    def on_editor_entered(self, event: Editor.Entered) -> None:
        """Enter goes on."""
        event.stop()
        self._go_on()

    def action_go_on(self) -> None:
        """So does the key for it."""
        self.after_keys(self._go_on)

    def _go_on(self) -> None:
        self.keep_unsent()
        if self._sitting is None:
            self.coach.go_home()
        else:
            self.coach.practise(self._sitting)

    def action_stop(self) -> None:
        """Stop here."""
        self.after_keys(lambda: self.coach.end("stopped"))

    def action_lines(self) -> None:
        """Go on line by line, with the words that are there."""

        def go() -> None:
            self.keep_unsent()
            self.coach.sitting = self._sitting
            self.coach.end("plain")

        self.after_keys(go)

    def action_example(self) -> None:
        """How somebody answered it."""
        step = self._exercise.asking(JUDGMENT) if self._exercise else None
        if step is not None:
            self.app.push_screen(Sheet(_("For example, somebody wrote"), step.example.strip()))

    def help_text(self) -> str:
        """More about the question."""
        step = self._exercise.asking(JUDGMENT) if self._exercise else None
        return step.help.strip() if step is not None else ""
