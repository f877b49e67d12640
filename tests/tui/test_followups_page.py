"""On the page: what is due is told at home, and how it went is kept in a word and a few more."""

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry, State
from nvc_coach.journal.errors import NotFoundError
from nvc_coach.journal.followups import follow_ups
from nvc_coach.practice.answers import Agreed, Agreements, Text
from nvc_coach.practice.events import Answered, Event
from nvc_coach.services import program as program_module
from nvc_coach.tui.screens.entries import Entries
from nvc_coach.tui.screens.entry import EntryPage
from nvc_coach.tui.screens.followups import FollowUpsPage
from nvc_coach.tui.screens.home import Home
from nvc_coach.tui.screens.how_it_went import HowItWentPage
from nvc_coach.tui.screens.question import Question
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.rows import Rows
from tests.cli.commanding import Coach as Shell
from tests.cli.test_reading_commands import put
from tests.journal.entries import entry, new_id
from tests.plain.home import another_copy, program_in
from tests.plain.talking import BEGIN
from tests.privacy.page_guide import Guide, painted
from tests.tui.at_home import at_home, on, press, quiet, rows, seen

MONDAY = BEGIN.date()
TO_BED = "To go to bed by ten."
THEIRS = "Would you call me first?"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def asked(what: str, by: date, step: str = "ask") -> Event:
    return Answered(at=BEGIN, step=step, answer=Text(what, by), asked="What would you like?")


def kept(home: Path, number: int, *events: Event, state: State = "finished") -> str:
    held = replace(entry(entry_id=new_id(number), events=events), state=state)
    put(Shell(home), held)
    return held.id


def told(home: Path) -> list[tuple[str, str] | None]:
    """How each went, as it stands in the journal."""
    store = program_in(home).store
    entries = (store.read(one.id) for one in reversed(store.listing().entries))
    return [
        (one.outcome.kind, one.outcome.text) if one.outcome else None
        for held in entries
        if isinstance(held, Entry)
        for one in follow_ups(held)
    ]


# ------------------------------------------------------------------ home


def test_home_tells_what_is_due_and_none_of_the_words(home: Path) -> None:
    kept(home, 1, *(asked(TO_BED, MONDAY - timedelta(n), f"s{n}") for n in range(4)))

    async def does(guide: Guide) -> None:
        assert rows(guide)[:4] == [
            "Due: how did it go?",
            "A request, Transforming Enemy Images",
            "A request, Transforming Enemy Images",
            "2 more are due",
        ]
        assert "since Friday" in seen(guide)
        assert TO_BED not in seen(guide)
        await press(guide, "home")
        assert guide.app.screen.query_one(Footer).enter == "Enter tells how it went"
        await press(guide, "down", "down", "enter")
        assert on(guide, FollowUpsPage)

    at_home(home, does)


@pytest.mark.parametrize("never", [False, True])
def test_where_nothing_is_due_or_to_be_kept_home_says_nothing_of_it(
    home: Path, *, never: bool
) -> None:
    kept(home, 1, asked(TO_BED, MONDAY + timedelta(0 if never else 1)))

    async def does(guide: Guide) -> None:
        assert not any("Due" in row for row in rows(guide))

    at_home(home, does, never=never)


def test_where_one_is_at_home_stays_when_what_is_due_comes_in(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))
    kept(home, 2, state="open")

    async def does(guide: Guide) -> None:
        here = guide.app.screen.query_one(Rows).here
        assert here is not None
        assert here.name == f"open:{new_id(2)}"

    at_home(home, does)


# ------------------------------------------------------------------ the list


def test_the_list_has_what_is_due_what_is_coming_and_what_names_no_day(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY + timedelta(2)), asked(THEIRS, MONDAY, "other"))
    agreed = Agreements((Agreed("to listen", "D."),))
    kept(home, 2, Answered(at=BEGIN, step="agreed", answer=agreed), state="open")

    async def does(guide: Guide) -> None:
        await press(guide, "d")
        assert rows(guide) == [
            *("Due", "today", "", "Coming", "in 2 days, 25 November", ""),
            *("No day named, said on", "23 November"),
        ]
        for words in (TO_BED, THEIRS, "D.: to listen · not finished yet"):
            assert words in seen(guide)
        await press(guide, "ctrl+r")
        assert on(guide, Home)

    at_home(home, does)


