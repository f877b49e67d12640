"""A tour of every page there is, in one run of the application: what is painted at each stop."""

import asyncio
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from unittest import mock

import pytest

from nvc_coach.coach.hinting import Hint
from nvc_coach.insight.returning import Chain
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.followups import follow_ups
from nvc_coach.services.doors import Doorway
from nvc_coach.services.hinting import in_words
from nvc_coach.services.looking_through import Looking
from nvc_coach.services.own_words import Listed
from nvc_coach.services.practising import begin
from nvc_coach.services.program import Program
from nvc_coach.tui.house import House
from nvc_coach.tui.screens.beside import Beside
from nvc_coach.tui.screens.entries import Entries
from nvc_coach.tui.screens.entry import EntryPage
from nvc_coach.tui.screens.export import ExportPage
from nvc_coach.tui.screens.filing import FilingPage
from nvc_coach.tui.screens.followups import FollowUpsPage, all_follow_ups
from nvc_coach.tui.screens.how_it_went import HowItWentPage
from nvc_coach.tui.screens.introduction import introduce
from nvc_coach.tui.screens.library import Library
from nvc_coach.tui.screens.look_back import LookBack
from nvc_coach.tui.screens.own_words import OwnWordsPage
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.patterns import Looked, PatternsPage
from nvc_coach.tui.screens.people import PeoplePage
from nvc_coach.tui.screens.returning import Returning
from nvc_coach.tui.screens.settings import SettingsPage
from nvc_coach.tui.screens.tags import Tags
from nvc_coach.tui.screens.taking_up import TakingUp
from nvc_coach.tui.screens.trash import TrashPage
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.hinted import Hinted
from tests.privacy.page_guide import Guide, Tour, Watched, painted, settled_home
from tests.privacy.page_payloads import ACTION, EXERCISE, Kept, Plant, follower, hostile, plainly
from tests.tui.walking_it import styled_soon


async def everywhere(guide: Guide, program: Program, kept: Kept, plant: Plant) -> None:
    """Go through every room, then through a whole session to its closing."""
    await _home(guide, plant)
    await _library(guide, plant)
    await _entries(guide, program, kept, plant)
    await _follow_ups(guide, program, kept, plant)
    await _patterns(guide, plant)
    await _taking_up(guide)
    await _settings(guide)
    await _session(guide, plant)
    await _closing(guide)


async def _home(guide: Guide, plant: Plant) -> None:
    await guide.app.workers.wait_for_complete()
    await guide.at("home", "Home")
    for action, on in (
        *(("ways", "Ways"), ("palette", "Palette"), ("help", "Sheet"), ("people", "Sheet")),
        *(("interrupt", "Question"), ("cover", "Cover")),
    ):
        await guide.does(action)
        await guide.at(f"home: {action}", on)
        await guide.press("enter" if on == "Cover" else "escape")
        assert type(guide.app.screen).__name__ == "Home"
    page = guide.app.screen
    assert isinstance(page, Page)
    page.tell(plant("quiet"))
    page.tell_trouble(plant("trouble"))
    await guide.at("home: told", "Home")
    guide.app.offer_copy(plant("selected"))
    await guide.at("home: copying", "Question")
    await guide.press("escape")
    await guide.press("down", "down")
    await guide.at("home: further down", "Home")


async def _library(guide: Guide, plant: Plant) -> None:
    await guide.shows(Library(), "library", "Library")
    await guide.types("zz")
    await guide.at("library: nothing found", "Library")
    await guide.press("backspace", "backspace", "tab")
    await guide.at("library: in the list", "Library")
    await guide.does("arrange")
    await guide.at("library: by time", "Library")
    heads = guide.app.house.program.heads
    door = Doorway("someone-angers-me", plant("door"), heads)
    await guide.shows(Library(door), "library: behind a door", "Library")
    await guide.shows(Library(), "library again", "Library")
    await guide.over("library", "help", "Sheet")
    page = guide.app.screen
    assert isinstance(page, Page)
    introduce(page, EXERCISE)
    await guide.at("introduction", "Introduction")


