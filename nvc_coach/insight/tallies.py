"""Which needs and feelings were named, how often, and when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Generic, TypeVar

from nvc_coach.insight.drawing import Named, Practice
from nvc_coach.insight.meaning import Whose
from nvc_coach.insight.span import Days

Met = bool | None
Key = TypeVar("Key")
Told = TypeVar("Told")
_METS: Final[Mapping[Met, int]] = {False: 0, True: 1, None: 2}


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one word was named.

    Attributes:
        id: Of the word, or the own words as they are compared.
        label: As it was shown, or typed, last.
        own: Whether it is in the person's own words.
        whose: Whose it is; None where that is no longer known.
        met: Met, not met, or not said.
        group: The label of its group; empty for own words that are filed under none.
        group_id: The id of that group.
        by_bucket: In how many practices it was named, for each of the pattern's buckets.
    """

    id: str
    label: str = field(repr=False)
    own: bool
    whose: Whose | None
    met: Met
    group: str
    group_id: str
    by_bucket: tuple[int, ...]

    @property
    def count(self) -> int:
        """In how many practices it was named."""
        return sum(self.by_bucket)


@dataclass(frozen=True, slots=True)
class GroupTally:
    """How often any word of one group was named.

    Attributes:
        id: Of the group in its vocabulary.
        label: As it was shown last.
        met: Met, not met, or not said, of the words that were named.
        by_bucket: In how many practices any was named, for each of the pattern's buckets.
    """

    id: str
    label: str
    met: Met
    by_bucket: tuple[int, ...]

    @property
    def count(self) -> int:
        """In how many practices any was named."""
        return sum(self.by_bucket)


@dataclass(frozen=True, slots=True)
class Words:
    """The needs, or the feelings, of a range.

    Attributes:
        tallies: Every word, the one named most often first; then by label.
        practices: In how many practices any was named.
        groups: Their groups, in the same order; words in no group are in none of them.
    """

    tallies: tuple[Tally, ...] = ()
    practices: int = 0
    groups: tuple[GroupTally, ...] = ()

    def count(self, met: Met) -> int:
        """How often words were named that are met (or not met, or of which it is not said)."""
        return sum(one.count for one in self.tallies if one.met is met)

    def by_bucket(self, met: Met) -> tuple[int, ...]:
        """The same for each bucket; nothing where no such word was named."""
        rows = [one.by_bucket for one in self.tallies if one.met is met]
        return tuple(map(sum, zip(*rows, strict=True)))


def counted(named: Iterable[tuple[Practice, Sequence[Named]]], buckets: Sequence[Days]) -> Words:
    """Count words over practices, which must all fall into the buckets."""
    words_found = _Counts[Named, Named](buckets)
    groups_found = _Counts[tuple[str, Met], str](buckets)
    practices = 0
    for practice, words in named:
        practices += bool(words)
        for word in words:
            words_found.add(practice, word, word)
        # However many words of a group a practice holds, the group was named in it once.
        groups = {(one.group_id, one.met): one.group for one in words if one.group_id}
        for group, label in groups.items():
            groups_found.add(practice, group, label)
    tallies = (_tally(word, by_bucket) for _key, word, by_bucket in words_found.all())
    groups_told = (
        GroupTally(group_id, label, met, by_bucket)
        for (group_id, met), label, by_bucket in groups_found.all()
    )
    return Words(
        tuple(sorted(tallies, key=_often_first)),
        practices,
        tuple(sorted(groups_told, key=_often_first_group)),
    )


class _Counts(Generic[Key, Told]):
    """In how many practices something was found, bucket by bucket, and what was told of it last."""

    def __init__(self, buckets: Sequence[Days]) -> None:
        self._buckets = buckets
        self._counts: dict[Key, list[int]] = {}
        self._latest: dict[Key, tuple[tuple[datetime, str], Told]] = {}

    def add(self, practice: Practice, key: Key, told: Told) -> None:
        """Count it once more."""
        at = next(at for at, days in enumerate(self._buckets) if practice.day <= days.last)
        self._counts.setdefault(key, [0] * len(self._buckets))[at] += 1
        # What was said last counts, whatever the order in which practices come in.
        when = (practice.started, practice.id)
        if key not in self._latest or self._latest[key][0] < when:
            self._latest[key] = when, told

    def all(self) -> Iterator[tuple[Key, Told, tuple[int, ...]]]:
        """All that was found."""
        for key, by_bucket in self._counts.items():
            yield key, self._latest[key][1], tuple(by_bucket)


def _tally(word: Named, by_bucket: tuple[int, ...]) -> Tally:
    return Tally(
        word.id, word.label, word.own, word.whose, word.met, word.group, word.group_id, by_bucket
    )


def _often_first(tally: Tally) -> tuple[object, ...]:
    met = _METS[tally.met]
    return -tally.count, tally.label.casefold(), tally.id, tally.own, str(tally.whose), met


def _often_first_group(tally: GroupTally) -> tuple[object, ...]:
    return -tally.count, tally.label.casefold(), tally.id, _METS[tally.met]
