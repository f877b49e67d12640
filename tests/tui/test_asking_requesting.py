"""Asking for a request: the words as they were written, and a day that is sure."""

from datetime import date

import pytest

from nvc_coach.practice.answers import Text
from nvc_coach.tui.widgets import day_field
from nvc_coach.tui.widgets.day_field import DayField
from nvc_coach.tui.widgets.line import Line
from tests.practice.exercises import exercise, request, write
from tests.tui.walking_it import NARROW, AtThePage, at_the_page

WISH = exercise(request("wish"), write("end"))
FIRST = date(2026, 12, 1)
FRIDAY = date(2026, 11, 27)
NO_DAY = "Which day that is I cannot tell."


def test_words_and_day_are_sent_together() -> None:
    async def does(page: AtThePage) -> None:
        assert page.enter == "Enter: a new line, Tab: by when"
        await page.type("to rest\nat ten")
        await page.press("tab")
        await page.type("2026-12-01")
        assert page.enter == "Enter goes on"
        await page.press("enter")
        assert page.answers == [Text("to rest\nat ten", FIRST)]

    at_the_page(WISH, does)


def test_the_day_may_be_left_open() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("to rest")
        await page.press("ctrl+n")
        assert page.answers == [Text("to rest")]

    at_the_page(WISH, does)


def test_with_nothing_there_it_is_asked_once_before_it_is_left_open() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("tab")
        assert page.enter == "Enter twice leaves it open"
        await page.press("enter")
        assert page.told == "Nothing here yet. Once more leaves it open."
        assert page.enter == "Enter leaves it open"
        await page.press("enter")
        assert page.answers == [None]

    at_the_page(WISH, does)


def test_the_question_before_it_is_left_open_stands_however_long_one_thinks() -> None:
    async def does(page: AtThePage) -> None:
        day = page.coach.screen.query_one(DayField)
        await page.press("ctrl+n")
        day.post_message(DayField.Changed())  # as it says whenever the typing rests
        await page.press("ctrl+n")
        assert page.answers == [None]

    at_the_page(WISH, does)


def test_a_day_without_words_is_no_request() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("tab")
        await page.type("2026-12-01")
        assert page.enter == "Enter twice leaves it open"
        await page.press("enter")
        assert page.waiting == "wish"

    at_the_page(WISH, does)


def test_a_day_that_is_not_understood_is_asked_about_once() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("to rest")
        await page.press("tab")
        await page.type("some day")
        await page.press("ctrl+n")
        assert page.told.startswith(NO_DAY)
        assert page.waiting == "wish"
        await page.press("ctrl+n")
        assert page.answers == [Text("to rest")]

    at_the_page(WISH, does)


def test_another_day_that_is_not_understood_is_asked_about_as_well() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("to rest")
        await page.press("tab")
        await page.type("some day")
        await page.press("enter")
        await page.type(" or other")
        await page.press("enter")
        assert page.told.startswith(NO_DAY)
        assert page.waiting == "wish"

    at_the_page(WISH, does)


def test_asking_about_the_day_leads_to_its_field() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("to rest")
        await page.press("tab")
        await page.type("some day")
        await page.press("shift+tab", "ctrl+n")
        assert page.field.words == "some day"
        await page.clear()
        await page.type("2026-12-01")
        await page.press("enter")
        assert page.answers == [Text("to rest", FIRST)]

    at_the_page(WISH, does)


def test_a_day_that_was_guessed_is_read_back_before_it_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(day_field, "_REST_SECONDS", 3_600.0)  # Enter comes before the typing rests

    async def does(page: AtThePage) -> None:
        await page.type("to rest")
        await page.press("tab")
        await page.type("friday")
        await page.press("enter")
        assert page.told == "That is Friday, 27 November 2026. Once more goes on with it."
        assert page.waiting == "wish"
        await page.press("enter")
        assert page.answers == [Text("to rest", FRIDAY)]

    at_the_page(WISH, does)


def test_a_day_that_was_read_back_meanwhile_is_kept_at_once() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("to rest")
        await page.press("tab")
        await page.type("friday")
        understood = page.asker.query_one(DayField).query(Line).last()
        await page.until(lambda: understood.says == "That is Friday, 27 November 2026.")
        await page.press("enter")
        assert page.answers == [Text("to rest", FRIDAY)]

    at_the_page(WISH, does)


@pytest.mark.parametrize("leave", [("escape", "k"), ("escape", "n")])
def test_what_stands_unsent_is_there_again(leave: tuple[str, ...]) -> None:
    async def does(page: AtThePage) -> None:
        await page.paste("to\u2028rest ")
        await page.press("tab")
        await page.type("2026-12-01")
        await page.until(lambda: page.sitting.drafts["wish"].answer == Text("to\u2028rest ", FIRST))
        await page.press(*leave, "ctrl+r")
        assert page.field.words == "to\u2028rest "
        await page.press("tab")
        assert page.field.words == "Tuesday, 1 December 2026"
        await page.press("enter")
        assert page.answers == [Text("to\u2028rest ", FIRST)]

    at_the_page(WISH, does)


@pytest.mark.parametrize(
    ("said", "in_full"), [("some day", "some day"), ("friday", "Friday, 27 November 2026")]
)
def test_what_was_said_of_a_day_just_before_leaving_is_there_again(said: str, in_full: str) -> None:
    async def does(page: AtThePage) -> None:
        await page.type("to rest")
        await page.press("tab")
        await page.type(said)
        await page.press("escape", "k", "ctrl+r", "tab")
        assert page.field.words in (said, in_full)  # understood meanwhile, or not yet

    at_the_page(WISH, does)


def test_a_request_of_the_last_time_is_sent_untouched_to_the_letter() -> None:
    strange = "one\u2028two\u0085 [b]three[/b] "

    async def does(page: AtThePage) -> None:
        page.sitting.answer(Text(strange, FIRST))
        page.sitting.back()
        page.coach.practise(page.sitting)
        await page.coach.settled()
        await page.press("ctrl+n")
        assert page.answers == [Text(strange, FIRST)]

    at_the_page(WISH, does)


def test_the_day_of_the_last_time_can_be_taken_out() -> None:
    async def does(page: AtThePage) -> None:
        page.sitting.answer(Text("to rest", FIRST))
        page.sitting.back()
        page.coach.practise(page.sitting)
        await page.coach.settled()
        await page.press("tab")
        await page.clear()
        await page.press("enter")
        assert page.answers == [Text("to rest")]

    at_the_page(WISH, does)


def test_at_the_next_request_nothing_of_the_one_before_is_left() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("to rest")
        await page.press("tab")
        await page.type("2026-12-01")
        await page.press("enter")
        assert page.waiting == "more"
        assert page.field.words == ""
        await page.press("tab")
        assert page.field.words == ""

    at_the_page(exercise(request("wish"), request("more"), write("end")), does)


def test_words_and_day_are_in_view_in_a_small_window() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("\n".join("abcdefghijkl"))
        await page.press("tab")
        await page.type("2026-12-01")
        lines = await page.look()
        assert any("wish?" in line for line in lines)
        assert any("2026-12-01" in line for line in lines)

    at_the_page(WISH, does, size=NARROW)
