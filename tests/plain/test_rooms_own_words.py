"""Own words line by line: filed under a group, and taken back."""

from pathlib import Path

import pytest

from tests.plain.home import SHORT_WALK, another_copy, visit
from tests.plain.talking import Key, Menu

PATTERNS, OWN = Menu("What shows over time"), Menu("Your own words, and where they count")
ALL, BACK = Menu("All of it"), Menu("Back to the choice of days")
MET = "to be met halfway"
PRACTICE: tuple[Key, ...] = (
    *("", "", "He only thinks of himself.", "", "D.", "8"),
    *("On Tuesday he closed the laptop.", "", "respect", MET, "1", "", "sad", "", ""),
    *("1", "5", "calm", "", "rest", "", "To go to bed by ten.", "", "Friday", "", "/skip", "5"),
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which somebody practised to the end, in own words too."""
    home = tmp_path / "home"
    visit(home, "", "")
    visit(home, *PRACTICE, "", practise=True)
    return home


def heard(home: Path, *keys: Key) -> str:
    """What is heard in the patterns, each line break a space."""
    whole = " ".join(visit(home, PATTERNS, *keys).seen.split())
    return whole[whole.index("Reading your entries") :]


def test_a_word_is_filed_and_counts_with_its_group(home: Path) -> None:
    before = {one: one.read_bytes() for one in (home / "journal/entries").rglob("*.toml")}
    one = Menu(f'Need "{MET}": by itself')

    seen = heard(home, OWN, one, Menu("Being seen and heard"), "", ALL, BACK)

    assert f'Where does "{MET}" count?' in seen
    assert 'It counts with "Being seen and heard" now.' in seen
    assert f'Need "{MET}": Being seen and heard' in seen
    assert "In how many practices each group was named:" in seen
    assert f'Being seen and heard: not met 1 with "{MET}": not met 1' in seen
    assert {one: one.read_bytes() for one in before} == before


def test_it_is_taken_back_as_easily(home: Path) -> None:
    one, filed = Menu(f'Need "{MET}": by itself'), Menu(f'Need "{MET}": Being seen and heard')
    heard(home, OWN, one, Menu("Being seen and heard"), "")

    seen = heard(home, OWN, filed, Menu("By itself"), "")

    assert "It counts by itself." in seen
    assert seen.count(f'Need "{MET}": by itself') == 1
    assert not (home / "journal/own-words.toml").exists()


def test_enter_leaves_it_as_it_is(home: Path) -> None:
    seen = heard(home, OWN, Menu(f'Need "{MET}": by itself'), "", "")

    assert "Enter: leave it as it is." in seen
    assert seen.count(f'Need "{MET}": by itself') == 2


def test_it_is_offered_only_where_there_are_own_words(tmp_path: Path) -> None:
    home = tmp_path / "home"
    visit(home, "", "")
    visit(home, *SHORT_WALK, "", practise=True)

    seen = heard(home, "")

    assert "Which days?" in seen
    assert OWN.words not in seen


def test_a_second_copy_can_look_and_is_told_why_it_cannot_file(home: Path) -> None:
    with another_copy(home):
        seen = heard(home, OWN, Menu(f'Need "{MET}": by itself'), "")

    assert "Another nvc-coach has the journal open, so here it can only be read." in seen
    assert not (home / "journal/own-words.toml").exists()


def test_a_damaged_file_is_told_of_and_left_as_it_is(home: Path) -> None:
    file = home / "journal/own-words.toml"
    file.touch(0o600)
    file.write_bytes(b"[[word")

    seen = heard(home, OWN, ALL, BACK)

    assert "1 file could not be read; nvc-coach doctor names it." in seen
    assert seen.count("It was left as it is.") == 1
    assert file.read_bytes() == b"[[word"


def test_where_they_are_filed_can_be_told_of_also_where_no_practice_holds_one(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    visit(home, "", "")
    visit(home, *SHORT_WALK, "", practise=True)
    (home / "journal/own-words.toml").write_bytes(b"[[word")

    seen = heard(home, OWN, "")

    assert seen.count("It was left as it is.") == 1
    assert seen.count("Which days?") == 2
