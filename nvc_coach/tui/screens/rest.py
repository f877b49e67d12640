"""A pause: the question gives way to a quiet page until one goes on."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from nvc_coach.tui.screens.modal import Modal
from nvc_coach.tui.widgets.breathing import Breathing
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import _


class Rest(Modal[None]):
    """A quiet page. Nothing runs out here.

    Args:
        kept: Whether what was written is kept, so that the page says what is true.
        motion: Whether a calm picture to breathe with is offered.
    """

    DEFAULT_CSS = """
    Rest > .page { align: center middle; }
    Rest Line { text-align: center; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close", show=False, priority=True),
        Binding("v", "breathe", show=False),
    ]

    def __init__(self, *, kept: bool, motion: bool) -> None:
        super().__init__()
        self._kept, self._motion = kept, motion

    def compose(self) -> ComposeResult:
        """A line to rest on, and the picture."""
        with Vertical(classes="page"):
            yield Line(
                _("Resting. Everything is kept. Take the time you like.")
                if self._kept
                else _("Resting. Take the time you like.")
            )
            yield Breathing()
            keys = _("Enter goes on.")
            if self._motion:
                keys += "  " + _("v: a calm line to breathe with.")
            yield Line(keys, classes="keys")

    def action_breathe(self) -> None:
        """Let the picture move, or be still."""
        breathing = self.query_one(Breathing)
        if self._motion:
            breathing.move(moving=not breathing.moving)
