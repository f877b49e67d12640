"""Asking for a choice: nothing is chosen beforehand, and a number never changes hands."""

from nvc_coach.practice.answers import Chosen
from nvc_coach.practice.exercise import Choice, Exercise
from nvc_coach.tui.widgets.choosing import Choosing
from tests.practice.exercises import choose, exercise, read, write
from tests.tui.walking_it import NARROW, AtThePage, at_the_page, rows_of

ONE = exercise(choose("one", "a", "b", "c"), write("end"))
MANY = exercise(choose("some", "a", "b", "c", many=True), write("end"))
BACK = exercise(
    write("start"), choose("again", "mine>start*1", "theirs>start*2", "no"), write("end")
)


def chosen(exercise: Exercise, *keys: str) -> Chosen | None:
    """What is answered at the first question by these keys; None if it still waits."""
    path = at_the_page(exercise, lambda page: page.press(*keys)).session.path
    answer = path[0].answer if path else None
    assert answer is None or isinstance(answer, Chosen)
    return answer


def here(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines if "▸" in line]


# ---------------------------------------------------------------------- one of several


def test_nothing_is_chosen_beforehand() -> None:
    async def does(page: AtThePage) -> None:
        assert page.enter == "Arrows or a number choose"
        assert not here(await page.look())
        await page.press("enter")
        assert page.told == "Nothing here yet. Once more leaves it open."
        assert page.enter == "Enter leaves it open"
        assert page.waiting == "one"
        await page.press("enter")
        assert page.waiting == "end"
        assert page.answers == [None]

    at_the_page(ONE, does)


def test_a_number_goes_to_its_choice_and_enter_makes_it() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("2")
        assert page.waiting == "one"
        assert page.enter == "Enter chooses 2"
        assert here(await page.look()) == ["▸ 2  B"]
        await page.press("enter")
        assert page.answers == [Chosen(("b",))]

    at_the_page(ONE, does)


def test_so_do_the_arrows_and_home_and_end() -> None:
    assert chosen(ONE, "down", "enter") == Chosen(("a",))
    assert chosen(ONE, "up", "enter") == Chosen(("c",))
    assert chosen(ONE, "down", "down", "down", "down", "up", "enter") == Chosen(("b",))
    assert chosen(ONE, "end", "enter") == Chosen(("c",))
    assert chosen(ONE, "end", "home", "enter") == Chosen(("a",))


def test_the_key_that_goes_on_makes_the_choice_too() -> None:
    assert chosen(ONE, "3", "ctrl+n") == Chosen(("c",))


def test_a_digit_of_another_script_is_a_number_as_well() -> None:
    assert chosen(ONE, "\N{ARABIC-INDIC DIGIT TWO}", "enter") == Chosen(("b",))


def test_a_number_that_is_not_there_is_told_and_chooses_nothing() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("7")
        assert page.told == "There is no number 7 here."
        await page.press("enter")
        assert page.waiting == "one"

    at_the_page(ONE, does)


def test_moving_on_takes_back_what_was_told_and_asks_anew_before_it_is_left_open() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("enter", "7", "enter")
        assert page.waiting == "one"
        assert page.told == "Nothing here yet. Once more leaves it open."
        await page.press("down")
        assert page.told == ""

    at_the_page(ONE, does)


def test_what_was_chosen_the_last_time_is_told_and_not_chosen() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("2", "enter", "ctrl+r")
        assert await page.sees("Last time: B")
        assert not here(await page.look())
        assert page.enter == "Arrows or a number choose"
        await page.press("enter", "enter")
        assert page.answers == [None]

    at_the_page(ONE, does)


def test_at_the_next_choice_nothing_is_chosen_either() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("2", "enter")
        assert page.waiting == "other"
        assert page.enter == "Arrows or a number choose"
        assert not here(await page.look())

    at_the_page(exercise(choose("one", "a", "b"), choose("other", "x", "y"), write("end")), does)


# ---------------------------------------------------------------------- ways back


