"""The lists that ship ask where it helps, kindly, and keep silent where it would hurt or annoy."""

import tomllib
from collections.abc import Iterator

import pytest

from benchmarks.hints import KINDS, LIBRARY, shipped_lists
from nvc_coach.coach.hinting import hints
from nvc_coach.coach.lists import CoachList
from nvc_coach.library.shipped import shipped_exercises
from nvc_coach.practice.hint_table import CoachKind, HintTable
from nvc_coach.practice.vocabulary import VocabularyKind
from tests.coach.listed import asked

INNOCENT: list[tuple[CoachKind, str]] = [
    ("observation", "Me too."),
    ("observation", "I have never met her."),
    ("observation", "She said she never met her brother."),
    ("observation", "He was not rude."),
    ("observation", "Every Tuesday he comes at six and leaves at eight."),
    ("observation", "He comes every Tuesday at seven."),
    ("observation", "He told me that I was lazy."),
    ("observation", "She said: you never listen to me, you are so selfish."),
    ("observation", "He said, “You are always late.”"),
    ("observation", "She wrote 'lazy and rude' beside my draft."),
    ("observation", "We saw Cruel Intentions and sat next to Dr Strange."),
    ("observation", "The soup was cold and the wind was mean."),
    ("observation", "He raised his voice and went out of the room."),
    ("observation", "I saw her put the letter into the fire."),
    ("feelings", "I feel like crying."),
    ("feelings", "I feel that sadness again."),
    ("feelings", "I feel sad, tired and a little hopeful."),
    ("feelings", "I used to feel at ease with him."),
    ("feelings", "I feel it in my chest."),
    ("feelings", "I don't feel attacked."),
    ("needs", "time alone"),
    ("needs", "Me too: rest, and to be heard."),
    ("needs", "to matter even when I am not useful"),
    ("needs", "respect for my limits"),
    ("needs", "to have a say, and to take part"),
    ("needs", "She needs rest."),
    ("request", "Let me know by Friday if it doesn't suit you."),
    ("request", "Would you tell me what you heard me say?"),
    ("request", "Would you call me on Sunday at six?"),
    ("request", "Could we sit down for ten minutes tonight, and look at the bills?"),
]

HURT: list[tuple[CoachKind, str]] = [
    ("observation", "He hit me."),
    ("observation", "He hit me, that selfish, cruel man."),
    ("observation", "She threatened me with a knife, and it was never like this before."),
    ("observation", "He always threatens to lock me out."),
    ("request", "Stop hitting me."),
    ("request", "Never touch me again."),
    ("request", "Stop threatening my children."),
    ("request", "I want you to stop hitting me and to respect me."),
    ("request", "Stay away from me."),
    ("needs", "that he stops hitting me"),
    ("needs", "that she never threatens me again"),
    ("feelings", "I feel afraid, because he hit me and I feel ignored."),
]


@pytest.mark.parametrize(("kind", "text"), INNOCENT)
def test_the_coach_keeps_silent_on_what_is_innocent(kind: CoachKind, text: str) -> None:
    assert asked(text, shipped_lists(kind)) == []


@pytest.mark.parametrize(("kind", "text"), HURT)
def test_whoever_was_hurt_or_threatened_is_asked_nothing(kind: CoachKind, text: str) -> None:
    assert asked(text, shipped_lists(kind)) == []


ASKED: list[tuple[CoachKind, str, str]] = [
    ("observation", "He never listens.", "never"),
    ("observation", "SHE IS SO SELFISH", "SELFISH"),
    ("observation", "My boss was cold that day.", "cold"),
    ("observation", "She\u2019s passive aggressive", "passive aggressive"),
    ("observation", "He did it on purpose.", "on purpose"),
    ("feelings", "I feel that you hate me.", "feel that"),
    ("feelings", "I feel like you do not care.", "feel like you"),
    ("feelings", "I feel ignored.", "ignored"),
    ("feelings", "I don\u2019t feel heard.", "don\u2019t feel heard"),
    ("needs", "you to listen", "you to listen"),
    ("needs", "that my husband stays at home", "my husband"),
    ("needs", "a week in Spain", "Spain"),
    ("request", "I want you to respect me.", "respect me"),
    ("request", "Please don't shout.", "don't"),
    ("request", "You must come home.", "You must"),
    ("request", "Be nicer.", "Be nicer"),
    ("request", "Tell me from now on.", "from now on"),
]


