"""A scene: a state of the page, and how to come there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from nvc_coach.tui.coach import Coach
from tools.picture_story import Stage

Size = tuple[int, int]
USUAL: Final[Size] = (80, 24)
WIDE: Final[Size] = (120, 40)
SMALL: Final[Size] = (40, 15)
THEMES: Final = ("dark", "light")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A state of the page, and how to come there.

    Attributes:
        name: What its files are called.
        screen: The screen that is on top.
        told: What is to be seen, in a sentence.
        shows: Words that stand on the screen once it is all there.
        opens: Makes the application.
        keys: What is pressed; what begins with an apostrophe is typed letter by letter.
        sizes: Columns and lines.
        themes: The colours.
    """

    name: str
    screen: type[Screen[Any]]
    told: str
    shows: str
    opens: Callable[[Stage], Coach]
    keys: tuple[str, ...] = ()
    sizes: tuple[Size, ...] = (USUAL, WIDE)
    themes: tuple[str, ...] = THEMES

    def file(self, size: Size, theme: str) -> str:
        """The name of its picture at a size and in a theme."""
        return f"{self.name}-{size[0]}x{size[1]}-{theme}.svg"
