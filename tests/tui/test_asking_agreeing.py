"""Asking what was agreed: one thing after the other, and none of it lost half written."""

from dataclasses import replace
from datetime import date

import pytest

from nvc_coach.practice.answers import Agreed, Agreements
from nvc_coach.tui.widgets.rows import Rows
from tests.practice.exercises import agreement, exercise, write
from tests.tui.walking_it import NARROW, AtThePage, at_the_page

AGREE = exercise(agreement("agreed"), write("end"))
FIRST = date(2026, 12, 1)
CALL, KNOCK = Agreed("to call first", "D.", FIRST), Agreed("to knock", "", None)


async def agree(page: AtThePage, *agreed: Agreed) -> None:
    """Write agreements down, one after the other, each kept with Enter."""
    for one in agreed:
        await page.type(one.what)
        await page.press("tab")
        await page.type(one.who)
        await page.press("tab")
        await page.type(one.by.isoformat() if one.by else "")
        await page.press("enter")


async def at_once_more(page: AtThePage, *agreed: Agreed) -> None:
    """Come to the question once more, with what was agreed there the last time."""
    page.sitting.answer(Agreements(agreed))
    page.sitting.back()
    page.coach.practise(page.sitting)
    await page.coach.settled()


def listed(page: AtThePage) -> list[str]:
    return [row.label for row in page.asker.query_one(Rows).rows]


def test_agreements_are_kept_one_by_one_and_sent_together() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("to call first")
        assert page.enter == "Enter keeps this agreement"
        await page.clear()
        await agree(page, CALL)
        assert page.told == "1 agreement is kept."
        assert page.enter == "Enter: that is all"
        assert listed(page) == ["D.: to call first, by Tuesday, 1 December 2026"]
        await agree(page, KNOCK)
        assert page.told == "2 agreements are kept."
        await page.press("enter")
        assert page.answers == [Agreements((CALL, KNOCK))]

    at_the_page(AGREE, does)


def test_enter_keeps_an_agreement_from_each_of_its_fields() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("to knock")
        await page.press("enter")
        await page.type("to call")
        await page.press("tab", "enter")
        assert listed(page) == ["to knock", "to call"]
        assert page.field.words == ""
        await page.type("to ask")
        assert page.enter == "Enter keeps this agreement"
        await page.press("enter", "ctrl+n")
        whats = [Agreed("to knock"), Agreed("to call"), Agreed("to ask")]
        assert page.answers == [Agreements(tuple(whats))]

    at_the_page(AGREE, does)


def test_going_on_first_keeps_the_one_in_the_fields_and_stays() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("to knock")
        await page.press("ctrl+n")
        assert page.waiting == "agreed"
        assert listed(page) == ["to knock"]
        await page.press("ctrl+n")
        assert page.answers == [Agreements((KNOCK,))]

    at_the_page(AGREE, does)


def test_with_nothing_there_it_is_asked_once_before_it_is_left_open() -> None:
    async def does(page: AtThePage) -> None:
        assert page.enter == "Enter twice leaves it open"
        await page.press("enter")
        assert page.told == "Nothing here yet. Once more leaves it open."
        assert page.enter == "Enter leaves it open"
        assert page.waiting == "agreed"
        await page.press("enter")
        assert page.answers == [None]

    at_the_page(AGREE, does)


@pytest.mark.parametrize("tabs", [1, 2])
def test_who_or_when_alone_is_no_agreement_and_is_not_lost(tabs: int) -> None:
    async def does(page: AtThePage) -> None:
        await page.press(*["tab"] * tabs)
        await page.type("2026-12-01")
        await page.press("enter")
        assert page.told == "And what was agreed?"
        assert page.waiting == "agreed"
        await page.type("to knock")
        await page.press("enter", "enter")
        one = Agreed("to knock", "2026-12-01") if tabs == 1 else Agreed("to knock", "", FIRST)
        assert page.answers == [Agreements((one,))]

    at_the_page(AGREE, does)


def test_a_day_that_is_not_understood_is_asked_about_once() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("to knock")
        await page.press("tab", "tab")
        await page.type("some day")
        await page.press("enter")
        assert page.told.startswith("Which day that is I cannot tell.")
        assert listed(page) == []
        await page.press("enter")
        assert listed(page) == ["to knock"]
        await page.press("enter")
        assert page.answers == [Agreements((KNOCK,))]

    at_the_page(AGREE, does)


