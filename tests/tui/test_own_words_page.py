"""Own words on the page: filed under a group in two keys, shown with it, and taken back."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.practice.answers import Number, Picks, Text
from nvc_coach.services.practising import begin
from nvc_coach.tui.screens.filing import FilingPage
from nvc_coach.tui.screens.own_words import OwnWordsPage
from nvc_coach.tui.screens.patterns import Looked, PatternsPage
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Rows
from tests.plain.home import another_copy, program_in
from tests.plain.talking import BEGIN
from tests.privacy.page_guide import Guide
from tests.tui.at_home import at_home, comes_to_rest, on, press, quiet, rows, seen

SAID = "He only thinks of himself."
MET = "to be met halfway"
HEARD = "Being seen and heard"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which somebody practised to the end, in own words too."""
    home = tmp_path / "home"
    program = program_in(home)
    assert program.open_for_writing()
    program.set("welcomed", value=True)
    exercise = program.exercise("transforming-enemy-images")
    assert exercise is not None
    for days in (3, 1):
        program.clock = lambda days=days: BEGIN - timedelta(days)  # type: ignore[misc]
        sitting = begin(program, exercise)
        for answer in (Text(SAID), Text("Dan"), Number(8), Text("x")):
            sitting.answer(answer)
        sitting.answer(Picks(("respect",), (MET,)))
        sitting.answer(Picks(("sad",), ("alone with it",)))
        while sitting.session.waiting is not None:
            sitting.skip()
    program.close()
    return home


def file_of(home: Path) -> Path:
    """Where own words are filed."""
    return home / "journal/own-words.toml"


def told(guide: Guide) -> str:
    """All that the page says, wherever it is scrolled to."""
    return "\n".join(line.says for line in guide.app.screen.query(Line) if line.display)


def beside(guide: Guide) -> dict[str, str]:
    """What stands beside each row."""
    return {row.label: row.beside for row in guide.app.screen.query_one(Rows).rows if row.name}


async def to_the_words(guide: Guide) -> None:
    """From home to the patterns, and on to the own words."""
    await press(guide, "w")
    assert on(guide, PatternsPage)
    await press(guide, "w")
    assert on(guide, OwnWordsPage)


