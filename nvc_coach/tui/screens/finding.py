"""A field above a list: what is typed finds, and the list is walked through."""

from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType

from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.rows import Rows


class FindingPage(Page):
    """Letters always go to the field, up and down through the list, and Enter opens what it is at.

    Left and right arrange the list differently, as long as nothing is typed.
    """

    DEFAULT_CSS = """
    FindingPage #arranged { color: $quiet; }
    FindingPage Editor { border-left: vkey $line; padding: 0 1; margin-bottom: 1; }
    FindingPage Editor:focus { border-left: vkey $accent; }
    FindingPage Rows { height: 1fr; min-height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "to_list", show=False, priority=True),
        Binding("up", "to_field", show=False, priority=True),
        Binding("left", "arranged_by(-1)", show=False, priority=True),
        Binding("right", "arranged_by(1)", show=False, priority=True),
    ]

    def can_arrange(self) -> bool:
        """Whether the list can be arranged in other ways."""
        raise NotImplementedError

    def arrange_by(self, by: int) -> None:
        """Arrange it by the next of the ways, or the one before."""
        raise NotImplementedError

    def action_arrange(self) -> None:
        """By the next of the ways."""
        if self.can_arrange():
            self.arrange_by(1)

    def action_arranged_by(self, by: int) -> None:
        """By the next of the ways, or the one before; in words one is moving about in them."""
        if not self.can_arrange() or self.query_one(Editor).words:
            raise SkipAction
        self.arrange_by(by)

    def on_editor_entered(self, event: Editor.Entered) -> None:
        """Enter in the field opens what the list is at."""
        event.stop()
        self.query_one(Rows).action_choose()

    def on_key(self, event: events.Key) -> None:
        """Letters typed in the list go to the field; Textual lets the page hear them too."""
        if self.query_one(Rows).has_focus and event.is_printable and event.key != "space":
            editor = self.query_one(Editor)
            self.set_focus(editor)
            editor.insert(event.character or "")

    def on_click(self, event: events.Click) -> None:
        """A click on the line that tells how it is arranged arranges it differently."""
        if event.widget is self.query_one("#arranged"):
            self.action_arrange()

    def action_to_list(self) -> None:
        """Down from the field; in the list it is the list's own key."""
        rows = self.query_one(Rows)
        if self.focused is rows or not rows.rows:
            raise SkipAction
        self.set_focus(rows)

    def action_to_field(self) -> None:
        """Up from the first row; elsewhere it is the list's own key."""
        rows = self.query_one(Rows)
        first = next((row for row in rows.rows if row.name), None)
        if self.focused is not rows or rows.here != first:
            raise SkipAction
        self.set_focus(self.query_one(Editor))

    def close_topmost(self) -> bool:
        """Esc empties the field first."""
        editor = self.query_one(Editor)
        if not editor.words:
            return False
        editor.set_words("")
        self.set_focus(editor)
        return True
