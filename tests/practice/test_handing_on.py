"""A practice takes over what it says it takes, and what does not fit is left out."""

from dataclasses import replace

import pytest

from nvc_coach.practice.answers import Agreed, Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.events import Carried
from nvc_coach.practice.exercise import Asking, Exercise, Follow, Step, Take
from nvc_coach.practice.handing_on import agree, begin_after, hands_on
from nvc_coach.practice.session import Session
from nvc_coach.practice.vocabulary import Group, Vocabulary, Word
from tests.practice.exercises import (
    NEEDS,
    START,
    VOCABULARIES,
    Short,
    Walk,
    agreement,
    choose,
    exercise,
    feelings,
    needs,
    observe,
    read,
    request,
    scale,
    walk,
    write,
)

AGREED = Agreements((Agreed("call first", "D.", START.date()),))


def following(*steps: Step, takes: dict[str, str]) -> Exercise:
    """An exercise that follows the small one."""
    follow = Follow("small", tuple(Take(step, of) for step, of in takes.items()))
    return replace(exercise(*steps), id="next", follows=(follow,))


def after(first: Session, *steps: Step, takes: dict[str, str]) -> Session:
    return begin_after(following(*steps, takes=takes), first, START)


def taken(session: Session) -> dict[str, Answer]:
    return {one.step: one.answer for one in session.log if isinstance(one, Carried)}


def said(step: Asking, answer: Short) -> Session:
    """A practice of one step, at which something was said."""
    return walk(step).says(answer).session


def test_what_was_said_is_offered_and_piped_and_its_step_is_asked_all_the_same() -> None:
    first = walk(write("judgment"), agreement("agreed")).says("Selfish.", AGREED).session
    session = after(
        first,
        write("judgment", "Which one?"),
        agreement("plan", recap="{plan}"),
        write("c", "Of {plan|it}?"),
        takes={"judgment": "judgment", "plan": "agreed"},
    )
    assert taken(session) == {"judgment": Text("Selfish."), "plan": AGREED}
    person = Walk(session)
    assert person.waiting == "judgment"
    assert person.offered == (Text("Selfish."), "last")
    assert not session.begun
    assert person.says("Selfish.").offered == (AGREED, "last")
    assert person.says(None).asked == "Of D.: call first?"


def test_it_is_written_down_at_the_beginning_with_the_question_it_answered_then() -> None:
    first = said(write("judgment", "What do you think of them?"), "Selfish.")
    (event,) = after(first, write("start"), takes={"start": "judgment"}).log
    assert event == Carried(
        step="start", at=START, answer=Text("Selfish."), asked="What do you think of them?"
    )


def test_the_latest_answer_that_stands_is_taken_over_whatever_was_changed_before() -> None:
    steps = write("a"), choose("again", "yes>a*1", "no")
    person = walk(*steps).says("first", "yes", "second", "no")
    assert taken(after(person.session, write("b"), takes={"b": "a"})) == {"b": Text("second")}
    withdrawn = walk(*steps).says("first", "yes", None, "no").session
    assert taken(after(withdrawn, write("b"), takes={"b": "a"})) == {"b": Text("first")}
    undone = walk(write("a"), write("c")).says("x").goes_back().says("y", "z").session
    assert taken(after(undone, write("b"), takes={"b": "a"})) == {"b": Text("y")}
    amended = walk(write("a")).says("x").amends("a", "y").session
    assert taken(after(amended, write("b"), takes={"b": "a"})) == {"b": Text("y")}


def test_what_was_taken_over_and_left_open_is_handed_on_with_its_words_and_its_question() -> None:
    first = said(needs("a", "Which need?"), ("rest", "quiet"))
    second = Walk(after(first, needs("b", "And now?"), takes={"b": "a"})).says(None).session
    third = replace(following(needs("c"), takes={"c": "b"}), id="third")
    third = replace(third, follows=(replace(third.follows[0], exercise="next"),))
    session = begin_after(third, second, START)
    (event,) = session.log
    assert event == Carried(
        step="c",
        at=START,
        answer=Picks(("rest",), ("quiet",)),
        asked="Which need?",
        said=("rest",),
    )