@pytest.mark.parametrize(("kind", "text", "phrase"), ASKED)
def test_the_coach_asks_where_a_hint_helps(kind: CoachKind, text: str, phrase: str) -> None:
    assert phrase in asked(text, shipped_lists(kind))


@pytest.mark.parametrize("word", ["attacked", "excluded", "bullied", "threatened", "abused"])
def test_what_may_be_a_fact_is_not_doubted(word: str) -> None:
    (hint,) = hints(f"I feel {word}", shipped_lists("feelings"))

    assert hint.id == "may-be-a-fact"
    assert hint.say == "Perhaps this belongs to what happened. And what is it like inside you?"
    assert hint.feelings
    assert hint.needs


def names_of(kind: VocabularyKind) -> list[str]:
    """Every form of every word of a vocabulary."""
    words = LIBRARY.vocabulary(kind)
    assert words is not None
    return [name for word in words for name in word.names]


@pytest.mark.parametrize("before", ["", "I feel ", "I'm "])
def test_no_feeling_of_the_vocabulary_is_asked_about(before: str) -> None:
    texts = [f"{before}{name}" for name in names_of("feelings")]

    assert [text for text in texts if asked(text, shipped_lists("feelings"))] == []


@pytest.mark.parametrize("before", ["", "I need ", "My need for "])
def test_no_need_of_the_vocabulary_is_asked_about(before: str) -> None:
    texts = [f"{before}{name}" for name in names_of("needs")]

    assert [text for text in texts if asked(text, shipped_lists("needs"))] == []


def test_every_word_that_carries_a_story_is_asked_about_with_what_may_lie_beneath() -> None:
    for name in names_of("faux-feelings"):
        found = hints(f"I feel {name}", shipped_lists("feelings"))
        assert found, name
        assert any(one.needs for one in found), name


def every_hint() -> Iterator[tuple[CoachKind, CoachList, HintTable]]:
    for kind in KINDS:
        for one in shipped_lists(kind).lists:
            for hint in one.hints:
                yield kind, one, hint


def test_each_kind_has_one_list_in_english() -> None:
    assert [[one.id for one in shipped_lists(kind).lists] for kind in KINDS] == [
        [kind] for kind in KINDS
    ]


def test_what_is_asked_is_one_short_kind_question() -> None:
    for _kind, _list, hint in every_hint():
        assert hint.say.endswith("?")
        assert len(hint.say) <= 80
        assert not {"should", "wrong", "must", "bad", "never"} & set(hint.say.lower().split())


def test_what_is_offered_instead_is_in_the_vocabularies() -> None:
    folder = shipped_exercises() / "en/vocabulary"
    there = {}
    for kind in ("feelings", "needs"):
        groups = tomllib.loads((folder / f"{kind}.toml").read_text("utf-8"))["group"]
        there[kind] = {word["id"] for group in groups for word in group["words"]}
    for _kind, _list, hint in every_hint():
        for one in hint.asked:
            assert set(one.feelings) <= there["feelings"]
            assert set(one.needs) <= there["needs"]


def spoken(phrase: str, one: CoachList) -> str:
    """A phrase as somebody might write it, with a word of each set in the set's place."""
    parts = (one.sets.get(part[1:-1], ("Anna",))[0] if part[0] == "(" else part
             for part in phrase.split())  # fmt: skip
    return (
        " ".join(parts)
        .replace("-ing", "talking")
        .replace("-ous", "pompous")
        .replace("-zy", "crazy")
    )


def test_every_word_of_a_list_is_asked_about_somewhere_and_none_is_always_innocent() -> None:
    innocent = []
    for kind, one, hint in every_hint():
        for about in hint.asked:
            for word in about.words:
                before = spoken(hint.after[0], one) if hint.after else "so"
                texts = (f"{spoken(word, one)}", f"{before} {spoken(word, one)}")
                if not any(hints(text, shipped_lists(kind)) for text in texts):
                    innocent.append((hint.id, word))
    assert innocent == []
