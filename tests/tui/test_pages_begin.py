"""Every page begins once, and what it has to tell at first stays told."""

import asyncio
from pathlib import Path

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
