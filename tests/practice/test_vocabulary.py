import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.practice.vocabulary import Group, Vocabulary, Word, folded, words_of
from tests.practice.exercises import FEELINGS, NEEDS


def ids(words: tuple[Word, ...]) -> list[str]:
    return [word.id for word in words]


def test_the_words_come_in_the_order_they_are_read() -> None:
    assert ids(tuple(NEEDS)) == ["rest", "ease", "self-respect", "respect", "to-be-heard"]
    assert [group.met for group in FEELINGS.groups] == [False, True]


def test_a_word_is_found_by_its_id() -> None:
    word = NEEDS.get("to-be-heard")
    assert word is not None
    assert word.label == "to be heard"
    assert NEEDS.get("to be heard") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rest", "rest"),
        ("  REST ", "rest"),
        ("to  be\nheard", "to-be-heard"),
        ("listening", "to-be-heard"),
        ("A break", "rest"),
        ("to-be-heard", "to-be-heard"),
        ("res", None),
        ("", None),
        ("rest, ease", None),
    ],
)
def test_a_text_that_names_a_word_in_full_is_that_word(text: str, found: str | None) -> None:
    word = NEEDS.named(text)
    assert (word and word.id) == found


def small(*words: Word) -> Vocabulary:
    return Vocabulary("v", "1.0.0", "en", "needs", (Group("g", "G", words),))


def test_a_label_counts_before_another_form_and_an_id_last() -> None:
    words = small(Word("a", "one", also=("two",)), Word("b", "two"), Word("two", "three"))
    assert ids(tuple(word for word in [words.named("two")] if word)) == ["b"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("resp", ["respect", "self-respect"]),
        ("rest", ["rest"]),
        ("heard", ["to-be-heard"]),
        ("LIST", ["to-be-heard"]),
        ("br", ["rest"]),
        ("self-r", ["self-respect"]),
        ("est", []),
        ("", []),
        ("  ", []),
    ],
)
def test_the_beginning_of_any_word_of_a_name_finds_it(text: str, found: list[str]) -> None:
    assert ids(NEEDS.beginning(text)) == found


def test_the_word_that_is_typed_in_full_comes_first() -> None:
    words = small(Word("a", "restfulness"), Word("b", "rest"), Word("c", "to rest"))
    assert ids(words.beginning("rest")) == ["b", "a", "c"]


def test_a_word_that_is_called_just_that_otherwise_comes_before_longer_labels() -> None:
    words = small(Word("a", "care for the earth"), Word("b", "to be cared for", also=("care",)))
    assert ids(words.beginning("care")) == ["b", "a"]
    both = small(Word("a", "rest", also=("pause",)), Word("b", "pause"))
    assert ids(both.beginning("pause")) == ["b", "a"]


def test_of_labels_that_begin_so_the_shorter_come_first() -> None:
    words = small(Word("a", "to trust"), Word("b", "trustworthiness"), Word("c", "trusting"))
    assert ids(words.beginning("trust")) == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("I need rest, and to be heard.", ["rest", "to-be-heard"]),
        ("REST!", ["rest"]),
        ("Respect and self-respect and respect", ["respect", "self-respect"]),
        ("a break", ["rest"]),
        ("a long break", []),
        ("restless", []),
        ("", []),
        ("to be", []),
    ],
)
def test_a_sentence_holds_the_words_that_stand_in_it_whole(sentence: str, found: list[str]) -> None:
    assert ids(NEEDS.within(sentence)) == found


def test_the_longer_of_two_names_counts_where_one_holds_the_other() -> None:
    words = small(Word("a", "peace"), Word("b", "peace of mind"))
    assert ids(words.within("Peace of mind, then peace")) == ["b", "a"]


def test_a_vocabulary_without_words_finds_none() -> None:
    assert small().within("rest") == ()
    assert small(Word("dots", "…")).within("rest …") == ()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Don\N{RIGHT SINGLE QUOTATION MARK}t stop", ("don't", "stop")),
        ("self-respect - rest", ("self-respect", "rest")),
        ("'quoted'", ("quoted",)),
        ("e\u0301te\u0301", ("e\u0301te\u0301",)),
        ("कि", ("कि",)),
        ("a\u200bb\x00c…d", ("a", "b", "c", "d")),
    ],
)
def test_words_are_told_apart_as_a_reader_does(sentence: str, words: tuple[str, ...]) -> None:
    assert words_of(sentence) == words


def test_case_white_space_and_the_shape_of_an_apostrophe_do_not_count() -> None:
    assert folded("  Don\N{RIGHT SINGLE QUOTATION MARK}t \n STOP ") == folded("don't stop")


@given(st.text())
def test_looking_words_up_takes_any_text(text: str) -> None:
    NEEDS.named(text)
    assert set(ids(NEEDS.beginning(text))) <= {word.id for word in NEEDS}
    assert set(ids(NEEDS.within(text))) <= {word.id for word in NEEDS}
    assert all(word == word.strip("-'") for word in words_of(text))
