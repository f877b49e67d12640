"""A vocabulary is read with that which it extends, and whatever does not fit is told."""

from dataclasses import replace

import pytest

from nvc_coach.library.references import NotThere
from nvc_coach.library.table import id_from
from nvc_coach.library.vocabulary_reading import MOST_WORDS
from nvc_coach.practice.vocabulary import Group, Vocabulary, Word
from tests.library.marked import (
    CORE,
    GROUP,
    VOCABULARY_HEAD,
    place_of,
    unmarked,
    vocabulary_in,
    words,
)

NEEDS = VOCABULARY_HEAD + 'kind = "needs"\n'
FEELINGS = VOCABULARY_HEAD + 'kind = "feelings"\n'
FAUX = VOCABULARY_HEAD + 'kind = "faux-feelings"\n'
EXTENDING = NEEDS + 'extends = "core/needs@1"\n'
THERE = words(
    broken=NotThere.BROKEN, circle=NotThere.CIRCULAR, deep=NotThere.TOO_DEEP, ours=NotThere.UNKNOWN
)


def read(text: str) -> Vocabulary:
    reading = vocabulary_in(text, THERE)
    assert reading.problems == ()
    assert reading.value is not None
    return reading.value


def shape(vocabulary: Vocabulary) -> list[tuple[str, list[str]]]:
    return [(group.id, [word.id for word in group.words]) for group in vocabulary.groups]


def test_words_may_be_plain_or_say_more() -> None:
    vocabulary = read(
        FEELINGS
        + 'title = "Ours"\nsummary = "Words."\nauthors = ["A"]\nlicence = "CC0"\ntags = ["t"]\n'
        + '\n[[source]]\ntitle = "A list"\n'
        + '\n[[group]]\nid = "sad"\nlabel = "Sad"\nmet = false\n'
        + 'words = [\n  "Heavy-hearted, & so",\n'
        + '  { label = "Blue", also = ["down"], gloss = "low", intensity = 2 },\n'
        + '  { id = "gray", label = "Grey" },\n]\n'
    )
    assert vocabulary == Vocabulary(
        "ours",
        "1.0.0",
        "en",
        "feelings",
        (
            Group(
                "sad",
                "Sad",
                (
                    Word("heavy-hearted-so", "Heavy-hearted, & so"),
                    Word("blue", "Blue", "low", ("down",), 2),
                    Word("gray", "Grey"),
                ),
                met=False,
            ),
        ),
    )


def test_words_that_carry_a_story_name_what_lies_underneath() -> None:
    vocabulary = read(
        FAUX + '\n[[group]]\nid = "g"\nlabel = "G"\n'
        'words = [{ label = "ignored", feelings = ["sad"], needs = ["to-be-heard"] }]\n'
    )
    assert list(vocabulary) == [
        Word("ignored", "ignored", feelings=("sad",), needs=("to-be-heard",))
    ]


@pytest.mark.parametrize(
    ("label", "word_id"),
    [
        ("to be heard", "to-be-heard"),
        ("  Rest & ease!", "rest-ease"),
        ("o'clock", "o-clock"),
        ("Nähe", "n-he"),
        ("愛", ""),
        ("a" * 63 + "-b", "a" * 63),
    ],
)
def test_an_id_is_made_of_the_label(label: str, word_id: str) -> None:
    assert id_from(label) == word_id


def test_what_extends_another_adds_words_and_groups_takes_out_and_replaces() -> None:
    vocabulary = read(
        EXTENDING
        + 'remove = ["play"]\n'
        + '\n[[group]]\nid = "body"\nwords = [{ id = "air", label = "clean air" }, "water"]\n'
        + '\n[[group]]\nid = "home"\nlabel = "Home"\nwords = ["a roof", "rest"]\n'
    )
    assert shape(vocabulary) == [("body", ["air", "water"]), ("home", ["a-roof", "rest"])]
    air = vocabulary.get("air")
    assert air is not None
    assert air.label == "clean air"
    assert vocabulary.groups[0].label == "Body"
    assert (vocabulary.id, vocabulary.kind) == ("ours", "needs")


def test_a_group_that_is_there_keeps_its_label_and_side_unless_it_is_given_others() -> None:
    text = FEELINGS + 'extends = "core/feelings@1"\n'
    kept = read(text + '\n[[group]]\nid = "glad"\nwords = ["gay"]\n')
    assert [(one.label, one.met) for one in kept.groups] == [("Sad", False), ("Glad", True)]
    given = read(text + '\n[[group]]\nid = "glad"\nlabel = "Joy"\nmet = false\nwords = ["gay"]\n')
    assert [(one.label, one.met) for one in given.groups] == [("Sad", False), ("Joy", False)]
    assert shape(given)[1] == ("glad", ["glad", "gay"])


def test_what_extends_another_without_a_word_of_its_own_is_that_one_under_another_name() -> None:
    assert read(EXTENDING) == replace(CORE["core/needs"], id="ours")


