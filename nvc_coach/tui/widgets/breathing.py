"""A calm picture to breathe with: a line that widens and narrows, slowly."""

import math
import time

from rich.segment import Segment
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

SECONDS_A_BREATH = 10.0
"""Five seconds in, five out: about six breaths a minute, a pace that people find calming."""
_PICTURES_A_SECOND = 5
_WIDEST = 31


class Breathing(Widget):
    """Still and hidden until it is asked for."""

    DEFAULT_CSS = """
    Breathing { height: 3; width: 1fr; color: $accent; display: none; padding: 1 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._timer: Timer | None = None
        self._began = 0.0

    @property
    def moving(self) -> bool:
        """Whether it moves."""
        return self._timer is not None

    def move(self, *, moving: bool) -> None:
        """Begin to breathe, or be still and hidden."""
        if moving == self.moving:
            return
        self.display = moving
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        else:
            self._began = time.monotonic()
            self._timer = self.set_interval(1 / _PICTURES_A_SECOND, self.refresh)

    def render_line(self, y: int) -> Strip:
        """The line, as wide as the breath is full."""
        if y != 1:
            return Strip.blank(self.size.width, self.rich_style)
        breath = (time.monotonic() - self._began) / SECONDS_A_BREATH
        full = (1 - math.cos(2 * math.pi * breath)) / 2
        width = 1 + 2 * round(full * (_WIDEST - 1) / 2)
        before = max(0, (self.size.width - width) // 2)
        return Strip([Segment(" " * before + "─" * width, self.rich_style)])
