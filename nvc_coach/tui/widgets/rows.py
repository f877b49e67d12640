"""A list to choose from. It paints only what is visible, however long it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from nvc_coach.tui.fitting import cut, width_of
from nvc_coach.tui.safe import on_one_line

_MARK, _NO_MARK = "▸ ", "  "
_GAP = 2
_SHARE = 0.45
"""How much of the width a value may take before it is cut rather than its label."""
_LEAST = 8
"""Fewer columns than this say nothing of what stands beside."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        label: What can be chosen, or the heading.
        beside: More about it, at the right, cut short before the label is.
        name: What the row stands for; a heading has none, and neither has a blank row.
        spans: Where in the label what was looked for stands.
    """

    label: str
    beside: str = ""
    name: str = ""
    spans: tuple[tuple[int, int], ...] = ()


class Rows(ScrollView, can_focus=True):
    """Rows under headings; one of them is where one is.

    Args:
        rows: What it shows first.
        aligned: Whether what stands beside the labels stands in a column of its own, to be read
            with them; otherwise at the right.
        id: Its name in style sheets.
    """

    DEFAULT_CSS = """
    Rows {
        width: 1fr; height: auto; max-height: 100%; background: transparent;
        scrollbar-gutter: auto;
        & .rows--heading { color: $quiet; }
        & .rows--row { color: $foreground; }
        & .rows--beside { color: $quiet; }
        & .rows--here { color: $foreground; text-style: bold; }
        & .rows--found { color: $foreground; text-style: bold; }
        &:focus .rows--here { background: $raised; color: $accent; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--heading",
        "rows--row",
        "rows--beside",
        "rows--here",
        "rows--found",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """A row was chosen.

        Attributes:
            rows: The list.
            row: What was chosen.
        """

        rows: "Rows"
        row: Row

    @dataclass
    class Moved(Message):
        """Another row is where one is."""

        rows: "Rows"

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        aligned: bool = False,
        id: str | None = None,  # noqa: A002  # as in Textual
    ) -> None:
        super().__init__(id=id)
        self._aligned = aligned
        self._column = 0
        self._rows: tuple[Row, ...] = ()
        self._at = -1
        self.show(rows)

    # ------------------------------------------------------------------ what it shows

    def show(self, rows: Sequence[Row], at: str = "") -> None:
        """Show other rows; one stays at the row of the same name, or goes to the one named `at`."""
        before = self._rows, self._at, self._column
        wanted = at or (self.here.name if self.here else "")
        self._rows = tuple(rows)
        labels = [width_of(_MARK + on_one_line(row.label)) for row in self._rows if row.beside]
        self._column = max(labels, default=0) + _GAP
        names = [row.name for row in self._rows]
        first = next((place for place, name in enumerate(names) if name), -1)
        self._at = names.index(wanted) if wanted and wanted in names else first
        self.virtual_size = Size(0, len(self._rows))  # another number of rows is laid out anew
        self._scroll_to_here()
        self._paint_what_differs(*before)

    def _paint_what_differs(self, rows: tuple[Row, ...], at: int, column: int) -> None:
        """Paint the visible lines that do not show what they showed before."""
        if self._aligned and column != self._column:
            self.refresh()
            return
        top, width = self.scroll_offset.y, self.size.width
        differing = [
            Region(0, place - top, width, 1)
            for place in range(top, top + self.size.height)
            if rows[place : place + 1] != self._rows[place : place + 1]
            or (place == at) != (place == self._at)
        ]
        if differing:
            self.refresh(*differing)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What it shows."""
        return self._rows

    @property
    def here(self) -> Row | None:
        """The row where one is; None where there is none to choose."""
        return self._rows[self._at] if 0 <= self._at < len(self._rows) else None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are rows."""
        del container, viewport, width
        return len(self._rows)

    def render_line(self, y: int) -> Strip:
        """One line of what is visible."""
        place = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if not 0 <= place < len(self._rows):
            return Strip.blank(width, self.get_component_rich_style("rows--row"))
        return self._painted(place, width)

    def _painted(self, place: int, width: int) -> Strip:
        row, here = self._rows[place], place == self._at
        kind = "rows--heading" if not row.name else "rows--here" if here else "rows--row"
        style = self.get_component_rich_style(kind)
        beside_style = style if here else self.get_component_rich_style("rows--beside")
        mark = "" if not row.name else _MARK if here else _NO_MARK
        label, beside = self._fitted(mark + row.label, row.beside, width)
        rest = width - width_of(label) - width_of(beside)
        column = self._column - width_of(label) if self._aligned and beside else rest
        fill = " " * max(0, min(column, rest))
        found = style + self.get_component_rich_style("rows--found", partial=True)
        segments = [
            *_with_spans(label, row.spans, len(mark), style, found),
            Segment(fill, style),
            Segment(beside, beside_style),
        ]
        strip = Strip(segments).adjust_cell_length(width, style)
        return strip.apply_style(Style(meta={"row": place}))

    def _fitted(self, label: str, beside: str, width: int) -> tuple[str, str]:
        """Both, cut to the width: a short value keeps its place beside a long label."""
        label, beside = on_one_line(label), on_one_line(beside)
        needed = width_of(beside) + _GAP if beside else 0
        if self._aligned and beside:
            return label, cut(beside, width - max(self._column, width_of(label) + _GAP))
        if width_of(label) + needed <= width:
            return label, beside
        if needed <= width * _SHARE:
            return cut(label, width - needed), beside
        room = width - min(width_of(label), width) - _GAP
        return cut(label, width), cut(beside, room) if room >= _LEAST else ""

    # ------------------------------------------------------------------ moving about in it

    def move_to(self, place: int) -> None:
        """Be at another row."""
        if place == self._at or not (0 <= place < len(self._rows) and self._rows[place].name):
            return
        self._at = place
        self._scroll_to_here()
        self.refresh()
        self.post_message(self.Moved(self))

    def action_move(self, by: int) -> None:
        """Go to the next row that can be chosen, down (1) or up (-1)."""
        place = self._at + by
        while 0 <= place < len(self._rows) and not self._rows[place].name:
            place += by
        if 0 <= place < len(self._rows):
            self.move_to(place)
        else:  # what stands above the first row may be a heading
            self.scroll_to(y=0 if by < 0 else self.max_scroll_y, animate=False)

    def action_page(self, by: int) -> None:
        """Go on or back by what is visible; where all rows are, the page may scroll instead.

        Raises:
            SkipAction: All rows are visible.
        """
        if len(self._rows) <= self.size.height:
            raise SkipAction
        self._to_nearest(self._at + by * max(1, self.size.height - 1), -by)

    def action_end(self, by: int) -> None:
        """Go to the last row (1) or the first (-1)."""
        self._to_nearest(len(self._rows) - 1 if by > 0 else 0, -by)

    def _to_nearest(self, place: int, step: int) -> None:
        place = max(0, min(place, len(self._rows) - 1))
        while 0 <= place < len(self._rows) and not self._rows[place].name:
            place += step
        self.move_to(place)

    def action_choose(self) -> None:
        """Choose the row where one is."""
        if self.here is not None:
            self.post_message(self.Chosen(self, self.here))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        place = event.style.meta.get("row")
        if isinstance(place, int) and self._rows[place].name:
            self.move_to(place)
            self.action_choose()

    def on_focus(self) -> None:
        """Take the terminal's cursor along."""
        self._take_cursor_along()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Paint what has become visible."""
        super().watch_scroll_y(old_value, new_value)
        self.refresh()

    def _scroll_to_here(self) -> None:
        if self._at >= 0:
            above = 1 if self._at and not self._rows[self._at - 1].name else 0
            self.scroll_to_region(
                Region(0, self._at - above, 1, 1 + above), animate=False, force=True
            )
            self._take_cursor_along()

    def _take_cursor_along(self) -> None:
        """Where the terminal's own cursor is shown, magnifiers and braille displays follow it."""
        if self.is_attached and self.has_focus:
            self.app.cursor_position = self.content_region.offset + Offset(
                0, self._at - self.scroll_offset.y
            )


def _with_spans(
    label: str, spans: tuple[tuple[int, int], ...], shift: int, style: Style, found: Style
) -> list[Segment]:
    """A label in pieces, those that were looked for in a style of their own."""
    pieces: list[Segment] = []
    at = 0
    for begin, end in spans:
        pieces += [
            Segment(label[at : begin + shift], style),
            Segment(label[begin + shift : end + shift], found),
        ]
        at = end + shift
    return [one for one in (*pieces, Segment(label[at:], style)) if one.text]
