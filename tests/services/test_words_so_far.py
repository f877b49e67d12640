"""Words about an entry while they are written: kept as they come, and there again on return."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.exporting.page import Asked
from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered, Outcome, Reflected
from nvc_coach.services.entry_changes import delete, file_under, look_back, undelete
from nvc_coach.services.exporting.pages import page_of
from nvc_coach.services.following_up import record_outcome
from nvc_coach.services.hindrance import NotDone
from nvc_coach.services.program import Program
from nvc_coach.services.reading import entry_in_words
from nvc_coach.services.words_so_far import LOOKING_BACK, TAGS, WordsSoFar, how_it_went
from tests.cli.commanding import Coach
from tests.cli.test_reading_commands import put
from tests.journal.entries import entry, new_id
from tests.plain.home import program_in
from tests.plain.talking import BEGIN

ONE = new_id(1)
ASKED = Answered(
    at=BEGIN, step="ask", answer=Text("To go to bed by ten.", BEGIN.date()), asked="And by when?"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one finished practice, which asked for something."""
    home = tmp_path / "home"
    put(Coach(home), replace(entry(entry_id=ONE, events=(ASKED,)), state="finished"))
    return home


@pytest.fixture
def program(home: Path) -> Iterator[Program]:
    program = program_in(home)
    assert program.open_for_writing()
    yield program
    program.close()


def held(program: Program) -> Entry:
    assert program.settle()
    found = program.store.read(ONE)
    assert isinstance(found, Entry)
    return found


def reflections(program: Program) -> list[str]:
    return [one.text for one in held(program).events if isinstance(one, Reflected)]


def test_what_is_written_is_there_for_whoever_comes_back(home: Path, program: Program) -> None:
    WordsSoFar(program, ONE, LOOKING_BACK).keep("It is sof")
    program.close()
    again = program_in(home)
    assert again.open_for_writing()
    assert WordsSoFar(again, ONE, LOOKING_BACK).words == "It is sof"
    assert WordsSoFar(again, ONE, TAGS).words == ""
    again.close()


def test_sending_them_takes_their_place(program: Program) -> None:
    WordsSoFar(program, ONE, LOOKING_BACK).keep("It is softer.")
    WordsSoFar(program, ONE, TAGS).keep("work")
    place = how_it_went("ask")
    WordsSoFar(program, ONE, place).keep("At eleven.", "partly")
    assert set(held(program).drafts) == {LOOKING_BACK, TAGS, place}
    look_back(program, ONE, "It is softer.", sent=True)
    assert set(held(program).drafts) == {TAGS, place}
    file_under(program, ONE, ["work"], sent=True)
    record_outcome(program, ONE, "ask", "partly", "At eleven.", sent=True)
    assert not held(program).drafts
    assert reflections(program) == ["It is softer."]


def test_words_kept_by_another_way_leave_those_that_are_being_written(program: Program) -> None:
    so_far = WordsSoFar(program, ONE, LOOKING_BACK)
    so_far.keep("half of")
    look_back(program, ONE, "Told on the way.")
    file_under(program, ONE, ["work"])
    assert WordsSoFar(program, ONE, LOOKING_BACK).words == "half of"
    so_far.keep("half of it")
    assert held(program).tags == ("work",)
    assert reflections(program) == ["Told on the way."]
    assert WordsSoFar(program, ONE, LOOKING_BACK).words == "half of it"


def test_the_same_words_sent_twice_are_there_once(program: Program) -> None:
    look_back(program, ONE, "It is softer.")
    look_back(program, ONE, "It is softer.\n", sent=True)
    record_outcome(program, ONE, "ask", "done", "At ten.")
    record_outcome(program, ONE, "ask", "done", "At ten.", sent=True)
    assert [type(one).__name__ for one in held(program).events] == [
        "Answered",
        "Reflected",
        "Outcome",
    ]


def test_the_same_words_on_another_day_are_said_anew(program: Program) -> None:
    earlier = BEGIN - timedelta(days=30)
    outcome = Outcome(at=earlier, step="ask", outcome="partly", text="At eleven.")
    reflected = Reflected(at=earlier, text="Still hard.")
    before = held(program)
    program.kept_already(before)
    program.keep(replace(before, events=(*before.events, outcome, reflected)))
    assert not isinstance(look_back(program, ONE, "Still hard."), NotDone)
    assert not isinstance(record_outcome(program, ONE, "ask", "partly", "At eleven."), NotDone)
    assert reflections(program) == ["Still hard."] * 2
    assert len([one for one in held(program).events if isinstance(one, Outcome)]) == 2


def test_letting_go_of_them_keeps_nothing(program: Program) -> None:
    so_far = WordsSoFar(program, ONE, LOOKING_BACK)
    so_far.keep("nobody reads this")
    assert "nobody" in entry_in_words(held(program))
    so_far.let_go()
    assert not held(program).drafts


def test_words_in_an_entry_that_came_back_from_the_trash_are_kept(program: Program) -> None:
    assert delete(program, ONE) == ONE
    assert undelete(program, ONE) == ONE
    WordsSoFar(program, ONE, LOOKING_BACK).keep("back again")
    assert WordsSoFar(program, ONE, LOOKING_BACK).words == "back again"


def test_an_entry_that_is_gone_takes_no_words(program: Program) -> None:
    assert delete(program, ONE, for_good=True) == ONE
    so_far = WordsSoFar(program, ONE, LOOKING_BACK)
    so_far.keep("too late")
    assert program.settle()
    assert program.catch_up().count() == 0


def test_words_are_clean_as_they_are_kept(program: Program) -> None:
    WordsSoFar(program, ONE, LOOKING_BACK).keep("one\r\ntwo\ud800")
    assert WordsSoFar(program, ONE, LOOKING_BACK).words == "one\ntwo\ufffd"


def test_they_are_read_as_not_finished(program: Program) -> None:
    WordsSoFar(program, ONE, LOOKING_BACK).keep("It is sof")
    WordsSoFar(program, ONE, TAGS).keep("work\nmy sister")
    WordsSoFar(program, ONE, how_it_went("ask")).keep("At elev", "changed")
    text = entry_in_words(held(program))
    assert "Not finished: Looking back: It is sof" in text
    assert "Not finished: Tags: work, my sister" in text
    assert "Not finished: How it went: I changed my mind\nAt elev" in text
    [unsent] = (one for one in page_of(held(program)).sections if one.heading == "Not finished")
    asked = [block.text for told in unsent.passages for block in told if isinstance(block, Asked)]
    assert asked == ["Looking back", "Tags", "How it went"]
