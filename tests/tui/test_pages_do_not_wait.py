"""No page waits for the index: whatever is asked of it is asked beside the thread that paints."""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.tui.screens.beside import Beside
from nvc_coach.tui.screens.entries import Entries
from nvc_coach.tui.screens.entry import EntryPage
from nvc_coach.tui.screens.home import Home
from nvc_coach.tui.screens.patterns import PatternsPage
from nvc_coach.tui.screens.tags import Tags
from tests.cli.commanding import Coach as Shell
from tests.journal.entries import entry, new_id, wrote
from tests.privacy.page_guide import Guide
from tests.tui.at_home import at_home, on, press, seen, writes

ASKING = ("look", "listing", "find", "count", "named", "damaged", "due", "count_due", "delete")
"""What asks the index, or waits until it is not being written."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A journal with an entry, and one that follows it."""
    home = tmp_path / "home"
    with closing(DiskStore(Shell(home).places.journal, mark="m1")) as store:
        one = entry(entry_id=new_id(1), events=(wrote("He never calls me."),))
        one = replace(one, state="finished", tags=("phone",))
        store.create(one)
        store.create(replace(one, id=new_id(2), follows=one.id, events=(wrote("He wrote."),)))
    return home


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked beside the thread that paints; asking in that one fails."""
    asked: list[str] = []

    def beside(name: str, ask: Callable[..., Any]) -> Callable[..., Any]:
        def asks(*given: Any, **named: Any) -> Any:  # noqa: ANN401  # as it is
            assert threading.current_thread() is not threading.main_thread(), name
            asked.append(name)
            return ask(*given, **named)

        return asks

    for name in ASKING:
        monkeypatch.setattr(DiskStore, name, beside(name, getattr(DiskStore, name)))
    return asked


def test_a_store_asked_in_the_thread_that_paints_fails(home: Path, asked: list[str]) -> None:
    with (
        closing(DiskStore(Shell(home).places.journal, mark="m1")) as store,
        pytest.raises(AssertionError, match="count"),
    ):
        store.count()
    assert asked == []


def test_every_page_asks_the_index_beside_the_thread_that_paints(
    home: Path, asked: list[str]
) -> None:
    async def does(guide: Guide) -> None:
        assert on(guide, Home)
        await press(guide, "w")
        assert on(guide, PatternsPage)
        await press(guide, "ctrl+r", "d", "ctrl+r", "j", "right", "right", "left", "left")
        assert on(guide, Entries)
        await writes(guide, "calls")
        await press(guide, "enter")
        assert on(guide, EntryPage)
        await press(guide, "k")
        assert on(guide, Tags)
        assert "So far there are: phone." in seen(guide)
        await press(guide, "ctrl+r", "s")
        assert on(guide, Beside)
        await press(guide, "ctrl+r", "d", "t")
        assert on(guide, Entries)
        await press(guide, "alt+t", "ctrl+r", "ctrl+r")

    at_home(home, does)
    assert set(asked) >= {"look", "find", "count", "named", "damaged", "count_due", "delete"}


def test_the_journal_is_opened_beside_the_thread_that_paints(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[bool] = []
    sweep = DiskStore.sweep

    def swept_in(store: DiskStore) -> tuple[str, ...]:
        swept.append(threading.current_thread() is threading.main_thread())
        return sweep(store)

    monkeypatch.setattr(DiskStore, "sweep", swept_in)

    async def does(guide: Guide) -> None:
        assert on(guide, Home)

    at_home(home, does)
    assert swept == [False]
