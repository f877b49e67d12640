import pytest

from nvc_coach.practice.answers import Chosen
from nvc_coach.practice.refusals import Refusal
from tests.practice.exercises import (
    Walk,
    Worded,
    choose,
    needs,
    read,
    scale,
    walk,
    when,
    write,
)

ROUNDS = (
    write("first"),
    choose("inner", "back>first*2", "on"),
    choose("outer", "back>first*2", "on"),
    write("end"),
)


# ------------------------------------------------------------------ rounds


def test_a_spent_way_back_is_no_longer_offered() -> None:
    person = walk(*ROUNDS).says("1", "back", "1")
    assert person.choices == ["back", "on"]
    assert not person.page.withheld
    person.says("back", "1")
    assert person.choices == ["on"]
    assert person.page.withheld


def test_a_spent_way_back_is_refused() -> None:
    person = walk(*ROUNDS).says("1", "back", "1", "back", "1")
    assert person.tries_saying("back") is Refusal.SPENT


def test_only_the_last_round_is_announced() -> None:
    person = walk(*ROUNDS).says("1")
    assert [choice.last_time for choice in person.page.choices] == [False, False]
    person.says("back", "1")
    assert [choice.last_time for choice in person.page.choices] == [True, False]


def test_an_outer_loop_never_resets_the_rounds_of_an_inner_one() -> None:
    person = walk(*ROUNDS).says("1", "back", "1", "back", "1", "on", "back", "1")
    assert person.waiting == "inner"
    assert person.choices == ["on"]


def test_rounds_are_counted_for_each_choice_apart() -> None:
    steps = (write("a"), write("b"), choose("c", "one>a*1", "two>b*1", "on"))
    person = walk(*steps).says("1", "2", "one", "1", "2")
    assert person.choices == ["two", "on"]


def test_a_round_may_be_taken_nine_times() -> None:
    person = walk(write("a"), choose("c", "back>a*9", "on")).says("0")
    for number in range(9):
        person.says("back", str(number))
    assert person.choices == ["on"]


def test_a_way_back_names_the_part_it_leads_to() -> None:
    person = walk(write("a", part="My side"), choose("c", "back>a*1", "on", part="Check-in"))
    person.says("1")
    assert [choice.back_to for choice in person.page.choices] == ["My side", None]


# ------------------------------------------------------------------ goto


def test_a_goto_of_a_choice_leads_on() -> None:
    assert walk(choose("c", "far>end", "near"), write("near"), write("end")).says("far").trail == [
        "c"
    ]


def test_a_choice_without_goto_leads_to_the_next_step() -> None:
    steps = (choose("c", "far>end", "near"), write("next"), write("end"))
    assert walk(*steps).says("far").waiting == "end"
    assert walk(*steps).says("near").waiting == "next"


def test_the_goto_of_a_step_is_followed_however_it_is_left() -> None:
    steps = (write("a", goto="end"), write("missed"), write("end"))
    assert walk(*steps).says("1").waiting == "end"
    assert walk(*steps).says(None).waiting == "end"
    assert walk(*steps).says("  ").waiting == "end"


def test_a_choice_says_before_its_step_where_to_go() -> None:
    steps = (choose("c", "own>b", "other", goto="d"), write("b"), write("c2"), write("d"))
    assert walk(*steps).says("own").waiting == "b"
    assert walk(*steps).says("other").waiting == "d"


def test_a_skipped_choose_follows_no_goto_of_a_choice() -> None:
    steps = (choose("c", "far>end", "farther>end"), write("next"), write("end"))
    assert walk(*steps).says(None).waiting == "next"


def test_a_skipped_choose_passes_over_steps_that_are_not_shown() -> None:
    steps = (choose("c", "x", "y"), write("b", when=when({"c": "x"})), write("end"))
    assert walk(*steps).says(None).waiting == "end"


def test_a_skipped_choose_follows_the_goto_of_its_step() -> None:
    steps = (choose("c", "far", goto="end"), write("next"), write("end"))
    assert walk(*steps).says(None).waiting == "end"


def test_the_goto_of_a_page_is_followed() -> None:
    steps = (write("a"), read("page", goto="end"), write("missed"), write("end"))
    person = walk(*steps).says("1")
    assert (person.pages, person.waiting) == (["page"], "end")


def test_the_goto_of_a_step_that_is_not_shown_is_not_followed() -> None:
    steps = (
        choose("c", "x", "y"),
        read("page", goto="end", when=when({"c": "x"})),
        write("next"),
        write("end"),
    )
    assert walk(*steps).says("y").waiting == "next"
    assert walk(*steps).says("x").waiting == "end"


def test_where_many_may_be_chosen_all_are_kept_once_in_order() -> None:
    person = walk(choose("c", "x", "y", "z", many=True)).says(("z", "x", "z"))
    assert person.session.path[0].answer == Chosen(("z", "x"), many=True)


