"""Asking for free words: a line, or as many as one likes."""

from datetime import date

from textual.app import ComposeResult
from textual.widgets import TextArea

from nvc_coach.practice.answers import Answer, Text, is_blank
from nvc_coach.practice.exercise import Exercise, Write
from nvc_coach.practice.view import StepView
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.wording import _


class Writing(Asker):
    """Two editors, one of which is shown: for a line, and for many."""

    DEFAULT_CSS = """
    Writing {
        width: 1fr; height: 1fr; min-height: 3;
        & Editor { border-left: vkey $line; padding: 0 1; }
        & Editor:focus { border-left: vkey $accent; }
        & #page { height: auto; min-height: 3; max-height: 100%; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._line = Editor(one_line=True, id="line")
        self._page = Editor(id="page")
        self._at_first = ""
        self._offered = ""

    def compose(self) -> ComposeResult:
        """Both editors."""
        yield self._line
        yield self._page

    @property
    def _editor(self) -> Editor:
        return self._line if self._line.display else self._page

    def ask(self, view: StepView, exercise: Exercise, today: date) -> None:
        """Show an empty page, or the words it starts from."""
        del exercise, today
        single = isinstance(view.step, Write) and view.step.lines == 1
        self._line.display, self._page.display = single, not single
        answer = view.offered.answer if view.offered else None
        self._offered = answer.text if isinstance(answer, Text) else ""
        self._editor.set_words(self._offered)
        self._at_first = self._editor.words
        self._say_enter()

    def unsent(self) -> tuple[Answer, str] | None:
        """The words as they stand; those of an untouched page as they were kept."""
        words = self._editor.words
        return Text(self._offered if words == self._at_first else words), ""

    def go_on(self) -> None:
        """With the words, if there are any."""
        unsent = self.unsent()
        self.post_message(self.Given(unsent[0] if unsent and not is_blank(unsent[0]) else None))

    def take_focus(self) -> None:
        """The editor."""
        self.screen.set_focus(self._editor)

    def _say_enter(self) -> None:
        if self._editor is self._page:
            self.enter = _("Enter starts a new line")
        elif self._editor.words.strip():
            self.enter = _("Enter goes on")
        else:
            self.enter = _("Enter twice leaves it open")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Something was typed."""
        event.stop()
        unsent = self.unsent()
        if event.text_area is self._editor and unsent is not None:
            self._say_enter()
            self.post_message(self.Typed(*unsent))

    def on_editor_entered(self, event: Editor.Entered) -> None:
        """Enter in a single line goes on."""
        event.stop()
        self.go_on()
