"""What all pages that lie on another page for a moment have in common."""

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Modal(ModalScreen[Answer | None]):
    """A page on top of another: Esc takes it away again, and nothing is lost by it."""

    DEFAULT_CSS = """
    Modal {
        background: $background 0%; align: center bottom;
        & > .panel {
            background: $raised; width: 100%; max-width: 84; height: auto; max-height: 90%;
            padding: 1 2;
        }
        & > .page {
            background: $background; width: 100%; height: 100%; padding: 1 2;
        }
        & .heading { text-style: bold; margin-bottom: 1; }
        & .keys { color: $quiet; margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False, priority=True),
        Binding("ctrl+r", "close", show=False, priority=True),
    ]
    AUTO_FOCUS = "*"

    def action_close(self) -> None:
        """Take it away, with nothing decided."""
        self.dismiss(None)
