"""What shows over time, line by line: each pattern by itself, in words and nothing else."""

import re
from pathlib import Path

import pytest

from benchmarks.journal_generator import write_journal
from nvc_coach.services.places import places
from tests.plain.home import SHORT_WALK, Visited, visit
from tests.plain.talking import Key, Menu

PATTERNS = Menu("What shows over time")
ALL, DAYS, YEAR = Menu("All of it"), Menu("The last 30 days"), Menu("This year")
BACK = Menu("Back to the choice of days")
TITLES = (
    *("Needs.", "Feelings.", "Guessed on the other's side.", "Charge before and after."),
    *("What returns.", "Time of practice."),
)
WALK = ("", "", "He only thinks of himself.", "", "D.", "8")
FIRST_PRACTICE: tuple[Key, ...] = (*SHORT_WALK, "")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which somebody practised to the end, twice."""
    home = tmp_path / "home"
    visit(home, "", "")
    for _ in range(2):
        visit(home, *FIRST_PRACTICE, practise=True)
    return home


def looked(home: Path, *keys: Key) -> str:
    """What is seen after going there."""
    return visit(home, PATTERNS, *keys).seen


def heard(home: Path, *keys: Key) -> str:
    """The same from the first pattern on, each line break a space."""
    whole = " ".join(looked(home, *keys).split())
    return whole[whole.index("Reading your entries") :]


def test_it_is_offered_once_a_practice_is_finished(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert PATTERNS.words not in visit(home, "", "").seen
    visit(home, *WALK, practise=True)
    assert PATTERNS.words not in visit(home).seen
    visit(home, Menu("Go on where you were"), *SHORT_WALK[6:], "")

    assert PATTERNS.words in visit(home).seen


def test_each_pattern_is_read_out_when_the_one_before_was_heard(home: Path) -> None:
    seen = heard(home, ALL, "", "", "", "", "", "")

    assert "2 practices say little yet." in seen
    places = [seen.index(title) for title in TITLES]
    assert places == sorted(places)
    assert seen.count("Enter: what comes next") == 5
    assert seen.count("Which days?") == 2


def test_a_pattern_is_sentences_and_rows_with_their_headings(home: Path) -> None:
    seen = heard(home, ALL, "", "", "")

    assert "Needs were named in 2 practices. Not met, most often: respect (2)." in seen
    assert "In how many practices each was named: respect: not met 2" in seen
    assert "In 2 practices it was lower afterwards." in seen
    assert "23 November 2026: before 8, after 5" in seen


def test_one_can_go_back_from_any_pattern_to_the_choice_of_days(home: Path) -> None:
    seen = heard(home, ALL, "", BACK, DAYS, BACK, "")

    assert seen.count("Needs.") == 2
    assert seen.count("Feelings.") == 1
    assert seen.count("Which days?") == 3
    assert seen.rindex("Your journal: 2 entries") > seen.rindex("Which days?")


def test_the_name_is_said_only_where_the_person_opens_what_returns(home: Path) -> None:
    before = heard(home, ALL, "", "", "", "", "", "")
    opened = heard(home, ALL, "", "", "", "", Menu("2 practices about the same person"), "1", "")

    assert "D." not in before
    assert "He only thinks of himself." not in before
    assert "About D." in opened
    assert "On Tuesday he closed the laptop." in opened


def test_days_without_a_practice_say_so(tmp_path: Path) -> None:
    home = tmp_path / "home"
    visit(home, "", "")
    write_journal(places({"NVC_COACH_HOME": str(home)}).journal, 30)

    seen = heard(home, YEAR, "")

    assert "no practice began in these days." in seen
    assert "Needs." not in seen


def test_one_exercise_can_be_chosen(home: Path) -> None:
    title = "Another exercise"
    file = next((home / "journal/entries").rglob("*.toml"))
    text = file.read_text("utf-8").replace('"transforming-enemy-images"', '"another"')
    file.write_text(text.replace('"Transforming Enemy Images"', f'"{title}"'), "utf-8")

    one = heard(home, Menu("One exercise"), Menu(title), ALL, BACK)
    every = heard(home, Menu("One exercise"), "", ALL, BACK)

    assert f"What shows over time, of {title}." in one
    assert "One practice says little yet." in one
    assert "2 practices say little yet." in every


def test_damaged_files_are_counted_and_hide_no_other(home: Path) -> None:
    file = next((home / "journal/entries").rglob("*.toml"))
    file.write_text("[[event", "utf-8")

    seen = heard(home, ALL, BACK)

    assert "1 file could not be read; nvc-coach doctor names it." in seen
    assert "One practice says little yet." in seen


def test_not_one_sign_is_drawn(tmp_path: Path) -> None:
    home = tmp_path / "home"
    visit(home, "", "")
    write_journal(places({"NVC_COACH_HOME": str(home)}).journal, 40)

    visited: Visited = visit(home, PATTERNS, ALL, "", "", "", "", "", "")

    assert "Time of practice." in visited.seen
    drawn = re.findall("[\u2190-\u21ff\u2500-\u25ff·•“”‘’…\t\x1b]", visited.seen)  # noqa: RUF001  # what ears and braille stumble over
    assert drawn == []


def test_reading_changes_nothing(home: Path) -> None:
    def tree() -> dict[Path, bytes]:
        return {one: one.read_bytes() for one in (home / "journal").rglob("*.toml")}

    before = tree()

    looked(home, ALL, "", "", "", "", "", "")

    assert tree() == before
