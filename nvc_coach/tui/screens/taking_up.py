"""Beginning an exercise that goes on from another: anew, or from what was said there."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from nvc_coach.journal.store import Summary
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.days import moment_near
from nvc_coach.services.practising import Earlier, TakenUp, begin
from nvc_coach.services.taking_up import earlier, to_take_up
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _

_ANEW = "anew"


class TakingUp(Page):
    """Titles and days of what is finished; no words of it, for screens may be watched.

    Where there is nothing to take up from, the exercise begins at once.

    Args:
        exercise: What is to begin.
    """

    DEFAULT_CSS = """
    TakingUp Rows { height: 1fr; }
    TakingUp #about { margin-bottom: 1; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((CLOSE,))]

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self._exercise = exercise

    def compose_column(self) -> ComposeResult:
        """The list, once it is read; nothing before, since it may not be needed."""
        yield Line(classes="heading")
        yield Line(id="about", classes="quiet")
        yield Rows(aligned=True)

    def opened(self) -> None:
        """Read the journal meanwhile."""
        self.run_worker(self._look, thread=True, exit_on_error=True)

    def ready(self) -> None:
        """Keys wait for the list, or for what begins without it."""

    def _look(self) -> None:
        self.house.program.settle()
        found = to_take_up(self.house.program, self._exercise)
        self.app.call_from_thread(self._found, found)

    def _found(self, summaries: Sequence[Summary]) -> None:
        if not self.stands:
            return
        if not summaries:
            self._begin(self._exercise)
            return
        self.query_one(".heading", Line).say(self._exercise.title)
        self.query_one("#about", Line).say(
            _("It can go on from something finished. What was said there is offered again.")
        )
        rows = self.query_one(Rows)
        rows.show(
            [
                Row(_("Begin anew"), name=_ANEW),
                Row(""),
                Row(_("Take up from")),
                *(self._row(one) for one in summaries),
            ]
        )
        self.take_focus()
        super().ready()

    def _row(self, one: Summary) -> Row:
        return Row(moment_near(one.started, self.house.program.clock()), one.title, name=one.id)

    def take_focus(self) -> None:
        """The list."""
        self.set_focus(self.query_one(Rows))
        self._say_enter()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Say what Enter does there."""
        event.stop()
        self._say_enter()

    def _say_enter(self) -> None:
        here = self.query_one(Rows).here
        if here is not None:
            anew = here.name == _ANEW
            self.query_one(Footer).enter = (
                _("Enter begins anew") if anew else _("Enter takes it up")
            )

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Begin, anew or with what is taken over."""
        if event.row.name == _ANEW:
            self._begin(self._exercise)
            return
        found = earlier(self.house.program, self._exercise, event.row.name)
        if isinstance(found, Earlier):
            self._begin(TakenUp(self._exercise, found))
        else:
            self.tell(found.sentence)

    def _begin(self, practice: Exercise | TakenUp) -> None:
        house = self.house
        self.coach.practise(begin(house.program, practice, in_memory=house.in_memory))

    def action_close(self) -> None:
        """Home."""
        self.coach.go_home()

    def help_text(self) -> str:
        """What is asked here."""
        return _(
            "This exercise can take over what was said in one that you finished: it is then "
            "offered at its question, where you can keep it, change it or leave it. The other "
            "entry stays as it is."
        )
