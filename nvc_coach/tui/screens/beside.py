"""Two entries side by side."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from nvc_coach.journal.entry import Entry
from nvc_coach.services.comparing import pairs
from nvc_coach.services.days import day_near
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import _

_ROOMY = 100
"""Columns from which on both stand beside each other, and not one below the other."""


class Beside(Page):
    """Each question once, with what was said then and later.

    Args:
        then: The earlier entry.
        later: The later one.
        back: The id of the entry one came from.
    """

    DEFAULT_CSS = """
    Beside #column > * { max-width: 110; }
    Beside VerticalScroll { height: 1fr; }
    Beside VerticalScroll:focus { background-tint: transparent; }
    Beside .pair { height: auto; margin-bottom: 1; }
    Beside .asked { color: $quiet; }
    Beside .answers { height: auto; layout: vertical; }
    Beside .then, Beside .later { height: auto; width: 1fr; }
    Beside.-roomy .answers { layout: horizontal; }
    Beside.-roomy .then { padding-right: 3; }
    Beside .when { color: $quiet; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((CLOSE,))]

    def __init__(self, then: Entry, later: Entry, back: str) -> None:
        super().__init__()
        self._then, self._later, self._back = then, later, back

    def compose_column(self) -> ComposeResult:
        """Every question that was answered in either."""
        yield Line(self._later.title, classes="heading")
        today = self.coach.today
        days = [day_near(one.started.date(), today) for one in (self._then, self._later)]
        with VerticalScroll():
            for pair in pairs(self._then, self._later):
                with Vertical(classes="pair"):
                    yield Line(pair.asked, classes="asked")
                    with Horizontal(classes="answers"):
                        for kind, day, words in zip(
                            ("then", "later"), days, (pair.then, pair.later), strict=True
                        ):
                            with Vertical(classes=kind):
                                yield Line(day, classes="when")
                                yield Line(words)

    def opened(self) -> None:
        """Be as wide as there is room."""
        self.set_class(self.size.width >= _ROOMY, "-roomy")

    def on_resize(self, event: events.Resize) -> None:
        """Both beside each other where there is room."""
        self.set_class(event.size.width >= _ROOMY, "-roomy")

    def take_focus(self) -> None:
        """The text scrolls with the arrows."""
        self.set_focus(self.query_one(VerticalScroll))

    def action_close(self) -> None:
        """Back to the entry."""
        from nvc_coach.tui.screens.entry import entry_again

        self.coach.show_page(entry_again(self.house, self._back, ""))

    def help_text(self) -> str:
        """What is shown."""
        return _(
            "What you said at each question, in the earlier entry and in the later one. Of several "
            "passes the last is shown. Arrows scroll."
        )
