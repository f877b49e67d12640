"""What stays in view: the judgment, or the needs at a pause and on the other's side."""

from textual.app import RenderResult
from textual.widget import Widget

from nvc_coach.practice.shortening import in_a_row, one_line
from nvc_coach.practice.view import Pinned
from nvc_coach.tui.fitting import in_lines
from nvc_coach.tui.safe import words
from nvc_coach.wording import _

NARROW = 60
_LONGEST = 400
"""More characters than ever fit in two lines: no more are wrapped."""


class Pin(Widget):
    """At most two lines, on a narrow page one; the whole text is a key away."""

    DEFAULT_CSS = """
    Pin { width: 1fr; height: auto; max-height: 2; margin-bottom: 1; color: $quiet; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._says = self._end = ""

    def show(self, pinned: Pinned | None, beside: str) -> None:
        """Show something, unless the text it would stand beside says it too."""
        says = ""
        if pinned is not None and in_a_row(pinned.words) not in beside:
            told = _("“{words}”") if pinned.kind == "judgment" else _("Your needs: {words}")
            says = told.format(words=one_line(pinned.words, _LONGEST))
        self._says = says
        self._end = "”" if pinned is not None and pinned.kind == "judgment" else ""
        self.display = bool(says)
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """As much of it as there is room for."""
        lines = 1 if self.app.size.width < NARROW else 2
        return words(in_lines(self._says, max(1, self.size.width), lines, self._end))
