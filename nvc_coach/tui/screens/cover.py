"""The cover: nothing of the page can be read until it is taken away."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from nvc_coach.tui.screens.modal import Modal
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import _


class Cover(Modal[None]):
    """An empty page; Enter takes it away. Letters go nowhere."""

    DEFAULT_CSS = """
    Cover > .page { align: center middle; }
    Cover Line { text-align: center; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close", show=False, priority=True),
        Binding("ctrl+l", "close", show=False, priority=True),
    ]

    def compose(self) -> ComposeResult:
        """One quiet line."""
        with Vertical(classes="page"):
            yield Line(_("Covered. Enter goes on."), classes="quiet")
