"""Every command is said once, and can be reached in every way on every page it belongs to."""

import ast
import asyncio
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.keys import Keys

import nvc_coach.tui
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.followups import follow_ups
from nvc_coach.practice.view import StepView
from nvc_coach.services.own_words import Listed
from nvc_coach.services.practising import begin
from nvc_coach.services.program import Program
from nvc_coach.tui.commands import EVERYWHERE, PEOPLE, WAYS, Command, bindings
from nvc_coach.tui.house import House
from nvc_coach.tui.screens.beside import Beside
from nvc_coach.tui.screens.changing import Changing
from nvc_coach.tui.screens.closing import Closing
from nvc_coach.tui.screens.entries import Entries
from nvc_coach.tui.screens.entry import EntryPage
from nvc_coach.tui.screens.export import ExportPage
from nvc_coach.tui.screens.filing import FilingPage
from nvc_coach.tui.screens.first_words import FirstWords
from nvc_coach.tui.screens.followups import FollowUpsPage, all_follow_ups
from nvc_coach.tui.screens.home import Home
from nvc_coach.tui.screens.how_it_went import HowItWentPage
from nvc_coach.tui.screens.introduction import Introduction
from nvc_coach.tui.screens.library import Library
from nvc_coach.tui.screens.look_back import LookBack
from nvc_coach.tui.screens.modal import Modal
from nvc_coach.tui.screens.own_words import OwnWordsPage
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.patterns import Looked, PatternsPage
from nvc_coach.tui.screens.people import PeoplePage
from nvc_coach.tui.screens.returning import Returning
from nvc_coach.tui.screens.session import SessionPage
from nvc_coach.tui.screens.settings import SettingsPage
from nvc_coach.tui.screens.tags import Tags
from nvc_coach.tui.screens.taking_up import TakingUp
from nvc_coach.tui.screens.trash import TrashPage
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Rows
from tests.privacy.page_guide import Guide, Tour, Watched, kinds_of, settled_home
from tests.privacy.page_payloads import EXERCISE, Kept, follower, plainly

SOURCES = Path(nvc_coach.tui.__file__).parent
PAGES: Mapping[str, type] = kinds_of(Page)
SCREENS: Mapping[str, type] = {**PAGES, **kinds_of(Modal)}
BY_WORDS = frozenset("bf")
"""Letters that many terminals send with Alt to move by words."""
OF_WHO_WRITES = frozenset({*(f"ctrl+{letter}" for letter in "adekuvwxyz"), "f6", "f7"})
SIGNS = frozenset({"slash", "full_stop", "question_mark"})
NAMES = frozenset(str(key.value) for key in Keys)
# On the page that is written for them, one is with them already.
LEFT_OUT = {"PeoplePage": {PEOPLE}}


def of_page(page: type) -> tuple[Command, ...]:
    """What can be done on a kind of page."""
    assert issubclass(page, Page)
    return (*page.COMMANDS_HERE, WAYS)


def bound(screen: type) -> dict[str, str]:
    """The keys that a kind of page is ours to hear of, with the action each does."""
    found: dict[str, str] = {}
    for kind in screen.__mro__:
        ours = kind.__module__.startswith("nvc_coach")
        for one in vars(kind).get("BINDINGS", ()) if ours else ():
            assert isinstance(one, Binding)
            for key in one.key.split(","):
                found.setdefault(key, one.action)
    return found


def does(screen: type, action: str) -> bool:
    """Whether a kind of page has the method of an action."""
    return callable(getattr(screen, f"action_{action.partition('(')[0]}", None))


# ------------------------------------------------------------------ as they are declared


def test_a_command_is_declared_in_one_place() -> None:
    made = Counter(
        (ast.unparse(node.targets[0]), module.stem)
        for module in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("Command(")
    )
    assert len(made) > len(EVERYWHERE)
    assert set(made.values()) == {1}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_each_command_once_under_a_letter_of_its_own(name: str) -> None:
    here = of_page(PAGES[name])
    letters = [one.letter for one in here if one is not WAYS]
    assert {letter for letter, count in Counter(letters).items() if count > 1} == set()
    assert {one for one, count in Counter(one.action for one in here).items() if count > 1} == set()
    assert not set(letters) & BY_WORDS
    for one in here:
        assert one is WAYS or (len(one.letter) == 1 and one.letter == one.letter.casefold())
        assert one.label
        assert one.meaning


@pytest.mark.parametrize("name", PAGES)
def test_every_action_is_there_and_every_key_of_it_does_it(name: str) -> None:
    page, keys = PAGES[name], bound(PAGES[name])
    for one in of_page(page):
        assert does(page, one.action), one.action
        for binding in bindings([one]):
            assert keys.get(binding.key) == one.action, binding.key


