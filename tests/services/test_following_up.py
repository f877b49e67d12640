"""Following up: what is due and what is coming, and keeping how it went."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry, State
from nvc_coach.journal.errors import Cause, NotFoundError, NotSavedError
from nvc_coach.journal.finding import Progress
from nvc_coach.journal.followups import FollowUp, HowItWent, follow_ups
from nvc_coach.practice.answers import Agreed, Agreements, Text
from nvc_coach.practice.events import Answered, Carried, Event, Outcome
from nvc_coach.services import program as program_module
from nvc_coach.services.following_up import followups, record_outcome
from nvc_coach.services.following_up_words import in_words
from nvc_coach.services.hindrance import Hindrance, NotDone
from nvc_coach.services.program import Outside, Program
from tests.cli.commanding import Coach
from tests.cli.test_reading_commands import put
from tests.journal.entries import after, entry, new_id, wrote

MONDAY = date(2026, 11, 23)


def day(ahead: int) -> date:
    return date.fromordinal(MONDAY.toordinal() + ahead)


def asked(what: str, by: date | None, seconds: int = 0) -> Event:
    return Answered(at=after(seconds), step="ask", answer=Text(what, by))


def agreed(*items: Agreed) -> Event:
    return Answered(at=after(0), step="agreed", answer=Agreements(items))


@pytest.fixture
def coach(own_home: Path) -> Coach:
    return Coach(own_home / "nvc-coach")


@pytest.fixture
def program(coach: Coach) -> Iterator[Program]:
    made = Program(coach.outside)
    yield made
    made.close()


def kept(coach: Coach, number: int, *events: Event, state: State = "finished") -> Entry:
    held = replace(entry(entry_id=new_id(number), events=events), state=state)
    put(coach, held)
    return held


def whats(found: tuple[FollowUp, ...]) -> list[str]:
    return [one.what for one in found]


# ------------------------------------------------------------------ what there is


def test_what_is_due_comes_oldest_first_and_what_is_coming_nearest_first(
    coach: Coach, program: Program
) -> None:
    kept(coach, 1, asked("today", day(0)))
    kept(coach, 2, asked("tomorrow", day(1)))
    kept(coach, 3, asked("next month", day(30)))
    kept(coach, 4, agreed(Agreed("last week", by=day(-7)), Agreed("some day")))
    kept(coach, 5, asked("done", day(-9)), Outcome(at=after(9), step="ask", outcome="done"))
    kept(coach, 6, asked("partly", day(9)), Outcome(at=after(99), step="ask", outcome="partly"))

    found = followups(program, MONDAY, with_told=True)

    assert whats(found.due) == ["last week", "today"]
    assert whats(found.coming) == ["tomorrow", "next month"]
    assert whats(found.undated) == ["some day"]
    assert whats(found.told) == ["partly", "done"]
    assert whats(found.standing) == ["last week", "today", "tomorrow", "next month", "some day"]
    assert found.unread == ()


def test_what_was_told_of_is_read_again_only_where_it_is_asked_for(
    coach: Coach, program: Program
) -> None:
    told = Outcome(at=after(9), step="ask", outcome="done")
    for number in range(1, 9):
        kept(coach, number, asked("long ago", day(-number)), told)
    kept(coach, 9, asked("today", day(0)))
    heard: list[Progress] = []

    found = followups(program, MONDAY, hear=heard.append)
    assert (whats(found.standing), found.told) == (["today"], ())
    assert heard == [Progress(0, 1)]

    heard.clear()
    found = followups(program, MONDAY, with_told=True, hear=heard.append)
    assert (whats(found.standing), whats(found.told)) == (["today"], ["long ago"] * 8)
    assert heard == [Progress(place, 9) for place in range(9)]


def test_what_was_taken_over_and_kept_comes_due_once_and_is_told_of_where_it_was_said(
    coach: Coach, program: Program
) -> None:
    call = Agreed("to call", "D.", day(-2))
    first = kept(coach, 1, agreed(call, Agreed("to listen", by=day(-1))))
    before = Carried(at=after(10), step="then", answer=Agreements((call,)))
    again = Answered(at=after(20), step="then", answer=Agreements((call, Agreed("to rest"))))
    put(
        coach,
        replace(
            entry(entry_id=new_id(2), events=(before, again)), state="finished", follows=first.id
        ),
    )

    assert whats(followups(program, MONDAY).standing) == ["to call", "to listen", "to rest"]
    assert [one.entry for one in program.store.due(MONDAY, 9)] == [first.id, first.id]
    assert program.store.count_due(MONDAY) == 2
    there = record_outcome(program, new_id(2), "then.1", "done")
    assert isinstance(there, NotDone)
    assert there.hindrance is Hindrance.NOT_FOUND
    assert f"was taken over from the entry {first.id}" in there.sentence
    assert isinstance(record_outcome(program, first.id, "agreed.1", "done"), FollowUp)
    assert whats(followups(program, MONDAY).standing) == ["to listen", "to rest"]
    assert isinstance(record_outcome(program, new_id(2), "then.2", "done"), FollowUp)


def test_an_open_practice_counts_and_one_set_aside_does_not_nag(
    coach: Coach, program: Program
) -> None:
    kept(coach, 1, asked("open", day(0)), state="open")
    kept(coach, 2, asked("aside", day(0)), state="set-aside")

    found = followups(program, MONDAY)

    assert whats(found.standing) == ["open"]
    assert in_words(found.due[0], MONDAY).endswith("(This practice is not finished yet.)")


def test_what_cannot_be_read_is_named_and_hides_nothing(coach: Coach, program: Program) -> None:
    kept(coach, 1, asked("today", day(0)))
    damaged = put(coach, entry(entry_id=new_id(2)))
    damaged.write_text("[[event", "utf-8")
    newer = put(coach, entry(entry_id=new_id(3)))
    newer.write_text(newer.read_text("utf-8").replace("entry/1", "entry/2"), "utf-8")

    found = followups(program, MONDAY)

    assert whats(found.due) == ["today"]
    assert str(damaged) in found.unread[0]
    assert found.unread[1].startswith("1 entry was written by a later version")


def test_an_entry_that_is_deleted_or_damaged_while_one_looks_is_passed_over(
    coach: Coach, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(coach, 1, asked("today", day(0)))
    gone = kept(coach, 2, asked("gone", day(0)))
    read = DiskStore.read_quickly

    def one_is_gone(store: DiskStore, entry_id: str) -> object:
        if entry_id == gone.id:
            raise NotFoundError(entry_id)
        return read(store, entry_id)

    monkeypatch.setattr(DiskStore, "read_quickly", one_is_gone)
    assert whats(followups(program, MONDAY).due) == ["today"]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (asked("To rest.", day(-1)), "Due since yesterday. To rest."),
        (asked("To rest.", day(3)), "Due in 3 days, 26 November. To rest."),
        (agreed(Agreed("to call\nfirst", "D.")), "No day named. D.: to call first"),
        (asked("long " * 40, day(0)), f"Due today. {('long ' * 15)[:72].rstrip()}…"),
    ],
)
def test_each_is_told_in_a_short_line(event: Event, words: str) -> None:
    [one] = follow_ups(replace(entry(events=(event,)), state="finished"))

    assert in_words(one, MONDAY) == words
    assert in_words(replace(one, outcome=HowItWent("changed", "", after(0))), MONDAY).startswith(
        "I changed my mind. "
    )


# ------------------------------------------------------------------ how it went


def test_how_it_went_is_saved_for_good_before_it_is_confirmed(
    coach: Coach, program: Program
) -> None:
    held = kept(coach, 1, wrote("x"), asked("To rest.", day(0)))

    told = record_outcome(program, held.id[:-1], "ask", "partly", "A little.\r\nNot \ud800 much.")

    assert isinstance(told, FollowUp)
    assert told.outcome == HowItWent("partly", "A little.\nNot � much.", coach.now)
    there = program.store.read(held.id)
    assert isinstance(there, Entry)
    assert there.events == (
        *held.events,
        Outcome(at=coach.now, step="ask", outcome="partly", text="A little.\nNot � much."),
    )
    assert follow_ups(there) == (told,)


def test_it_may_be_told_again_and_what_was_told_before_stays(
    coach: Coach, program: Program
) -> None:
    held = kept(coach, 1, agreed(Agreed("a"), Agreed("b")))

    record_outcome(program, held.id, "agreed.2", "not")
    record_outcome(program, held.id, "agreed.2", "done", "  ")

    there = program.store.read(held.id)
    assert isinstance(there, Entry)
    assert [event.outcome for event in there.events if isinstance(event, Outcome)] == [
        "not",
        "done",
    ]
    assert [one.outcome and one.outcome.kind for one in follow_ups(there)] == [None, "done"]


def test_no_exercise_is_needed_for_it(coach: Coach, program: Program) -> None:
    held = kept(coach, 1, asked("To rest.", day(0)))

    assert program.store.exercise(held.fingerprint) is None
    assert isinstance(record_outcome(program, held.id, "ask", "done"), FollowUp)


@pytest.mark.parametrize("place", ["asked", "ask.1", "agreed", "agreed.0", "agreed.3", "", "."])
def test_what_is_not_there_is_told_with_what_is(place: str, coach: Coach, program: Program) -> None:
    held = kept(coach, 1, asked("To rest.", day(0)), agreed(Agreed("a"), Agreed("b")))
    before = coach.tree()

    refused = record_outcome(program, held.id, place, "done")

    assert isinstance(refused, NotDone)
    assert refused.hindrance is Hindrance.NOT_FOUND
    assert refused.sentence.endswith("but at: ask, agreed.1, agreed.2.")
    assert all(coach.tree()[name] == data for name, data in before.items())


def test_where_there_is_nothing_to_follow_up_that_is_said(coach: Coach, program: Program) -> None:
    held = kept(coach, 1, asked("To rest.", None))

    refused = record_outcome(program, held.id, "ask", "done")

    assert isinstance(refused, NotDone)
    assert "nothing to follow up: no request that names a day" in refused.sentence


@pytest.mark.parametrize("state", ["open", "set-aside"])
def test_a_practice_that_is_not_finished_is_to_be_finished_first(
    state: State, coach: Coach, program: Program
) -> None:
    held = kept(coach, 1, asked("To rest.", day(0)), state=state)

    refused = record_outcome(program, held.id, "ask", "done")

    assert isinstance(refused, NotDone)
    assert refused.hindrance is Hindrance.NOT_FINISHED
    assert refused.sentence.endswith(f"nvc-coach practice --resume {held.id}")


def test_an_entry_of_a_later_version_and_a_damaged_one_are_left_alone(
    coach: Coach, program: Program
) -> None:
    held = kept(coach, 1, asked("To rest.", day(0)))
    [file] = coach.entries()
    whole = file.read_text("utf-8")
    for text in (whole.replace("entry/1", "entry/2"), "[[event"):
        file.write_text(text, "utf-8")

        refused = record_outcome(program, held.id, "ask", "done")

        assert isinstance(refused, NotDone)
        assert refused.hindrance is Hindrance.UNREADABLE
        assert file.read_text("utf-8") == text


def test_an_entry_that_is_not_there_is_not_found(program: Program) -> None:
    refused = record_outcome(program, new_id(7), "ask", "done")

    assert isinstance(refused, NotDone)
    assert refused.hindrance is Hindrance.NOT_FOUND


def test_while_another_copy_writes_nothing_is_kept(coach: Coach, program: Program) -> None:
    held = kept(coach, 1, asked("To rest.", day(0)))
    other = Program(Outside(coach.outside.environment))
    assert other.open_for_writing()
    try:
        refused = record_outcome(program, held.id, "ask", "done")
    finally:
        other.close()

    assert isinstance(refused, NotDone)
    assert refused.hindrance is Hindrance.LOCKED
    assert b"outcome" not in coach.entries()[0].read_bytes()


def test_where_nothing_can_be_written_that_is_said(
    coach: Coach, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(_program: Program) -> bool:
        raise NotSavedError(Cause.READ_ONLY_DISK)

    monkeypatch.setattr(Program, "open_for_writing", nothing)

    refused = record_outcome(program, kept(coach, 1).id, "ask", "done")

    assert refused == NotDone(Hindrance.NOT_SAVED, "The disk can only be read.")


def test_what_a_full_disk_does_not_take_is_kept_as_soon_as_there_is_room(
    coach: Coach, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = kept(coach, 1, agreed(Agreed("a"), Agreed("b")))
    assert program.open_for_writing()
    with monkeypatch.context() as full:
        full.setattr(program_module, "CLOSING_SECONDS", 0.2)
        full.setattr(os, "fsync", _no_room)

        first = record_outcome(program, held.id, "agreed.1", "done")
        second = record_outcome(program, held.id, "agreed.2", "done")

        for one in (first, second):
            assert isinstance(one, NotDone)
            assert one.hindrance is Hindrance.NOT_SAVED
            assert one.sentence.startswith("Not saved yet: The disk is full.")
        assert b"outcome" not in coach.entries()[0].read_bytes()

    assert isinstance(record_outcome(program, held.id, "agreed.2", "partly"), FollowUp)
    told = {one.item: one.outcome for one in followups(program, MONDAY, with_told=True).told}
    assert {item: one and one.kind for item, one in told.items()} == {1: "done", 2: "partly"}


def _no_room(_file: int) -> None:
    import errno

    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
