"""What waits to be saved, and when: the writer's plan, without a clock or a thread.

Times are seconds of any clock that only goes forward.
"""

from dataclasses import dataclass, replace
from typing import Final

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import JournalError

QUIET: Final = 0.4
"""How long typing must rest before it is saved, in seconds."""
LATEST: Final = 1.0
"""After how long it is saved though it does not rest; as long again is left for the disk."""
FIRST_RETRY: Final = 0.25
"""How long after a failed save it is tried again; twice as long each time."""
LONGEST_RETRY: Final = 8.0
"""How long at most, so that a disk that was full is noticed to have room again."""


@dataclass(slots=True)
class Waiting:
    """One entry that is being saved.

    Attributes:
        latest: Its latest state.
        kept: Whether the store holds the entry already.
        number: How many states were handed in, and so the number of the latest.
        saved: The number of the state that was saved last.
        due: When the next save is to begin, or None while none is needed.
        typing_since: Since when there is something typed that no save has taken up, or None.
        failures: How many saves failed in a row.
        failure: The last of them, or None.
        uncertain: Whether the store may hold the entry though it could not say so.
    """

    latest: Entry
    kept: bool
    number: int = 0
    saved: int = 0
    due: float | None = None
    typing_since: float | None = None
    failures: int = 0
    failure: JournalError | None = None
    uncertain: bool = False

    def hand_in(self, entry: Entry, now: float) -> int:
        """Take a newer state, and give back its number.

        What was done is saved at once, what is being typed when the typing rests.
        """
        entry = _nothing_undone(self.latest, entry)
        known = self.kept or self.number > 0
        only_typing = known and entry == replace(self.latest, drafts=entry.drafts)
        self.latest = entry
        self.number += 1
        if not only_typing:
            self.due = now
        elif self.due is None or (self.due > now and not self.failures):
            self.typing_since = now if self.typing_since is None else self.typing_since
            self.due = min(now + QUIET, self.typing_since + LATEST)
        return self.number

    def begin(self) -> tuple[Entry, int]:
        """What is to be saved now, and its number; whatever comes later is saved later."""
        self.due = self.typing_since = None
        return self.latest, self.number

    def succeeded(self, number: int) -> None:
        """The state of that number was saved."""
        self.kept = True
        self.saved = number
        self.failures = 0
        self.failure = None

    def failed(self, failure: JournalError, now: float) -> None:
        """A save failed; it is tried again after a while."""
        self.failures += 1
        self.failure = failure
        # The exponent is bounded too: 2 ** 2000 is no number of seconds.
        self.due = now + min(FIRST_RETRY * 2 ** min(self.failures - 1, 8), LONGEST_RETRY)


def _nothing_undone(latest: Entry, entry: Entry) -> Entry:
    """The state to keep: one with fewer events comes late, so only what was typed since counts."""
    if len(entry.events) >= len(latest.events):
        return entry
    newer = {step: draft for step, draft in entry.drafts.items() if draft.at > latest.changed}
    return replace(latest, drafts={**latest.drafts, **newer})
