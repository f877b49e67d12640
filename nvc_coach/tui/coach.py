"""The page as an application: which page is shown, how it ends, and what holds whatever happens."""

import asyncio
import os
import signal
import time
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.worker import get_current_worker

from nvc_coach.tui.house import House
from nvc_coach.tui.keys_in_order import KeysInOrder
from nvc_coach.tui.leaving import erase_before_leaving
from nvc_coach.tui.safe_app import SafeApp, quiet_loop
from nvc_coach.tui.screens.home import Home
from nvc_coach.tui.screens.page import Page
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.practice.exercise import Exercise
    from nvc_coach.services.sitting import Sitting
    from nvc_coach.tui.screens.session import SessionPage

Ending = Literal["stopped", "left", "cut-off", "plain", "failed"]
_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
_LOOK_SECONDS = 1.0
_BETWEEN_KEYS_SECONDS = 0.25


class Coach(SafeApp[Ending], inherit_bindings=False):
    """The whole of it.

    Args:
        house: What all pages share.
        sitting: What to go on with at once; home without it.
        resumed: Whether somebody comes back to that sitting.
        first_words: Whether this is the very first time: straight to one field.
    """

    TITLE = "nvc-coach"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True),
    ]

    def __init__(
        self,
        house: House,
        *,
        sitting: "Sitting | None" = None,
        resumed: bool = False,
        first_words: bool = False,
    ) -> None:
        super().__init__(theme=house.program.settings.theme)
        self.house = house
        self.sitting: Sitting | None = sitting
        self.beginning: Exercise | None = None
        """What to begin at once, without a sitting: it asks first what it takes over from."""
        self._resumed = resumed
        self._first_words = first_words
        self.ending: Ending = "cut-off"
        self._keys = KeysInOrder(self, self._hear)
        self._key_at = float("-inf")

    @property
    def today(self) -> date:
        """The day it is."""
        return self.house.program.clock().date()

    @property
    def page(self) -> Page | None:
        """The page one is on, whatever lies on top of it."""
        pages = [one for one in self.screen_stack if isinstance(one, Page)]
        return pages[-1] if pages else None

    # ------------------------------------------------------------------ beginning

    def _first_page(self) -> Page:
        if self.sitting is not None:
            return self._session_page(self.sitting, resumed=self._resumed)
        if self.beginning is not None:
            from nvc_coach.tui.screens.taking_up import TakingUp

            return TakingUp(self.beginning)
        if self._first_words:
            from nvc_coach.tui.screens.first_words import FirstWords

            return FirstWords()
        return Home()

    def get_default_screen(self) -> Page:
        """The first page: no empty one is made below it."""
        page = self._first_page()
        page.stand_first()
        return page

    def on_mount(self) -> None:
        """Show the first page, listen for what ends the program, and look after the saving."""
        self._keys.begin()
        if self._driver is not None:
            erase_before_leaving(self._driver)
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(quiet_loop(self.fail))
        for name in _SIGNALS:
            # Windows has fewer of them, and an event loop there hears none.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self._signalled, name)
        self.set_interval(_LOOK_SECONDS, self._look_after_saving)
        if self.house.program.settings.cursor:
            self.show_cursor(shown=True)

    def on_unmount(self) -> None:
        """Hear of no key any more."""
        self._keys.end()

    async def on_event(self, event: events.Event) -> None:
        """Hear of keys, pastes and clicks one after the other, and of everything else at once."""
        if not isinstance(event, _IN_ORDER) or event.is_forwarded:
            await super().on_event(event)
            return
        self._key_at = time.monotonic()
        self._keys.add(event)

    async def _hear(self, event: events.Event) -> None:
        """Hear of a key whose turn it is."""
        await super().on_event(event)

    def action_leave(self) -> None:
        """End at once, whatever lies on top of the page."""
        page = self.page
        if page is None:
            self.end("left")
        else:
            page.action_leave()

    def let_keys_first(self) -> None:
        """Wait, in a thread with much to do, until no key was pressed for a moment.

        While somebody types, what it reads would make each letter wait for its turn.
        """
        worker = get_current_worker()
        while time.monotonic() - self._key_at < _BETWEEN_KEYS_SECONDS and not worker.is_cancelled:
            time.sleep(_BETWEEN_KEYS_SECONDS / 10)

    def page_is_ready(self) -> None:
        """A page has its field now: let it have what was typed meanwhile."""
        self._keys.release()

    def keys_wait(self) -> None:
        """Let keys wait until a page is ready, or until the one there is goes on."""
        self._keys.hold()

    def show_cursor(self, *, shown: bool) -> None:
        """Show the terminal's own cursor where one writes, for braille displays and magnifiers."""
        if self._driver is not None:
            self._driver.write("\x1b[?25h" if shown else "\x1b[?25l")
            self._driver.flush()

    def _look_after_saving(self) -> None:
        page = self.page
        if page is not None and page.is_mounted:
            page.tell_trouble(self.house.program.not_saved() or "")

    # ------------------------------------------------------------------ ending

    def _signalled(self, name: str) -> None:
        """End because the program was told to, or because its terminal is gone."""
        self.keep_unsent()
        self.house.program.settle()
        if name == "SIGHUP":
            self._draw_nothing_more()
        self.end("cut-off")

    def _draw_nothing_more(self) -> None:
        """Write to a terminal that is gone no more, and end even if Textual waits for it."""
        import threading

        if self._driver is not None:
            self._driver.write = _nowhere  # type: ignore[method-assign,assignment]  # of this object
        last_resort = threading.Timer(_LAST_RESORT_SECONDS, os._exit, (0,))
        last_resort.daemon = True
        last_resort.start()

    def keep_unsent(self) -> None:
        """Keep what stands on any page and is not sent yet."""
        for one in self.screen_stack:
            if isinstance(one, Page):
                with suppress(NoMatches):  # a page half made has nothing on it
                    one.keep_unsent()

    def end(self, ending: Ending) -> None:
        """End, with everything kept that is to be kept."""
        self.keep_unsent()
        self.ending = ending
        if ending == "stopped" and self.house.program.not_saved():
            self._wait_for_room()
        else:
            self.exit(ending)

    def _wait_for_room(self) -> None:
        """While something cannot be saved, let the person make room before the words are lost."""
        from nvc_coach.tui.screens.question import Question

        def decided(answer: str | None) -> None:
            if answer == "x":
                self.exit("stopped")
            elif answer == "e":
                self.house.program.settle()
                self.end("stopped")

        self.push_screen(
            Question(
                self.house.program.not_saved() or _("Not everything is saved yet."),
                [
                    ("e", _("try again, and end")),
                    ("g", _("go back to the page")),
                    ("x", _("end without saving the rest")),
                ],
            ),
            decided,
        )

    def ask_to_stop(self) -> None:
        """Ctrl+C ends nothing by itself."""
        from nvc_coach.tui.screens.question import Question

        def decided(answer: str | None) -> None:
            if answer == "s":
                self.end("stopped")

        kept = _("Stop here? Everything is kept.")
        self.push_screen(
            Question(
                _("Stop here? Nothing is kept this time.") if self.house.in_memory else kept,
                [("s", _("stop here")), ("g", _("go on"))],
                interrupt="s",
            ),
            decided,
        )

    def offer_copy(self, text: str) -> None:
        """Ask before words go to the terminal's clipboard, where other programs can read them."""
        from nvc_coach.tui.screens.question import Question

        def decided(answer: str | None) -> None:
            if answer == "c":
                self.copy_for_others(text)

        self.push_screen(
            Question(
                _("Copy these words for other programs? They can be read there."),
                [("n", _("no")), ("c", _("copy them"))],
            ),
            decided,
        )

    # ------------------------------------------------------------------ from page to page

    def go_home(self) -> None:
        """Show home, whatever was shown."""
        self.sitting = None
        self.house.in_memory = self.house.never
        self.show_page(Home())

    def show_page(self, page: Page) -> None:
        """Show a page in place of the one there is; keys wait for it."""
        self.keys_wait()
        while not isinstance(self.screen, Page) or len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_screen(page)

    def practise(self, sitting: "Sitting", *, resumed: bool = False) -> None:
        """Walk through a session."""
        self.sitting = sitting
        self.show_page(self._session_page(sitting, resumed=resumed))

    def _session_page(self, sitting: "Sitting", *, resumed: bool) -> Page:
        from nvc_coach.tui.screens.session import SessionPage

        return SessionPage(sitting, resumed=resumed)

    def go_on_with(self, entry_id: str) -> None:
        """Go on with an entry where one was, or say why that cannot be."""
        from nvc_coach.services.practising import CannotGoOn, go_on

        sitting = go_on(self.house.program, entry_id)
        if isinstance(sitting, CannotGoOn):
            if self.page is not None:
                self.page.tell(sitting.sentence)
        else:
            self.practise(sitting, resumed=True)

    def close_session(self, sitting: "Sitting") -> None:
        """Read the words back at the end of the path."""
        from nvc_coach.tui.screens.closing import Closing

        self.show_page(Closing(sitting))

    def open_trail(self, page: "SessionPage") -> None:
        """The way so far, to go back on or to change."""
        from nvc_coach.tui.screens.trail import open_trail

        open_trail(page)

    def open_palette(self, page: Page) -> None:
        """Find a command by a part of its name."""
        from nvc_coach.tui.screens.palette import Palette

        def chosen(action: str | None) -> None:
            for command in page.ways():
                if command.action == action:
                    page.do(command)
                    return

        self.push_screen(Palette(tuple(page.ways())), chosen)


_LAST_RESORT_SECONDS = 3.0
_IN_ORDER = (events.Key, events.Paste, events.MouseDown, events.MouseUp)


def _nowhere(_data: str) -> None:
    """Where what is drawn goes once there is no terminal."""
