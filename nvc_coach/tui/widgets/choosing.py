"""Asking for a choice, or several: nothing is chosen beforehand."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from nvc_coach.practice.answers import Answer, Chosen
from nvc_coach.practice.exercise import Choose, Exercise
from nvc_coach.practice.view import ChoiceView, StepView
from nvc_coach.tui.fitting import width_of, wrapped
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.wording import _

_MARK = "▸"
_KEPT, _NOT_KEPT = "✓", " "


@dataclass(frozen=True, slots=True)
class _Painted:
    """One line of what is shown: of which choice, its text, and what stands beside it."""

    place: int
    lead: str
    text: str
    beside: str = ""


class Choosing(Asker, ScrollView, can_focus=True):
    """Choices, each with the number it has in the exercise: a number never changes hands.

    Arrows or a number go to a choice, Enter makes it. Where many may be chosen, Space marks them.
    """

    DEFAULT_CSS = """
    Choosing {
        width: 1fr; height: 1fr; min-height: 4; background: transparent;
        overflow-y: auto; scrollbar-gutter: stable;
        & .choosing--row { color: $foreground; }
        & .choosing--beside { color: $quiet; }
        & .choosing--here { color: $accent; background: $raised; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "choosing--row",
        "choosing--beside",
        "choosing--here",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("enter", "choose", show=False),
        Binding("space", "mark", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[tuple[int, ChoiceView], ...] = ()
        self._many = False
        self._at: int | None = None
        self._marked: list[str] = []
        self._lines: tuple[_Painted, ...] = ()

    # ------------------------------------------------------------------ asking

    def ask(self, view: StepView, exercise: Exercise, today: date) -> None:
        """Show the choices still offered; what was chosen before is told, never chosen again."""
        del exercise, today
        step = view.step
        assert isinstance(step, Choose)  # noqa: S101  # shown for this kind alone
        offered = {choice.id: choice for choice in view.choices}
        self._choices = tuple(
            (number, offered[one.id])
            for number, one in enumerate(step.choices, 1)
            if one.id in offered
        )
        self._many, self._at = step.many, None
        draft = view.offered if view.offered and view.offered.source == "draft" else None
        answer = draft.answer if draft else None
        self._marked = [
            one for one in (answer.ids if isinstance(answer, Chosen) else ()) if one in offered
        ]
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True)
        self._say_enter()

    def unsent(self) -> tuple[Answer, str] | None:
        """What is marked where many may be; a single choice is made at once or not at all."""
        return (Chosen(tuple(self._marked), many=True), "") if self._many else None

    def go_on(self) -> None:
        """With the choice where one is, or those that are marked."""
        if self._many:
            chosen = tuple(self._marked)
        else:
            chosen = () if self._at is None else (self._choices[self._at][1].id,)
        self.post_message(self.Given(Chosen(chosen, self._many) if chosen else None))

    def take_focus(self) -> None:
        """The list itself."""
        self.screen.set_focus(self)

    # ------------------------------------------------------------------ what it shows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the choices take at this width."""
        del container, viewport
        self._lay_out(width)
        return len(self._lines)

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lay_out()

    def _lay_out(self, width: int = 0) -> None:
        width = width or self.scrollable_content_region.width
        lines: list[_Painted] = []
        for place, (number, choice) in enumerate(self._choices):
            marks = f"{_KEPT if choice.id in self._marked else _NOT_KEPT} " if self._many else ""
            lead = f"{marks}{number}  "
            beside = _way_back(choice)
            room = max(8, width - len(lead) - 2)
            label = wrapped(choice.label, room)
            fits = len(label) == 1 and width_of(label[0]) + 2 + width_of(beside) <= room
            lines.append(_Painted(place, lead, label[0], beside if fits else ""))
            lines += (_Painted(place, " " * len(lead), one) for one in label[1:])
            if beside and not fits:
                lines += (
                    _Painted(place, " " * len(lead), "", one) for one in wrapped(beside, room)
                )
        self._lines = tuple(lines)
        self.virtual_size = Size(0, len(lines))

    def render_line(self, y: int) -> Strip:
        """One line of what is visible."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if not 0 <= at < len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[at]
        here = line.place == self._at
        first = at == 0 or self._lines[at - 1].place != line.place
        style = self.get_component_rich_style("choosing--here" if here else "choosing--row")
        beside = style if here else self.get_component_rich_style("choosing--beside")
        text = f"{_MARK if here and first else ' '} {line.lead}{line.text}"
        if line.beside and not line.text:
            segments = [Segment(text, style), Segment(line.beside, beside)]
        else:
            gap = max(2, width - width_of(text) - width_of(line.beside))
            segments = [Segment(text + " " * gap, style), Segment(line.beside, beside)]
        strip = Strip(segments).adjust_cell_length(width, style)
        return strip.apply_style(Style(meta={"choice": line.place}))

    # ------------------------------------------------------------------ what the person does

    def on_key(self, event: events.Key) -> None:
        """A number goes to its choice, and marks it where many may be chosen."""
        character = event.character or ""
        if not (character.isdecimal() and len(character) == 1):
            return
        event.stop()
        for place, (number, _choice) in enumerate(self._choices):
            if number == int(character):  # whichever script's digit it is
                self._go_to(place)
                if self._many:
                    self.action_mark()
                return
        self.post_message(
            self.Told(_("There is no number {number} here.").format(number=character))
        )

    def on_click(self, event: events.Click) -> None:
        """A click goes to a choice; one more click makes it."""
        place = event.style.meta.get("choice")
        if not isinstance(place, int):
            return
        if self._many:
            self._go_to(place)
            self.action_mark()
        elif place == self._at:
            self.action_choose()
        else:
            self._go_to(place)

    def action_move(self, by: int) -> None:
        """The next choice, or the one before; from nowhere, the first or the last."""
        if not self._choices:
            return
        last = len(self._choices) - 1
        start = (-1 if by > 0 else last + 1) if self._at is None else self._at
        self._go_to(max(0, min(last, start + by)))

    def action_end(self, by: int) -> None:
        """The last choice, or the first."""
        if self._choices:
            self._go_to(len(self._choices) - 1 if by > 0 else 0)

    def action_choose(self) -> None:
        """Go on with what is chosen."""
        self.go_on()

    def action_mark(self) -> None:
        """Mark the choice where one is, or take its mark away."""
        if self._at is None or not self._many:
            return
        chosen = self._choices[self._at][1].id
        if chosen in self._marked:
            self._marked.remove(chosen)
        else:
            order = [choice.id for _number, choice in self._choices]
            self._marked = sorted([*self._marked, chosen], key=order.index)
        self._lay_out()
        self.refresh()
        self._say_enter()
        self.post_message(self.Typed(Chosen(tuple(self._marked), many=True)))

    def _go_to(self, place: int) -> None:
        self._at = place
        self.post_message(self.Told(""))
        first = next(at for at, line in enumerate(self._lines) if line.place == place)
        height = sum(line.place == place for line in self._lines)
        self.scroll_to_region(Region(0, first, 1, height), animate=False, force=True)
        self.refresh()
        self._say_enter()
        if self.has_focus:
            offset = Offset(0, first - self.scroll_offset.y)
            self.app.cursor_position = self.content_region.offset + offset

    def _say_enter(self) -> None:
        if self._many and self._marked:
            self.enter = _("Space marks, Enter goes on")
        elif self._many:
            self.enter = _("Space or a number marks")
        elif self._at is None:
            self.enter = _("Arrows or a number choose")
        else:
            number = self._choices[self._at][0]
            self.enter = _("Enter chooses {number}").format(number=number)


def _way_back(choice: ChoiceView) -> str:
    if not choice.back_to:
        return ""
    if choice.last_time:
        return _("back to {part}, for the last time").format(part=choice.back_to)
    return _("back to {part}").format(part=choice.back_to)
