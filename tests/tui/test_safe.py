"""The gates before the terminal, and an application that keeps what it holds to itself."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.driver import Driver
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Label, Static

from nvc_coach.tui.fitting import cut, width_of
from nvc_coach.tui.safe import CleanLines, on_one_line, words
from nvc_coach.tui.safe_app import SafeApp
from nvc_coach.tui.themes import THEMES
from nvc_coach.tui.widgets.line import Line
from tests.privacy.page_payloads import PAYLOAD, STEERING
from tests.tui.seeing import Cell, cells, roles_of

MARKUP = "[b]bold[/b] [@click=app.run]go[/] [/b] [link=file:///x]l[/link] [on red]r"
LONE = "half \ud800 and \udfff"
BLACK = Color(0, 0, 0)
EVERYTHING = "".join(sorted(STEERING)) + LONE + MARKUP + PAYLOAD


class Naive(Widget):
    """Paints whatever it is given, as no widget of ours does."""

    DEFAULT_CSS = "Naive { width: 1fr; height: 1; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render_line(self, y: int) -> Strip:
        del y
        return Strip([Segment(self._text, Style())])


def shown_by(app: App[object], does: Callable[[App[object]], Awaitable[None]]) -> str:
    """Run an application, do something in it, and give what is painted."""
    seen: list[str] = []

    async def run() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await does(app)
            await pilot.pause()
            strips = app.screen._compositor.render_strips()  # noqa: SLF001  # what is painted
            seen.extend(strip.text for strip in strips)

    asyncio.run(run())
    return "\n".join(seen)


async def nothing(_app: App[object]) -> None:
    """Only look."""


class Plain(App[object]):
    """Textual as it comes, with a text in a widget."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.ran: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def action_run(self) -> None:
        self.ran.append("run")


