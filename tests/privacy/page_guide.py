"""Who leads through the pages of the application, and looks at what is painted at each stop.

What is looked at are the strips as they go to the terminal: behind all of the application's line
filters.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from unittest import mock

from rich.segment import Segment
from textual import events
from textual._context import visible_screen_stack
from textual._wait import wait_for_idle
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from nvc_coach.services.program import Program
from nvc_coach.tui.coach import Coach, Ending
from nvc_coach.tui.house import House
from nvc_coach.tui.safe_app import SafeApp
from nvc_coach.tui.screens.home import Home
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.line import Line
from tests.plain.home import program_in
from tests.privacy.page_payloads import (
    ACTION,
    Kept,
    Plant,
    breaks_a_file,
    exercise,
    hands_out,
    keeps_a_journal,
)
from tests.tui.walking_it import key_event

_MOST_TURNS, _QUIET_TURNS = 100_000, 25

_PATIENCE_SECONDS = 30


class Watched(Coach):
    """The coach, noting what it must not do."""

    def __init__(self, house: House, *, first_words: bool = False) -> None:
        super().__init__(house, first_words=first_words)
        self.ran: list[str] = []

    async def on_event(self, event: events.Event) -> None:
        """Hear of each key at once: here the next is pressed when all is done that one does."""
        await SafeApp.on_event(self, event)

    def _look_after_saving(self) -> None:
        """Let what a test tells stand."""

    def action_run(self) -> None:
        """What no text may ever have run."""
        self.ran.append("run")

    async def action_bell(self) -> None:
        """Nor this."""
        self.ran.append("bell")

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Nor this."""
        del new_tab
        self.ran.append(url)


@dataclass(frozen=True)
class Stop:
    """What is painted at one place of the tour.

    Attributes:
        name: Where it is, in a few words.
        screen: What the page on top is called.
        asker: What the way of asking is called that is shown; empty for none.
        width: How many columns the screen has.
        strips: Every line of the screen.
        cursor: Where one writes, if one does and it can be seen.
    """

    name: str
    screen: str
    asker: str
    width: int
    strips: tuple[Strip, ...]
    cursor: Offset | None

    @property
    def segments(self) -> list[Segment]:
        """Every piece of it."""
        return [segment for strip in self.strips for segment in strip]

    @property
    def text(self) -> str:
        """What it says."""
        return "\n".join(strip.text.rstrip() for strip in self.strips)


@dataclass
class Tour:
    """Everything that was seen on the way, and whatever was run by it."""

    stops: list[Stop] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)

    @cached_property
    def seen(self) -> str:
        """Everything that was read, without the spaces that wrapping moves about."""
        return "".join("".join(stop.text.split()) + "\0" for stop in self.stops)

    def at(self, name: str) -> Stop:
        """The stop of this name."""
        return next(stop for stop in self.stops if stop.name == name)


def _cursor(app: Watched) -> Offset | None:
    editor = app.focused
    if not isinstance(editor, Editor) or editor.has_class("-elsewhere"):
        return None
    at = editor.cursor_screen_offset
    on_screen = app.size.region.contains_point(at) and app.screen.get_widget_at(*at)[0] is editor
    return at if on_screen else None


def kinds_of(kind: type) -> dict[str, type]:
    """Every kind of page, or of whatever else the page is made of."""
    for folder in ("screens", "widgets"):
        for module in iter_modules(import_module(f"nvc_coach.tui.{folder}").__path__):
            import_module(f"nvc_coach.tui.{folder}.{module.name}")
    return {one.__name__: one for one in _below(kind) if one.__name__ not in _ONLY_BASES}


_ONLY_BASES = frozenset({"AskingPage", "FindingPage", "WordsPage"})
"""What other pages stand on, and nobody ever sees by itself."""


def _below(kind: type) -> Iterator[type]:
    kinds: list[type] = kind.__subclasses__()
    for one in kinds:
        if one.__module__.startswith("nvc_coach"):
            yield one
            yield from _below(one)


def painted(screen: Screen[object]) -> tuple[Strip, ...]:
    """Every line of a screen, as it goes to the terminal; what lies behind it is seen too."""
    visible_screen_stack.set(screen.app._background_screens)  # noqa: SLF001  # as when it refreshes
    return tuple(screen._compositor.render_strips())  # noqa: SLF001  # what is really painted


def _has_to_hear(screen: Screen[object]) -> bool:
    pumps = (screen.app, *screen.walk_children(with_self=True))
    return any(one.message_queue_size for one in pumps)


