"""A page at which a step is asked: what both the session and changing an answer have of it."""

from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer

from nvc_coach.coach.hinting import Hint
from nvc_coach.practice.answers import Answer, Picks
from nvc_coach.practice.exercise import Asking
from nvc_coach.practice.view import StepView
from nvc_coach.services.hinting import Hinting, in_words, own_words
from nvc_coach.services.sitting import Sitting, Unsent
from nvc_coach.tui.commands import HINT, Command
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.sheet import Sheet
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.hinted import Hinted
from nvc_coach.tui.widgets.step_panel import StepPanel
from nvc_coach.wording import _


class AskingPage(Page):
    """Asks a step of a session, keeps what stands unsent, and lets the coach ask a small question.

    Args:
        sitting: The session and its entry.
    """

    LONG_PAUSE_SECONDS: ClassVar[float] = 4.0
    """How long nothing is written before the coach may ask something about what stands there."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.asker: Asker | None = None
        """What asks just now; None while nothing is asked."""
        self._asked: StepView | None = None
        self._unsent: Unsent | None = None
        self._hinting = Hinting(self._hint_for)
        self._pause: Timer | None = None

    def compose_column(self) -> ComposeResult:
        """The step, and below it what the coach asks."""
        yield StepPanel()
        yield Hinted()

    def ask(self, view: StepView) -> None:
        """Ask a step; what stands there at first is no change of the person's."""
        self._silence()
        panel = self.query_one(StepPanel)
        asker = panel.show(view, self.sitting.session.exercise, self.coach.today)
        self.asker, self._asked = asker, view
        at_first = asker.unsent()
        self._unsent = Unsent(self.sitting, view.step.id, *at_first) if at_first else None
        self.show_enter()

    def ask_nothing(self) -> None:
        """Nothing is asked any more."""
        self._silence()
        self.asker = self._asked = self._unsent = None

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
        self._wait_for_a_pause(event.answer, event.typed)

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
        """Enter does something else in each field; whoever leaves them has written for now."""
        self.show_enter()
        if self.asker is not None and self.query_one(Footer).has_focus:
            self._look()

    def close_topmost(self) -> bool:
        """What is open in the way of answering takes Esc first."""
        return self.asker is not None and self.asker.close_topmost()

    # ------------------------------------------------------------------ what the coach asks

    def _hint_for(self, step: Asking, text: str) -> Hint | None:
        from nvc_coach.services.coaching import hint_for

        program = self.house.program
        exercise = self.sitting.session.exercise
        return hint_for(step, text, exercise, program) if program.settings.hints else None

    def _wait_for_a_pause(self, answer: Answer, typed: str) -> None:
        hinted = self.query_one(Hinted)
        if hinted.hint is not None and hinted.is_ignored(own_words(answer, typed)):
            hinted.put_away()
        if self._pause is None:
            self._pause = self.set_interval(self.LONG_PAUSE_SECONDS, self._look)
        if isinstance(answer, Picks) and answer.own and not typed:
            self._look()  # words of one's own are kept: they are written
        else:
            self._pause.reset()
            self._pause.resume()

    def _silence(self) -> None:
        if self._pause is not None:
            self._pause.pause()
        self.query_one(Hinted).put_away()

    def _look(self) -> None:
        """Look at what stands there, beside the page: lists are read when they are first needed."""
        if self._pause is not None:
            self._pause.pause()
        unsent = self.asker.unsent() if self.asker else None
        if unsent is not None and self._asked is not None:
            look = partial(self._look_at, self._asked, *unsent)
            self.run_worker(look, thread=True, group="hints", exit_on_error=True)

    def _look_at(self, view: StepView, answer: Answer, typed: str) -> None:
        hint = self._hinting.about(view.step, answer, typed)
        if hint is not None:
            self.app.call_from_thread(self._hint, view, hint, answer, typed)

    def _hint(self, view: StepView, hint: Hint, answer: Answer, typed: str) -> None:
        """Show a hint, if what it is about still stands there."""
        stands = self.asker.unsent() if self.asker else None
        if view is self._asked and stands == (answer, typed):
            language = self.sitting.session.exercise.language
            said = in_words(hint, view.vocabulary, language)
            self._hinting.given(view.step)
            self.query_one(Hinted).ask(hint, said, own_words(answer, typed))

    def on_resize(self, event: events.Resize) -> None:
        """What the coach asks is folded where there is little room."""
        del event
        self.call_after_refresh(self.query_one(Hinted).fit)

    def available(self, command: Command) -> bool:
        """There is a hint to hide while one is shown."""
        return command is not HINT or self.query_one(Hinted).hint is not None

    def action_hint(self) -> None:
        """Hide the hint; a folded one is read first."""
        hinted = self.query_one(Hinted)
        if hinted.hint is None:
            return
        if hinted.is_folded:
            self.app.push_screen(Sheet(_("A small question"), hinted.sentence))
        hinted.put_away()
