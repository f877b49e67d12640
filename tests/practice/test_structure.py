from dataclasses import replace

import pytest

from nvc_coach.practice.exercise import Choice, Needs, Step
from nvc_coach.practice.fault_codes import FaultCode
from nvc_coach.practice.structure import Fault, Where, faults, texts_of
from tests.practice.exercises import (
    NEEDS,
    VOCABULARIES,
    choose,
    exercise,
    needs,
    read,
    scale,
    walk,
    when,
    write,
)

END = write("end")


def found(*steps: Step) -> list[tuple[FaultCode, Where, str]]:
    return [(one.code, one.where, one.about) for one in faults(steps, VOCABULARIES)]


FAULTY: list[tuple[str, tuple[Step, ...], FaultCode, Where, str]] = [
    ("no step at all", (), FaultCode.NEVER_ASKS, ("step",), ""),
    ("pages alone", (read("a"),), FaultCode.NEVER_ASKS, ("step",), ""),
    (
        "a page that jumps over every question",
        (read("a", goto="c"), write("b"), read("c")),
        FaultCode.NEVER_ASKS,
        ("step",),
        "",
    ),
    (
        "a page that jumps to where nothing is asked yet",
        (
            read("a", goto="c"),
            write("b"),
            read("c", goto="e", when=when({"b": False})),
            write("d"),
            write("e", when=when({"b": True})),
        ),
        FaultCode.NEVER_ASKS,
        ("step",),
        "",
    ),
    (
        "two steps of one id",
        (write("a"), write("a")),
        FaultCode.SAME_STEP_ID,
        ("step", 1, "id"),
        "a",
    ),
    ("no choices", (choose("a"),), FaultCode.NO_CHOICES, ("step", 0, "choices"), "a"),
    (
        "two choices of one id",
        (choose("a", "x", "x"),),
        FaultCode.SAME_CHOICE_ID,
        ("step", 0, "choices", 1, "id"),
        "x",
    ),
    (
        "only ways back",
        (write("a"), choose("b", "x>a*1", "y>a*2")),
        FaultCode.NO_WAY_FORWARD,
        ("step", 1, "choices"),
        "b",
    ),
    (
        "a goto to nowhere",
        (write("a", goto="nowhere"),),
        FaultCode.GOTO_UNKNOWN,
        ("step", 0, "goto"),
        "nowhere",
    ),
    (
        "a choice to nowhere",
        (choose("a", "x", "y>nowhere"),),
        FaultCode.GOTO_UNKNOWN,
        ("step", 0, "choices", 1, "goto"),
        "nowhere",
    ),
    (
        "the goto of a step backwards",
        (write("a"), read("b", goto="a"), END),
        FaultCode.GOTO_NOT_FORWARD,
        ("step", 1, "goto"),
        "a",
    ),
    (
        "the goto of a step to itself",
        (write("a", goto="a"),),
        FaultCode.GOTO_NOT_FORWARD,
        ("step", 0, "goto"),
        "a",
    ),
    (
        "a choice to its own step",
        (choose("a", "x", "y>a"),),
        FaultCode.GOTO_NOT_FORWARD,
        ("step", 0, "choices", 1, "goto"),
        "a",
    ),
    (
        "a goto among many",
        (choose("a", "x", "y>end", many=True), END),
        FaultCode.GOTO_AMONG_MANY,
        ("step", 0, "choices", 1, "goto"),
        "end",
    ),
    (
        "a way back without rounds",
        (write("a"), choose("b", "x>a", "y")),
        FaultCode.ROUNDS_MISSING,
        ("step", 1, "choices", 0, "goto"),
        "a",
    ),
    (
        "rounds on the way forward",
        (choose("a", "x>end*2", "y"), END),
        FaultCode.ROUNDS_IDLE,
        ("step", 0, "choices", 0, "rounds"),
        "2",
    ),
    (
        "rounds without a goto",
        (choose("a", Choice("x", "X", rounds=3), "y"),),
        FaultCode.ROUNDS_IDLE,
        ("step", 0, "choices", 0, "rounds"),
        "3",
    ),
    (
        "no round",
        (write("a"), choose("b", Choice("x", "X", "a", 0), "y")),
        FaultCode.ROUNDS_RANGE,
        ("step", 1, "choices", 0, "rounds"),
        "0",
    ),
    (
        "ten rounds",
        (write("a"), choose("b", "x>a*10", "y")),
        FaultCode.ROUNDS_RANGE,
        ("step", 1, "choices", 0, "rounds"),
        "10",
    ),
    (
        "a condition on nothing",
        (write("a", when=when({"nowhere": True})), END),
        FaultCode.WHEN_UNKNOWN,
        ("step", 0, "when", "nowhere"),
        "nowhere",
    ),
    (
        "a condition on a later step",
        (END, write("a", when=when({"b": True})), write("b")),
        FaultCode.WHEN_NOT_EARLIER,
        ("step", 1, "when", "b"),
        "b",
    ),
    (
        "a condition on its own step",
        (END, write("a", when=when({"a": False}))),
        FaultCode.WHEN_NOT_EARLIER,
        ("step", 1, "when", "a"),
        "a",
    ),
    (
        "a condition on a page",
        (read("a"), END, write("b", when=when({"a": True}))),
        FaultCode.WHEN_NEVER_ANSWERED,
        ("step", 2, "when", "a"),
        "a",
    ),
    (
        "a condition on a choice that is not there",
        (choose("a", "x"), write("b", when=when({"a": ("x", "z")}))),
        FaultCode.WHEN_NO_SUCH_CHOICE,
        ("step", 1, "when", "a"),
        "z",
    ),
    (
        "a choice asked of a text",
        (write("a"), write("b", when=when({"a": "x"}))),
        FaultCode.WHEN_WRONG_TEST,
        ("step", 1, "when", "a"),
        "a",
    ),
    (
        "a number asked of a choice",
        (choose("a", "x"), write("b", when=when({"a": 3}))),
        FaultCode.WHEN_WRONG_TEST,
        ("step", 1, "when", "a"),
        "a",
    ),
    (
        "a choice asked of a scale",
        (scale("a"), write("b", when=when({"a": "x"}))),
        FaultCode.WHEN_WRONG_TEST,
        ("step", 1, "when", "a"),
        "a",
    ),
    (
        "a stray brace",
        (write("a", "What {is it?"),),
        FaultCode.STRAY_BRACE,
        ("step", 0, "ask"),
        "{",
    ),
    (
        "an answer of nowhere",
        (read("a", "{nowhere|it}"), END),
        FaultCode.PIPE_UNKNOWN,
        ("step", 0, "text"),
        "nowhere",
    ),
    (
        "an answer of a later step",
        (write("a", "{end|it}"), END),
        FaultCode.PIPE_NOT_EARLIER,
        ("step", 0, "ask"),
        "end",
    ),
    (
        "an answer of the step itself",
        (write("a", "{a|it}"),),
        FaultCode.PIPE_NOT_EARLIER,
        ("step", 0, "ask"),
        "a",
    ),
    (
        "the answer of a page",
        (read("a"), write("b", "{a|it}")),
        FaultCode.PIPE_NEVER_ANSWERED,
        ("step", 1, "ask"),
        "a",
    ),
    (
        "an answer without fallback",
        (write("a"), write("b", "{a}")),
        FaultCode.PIPE_NO_FALLBACK,
        ("step", 1, "ask"),
        "a",
    ),
    (
        "a recap of a later step",
        (write("a", recap="{end}"), END),
        FaultCode.PIPE_NOT_EARLIER,
        ("step", 0, "recap"),
        "end",
    ),
    (
        "a scale without a way up",
        (scale("a", 5, 5),),
        FaultCode.SCALE_RANGE,
        ("step", 0, "to"),
        "5",
    ),
    (
        "a vocabulary that is not there",
        (Needs(id="a", ask="?", vocabulary="core/wants"),),
        FaultCode.VOCABULARY_UNKNOWN,
        ("step", 0, "vocabulary"),
        "core/wants",
    ),
]


