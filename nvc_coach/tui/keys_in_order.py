"""Keys on their way to the page: one after the other, none lost, none able to end it."""

import asyncio
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any

from textual import events
from textual.app import App, ScreenStackError
from textual.message_pump import MessagePump

ENTER_OF_A_COOKED_TERMINAL = "ctrl+j"
"""What Enter looks like where it was pressed before the terminal was made ready."""


class KeysInOrder:
    """Lets the application hear of one key after the other, each when the one before is done.

    Textual hears of keys as fast as they come, while what they do travels from widget to widget:
    of keys that come in one burst, as over a slow line, the later ones would be heard by a page
    or a field that the earlier ones have left.

    Args:
        app: The application.
        hear: Hears of a key in the application's own queue.
    """

    def __init__(self, app: App[Any], hear: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._hear = hear
        self._waiting: asyncio.Queue[events.Event] = asyncio.Queue()
        self._ready = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def add(self, event: events.Event) -> None:
        """Take a key or a paste."""
        self._waiting.put_nowait(event)

    def begin(self) -> None:
        """Begin to hand them on; in the application's own context."""
        self._task = asyncio.create_task(self._hand_on())
        self._task.add_done_callback(_heard_of)

    def end(self) -> None:
        """Hand on nothing any more."""
        if self._task is not None:
            self._task.cancel()

    def hold(self) -> None:
        """Another page is coming: wait for it."""
        self._ready.clear()

    def release(self) -> None:
        """The page has a field to take keys."""
        self._ready.set()

    async def _hand_on(self) -> None:
        while True:
            event = await self._waiting.get()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ready.wait(), _LONGEST_WAIT_SECONDS)
            try:
                hears = self._app.screen.focused or self._app.screen
            except ScreenStackError:  # the page is left, and nobody is there to hear of it
                return
            self._app.call_later(self._hear, _as_meant(event))
            await _done(self._app)
            if getattr(hears, "takes_letters", False) and _is_letter(event):
                continue
            # What a key does goes up to the screen; if nothing took it, its bindings are looked
            # at when it has come up to the application, and what they do goes up once more.
            await _settled(hears)
            await _done(self._app)
            await _settled(hears)


def _heard_of(task: "asyncio.Task[None]") -> None:
    """Let the event loop hear of an error: a page deaf to every key is worse than one that ends."""
    if not task.cancelled():
        task.result()


async def _settled(pump: MessagePump | None) -> None:
    """Wait until everything is done that a widget was told so far, and what came up from it."""
    while pump is not None and not isinstance(pump, App):
        await _done(pump)
        pump = pump._parent  # noqa: SLF001  # its public name asks for a parent that is a widget


async def _done(pump: MessagePump) -> None:
    """Wait until everything is done that stands in a queue now, but not for long."""
    done = asyncio.Event()
    if pump.is_running and pump.call_later(done.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), _LONGEST_STEP_SECONDS)


def _is_letter(event: events.Event) -> bool:
    return isinstance(event, events.Key) and event.is_printable


_LONGEST_WAIT_SECONDS = 2.0
_LONGEST_STEP_SECONDS = 0.5


def _as_meant(event: events.Event) -> events.Event:
    """A key as the person meant it."""
    if isinstance(event, events.Key) and event.key == ENTER_OF_A_COOKED_TERMINAL:
        return events.Key("enter", "\r")
    return event


def accept_any_bytes() -> None:
    """Let bytes that are no UTF-8 become U+FFFD, as everywhere at our doors.

    Textual 8.2 reads the terminal with a decoder that raises at them, which ends the program in the
    middle of a sentence; it offers no way to choose another.
    """
    try:
        from textual.drivers import linux_driver
    except ImportError:  # Windows reads its console in another way
        return
    vars(linux_driver)["getincrementaldecoder"] = _forgiving


def _forgiving(encoding: str) -> partial[IncrementalDecoder]:
    return partial(getincrementaldecoder(encoding), errors="replace")