def test_nothing_is_taken_over_where_nothing_was_said_or_the_practice_is_another() -> None:
    nothing = walk(write("a"), write("b")).says(None, "x").session
    assert after(nothing, write("c"), takes={"c": "a"}).log == ()
    whole = said(write("a"), "x")
    other = replace(following(write("c"), takes={"c": "a"}), follows=(Follow("other", ()),))
    assert begin_after(other, whole, START).log == ()
    assert not hands_on(whole, other)
    assert not hands_on(nothing, following(write("c"), takes={"c": "a"}))
    assert hands_on(whole, following(write("c"), takes={"c": "a"}))


def test_what_is_not_there_or_does_not_fit_is_left_out_and_the_rest_is_taken() -> None:
    first = walk(write("a"), scale("much", 0, 10), choose("way", "left", "right"), request("ask"))
    first.says("x", 9, "left", Text("rest", START.date()))
    session = after(
        first.session,
        read("page"),
        scale("little", 0, 5),
        choose("way", "right", "middle"),
        write("b"),
        write("c"),
        takes={
            "page": "a",
            "gone": "a",
            "little": "much",
            "way": "way",
            "c": "nowhere",
            "b": "a",
        },
    )
    assert taken(session) == {"b": Text("x")}
    assert after(first.session, write("b"), takes={"b": "ask"}).log == ()
    asked = after(first.session, request("b"), takes={"b": "ask"})
    assert taken(asked) == {"b": Text("rest", START.date())}
    chosen = after(first.session, choose("b", "left", "up"), takes={"b": "way"})
    assert taken(chosen) == {"b": Chosen(("left",))}
    number = after(first.session, scale("b", 0, 9), takes={"b": "much"})
    assert taken(number) == {"b": Number(9)}


SMALL = Vocabulary(
    "core/needs", "1.0.0", "en", "needs", (Group("one", "One", (Word("rest", "a rest"),)),)
)


def test_words_that_are_not_known_here_become_own_words_as_they_were_shown() -> None:
    first = said(needs("a"), ("to-be-heard", "rest", "quiet"))
    smaller = following(needs("b"), takes={"b": "a"})
    smaller = replace(smaller, vocabularies={**VOCABULARIES, NEEDS.id: SMALL})
    (event,) = begin_after(smaller, first, START).log
    assert isinstance(event, Carried)
    assert event.answer == Picks(("rest",), ("to be heard", "quiet"))
    assert event.said == ("a rest",)


def test_a_word_whose_label_was_never_written_down_is_taken_over_by_its_id() -> None:
    first = walk(needs("a")).says(("rest",)).session
    visit = replace(first.path[0], said=())
    first = replace(first, path=(visit,))
    smaller = following(needs("b"), takes={"b": "a"})
    words = replace(SMALL, groups=(Group("one", "One", (Word("air", "air"),)),))
    smaller = replace(smaller, vocabularies={**VOCABULARIES, NEEDS.id: words})
    assert taken(begin_after(smaller, first, START)) == {"b": Picks((), ("rest",))}


@pytest.mark.parametrize(
    ("one", "other", "agreeing"),
    [
        (write("a"), write("b"), True),
        (write("a"), observe("b"), True),
        (observe("a"), write("b"), True),
        (needs("a"), needs("b"), True),
        (needs("a"), feelings("b"), False),
        (write("a"), request("b"), False),
        (agreement("a"), write("b"), False),
    ],
)
def test_an_answer_goes_only_where_the_same_kind_of_answer_is_asked_for(
    one: Asking,
    other: Asking,
    agreeing: bool,  # noqa: FBT001  # a parameter of the test
) -> None:
    assert agree(one, other) is agreeing
    first = said(one, "rest")
    steps = (replace(other, id="c"),)
    assert bool(taken(after(first, *steps, takes={"c": one.id}))) is agreeing
