"""Patterns are told in sentences, in tables of words, and in pictures made of characters."""

import re
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.insight.drawing import Charge, Practice
from nvc_coach.insight.meaning import WordMeaning
from nvc_coach.insight.patterns import Patterns, patterns
from nvc_coach.insight.span import EVER, Days, Span
from nvc_coach.services.patterns_in_words.calendar import calendar
from nvc_coach.services.patterns_in_words.pictures import (
    Bar,
    bars,
    line_of_blocks,
    shade,
    squeezed,
)
from nvc_coach.services.patterns_in_words.table import Shown, Table, cut, width_of
from nvc_coach.services.patterns_in_words.whole import opening, shown_patterns
from tests.insight.practised import FIRST_DAY, TODAY, journals, need, on

SIGNS = re.compile("[\u2500-\u259f\u25a0-\u25ff\u2190-\u21ff·•“”‘’…]")  # noqa: RUF001  # what ears and braille stumble over
NO_VERDICTS = re.compile(
    r"\b(only|just|streak|score|goal|better|worse|improv\w*|progress|success\w*|well done|great|"
    r"keep it up|fail\w*|should|missed)\b",
    re.IGNORECASE,
)


def over(*practices: Practice, span: Span = EVER) -> Patterns:
    """The patterns of some practices."""
    return patterns(practices, TODAY, span)


def shown(found: Patterns, pattern: str) -> Shown:
    """One of the patterns as it is shown."""
    return next(one for one in shown_patterns(found) if one.id == pattern)


FEW = over(
    on(0, needs=(need("rest"), need("respect")), charge=Charge(8, 3, (8, 6, 3), (0, 10))),
    on(1, needs=(need("rest"), need("rest", whose="other")), charge=Charge(4, 4, (4, 4), (0, 10))),
    on(2, needs=(need("rest", met=True), need("to be met", own=True)), people={"d.": "D."}),
    on(9, needs=(need("ease", whose="us"),), people={"d.": "D."}, state="open"),
    span=Span(FIRST_DAY, FIRST_DAY + timedelta(13)),
)


# ------------------------------------------------------------------ sentences and tables


def test_it_begins_with_the_days_and_how_many_practices() -> None:
    assert opening(FEW) == ("5 January 2026 to 18 January 2026: 4 practices.",)


def test_where_there_is_nothing_it_says_so_and_shows_nothing() -> None:
    found = over(span=Span(FIRST_DAY, FIRST_DAY))

    assert opening(found) == ("5 January 2026: no practice began in these days.",)
    assert shown_patterns(found) == ()


def test_where_there_is_little_it_says_so_kindly_and_shows_it_all_the_same() -> None:
    one, two = over(on(0)), over(on(0), on(1))

    assert opening(one)[1] == (
        "One practice says little yet. What is in it stands here all the same."
    )
    assert opening(two)[1] == (
        "2 practices say little yet. What is in them stands here all the same."
    )
    assert len(shown_patterns(one)) == 6


def test_what_is_not_known_is_said() -> None:
    lines = opening(over(on(0, understood=False), on(1), on(2)), newer=2)

    assert lines[1].startswith("In 1 of them the exercise as it was is no longer here.")
    assert lines[2].startswith("2 entries were written by a later version")


def test_needs_are_told_and_listed_with_how_often_they_were_met_and_not() -> None:
    told = shown(FEW, "needs")

    assert told.sentences == (
        "Needs were named in 4 practices.",
        "Not met, most often: rest (2).",
    )
    assert told.tables[0] == Table(
        "In how many practices each was named",
        ("Need", "not met", "met"),
        (
            ("rest", "2", "1"),
            ("ease (ours)", "1", ""),
            ("respect", "1", ""),
            ('"to be met"', "1", ""),
        ),
    )
    assert told.tables[1].rows == (
        ("the week of 5 January 2026", "4", "1"),
        ("the week of 12 January 2026", "1", ""),
    )


def test_what_was_guessed_stands_apart() -> None:
    told = shown(FEW, "guessed")

    assert told.sentences == ("Needs of somebody else were guessed in 1 practice.",)
    assert told.tables[0].rows == (("rest", "1"),)


