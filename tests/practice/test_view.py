from datetime import date

import pytest

from nvc_coach.practice.answers import Agreed, Agreements, Picks, Text
from nvc_coach.practice.exercise import Step
from nvc_coach.practice.view import Pinned, RecapLine, StepView, present
from tests.practice.exercises import (
    NEEDS,
    Walk,
    agreement,
    carried,
    choose,
    feelings,
    needs,
    pause,
    read,
    request,
    scale,
    walk,
    when,
    write,
)

# ------------------------------------------------------------------ what is on the page


def test_a_question_brings_its_step_and_its_vocabulary() -> None:
    page = walk(needs("mine", "Which needs?", part="My side")).page
    assert (page.step.id, page.asked, page.part, page.vocabulary) == (
        "mine",
        "Which needs?",
        "My side",
        NEEDS,
    )
    assert page.choices == ()
    assert not page.withheld


def test_only_a_picking_step_has_a_vocabulary() -> None:
    assert walk(write("a")).page.vocabulary is None


def test_choices_show_their_labels_and_where_they_lead_back_to() -> None:
    page = walk(write("a", part="One"), choose("c", "x", "back>a*1", part="Two")).says("1").page
    assert [(one.id, one.label, one.back_to, one.last_time) for one in page.choices] == [
        ("x", "X", None, False),
        ("back", "Back", "One", True),
    ]


def test_the_trail_tells_each_visit_with_its_question_and_whole_answer() -> None:
    long = "word " * 100
    person = walk(write("a", part="One"), write("b", "{a|-}?"), write("c")).says(long, "2")
    marks = person.page.trail
    assert [(mark.step, mark.part, mark.words) for mark in marks] == [
        ("a", "One", long),
        ("b", "", "2"),
    ]
    assert marks[1].asked.endswith("…?")


# ------------------------------------------------------------------ pinned


SIDES: tuple[Step, ...] = (
    write("judgment", part="The judgment"),
    needs("mine", part="My side"),
    needs("met", met=True, part="My side"),
    pause("breath", part="My side"),
    feelings("rest-of-mine"),
    choose("willing", "yes", part="Their side"),
    needs("theirs", about="other", part="Their side"),
    read("page", part="Check-in"),
    choose("alive", "back>mine*1", "no", part="Check-in"),
)


def pinned(person: Walk) -> Pinned | None:
    return person.page.pinned


def test_the_judgment_stays_in_view_whole_and_as_it_was_written() -> None:
    text = "He only\nthinks of " + "himself " * 40
    assert pinned(walk(*SIDES).says(text)) == Pinned("judgment", text)


def test_nothing_is_pinned_while_the_judgment_is_asked_for_or_was_left_open() -> None:
    assert pinned(walk(*SIDES)) is None
    assert pinned(walk(*SIDES).says("j").goes_back()) is None
    assert pinned(walk(*SIDES).says(None)) is None


def test_an_undone_judgment_is_not_pinned() -> None:
    steps = (write("first"), write("judgment"), write("end"))
    assert pinned(walk(*steps).says("1", "j").goes_back("first").says("1", None)) is None


def test_a_carried_judgment_is_pinned() -> None:
    from nvc_coach.practice.answers import Text

    person = walk(write("first"), write("judgment")).does(carried("judgment", Text("j")))
    assert pinned(person) == Pinned("judgment", "j")


def test_during_a_pause_the_needs_are_pinned_instead_of_the_judgment() -> None:
    person = walk(*SIDES).says("j", ("rest", "own"), "ease")
    assert person.page.before[0].pinned == Pinned("needs", "rest and own")


def test_on_the_others_side_the_needs_are_pinned_from_its_first_question_on() -> None:
    person = walk(*SIDES).says("j", "rest", "ease", None)
    assert pinned(person) == Pinned("needs", "rest")
    assert pinned(person.says("yes")) == Pinned("needs", "rest")


def test_needs_of_the_other_and_needs_that_are_met_are_never_pinned() -> None:
    person = walk(*SIDES).says("j", None, "ease", None, "yes")
    assert pinned(person) is None
    back = walk(*SIDES, pause("last"), write("end")).says("j", None, "ease", None, "yes", "rest")
    assert back.says("no").page.before[0].pinned is None


def test_without_needs_a_pause_pins_nothing_and_not_the_judgment_either() -> None:
    assert walk(*SIDES).says("j", None, None).page.before[0].pinned is None


def test_after_the_others_side_the_judgment_is_pinned_again() -> None:
    person = walk(*SIDES).says("j", "rest", None, None, "yes", "ease")
    assert pinned(person) == Pinned("judgment", "j")


def test_over_a_page_to_read_nothing_is_pinned() -> None:
    person = walk(*SIDES).says("j", "rest", None, None, "yes", "ease")
    assert person.page.before[0].pinned is None