def test_an_empty_list_says_so_and_a_broken_file_is_told_of(home: Path) -> None:
    put(Shell(home), entry(entry_id=new_id(1))).write_text("[[event", "utf-8")

    async def does(guide: Guide) -> None:
        await press(guide, "d", "enter")
        assert "There is nothing to follow up." in seen(guide)
        assert "1 file could not be looked at" in seen(guide)

    at_home(home, does)


# ------------------------------------------------------------------ how it went


def test_a_number_and_words_are_kept_and_the_list_comes_again(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY), asked(THEIRS, MONDAY + timedelta(9), "other"))

    async def does(guide: Guide) -> None:
        await press(guide, "home", "enter")
        assert on(guide, HowItWentPage)
        for words in (TO_BED, "By Monday, 23 November 2026.", "What would you like?"):
            assert words in seen(guide)
        await press(guide, "2", *"It took", "enter", *"two tries.", "ctrl+n")
        assert on(guide, FollowUpsPage)
        assert quiet(guide) == "Kept."
        assert rows(guide) == ["Coming", "in 9 days, 2 December"]

    at_home(home, does)
    assert told(home) == [("partly", "It took\ntwo tries."), None]


def test_nothing_is_chosen_beforehand_and_no_words_are_needed(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))

    async def does(guide: Guide) -> None:
        await press(guide, "home", "enter")
        assert not guide.app.screen.query_one(Editor).display
        await press(guide, "5", "ctrl+n")
        assert "Choose how it went first" in quiet(guide)
        assert on(guide, HowItWentPage)
        await press(guide, "down", "down", "enter", "ctrl+n")
        assert on(guide, FollowUpsPage)

    at_home(home, does)
    assert told(home) == [("not", "")]


def test_another_answer_may_be_chosen_before_it_is_kept(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))

    async def does(guide: Guide) -> None:
        await press(guide, "home", "enter", "1", "shift+tab", "4", "ctrl+n")

    at_home(home, does)
    assert told(home) == [("changed", "")]


@pytest.mark.parametrize(("letter", "after"), [("k", [("done", "Yes!")]), ("n", [None])])
def test_going_back_asks_about_words_that_are_not_kept(
    home: Path, letter: str, after: list[tuple[str, str] | None]
) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))

    async def does(guide: Guide) -> None:
        await press(guide, "home", "enter", "1", *"Yes!", "ctrl+r")
        assert on(guide, Question)
        await press(guide, "g")
        assert on(guide, HowItWentPage)
        assert guide.app.screen.query_one(Editor).words == "Yes!"
        await press(guide, "ctrl+r", letter)
        assert on(guide, FollowUpsPage)

    at_home(home, does)
    assert told(home) == after


def test_going_back_without_words_keeps_nothing_and_asks_nothing(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))

    async def does(guide: Guide) -> None:
        await press(guide, "home", "enter", "1", "ctrl+r")
        assert on(guide, FollowUpsPage)

    at_home(home, does)
    assert told(home) == [None]


def test_what_stands_there_when_the_program_ends_is_there_again(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))

    async def begins(guide: Guide) -> None:
        await press(guide, "home", "enter", "4", *"Not mine")

    async def comes_back(guide: Guide) -> None:
        await press(guide, "home", "enter")
        assert on(guide, HowItWentPage)
        assert quiet(guide) == "You began to write this earlier."
        assert "I changed my mind chosen" in seen(guide)
        assert guide.app.screen.query_one(Editor).words == "Not mine"
        await press(guide, *" to ask.", "ctrl+n")

    at_home(home, begins)
    assert told(home) == [None]
    at_home(home, comes_back)
    assert told(home) == [("changed", "Not mine to ask.")]
    assert "draft" not in Shell(home).entries()[0].read_text("utf-8")


def test_while_the_disk_is_full_the_words_stay_and_that_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))

    def full(_file: int) -> None:
        raise OSError(28, "full")

    async def does(guide: Guide) -> None:
        await press(guide, "home", "enter", "1", *"Yes!")
        with monkeypatch.context() as patched:
            patched.setattr(program_module, "CLOSING_SECONDS", 0.2)
            patched.setattr(os, "fsync", full)
            await press(guide, "ctrl+n")
            assert on(guide, HowItWentPage)
            assert quiet(guide).startswith("Not saved yet: The disk is full.")
            assert guide.app.screen.query_one(Editor).words == "Yes!"
        await press(guide, "ctrl+n")
        assert on(guide, FollowUpsPage)

    at_home(home, does)
    assert told(home) == [("done", "Yes!")]


