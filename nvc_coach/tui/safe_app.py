"""An application that keeps what people write to itself, whatever happens to it.

What Textual offers and a private page must not have is turned off here, in one place: the picture
of the screen, the copy to the clipboard that nobody asked for, notes that read markup, and the
traceback with everything that was typed in it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, TypeVar

from rich.console import RenderableType
from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen

from nvc_coach.tui.safe import CleanLines
from nvc_coach.tui.themes import DARK, THEMES

Result = TypeVar("Result")


class SafeApp(App[Result]):
    """What the coach's application and every application in its tests is built on.

    Attributes:
        failure: The error that ended it, once one has; nothing of it was ever shown.
    """

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False
    ESCAPE_TO_MINIMIZE: ClassVar[bool] = False
    TOOLTIP_DELAY: float = 3600
    CSS = """
    * { scrollbar-size-vertical: 1; }
    Screen { background: $background; color: $foreground; }
    """

    def __init__(self, theme: str = DARK.name) -> None:
        super().__init__()
        self.failure: BaseException | None = None
        self._clean_lines = CleanLines()
        for one in THEMES.values():
            self.register_theme(one)
        self.theme = theme if theme in THEMES else DARK.name
        self.animation_level = "none"

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and behind them the last gate before the terminal."""
        return [*super().get_line_filters(), self._clean_lines]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own names for colours, so that style sheets can be read under any theme."""
        return {name: DARK.variables[name] for name in ("quiet", "raised", "line")}

    # ------------------------------------------------------------------ what is turned off

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None of Textual's: no picture of the screen is ever written to a file."""
        del screen
        return ()

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Do nothing: a picture of the page would lie about in a folder."""

    def copy_to_clipboard(self, text: str) -> None:
        """Keep words for pasting inside the page; the terminal's clipboard is not touched."""
        self._clipboard = text

    def copy_for_others(self, text: str) -> None:
        """Hand words to the terminal's clipboard; only ever called once the person said so."""
        super().copy_to_clipboard(text)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Do nothing: the page says what it has to say in its own quiet line."""

    def bell(self) -> None:
        """Make no sound."""

    # ------------------------------------------------------------------ failing

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print a traceback with every local variable in it.
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.fail(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End without showing what it was called with: it may hold anything."""
        del renderables
        self._close_messages_no_wait()

    def fail(self, error: BaseException) -> None:
        """End because of an error, which is reported once the terminal is itself again."""
        self.failure = self.failure or error
        self._close_messages_no_wait()


def quiet_loop(failed: Callable[[BaseException], None]) -> Callable[..., None]:
    """A handler for what a task of the event loop left behind, that prints none of it."""

    def handle(_loop: object, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            failed(error)

    return handle
