"""The entries: read back, gone on with, set aside, and let go of later."""

from dataclasses import replace
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import Cause, NotFoundError, NotSavedError
from nvc_coach.practice.answers import Number, Text
from nvc_coach.practice.events import Answered, Draft, Skipped
from nvc_coach.services.practising import entry_named
from nvc_coach.services.reading import entry_in_words
from tests.plain.home import ENTRIES, SET_ASIDE, SHORT_WALK, another_copy, program_in, visit
from tests.plain.talking import BEGIN, Menu

HALF_WAY = ("", "", "He only thinks of himself.", "")
LIST_FIRST = "Your entries."
READ_ALL, PUT_ASIDE = Menu("Read all"), Menu("Set it aside")
DELETE, FOR_GOOD, YES = Menu("Delete it"), Menu("For good, now"), Menu("Yes, delete it for good")
GONE = (DELETE, FOR_GOOD, YES)
MORE_OPEN = Menu("more is open")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    visit(home, "", "")
    return home


def entries_in(home: Path) -> list[Path]:
    return [path for path in (home / "journal/entries").rglob("*") if path.is_file()]


def forget_its_exercise(home: Path) -> None:
    """As after an update: neither a copy nor an installed exercise is what it was."""
    entry = entries_in(home)[0]
    written = entry.read_text(encoding="utf-8")
    kept = next(line for line in written.splitlines() if line.startswith("fingerprint"))
    entry.write_text(written.replace(kept, f'fingerprint = "sha256:{"0" * 64}"'), encoding="utf-8")


# ------------------------------------------------------------------ letting go of one later


def test_a_finished_entry_can_be_let_go_of_later(home: Path) -> None:
    visit(home, *SHORT_WALK, "", practise=True)
    seen = visit(home, ENTRIES, "1", *GONE).seen
    assert "It will be gone for good, and cannot be brought back." in seen
    assert "It is gone for good." in seen
    assert not entries_in(home)


def test_an_open_entry_goes_with_its_drafts(home: Path) -> None:
    visit(home, "", "", "He only thinks of himself.", practise=True)
    assert entries_in(home)
    visit(home, ENTRIES, "1", *GONE)
    assert not entries_in(home)


def test_an_entry_set_aside_can_be_let_go_of(home: Path) -> None:
    visit(home, *HALF_WAY, practise=True)
    visit(home, SET_ASIDE)
    visit(home, ENTRIES, "1", *GONE)
    assert not entries_in(home)


@pytest.mark.parametrize("said", ["", "2", "n", "/help", "go back"])
def test_letting_go_later_is_asked_twice(home: Path, said: str) -> None:
    visit(home, *SHORT_WALK, "", practise=True)
    visit(home, ENTRIES, "1", DELETE, FOR_GOOD, said)
    assert len(entries_in(home)) == 1


def test_what_is_let_go_of_is_not_saved_again_when_the_program_ends(home: Path) -> None:
    visit(home, *HALF_WAY, practise=True)
    visit(home, ENTRIES, "1", PUT_ASIDE, "1", *GONE, "", "")
    assert not entries_in(home)