def test_words_written_while_it_is_kept_stay(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))
    keeping = HowItWentPage._record  # noqa: SLF001  # to come in between

    async def does(guide: Guide) -> None:
        page = None

        def slowly(self: HowItWentPage, given: object) -> object:
            editor = self.query_one(Editor)
            guide.app.call_from_thread(editor.insert, " More.")
            return keeping(self, given)  # type: ignore[arg-type]  # what it was given

        await press(guide, "home", "enter", "1", *"Yes.")
        page = guide.app.screen
        with monkeypatch.context() as patched:
            patched.setattr(HowItWentPage, "_record", slowly)
            await press(guide, "ctrl+n")
        assert guide.app.screen is page
        assert quiet(guide).startswith("Kept. You wrote on meanwhile")
        await press(guide, "ctrl+n")

    at_home(home, does)
    assert told(home) == [("done", "Yes. More.")]


def test_a_practice_that_is_not_finished_is_offered_to_be_gone_on_with(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY), state="open")

    async def does(guide: Guide) -> None:
        await press(guide, "d", "enter")
        assert on(guide, Question)
        await press(guide, "g")
        assert on(guide, FollowUpsPage)
        await press(guide, "enter", "o")
        assert "The exercise as it was when this entry began" in seen(guide)

    at_home(home, does)


def test_while_another_copy_writes_there_is_nothing_to_tell(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))

    async def does(guide: Guide) -> None:
        assert not any("Due" in row for row in rows(guide))
        await press(guide, "d", "enter")
        assert on(guide, FollowUpsPage)
        assert "Another copy of nvc-coach" in quiet(guide)

    with another_copy(home):
        at_home(home, does)


# ------------------------------------------------------------------ from an entry


def test_from_an_entry_its_one_thing_is_told_of_at_once(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))

    async def does(guide: Guide) -> None:
        await press(guide, "j", "enter", "t", "1", "ctrl+n")
        assert on(guide, EntryPage)
        assert quiet(guide) == "Kept."
        assert "How it went, “To go to bed by ten”: done." in seen(guide)

    at_home(home, does)
    assert told(home) == [("done", "")]


def test_from_an_entry_one_of_several_is_chosen_and_may_be_told_again(home: Path) -> None:
    both = Agreements((Agreed("to call", "D."), Agreed("to listen")))
    kept(home, 1, Answered(at=BEGIN, step="agreed", answer=both))

    async def does(guide: Guide) -> None:
        await press(guide, "j", "enter", "t")
        assert on(guide, FollowUpsPage)
        await press(guide, "down", "enter", "3", "ctrl+n")
        await press(guide, "t")
        assert rows(guide) == ["Transforming Enemy Images", "23 November", "not done"]
        await press(guide, "down", "enter", "1", "ctrl+n")
        await press(guide, "t")
        await press(guide, "ctrl+r")
        assert on(guide, EntryPage)

    at_home(home, does)
    assert told(home) == [None, ("done", "")]


def test_an_entry_with_nothing_to_follow_up_offers_nothing(home: Path) -> None:
    kept(home, 1)

    async def does(guide: Guide) -> None:
        await press(guide, "j", "enter", "t")
        assert on(guide, EntryPage)

    at_home(home, does)


def test_an_entry_that_is_gone_meanwhile_leads_to_the_list(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))

    def gone(_store: DiskStore, entry_id: str) -> Entry:
        raise NotFoundError(entry_id)

    async def does(guide: Guide) -> None:
        await press(guide, "j", "enter", "t")
        with monkeypatch.context() as patched:
            patched.setattr(DiskStore, "read", gone)
            await press(guide, "ctrl+r")
            assert on(guide, Entries)

    at_home(home, does)


# ------------------------------------------------------------------ the last line


def test_the_last_line_is_never_cut(home: Path) -> None:
    kept(home, 1, asked(TO_BED, MONDAY))

    async def does(guide: Guide) -> None:
        for keys in (("d",), ("enter",), ("1",)):
            await press(guide, *keys)
            last = painted(guide.app.screen)[-1].text.strip()
            assert "…" not in last, last
            assert last.endswith("Esc more"), last

    at_home(home, does)