def test_a_pause_for_something_good_is_not_held_under_what_was_missed() -> None:
    person = walk(
        needs("missed", part="What is heavy"),
        needs("met", met=True, part="What was good"),
        pause("breath", part="What was good"),
        write("end", part="What was good"),
    )
    assert person.says("rest", "ease").page.before[0].pinned is None


def test_the_latest_needs_are_pinned() -> None:
    person = walk(*SIDES).says("j", "rest", None, None, "yes", None, "back", "ease", None, None)
    assert pinned(person) == Pinned("needs", "ease")


def test_in_an_exercise_without_parts_only_the_others_own_questions_pin_the_needs() -> None:
    person = walk(write("judgment"), needs("mine"), needs("theirs", about="other"), write("end"))
    assert pinned(person.says("j")) == Pinned("judgment", "j")
    assert pinned(person.says("rest")) == Pinned("needs", "rest")
    assert pinned(person.says(None)) == Pinned("judgment", "j")


# ------------------------------------------------------------------ parts


def parts(person: Walk) -> list[tuple[str, str]]:
    return [(mark.label, mark.state) for mark in person.page.parts]


def test_parts_passed_here_and_next_are_told() -> None:
    person = walk(write("a", part="One"), write("b", part="Two"), write("c", part="Three"))
    assert parts(person) == [("One", "here"), ("Two", "next")]
    assert parts(person.says("1")) == [("One", "passed"), ("Two", "here"), ("Three", "next")]
    assert parts(person.says("2")) == [("One", "passed"), ("Two", "passed"), ("Three", "here")]


def test_a_part_of_pages_alone_counts_as_passed() -> None:
    person = walk(read("welcome", part="Arriving"), write("a", part="One"))
    assert parts(person) == [("Arriving", "passed"), ("One", "here")]


def test_a_part_of_pages_stays_passed_after_going_back() -> None:
    person = walk(
        read("welcome", part="Arriving"), write("a", part="One"), write("b", part="One")
    ).says("1")
    assert parts(person.goes_back()) == [("Arriving", "passed"), ("One", "here")]
    assert parts(person.says("1")) == [("Arriving", "passed"), ("One", "here")]


def test_a_part_left_by_going_back_is_no_longer_passed() -> None:
    person = walk(write("a", part="One"), read("p", part="Two"), write("b", part="Three"))
    assert parts(person.says("1").goes_back()) == [("One", "here"), ("Two", "next")]


def test_without_parts_none_are_told() -> None:
    assert parts(walk(write("a"), write("b")).says("1")) == []


def test_a_part_that_a_condition_may_leave_out_is_not_promised() -> None:
    steps = (
        choose("c", "x", "y", part="One"),
        write("b", part="Two", when=when({"c": "x"})),
        write("d", part="Three"),
    )
    assert parts(walk(*steps)) == [("One", "here"), ("Three", "next")]


def test_a_part_whose_condition_is_decided_is_promised_or_left_out() -> None:
    steps = (
        choose("c", "x", "y", part="One"),
        write("a", part="One"),
        write("b", part="Two", when=when({"c": "x"})),
        write("d", part="Three"),
    )
    assert parts(walk(*steps).says("x")) == [("One", "here"), ("Two", "next")]
    assert parts(walk(*steps).says("y")) == [("One", "here"), ("Three", "next")]


def test_a_condition_on_a_step_left_behind_unasked_is_decided() -> None:
    steps = (
        choose("c", "far>a", "near", part="One"),
        write("missed", part="One"),
        write("a", part="One"),
        write("b", part="Two", when=when({"missed": False})),
        write("d", part="Three"),
    )
    assert parts(walk(*steps).says("far")) == [("One", "here"), ("Two", "next")]


@pytest.mark.parametrize(
    "jumping",
    [
        choose("c", "far>end", "near", part="One"),
        write("c", part="One", goto="end"),
        choose("c", "near>b", part="One", goto="end"),
    ],
)
def test_a_part_that_a_goto_here_may_jump_over_is_not_promised(jumping: Step) -> None:
    steps = (jumping, write("b", part="Two"), write("end", part="Three"))
    assert parts(walk(*steps)) == [("One", "here"), ("Three", "next")]


def test_a_part_that_a_goto_on_the_way_may_jump_over_is_not_promised() -> None:
    steps = (
        write("a", part="One"),
        read("turn", part="One", goto="end"),
        write("b", part="Two"),
        write("end", part="Three"),
    )
    assert parts(walk(*steps)) == [("One", "here"), ("Three", "next")]


def test_a_part_that_every_way_reaches_is_promised() -> None:
    steps = (
        choose("c", "far>end", "near", part="One"),
        choose("d", "far>end", "back>c*1", "near", part="Two"),
        write("end", part="Three"),
    )
    assert parts(walk(*steps)) == [("One", "here"), ("Three", "next")]
    assert parts(walk(*steps).says("near"))[-1] == ("Three", "next")


