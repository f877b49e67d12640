"""Somebody at the keyboard of the page, who can look at the screen as it is painted."""

import asyncio
import unicodedata
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widget import Widget

from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.view import Finished, StepView
from nvc_coach.services.practising import begin
from nvc_coach.services.program import Outside, Program
from nvc_coach.services.sitting import Sitting
from nvc_coach.tui.app import Coach
from nvc_coach.tui.house import House
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from tests.plain.talking import BEGIN

WIDE = (80, 24)
NARROW = (40, 15)
PATIENCE_SECONDS = 20.0
"""How long a page may take for what a key does; far more than it ever needs."""

_CHARACTERS = {"enter": "\r", "tab": "\t", "escape": "\x1b", "backspace": "\x7f", "space": " "}


def key_event(name: str) -> events.Key:
    """A key as the terminal tells of it; a single character is the key that writes it."""
    if len(name) != 1:
        return events.Key(name, _CHARACTERS.get(name))
    if name.isalnum():
        return events.Key(name, name)
    named = unicodedata.name(name, "").lower().replace(" ", "_").replace("-", "_")
    return events.Key(named or name, name)


async def settled(app: App[object]) -> None:
    """Wait until nobody has a message left to hear, whatever messages led to others."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        rounds = 0
        while rounds < 2 or _busy(app):  # what is heard just now may yet be told on
            for one in _listening(app):
                await _all_heard(one)
            rounds += 1


def _busy(app: App[object]) -> bool:
    return app.is_running and any(one.message_queue_size for one in _pumps(app))


def _pumps(app: App[object]) -> list[MessagePump]:
    screens = (one for screen in app.screen_stack for one in screen.walk_children(with_self=True))
    return [*screens, app]


def _listening(app: App[object]) -> list[MessagePump]:
    """Who has something to hear, in the order in which they tell it on; the page in any case."""
    path = [] if app.focused is None else app.focused.ancestors_with_self
    return [one for one in _pumps(app) if one.message_queue_size or one in (app, app.screen, *path)]


async def _all_heard(pump: MessagePump) -> None:
    """Wait until everything that was posted to it so far is heard."""
    heard = asyncio.Event()
    if pump.call_later(heard.set):
        await heard.wait()


class AtThePage:
    """What somebody does at the page, and what they see.

    Attributes:
        coach: The application.
        home: Where everything is kept.
    """

    def __init__(self, coach: Coach, home: Path, pilot: Pilot[object]) -> None:
        self.coach, self.home, self._pilot = coach, home, pilot

    # ------------------------------------------------------------------ the keyboard

    async def press(self, *keys: str) -> None:
        """Press keys, each once everything is done that the one before does."""
        for key in keys:
            self.coach.post_message(key_event(key))
            await settled(self.coach)

    async def press_at_once(self, *keys: str) -> None:
        """Press keys faster than the page can follow, as they come out of a slow connection."""
        for key in keys:
            self.coach.post_message(key_event(key))
        await settled(self.coach)

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press_at_once(*("enter" if one == "\n" else one for one in text))

    async def paste(self, text: str) -> None:
        """Paste a text where one writes."""
        self.coach.post_message(events.Paste(text))
        await settled(self.coach)

    async def clear(self) -> None:
        """Empty the field one is in."""
        await self.press_at_once("f7", "delete")

    # ------------------------------------------------------------------ what there is to see

    async def look(self) -> list[str]:
        """The screen as text, line by line, once it is painted."""
        await settled(self.coach)
        await self._pilot.pause()
        strips = self.coach.screen._compositor.render_strips()  # noqa: SLF001  # as it is painted
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    async def sees(self, words: str) -> bool:
        """Whether words can be read somewhere, however they are wrapped."""
        return words in " ".join(" ".join(await self.look()).split())

    async def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        await self._pilot.resize_terminal(width, height)
        await settled(self.coach)

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

    # ------------------------------------------------------------------ what is kept

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


Does = Callable[[AtThePage], Awaitable[None]]


@asynccontextmanager
async def page_of(
    program: Program,
    sitting: Sitting,
    *,
    size: tuple[int, int] = WIDE,
    resumed: bool = False,
    in_memory: bool = False,
) -> AsyncIterator[AtThePage]:
    """The page of a session; what it failed of is raised."""
    house = House(program, in_memory=in_memory)
    coach = Coach(house, sitting=sitting, resumed=resumed)
    async with coach.run_test(size=size) as pilot:
        page = AtThePage(coach, program.places.journal, pilot)
        await settled(coach)
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
