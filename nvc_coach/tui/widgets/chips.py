"""What is kept at a step: words and own words, as one flowing text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from nvc_coach.practice.vocabulary import Word
from nvc_coach.tui.fitting import cut, width_of
from nvc_coach.tui.kept import Chip
from nvc_coach.tui.safe import on_one_line
from nvc_coach.tui.widgets.word_list import HERE, NOT_HERE
from nvc_coach.wording import _, ngettext

MOST_LINES = 3
_BETWEEN = "  ·"
_GAP = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """One chip in a line.

    Attributes:
        chip: Its number, from 0.
        text: What is shown of it.
        at: The column where it begins, its mark included.
    """

    chip: int
    text: str
    at: int

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.at + len(NOT_HERE) + width_of(self.text)


Lines = tuple[tuple[Piece, ...], ...]


def flowing(texts: Sequence[str], width: int) -> Lines:
    """Chips in lines of at most `width` columns; one that is wider is cut short."""
    lines: list[list[Piece]] = []
    room = max(1, width - len(NOT_HERE) - len(_BETWEEN))
    for chip, text in enumerate(texts):
        piece = Piece(chip, cut(text, room), 0)
        if lines:
            after = Piece(chip, piece.text, lines[-1][-1].end + len(_BETWEEN))
            if after.end + len(_BETWEEN) <= width:
                lines[-1].append(after)
                continue
        lines.append([piece])
    return tuple(map(tuple, lines))


class Chips(Widget):
    """What is kept, and how much of it. The marked chip is shown reversed, behind "▸"."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Chips {
        width: 1fr; height: auto; min-height: 1; color: $foreground;
        & .chips--between { color: $quiet; }
        & .chips--marked { text-style: reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"chips--between", "chips--marked"}

    @dataclass
    class Clicked(Message):
        """A chip was clicked; `chip` is its number from 0."""

        chip: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # as in Textual
        super().__init__(id=id)
        self._texts: tuple[str, ...] = ()
        self._marked: int | None = None
        self._most_lines = MOST_LINES

    # ------------------------------------------------------------------ what it shows

    def show(self, chips: Sequence[Chip], marked: int | None) -> None:
        """Show what is kept, in order; `marked` is the number of the marked chip."""
        texts = tuple(map(_shown, chips))
        if (texts, marked) == (self._texts, self._marked):
            return
        before = self._height(self.size.width)
        self._texts, self._marked = texts, marked
        self.refresh(layout=self._height(self.size.width) != before)

    def fit(self, most_lines: int) -> None:
        """Take at most so many lines."""
        if most_lines != self._most_lines:
            self._most_lines = most_lines
            self.refresh(layout=True)

    @property
    def marked_on_screen(self) -> Offset | None:
        """Where on the screen the marked chip begins; None where none is."""
        visible, _more = self._visible(self.size.width)
        for y, line in enumerate(visible):
            for piece in line:
                if piece.chip == self._marked:
                    return self.content_region.offset + Offset(piece.at, y)
        return None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are to be seen, and never none."""
        del container, viewport
        return self._height(width)

    def _height(self, width: int) -> int:
        return max(1, len(self._visible(width)[0]))

    def _visible(self, width: int) -> tuple[Lines, int]:
        """The lines to be seen, the marked chip in one of them, and how many chips are not."""
        lines = flowing(self._texts, width - self._told_width)
        marked = self._marked
        holds = next((y for y, line in enumerate(lines) if any(p.chip == marked for p in line)), 0)
        top = max(0, holds - self._most_lines + 1)
        visible = lines[top : top + self._most_lines]
        return visible, len(self._texts) - sum(map(len, visible))

    # ------------------------------------------------------------------ painting

    @property
    def _told_width(self) -> int:
        """The columns at the right in which numbers are told, the same on every line."""
        if not self._texts:
            return 0
        kept, more = _kept(len(self._texts)), _more(len(self._texts))
        if self._most_lines == 1:
            return _GAP + width_of(_both(kept, more))
        return _GAP + max(width_of(kept), width_of(more))

    def render_line(self, y: int) -> Strip:
        """One line; the first says how many are kept, the last how many are not to be seen."""
        width = self.size.width
        visible, more = self._visible(width)
        if y >= len(visible):
            return Strip.blank(width, self.rich_style)
        quiet = self.get_component_rich_style("chips--between")
        segments: list[Segment] = []
        for piece in visible[y]:
            here = piece.chip == self._marked
            style = self.get_component_rich_style("chips--marked") if here else self.rich_style
            segments += [
                Segment(HERE if here else NOT_HERE, self.rich_style),
                Segment(piece.text, style),
            ]
            if piece.chip < len(self._texts) - 1:
                segments.append(Segment(_BETWEEN, quiet))
        kept = _kept(len(self._texts)) if y == 0 else ""
        left_out = _more(more) if more and y == len(visible) - 1 else ""
        beside = cut(_both(kept, left_out), width)
        taken = sum(width_of(segment.text) for segment in segments)
        fill = " " * (width - taken - width_of(beside))
        segments += [Segment(fill, self.rich_style), Segment(beside, quiet)]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    # ------------------------------------------------------------------ the mouse

    def on_click(self, event: events.Click) -> None:
        """Say which chip was clicked."""
        visible, _more = self._visible(self.size.width)
        line = visible[event.y] if event.y < len(visible) else ()
        for piece in line:
            if piece.at <= event.x < piece.end:
                event.stop()
                self.post_message(self.Clicked(piece.chip))


def _shown(chip: Chip) -> str:
    return on_one_line(chip.label if isinstance(chip, Word) else _("“{words}”").format(words=chip))


def _kept(count: int) -> str:
    return ngettext("{count} kept", "{count} kept", count).format(count=count)


def _more(count: int) -> str:
    return ngettext("{count} more", "{count} more", count).format(count=count)


def _both(kept: str, more: str) -> str:
    return ", ".join(filter(None, (kept, more)))
