"""Changing an answer given earlier, without going back to it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from nvc_coach.practice.answers import Answer
from nvc_coach.practice.refusals import Rejected
from nvc_coach.practice.session import Moved
from nvc_coach.practice.view import StepView, present_again
from nvc_coach.services.refusing import in_a_sentence
from nvc_coach.services.sitting import Sitting, Unsent
from nvc_coach.tui.commands import EVERYWHERE, GO_ON, UNSURE, WAYS, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.step_panel import StepPanel
from nvc_coach.wording import N_, _

CHANGE = Command(
    action="go_on",
    label=N_("change it"),
    meaning=N_("the new answer instead of the old one"),
    letter="o",
    keys=GO_ON.keys,
    shown=GO_ON.shown,
)
OPEN_INSTEAD = Command(
    action="skip",
    label=N_("leave it open"),
    meaning=N_("take the old answer back, with none in its place"),
    letter="k",
)
UNSURE_INSTEAD = Command(
    action="unsure",
    label=UNSURE.label,
    meaning=N_("take the old answer back, and leave it at that"),
    letter="n",
)
AS_IT_WAS = Command(
    action="close",
    label=N_("leave it as it was"),
    meaning=N_("leave the answer as it was"),
    letter="r",
    keys=("ctrl+r",),
    shown="^R",
)


class Changing(Page):
    """An earlier question once more; what is entered takes the place of the old answer.

    Args:
        sitting: The session and its entry.
        view: The step, as `present_again` shows it.
    """

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        CHANGE, OPEN_INSTEAD, UNSURE_INSTEAD, AS_IT_WAS, *EVERYWHERE,
    )  # fmt: skip
    FOOTER: ClassVar[tuple[Command, ...]] = (CHANGE, AS_IT_WAS, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((CHANGE, OPEN_INSTEAD, UNSURE_INSTEAD, AS_IT_WAS))
    ]

    def __init__(self, sitting: Sitting, view: StepView) -> None:
        super().__init__()
        self._sitting, self._view = sitting, view
        self._unsent: Unsent | None = None
        self._asker: Asker | None = None

    def compose_column(self) -> ComposeResult:
        """What this is, and the step."""
        yield Line(_("Change an answer"), classes="heading")
        yield StepPanel()

    def take_focus(self) -> None:
        """Ask."""
        if self._asker is not None:
            self._asker.take_focus()
            return
        exercise = self._sitting.session.exercise
        asker = self.query_one(StepPanel).show(self._view, exercise, self.coach.today)
        at_first = asker.unsent()
        self._unsent = Unsent(self._sitting, self._view.step.id, *at_first) if at_first else None
        self._asker = asker
        self._show_enter()

    def keep_unsent(self) -> None:
        """Keep what stands on the page and is not sent yet."""
        unsent = self._asker.unsent() if self._asker else None
        if self._unsent is not None and unsent is not None:
            self._unsent.keep(*unsent)

    def on_asker_typed(self, event: Asker.Typed) -> None:
        """Keep what stands unsent."""
        event.stop()
        self.keep_unsent()
        self._show_enter()

    def on_asker_told(self, event: Asker.Told) -> None:
        """Say it."""
        event.stop()
        self.tell(event.sentence)
        self._show_enter()

    def _show_enter(self) -> None:
        told = "" if self._asker is None else self._asker.enter
        # Here Enter on nothing leaves nothing open: the old answer stays.
        leaves_open = {_("Enter twice leaves it open"), _("Enter leaves it open")}
        self.query_one(Footer).enter = "" if told in leaves_open else told

    def on_descendant_focus(self) -> None:
        """Enter does something else in each field."""
        self._show_enter()

    def on_asker_onward(self, event: Asker.Onward) -> None:
        """Tab leads to the last line."""
        event.stop()
        self.set_focus(self.query_one(Footer))

    def close_topmost(self) -> bool:
        """What is open in the way of answering takes Esc first."""
        return self._asker is not None and self._asker.close_topmost()

    def on_asker_given(self, event: Asker.Given) -> None:
        """Put it in the place of the old one; with nothing there, that stays."""
        event.stop()
        step = self._view.step.id
        if event.answer is None:
            self.tell(_("There is nothing here to put in its place. ^R leaves it as it was."))
        elif event.answer == _standing(self._sitting, step):
            self._unsent_is_nothing()
            self.dismiss()
        else:
            self._told(self._sitting.answer(event.answer, step=step))

    def _told(self, moved: Moved | Rejected) -> None:
        if isinstance(moved, Rejected):
            self.tell(in_a_sentence(moved))
        else:
            self.dismiss()

    def _unsent_is_nothing(self) -> None:
        self._sitting.restore(self._view.step.id, None)

    def action_go_on(self) -> None:
        """With what stands there."""
        self.after_keys(self._go_on)

    def _go_on(self) -> None:
        if self._asker is not None:
            self._asker.go_on()

    def action_skip(self) -> None:
        """Take the answer back."""
        self.after_keys(lambda: self._take_back(unsure=False))

    def action_unsure(self) -> None:
        """Take the answer back: not sure."""
        self.after_keys(lambda: self._take_back(unsure=True))

    def _take_back(self, *, unsure: bool) -> None:
        self.keep_unsent()
        self._told(self._sitting.skip(unsure=unsure, step=self._view.step.id))

    def action_close(self) -> None:
        """Leave it as it was; what was typed meanwhile stays there as unsent."""

        def close() -> None:
            self.keep_unsent()
            self.dismiss()

        self.after_keys(close)

    def help_text(self) -> str:
        """More about the question."""
        return self._view.help.strip()


def _standing(sitting: Sitting, step: str) -> Answer | None:
    visit = sitting.session.latest(step)
    return None if visit is None else visit.answer


def change(page: Page, sitting: Sitting, step: str) -> None:
    """Open an earlier question on top of a page; the page shows what is there once it is closed."""
    view = present_again(sitting.session, step, sitting.drafts)
    if view is not None:
        page.app.push_screen(Changing(sitting, view), lambda _result: page.show_again())
