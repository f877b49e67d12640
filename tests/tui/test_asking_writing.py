"""Asking for free words: exact to the letter, and nothing is sent that was not meant."""

from dataclasses import replace

import pytest

from nvc_coach.practice.answers import Text
from nvc_coach.practice.exercise import Exercise, Write
from tests.practice.exercises import exercise, observe, read, write
from tests.tui.walking_it import AtThePage, at_the_page

STRANGE = "He said:\u2028“[b]no[/b]”\u0085  then \tleft.\n\n彼は 👩‍👩‍👧 e\u0301 هو  "
LINE = replace(write("line"), lines=1)


def small(*steps: Write) -> Exercise:
    return exercise(*(steps or (write("one"), write("two"))))


def test_an_empty_page_is_shown_for_each_step() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("words")
        await page.press("ctrl+n")
        assert page.waiting == "two"
        assert page.field.words == ""

    assert at_the_page(small(), does).session.path[0].answer == Text("words")


@pytest.mark.parametrize("text", [STRANGE, "a\u2029b", " x "])
def test_words_are_sent_as_they_were_pasted(text: str) -> None:
    async def does(page: AtThePage) -> None:
        await page.paste(text)
        await page.press("ctrl+n")

    assert at_the_page(small(), does).session.path[0].answer == Text(text)


@pytest.mark.parametrize("steps", [(write("one"), write("two")), (LINE, write("two"))])
def test_words_offered_again_are_sent_untouched_to_the_letter(steps: tuple[Write, ...]) -> None:
    async def does(page: AtThePage) -> None:
        page.sitting.answer(Text(STRANGE))
        page.sitting.back()
        page.coach.practise(page.sitting)
        await page.coach.settled()
        assert page.field.words.replace("\n", " ").split() == STRANGE.split()
        await page.press("ctrl+n")
        assert page.answers == [Text(STRANGE)]

    at_the_page(small(*steps), does)


def test_words_touched_and_put_back_are_sent_as_they_were() -> None:
    async def does(page: AtThePage) -> None:
        await page.paste(STRANGE)
        await page.press("ctrl+n", "ctrl+r", "x", "backspace", "ctrl+n")
        assert page.answers == [Text(STRANGE)]

    at_the_page(small(), does)


def test_words_that_stand_unsent_are_there_again_to_the_letter() -> None:
    async def does(page: AtThePage) -> None:
        await page.paste(STRANGE)
        await page.press("escape", "k", "ctrl+r")
        assert page.waiting == "one"
        assert page.field.words == STRANGE
        assert page.sitting.drafts["one"].answer == Text(STRANGE)

    at_the_page(small(), does)


def test_words_taken_out_again_leave_nothing_unsent() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("abc")
        assert page.sitting.drafts["one"].answer == Text("abc")
        await page.press("backspace", "backspace", "backspace")

    assert not at_the_page(small(), does).begun


def test_enter_starts_a_new_line_where_there_is_room_for_many() -> None:
    async def does(page: AtThePage) -> None:
        assert page.enter == "Enter starts a new line"
        await page.type("a\nb")
        await page.press("ctrl+n")

        assert page.answers == [Text("a\nb")]

    at_the_page(exercise(observe("one"), write("two")), does)


def test_enter_goes_on_from_a_single_line_once_there_is_something() -> None:
    async def does(page: AtThePage) -> None:
        assert page.enter == "Enter twice leaves it open"
        await page.type("D.")
        assert page.enter == "Enter goes on"
        await page.press("enter")
        assert page.answers == [Text("D.")]

    at_the_page(small(LINE, write("two")), does)


def test_enter_on_an_empty_line_asks_once_and_then_leaves_it_open() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("enter")
        assert page.told == "Nothing here yet. Once more leaves it open."
        assert page.enter == "Enter leaves it open"
        assert page.waiting == "line"
        await page.press("enter")
        assert page.waiting == "two"
        assert page.told == ""

    assert at_the_page(small(LINE, write("two")), does).session.path[0].answer is None


def test_white_space_alone_is_nothing_yet() -> None:
    async def does(page: AtThePage) -> None:
        await page.type(" \n ")
        await page.press("ctrl+n")
        assert page.told == "Nothing here yet. Once more leaves it open."
        assert page.waiting == "one"

    at_the_page(small(), does)


def test_several_lines_pasted_into_a_single_line_are_joined() -> None:
    async def does(page: AtThePage) -> None:
        await page.paste("D.\nand\nE.")
        await page.press("enter")
        assert page.answers == [Text("D. and E.")]

    at_the_page(small(LINE, write("two")), does)


def test_what_was_written_at_one_step_cannot_be_undone_into_another() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("mine")
        await page.press("ctrl+n", "ctrl+z", "ctrl+z")
        assert page.field.words == ""

    at_the_page(small(), does)


def test_the_page_says_that_words_offered_were_written_before() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("mine")
        await page.press("ctrl+n", "ctrl+r")
        assert await page.sees("This is what you wrote before. Keep it, change it, or write anew.")
        await page.type("!")
        await page.press("escape", "k", "ctrl+r")
        assert not await page.sees("This is what you wrote before.")  # these are unsent

    at_the_page(small(), does)


def test_pages_before_the_question_take_no_letters() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("abc")
        await page.press("enter")
        assert page.field.words == ""

    at_the_page(exercise(read("page"), write("one")), does)
