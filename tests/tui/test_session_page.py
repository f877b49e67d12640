"""The session: one thing asked at a time, nothing lost, and what is said is what is done."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widget import Widget

from nvc_coach.practice.answers import Agreed, Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.exercise import (
    Agreement,
    Choose,
    Exercise,
    Feelings,
    Needs,
    Request,
    Scale,
    Step,
)
from nvc_coach.practice.view import StepView
from nvc_coach.services.program import Program
from nvc_coach.tui.screens.changing import Changing
from nvc_coach.tui.screens.closing import Closing
from nvc_coach.tui.screens.session import SessionPage
from nvc_coach.tui.screens.ways import Ways
from nvc_coach.tui.widgets.beside import Said
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.pin import Pin
from tests.practice.exercises import (
    agreement,
    choose,
    exercise,
    feelings,
    needs,
    pause,
    read,
    request,
    write,
)
from tests.tui.walking_it import NARROW, AtThePage, at_the_page, outside

STRANGE = "He said:\u2028“[b]no[/b]”\u0085  then \tleft.\n\n彼は 👩‍👩‍👧 e\u0301 هو  "
NOTHING_YET = "Nothing here yet. Once more leaves it open."
THREE = exercise(write("one"), write("two"), write("three"))
LINES = exercise(*(replace(write(one), lines=1) for one in ("one", "two", "three")))
ROUND = exercise(
    write("mine", part="My side"),
    needs("wants", part="My side"),
    choose("alive", "yes>mine*1", "no", part="Check-in"),
    write("now", part="Here"),
)
DRAFTS: list[tuple[Step, tuple[str, ...], Answer]] = [
    (write("it"), tuple("half a"), Text("half a")),
    (needs("it"), ("r", "e", "s", "t", "enter"), Picks(("rest",))),
    (choose("it", "a", "b", many=True), ("2",), Chosen(("b",), many=True)),
    (request("it"), tuple("to go"), Text("to go")),
    (agreement("it"), tuple("to go"), Agreements((Agreed("to go"),))),
]


# ---------------------------------------------------------------------- keys in one burst


def test_words_before_the_key_that_goes_on_are_sent_and_words_after_it_are_the_next_answer() -> (
    None
):
    async def does(page: AtThePage) -> None:
        await page.press_at_once(*"abc", "ctrl+n", *"def", "ctrl+n", *"ghi")
        assert page.answers == [Text("abc"), Text("def")]
        assert page.field.words == "ghi"

    at_the_page(THREE, does)


def test_so_are_words_before_and_after_enter() -> None:
    async def does(page: AtThePage) -> None:
        await page.press_at_once(*"abc", "enter", *"def", "enter", *"ghi")
        assert page.answers == [Text("abc"), Text("def")]
        assert page.field.words == "ghi"

    at_the_page(LINES, does)


def test_words_before_the_key_that_goes_back_stay_at_their_own_question() -> None:
    async def does(page: AtThePage) -> None:
        await page.press_at_once(*"abc", "ctrl+n", *"def", "ctrl+r")
        assert page.waiting == "one"
        assert page.field.words == "abc"
        assert page.sitting.drafts["two"].answer == Text("def")
        await page.press("ctrl+n")
        assert page.field.words == "def"

    at_the_page(THREE, does)


def test_the_key_that_goes_on_pressed_twice_answers_once() -> None:
    async def does(page: AtThePage) -> None:
        await page.press_at_once(*"abc", "ctrl+n", "ctrl+n")
        assert page.answers == [Text("abc")]
        assert page.told == NOTHING_YET

    at_the_page(THREE, does)


@pytest.mark.parametrize("letter", ["k", "n"])
def test_words_before_leaving_it_open_are_kept_to_the_last_letter(letter: str) -> None:
    async def does(page: AtThePage) -> None:
        await page.press_at_once(*"abc", "escape", letter, *"def")
        assert page.answers == [None]
        assert page.sitting.drafts["one"].answer == Text("abc")
        assert page.field.words == "def"

    at_the_page(THREE, does)


def test_words_before_the_page_is_left_are_kept_to_the_last_letter() -> None:
    async def does(page: AtThePage) -> None:
        await page.press_at_once(*"abc", "ctrl+q")

    sitting = at_the_page(THREE, does)
    assert sitting.drafts["one"].answer == Text("abc")


def test_words_picked_and_half_typed_before_going_on_are_kept_and_one_stays() -> None:
    async def does(page: AtThePage) -> None:
        await page.press_at_once(*"rest", "enter", *"eas", "ctrl+n")
        assert page.waiting == "it"
        await page.press("ctrl+n")
        assert page.answers == [Picks(("rest", "ease"))]

    at_the_page(exercise(needs("it"), write("end")), does)


# ---------------------------------------------------------------------- left open


def test_what_is_not_there_is_asked_about_once_and_left_open_the_second_time() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("ctrl+n")
        assert page.told == NOTHING_YET
        assert page.waiting == "one"
        await page.press("ctrl+n")
        assert page.waiting == "two"
        await page.press("ctrl+n")
        assert page.told == NOTHING_YET
        assert page.waiting == "two"

    at_the_page(THREE, does)


def test_whoever_writes_in_between_is_asked_anew() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("ctrl+n", "a", "backspace", "ctrl+n")
        assert page.waiting == "one"
        assert page.told == NOTHING_YET

    at_the_page(THREE, does)


def test_whoever_goes_away_and_comes_back_is_asked_anew() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n", "ctrl+n", "ctrl+r", "ctrl+n", "ctrl+n")
        assert page.waiting == "two"

    at_the_page(THREE, does)


@pytest.mark.parametrize(("step", "keys", "half"), DRAFTS)
@pytest.mark.parametrize("leave", [("escape", "k"), ("escape", "n")])
def test_leaving_it_open_keeps_what_stands_unsent(
    step: Step, keys: tuple[str, ...], half: Answer, leave: tuple[str, ...]
) -> None:
    async def does(page: AtThePage) -> None:
        await page.press(*keys)
        await page.press(*leave)
        assert page.answers == [None]
        assert page.sitting.session.path[0].unsure == (leave == ("escape", "n"))
        await page.press("ctrl+r")
        unsent = page.asker.unsent()
        assert unsent is not None
        assert unsent[0] == half

    assert at_the_page(exercise(step, write("end")), does).drafts["it"].answer == half


@pytest.mark.parametrize(("step", "keys", "half"), DRAFTS)
def test_going_back_keeps_what_stands_unsent(
    step: Step, keys: tuple[str, ...], half: Answer
) -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n", *keys, "ctrl+r")
        assert page.waiting == "start"
        await page.press("ctrl+n")
        unsent = page.asker.unsent()
        assert unsent is not None
        assert unsent[0] == half

    assert at_the_page(exercise(write("start"), step), does).drafts["it"].answer == half


def test_what_is_answered_is_unsent_no_longer() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "b", "escape", "k", "ctrl+r", "ctrl+n")

    sitting = at_the_page(THREE, does)
    assert not sitting.drafts
    assert sitting.session.path[0].answer == Text("ab")


# ---------------------------------------------------------------------- offered again


def test_an_answer_taken_back_by_going_back_is_offered_and_sent_untouched() -> None:
    async def does(page: AtThePage) -> None:
        await page.paste(STRANGE)
        await page.press("ctrl+n", "ctrl+r")
        assert isinstance(page.view, StepView)
        assert page.view.offered is not None
        assert page.view.offered.source == "undone"
        await page.press("ctrl+n")
        assert page.answers == [Text(STRANGE)]

    at_the_page(THREE, does)


def test_an_answer_of_the_round_before_is_offered_and_sent_untouched() -> None:
    async def does(page: AtThePage) -> None:
        await page.paste(STRANGE)
        await page.press("ctrl+n", *"rest", "enter", "ctrl+n", "1", "enter")
        assert isinstance(page.view, StepView)
        assert page.view.offered is not None
        assert page.view.offered.source == "last"
        assert await page.sees("This is what you wrote before. Keep it, change it, or write anew.")
        await page.press("ctrl+n")
        assert await page.sees("Last time: rest. Anything beneath or beside?")
        await page.press("ctrl+n")
        chosen = Chosen(("yes",))
        again = [Text(STRANGE), Picks(("rest",)), chosen, Text(STRANGE), Picks(("rest",))]
        assert page.answers == again

    at_the_page(ROUND, does)


def test_words_unsent_come_before_the_answer_of_the_last_time() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n", "ctrl+r", "b", "escape", "k", "ctrl+r")
        assert page.field.words == "ab"

    at_the_page(THREE, does)


def test_what_stands_unsent_but_was_not_touched_leaves_no_trace() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n", "ctrl+r", "escape", "k")
        assert not page.sitting.drafts

    at_the_page(THREE, does)


# ---------------------------------------------------------------------- along the way so far


def test_one_can_go_back_along_the_way_and_return_to_where_one_was() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n", "escape", "k", "escape", "t", "up", "enter", "g")
        assert page.waiting == "one"
        assert page.field.words == "a"
        await page.press("escape")
        assert any("to where I was" in line for line in await page.look())
        await page.press("u")
        assert page.waiting == "three"
        assert page.answers == [Text("a"), None]

    at_the_page(THREE, does)


def test_where_there_is_nowhere_to_return_it_is_not_offered_and_does_nothing() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n", "alt+u")
        assert page.waiting == "two"
        await page.press("escape")
        assert not any("to where I was" in line for line in await page.look())
        await page.press("u")
        assert isinstance(page.coach.screen, Ways)

    at_the_page(THREE, does)


def test_returning_keeps_what_was_changed_and_words_that_stand_unsent() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n", "b", "ctrl+n", "escape", "t", "home", "enter", "g")
        await page.press("!", "ctrl+n", "?")
        assert page.waiting == "two"
        await page.press("escape", "u")
        assert page.waiting == "three"
        assert page.answers == [Text("a!"), Text("b")]
        assert page.sitting.drafts["two"].answer == Text("b?")

    at_the_page(THREE, does)


def test_returning_ends_before_a_choice_that_went_back() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n", *"rest", "enter", "ctrl+n", "1", "enter", "ctrl+n")
        assert page.waiting == "wants"
        await page.press("escape", "t", "home", "enter", "g")  # the latest time at the question
        assert page.waiting == "mine"
        await page.press("ctrl+r", "ctrl+r", "ctrl+r")
        assert page.answers == []
        await page.press("escape", "u")
        assert page.waiting == "alive"
        assert page.enter == "Arrows or a number choose"
        await page.press("alt+u")
        assert page.waiting == "alive"

    at_the_page(ROUND, does)


def test_pages_on_the_way_are_read_once_more_only_where_one_arrives() -> None:
    way = exercise(
        write("one"), read("between", "Between."), write("two"), read("last", "Last."), write("end")
    )

    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n", "enter", "b", "ctrl+n", "enter")
        await page.press("escape", "t", "home", "enter", "g", "escape", "u")
        assert page.waiting == "end"
        assert await page.sees("Last.")

    at_the_page(way, does)


def test_an_answer_can_be_read_whole_in_the_way_so_far() -> None:
    long = "word " * 300 + "end"

    async def does(page: AtThePage) -> None:
        await page.paste(long)
        await page.press("ctrl+n", "escape", "t", "enter", "w")
        await page.look()
        await page.press("end")
        assert any(line.endswith("word end") for line in await page.look())
        await page.press("escape")
        assert page.waiting == "two"

    at_the_page(THREE, does)


def test_what_decided_the_way_is_changed_by_going_back_to_it_alone() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n", *"rest", "enter", "ctrl+n", "2", "enter")
        await page.press("escape", "t", "enter")
        assert not await page.sees("change the answer")
        await page.press("c")
        assert page.waiting == "now"
        await page.press("g")
        assert page.waiting == "alive"

    at_the_page(ROUND, does)


def test_with_no_answer_behind_one_the_way_so_far_says_so() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("escape", "t")
        assert page.told == "There is no answer behind you yet."
        assert isinstance(page.coach.screen, SessionPage)

    at_the_page(THREE, does)


# ---------------------------------------------------------------------- changing an answer


async def change_the_first(page: AtThePage) -> None:
    await page.press("escape", "t", "home", "enter", "c")
    assert isinstance(page.coach.screen, Changing)


def test_an_answer_is_changed_in_its_place_and_one_stays_where_one_was() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n", "b")
        await change_the_first(page)
        assert page.question == "one?"
        await page.press("!", "ctrl+n")
        assert page.waiting == "two"
        assert page.answers == [Text("a!")]
        assert page.field.words == "b"

    at_the_page(THREE, does)


def test_an_answer_left_as_it_was_leaves_no_trace() -> None:
    async def does(page: AtThePage) -> None:
        await page.paste(STRANGE)
        await page.press("ctrl+n")
        events = len(page.sitting.entry.events)
        await change_the_first(page)
        await page.press("ctrl+r")
        await change_the_first(page)
        await page.press("ctrl+n")  # the same once more
        assert len(page.sitting.entry.events) == events
        assert not page.sitting.drafts

    at_the_page(THREE, does)


def test_words_for_a_change_that_was_not_made_stand_there_unsent() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n")
        await change_the_first(page)
        await page.press("!", "ctrl+r")
        assert page.answers == [Text("a")]
        assert page.sitting.drafts["one"].answer == Text("a!")
        await change_the_first(page)
        assert page.field.words == "a!"

    at_the_page(THREE, does)


def test_a_change_that_comes_to_the_same_leaves_nothing_unsent() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n")
        await change_the_first(page)
        await page.press("!", "ctrl+r")
        await change_the_first(page)
        await page.press("backspace", "ctrl+n")
        assert page.answers == [Text("a")]
        assert not page.sitting.drafts

    at_the_page(THREE, does)


def test_with_nothing_to_put_in_its_place_an_answer_stays() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "enter")
        await change_the_first(page)
        await page.press("backspace")
        assert page.enter == ""
        await page.press("ctrl+n", "ctrl+n")
        assert page.told.startswith("There is nothing here to put in its place.")
        assert page.answers == [Text("a")]

    at_the_page(LINES, does)


@pytest.mark.parametrize(("letter", "unsure"), [("k", False), ("n", True)])
def test_an_answer_can_be_taken_back_in_its_place(letter: str, unsure: bool) -> None:  # noqa: FBT001  # a case
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n")
        await change_the_first(page)
        await page.press("escape", letter)
        assert page.waiting == "two"
        assert page.answers == [None]
        assert page.sitting.session.path[0].unsure is unsure

    at_the_page(THREE, does)


def test_a_choice_is_not_made_beforehand_where_it_is_changed() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("1", "enter")
        await change_the_first(page)
        assert page.enter == "Arrows or a number choose"
        await page.press("2", "enter")
        assert page.answers == [Chosen(("b",))]

    at_the_page(exercise(choose("one", "a", "b"), write("end")), does)


# ---------------------------------------------------------------------- what can be done meanwhile


def test_what_one_is_writing_outlives_a_look_at_the_way_so_far_and_a_change_there() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n", "b", "escape", "t", "escape")
        assert page.field.words == "b"
        await change_the_first(page)
        await page.press("!", "ctrl+n", "c")
        assert page.field.words == "bc"

    at_the_page(THREE, does)


@pytest.mark.parametrize("letter", ["h", "w", "e", "m", "p", "t", "."])
def test_whatever_lies_on_the_page_is_closed_by_esc_and_one_writes_on(letter: str) -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n", "b", "escape", letter)
        assert not isinstance(page.coach.screen, SessionPage)
        await page.press("escape", "c")
        assert page.field.words == "bc"

    at_the_page(exercise(write("one"), write("two", example="An example.")), does)


def test_the_whole_text_shows_all_that_was_said_and_what_is_begun_here() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("the first")
        await page.press("ctrl+n")
        await page.type("half a second")
        await page.press("escape", "w")
        assert await page.sees("one? the first Here so far: half a second")

    at_the_page(THREE, does)


def test_an_example_is_offered_only_where_there_is_one() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("escape")
        assert any("an example" in line for line in await page.look())
        await page.press("e")
        assert await page.sees("For example, somebody wrote Like this.")
        await page.press("escape", "a", "ctrl+n", "escape")
        assert not any("an example" in line for line in await page.look())
        await page.press("escape", "alt+e")
        assert isinstance(page.coach.screen, SessionPage)

    at_the_page(exercise(write("one", example="Like this."), write("two")), does)


def test_on_a_page_there_is_nothing_to_leave_open() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("alt+k", "alt+n", "escape")
        lines = await page.look()
        assert not any("skip" in line or "not sure" in line for line in lines)

    assert not at_the_page(exercise(read("page"), write("one")), does).begun


def test_help_says_more_about_the_question_and_names_every_key() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("f1")
        assert await page.sees("More about it.")
        assert await page.sees("Whatever you do, what you wrote is kept.")
        assert await page.sees("o go on (^N)")

    at_the_page(exercise(write("one", help="More about it.")), does)


def test_ctrl_s_is_answered_and_ctrl_c_asks() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+s")
        assert page.told == "Everything is kept as you write."
        await page.press("ctrl+c")
        assert await page.sees("Stop here? Everything is kept.")
        await page.press("g", "b")
        assert page.field.words == "ab"
        await page.press("ctrl+c", "s")
        assert page.coach.ending == "stopped"

    assert at_the_page(THREE, does).drafts["one"].answer == Text("ab")


@pytest.mark.parametrize(
    ("keys", "ending"),
    [(("escape", "s"), "stopped"), (("escape", "q"), "left"), (("escape", "g"), "plain")],
)
def test_however_one_leaves_what_stands_unsent_is_kept(keys: tuple[str, ...], ending: str) -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", *keys)
        assert page.coach.ending == ending

    assert at_the_page(THREE, does).drafts["one"].answer == Text("a")


def test_what_is_not_saved_is_told_for_as_long_as_it_is_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def does(page: AtThePage) -> None:
        line = page.coach.screen.query_one("#trouble", Line)
        monkeypatch.setattr(Program, "not_saved", lambda _self: "Not saved yet: the disk is full.")
        await page.until(lambda: line.says != "")
        await page.press("a", "ctrl+n")
        assert await page.sees("Not saved yet: the disk is full.")
        monkeypatch.setattr(Program, "not_saved", lambda _self: None)
        await page.until(lambda: line.says == "")
        assert not await page.sees("Not saved yet")

    at_the_page(THREE, does)


def test_looking_after_the_saving_bears_a_page_that_is_about_to_go() -> None:
    async def does(page: AtThePage) -> None:
        session = page.coach.screen
        assert isinstance(session, SessionPage)
        await session.query("#trouble").remove()
        session.tell_trouble("Nobody reads this any more.")

    at_the_page(THREE, does)


# ---------------------------------------------------------------------- beginning and ending


def test_whoever_comes_back_sees_only_the_last_page_before_the_question() -> None:
    pages = exercise(read("a", "The first."), read("b", "The last."), write("one"))

    async def does(page: AtThePage) -> None:
        page.coach.practise(page.sitting, resumed=True)
        await page.coach.settled()
        assert await page.sees("The last.")
        await page.press("enter", "ctrl+r", "ctrl+r")
        assert not await page.sees("The first.")

    at_the_page(pages, does)


def test_at_the_beginning_there_is_nothing_to_go_back_to() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+r")
        assert page.told == "This is the beginning: there is no question before it."
        assert page.field.words == "a"

    at_the_page(THREE, does)


def test_after_the_last_question_and_the_last_page_the_words_are_read_back() -> None:
    async def does(page: AtThePage) -> None:
        await page.press("a", "ctrl+n")
        assert await page.sees("Thank you.")
        await page.press("enter")
        assert isinstance(page.coach.screen, Closing)

    at_the_page(exercise(write("one"), read("bye", "Thank you.")), does)


def test_where_there_is_room_the_way_so_far_and_what_was_said_stand_beside_the_page() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("mine all along")
        await page.press("ctrl+n")
        lines = await page.look()
        assert any(line.startswith("  ▸ My side") for line in lines)
        assert any(line.endswith("  mine all along") for line in lines)
        await page.resize(80, 24)
        lines = await page.look()
        assert not any("▸ My side" in line or "mine all along" in line for line in lines)

    at_the_page(ROUND, does, size=(120, 40))


def test_a_whole_book_beside_the_page_or_told_once_more_is_cut_short_and_sent_whole() -> None:
    book = "word " * 20_000

    async def does(page: AtThePage) -> None:
        await page.paste(book)
        await page.press("ctrl+n")
        said = page.coach.screen.query_one(Said).query_one(Line)
        assert 100 < len(said.says) < 1_000
        await page.paste(book)
        await page.press("enter", "ctrl+n", "ctrl+r")
        told = page.coach.screen.query_one("#offered", Line)
        assert 100 < len(told.says) < 1_000
        await page.press("ctrl+n")
        assert page.answers == [Text(book), Picks((), (book.strip(),))]

    at_the_page(exercise(write("one"), needs("two"), write("three")), does, size=(120, 40))


# ---------------------------------------------------------------------- what stays in view

JUDGED = exercise(
    write("judgment", part="The judgment"),
    write("what", "And {judgment|it}?", part="What happened"),
    needs("mine", part="My side"),
    pause("rest", "Rest."),
    feelings("theirs", about="other", part="Their side"),
    write("end", part="End"),
)


def pinned(page: AtThePage) -> list[str]:
    """What the pins say that can be seen."""
    pins = page.coach.screen.query(Pin)
    return [str(pin.render()) for pin in pins if pin.display and pin.region.area]


def test_the_judgment_stays_in_view_and_the_needs_do_at_a_pause_and_on_the_other_side() -> None:
    async def does(page: AtThePage) -> None:
        assert pinned(page) == []
        await page.paste("He only\nthinks of himself.")
        await page.press("ctrl+n")
        await page.look()
        assert pinned(page) == []  # the question says it
        await page.press("x", "ctrl+n")
        await page.look()
        assert pinned(page) == ["“He only thinks of himself.”"]
        await page.press(*"rest", "enter", "ctrl+n")
        await page.look()
        assert pinned(page) == ["Your needs: rest"]
        await page.press("enter")
        assert page.waiting == "theirs"
        await page.look()
        assert pinned(page) == ["Your needs: rest"]
        await page.press(*"sad", "enter", "ctrl+n")
        await page.look()
        assert pinned(page) == ["“He only thinks of himself.”"]

    at_the_page(JUDGED, does)


def seen_of(widget: Widget, lines: list[str]) -> list[str]:
    """The lines of the screen on which a widget stands."""
    return lines[widget.region.y : widget.region.bottom]


def test_a_long_judgment_takes_two_lines_and_in_a_small_window_one() -> None:
    async def does(page: AtThePage) -> None:
        await page.paste("He only thinks of himself, whatever I say. " * 10)
        await page.press("ctrl+n", "x", "ctrl+n")
        await page.look()
        (pin,) = (one for one in page.coach.screen.query(Pin) if one.region.area)
        assert pin.region.height == 2
        assert ["…" in line for line in seen_of(pin, await page.look())] == [False, True]
        await page.resize(*NARROW)
        assert ["…" in line for line in seen_of(pin, await page.look())] == [True]

    at_the_page(JUDGED, does)


# ---------------------------------------------------------------------- windows of every size


def plausible(view: StepView, choice: int) -> Answer:
    """An answer as somebody may give it, on the long side; of choices, the one at this place."""
    match view.step:
        case Feelings() | Needs():
            assert view.vocabulary is not None
            return Picks(tuple(word.id for word in list(view.vocabulary)[:4]), ("my own words",))
        case Choose(many=many):
            return Chosen((view.choices[choice].id,), many)
        case Scale(end=end):
            return Number(end)
        case Request():
            return Text("to go to bed by ten tonight")
        case Agreement():
            return Agreements((Agreed("to knock"),))
        case _:
            return Text("He only thinks of himself, and of nobody else, whatever I say to him.")


def main_exercise() -> Exercise:
    program = Program(outside(Path("nowhere")))
    found = program.exercise("transforming-enemy-images")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("size", "choice"),
    [
        ((40, 15), 0),
        ((80, 24), -1),
        ((120, 40), -1),
    ],  # the first choices lead back as often as may be
)
def test_question_and_field_are_in_view_at_every_step(size: tuple[int, int], choice: int) -> None:
    async def does(page: AtThePage) -> None:
        session = page.coach.screen
        assert isinstance(session, SessionPage)
        while isinstance(page.view, StepView):
            session.show_view(pages=False)
            lines = [" ".join(line.split()) for line in await page.look()]
            first = " ".join(page.question.split()[:3])
            assert any(first in line for line in lines), page.waiting
            assert page.focused is not None
            field = page.focused.region
            assert field.height >= 1, page.waiting
            assert session.region.contains_region(field), page.waiting
            assert any(line.endswith("Esc more") for line in lines), page.waiting
            page.sitting.answer(plausible(page.view, choice))

    at_the_page(main_exercise(), does, size=size)
