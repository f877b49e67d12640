"""On the page: an entry, or all that are listed, is taken along as an ordinary file."""

import asyncio
import errno
import os
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.services.exporting import files
from nvc_coach.services.exporting import writing as writing_room
from nvc_coach.services.exporting.wish import Exported, NotExported, Watch, Wish
from nvc_coach.services.program import Program
from nvc_coach.tui.screens.cover import Cover
from nvc_coach.tui.screens.entries import Entries
from nvc_coach.tui.screens.entry import EntryPage
from nvc_coach.tui.screens.export import ExportPage
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Rows
from tests.cli.commanding import Coach as Shell
from tests.journal.entries import entry, new_id, wrote
from tests.plain.home import another_copy
from tests.plain.talking import BEGIN
from tests.privacy.page_guide import Guide
from tests.tui.at_home import at_home, comes_to_rest, on, press, quiet, rows, seen, writes

ONE, TWO = new_id(1), new_id(2)
NAME = f"2026-11-22 transforming-enemy-images {TWO}"


@pytest.fixture
def home(own_home: Path) -> Path:
    """A journal with two entries; of the newer one D. is told, and there is a folder to offer."""
    (own_home / "Documents").mkdir()
    home = own_home / "nvc-coach"
    with closing(DiskStore(Shell(home).places.journal, mark="m1")) as store:
        first = entry(entry_id=ONE, events=(wrote("She rang."),))
        store.create(replace(first, started=BEGIN - timedelta(days=40), tags=("home",)))
        said = (wrote("D. never rings me."), wrote("D.", step="person"))
        second = entry(entry_id=TWO, events=said)
        store.create(replace(second, started=BEGIN - timedelta(days=1), state="finished"))
    return home


@pytest.fixture
def documents(own_home: Path) -> Path:
    return own_home / "Documents"


async def opens(guide: Guide) -> None:
    """Read the newest entry, and ask to take it along."""
    await press(guide, "j", "enter", "x")
    assert on(guide, ExportPage)


def came(guide: Guide) -> str:
    """What came of it."""
    return guide.app.screen.query_one("#came", Line).says


def hindered(guide: Guide) -> str:
    """Why it was not written."""
    return guide.app.screen.query_one("#hindered", Line).says


async def names_folder(guide: Guide, folder: Path | str) -> None:
    guide.app.screen.query_one(Editor).set_words(str(folder))


# ------------------------------------------------------------------ one entry


def test_before_anything_is_written_it_is_said_that_anybody_can_read_it(
    home: Path, documents: Path
) -> None:
    async def does(guide: Guide) -> None:
        await opens(guide)
        assert "It will not be encrypted: whoever opens the file reads every word." in seen(guide)
        assert guide.app.screen.query_one(Editor).words == str(Path("~/Documents"))
        assert rows(guide)[0] == "✓ Plain text"

    at_home(home, does)
    assert not list(documents.iterdir())


def test_it_is_written_as_it_stands_and_then_said_where(home: Path, documents: Path) -> None:
    async def does(guide: Guide) -> None:
        await opens(guide)
        await press(guide, "ctrl+n")
        assert came(guide).startswith(f"1 entry was written to {documents / NAME}.txt.")
        assert "It is not encrypted" in came(guide)
        assert "^N" not in seen(guide)
        await press(guide, "ctrl+n")
        assert guide.app.screen.query_one(Footer).enter == "Enter goes back"
        await press(guide, "enter")
        assert on(guide, EntryPage)

    at_home(home, does)
    [file] = documents.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert "D. never rings me." in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("downs", "ending"), [(0, "txt"), (1, "html"), (2, "md"), (3, "json")], ids=str
)
def test_each_form_can_be_chosen(home: Path, documents: Path, downs: int, ending: str) -> None:
    async def does(guide: Guide) -> None:
        await opens(guide)
        await press(guide, *["down"] * downs, "enter")
        assert [label.startswith("✓") for label in rows(guide)].count(True) == 1
        assert rows(guide)[downs].startswith("✓")
        await press(guide, "ctrl+n")
        assert f"{NAME}.{ending}" in came(guide)

    at_home(home, does)
    assert [one.name for one in documents.iterdir()] == [f"{NAME}.{ending}"]


