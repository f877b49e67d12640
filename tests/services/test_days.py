"""Days as people say them, on Monday, 23 November 2026."""

from datetime import date, datetime, timedelta, timezone

import pytest

from nvc_coach.services.days import day_named, due_near, in_full, moment_near

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", date(2026, 11, 23)),
        ("tonight", date(2026, 11, 23)),
        ("Tomorrow.", date(2026, 11, 24)),
        ("Friday", date(2026, 11, 27)),
        ("by Friday", date(2026, 11, 27)),
        ("next Friday", date(2026, 11, 27)),
        ("on Sunday evening", date(2026, 11, 29)),
        ("Friday week", date(2026, 12, 4)),
        ("a week from Tuesday", date(2026, 12, 1)),
        ("in a week", date(2026, 11, 30)),
        ("next week", date(2026, 11, 30)),
        ("in two weeks", date(2026, 12, 7)),
        ("in a fortnight", date(2026, 12, 7)),
        ("in 10 days", date(2026, 12, 3)),
        ("in a month", date(2026, 12, 23)),
        ("this weekend", date(2026, 11, 28)),
        ("end of the week", date(2026, 11, 29)),
        ("end of the month", date(2026, 11, 30)),
        ("the 29th", date(2026, 11, 29)),
        ("on the 1st", date(2026, 12, 1)),
        ("the 23rd", date(2026, 11, 23)),
        ("29 Nov", date(2026, 11, 29)),
        ("3 November", date(2027, 11, 3)),
        ("29.11.", date(2026, 11, 29)),
        ("29/11", date(2026, 11, 29)),
        ("11/29", date(2026, 11, 29)),
        ("29 November 2030", date(2030, 11, 29)),
        ("2026-11-29", date(2026, 11, 29)),
    ],
)
def test_a_day_is_known_as_people_say_it(said: str, day: date) -> None:
    assert day_named(said, MONDAY) == day


@pytest.mark.parametrize("said", ["", "  ", "1", "29", "2026", "soon", "ok", "the 32nd", "x" * 61])
def test_what_names_no_day_is_none(said: str) -> None:
    assert day_named(said, MONDAY) is None


def test_the_next_of_a_number_passes_over_months_that_have_none() -> None:
    assert day_named("the 31st", date(2026, 11, 23)) == date(2026, 12, 31)
    assert day_named("the 30th", date(2027, 1, 31)) == date(2027, 3, 30)


def test_a_language_without_such_words_asks_the_library() -> None:
    assert day_named("morgen", MONDAY, "de") == date(2026, 11, 24)


def test_a_day_in_full_leaves_nothing_to_guess() -> None:
    assert in_full(date(2026, 11, 27)) == "Friday, 27 November 2026"


@pytest.mark.parametrize(
    ("earlier", "told"),
    [(0, "today 10:00"), (24, "yesterday 10:00"), (24 * 20, "3 November 2026")],
)
def test_a_moment_is_told_as_one_speaks_of_it_now(earlier: int, told: str) -> None:
    assert moment_near(NOW - timedelta(hours=earlier), NOW) == told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "today"),
        (-1, "since yesterday"),
        (-2, "since Saturday"),
        (-6, "since Tuesday"),
        (-7, "since 16 November"),
        (-400, "since 19 October 2025"),
        (1, "tomorrow"),
        (2, "in 2 days, 25 November"),
        (14, "in 14 days, 7 December"),
        (15, "on 8 December"),
        (39, "on 1 January 2027"),
    ],
)
def test_what_is_due_is_told_as_one_says_it(days: int, told: str) -> None:
    assert due_near(MONDAY + timedelta(days), MONDAY) == told