def test_a_way_back_says_where_to_and_when_it_is_the_last_time() -> None:
    way = exercise(
        write("start", part="My side"),
        choose("again", "mine>start*1", "theirs>start*2", "no", part="Check-in"),
        write("end"),
    )

    async def does(page: AtThePage) -> None:
        await page.press("x", "ctrl+n")
        lines = list(rows_of(await page.look()))
        (mine,) = (line for line in lines if line.startswith("1  Mine"))
        (theirs,) = (line for line in lines if line.startswith("2  Theirs"))
        assert mine.endswith("back to My side, for the last time")
        assert theirs.endswith("back to My side")

    at_the_page(way, does)


def test_numbers_keep_their_place_when_a_way_back_is_spent() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("x", "ctrl+n", "1", "enter", "ctrl+n")
        assert page.waiting == "again"
        assert await page.sees("A way back is used up for this time.")
        lines = list(rows_of(await page.look()))
        assert not any(line.startswith("1  Mine") for line in lines)
        assert any(line.startswith("2  Theirs") for line in lines)
        assert any(line.startswith("3  No") for line in lines)
        await page.press("1")
        assert page.told == "There is no number 1 here."
        await page.press("3", "enter")
        assert page.waiting == "end"

    at_the_page(BACK, does)


def test_where_no_way_back_is_spent_nothing_is_said_of_it() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("x", "ctrl+n")
        assert not await page.sees("A way back has been walked")

    at_the_page(BACK, does)


# ---------------------------------------------------------------------- any number of them


def test_space_marks_and_enter_goes_on_with_what_is_marked() -> None:
    async def does(page: AtThePage) -> None:
        assert page.enter == "Space or a number marks"
        await page.press("down", "down", "space")
        assert page.enter == "Space marks, Enter goes on"
        await page.press("end", "space", "enter")
        assert page.answers == [Chosen(("b", "c"), many=True)]

    at_the_page(MANY, does)


def test_a_number_marks_and_once_more_takes_the_mark_away() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("3", "1", "3")
        assert [line for line in rows_of(await page.look()) if "✓" in line] == ["✓ 1  A"]
        await page.press("ctrl+n")
        assert page.answers == [Chosen(("a",), many=True)]

    at_the_page(MANY, does)


def test_marks_stand_in_the_order_of_the_exercise_however_they_were_made() -> None:
    assert chosen(MANY, "3", "1", "2", "enter") == Chosen(("a", "b", "c"), many=True)


def test_with_nothing_marked_it_is_asked_once_before_it_is_left_open() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("down", "enter")
        assert page.told == "Nothing here yet. Once more leaves it open."
        await page.press("space", "space", "enter")
        assert page.waiting == "some"
        assert page.told == "Nothing here yet. Once more leaves it open."
        await page.press("enter")
        assert page.answers == [None]

    at_the_page(MANY, does)


def test_marks_not_sent_are_there_again() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("2", "escape", "k", "ctrl+r")
        assert page.sitting.drafts["some"].answer == Chosen(("b",), many=True)
        await page.press("enter")
        assert page.answers == [Chosen(("b",), many=True)]

    at_the_page(MANY, does)


def test_what_was_marked_the_last_time_is_told_and_not_marked() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("1", "2", "enter", "ctrl+r")
        assert await page.sees("Last time: A and B")
        assert not any("✓" in line for line in await page.look())

    at_the_page(MANY, does)


# ---------------------------------------------------------------------- what there is to see


def test_long_choices_are_wrapped_and_read_whole_in_a_small_window() -> None:
    long = "Yes, and now I can be with my own side, as long as it takes, and I mean it this time"
    many = exercise(
        choose("one", *(Choice(f"c{n}", f"{n} {long}") for n in range(8))), write("end")
    )

    async def does(page: AtThePage) -> None:
        assert isinstance(page.focused, Choosing)
        for number in range(1, 9):
            await page.press(str(number))
            assert await page.sees(f"▸ {number} {number - 1} {long}")

    at_the_page(many, does, size=NARROW)


def test_letters_choose_nothing() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("abc")
        assert page.enter == "Arrows or a number choose"

    at_the_page(ONE, does)


def test_pages_before_it_leave_the_choice_alone() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("2", "down", "enter")
        assert page.enter == "Arrows or a number choose"

    at_the_page(exercise(read("page"), choose("one", "a", "b"), write("end")), does)
