"""The writer: what is done is saved at once, what is typed soon, and neither undoes the other."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import Cause, NotSavedError
from nvc_coach.journal.memory import MemoryStore
from nvc_coach.journal.pending import LATEST, LONGEST_RETRY, QUIET, Waiting
from nvc_coach.journal.writer import Status, Writer
from nvc_coach.practice.answers import Text
from tests.journal.clocks import PATIENCE, StillClock
from tests.journal.entries import ID, entry, new_id, typing, wrote


class FailingStore(MemoryStore):
    """A store whose disk may be full, slow, or broken in the middle of keeping something."""

    def __init__(self) -> None:
        super().__init__()
        self.full = False
        self.late = False
        self.broken = False
        self.tries = 0
        self.kept: list[Entry] = []
        self.gate: threading.Event | None = None
        self.reached = threading.Event()

    def create(self, entry: Entry) -> None:
        self._try()
        super().create(entry)
        self.kept.append(entry)
        if self.late:
            raise NotSavedError(Cause.DEVICE)

    def save(self, entry: Entry) -> None:
        self._try()
        super().save(entry)
        self.kept.append(entry)

    def _try(self) -> None:
        self.tries += 1
        self.reached.set()
        if self.gate is not None:
            assert self.gate.wait(PATIENCE)
        if self.broken:
            self.broken = False
            raise ZeroDivisionError
        if self.full:
            raise NotSavedError(Cause.DISK_FULL)


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def store() -> FailingStore:
    return FailingStore()


@pytest.fixture
def writer(store: FailingStore, clock: StillClock) -> Iterator[Writer]:
    writer = Writer(store, clock=clock)
    yield writer
    store.full = False
    assert writer.close(PATIENCE)


FIRST = entry(events=(wrote("one", 10),))
TYPING = replace(FIRST, drafts={"observation": typing("On Tue", 12)})
SECOND = entry(events=(wrote("one", 10), wrote("two", 20)))


def test_what_was_done_is_saved_at_once_and_confirmed_only_then(
    writer: Writer, store: FailingStore
) -> None:
    store.gate = threading.Event()
    ticket = writer.submit(FIRST)
    assert store.reached.wait(PATIENCE)

    assert not ticket.saved
    assert not ticket.wait(0)
    assert writer.status == Status("saving")
    store.gate.set()
    assert ticket.wait(PATIENCE)
    assert store.read(ID) == FIRST
    assert writer.status == Status("saved")


def test_typing_is_saved_when_it_rests(
    writer: Writer, store: FailingStore, clock: StillClock
) -> None:
    assert writer.submit(FIRST).wait(PATIENCE)
    ticket = writer.submit(TYPING)
    clock.advance(QUIET - 0.01)
    assert not ticket.saved
    ticket_of_more = writer.submit(replace(FIRST, drafts={"o": typing("On Tuesday", 12, "o")}))
    clock.advance(QUIET - 0.01)
    assert not ticket_of_more.saved
    assert store.kept == [FIRST]

    clock.advance(0.02)
    assert ticket.saved
    assert ticket_of_more.saved
    assert len(store.kept) == 2


def test_typing_that_never_rests_is_saved_within_two_seconds(
    writer: Writer, store: FailingStore, clock: StillClock
) -> None:
    assert writer.submit(FIRST).wait(PATIENCE)
    started = clock.now()
    first = writer.submit(TYPING)
    while not first.saved:
        clock.advance(0.1)
        writer.submit(replace(TYPING, drafts={"o": typing("x" * len(store.kept), 12, "o")}))

    assert LATEST <= clock.now() - started + 0.001 <= 2.0
    assert len(store.kept) == 2


def test_an_event_takes_what_is_being_typed_with_it(
    writer: Writer, store: FailingStore, clock: StillClock
) -> None:
    assert writer.submit(FIRST).wait(PATIENCE)
    writer.submit(TYPING)
    assert writer.submit(replace(SECOND, drafts=TYPING.drafts)).wait(PATIENCE)
    clock.advance(10)

    assert store.kept == [FIRST, replace(SECOND, drafts=TYPING.drafts)]


def test_a_late_draft_never_undoes_an_event(
    writer: Writer, store: FailingStore, clock: StillClock
) -> None:
    assert writer.submit(SECOND).wait(PATIENCE)
    newer = typing("typed since", 25, "later")
    writer.submit(replace(FIRST, drafts={**TYPING.drafts, "later": newer}))
    clock.advance(10)

    kept = store.read(ID)
    assert kept.events == SECOND.events
    assert kept.drafts == {"later": newer}


def test_while_one_state_is_being_saved_only_the_latest_of_the_next_is_kept(
    writer: Writer, store: FailingStore
) -> None:
    store.gate = threading.Event()
    writer.submit(FIRST)
    assert store.reached.wait(PATIENCE)
    states = [entry(events=(*SECOND.events, wrote(str(n), 30 + n))) for n in range(5)]
    tickets = [writer.submit(state) for state in states]
    store.gate.set()

    assert all(ticket.wait(PATIENCE) for ticket in tickets)
    assert store.kept == [FIRST, states[-1]]


def test_a_failed_save_is_told_and_tried_again_until_it_works(
    store: FailingStore, clock: StillClock
) -> None:
    told: list[Status] = []
    writer = Writer(store, clock=clock, on_status=told.append)
    store.full = True
    ticket = writer.submit(FIRST)
    clock.settle()
    assert writer.status == Status("not-saved", "not-saved-disk-full", "The disk is full.")
    for _ in range(20):
        clock.advance(LONGEST_RETRY)
    assert store.tries == 21
    assert not ticket.saved
    store.full = False
    clock.advance(LONGEST_RETRY)

    assert ticket.saved
    assert store.read(ID) == FIRST
    assert writer.status == Status("saved")
    assert told[0].state == "not-saved"
    assert told[-1] == Status("saved")
    assert writer.close(PATIENCE)


def test_the_pause_between_tries_grows_but_not_beyond_a_bound() -> None:
    waiting = Waiting(FIRST, kept=False)
    pauses = []
    for _ in range(2_000):
        waiting.failed(NotSavedError(Cause.DEVICE), 0.0)
        assert waiting.due is not None
        pauses.append(waiting.due)

    assert pauses[:6] == [0.25, 0.5, 1.0, 2.0, 4.0, 8.0]
    assert set(pauses[6:]) == {LONGEST_RETRY}


def test_typing_while_the_disk_is_full_does_not_try_more_often(
    writer: Writer, store: FailingStore, clock: StillClock
) -> None:
    store.full = True
    writer.submit(FIRST)
    clock.settle()
    for _ in range(4):
        clock.advance(8)
    tries = store.tries
    for number in range(20):
        writer.submit(replace(TYPING, drafts={"o": typing("x" * number, 12, "o")}))
        clock.advance(0.1)

    assert store.tries == tries
    writer.submit(SECOND)
    clock.settle()
    assert store.tries == tries + 1


def test_a_failure_of_one_entry_is_told_though_another_was_saved(
    writer: Writer, store: FailingStore, clock: StillClock
) -> None:
    store.full = True
    writer.submit(FIRST)
    clock.settle()
    store.full = False
    assert writer.submit(entry(entry_id=new_id())).wait(PATIENCE)

    assert writer.status.code == "not-saved-disk-full"
    clock.advance(1)
    assert writer.status == Status("saved")


def test_an_entry_that_was_kept_though_it_could_not_be_said_is_saved_on(
    writer: Writer, store: FailingStore, clock: StillClock
) -> None:
    store.late = True
    ticket = writer.submit(FIRST)
    clock.advance(1)

    assert ticket.saved
    assert store.kept == [FIRST, FIRST]


def test_a_new_entry_never_takes_the_place_of_another(
    store: FailingStore, clock: StillClock
) -> None:
    store.create(SECOND)
    writer = Writer(store, clock=clock)
    ticket = writer.submit(FIRST)
    clock.advance(10)

    assert not ticket.saved
    assert writer.status.code == "already-there"
    assert store.read(ID) == SECOND
    assert not writer.close(0)


def test_a_resumed_entry_goes_on_where_it_is(
    writer: Writer, store: FailingStore, clock: StillClock
) -> None:
    store.create(FIRST)
    writer.resume(FIRST)
    assert writer.status == Status("saved")
    ticket = writer.submit(TYPING)
    clock.settle()
    assert not ticket.saved
    clock.advance(QUIET)

    assert ticket.saved
    assert store.read(ID) == TYPING


def test_an_error_of_the_program_itself_does_not_end_the_saving(
    writer: Writer, store: FailingStore, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda told: seen.append(told.exc_type))
    store.broken = True
    ticket = writer.submit(FIRST)
    while not seen:
        clock.settle()
    clock.settle()
    assert writer.status.code == "program"
    clock.advance(1)

    assert ticket.wait(PATIENCE)
    assert seen == [ZeroDivisionError]


def test_a_draft_stands_beside_whatever_else_was_handed_in(
    store: FailingStore, writer: Writer
) -> None:
    store.create(FIRST)
    draft = typing("so far", 12)
    writer.draft(FIRST, draft.step, draft)
    assert writer.submit(replace(SECOND, tags=("work",))).wait(PATIENCE)
    writer.draft(FIRST, draft.step, draft)
    assert writer.settle(PATIENCE)
    assert store.read(ID) == replace(SECOND, tags=("work",), drafts={draft.step: draft})
    writer.draft(FIRST, draft.step, None)
    assert writer.settle(PATIENCE)
    assert store.read(ID) == replace(SECOND, tags=("work",))


def test_a_draft_waits_for_the_typing_to_rest_like_any_other(
    store: FailingStore, writer: Writer, clock: StillClock
) -> None:
    store.create(FIRST)
    tries = store.tries
    draft = typing("so far", 12)
    ticket = writer.draft(FIRST, draft.step, draft)
    clock.advance(QUIET / 2)
    assert store.tries == tries
    clock.advance(QUIET)
    assert ticket.saved


def test_closing_saves_what_is_being_typed(store: FailingStore, clock: StillClock) -> None:
    writer = Writer(store, clock=clock)
    assert writer.submit(FIRST).wait(PATIENCE)
    ticket = writer.submit(TYPING)

    assert writer.close(PATIENCE)
    assert ticket.saved
    assert store.read(ID) == TYPING
    assert not [one for one in threading.enumerate() if one.name == "journal-writer"]


def test_closing_does_not_wait_for_ever_for_a_full_disk(
    store: FailingStore, clock: StillClock
) -> None:
    writer = Writer(store, clock=clock)
    store.full = True
    writer.submit(FIRST)
    clock.settle()

    assert not writer.close(0)
    assert writer.status.state == "not-saved"


def test_closing_a_writer_that_never_wrote_is_nothing(store: FailingStore) -> None:
    assert Writer(store).close(PATIENCE)
    assert Writer(store).status == Status("saved")


def test_after_closing_saving_can_go_on(writer: Writer, store: FailingStore) -> None:
    assert writer.submit(FIRST).wait(PATIENCE)
    assert writer.close(PATIENCE)
    assert writer.submit(SECOND).wait(PATIENCE)

    assert store.read(ID) == SECOND


def test_what_was_dropped_is_never_saved_again(
    writer: Writer, store: FailingStore, clock: StillClock
) -> None:
    assert writer.submit(FIRST).wait(PATIENCE)
    writer.submit(TYPING)
    assert writer.drop(ID, PATIENCE)
    store.discard(ID)
    late = writer.submit(SECOND)
    clock.advance(10)

    assert not late.saved
    assert store.kept == [FIRST]
    assert writer.status == Status("saved")


def test_dropping_waits_for_the_save_that_is_under_way(writer: Writer, store: FailingStore) -> None:
    store.gate = threading.Event()
    writer.submit(FIRST)
    assert store.reached.wait(PATIENCE)

    assert not writer.drop(ID, 0)
    store.gate.set()
    assert writer.drop(ID, PATIENCE)
    assert store.kept == [FIRST]


def test_the_machines_own_clock_saves_typing_too() -> None:
    store = MemoryStore()
    writer = Writer(store)
    assert writer.submit(FIRST).wait(PATIENCE)
    ticket = writer.submit(TYPING)

    assert ticket.wait(PATIENCE)
    assert store.read(ID) == TYPING
    assert writer.close(PATIENCE)


@given(st.lists(st.tuples(st.sampled_from(["event", "typing", "late"]), st.floats(0, 3))))
def test_whatever_is_handed_in_no_event_is_lost_and_typing_waits_two_seconds_at_most(
    steps: list[tuple[str, float]],
) -> None:
    now = 0.0
    waiting = Waiting(FIRST, kept=True)
    state = FIRST
    saved = FIRST
    for number, (kind, pause) in enumerate(steps):
        if kind == "event":
            state = replace(state, events=(*state.events, wrote(str(number), 20 + number)))
        given_in = state
        if kind != "event":
            typed = typing(str(number), 20 + number)
            state = given_in = replace(state, drafts={typed.step: typed})
        if kind == "late":
            given_in = replace(given_in, events=given_in.events[:1])
        waiting.hand_in(given_in, now)
        assert waiting.due is not None
        assert waiting.due <= now + (0 if kind == "event" else LATEST)
        now += pause
        if waiting.due <= now:
            saved, handed = waiting.begin()
            waiting.succeeded(handed)
            assert saved.events == state.events
    assert waiting.latest.events == state.events
    assert all(isinstance(one.answer, Text) for one in saved.drafts.values())
