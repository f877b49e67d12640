"""The words there are to pick from, under headings; only what is visible is painted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from nvc_coach.practice.vocabulary import Word
from nvc_coach.tui.findings import Heading, Row
from nvc_coach.tui.fitting import cut, width_of
from nvc_coach.tui.safe import on_one_line
from nvc_coach.wording import _

HERE, NOT_HERE = "▸ ", "  "
_KEPT, _NOT_KEPT = "✓ ", "  "
_BAR = " ▐"
_GAP = 2
_WHEEL = 3
_WIDEST_LABEL = 24
_NARROW = 50
"""Under so many columns a meaning has no room beside its word, and stands below it."""


class WordList(ScrollView, can_focus=False):
    """Words and their meanings; "▸" marks where one is, "✓" what is kept.

    The keys go to the field of the picker, which tells the list what to show.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    WordList {
        width: 1fr; height: 1fr; min-height: 3; background: transparent; overflow: hidden hidden;
        & .word-list--heading { color: $quiet; text-style: bold; }
        & .word-list--word { color: $foreground; }
        & .word-list--meaning { color: $quiet; }
        & .word-list--here { color: $foreground; background: $raised; text-style: bold; }
        & .word-list--here-meaning { color: $foreground; background: $raised; }
        & .word-list--bar { color: $line; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "word-list--heading",
        "word-list--word",
        "word-list--meaning",
        "word-list--here",
        "word-list--here-meaning",
        "word-list--bar",
    }

    @dataclass
    class Clicked(Message):
        """A row was clicked; `row` is its number from 0."""

        row: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # as in Textual
        super().__init__(id=id)
        self._rows: tuple[Row, ...] = ()
        self._here: int | None = None
        self._kept: frozenset[str] = frozenset()
        self._label_width = 0

    # ------------------------------------------------------------------ what it shows

    def begin(self, words: Iterable[Word]) -> None:
        """Begin at the top, with room for the labels of nine in ten of these words.

        The longest would take it from the meanings of all. It is the same whichever are shown, so
        that finding some moves nothing aside.
        """
        widths = sorted(width_of(on_one_line(word.label)) for word in words)
        usual = widths[len(widths) * 9 // 10] if widths else 0
        self._label_width = min(usual, _WIDEST_LABEL)
        self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    def show(self, rows: Sequence[Row], here: int | None, kept: frozenset[str]) -> None:
        """Show these rows.

        Args:
            rows: Headings and words.
            here: The number of the row that is highlighted, from 0.
            kept: The ids of the words that are kept.
        """
        rows = tuple(rows)
        if (rows, here, kept) == (self._rows, self._here, self._kept):
            return
        others = rows != self._rows
        before, self._here = self._here, here
        if others or kept != self._kept or self._narrow:
            self.refresh()
        else:
            self._refresh_row(before)
            self._refresh_row(here)
        self._rows, self._kept = rows, kept
        self._fit()
        if others and here is None:
            self.scroll_to(y=0, animate=False, force=True)
        self._scroll_to_here()

    @property
    def here_on_screen(self) -> Offset | None:
        """Where on the screen the highlighted row begins; None where it is not to be seen."""
        if self._here is None:
            return None
        line = self._here - self.scroll_offset.y
        if not 0 <= line < self._visible_lines:
            return None
        return self.content_region.offset + Offset(0, line)

    # ------------------------------------------------------------------ painting

    def render_line(self, y: int) -> Strip:
        """One line of what is visible.

        The bar at the right is painted with it: Textual's own comes and goes with a second layout
        and a second painting for each letter typed.
        """
        strip = self._line(y + self.scroll_offset.y, self.size.width - len(_BAR))
        bar = _BAR if self._bar_stands_at(y) else " " * len(_BAR)
        return Strip([*strip, Segment(bar, self.get_component_rich_style("word-list--bar"))])

    def _line(self, line: int, width: int) -> Strip:
        row, below = self._row_at(line)
        if not 0 <= row < len(self._rows):
            return Strip.blank(width, self.rich_style)
        one = self._rows[row]
        if isinstance(one, Heading):
            style = self.get_component_rich_style("word-list--heading")
            return _padded([Segment(cut(one.label, width), style)], width, style)
        return self._word(one, width, here=row == self._here, below=below)

    def _bar_stands_at(self, y: int) -> bool:
        """Whether the bar that shows which part of the list is visible reaches this line."""
        lines, whole = self._visible_lines, self.virtual_size.height
        if whole <= lines:
            return False
        length = max(1, lines * lines // whole)
        start = round((lines - length) * self.scroll_offset.y / (whole - lines))
        return start <= y < start + length

    def _word(self, word: Word, width: int, *, here: bool, below: bool) -> Strip:
        kind = "here" if here else "word"
        style = self.get_component_rich_style(f"word-list--{kind}")
        quiet = self.get_component_rich_style(f"word-list--{'here-' if here else ''}meaning")
        begin = len(NOT_HERE + _NOT_KEPT)
        if below:
            meaning = _short(word.gloss, width - begin)
            return _padded([Segment(" " * begin + meaning, quiet)], width, quiet)
        marks = (HERE if here else NOT_HERE) + (_KEPT if word.id in self._kept else _NOT_KEPT)
        label = cut(word.label, width - begin)
        segments = [Segment(marks + label, style)]
        at = begin + max(self._label_width, width_of(label)) + _GAP
        if word.gloss and not self._narrow and at < width - _GAP:
            fill = " " * (at - begin - width_of(label))
            segments.append(Segment(fill + _short(word.gloss, width - at), quiet))
        return _padded(segments, width, style)

    @property
    def _narrow(self) -> bool:
        return self.size.width < _NARROW

    @property
    def _visible_lines(self) -> int:
        return self.size.height

    @property
    def _meaning_below(self) -> int | None:
        """The row below which the meaning takes a line of its own, where it has none beside it."""
        if not self._narrow or self._here is None:
            return None
        word = self._rows[self._here]
        return self._here if isinstance(word, Word) and word.gloss else None

    def _row_at(self, line: int) -> tuple[int, bool]:
        """The row on a line, and whether the line is the one below it with its meaning."""
        below = self._meaning_below
        if below is None or line <= below:
            return line, False
        return line - 1, line == below + 1

    # ------------------------------------------------------------------ scrolling

    def on_resize(self) -> None:
        """Keep in sight where one is."""
        self._fit()
        self._scroll_to_here()

    def _fit(self) -> None:
        lines = len(self._rows) + (self._meaning_below is not None)
        if lines != self.virtual_size.height:
            self.virtual_size = Size(0, lines)

    def _refresh_row(self, row: int | None) -> None:
        if row is not None:
            self.refresh_line(row)

    def _scroll_to_here(self) -> None:
        """Let the highlighted row be seen, and the heading right above it."""
        here, lines = self._here, self._visible_lines
        if here is None or lines <= 0:
            return
        top = here - 1 if here and isinstance(self._rows[here - 1], Heading) else here
        bottom = here + (self._meaning_below is not None)
        y = self.scroll_offset.y
        wanted = min(max(y, bottom - lines + 1), max(top, bottom - lines + 1))
        if wanted != y:
            self.scroll_to(y=wanted, animate=False, force=True)

    # ------------------------------------------------------------------ the mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel shows what is below."""
        event.stop()
        self.scroll_to(y=self.scroll_offset.y + _WHEEL, animate=False, force=True)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel shows what is above."""
        event.stop()
        self.scroll_to(y=self.scroll_offset.y - _WHEEL, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Say which row was clicked."""
        row, _below = self._row_at(event.y + self.scroll_offset.y)
        if 0 <= row < len(self._rows):
            event.stop()
            self.post_message(self.Clicked(row))


class OwnWords(Widget):
    """The row above the list that keeps one's own words; blank while there are none."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    OwnWords {
        width: 1fr; height: 1; color: $foreground;
        & .own-words--here { color: $foreground; background: $raised; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"own-words--here"}

    @dataclass
    class Clicked(Message):
        """The row was clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # as in Textual
        super().__init__(id=id)
        self._text = ""
        self._here = False

    def show(self, text: str, *, here: bool) -> None:
        """Show the words there are to keep; `here` says that the row is highlighted."""
        if (text, here) != (self._text, self._here):
            self._text, self._here = text, here
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line."""
        width = self.size.width
        if y or not self._text.strip():
            return Strip.blank(width, self.rich_style)
        style = self.get_component_rich_style("own-words--here") if self._here else self.rich_style
        told = _('Keep my words: "{words}"')
        room = width - width_of(HERE + told.format(words=""))
        line = told.format(words=cut(self._text, room))
        mark = HERE if self._here else NOT_HERE
        return _padded([Segment(cut(mark + line, width), style)], width, style)

    def on_click(self, event: events.Click) -> None:
        """Say that the row was clicked."""
        event.stop()
        self.post_message(self.Clicked())


def _padded(segments: list[Segment], width: int, style: Style) -> Strip:
    """A line of just this width."""
    taken = sum(width_of(segment.text) for segment in segments)
    return Strip([*segments, Segment(" " * (width - taken), style)], width)


def _short(meaning: str, width: int) -> str:
    """A meaning in so many columns, cut between two words where it is long enough for that."""
    whole = on_one_line(meaning)
    begun = cut(whole, width)
    words, _space, _torn = begun.rpartition(" ")
    return f"{words}…" if begun != whole and width_of(words) > width // 2 else begun
