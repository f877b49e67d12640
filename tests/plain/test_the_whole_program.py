"""First run, home, entries, settings, the closing: as somebody meets them."""

from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import Cause, NotSavedError
from nvc_coach.practice.forms import DOORS
from nvc_coach.services.doors import doorways
from tests.library.one_shipped import TEI, ships_only
from tests.plain.home import (
    ENTRIES,
    GO_ON,
    INTRODUCED,
    KEEP,
    LIBRARY,
    PEOPLE,
    SET_ASIDE,
    SETTINGS,
    SHORT_WALK,
    another_copy,
    program_in,
    visit,
)
from tests.plain.talking import HalfTyped, Menu


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def files_in(home: Path, below: str) -> list[Path]:
    return [path for path in (home / below).rglob("*") if path.is_file()]


# ------------------------------------------------------------------ first run


def test_the_first_run_says_two_facts_asks_once_and_goes_straight_to_one_field(home: Path) -> None:
    seen = visit(home, "", "He only thinks of himself.", "", "", "").seen
    assert seen.index("Nothing is sent anywhere.") < seen.index("1 keep what I write.")
    assert seen.index("As bluntly as it sounds.") < seen.index("Arriving.")


def test_the_first_words_are_the_draft_of_the_judgment(home: Path) -> None:
    visited = visit(home, "", "He only thinks of himself.", "", "", "", "", "D.")
    assert 'You wrote: "He only thinks of himself."' in visited.seen
    entry = files_in(home, "journal/entries")[0].read_text()
    assert 'text = "He only thinks of himself."' in entry


def test_half_of_the_very_first_line_is_kept(home: Path) -> None:
    visit(home, "", HalfTyped("He only thi"))
    assert 'text = "He only thi"' in files_in(home, "journal/entries")[0].read_text()


def test_the_first_run_is_over_once(home: Path) -> None:
    visit(home, "", "")
    assert "1 keep what I write." not in visit(home).seen


def test_looking_round_first_begins_nothing(home: Path) -> None:
    visited = visit(home, "", "", "")
    assert "Your journal: 0 entries, on this machine only." in visited.seen
    assert not files_in(home, "journal/entries")


def test_keeping_nothing_leaves_no_trace(home: Path) -> None:
    visited = visit(home, "2", "He only thinks of himself.", "", "", "", "", "D.")
    assert not files_in(home, "journal")
    assert not (home / "config").exists()
    assert visited.seen.endswith("Nothing was kept.")


# ------------------------------------------------------------------ practising


def test_a_practice_is_kept_and_read_back_at_the_end(home: Path) -> None:
    visited = visit(home, *SHORT_WALK, "", practise=True)
    assert "On Tuesday he closed the laptop." in visited.seen
    assert "This matters to me: respect." in visited.seen
    assert "By Friday, 27 November 2026." in visited.seen
    assert "Kept in your journal." in visited.seen
    assert [one.state for one in visited.program.store.listing().entries] == ["finished"]


def test_keeping_nothing_at_the_closing_takes_the_entry_away(home: Path) -> None:
    visited = visit(home, *SHORT_WALK, "2", "y", practise=True)
    assert "Nothing of this is kept." in visited.seen
    assert not files_in(home, "journal/entries")


def test_keeping_nothing_is_asked_twice(home: Path) -> None:
    visited = visit(home, *SHORT_WALK, "2", "", "1", practise=True)
    assert "It will be gone for good." in visited.seen
    assert len(visited.program.store.listing().entries) == 1


def test_the_numbers_are_told_when_asked_for(home: Path) -> None:
    assert "Before: 8. After: 5." in visit(home, *SHORT_WALK, "/numbers", practise=True).seen
    assert "After: 5." not in visit(home / "2", *SHORT_WALK, "", practise=True).seen


def test_an_answer_can_be_changed_at_the_closing(home: Path) -> None:
    visited = visit(home, *SHORT_WALK, "/change 2", "Dan", "", practise=True)
    entry = files_in(home, "journal/entries")[0].read_text()
    assert "amend = true" in entry
    assert visited.seen.count("This matters to me: respect.") == 2


def test_going_back_after_the_end_says_what_is_possible(home: Path) -> None:
    seen = visit(home, *SHORT_WALK, "/back", practise=True).seen
    assert "The practice is finished; /change changes an answer." in seen


