"""The page "my people" on the page: kept while it is written, and as it was where one says so."""

import time
from pathlib import Path

import pytest

from nvc_coach.services.places import HOME_VARIABLE, places
from nvc_coach.tui.screens.people import PeoplePage
from nvc_coach.tui.screens.settings import SettingsPage
from tests.journal.clocks import PATIENCE
from tests.privacy.page_guide import Guide
from tests.tui.at_home import at_home, comes_to_rest, on, press, quiet, writes

BEFORE = b"Ana 0123\r\n\xff\n\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def file(home: Path) -> Path:
    file = places({HOME_VARIABLE: str(home)}).people_file
    file.parent.mkdir(parents=True)
    return file


async def opens(guide: Guide) -> None:
    guide.app.show_page(PeoplePage())
    await comes_to_rest(guide)


async def until_it_holds(guide: Guide, file: Path, words: str) -> None:
    """Wait, as long as a save may take, until the page is written."""
    end = time.monotonic() + PATIENCE
    while not holds(file, words):
        assert time.monotonic() < end, "not written"
        await guide.pilot.pause(0.02)


def holds(file: Path, words: str) -> bool:
    return file.exists() and words in file.read_text("utf-8", "replace")


def becomes_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def test_what_is_written_is_kept_while_it_is_written(home: Path, file: Path) -> None:
    async def does(guide: Guide) -> None:
        await opens(guide)
        await writes(guide, "Ana")
        await until_it_holds(guide, file, "Ana")
        await writes(guide, " and Ben")
        await until_it_holds(guide, file, "Ana and Ben")
        await press(guide, "ctrl+n")
        assert on(guide, SettingsPage)

    at_home(home, does)
    assert file.read_text() == "Ana and Ben\n"


@pytest.mark.parametrize("before", [BEFORE, None])
def test_leaving_it_as_it_was_gives_it_back_to_the_byte(
    home: Path, file: Path, before: bytes | None
) -> None:
    if before is not None:
        file.write_bytes(before)

    async def does(guide: Guide) -> None:
        await opens(guide)
        await writes(guide, " Ben")
        await until_it_holds(guide, file, "Ben")
        await press(guide, "ctrl+r")
        assert on(guide, SettingsPage)

    at_home(home, does)
    assert (file.read_bytes() if file.exists() else None) == before


def test_a_page_that_was_only_looked_at_is_not_written(home: Path, file: Path) -> None:
    file.write_bytes(BEFORE)

    async def does(guide: Guide) -> None:
        await opens(guide)
        await press(guide, "ctrl+n")
        assert on(guide, SettingsPage)

    at_home(home, does)
    assert file.read_bytes() == BEFORE


def test_while_it_cannot_be_written_one_stays_with_the_words(home: Path, file: Path) -> None:
    async def does(guide: Guide) -> None:
        await opens(guide)
        await writes(guide, "Ana")
        await until_it_holds(guide, file, "Ana")
        becomes_a_folder(file)
        await writes(guide, "!")
        await press(guide, "ctrl+n")
        assert on(guide, PeoplePage)
        assert quiet(guide).startswith("The page could not be saved")

    at_home(home, does)
