"""Pages to read and to rest on: read whole, turned when one is ready, and back again."""

import re

import pytest

from nvc_coach.tui.widgets.breathing import Breathing
from nvc_coach.tui.widgets.reading import Reading
from tests.practice.exercises import exercise, pause, read, write
from tests.tui.walking_it import NARROW, WIDE, AtThePage, at_the_page, rows_of

PAGES = exercise(
    read("first", "The first page."), read("second", "The second page."), write("question")
)
REST = exercise(pause("rest", "Rest a little."), write("question"))


@pytest.mark.parametrize("key", ["enter", "ctrl+n"])
def test_pages_are_turned_one_by_one_before_the_question(key: str) -> None:
    async def does(page: AtThePage) -> None:
        assert await page.sees("The first page.")
        assert page.enter == "Enter goes on"
        await page.press(key)
        assert await page.sees("The second page.")
        assert not await page.sees("The first page.")
        await page.press(key)
        assert await page.sees("question?")
        assert not await page.sees("The second page.")

    at_the_page(PAGES, does)


def test_pages_can_be_turned_back_also_from_the_first_question() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("enter", "ctrl+r")
        assert await page.sees("The first page.")
        await page.press("enter", "enter", "ctrl+r")
        assert await page.sees("The second page.")
        await page.press("ctrl+r")
        assert await page.sees("The first page.")
        await page.press("ctrl+r")
        assert page.told == "This is the beginning: there is no question before it."
        assert await page.sees("The first page.")

    assert not at_the_page(PAGES, does).begun


def test_words_begun_at_the_first_question_outlive_turning_back_to_its_pages() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("enter", "enter")
        await page.type("half a")
        await page.press("ctrl+r", "enter")
        assert page.field.words == "half a"

    at_the_page(PAGES, does)


def test_going_back_from_a_page_leads_to_the_question_before() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("a")
        await page.press("ctrl+n")
        assert await page.sees("Between.")
        await page.press("ctrl+r")
        assert page.waiting == "one"
        assert page.field.words == "a"
        await page.press("ctrl+n", "enter")
        assert page.waiting == "two"

    at_the_page(exercise(write("one"), read("between", "Between."), write("two")), does)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_long_page_is_read_whole_with_the_arrows(size: tuple[int, int]) -> None:
    lines = {f"This is line {number}." for number in range(40)}

    async def does(page: AtThePage) -> None:
        seen = set[str]()
        for key in ("down", "down", *["pagedown"] * 6):
            seen |= set(re.findall(r"This is line \d+\.", "\n".join(await page.look())))
            await page.press(key)
        assert seen == lines
        await page.press("home")
        assert await page.sees("This is line 0.")
        await page.press("enter")
        assert page.waiting == "question"

    at_the_page(
        exercise(read("long", "\n".join(sorted(lines))), write("question")), does, size=size
    )


def test_the_next_page_begins_at_its_beginning() -> None:
    long = "\n".join(f"Line {number}." for number in range(60))

    async def does(page: AtThePage) -> None:
        await page.press("end", "enter")
        assert await page.sees("Other 0.")

    pages = exercise(read("a", long), read("b", long.replace("Line", "Other")), write("question"))
    at_the_page(pages, does)


def test_a_pause_lasts_as_long_as_one_likes_and_moves_only_when_asked() -> None:
    async def does(page: AtThePage) -> None:
        breathing = page.coach.screen.query_one(Reading).query_one(Breathing)
        assert page.enter == "Enter, when you like"
        assert any(line.startswith("v: ") for line in rows_of(await page.look()))
        assert not breathing.moving
        await page.press("v")
        assert breathing.moving
        await page.press("v")
        assert not breathing.moving

    at_the_page(REST, does)


def test_what_moves_is_still_once_one_has_gone_on() -> None:
    async def does(page: AtThePage) -> None:
        breathing = page.coach.screen.query_one(Reading).query_one(Breathing)
        await page.press("v", "enter")
        await page.look()
        assert not breathing.moving

    at_the_page(REST, does)


def test_a_page_to_read_has_nothing_that_moves() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("v")
        assert not page.coach.screen.query_one(Reading).query_one(Breathing).moving
        assert not any(line.startswith("v: ") for line in rows_of(await page.look()))

    at_the_page(PAGES, does)


def test_text_of_a_page_is_letters_and_never_markup() -> None:
    async def does(page: AtThePage) -> None:
        assert await page.sees("[b]bold[/b] [@click=app.quit]x[/]")

    text = "[b]bold[/b] [@click=app.quit]x[/]"
    at_the_page(exercise(read("page", text), write("question")), does)