def test_stopping_half_way_says_how_to_go_on(home: Path) -> None:
    visited = visit(home, "", "", "He only thinks of himself.", "", "/stop", practise=True)
    assert visited.seen.endswith("Kept. To go on: nvc-coach")
    assert visited.code == 0


def test_home_offers_to_go_on_where_one_was(home: Path) -> None:
    visit(home, "", "")
    visit(home, "", "", "He only thinks of himself.", "", practise=True)
    visited = visit(home, GO_ON, "D.")
    assert "1 Go on where you were: Transforming Enemy Images, today 10:0" in visited.seen
    assert "What shall we call them here?" in visited.seen


def test_what_is_set_aside_no_longer_asks(home: Path) -> None:
    visit(home, "", "")
    visit(home, "", "", "He only thinks of himself.", "", practise=True)
    visited = visit(home, SET_ASIDE)
    assert "Set aside." in visited.seen
    assert visited.seen.count("Go on where you were") == 1
    assert [one.state for one in visited.program.store.listing().entries] == ["set-aside"]


def test_going_on_takes_up_what_was_set_aside(home: Path) -> None:
    visit(home, "", "")
    visit(home, "", "", "He only thinks of himself.", "", practise=True)
    visit(home, SET_ASIDE)
    visited = visit(home, ENTRIES, "1", Menu("Go on with it"), "D.")
    assert [one.state for one in visited.program.store.listing().entries] == ["open"]


def test_home_names_how_many_more_are_open(home: Path) -> None:
    visit(home, "", "")
    for _ in range(3):
        visit(home, "", "", "He only thinks of himself.", "", practise=True)
    visited = visit(home, Menu("2 more are open"), "2")
    assert "2 more are open" in visited.seen
    assert "3 Transforming Enemy Images, today" in visited.seen


def test_an_entry_by_id_is_gone_on_with(home: Path) -> None:
    visit(home, "", "", "He only thinks of himself.", "", practise=True)
    entry_id = program_in(home).store.listing().entries[0].id
    assert "What shall we call them here?" in visit(home, entry_id=entry_id).seen
    unknown = visit(home, entry_id="nothing")
    assert unknown.code == 6
    assert unknown.seen == "There is no entry nothing."


# ------------------------------------------------------------------ the other rooms


def test_an_entry_can_be_read_whole(home: Path) -> None:
    visit(home, *SHORT_WALK, "", practise=True)
    visit(home, "", "")
    seen = visit(home, ENTRIES, "1", Menu("Read all of it")).seen
    assert "He only thinks of himself." in seen
    assert "Transforming Enemy Images, begun Monday, 23 November 2026." in seen


def test_without_entries_the_list_says_so(home: Path) -> None:
    assert "There are no entries yet." in visit(home, "", "", ENTRIES).seen


def test_damaged_entries_are_counted_and_hide_nothing(home: Path) -> None:
    visit(home, "", "")
    visit(home, *SHORT_WALK, "", practise=True)
    visit(home, *SHORT_WALK, "", practise=True)
    damaged = files_in(home, "journal/entries")[0]
    damaged.write_bytes(b"\xff\xfe")
    seen = visit(home, ENTRIES).seen
    assert "1 file could not be read; nvc-coach doctor names it." in seen
    assert seen.count("finished") == 1
    assert damaged.read_bytes() == b"\xff\xfe"


def test_the_library_introduces_an_exercise_before_it_begins(home: Path) -> None:
    visit(home, "", "")
    way = (LIBRARY, Menu("Every exercise"), Menu("Transforming Enemy Images"))
    begin = Menu("Begin, and keep nothing this time")
    seen = visit(home, *way, begin, "", "", "secret", "").seen
    assert "After Reweaving Our Human Fabric" in seen
    assert "About 40 minutes, alone." in seen
    assert "- The judgment: 3 questions." in seen
    assert not files_in(home, "journal/entries")


def test_whatever_is_going_on_a_door_of_home_leads_to_what_is_offered_for_it(home: Path) -> None:
    visit(home, "", "")
    found = doorways(program_in(home))
    assert tuple(one.door for one in found) == DOORS
    for doorway in found:
        visited = visit(home, Menu(f"{doorway.label}: {doorway.said}"))
        assert f"\n{doorway.label}.\n" in visited.seen
        offered = visited.terminal.menu.values()
        for head, line in zip(doorway.exercises, offered, strict=True):
            assert line == f"{head.title}, {head.minutes} minutes. {head.summary}"


