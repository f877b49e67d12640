"""One thread that saves, so that nobody who types ever waits for a disk."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, Protocol

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import AlreadyThereError, JournalError, NotSavedError
from nvc_coach.journal.pending import Waiting
from nvc_coach.journal.store import Store
from nvc_coach.practice.events import Draft
from nvc_coach.wording import _


@dataclass(frozen=True, slots=True)
class Status:
    """How the saving goes.

    Attributes:
        state: Whether everything is saved, is about to be, or could not be so far.
        code: The permanent name of the last failure, or "".
        cause: The last failure as one plain sentence, or "".
    """

    state: Literal["saved", "saving", "not-saved"]
    code: str = ""
    cause: str = ""


class Clock(Protocol):
    """Time as the writer sees it."""

    def now(self) -> float:
        """Seconds that only go forward."""
        ...

    def wait(self, condition: threading.Condition, seconds: float | None) -> None:
        """Let go of a condition until it is notified, or for so long; None is without end."""
        ...

    def wake(self, condition: threading.Condition) -> None:
        """Notify everybody who waits."""
        ...


class MachineClock:
    """The machine's own time."""

    def now(self) -> float:
        """Seconds that only go forward."""
        return time.monotonic()

    def wait(self, condition: threading.Condition, seconds: float | None) -> None:
        """Let go of a condition until it is notified, or for so long."""
        condition.wait(seconds)

    def wake(self, condition: threading.Condition) -> None:
        """Notify everybody who waits."""
        condition.notify_all()