def test_the_charge_is_told_without_a_word_on_what_would_be_good() -> None:
    told = shown(FEW, "charge")

    assert told.sentences == (
        "In 2 practices there is a number before and one after.",
        "In 1 practice it was lower afterwards.",
        "In 1 practice it was the same afterwards.",
        "The number in the middle was 6 before, and 3.5 after.",
        "In 1 practice a number was given more than once on the way.",
    )
    assert told.tables[0].headings == ("Begun", "before", "after", "on the way")
    assert told.tables[0].rows == (
        ("6 January 2026", "4", "4", ""),
        ("5 January 2026", "8", "3", "6"),
    )


def test_what_returns_is_told_by_days_and_titles_and_never_by_name() -> None:
    told = shown(FEW, "returning")

    assert told.sentences == ("1 person stands in more than one practice.",)
    (table,) = told.tables
    assert table.about == "1. 2 practices about the same person, 7 January 2026 to 14 January 2026"
    assert table.rows == (
        ("7 January 2026", "A small exercise", "finished"),
        ("14 January 2026", "A small exercise", "open"),
    )
    assert "D." not in f"{told} {told.picture(80)}"


def test_the_time_of_practice_is_told() -> None:
    told = shown(FEW, "time")

    assert told.sentences == (
        "4 practices: 3 finished and 1 open.",
        "Begun: 4 in the morning.",
    )
    assert told.tables[0].rows == (("January 2026", "4", "5, 6, 7, 14"),)
    assert told.tables[1].rows[:2] == (("Monday", "1", "", "", ""), ("Tuesday", "1", "", "", ""))


def test_more_words_than_a_list_holds_are_counted() -> None:
    many = tuple(need(f"n{number:02}") for number in range(14))

    told = shown(over(on(0, needs=many)), "needs")

    assert told.sentences[-1] == "2 more words were named."
    assert len(told.tables[0].rows) == 12


BODY, HEARD = "Body and rest", "Being seen and heard"
FILED = {("needs", "to be met"): WordMeaning(HEARD, None, HEARD.lower())}


def test_groups_are_told_where_they_say_more_than_the_words_alone() -> None:
    rest, sleep, seen = need("rest", group=BODY), need("sleep", group=BODY), need("x", group=HEARD)

    apart = shown(over(on(0, needs=(rest,)), on(1, needs=(seen,))), "needs")
    together = shown(over(on(0, needs=(rest, sleep)), on(1, needs=(seen, sleep))), "needs")

    assert len(apart.tables) == 2
    assert together.tables[1] == Table(
        "In how many practices each group was named",
        ("Group", "not met"),
        ((BODY, "2"), (HEARD, "1")),
    )


def test_own_words_that_are_filed_stand_within_their_group_and_in_the_list_of_words() -> None:
    own, heard = need("to be met", own=True), need("to be heard", met=True, group=HEARD)
    found = patterns(
        [on(0, needs=(own, heard)), on(1, needs=(own, need("rest", group=BODY)))],
        TODAY,
        filed=FILED,  # type: ignore[arg-type]  # a kind as a text
    )

    told = shown(found, "needs")

    assert ('"to be met"', "2", "") in told.tables[0].rows
    assert told.tables[1].rows == (
        (HEARD, "2", "1"),
        ('with "to be met"', "2", ""),
        (BODY, "1", ""),
    )
    assert told.tables[1].in_words()[:2] == (
        f"{HEARD}: not met 2, met 1",
        'with "to be met": not met 2',
    )
    picture = told.picture(60)
    at = picture.index("By group:")
    assert picture[at + 1 : at + 4] == (
        "Being seen and heard  ██░ 3",
        '└ "to be met"         ██ 2',
        "Body and rest         █ 1",
    )


def test_more_groups_than_a_list_holds_are_counted() -> None:
    many = tuple(need(f"{n:02} {m}", group=f"G{n:02}") for n in range(14) for m in "ab")

    told = shown(over(on(0, needs=many)), "needs")

    assert told.sentences[-1] == "2 more groups were named."
    assert len(told.tables[1].rows) == 12


def test_what_was_named_once_is_not_called_most_often() -> None:
    told = shown(over(on(0, needs=(need("rest"), need("ease")))), "needs")

    assert told.sentences == ("Needs were named in 1 practice.",)


@given(journals())
def test_for_ears_there_are_words_only_and_never_a_verdict(practices: list[Practice]) -> None:
    found = patterns(practices, TODAY)
    lines = [*opening(found)]
    for one in shown_patterns(found):
        lines += [one.title, *one.sentences]
        for table in one.tables:
            lines += [table.about, *table.in_words(), *table.in_columns()]

    for line in lines:
        assert not SIGNS.search(line), line
        assert not NO_VERDICTS.search(line), line
        assert "\n" not in line


