"""``followups``: what is due, a calendar of it, and keeping how it went, from a shell."""

import io
import stat
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.practice.answers import Agreed, Agreements, Text
from nvc_coach.practice.events import Answered, Outcome
from nvc_coach.services.program import Program
from tests.cli.commanding import Coach
from tests.cli.test_reading_commands import put
from tests.journal.entries import after, entry, new_id

ASKED = "Would you tell me when you are too full to listen?"
UNFINISHED = "(This practice is not finished yet.)"
DUE, COMING, OPEN = new_id(1), new_id(2), new_id(3)
REQUEST = Answered(at=after(60), step="request-other", answer=Text(ASKED, date(2026, 11, 20)))
AGREED = Answered(
    at=after(60),
    step="agreements",
    answer=Agreements((Agreed("to call", "D.", date(2026, 12, 6)), Agreed("to listen"))),
)


@pytest.fixture
def due(coach: Coach) -> Coach:
    """A home, on a Sunday, in which something is due, something is coming, and one was told of."""
    put(coach, replace(entry(entry_id=DUE, events=(REQUEST,)), state="finished"))
    told = Outcome(at=after(90), step="agreements", outcome="partly", item=2, text="Twice.")
    put(coach, replace(entry(entry_id=COMING, events=(AGREED, told)), state="finished"))
    put(coach, entry(entry_id=OPEN, events=(AGREED,)))
    return coach


# ------------------------------------------------------------------ the list


def test_it_lists_what_is_due_first_a_line_each(due: Coach) -> None:
    ran = due("followups")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"Due since Friday. {ASKED}  {DUE} request-other",
        f"Due in 14 days, 6 December. D.: to call  {COMING} agreements.1",
        f"Due in 14 days, 6 December. D.: to call {UNFINISHED}  {OPEN} agreements.1",
        f"No day named. to listen {UNFINISHED}  {OPEN} agreements.2",
    ]
    assert due("followups", "list").out == ran.out


def test_all_adds_what_was_told_of(due: Coach) -> None:
    for command in (["followups", "--all"], ["followups", "list", "--all"]):
        lines = due(*command).out.splitlines()
        assert len(lines) == 5
        assert lines[-1] == f"Partly. to listen  {COMING} agreements.2"


def test_as_json_it_has_its_shape(due: Coach) -> None:
    data = due("followups", "--all", "--json").data

    assert data["format"] == "nvc-followups/1"
    assert data["followups"][0] == {
        "entry": DUE,
        "exercise": "transforming-enemy-images",
        "title": "Transforming Enemy Images",
        "step": "request-other",
        "item": None,
        "who": "",
        "what": ASKED,
        "by": "2026-11-20",
        "due": True,
        "outcome": None,
    }
    assert [one["due"] for one in data["followups"]] == [True, False, False, False, False]
    assert data["followups"][-1]["outcome"] == {
        "kind": "partly",
        "text": "Twice.",
        "at": "2026-11-22T10:06:01+01:00",
    }
    assert due("followups", "list", "--json", "--all").data == data


def test_an_empty_journal_has_nothing_and_says_so(coach: Coach) -> None:
    ran = coach("followups")

    assert (ran.code, ran.out, ran.err) == (0, "", "There is nothing to follow up.\n")
    assert coach("followups", "--json").data["followups"] == []
    assert coach.tree() == {}


def test_a_broken_file_is_named_beside_the_list(due: Coach) -> None:
    put(due, entry(entry_id=new_id(9))).write_text("[[event", "utf-8")

    ran = due("followups")

    assert (ran.code, len(ran.out.splitlines())) == (0, 4)
    assert new_id(9) in ran.err


# ------------------------------------------------------------------ how it went


def test_how_it_went_is_kept_with_the_words_on_stdin(due: Coach) -> None:
    ran = due("followups", "outcome", DUE[:-1], "request-other", "done", stdin=b"Yes!\n\xff\n\n")

    assert (ran.code, ran.out, ran.err) == (0, "", "Kept.\n")
    told = due("followups", "--all", "--json").data["followups"]
    one = next(one for one in told if one["step"] == "request-other")
    assert (one["entry"], one["outcome"]["kind"]) == (DUE, "done")
    assert one["outcome"]["text"] == "Yes!\n�"


class Typing(io.TextIOWrapper):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_is_asked_for_nothing(due: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(io, "TextIOWrapper", Typing)

    assert due("followups", "outcome", COMING, "agreements.1", "not", stdin=b"unread").code == 0
    assert 'outcome = "not"' in due.entries()[1].read_text("utf-8")
    assert "unread" not in due.entries()[1].read_text("utf-8")


def test_no_option_takes_words(due: Coach) -> None:
    ran = due("followups", "outcome", DUE, "request-other", "done", "--words", "private")

    assert ran.code == ExitCode.WRONG_USE
    assert "private" not in ran.err
    assert "can be seen by others" in " ".join(due("followups", "outcome", "--help").out.split())


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([new_id(7), "request-other", "done"], 6, "There is no entry"),
        ([DUE, "agreements", "done"], 6, "but at: request-other."),
        ([COMING, "agreements", "done"], 6, "but at: agreements.1, agreements.2."),
        ([COMING, "agreements.3", "done"], 6, "but at: agreements.1, agreements.2."),
        ([OPEN, "agreements.1", "done"], 2, f"nvc-coach practice --resume {OPEN}"),
        ([DUE, "request-other", "perhaps"], 2, "'perhaps' is not one of"),
    ],
)
def test_what_cannot_be_told_is_said_why(
    arguments: list[str], code: int, said: str, due: Coach
) -> None:
    before = [file.read_bytes() for file in due.entries()]

    ran = due("followups", "outcome", *arguments)

    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert [file.read_bytes() for file in due.entries()] == before


