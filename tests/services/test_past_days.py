"""Days that lie behind, as people say them, on Monday, 23 November 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.insight.span import Days
from nvc_coach.services.past_days import days_named

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2026-11-22", "2026-11-22", "2026-11-22"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("today", "2026-11-23", "2026-11-23"),
        (" Yesterday.", "2026-11-22", "2026-11-22"),
        ("this week", "2026-11-23", "2026-11-29"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("Last  Month", "2026-10-01", "2026-10-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("1 day", "2026-11-23", "2026-11-23"),
        ("30 days", "2026-10-25", "2026-11-23"),
        ("last 30 days", "2026-10-25", "2026-11-23"),
        ("the last 2 weeks", "2026-11-10", "2026-11-23"),
        ("1 month", "2026-10-24", "2026-11-23"),
        ("12 months", "2025-11-24", "2026-11-23"),
        ("2 years", "2024-11-24", "2026-11-23"),
    ],
)
def test_days_are_understood_looking_back(said: str, first: str, last: str) -> None:
    found = days_named(said, MONDAY)

    assert found == Days(date.fromisoformat(first), date.fromisoformat(last))


def test_months_back_from_a_day_that_a_month_lacks_begin_with_the_next() -> None:
    assert days_named("1 month", date(2026, 3, 31)) == Days(date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    "said",
    ["", "tomorow", "0 days", "30", "99999 years", "99999 months", "2026-13", "2026-02-30", "0000",
     "0000-05", "-3 days", "3 dogs", "from 3 days", "last"],
)  # fmt: skip
def test_what_names_no_day_behind_is_not_guessed(said: str) -> None:
    assert days_named(said, MONDAY) is None


@given(said=st.text(max_size=20) | st.from_regex(r"(last )?\d{1,6} (days|weeks|months|years)"))
def test_whatever_is_said_is_a_range_or_nothing(said: str) -> None:
    found = days_named(said, MONDAY)

    assert found is None or found.first <= found.last


@pytest.mark.parametrize("today", [date.min, date.max])
@pytest.mark.parametrize(
    "said", ["this week", "last week", "this month", "last month", "last year", "yesterday"]
)
def test_at_the_ends_of_time_there_may_be_no_such_day(said: str, today: date) -> None:
    found = days_named(said, today)

    assert found is None or found.first <= found.last
