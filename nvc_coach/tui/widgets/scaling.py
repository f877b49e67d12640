"""Asking for a place on a scale, by arrows or digits; none is chosen beforehand."""

from datetime import date
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.strip import Strip

from nvc_coach.practice.answers import Answer, Number
from nvc_coach.practice.exercise import Exercise, Scale
from nvc_coach.practice.view import StepView
from nvc_coach.tui.fitting import cut, width_of
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.wording import _


class Scaling(Asker, can_focus=True):
    """A row of numbers, the words for its ends below it.

    A scale too long for a row shows the number one is at between its ends.
    """

    DEFAULT_CSS = """
    Scaling {
        width: 1fr; height: 3; background: transparent;
        & .scaling--number { color: $foreground; }
        & .scaling--ends { color: $quiet; }
        & .scaling--here { color: $accent; background: $raised; text-style: bold reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"scaling--number", "scaling--ends", "scaling--here"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,down", "move(-1)", show=False),
        Binding("right,up", "move(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("backspace,delete", "clear", show=False),
        Binding("enter", "choose", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._step = Scale(id="scale", ask="")
        self._number: int | None = None
        self._digits = ""

    # ------------------------------------------------------------------ asking

    def ask(self, view: StepView, exercise: Exercise, today: date) -> None:
        """Show a scale, with no place on it chosen."""
        del exercise, today
        assert isinstance(view.step, Scale)  # noqa: S101  # shown for this kind alone
        self._step = view.step
        self._stand_at(None)

    def unsent(self) -> tuple[Answer, str] | None:
        """Nothing: a number is given or not."""
        return None

    def go_on(self) -> None:
        """With the number one is at."""
        self.post_message(self.Given(None if self._number is None else Number(self._number)))

    def take_focus(self) -> None:
        """The row itself."""
        self.screen.set_focus(self)

    # ------------------------------------------------------------------ what it shows

    def _cells(self) -> list[tuple[int, str]]:
        """The numbers of the row, each with its text; none where they don't fit."""
        step = self._step
        if step.end - step.start > self.size.width:
            return []
        cells = [(one, f" {one} ") for one in range(step.start, step.end + 1)]
        return cells if sum(len(text) for _one, text in cells) <= self.size.width else []

    def render_line(self, y: int) -> Strip:
        """The numbers, and below them what the ends mean."""
        width = self.size.width
        number = self.get_component_rich_style("scaling--number")
        ends = self.get_component_rich_style("scaling--ends")
        cells = self._cells()
        if y == 0:
            segments = self._row(cells, number)
        elif y == 1 and cells:
            row = sum(len(text) for _one, text in cells)
            low = cut(self._step.low, row // 2)
            high = cut(self._step.high, row - width_of(low) - 3)
            gap = max(1, row - 2 - width_of(low) - width_of(high))
            segments = [Segment(f" {low}{' ' * gap}{high}", ends)]
        elif y == 1:
            step = self._step
            told = f"{step.start} {step.low}  …  {step.end} {step.high}"
            segments = [Segment(f" {cut(told, width - 1)}", ends)]
        else:
            segments = []
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _row(self, cells: list[tuple[int, str]], plain: Style) -> list[Segment]:
        here = self.get_component_rich_style("scaling--here")
        if not cells:
            shown = _("no number yet") if self._number is None else str(self._number)
            return [Segment(f" {shown} ", plain if self._number is None else here)]
        return [
            Segment(
                f"[{one}]" if one == self._number else text,
                (here if one == self._number else plain) + Style(meta={"number": one}),
            )
            for one, text in cells
        ]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Numbers, ends, and a line of air."""
        del container, viewport, width
        return 3

    # ------------------------------------------------------------------ what the person does

    def on_key(self, event: events.Key) -> None:
        """Digits make a number; one that would lead off the scale begins another."""
        typed = event.character or ""
        if len(typed) == 1 and typed.isdecimal():
            typed = str(int(typed))  # whichever script's digit it is
        elif not (typed == "-" and self._step.start < 0):
            return
        event.stop()
        for digits in (self._digits + typed, typed):
            if self._may_become_number(digits):
                self._digits = digits
                number = None if digits == "-" else int(digits)
                fits = number is not None and self._step.start <= number <= self._step.end
                self._be_at(number if fits else None, digits)
                return
        told = _("The scale goes from {start} to {end}.")
        self.post_message(self.Told(told.format(start=self._step.start, end=self._step.end)))

    def _may_become_number(self, digits: str) -> bool:
        """Whether a number on the scale begins with these digits."""
        longest = max(len(str(self._step.start)), len(str(self._step.end)))
        if len(digits) > longest or digits.startswith("--"):
            return False
        if digits == "-":
            return True
        number = int(digits)
        return self._step.start <= number <= self._step.end or len(digits) < longest

    def on_click(self, event: events.Click) -> None:
        """A click goes to a number."""
        number = event.style.meta.get("number")
        if isinstance(number, int):
            self._be_at(number)

    def action_move(self, by: int) -> None:
        """One further, or one less; from nowhere, the middle."""
        step = self._step
        middle = (step.start + step.end) // 2
        moved = middle if self._number is None else self._number + by
        self._be_at(max(step.start, min(step.end, moved)))

    def action_end(self, by: int) -> None:
        """One of the ends."""
        self._be_at(self._step.end if by > 0 else self._step.start)

    def action_clear(self) -> None:
        """No number any more."""
        self._be_at(None)

    def action_choose(self) -> None:
        """Go on with the number one is at."""
        self.go_on()

    def _be_at(self, number: int | None, digits: str = "") -> None:
        self.post_message(self.Told(""))
        self._stand_at(number, digits)

    def _stand_at(self, number: int | None, digits: str = "") -> None:
        self._number, self._digits = number, digits
        self.enter = (
            _("Arrows or digits choose")
            if number is None
            else _("Enter goes on with {number}").format(number=number)
        )
        self.refresh()
        self._take_cursor_along()

    def _take_cursor_along(self) -> None:
        if not (self.is_attached and self.has_focus):
            return
        before = 0
        for one, text in self._cells():
            if one == self._number:
                break
            before += len(text)
        self.app.cursor_position = self.content_region.offset + Offset(
            before if self._number is not None else 0, 0
        )
