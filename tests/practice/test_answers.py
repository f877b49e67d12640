from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.practice.answers import (
    Agreed,
    Agreements,
    Answer,
    Chosen,
    Number,
    Picks,
    Text,
    clean,
    cleaned,
    is_blank,
)
from nvc_coach.practice.events import Answered
from nvc_coach.practice.exercise import KINDS, Page
from nvc_coach.practice.refusals import Refusal
from tests.practice.exercises import (
    Walk,
    agreement,
    choose,
    feelings,
    needs,
    observe,
    pause,
    read,
    request,
    scale,
    walk,
    write,
)

ONE_OF_EACH = (
    read("read"),
    write("write"),
    observe("observe"),
    feelings("feelings"),
    needs("needs"),
    choose("choose", "x", "y"),
    scale("scale", 0, 5),
    pause("pause"),
    request("request"),
    agreement("agreement"),
)
FITTING: dict[str, Answer] = {
    "write": Text("words"),
    "observe": Text("words"),
    "feelings": Picks(("sad",), ("tender",)),
    "needs": Picks(("rest",)),
    "choose": Chosen(("x",)),
    "scale": Number(5),
    "request": Text("Would you?", by=date(2026, 11, 29)),
    "agreement": Agreements((Agreed("to call", "D.", date(2026, 12, 6)),)),
}


def at(step: str) -> Walk:
    person = walk(*ONE_OF_EACH)
    while person.waiting != step:
        person.says(None)
    return person


def kept(step: str, answer: Answer) -> Answer | None:
    return at(step).says(answer).session.path[-1].answer


def test_there_are_ten_kinds_of_step() -> None:
    assert {type(step) for step in ONE_OF_EACH} == set(KINDS)
    assert {step.kind for step in ONE_OF_EACH} == {step.id for step in ONE_OF_EACH}


@pytest.mark.parametrize("step", FITTING)
def test_a_step_takes_an_answer_of_its_kind_as_it_is(step: str) -> None:
    assert kept(step, FITTING[step]) == FITTING[step]


@pytest.mark.parametrize("step", FITTING)
@pytest.mark.parametrize("other", FITTING)
def test_a_step_refuses_an_answer_of_another_kind(step: str, other: str) -> None:
    fits = type(FITTING[step]) is type(FITTING[other])
    day_without_place = other == "request" and step != "request"
    taken_from_elsewhere = {step, other} == {"feelings", "needs"}
    if fits and not day_without_place and not taken_from_elsewhere:
        at(step).says(FITTING[other])
    else:
        refusal = at(step).tries_saying(FITTING[other])
        assert refusal is (Refusal.UNKNOWN_WORD if taken_from_elsewhere else Refusal.WRONG_KIND)


@pytest.mark.parametrize(
    ("step", "blank"),
    [
        ("write", Text("")),
        ("observe", Text(" \n\t\u2028\u3000")),
        ("request", Text(" ", by=date(2026, 11, 29))),
        ("needs", Picks()),
        ("feelings", Picks((), ("", "  "))),
        ("choose", Chosen(())),
        ("agreement", Agreements(())),
        ("agreement", Agreements((Agreed(" ", "D."),))),
    ],
)
def test_a_blank_answer_leaves_the_step_open(step: str, blank: Answer) -> None:
    assert kept(step, blank) is None


@pytest.mark.parametrize(
    ("step", "blank"),
    [
        ("write", Picks()),
        ("scale", Text("")),
        ("needs", Text("")),
        ("choose", Agreements(())),
        ("agreement", Chosen(())),
    ],
)
def test_a_blank_answer_of_another_kind_is_refused_too(step: str, blank: Answer) -> None:
    assert at(step).tries_saying(blank) is Refusal.WRONG_KIND


@pytest.mark.parametrize(("number", "fits"), [(-1, False), (0, True), (5, True), (6, False)])
def test_a_number_lies_on_its_scale_ends_included(number: int, *, fits: bool) -> None:
    if fits:
        assert kept("scale", Number(number)) == Number(number)
    else:
        assert at("scale").tries_saying(number) is Refusal.OUT_OF_RANGE


@pytest.mark.parametrize(
    ("answer", "blank"),
    [
        (Text(" "), True),
        (Text("x"), False),
        (Picks((), (" ",)), True),
        (Picks((), (" ", "x")), False),
        (Picks(("rest",)), False),
        (Chosen(()), True),
        (Chosen(("x",)), False),
        (Agreements((Agreed(" ", " "),)), True),
        (Agreements((Agreed("", "D."),)), False),
        (Number(0), False),
    ],
)
def test_an_answer_is_blank_if_it_holds_no_word_choice_or_number(
    answer: Answer, *, blank: bool
) -> None:
    assert is_blank(answer) is blank


def test_nought_is_an_answer() -> None:
    assert at("scale").says(0).session.passed("scale") is not None


