"""Looking words up, apart from any practice."""

from collections.abc import Mapping
from dataclasses import dataclass

from nvc_coach.practice.search import search
from nvc_coach.practice.vocabulary import Group, Vocabulary, VocabularyKind, Word
from nvc_coach.services.program import Program


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word of a vocabulary.

    Attributes:
        word: The word.
        group: The group it stands in.
        story: Whether it carries a story of what somebody did.
        feelings: The labels of feelings that may lie underneath.
        needs: The labels of needs that may lie underneath.
        beneath: The words that carry a story underneath which it was found; empty otherwise.
    """

    word: Word
    group: Group
    story: bool = False
    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    beneath: str = ""

    def as_data(self) -> dict[str, object]:
        """The JSON form."""
        word = self.word
        data: dict[str, object] = {
            "id": word.id,
            "label": word.label,
            "gloss": word.gloss,
            "group": self.group.id,
            "also": list(word.also),
        }
        if self.story:
            data |= {"feelings": list(word.feelings), "needs": list(word.needs)}
        return data


def words_of_kind(
    program: Program, kind: VocabularyKind, query: str | None = None
) -> tuple[FoundWord, ...] | None:
    """The words of a kind; None if there is no vocabulary of it.

    Args:
        program: What the program works with.
        kind: Which words.
        query: Only what a search for it finds, the nearest first: by a word, underneath a word that
            carries a story, by its meaning. All words, group by group, without it.
    """
    vocabulary = program.library.vocabulary(kind)
    if vocabulary is None:
        return None
    groups = {word.id: group for group in vocabulary.groups for word in group.words}
    story = kind == "faux-feelings"
    feelings = _labels(program.library.vocabulary("feelings") if story else None)
    needs = _labels(program.library.vocabulary("needs") if story else None)

    def found(word: Word, beneath: str = "") -> FoundWord:
        return FoundWord(
            word,
            groups[word.id],
            story,
            tuple(feelings.get(one, one) for one in word.feelings),
            tuple(needs.get(one, one) for one in word.needs),
            beneath,
        )

    if query is None:
        return tuple(map(found, vocabulary))
    stories = None if story else program.library.vocabulary("faux-feelings")
    hits = search(vocabulary, query, stories)
    beneath = ", ".join(one.label for one in hits.stories)
    return (
        *map(found, hits.named),
        *(found(word, beneath) for word in hits.underneath),
        *map(found, hits.meant),
    )


def _labels(vocabulary: Vocabulary | None) -> Mapping[str, str]:
    return {} if vocabulary is None else {word.id: word.label for word in vocabulary}