def test_too_many_words_are_not_cut(due: Coach) -> None:
    ran = due("followups", "outcome", DUE, "request-other", "done", stdin=b"x" * (2 << 20))

    assert ran.code == ExitCode.WRONG_USE
    assert "Nothing was kept." in ran.err
    assert b"outcome" not in due.entries()[0].read_bytes()


def test_another_copy_that_writes_is_told_of(due: Coach) -> None:
    other = Program(due.outside)
    assert other.open_for_writing()
    try:
        ran = due("followups", "outcome", DUE, "request-other", "done")
    finally:
        other.close()

    assert ran.code == ExitCode.LOCKED
    assert "Another copy of nvc-coach" in ran.err


def test_an_entry_of_a_later_version_is_left_alone(due: Coach) -> None:
    file = due.entries()[0]
    file.write_text(file.read_text("utf-8").replace("entry/1", "entry/2"), "utf-8")

    ran = due("followups", "outcome", DUE, "request-other", "done")

    assert ran.code == ExitCode.PROBLEMS
    assert "later version" in ran.err


def test_what_the_machine_does_not_take_is_told_as_not_saved(
    due: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("nvc_coach.services.program.CLOSING_SECONDS", 0.2)
    monkeypatch.setattr("os.fsync", full)

    ran = due("followups", "outcome", DUE, "request-other", "done")

    assert ran.code == ExitCode.NOT_SAVED
    assert ran.err == (
        "Not everything could be saved. The disk is full. What was saved before is still there.\n"
    )


# ------------------------------------------------------------------ the calendar


def test_the_calendar_is_a_private_file_that_other_programs_read(due: Coach) -> None:
    ran = due("followups", "--ics", "mine.ics")

    assert (ran.code, ran.out) == (0, "")
    assert "nothing of what you wrote" in ran.err
    file = Path("mine.ics")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert ASKED.encode() not in file.read_bytes()
    read = Calendar.from_ical(file.read_bytes())
    assert isinstance(read, Calendar)
    assert [str(event["uid"]) for event in read.walk("VEVENT")] == [
        f"{DUE}-request-other@nvc-coach",
        f"{COMING}-agreements.1@nvc-coach",
        f"{OPEN}-agreements.1@nvc-coach",
    ]


def test_the_words_stand_in_it_only_when_that_is_asked_for(due: Coach) -> None:
    ran = due("followups", "--ics", "-", "--with-words")

    assert ran.code == 0
    assert f"SUMMARY:{ASKED}" in ran.out
    assert "Your own words stand in this calendar" in ran.err


def test_the_calendar_can_be_printed_and_is_the_same_each_time(due: Coach) -> None:
    printed = due("followups", "--ics", "-").out

    assert printed.startswith("BEGIN:VCALENDAR\r\n")
    due("followups", "--ics", "again.ics")
    assert Path("again.ics").read_bytes().decode() == printed


def test_no_file_is_ever_overwritten(due: Coach) -> None:
    Path("mine.ics").write_text("mine", "utf-8")

    ran = due("followups", "--ics", "mine.ics")

    assert ran.code == ExitCode.WRONG_USE
    assert "is there already and was left as it is" in ran.err
    assert Path("mine.ics").read_text("utf-8") == "mine"
    assert [file.name for file in Path().iterdir()] == ["mine.ics"]


@pytest.mark.parametrize("path", ["nowhere/mine.ics", "a\0b.ics", "x" * 300, ".", ""])
def test_a_calendar_that_cannot_be_written_is_not_saved(path: str, due: Coach) -> None:
    ran = due("followups", "--ics", path)

    assert ran.code == ExitCode.NOT_SAVED
    assert list(Path().iterdir()) == []


def test_an_empty_calendar_is_written_and_told_of(coach: Coach) -> None:
    ran = coach("followups", "--ics", "-")

    assert ran.code == 0
    assert "END:VCALENDAR" in ran.out
    assert "the calendar is empty" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--with-words"],
        ["--ics", "-", "--json"],
        ["--ics", "-", "--all"],
        ["--json", "list"],
        ["--ics", "-", "list"],
        ["list", "--ics", "-"],
    ],
    ids=" ".join,
)
def test_what_does_not_go_together_is_wrong_use(arguments: list[str], due: Coach) -> None:
    ran = due("followups", *arguments)

    assert (ran.code, ran.out) == (ExitCode.WRONG_USE, "")
    assert ran.err


def test_a_list_loads_no_calendar(due: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)

    assert due("followups").code == 0
    with pytest.raises(ImportError):
        __import__("icalendar")
