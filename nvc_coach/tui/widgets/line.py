"""Text that is only read."""

from collections.abc import Sequence

from textual.widgets import Static

from nvc_coach.tui.safe import in_parts, words


class Line(Static):
    """Text from anywhere, wrapped where it must be.

    Every text that the page only shows stands in one of these: what is said here goes through
    the gate in :mod:`nvc_coach.tui.safe`.

    Args:
        text: What it says first.
        id: Its name in style sheets.
        classes: Its classes in style sheets.
    """

    DEFAULT_CSS = """
    Line { width: 1fr; height: auto; background: transparent; }
    Line.quiet { color: $quiet; }
    """

    def __init__(self, text: str = "", *, id: str | None = None, classes: str = "") -> None:  # noqa: A002  # as in Textual
        super().__init__(words(text), id=id, classes=classes, markup=False)
        self.says = text
        self._parts: tuple[tuple[str, str], ...] = ()

    def say(self, text: str) -> None:
        """Show another text; an empty one takes no room."""
        if text != self.says or self._parts:
            self.says, self._parts = text, ()
            self.update(words(text))
        self.display = bool(text)

    def say_parts(self, parts: Sequence[tuple[str, str]]) -> None:
        """Show a text of several parts, each with a style of ours: "" or "$quiet", "bold".

        Parts follow one another without anything between them.
        """
        if tuple(parts) != self._parts:
            self.says, self._parts = "".join(text for text, _style in parts), tuple(parts)
            self.update(in_parts(parts))
        self.display = bool(self.says)
