"""Changing an answer given earlier, without going back to it."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from nvc_coach.practice.answers import Answer
from nvc_coach.practice.refusals import Rejected
from nvc_coach.practice.session import Moved
from nvc_coach.practice.view import StepView, present_again
from nvc_coach.services.refusing import in_a_sentence
from nvc_coach.services.sitting import Sitting
from nvc_coach.tui.commands import (
    AS_IT_WAS,
    EVERYWHERE,
    GO_ON,
    HINT,
    SKIP,
    UNSURE,
    WAYS,
    Command,
    bindings,
)
from nvc_coach.tui.screens.asking import AskingPage
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import N_, _

CHANGE = replace(GO_ON, label=N_("change it"), meaning=N_("the new answer instead of the old one"))
OPEN_INSTEAD = replace(
    SKIP, label=N_("leave it open"), meaning=N_("take the old answer back, with none in its place")
)
UNSURE_INSTEAD = replace(UNSURE, meaning=N_("take the old answer back, and leave it at that"))


class Changing(AskingPage):
    """An earlier question once more; what is entered takes the place of the old answer.

    Args:
        sitting: The session and its entry.
        view: The step, as `present_again` shows it.
    """

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        CHANGE, HINT, OPEN_INSTEAD, UNSURE_INSTEAD, AS_IT_WAS, *EVERYWHERE,
    )  # fmt: skip
    FOOTER: ClassVar[tuple[Command, ...]] = (CHANGE, AS_IT_WAS, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((CHANGE, HINT, OPEN_INSTEAD, UNSURE_INSTEAD, AS_IT_WAS))
    ]

    def __init__(self, sitting: Sitting, view: StepView) -> None:
        super().__init__(sitting)
        self._view = view

    def compose_column(self) -> ComposeResult:
        """What this is, and the step."""
        yield Line(_("Change an answer"), classes="heading")
        yield from super().compose_column()

    def take_focus(self) -> None:
        """Ask."""
        if self.asker is None:
            self.ask(self._view)
        else:
            self.asker.take_focus()

    def enter_does(self, asker: Asker) -> str:
        """What Enter would do now; on nothing it leaves nothing open: the old answer stays."""
        leaves_open = {_("Enter twice leaves it open"), _("Enter leaves it open")}
        return "" if asker.enter in leaves_open else asker.enter

    def on_asker_given(self, event: Asker.Given) -> None:
        """Put it in the place of the old one; with nothing there, that stays."""
        event.stop()
        step = self._view.step.id
        if event.answer is None:
            self.tell(_("There is nothing here to put in its place. ^R leaves it as it was."))
        elif event.answer == _standing(self.sitting, step):
            self._unsent_is_nothing()
            self.dismiss()
        else:
            self._told(self.sitting.answer(event.answer, step=step))

    def _told(self, moved: Moved | Rejected) -> None:
        if isinstance(moved, Rejected):
            self.tell(in_a_sentence(moved))
        else:
            self.dismiss()

    def _unsent_is_nothing(self) -> None:
        self.sitting.restore(self._view.step.id, None)

    def action_go_on(self) -> None:
        """With what stands there."""
        self.after_keys(self._go_on)

    def _go_on(self) -> None:
        if self.asker is not None:
            self.asker.go_on()

    def action_skip(self) -> None:
        """Take the answer back."""
        self.after_keys(lambda: self._take_back(unsure=False))

    def action_unsure(self) -> None:
        """Take the answer back: not sure."""
        self.after_keys(lambda: self._take_back(unsure=True))

    def _take_back(self, *, unsure: bool) -> None:
        self.keep_unsent()
        self._told(self.sitting.skip(unsure=unsure, step=self._view.step.id))

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
