"""How long a practice took: the time one sat with it, without the time one was away."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from nvc_coach.journal.entry import Entry
from nvc_coach.practice.events import Outcome, Reflected, Unknown

AWAY: Final = timedelta(hours=1)
"""Between two events so far apart one was away; a shorter silence belongs to the sitting."""


def time_sat(entry: Entry) -> timedelta:
    """From the first to the last moment of each sitting, added up.

    The first moment is when the practice began; sending an answer or going back is one too.
    Telling how a request went, or looking back afterwards, is no practising.
    """
    moments = sorted(_moments(entry))
    gaps = (later - earlier for earlier, later in pairwise(moments))
    return sum((gap for gap in gaps if gap < AWAY), timedelta())


def _moments(entry: Entry) -> Iterator[datetime]:
    yield entry.started
    for event in entry.events:
        if not isinstance(event, Outcome | Reflected | Unknown):
            yield event.at