def test_words_and_choices_that_are_not_there_are_refused() -> None:
    assert at("needs").tries_saying(Picks(("rest", "power-over"))) is Refusal.UNKNOWN_WORD
    assert at("choose").tries_saying(Chosen(("z",))) is Refusal.UNKNOWN_CHOICE


def test_own_words_are_taken_everywhere_and_never_promoted_to_the_vocabulary() -> None:
    assert kept("needs", Picks((), ("rest",))) == Picks((), ("rest",))


def test_each_pick_and_each_own_word_is_kept_once_in_order() -> None:
    given_twice = Picks(("rest", "ease", "rest"), ("b", "a", "b", " "))
    assert kept("needs", given_twice) == Picks(("rest", "ease"), ("b", "a"))


def test_own_words_that_become_alike_at_the_door_are_kept_once() -> None:
    assert kept("needs", Picks((), ("a\r\nb", "a\nb"))) == Picks((), ("a\nb",))


def test_an_agreement_without_words_is_left_out() -> None:
    agreed = Agreements((Agreed(""), Agreed("to call")))
    assert kept("agreement", agreed) == Agreements((Agreed("to call"),))


def test_the_event_keeps_what_the_person_saw() -> None:
    event = at("needs").says(("to-be-heard", "own")).session.log[-1]
    assert isinstance(event, Answered)
    assert (event.asked, event.said) == ("needs?", ("to be heard",))


def test_without_ids_the_event_says_no_labels() -> None:
    for step in ("write", "scale", "agreement"):
        event = at(step).says(FITTING[step]).session.log[-1]
        assert isinstance(event, Answered)
        assert event.said is None
    own = at("needs").says(Picks((), ("own",))).session.log[-1]
    assert isinstance(own, Answered)
    assert own.said is None


def test_what_an_event_of_a_kept_log_says_was_shown_is_believed() -> None:
    event = Answered(
        step="needs", answer=Picks(("rest",)), asked="Then?", said=("Repose",), at=at("needs").now
    )
    mark = at("needs").does(event).page.trail[-1]
    assert (mark.asked, mark.words) == ("Then?", "Repose")


def test_the_label_kept_of_a_choice_has_answers_in_it() -> None:
    from nvc_coach.practice.exercise import Choice

    person = walk(write("who"), choose("way", Choice("ask", "Ask {who|them}")), write("end"))
    assert person.says("Ana", "ask").page.trail[-1].words == "Ask Ana"


# ------------------------------------------------------------------ the session's door


@pytest.mark.parametrize(
    ("given_text", "kept_text"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("\r\r\n\n", "\n\n\n"),
        ("a\ud800b", "a\ufffdb"),
        ("\udcff\udcfe", "\ufffd\ufffd"),
        ("é\udcff", "é\ufffd"),
        ("\ud83d\ude00", "\U0001f600"),
        ("\ud83d", "\ufffd"),
    ],
)
def test_line_ends_become_lf_and_what_is_no_text_becomes_the_replacement_character(
    given_text: str, kept_text: str
) -> None:
    assert clean(given_text) == kept_text


def test_everything_else_is_exact() -> None:
    odd = "\x00 \x0b\x0c\x1b[1m\x85\u2028\u2029\ufeff\u202e[/b] «ﬁ» e\u0301 \U0001f9d1\u200d "
    assert clean(odd) == odd
    assert kept("write", Text(odd)) == Text(odd)


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_any_text_without_carriage_returns_comes_through_exactly(text: str) -> None:
    assert clean(text) == text


@given(st.text(st.characters()))
def test_any_kept_text_can_be_written_down_and_is_not_changed_again(text: str) -> None:
    once = clean(text)
    once.encode()
    assert "\r" not in once
    assert clean(once) == once


@pytest.mark.parametrize(
    ("given_answer", "kept_answer"),
    [
        (Text("a\r\n", date(2026, 1, 1)), Text("a\n", date(2026, 1, 1))),
        (Picks(("rest",), ("\r", "x")), Picks(("rest",), ("\n", "x"))),
        (Agreements((Agreed("a\r", "b\udcff"),)), Agreements((Agreed("a\n", "b\ufffd"),))),
        (Chosen(("x",)), Chosen(("x",))),
        (Number(3), Number(3)),
    ],
)
def test_every_word_of_an_answer_passes_the_door(given_answer: Answer, kept_answer: Answer) -> None:
    assert cleaned(given_answer) == kept_answer


def test_pages_are_no_asking_steps() -> None:
    pages = [step.id for step in ONE_OF_EACH if isinstance(step, Page)]
    assert pages == ["read", "pause"]
    assert [walk(*ONE_OF_EACH).session.exercise.asking(one) for one in pages] == [None, None]
    assert walk(*ONE_OF_EACH).session.exercise.asking("nonsense") is None
    with pytest.raises(KeyError):
        walk(*ONE_OF_EACH).session.exercise.step("nonsense")
