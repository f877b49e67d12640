"""What an answer to a step means: a need or a feeling, whose, and whether it is met."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from nvc_coach.practice.answers import Picks
from nvc_coach.practice.exercise import Exercise, Feelings, Needs, Scale
from nvc_coach.practice.vocabulary import Group, Vocabulary

Kind = Literal["needs", "feelings"]
Whose = Literal["me", "us", "other"]


@dataclass(frozen=True, slots=True)
class WordMeaning:
    """What a vocabulary tells of a word beside its label.

    Attributes:
        group: The label of the group it stands in.
        group_id: The id of that group.
        met: Of a feeling, whether needs are met there; None where the vocabulary does not say.
    """

    group: str = ""
    met: bool | None = None
    group_id: str = ""


@dataclass(frozen=True, slots=True)
class PickMeaning:
    """What is picked at a step.

    Attributes:
        kind: Needs or feelings.
        whose: Whose they are; None where that is no longer known.
        met: Of needs, whether they are met there; None where the step does not say.
        words: What the vocabulary tells of its words, by id.
    """

    kind: Kind
    whose: Whose | None
    met: bool | None = None
    words: Mapping[str, WordMeaning] = field(default_factory=dict[str, WordMeaning], repr=False)


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the steps of one exercise ask for, as far as patterns look at it.

    Attributes:
        picks: The steps at which needs or feelings are picked, by id; sensations are neither.
        scales: The ends of its scales, by the step's id.
    """

    picks: Mapping[str, PickMeaning]
    scales: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class KnownWords:
    """The words by which needs and feelings are told apart where the exercise is gone."""

    needs: Mapping[str, WordMeaning] = field(default_factory=dict[str, WordMeaning], repr=False)
    feelings: Mapping[str, WordMeaning] = field(default_factory=dict[str, WordMeaning], repr=False)

    def meaning(self, picks: Picks) -> PickMeaning | None:
        """What was picked, by the words themselves; None where they do not tell.

        Whose needs they were and whether they were met is not known then.
        """
        needs, feelings = (
            sum(one in words for one in picks.picked) for words in (self.needs, self.feelings)
        )
        if needs == feelings:
            return None
        if needs > feelings:
            return PickMeaning("needs", None, None, self.needs)
        return PickMeaning("feelings", None, None, self.feelings)


NO_WORDS: Final = KnownWords()


def known_words(needs: Vocabulary | None, feelings: Vocabulary | None) -> KnownWords:
    """What vocabularies of needs and of feelings tell of their words."""
    return KnownWords(_words(needs), _words(feelings))


def meanings_of(exercise: Exercise) -> Meanings:
    """What the steps of an exercise ask for."""
    words: dict[str, Mapping[str, WordMeaning]] = {}
    picks: dict[str, PickMeaning] = {}
    for step in exercise.steps:
        if not isinstance(step, Needs | Feelings):
            continue
        vocabulary = exercise.words_for(step)
        if step.vocabulary not in words:
            words[step.vocabulary] = _words(vocabulary)
        known = words[step.vocabulary]
        if isinstance(step, Needs):
            picks[step.id] = PickMeaning("needs", step.about, step.met, known)
        elif vocabulary.kind != "sensations":
            picks[step.id] = PickMeaning("feelings", step.about, None, known)
    return Meanings(picks, _scales(exercise))


def meaning_in(group: Group) -> WordMeaning:
    """What is told of a word by the group it stands in."""
    return WordMeaning(group.label, group.met, group.id)


def _scales(exercise: Exercise) -> Mapping[str, tuple[int, int]]:
    return {one.id: (one.start, one.end) for one in exercise.steps if isinstance(one, Scale)}


def _words(vocabulary: Vocabulary | None) -> Mapping[str, WordMeaning]:
    groups: Iterable[tuple[str, WordMeaning]] = (
        (word.id, meaning_in(group))
        for group in (() if vocabulary is None else vocabulary.groups)
        for word in group.words
    )
    return dict(groups)
