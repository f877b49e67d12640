"""Every page begins once, and what it has to tell at first stays told."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from nvc_coach.services.program import Outside, Program
from nvc_coach.tui.house import House
from nvc_coach.tui.screens.entries import Entries
from nvc_coach.tui.screens.followups import FollowUpsPage
from nvc_coach.tui.screens.home import Home
from nvc_coach.tui.screens.library import Library
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.patterns import PatternsPage
from nvc_coach.tui.screens.people import PeoplePage
from nvc_coach.tui.screens.settings import SettingsPage
from nvc_coach.tui.widgets.line import Line
from tests.privacy.page_guide import Guide, Tour, Watched


def shown(home: Path, page: Page) -> str:
    """What the quiet line of a page says once the page is there."""
    said: list[str] = []

    async def walked() -> None:
        app = Watched(House(Program(Outside({"NVC_COACH_HOME": str(home)}))))
        async with app.run_test(size=(80, 24)) as pilot:
            await Guide(pilot, app, Tour()).shows(page, "it", type(page).__name__)
            await app.workers.wait_for_complete()
            line = page.query_one("#quiet", Line)
            said.append(line.says if line.display else "")

    asyncio.run(walked())
    return said[0]


@pytest.mark.parametrize(
    "kind",
    [Home, Library, Entries, FollowUpsPage, PatternsPage, SettingsPage, PeoplePage],
)
def test_a_page_begins_once(
    own_home: Path, kind: type[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    begin = kind.opened

    def count(page: Page) -> None:
        opened.append(type(page).__name__)
        begin(page)

    page = kind()
    monkeypatch.setattr(kind, "opened", count)
    shown(own_home, page)
    assert opened.count(kind.__name__) == (2 if kind is Home else 1)  # the program begins at home


def test_a_page_of_people_that_cannot_be_read_says_so(own_home: Path) -> None:
    program = Program(Outside({"NVC_COACH_HOME": str(own_home)}))
    program.places.people_file.mkdir(parents=True)
    told = shown(own_home, PeoplePage())
    assert told.startswith("Your page of people cannot be read just now.")


class ToldAgain(Watched):
    """The coach, to which everything that threads told it can be told once more."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self.told: list[Callable[[], object]] = []

    def call_from_thread(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # as in Textual
        """Keep what is told, and take it as ever."""
        self.told.append(partial(callback, *args, **kwargs))
        return super().call_from_thread(callback, *args, **kwargs)


@pytest.mark.parametrize("kind", [Home, Entries, FollowUpsPage, PatternsPage])
def test_what_a_thread_tells_while_the_program_leaves_breaks_nothing(
    own_home: Path, kind: type[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ToldAgain(House(Program(Outside({"NVC_COACH_HOME": str(own_home)}))))
    again = 0

    def taken_apart(_line: Line) -> None:
        nonlocal again
        for tell in app.told:
            tell()
            again += 1

    async def walked() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await Guide(pilot, app, Tour()).shows(kind(), "it", kind.__name__)
            async with asyncio.timeout(30):
                while not app.told:
                    await pilot.pause()
            await app.workers.wait_for_complete()
            monkeypatch.setattr(Line, "on_unmount", taken_apart, raising=False)

    asyncio.run(walked())
    assert again
