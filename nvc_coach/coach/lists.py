"""Lists of the coach: what it asks about in texts of one kind, and where it keeps silent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum, auto
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from nvc_coach.coach.phrases import Phrases
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.hint_table import Asked, CoachKind, HintTable
from nvc_coach.practice.vocabulary import Vocabulary, Word

_STORY: Final = "core/faux-feelings"


class Role(IntEnum):
    """What a phrase is in a list for."""

    ASKED = auto()
    """It is asked about."""
    AFTER = auto()
    """What a hint asks about has to stand right behind it."""
    NOT_AFTER = auto()
    """What a hint asks about must not stand right behind it."""
    INNOCENT = auto()
    """In it, a hint's words, or those of all hints, are innocent."""
    NEGATION = auto()
    """What stands close behind it is said not to be."""
    REPORT = auto()
    """What comes behind it, somebody said."""
    TURN = auto()
    """With it, a report ends."""


ALL: Final = -1
"""Stands for all hints of a list."""


class Mark(NamedTuple):
    """What a phrase is for: its role, the number of its hint or `ALL`, and what is asked."""

    role: Role
    hint: int = ALL
    asked: int = -1


@dataclass(frozen=True)
class CoachList:
    """One list, as a trainer wrote it.

    Attributes:
        id: Its name.
        version: Three numbers with dots.
        language: A language tag; empty for the tables of an exercise.
        kind: What texts it is for.
        hints: What is asked, and about which words.
        names: Whether a capital in the middle of a sentence makes a word a name.
        negations: Words that take back what follows.
        reports: Phrases behind which somebody else's words stand.
        turns: Words with which a report ends.
        silent: Phrases beside which nothing at all is asked.
        unless: Phrases that are innocent whatever a hint says.
        sets: Words that phrases name together: ``(person)``.
    """

    id: str
    version: str
    language: str
    kind: CoachKind
    hints: tuple[HintTable, ...] = field(repr=False)
    names: bool = False
    negations: tuple[str, ...] = field(repr=False, default=())
    reports: tuple[str, ...] = field(repr=False, default=())
    turns: tuple[str, ...] = field(repr=False, default=())
    silent: tuple[str, ...] = field(repr=False, default=())
    unless: tuple[str, ...] = field(repr=False, default=())
    sets: Mapping[str, tuple[str, ...]] = field(
        repr=False, default_factory=lambda: MappingProxyType({})
    )

    @cached_property
    def phrases(self) -> Phrases[Mark]:
        """What is asked about, and what tells whether it is; made once."""
        return Phrases(self._marked(), self.sets, names=self.names)

    @cached_property
    def silences(self) -> Phrases[None]:
        """The phrases beside which nothing is asked; made once."""
        return Phrases(((phrase, None) for phrase in self.silent), self.sets, names=self.names)

    def _marked(self) -> Iterator[tuple[str, Mark]]:
        of_all = {
            Role.INNOCENT: self.unless,
            Role.NEGATION: self.negations,
            Role.REPORT: self.reports,
            Role.TURN: self.turns,
        }
        for role, phrases in of_all.items():
            for phrase in phrases:
                yield phrase, Mark(role)
        for number, hint in enumerate(self.hints):
            of_one = {
                Role.AFTER: hint.after,
                Role.NOT_AFTER: hint.not_after,
                Role.INNOCENT: hint.unless,
            }
            for role, phrases in of_one.items():
                for phrase in phrases:
                    yield phrase, Mark(role, number)
            for place, asked in enumerate(hint.asked):
                for phrase in asked.words:
                    yield phrase, Mark(Role.ASKED, number, place)

    def asked(self, mark: Mark) -> Asked:
        """What a mark of the role `ASKED` is about."""
        return self.hints[mark.hint].asked[mark.asked]


@dataclass(frozen=True)
class CoachLists:
    """The lists that texts of one kind are held against; there may be none.

    Attributes:
        kind: What the texts are about.
        lists: Those that ship first; of two hints at one place, the earlier one is given.
    """

    kind: CoachKind
    lists: tuple[CoachList, ...] = field(repr=False, default=())


def asked_about(words: Iterable[Word]) -> tuple[Asked, ...]:
    """Words of a vocabulary as they are asked about: in all their forms, with what lies beneath."""
    return tuple(Asked(word.names, word.feelings, word.needs) for word in words)


def for_exercise(lists: CoachLists, exercise: Exercise) -> CoachLists:
    """The lists with what an exercise adds: its own hints, and its own words that carry a story.

    Its hints stand in the first list, so that they keep silent where that one does.
    """
    own = tuple(hint for hint in exercise.own_hints if hint.kind == lists.kind)
    first = lists.lists[0] if lists.lists else CoachList("", "", exercise.language, lists.kind, ())
    story = exercise.faux_feelings
    hints = (*own, *(_with_words(hint, story) for hint in first.hints))
    return replace(lists, lists=(replace(first, hints=hints), *lists.lists[1:]))


def _with_words(hint: HintTable, story: Vocabulary | None) -> HintTable:
    """A hint that asks about words that carry a story, with those of an exercise."""
    if story is None or hint.vocabulary != _STORY or story.id == _STORY:
        return hint
    known = {name for asked in hint.asked for name in asked.words}
    more = asked_about(word for word in story if word.label not in known)
    return replace(hint, asked=(*hint.asked, *more))
