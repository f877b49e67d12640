"""The ways: everything that can be done on a page, each with a letter that works at once."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from nvc_coach.tui.commands import Command
from nvc_coach.tui.screens.modal import Modal
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _


class Ways(Modal[Command]):
    """A menu of commands; gives back the one that was chosen.

    Args:
        commands: What can be done now, in order.
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = tuple(commands)

    def compose(self) -> ComposeResult:
        """A row for each command."""
        with Vertical(classes="panel"):
            rows = [Row(_row(one), _(one.meaning), name=one.action) for one in self._commands]
            yield Rows(rows, aligned=True)
            yield Line(_("A letter, or Enter. Esc: back to where you were."), classes="keys")

    def on_key(self, event: events.Key) -> None:
        """A letter does what it stands for, alone or with Alt."""
        letter = event.character or event.key.removeprefix("alt+")
        for command in self._commands:
            if command.letter and command.letter == letter.casefold():
                event.stop()
                self.dismiss(command)
                return

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A row does the same."""
        chosen = event.row.name
        self.dismiss(next(one for one in self._commands if one.action == chosen))


def _row(command: Command) -> str:
    return f"{command.letter or ' '}  {_(command.label)}"
