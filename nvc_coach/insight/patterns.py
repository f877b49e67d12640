"""Patterns: what shows over the practices of a range of days."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from nvc_coach.insight.charge import Moved, moved
from nvc_coach.insight.drawing import Named, Practice
from nvc_coach.insight.filing import NOTHING_FILED, Filed, under_its_group
from nvc_coach.insight.meaning import Kind
from nvc_coach.insight.returning import Chain, chains
from nvc_coach.insight.span import EVER, Days, Span
from nvc_coach.insight.tallies import Words, counted
from nvc_coach.insight.timing import Time, times


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """What shows over the practices of a range of days.

    Attributes:
        days: The range.
        buckets: The weeks, months or years that it falls into.
        practices: How many practices began in it.
        not_understood: Of how many of them the exercise is gone.
        needs: One's own, those of "us", and those of which it is not known whose they are.
        feelings: The same.
        guessed_needs: Needs guessed on the other's side.
        guessed_feelings: Feelings guessed on the other's side.
        charge: How numbers moved from before to after, scale by scale.
        returning: Practices that belong together.
        time: When, how long, and how they stand.
    """

    days: Days
    buckets: tuple[Days, ...]
    practices: int
    not_understood: int
    needs: Words = field(repr=False)
    feelings: Words = field(repr=False)
    guessed_needs: Words = field(repr=False)
    guessed_feelings: Words = field(repr=False)
    charge: tuple[Moved, ...] = field(repr=False)
    returning: tuple[Chain, ...] = field(repr=False)
    time: Time = field(repr=False)


def patterns(
    practices: Iterable[Practice],
    today: date,
    span: Span = EVER,
    exercise: str | None = None,
    filed: Filed = NOTHING_FILED,
) -> Patterns:
    """What shows over some practices, in whatever order they come.

    Args:
        practices: Each once.
        today: The day on which a range with an open end ends, if no practice is later.
        span: Only those that began in these days.
        exercise: Only those of the exercise with this id.
        filed: Under which groups own words count.
    """
    found = [
        one
        for one in practices
        if one.day in span and (exercise is None or one.exercise == exercise)
    ]
    days = span.closed((one.day for one in found), today)
    buckets = days.buckets()

    def words(kind: Kind, *, guessed: bool) -> Words:
        def named(one: Practice) -> list[Named]:
            every = one.needs if kind == "needs" else one.feelings
            return [
                under_its_group(word, kind, filed)
                for word in every
                if (word.whose == "other") is guessed
            ]

        return counted(((one, named(one)) for one in found), buckets)

    return Patterns(
        days=days,
        buckets=buckets,
        practices=len(found),
        not_understood=sum(not one.understood for one in found),
        needs=words("needs", guessed=False),
        feelings=words("feelings", guessed=False),
        guessed_needs=words("needs", guessed=True),
        guessed_feelings=words("feelings", guessed=True),
        charge=moved(found),
        returning=chains(found),
        time=times(found, buckets),
    )
