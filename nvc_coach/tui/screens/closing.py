"""The closing: the person's words read back, and what is to become of them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from nvc_coach.journal.errors import NotSavedError
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.view import CHARGE_AFTER, CHARGE_BEFORE, Finished
from nvc_coach.services.introducing import minutes_in_short
from nvc_coach.services.practising import Earlier, TakenUp, begin
from nvc_coach.services.reading import recap_paragraphs
from nvc_coach.services.sitting import Sitting
from nvc_coach.services.taking_up import next_after
from nvc_coach.tui.commands import EVERYWHERE, STOP, WAYS, WHOLE, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.question import Question
from nvc_coach.tui.screens.sheet import WholeText, said_in_full
from nvc_coach.tui.screens.trail import choose_to_change
from nvc_coach.tui.widgets.above import Above
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import N_, _

NUMBERS = Command(
    action="numbers",
    label=N_("the numbers"),
    meaning=N_("how strongly the judgment held, before and after"),
    letter="n",
    single=True,
)
CHANGE = Command(
    action="change",
    label=N_("change an answer"),
    meaning=N_("one that did not decide the way"),
    letter="c",
    single=True,
)
READ_WHOLE = Command(
    action=WHOLE.action, label=WHOLE.label, meaning=WHOLE.meaning, letter="w", single=True
)
_NEXT = "next:"


class Closing(Page):
    """Reads back in sentences; then keep, keep nothing of this, or go on with what may come next.

    Args:
        sitting: The session, at its end.
    """

    DEFAULT_CSS = """
    Closing Above { margin-bottom: 1; }
    Closing #numbers { margin-bottom: 1; }
    Closing Rows { min-height: 2; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        READ_WHOLE, NUMBERS, CHANGE, STOP, *EVERYWHERE,
    )  # fmt: skip
    FOOTER: ClassVar[tuple[Command, ...]] = (NUMBERS, CHANGE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((READ_WHOLE, NUMBERS, CHANGE, STOP)),
        Binding("pagedown", "scroll_recap(1)", show=False),
        Binding("pageup", "scroll_recap(-1)", show=False),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self._next: tuple[Exercise, ...] = ()

    def compose_column(self) -> ComposeResult:
        """The words, and the ways."""
        yield Line(_("In your own words"), classes="heading")
        with Above():
            yield Line(id="recap")
        yield Line(id="numbers")
        yield Rows(self._rows())

    def _rows(self) -> list[Row]:
        if self.house.in_memory:
            rows = [Row(_("Done; nothing of this is kept"), name="done")]
        else:
            rows = [Row(_("Keep this"), name="keep")]
            rows.append(Row(_("Keep nothing of this"), name="nothing"))
        self._next = next_after(self.house.program, self.sitting.session)
        if self._next:
            in_memory = self.house.in_memory
            rows.append(Row(_("Go on with") if in_memory else _("Keep this, and go on with")))
        for one in self._next:
            minutes = minutes_in_short(one.minutes)
            rows.append(Row(one.title, minutes, name=f"{_NEXT}{one.id}"))
        return rows

    def opened(self) -> None:
        """Read back."""
        self.house.note(self.sitting)
        self.query_one("#numbers", Line).say("")
        self.show_again()

    def available(self, command: Command) -> bool:
        """There are numbers to show where the exercise asks for them."""
        exercise = self.sitting.session.exercise
        asked = any(exercise.asking(one) for one in (CHARGE_BEFORE, CHARGE_AFTER))
        return asked or command is not NUMBERS

    def take_focus(self) -> None:
        """The two ways; nothing is done before Enter."""
        self.set_focus(self.query_one(Rows))
        self._say_enter()

    def show_again(self) -> None:
        """Read back what there is now."""
        view = self.sitting.view
        if isinstance(view, Finished):
            self.query_one("#recap", Line).say(_in_paragraphs(view))
            self.call_after_refresh(self._say_how_to_scroll)
        rows = self._rows()
        self.query_one(Rows).styles.min_height = len(rows)
        self.query_one(Rows).show(rows)
        self.take_focus()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Say what Enter does there."""
        event.stop()
        self._say_enter()

    def _say_enter(self) -> None:
        here = self.query_one(Rows).here
        name = "" if here is None else here.name
        if name.startswith(_NEXT):
            told = _("Enter goes on") if self.house.in_memory else _("Enter keeps it, and goes on")
        elif self.house.in_memory:
            told = _("Enter: done")
        else:
            told = _("Enter keeps it") if name == "keep" else _("Enter asks once more")
        self.query_one(Footer).enter = told

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Keep it, let go of it, or go on from it."""
        if event.row.name == "nothing":
            self._ask_to_let_go()
        elif event.row.name.startswith(_NEXT):
            self._go_on_with(event.row.name.removeprefix(_NEXT))
        else:
            self.coach.go_home()

    def _go_on_with(self, exercise_id: str) -> None:
        following = next(one for one in self._next if one.id == exercise_id)
        practice = TakenUp(following, Earlier(self.sitting.entry, self.sitting.session))
        house = self.house
        self.coach.practise(begin(house.program, practice, in_memory=house.in_memory))

    def _ask_to_let_go(self) -> None:
        def decided(answer: str | None) -> None:
            if answer != "y":
                return
            try:
                self.sitting.keep_nothing()
            except NotSavedError as error:
                still = _("So it is still in your journal.")
                self.tell(f"{error.sentence} {still}")
                return
            self.house.note(self.sitting)
            self.coach.go_home()

        self.app.push_screen(
            Question(
                _("It will be gone for good."),
                [("g", _("go back")), ("y", _("yes, keep nothing of this"))],
            ),
            decided,
        )

    def _say_how_to_scroll(self) -> None:
        if self.query_one(Above).max_scroll_y > 0:
            self.tell(_("There is more to read: Page Down and Page Up."))

    def action_scroll_recap(self, by: int) -> None:
        """Scroll what is read back."""
        above = self.query_one(Above)
        above.scroll_page_down(animate=False) if by > 0 else above.scroll_page_up(animate=False)

    def action_numbers(self) -> None:
        """The numbers before and after; a rise as calmly as a fall."""
        if not self.available(NUMBERS):
            return
        line = self.query_one("#numbers", Line)
        view = self.sitting.view
        before, after = view.charge if isinstance(view, Finished) else (None, None)
        not_said = _("not said")
        told = _("How strongly it held you: before {before}, after {after}.").format(
            before=not_said if before is None else before,
            after=not_said if after is None else after,
        )
        line.say("" if line.display else told)
        # What is read back gives way to them; Textual would keep the height it has measured.
        self.query_one(Above).refresh(layout=True)

    def action_whole(self) -> None:
        """All that was said, in full."""
        self.app.push_screen(WholeText(said_in_full(self.sitting.view.trail)))

    def action_change(self) -> None:
        """Change an answer."""
        choose_to_change(self, self.sitting)

    def action_stop(self) -> None:
        """Stop here; it is kept."""
        self.coach.end("stopped")

    def help_text(self) -> str:
        """What the closing is."""
        return _(
            "This is what you said, read back; nothing is added. You can keep it in your journal, "
            "or keep nothing of it: then it is gone at once and for good. Where another exercise "
            "goes on from it, you can begin that at once; what you said is offered again there."
        )


def _in_paragraphs(view: Finished) -> str:
    return "\n\n".join(recap_paragraphs(view))
