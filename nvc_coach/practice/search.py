"""Searching a vocabulary: by a word, by its meaning, and by words that carry a story."""

from dataclasses import dataclass

from nvc_coach.practice.vocabulary import Vocabulary, Word, folded

LEAST_LETTERS = 4
"""Letters from which on meanings and stories are searched: fewer begin words of nearly all."""
MOST_STORIES = 3
"""More words that carry a story, and what was typed is not yet meant for one of them."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search finds; no word is in it twice.

    Attributes:
        named: Words that are called so, the nearest first.
        stories: Words that carry a story and are called so.
        underneath: What may lie underneath these.
        meant: Words whose meaning says so.
    """

    named: tuple[Word, ...] = ()
    stories: tuple[Word, ...] = ()
    underneath: tuple[Word, ...] = ()
    meant: tuple[Word, ...] = ()


def search(words: Vocabulary, text: str, stories: Vocabulary | None = None) -> Hits:
    """The words that fit what somebody types.

    Args:
        words: Where to look.
        text: A word, or how one begins.
        stories: Words that carry a story, with what may lie underneath; None to leave them out.
    """
    named = words.beginning(text)
    found = {word.id for word in named}
    if len(folded(text)) < LEAST_LETTERS:
        return Hits(named)
    told = stories.beginning(text) if stories is not None else ()
    told = told if len(told) <= MOST_STORIES else ()
    underneath = tuple(word for word in _underneath(words, told) if word.id not in found)
    found |= {word.id for word in underneath}
    meant = tuple(word for word in words.meaning(text) if word.id not in found)
    return Hits(named, told if underneath else (), underneath, meant)


def underneath(words: Vocabulary, story: Word) -> tuple[Word, ...]:
    """The words of a vocabulary of feelings or needs that may lie underneath a story."""
    ids = {"feelings": story.feelings, "needs": story.needs}.get(words.kind, ())
    return tuple(word for one in ids if (word := words.get(one)))


def _underneath(words: Vocabulary, stories: tuple[Word, ...]) -> tuple[Word, ...]:
    found = {word.id: word for story in stories for word in underneath(words, story)}
    return tuple(found.values())
