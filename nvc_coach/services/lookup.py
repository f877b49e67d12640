"""Looking words up, apart from any practice."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    """

    word: Word
    group: Group
    story: bool = False
    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

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
        query: Only words that begin so, or that have a word that does, the nearest first; all of
            them, group by group, without it.
    """
    vocabulary = program.library.vocabulary(kind)
    if vocabulary is None:
        return None
    groups = {word.id: group for group in vocabulary.groups for word in group.words}
    story = kind == "faux-feelings"
    feelings = _labels(program.library.vocabulary("feelings") if story else None)
    needs = _labels(program.library.vocabulary("needs") if story else None)
    words = tuple(vocabulary) if query is None else vocabulary.beginning(query)
    return tuple(
        FoundWord(
            word,
            groups[word.id],
            story,
            tuple(feelings.get(one, one) for one in word.feelings),
            tuple(needs.get(one, one) for one in word.needs),
        )
        for word in words
    )


def _labels(vocabulary: Vocabulary | None) -> Mapping[str, str]:
    return {} if vocabulary is None else {word.id: word.label for word in vocabulary}