async def _journal(guide: Guide, plant: Plant) -> None:
    for by in ("exercise", "person", "tag"):
        guide.app.house.looking = Looking(by=by)
        await guide.shows(Entries(), f"entries: by {by}", "Entries")
        await guide.press("enter")
        await guide.at(f"entries: of one {by}", "Entries")
        await guide.press("escape")
    guide.app.house.looking = Looking(text=plant("looked-for"))
    await guide.shows(Entries(), "entries: nothing found", "Entries")
    guide.app.house.looking = Looking(text="a")
    await guide.shows(Entries(), "entries: found", "Entries")
    guide.app.house.looking = Looking()
    await guide.shows(TrashPage(), "trash", "TrashPage")


async def _about_an_entry(guide: Guide, entry: Entry, plant: Plant) -> None:
    await guide.shows(Beside(entry, entry, entry.id), "beside", "Beside")
    for size in ((120, 40), (80, 24)):
        await guide.resizes(*size)
        await guide.at(f"beside: at {size[0]} columns", "Beside")
    await _taken_along(guide, entry, plant)
    for page, name in ((LookBack(entry), "LookBack"), (Tags(entry), "Tags")):
        await guide.shows(page, f"{name}: at first", name)
        await _writes(guide, plant(f"mine-{name.lower()}"))
        await guide.over(name, "close", "Question")
        await guide.at(f"{name}: written", name)


async def _taken_along(guide: Guide, entry: Entry, plant: Plant) -> None:
    page = ExportPage(entry.id, plant("taken"), Entries)
    await guide.shows(page, "export", "ExportPage")
    await guide.press("down", "enter")
    await guide.at("export: chosen", "ExportPage")
    folder = f"~/taken{ACTION}\u202e"
    for told in ("written", "in the way"):
        await guide.shows(ExportPage(entry.id, told, Entries), "export again", "ExportPage")
        await guide.press("tab", "ctrl+u")
        await _writes(guide, folder)
        await guide.at("export: a folder named", "ExportPage")
        await guide.press("ctrl+n")
        await guide.app.workers.wait_for_complete()
        await guide.at(f"export: {told}", "ExportPage")


async def _entries(guide: Guide, program: Program, kept: Kept, plant: Plant) -> None:
    await guide.shows(Entries(), "entries", "Entries")
    guide.app.house.looking = Looking(only_open=True)
    await guide.shows(Entries(), "entries: open ones", "Entries")
    await _journal(guide, plant)
    for name, entry_id in vars(kept).items():
        await guide.shows(EntryPage(program.store.read(entry_id)), f"entry: {name}", "EntryPage")
        if name == "finished":
            await guide.over("entry", "delete", "Question")
            await guide.over("entry", "forget", "Question")
            await guide.over("entry", "change", "TrailList")
            await guide.does("whole")
        if name in {"finished", "strange"}:
            await _to_the_end(guide, f"entry: {name}")
    entry = program.store.read(kept.finished)
    assert isinstance(entry, Entry)
    await _about_an_entry(guide, entry, plant)


async def _patterns(guide: Guide, plant: Plant) -> None:
    looked = Looked()
    await guide.shows(PatternsPage(looked), "patterns", "PatternsPage")
    await guide.over("patterns", "days", "Question")
    await guide.over("patterns", "exercise", "Question")
    await _to_the_end(guide, "patterns", "PatternsPage")
    await guide.does("tables")
    await guide.press("home")
    await _to_the_end(guide, "patterns: tables", "PatternsPage")
    for size in ((120, 40), (45, 16)):
        await guide.resizes(*size)
        await guide.at(f"patterns: at {size[0]} columns", "PatternsPage")
    await guide.resizes(80, 24)
    assert looked.collected is not None
    await _own_words(guide, looked, plant)
    chain = Chain("person", looked.collected.practices, plant("whom"))
    await guide.shows(Returning([chain], looked), "what returns", "Returning")


