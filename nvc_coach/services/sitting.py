"""A sitting: one person at one session, with every word kept as it comes.

Front ends hold a :class:`Sitting` and nothing else of the session: they show :attr:`view`, and say
what the person did. What is unsent is kept too, through :meth:`draft`, from any thread.
"""

import threading
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol

from nvc_coach.journal.entry import Entry, State
from nvc_coach.practice.answers import Answer, clean, cleaned
from nvc_coach.practice.events import (
    Answered,
    Draft,
    Event,
    Skipped,
    WentBack,
    drafts_after,
    with_draft,
)
from nvc_coach.practice.refusals import Rejected
from nvc_coach.practice.session import Moved, Session, advance
from nvc_coach.practice.view import Finished, StepView, present
from nvc_coach.services.clock import Clock


class Keeper(Protocol):
    """Where a sitting's entry is kept; see :class:`nvc_coach.journal.writer.Writer`."""

    def keep(self, entry: Entry) -> None:
        """Keep this state of the entry: now, or what is only typed soon."""
        ...

    def discard(self, entry_id: str) -> None:
        """Let go of the entry for good, with everything kept of it."""
        ...


class Sitting:
    """One person at one session.

    Args:
        session: Where the session stands.
        entry: The entry that holds its events.
        keeper: Where the entry is kept.
        clock: The time now, with its offset, in whole seconds.
        kept: Whether the entry is on disk already.
    """

    def __init__(
        self, session: Session, entry: Entry, keeper: Keeper, clock: Clock, *, kept: bool = False
    ) -> None:
        self._session = session
        self._entry = entry
        self._keeper = keeper
        self._clock = clock
        self._kept = kept
        self._taken_over = 0 if kept else len(entry.events)
        self._lock = threading.Lock()

    @property
    def session(self) -> Session:
        """Where the session stands."""
        return self._session

    @property
    def entry(self) -> Entry:
        """The entry as it stands now."""
        return self._entry

    @property
    def drafts(self) -> Mapping[str, Draft]:
        """What stands unsent, by step."""
        return self._entry.drafts

    @property
    def begun(self) -> bool:
        """Whether there is anything to keep: an event or a draft, beyond what was taken over."""
        return len(self._entry.events) > self._taken_over or bool(self._entry.drafts)

    @property
    def view(self) -> StepView | Finished:
        """What there is to show."""
        return present(self._session, self._entry.drafts)

    # ------------------------------------------------------------------ what the person does

    def answer(self, answer: Answer, *, step: str | None = None) -> Moved | Rejected:
        """Answer the step that waits; with `step`, change an answer given earlier."""
        amend = step is not None
        return self.do(
            Answered(step=step or self._waiting, at=self._clock(), answer=answer, amend=amend)
        )

    def skip(self, *, unsure: bool = False, step: str | None = None) -> Moved | Rejected:
        """Leave the step that waits open; with `step`, withdraw an answer given earlier."""
        amend = step is not None
        return self.do(
            Skipped(step=step or self._waiting, at=self._clock(), unsure=unsure, amend=amend)
        )

    def back(self, to: str | None = None, *, page: str | None = None) -> Moved | Rejected:
        """Go to the step before, or to the latest visit of one; `page` is the page shown."""
        return self.do(WentBack(step=page or self._waiting, at=self._clock(), to=to))

    def do(self, event: Event) -> Moved | Rejected:
        """Let an event happen, and keep it."""
        with self._lock:
            moved = advance(self._session, event)
            if isinstance(moved, Moved):
                self._session = moved.session
                self._entry = replace(
                    self._entry,
                    events=moved.session.log,
                    drafts=drafts_after(self._entry.drafts, moved.event),
                    state="finished" if moved.session.finished else "open",
                )
                self._keep()
            return moved

    def draft(self, step: str, answer: Answer, typed: str = "") -> None:
        """Keep what stands unsent at a step."""
        with self._lock:
            answer, typed = cleaned(answer), clean(typed)
            old = self._entry.drafts.get(step)
            if old is not None and (old.answer, old.typed) == (answer, typed):
                return
            draft = Draft(step=step, at=self._clock(), answer=answer, typed=typed)
            drafts = with_draft(self._entry.drafts, draft)
            state: State = "finished" if self._session.finished else "open"
            self._entry = replace(self._entry, drafts=drafts, state=state)
            self._keep()

    def restore(self, step: str, draft: Draft | None) -> None:
        """Put back what stood unsent at a step before: what was typed since was no words."""
        with self._lock:
            if self._entry.drafts.get(step) == draft:
                return
            others = {one: kept for one, kept in self._entry.drafts.items() if one != step}
            drafts = others if draft is None else {**others, step: draft}
            self._entry = replace(self._entry, drafts=MappingProxyType(drafts))
            self._keep()

    def keep_nothing(self) -> None:
        """Let go of everything: the entry and what stands unsent, at once and for good."""
        with self._lock:
            self._entry = replace(self._entry, events=(), drafts=MappingProxyType({}))
            if self._kept:
                self._keeper.discard(self._entry.id)
                self._kept = False

    # ------------------------------------------------------------------

    @property
    def _waiting(self) -> str:
        return self._session.waiting or ""

    def _keep(self) -> None:
        self._keeper.keep(self._entry)
        self._kept = True


class Unsent:
    """What stands unsent at one step: kept as long as it differs from what was there at first.

    Args:
        sitting: Who sits where.
        step: The step that is shown.
        answer: The answer that was offered to start from; what an untouched page would send.
        typed: The half-typed field beside picks.
    """

    def __init__(self, sitting: Sitting, step: str, answer: Answer, typed: str = "") -> None:
        self._sitting = sitting
        self._step = step
        self._at_first = cleaned(answer), clean(typed)
        self._draft_before = sitting.drafts.get(step)

    def keep(self, answer: Answer, typed: str = "") -> None:
        """Keep what stands there now; what stood there before, if nothing differs from it."""
        if (cleaned(answer), clean(typed)) == self._at_first:
            self._sitting.restore(self._step, self._draft_before)
        else:
            self._sitting.draft(self._step, answer, typed)