@pytest.mark.parametrize("leave", [("escape", "k"), ("escape", "n")])
def test_what_stands_and_what_is_half_written_is_there_again(leave: tuple[str, ...]) -> None:
    async def does(page: AtThePage) -> None:
        await agree(page, CALL)
        await page.type("to kno")
        await page.press(*leave, "ctrl+r")
        draft = page.sitting.drafts["agreed"]
        assert draft.answer == Agreements((CALL, Agreed("to kno")))
        assert await page.sees("to kno")
        await page.press("escape", "k")
        assert page.sitting.drafts["agreed"] == draft

    at_the_page(AGREE, does)


def test_one_half_written_with_a_day_in_doubt_is_back_in_its_fields() -> None:
    said = "some day"

    async def does(page: AtThePage) -> None:
        await agree(page, CALL)
        await page.type("to knock")
        await page.press("tab", "tab")
        await page.type(said)
        await page.press("escape", "k", "ctrl+r")
        assert listed(page) == ["D.: to call first, by Tuesday, 1 December 2026"]
        assert page.field.words == "to knock"
        await page.press("tab", "tab")
        assert page.field.words == said

    at_the_page(AGREE, does)


def test_one_without_what_was_agreed_is_back_in_its_fields() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("tab")
        await page.type("D.")
        await page.press("escape", "k", "ctrl+r")
        assert listed(page) == []
        assert page.field.words == ""
        await page.press("tab")
        assert page.field.words == "D."

    at_the_page(AGREE, does)


def test_agreements_of_the_last_time_are_sent_untouched_to_the_letter() -> None:
    strange = Agreed("to  call\u2028first [b]", " D.\u0085", FIRST)

    async def does(page: AtThePage) -> None:
        await at_once_more(page, strange, KNOCK)
        assert await page.sees("Last time:")
        await page.press("ctrl+n")
        assert page.answers == [Agreements((strange, KNOCK))]

    at_the_page(AGREE, does)


def test_one_that_stands_can_be_taken_back_into_the_fields_and_changed() -> None:
    async def does(page: AtThePage) -> None:
        await at_once_more(page, CALL, KNOCK)
        await page.press("tab", "tab", "tab")
        assert page.enter == "Enter: back into the fields"
        await page.press("enter")
        assert listed(page) == ["to knock"]
        assert page.field.words == "to call first"
        assert page.enter == "Enter keeps this agreement"
        await page.type(", always")
        await page.press("enter", "enter")
        assert page.answers == [Agreements((KNOCK, Agreed("to call first, always", "D.", FIRST)))]

    at_the_page(AGREE, does)


def test_one_that_stands_can_be_taken_out() -> None:
    async def does(page: AtThePage) -> None:
        await at_once_more(page, KNOCK, CALL)
        await page.press("tab", "tab", "tab", "enter")
        await page.clear()
        await page.press("enter")
        assert page.answers == [Agreements((CALL,))]

    at_the_page(AGREE, does)


def test_taking_one_back_first_keeps_the_one_in_the_fields() -> None:
    async def does(page: AtThePage) -> None:
        await at_once_more(page, KNOCK)
        await page.type("to ask")
        await page.press("tab", "tab", "tab", "enter")
        assert listed(page) == ["to ask"]
        assert page.field.words == "to knock"

    at_the_page(AGREE, does)


def test_taking_one_back_never_loses_one_that_cannot_be_kept_yet() -> None:
    async def does(page: AtThePage) -> None:
        await at_once_more(page, KNOCK)
        await page.press("tab")
        await page.type("E.")
        await page.press("tab", "tab", "enter")
        assert listed(page) == ["to knock"]
        assert page.told == "And what was agreed?"
        await page.press("tab")
        assert page.field.words == "E."

    at_the_page(AGREE, does)


def test_an_empty_list_takes_nothing_back() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("tab", "tab", "tab")
        assert isinstance(page.focused, Rows)
        assert page.enter == ""
        await page.press("enter")
        assert page.waiting == "agreed"

    at_the_page(AGREE, does)


def test_all_fields_are_in_view_in_a_small_window() -> None:
    async def does(page: AtThePage) -> None:
        await agree(page, CALL)
        lines = "\n".join(await page.look())
        for words in ("agreed?", "What was agreed?", "Who does it?", "By when?", "to call first"):
            assert words in lines

    at_the_page(AGREE, does, size=NARROW)


def test_keys_that_come_before_it_is_laid_out_go_to_the_fields_in_their_order() -> None:
    async def does(page: AtThePage) -> None:
        await page.press_at_once("a", "enter", *"to knock", "tab", *"Ana", "enter")
        assert page.sitting.drafts["agreed"].answer == Agreements((Agreed("to knock", "Ana"),))

    first = replace(write("first"), lines=1)
    at_the_page(exercise(first, agreement("agreed"), write("end")), does)