async def _own_words(guide: Guide, looked: Looked, plant: Plant) -> None:
    await guide.shows(OwnWordsPage(looked, told=plant("told")), "own words", "OwnWordsPage")
    await guide.app.workers.wait_for_complete()
    await guide.at("own words: listed", "OwnWordsPage")
    await guide.over("own words", "help", "Sheet")
    one = Listed("needs", plant("own-word"), 1)
    await guide.shows(FilingPage(one, looked), "filing", "FilingPage")
    await _to_the_end(guide, "filing", "FilingPage")
    await guide.press("home", "down", "enter")
    await guide.app.workers.wait_for_complete()
    await guide.settles()
    await guide.at("own words: filed", "OwnWordsPage")
    await guide.does("close")
    await guide.app.workers.wait_for_complete()
    await guide.at("patterns: with what is filed", "PatternsPage")


async def _to_the_end(guide: Guide, name: str, on: str = "EntryPage") -> None:
    for number in count(1):
        before = painted(guide.app.screen)
        await guide.press("pagedown")
        if painted(guide.app.screen) == before:
            return
        await guide.at(f"{name}, page {number}", on)


async def _follow_ups(guide: Guide, program: Program, kept: Kept, plant: Plant) -> None:
    await guide.shows(FollowUpsPage(), "follow-ups", "FollowUpsPage")
    await guide.over("follow-ups", "help", "Sheet")
    await guide.press("enter")
    await guide.at("follow-ups: not finished", "Question")
    await guide.press("escape")
    finished = program.store.read(kept.finished)
    assert isinstance(finished, Entry)
    await guide.shows(FollowUpsPage(entry=finished), "follow-ups: of an entry", "FollowUpsPage")
    one = follow_ups(finished)[0]
    await guide.shows(HowItWentPage(one, all_follow_ups), "how it went", "HowItWentPage")
    await guide.over("how it went", "whole", "Sheet")
    await guide.press("2")
    await guide.at("how it went: chosen", "HowItWentPage")
    await _writes(guide, plant("mine-told"))
    await guide.at("how it went: written", "HowItWentPage")
    await guide.resizes(45, 16)
    await guide.at("how it went: narrow", "HowItWentPage")
    await guide.resizes(80, 24)
    await guide.over("how it went", "close", "Question")
    await guide.press("ctrl+n")
    await guide.app.workers.wait_for_complete()
    await guide.at("follow-ups: kept", "FollowUpsPage")
    finished = program.store.read(kept.finished)
    assert isinstance(finished, Entry)
    one = follow_ups(finished)[0]
    await guide.shows(HowItWentPage(one, all_follow_ups), "how it went: again", "HowItWentPage")
    await guide.does("whole")
    for number in range(3):
        await guide.at(f"how it went: before, page {number}", "Sheet")
        await guide.press("pagedown")
    await guide.press("escape")


async def _taking_up(guide: Guide) -> None:
    found = guide.app.house.program.exercise(EXERCISE)
    assert found is not None
    await guide.shows(TakingUp(follower(found)), "taking up", "TakingUp")
    await guide.press("down")
    await guide.at("taking up: from an entry", "TakingUp")
    await guide.over("taking up", "help", "Sheet")


async def _settings(guide: Guide) -> None:
    await guide.shows(SettingsPage(), "settings", "SettingsPage")
    await guide.shows(PeoplePage(), "people", "PeoplePage")
    await guide.press("shift+up")
    await guide.at("people: something selected", "PeoplePage")


async def _session(guide: Guide, plant: Plant) -> None:
    app, program = guide.app, guide.app.house.program
    found = program.exercise(EXERCISE)
    assert found is not None
    app.practise(begin(program, found))
    await guide.at("session: a page", "SessionPage")
    await guide.over("session: a page", "help", "Sheet")
    await guide.press("ctrl+n")
    await guide.at("session: a pause", "SessionPage")
    await guide.press("v")
    await guide.at("session: breathing", "SessionPage")
    await guide.press("v", "ctrl+n")
    await _words(guide, plant)
    await _picks(guide, plant)
    await _numbers_and_choices(guide)
    await _others(guide, plant)


