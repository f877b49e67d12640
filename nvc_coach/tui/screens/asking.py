"""A page at which a step is asked: what both the session and changing an answer have of it."""

from textual.app import ComposeResult

from nvc_coach.practice.view import StepView
from nvc_coach.services.sitting import Sitting, Unsent
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.step_panel import StepPanel


class AskingPage(Page):
    """Asks a step of a session, and keeps what stands unsent while it is written.

    Args:
        sitting: The session and its entry.
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.asker: Asker | None = None
        """What asks just now; None while nothing is asked."""
        self._unsent: Unsent | None = None

    def compose_column(self) -> ComposeResult:
        """The step."""
        yield StepPanel()

    def ask(self, view: StepView) -> None:
        """Ask a step; what stands there at first is no change of the person's."""
        panel = self.query_one(StepPanel)
        asker = panel.show(view, self.sitting.session.exercise, self.coach.today)
        self.asker = asker
        at_first = asker.unsent()
        self._unsent = Unsent(self.sitting, view.step.id, *at_first) if at_first else None
        self.show_enter()

    def ask_nothing(self) -> None:
        """Nothing is asked any more."""
        self.asker = self._unsent = None

    def keep_unsent(self) -> None:
        """Keep what stands on the page and is not sent yet."""
        unsent = self.asker.unsent() if self.asker else None
        if self._unsent is not None and unsent is not None:
            self._unsent.keep(*unsent)

    def enter_does(self, asker: Asker) -> str:
        """What Enter would do now, in a few words."""
        return asker.enter

    def show_enter(self) -> None:
        """Say in the last line what Enter would do now."""
        if self.asker is not None:
            self.query_one(Footer).enter = self.enter_does(self.asker)

    def on_asker_typed(self, event: Asker.Typed) -> None:
        """Keep what stands unsent."""
        event.stop()
        self.keep_unsent()
        self.show_enter()

    def on_asker_told(self, event: Asker.Told) -> None:
        """Say it."""
        event.stop()
        self.tell(event.sentence)
        self.show_enter()

    def on_asker_onward(self, event: Asker.Onward) -> None:
        """Tab leads to the last line."""
        event.stop()
        self.set_focus(self.query_one(Footer))

    def on_descendant_focus(self) -> None:
        """Enter does something else in each field."""
        self.show_enter()

    def close_topmost(self) -> bool:
        """What is open in the way of answering takes Esc first."""
        return self.asker is not None and self.asker.close_topmost()