@pytest.mark.parametrize(
    ("steps", "code", "where", "about"),
    [fault[1:] for fault in FAULTY],
    ids=[fault[0] for fault in FAULTY],
)
def test_a_fault_is_named_with_its_place_and_its_culprit(
    steps: tuple[Step, ...], code: FaultCode, where: Where, about: str
) -> None:
    assert found(*steps) == [(code, where, about)]
    with pytest.raises(ValueError, match=code):
        exercise(*steps)


def test_every_kind_of_fault_is_tried() -> None:
    assert {fault[2] for fault in FAULTY} == set(FaultCode)


def test_the_constructor_names_the_exercise_and_the_first_fault() -> None:
    with pytest.raises(ValueError, match=r"^small: goto-unknown at step\.1\.goto: nowhere$"):
        exercise(write("a"), write("b", goto="nowhere"), scale("c", 1, 0))


def test_all_faults_are_found_at_once_from_top_to_bottom() -> None:
    assert [code for code, _, _ in found(
        write("a", "{b|}{", goto="a", when=when({"x": True})),
        scale("a", 1, 0),
        choose("c", "x>a", "x"),
    )] == [
        FaultCode.WHEN_UNKNOWN,
        FaultCode.GOTO_NOT_FORWARD,
        FaultCode.PIPE_UNKNOWN,
        FaultCode.STRAY_BRACE,
        FaultCode.SAME_STEP_ID,
        FaultCode.SCALE_RANGE,
        FaultCode.ROUNDS_MISSING,
        FaultCode.SAME_CHOICE_ID,
    ]  # fmt: skip


