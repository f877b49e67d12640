"""The first minute, home and the menus: plain words work, and nothing untrue is said."""

from pathlib import Path

import pytest

from tests.plain.home import GO_ON, INTRODUCED, KEEP, LIBRARY, SETTINGS, SHORT_WALK, visit
from tests.plain.talking import CtrlC, HalfTyped, Key, Menu


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def entries_in(home: Path) -> list[Path]:
    return [path for path in (home / "journal/entries").rglob("*") if path.is_file()]


# ------------------------------------------------------------------ the very first field


@pytest.mark.parametrize(
    "keys",
    [
        ("stop", "1"), ("stop",), ("/stop",), ("quit", "1"), ("/leave",), ("/help", "/stop"), (),
        (CtrlC(), "s"), (CtrlC("stop"), "s"), (HalfTyped("  "),), (HalfTyped("/sto"),),
        (HalfTyped("stop"),), ("  ", ""), ("",), ("/nonsense", "", "/stop"),
    ],
    ids=str,
)  # fmt: skip
def test_no_words_at_the_first_field_leave_no_entry(home: Path, keys: tuple[Key, ...]) -> None:
    visited = visit(home, "", *keys)
    assert not entries_in(home)
    assert not visited.program.store.listing().entries


def test_words_after_a_command_are_kept_all_the_same(home: Path) -> None:
    visit(home, "", "/help", "He only thinks of himself.")
    assert 'text = "He only thinks of himself."' in entries_in(home)[0].read_text()


def test_the_first_words_are_said_to_be_kept_and_what_comes_next(home: Path) -> None:
    seen = visit(home, "", "He only thinks of himself.").seen
    assert "Kept. Two short pages come first." in seen


def test_with_nothing_kept_only_what_comes_next_is_said(home: Path) -> None:
    seen = visit(home, "2", "He only thinks of himself.").seen
    assert "Two short pages come first." in seen
    assert "Kept" not in seen


def test_help_at_the_first_field_says_more_about_a_judgment(home: Path) -> None:
    seen = visit(home, "", "/help").seen
    assert "There is nothing to soften or to prove." in seen
    assert "/example" in seen
    assert seen.count("As bluntly as it sounds.") == 2


def test_the_first_field_has_an_example(home: Path) -> None:
    assert '"He only calls when he wants something.' in visit(home, "", "/example").seen


# ------------------------------------------------------------------ menus


@pytest.mark.parametrize("word", ["stop", "exit", "quit", "q", "Quit.", "bye", "/stop"])
def test_a_word_for_stopping_stops_at_every_menu(home: Path, word: str) -> None:
    assert visit(home, word, "1").terminal.script == ["1"]
    visit(home, "", "")
    for way in (
        (),
        (LIBRARY,),
        (LIBRARY, Menu("Every exercise")),
        INTRODUCED[:1],
        INTRODUCED,
        (SETTINGS,),
    ):
        visited = visit(home, *way, word, "left over")
        assert visited.terminal.script == ["left over"]


def test_help_without_a_slash_helps_at_a_menu(home: Path) -> None:
    visit(home, "", "")
    assert "/people reads your own page" in visit(home, "help").seen


@pytest.mark.parametrize("said", ["0", "one more than there are", "maybe", "1 2"])
def test_what_no_menu_holds_is_asked_again(home: Path, said: str) -> None:
    visit(home, "", "")
    count = len(visit(home).terminal.menu)
    if said == "one more than there are":
        said = str(count + 1)
    seen = visit(home, said, LIBRARY).seen
    assert f"Please type a number from 1 to {count}, or just Enter." in seen
    assert "The library." in seen


def test_what_enter_does_can_be_typed(home: Path) -> None:
    visit(home, "", "")
    assert visit(home, LIBRARY, "back").seen.count("Your journal: ") == 2


# ------------------------------------------------------------------ home


def test_setting_aside_is_understood_alone(home: Path) -> None:
    visit(home, "", "He only thinks of himself.")
    seen = visit(home).seen
    assert "2 Set Transforming Enemy Images, today 10:0" in seen
    assert "aside: it stays in your entries and no longer asks" in " ".join(seen.split())


def test_in_memory_nothing_is_said_to_be_kept(home: Path) -> None:
    seen = visit(home, "2", "", "", CtrlC(), "", "").seen
    assert "nvc-coach. This time nothing is kept." in seen
    assert "Everything is kept" not in seen
    assert "Kept. To go on" not in seen


def test_an_entry_gone_on_with_is_kept_though_nothing_new_is(home: Path) -> None:
    visit(home, *SHORT_WALK[:-1], practise=True)
    visit(home, SETTINGS, KEEP)
    visited = visit(home, GO_ON, "5", "1", "")
    assert "Kept in your journal." in visited.seen


def test_an_introduction_says_after_whom(home: Path) -> None:
    visit(home, "", "")
    seen = " ".join(visit(home, *INTRODUCED).seen.split())
    assert "p. 36, by Miki Kashtan. The order of the steps follows this exercise;" in seen


# ------------------------------------------------------------------ the closing


@pytest.mark.parametrize("word", ["keep", "Keep.", "keep this", "yes, keep"])
def test_keep_keeps_at_the_closing(home: Path, word: str) -> None:
    visit(home, *SHORT_WALK, word, "", practise=True)
    assert len(entries_in(home)) == 1


@pytest.mark.parametrize("word", ["keep nothing", "Keep nothing of this."])
def test_keep_nothing_can_be_said_in_words(home: Path, word: str) -> None:
    seen = visit(home, *SHORT_WALK, word, "y", practise=True).seen
    assert "Nothing of this is kept." in seen
    assert not entries_in(home)


def test_what_is_unclear_at_the_closing_decides_nothing(home: Path) -> None:
    seen = visit(home, *SHORT_WALK, "maybe", "1", practise=True).seen
    assert "Nothing is decided yet." in seen
    assert seen.count("1 keep this.") == 2
    assert "Kept in your journal." in seen


def test_in_memory_the_closing_has_nothing_to_decide(home: Path) -> None:
    visit(home, "", "", SETTINGS, KEEP)
    seen = visit(home, *SHORT_WALK, "keep", "", practise=True).seen
    assert "Nothing of this was kept, as you chose." in seen
    assert "Kept in your journal." not in seen


@pytest.mark.parametrize("word", ["stop", "quit", "q"])
def test_a_word_for_stopping_at_the_closing_leaves_the_entry_kept(home: Path, word: str) -> None:
    visited = visit(home, *SHORT_WALK, word, "left over", practise=True)
    assert visited.terminal.script == ["left over"]
    assert len(entries_in(home)) == 1


def test_help_at_the_closing_names_no_way_back(home: Path) -> None:
    seen = visit(home, *SHORT_WALK, "/help", "/back", practise=True).seen
    helped = seen[seen.index("> /help") : seen.index("> /back")]
    assert "/change" in helped
    assert "/back" not in helped
    assert "The practice is finished; /change changes an answer." in seen


def test_a_command_at_the_second_question_leads_nowhere(home: Path) -> None:
    for command in ("/back", "/change 2"):
        visit(home, *SHORT_WALK, "2", command, "", "", "1", practise=True)
    assert len(entries_in(home)) == 2
