"""Somebody at the keyboard of the page, who can look at the screen as it is painted."""

import asyncio
import re
import unicodedata
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest import mock

from textual import events
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widget import Widget

from nvc_coach.practice.answers import Answer
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.view import Finished, StepView
from nvc_coach.services.practising import begin
from nvc_coach.services.program import Outside, Program
from nvc_coach.services.sitting import Sitting
from nvc_coach.tui.coach import Coach, Ending
from nvc_coach.tui.house import House
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.step_panel import StepPanel
from tests.plain.talking import BEGIN

WIDE = (80, 24)
NARROW = (40, 15)
PATIENCE_SECONDS = 20.0
"""How long a page may take for what a key does; far more than it ever needs."""

_BETWEEN_LOOKS_SECONDS = 0.01
_SCROLLBAR = re.compile(r"[\N{UPPER HALF BLOCK}-\N{RIGHT HALF BLOCK}]\Z")
_CHARACTERS = {"enter": "\r", "tab": "\t", "escape": "\x1b", "backspace": "\x7f", "space": " "}


def key_event(name: str) -> events.Key:
    """A key as the terminal tells of it; a single character is the key that writes it."""
    if len(name) != 1:
        return events.Key(name, _CHARACTERS.get(name))
    if name.isalnum():
        return events.Key(name, name)
    named = unicodedata.name(name, "").lower().replace(" ", "_").replace("-", "_")
    return events.Key(named or name, name)


class WatchedCoach(Coach):
    """The application, and how many of the keys that were pressed it has heard of so far."""

    def __init__(self, house: House, *, sitting: Sitting | None, resumed: bool = False) -> None:
        super().__init__(house, sitting=sitting, resumed=resumed)
        self._unheard = 0
        self._heard_one = asyncio.Event()

    async def _hear(self, event: events.Event) -> None:
        await super()._hear(event)
        self._unheard -= 1
        self._heard_one.set()

    def strike(self, event: events.Key | events.Paste) -> None:
        """Let a key, or a paste, come from the terminal."""
        self._unheard += 1
        self.post_message(event)

    async def settled(self) -> None:
        """Wait until every key is heard, and everything is done that it led to."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while self._unheard and self.is_running:
                self._heard_one.clear()
                await self._heard_one.wait()
            rounds = 0
            while rounds < 2 or self._is_busy:  # what is heard just now may yet be told on
                for one in self._listening:
                    await _done(one)
                rounds += 1

    @property
    def _is_busy(self) -> bool:
        return self.is_running and any(one.message_queue_size for one in self._pumps)

    @property
    def _pumps(self) -> list[MessagePump]:
        screens = (one.walk_children(with_self=True) for one in self.screen_stack)
        return [*(widget for screen in screens for widget in screen), self]

    @property
    def _listening(self) -> list[MessagePump]:
        """Who has something to hear, or may be told of it on the way up from where one is."""
        path = [] if self.focused is None else self.focused.ancestors_with_self
        always = (self, self.screen, *path)
        return [one for one in self._pumps if one.message_queue_size or one in always]


async def _done(pump: MessagePump) -> None:
    """Wait until a pump has heard everything that was posted to it so far."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        await done.wait()


class AtThePage:
    """What somebody does at the page, and what they see.

    Attributes:
        coach: The application.
        home: Where everything is kept.
    """

    def __init__(self, coach: WatchedCoach, home: Path, pilot: Pilot[Ending]) -> None:
        self.coach, self.home, self._pilot = coach, home, pilot

    # ------------------------------------------------------------------ the keyboard

    async def press(self, *keys: str) -> None:
        """Press keys, each once everything is done that the one before does."""
        for key in keys:
            self.coach.strike(key_event(key))
            await self.coach.settled()

    async def press_at_once(self, *keys: str) -> None:
        """Press keys faster than the page can follow, as they come out of a slow connection."""
        for key in keys:
            self.coach.strike(key_event(key))
        await self.coach.settled()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press_at_once(*("enter" if one == "\n" else one for one in text))

    async def paste(self, text: str) -> None:
        """Paste a text where one writes."""
        self.coach.strike(events.Paste(text))
        await self.coach.settled()

    async def clear(self) -> None:
        """Empty the field one is in."""
        await self.press_at_once("f7", "delete")

    # ------------------------------------------------------------------ what there is to see

    async def look(self) -> list[str]:
        """The screen as text, line by line, once it is painted and stays so."""
        seen: list[str] = []
        async with asyncio.timeout(PATIENCE_SECONDS):
            while (painted := await self._painted()) != seen:
                seen = painted
        return seen

    async def _painted(self) -> list[str]:
        await self.coach.settled()
        await self._pilot.pause()
        strips = self.coach.screen._compositor.render_strips()  # noqa: SLF001  # as it is painted
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    async def sees(self, words: str) -> bool:
        """Whether words can be read somewhere, however they are wrapped."""
        lines = (_SCROLLBAR.sub("", line) for line in await self.look())
        return words in " ".join(" ".join(lines).split())

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that the page does by itself after a while."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not holds():  # noqa: ASYNC110  # nothing else tells of it
                await asyncio.sleep(_BETWEEN_LOOKS_SECONDS)

    async def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        await self._pilot.resize_terminal(width, height)
        await self.coach.settled()

    @property
    def enter(self) -> str:
        """What the last line says that Enter does."""
        return self.coach.screen.query_one(Footer).enter

    @property
    def told(self) -> str:
        """What the quiet line says."""
        line = self.coach.screen.query_one("#quiet", Line)
        return line.says if line.display else ""

    @property
    def question(self) -> str:
        """What is asked, on whichever page is on top."""
        return self.coach.screen.query_one("#question", Line).says

    @property
    def focused(self) -> Widget | None:
        """Where the cursor is."""
        return self.coach.focused

    @property
    def asker(self) -> Asker:
        """The way of asking that is shown, on whichever page is on top."""
        asker = self.coach.screen.query_one(StepPanel).asker
        assert asker is not None
        return asker

    @property
    def field(self) -> Editor:
        """The field one is in."""
        assert isinstance(self.focused, Editor)
        return self.focused

    # ------------------------------------------------------------------ what is kept

    @property
    def answers(self) -> list[Answer | None]:
        """What was answered on the way here, step by step; None where it was left open."""
        return [visit.answer for visit in self.sitting.session.path]

    @property
    def sitting(self) -> Sitting:
        """The session one is at."""
        assert self.coach.sitting is not None
        return self.coach.sitting

    @property
    def view(self) -> StepView | Finished:
        """What the session shows."""
        return self.sitting.view

    @property
    def waiting(self) -> str | None:
        """The step that waits."""
        return self.sitting.session.waiting


