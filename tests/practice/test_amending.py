import pytest

from nvc_coach.practice.answers import Number, Picks, Text
from nvc_coach.practice.events import Answered, Skipped
from nvc_coach.practice.refusals import Refusal
from tests.practice.exercises import (
    answered,
    carried,
    choose,
    needs,
    read,
    scale,
    skipped,
    walk,
    when,
    write,
)

LOOP = (
    write("judgment"),
    needs("mine", "{judgment|it}: needs?"),
    choose("alive", "again>mine*1", "no"),
    write("end"),
)


def test_an_amend_changes_an_answer_without_moving() -> None:
    person = walk(*LOOP).says("He is selfish.", "rest").amends("judgment", "He forgot me.")
    assert (person.waiting, person.trail) == ("alive", ["judgment", "mine"])
    assert person.session.path[0].answer == Text("He forgot me.")


def test_an_amended_answer_is_what_later_questions_read() -> None:
    person = walk(*LOOP).says("one").amends("judgment", "two")
    assert person.asked == "two: needs?"


def test_an_amended_visit_stays_where_it_stood_in_the_log() -> None:
    person = walk(*LOOP).says("j", "rest").amends("judgment", "changed")
    assert [visit.number for visit in person.session.path] == [0, 1]


def test_an_amend_changes_the_latest_visit_of_its_step_alone() -> None:
    person = walk(*LOOP).says("j", "rest", "again", "ease").amends("mine", "respect")
    answers = [visit.answer for visit in person.session.path if visit.step == "mine"]
    assert answers == [Picks(("rest",)), Picks(("respect",))]


def test_of_a_step_that_waits_again_the_visit_on_the_path_is_amended() -> None:
    person = walk(*LOOP).says("j", "rest", "again").amends("mine", "respect")
    assert person.waiting == "mine"
    assert person.offered == (Picks(("respect",)), "last")


def test_a_step_left_open_can_be_answered_later_by_an_amend() -> None:
    person = walk(*LOOP).says(None).amends("judgment", "late")
    assert person.asked == "late: needs?"


def test_an_answer_can_be_withdrawn() -> None:
    person = walk(*LOOP).says("j").amends("judgment", None)
    assert person.session.path[0].answer is None
    assert person.asked == "it: needs?"


def test_a_withdrawn_answer_is_not_offered_again() -> None:
    person = walk(write("a"), write("b")).says("1").amends("a", None).goes_back()
    assert person.offered is None


def test_a_blank_amend_withdraws() -> None:
    person = walk(*LOOP).says("j").amends("judgment", " \n")
    assert person.session.path[0].answer is None
    assert isinstance(person.session.log[-1], Skipped)
    assert person.session.log[-1].amend


def test_withdrawing_leaves_the_answer_of_a_pass_before_to_be_piped() -> None:
    steps = (needs("mine"), choose("alive", "again>mine*1", "no"), write("end", "{mine|that}"))
    person = walk(*steps).says("rest", "again", "ease", "no").amends("mine", None)
    assert person.asked == "rest"


def test_an_amend_may_say_not_sure() -> None:
    person = walk(*LOOP).says("j").does(skipped("judgment", unsure=True, amend=True))
    assert person.page.trail[0].unsure


def test_an_amend_outlives_a_later_back_that_leaves_its_visit_standing() -> None:
    person = walk(*LOOP).says("j", "rest").amends("judgment", "changed").goes_back()
    assert person.waiting == "mine"
    assert person.session.path[0].answer == Text("changed")
    assert person.asked == "changed: needs?"


def test_an_amended_answer_that_is_undone_is_offered_as_amended() -> None:
    person = walk(write("a"), write("b"), write("c")).says("1", "2").amends("b", "3").goes_back()
    assert person.offered == (Text("3"), "undone")


def test_an_amend_of_the_visit_left_standing_is_offered_before_an_undone_one() -> None:
    person = walk(*LOOP).says("j", "rest", "again", "ease").goes_back().amends("mine", "respect")
    assert person.offered == (Picks(("respect",)), "last")


@pytest.mark.parametrize("step", ["way", "named", "charge", "asked", "jumping"])
def test_an_answer_that_decides_the_path_cannot_be_amended(step: str) -> None:
    person = walk(
        choose("way", "on", "far>end"),
        choose("named", "x", "y"),
        scale("charge"),
        write("asked"),
        write("jumping", goto="end"),
        write("b", when=when({"named": "x", "charge": 7, "asked": True})),
        write("end"),
    ).says("on", "x", 8, "here", "there")
    assert person.tries_amending(step, None) is Refusal.DECIDES
    assert person.page.trail[person.trail.index(step)].decides


def test_a_choice_that_decides_nothing_can_be_amended() -> None:
    person = walk(choose("lean", "x", "y"), write("end", "{lean|-}")).says("x").amends("lean", "y")
    assert person.asked == "Y"


def test_an_answer_can_be_amended_after_finishing_and_one_that_decides_cannot() -> None:
    person = walk(choose("way", "on>end"), write("end"), read("thanks")).says("on", "1")
    assert person.session.finished
    assert person.tries_amending("way", "on") is Refusal.DECIDES
    person.amends("end", "2")
    assert person.session.finished
    assert person.end.recap[-1].words == "2"
    assert person.pages == ["thanks"]


def test_an_amend_of_a_step_never_visited_is_refused() -> None:
    person = walk(write("a"), write("b"))
    assert person.tries_amending("a", "x") is Refusal.NOT_VISITED
    assert person.tries(answered("nonsense", Text("x"), amend=True)) is Refusal.NOT_VISITED


def test_an_undone_answer_cannot_be_amended() -> None:
    person = walk(write("a"), write("b")).says("1").goes_back()
    assert person.tries_amending("a", "x") is Refusal.NOT_VISITED


def test_a_carried_answer_that_was_not_asked_yet_cannot_be_amended() -> None:
    person = walk(write("a"), write("b")).does(carried("b", Text("x")))
    assert person.tries_amending("b", "y") is Refusal.NOT_VISITED


def test_an_amend_must_fit_its_step_like_an_answer() -> None:
    person = walk(write("a"), needs("b"), scale("c", 0, 5), write("end")).says("1", "rest", 2)
    assert person.tries(answered("a", Number(1), amend=True)) is Refusal.WRONG_KIND
    assert person.tries(answered("b", Picks(("nothing",)), amend=True)) is Refusal.UNKNOWN_WORD
    assert person.tries_amending("c", 6) is Refusal.OUT_OF_RANGE


def test_an_amend_keeps_the_question_and_the_labels_with_it() -> None:
    person = walk(*LOOP).says("j", "rest").amends("mine", "to-be-heard")
    event = person.session.log[-1]
    assert isinstance(event, Answered)
    assert (event.asked, event.said) == ("j: needs?", ("to be heard",))
