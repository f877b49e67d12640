"""Asking for a request: what one would like to ask, and by when."""

from datetime import date

from textual.app import ComposeResult
from textual.widgets import TextArea

from nvc_coach.practice.answers import Answer, Text, is_blank
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.view import StepView
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.day_field import DayField
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.wording import _


class Requesting(Asker):
    """An editor for the request, and below it a field for the day."""

    DEFAULT_CSS = """
    Requesting {
        width: 1fr; height: 1fr; min-height: 5;
        & > Editor {
            border-left: vkey $line; padding: 0 1; height: auto; min-height: 2; max-height: 8;
        }
        & > Editor:focus { border-left: vkey $accent; }
        /* Not a margin: until it is laid out, Textual would let Tab come by it before the words. */
        & DayField { padding-top: 1; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._editor = Editor()
        self._day = DayField()
        self._offered = self._at_first = ""

    def compose(self) -> ComposeResult:
        """The words, and the day."""
        yield self._editor
        yield self._day

    def ask(self, view: StepView, exercise: Exercise, today: date) -> None:
        """Show an empty page, or the request it starts from."""
        answer = view.offered.answer if view.offered else None
        said = view.offered.typed if view.offered else ""
        text = answer if isinstance(answer, Text) else Text("")
        self._offered = text.text
        self._editor.set_words(text.text)
        self._at_first = self._editor.words
        self._day.ask(text.by, today, exercise.language, said)
        self._say_enter()

    def unsent(self) -> tuple[Answer, str] | None:
        """The request as it stands; the day, or what was said of it and not understood so far."""
        return Text(self._words(), self._day.day_so_far), self._day.not_understood

    def _words(self) -> str:
        words = self._editor.words
        return self._offered if words == self._at_first else words

    def go_on(self) -> None:
        """With the request; a day that is not sure is asked about once."""
        answer = Text(self._words(), self._day.day)
        if is_blank(answer):
            self.post_message(self.Given(None))
        elif doubt := self._day.doubt():
            self.post_message(self.Told(doubt))
        else:
            self.post_message(self.Given(answer))

    def take_focus(self) -> None:
        """The words first."""
        self.screen.set_focus(self._editor)

    def _say_enter(self) -> None:
        if not self._day.field.has_focus:
            self.enter = _("Enter: a new line, Tab: by when")
        elif self._words().strip():
            self.enter = _("Enter goes on")
        else:
            self.enter = _("Enter twice leaves it open")

    def on_descendant_focus(self) -> None:
        """Enter does something else in each of them."""
        self._say_enter()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Something was typed."""
        event.stop()
        self._typed()

    def on_day_field_changed(self, event: DayField.Changed) -> None:
        """A day was typed."""
        event.stop()
        self._typed()

    def _typed(self) -> None:
        self._say_enter()
        unsent = self.unsent()
        if unsent is not None:
            self.post_message(self.Typed(*unsent))

    def on_day_field_entered(self, event: DayField.Entered) -> None:
        """Enter in the day goes on."""
        event.stop()
        self.go_on()
