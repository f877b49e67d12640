"""Choices, numbers, requests with a day, agreements."""

from datetime import date

import pytest

from nvc_coach.practice.answers import Agreed, Agreements, Chosen, Number, Text
from nvc_coach.practice.exercise import Agreement, Choice, Choose, Request, Scale, Write
from tests.plain.asked import exercise_of, played
from tests.plain.talking import HalfTyped

YES_OR_NO = (Choice("yes", "Yes, it is"), Choice("no", "No, it has moved"))
ONE = exercise_of(Choose(id="alive", ask="Is it alive?", choices=YES_OR_NO))
MANY = exercise_of(Choose(id="which", ask="Which?", choices=YES_OR_NO, many=True))
NUMBER = exercise_of(Scale(id="charge", ask="How strongly?", low="barely", high="completely"))
BARE_NUMBER = exercise_of(Scale(id="charge", ask="How strongly?", start=-5, end=5))
REQUEST = exercise_of(Request(id="ask", ask="What would you like to ask?"))
AGREED = exercise_of(Agreement(id="agreed", ask="What was agreed?"))
FRIDAY = date(2026, 11, 27)


def test_a_choice_is_made_by_its_number() -> None:
    assert played(ONE, "2").answers == [("alive", Chosen(("no",)))]


def test_a_choice_is_made_by_its_first_words() -> None:
    assert played(ONE, "yes").answers == [("alive", Chosen(("yes",)))]


@pytest.mark.parametrize("said", ["3", "0", "maybe", "1 2", "-1", "1.5"])
def test_what_names_no_choice_is_asked_again(said: str) -> None:
    walk = played(ONE, said, "1")
    assert "Please type one of the numbers 1, 2." in walk.seen
    assert walk.answers == [("alive", Chosen(("yes",)))]


def test_enter_chooses_nothing_and_says_so() -> None:
    walk = played(ONE, "", "")
    assert "Nothing chosen. Enter again leaves it open." in walk.seen
    assert walk.answers == [("alive", None)]


def test_many_choices_are_made_with_commas() -> None:
    assert played(MANY, "1, 2").answers == [("which", Chosen(("yes", "no"), many=True))]


def test_many_choices_with_one_that_is_not_there_are_asked_again() -> None:
    walk = played(MANY, "1, 5", "2")
    assert "with commas between" in walk.seen
    assert walk.answers == [("which", Chosen(("no",), many=True))]


def test_help_reads_the_choices_once_more() -> None:
    assert played(ONE, "/help").seen.count("2 No, it has moved") == 2


BACK = exercise_of(
    Write(id="mine", part="My side", ask="Mine?", lines=1),
    Choose(
        id="alive",
        part="Check-in",
        ask="Is it alive?",
        choices=(Choice("mine", "Yes", goto="mine", rounds=2), Choice("no", "No")),
    ),
)


def test_a_way_back_says_where_it_leads_and_when_it_is_the_last() -> None:
    walk = played(BACK, "one", "1", "two", "1", "three", "1", "no")
    assert "1 Yes (back to My side)" in walk.seen
    assert "1 Yes (back to My side, for the last time)" in walk.seen
    assert "The way back to My side is used up for this time." in (walk.seen.replace("\n", " "))
    assert "Please type one of the numbers 2." in walk.seen
    assert "Chosen: No." in walk.seen
    assert "Last time: Yes" in walk.seen
    assert 'Last time: "two"' in walk.seen


def test_a_number_on_the_scale_is_kept() -> None:
    walk = played(NUMBER, "8")
    assert "A number from 0 (barely) to 10 (completely)." in walk.seen
    assert walk.answers == [("charge", Number(8))]


@pytest.mark.parametrize("said", ["11", "-1", "8/10", "eight", "9" * 400, "--1", "-"])
def test_what_is_not_on_the_scale_is_asked_again(said: str) -> None:
    walk = played(NUMBER, said, "3")
    assert walk.seen.count("A number from 0 (barely) to 10 (completely).") == 2
    assert walk.answers == [("charge", Number(3))]


def test_a_scale_may_go_below_zero() -> None:
    walk = played(BARE_NUMBER, "-3")
    assert "A number from -5 to 5." in walk.seen
    assert walk.answers == [("charge", Number(-3))]


def test_a_number_can_be_left_open() -> None:
    assert played(NUMBER, "", "").answers == [("charge", None)]


def test_the_number_from_before_is_said_and_not_taken() -> None:
    walk = played(exercise_of(NUMBER.steps[0], Write(id="more", ask="?")), "8", "/back", "", "")
    assert "Last time: 8." in walk.seen
    assert walk.answers == [("charge", None)]


