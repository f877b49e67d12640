"""What an exercise is, before it is begun."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.introducing import introduction
from nvc_coach.services.picturing import PartPicture, legend
from nvc_coach.services.practising import begin
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.fitting import width_of
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.above import Above
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.tui.coach import Coach

_GAP = 2


class Introduction(Page):
    """What it is, how long it takes, where it comes from, what is on the way, and who reads it.

    Args:
        exercise: The exercise.
    """

    DEFAULT_CSS = """
    Introduction Above Line { margin-bottom: 1; }
    Introduction Above Line.part { margin-bottom: 0; }
    Introduction Rows { min-height: 2; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((CLOSE,))]

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self._exercise = exercise

    def compose_column(self) -> ComposeResult:
        """The paragraphs, and the ways to begin."""
        yield Line(self._exercise.title, classes="heading")
        with Above():
            told = introduction(self._exercise, kept=self._can_keep)
            yield Line(told.summary)
            yield Line(told.company)
            yield from self._picture(told.parts)
            for paragraph in (*told.sources, told.privacy):
                yield Line(paragraph)
        ways = [Row(_("Begin"), name="begin")]
        if self._can_keep:
            ways.append(Row(_("Begin, and keep nothing this time"), name="in-memory"))
        yield Rows(ways)

    def _picture(self, parts: Sequence[PartPicture]) -> ComposeResult:
        width = max((width_of(one.label) for one in parts), default=0) + _GAP
        for part in parts:
            gap = " " * (width - width_of(part.label))
            yield Line(f"{part.label}{gap}{part.beside}", classes="part")
        if parts:
            yield Line(legend(), classes="quiet")

    @property
    def _can_keep(self) -> bool:
        house = self.house
        return not house.in_memory and house.writable and house.program.settings.keep

    def take_focus(self) -> None:
        """Begin is where Enter is."""
        self.set_focus(self.query_one(Rows))
        self.query_one(Footer).enter = _("Enter begins")

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Begin."""
        in_memory = event.row.name == "in-memory" or not self._can_keep
        self.house.in_memory = in_memory
        if self._exercise.follows:
            from nvc_coach.tui.screens.taking_up import TakingUp

            self.coach.show_page(TakingUp(self._exercise))
        else:
            self.coach.practise(begin(self.house.program, self._exercise, in_memory=in_memory))

    def action_close(self) -> None:
        """Home."""
        self.coach.go_home()


def introduce(page: Page, exercise_id: str) -> None:
    """Show an exercise's introduction, or say on the page why it cannot be practised."""
    coach: Coach = page.coach
    exercise = coach.house.program.exercise(exercise_id)
    if exercise is None:
        page.tell(
            _(
                'The exercise "{id}" cannot be used just now; nvc-coach exercise check tells why.'
            ).format(id=exercise_id)
        )
    else:
        coach.show_page(Introduction(exercise))