def test_after_a_way_back_the_parts_it_left_are_passed_no_more() -> None:
    person = walk(*SIDES).says("j", "rest", None, None, "yes", None, "back")
    assert parts(person) == [
        ("The judgment", "passed"),
        ("My side", "here"),
    ]


# ------------------------------------------------------------------ the closing


def recap(*steps: Step, says: tuple[str | int | tuple[str, ...] | None, ...]) -> list[str | None]:
    return [line.sentence for line in walk(*steps).says(*says).end.recap]


def test_the_closing_reads_sentences_back_and_else_the_question_and_the_answer() -> None:
    person = walk(
        needs("mine", part="My side", recap="{mine} matters to me."),
        write("b", "About {mine|it}?", part="Else"),
    ).says("rest", "words")
    assert person.end.recap == (
        RecapLine("mine", "My side", "rest matters to me.", "mine?", "rest", Picks(("rest",))),
        RecapLine("b", "Else", None, "About rest?", "words", Text("words")),
    )


def test_a_closing_sentence_is_left_out_unless_each_was_answered() -> None:
    steps = (feelings("felt", recap=""), needs("mine", recap="{felt}, because of {mine}."))
    assert recap(*steps, says=("sad", "rest")) == ["sad, because of rest."]
    assert recap(*steps, says=(None, "rest")) == []
    assert recap(*steps, says=("sad", None)) == []


def test_an_empty_recap_keeps_its_step_out_of_the_closing() -> None:
    assert recap(write("a", recap=""), says=("1",)) == []


def test_a_step_left_open_is_not_read_back() -> None:
    assert recap(write("a"), write("b", recap="{a}"), says=(None, None)) == []


def test_the_closing_reads_a_whole_answer_back() -> None:
    long = "word " * 100
    assert recap(write("a", recap="I said: {a}"), says=(long,)) == [f"I said: {long}"]


def test_the_closing_speaks_of_the_last_pass() -> None:
    steps = (
        choose("way", "long", "short>alive"),
        needs("mine", recap="{mine}"),
        choose("alive", "back>way*1", "no"),
    )
    says = ("long", "rest", "back", "short", "no")
    assert [line.step for line in walk(*steps).says(*says).end.recap] == ["way", "alive"]
    again = walk(*steps).says("long", "rest", "back", "long", "ease", "no")
    assert [line.sentence for line in again.end.recap] == [None, "ease", None]
    assert len(again.end.trail) == 6


def test_what_was_said_before_the_last_pass_began_is_still_read_back() -> None:
    steps = (write("judgment"), needs("mine"), choose("alive", "back>mine*1", "no"))
    end = walk(*steps).says("j", "rest", "back", "ease", "no").end
    assert [(line.step, line.words) for line in end.recap] == [
        ("judgment", "j"),
        ("mine", "ease"),
        ("alive", "No"),
    ]


def test_an_amended_answer_is_read_back_as_amended_and_a_withdrawn_one_not_at_all() -> None:
    person = walk(write("a"), write("b")).says("1", "2").amends("a", "3").amends("b", None)
    assert [line.words for line in person.end.recap] == ["3"]


def test_agreements_are_read_back_with_their_names() -> None:
    agreed = Agreements((Agreed("to call", "D."), Agreed("to write")))
    assert walk(agreement("a")).says(agreed).end.recap[0].words == "D.: to call and to write"


def test_the_closing_brings_the_day_of_a_request_with_it() -> None:
    asked = Text("Would you call?", by=date(2026, 11, 29))
    line = walk(request("ask")).says(asked).end.recap[0]
    assert (line.words, line.answer) == ("Would you call?", asked)


def test_numbers_before_and_after_stand_apart_from_what_is_read_back() -> None:
    end = walk(scale("charge-before"), scale("other"), scale("charge-after")).says(8, 5, 0).end
    assert end.charge == (8, 0)
    assert [line.step for line in end.recap] == ["other"]


def test_a_number_that_was_not_given_is_none() -> None:
    assert walk(scale("charge-before"), scale("charge-after")).says(None, 3).end.charge == (None, 3)
    assert walk(write("a")).says("1").end.charge == (None, None)
    assert walk(write("charge-before")).says("1").end.charge == (None, None)


def test_the_end_brings_the_trail() -> None:
    assert [mark.step for mark in walk(write("a")).says("1").end.trail] == ["a"]


def test_what_is_shown_depends_on_the_session_alone() -> None:
    person = walk(*SIDES).says("j", Picks(("rest",), ("own",)), None)
    assert present(person.session) == present(person.session)
    assert isinstance(present(person.session), StepView)
