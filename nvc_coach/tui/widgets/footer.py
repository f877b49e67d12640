"""The last line: what Enter does now, and the few keys worth knowing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from nvc_coach.tui.commands import Command
from nvc_coach.tui.fitting import cut, width_of
from nvc_coach.tui.safe import on_one_line
from nvc_coach.wording import _

_GAP = "  "
_LEAST = 12
"""Fewer columns than this say nothing of what Enter does."""


class Footer(Widget, can_focus=True):
    """Keys at the right; at the left what Enter would do, which gives way where room is short.

    Tab leads here too: then Enter does what is marked, so that no command needs Ctrl.

    Attributes:
        enter: What Enter does on the page.
    """

    DEFAULT_CSS = """
    Footer {
        width: 1fr; height: 1; color: $quiet;
        & .footer--key { color: $accent; }
        & .footer--here { color: $accent; text-style: bold reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer--key", "footer--here"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    enter: reactive[str] = reactive("")

    @dataclass
    class Chosen(Message):
        """A command in the footer was clicked, or chosen with Enter."""

        command: Command

    def __init__(self, commands: Sequence[Command] = ()) -> None:
        super().__init__()
        self._commands = tuple(commands)
        self._at = 0

    def show(self, commands: Sequence[Command]) -> None:
        """Show other commands."""
        if tuple(commands) != self._commands:
            self._commands, self._at = tuple(commands), 0
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line."""
        del y
        width = self.size.width
        right, room = self._keys(width)
        here = self._here
        told = _("Enter: {label}").format(label=_(here.label)) if here else self.enter
        told = on_one_line(told)
        left = cut(told, room - len(_GAP))
        if left != told and width_of(left) < _LEAST:
            left = ""
        fill = Segment(" " * (room - width_of(left)), self.rich_style)
        return Strip([Segment(left, self.rich_style), fill, *right], width)

    def _keys(self, width: int) -> tuple[list[Segment], int]:
        """The keys that fit, and the columns left; what leads to all else gives way last."""
        quiet, key = self.rich_style, self.get_component_rich_style("footer--key")
        marked = self.get_component_rich_style("footer--here")
        here = self._here
        right: list[Segment] = []
        for command in reversed(self._commands):
            shown, label = command.key_shown, _(command.label)
            needed = width_of(shown) + 1 + width_of(label) + (len(_GAP) if right else 0)
            if needed > width:
                break
            width -= needed
            meta = Style(meta={"command": command.action})
            first, second = (marked, marked) if command is here else (key, quiet)
            told = [Segment(shown, first + meta), Segment(f" {label}", second + meta)]
            right = [*told, *([Segment(_GAP, quiet)] if right else []), *right]
        return right, width

    @property
    def _here(self) -> Command | None:
        """The command that is marked while one is here."""
        return self._commands[self._at] if self.has_focus and self._commands else None

    def action_move(self, by: int) -> None:
        """The next command, or the one before."""
        self._at = max(0, min(len(self._commands) - 1, self._at + by))
        self.refresh()

    def action_choose(self) -> None:
        """Do what is marked."""
        if self._here is not None:
            self.post_message(self.Chosen(self._here))

    def on_focus(self) -> None:
        """Begin at the first, which goes on where there is anything to go on to."""
        self._at = 0
        self.app.cursor_position = self.content_region.offset + Offset(0, 0)
        self.refresh()

    def on_blur(self) -> None:
        """Nothing is marked any more."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        action = event.style.meta.get("command")
        for command in self._commands:
            if command.action == action:
                self.post_message(self.Chosen(command))
