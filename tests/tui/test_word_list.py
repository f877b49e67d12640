"""The list of words: only what is visible is painted, and nothing in it can do harm."""

import asyncio
from collections.abc import Sequence

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot
from textual.strip import Strip

from nvc_coach.practice.vocabulary import Word
from nvc_coach.tui.findings import Heading, Row
from nvc_coach.tui.safe_app import SafeApp
from nvc_coach.tui.widgets.word_list import OwnWords, WordList
from tests.tui.picker_steps import painted, turn_wheel

SIZES = [(80, 24), (120, 40), (40, 15)]
MANY = tuple(Word(f"w{n}", f"word {n}", f"meaning {n}") for n in range(2_000))
HOSTILE = "[b]x[/b] [@click=app.quit]y[/] \x1b[31mz\x1b]0;t\x07 \u202ertl\u2066 a\nb\tc \x85"
WIDE = (
    Word("jp", "尊重される", "人として大切に扱われること"),
    Word("emoji", "👩‍👩‍👧 warm", "a 🏔️ of calm"),
    Word("mark", "cafe\u0301 au lait", "re\u0301sume\u0301"),
    Word("plain", "respect", "to count"),
)


class Counting(WordList):
    """Counts the lines it paints."""

    painted = 0

    def render_line(self, y: int) -> Strip:
        self.painted += 1
        return super().render_line(y)


