"""What a person writes in an editor stays exactly that, and the cursor never gets lost."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from functools import partial
from itertools import pairwise, product
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import Color
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from nvc_coach.practice.answers import clean
from nvc_coach.services.safe_text import printable
from nvc_coach.tui.safe_app import SafeApp
from nvc_coach.tui.themes import THEMES
from nvc_coach.tui.widgets.editor import Editor

OURS = ("ctrl+n", "ctrl+r", "ctrl+l", "ctrl+q", "ctrl+s", "escape", "f1", "f2", "ctrl+c", "alt+b")
"""Keys that are for the screen, whatever has the focus."""
ODD = "\u2028\u2029\x85\v\f\x1c\x1d\x1e\t\a\b\x1b\x7f\x9b\u202e\u200b\u200d\ufe0f\u0301e漢ש👩❤[/b]"
ROOMS = ("grows", "fills")
"""An editor as high as its words, and one as high as the room it is in."""
SIZES = ((80, 24), (40, 15), (120, 40))


class Desk(SafeApp[None], inherit_bindings=False):
    """Two editors, the first of which is written in, and a screen that hears what it is left."""

    CSS = (
        SafeApp.CSS
        + """
    #room { height: 1fr; }
    .fills { height: 1fr; }
    #after { max-height: 1; }
    """
    )

    def __init__(self, editor: TextArea, *, room: str = "grows", theme: str = "dark") -> None:
        super().__init__(theme)
        self.editor = editor
        editor.add_class(room)
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        yield Vertical(self.editor, id="room")
        yield Editor(id="after")

    def get_default_screen(self) -> Screen[None]:
        return Hearing()

    def on_editor_entered(self, event: Editor.Entered) -> None:
        self.said.append(event)

    def on_editor_copied(self, event: Editor.Copied) -> None:
        self.said.append(event)

    @property
    def heard(self) -> list[str]:
        assert isinstance(self.screen, Hearing)
        return self.screen.heard


class Hearing(Screen[None]):
    """A screen with keys of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"hear('{key}')", show=False) for key in OURS
    ]

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def action_hear(self, key: str) -> None:
        self.heard.append(key)


