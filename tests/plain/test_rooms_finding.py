"""Finding entries in plain lines: by their words, by exercise, by person, by tag."""

from dataclasses import replace
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.errors import NotFoundError
from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered
from tests.cli.commanding import Coach
from tests.cli.test_reading_commands import put
from tests.journal.entries import entry, new_id, wrote
from tests.plain.home import ENTRIES, visit
from tests.plain.talking import BEGIN, HalfTyped, Menu, Pasted

FIND, MORE = Menu("Find by words"), Menu("More: ")
BY_EXERCISE, BY_PERSON, BY_TAG = Menu("By exercise"), Menu("By person"), Menu("By tag")
ASKED = "Which words?"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    visit(home, "", "")
    return home


def kept(home: Path, number: int, text: str = "words", *tags: str, name: str = "") -> None:
    """An entry with these words, filed under these tags, about somebody of this name."""
    named = Answered(at=BEGIN, step="person", answer=Text(name), asked="Who is it?")
    events = (wrote(text), named) if name else (wrote(text),)
    held = entry(entry_id=new_id(number), events=events)
    put(Coach(home), replace(held, state="finished", tags=tags))


def seen_in(home: Path, *keys: str | Menu | HalfTyped | Pasted) -> str:
    """What is seen, with each line as it was before it was broken for the terminal."""
    return " ".join(visit(home, ENTRIES, *keys).seen.split())


# ------------------------------------------------------------------ by words


def test_each_entry_that_is_found_is_read_out_with_the_words_around_it(home: Path) -> None:
    kept(home, 1, "He closed the laptop.\nThen he left.")
    kept(home, 2, "Nothing of that kind.")
    kept(home, 3, "Her LAPTOPS again.")
    seen = seen_in(home, FIND, "laptop")
    assert "2 entries are found. Entries with: laptop 1 " in seen
    assert 'finished. There: "Her LAPTOPS again." 2 ' in seen
    assert 'finished. There: "He closed the laptop." 3 Take all of these with you A number.' in seen
    assert "Then he left." not in seen
    assert "that kind" not in seen


def test_what_is_found_can_be_read_and_then_the_list_comes_again(home: Path) -> None:
    kept(home, 1, "He closed the laptop.")
    seen = seen_in(home, FIND, "laptop", "1", "", "", "")
    assert seen.count("Entries with: laptop") == 2
    assert seen.count("Enter: back to the list.") == 1
    assert seen.count(ASKED) == 2
    assert seen.count("Your entries. 1") == 2


def test_words_are_asked_for_again_and_again_until_nothing_is_entered(home: Path) -> None:
    kept(home, 1, "He closed the laptop.")
    seen = seen_in(home, FIND, "xyzzy", "lap", "", "")
    assert "Nothing is found." in seen
    assert "1 entry is found." in seen
    assert seen.count(ASKED) == 3
    assert seen.endswith("To come back: nvc-coach")


def test_nothing_to_look_for_is_said_to_be_that(home: Path) -> None:
    kept(home, 1)
    seen = seen_in(home, FIND, "?!", "")
    assert "There is no word in that to look for." in seen
    assert "Nothing is found." not in seen


def test_words_that_are_also_commands_can_be_looked_for(home: Path) -> None:
    kept(home, 1, "Please stop.")
    assert '"Please stop."' in seen_in(home, FIND, "stop", "")
    assert '"Please stop."' not in seen_in(home, FIND, "stop", "1")


def test_a_command_shows_what_it_shows_and_the_words_are_asked_for_again(home: Path) -> None:
    kept(home, 1)
    seen = seen_in(home, FIND, "/people", "")
    assert "Your page of people you trust is empty." in seen
    assert seen.count(ASKED) == 2


def test_lines_that_come_pasted_are_looked_for_together(home: Path) -> None:
    kept(home, 1, "one two")
    kept(home, 2, "one")
    assert "1 entry is found. Entries with: one two" in seen_in(home, FIND, Pasted(("one", "two")))


def test_of_a_long_line_what_is_found_is_read_and_not_all_of_it(home: Path) -> None:
    kept(home, 1, f"{'before ' * 30}laptop {'after ' * 60}")
    seen = seen_in(home, FIND, "laptop")
    assert 'There: "... before' in seen
    assert "laptop after" in seen
    assert '..." A number.' in seen
    assert seen.count("after") < 30


