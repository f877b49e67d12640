"""An application that keeps what people write to itself, whatever happens to it.

What Textual offers and a private page must not have is turned off here, in one place: the picture
of the screen, the copy to the clipboard that nobody asked for, notes that read markup, and the
traceback with everything that was typed in it.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import ClassVar, TypeVar

from rich.console import RenderableType
from textual.app import App, SystemCommand
from textual.driver import Driver
from textual.filter import LineFilter, Monochrome, NoColor
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.worker import WorkerFailed

from nvc_coach.tui.safe import CleanLines
from nvc_coach.tui.themes import DARK, TERMINAL, THEMES, NoColours

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
    Screen > .screen--selection { text-style: $screen-selection-text-style; }
    """

    def __init__(self, theme: str = DARK.name) -> None:
        super().__init__()
        self.failure: BaseException | None = None
        self._few_colours = False
        self._last_filters = (*([NoColours()] if self.no_color else []), CleanLines())
        # Textual puts a place for notes and tooltips on every screen; here nothing uses them.
        self._disable_tooltips = self._disable_notifications = True
        for one in THEMES.values():
            self.register_theme(one)
        self.theme = theme if theme in THEMES else DARK.name
        self.animation_level = "none"

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and behind them the last gate before the terminal."""
        # Where no colours are wanted, Textual's own would leave greys, or name the terminal's.
        textuals = (
            one for one in super().get_line_filters() if not isinstance(one, Monochrome | NoColor)
        )
        return [*textuals, *self._last_filters]

    def validate_theme(self, theme: str) -> str:
        """Where our colours cannot be shown there is one theme, which needs none."""
        return TERMINAL.name if self.no_color or self._few_colours else theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own names for colours, so that style sheets can be read under any theme."""
        return {name: DARK.variables[name] for name in ("quiet", "raised", "line")}

    def _build_driver(
        self,
        headless: bool,  # noqa: FBT001  # as in Textual
        inline: bool,  # noqa: FBT001  # as in Textual
        mouse: bool,  # noqa: FBT001  # as in Textual
        size: tuple[int, int] | None,
    ) -> Driver:
        # Of the sixteen colours some terminals have, nobody knows which stand out from which.
        self._few_colours = not headless and self.console.color_system == "standard"
        self.theme = self.validate_theme(self.theme)
        return super()._build_driver(headless, inline, mouse, size)

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

    def _set_pointer_shape(self, shape: str) -> None:
        """Leave the pointer as it is: not every terminal takes what tells its shape for that."""

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
        self.fail(GaveUpError())

    def fail(self, error: BaseException) -> None:
        """End because of an error, which is reported once the terminal is itself again."""
        if self.failure is None:
            self.failure = error.error if isinstance(error, WorkerFailed) else error
            with suppress(Exception):  # what has failed already may fail once more
                self.keep_unsent()
        self._close_messages_no_wait()

    def keep_unsent(self) -> None:
        """Keep what stands on a page and is not sent yet, before the end."""


class GaveUpError(Exception):
    """Textual gave up, and would only have painted why."""


def quiet_loop(failed: Callable[[BaseException], None]) -> Callable[..., None]:
    """A handler for what a task of the event loop left behind, that prints none of it."""

    def handle(_loop: object, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            failed(error)

    return handle