class Hand:
    """Somebody at the keyboard, in front of an editor."""

    def __init__(self, app: Desk, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def editor(self) -> TextArea:
        return self.app.editor

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names, or type letters, each when the one before is done."""
        names = {" ": "space", "\n": "enter"}
        for before, key in pairwise(("", *keys)):
            if len(before) > 1 and before != key:
                await self.settle()
            letter = {"enter": "\r", "tab": "\t"}.get(key, key if len(key) == 1 else None)
            self.app.post_message(events.Key(names.get(key, key), letter))
        await self.settle()

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def send(self, sequence: str) -> None:
        """What a terminal sends."""
        parser = XTermParser()
        for message in (*parser.feed(sequence), *parser.feed("")):
            self.app.post_message(message)
        await self.settle()

    async def resize(self, columns: int, lines: int) -> None:
        await self.pilot.resize_terminal(columns, lines)
        await self.settle()

    async def settle(self) -> None:
        """Let everything be heard on its way down, up again, and through two layouts."""
        for _ in range(8):
            await self.pilot.pause(0)


@asynccontextmanager
async def desk(
    editor: TextArea, size: tuple[int, int] = (80, 24), **how: str
) -> AsyncIterator[Hand]:
    app = Desk(editor, **how)
    async with app.run_test(size=size) as pilot:
        editor.focus()
        hand = Hand(app, pilot)
        await hand.settle()
        yield hand


def at_desk(
    do: Callable[[Hand], Coroutine[Any, Any, None]],
    editor: TextArea | None = None,
    **how: Any,  # noqa: ANN401  # size, room and theme
) -> None:
    async def run() -> None:
        async with desk(Editor() if editor is None else editor, **how) as hand:
            await do(hand)

    asyncio.run(run())


def painted(editor: TextArea) -> list[str]:
    return [editor.render_line(y).text for y in range(editor.size.height)]


def cursor_is_seen(hand: Hand) -> bool:
    """Whether the cursor is in the editor, on the screen, and takes a cell at least."""
    editor = hand.editor
    at = editor.cursor_screen_offset
    style = editor.get_component_rich_style("text-area--cursor")
    strip = editor.render_line(at.y - editor.content_region.y)
    drawn = [text for text, how, _ in strip if how == style]
    inside = editor.content_region.contains(*at) and hand.app.screen.region.contains(*at)
    return inside and len(drawn) == 1 and cell_len(drawn[0]) > 0


# ---------------------------------------------------------------------- exact to the letter: P11


class Model:
    """The text as a plain string, with what undo and redo would bring back.

    Which edits are undone together is the editor's to say; how many there are is all it is asked.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.before: deque[str] = deque(maxlen=50)
        self.undone: list[str] = []

    def changed(self, text: str, steps: int) -> None:
        """Another text stands there, after `steps` of undoing in all."""
        if text != self.text:
            if steps > len(self.before) or steps == self.before.maxlen:
                self.before.append(self.text)
            self.undone.clear()
            self.text = text

    def undo(self) -> None:
        if self.before:
            self.undone.append(self.text)
            self.text = self.before.pop()

    def redo(self) -> None:
        if self.undone:
            self.before.append(self.text)
            self.text = self.undone.pop()


def index_of(text: str, place: tuple[int, int]) -> int:
    return sum(len(line) + 1 for line in text.split("\n")[: place[0]]) + place[1]


def is_one_cut(before: str, after: str) -> bool:
    """Whether `after` is `before` with nothing done to it but one piece taken out."""
    rest = len(before) - len(after)
    return rest >= 0 and any(
        before[:at] + before[at + rest :] == after for at in range(len(after) + 1)
    )


TYPED = st.sampled_from("aé漢ש \u2028\u200b")
PASTED = st.one_of(
    st.text(max_size=20),
    st.lists(st.sampled_from([*ODD, "\n", "\r\n", "a word "]), max_size=20).map("".join),
    st.integers(1, 120).map(lambda lines: "\n".join(f"line {one}" for one in range(lines))),
)
CUTS = ("backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+k", "ctrl+d", "ctrl+shift+k", "ctrl+x")
MOVES = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "ctrl+left", "ctrl+right",
    "shift+up", "shift+left", "shift+right", "shift+end", "f7", "f6",
)  # fmt: skip
DEEDS = st.one_of(
    st.tuples(st.just("type"), TYPED),
    st.tuples(st.just("paste"), PASTED),
    st.tuples(st.just("put"), st.just("ctrl+v")),
    st.tuples(st.just("cut"), st.sampled_from(CUTS)),
    st.tuples(st.just("move"), st.sampled_from(MOVES)),
    st.tuples(st.just("resize"), st.sampled_from(("80x24", "40x15", "20x8"))),
    st.tuples(st.just("undo"), st.just("ctrl+z")),
    st.tuples(st.just("redo"), st.just("ctrl+y")),
)


async def live(hand: Hand, text: str, deeds: list[tuple[str, str]]) -> None:
    editor = hand.editor
    assert isinstance(editor, Editor)
    editor.set_words(text)
    model = Model(clean(text))
    for deed, what in deeds:
        start, end = sorted(index_of(editor.words, place) for place in editor.selection)
        before, put = editor.words, clean(hand.app.clipboard if deed == "put" else what)
        if deed == "paste":
            await hand.paste(what)
        elif deed == "resize":
            await hand.resize(*map(int, what.split("x")))
        else:
            await hand.press(what)
        if deed in ("undo", "redo"):
            getattr(model, deed)()
            assert editor.words == model.text
        elif deed == "cut":
            assert is_one_cut(before, editor.words)
        elif put and (deed in ("paste", "put") or (deed == "type" and what.isprintable())):
            assert editor.words == before[:start] + put + before[end:]
        else:
            assert editor.words == before
        model.changed(editor.words, len(editor.history.undo_stack))
        assert_painted_well(hand)


def assert_painted_well(hand: Hand) -> None:
    """Every row as wide as its room, with nothing in it to steer a terminal, and the cursor."""
    assert cursor_is_seen(hand)
    for row in painted(hand.editor):
        assert cell_len(row) == hand.editor.scrollable_content_region.width
        assert row == printable(row)