def test_a_request_hears_its_day_read_back_in_full() -> None:
    walk = played(REQUEST, "To go to bed by ten.", "", "Friday", "")
    assert "That is Friday, 27 November 2026. Enter: yes. Or name another day." in walk.seen
    assert walk.answers == [("ask", Text("To go to bed by ten.", FRIDAY))]


def test_a_request_may_have_no_day() -> None:
    assert played(REQUEST, "To rest.", "", "").answers == [("ask", Text("To rest."))]


def test_no_request_asks_for_no_day() -> None:
    walk = played(REQUEST, "", "")
    assert "By when?" not in walk.seen
    assert walk.answers == [("ask", None)]


def test_a_day_that_is_not_meant_is_asked_again() -> None:
    walk = played(REQUEST, "To rest.", "", "Friday", "what?", "n", "in two weeks", "y")
    assert "Which day, then?" in walk.seen
    assert walk.answers == [("ask", Text("To rest.", date(2026, 12, 7)))]


def test_another_day_said_to_the_one_read_back_takes_its_place() -> None:
    walk = played(REQUEST, "To rest.", "", "Sunday", "some time", "Friday", "")
    assert "I cannot tell which day that is." in walk.seen
    assert walk.answers == [("ask", Text("To rest.", FRIDAY))]


def test_words_that_several_choices_begin_with_are_asked_about() -> None:
    both = (Choice("later", "Not yet"), Choice("never", "Not today"), Choice("yes", "Yes"))
    walk = played(exercise_of(Choose(id="c", ask="Will you?", choices=both)), "no", "not to")
    assert '"no" could be: 1 Not yet, 2 Not today.' in walk.seen
    assert walk.answers == [("c", Chosen(("never",)))]


def test_a_day_that_cannot_be_told_is_asked_again() -> None:
    walk = played(REQUEST, "To rest.", "", "some time", "2026-11-27", "")
    assert "I cannot tell which day that is." in walk.seen
    assert walk.answers == [("ask", Text("To rest.", FRIDAY))]


def test_a_day_that_has_passed_is_said_to_have_passed() -> None:
    walk = played(REQUEST, "To rest.", "", "2026-11-20", "")
    assert "That is Friday, 20 November 2026, which has passed." in walk.seen


def test_a_request_keeps_its_day_or_lets_go_of_it() -> None:
    two = exercise_of(REQUEST.steps[0], Write(id="more", ask="?", lines=1))
    kept = played(two, "To rest.", "", "Friday", "", "/back", "", "", "end")
    assert "By when? Enter keeps Friday, 27 November 2026. 0 leaves it open." in kept.seen
    assert kept.answers[0] == ("ask", Text("To rest.", FRIDAY))
    open_again = played(two, "To rest.", "", "Friday", "", "/back", "", "0", "end")
    assert open_again.answers[0] == ("ask", Text("To rest."))


def test_skipping_the_day_leaves_only_the_day_open() -> None:
    assert played(REQUEST, "To rest.", "", "/skip").answers == [("ask", Text("To rest."))]


def test_going_back_from_the_day_leaves_the_request_unsent() -> None:
    walk = played(
        exercise_of(Write(id="w", ask="?"), *REQUEST.steps), "/skip", "Rest.", "", "/back"
    )
    assert walk.sitting.drafts["ask"].answer == Text("Rest.")


def test_a_request_stands_unsent_while_its_day_is_asked_for() -> None:
    walk = played(REQUEST, "To rest.", "", HalfTyped("Fri"))
    assert walk.sitting.drafts["ask"].answer == Text("To rest.")


def test_agreements_are_taken_one_by_one() -> None:
    walk = played(AGREED, "to call first", "D.", "Friday", "", "to knock", "", "", "")
    assert "1 D.: to call first, by Friday, 27 November 2026" in walk.seen
    assert walk.answers == [
        ("agreed", Agreements((Agreed("to call first", "D.", FRIDAY), Agreed("to knock"))))
    ]


def test_an_agreement_can_be_taken_out() -> None:
    walk = played(
        AGREED, "one", "", "", "two", "", "", "/list", "/remove 1", "/remove 9", "/undo", "", ""
    )
    assert 'Taken out: "one"' in walk.seen
    assert 'Taken out: "two"' in walk.seen
    assert "Which one? /remove with its number." in walk.seen
    assert walk.answers == [("agreed", None)]


def test_agreements_stand_unsent_until_that_is_all() -> None:
    walk = played(AGREED, "one", "", "", HalfTyped("tw"))
    assert walk.sitting.drafts["agreed"].answer == Agreements((Agreed("one"), Agreed("tw")))
