"""A page to read or to rest on, turned when one is ready."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from nvc_coach.practice.view import PageView
from nvc_coach.tui.widgets.breathing import Breathing
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import _


class Reading(VerticalScroll):
    """The text of a page; the arrows scroll what is too long to be seen at once."""

    DEFAULT_CSS = """
    Reading { width: 1fr; height: 1fr; &:focus { background-tint: transparent; } }
    Reading .keys { color: $quiet; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "turn", show=False),
        Binding("v", "breathe", show=False),
    ]

    class Turned(Message):
        """The person goes on."""

    def __init__(self, *, motion: bool) -> None:
        super().__init__()
        self._motion = motion
        self._pause = False

    def compose(self) -> ComposeResult:
        """The text, and the picture to breathe with."""
        yield Line(id="text")
        yield Breathing()
        yield Line(classes="keys")

    @property
    def enter(self) -> str:
        """What Enter does, for the footer."""
        return _("Enter, when you like") if self._pause else _("Enter goes on")

    def show(self, page: PageView) -> None:
        """Show a page from its beginning."""
        self._pause = page.kind == "pause"
        self.query_one("#text", Line).say(page.text.strip())
        self.query_one(Breathing).move(moving=False)
        offered = self._pause and self._motion
        self.query_one(".keys", Line).say(_("v: a calm line to breathe with") if offered else "")
        self.scroll_to(y=0, animate=False)

    def on_hide(self) -> None:
        """Nothing moves where nobody sees it."""
        self.query_one(Breathing).move(moving=False)

    def action_turn(self) -> None:
        """Go on."""
        self.post_message(self.Turned())

    def action_breathe(self) -> None:
        """Let the picture move, or be still."""
        if self._pause and self._motion:
            breathing = self.query_one(Breathing)
            breathing.move(moving=not breathing.moving)