W = '\n[[group]]\nid = "g"\nlabel = "G"\nwords = '
BROKEN = [
    ("format-missing", "⟦⟧id = 'x'\n"),
    ("format-unknown", NEEDS.replace('"nvc-vocabulary/1"', '⟦"nvc-vocab/1"⟧') + GROUP),
    ("key-missing", "⟦⟧" + VOCABULARY_HEAD + GROUP),
    ("not-one-of", VOCABULARY_HEAD + 'kind = ⟦"feeling"⟧\n' + GROUP),
    ("wrong-type", VOCABULARY_HEAD + "kind = ⟦1⟧\n" + GROUP),
    ("key-unknown", NEEDS + "⟦titel⟧ = 'x'\n" + GROUP),
    ("key-unknown", NEEDS + GROUP + "⟦met⟧ = true\n"),
    ("key-unknown", NEEDS + W + '[{ label = "a", ⟦needs⟧ = ["b"] }]\n'),
    ("not-an-id", NEEDS.replace('"ours"', '⟦"core/ours"⟧') + GROUP),
    ("not-an-id", FAUX + W + '[{ label = "a", needs = ["b", ⟦"B!"⟧] }]\n'),
    ("not-an-id", FAUX + W + '[{ label = "a", needs = [⟦"愛"⟧] }]\n'),
    ("empty", "⟦⟧" + NEEDS),
    ("empty", NEEDS + W + "⟦[]⟧\n"),
    ("empty", NEEDS + W + '[{ label = "a", also = [⟦""⟧] }]\n'),
    ("wrong-type", NEEDS + W + '⟦"a"⟧\n'),
    ("wrong-type", NEEDS + W + '[{ label = "a", also = ⟦"b"⟧ }]\n'),
    ("key-missing", NEEDS + "\n[[⟦group⟧]]\nid = 'g'\nwords = ['a']\n"),
    ("key-missing", EXTENDING + "\n[[⟦group⟧]]\nid = 'g'\nwords = ['a']\n"),
    ("key-missing", NEEDS + W + "[⟦{ id = 'a' }⟧]\n"),
    ("key-missing", NEEDS + '⟦remove⟧ = ["a"]\n' + GROUP),
    ("same-group-id", NEEDS + GROUP + '\n[[group]]\nid = ⟦"one"⟧\nlabel = "1"\nwords = ["x"]\n'),
    ("same-word-id", NEEDS + GROUP + '\n[[group]]\nid = "2"\nlabel = "2"\nwords = [⟦"First"⟧]\n'),
    ("word-needs-id", NEEDS + W + '["a", ⟦"愛"⟧]\n'),
    ("out-of-range", NEEDS + W + '[{ label = "a", intensity = ⟦6⟧ }]\n'),
    ("one-line", NEEDS + W + '[{ label = "a", gloss = ⟦"a\\nb"⟧ }]\n'),
    ("remove-unknown", EXTENDING + 'remove = ["air", ⟦"earth"⟧]\n'),
    ("remove-unknown", EXTENDING + 'remove = [⟦"pay"⟧]\n'),
    (
        "too-many",
        NEEDS + W.replace("words", "⟦words⟧") + str([f"w{n}" for n in range(MOST_WORDS + 1)]),
    ),
    ("vocabulary-unknown", NEEDS + 'extends = ⟦"theirs@1"⟧\n' + GROUP),
    ("vocabulary-unknown", NEEDS + 'extends = ⟦"ours@1"⟧\n' + GROUP),
    ("vocabulary-broken", NEEDS + 'extends = ⟦"broken@1"⟧\n' + GROUP),
    ("vocabulary-kind", NEEDS + 'extends = ⟦"core/feelings@1"⟧\n' + GROUP),
    ("vocabulary-major", NEEDS + 'extends = ⟦"core/needs@2"⟧\n' + GROUP),
    ("extends-circle", NEEDS + 'extends = ⟦"circle@1"⟧\n' + GROUP),
    ("too-deep", NEEDS + 'extends = ⟦"deep@1"⟧\n' + GROUP),
    ("unsafe-character", NEEDS + W + '["a", "b⟦\u202e⟧"]\n'),
    ("unsafe-character", NEEDS + W + '["a", "b⟦\\u001b⟧"]\n'),
]


@pytest.mark.parametrize(("code", "marked"), BROKEN)
def test_a_problem_is_told_where_it_is_and_nothing_else(code: str, marked: str) -> None:
    text, culprit = unmarked(marked)
    reading = vocabulary_in(text, THERE)
    assert reading.value is None
    assert [(one.code, place_of(one)) for one in reading.problems] == [(code, culprit)]
    assert "{" not in reading.problems[0].message


def test_a_word_that_is_near_is_offered() -> None:
    (problem,) = vocabulary_in(EXTENDING + 'remove = ["pay"]\n', THERE).problems
    assert problem.fix == 'Did you mean "play"?'