class Ticket:
    """Tells whether one state that was handed in is saved: itself, or a later one with it."""

    def __init__(self, writer: "Writer", waiting: Waiting, number: int) -> None:
        self._writer = writer
        self._waiting = waiting
        self._number = number

    @property
    def saved(self) -> bool:
        """Whether it is saved."""
        return self._waiting.saved >= self._number

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is saved, at most so many seconds, and tell whether it is."""
        return self._writer.wait_for(lambda: self.saved, timeout)


class Writer:
    """Saves entries in a thread of its own; the latest state of each wins.

    A state with something new in it besides drafts is saved at once; drafts when the typing rests,
    or after two seconds at most. What cannot be saved is tried again and again. Each method may be
    called from any thread.

    Args:
        store: Where entries are kept.
        on_status: Told, in the writer's thread, how the saving goes after each try.
        clock: The time.
    """

    def __init__(
        self,
        store: Store,
        *,
        on_status: Callable[[Status], None] | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._store = store
        self._on_status = on_status
        self._clock = clock or MachineClock()
        self._condition = threading.Condition()
        self._entries: dict[str, Waiting] = {}
        self._dropped: set[str] = set()
        self._saving: str | None = None
        self._stopping = False
        self._thread: threading.Thread | None = None

    @property
    def status(self) -> Status:
        """How the saving goes."""
        with self._condition:
            for waiting in self._entries.values():
                if waiting.failure is not None:
                    return Status("not-saved", waiting.failure.code, waiting.failure.sentence)
            return Status("saved" if self._all_saved() else "saving")

    def resume(self, entry: Entry) -> None:
        """Tell of an entry that the store holds as it is; states of it may follow."""
        with self._condition:
            self._dropped.discard(entry.id)
            self._entries[entry.id] = Waiting(entry, kept=True)

    def submit(self, entry: Entry) -> Ticket:
        """Hand in the latest state of an entry: a new one, or one that was resumed.

        A state with fewer events than one before comes late: what was done stands, and only drafts
        typed since are taken from it. An entry that was dropped is never saved again.
        """
        with self._condition:
            waiting = self._entries.get(entry.id) or Waiting(entry, kept=False)
            number = waiting.hand_in(entry, self._clock.now())
            if entry.id not in self._dropped:
                self._entries[entry.id] = waiting
                self._stopping = False
                self._start()
                self._clock.wake(self._condition)
            return Ticket(self, waiting, number)

    def draft(self, entry: Entry, step: str, draft: Draft | None) -> Ticket:
        """Hand in what stands unsent at one step of an entry; whatever else was handed in stands.

        Args:
            entry: The entry as the store holds it, for where nothing of it was handed in so far.
            step: Where in it.
            draft: What stands there; None where nothing does any more.
        """
        with self._condition:
            if entry.id not in self._entries and entry.id not in self._dropped:
                self.resume(entry)
            waiting = self._entries.get(entry.id)
            latest = entry if waiting is None else waiting.latest
            drafts = {one: kept for one, kept in latest.drafts.items() if one != step}
            if draft is not None:
                drafts[step] = draft
            return self.submit(replace(latest, drafts=MappingProxyType(drafts)))

    def drop(self, entry_id: str, timeout: float | None = None) -> bool:
        """Never save an entry again, so that it can be discarded.

        Returns:
            Whether no save of it is under way any more; False after so many seconds.
        """
        with self._condition:
            self._dropped.add(entry_id)
            self._entries.pop(entry_id, None)
        return self.wait_for(lambda: self._saving != entry_id, timeout)

    def settle(self, timeout: float | None = None) -> bool:
        """Save everything now, without waiting for the typing to rest; whether all is saved."""
        with self._condition:
            for waiting in self._entries.values():
                if waiting.due is not None:
                    waiting.due = self._clock.now()
            self._clock.wake(self._condition)
        return self.wait_for(self._all_saved, timeout)

    def close(self, timeout: float | None = None) -> bool:
        """Save everything now, and end the thread.

        Returns:
            Whether everything is saved; False if it is not after so many seconds.
        """
        done = self.settle(timeout)
        with self._condition:
            self._stopping = True
            self._clock.wake(self._condition)
            thread = self._thread
        if thread is not None and done:
            thread.join(timeout)
        return done

    def wait_for(self, happened: Callable[[], bool], timeout: float | None) -> bool:
        """Wait until something about the saving is so, at most so many seconds."""
        with self._condition:
            return self._condition.wait_for(happened, timeout)

    def _all_saved(self) -> bool:
        return all(one.saved >= one.number for one in self._entries.values())

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="journal-writer", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        try:
            while (waiting := self._next()) is not None:
                self._save(waiting)
        finally:
            with self._condition:
                self._thread = None
                # An error of the program itself has ended this thread: another goes on trying.
                if not self._stopping:
                    self._start()

    def _next(self) -> Waiting | None:
        """The entry whose save is due, as soon as one is; None when the thread is to end."""
        with self._condition:
            while not self._stopping:
                timed = [(one.due, one) for one in self._entries.values() if one.due is not None]
                if not timed:
                    self._clock.wait(self._condition, None)
                    continue
                due, waiting = min(timed, key=lambda one: one[0])
                left = due - self._clock.now()
                if left <= 0:
                    self._saving = waiting.latest.id
                    return waiting
                self._clock.wait(self._condition, left)
            return None

    def _save(self, waiting: Waiting) -> None:
        with self._condition:
            entry, number = waiting.begin()
        failure: JournalError | None = JournalError(
            "program", _("An error in the program itself came in between.")
        )
        try:
            self._keep(waiting, entry)
            failure = None
        except JournalError as error:
            failure = error
        finally:
            with self._condition:
                if failure is None:
                    waiting.succeeded(number)
                else:
                    waiting.failed(failure, self._clock.now())
                self._saving = None
                self._clock.wake(self._condition)
        if self._on_status is not None:
            self._on_status(self.status)

    def _keep(self, waiting: Waiting, entry: Entry) -> None:
        if waiting.kept:
            self._store.save(entry)
            return
        try:
            self._store.create(entry)
        except NotSavedError:
            # It may have its name already, when only the last step failed.
            waiting.uncertain = True
            raise
        except AlreadyThereError:
            if not waiting.uncertain:
                raise
            self._store.save(entry)
