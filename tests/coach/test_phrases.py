"""Many phrases are found in one walk over a text, in a time that grows with its length."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.coach import phrases
from nvc_coach.coach.phrases import LONGEST, Phrases, length, sets_in
from nvc_coach.coach.words import spelled, words_in
from tests.coach.listed import SETS


def found(text: str, *phrases: str, names: bool = True) -> list[str]:
    """Which phrases are found in a text."""
    looked_for = Phrases(zip(phrases, phrases, strict=True), SETS, names=names)
    return [mark for _start, _end, mark in looked_for.found_in(words_in(text))]


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


class Steps(dict[object, object]):
    """What may follow in the tree, counting how often it is asked for."""

    taken = 0

    def get(self, key: object, default: object = None) -> object:
        type(self).taken += 1
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        type(self).taken += 1
        return super().__contains__(key)


class Counted(phrases._State[str]):  # noqa: SLF001  # its steps are what is counted
    """A place in the tree whose steps are counted."""

    def __init__(self, nodes: Sequence[phrases._Node[str]]) -> None:
        super().__init__(nodes)
        self.on = Steps()  # type: ignore[assignment]  # a dict that counts


def steps_taken(text: str, *looked_for: str) -> int:
    """How many steps in the tree finding phrases in a text takes."""
    tree = Phrases(zip(looked_for, looked_for, strict=True), SETS, names=True)
    Steps.taken = 0
    assert list(tree.found_in(words_in(text)))
    return Steps.taken


# Each word goes on with all that stood before it: the worst that a list and a text can do together.
WORST = [" ".join(["a"] * many) for many in range(1, LONGEST + 1)]


@pytest.mark.parametrize("looked_for", [["he was"], WORST, ["(person) (be) (person) (be)", *WORST]])
@pytest.mark.parametrize("text", ["he was ", "a ", "so He is "])
def test_the_steps_grow_with_the_length_of_the_text_and_no_faster(
    looked_for: list[str], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "_State", Counted)
    thousand, ten_thousand = (
        steps_taken(f"{text * (many // len(text.split()))}a he was", *looked_for)
        for many in (1_000, 10_000)
    )

    assert ten_thousand <= 10.1 * thousand


@given(st.lists(st.sampled_from(["a", "b", "he", "is", "A", "He", ",", "."]), max_size=30))
def test_phrases_are_found_as_looking_everywhere_would_find_them(parts: list[str]) -> None:
    text = " ".join(parts)
    looked_for = ["a", "a b", "b a", "a a a", "he", "he is a"]
    words = words_in(text)
    folded = [one.lower() for one in words.written]
    expected = [
        phrase
        for start in range(len(words))
        for phrase in sorted(looked_for, key=len)
        if folded[start : start + len(phrase.split())] == phrase.split()
        and all(gap.joined for gap in words.gaps[start + 1 : start + len(phrase.split())])
    ]

    assert found(text, *looked_for, names=False) == expected


@given(st.text(alphabet="ah eis.,A\n-", max_size=30))
def test_what_cannot_be_in_a_text_is_not_found_in_it(text: str) -> None:
    looked_for = ["a", "a he", "he-is", "(person) is", "(doing)", "(name) is a"]

    for phrase in looked_for:
        one = Phrases([(phrase, None)], SETS, names=True)
        if not one.may_be_in(text):
            assert not [*one.found_in(words_in(text))]


LOOKED_OVER = "The boss hits men \u2013 he told\n her"


@pytest.mark.parametrize("phrase", ["(person) told", "told\nher", "(name)"])
def test_a_quick_look_keeps_what_can_be_in_a_text(phrase: str) -> None:
    assert Phrases([(phrase, None)], SETS, names=True).may_be_in(LOOKED_OVER)


@pytest.mark.parametrize("phrase", ["hit me", "(person) (be)", "(doing) (be)"])
def test_a_quick_look_tells_what_cannot_be_in_a_text(phrase: str) -> None:
    assert not Phrases([(phrase, None)], SETS, names=True).may_be_in(LOOKED_OVER)
