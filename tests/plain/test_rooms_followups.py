"""Following up in plain lines: what is due is read out, and how it went is kept in a number."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from nvc_coach.journal.entry import Entry, State
from nvc_coach.journal.followups import HowItWent, follow_ups
from nvc_coach.practice.answers import Agreed, Agreements, Text
from nvc_coach.practice.events import Answered, Event
from nvc_coach.services import following_up_words
from nvc_coach.services.not_kept import Hindrance, NotKept
from tests.cli.commanding import Coach
from tests.cli.test_reading_commands import put
from tests.journal.entries import entry, new_id
from tests.plain.home import ENTRIES, SHORT_WALK, another_copy, visit
from tests.plain.talking import BEGIN, HalfTyped, Menu, Pasted

MONDAY = BEGIN.date()
DUE = Menu("Due: ")
DONE, PARTLY, NOT_DONE, CHANGED = (Menu(one) for one in ("done", "partly", "not done", "I changed"))
TO_BED = "To go to bed by ten."
THEIRS = "Would you call me first?"
HOW = "How did it go?"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    visit(home, "", "")
    return home


def asked(what: str, by: date, step: str = "ask") -> Event:
    return Answered(at=BEGIN, step=step, answer=Text(what, by), asked="What would you like?")


def kept(home: Path, number: int, *events: Event, state: State = "finished") -> None:
    held = replace(entry(entry_id=new_id(number), events=events), state=state)
    put(Coach(home), held)


def told(home: Path) -> list[tuple[str, str] | None]:
    """How each went as it stands in the journal: the kind and the words."""
    store = visit(home).program.store
    entries = (store.read(one.id) for one in reversed(store.listing().entries))
    return [
        (one.outcome.kind, one.outcome.text) if one.outcome else None
        for held in entries
        if isinstance(held, Entry)
        for one in follow_ups(held)
    ]


# ------------------------------------------------------------------ home


def test_home_tells_how_much_is_due_and_none_of_the_words(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY), asked("x", MONDAY - timedelta(3), "other"))
    seen = visit(home).seen
    assert "Due: 2 things" in seen
    assert TO_BED not in seen


def test_where_nothing_is_due_home_says_nothing_of_it(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY + timedelta(1)))
    kept(home, 2, asked(TO_BED, MONDAY), state="set-aside")
    assert "Due: " not in visit(home).seen


def test_another_copy_that_writes_leaves_nothing_to_tell(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))
    with another_copy(home):
        assert "Due: " not in visit(home).seen


# ------------------------------------------------------------------ the list


def test_the_list_reads_what_is_due_first_and_what_is_coming_too(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY + timedelta(2)), asked(THEIRS, MONDAY, "other"))
    seen = visit(home, DUE, "").seen
    assert "1 Due today. Would you call me first?" in seen
    assert "2 Due in 2 days, 25 November. To go to bed by ten." in seen
    assert seen.count("Your journal: ") == 2


def test_a_long_list_is_read_twenty_at_a_time(home: Path) -> None:
    kept(home, 1, *(asked(f"thing {n}", MONDAY - timedelta(60 - n), f"s{n}") for n in range(21)))
    seen = visit(home, DUE, Menu("later ones"), Menu("thing 20"), DONE, "", "").seen
    assert "Kept." in seen
    assert seen.rindex("thing 19") > seen.index("Kept.")


# ------------------------------------------------------------------ telling how it went


def test_it_is_read_out_whole_with_its_question_before_one_is_asked(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY - timedelta(3)))
    seen = visit(home, DUE, "1").seen
    for words in (
        "Transforming Enemy Images, Monday, 23 November 2026.",
        "What would you like?",
        TO_BED,
        "By Friday, 20 November 2026.",
        HOW,
        "1 done",
        "2 partly",
        "3 not done",
        "4 I changed my mind",
        "Enter: not now.",
    ):
        assert words in seen


@pytest.mark.parametrize(
    ("chosen", "kind"),
    [(DONE, "done"), (PARTLY, "partly"), (NOT_DONE, "not"), (CHANGED, "changed")],
)
def test_a_number_tells_how_it_went_and_words_may_follow(
    home: Path, chosen: Menu, kind: str
) -> None:
    kept(home, 1, asked(TO_BED, MONDAY), asked(THEIRS, MONDAY, "other"))
    seen = visit(home, DUE, Menu(TO_BED), chosen, "It took", "two tries.", "", "").seen
    assert "Kept." in seen
    assert "Due: 1 thing" in seen
    assert told(home) == [(kind, "It took\ntwo tries."), None]


def test_no_words_are_needed(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))
    seen = visit(home, DUE, "1", PARTLY, "").seen
    assert "There is nothing to follow up any more." in seen
    assert told(home) == [("partly", "")]


def test_a_lone_dot_ends_the_words_and_pasted_lines_stay_together(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))
    visit(home, DUE, "1", DONE, Pasted(("One.", "", "Two.")), ".")
    assert told(home) == [("done", "One.\n\nTwo.")]


def test_a_blank_line_amid_a_letter_that_is_still_coming_does_not_end_it(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))
    visit(home, DUE, "1", DONE, "One.", Pasted(("", "Two.")), "")
    assert told(home) == [("done", "One.\n\nTwo.")]


def test_a_command_among_the_words_is_obeyed_and_the_words_stay(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))
    seen = visit(home, DUE, "1", DONE, "One.", "/people", "/back", "Two.", "").seen
    assert "Your page of people you trust is empty." in seen
    assert told(home) == [("done", "One.\nTwo.")]


@pytest.mark.parametrize("said", ["", "not now"])
def test_not_now_keeps_nothing_and_asks_again_another_time(home: Path, said: str) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))
    seen = visit(home, DUE, "1", said, "").seen
    assert seen.count("Due: 1 thing") == 2
    assert told(home) == [None]


@pytest.mark.parametrize(
    ("ending", "words"), [(HalfTyped("and the"), "First.\nand the"), ("/stop", "First.")]
)
def test_when_the_talking_ends_amid_the_words_they_are_there_again(
    home: Path, ending: HalfTyped | str, words: str
) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))
    visit(home, DUE, "1", DONE, "First.", ending)
    assert told(home) == [None]
    seen = " ".join(visit(home, DUE, "1", PARTLY, "Last.", "").seen.split())
    assert "You began to tell of it earlier: done." in seen
    assert f'You wrote: "{" ".join(words.split())}"' in seen
    assert told(home) == [("partly", f"{words}\nLast.")]


def test_what_cannot_be_kept_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_named: object) -> NotKept:
        return NotKept(Hindrance.NOT_SAVED, "Not saved yet: The disk is full.")

    monkeypatch.setattr("nvc_coach.plain.followups.record_outcome", full)
    kept(home, 1, asked(TO_BED, MONDAY))
    seen = visit(home, DUE, "1", DONE, "").seen
    assert "Not saved yet: The disk is full." in seen
    assert "Kept.\n" not in seen


def test_a_practice_that_is_not_finished_is_offered_to_be_gone_on_with(home: Path) -> None:
    visit(home, *SHORT_WALK[:-2], practise=True)
    [file] = Coach(home).entries()
    file.write_text(file.read_text("utf-8").replace("by = 2026-11-27", "by = 2026-11-20"), "utf-8")
    seen = visit(home, DUE, "1", "", "1", Menu("Go on with it")).seen
    assert "This practice is not finished yet. Once it is, you can tell" in " ".join(seen.split())
    assert HOW not in seen
    assert "Here and now." in seen[seen.rindex("Go on with it") :]


# ------------------------------------------------------------------ from an entry


def test_from_an_entry_each_of_its_things_can_be_told_of_and_told_again(home: Path) -> None:
    both = Agreements((Agreed("to call", "D."), Agreed("to listen")))
    kept(home, 1, Answered(at=BEGIN, step="agreed", answer=both, asked="Who does what?"))
    second = Menu("Tell how it went: to listen")
    visit(home, ENTRIES, "1", second, NOT_DONE, "")
    seen = visit(home, ENTRIES, "1", second, DONE, "At last.", "").seen
    assert "Told on Monday, 23 November 2026: not done." in seen
    assert told(home) == [None, ("done", "At last.")]


def test_an_open_entry_offers_to_go_on_and_nothing_to_tell(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY), state="open")
    assert "Tell how it went" not in visit(home, ENTRIES, "1").seen


def test_the_words_of_an_outcome_are_read_with_it() -> None:
    [one] = follow_ups(replace(entry(events=(asked(TO_BED, MONDAY),)), state="finished"))
    again = replace(one, outcome=HowItWent("partly", "Twice.", BEGIN))
    assert "Twice." in following_up_words.paragraphs(again)
