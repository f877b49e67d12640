"""Forgetting how an entry came about."""

from nvc_coach.practice.answers import Agreed, Agreements, Picks, Text
from nvc_coach.practice.events import Answered, Unknown
from nvc_coach.practice.forgetting import without_history
from tests.practice.exercises import (
    START,
    answered,
    carried,
    outcome,
    reflected,
    skipped,
    went_back,
)

FIRST, SECOND, THIRD = Text("first"), Text("second"), Text("third")


def test_a_changed_answer_stands_as_it_is_now_where_it_was_first_given() -> None:
    log = (answered("a", FIRST), answered("b", SECOND), answered("a", THIRD, amend=True))

    assert without_history(log) == (answered("a", THIRD), answered("b", SECOND))


def test_an_answer_taken_back_is_left_open() -> None:
    assert without_history((answered("a", FIRST), skipped("a", amend=True))) == (skipped("a"),)


def test_what_was_undone_by_going_back_is_gone() -> None:
    log = (
        answered("a", FIRST),
        answered("b", FIRST),
        went_back("c", to="a"),
        answered("a", SECOND),
        went_back("b"),
        answered("a", THIRD),
    )

    assert without_history(log) == (answered("a", THIRD),)


def test_every_pass_that_stands_is_kept() -> None:
    log = (answered("a", FIRST), answered("b", SECOND), answered("a", THIRD))

    assert without_history(log) == log


def test_of_how_something_went_the_latest_is_kept_and_every_reflection() -> None:
    unknown = Unknown(at=START, extra={"sung": True})
    log = (
        carried("a", FIRST),
        answered("b", FIRST),
        outcome("b", "not"),
        reflected("harder than I thought"),
        outcome("b", "done"),
        unknown,
        reflected("easier"),
    )

    assert without_history(log) == (*log[:2], *log[3:])


def test_how_something_went_is_forgotten_with_what_it_was_about() -> None:
    log = (answered("a", FIRST), outcome("a", "not"), answered("a", SECOND, amend=True))
    assert without_history(log) == (answered("a", SECOND),)

    taken_back = (answered("a", FIRST), outcome("a", "not"), skipped("a", amend=True))
    assert without_history(taken_back) == (skipped("a"),)


def test_how_an_agreement_went_goes_with_it_to_its_new_place() -> None:
    call, listen = Agreed("to call"), Agreed("to listen")
    log = (
        answered("a", Agreements((call, listen))),
        outcome("a", "not", item=1),
        outcome("a", "done", item=2),
        answered("a", Agreements((listen,)), amend=True),
    )

    assert without_history(log) == (
        answered("a", Agreements((listen,))),
        outcome("a", "done", item=1),
    )


def test_how_nothing_that_is_there_went_is_not_kept() -> None:
    assert without_history((outcome("a", "done"), outcome("a", "done", item=3))) == ()
    log = (answered("a", Picks(("rest",))), outcome("a", "done"))
    assert without_history(log) == log[:1]


def test_a_log_that_fits_nothing_is_left_as_far_as_it_can_be() -> None:
    log = (went_back("a"), went_back("a", to="b"), answered("c", FIRST, amend=True))

    assert without_history(log) == ()


def test_keys_that_nobody_knows_stay_with_the_answer_they_stand_at() -> None:
    first = Answered(step="a", at=START, answer=FIRST, extra={"mood": "grey"})
    later = Answered(step="a", at=START, answer=SECOND, amend=True, extra={"mood": "blue"})

    (kept,) = without_history((first, later))

    assert kept.extra == {"mood": "blue"}