def test_own_words_are_listed_by_kind_with_where_they_count(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await to_the_words(guide)
        assert rows(guide) == ["Needs", f'"{MET}"', "", "Feelings", '"alone with it"']
        assert set(beside(guide).values()) == {"by itself"}
        assert SAID not in seen(guide)
        assert "Dan" not in seen(guide)
        await press(guide, "ctrl+r")
        assert on(guide, PatternsPage)
        assert "2 practices." in told(guide)

    at_home(home, does)
    assert not file_of(home).exists()


def test_a_word_is_filed_and_what_shows_over_time_counts_it_with_its_group(home: Path) -> None:
    before = {one: one.read_bytes() for one in (home / "journal/entries").rglob("*.toml")}

    async def does(guide: Guide) -> None:
        await to_the_words(guide)
        await press(guide, "enter")
        assert on(guide, FilingPage)
        assert f'Where does "{MET}" count?' in seen(guide)
        here = guide.app.screen.query_one(Rows).here
        assert here is not None
        assert here.label == "By itself"
        await press(guide, *["down"] * 6, "enter")
        assert on(guide, OwnWordsPage)
        assert quiet(guide) == f'It counts with "{HEARD}" now.'
        assert beside(guide)[f'"{MET}"'] == HEARD
        await press(guide, "ctrl+r")
        assert "\nBy group:\n" in told(guide)
        assert f'└ "{MET}"' in told(guide)
        await press(guide, "t")
        assert f'with "{MET}"' in told(guide)

    at_home(home, does)
    assert 'group = "seen-and-heard"' in file_of(home).read_text("utf-8")
    assert {one: one.read_bytes() for one in before} == before


def test_it_is_taken_back_as_easily(home: Path) -> None:
    DiskStore(home / "journal", mark="m1").file_own_word("needs", MET, "seen-and-heard")

    async def does(guide: Guide) -> None:
        await to_the_words(guide)
        await press(guide, "enter")
        here = guide.app.screen.query_one(Rows).here
        assert here is not None
        assert here.label == HEARD
        await press(guide, "home", "enter")
        assert quiet(guide) == "It counts by itself."
        assert set(beside(guide).values()) == {"by itself"}

    at_home(home, does)
    assert not file_of(home).exists()


def test_leaving_the_groups_changes_nothing_and_one_is_back_at_the_word(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await to_the_words(guide)
        await press(guide, "down", "enter")
        assert rows(guide)[:4] == ["By itself", "", "When needs are not met", "Angry"]
        assert "When needs are met" in rows(guide)
        await press(guide, "down", "ctrl+r")
        here = guide.app.screen.query_one(Rows).here
        assert here is not None
        assert here.label == '"alone with it"'

    at_home(home, does)
    assert not file_of(home).exists()


def test_however_long_a_word_is_the_groups_stay_in_sight(home: Path) -> None:
    DiskStore(home / "journal", mark="m1").file_own_word("needs", "so long " * 200, "gone")

    async def does(guide: Guide) -> None:
        await to_the_words(guide)
        await press(guide, "down", "enter")
        assert on(guide, FilingPage)
        assert "▸ By itself" in seen(guide)
        assert HEARD in seen(guide)

    at_home(home, does)


def test_a_word_that_no_practice_holds_any_more_can_still_be_taken_back(home: Path) -> None:
    DiskStore(home / "journal", mark="m1").file_own_word("needs", "long gone", "play-and-beauty")

    async def does(guide: Guide) -> None:
        await to_the_words(guide)
        assert beside(guide)['"long gone"'] == "Play and beauty, in no practice"
        await press(guide, "down", "enter", "home", "enter")
        assert quiet(guide) == "It counts by itself."
        assert '"long gone"' not in rows(guide)

    at_home(home, does)
    assert not file_of(home).exists()


def test_where_another_copy_writes_it_is_said_and_nothing_is_filed(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await to_the_words(guide)
        await press(guide, "enter")
        assert on(guide, OwnWordsPage)
        assert quiet(guide).startswith("Another nvc-coach has the journal open")

    with another_copy(home):
        at_home(home, does)
    assert not file_of(home).exists()


def test_a_damaged_file_is_told_of_and_never_written_over(home: Path) -> None:
    file_of(home).touch(0o600)
    file_of(home).write_bytes(b"[[word")

    async def does(guide: Guide) -> None:
        await press(guide, "w")
        assert "1 file could not be read; nvc-coach doctor names it." in told(guide)
        await press(guide, "w")
        assert "It was left as it is." in told(guide)
        assert rows(guide) == []
        await press(guide, "enter")
        assert on(guide, OwnWordsPage)

    at_home(home, does)
    assert file_of(home).read_bytes() == b"[[word"


def test_where_there_are_none_it_says_so_and_enter_does_nothing(tmp_path: Path) -> None:
    async def does(guide: Guide) -> None:
        guide.app.show_page(OwnWordsPage(Looked()))
        await comes_to_rest(guide)
        assert "There are no words of your own for feelings or needs yet." in told(guide)
        await press(guide, "enter")
        assert on(guide, OwnWordsPage)
        await press(guide, "f1")
        assert "your entries stay as they are" in seen(guide)

    at_home(tmp_path / "home", does)


def test_what_cannot_be_kept_is_said_and_can_be_tried_again(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await to_the_words(guide)
        await press(guide, "enter")
        file_of(home).mkdir(0o700)
        await press(guide, "down", "enter")
        assert on(guide, FilingPage)
        assert "It was left as it is." in quiet(guide)
        file_of(home).rmdir()
        await press(guide, "enter")
        assert quiet(guide) == 'It counts with "Body and rest" now.'

    at_home(home, does)


def test_a_slow_disk_holds_up_no_key_and_files_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may, began, files = threading.Event(), threading.Event(), DiskStore.file_own_word
    filed: list[str | None] = []

    def slowly(store: DiskStore, kind: str, word: str, group: str | None) -> None:
        filed.append(group)
        began.set()
        assert may.wait(30)
        files(store, kind, word, group)

    monkeypatch.setattr(DiskStore, "file_own_word", slowly)

    async def does(guide: Guide) -> None:
        await to_the_words(guide)
        await press(guide, "enter")
        await guide.press("down", "enter", "down", "enter")
        assert quiet(guide) == "Keeping it ..."
        await guide.press("f1")
        assert "Choose the group" in seen(guide)
        await guide.press("escape", "ctrl+r")
        assert on(guide, FilingPage)
        may.set()
        await press(guide)
        assert on(guide, OwnWordsPage)
        assert beside(guide)[f'"{MET}"'] == "Body and rest"

    at_home(home, does)
    assert filed == ["body-and-rest"]
    assert 'group = "body-and-rest"' in file_of(home).read_text("utf-8")