async def _writes(guide: Guide, words: str) -> None:
    """Put words where one writes, as a paste does."""
    for _ in range(100):  # on a busy machine the field may come by one turn later
        if isinstance(guide.app.focused, Editor):
            break
        await guide.settles()
    editor = guide.app.focused
    assert isinstance(editor, Editor)
    editor.insert(words)


async def _words(guide: Guide, plant: Plant) -> None:
    await guide.at("session: many lines", "SessionPage")
    for action, on in (("help", "Sheet"), ("example", "Sheet"), ("pause", "Rest")):
        await guide.over("session", action, on)
    await guide.does("trail")
    await guide.at("session: no trail yet", "SessionPage")
    await _writes(guide, plant("mine-judgment") + "\nA second line.")
    await guide.at("session: written", "SessionPage")
    await guide.over("session", "whole", "WholeText")
    await guide.press("shift+home")
    await guide.at("session: selected", "SessionPage")
    await guide.press("end", "ctrl+n")
    await _writes(guide, plant("mine-line"))
    await guide.at("session: one line", "SessionPage")
    await guide.press("enter")
    await _writes(guide, plant("mine-seen"))
    await guide.at("session: observed", "SessionPage")
    await _hinted(guide, plant)
    await guide.press("ctrl+n")


async def _hinted(guide: Guide, plant: Plant) -> None:
    """What the coach asks, and about which words, stands in files too."""
    page = guide.app.screen
    hint = Hint("planted", 0, 1, phrase=plant("phrase"), say=plant("say"))
    texts = (plant("mine-seen"),)
    page.query_one(Hinted).ask(hint, in_words(hint, None, "en"), texts)
    await guide.at("session: a small question", "SessionPage")
    await guide.resizes(45, 20)
    await guide.at("session: a small question, narrow", "SessionPage")
    await guide.over("session: a small question", "hint", "Sheet")
    await guide.resizes(80, 24)


async def _picks(guide: Guide, plant: Plant) -> None:
    await guide.at("session: feelings", "SessionPage")
    await guide.types("ca")
    await guide.at("session: a word found", "SessionPage")
    await guide.press("enter", "enter")
    await _writes(guide, plant("own-feeling").replace("\n", " "))
    await guide.at("session: own words", "SessionPage")
    await guide.press("enter", "ctrl+n")
    await guide.at("session: needs", "SessionPage")
    await guide.press("down")
    await guide.at("session: in the list", "SessionPage")
    await guide.resizes(45, 20)
    await guide.at("session: in the list, narrow", "SessionPage")
    await guide.resizes(80, 24)
    await guide.press("enter")
    await guide.at("session: a word kept", "SessionPage")
    await guide.press("tab")
    await guide.at("session: a chip marked", "SessionPage")
    await guide.press("escape")
    await _writes(guide, plant("word-stories").replace("\n", " "))
    await guide.at("session: a story", "SessionPage")
    await guide.press("ctrl+n")
    await guide.press("ctrl+n")


async def _numbers_and_choices(guide: Guide) -> None:
    await guide.at("session: a scale", "SessionPage")
    await guide.press("7")
    await guide.at("session: a number", "SessionPage")
    await guide.press("enter")
    await guide.at("session: a long scale", "SessionPage")
    await guide.press("right", "enter")
    await guide.at("session: a choice", "SessionPage")
    await guide.press("2")
    await guide.at("session: chosen", "SessionPage")
    await guide.press("enter")
    await guide.at("session: offered again", "SessionPage")
    await guide.does("trail")
    await guide.at("session: the trail", "TrailList")
    await guide.press("home", "enter")
    await guide.at("session: what to do there", "Question")
    await guide.press("c")
    await guide.at("session: changing", "Changing")
    await guide.over("changing", "help", "Sheet")
    await guide.press("ctrl+r")
    await guide.press("ctrl+n")
    await guide.at("session: feelings once more", "SessionPage")
    await guide.press("ctrl+n", "ctrl+n")
    for _number in range(2):
        await guide.press("7", "enter")
    await guide.press("1", "enter")
    await guide.at("session: many choices", "SessionPage")
    await guide.press("1", "down")
    await guide.at("session: one marked", "SessionPage")
    await guide.press("enter")


