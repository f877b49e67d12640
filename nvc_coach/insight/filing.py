"""Own words under the groups that the person filed them under, over every practice there is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from nvc_coach.insight.drawing import Named, Practice
from nvc_coach.insight.meaning import Kind, WordMeaning

FiledWord = tuple[Kind, str]
"""What an own word names, and the word as it is compared."""
Filed = Mapping[FiledWord, WordMeaning]
"""What the groups tell of own words that are filed under them."""
NOTHING_FILED: Final[Filed] = {}
KINDS: Final[tuple[Kind, ...]] = ("needs", "feelings")


@dataclass(frozen=True, slots=True)
class OwnWord:
    """One of the person's own words, over all practices.

    Attributes:
        kind: What it names.
        id: The word as it is compared.
        label: As it was typed last.
        practices: In how many practices it stands.
    """

    kind: Kind
    id: str
    label: str = field(repr=False)
    practices: int


def under_its_group(word: Named, kind: Kind, filed: Filed) -> Named:
    """A word as it counts with its group, which tells of a feeling whether needs are met."""
    meaning = filed.get((kind, word.id)) if word.own else None
    if meaning is None:
        return word
    met = word.met if kind == "needs" else meaning.met
    return replace(word, met=met, group=meaning.group, group_id=meaning.group_id)


def own_words(practices: Iterable[Practice]) -> tuple[OwnWord, ...]:
    """The own words that stand in practices: needs first, those named most often first."""
    counts: dict[FiledWord, int] = {}
    labels: dict[FiledWord, tuple[tuple[datetime, str], str]] = {}
    for practice in practices:
        when = practice.started, practice.id
        for key, label in dict(_own(practice)).items():
            counts[key] = counts.get(key, 0) + 1
            labels[key] = max(labels.get(key, (when, label)), (when, label))
    words = (OwnWord(*key, labels[key][1], count) for key, count in counts.items())
    return tuple(sorted(words, key=_often_first))


def _own(practice: Practice) -> Iterator[tuple[FiledWord, str]]:
    each: tuple[tuple[Kind, tuple[Named, ...]], ...] = (
        ("needs", practice.needs),
        ("feelings", practice.feelings),
    )
    for kind, named in each:
        for one in named:
            if one.own:
                yield (kind, one.id), one.label


def _often_first(word: OwnWord) -> tuple[object, ...]:
    return KINDS.index(word.kind), -word.practices, word.label.casefold(), word.id
