"""Somebody at home on the page, who presses keys until all that follows from them is done."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from nvc_coach.services.program import Program
from nvc_coach.tui.house import House
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Rows
from tests.plain.home import program_in
from tests.privacy.page_guide import Guide, Tour, Watched, painted
from tests.tui.walking_it import unpainted

Does = Callable[[Guide], Awaitable[None]]


def at_home(
    home: Path, does: Does, *, never: bool = False, size: tuple[int, int] = (80, 24)
) -> Program:
    """Open home, do something there, and give the program, closed."""
    program = program_in(home)

    async def goes() -> None:
        app = Watched(House(program, never=never, in_memory=never))
        async with app.run_test(size=size) as pilot:
            guide = Guide(pilot, app, Tour())
            await comes_to_rest(guide)
            await does(guide)
            app.end("stopped")

    with unpainted():
        asyncio.run(goes())
    program.close()
    return program


async def comes_to_rest(guide: Guide) -> None:
    """Wait for what is read or saved meanwhile; home begins a moment after it is painted."""
    while not guide.app.house._opened:  # noqa: SLF001, ASYNC110  # nothing else tells of it
        await asyncio.sleep(0.01)
    while True:  # what one worker found may let another begin
        await guide.app.workers.wait_for_complete()
        await guide.settles()
        if not _works(guide):
            return


def _works(guide: Guide) -> bool:
    """Whether something is read or saved meanwhile."""
    return not all(worker.is_finished for worker in guide.app.workers)


async def press(guide: Guide, *keys: str) -> None:
    """Press keys, each once all that the one before it does is done."""
    for key in keys:
        await guide.press(key)
        if _works(guide):
            await comes_to_rest(guide)
    await comes_to_rest(guide)


async def writes(guide: Guide, text: str) -> None:
    """Type a text, a key a letter."""
    names = {" ": "space", ".": "full_stop", "\n": "enter", '"': "quotation_mark"}
    await press(guide, *(names.get(char, char) for char in text))


def seen(guide: Guide) -> str:
    """All that is painted, on one line."""
    lines = (strip.text for strip in painted(guide.app.screen))
    return " ".join(" ".join(lines).split())


def rows(guide: Guide) -> list[str]:
    """The labels of the rows."""
    return [row.label for row in guide.app.screen.query_one(Rows).rows]


def on(guide: Guide, kind: type) -> bool:
    """Whether such a page is shown."""
    return type(guide.app.screen) is kind


def quiet(guide: Guide) -> str:
    """What the quiet line says."""
    return guide.app.screen.query_one("#quiet", Line).says