def test_an_entry_that_is_gone_meanwhile_is_listed_without_its_words(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tables(_store: DiskStore, entry_id: str) -> None:
        raise NotFoundError(entry_id)

    kept(home, 1, "laptop")
    monkeypatch.setattr(DiskStore, "tables", tables)
    seen = seen_in(home, FIND, "laptop")
    assert "1 Transforming Enemy Images" in seen
    assert "There:" not in seen


def test_many_that_are_found_are_read_out_twenty_at_a_time(home: Path) -> None:
    for number in range(21):
        kept(home, number, f"laptop {number}x")
    seen = seen_in(home, FIND, "laptop", Menu("older ones"))
    before, after = seen.rsplit("older ones", 1)
    assert '"laptop 20x"' in before
    assert '"laptop 0x"' not in before
    assert 'There: "laptop 0x"' in after


# ------------------------------------------------------------------ by name


def test_people_are_listed_with_how_many_entries_name_them(home: Path) -> None:
    kept(home, 1, name="Ann")
    kept(home, 2, name="Ben")
    kept(home, 3, name="Ann")
    seen = seen_in(home, BY_PERSON, Menu("Ann"), "", Menu("Ben"), "1")
    assert "Who? 1 Ann, 2 entries 2 Ben, 1 entry A number." in seen
    ann = seen.index("Ann. 1 Transforming")
    assert "2 Transforming" in seen[ann : seen.index("Enter: back.", ann)]
    ben = seen.index("Ben. 1 Transforming")
    assert "2 Transforming" not in seen[ben : seen.index("Enter: back.", ben)]
    assert "Enter: back to the list." in seen[ben:]


def test_an_initial_is_not_read_with_two_stops(home: Path) -> None:
    kept(home, 1, name="D.")
    seen = seen_in(home, BY_PERSON, "1")
    assert "D., 1 entry" in seen
    assert "> 1 D. 1 Transforming" in seen


def test_tags_and_exercises_are_listed_likewise(home: Path) -> None:
    kept(home, 1, "words", "work", "my sister")
    kept(home, 2, "words", "work")
    seen = seen_in(home, BY_TAG, Menu("my sister"), "", "", BY_EXERCISE, "1")
    assert "Which tag? 1 work, 2 entries 2 my sister, 1 entry" in seen
    assert "my sister. 1 Transforming" in seen
    assert "Which exercise? 1 Transforming Enemy Images, 2 entries" in seen
    assert "Transforming Enemy Images. 1 Transforming" in seen


def test_what_no_entry_has_is_not_offered(home: Path) -> None:
    kept(home, 1)
    seen = seen_in(home)
    assert "By exercise" in seen
    for absent in ("By person", "By tag", "The trash"):
        assert absent not in seen


def test_without_entries_nothing_is_offered_to_find(home: Path) -> None:
    seen = seen_in(home)
    assert "There are no entries yet." in seen
    assert "Find by words" not in seen


def test_what_is_open_is_only_listed(home: Path) -> None:
    for number in range(2):
        put(Coach(home), entry(entry_id=new_id(number), events=(wrote("laptop"),)))
    seen = visit(home, Menu("more is open")).seen
    assert "Your entries.\n1 Transforming" in seen
    assert "Find by words" not in seen


def test_once_the_last_with_a_tag_is_gone_the_list_of_all_comes_again(home: Path) -> None:
    kept(home, 1, "words", "work")
    kept(home, 2)
    seen = seen_in(home, BY_TAG, "1", "1", Menu("Delete it"), Menu("Into the trash"))
    last = seen[seen.rindex("Your entries. 1") :]
    assert "By tag" not in last
    assert "The trash" in last


# ------------------------------------------------------------------ short menus


def test_below_a_long_list_what_is_rarely_used_stands_behind_one_line(home: Path) -> None:
    for number in range(7):
        kept(home, number, "words", "work")
    seen = seen_in(home, MORE, BY_TAG, "1")
    more = "9 More: By exercise, By tag, Take all of these with you A number."
    assert f"8 Find by words {more}" in seen
    assert "1 By exercise 2 By tag 3 Take all of these with you A number." in seen
    assert "work. 1 Transforming" in seen


def test_from_behind_that_line_one_comes_back_to_the_list(home: Path) -> None:
    for number in range(7):
        kept(home, number, "words", "work")
    assert seen_in(home, MORE, "").count("Your entries. 1") == 2
