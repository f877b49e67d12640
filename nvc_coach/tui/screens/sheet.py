"""A sheet: something to read for a moment."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from nvc_coach.tui.screens.modal import Modal
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.practice.view import Mark

Parts = Sequence[tuple[str, str]]


class Sheet(Modal[None]):
    """A text on top of the page, scrolled with the arrows, closed with Esc or Enter.

    Args:
        heading: What it is.
        text: The text, or parts of it with a style of ours each.
    """

    DEFAULT_CSS = """
    Sheet > .page { align-horizontal: center; }
    Sheet VerticalScroll { height: 1fr; max-width: 70; width: 100%; padding-right: 2; }
    Sheet VerticalScroll:focus { background-tint: transparent; }
    Sheet .heading, Sheet .keys { max-width: 70; width: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "close", show=False, priority=True)]

    def __init__(self, heading: str, text: str | Parts) -> None:
        super().__init__()
        self._heading = heading
        self._parts: Parts = [(text, "")] if isinstance(text, str) else text

    def compose(self) -> ComposeResult:
        """Heading, text, and how to close it."""
        with Vertical(classes="page"):
            yield Line(self._heading, classes="heading")
            with VerticalScroll():
                yield Line(id="text")
            yield Line(_("Esc or Enter: back to where you were."), classes="keys")

    def on_mount(self) -> None:
        """Show the text."""
        self.query_one("#text", Line).say_parts(self._parts)
        self.call_after_refresh(self._say_how_to_scroll)

    def _say_how_to_scroll(self) -> None:
        """Only where there is more than can be seen."""
        if self.query_one(VerticalScroll).max_scroll_y > 0:
            told = _("Arrows scroll. Esc or Enter: back to where you were.")
            self.query_one(".keys", Line).say(told)


class WholeText(Sheet):
    """All that was said, question by question, from the latest up.

    Args:
        said: Questions with what was answered, in order.
    """

    def __init__(self, said: Parts) -> None:
        parts: list[tuple[str, str]] = []
        for question, answer in said:
            parts += [("\n\n" if parts else "", ""), (f"{question}\n", "$quiet"), (answer, "")]
        nothing = [(_("Nothing is written yet."), "")]
        super().__init__(_("What you have said so far"), parts or nothing)

    def on_mount(self) -> None:
        """Begin at the latest; Textual has the sheet show its text by itself."""
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_end, animate=False)


def said_in_full(trail: "Sequence[Mark]") -> list[tuple[str, str]]:
    """The questions of a way with their answers, in full; what was left open is left out."""
    return [(mark.asked.strip(), mark.words) for mark in trail if mark.words]