def test_names_are_left_out_where_that_is_chosen(home: Path, documents: Path) -> None:
    async def does(guide: Guide) -> None:
        await opens(guide)
        await press(guide, *["down"] * 4, "space")
        assert rows(guide)[-1] == "✓ Leave out names"
        await press(guide, "ctrl+n")
        assert "Please read it through before you hand it on." in came(guide)

    at_home(home, does)
    [file] = documents.iterdir()
    assert "Person A never rings me." in file.read_text("utf-8")
    assert "D." not in file.read_text("utf-8")


def test_another_folder_can_be_typed_and_is_made(home: Path, own_home: Path) -> None:
    async def does(guide: Guide) -> None:
        await opens(guide)
        await press(guide, *["down"] * 5)
        assert isinstance(guide.app.focused, Editor)
        assert guide.app.screen.query_one(Footer).enter == "Enter writes it"
        await press(guide, "ctrl+u")
        await writes(guide, "notes")
        await press(guide, "up")
        assert isinstance(guide.app.focused, Rows)
        await press(guide, "down", "enter")
        assert str(own_home / "notes") in came(guide)

    at_home(home, does)
    folder = own_home / "notes"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [one.name for one in folder.iterdir()] == [f"{NAME}.txt"]


# ------------------------------------------------------------------ what stands in the way


def test_nothing_is_written_over_and_another_folder_will_do(
    home: Path, documents: Path, own_home: Path
) -> None:
    (documents / f"{NAME}.txt").write_text("mine")

    async def does(guide: Guide) -> None:
        await opens(guide)
        await press(guide, "ctrl+n")
        assert on(guide, ExportPage)
        assert "is already there, and nothing is ever written over." in hindered(guide)
        await names_folder(guide, "~/elsewhere")
        await press(guide, "enter")
        assert "1 entry was written" in came(guide)

    at_home(home, does)
    assert (documents / f"{NAME}.txt").read_text() == "mine"
    assert (own_home / "elsewhere" / f"{NAME}.txt").exists()


def test_what_can_be_no_folder_is_said_to_be_none(home: Path, documents: Path) -> None:
    async def does(guide: Guide) -> None:
        await opens(guide)
        await names_folder(guide, "  ")
        await press(guide, "ctrl+n")
        assert "That cannot be the name of a folder." in hindered(guide)

    at_home(home, does)
    assert not list(documents.iterdir())


def test_on_a_full_disk_nothing_half_stays_and_a_sentence_says_so(
    home: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files._SyncedAtTheEnd, "write", full)  # noqa: SLF001  # the disk itself

    async def does(guide: Guide) -> None:
        await opens(guide)
        await press(guide, "ctrl+n")
        assert hindered(guide).startswith("The disk is full. Nothing was exported")
        assert on(guide, ExportPage)

    at_home(home, does)
    assert not list(documents.iterdir())


def test_an_entry_that_is_gone_meanwhile_is_said_to_be(home: Path, documents: Path) -> None:
    async def does(guide: Guide) -> None:
        await opens(guide)
        guide.app.house.program.store.discard(TWO)
        await press(guide, "ctrl+n")
        assert hindered(guide) == f"There is no entry {TWO}."

    at_home(home, does)
    assert not list(documents.iterdir())


def test_a_journal_that_another_copy_has_open_can_be_taken_along(
    home: Path, documents: Path
) -> None:
    async def does(guide: Guide) -> None:
        assert not guide.app.house.writable
        await opens(guide)
        await press(guide, "ctrl+n")
        assert "1 entry was written" in came(guide)

    with another_copy(home):
        at_home(home, does)
    assert len(list(documents.iterdir())) == 1


# ------------------------------------------------------------------ going back


def test_going_back_writes_nothing(home: Path, documents: Path) -> None:
    async def does(guide: Guide) -> None:
        await opens(guide)
        for keys in (("ctrl+r",), ("escape", "r"), ("alt+r",)):
            await press(guide, *keys)
            assert on(guide, EntryPage)
            await press(guide, "x")
            assert on(guide, ExportPage)

    at_home(home, does)
    assert not list(documents.iterdir())


