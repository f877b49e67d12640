"""A text kept to the letter, and how it stands in rows on the screen.

Textual's own document ends a line wherever `str.splitlines` does and forgets which character did
it; a text with U+2028 in it would come out as another. Here a line ends at a line feed and nowhere
else. What is shown of a line is a text of its own, as long as the line, in which every character
takes the room it will take on the terminal; so a column means the same in both.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterator
from itertools import accumulate, pairwise

from rich.cells import cell_len, get_character_cell_size
from textual.geometry import Offset, clamp
from textual.widgets.text_area import Document, DocumentBase, EditResult, Location, WrappedDocument

from nvc_coach.services.safe_text import printable

_BLANKS = str.maketrans({"\t": " ", "\u2028": " ", "\u2029": " "})
_CHUNK = re.compile(r"\S+\s*|\s+")
_JOINER = "\u200d"
_JOINS_NOTHING = re.compile(rf"(?<![^\s{_JOINER}]){_JOINER}|{_JOINER}(?=[\s{_JOINER}]|$)")


def as_shown(line: str) -> str:
    """A line as it is shown: a stand-in, one for one, for what would move or steer a terminal.

    A tab is one blank, for a column of the line must be a column of what is shown. A joiner that
    joins nothing would be reckoned to take the next character's room.
    """
    if line.isprintable():
        return line
    return _JOINS_NOTHING.sub("\u200b", printable(line.translate(_BLANKS)))


def begins(line: str, column: int) -> bool:
    """Whether something is seen to begin at a column, rather than to go on.

    An accent, or what an emoji is joined of, goes on; a cursor there would be nowhere to be seen.
    """
    if not 0 < column < len(line) or (line[column].isascii() and line[column - 1].isascii()):
        return True
    return get_character_cell_size(line[column]) > 0 and line[column - 1] != _JOINER


def begin_of(line: str, column: int) -> int:
    """Where that begins which is seen at a column."""
    while not begins(line, column):
        column -= 1
    return column


def end_of(line: str, column: int) -> int:
    """Where that ends which is seen before a column, if it goes on there."""
    while not begins(line, column):
        column += 1
    return column


def row_breaks(line: str, width: int, start: int = 0) -> Iterator[int]:
    """The columns at which a shown line goes on in the next row, one after the other.

    A row ends between words, within a word only where that is longer than a row. What follows a
    break depends on nothing before it.

    Args:
        line: The line as it is shown.
        width: The cells of a row; zero lets the line go on for ever.
        start: The beginning of the line, or a break, after which to begin.
    """
    used = 0
    for chunk in _CHUNK.finditer(line, start) if width > 0 else ():
        size = cell_len(chunk[0])
        if used + size <= width:
            used += size
            continue
        if used:
            yield chunk.start()
        used = size
        if size > width:
            used = yield from _breaks_within(line, chunk.start(), chunk.end(), width)


def _breaks_within(line: str, start: int, end: int, width: int) -> Generator[int, None, int]:
    """Where a word longer than a row is broken; returns the cells its last piece takes."""
    if line.isascii():
        breaks = range(start + width, end, width)
        yield from breaks
        return end - (breaks[-1] if breaks else start)
    used = 0
    seen = [column for column in range(start, end) if column == start or begins(line, column)]
    for here, there in pairwise([*seen, end]):
        size = cell_len(line[here:there])
        if used and used + size > width:
            yield here
            used = 0
        used += size
    return used


class ExactDocument(Document):
    """A document whose lines end at a line feed and nowhere else, so that its text stays exact.

    Args:
        text: The text, with line feeds for line ends.

    Attributes:
        shown: The same lines as they are shown, kept in step.
    """

    def __init__(self, text: str) -> None:
        super().__init__("")
        self.lines[:] = text.split("\n")
        self.shown = Document("")
        self.shown.lines[:] = map(as_shown, self.lines)

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put `text` in the place of a range; a location behind the text means its end.

        Args:
            start: Where the range begins or ends, as line and column from zero.
            end: Its other end.
            text: What is put there, with line feeds for line ends.

        Returns:
            Where the new text ends, and the text that was there.
        """
        top, bottom = self._within(start, end)
        replaced = self.get_text_range(top, bottom)
        lines = text.split("\n")
        column = len(lines[-1]) if len(lines) > 1 else top[1] + len(text)
        lines[0] = self.lines[top[0]][: top[1]] + lines[0]
        lines[-1] += self.lines[bottom[0]][bottom[1] :]
        self.lines[top[0] : bottom[0] + 1] = lines
        self.shown.lines[top[0] : bottom[0] + 1] = map(as_shown, lines)
        return EditResult((top[0] + len(lines) - 1, column), replaced)

    def get_text_range(self, start: Location, end: Location) -> str:
        """The text between two locations, whichever comes first."""
        top, bottom = self._within(start, end)
        if top[0] == bottom[0]:
            return self.lines[top[0]][top[1] : bottom[1]]
        first, last = self.lines[top[0]][top[1] :], self.lines[bottom[0]][: bottom[1]]
        return "\n".join((first, *self.lines[top[0] + 1 : bottom[0]], last))

    def nearest(self, location: Location) -> Location:
        """The location itself, or its line's end or the text's where it lies behind them."""
        line, column = location
        if line >= len(self.lines):
            return self.end
        return line, min(column, len(self.lines[line]))

    def _within(self, start: Location, end: Location) -> tuple[Location, Location]:
        first, last = sorted((start, end))
        return self.nearest(first), self.nearest(last)


