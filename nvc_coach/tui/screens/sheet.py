"""A sheet: something to read for a moment."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from nvc_coach.tui.screens.modal import Modal
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import _


class Sheet(Modal[None]):
    """A text on top of the page, scrolled with the arrows, closed with Esc or Enter.

    Args:
        heading: What it is.
        text: The text.
    """

    DEFAULT_CSS = """
    Sheet > .page { align-horizontal: center; }
    Sheet VerticalScroll { height: 1fr; max-width: 68; width: 100%; }
    Sheet VerticalScroll:focus { background-tint: transparent; }
    Sheet .heading, Sheet .keys { max-width: 68; width: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "close", show=False, priority=True)]

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        self._heading, self._text = heading, text

    def compose(self) -> ComposeResult:
        """Heading, text, and how to close it."""
        with Vertical(classes="page"):
            yield Line(self._heading, classes="heading")
            with VerticalScroll():
                yield Line(self._text)
            yield Line(_("Arrows scroll. Esc or Enter: back to where you were."), classes="keys")
