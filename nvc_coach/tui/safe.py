"""The one place through which text from files and people reaches the screen.

Two gates, one behind the other. :func:`words` makes text into what Textual shows, and is the only
way in which the page hands text to a widget: square brackets are letters, never markup, and no
control character is left; what is painted line by line goes through :func:`on_one_line`.
:class:`CleanLines` stands before the terminal itself, where also what a person has in an editor
goes by.
"""

from collections.abc import Iterable

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from nvc_coach.services.safe_text import printable


def words(text: str, style: str = "") -> Content:
    """Text from anywhere as Textual shows it; `style` is one of our own."""
    shown = printable(text).translate(_SEPARATORS)
    return Content.styled(shown, style) if style else Content(shown)


def in_parts(parts: Iterable[tuple[str, str]]) -> Content:
    """Texts from anywhere, one right after the other, each in a style of our own."""
    return Content("").join([words(text, style) for text, style in parts])


def on_one_line(text: str) -> str:
    """Text from anywhere as it is painted on a line: just as wide as it is measured."""
    return text if text.isprintable() else printable(text).translate(_LINE_ENDS)


# Unicode's own line ends take no column where they are measured, and one on some terminals.
_SEPARATORS = str.maketrans("\u2028\u2029", "\n\n")
_LINE_ENDS = str.maketrans("\n\u2028\u2029", "   ")


class CleanLines(LineFilter):
    """Takes out of every painted line what could steer a terminal or turn a line around."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line, with nothing in them but what is to be seen."""
        del background
        if all(text.isprintable() for text, _style, _control in segments):
            return segments
        return [Segment(on_one_line(text), style, None) for text, style, _control in segments]