def test_where_one_may_be_chosen_two_are_refused() -> None:
    assert walk(choose("c", "x", "y")).tries_saying(("x", "y")) is Refusal.ONE_ONLY


# ------------------------------------------------------------------ when


def shown(person: Walk, *answers: str | int | tuple[str, ...] | None) -> bool:
    """Whether the step that comes after these answers, and depends on them, is shown."""
    return person.says(*answers).waiting == "shown"


def depends(**tests: Worded) -> Walk:
    return walk(
        choose("one", "a", "b", "c"),
        choose("more", "a", "b", "c", many=True),
        scale("charge"),
        needs("mine"),
        write("shown", when=when(tests)),
        write("end"),
    )


@pytest.mark.parametrize(
    ("tests", "answers", "expected"),
    [
        ({"one": "a"}, ("a", None, None, None), True),
        ({"one": "a"}, ("b", None, None, None), False),
        ({"one": "a"}, (None, None, None, None), False),
        ({"one": ("a", "c")}, ("c", None, None, None), True),
        ({"one": ("a", "c")}, ("b", None, None, None), False),
        ({"more": "b"}, (None, ("a", "b"), None, None), True),
        ({"more": ("b", "c")}, (None, ("a",), None, None), False),
        ({"mine": True}, (None, None, None, "rest"), True),
        ({"mine": True}, (None, None, None, None), False),
        ({"mine": False}, (None, None, None, None), True),
        ({"mine": False}, (None, None, None, "rest"), False),
        ({"charge": 7}, (None, None, 7, None), True),
        ({"charge": 7}, (None, None, 8, None), True),
        ({"charge": 7}, (None, None, 6, None), False),
        ({"charge": 0}, (None, None, None, None), False),
        ({"one": "a", "charge": 7}, ("a", None, 7, None), True),
        ({"one": "a", "charge": 7}, ("a", None, 6, None), False),
        ({"one": "a", "charge": 7}, ("b", None, 7, None), False),
        ({"one": False, "mine": True}, (None, None, None, "own"), True),
    ],
)
def test_a_condition_holds_exactly_when_it_says_so(
    tests: dict[str, Worded],
    answers: tuple[str | int | tuple[str, ...] | None, ...],
    *,
    expected: bool,
) -> None:
    assert shown(depends(**tests), *answers) is expected


def test_not_sure_counts_as_unanswered() -> None:
    person = walk(write("a"), write("b", when=when({"a": True})), write("c"))
    from tests.practice.exercises import skipped

    assert person.does(skipped("a", unsure=True)).waiting == "c"


def test_answers_between_count_as_unanswered_until_they_are_passed_again() -> None:
    steps = (
        write("a"),
        choose("deep", "yes", "no"),
        write("b", when=when({"deep": "yes"})),
        choose("alive", "back>a*1", "on", when=when({"deep": False})),
        choose("still", "back>a*1", "on"),
        write("end"),
    )
    person = walk(*steps).says("1", "yes", "2", "back")
    assert person.waiting == "a"
    assert person.says("1").waiting == "deep"
    assert person.says(None).waiting == "alive"


def test_the_target_of_a_way_back_is_unanswered_too_until_it_is_passed_again() -> None:
    person = walk(write("a"), choose("alive", "back>a*1", "on")).says("1", "back")
    assert person.session.passed("a") is None
    assert person.says("2").session.passed("a") is not None


def test_answers_before_the_target_of_a_way_back_still_count() -> None:
    steps = (
        choose("first", "yes", "no"),
        write("a"),
        write("b", when=when({"first": "yes"})),
        choose("alive", "back>a*1", "on"),
    )
    person = walk(*steps).says("yes", "1", "2", "back", "1")
    assert person.waiting == "b"


def test_an_answer_of_a_pass_before_does_not_count_where_this_pass_jumps_over_it() -> None:
    steps = (
        choose("way", "short>alive", "long"),
        choose("deep", "yes", "no"),
        choose("alive", "back>way*1", "on"),
        write("shown", when=when({"deep": "yes"})),
        write("end"),
    )
    assert walk(*steps).says("long", "yes", "on").waiting == "shown"
    assert walk(*steps).says("long", "yes", "back", "short", "on").waiting == "end"


def test_a_choice_that_leads_back_is_unanswered_for_what_follows_it() -> None:
    steps = (
        choose("first", "x", "y"),
        choose("alive", "back>first*1", "on"),
        write("shown", when=when({"alive": False})),
        write("end"),
    )
    assert walk(*steps).says("x", "back", "x", None).waiting == "shown"


def test_an_answer_kept_from_another_entry_matches_no_condition() -> None:
    from tests.practice.exercises import carried

    person = walk(choose("c", "x"), write("shown", when=when({"c": "x"})), write("end"))
    person.does(carried("c", Chosen(("x",))))
    assert person.waiting == "c"
    assert person.says(None).waiting == "end"