@given(journals(), st.sampled_from([30, 68, 110]))
def test_no_line_of_a_picture_of_a_common_range_is_wider_than_its_place(
    practices: list[Practice], width: int
) -> None:
    for one in shown_patterns(patterns(practices, TODAY)):
        for line in one.picture(width):
            prose = " " in line and not SIGNS.search(line)
            assert prose or width_of(line) <= max(width, 78), line


def test_a_table_is_read_out_row_by_row_with_its_headings() -> None:
    table = Table("What", ("Need", "not met", "met"), (("rest", "2", "1"), ("ease", "", "")))

    assert table.in_words() == ("rest: not met 2, met 1", "ease")
    assert table.in_columns() == ("Need  not met  met", "rest  2        1", "ease")


def test_cells_of_wide_characters_stand_below_one_another() -> None:
    table = Table("What", ("Need", "x"), (("休息", "1"), ("re\u0301st", "2")))

    assert {width_of(line) for line in table.in_columns()} == {7}


# ------------------------------------------------------------------ pictures


def test_bars_have_a_sign_for_each_and_their_number() -> None:
    found = bars([Bar("rest", (("█", 3), ("░", 1))), Bar("to be heard", (("█", 1),))], 60)

    assert found == ("rest         ███░ 4", "to be heard  █ 1")


def test_bars_share_one_scale_and_what_is_there_is_seen() -> None:
    long, short = bars([Bar("a", (("█", 500),)), Bar("b", (("█", 1), ("░", 1)))], 40)

    assert width_of(long) <= 40
    assert short == "b  █░ 2"


def test_a_long_label_is_cut_with_an_ellipsis() -> None:
    assert cut("somebody who sees me", 10) == "somebody…"
    assert cut("休息休息", 5) == "休息…"


def test_however_long_a_text_is_each_of_its_signs_is_measured_twice_at_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured: list[str] = []
    east_asian_width = unicodedata.east_asian_width

    def counted(sign: str) -> str:
        measured.append(sign)
        return east_asian_width(sign)

    monkeypatch.setattr(unicodedata, "east_asian_width", counted)
    assert cut("word " * 1000, 20) == "word word word word…"
    assert len(measured) <= 2 * len("word " * 1000)


def test_a_line_of_blocks_rises_with_its_numbers_and_has_a_dot_for_none() -> None:
    assert line_of_blocks([0, 1, 4, 8], 8) == "·▁▄█"
    assert line_of_blocks([1], 1) == "█"


@given(st.lists(st.integers(0, 99), max_size=300), st.integers(1, 80))
def test_what_is_squeezed_adds_up_and_fits(numbers: list[int], most: int) -> None:
    found = squeezed(numbers, most)

    assert sum(found) == sum(numbers)
    assert len(found) <= most


@given(st.integers(1, 99), st.integers(1, 99))
def test_shades_never_darken_as_numbers_fall(one: int, other: int) -> None:
    shades = "·░▒▓█"
    low, high = sorted((one, other))

    assert shades.index(shade(low, high)) <= shades.index(shade(high, high))
    assert shade(0, high) == "·"


def test_the_calendar_has_each_day_in_its_place() -> None:
    days = Days(date(2026, 2, 3), date(2026, 3, 2))

    lines = calendar({date(2026, 2, 3): 1, date(2026, 2, 4): 2, date(2026, 3, 2): 9}, days, 68)

    assert lines[0] == "           February 2026     March 2026"
    assert lines[1] == "Monday         · · ·           █"
    assert lines[2] == "Tuesday      ░ · · ·"
    assert lines[3] == "Wednesday    ▒ · · ·"
    assert lines[7] == "Sunday       · · ·           ·"


@pytest.mark.parametrize("width", [30, 68, 110])
def test_a_calendar_of_a_year_breaks_into_lines_that_fit(width: int) -> None:
    lines = calendar({}, Days(date(2026, 1, 1), date(2026, 12, 31)), width)

    assert sum(line.count("2026") for line in lines) == 12
    assert all(width_of(line) <= width for line in lines[:-1])


def test_more_than_a_year_is_a_line_for_each_year() -> None:
    days = Days(date(2024, 1, 1), date(2026, 12, 31))

    lines = calendar({date(2024, 3, 1): 2, date(2026, 12, 31): 10}, days, 68)

    assert lines[0] == "2024   ·  ·  2  ·  ·  ·  ·  ·  ·  ·  ·  ·"
    assert lines[1].endswith("  · 10")