@pytest.mark.parametrize("name", SCREENS)
def test_every_key_is_one_that_comes_and_does_something(name: str) -> None:
    keys = bound(SCREENS[name])
    assert "ctrl+b" not in keys  # which never arrives under tmux
    assert not OF_WHO_WRITES & set(keys)
    assert not {f"alt+{letter}" for letter in BY_WORDS} & set(keys)
    for key, action in keys.items():
        last = key.rpartition("+")[2]
        assert len(last) == 1 or last in NAMES | SIGNS, key
        assert does(SCREENS[name], action), action


@pytest.mark.parametrize("name", PAGES)
def test_the_last_line_names_what_can_be_done_there_and_leads_to_the_rest(name: str) -> None:
    page = PAGES[name]
    assert issubclass(page, Page)
    assert set(page.FOOTER) <= set(of_page(page))
    assert page.FOOTER[-1] is WAYS


@pytest.mark.parametrize("name", PAGES)
def test_what_can_be_done_everywhere_can_be_done_here(name: str) -> None:
    assert set(EVERYWHERE) - set(of_page(PAGES[name])) == LEFT_OUT.get(name, set())


@pytest.mark.parametrize("name", PAGES)
def test_a_key_that_is_shown_is_written_as_keys_are(name: str) -> None:
    for one in of_page(PAGES[name]):
        if one.shown:
            key = one.keys[0]
            special = {"escape": "Esc", "f1": "F1", "f2": "F2"}
            assert one.shown == special.get(key, f"^{key.removeprefix('ctrl+').upper()}")


# ------------------------------------------------------------------ as they are reached


def every_page(program: Program, kept: Kept) -> dict[str, Page]:
    """A page of each kind."""
    one, entry = program.exercise(EXERCISE), program.store.read(kept.finished)
    assert one is not None
    assert isinstance(entry, Entry)
    sitting = begin(program, one)
    view = sitting.view
    assert isinstance(view, StepView)
    pages = (
        *(Home(), Library(), Introduction(one), Entries(), EntryPage(entry), SettingsPage()),
        *(FollowUpsPage(), HowItWentPage(follow_ups(entry)[0], all_follow_ups)),
        *(
            TakingUp(follower(one)),
            PatternsPage(),
            TrashPage(),
            LookBack(entry),
            Tags(entry),
            ExportPage(entry.id, "Take it with you", Entries),
            Beside(entry, entry, entry.id),
            Returning((), Looked()),
            OwnWordsPage(Looked()),
            FilingPage(Listed("needs", "to be met halfway", 1), Looked()),
            PeoplePage(),
            FirstWords(),
            SessionPage(sitting),
            Closing(sitting),
        ),
        Changing(sitting, view),
    )
    return {type(page).__name__: page for page in pages}


def help_names(page: Page) -> bool:
    """Whether the help of a page names every command there is, with its letter."""
    told = page.keys_text()
    return all(f"{one.letter}  {one.label}" in told and one.meaning in told for one in page.ways())


async def menus_of(guide: Guide, page: Page) -> None:
    """Look through every menu that a page has."""
    here = list(page.ways())
    rows: dict[str, list[tuple[str, str]]] = {}
    for action in ("ways", "palette"):
        await guide.does(action)
        shown = guide.app.screen.query_one(Rows).rows
        rows[action] = [(row.label, row.beside) for row in shown]
        await guide.press("escape")
    assert rows["ways"] == [(f"{one.letter}  {one.label}", one.meaning) for one in here]
    assert rows["palette"] == [(one.label, one.meaning) for one in here]
    await guide.does("help")
    told = [line.says for line in guide.app.screen.query(Line)]
    assert any(page.keys_text() in text for text in told)
    await guide.press("escape")


async def letters_of(guide: Guide, page: Page, patch: pytest.MonkeyPatch) -> None:
    """Do every command of a page by Esc and its letter, and by Alt and the letter."""
    here = list(page.ways())
    done: list[str] = []
    with patch.context() as patched:
        patched.setattr(page, "do", lambda one: done.append(one.action))
        for one in here:
            await guide.press("escape", one.letter)
            assert guide.app.screen is page, one.action
    assert done == [one.action for one in here]


def test_every_menu_of_every_page_has_every_command_and_every_letter_does_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, kept = settled_home(tmp_path / "home", plainly)
    pages = every_page(program, kept)
    assert pages.keys() == PAGES.keys()

    async def goes_round() -> None:
        app = Watched(House(program))
        async with app.run_test(size=(80, 24)) as pilot:
            guide = Guide(pilot, app, Tour())
            await guide.settles()
            for name, page in pages.items():
                app.show_page(page)
                await guide.reads()
                assert help_names(page), name
                if name in {"Home", "SessionPage"}:
                    await menus_of(guide, page)
                    await letters_of(guide, page, monkeypatch)

    asyncio.run(goes_round())
    program.close()
