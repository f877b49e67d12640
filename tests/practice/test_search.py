"""Searching words: by what they are called, by what they mean, and underneath a story."""

from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.practice.search import Hits, search, underneath
from nvc_coach.practice.vocabulary import Group, Vocabulary, VocabularyKind, Word

IGNORED = Word("ignored", "ignored", feelings=("lonely", "gone"), needs=("quiet",))
INVISIBLE = Word("invisible", "invisible", also=("ignorable",), feelings=("hurt", "lonely"))


def small(*words: Word, kind: VocabularyKind = "feelings") -> Vocabulary:
    return Vocabulary("v", "1.0.0", "en", kind, (Group("g", "G", words),))


LONELY = Word("lonely", "lonely", "I miss being close")
HURT = Word("hurt", "hurt", "it went to my heart", also=("heartbroken",))
QUIET = Word("quiet", "quiet", "less noise, and fewer demands")
FEELINGS = small(LONELY, HURT, Word("calm", "calm", "quiet inside, and close to rest"))
STORIES = small(IGNORED, INVISIBLE, kind="faux-feelings")


def test_what_is_called_so_comes_first_and_is_found_once() -> None:
    assert search(FEELINGS, "heart") == Hits((HURT,))


def test_words_are_found_by_any_word_of_their_meaning() -> None:
    assert search(FEELINGS, "clos").meant == tuple(FEELINGS)[::2]
    assert search(FEELINGS, "lose").meant == ()
    assert search(small(QUIET), "NOISE").meant == (QUIET,)


def test_what_lies_underneath_a_word_that_carries_a_story_is_found_by_it() -> None:
    hits = search(FEELINGS, "ignor", STORIES)
    assert (hits.named, hits.stories) == ((), (IGNORED, INVISIBLE))
    assert hits.underneath == (LONELY, HURT)
    assert search(small(QUIET, kind="needs"), "ignored", STORIES).underneath == (QUIET,)


def test_other_words_have_nothing_underneath() -> None:
    assert underneath(small(QUIET, kind="sensations"), IGNORED) == ()
    assert search(small(QUIET, kind="needs"), "invisible", STORIES) == Hits()


def test_what_many_stories_begin_with_is_not_meant_for_one_of_them() -> None:
    many = small(*(Word(f"un{n}", f"unhe{n}", feelings=("hurt",)) for n in range(4)))
    assert search(FEELINGS, "unhe", many) == Hits()


def test_fewer_letters_search_names_alone() -> None:
    assert search(FEELINGS, "clo", STORIES) == Hits()
    assert search(FEELINGS, "   ", STORIES) == Hits()
    assert search(FEELINGS, "lon", STORIES) == Hits((LONELY,))


@given(st.text(max_size=12))
def test_no_word_is_found_twice(text: str) -> None:
    hits = search(FEELINGS, text, STORIES)
    found = [word.id for word in (*hits.named, *hits.underneath, *hits.meant)]
    assert len(found) == len(set(found))
