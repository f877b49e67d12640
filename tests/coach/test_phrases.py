"""Many phrases are found in one walk over a text, in a time that grows with its length."""

from collections.abc import Sequence
from typing import overload

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.coach.phrases import LONGEST, Phrases, length, sets_in
from nvc_coach.coach.words import Token, spelled, words_in
from tests.coach.listed import SETS


def found(text: str, *phrases: str, names: bool = True) -> list[str]:
    """Which phrases are found in a text."""
    looked_for: Phrases[str] = Phrases(SETS, names=names)
    for phrase in phrases:
        looked_for.add(phrase, phrase)
    return [one.mark for one in looked_for.found_in(words_in(text))]


@pytest.mark.parametrize(
    ("text", "phrase", "there"),
    [
        ("He never LISTENS", "never listens", True),
        ("He never\nlistens", "never listens", True),
        ("He never, listens", "never listens", False),
        ("He nevermore", "never", False),
        ("never-ending", "never", False),
        ("self-centred", "self-centred", True),
        ("self centred", "self-centred", True),
        ("self-centred", "self centred", False),
        ("my boss is rude", "(person) (be) rude", True),
        ("my mother-in-law was rude", "(person) (be) rude", True),
        ("my cat was rude", "(person) (be) rude", False),
        ("stop shouting", "stop (doing)", True),
        ("stop ing", "stop (doing)", False),
        ("stop nothing", "stop (doing)", False),
        ("so Anna was", "(name) was", True),
        ("Anna was", "(name) was", False),
        ("so anna was", "(name) was", False),
        ("so He was", "he was", False),
        ("so He was", "(person) was", True),
        ("so He was", "(name) was", True),
    ],
)
def test_a_phrase_is_found_as_whole_words(text: str, phrase: str, there: bool) -> None:  # noqa: FBT001
    assert bool(found(text, phrase)) == there


def test_where_names_have_no_capitals_a_capital_says_nothing() -> None:
    assert found("so He was", "he was", "(name) was", names=False) == ["he was"]


def test_phrases_that_begin_alike_are_found_shorter_ones_first() -> None:
    phrases = ("the worst", "the worst ever", "worst", "the")

    assert found("the worst ever", *phrases) == ["the", "the worst", "the worst ever", "worst"]


def test_a_phrase_that_is_added_twice_with_one_mark_is_found_once() -> None:
    assert found("never", "never", "never") == ["never"]


def test_what_a_phrase_is_made_of_can_be_asked() -> None:
    assert sets_in("(person) is (very) rude") == ["person", "very"]
    assert spelled("Don\u2019t you") == ["don't", "you"]
    assert (length("self-centred and (person)"), length("…")) == (4, 0)


class Counted(Sequence[Token]):
    """The words of a text, counting how often one of them is looked at."""

    def __init__(self, text: str) -> None:
        self._tokens = words_in(text)
        self.looked_at = 0

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | Sequence[Token]:
        self.looked_at += 1
        return self._tokens[at]

    def __len__(self) -> int:
        return len(self._tokens)


class Steps(dict[str, object]):
    """What may follow in the tree, counting how often it is asked for."""

    taken = 0

    def get(self, key: str, default: object = None) -> object:
        type(self).taken += 1
        return super().get(key, default)


def steps_taken(text: str, *phrases: str) -> int:
    """How many steps in the tree finding phrases in a text takes."""
    looked_for: Phrases[str] = Phrases(SETS, names=True)
    for phrase in phrases:
        looked_for.add(phrase, phrase)
    waiting = [looked_for._root]  # noqa: SLF001
    while waiting:
        node = waiting.pop()
        waiting += node.next.values()
        node.next = Steps(node.next)  # type: ignore[assignment]
    Steps.taken = 0
    tokens = Counted(text)
    assert list(looked_for.found_in(tokens))
    assert tokens.looked_at <= len(tokens) + 1
    return Steps.taken


# Each word goes on with all that stood before it: the worst that a list and a text can do together.
WORST = [" ".join(["a"] * many) for many in range(1, LONGEST + 1)]


@pytest.mark.parametrize("phrases", [["he was"], WORST, ["(person) (be) (person) (be)", *WORST]])
@pytest.mark.parametrize("text", ["he was ", "a ", "so He is "])
def test_the_steps_grow_with_the_length_of_the_text_and_no_faster(
    phrases: list[str], text: str
) -> None:
    thousand, ten_thousand = (
        steps_taken(f"{text * (many // len(text.split()))}a he was", *phrases)
        for many in (1_000, 10_000)
    )

    assert ten_thousand <= 10.1 * thousand


@given(st.lists(st.sampled_from(["a", "b", "he", "is", "A", "He", ",", "."]), max_size=30))
def test_phrases_are_found_as_looking_everywhere_would_find_them(parts: list[str]) -> None:
    text = " ".join(parts)
    phrases = ["a", "a b", "b a", "a a a", "he", "he is a"]
    tokens = words_in(text)
    expected = [
        phrase
        for start in range(len(tokens))
        for phrase in sorted(phrases, key=len)
        if [one.word for one in tokens[start : start + len(phrase.split())]] == phrase.split()
        and all(one.joined for one in tokens[start + 1 : start + len(phrase.split())])
    ]

    assert found(text, *phrases, names=False) == expected
