"""Which needs and feelings were named, how often, and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from nvc_coach.insight.drawing import Named, Practice
from nvc_coach.insight.meaning import Whose
from nvc_coach.insight.span import Days

Met = bool | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one word was named.

    Attributes:
        id: Of the word, or the own words as they are compared.
        label: As it was shown, or typed, last.
        own: Whether it is in the person's own words.
        whose: Whose it is; None where that is no longer known.
        met: Met, not met, or not said.
        group: The label of its group; empty for own words.
        by_bucket: In how many practices it was named, for each of the pattern's buckets.
    """

    id: str
    label: str = field(repr=False)
    own: bool
    whose: Whose | None
    met: Met
    group: str
    by_bucket: tuple[int, ...]

    @property
    def count(self) -> int:
        """In how many practices it was named."""
        return sum(self.by_bucket)


@dataclass(frozen=True, slots=True)
class Words:
    """The needs, or the feelings, of a range.

    Attributes:
        tallies: Every word, the one named most often first; then by label.
        practices: In how many practices any was named.
    """

    tallies: tuple[Tally, ...] = ()
    practices: int = 0

    def count(self, met: Met) -> int:
        """How often words were named that are met (or not met, or of which it is not said)."""
        return sum(one.count for one in self.tallies if one.met is met)

    def by_bucket(self, met: Met) -> tuple[int, ...]:
        """The same for each bucket; nothing where no such word was named."""
        rows = [one.by_bucket for one in self.tallies if one.met is met]
        return tuple(map(sum, zip(*rows, strict=True)))


def counted(named: Iterable[tuple[Practice, Sequence[Named]]], buckets: Sequence[Days]) -> Words:
    """Count words over practices, which must all fall into the buckets."""
    counts: dict[Named, list[int]] = {}
    latest: dict[Named, tuple[tuple[datetime, str], Named]] = {}
    practices = 0
    for practice, words in named:
        practices += bool(words)
        at = _bucket(practice, buckets)
        for word in words:
            counts.setdefault(word, [0] * len(buckets))[at] += 1
            # The label said last counts, whatever the order in which practices come in.
            when = (practice.started, practice.id)
            if word not in latest or latest[word][0] < when:
                latest[word] = when, word
    tallies = (_tally(latest[word][1], by_bucket) for word, by_bucket in counts.items())
    return Words(tuple(sorted(tallies, key=_often_first)), practices)


def _bucket(practice: Practice, buckets: Sequence[Days]) -> int:
    return next(at for at, days in enumerate(buckets) if practice.day <= days.last)


def _tally(word: Named, by_bucket: Sequence[int]) -> Tally:
    return Tally(word.id, word.label, word.own, word.whose, word.met, word.group, tuple(by_bucket))


def _often_first(tally: Tally) -> tuple[object, ...]:
    met = {None: 2, True: 1, False: 0}[tally.met]
    return -tally.count, tally.label.casefold(), tally.id, tally.own, str(tally.whose), met