def outside(home: Path) -> Outside:
    """The same moment and the same chance each time, and a home of its own."""
    return Outside(environment={"NVC_COACH_HOME": str(home)}, clock=_moment, chance=bytes)


def _moment() -> datetime:
    return BEGIN


@contextmanager
def unpainted() -> Iterator[None]:
    """Leave out the painting that goes to no terminal here, and takes a third of all the time.

    Whoever looks has the screen painted by that; for a terminal it is painted in `tests/terminal`
    and `tests/privacy`.
    """

    def paints_nothing(compositor: Compositor, **_how: object) -> None:
        compositor._dirty_regions.clear()  # noqa: SLF001  # as after it was painted

    with mock.patch.object(Compositor, "render_update", paints_nothing), styled_soon():
        yield


_RULES: dict[tuple[object, ...], list[RuleSet]] = {}
"""The rules in each style, with the colours it was read with."""


@contextmanager
def styled_soon() -> Iterator[None]:
    """Read each style once for all pages, and tell its rules apart without asking Python code.

    They come out as they do otherwise; both together take a seventh of the time of a page.
    """
    reads = Stylesheet._parse_rules  # noqa: SLF001  # each page would read them all

    def reads_once(sheet: Stylesheet, *style: Any, **more: Any) -> list[RuleSet]:  # noqa: ANN401
        colours = tuple(sheet._variables.items())  # noqa: SLF001  # what styles are read with
        key = style, tuple(more.items()), colours
        if key not in _RULES:
            _RULES[key] = reads(sheet, *style, **more)
        return _RULES[key]

    with (
        mock.patch.object(Stylesheet, "_parse_rules", reads_once),
        mock.patch.object(RuleSet, "__hash__", object.__hash__),
    ):
        yield


Does = Callable[[AtThePage], Awaitable[None]]


@asynccontextmanager
async def page_of(
    program: Program,
    begins: Sitting | Exercise,
    *,
    size: tuple[int, int] = WIDE,
    resumed: bool = False,
    in_memory: bool = False,
) -> AsyncIterator[AtThePage]:
    """The page of a session, or of an exercise that asks first what it takes over from.

    What it failed of is raised.
    """
    house = House(program, in_memory=in_memory)
    sitting = begins if isinstance(begins, Sitting) else None
    coach = WatchedCoach(house, sitting=sitting, resumed=resumed)
    coach.beginning = begins if isinstance(begins, Exercise) else None
    with unpainted():
        async with coach.run_test(size=size) as pilot:
            page = AtThePage(coach, program.places.journal, pilot)
            await coach.settled()
            yield page
    if coach.failure is not None:
        raise coach.failure


def at_the_page(
    exercise: Exercise, does: Does, *, size: tuple[int, int] = WIDE, home: Path | None = None
) -> Sitting:
    """Let somebody practise an exercise at the page, from its beginning; nothing goes to disk.

    Args:
        exercise: What is practised.
        does: What they do.
        size: Columns and lines of the window.
        home: Where the program would keep things; a folder that is not there by default.

    Returns:
        The sitting, as it was left.
    """
    program = Program(outside(home or Path("nowhere")))
    sitting = begin(program, exercise, in_memory=True)

    async def practise() -> None:
        async with page_of(program, sitting, size=size) as page:
            await does(page)

    asyncio.run(practise())
    return sitting


def rows_of(lines: list[str]) -> Iterator[str]:
    """The lines on which there is anything."""
    return (line.strip() for line in lines if line.strip())
