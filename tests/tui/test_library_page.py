"""The library leads to the right exercise: by what is going on, by time, by company, by typing."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from nvc_coach.services.doors import doorways
from nvc_coach.services.program import Outside, Program
from nvc_coach.tui.house import House
from nvc_coach.tui.screens.introduction import Introduction
from nvc_coach.tui.screens.library import Library
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Rows
from tests.library.marked import HEAD, WRITE
from tests.privacy.page_guide import Guide, Tour, Watched

LONG = "Transforming Enemy Images"
Walk = Callable[[Guide], Awaitable[None]]


@pytest.fixture
def program(own_home: Path) -> Program:
    program = Program(Outside({"NVC_COACH_HOME": str(own_home / "coach")}))
    program.places.library.mkdir(parents=True)
    for name, doors in {"short": "", "doored": 'doors = ["i-judge-myself"]'}.items():
        head = HEAD.replace('"small"', f'"{name}"').replace("A small one", f"The {name} one")
        file = program.places.library / f"{name}.toml"
        file.write_text(f"{head}{doors}\n{WRITE}", "utf-8")
    return program


def at_the_library(program: Program, page: Library, walk: Walk) -> None:
    async def walked() -> None:
        app = Watched(House(program))
        async with app.run_test(size=(80, 24)) as pilot:
            guide = Guide(pilot, app, Tour())
            await guide.shows(page, "library", "Library")
            await app.workers.wait_for_complete()
            await walk(guide)

    asyncio.run(walked())


def rows(guide: Guide) -> list[str]:
    return [row.label for row in guide.app.screen.query_one(Rows).rows]


def here(guide: Guide) -> str:
    row = guide.app.screen.query_one(Rows).here
    return "" if row is None else row.label


def line(guide: Guide, name: str) -> str:
    return guide.app.screen.query_one(name, Line).says


def test_it_is_arranged_by_what_is_going_on_by_time_and_by_company(program: Program) -> None:
    async def walk(guide: Guide) -> None:
        shown = rows(guide)
        assert shown.index("I judge myself") + 1 == shown.index("The doored one")
        assert shown[-2:] == ["Others", "The short one"]
        assert LONG in shown[: shown.index("I judge myself")]
        await guide.press("right")
        assert rows(guide)[0] == "Up to ten minutes"
        assert "▸ time" in line(guide, "#arranged")
        await guide.press("right")
        assert rows(guide)[0] == "Alone"
        await guide.press("left", "left")
        assert rows(guide) == shown
        await guide.does("arrange")
        assert rows(guide)[0] == "Up to ten minutes"

    at_the_library(program, Library(), walk)


def test_one_stays_with_the_exercise_whatever_it_is_arranged_by(program: Program) -> None:
    async def walk(guide: Guide) -> None:
        await guide.types("doored")
        await guide.press("down")
        assert here(guide) == "The doored one"
        await guide.press("escape")
        await guide.press("right")
        assert here(guide) == "The doored one"
        assert LONG in rows(guide)

    at_the_library(program, Library(), walk)


def test_arrows_move_about_in_what_is_typed(program: Program) -> None:
    async def walk(guide: Guide) -> None:
        await guide.types("hort")
        await guide.press("home")
        await guide.types("s")
        await guide.press("right", "left")
        assert rows(guide) == ["Others", "The short one"]

    at_the_library(program, Library(), walk)


def test_what_is_typed_leads_to_a_title_before_it_leads_to_a_summary(program: Program) -> None:
    async def walk(guide: Guide) -> None:
        await guide.types("someone")
        assert rows(guide)[1] != "Receiving Someone"
        assert here(guide) == "Receiving Someone"

    at_the_library(program, Library(), walk)


def test_of_each_exercise_it_shows_what_it_is_and_its_steps(program: Program) -> None:
    async def walk(guide: Guide) -> None:
        await guide.types("enemy")
        assert line(guide, "#summary").startswith("Move from a judgment of someone")
        assert "Check-in ● ↺" in line(guide, "#picture")
        await guide.types(" zzz")
        assert rows(guide) == []
        assert line(guide, "#summary") == ""
        assert line(guide, "#picture") == ""

    at_the_library(program, Library(), walk)


def test_it_names_files_that_cannot_be_used(program: Program) -> None:
    (program.places.library / "mine.toml").write_text('format = "nvc-exercise/1"\nid = 5\n')

    async def walk(guide: Guide) -> None:
        await guide.app.workers.wait_for_complete()
        assert "1 file cannot be used" in line(guide, "#broken")

    at_the_library(program, Library(), walk)


def test_behind_a_door_is_what_it_leads_to_and_enter_opens_it(program: Program) -> None:
    (door,) = (one for one in doorways(program) if one.door == "i-judge-myself")

    async def walk(guide: Guide) -> None:
        assert "The doored one" in rows(guide)
        assert LONG not in rows(guide)
        assert "The short one" not in rows(guide)
        await guide.types("doored")
        await guide.press("enter")
        assert isinstance(guide.app.screen, Introduction)

    at_the_library(program, Library(door), walk)
