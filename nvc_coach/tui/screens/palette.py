"""Finding a command by typing a part of its name."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import TextArea

from nvc_coach.practice.vocabulary import folded
from nvc_coach.tui.commands import Command
from nvc_coach.tui.screens.modal import Modal
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _


class Palette(Modal[str]):
    """Every command of the page; gives back the action of the one that was chosen.

    Args:
        commands: What can be done now.
    """

    DEFAULT_CSS = """
    Palette Editor { border-left: vkey $accent; padding: 0 1; }
    Palette Rows { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = tuple(commands)

    def compose(self) -> ComposeResult:
        """A field, and the commands that fit it."""
        with Vertical(classes="panel"):
            yield Editor(one_line=True, placeholder=_("what would you like to do?"))
            yield Rows(self._rows(""), aligned=True)
            yield Line(_("Enter does it. Esc: back to where you were."), classes="keys")

    def on_mount(self) -> None:
        """Type at once."""
        self.set_focus(self.query_one(Editor))

    def _rows(self, typed: str) -> list[Row]:
        wanted = folded(typed).split()
        return [
            Row(_(one.label), _(one.meaning), name=one.action)
            for one in self._commands
            if all(word in folded(f"{_(one.label)} {_(one.meaning)}") for word in wanted)
        ]

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Show what fits."""
        event.stop()
        self.query_one(Rows).show(self._rows(event.text_area.text))

    def action_move(self, by: int) -> None:
        """Move in the list while typing."""
        self.query_one(Rows).action_move(by)

    def on_editor_entered(self, event: Editor.Entered) -> None:
        """Do what the list is at."""
        event.stop()
        self.query_one(Rows).action_choose()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Do it."""
        event.stop()
        self.dismiss(event.row.name)