def _has_to_paint(screen: Screen[object]) -> bool:
    waits = ("_layout_required", "_scroll_required", "_repaint_required", "_dirty_widgets")
    return any(getattr(screen, name) for name in (*waits, "_callbacks"))


class Guide:
    """Leads through the pages.

    Args:
        pilot: Who presses keys.
        app: What they are pressed in.
        tour: What is seen is put in here.
    """

    def __init__(self, pilot: Pilot[Ending], app: Watched, tour: Tour) -> None:
        self.pilot, self.app, self.tour = pilot, app, tour
        self._clicked: set[str] = set()

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(key_event(key))
            await self.settles()

    async def types(self, text: str) -> None:
        await self.press(*text)

    async def settles(self) -> None:
        """Wait until everything is done that a key does, and paint at once what that changes."""
        quiet = 0
        for _turn in range(_MOST_TURNS):
            await asyncio.sleep(0)
            assert self.app.failure is None, f"failed: {self.app.failure!r}"
            screen = self.app.screen
            if _has_to_paint(screen):
                screen._on_timer_update()  # noqa: SLF001  # sixty times a second by itself
                quiet = 0
            elif _has_to_hear(screen):
                quiet = 0
            elif (quiet := quiet + 1) == _QUIET_TURNS:
                await self.app.animator.wait_until_complete()
                if not _has_to_paint(screen):
                    return
        message = "the page does not come to rest"
        raise AssertionError(message)

    async def at(self, name: str, on: str) -> None:
        """Look at what is painted; `on` is the page it must be."""
        app = self.app
        await self.settles()
        screen = app.screen
        assert type(screen).__name__ == on, f"{name}: on {type(screen).__name__}, not on {on}"
        shown = [one for one in screen.query(Asker) if one.is_on_screen]
        asker = type(shown[0]).__name__ if shown else ""
        strips, width = painted(screen), self.app.size.width
        self.tour.stops.append(Stop(name, on, asker, width, strips, _cursor(self.app)))
        if on not in self._clicked:
            await self._click_on_markup(strips)

    async def _click_on_markup(self, strips: tuple[Strip, ...]) -> None:
        """Click, once on each kind of page, where a click in a line of text might run something."""
        screen = self.app.screen
        for y, strip in enumerate(strips):
            x = strip.text.find(ACTION)
            if x >= 0 and isinstance(screen.get_widget_at(x + 1, y)[0], Line):
                focused = screen.focused
                for column in (x + 1, x + len(ACTION) + 1):
                    await self.pilot.click(offset=Offset(column, y))
                screen.set_focus(focused)
                await self.settles()
                self._clicked.add(type(screen).__name__)
                return

    async def resizes(self, width: int, height: int) -> None:
        """Make the window another size."""
        with mock.patch("textual.pilot.wait_for_idle", wait_for_idle):
            await self.pilot.resize_terminal(width, height)
        await self.settles()

    async def over(self, name: str, action: str, on: str) -> None:
        """Open something on top of a page, look, and close it again."""
        page = self.app.screen
        await self.does(action)
        await self.at(f"{name}: {action}", on)
        await self.press("escape")
        assert self.app.screen is page, f"{name}: {action} stays open"

    async def does(self, action: str) -> None:
        """Do what a command of the page does."""
        getattr(self.app.screen, f"action_{action}")()
        await self.settles()

    async def shows(self, page: Page, name: str, on: str) -> None:
        """Go to another page."""
        self.app.show_page(page)
        await self.reads()
        await self.at(name, on)

    async def reads(self) -> None:
        """Wait for what a page reads of the journal; home begins a moment after it is painted."""
        await self.settles()
        page = self.app.page
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while isinstance(page, Home) and page.stands and page._any_finished is None:  # noqa: SLF001, ASYNC110  # nothing else tells of it
                await asyncio.sleep(0.01)
        await self.app.workers.wait_for_complete()
        await self.settles()

    def on(self, kind: type[Widget]) -> Widget:
        return self.app.screen.query_one(kind)


def settled_home(home: Path, plant: Plant) -> tuple[Program, Kept]:
    """A program that writes, with a planted exercise, journal and page of people."""
    program = program_in(home)
    breaks_a_file(program.places.library)
    assert program.open_for_writing()
    hands_out(program, exercise(plant))
    return program, keeps_a_journal(program, plant)
