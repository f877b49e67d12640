"""A small question with a few answers, each a letter."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from nvc_coach.tui.screens.modal import Modal
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _


class Question(Modal[str]):
    """Asks once; gives back the letter of the answer, or None where nothing was decided.

    Args:
        text: What is asked.
        answers: Letters and what they stand for; the first is where Enter is.
        interrupt: The answer that Ctrl+C gives; empty for none.
    """

    def __init__(
        self, text: str, answers: Sequence[tuple[str, str]], *, interrupt: str = ""
    ) -> None:
        super().__init__()
        self._text = text
        self._answers = tuple(answers)
        self._interrupt = interrupt

    def compose(self) -> ComposeResult:
        """The question, and a row for each answer."""
        with Vertical(classes="panel"):
            yield Line(self._text, classes="heading")
            yield Rows([Row(f"{letter}  {label}", name=letter) for letter, label in self._answers])
            yield Line(_("A letter, or Enter. Esc: back to where you were."), classes="keys")

    def on_key(self, event: events.Key) -> None:
        """A letter answers."""
        if event.key == "ctrl+c" and self._interrupt:
            event.stop()
            self.dismiss(self._interrupt)
            return
        pressed = (event.character or event.key.removeprefix("alt+")).casefold()
        if any(pressed == letter for letter, _label in self._answers):
            event.stop()
            self.dismiss(pressed)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """So does a row."""
        self.dismiss(event.row.name)
