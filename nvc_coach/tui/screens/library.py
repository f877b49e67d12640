"""The library: every exercise, found by typing."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.vocabulary import folded
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.screens.introduction import introduce
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _, ngettext


class Library(Page):
    """A field to filter with, and the exercises.

    Args:
        heading: What they have in common; empty for the whole library.
        only: The ids of those to show; all without it.
    """

    DEFAULT_CSS = """
    Library Editor { border-left: vkey $line; padding: 0 1; margin-bottom: 1; }
    Library Editor:focus { border-left: vkey $accent; }
    Library Rows { height: 1fr; }
    Library #summary { color: $quiet; margin-top: 1; }
    Library #broken { color: $quiet; margin-top: 1; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((CLOSE,)),
        Binding("down", "to_list", show=False, priority=True),
        Binding("up", "to_field", show=False, priority=True),
    ]

    def __init__(self, *, heading: str = "", only: Sequence[str] = ()) -> None:
        super().__init__()
        self._heading, self._only = heading, tuple(only)
        self._exercises: tuple[Exercise, ...] = ()

    def compose_column(self) -> ComposeResult:
        """Heading, field, list, and what the exercise is where one is."""
        program = self.house.program
        self._exercises = tuple(
            one for one in program.exercises() if not self._only or one.id in self._only
        )
        yield Line(self._heading or _("The library"), classes="heading")
        yield Editor(one_line=True, placeholder=_("type to find"))
        yield Rows(self._rows(""))
        yield Line(id="summary")
        yield Line(_broken(program.broken_exercises()), id="broken")

    def take_focus(self) -> None:
        """The field."""
        self.set_focus(self.query_one(Editor))
        self._say_summary()

    def _rows(self, filter_text: str) -> list[Row]:
        wanted = folded(filter_text).split()
        return [
            Row(one.title, _minutes(one), name=one.id)
            for one in self._exercises
            if all(word in folded(f"{one.title} {one.summary} {one.id}") for word in wanted)
        ]

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Show what fits what is typed."""
        event.stop()
        rows = self._rows(event.text_area.text)
        self.query_one(Rows).show(rows)
        self.tell("" if rows else _("No exercise has this in its title or summary."))
        self._say_summary()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Say what the exercise is."""
        event.stop()
        self._say_summary()

    def _say_summary(self) -> None:
        here = self.query_one(Rows).here
        found = next((one for one in self._exercises if here and one.id == here.name), None)
        self.query_one("#summary", Line).say(found.summary if found else "")
        self.query_one(Footer).enter = _("Enter opens it") if found else ""

    def on_editor_entered(self, event: Editor.Entered) -> None:
        """Enter in the field opens what the list is at."""
        event.stop()
        self.query_one(Rows).action_choose()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """What it is, before it begins."""
        introduce(self, event.row.name)

    def on_key(self, event: events.Key) -> None:
        """Letters typed in the list go to the field."""
        super().on_key(event)
        if self.query_one(Rows).has_focus and event.is_printable and event.key != "space":
            editor = self.query_one(Editor)
            self.set_focus(editor)
            editor.insert(event.character or "")

    def action_to_list(self) -> None:
        """Down from the field; in the list it is the list's own key."""
        rows = self.query_one(Rows)
        if self.focused is rows or not rows.rows:
            raise SkipAction
        self.set_focus(rows)

    def action_to_field(self) -> None:
        """Up from the first row; elsewhere it is the list's own key."""
        rows = self.query_one(Rows)
        if self.focused is not rows or rows.here != rows.rows[0]:
            raise SkipAction
        self.set_focus(self.query_one(Editor))

    def action_close(self) -> None:
        """Home."""
        self.coach.go_home()

    def close_topmost(self) -> bool:
        """Esc empties the field first."""
        editor = self.query_one(Editor)
        if not editor.words:
            return False
        editor.set_words("")
        self.set_focus(editor)
        return True

    def help_text(self) -> str:
        """What the library is."""
        return _(
            "Type a part of a title to find an exercise; arrows go through the list. Your own "
            "exercises, and those that others sent you, are listed here too once their files lie "
            "in {folder}."
        ).format(folder=self.house.program.places.library)


def _minutes(exercise: Exercise) -> str:
    return ngettext("{count} min", "{count} min", exercise.minutes).format(count=exercise.minutes)


def _broken(files: Sequence[str]) -> str:
    if not files:
        return ""
    told = ngettext(
        "{count} file cannot be used; nvc-coach exercise check tells why:",
        "{count} files cannot be used; nvc-coach exercise check tells why:",
        len(files),
    ).format(count=len(files))
    return "\n".join((told, *files))
