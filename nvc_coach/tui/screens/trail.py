"""The way so far: what was asked and answered, to go back to or to change."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from nvc_coach.practice.view import Mark
from nvc_coach.services.sitting import Sitting
from nvc_coach.tui.fitting import cut
from nvc_coach.tui.screens.changing import change
from nvc_coach.tui.screens.modal import Modal
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.question import Question
from nvc_coach.tui.screens.sheet import Sheet
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.tui.screens.session import SessionPage


class TrailList(Modal[int]):
    """A list of visits; gives back the place of the one that was chosen.

    Args:
        trail: The visits, in order.
    """

    DEFAULT_CSS = """
    TrailList > .page { align-horizontal: center; }
    TrailList .page > * { max-width: 68; width: 100%; }
    TrailList Rows { height: 1fr; }
    TrailList #asked { color: $quiet; margin-top: 1; max-height: 4; }
    """

    def __init__(self, trail: tuple[Mark, ...]) -> None:
        super().__init__()
        self._trail = trail

    def compose(self) -> ComposeResult:
        """The visits, under the parts they lie in, and the question of the one where one is."""
        rows: list[Row] = []
        part = None
        for at, mark in enumerate(self._trail):
            if mark.part != part or mark.returned:
                part = mark.part
                rows.append(
                    Row(_("{part}, once more").format(part=part) if mark.returned else part)
                )
            rows.append(Row(_in_short(mark), name=str(at)))
        with Vertical(classes="page"):
            yield Line(_("The way so far"), classes="heading")
            yield Rows(rows)
            yield Line(id="asked")
            yield Line(_("Enter opens one. Esc: back to where you were."), classes="keys")

    def on_mount(self) -> None:
        """Begin at the latest."""
        self.query_one(Rows).action_end(1)
        self._say_asked()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Say what was asked there."""
        event.stop()
        self._say_asked()

    def _say_asked(self) -> None:
        here = self.query_one(Rows).here
        self.query_one("#asked", Line).say(
            self._trail[int(here.name)].asked.strip() if here else ""
        )

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """This one."""
        self.dismiss(int(event.row.name))


def _in_short(mark: Mark) -> str:
    if mark.words:
        return " ".join(mark.words.split())[:_SHORT]
    return _("not sure") if mark.unsure else _("left open")


_SHORT = 200
_SHORT_QUESTION = 120


def open_trail(page: "SessionPage") -> None:
    """Show the way that led to a session's page, and do what is chosen there."""
    trail = page.sitting.view.trail
    if not trail:
        page.tell(_("There is no answer behind you yet."))
        return

    def chosen(at: int | None) -> None:
        if at is not None:
            _offer(page, trail[at])

    page.keep_unsent()
    page.app.push_screen(TrailList(trail), chosen)


def _offer(page: "SessionPage", mark: Mark) -> None:
    answers = [("g", _("go back to it")), ("w", _("read it whole"))]
    if not mark.decides:
        answers.insert(1, ("c", _("change the answer, and stay where you are")))

    def decided(answer: str | None) -> None:
        if answer == "g":
            page.go_back_to(mark.step)
        elif answer == "c":
            change(page, page.sitting, mark.step)
        elif answer == "w":
            words = mark.words or _in_short(mark)
            page.app.push_screen(Sheet(mark.asked.strip(), words))

    page.app.push_screen(Question(cut(_in_short(mark), _SHORT_QUESTION), answers), decided)


def choose_to_change(page: Page, sitting: Sitting) -> None:
    """Show the answers that can still be changed, and open the one that is chosen."""
    changeable = tuple(mark for mark in sitting.view.trail if not mark.decides)
    if not changeable:
        page.tell(_("There is no answer to change."))
        return

    def chosen(at: int | None) -> None:
        if at is not None:
            change(page, sitting, changeable[at].step)

    page.app.push_screen(TrailList(changeable), chosen)
