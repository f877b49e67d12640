"""Wherever the page fails, it ends, keeps what was written, and tells no word of it (P21).

That the terminal is itself again after an error is tested with the page's endings.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from nvc_coach.cli import crash
from nvc_coach.journal.followups import FollowUp
from nvc_coach.practice.answers import Picks, Text
from nvc_coach.practice.view import StepView
from nvc_coach.services.own_words import Listed
from nvc_coach.services.sitting import Sitting
from nvc_coach.tui.app import run_full_screen
from nvc_coach.tui.coach import Coach, Ending
from nvc_coach.tui.left import Left
from nvc_coach.tui.safe_app import GaveUpError, SafeApp
from nvc_coach.tui.screens.home import Home
from nvc_coach.tui.screens.modal import Modal
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.patterns import Looked
from nvc_coach.tui.widgets.editor import Editor
from tests.journal.entries import ID, START
from tests.plain.home import program_in
from tests.practice.exercises import choose, exercise, needs, pause, request, scale, write
from tests.privacy.page_guide import kinds_of
from tests.privacy.page_payloads import follower, hands_out
from tests.privacy.planted import PLANTED
from tests.terminal.page_reader import entries
from tests.tui.walking_it import key_event

TYPED = f"half a sentence of {PLANTED}"
SECONDS = 20.0
"""After so long a page that did not fail is ended."""
TUI = "nvc_coach.tui"
EXERCISE = exercise(
    write("judgment"),
    needs("needs"),
    scale("number"),
    choose("way", "a", "b"),
    pause("rest"),
    request("request"),
)
TO_TELL_OF = FollowUp(entry=ID, exercise="e", title="E", step="request", what="rest", at=START)
ANSWERS = (Text("first"), Picks(("rest",)), None, None)
STEPS = ("judgment", "needs", "number", "way", "request")

Does = Callable[[Coach], Awaitable[None]]
"""What somebody does until it fails."""


class PlantedError(Exception):
    """What no code of ours knows."""


def fails(*_arguments: object, **_more: object) -> None:
    """What stands in the place of a function that is to fail."""
    secret = f"a local variable of {PLANTED}"
    raise PlantedError(PLANTED, secret)


# ------------------------------------------------------------------ what is done


def pressing(*keys: str) -> Does:
    """Press keys."""

    async def does(coach: Coach) -> None:
        for key in keys:
            coach.post_message(key_event(key))

    return does


def opening(path: str, give: Callable[[Coach], tuple[object, ...]] = lambda _coach: ()) -> Does:
    """Show a page, or lay it on top of the one there is."""

    async def does(coach: Coach) -> None:
        async with asyncio.timeout(SECONDS):  # what leads to a page waits for what is typed
            while not sitting_of(coach).drafts:  # noqa: ASYNC110  # nothing else tells of it
                await asyncio.sleep(0)
        kind = found(f"{TUI}.screens.{path}")
        assert callable(kind)
        here = kind(*give(coach))
        if isinstance(here, Page):
            coach.show_page(here)
        else:
            coach.push_screen(here)

    return does


def at_step(step: str, *keys: str) -> Does:
    """Come to a step, and press keys there."""

    async def does(coach: Coach) -> None:
        here = sitting_of(coach)
        for answer in ANSWERS[: STEPS.index(step)]:
            here.skip() if answer is None else here.answer(answer)
        coach.practise(here)
        for key in keys:
            coach.post_message(key_event(key))

    return does


def one_by_one(*what: Does) -> Does:
    """Do one after the other."""

    async def does(coach: Coach) -> None:
        for one in what:
            await one(coach)

    return does


def sitting_of(coach: Coach) -> Sitting:
    assert coach.sitting is not None
    return coach.sitting


def view_of(coach: Coach) -> StepView:
    view = sitting_of(coach).view
    assert isinstance(view, StepView)
    return view


def found(path: str) -> object:
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)


# ------------------------------------------------------------------ where it fails

OPENED: Mapping[str, Does] = {
    "Home": opening("home:Home"),
    "Library": opening("library:Library"),
    "Introduction": opening("introduction:Introduction", lambda _coach: (EXERCISE,)),
    "Entries": opening("entries:Entries"),
    "EntryPage": opening("entry:EntryPage", lambda coach: (sitting_of(coach).entry,)),
    "LookBack": opening("look_back:LookBack", lambda coach: (sitting_of(coach).entry,)),
    "Tags": opening("tags:Tags", lambda coach: (sitting_of(coach).entry,)),
    "ExportPage": opening("export:ExportPage", lambda _coach: (ID, PLANTED, Home)),
    "Beside": opening("beside:Beside", lambda coach: (*[sitting_of(coach).entry] * 2, ID)),
    "TrashPage": opening("trash:TrashPage"),
    "FollowUpsPage": opening("followups:FollowUpsPage"),
    "HowItWentPage": opening("how_it_went:HowItWentPage", lambda _coach: (TO_TELL_OF, Home)),
    "PatternsPage": opening("patterns:PatternsPage"),
    "OwnWordsPage": opening("own_words:OwnWordsPage", lambda _coach: (Looked(),)),
    "FilingPage": opening(
        "filing:FilingPage", lambda _coach: (Listed("needs", "word", 1), Looked())
    ),
    "Returning": opening("returning:Returning", lambda _coach: ((), Looked())),
    "TakingUp": opening("taking_up:TakingUp", lambda _coach: (follower(EXERCISE),)),
    "SettingsPage": opening("settings:SettingsPage"),
    "PeoplePage": opening("people:PeoplePage"),
    "FirstWords": opening("first_words:FirstWords"),
    "SessionPage": opening("session:SessionPage", lambda coach: (sitting_of(coach),)),
    "Closing": opening("closing:Closing", lambda coach: (sitting_of(coach),)),
    "Changing": opening("changing:Changing", lambda coach: (sitting_of(coach), view_of(coach))),
    "Sheet": pressing("f1"),
    "WholeText": pressing("alt+w"),
    "Ways": pressing("escape"),
    "Palette": pressing("alt+full_stop"),
    "Question": pressing("ctrl+c"),
    "TrailList": opening("trail:TrailList", lambda _coach: ((),)),
    "Cover": pressing("ctrl+l"),
    "Rest": pressing("alt+p"),
}


async def filing_a_word(coach: Coach) -> None:
    """Choose a group for an own word."""
    await OPENED["FilingPage"](coach)
    coach.post_message(key_event("enter"))


ELSEWHERE: Mapping[str, Does] = {
    # What a key does first, and what comes of it.
    "screens.question:Question.on_key": pressing("ctrl+c", "x"),
    "widgets.editor:Editor._on_key": pressing("x"),
    "widgets.picker:Picker._heard": at_step("needs", "x"),
    "widgets.scaling:Scaling.on_key": at_step("number", "1"),
    "widgets.writing:Writing.on_text_area_changed": pressing("x"),
    "screens.session:SessionPage.on_asker_given": pressing("ctrl+n"),
    "keys_in_order:_as_meant": pressing("x"),
    # Painting.
    "widgets.editor:Editor.render_line": pressing("x"),
    "widgets.footer:Footer.render_line": pressing("ctrl+n"),
    "widgets.word_list:WordList.render_line": at_step("needs"),
    "widgets.choosing:Choosing.render_line": at_step("way"),
    "widgets.pin:Pin.render": at_step("number"),
    # Threads and timers.
    "screens.home:Home._look": OPENED["Home"],
    "screens.entries:Entries._look": OPENED["Entries"],
    "screens.trash:TrashPage._look": OPENED["TrashPage"],
    "screens.export:ExportPage._write_meanwhile": one_by_one(
        OPENED["ExportPage"], pressing("ctrl+n")
    ),
    "screens.own_words:OwnWordsPage._look": OPENED["OwnWordsPage"],
    "screens.filing:FilingPage._file": filing_a_word,
    "screens.patterns:PatternsPage._look": OPENED["PatternsPage"],
    "widgets.day_field:DayField._say": at_step("request", "ctrl+n", "tab", "f"),
    "screens.page:Page.tell_trouble": pressing(),
}


async def in_a_task(coach: Coach) -> None:
    """Let a task fail that nobody waits for."""

    async def later() -> None:
        await asyncio.sleep(0)
        fails()

    task = asyncio.create_task(later())
    task.add_done_callback(lambda _task: None)
    del task, coach


async def in_the_loop(coach: Coach) -> None:
    """Let a callback of the event loop fail, as that of a signal is one."""
    asyncio.get_running_loop().call_soon(fails, coach)


async def while_keys_are_read(coach: Coach) -> None:
    """Let Textual give up its reading of keys, as it does when that fails."""
    coach.call_later(coach.panic, PLANTED)


ANYHOW: Mapping[str, Does] = {
    "in a task": in_a_task,
    "in the event loop": in_the_loop,
    "while keys are read": while_keys_are_read,
}


PAGES: Mapping[str, type] = {**kinds_of(Page), **kinds_of(Modal)}


# ------------------------------------------------------------------ failing


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def left_by(home: Path, patch: pytest.MonkeyPatch, begins: Callable[[], None], does: Does) -> Left:
    """Half write a sentence, do something that fails, and give how the page was left."""

    async def walks(pilot: Pilot[object]) -> None:
        coach = pilot.app
        assert isinstance(coach, Coach)
        await pilot.pause()
        editor = coach.focused
        assert isinstance(editor, Editor)
        begins()
        editor.insert(TYPED)
        coach.set_timer(SECONDS, lambda: coach.exit("stopped"))
        await does(coach)

    def runs(coach: Coach, **_how: object) -> Ending | None:
        return App.run(coach, headless=True, size=(80, 24), auto_pilot=walks)

    patch.setattr(Coach, "run", runs)
    program = program_in(home)
    hands_out(program, EXERCISE)
    return run_full_screen(program, exercise=EXERCISE)


def is_kept(home: Path) -> bool:
    """Whether the half sentence is in the journal, answered or unsent."""
    (entry,) = entries(home)
    tables = (*entry.get("event", ()), *entry.get("draft", ()))
    return any(TYPED in str(one.get("text")) for one in tables)


def told(left: Left, captured: "pytest.CaptureFixture[str]") -> str:
    """Everything that was printed, the report of the failure included."""
    assert left.error is not None
    crash.report(left.error)
    return "".join(captured.readouterr())


@pytest.mark.parametrize("name", OPENED)
def test_a_page_that_fails_when_it_is_opened_tells_no_word_and_keeps_all(
    name: str, home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    kind = PAGES[name]
    method = "compose_column" if issubclass(kind, Page) else "compose"

    left = left_by(
        home, monkeypatch, lambda: monkeypatch.setattr(kind, method, fails), OPENED[name]
    )

    assert left.ending == "failed"
    assert type(left.error) is PlantedError
    assert PLANTED not in told(left, capfd)
    assert is_kept(home)


def test_every_page_there_is_was_made_to_fail() -> None:
    assert set(PAGES) == set(OPENED)


@pytest.mark.parametrize("target", ELSEWHERE)
def test_whatever_fails_later_tells_no_word_and_keeps_all(
    target: str, home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path = f"{TUI}.{target.replace(':', '.')}"

    left = left_by(home, monkeypatch, lambda: monkeypatch.setattr(path, fails), ELSEWHERE[target])

    assert left.ending == "failed"
    assert type(left.error) is PlantedError
    assert PLANTED not in told(left, capfd)
    assert is_kept(home)


@pytest.mark.parametrize("where", ANYHOW)
def test_what_fails_beside_the_page_tells_no_word_and_keeps_all(
    where: str, home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    left = left_by(home, monkeypatch, lambda: None, ANYHOW[where])

    assert left.ending == "failed"
    assert type(left.error) in {PlantedError, GaveUpError}
    assert PLANTED not in told(left, capfd)
    assert is_kept(home)


def test_textual_itself_would_have_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("_handle_exception", "_fatal_error", "panic"):
        monkeypatch.setattr(SafeApp, name, getattr(App, name))

    left_by(
        home,
        monkeypatch,
        lambda: monkeypatch.setattr(f"{TUI}.screens.ways.Ways.compose", fails),
        OPENED["Ways"],
    )

    printed = "".join(capfd.readouterr())
    assert f"a local variable of {PLANTED}" in printed
    assert "PlantedError" in printed
