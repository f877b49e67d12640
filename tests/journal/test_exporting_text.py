"""The plain text is wrapped at 72 columns and loses nothing."""

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.journal.exporting.page import Asked, Items, Note, Page, Said, Section, Verbatim
from nvc_coach.journal.exporting.plain_text import COLUMNS, as_text, wrapped
from nvc_coach.journal.exporting.visible import visible

LONG = "https://example.org/" + "a" * 100
JAPANESE = "日本語の文章。" * 6
typed = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from(
        [" ", "  ", "\t", "\n", "\n\n", LONG, "word ", "\xa0", "日本語の文章。" * 6, "\x1b"]
    ),
    max_size=40,
).map("".join)


def without_spaces(text: str) -> str:
    return "".join(text.split())


@given(typed)
def test_nothing_is_lost_and_every_line_break_stays(text: str) -> None:
    shown = visible(text).split("\n")
    broken = [wrapped(line) for line in shown]

    assert wrapped(text) == [part for line in broken for part in line]
    for line, parts in zip(shown, broken, strict=True):
        assert without_spaces("".join(parts)) == without_spaces(line)
        if len(parts) == 1:
            assert parts == [line]


@given(st.lists(st.text("abcdefgh,.", min_size=1, max_size=30), max_size=60))
def test_words_stand_in_lines_of_72_columns_as_full_as_can_be(words: list[str]) -> None:
    parts = wrapped(" ".join(words))

    assert " ".join(parts) == " ".join(words)
    assert all(len(part) <= COLUMNS for part in parts)
    for line, following in pairwise(parts):
        assert len(line) + 1 + len(following.split(" ")[0]) > COLUMNS


def test_a_long_word_stays_whole() -> None:
    assert wrapped(f"see {LONG} there") == ["see", LONG, "there"]


def test_a_space_that_must_not_break_does_not() -> None:
    text = "x" * 60 + " 10\xa0000\xa0000\xa0years"

    assert wrapped(text) == ["x" * 60, "10\xa0000\xa0000\xa0years"]


def test_writing_without_spaces_is_broken_between_signs_of_two_columns() -> None:
    text = "今日は会議で三回も話を遮られました。" * 5
    parts = wrapped(text)

    assert "".join(parts) == text
    assert all(2 * len(part) <= COLUMNS for part in parts)
    assert all(unicodedata.category(part[0]).startswith("L") for part in parts)


def test_a_page_is_read_from_top_to_bottom() -> None:
    page = Page(
        title="A Practice",
        language="en",
        lead=("Begun on Sunday.",),
        sections=(
            Section(
                "As it went",
                (
                    (Asked("What is it?"), Said("one\n\ntwo"), Note("By Friday.")),
                    (Asked("And?"), Items(("D.: calls\nfirst", "rest"))),
                    (Verbatim("as = 'it'  \n  stands"),),
                ),
            ),
        ),
        properties={},
    )

    assert as_text(page) == (
        "A Practice\n\nBegun on Sunday.\n\n\nAs it went\n\n"
        "What is it?\n\n  one\n\n  two\nBy Friday.\n\n"
        "And?\n\n  - D.: calls\n    first\n  - rest\n\n"
        "as = 'it'  \n  stands\n"
    )