async def _others(guide: Guide, plant: Plant) -> None:
    await guide.at("session: their side", "SessionPage")
    await guide.press("ctrl+n", "ctrl+n")
    await _writes(guide, plant("mine-request"))
    await guide.press("tab")
    await guide.types("2026-12-07")
    await guide.at("session: a request", "SessionPage")
    await guide.press("enter")
    await _writes(guide, plant("deed").replace("\n", " "))
    await guide.press("tab")
    await _writes(guide, plant("doer").replace("\n", " "))
    await guide.at("session: an agreement", "SessionPage")
    await guide.press("enter")
    await guide.at("session: agreed", "SessionPage")
    for size in ((120, 40), (45, 16), (30, 10)):
        await guide.resizes(*size)
        await guide.at(f"session: at {size[0]} columns", "SessionPage")
    await guide.resizes(80, 24)
    await guide.press("ctrl+n")
    await guide.at("session: the last", "SessionPage")
    await guide.press("2", "enter")


async def _closing(guide: Guide) -> None:
    await guide.at("closing", "Closing")
    await guide.does("numbers")
    await guide.at("closing: numbers", "Closing")
    await guide.over("closing", "whole", "WholeText")
    await guide.over("closing", "change", "TrailList")
    await guide.press("down", "enter")
    await guide.at("closing: nothing of this", "Question")
    await guide.press("escape")
    await guide.press("down")
    await guide.at("closing: going on", "Closing")
    await guide.press("enter", "ctrl+n", "ctrl+n")
    await guide.at("session: taken over", "SessionPage")


async def _first_words(guide: Guide, plant: Plant) -> None:
    await guide.at("first words", "FirstWords")
    await _writes(guide, plant("mine-first").replace("\n", " "))
    await guide.at("first words: written", "FirstWords")


async def take_the_tour(home: Path, plant: Plant, theme: str) -> Tour:
    """Go everywhere, once."""
    with mock.patch("textual.pilot.wait_for_idle", _at_once), styled_soon():
        return await _everywhere_once(home, plant, theme)


async def _at_once(*_seconds: float) -> None:
    """Do not wait for the processor to have nothing to do: the tour knows when it can go on."""


async def _everywhere_once(home: Path, plant: Plant, theme: str) -> Tour:
    tour = Tour()
    program, kept = settled_home(home, plant)
    program.set("theme", theme)
    app = Watched(House(program, notice=plant("notice")))
    async with app.run_test(size=(80, 24)) as pilot:
        guide = Guide(pilot, app, tour)
        await guide.settles()
        await everywhere(guide, program, kept, plant)
    first = Watched(House(program, in_memory=True), first_words=True)
    async with first.run_test(size=(80, 24)) as pilot:
        guide = Guide(pilot, first, tour)
        await guide.settles()
        await _first_words(guide, plant)
    program.close()
    tour.ran = [*app.ran, *first.ran]
    return tour


PLANTS: Mapping[str, tuple[Plant, str]] = {
    "hostile": (hostile, "dark"),
    "words": (plainly, "terminal"),
}
"""The tours there are: what is planted in each, and the theme that it is taken in."""
_TAKEN: dict[str, Tour] = {}


def toured(name: str, folders: pytest.TempPathFactory) -> Tour:
    """One of the tours, taken once in a run of tests."""
    if name not in _TAKEN:
        plant, theme = PLANTS[name]
        # What somebody calls their folders is text too.
        home = folders.mktemp("tour") / f"home{ACTION}\x1b]0;owned\x07\x9b2J\u202e"
        _TAKEN[name] = asyncio.run(take_the_tour(home, plant, theme))
    return _TAKEN[name]
