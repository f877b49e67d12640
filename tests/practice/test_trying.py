"""Tries are walked as their author wrote them down, and say what they were promised in vain."""

import dataclasses

import pytest

from nvc_coach.practice.exercise import Step, Try
from nvc_coach.practice.refusals import Refusal
from nvc_coach.practice.trying import TryFault, Walk, untried, walked
from nvc_coach.practice.vocabulary import Vocabulary
from tests.practice.exercises import (
    NEEDS,
    agreement,
    choose,
    exercise,
    feelings,
    needs,
    observe,
    pause,
    read,
    request,
    scale,
    when,
    write,
)

EVERY_KIND: tuple[Step, ...] = (
    read("welcome", "Come in."),
    write("judgment", recap="I told myself: {judgment}"),
    observe("seen"),
    feelings("mine"),
    needs("my-needs"),
    scale("charge", 3, 7),
    pause("breath", "{my-needs|nothing yet}"),
    choose("again", "more>judgment*1", "enough>end", "on"),
    choose("doors", "left", "right", "middle", many=True),
    request("step"),
    agreement("agreed", when=when({"doors": "left"})),
    read("end", "Goodbye."),
)


def attempt(
    *script: str,
    sees: tuple[str, ...] = (),
    skips: tuple[str, ...] = (),
    shows: tuple[str, ...] = (),
) -> Try:
    return Try(name="a walk", script=script, sees=sees, skips=skips, shows=shows)


def went(one: Try, *steps: Step) -> Walk:
    return walked(exercise(*(steps or EVERY_KIND)), one)


def faults(walk: Walk) -> list[tuple[TryFault, str]]:
    return [(one.fault, one.about) for one in walk.unmet]


def test_steps_that_no_line_names_get_an_answer_that_leads_on() -> None:
    walk = went(attempt())

    assert walk.unmet == ()
    assert walk.seen == (
        *("welcome", "judgment", "seen", "mine", "my-needs", "charge", "breath", "again", "end"),
    )


def test_lines_say_what_is_answered_at_steps_of_every_kind() -> None:
    script = (
        *("judgment: a bore", "seen: he read the paper", "mine: sad, worn thin"),
        *("my-needs: rest, to be met", "charge: 5", "again: on", "doors: left, right"),
        *("step: to ask", "agreed: to call on Monday"),
    )
    shows = ("I told myself: a bore", "rest and to be met", "Left", "Goodbye.")

    walk = went(attempt(*script, sees=("agreed",), shows=shows))

    assert walk.unmet == ()
    assert walk.taken == {("again", "on"), ("doors", "left"), ("doors", "right")}


def test_a_line_is_used_up_by_one_visit() -> None:
    walk = went(attempt("again: more", "again: on", "judgment: once", "judgment: twice"))

    assert walk.unmet == ()
    assert walk.seen.count("judgment") == 2
    assert walk.seen.count("again") == 2


def test_a_line_without_an_answer_leaves_its_step_open() -> None:
    walk = went(attempt("again:", "doors:", "doors: left"), *EVERY_KIND)

    assert faults(walk) == [(TryFault.LEFT_OVER, "doors: left")]
    assert "agreed" not in walk.seen


def test_a_line_that_is_never_come_to_is_named() -> None:
    assert faults(went(attempt("again: enough", "step: to ask"))) == [
        (TryFault.LEFT_OVER, "step: to ask")
    ]


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("again: elsewhere", Refusal.UNKNOWN_CHOICE),
        ("charge: 8", Refusal.OUT_OF_RANGE),
        ("charge: -1", Refusal.OUT_OF_RANGE),
        ("charge: a lot", Refusal.WRONG_KIND),
    ],
)
def test_an_answer_that_its_step_does_not_take_ends_the_walk_there(
    line: str, refusal: Refusal
) -> None:
    walk = went(attempt(line, "step: to ask", sees=("end",)))

    assert faults(walk) == [(TryFault.REFUSED, line), (TryFault.NOT_SEEN, "end")]
    refused = walk.unmet[0].refused
    assert refused is not None
    assert refused.refusal is refusal


def test_a_way_back_taken_too_often_is_refused() -> None:
    walk = went(attempt("again: more", "again: more"))

    assert faults(walk) == [(TryFault.REFUSED, "again: more")]


def test_what_is_seen_skipped_and_shown_in_vain_is_named() -> None:
    walk = went(
        attempt("again: enough", sees=("doors", "end"), skips=("end", "step"), shows=("Hello",))
    )

    assert faults(walk) == [
        (TryFault.NOT_SEEN, "doors"),
        (TryFault.NOT_SKIPPED, "end"),
        (TryFault.NOT_SHOWN, "Hello"),
    ]


def test_it_does_not_matter_where_the_lines_of_a_text_break() -> None:
    walk = went(
        attempt(shows=("Come  in,\nand sit",)), read("a", "Come in,\nand\nsit."), write("b")
    )

    assert walk.unmet == ()


def test_a_vocabulary_without_words_gets_an_own_one() -> None:
    whole = exercise(needs("a"))
    bare = Vocabulary(id=NEEDS.id, version="1.0.0", language="en", kind="needs", groups=())

    walk = walked(dataclasses.replace(whole, vocabularies={NEEDS.id: bare}), attempt())

    assert walk.unmet == ()


def test_choices_that_no_script_names_are_untried_even_if_a_walk_happened_to_take_them() -> None:
    whole = exercise(*EVERY_KIND)
    scripts = (("again: on", "doors: left"), ("again: more",))
    walks = [walked(whole, attempt(*script)) for script in scripts]

    assert ("again", "enough") in walks[1].taken
    assert untried(whole, walks) == (
        *(("again", "enough"), ("doors", "right"), ("doors", "middle")),
    )
