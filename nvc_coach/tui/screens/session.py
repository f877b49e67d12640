"""The session: one thing asked at a time, and what one has said already near."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from nvc_coach.practice.answers import Answer, in_words
from nvc_coach.practice.refusals import Rejected
from nvc_coach.practice.session import Moved
from nvc_coach.practice.view import (
    Finished,
    PageView,
    Pinned,
    StepView,
)
from nvc_coach.services.introducing import told_on_asking
from nvc_coach.services.refusing import in_a_sentence
from nvc_coach.services.returning import Undone
from nvc_coach.services.sitting import Sitting
from nvc_coach.tui.around import is_check_in, parts_at, worth_seeing
from nvc_coach.tui.commands import (
    BACK,
    EXAMPLE,
    GO_ON,
    RETURN,
    SESSION,
    SKIP,
    STOP,
    UNSURE,
    WAYS,
    Command,
    bindings,
)
from nvc_coach.tui.screens.asking import AskingPage
from nvc_coach.tui.screens.rest import Rest
from nvc_coach.tui.screens.sheet import Sheet, WholeText, said_in_full
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.beside import Said, Trail
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.pin import Pin
from nvc_coach.tui.widgets.place import Place
from nvc_coach.tui.widgets.reading import Reading
from nvc_coach.tui.widgets.step_panel import StepPanel
from nvc_coach.wording import N_, _


class SessionPage(AskingPage):
    """Shows what a sitting shows, and hands in what the person says.

    Args:
        sitting: The session and its entry.
        resumed: Whether somebody comes back to it: then only the last of the pages before the
            question is shown, as a reminder of where one is.
    """

    DEFAULT_CSS = """
    SessionPage StepPanel, SessionPage #page { display: none; }
    SessionPage #page { height: 1fr; }
    SessionPage.-check-in Choosing { height: auto; }
    SessionPage.-low Choosing { height: 1fr; }
    SessionPage.-check-in #head { visibility: hidden; }
    SessionPage.-narrow.-check-in #head { display: none; }
    SessionPage.-narrow.-check-in #question { margin-bottom: 0; }
    SessionPage.-check-in StepPanel { align-vertical: middle; }
    SessionPage.-check-in #question { margin-bottom: 2; }
    SessionPage.-roomy Beside { display: block; }
    SessionPage.-roomy.-check-in Beside { display: none; }
    SessionPage.-narrow Pin { max-height: 1; margin-bottom: 0; }
    SessionPage.-narrow #question, SessionPage.-narrow #offered { margin-bottom: 0; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = SESSION
    FOOTER: ClassVar[tuple[Command, ...]] = (GO_ON, BACK, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SESSION)]

    def __init__(self, sitting: Sitting, *, resumed: bool = False) -> None:
        super().__init__(sitting)
        self._pages: tuple[PageView, ...] = ()
        self._at_page = 0
        self._resumed = resumed
        self._asked_once = False
        self._stood: tuple[Answer, str] | None = None
        self._undone = Undone()

    # ------------------------------------------------------------------ what stands on it

    def compose_head(self) -> ComposeResult:
        """The line that tells where one is."""
        with Vertical(id="head"):
            yield Place()

    def compose_left(self) -> ComposeResult:
        """The way so far."""
        yield Trail()

    def compose_right(self) -> ComposeResult:
        """What was said so far."""
        yield Said()

    def compose_column(self) -> ComposeResult:
        """A page or a step, one of them shown."""
        with Vertical(id="page"):
            yield Pin()
            yield Reading(motion=self.house.program.settings.motion)
        yield from super().compose_column()

    def take_focus(self) -> None:
        """Show what the sitting shows."""
        if self.asker is None and not self._pages:
            self.show_view()
            self.tell(self.house.notice)
            self.house.notice = ""
        elif self.asker is not None:
            self.asker.take_focus()
        else:
            self.set_focus(self.query_one(Reading))

    # ------------------------------------------------------------------ showing

    def show_view(self, *, pages: bool = True) -> None:
        """Show where the session stands: its pages first, then its question or its end.

        Args:
            pages: Whether the pages before it are shown too.
        """
        view = self.sitting.view
        before = view.before if pages else ()
        self._pages = before[-1:] if self._resumed else before
        self._resumed = False
        self._at_page = 0
        self._asked_once = False
        self.house.note(self.sitting)
        self._show_here(view)

    def _show_here(self, view: StepView | Finished) -> None:
        if self._at_page < len(self._pages):
            self._show_page(view, self._pages[self._at_page])
        elif isinstance(view, StepView):
            self._show_step(view)
        else:
            self.coach.close_session(self.sitting)

    def _show_page(self, view: StepView | Finished, page: PageView) -> None:
        self._show_place(view, page.part, page.pinned)
        self.query_one("#page Pin", Pin).show(page.pinned, page.text)
        reading = self.query_one(Reading)
        reading.show(page)
        self.ask_nothing()
        self._show_only(self.query_one("#page"))
        self.remove_class("-check-in")
        self.set_focus(reading)
        self.query_one(Footer).enter = reading.enter

    def _show_step(self, view: StepView) -> None:
        self._show_place(view, view.part, view.pinned)
        self.set_class(is_check_in(view), "-check-in")
        self._show_only(self.query_one(StepPanel))
        self.ask(view)

    def _show_place(self, view: StepView | Finished, part: str, pinned: Pinned | None) -> None:
        # At a pause and on the other's side what one has said of them would feed the picture.
        pinned_needs = pinned is not None and pinned.kind == "needs"
        exercise = self.sitting.session.exercise
        parts = parts_at(view, part)
        self.query_one(Place).show(exercise.title, parts)
        returned = {mark.part for mark in view.trail if mark.returned}
        if self.sitting.session.returned:
            returned.add(part)
        self.query_one(Trail).show(parts, returned)
        self.query_one(Said).show(() if pinned_needs else worth_seeing(exercise, view.trail))
        self.tell("")

    def _show_only(self, shown: Widget) -> None:
        for one in (self.query_one("#page"), self.query_one(StepPanel)):
            one.display = one is shown

    def show_again(self) -> None:
        """Show what there is now; what one is at stays where it is."""
        view = self.sitting.view
        if self._on_page or not isinstance(view, StepView):
            self._show_here(view)
        else:
            self._show_step(view)

    # ------------------------------------------------------------------ what the person says

    def on_asker_typed(self, event: Asker.Typed) -> None:
        """Another answer is asked about anew; Textual lets every page that asks keep it."""
        stands = event.answer, event.typed
        self._asked_once = self._asked_once and stands == self._stood
        self._stood = stands

    def on_asker_told(self, event: Asker.Told) -> None:
        """What the asker has to tell comes first; every page that asks says it."""
        del event
        self._asked_once = False

    def on_asker_given(self, event: Asker.Given) -> None:
        """Go on with an answer; without one, ask once more before it is left open."""
        event.stop()
        if event.answer is None:
            if not (event.asked or self._asked_once):
                self._asked_once = True
                self.tell(_("Nothing here yet. Once more leaves it open."))
                self.show_enter()
                return
            self._moved(self.sitting.skip())
        else:
            self._moved(self.sitting.answer(event.answer))

    def on_reading_turned(self, event: Reading.Turned) -> None:
        """The next page, or what comes after the last."""
        event.stop()
        self._turn()

    def _turn(self) -> None:
        self._at_page += 1
        self._show_here(self.sitting.view)

    def _moved(self, moved: Moved | Rejected) -> None:
        if isinstance(moved, Rejected):
            self.tell(in_a_sentence(moved))
        else:
            self.show_view()

    def enter_does(self, asker: Asker) -> str:
        """What Enter would do now; asked once more, it leaves the question open."""
        writes_lines = isinstance(self.focused, Editor) and not self.focused.one_line
        asked = self._asked_once and not writes_lines
        return _("Enter leaves it open") if asked else asker.enter

    def keep_unsent(self) -> None:
        """Keep what stands on the page and is not sent yet."""
        super().keep_unsent()
        if self.asker is not None:
            self.house.note(self.sitting)

    # ------------------------------------------------------------------ commands

    @property
    def _on_page(self) -> bool:
        return self._at_page < len(self._pages)

    def available(self, command: Command) -> bool:
        """Skipping needs a question, an example one that has it, returning somewhere to return."""
        view = self.sitting.view
        if command in {SKIP, UNSURE}:
            return not self._on_page
        if command is EXAMPLE:
            return not self._on_page and isinstance(view, StepView) and bool(view.example)
        if command is RETURN:
            return self._undone.can_return(self.sitting)
        return super().available(command)

    def ways(self) -> Iterator[Command]:
        """What can be done just now; stopping says what becomes of the words."""
        kept = replace(STOP, meaning=N_("everything is kept"))
        for command in super().ways():
            yield kept if command is STOP and not self.house.in_memory else command

    def action_go_on(self) -> None:
        """Go on from here."""
        self.after_keys(self._go_on)

    def _go_on(self) -> None:
        if self._on_page:
            self._turn()
        elif self.asker is not None:
            self.asker.go_on()

    def action_back(self) -> None:
        """Go to the page or the question before."""
        self.after_keys(self._back)

    def _back(self) -> None:
        if self._on_page and self._at_page > 0:
            self._at_page -= 1
            self._show_here(self.sitting.view)
            return
        page = self._pages[self._at_page].id if self._on_page else None
        if page is None and self._pages and not self.sitting.session.path:
            self.keep_unsent()
            self._at_page = len(self._pages) - 1
            self._show_here(self.sitting.view)
            return
        self.go_back_to(None, page=page)

    def go_back_to(self, step: str | None, *, page: str | None = None) -> None:
        """Go back to a step on the path, or to the one before.

        Args:
            step: Its id; None for the one before.
            page: The id of the page shown, if one is.
        """
        self.keep_unsent()
        before = self.sitting.session
        moved = self.sitting.back(step, page=page)
        if isinstance(moved, Moved):
            self._undone = self._undone.after_going_back(before, moved.session)
        self._moved(moved)

    def action_return_there(self) -> None:
        """Confirm what is unchanged up to where one was."""

        def go() -> None:
            self.keep_unsent()
            self._undone.go(self.sitting)
            self.show_view()

        if self._undone.can_return(self.sitting):
            self.after_keys(go)

    def action_skip(self) -> None:
        """Leave it open."""
        self.after_keys(lambda: self._leave_open(unsure=False))

    def action_unsure(self) -> None:
        """Not sure."""
        self.after_keys(lambda: self._leave_open(unsure=True))

    def _leave_open(self, *, unsure: bool) -> None:
        if not self._on_page:
            self.keep_unsent()
            self._moved(self.sitting.skip(unsure=unsure))

    def action_pause(self) -> None:
        """Rest."""
        motion = self.house.program.settings.motion
        self.app.push_screen(Rest(kept=not self.house.in_memory, motion=motion))

    def action_stop(self) -> None:
        """Stop here."""
        self.after_keys(lambda: self.coach.end("stopped"))

    def action_example(self) -> None:
        """How somebody answered it."""
        view = self.sitting.view
        if isinstance(view, StepView) and view.example:
            self.app.push_screen(Sheet(_("For example, somebody wrote"), view.example.strip()))

    def action_whole(self) -> None:
        """All that was said, in full."""
        self.after_keys(self._show_whole)

    def _show_whole(self) -> None:
        self.keep_unsent()
        view = self.sitting.view
        told = said_in_full(view.trail)
        if isinstance(view, StepView) and view.offered and view.offered.source == "draft":
            words = in_words(
                view.offered.answer, view.offered.said, self.sitting.session.exercise.language
            )
            here = " ".join(filter(None, (words, view.offered.typed)))
            told += [(_("Here so far:"), here)] if here else []
        self.app.push_screen(WholeText(told))

    def action_trail(self) -> None:
        """The way so far, to go back on or to change."""
        self.after_keys(lambda: self.coach.open_trail(self))

    def help_text(self) -> str:
        """More about the page or the question."""
        view = self._pages[self._at_page] if self._on_page else self.sitting.view
        told = ""
        if isinstance(view, PageView | StepView):
            exercise = self.sitting.session.exercise
            told = told_on_asking(exercise, view.help, view.facilitator)
        kept = "" if self.house.in_memory else _("Whatever you do, what you wrote is kept.")
        return "\n\n".join(filter(None, (told, kept)))
