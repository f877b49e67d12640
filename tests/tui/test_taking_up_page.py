"""On the page, a practice is begun from what was said in another, and gone on with at its end."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from nvc_coach.practice.answers import Answer
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.practising import begin
from nvc_coach.services.program import Program
from nvc_coach.services.sitting import Sitting
from nvc_coach.tui.screens.closing import Closing
from nvc_coach.tui.screens.home import Home
from nvc_coach.tui.screens.introduction import Introduction
from nvc_coach.tui.screens.session import SessionPage
from nvc_coach.tui.screens.taking_up import TakingUp
from nvc_coach.tui.widgets.rows import Rows
from tests.plain.home import program_in
from tests.services.chains import IN_FIVE_MINUTES, JUDGMENT, LONG, SHORT, practised
from tests.tui.walking_it import AtThePage, page_of

Does = Callable[[AtThePage], Awaitable[None]]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = program_in(tmp_path / "home")
    assert program.open_for_writing()
    return program


def found(program: Program, exercise_id: str) -> Exercise:
    exercise = program.exercise(exercise_id)
    assert exercise is not None
    return exercise


def short(program: Program, *answers: Answer | None) -> Sitting:
    sitting = practised(program, SHORT, *answers)
    program.settle()
    return sitting


def at_the_page(
    program: Program, begins: Sitting | Exercise, does: Does, *, in_memory: bool = False
) -> None:
    async def goes() -> None:
        async with page_of(program, begins, in_memory=in_memory) as page:
            await does(page)

    asyncio.run(goes())
    program.close()


def rows(page: AtThePage) -> list[str]:
    return [row.label for row in page.coach.screen.query_one(Rows).rows]


async def until_on(page: AtThePage, kind: type) -> None:
    await page.until(lambda: isinstance(page.coach.screen, kind))
    await page.look()


async def turn_to_the_closing(page: AtThePage) -> None:
    """Turn the last pages of a practice, however many it has."""
    while not isinstance(page.coach.screen, Closing):
        await page.press("ctrl+n")
    await page.look()


# ------------------------------------------------------------------ at the beginning


def test_it_asks_with_days_and_titles_and_enter_begins_anew(program: Program) -> None:
    short(program, *IN_FIVE_MINUTES)

    async def does(page: AtThePage) -> None:
        await page.until(lambda: bool(rows(page)))
        assert rows(page)[:3] == ["Begin anew", "", "Take up from"]
        assert rows(page)[3].startswith("today")
        assert await page.sees("A Judgment in Five Minutes")
        assert not await page.sees(JUDGMENT.text)
        assert page.enter == "Enter begins anew"
        await page.press("enter")
        await until_on(page, SessionPage)
        assert page.sitting.entry.follows is None
        assert page.sitting.entry.exercise == LONG

    at_the_page(program, found(program, LONG), does)


def test_what_was_said_is_taken_over_from_the_entry_one_goes_to(program: Program) -> None:
    earlier = short(program, *IN_FIVE_MINUTES)

    async def does(page: AtThePage) -> None:
        await page.press("down")
        assert page.enter == "Enter takes it up"
        await page.press("enter")
        await until_on(page, SessionPage)
        assert page.sitting.entry.follows == earlier.entry.id
        await page.press("enter", "enter")
        assert await page.sees(JUDGMENT.text)
        assert page.waiting == "judgment"
        await page.press("ctrl+n")
        assert page.answers == [JUDGMENT]

    at_the_page(program, found(program, LONG), does)


def test_without_anything_finished_it_begins_at_once(program: Program) -> None:
    short(program, *IN_FIVE_MINUTES[:3])

    async def does(page: AtThePage) -> None:
        await until_on(page, SessionPage)
        assert page.sitting.entry.exercise == LONG
        assert page.sitting.entry.follows is None

    at_the_page(program, found(program, LONG), does)


def test_an_introduction_leads_to_the_question_too(program: Program) -> None:
    earlier = short(program, *IN_FIVE_MINUTES)
    other = begin(program, found(program, SHORT))

    async def does(page: AtThePage) -> None:
        page.coach.show_page(Introduction(found(program, LONG)))
        await until_on(page, Introduction)
        await page.press("down", "enter")
        await until_on(page, TakingUp)
        await page.press("down", "enter")
        await until_on(page, SessionPage)
        assert page.sitting.entry.follows == earlier.entry.id
        assert page.coach.house.in_memory
        await page.press("enter", "enter", "ctrl+n")

    at_the_page(program, other, does)
    assert [one.exercise for one in program.store.listing().entries] == [SHORT]


def test_one_can_go_back_and_esc_shows_the_ways(program: Program) -> None:
    short(program, *IN_FIVE_MINUTES)

    async def does(page: AtThePage) -> None:
        await page.press("escape")
        assert await page.sees("A letter, or Enter.")
        await page.press("escape", "ctrl+r")
        await until_on(page, Home)

    at_the_page(program, found(program, LONG), does)


def test_what_cannot_be_made_out_any_more_is_said(program: Program) -> None:
    earlier = short(program, *IN_FIVE_MINUTES)
    (file,) = (program.places.journal / "entries").rglob(f"{earlier.entry.id}.toml")
    file.write_text(file.read_text().replace('step = "judgment"', 'step = "jugdment"'))

    async def does(page: AtThePage) -> None:
        await page.press("down", "enter")
        assert isinstance(page.coach.screen, TakingUp)
        assert "nothing can be taken over from it" in page.told
        await page.press("up", "enter")
        await until_on(page, SessionPage)

    at_the_page(program, found(program, LONG), does)


# ------------------------------------------------------------------ at the end


def test_the_closing_names_what_may_come_next_and_goes_on_with_it(program: Program) -> None:
    first = practised(program, SHORT, *IN_FIVE_MINUTES)

    async def does(page: AtThePage) -> None:
        await turn_to_the_closing(page)
        assert rows(page) == [
            *("Keep this", "Keep nothing of this"),
            *("Keep this, and go on with", "Transforming Enemy Images"),
        ]
        assert page.enter == "Enter keeps it"
        await page.press("down")
        assert page.enter == "Enter asks once more"
        await page.press("down")
        assert page.enter == "Enter keeps it, and goes on"
        await page.press("enter")
        await until_on(page, SessionPage)
        assert page.sitting.entry.follows == first.entry.id
        await page.press("enter", "enter", "ctrl+n")
        assert page.answers == [JUDGMENT]

    at_the_page(program, first, does)
    kept = program.store.listing().entries
    assert {one.exercise: one.follows for one in kept} == {SHORT: None, LONG: first.entry.id}


def test_where_nothing_was_said_there_is_nothing_to_go_on_from(program: Program) -> None:
    first = practised(program, SHORT, *([None] * 6))

    async def does(page: AtThePage) -> None:
        await turn_to_the_closing(page)
        assert rows(page) == ["Keep this", "Keep nothing of this"]

    at_the_page(program, first, does)


def test_what_is_kept_nowhere_hands_on_all_the_same(program: Program) -> None:
    first = begin(program, found(program, SHORT), in_memory=True)
    for answer in IN_FIVE_MINUTES:
        _ = first.skip() if answer is None else first.answer(answer)

    async def does(page: AtThePage) -> None:
        await turn_to_the_closing(page)
        assert rows(page)[1:] == ["Go on with", "Transforming Enemy Images"]
        await page.press("down")
        assert page.enter == "Enter goes on"
        await page.press("enter")
        await until_on(page, SessionPage)
        await page.press("enter", "enter", "ctrl+n")
        assert page.answers == [JUDGMENT]

    at_the_page(program, first, does, in_memory=True)
    assert program.store.listing().entries == ()
