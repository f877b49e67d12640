"""Places: numbers that order entries as lists do, so that a search comes newest first by itself.

The full-text search gives what it finds by the number of the row, quickly in either direction; any
other order would mean finding everything first.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from nvc_coach.journal.ulid import chance_in

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND: Final = timedelta(seconds=1)
_BITS: Final = 24
"""Left for entries of the same second."""


def place_of(started: datetime, entry_id: str) -> int:
    """Where an entry stands: by the second it began, then by the chance in its id."""
    return (started - _EPOCH) // _SECOND << _BITS | chance_in(entry_id) >> 80 - _BITS


def first_place_on(day: date) -> int:
    """The lowest place of entries that began on a day, as the machine's clock counts days."""
    try:
        midnight = datetime.combine(day, time()).astimezone()
    except (OverflowError, OSError, ValueError):  # at the very edge of the calendar
        midnight = datetime.combine(day, time(), UTC)
    return (midnight - _EPOCH) // _SECOND << _BITS
