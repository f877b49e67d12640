"""Which hints fit a text: what is asked about, where they are, and what keeps the coach silent."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.coach import hinting
from nvc_coach.coach.hinting import Hint, hints, telling
from nvc_coach.coach.lists import CoachLists, for_exercise
from nvc_coach.coach.words import Words, words_in
from nvc_coach.practice.exercise import Exercise, Observe
from nvc_coach.practice.hint_table import Asked, HintTable
from nvc_coach.practice.vocabulary import Group, Vocabulary, Word
from tests.coach.listed import asked, lists, table

RUDE = lists(
    table("rude", "rude", "very rude", unless=("rude awakening",)),
    table("cold", "cold", after=("(person) (be)",), not_after=("she was",)),
    negations=("not", "isn't"),
    reports=("he said", "she says"),
    turns=("but",),
    silent=("hit me",),
    unless=("not only", "rude health"),
)
PIECES_OF_TEXT = (
    *("“", "”", "'", '"', "\n", " ", "é", "ß", "😀", ", ", ". ", "?", "\n\n"),
    *("rude", "Rude", "very ", "he ", "is ", "not ", "he said ", " but ", "hit me"),
)


def test_a_hint_tells_the_words_as_they_stand_their_place_and_the_question() -> None:
    assert hints("He\u2019s so RUDE to me", RUDE) == (Hint("rude", 8, 12, "RUDE", "rude?"),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("?!", []),
        ("he is kind", []),
        ("rude, and rude again", ["rude", "rude"]),
        ("very rude", ["very rude"]),
        # innocent
        ("a rude awakening", []),
        ("in rude health", []),
        # negations
        ("he was not rude", []),
        ("he was not at all rude", []),
        ("he was not at all nearly rude", ["rude"]),
        ("he isn\u2019t rude", []),
        ("he was not kind. Rude, rather", ["Rude"]),
        ("he was not only rude", ["rude"]),
        ("rude, not", ["rude"]),
        # quotations and reports
        ('he was "rude" there', []),
        ("the word “rude” was rude", ["rude"]),
        ("he said I was rude", []),
        ("he said: you are rude, so rude", []),
        ("he said so. Rude of him", ["Rude"]),
        ("he said so, but he was rude", ["rude"]),
        ("Rude, he said", ["Rude"]),
        ("he said", []),
        # names
        ("the film Rude Boys is long", []),
        ("he was SO RUDE", ["RUDE"]),
        # contexts
        ("cold soup", []),
        ("he was cold", ["cold"]),
        ("my boss is cold", ["cold"]),
        ("it was cold", []),
        ("she was cold", []),
        ("she is cold", ["cold"]),
        ("he was, cold", []),
        ("he was", []),
        # silence
        ("he hit me, and he was rude", []),
        ("Rude. Then he hit me.", []),
    ],
)
def test_what_is_asked_about(text: str, words: list[str]) -> None:
    assert asked(text, RUDE) == words


def test_where_hints_overlap_the_first_then_the_longest_then_the_earlier_one_is_given() -> None:
    held = lists(
        table("one", "b c"), table("two", "a b"), table("three", "a", "d"), table("four", "d")
    )

    found = [(one.id, one.phrase) for one in hints("a b c d", held)]

    assert found == [("two", "a b"), ("three", "d")]


def test_a_hint_that_offers_something_goes_before_what_it_overlaps() -> None:
    story = HintTable("story", "And?", (Asked(("a burden",), ("sad",)),))
    held = lists(table("thought", "feel like a", "so"), story)

    given = hints("so I feel like a burden", held)

    assert [one.id for one in given] == ["thought", "story"]
    assert [one.phrase for one in given] == ["so", "a burden"]


def test_the_hint_that_is_shown_is_the_first_that_offers_something_or_else_the_first() -> None:
    story = HintTable("story", "And?", (Asked(("a burden",), ("sad",)),))
    held = lists(table("thought", "feel like a", "so"), story)

    assert telling("so I feel like a burden", held) == hints("so I feel like a burden", held)[1]
    assert telling("so it went, so it goes", held) == hints("so it went", held)[0]
    assert telling("and I rest", held) is None


def test_a_long_text_is_read_no_further_than_what_is_shown_unless_it_is_silent_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    def reading(text: str, start: int, end: int) -> Words:
        read.append(text[start:end])
        return words_in(text, start, end)

    monkeypatch.setattr(hinting, "words_in", reading)
    monkeypatch.setattr(hinting, "STRETCH", 10)
    told = "We met at noon. He was rude. Then he went home. "

    hint = telling(told, RUDE)

    assert hint is not None
    assert (hint.phrase, read) == ("rude", ["We met at noon.", " He was rude."])
    assert telling(f"{told}He hit me.", RUDE) is None


@given(st.lists(st.sampled_from(PIECES_OF_TEXT)).map("".join), st.integers(1, 20))
def test_a_text_read_in_stretches_gets_the_same_hints_as_read_at_once(
    text: str, length: int
) -> None:
    at_once = hints(text, RUDE)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(hinting, "STRETCH", length)
        assert hints(text, RUDE) == at_once


def test_lists_stand_beside_each_other_and_one_that_is_silent_silences_all() -> None:
    first, second = (
        RUDE.lists[0],
        lists(table("kind", "kind", "rude"), silent=("so sorry",)).lists[0],
    )
    both = CoachLists("observation", (first, second))

    assert [one.id for one in hints("kind or rude", both)] == ["kind", "rude"]
    assert hints("kind or rude, so sorry", both) == ()
    assert hints("kind or rude, he hit me", both) == ()
    assert hints("kind or rude", CoachLists("observation")) == ()


def test_what_can_be_offered_instead_comes_with_the_hint() -> None:
    told = HintTable("told", "And?", (Asked(("ignored",), ("sad",), ("to-be-heard",)),))

    (hint,) = hints("I feel ignored", lists(told))

    assert (hint.feelings, hint.needs) == (("sad",), ("to-be-heard",))


PIECES = st.sampled_from(PIECES_OF_TEXT)


@given(st.lists(PIECES).map("".join) | st.text())
def test_offsets_are_right_in_any_text_and_hints_stand_in_order(text: str) -> None:
    last = 0
    for hint in hints(text, RUDE):
        assert last <= hint.start < hint.end
        assert text[hint.start : hint.end] == hint.phrase
        assert hint.phrase.casefold().split()[-1] in {"rude", "cold"}
        last = hint.end


# ------------------------------------------------------------------ what an exercise adds


def exercise(*own: HintTable, story: Vocabulary | None = None) -> Exercise:
    return Exercise(
        id="ours",
        version="1.0.0",
        language="en",
        title="Ours",
        summary="Ours.",
        minutes=1,
        form=("solo",),
        steps=(Observe(id="seen", ask="What?"),),
        own_hints=own,
        faux_feelings=story,
    )


def story(name: str, *words: Word) -> Vocabulary:
    return Vocabulary(name, "1.0.0", "en", "faux-feelings", (Group("all", "All", words),))


def test_an_exercise_adds_hints_of_its_own_to_those_of_its_kind() -> None:
    own = table("off-key", "off key")
    other = replace(table("nicer", "nicer"), kind="request")

    held = for_exercise(RUDE, exercise(own, other))

    assert asked("rude, nicer and off key", held) == ["rude", "off key"]
    assert asked("he said it was off key", held) == []
    assert asked("off key", RUDE) == []


def test_an_exercise_adds_hints_where_there_is_no_list() -> None:
    held = for_exercise(CoachLists("observation"), exercise(table("off-key", "off key")))

    assert asked("off key", held) == ["off key"]


def test_an_exercise_adds_its_own_words_that_carry_a_story() -> None:
    core = story("core/faux-feelings", Word("ignored", "ignored"))
    own = story("ours", Word("ignored", "ignored"), Word("mobbed", "mobbed", needs=("rest",)))
    told = replace(table("story", "ignored"), vocabulary="core/faux-feelings")
    few = table("few", "used")

    def found(held_against: Vocabulary | None) -> Iterator[str]:
        held = for_exercise(lists(told, few), exercise(story=held_against))
        return (one.phrase for one in hints("ignored, mobbed, used", held))

    assert list(found(None)) == ["ignored", "used"]
    assert list(found(core)) == ["ignored", "used"]
    assert list(found(own)) == ["ignored", "mobbed", "used"]
