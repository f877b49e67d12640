"""An exported entry is read back first, then told round by round, and nothing said is missing."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from nvc_coach.journal import entry_file
from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.exporting.markdown import as_markdown
from nvc_coach.journal.exporting.page import Asked, Items, Note, Page, Said, Section, Verbatim
from nvc_coach.journal.exporting.way import in_rounds, way_of
from nvc_coach.practice.answers import Agreed, Agreements, Chosen, Number, Picks, Text
from nvc_coach.practice.events import (
    Answered,
    Carried,
    Draft,
    Outcome,
    Reflected,
    Skipped,
    WentBack,
)
from nvc_coach.services.exporting.pages import page_of
from nvc_coach.services.practising import session_of
from nvc_coach.services.program import Program
from tests.journal.entries import DRAFTS, EVERYTHING, after, entry, typing, wrote
from tests.plain.home import program_in
from tests.services.chains import CIRCLE, HELD, IN_FIVE_MINUTES, LONG, SHORT, practised, walked


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    program = program_in(tmp_path / "home")
    assert program.open_for_writing()
    yield program
    program.close()


def section(page: Page, heading: str) -> Section:
    (found,) = (one for one in page.sections if one.heading == heading)
    return found


def headings(page: Page) -> list[str]:
    return [one.heading for one in page.sections]


def with_session(program: Program, held: Entry) -> Page:
    from nvc_coach.practice.session import Session

    session = session_of(program, held)
    assert isinstance(session, Session)
    return page_of(held, session)


def test_a_finished_practice_is_read_back_first(program: Program) -> None:
    held = practised(program, SHORT, *IN_FIVE_MINUTES).entry

    page = with_session(program, held)

    assert headings(page) == ["Read back", "As it went"]
    told = "\n".join(one.text for (one,) in page.sections[0].passages if isinstance(one, Said))
    assert "consideration, rest and to be met halfway" in told
    assert headings(page_of(held)) == ["As it went"]


def test_every_question_stands_before_its_answer() -> None:
    page = page_of(entry(events=EVERYTHING[:3]))

    assert section(page, "As it went").passages == (
        (Note("From an earlier entry."), Items(("to call first",))),
        (Asked("What is it?"), Said("He only thinks of himself.")),
        (Asked("What matters to you?"), Said("consideration, rest and to be met halfway")),
    )


def test_what_was_left_open_changed_or_taken_back_is_told() -> None:
    events = (
        Skipped(at=after(1), step="a", asked="A?"),
        Skipped(at=after(2), step="b", asked="B?", unsure=True),
        Answered(at=after(3), step="a", answer=Text("now"), asked="A?", amend=True),
        Skipped(at=after(4), step="a", asked="A?", amend=True),
        WentBack(at=after(5), step="c"),
        Answered(at=after(6), step="b", answer=Text("to bed", date(2026, 11, 29))),
        Answered(at=after(7), step="c", answer=Number(8), asked="How much?"),
    )

    assert section(page_of(entry(events=events)), "As it went").passages == (
        (Asked("A?"), Note("Left open.")),
        (Asked("B?"), Note("Not sure.")),
        (Asked("A?"), Note("Changed later."), Said("now")),
        (Asked("A?"), Note("Taken back.")),
        (Note("(Went back.)"),),
        (Said("to bed"), Note("By Sunday, 29 November 2026.")),
        (Asked("How much?"), Said("8")),
    )


def test_a_practice_that_led_back_is_told_in_rounds() -> None:
    events = (
        wrote("one", 1, "needs"),
        Answered(at=after(2), step="check", answer=Chosen(("again",)), said=("Once more",)),
        wrote("two", 3, "needs"),
        Answered(at=after(4), step="check", answer=Chosen(("on",)), said=("On",)),
    )
    page = page_of(entry(events=events))

    assert headings(page) == ["As it went", "Once more"]
    assert page.sections[1].passages[0] == (Asked("What is it?"), Said("two"))


def test_going_back_begins_no_round() -> None:
    events = (
        wrote("one", 1, "a"),
        wrote("two", 2, "b"),
        WentBack(at=after(3), step="c", to="a"),
        wrote("three", 4, "a"),
        WentBack(at=after(5), step="b"),
        WentBack(at=after(6), step="a"),
        wrote("four", 7, "a"),
        wrote("five", 8, "b"),
    )

    assert list(in_rounds(events)) == [events]
    assert way_of(events).answer("a") == Text("four")
    assert way_of(events[:6]).answer("a") is None


def test_what_is_not_finished_stands_with_its_question(program: Program) -> None:
    sitting = practised(program, LONG, Text("He lies."), Text("D."))
    sitting.draft("charge-before", Number(3))
    sitting.draft("my-needs", Picks(("rest",)), "ho")

    page = with_session(program, sitting.entry)

    assert section(page, "Not finished").passages == (
        (Asked("How strongly does the judgment hold you right now?"), Said("3")),
        (
            Asked("When that happens, what matters to you that isn't being cared for?"),
            Said("rest"),
            Said("ho"),
        ),
    )


def test_what_is_not_finished_is_told_without_its_exercise_too() -> None:
    unsent = (typing("On Tue"), typing("x", step="judgment"))
    page = page_of(entry(events=(wrote("He lies."),), drafts=unsent))

    assert section(page, "Not finished").passages == (
        (Asked("observation"), Said("On Tue")),
        (Asked("What is it?"), Said("x")),
    )
    assert headings(page_of(entry(drafts=(typing(" "),)))) == []


def test_how_it_went_stands_with_what_was_agreed() -> None:
    agreed = Agreements((Agreed("to listen"), Agreed("to call", "D.", date(2026, 12, 6))))
    events = (
        Answered(at=after(1), step="agreements", answer=agreed, asked="Who does what?"),
        wrote("To bed by ten.", 2, "request-self"),
        Outcome(at=after(3), step="agreements", outcome="partly", item=2, text="Twice."),
        Outcome(at=after(4), step="request-self", outcome="done"),
        Outcome(at=after(5), step="agreements", outcome="not", item=9),
        Reflected(at=after(6), text="It was easier than I thought."),
    )
    page = page_of(entry(events=events))

    assert section(page, "As it went").passages[0][1] == Items(
        ("to listen", "D.: to call, by Sunday, 6 December 2026")
    )
    assert section(page, "Afterwards").passages == (
        (
            Said("D.: to call, by Sunday, 6 December 2026"),
            Note("How it went: partly."),
            Said("Twice."),
        ),
        (Said("To bed by ten."), Note("How it went: done.")),
        (Note("How it went: not done."),),
        (
            Note("Looking back, Sunday, 22 November 2026:"),
            Said("It was easier than I thought."),
        ),
    )


def test_the_properties_are_those_of_the_entry() -> None:
    events = (
        Carried(at=after(0), step="person", answer=Text("Old")),
        wrote("D.", 1, "person"),
        wrote("L.", 2, "person-author"),
        wrote("no name", 3, "personal"),
        Answered(at=after(4), step="charge-before", answer=Number(8)),
        Answered(at=after(5), step="charge-after", answer=Number(3)),
        Skipped(at=after(6), step="charge-after", amend=True),
    )
    held = entry(events=events)
    held = Entry(
        id=held.id,
        exercise=held.exercise,
        title=held.title,
        version=held.version,
        fingerprint=held.fingerprint,
        language=held.language,
        started=held.started,
        events=events,
        tags=("work", "home life"),
        follows="01KAP2M4X0Q6Z8V3T5R7N9B1CE",
    )

    page = page_of(held)

    assert page.properties == {
        "id": held.id,
        "exercise": "transforming-enemy-images",
        "title": "Transforming Enemy Images",
        "state": "open",
        "started": held.started,
        "changed": after(6),
        "tags": ("work", "home-life"),
        "follows": "01KAP2M4X0Q6Z8V3T5R7N9B1CE",
        "charge-before": 8,
        "people": ("D.", "L."),
    }
    assert page.lead == (
        "Begun on Sunday, 22 November 2026, at 10:04.",
        "How it stands: open.",
        "Filed under: work, home life.",
        "It goes on from the entry 01KAP2M4X0Q6Z8V3T5R7N9B1CE.",
        f"Entry {held.id}.",
    )


def test_both_moments_are_told_by_the_same_clock() -> None:
    held = entry(events=(wrote("x"),))
    moved = held.events[0].at.astimezone(None).astimezone(tz=after(0).tzinfo)
    assert moved - held.started == timedelta(seconds=30)

    assert page_of(held).properties["changed"] == moved


def test_nothing_that_was_said_is_missing(program: Program) -> None:
    """Everything a reader of the entry's file finds in words is found in the note."""
    held = entry(events=EVERYTHING, drafts=DRAFTS)
    note = as_markdown(page_of(held))

    for said in (
        *("He only thinks of himself.", "consideration, rest and to be met halfway", "Yes, mine"),
        *('of "nobody" else.', "work and home", "8", "Left open.", "Not sure.", "To bed."),
        *("D.: to call first, by Sunday, 6 December 2026", "to listen", "Twice."),
        *("It was easier than I thought.", "On Tuesday he clo", "sad and raw", "ho", "to li"),
    ):
        assert said in note
    circle = walked(program, CIRCLE, HELD).entry
    assert "L.: builds the shed" in as_markdown(page_of(circle))


def test_an_entry_of_a_later_version_is_shown_as_it_stands() -> None:
    text = 'format = "nvc-entry/2"\nid = "01KAP2M4X0Q6Z8V3T5R7N9B1CD"\n# mine\n'
    held = entry_file.load(text.encode())
    assert isinstance(held, NewerEntry)

    page = page_of(held)

    assert page.sections == (
        Section(
            "The file",
            (
                (
                    Note("Written by a later version of nvc-coach. The file says:"),
                    Verbatim(text),
                ),
            ),
        ),
    )
    assert page.title == held.id
    assert f"```text\n{text}```\n" in as_markdown(page)


def test_a_draft_of_nothing_known_is_told_by_its_step() -> None:
    draft = Draft(step="now", at=after(1), answer=Picks(("sad",)), typed="")

    assert section(page_of(entry(drafts=(draft,))), "Not finished").passages == (
        (Asked("now"), Said("sad")),
    )