@settings(max_examples=25)
@given(st.text(max_size=40), st.lists(DEEDS, min_size=1, max_size=16), st.sampled_from(ROOMS))
def test_what_is_written_is_what_a_plain_string_would_be(
    text: str, deeds: list[tuple[str, str]], room: str
) -> None:
    at_desk(partial(live, text=text, deeds=deeds), Editor(), room=room)


@pytest.mark.parametrize("odd", sorted(set(ODD) - set("e漢ש👩❤[/b]")))
def test_no_odd_character_is_lost_or_painted_or_hides_the_cursor(odd: str) -> None:
    async def do(hand: Hand) -> None:
        text = f"one{odd}two {odd * 3}\n{odd}"
        await hand.paste(text)
        assert hand.editor.text == text
        for _ in range(len(text)):
            assert cursor_is_seen(hand)
            await hand.press("left")
        assert hand.editor.cursor_location == (0, 0)
        assert all(row == printable(row) for row in painted(hand.editor))

    at_desk(do)


def test_a_megabyte_comes_out_as_it_went_in() -> None:
    async def do(hand: Hand) -> None:
        text = ("to be met halfway\u2028 " * 60_000)[:1_000_000]
        await hand.paste(text)
        await hand.press("left", "a")
        assert hand.editor.text == text[:-1] + "a" + text[-1:]
        await hand.press("ctrl+z", "ctrl+z")
        assert hand.editor.text == ""
        await hand.press("ctrl+y")
        assert hand.editor.text == text

    at_desk(do)


def test_line_ends_and_what_is_no_text_are_made_whole_at_the_door() -> None:
    async def do(hand: Hand) -> None:
        await hand.paste("one\r\ntwo\rthree\ud800")
        assert hand.editor.text == "one\ntwo\nthree\ufffd"
        hand.editor.load_text("four\r\nfive")
        assert hand.editor.text == "four\nfive"
        hand.editor.insert("\r")
        assert hand.editor.text == "\nfour\nfive"

    at_desk(do)


def test_words_that_were_set_cannot_be_undone_away() -> None:
    async def do(hand: Hand) -> None:
        editor = hand.editor
        assert isinstance(editor, Editor)
        await hand.press(*"not this")
        editor.set_words("but this")
        await hand.press("ctrl+z", "ctrl+y")
        assert editor.words == "but this"
        assert editor.cursor_location == (0, 8)

    at_desk(do)


# ---------------------------------------------------------------------- undoing a paste: P13


async def paste_and_undo(hand: Hand, lines: int, place: tuple[int, int]) -> None:
    editor = hand.editor
    before = editor.text
    pasted = "\n".join(f"line {one}" for one in range(lines))
    editor.move_cursor(place)
    selection = editor.selection
    at = index_of(before, place)
    await hand.paste(pasted)
    after = before[:at] + pasted + before[at:]
    for _ in range(2):
        assert editor.text == after
        assert cursor_is_seen(hand)
        await hand.press("ctrl+z")
        assert editor.text == before
        assert editor.selection == selection
        assert cursor_is_seen(hand)
        await hand.press("ctrl+y")
    await hand.press("ctrl+z")


def test_plain_textual_still_dies_of_an_undone_paste() -> None:
    plain = TextArea("line 0\nline 1\n")

    with pytest.raises(ValueError, match="out of bounds"):
        at_desk(partial(paste_and_undo, lines=48, place=(2, 0)), plain)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("size", SIZES)
def test_a_paste_of_any_length_can_be_undone_and_done_again(
    size: tuple[int, int], room: str
) -> None:
    async def do(hand: Hand) -> None:
        base = "one\ntwo, which is rather long for a single line, so that it needs several\n\nfour"
        hand.editor.load_text(base)
        just_full = hand.app.query_one("#room").size.height - 4
        lines = (1, just_full - 1, just_full, just_full + 1, 48, 300)
        for count, place in product(lines, ((0, 0), (1, 40), (3, 4))):
            await paste_and_undo(hand, count, place)

    at_desk(do, size=size, room=room)


def test_many_lines_replaced_by_one_can_be_undone_and_done_again() -> None:
    async def do(hand: Hand) -> None:
        whole = "\n".join(f"line {one}" for one in range(300))
        hand.editor.load_text(whole)
        for backwards in (False, True):
            ends = ((1, 2), (298, 3))
            hand.editor.selection = Selection(*(reversed(ends) if backwards else ends))
            await hand.press("x")
            assert hand.editor.text == "line 0\nlixe 298\nline 299"
            await hand.press("ctrl+z")
            assert hand.editor.text == whole
            assert cursor_is_seen(hand)
            await hand.press("ctrl+y", "ctrl+z")
            assert hand.editor.text == whole

    at_desk(do)