class Page(SafeApp[None]):
    """A page with nothing on it but the list."""

    def __init__(
        self, rows: Sequence[Row], here: int | None = None, kept: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.words = Counting()
        self.own = OwnWords()
        self.shown = tuple(rows), here, frozenset(kept)
        self.clicked: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.own
        yield self.words

    def on_mount(self) -> None:
        self.words.begin(row for row in self.shown[0] if isinstance(row, Word))
        self.words.show(*self.shown)

    def on_word_list_clicked(self, event: WordList.Clicked) -> None:
        self.clicked.append(event.row)

    def on_own_words_clicked(self) -> None:
        self.clicked.append("own")

    @property
    def lines(self) -> list[str]:
        return painted(self)[1:]


def lines_of(page: Page, size: tuple[int, int] = (80, 24)) -> list[str]:
    async def look() -> list[str]:
        async with page.run_test(size=size) as pilot:
            await pilot.pause()
            return page.lines

    return asyncio.run(look())


# ---------------------------------------------------------------------- what it paints


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1_000, 2_000])
def test_a_long_list_paints_only_what_is_visible(size: tuple[int, int], count: int) -> None:
    page = Page(MANY[:count], 0)

    async def walk() -> list[int]:
        counts = []
        async with page.run_test(size=size) as pilot:
            await pilot.pause()
            for here in (count // 2, count - 1, 0):
                page.words.painted = 0
                page.words.show(page.shown[0], here, frozenset())
                await pilot.pause()
                counts.append(page.words.painted)
                assert f"word {here} " in "\n".join(page.lines)
        return counts

    counts = asyncio.run(walk())
    assert all(0 < one <= 2 * size[1] for one in counts), counts


def test_moving_the_highlight_paints_two_lines_and_no_more() -> None:
    page = Page(MANY, 3)

    async def move() -> int:
        async with page.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            page.words.painted = 0
            page.words.show(page.shown[0], 4, frozenset())
            await pilot.pause()
            return page.words.painted

    assert asyncio.run(move()) == 2


def test_the_highlighted_word_and_the_kept_ones_are_marked_by_a_sign_each() -> None:
    lines = lines_of(Page([Heading("Seen"), *MANY[:3]], 2, ["w0", "w1"]))
    assert [line.split("word")[0] for line in lines[:4]] == [
        lines[0], "  ✓ ", "▸ ✓ ", "    ",
    ]  # fmt: skip
    assert lines[0].startswith("Seen ")


def test_meanings_stand_in_one_column_beside_labels_of_an_ordinary_length() -> None:
    usual = [Word(f"u{n}", "a somewhat longer one", f"there {n}") for n in range(20)]
    long = Word("long", "a name that goes on for longer than most", "far out")
    lines = lines_of(Page([*MANY[:2], *usual[:3], long, *usual[3:]]))
    meanings = ("meaning 0", "meaning 1", "there 0")
    assert [line.index(text) for line, text in zip(lines, meanings, strict=False)] == [27, 27, 27]
    assert "    a name that goes on for longer than most  far out" in lines[5]


def test_a_few_long_labels_take_no_room_from_the_meanings() -> None:
    lines = lines_of(Page([*MANY[:10], Word("long", "a somewhat longer one", "there")]))
    assert lines[0].index("meaning 0") == len("    word 0  ")
    assert lines[10].startswith("    a somewhat longer one  there")


@pytest.mark.parametrize("width", [1, 2, 5, 6, 7, 19, 33, 40, 49, 50, 51, 68, 80, 127])
def test_every_line_is_just_as_wide_as_the_page(width: int) -> None:
    rows: list[Row] = [
        Heading("人と人のあいだ"),
        *WIDE,
        Word("long", "x" * 200, "y " * 200),
        *MANY[:30],
    ]
    for line in lines_of(Page(rows, 2, ["jp"]), (width, 24)):
        assert cell_len(line) == width


def test_wide_characters_do_not_push_the_meanings_aside() -> None:
    lines = lines_of(Page(WIDE))
    begins = ("人として", "a 🏔️", "re\u0301", "to count")
    columns = {
        cell_len(line[: line.index(begin)]) for line, begin in zip(lines, begins, strict=False)
    }
    assert len(columns) == 1


def test_a_meaning_too_long_for_its_line_ends_between_two_words() -> None:
    word = Word("w", "respect", "to be treated as someone whose dignity counts")
    lines = lines_of(Page([word]), (55, 15))
    assert lines[0].rstrip().endswith("someone whose…")


def test_in_a_narrow_window_the_meaning_of_the_highlighted_word_stands_below_it() -> None:
    lines = lines_of(Page(MANY[:3], 1), (40, 15))
    assert [line.rstrip() for line in lines[:4]] == [
        "    word 0", "▸   word 1", "    meaning 1", "    word 2",
    ]  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
def test_what_a_file_says_is_shown_and_never_done(size: tuple[int, int]) -> None:
    page = Page([Heading(HOSTILE), Word("w", HOSTILE, HOSTILE)], 1)
    before_the_last_gate: list[str] = []

    async def look() -> str:
        async with page.run_test(size=size) as pilot:
            page.own.show(HOSTILE, here=False)
            await pilot.pause()
            before_the_last_gate.extend(page.words.render_line(y).text for y in range(4))
            before_the_last_gate.append(page.own.render_line(0).text)
            return "".join(page.lines)

    assert "[b]x[/b] [@click=app.quit]" in asyncio.run(look())
    assert "".join(before_the_last_gate).isprintable()


def test_own_words_are_shown_and_never_do_anything() -> None:
    page = Page([])

    async def look() -> str:
        async with page.run_test(size=(120, 24)) as pilot:
            page.own.show(HOSTILE, here=True)
            await pilot.pause()
            return painted(page)[0]

    line = asyncio.run(look())
    assert line.startswith('▸ Keep my words: "[b]x[/b] [@click=app.quit]y[/] ')
    assert line.isprintable()
    assert line.rstrip().endswith('"')


@pytest.mark.parametrize("width", [12, 20, 40, 80])
def test_long_own_words_are_cut_within_their_quotation_marks(width: int) -> None:
    page = Page([])

    async def look() -> str:
        async with page.run_test(size=(width, 24)) as pilot:
            page.own.show("尊重される " * 40, here=False)
            await pilot.pause()
            return painted(page)[0]

    line = asyncio.run(look())
    assert cell_len(line) == width
    assert line.rstrip().endswith("…" if width == 12 else '…"')


# ---------------------------------------------------------------------- scrolling


def test_the_highlighted_row_stays_in_sight_with_the_heading_right_above_it() -> None:
    rows: list[Row] = []
    for n, word in enumerate(MANY[:100]):
        rows += [Heading(f"Group {n}"), word]
    page = Page(rows)

    async def walk(pilot: Pilot[None]) -> None:
        for here in (*range(1, 200, 26), *range(199, 0, -26)):
            page.words.show(rows, here, frozenset())
            await pilot.pause()
            shown = "\n".join(page.lines)
            assert f"Group {here // 2} " in shown
            assert f"▸   word {here // 2} " in shown

    async def look() -> None:
        async with page.run_test(size=(80, 12)) as pilot:
            await walk(pilot)

    asyncio.run(look())


def test_other_rows_are_shown_from_the_top() -> None:
    page = Page(MANY, 500)

    async def look() -> list[str]:
        async with page.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            page.words.show(MANY[:900], None, frozenset())
            await pilot.pause()
            return page.lines

    assert asyncio.run(look())[0].startswith("    word 0 ")


@pytest.mark.parametrize("size", SIZES)
def test_resizing_keeps_the_highlighted_row_in_sight(size: tuple[int, int]) -> None:
    page = Page(MANY, 1_500)

    async def look() -> str:
        async with page.run_test(size=(80, 24)) as pilot:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            return "\n".join(page.lines)

    assert "▸   word 1500 " in asyncio.run(look())


def test_a_bar_shows_which_part_is_visible_and_only_where_more_is_not() -> None:
    def bar(rows: Sequence[Row], here: int | None) -> list[int]:
        lines = lines_of(Page(rows, here), (80, 21))
        return [y for y, line in enumerate(lines) if line.endswith("▐")]

    assert bar(MANY[:20], 0) == []
    assert bar(MANY[:40], 0) == list(range(10))
    assert bar(MANY[:40], 39) == list(range(10, 20))


# ---------------------------------------------------------------------- the mouse


def test_a_click_names_the_row_it_meets_after_scrolling_too() -> None:
    page = Page(MANY, 1_000)

    async def click() -> None:
        async with page.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            top = page.words.scroll_offset.y
            await pilot.click(page.words, offset=(6, 4))
            assert page.clicked == [top + 4]

    asyncio.run(click())


def test_a_click_below_a_meaning_names_the_row_that_stands_there() -> None:
    page = Page(MANY[:5], 1)

    async def click() -> None:
        async with page.run_test(size=(40, 15)) as pilot:
            await pilot.pause()
            for y in (1, 2, 3):
                await pilot.click(page.words, offset=(6, y))
            await pilot.click(page.words, offset=(6, 10))
            assert page.clicked == [1, 1, 2]

    asyncio.run(click())


def test_the_wheel_scrolls_and_leaves_the_highlight_alone() -> None:
    page = Page(MANY, 0)

    async def turn() -> tuple[str, str]:
        async with page.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            turn_wheel(page, page.words, MouseScrollDown)
            await pilot.pause()
            await pilot.pause()
            down = page.lines[0]
            turn_wheel(page, page.words, MouseScrollUp)
            await pilot.pause()
            await pilot.pause()
            return down, page.lines[0]

    down, up = asyncio.run(turn())
    assert down.startswith("    word 3 ")
    assert up.startswith("▸   word 0 ")
