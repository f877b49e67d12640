"""The last line: what Enter does now, and the few keys worth knowing."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from nvc_coach.services.safe_text import printable
from nvc_coach.tui.commands import Command
from nvc_coach.tui.fitting import cut, width_of
from nvc_coach.wording import _

_GAP = "  "
_LEAST = 12
"""Fewer columns than this say nothing of what Enter does."""


class Footer(Widget):
    """Keys at the right; at the left what Enter would do, which gives way where room is short.

    Attributes:
        enter: What Enter does now.
    """

    DEFAULT_CSS = """
    Footer {
        width: 1fr; height: 1; color: $quiet;
        & .footer--key { color: $accent; }
    }
    """
    COMPONENT_CLASSES = {"footer--key"}  # noqa: RUF012  # as Textual declares it

    enter: reactive[str] = reactive("")

    @dataclass
    class Clicked(Message):
        """A command in the footer was clicked."""

        command: Command

    def __init__(self, commands: Sequence[Command] = ()) -> None:
        super().__init__()
        self._commands = tuple(commands)

    def show(self, commands: Sequence[Command]) -> None:
        """Show other commands."""
        if tuple(commands) != self._commands:
            self._commands = tuple(commands)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line."""
        del y
        width = self.content_size.width
        quiet, key = self.rich_style, self.get_component_rich_style("footer--key")
        right: list[Segment] = []
        room = width
        # What leads to all else comes last and gives way last.
        for command in reversed(self._commands):
            shown, label = command.key_shown, _(command.label)
            needed = width_of(shown) + 1 + width_of(label) + (len(_GAP) if right else 0)
            if needed > room:
                break
            room -= needed
            meta = Style(meta={"command": command.action})
            told = [Segment(shown, key + meta), Segment(f" {label}", quiet + meta)]
            right = [*told, *([Segment(_GAP, quiet)] if right else []), *right]
        left = cut(printable(self.enter), room - len(_GAP))
        if width_of(left) < _LEAST and left != self.enter:
            left = ""
        fill = Segment(" " * (room - width_of(left)), quiet)
        return Strip([Segment(left, quiet), fill, *right], width)

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        action = event.style.meta.get("command")
        for command in self._commands:
            if command.action == action:
                self.post_message(self.Clicked(command))