def test_a_fault_in_a_text_says_at_which_character() -> None:
    steps = (write("a"), read("b", "One } and {c|it} and {a}."), END)
    assert [(one.code, one.at) for one in faults(steps, VOCABULARIES)] == [
        (FaultCode.STRAY_BRACE, 4),
        (FaultCode.PIPE_UNKNOWN, 10),
        (FaultCode.PIPE_NO_FALLBACK, 21),
    ]


def test_ways_back_that_lack_their_rounds_are_no_way_forward_either() -> None:
    codes = [code for code, _, _ in found(write("a"), choose("b", "x>a", "y>a*1"))]
    assert codes == [FaultCode.ROUNDS_MISSING, FaultCode.NO_WAY_FORWARD]


def test_a_way_forward_with_rounds_too_many_is_a_way_forward() -> None:
    assert [code for code, _, _ in found(choose("b", "x>end*1"), END)] == [FaultCode.ROUNDS_IDLE]


def test_rounds_are_not_called_idle_where_their_goto_is_misspelt() -> None:
    codes = [code for code, _, _ in found(write("a"), choose("b", "x>aa*2", "y"))]
    assert codes == [FaultCode.GOTO_UNKNOWN]


def test_where_many_may_be_chosen_a_way_back_is_one_fault_alone() -> None:
    assert [code for code, _, _ in found(write("a"), choose("b", "x>a*1", many=True))] == [
        FaultCode.GOTO_AMONG_MANY
    ]


@pytest.mark.parametrize("key", ["ask", "example", "help", "facilitator", "recap", "text", "label"])
def test_every_text_that_may_hold_answers_is_looked_through(key: str) -> None:
    bad = "{nowhere|it}"
    if key == "text":
        step: Step = read("a", bad)
    elif key == "label":
        step = choose("a", "x", Choice("y", bad))
    elif key == "recap":
        step = write("a", recap=bad)
    else:
        plain = write("a")
        step = replace(
            plain,
            ask=bad if key == "ask" else plain.ask,
            example=bad if key == "example" else "",
            help=bad if key == "help" else "",
            facilitator=bad if key == "facilitator" else "",
        )
    where = ("choices", 1, "label") if key == "label" else (key,)
    assert list(faults((step, END), VOCABULARIES)) == [
        Fault(FaultCode.PIPE_UNKNOWN, ("step", 0, *where), "nowhere", 0)
    ]
    assert where in [place for place, _ in texts_of(step)]


def test_a_recap_may_speak_of_its_own_step_and_needs_no_fallback() -> None:
    assert found(write("a", recap="{a}")) == []


@pytest.mark.parametrize(
    "steps",
    [
        (choose("a", "x", "y"), write("b", when=when({"a": ("x", "y")}))),
        (scale("a"), write("b", when=when({"a": 7}))),
        (needs("a"), write("b", when=when({"a": False}))),
        (read("a", goto="c"), write("b"), write("c", when=when({"b": False}))),
        (write("a"), choose("b", "x>a*1", "y>a*9", "z")),
        (scale("a", -5, 5),),
        (read("a", goto="nowhere"), END),
        (read("a", goto="end"), write("b"), read("c"), END),
    ],
)
def test_what_fits_together_has_no_fault_but_those_of_its_gotos(steps: tuple[Step, ...]) -> None:
    assert {code for code, _, _ in found(*steps)} <= {FaultCode.GOTO_UNKNOWN}


def test_an_exercise_tells_where_its_steps_stand_and_which_decide_the_path() -> None:
    small = exercise(
        choose("a", "x", "y>end"),
        write("b"),
        write("c", when=when({"b": True})),
        read("d", goto="end"),
        choose("e", "x"),
        END,
    )
    assert small.position["c"] == 2
    assert small.step("c").id == "c"
    assert small.deciding == {"a", "b", "d"}
    assert small.words_for(needs("n")) is NEEDS


def test_a_sound_exercise_begins_at_its_first_question() -> None:
    steps = (read("a", goto="c"), write("b"), write("c", when=when({"b": False})))
    assert walk(*steps).waiting == "c"