# ---------------------------------------------------------------------- one line


def test_enter_in_one_line_is_told_and_changes_nothing() -> None:
    async def do(hand: Hand) -> None:
        await hand.press(*"rest", "enter", "shift+enter")
        assert hand.editor.text == "rest"
        assert [type(one) for one in hand.app.said] == [Editor.Entered, Editor.Entered]

    at_desk(do, Editor(one_line=True))


@pytest.mark.parametrize(
    ("pasted", "one_line"),
    [
        ("to be\nmet", "to be met"),
        ("to be\r\nmet\rhalfway", "to be met halfway"),
        ("to be\n\n\nmet", "to be met"),
        ("  to be  \tmet  ", "  to be  \tmet  "),
        ("rest\n", "rest "),
    ],
)
def test_lines_are_joined_by_one_space_and_nothing_else_is_touched(
    pasted: str, one_line: str
) -> None:
    async def do(hand: Hand) -> None:
        editor = hand.editor
        assert isinstance(editor, Editor)
        await hand.paste(pasted)
        assert editor.words == one_line
        await hand.press("ctrl+z")
        assert editor.words == ""
        editor.set_words(pasted)
        assert editor.words == one_line
        hand.app.copy_to_clipboard(pasted)
        editor.set_words("")
        await hand.press("ctrl+v")
        assert editor.words == one_line

    at_desk(do, Editor(one_line=True))


# ---------------------------------------------------------------------- keys


def test_enter_is_a_new_line() -> None:
    async def do(hand: Hand) -> None:
        await hand.press("a", "enter", "b")
        assert hand.editor.text == "a\nb"
        assert hand.app.said == []

    at_desk(do)


def test_tab_leaves_and_shift_tab_comes_back() -> None:
    async def do(hand: Hand) -> None:
        await hand.press("tab")
        assert hand.app.focused is hand.app.query_one("#after")
        await hand.press("shift+tab")
        assert hand.app.focused is hand.editor
        await hand.send("\x1b[9u")
        await hand.send("\x1b[9;2u")
        assert hand.app.focused is hand.editor
        assert hand.editor.text == ""

    at_desk(do)


@pytest.mark.parametrize(
    "sequence", ["\x1bx", "\x1bX", "\x1bn", "\x1bé", "\x1b[120;3u", "\x1b[120;4u"]
)
def test_alt_with_a_letter_types_nothing(sequence: str) -> None:
    async def do(hand: Hand) -> None:
        await hand.send(sequence)
        assert hand.editor.text == ""
        assert hand.app.heard == []

    at_desk(do)


def test_alt_b_is_left_alone() -> None:
    async def do(hand: Hand) -> None:
        await hand.press(*"one two")
        await hand.send("\x1b[98;3u")
        assert hand.app.heard == ["alt+b"]
        await hand.send("\x1bb")
        assert hand.editor.cursor_location == (0, 4)
        assert hand.editor.text == "one two"

    at_desk(do)


def test_plain_textual_still_types_the_letter_of_an_alt_key() -> None:
    async def do(hand: Hand) -> None:
        await hand.send("\x1bx")
        assert hand.editor.text == "x"

    at_desk(do, TextArea())


@pytest.mark.parametrize("one_line", [True, False])
def test_the_keys_of_the_screen_reach_it_and_change_no_word(*, one_line: bool) -> None:
    async def do(hand: Hand) -> None:
        hand.editor.load_text("as it was")
        await hand.press(*OURS)
        assert hand.app.heard == list(OURS)
        assert hand.editor.text == "as it was"

    at_desk(do, Editor(one_line=one_line))