class Rows(WrappedDocument):
    """Where each line of a shown document is broken into rows.

    Textual's own cannot tell where a cursor is that stands behind the end of the text, as it does
    for a moment in the middle of an undo (textual#6686), and cuts a whole line up for each row.
    """

    def __init__(self, document: DocumentBase) -> None:
        self._lines: list[str] = []
        self._tops: list[int] = []
        super().__init__(document)

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Break every line anew if the width is another: edits are followed as they are made.

        Args:
            width: The cells of a row; zero lets each line go on for ever.
            tab_width: Of no meaning here, where a tab is a blank.
        """
        del tab_width
        if self._tops and width == self._width:
            return
        self._width = width
        self._lines = list(self.document.lines)
        self._wrap_offsets = [list(row_breaks(line, width)) for line in self._lines]
        self._count()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Break those lines anew that an edit changed.

        Args:
            start: Where the edit began.
            old_end: Where what it replaced ended.
            new_end: Where what it put there ends.
        """
        top, column = min(start, old_end)
        behind = max(start, old_end)[0] + 1
        changed = self.document.lines[top : max(start, new_end)[0] + 1]
        if len(changed) == 1 and behind == top + 1:
            breaks = [self._rebroken(top, changed[0], column)]
        else:
            breaks = [list(row_breaks(line, self._width)) for line in changed]
        self._lines[top:behind] = changed
        self._wrap_offsets[top:behind] = breaks
        self._count()

    def _rebroken(self, index: int, line: str, column: int) -> list[int]:
        """The breaks of a line that is as it was up to a column, found without all of it.

        Two rows further up nothing can have changed; from where the rows end as before, behind
        the change, the rest is as it was.
        """
        old_line, old = self._lines[index], self._wrap_offsets[index]
        longer = len(line) - len(old_line)
        breaks = old[: max(0, bisect_right(old, column) - 2)]
        for found in row_breaks(line, self._width, breaks[-1] if breaks else 0):
            breaks.append(found)
            same = bisect_left(old, found - longer)
            if old[same : same + 1] == [found - longer] and line.endswith(
                old_line[found - longer :]
            ):
                return breaks + [one + longer for one in old[same + 1 :]]
        return breaks

    def _count(self) -> None:
        self._tops = [0, *accumulate(len(breaks) + 1 for breaks in self._wrap_offsets)]

    @property
    def height(self) -> int:
        """The number of rows."""
        return self._tops[-1]

    def row(self, y: int) -> tuple[int, int, int]:
        """The line that row `y` is of, and the columns between which it stands there."""
        line = bisect_right(self._tops, y) - 1
        return line, *self._columns(line, y - self._tops[line])

    def _columns(self, line: int, section: int) -> tuple[int, int]:
        breaks = self._wrap_offsets[line]
        start = breaks[section - 1] if section else 0
        return start, breaks[section] if section < len(breaks) else len(self.document[line])

    def get_sections(self, line_index: int) -> list[str]:
        """The rows of a line."""
        line = self.document[line_index]
        edges = [0, *self._wrap_offsets[line_index], len(line)]
        return [line[start:end] for start, end in pairwise(edges)]

    def location_to_offset(self, location: Location) -> Offset:
        """Where on the screen a location is, in cells and rows; one behind the text is its end."""
        line = clamp(location[0], 0, self.document.line_count - 1)
        words = self.document[line]
        column = begin_of(words, clamp(location[1], 0, len(words)))
        section = bisect_right(self._wrap_offsets[line], column)
        start, _ = self._columns(line, section)
        return Offset(cell_len(words[start:column]), self._tops[line] + section)

    def offset_to_location(self, offset: Offset) -> Location:
        """The location nearest to a place on the screen."""
        y = clamp(offset.y, 0, self.height - 1)
        line = bisect_right(self._tops, y) - 1
        return line, self.get_target_document_column(line, offset.x, y - self._tops[line])

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """The column nearest to a cell of a row.

        Args:
            line_index: The line.
            x_offset: The cell, from the left.
            y_offset: Which of the line's rows; -1 is the last.
        """
        last = len(self._wrap_offsets[line_index])
        section = last if y_offset < 0 else y_offset
        line = self.document[line_index]
        start, end = self._columns(line_index, section)
        column = start
        while column < end:
            behind = min(end_of(line, column + 1), end)
            if cell_len(line[start:behind]) > x_offset:
                break
            column = behind
        # The place behind the last word of a row is the beginning of the next.
        return begin_of(line, end - 1) if column == end and section < last else column
