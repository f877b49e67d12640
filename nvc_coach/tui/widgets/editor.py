"""Where free words are written: soft-wrapped, exact to the letter, and never in the way."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size, clamp
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import DocumentNavigator, Edit, EditResult, Location

from nvc_coach.practice.answers import clean
from nvc_coach.tui import safe
from nvc_coach.tui.widgets.exact_document import ExactDocument, Rows, begin_of, end_of

_LINE_ENDS = re.compile("\n+")
_NEW_LINE = frozenset(("enter", "shift+enter", "alt+enter"))
"""What Enter is called: many terminals send the same for all three."""
_HINT = "text-area--placeholder"
_BY_WORDS = frozenset(("alt+b", "alt+f"))
"""Keys with which many terminals move by words."""


class Editor(TextArea):
    """An editor for a person's own words, which come out exactly as they went in.

    Alt with a letter types nothing, for it is how a terminal sends Esc and then the letter.

    Args:
        one_line: Whether Enter is not a new line but :class:`Entered`, and lines are joined.
        placeholder: What is said where nothing stands yet.
        id: Its name in style sheets.
    """

    DEFAULT_CSS = """
    Editor {
        width: 1fr; height: auto; min-height: 1; max-height: 100%; padding: 0; border: none;
        background: transparent; color: $foreground;
        overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size-horizontal: 0;
        &:focus { border: none; background-tint: transparent; }
        & .text-area--placeholder { color: $quiet; }
        & .text-area--selection {
            background: $input-selection-background; color: $input-selection-foreground;
        }
        &:dark, &:light {
            & .text-area--cursor, &.-read-only .text-area--cursor {
                background: $input-cursor-background; color: $input-cursor-foreground;
                text-style: $input-cursor-text-style;
            }
        }
    }
    """
    takes_letters: ClassVar[bool] = True
    """A letter changes the text and nothing else, so the next key need not wait for it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+backspace", "delete_left", show=False),
        Binding("shift+delete", "delete_right", show=False),
        Binding("ctrl+delete", "delete_word_right", show=False),
    ]

    @dataclass
    class Entered(Message):
        """Enter was pressed in an editor of one line."""

        editor: "Editor"

        @property
        def control(self) -> "Editor":
            """The editor, for choosing by its name."""
            return self.editor

    @dataclass
    class Copied(Message):
        """Words were copied or cut. The application's own clipboard has them, and nobody else."""

        editor: "Editor"

        @property
        def control(self) -> "Editor":
            """The editor, for choosing by its name."""
            return self.editor

    def __init__(
        self,
        *,
        one_line: bool = False,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002  # as in Textual
    ) -> None:
        self._hint = Rows(ExactDocument(placeholder).shown)
        super().__init__(
            id=id,
            theme="css",
            tab_behavior="focus",
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=safe.words(placeholder),
        )
        self.one_line = one_line
        self.cursor_blink = False

    @property
    def words(self) -> str:
        """What stands in it, exactly."""
        return self.text

    def set_words(self, words: str) -> None:
        """Let other words stand in it, with the cursor behind them and nothing to be undone."""
        self.load_text(words)
        self.move_cursor(self.document.end)

    # ------------------------------------------------------------------ the words

    def load_text(self, text: str) -> None:
        """Let another text stand in it, with the cursor before it and nothing to be undone."""
        super().load_text(self._admitted(text))

    def edit(self, edit: Edit) -> EditResult:
        """Change the words. Whatever is typed, pasted or put there comes by here."""
        edit.text = self._admitted(edit.text)
        edit.from_location = self._exact.nearest(edit.from_location)
        edit.to_location = self._exact.nearest(edit.to_location)
        return super().edit(edit)

    def _admitted(self, text: str) -> str:
        text = clean(text)
        return _LINE_ENDS.sub(" ", text) if self.one_line else text

    def _set_document(self, text: str, language: str | None) -> None:
        del language
        self._exact = ExactDocument(text)
        self._rows = Rows(self._exact.shown)
        self.document, self.wrapped_document = self._exact, self._rows
        self.navigator = DocumentNavigator(self._rows)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def _put(self, text: str) -> None:
        if text and not self.read_only:
            self.replace(text, *self.selection, maintain_selection_offset=False)

    # ------------------------------------------------------------------ keys

    async def _on_key(self, event: events.Key) -> None:
        *modifiers, name = event.key.split("+")
        if event.key in _NEW_LINE and (self.one_line or event.key != "enter"):
            event.stop()
            event.prevent_default()
            if self.one_line:
                self.post_message(self.Entered(self))
            else:
                self._put("\n")
        elif "alt" in modifiers and (event.is_printable or len(name) == 1):
            event.prevent_default()
            if event.key not in _BY_WORDS:
                event.stop()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._put(event.text)

    def action_paste(self) -> None:
        """Put there what was copied in the application; nothing takes nothing away."""
        self._put(self.app.clipboard)

    def action_copy(self) -> None:
        """Copy what is selected; where nothing is, the key is somebody else's."""
        super().action_copy()
        self.post_message(self.Copied(self))

    def action_cut(self) -> None:
        """Cut what is selected, or else the line."""
        if self.read_only:
            return
        whole_line = self.selection.is_empty
        cut = (
            self._delete_cursor_line() if whole_line else self._delete_via_keyboard(*self.selection)
        )
        if cut is not None and cut.replaced_text:
            self.app.copy_to_clipboard(cut.replaced_text)
            self.post_message(self.Copied(self))

    # ------------------------------------------------------------------ the cursor

    def get_cursor_left_location(self) -> Location:
        """The place to the left, over all that is seen as one."""
        line, column = super().get_cursor_left_location()
        return line, begin_of(self._rows.document[line], column)

    def get_cursor_right_location(self) -> Location:
        """The place to the right, over all that is seen as one."""
        line, column = super().get_cursor_right_location()
        return line, end_of(self._rows.document[line], column)

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """None: brackets are letters, and looking for their like reads the whole text."""
        del bracket, search_from
        return None

    def _refresh_size(self) -> None:
        self._hint.wrap(self.wrap_width)
        self.virtual_size = Size(0, self._seen.height)
        self._refresh_scrollbars()
        if self.is_mounted:
            self.scroll_cursor_visible()

    # ------------------------------------------------------------------ on the screen

    def validate_placeholder(self, placeholder: str | Content) -> Content:
        """Letters only: Textual would read markup in a string."""
        return placeholder if isinstance(placeholder, Content) else safe.words(placeholder)

    def watch_placeholder(self, placeholder: Content) -> None:
        """Say something else where nothing stands yet."""
        self._hint = Rows(ExactDocument(placeholder.plain).shown)
        self._refresh_size()

    @property
    def _seen(self) -> Rows:
        """What stands on the screen: the words, or the placeholder where there are none."""
        return self._hint if self.document.end == (0, 0) else self._rows

    def render_line(self, y: int) -> Strip:
        """A row: words, selection and cursor, made of what is shown and kept nowhere."""
        rows = self._seen
        style = self.visual_style.rich_style
        width = self.scrollable_content_region.width
        y += self.scroll_offset.y
        if y >= rows.height:
            return Strip.blank(width, style)
        line, start, end = rows.row(y)
        words = rows.document[line]
        if end == len(words):
            end += 1  # a blank in which the cursor can stand, or the end of a line be selected
        row = words[start:end].ljust(end - start)
        over = self._over(line, words)
        edges = {clamp(column, start, end) for span in over for column in span[:2]}
        lies = style if rows is self._rows else self.get_component_rich_style(_HINT)
        segments = [
            Segment(
                row[here - start : there - start],
                next((mark for first, last, mark in over if first <= here < last), lies),
            )
            for here, there in pairwise(sorted(edges | {start, end}))
        ]
        return Strip(segments).adjust_cell_length(width, style)

    def _over(self, line: int, words: str) -> list[tuple[int, int, Style]]:
        """What lies over a line, the uppermost first: columns from and to, and how it looks."""
        over = []
        if self._draw_cursor and self.cursor_location[0] == line:
            start = begin_of(words, self.cursor_location[1])
            end = end_of(words, start + 1)
            while end <= len(words) and not cell_len(words[start:end]):
                end = end_of(words, end + 1)  # something to be seen, or the cursor would not be
            over.append((start, end, self.get_component_rich_style("text-area--cursor")))
        top, bottom = sorted(self.selection)
        if top[0] <= line <= bottom[0]:
            start = begin_of(words, top[1]) if line == top[0] else 0
            end = begin_of(words, bottom[1]) if line == bottom[0] else len(words) + 1
            over.append((start, end, self.get_component_rich_style("text-area--selection")))
        return over
