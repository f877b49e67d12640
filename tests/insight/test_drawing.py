"""What patterns see of an entry: only what stands, and no word that was written."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.insight.drawing import Charge, Practice, drawn
from nvc_coach.insight.meaning import known_words, meanings_of
from nvc_coach.insight.standing import standing
from nvc_coach.practice.answers import Picks, Text
from nvc_coach.practice.events import Answered
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.session import Moved, advance, begin
from tests.insight.practised import kept, practice, seen, seen_without_exercise
from tests.practice.exercises import (
    FEELINGS,
    NEEDS,
    START,
    answered,
    carried,
    feelings,
    needs,
    outcome,
    reflected,
    walk,
    write,
)
from tests.practice.generated import answers_to, any_event, exercises


def named(found: Practice) -> set[tuple[str, str | None, bool | None]]:
    """The needs that stand: which, whose, and whether met."""
    return {(one.label, one.whose, one.met) for one in found.needs}


@given(small=exercises(), data=st.data())
def test_what_stands_is_the_path_of_the_session_whatever_anybody_does(
    small: Exercise, data: st.DataObject
) -> None:
    session = begin(small)
    for _ in range(data.draw(st.integers(0, 12))):
        step = small.asking(session.waiting or "")
        fitting = (
            any_event(small)
            if step is None
            else any_event(small) | st.builds(answered, st.just(step.id), answers_to(step))
        )
        moved = advance(session, data.draw(fitting))
        session = moved.session if isinstance(moved, Moved) else session

    stood = [(one.step, one.answer) for one in standing(session.log)]
    assert stood == [(visit.step, visit.answer) for visit in session.path]


def test_a_need_is_seen_with_whose_it_is_and_whether_it_is_met() -> None:
    found = seen(practice().says(None, None, "rest", "ease", None, "respect", None, "on", "rest"))

    assert named(found) == {
        ("rest", "me", False),
        ("ease", "me", None),
        ("respect", "other", None),
        ("rest", "me", True),
    }
    assert {one.group for one in found.needs if one.id == "respect"} == {"Dignity"}


def test_a_need_called_unmet_at_one_step_and_nothing_at_another_is_seen_once() -> None:
    found = seen(practice().says(None, None, "rest", "rest"))

    assert named(found) == {("rest", "me", False)}


def test_own_words_are_seen_as_they_were_typed_and_compared_without_case_and_spaces() -> None:
    found = seen(practice().says(None, None, ("To be  met",), ("to be met",)))

    (only,) = found.needs
    assert (only.id, only.label, only.own, only.group) == ("to be met", "To be  met", True, "")


def test_of_a_step_passed_again_the_latest_answer_is_seen() -> None:
    found = seen(practice().says(None, None, "rest", None, None, None, None, "back", "ease"))

    assert named(found) == {("ease", "me", False)}


def test_what_was_left_open_on_a_later_pass_leaves_the_earlier_answer_standing() -> None:
    found = seen(practice().says(None, None, "rest", None, None, None, None, "back", None))

    assert named(found) == {("rest", "me", False)}


def test_what_was_undone_by_going_back_is_not_seen() -> None:
    walked = practice().says(None, None, "rest", "ease").goes_back("mine").says("respect")

    assert named(seen(walked)) == {("respect", "me", False)}


def test_an_answer_that_was_changed_or_taken_back_later_is_seen_so() -> None:
    walked = practice().says(None, None, "rest", "ease")

    assert named(seen(walked.amends("mine", "respect"))) == {
        ("respect", "me", False),
        ("ease", "me", None),
    }
    assert named(seen(walked.amends("beneath", None))) == {("respect", "me", False)}


def test_what_was_carried_over_is_not_counted_again() -> None:
    begun = walk(needs("mine"), write("person"))
    begun.does(carried("mine", Picks(("rest",))), carried("person", Text("D.")))

    found = seen(begun.says(None, None))

    assert (found.needs, found.people) == ((), {})


def test_a_feeling_tells_by_its_group_whether_needs_are_met_and_own_words_do_not() -> None:
    found = seen(walk(feelings("felt")).says(("sad", "glad", "fizzy")))

    assert [(one.label, one.met) for one in found.feelings] == [
        ("sad", False),
        ("glad", True),
        ("fizzy", None),
    ]


def test_the_charge_is_the_first_number_before_the_latest_after_and_all_on_the_way() -> None:
    walked = practice().says(None, 8, None, None, None, None, 6, "back")

    found = seen(walked.says(None, None, None, None, 3, "on", None))

    assert found.charge == Charge(8, 3, (8, 6, 3), (0, 10))


def test_without_a_number_there_is_no_charge() -> None:
    assert seen(practice().says("D.")).charge is None
    assert seen(practice().says("D.", 7)).charge == Charge(7, None, (7,), (0, 10))


@pytest.mark.parametrize("step", ["person", "person-author"])
def test_people_are_compared_without_case_and_spaces(step: str) -> None:
    assert seen(walk(write(step)).says(" Dan  B. ")).people == {"dan b.": "Dan  B."}


def test_steps_whose_names_only_look_like_a_person_name_nobody() -> None:
    assert seen(walk(write("personal")).says("Dan")).people == {}


# ------------------------------------------------------------------ without the exercise


def test_without_the_exercise_needs_are_known_by_their_words_and_nothing_more_is_claimed() -> None:
    words = known_words(NEEDS, FEELINGS)
    events = (
        answered("a", Picks(("rest", "respect"), ("to be met",))),
        answered("b", Picks(("sad",))),
        answered("c", Picks((), ("fizzy",))),
    )

    found = seen_without_exercise(events, words)

    assert not found.understood
    assert named(found) == {
        ("rest", None, None),
        ("respect", None, None),
        ("to be met", None, None),
    }
    assert [(one.label, one.whose, one.met) for one in found.feelings] == [("sad", None, False)]


def test_without_the_exercise_the_charge_is_known_but_not_its_scale() -> None:
    found = drawn(kept(practice().says(None, 8, None, None, None, None, 2)), None)

    assert found.charge == Charge(8, 2, (8, 2), None)


# ------------------------------------------------------------------ how long


def at(*minutes: int) -> list[datetime]:
    """Moments so many minutes after the beginning."""
    return [START + timedelta(minutes=one) for one in minutes]


def sat(*moments: datetime) -> float:
    """The minutes sat in a practice with such moments."""
    told = tuple(Answered(step="x", answer=Text("y"), at=moment) for moment in moments)
    entry = kept(walk(write("x")), events=told, started=START)
    return drawn(entry, None).sat / timedelta(minutes=1)


def test_the_time_sat_leaves_out_pauses_of_an_hour_and_more() -> None:
    assert sat(*at(5, 20)) == 20
    assert sat(*at(5, 20, 20 + 59)) == 79
    assert sat(*at(5, 20, 20 + 60, 90)) == 20 + 10
    assert sat(*at(5, 20, 60 * 24, 60 * 24 + 3)) == 20 + 3


def test_the_time_sat_does_not_run_backwards_where_a_clock_does() -> None:
    assert sat(*at(20, 5)) == 20


def test_telling_how_it_went_and_looking_back_are_no_time_of_practice() -> None:
    entry = kept(
        walk(write("x")),
        events=(outcome("x"), reflected("y")),
        started=START - timedelta(minutes=30),
    )

    assert drawn(entry, None).sat == timedelta()


def test_what_is_seen_holds_no_text_that_was_written() -> None:
    walked = walk(write("judgment"), write("person"), needs("mine")).says("He is rude.", None)

    found = drawn(kept(walked), meanings_of(walked.session.exercise))

    assert "rude" not in repr(found)
    assert all("rude" not in str(getattr(found, name)) for name in Practice.__slots__)
