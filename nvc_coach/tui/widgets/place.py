"""Where one is: the title, and the parts around here, on one line."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from nvc_coach.practice.view import PartMark
from nvc_coach.tui.fitting import cut, width_of
from nvc_coach.tui.safe import on_one_line
from nvc_coach.wording import _

_GAP = "  "


class Place(Widget):
    """The title at the left; at the right the part before, the part here, and the next.

    What lies further off gives way first, then the title; where one is stays to the last.
    """

    DEFAULT_CSS = """
    Place {
        height: 1; width: 1fr; color: $quiet;
        & .place--here { color: $foreground; text-style: bold; }
    }
    """
    COMPONENT_CLASSES = {"place--here"}  # noqa: RUF012  # as Textual declares it

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._parts: tuple[PartMark, ...] = ()

    def show(self, title: str, parts: Sequence[PartMark]) -> None:
        """Show a title and the parts of an exercise as far as they can be told."""
        self._title, self._parts = title, tuple(parts)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.content_size.width
        here_style = self.get_component_rich_style("place--here")
        here = next((one.label for one in self._parts if one.state == "here"), "")
        passed = [one.label for one in self._parts if one.state == "passed"]
        ahead = next((one.label for one in self._parts if one.state == "next"), "")
        right = [Segment(cut(here, width), here_style)] if here else []
        room = width - sum(width_of(one.text) for one in right)
        if ahead:
            told = _GAP + on_one_line(_("next: {part}").format(part=ahead))
            if width_of(told) + len(_GAP) <= room:
                right.append(Segment(told, self.rich_style))
                room -= width_of(told)
        title = on_one_line(self._title)
        if width_of(title) > room - len(_GAP):
            title = ""
        room -= width_of(title)
        if passed:
            told = f"{on_one_line(passed[-1])} ✓{_GAP}"
            if width_of(told) + len(_GAP) <= room:
                right.insert(0, Segment(told, self.rich_style))
                room -= width_of(told)
        segments = [
            Segment(title, self.rich_style),
            Segment(" " * max(0, room), self.rich_style),
            *right,
        ]
        del y
        return Strip(segments).adjust_cell_length(width, self.rich_style)
