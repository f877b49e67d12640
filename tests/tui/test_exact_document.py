"""A text comes out as it went in, and stands on the screen in rows a cursor finds its way in."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.geometry import Offset
from textual.widgets.text_area import Document, Location

from nvc_coach.practice.answers import clean
from nvc_coach.tui.safe import CleanLines
from nvc_coach.tui.widgets import exact_document
from nvc_coach.tui.widgets.exact_document import (
    ExactDocument,
    Rows,
    as_shown,
    begin_of,
    begins,
    end_of,
    row_breaks,
)

ODD = (
    *"\u2028\u2029\x85\v\f\x1c\x1d\x1e\t\a\b\x00\x1b\x7f\x9b\u202e\u2066\u200b\ufeff\u200d\ufe0f",
    "\u0301",
    "👩\u200d🚀",
    "❤\ufe0f",
    "🇩🇪",
    "漢字",
    "שלום",
    "नमस्ते",
    "[/b]",
    "“quoted”",
    "\r\n",
    "\r",
)
"""What other editors make something else of, or take a wrong room for."""
WORDS = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(ODD),
        st.sampled_from(("\n", " ", "  ", "a word ", "averylongwordindeed")),
    ),
    max_size=12,
).map("".join)
TEXTS = WORDS.map(clean)
LINES = TEXTS.map(lambda text: text.replace("\n", " "))
PLACES = st.tuples(st.integers(0, 6), st.integers(0, 30))
EDITS = st.lists(st.tuples(PLACES, PLACES, TEXTS), max_size=6)
WIDTHS = st.sampled_from((0, 1, 2, 3, 7, 20, 77))


def index_of(text: str, place: Location) -> int:
    """Where a place is in a plain string; its end for a place behind it."""
    lines = text.split("\n")
    line, column = place
    if line >= len(lines):
        return len(text)
    return sum(len(one) + 1 for one in lines[:line]) + min(column, len(lines[line]))


def place_of(text: str, index: int) -> Location:
    before = text[:index]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


# ---------------------------------------------------------------------- exact


@given(TEXTS)
def test_a_text_comes_out_as_it_went_in(text: str) -> None:
    assert ExactDocument(text).text == text


@pytest.mark.parametrize("odd", "\u2028\u2029\x85\v\f\x1c\x1d\x1e")
def test_textuals_own_document_makes_another_text_of_it(odd: str) -> None:
    text = f"one{odd}two\nthree"

    assert Document(text).text != text, "no longer needed: use Textual's own document again"
    assert ExactDocument(text).text == text


@given(TEXTS, EDITS)
def test_edits_leave_what_they_would_leave_of_a_plain_string(
    text: str, edits: list[tuple[Location, Location, str]]
) -> None:
    document = ExactDocument(text)
    for start, end, put in edits:
        first, last = sorted((index_of(text, start), index_of(text, end)))
        there = document.get_text_range(start, end)
        result = document.replace_range(start, end, put)

        assert there == result.replaced_text == text[first:last]
        text = text[:first] + put + text[last:]
        assert document.text == text
        assert result.end_location == place_of(text, first + len(put))


@given(TEXTS, PLACES, PLACES, TEXTS)
def test_putting_back_what_an_edit_replaced_undoes_it(
    text: str, start: Location, end: Location, put: str
) -> None:
    document = ExactDocument(text)
    top = min(document.nearest(start), document.nearest(end))
    result = document.replace_range(start, end, put)

    document.replace_range(top, result.end_location, result.replaced_text)

    assert document.text == text


# ---------------------------------------------------------------------- what is shown


@given(LINES)
def test_what_is_shown_is_as_long_as_the_line_and_goes_to_the_terminal_as_it_is(line: str) -> None:
    shown = as_shown(line)

    assert len(shown) == len(line)
    assert all(one == other for one, other in zip(line, shown, strict=True) if one.isprintable())
    before_the_terminal = [Segment(shown)]
    assert CleanLines().apply(before_the_terminal, Color(0, 0, 0)) == before_the_terminal


@given(TEXTS, EDITS)
def test_what_is_shown_keeps_step_with_the_text(
    text: str, edits: list[tuple[Location, Location, str]]
) -> None:
    document = ExactDocument(text)
    for start, end, put in edits:
        document.replace_range(start, end, put)

    assert document.shown.lines == [as_shown(line) for line in document.lines]


@pytest.mark.parametrize("one", ["e\u0301", "👩\u200d🚀", "❤\ufe0f", "a\u200b"])
def test_what_is_seen_as_one_is_one_for_the_cursor(one: str) -> None:
    line = f"x{one}y"

    assert begin_of(line, 2) == 1
    assert end_of(line, 2) == len(line) - 1
    assert begins(line, 1)
    assert begins(line, len(line))


# ---------------------------------------------------------------------- rows


@given(LINES.map(as_shown), WIDTHS)
def test_the_rows_of_a_line_are_the_line_and_none_is_too_long(line: str, width: int) -> None:
    edges = [0, *row_breaks(line, width), len(line)]
    rows = [line[start:end] for start, end in pairwise(edges)]

    assert "".join(rows) == line
    assert all(rows) or not line
    for row in rows if width else ():
        last = begin_of(row, len(row) - 1)
        assert cell_len(row) <= width or not cell_len(row[:last])  # too wide alone: has it alone


def test_a_row_ends_between_words() -> None:
    line = "what matters to me isn't being cared for"
    edges = [0, *row_breaks(line, 12), len(line)]

    rows = [line[start:end] for start, end in pairwise(edges)]

    assert rows == ["what ", "matters to ", "me isn't ", "being cared ", "for"]


@given(TEXTS, EDITS, WIDTHS)
def test_rows_followed_edit_by_edit_are_those_of_the_whole_text(
    text: str, edits: list[tuple[Location, Location, str]], width: int
) -> None:
    document = ExactDocument(text)
    rows = Rows(document.shown)
    rows.wrap(width)
    for one, other, put in edits:
        start, end = document.nearest(one), document.nearest(other)
        result = document.replace_range(start, end, put)
        rows.wrap_range(min(start, end), max(start, end), result.end_location)

        anew = Rows(ExactDocument(document.text).shown)
        anew.wrap(width)
        assert [rows.row(y) for y in range(rows.height)] == [
            anew.row(y) for y in range(anew.height)
        ]


LONG_LINES = st.lists(
    st.one_of(st.sampled_from(("be ", "to ", "met ", "halfway ", "  ", *ODD)), st.text(max_size=3)),
    min_size=20,
    max_size=60,
).map(lambda some: clean("".join(some)).replace("\n", " "))


@given(LONG_LINES, st.data(), st.sampled_from((1, 2, 3, 5, 8, 13)))
def test_rows_of_a_long_line_are_found_from_the_edit_on(
    line: str, data: st.DataObject, width: int
) -> None:
    document = ExactDocument(line)
    rows = Rows(document.shown)
    rows.wrap(width)
    for _ in range(4):
        size = len(document.lines[0])
        start, end = sorted((data.draw(st.integers(0, size)), data.draw(st.integers(0, size))))
        end = min(end, start + 3)
        put = data.draw(st.one_of(st.sampled_from(("", " ", "x", "xyz ", *ODD)), LINES))
        put = clean(put).replace("\n", " ")
        result = document.replace_range((0, start), (0, end), put)
        rows.wrap_range((0, start), (0, end), result.end_location)

        assert rows.get_offsets(0) == list(row_breaks(document.shown.lines[0], width))


def test_a_word_that_fits_again_goes_back_up_a_row() -> None:
    document = ExactDocument(" 漢漢漢")
    rows = Rows(document.shown)
    rows.wrap(5)
    assert rows.get_sections(0) == [" ", "漢漢", "漢"]

    document.replace_range((0, 3), (0, 4), "")
    rows.wrap_range((0, 3), (0, 4), (0, 3))

    assert rows.get_sections(0) == [" 漢漢"]


def test_a_letter_in_ten_thousand_words_breaks_few_rows_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chance = random.Random(7)  # noqa: S311  # any words will do
    words = ["be", "to", "met", "halfway", "respect", "rest", "at", "least", "once"]
    document = ExactDocument(" ".join(chance.choices(words, k=10_000)))
    rows = Rows(document.shown)
    rows.wrap(77)
    broken = 0

    def counted(*given_to_it: object) -> object:
        nonlocal broken
        for found in row_breaks(*given_to_it):  # type: ignore[arg-type]  # what it was called with
            broken += 1
            yield found

    monkeypatch.setattr(exact_document, "row_breaks", counted)
    for column in range(20_000, 20_100):
        result = document.replace_range((0, column), (0, column), "a")
        rows.wrap_range((0, column), (0, column), result.end_location)

    assert rows.height > 500
    assert broken < 100 * 20


# ---------------------------------------------------------------------- the cursor


@given(TEXTS, WIDTHS, PLACES)
def test_the_cursor_is_found_where_it_was_put(text: str, width: int, place: Location) -> None:
    rows = Rows(ExactDocument(text).shown)
    rows.wrap(width)

    on_screen = rows.location_to_offset(place)
    there = rows.offset_to_location(on_screen)

    assert 0 <= on_screen.y < rows.height
    assert rows.location_to_offset(there) == on_screen


@given(TEXTS, WIDTHS, st.integers(-5, 200), st.integers(-5, 40))
def test_every_place_on_the_screen_is_one_in_the_text(
    text: str, width: int, x: int, y: int
) -> None:
    document = ExactDocument(text)
    rows = Rows(document.shown)
    rows.wrap(width)

    line, column = rows.offset_to_location(Offset(x, y))

    assert 0 <= line < document.line_count
    assert 0 <= column <= len(document.lines[line])
    assert rows.location_to_offset((line, column)).y == max(0, min(y, rows.height - 1))


def test_a_cursor_within_what_is_seen_as_one_is_where_that_begins() -> None:
    rows = Rows(ExactDocument("xe\u0301y").shown)

    assert [rows.location_to_offset((0, column)).x for column in range(5)] == [0, 1, 1, 2, 3]


def test_a_cursor_behind_the_end_of_the_text_is_at_its_end() -> None:
    rows = Rows(ExactDocument("one\ntwo").shown)

    assert rows.location_to_offset((49, 3)) == rows.location_to_offset((1, 3))
    assert rows.location_to_offset((1, 99)) == rows.location_to_offset((1, 3))