class HeldUp:
    """Stands in the place of the export: it waits, before its entry, to be let go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        self._export = writing_room.export
        monkeypatch.setattr(writing_room, "export", self)

    async def has_begun(self) -> None:
        """Wait until it holds."""
        async with asyncio.timeout(20):
            while not self.begun.is_set():  # noqa: ASYNC110  # a thread tells of it
                await asyncio.sleep(0.01)

    def __call__(
        self, program: Program, wanted: list[str], wish: Wish, *, watch: Watch
    ) -> Exported | NotExported:
        def held(done: int, of: int) -> None:
            self.begun.set()
            assert self.go_on.wait(20)
            watch(done, of)

        return self._export(program, wanted, wish, watch=held)


def test_going_back_while_it_is_written_stops_it_and_nothing_stays(
    home: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = HeldUp(monkeypatch)

    async def does(guide: Guide) -> None:
        await opens(guide)
        await guide.press("ctrl+n")
        await held.has_begun()
        assert quiet(guide) == "Writing ..."
        await guide.press("ctrl+r")
        assert quiet(guide) == "Stopping ..."
        held.go_on.set()
        await comes_to_rest(guide)
        assert "It was stopped. Nothing was exported" in came(guide)
        await press(guide, "enter")
        assert on(guide, EntryPage)

    at_home(home, does)
    assert not list(documents.iterdir())


def test_leaving_while_it_is_written_leaves_nothing_half(
    home: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = HeldUp(monkeypatch)

    async def does(guide: Guide) -> None:
        await opens(guide)
        await guide.press("ctrl+n")
        await held.has_begun()
        guide.app.end("left")
        guide.app.workers.cancel_all()
        held.go_on.set()

    at_home(home, does)
    assert not list(documents.iterdir())


def test_what_comes_while_the_screen_is_covered_waits_below_the_cover(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = HeldUp(monkeypatch)

    async def does(guide: Guide) -> None:
        await opens(guide)
        await guide.press("ctrl+n")
        await held.has_begun()
        await guide.press("ctrl+l")
        held.go_on.set()
        await comes_to_rest(guide)
        assert on(guide, Cover)
        await press(guide, "enter")
        assert "1 entry was written" in seen(guide)
        await press(guide, "enter")
        assert on(guide, EntryPage)

    at_home(home, does)


# ------------------------------------------------------------------ all that are listed


def test_all_that_are_listed_are_taken_into_a_folder_of_their_own(
    home: Path, documents: Path
) -> None:
    async def does(guide: Guide) -> None:
        await press(guide, "j", "escape", "x")
        assert "Take with you: 2 entries" in seen(guide)
        assert "They will not be encrypted" in seen(guide)
        await press(guide, "ctrl+n")
        assert f"2 entries were written to {documents / 'nvc-coach 2026-11-23'}." in came(guide)
        await press(guide, "enter")
        assert on(guide, Entries)

    at_home(home, does)
    [folder] = documents.iterdir()
    assert len(list(folder.iterdir())) == 2


def test_of_what_was_looked_for_what_was_found_is_taken(home: Path, documents: Path) -> None:
    async def does(guide: Guide) -> None:
        await press(guide, "j")
        await writes(guide, "rings")
        await press(guide, "alt+x")
        assert "Take with you: 1 entry" in seen(guide)
        await press(guide, "ctrl+n")
        await press(guide, "enter")
        assert on(guide, Entries)
        assert guide.app.screen.query_one(Editor).words == "rings"

    at_home(home, does)
    [folder] = documents.iterdir()
    assert [one.name for one in folder.iterdir()] == [f"{NAME}.txt"]


def test_where_names_are_listed_or_nothing_there_is_nothing_to_take(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await press(guide, "j", "right", "alt+x")
        assert on(guide, Entries)
        await writes(guide, "xyzzy")
        await press(guide, "alt+x")
        assert on(guide, Entries)

    at_home(home, does)


# ------------------------------------------------------------------ in a small window


def test_in_the_smallest_window_all_of_it_can_be_reached(home: Path, documents: Path) -> None:
    async def does(guide: Guide) -> None:
        await opens(guide)
        assert "every word" in seen(guide)
        await press(guide, "tab", "enter")
        assert "was written to" in seen(guide)
        await press(guide, "down", "enter")
        assert on(guide, EntryPage)

    at_home(home, does, size=(40, 15))
    assert len(list(documents.iterdir())) == 1


def test_in_the_smallest_window_why_it_was_not_written_is_seen_whole(
    home: Path, documents: Path
) -> None:
    (documents / f"{NAME}.txt").write_text("mine")

    async def does(guide: Guide) -> None:
        await opens(guide)
        await press(guide, "ctrl+n")
        assert "Nothing was exported." in seen(guide)
        assert "what is there." in seen(guide)

    at_home(home, does, size=(40, 15))