@pytest.mark.parametrize(
    ("sequence", "text"),
    [
        ("\x1b[13u", "one\n"),
        ("\x1b[13;2u", "one\n"),
        ("\x1b[13;3u", "one\n"),
        ("\x1b[13;129u", "one\n"),
        ("\x1b[32;2;32u", "one "),
        ("\x1b[97;2;65u", "oneA"),
        ("\x1b[127u", "on"),
        ("\x1b[127;2u", "on"),
        ("\x1b[127;5u", ""),
        ("\x1b[57400;129;49u", "one1"),
    ],
)
def test_keys_in_the_manner_of_kitty_do_what_they_do_elsewhere(sequence: str, text: str) -> None:
    async def do(hand: Hand) -> None:
        await hand.press(*"one")
        await hand.send(sequence)
        assert hand.editor.text == text

    at_desk(do)


def test_nothing_can_be_changed_where_one_can_only_read() -> None:
    async def do(hand: Hand) -> None:
        hand.editor.load_text("as it was")
        hand.editor.read_only = True
        hand.app.copy_to_clipboard("something")
        await hand.press("x", "enter", "shift+enter", "ctrl+v", "ctrl+x", "backspace", "ctrl+k")
        await hand.paste("something")
        assert hand.editor.text == "as it was"

    at_desk(do)


def test_what_is_seen_as_one_is_passed_and_taken_out_as_one() -> None:
    async def do(hand: Hand) -> None:
        astronaut, accent = "👩\u200d🚀", "e\u0301"
        hand.editor.load_text(f"{astronaut}{accent}")
        await hand.press("right", "right", "x", "left", "left")
        assert hand.editor.text == f"{astronaut}{accent}x"
        assert hand.editor.cursor_location == (0, len(astronaut))
        await hand.press("backspace", "delete")
        assert hand.editor.text == "x"

    at_desk(do)


def test_brackets_are_letters_like_others() -> None:
    async def do(hand: Hand) -> None:
        hand.editor.load_text("(one)")
        await hand.press("right", "left")
        assert hand.editor.matching_bracket_location is None

    at_desk(do)


# ---------------------------------------------------------------------- copying


def test_what_is_copied_stays_in_the_application_and_is_told() -> None:
    async def do(hand: Hand) -> None:
        hand.editor.load_text("rest\nand respect")
        await hand.press("f7", "ctrl+c")
        assert hand.app.clipboard == "rest\nand respect"
        assert [type(one) for one in hand.app.said] == [Editor.Copied]
        assert hand.app.heard == []

    at_desk(do)


def test_ctrl_c_without_a_selection_is_for_the_screen() -> None:
    async def do(hand: Hand) -> None:
        hand.editor.load_text("rest")
        await hand.press("ctrl+c")
        assert hand.app.heard == ["ctrl+c"]
        assert hand.app.clipboard == ""
        assert hand.app.said == []

    at_desk(do)


def test_what_is_cut_can_be_put_elsewhere() -> None:
    async def do(hand: Hand) -> None:
        hand.editor.load_text("rest and respect")
        await hand.press(*["shift+right"] * 5, "ctrl+x", "end", " ", "ctrl+v")
        assert hand.editor.text == "and respect rest "
        assert [type(one) for one in hand.app.said] == [Editor.Copied]

    at_desk(do)


def test_without_a_selection_the_line_is_cut() -> None:
    async def do(hand: Hand) -> None:
        hand.editor.load_text("one\ntwo\nthree")
        await hand.press("down", "ctrl+x")
        assert hand.editor.text == "one\nthree"
        assert hand.app.clipboard == "two\n"

    at_desk(do)


def test_cutting_nothing_keeps_what_was_copied() -> None:
    async def do(hand: Hand) -> None:
        hand.app.copy_to_clipboard("rest")
        await hand.press("ctrl+x")
        assert hand.app.clipboard == "rest"
        assert hand.app.said == []

    at_desk(do)


def test_pasting_nothing_takes_nothing_away() -> None:
    async def do(hand: Hand) -> None:
        hand.editor.load_text("rest")
        await hand.press("f7", "ctrl+v")
        await hand.paste("")
        assert hand.editor.text == "rest"

    at_desk(do)


# ---------------------------------------------------------------------- how it looks