def test_what_cannot_be_taken_away_is_said_to_be_there_still(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def discard(_store: DiskStore, _entry_id: str) -> None:
        raise NotSavedError(Cause.READ_ONLY_DISK)

    visit(home, *SHORT_WALK, "", practise=True)
    monkeypatch.setattr(DiskStore, "discard", discard)
    later = visit(home, ENTRIES, "1", *GONE).seen
    assert "So it is still in your journal." in later
    assert "It is gone for good." not in later
    at_the_closing = visit(home, *SHORT_WALK, "2", "y", practise=True).seen
    assert "So it is still in your journal." in at_the_closing


def test_an_open_entry_can_be_set_aside_from_the_list(home: Path) -> None:
    visit(home, *HALF_WAY, practise=True)
    visited = visit(home, ENTRIES, "1", PUT_ASIDE, "1")
    assert "Set aside." in visited.seen
    assert [one.state for one in visited.program.store.listing().entries] == ["set-aside"]
    assert visited.seen.count("Set it aside") == 1


def test_after_each_of_these_the_list_comes_again(home: Path) -> None:
    visit(home, *SHORT_WALK, "", practise=True)
    visit(home, *HALF_WAY, practise=True)
    keys = ("1", "", "2", READ_ALL, "", "1", *GONE, "1", *GONE)
    seen = visit(home, ENTRIES, *keys).seen
    assert seen.count(LIST_FIRST) == 4
    assert seen.count("Your journal: ") == 1 + 1
    assert "There are no entries yet." in seen


def test_the_list_of_open_ones_ends_when_none_is_open(home: Path) -> None:
    for _ in range(2):
        visit(home, *HALF_WAY, practise=True)
    seen = visit(home, MORE_OPEN, "1", PUT_ASIDE, "1", PUT_ASIDE).seen
    assert "Nothing is open." in seen


def test_the_list_stays_at_the_older_ones(home: Path) -> None:
    for _ in range(21):
        visit(home, *HALF_WAY, practise=True)
    seen = visit(home, ENTRIES, Menu("older ones"), "1", "").seen
    last = seen.rindex(LIST_FIRST)
    assert "2 Transforming" not in seen[last : seen.index("Enter: back", last)]
    seen = visit(home, ENTRIES, Menu("older ones"), "1", *GONE).seen
    assert "20 Transforming" in seen[seen.rindex(LIST_FIRST) :]


def test_another_copy_can_only_read(home: Path) -> None:
    visit(home, *SHORT_WALK, "", practise=True)
    with another_copy(home):
        seen = visit(home, ENTRIES, "1", READ_ALL, "").seen
    assert "Delete it" not in seen
    assert "He only thinks of himself." in seen
    assert seen.count(LIST_FIRST) == 2


# ------------------------------------------------------------------ reading one


def test_a_finished_entry_is_read_back_in_sentences_first(home: Path) -> None:
    visit(home, *SHORT_WALK, "", practise=True)
    before = entries_in(home)[0].read_bytes()
    seen = visit(home, ENTRIES, "1", "").seen
    assert "Transforming Enemy Images, begun Monday, 23 November 2026." in seen
    assert "This matters to me: respect." in seen
    assert "By Friday, 27 November 2026." in seen
    assert "How strongly does the judgment hold you right now?" not in seen
    assert entries_in(home)[0].read_bytes() == before


def test_all_of_a_finished_entry_can_be_read(home: Path) -> None:
    visit(home, *SHORT_WALK, "", practise=True)
    seen = visit(home, ENTRIES, "1", READ_ALL, "", "").seen
    assert "How strongly does the judgment hold you right now?" in seen
    assert seen.count(LIST_FIRST) == 2


def test_with_its_exercise_gone_an_entry_is_read_as_it_stands(home: Path) -> None:
    visit(home, *SHORT_WALK, "", practise=True)
    forget_its_exercise(home)
    seen = visit(home, ENTRIES, "1").seen
    assert "How strongly does the judgment hold you right now?" in seen
    assert "Delete it" in seen
    assert "Read all of it" not in seen


def test_an_entry_in_which_everything_was_left_open_says_so(home: Path) -> None:
    left_open = ("", "", *["/skip"] * 3, *["/skip", ""] * 12)
    visit(home, *left_open, practise=True)
    seen = visit(home, ENTRIES, "1").seen
    assert "There is nothing to read back this time, and that is welcome too." in seen


def test_what_was_changed_or_taken_back_stands_with_its_question(home: Path) -> None:
    visit(home, *SHORT_WALK, "", practise=True)
    program = program_in(home)
    entry = entry_named(program, program.store.listing().entries[0].id)
    assert not hasattr(entry, "sentence")
    later = (
        Answered(step="who", at=BEGIN, answer=Text("Dan"), amend=True, asked="Who is it?"),
        Skipped(step="what", at=BEGIN, amend=True, asked="What was it?"),
        Answered(step="charge", at=BEGIN, answer=Number(9), asked="How strongly?"),
    )
    draft = Draft(step="next", at=BEGIN, answer=Text("to be"))
    words = entry_in_words(replace(entry, events=later, drafts={"next": draft}))
    assert "Changed later: Who is it?\nDan" in words
    assert "Taken back: What was it?" in words
    assert "How strongly?\n9" in words
    assert "Not finished: to be" in words


def test_what_a_later_version_wrote_is_only_looked_at_or_deleted(home: Path) -> None:
    visit(home, *SHORT_WALK, "", practise=True)
    entry = entries_in(home)[0]
    written = entry.read_text(encoding="utf-8")
    entry.write_text(written.replace("nvc-entry/1", "nvc-entry/9"), encoding="utf-8")
    seen = visit(home, ENTRIES, "1", "3", "").seen
    assert "Please type a number from 1 to 2, or just Enter." in seen
    assert "Written by a later version of nvc-coach." in seen
    assert "1 Take it with you\n2 Delete it" in seen
    assert seen.count(LIST_FIRST) == 2
    visit(home, ENTRIES, "1", *GONE)
    assert not entries_in(home)


def test_an_entry_gone_meanwhile_says_so_and_the_list_stays(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_store: DiskStore, entry_id: str) -> Entry:
        raise NotFoundError(entry_id)

    visit(home, *SHORT_WALK, "", practise=True)
    monkeypatch.setattr(DiskStore, "read", read)
    seen = visit(home, ENTRIES, "1", "").seen
    assert "There is no entry 0" in seen
    assert seen.count(LIST_FIRST) == 2


def test_an_open_entry_without_its_exercise_says_why_it_can_only_be_read(home: Path) -> None:
    visit(home, *HALF_WAY, practise=True)
    forget_its_exercise(home)
    seen = visit(home, ENTRIES, "1", Menu("Go on with it"), "").seen
    assert "is no longer here" in " ".join(seen.split())
    assert seen.count(LIST_FIRST) == 2


def test_what_does_not_fit_its_exercise_is_read_as_it_stands(home: Path) -> None:
    visit(home, *HALF_WAY, practise=True)
    entry = entries_in(home)[0]
    written = entry.read_text(encoding="utf-8")
    written = written.replace('state = "open"', 'state = "finished"')
    entry.write_text(written, encoding="utf-8")
    assert "He only thinks of himself." in visit(home, ENTRIES, "1").seen
    entry.write_text(written.replace('step = "judgment"', 'step = "gone"'), encoding="utf-8")
    assert "He only thinks of himself." in visit(home, ENTRIES, "1").seen


def test_with_damaged_files_alone_nothing_untrue_is_said(home: Path) -> None:
    visit(home, *SHORT_WALK, "", practise=True)
    entries_in(home)[0].write_bytes(b"\xff\xfe")
    seen = visit(home, ENTRIES).seen
    assert "nvc-coach doctor names it." in seen
    assert "There are no entries yet." not in seen
