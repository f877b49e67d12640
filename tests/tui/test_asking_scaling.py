"""Asking for a place on a scale: none is chosen beforehand, and none is better than another."""

import pytest

from nvc_coach.practice.answers import Number
from nvc_coach.practice.exercise import Exercise, Scale
from tests.practice.exercises import exercise, scale, write
from tests.tui.walking_it import NARROW, AtThePage, at_the_page


def asked(start: int = 0, end: int = 10) -> Exercise:
    return exercise(scale("much", start, end), write("end"))


TEN = asked()


def number(exercise: Exercise, *keys: str) -> int | None:
    """What is answered by these keys; None if the question still waits."""
    path = at_the_page(exercise, lambda page: page.press(*keys)).session.path
    answer = path[0].answer if path else None
    assert answer is None or isinstance(answer, Number)
    return None if answer is None else answer.number


def test_no_number_is_chosen_beforehand() -> None:
    async def does(page: AtThePage) -> None:
        assert page.enter == "Arrows or digits choose"
        assert not any("[" in line for line in await page.look())
        await page.press("enter")
        assert page.told == "Nothing here yet. Once more leaves it open."
        assert page.enter == "Enter leaves it open"
        assert page.waiting == "much"
        await page.press("enter")
        assert page.answers == [None]

    at_the_page(TEN, does)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("7",), 7),
        (("1", "0"), 10),
        (("0",), 0),
        (("9", "4"), 4),  # 94 is not on the scale, so another number begins
        (("1", "1"), 1),
        (("0", "5"), 5),
        (("\N{ARABIC-INDIC DIGIT SEVEN}",), 7),
        (("right",), 5),  # from nowhere, the middle
        (("up", "up"), 6),
        (("left", "down"), 4),
        (("home",), 0),
        (("home", "left"), 0),
        (("end",), 10),
        (("end", "right", "left"), 9),
        (("1", "0", "left"), 9),
        (("8", "right", "1", "0"), 10),
    ],
)
def test_digits_and_arrows_choose_a_number(keys: tuple[str, ...], answer: int) -> None:
    async def does(page: AtThePage) -> None:
        await page.press(*keys)
        assert page.waiting == "much"
        assert page.enter == f"Enter goes on with {answer}"
        await page.press("enter")
        assert page.answers == [Number(answer)]

    at_the_page(TEN, does)


def test_the_key_that_goes_on_takes_the_number_too() -> None:
    assert number(TEN, "3", "ctrl+n") == 3


def test_a_scale_may_go_below_nought() -> None:
    below = asked(-3, 3)
    assert number(below, "minus", "enter") is None
    assert number(below, "-", "2", "enter") == -2
    assert number(below, "2", "enter") == 2
    assert number(below, "home", "enter") == -3
    assert number(below, "right", "enter") == 0


def test_a_number_of_two_digits_is_there_once_both_are() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("1")
        assert page.enter == "Arrows or digits choose"
        await page.press("5")
        assert page.enter == "Enter goes on with 15"

    at_the_page(asked(10, 20), does)


def test_a_number_off_the_scale_is_told_and_not_taken() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("7")
        assert page.told == "The scale goes from 1 to 5."
        assert page.enter == "Arrows or digits choose"
        await page.press("3")
        assert page.told == ""
        assert page.enter == "Enter goes on with 3"

    at_the_page(asked(1, 5), does)


def test_a_number_can_be_taken_back_and_then_it_is_asked_once_more() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("enter", "5", "backspace")
        assert page.enter == "Arrows or digits choose"
        await page.press("enter")
        assert page.waiting == "much"
        assert page.told == "Nothing here yet. Once more leaves it open."

    at_the_page(TEN, does)


def test_the_number_of_the_last_time_is_told_and_not_chosen() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("8", "enter", "ctrl+r")
        assert await page.sees("Last time: 8")
        assert page.enter == "Arrows or digits choose"
        assert not any("[" in line for line in await page.look())

    at_the_page(TEN, does)


def test_at_the_next_scale_no_number_is_chosen_either() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("8", "enter")
        assert page.waiting == "more"
        assert page.enter == "Arrows or digits choose"

    at_the_page(exercise(scale("much"), scale("more"), write("end")), does)


def test_the_number_one_is_at_stands_in_brackets_with_the_ends_named_below() -> None:
    named = Scale(id="much", ask="How much?", low="barely", high="completely")

    async def does(page: AtThePage) -> None:
        await page.press("4")
        lines = await page.look()
        (at,) = (n for n, line in enumerate(lines) if "[4]" in line)
        assert " ".join(lines[at].split()) == "0 1 2 3 [4] 5 6 7 8 9 10"
        assert lines[at + 1].split() == ["barely", "completely"]
        assert lines[at].index("0") == lines[at + 1].index("barely")
        assert len(lines[at]) == len(lines[at + 1])

    at_the_page(exercise(named, write("end")), does)
    at_the_page(exercise(named, write("end")), does, size=NARROW)


def test_a_scale_too_long_for_a_row_shows_the_number_between_its_ends() -> None:
    async def does(page: AtThePage) -> None:
        assert await page.sees("no number yet")
        await page.press("4", "2")
        assert await page.sees("42 0 … 100")
        assert page.enter == "Enter goes on with 42"

    at_the_page(asked(0, 100), does)


def test_what_a_page_had_to_say_first_still_stands_when_it_begins_with_a_scale() -> None:
    async def does(page: AtThePage) -> None:
        page.coach.house.notice = "Only read here."
        page.coach.practise(page.sitting)
        await page.coach.settled()
        assert page.told == "Only read here."

    at_the_page(TEN, does)
