"""Patterns for other programs: ``nvc-patterns/1``, as JSON. It names no person."""

from collections.abc import Sequence

from nvc_coach.insight.charge import Moved
from nvc_coach.insight.patterns import Patterns
from nvc_coach.insight.returning import Chain
from nvc_coach.insight.span import Days
from nvc_coach.insight.tallies import Words
from nvc_coach.insight.timing import PARTS, Time
from nvc_coach.services.patterns import Collected

FORMAT = "nvc-patterns/1"


def as_data(found: Patterns, collected: Collected, exercise: str | None) -> dict[str, object]:
    """The whole document.

    Args:
        found: The patterns.
        collected: What was found in the journal.
        exercise: The id of the exercise that they are limited to, or None.
    """
    return {
        "format": FORMAT,
        "range": {
            **_days(found.days),
            "exercise": exercise,
            "by": found.days.step,
            "practices": found.practices,
            "without-exercise": found.not_understood,
            "of-a-later-version": collected.newer,
            "damaged": len(collected.damaged),
        },
        "needs": _words(found.needs, found.buckets),
        "feelings": _words(found.feelings, found.buckets),
        "guessed-needs": _words(found.guessed_needs, found.buckets),
        "guessed-feelings": _words(found.guessed_feelings, found.buckets),
        "groups": {
            "needs": _groups(found.needs, found.buckets),
            "feelings": _groups(found.feelings, found.buckets),
            "guessed-needs": _groups(found.guessed_needs, found.buckets),
            "guessed-feelings": _groups(found.guessed_feelings, found.buckets),
        },
        "charge": {"scales": list(map(_moved, found.charge))},
        "returning": list(map(_chain, found.returning)),
        "time": _time(found.time, found.buckets),
    }


def _days(days: Days) -> dict[str, object]:
    return {"from": days.first.isoformat(), "to": days.last.isoformat()}


def _words(words: Words, buckets: Sequence[Days]) -> list[dict[str, object]]:
    return [
        {
            "id": one.id,
            "label": one.label,
            "own": one.own,
            "group": one.group,
            "group-id": one.group_id or None,
            "whose": one.whose,
            "met": one.met,
            "count": one.count,
            "buckets": _counts(one.by_bucket, buckets),
        }
        for one in words.tallies
    ]


def _groups(words: Words, buckets: Sequence[Days]) -> list[dict[str, object]]:
    return [
        {
            "id": one.id,
            "label": one.label,
            "met": one.met,
            "count": one.count,
            "buckets": _counts(one.by_bucket, buckets),
        }
        for one in words.groups
    ]


def _counts(numbers: Sequence[int], buckets: Sequence[Days]) -> list[dict[str, object]]:
    """How often in each bucket, without those of which there is nothing to tell."""
    found = zip(buckets, numbers, strict=True)
    return [{**_days(bucket), "count": number} for bucket, number in found if number]


def _moved(moved: Moved) -> dict[str, object]:
    before, after = moved.medians or (None, None)
    return {
        "start": None if moved.ends is None else moved.ends[0],
        "end": None if moved.ends is None else moved.ends[1],
        "median-before": before,
        "median-after": after,
        "median-step": moved.median_step,
        "lower": moved.lower,
        "same": moved.same,
        "higher": moved.higher,
        "half-given": moved.half_given,
        "pairs": [
            {
                "id": one.id,
                "day": one.day.isoformat(),
                "before": one.before,
                "after": one.after,
                "passes": list(one.passes),
            }
            for one in moved.pairs
        ],
    }


def _chain(chain: Chain) -> dict[str, object]:
    return {
        "by": chain.by,
        "practices": [
            {
                "id": one.id,
                "day": one.day.isoformat(),
                "exercise": one.exercise,
                "title": one.title,
                "state": one.state,
            }
            for one in chain.practices
        ],
    }


def _time(time: Time, buckets: Sequence[Days]) -> dict[str, object]:
    lengths = time.lengths
    return {
        "states": dict(time.states),
        "days": [{"day": day.isoformat(), "count": count} for day, count in time.by_day.items()],
        "buckets": _counts(time.by_bucket, buckets),
        "week": [
            {"weekday": number, **dict(zip(PARTS, row, strict=True))}
            for number, row in enumerate(time.week, 1)
        ],
        "minutes": None
        if lengths is None
        else {
            "of": lengths.of,
            "least": lengths.least,
            "median": lengths.median,
            "most": lengths.most,
        },
    }
