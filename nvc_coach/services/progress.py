"""How far a look through many files has come, told now and then to somebody who waits."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from nvc_coach.journal.finding import Progress
from nvc_coach.wording import _

MANY_FILES: Final = 500
"""A look through more files than these takes long enough to tell of it."""
_BETWEEN_SECONDS: Final = 0.25


class Telling:
    """Tells in words how far a look has come, where it takes longer than one likes to wait.

    Args:
        tell: Tells a sentence.
        every_seconds: How long it waits before it tells for the first time, and after each time.
    """

    def __init__(self, tell: Callable[[str], object], every_seconds: float) -> None:
        self._tell = tell
        self._every = every_seconds
        self._next = time.monotonic() + every_seconds

    def hear(self, progress: Progress) -> None:
        """Take how far it has come, and tell of it where it is time to."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + self._every
            self._tell(progress_in_words(progress))


def now_and_then(
    looking: Iterable[Progress], between: Callable[[], None]
) -> Iterator[Progress | None]:
    """The steps of a look: how far it has come where it is time to tell of it, and None elsewhere.

    Of a look at few files nothing is told: it is over before that could be read.

    Args:
        looking: The steps.
        between: Called after each step of a look that takes long; it may wait. The first step was
            told by then: a page that waits for it is there at once.
    """
    told = float("-inf")
    for progress in looking:
        now = time.monotonic()
        if progress.of <= MANY_FILES or now - told < _BETWEEN_SECONDS:
            yield None
        else:
            told = now
            yield progress
        if progress.of > MANY_FILES:
            between()


def progress_in_words(progress: Progress) -> str:
    """How far a look through the journal has come."""
    told = _("Looking through your journal: {count} of {all} files.")
    return told.format(count=f"{progress.looked_at:,}", all=f"{progress.of:,}")