def test_a_door_with_one_exercise_behind_it_introduces_it_at_once(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ships_only(TEI, tmp_path / "ships", monkeypatch)
    visit(home, "", "")
    door = Menu("Someone angers me: Transforming Enemy Images, 40 minutes")
    seen = visit(home, door, Menu("Begin")).seen
    assert "- The judgment: 3 questions." in seen
    assert "You need not be calm" in seen


def test_the_library_names_files_that_cannot_be_used(home: Path) -> None:
    own = home / "library"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text('format = "nvc-exercise/1"\nid = 5\n')
    visit(home, "", "")
    assert "1 file cannot be used; nvc-coach exercise check tells why:" in visit(home, LIBRARY).seen


def test_the_page_of_people_is_written_once_and_read_anywhere(home: Path) -> None:
    visit(home, "", "", *PEOPLE, "Anna 0123", "Ben, next door", "", "")
    seen = visit(home, "/people").seen
    assert "Anna 0123\nBen, next door" in seen
    assert (home / "config/my-people.txt").stat().st_mode & 0o777 == 0o600
    kept = visit(home, *PEOPLE, "").seen
    assert "Your page now:" in kept
    assert "The page is as it was." in kept


def test_settings_are_changed_and_keep_their_comments(home: Path) -> None:
    visit(home, "", "")
    settings = home / "config/settings.toml"
    settings.write_text("# mine\n" + settings.read_text() + "own = 1 # too\n")
    seen = visit(home, SETTINGS, KEEP, "", "").seen
    assert "Keep what I write, unless I say otherwise: no" in seen
    text = settings.read_text()
    assert "# mine" in text
    assert "own = 1 # too" in text
    assert "keep = false" in text


def test_with_the_setting_a_practice_is_not_kept(home: Path) -> None:
    visit(home, "", "", SETTINGS, KEEP)
    visited = visit(home, "", "", "He only thinks of himself.", "", practise=True)
    assert "This time nothing you write is kept." in visited.seen
    assert not files_in(home, "journal/entries")


# ------------------------------------------------------------------ a second copy, a bad disk


def test_a_second_copy_reads_and_says_so(home: Path) -> None:
    visit(home, "", "")
    visit(home, *SHORT_WALK, "", practise=True)
    before = files_in(home, "journal/entries")[0].read_bytes()
    with another_copy(home):
        visited = visit(home, *INTRODUCED, Menu("Begin"), "", "", "secret", "", "/stop")
    assert "Another nvc-coach has the journal open" in visited.seen
    assert files_in(home, "journal/entries")[0].read_bytes() == before


def test_a_home_that_cannot_be_written_says_so_and_still_practises(tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("in the way")
    visited = visit(home, "", "", "He only thinks of himself.", "", practise=True)
    assert "this time nothing can be kept" in visited.seen
    assert "What shall we call them here?" in visited.seen
    assert home.read_text() == "in the way"


def a_full_disk(monkeypatch: pytest.MonkeyPatch, refusals: int) -> None:
    """Let a new entry be refused so often before there is room."""
    left = iter(range(refusals))
    create = DiskStore.create

    def full(store: DiskStore, entry: Entry) -> None:
        if next(left, None) is not None:
            raise NotSavedError(Cause.DISK_FULL)
        create(store, entry)

    monkeypatch.setattr(DiskStore, "create", full)
    monkeypatch.setattr("nvc_coach.services.program.CLOSING_SECONDS", 0.5)


def test_what_the_disk_refuses_to_the_end_is_said_and_told_by_the_exit_code(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_full_disk(monkeypatch, 1_000_000)
    visited = visit(home, "", "", "He only thinks of himself.", "", "/stop", "1", practise=True)
    assert visited.code == 5
    seen = " ".join(visited.seen.split())
    assert "Not saved yet: The disk is full." in seen
    assert "Enter tries again. 1 ends without saving the rest." in seen
    assert seen.endswith("The disk is full. What was saved before is still there.")


def test_whoever_makes_room_before_ending_loses_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_full_disk(monkeypatch, 3)
    keys = ("", "", "He only thinks of himself.", "", "/stop", *[""] * 20)
    visited = visit(home, *keys, practise=True)
    assert visited.code == 0
    assert visited.seen.endswith("Kept. To go on: nvc-coach")
    (entry,) = files_in(home, "journal/entries")
    assert "He only thinks of himself." in entry.read_text()