class Ours(SafeApp[object]):
    """The same, as ours."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.ran: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def action_run(self) -> None:
        self.ran.append("run")


# ------------------------------------------------------------------ text is text


def test_what_looks_like_markup_is_shown_as_it_stands() -> None:
    assert words(MARKUP).plain == MARKUP
    assert words(MARKUP).spans == []
    assert MARKUP in shown_by(Ours(Line(MARKUP)), nothing)


def test_a_text_that_is_said_later_is_text_too() -> None:
    async def says(app: App[object]) -> None:
        app.query_one(Line).say(MARKUP)

    assert MARKUP in shown_by(Ours(Line("before")), says)


@pytest.mark.parametrize(
    "gate", [lambda text: words(text).plain, on_one_line, lambda t: cut(t, 999)]
)
def test_nothing_that_steers_passes_a_gate(gate: Callable[[str], str]) -> None:
    for char in STEERING - {"\n", "\t"}:
        assert gate(f"a{char}b") == "a\ufffdb"
    assert not set(gate(EVERYTHING)) & (STEERING - {"\n"})
    assert gate(LONE) == "half \ufffd and \ufffd"
    for kept in ("彼", "👩\u200d👩\u200d👧", "e\u0301", "א\u200fb", "\u00a0", "“q”"):
        assert gate(kept) == kept


def test_what_is_painted_on_a_line_is_as_wide_as_it_is_measured() -> None:
    for text in (PAYLOAD, EVERYTHING, "a\nb\u2028c\u2029d\te\r\nf"):
        line = on_one_line(text)
        assert not set("\n\r\t\u2028\u2029") & set(line)
        (painted,) = CleanLines().apply([Segment(line, Style())], BLACK)
        assert painted.text == line
        for width in (0, 1, 2, 7, 30):
            assert width_of(cut(text, width)) <= width


def test_the_last_gate_cleans_whatever_a_widget_paints() -> None:
    for text in EVERYTHING:
        (painted,) = CleanLines().apply([Segment(text, Style(bold=True))], BLACK)
        assert not set(painted.text) & STEERING
        assert painted.style == Style(bold=True)
    assert set(shown_by(Ours(Naive(f"a{EVERYTHING}")), nothing)) & STEERING == {"\n"}


def test_without_the_last_gate_it_would_come_through() -> None:
    assert set(shown_by(Plain(Naive("a\x1b[2J\x9b\u202eb")), nothing)) >= {"\x1b", "\x9b", "\u202e"}
    raw = Static("a\x1b[2J\x9b\u202eb", markup=False)
    assert set(shown_by(Plain(raw), nothing)) >= {"\x1b", "\x9b", "\u202e"}


@pytest.mark.parametrize("widget", [Static, Label])
def test_markup_in_a_plain_widget_would_have_run(widget: type[Static]) -> None:
    app = Plain(widget("[@click=app.run]go[/]"))

    async def clicks() -> None:
        async with app.run_test() as pilot:
            await pilot.click(widget)

    asyncio.run(clicks())
    assert app.ran == ["run"]


def test_a_click_on_what_looks_like_markup_runs_nothing() -> None:
    app = Ours(Line("[@click=app.run]go[/]"))

    async def clicks() -> None:
        async with app.run_test() as pilot:
            for x in (0, 3, 15, 18):
                await pilot.click(Line, offset=(x, 0))

    asyncio.run(clicks())
    assert app.ran == []


# ------------------------------------------------------------------ what is turned off


class Written:
    """What is written to the terminal."""

    def __init__(self, app: App[object]) -> None:
        assert app._driver is not None  # noqa: SLF001  # what stands between it and the terminal
        self.text = ""
        self._driver: Driver = app._driver  # noqa: SLF001  # as above
        vars(self._driver)["write"] = self._write

    def _write(self, text: str) -> None:
        self.text += text


def written_by(
    app: App[object], does: Callable[[App[object]], None], *keys: str
) -> tuple[str, list[str]]:
    """What an application writes while something is done in it, and the pages that lie in it."""
    told: list[str] = []
    pages: list[str] = []

    async def run() -> None:
        async with app.run_test() as pilot:
            written = Written(app)
            does(app)
            await pilot.press(*keys)
            await pilot.pause()
            told.append(written.text)
            pages.extend(type(one).__name__ for one in app.screen_stack)

    asyncio.run(run())
    return told[0], pages


def copies(app: App[object]) -> None:
    app.copy_to_clipboard("private")


def test_copying_leaves_the_clipboard_of_the_terminal_alone_and_pastes_within() -> None:
    app = Ours(Line("x"))
    assert written_by(app, copies)[0] == ""
    assert app.clipboard == "private"
    assert "\x1b]52;" in written_by(Plain(Static("x")), copies)[0]


def test_handing_words_to_others_is_done_when_asked_for() -> None:
    app = Ours(Line("x"))
    assert "\x1b]52;" in written_by(app, lambda _app: app.copy_for_others("private"))[0]


def test_there_is_no_picture_of_the_screen_and_no_palette_of_textual() -> None:
    def takes(app: App[object]) -> None:
        app.action_screenshot()

    def every(app: App[object]) -> list[str]:
        return [one.title for one in app.get_system_commands(Screen())]

    ours, plain = Ours(Line("x")), Plain(Static("x"))
    assert written_by(ours, takes, "ctrl+p") == ("", ["Screen"])
    assert written_by(plain, lambda _app: None, "ctrl+p")[1] == ["Screen", "CommandPalette"]
    assert every(ours) == []
    assert "Screenshot" in every(plain)
    assert not list(Path().iterdir())


def test_it_makes_no_sound_shows_no_notes_and_leaves_the_pointer_alone() -> None:
    def is_loud(app: App[object]) -> None:
        app.notify("[@click=app.run]private[/]", title="[b]")
        app.bell()
        app._set_pointer_shape("text")  # noqa: SLF001  # called wherever the pointer moves

    ours = Ours(Line("x"))
    assert written_by(ours, is_loud)[0] == ""
    assert len(ours._notifications) == 0  # noqa: SLF001  # no public way to count them


# ------------------------------------------------------------------ no colours


def test_no_color_takes_every_colour_out_and_leaves_what_is_clicked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = SafeApp[object](theme="light")
    style = Style(color="#ff0000", bgcolor="#00ff00", reverse=True, bold=True, meta={"row": 1})
    segments = [Segment("a", style), Segment("b"), Segment("c\x1b", Style(color="red"))]
    for one in app.get_line_filters():
        if one.enabled:
            segments = one.apply(segments, BLACK)
    assert [segment.text for segment in segments] == ["a", "b", "c\ufffd"]
    first, *others = [segment.style or Style() for segment in segments]
    assert (first.reverse, first.bold, first.meta) == (True, True, {"row": 1})
    assert [one.color or one.bgcolor for one in (first, *others)] == [None] * 3


def test_no_color_goes_before_any_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    assert SafeApp[object](theme="light").theme == "light"
    monkeypatch.setenv("NO_COLOR", "1")
    app = SafeApp[object](theme="light")
    assert app.theme == "terminal"
    app.theme = "dark"
    assert app.theme == "terminal"


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_selected_with_the_mouse_is_seen_in_every_theme(theme: str) -> None:
    roles = None if theme == "terminal" else roles_of(THEMES[theme])
    app = Ours(Line("some words"))
    app.theme = theme
    seen: list[Cell] = []

    async def selects() -> None:
        async with app.run_test(size=(40, 3)) as pilot:
            app.screen.text_select_all()
            await pilot.pause()
            seen.extend(cells(app.screen._compositor.render_strips()[0]))  # noqa: SLF001  # painted

    asyncio.run(selects())
    words, after = seen[0], seen[-1]
    assert (words.sign, after.sign) == ("s", " ")
    if roles is None:
        assert (words.attributes, after.attributes) == ("reverse", "")
    else:
        assert (words.ink, words.ground) == (roles["ground"], roles["accent"])
        assert after.ground == roles["ground"]


# ------------------------------------------------------------------ failing


def test_before_it_fails_what_is_unsent_is_kept_once() -> None:
    kept: list[str] = []

    class Keeping(Ours):
        def keep_unsent(self) -> None:
            kept.append("kept")
            raise ValueError

    app = Keeping(Line("x"))
    first, second = OSError("first"), OSError("second")

    async def run() -> None:
        async with app.run_test():
            app.fail(first)
            app.fail(second)

    asyncio.run(run())
    assert kept == ["kept"]
    assert app.failure is first


def test_giving_up_for_a_reason_that_is_only_painted_is_a_failure_too() -> None:
    app = Ours(Line("x"))

    async def run() -> None:
        async with app.run_test():
            app.panic("private")

    asyncio.run(run())
    assert app.failure is not None
    assert "private" not in str(app.failure)


def test_a_worker_that_failed_is_told_by_what_it_failed_of() -> None:
    app = Ours(Line("x"))

    def works() -> None:
        raise KeyError

    async def run() -> None:
        async with app.run_test() as pilot:
            app.run_worker(works, thread=True)
            await pilot.pause()
            await app.workers.wait_for_complete()

    with pytest.raises(Exception, match="KeyError"):
        asyncio.run(run())
    assert type(app.failure) is KeyError
