"""What all pages that lie on another page for a moment have in common."""

from typing import ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widget import Widget

from nvc_coach.tui.widgets.rows import Rows

Answer = TypeVar("Answer")
_PADDING = 2
"""Lines of air above and below what stands on a panel."""


class Modal(ModalScreen[Answer | None]):
    """A page on top of another: Esc takes it away again, and nothing is lost by it."""

    DEFAULT_CSS = """
    Modal {
        background: $background 0%; align: center bottom;
        & > .panel {
            background: $raised; width: 100%; height: auto; max-height: 100%; padding: 1 2;
            align-horizontal: center;
        }
        & > .panel > * { max-width: 76; }
        & .panel Rows:focus .rows--here { background: $background; }
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

    def on_resize(self, event: events.Resize) -> None:
        """Leave what stands around a list its room."""
        for rows in self.query(".panel Rows").results(Rows):
            around = sum(
                one.outer_size.height
                for one in self.query(".panel > *").results(Widget)
                if one is not rows
            )
            rows.styles.max_height = max(3, event.size.height - around - _PADDING)

    def action_close(self) -> None:
        """Take it away, with nothing decided."""
        self.dismiss(None)
