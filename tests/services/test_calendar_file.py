"""The calendar: read again by a library for calendars, it says what it should and no more."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from icalendar import Calendar, Component

from nvc_coach.journal.followups import FollowUp, HowItWent
from nvc_coach.services.calendar_file import calendar
from nvc_coach.services.safe_text import printable
from tests.cli.test_harmless_output import PAYLOAD, STEERING
from tests.journal.entries import ID, after, exact_text

SUNDAY = date(2026, 11, 29)
HEBREW = "\u05e9\u05dc\u05d5\u05dd"
DIFFICULT = f'Ring, then; "write" \\n to Ana\n{HEBREW} 🙂 ' + "tell me more about it, please " * 9


def one(
    what: str = "To rest.",
    *,
    by: date | None = SUNDAY,
    item: int | None = None,
    who: str = "",
    outcome: HowItWent | None = None,
) -> FollowUp:
    return FollowUp(
        entry=ID,
        exercise="small",
        title="A secret title",
        step="agreed" if item else "ask",
        item=item,
        who=who,
        what=what,
        by=by,
        asked="A secret question?",
        at=after(0),
        outcome=outcome,
    )


def events(data: bytes) -> list[Component]:
    """The events of a calendar, as another program reads them."""
    read = Calendar.from_ical(data)
    assert isinstance(read, Calendar)
    return list(read.walk("VEVENT"))


def said(component: Component, key: str) -> str:
    return str(component[key])


def test_a_follow_up_is_a_whole_day_that_reminds_at_nine() -> None:
    [event] = events(calendar([one()], with_words=False))

    assert event.decoded("dtstart") == SUNDAY
    assert "dtend" not in event
    assert said(event, "uid") == f"{ID}-ask@nvc-coach"
    assert event.decoded("dtstamp") == after(0)
    assert said(event, "class") == "PRIVATE"
    assert said(event, "transp") == "TRANSPARENT"
    [alarm] = event.walk("VALARM")
    assert said(alarm, "action") == "DISPLAY"
    assert alarm.decoded("trigger") == timedelta(hours=9)
    assert said(alarm, "description") == said(event, "summary")


def test_it_tells_how_to_keep_how_it_went() -> None:
    [event] = events(calendar([one(item=2)], with_words=False))

    assert said(event, "description") == (
        f"To keep how it went: nvc-coach followups outcome {ID} agreed.2 done\n"
        "In place of done: partly, not, or changed (I changed my mind)."
    )


def test_no_word_of_the_persons_stands_in_it_unless_they_ask_for_that() -> None:
    found = [one("hidden words"), one("hidden words", item=1, who="hidden name")]

    data = calendar(found, with_words=False)

    assert b"hidden" not in data
    assert b"secret" not in data
    assert [said(event, "summary") for event in events(data)] == [
        "A request of mine: how did it go?",
        "An agreement: how did it go?",
    ]


def test_asked_for_the_words_stand_in_it_exactly() -> None:
    [event] = events(calendar([one(DIFFICULT, item=1, who="Ana, B.")], with_words=True))

    assert said(event, "summary").startswith(
        f'Ana, B.: Ring, then; "write" \\n to Ana; {HEBREW} 🙂'
    )
    assert said(event, "summary").endswith("… How did it go?")
    assert said(event, "description").startswith(f"Ana, B.: {DIFFICULT}\n\nTo keep how it went: ")


def test_words_that_end_no_sentence_are_given_an_end() -> None:
    data = calendar([one("to rest"), one("to rest?")], with_words=True)

    assert [said(event, "summary") for event in events(data)] == [
        "to rest. How did it go?",
        "to rest? How did it go?",
    ]


def test_lines_are_as_long_and_end_as_calendars_want_them() -> None:
    data = calendar([one(DIFFICULT)], with_words=True)

    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_what_names_no_day_or_was_told_of_is_left_out() -> None:
    told = one(outcome=HowItWent("done", "", after(0)))

    assert events(calendar([one(by=None, item=1), told], with_words=True)) == []


def test_the_same_journal_gives_the_same_bytes() -> None:
    assert calendar([one(), one(item=1)], with_words=True) == calendar(
        [one(), one(item=1)], with_words=True
    )


@pytest.mark.parametrize("day", [date.min, date.max])
def test_any_day_there_is_can_stand_in_it(day: date) -> None:
    assert [event.decoded("dtstart") for event in events(calendar([one(by=day)], with_words=True))]


def test_nothing_from_a_file_can_steer_the_terminal_it_is_printed_in() -> None:
    hostile = replace(one(PAYLOAD, who=PAYLOAD, item=1), step=PAYLOAD)

    for with_words in (True, False):
        data = calendar([hostile], with_words=with_words)
        assert not STEERING.search(data.decode().replace("\r\n", "\n"))
        assert len(events(data)) == 1


@given(exact_text, exact_text)
def test_whatever_was_written_another_program_reads_one_event(what: str, who: str) -> None:
    [event] = events(calendar([one(what, who=who, item=1)], with_words=True))

    assert said(event, "uid") == f"{ID}-agreed.1@nvc-coach"
    assert said(event, "description").startswith(
        printable(f"{who}: {what}" if who.strip() else what)
    )