def colours(editor: TextArea) -> Iterator[Color]:
    for y in range(editor.size.height):
        for _, style, _ in editor.render_line(y):
            assert style is not None
            yield from (one for one in (style.color, style.bgcolor) if one is not None)


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_is_of_the_theme(theme: str) -> None:
    of_theme = THEMES[theme]
    ours = {of_theme.foreground, of_theme.background, *of_theme.variables.values()}

    async def do(hand: Hand) -> None:
        editor = hand.editor
        seen = set(colours(editor))
        await hand.paste("(one) two\n\nthree")
        seen |= set(colours(editor))
        await hand.press("shift+up", "shift+up", "shift+left")
        seen |= set(colours(editor))
        editor.read_only = True
        seen |= set(colours(editor))
        await hand.press("tab")
        seen |= set(colours(editor))
        assert {"default" if one.is_default else one.name for one in seen} <= {
            "default" if name == "ansi_default" else name for name in ours if name is not None
        }

    editor = Editor(placeholder="your own words")
    at_desk(do, editor, theme=theme)


@pytest.mark.parametrize("theme", THEMES)
def test_the_cursor_and_a_selection_can_be_told_from_the_words(theme: str) -> None:
    async def do(hand: Hand) -> None:
        await hand.press(*"one two", "shift+left", "shift+left")
        styles = {text: style for text, style, _ in hand.editor.render_line(0)}
        assert list(styles) == ["one t", "w", "o", " ", " " * len(list(styles)[-1])]
        assert styles["w"] == hand.editor.get_component_rich_style("text-area--cursor")
        for other in ("w", "o"):
            assert styles[other] != styles["one t"]

    at_desk(do, theme=theme)


def test_brackets_in_a_placeholder_are_letters() -> None:
    async def do(hand: Hand) -> None:
        assert painted(hand.editor)[0].startswith("[@click=app.quit]x[/]")
        hand.editor.placeholder = "[b]other[/b] \x1b[2J"
        await hand.settle()
        assert painted(hand.editor)[0].startswith("[b]other[/b] \ufffd[2J")

    at_desk(do, Editor(placeholder="[@click=app.quit]x[/]"))


def test_a_long_placeholder_has_the_rows_it_needs() -> None:
    async def do(hand: Hand) -> None:
        assert hand.editor.size.height == 3
        assert "".join(row.strip() for row in painted(hand.editor)).count("more") == 20
        await hand.press("a")
        assert hand.editor.size.height == 1
        await hand.press("backspace")
        assert hand.editor.size.height == 3

    at_desk(do, Editor(placeholder="more " * 20), size=(40, 15))


def test_the_cursor_does_not_blink() -> None:
    async def do(hand: Hand) -> None:
        assert hand.editor.cursor_blink is False
        assert cursor_is_seen(hand)

    at_desk(do)


# ---------------------------------------------------------------------- room


@pytest.mark.parametrize("size", SIZES)
def test_it_grows_with_its_words_up_to_the_room_there_is(size: tuple[int, int]) -> None:
    async def do(hand: Hand) -> None:
        room = hand.app.query_one("#room").size.height
        for lines in (1, 2, 5, room - 1, room, room + 1, 3 * room):
            await hand.paste("\n".join(["word"] * lines))
            assert hand.editor.size.height == min(lines, room)
            assert cursor_is_seen(hand)
            await hand.press("ctrl+z")
            assert hand.editor.size.height == 1
            assert cursor_is_seen(hand)

    at_desk(do, size=size)


@pytest.mark.parametrize("room", ROOMS)
def test_the_cursor_is_seen_wherever_it_goes_and_whatever_the_window_does(room: str) -> None:
    async def do(hand: Hand) -> None:
        await hand.paste("\n".join(f"{one} " + "some words " * (one % 9) for one in range(80)))
        for keys in (["enter"] * 30, ["up"] * 50, ["pageup"] * 9, ["down"] * 40):
            for size in (*SIZES, (20, 6)):
                await hand.resize(*size)
                assert cursor_is_seen(hand), size
            await hand.press(*keys)
            assert cursor_is_seen(hand), keys
            await hand.press("x")
            assert cursor_is_seen(hand), keys

    at_desk(do, room=room)


def test_the_words_stand_still_when_the_scrollbar_comes() -> None:
    async def do(hand: Hand) -> None:
        await hand.paste("word " * 40)
        rows = painted(hand.editor)
        await hand.paste("\n" * 40)
        await hand.press("ctrl+home", *["pageup"] * 9)
        assert hand.editor.show_vertical_scrollbar
        assert painted(hand.editor)[: len(rows)] == rows

    at_desk(do)
