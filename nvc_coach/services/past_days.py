"""Ranges of days that lie behind: "2026-11", "last month", "30 days"."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from nvc_coach.insight.span import Days
from nvc_coach.practice.vocabulary import folded
from nvc_coach.wording import _

_SO_MANY: Final = re.compile(r"(?:(?:the )?last )?(\d{1,5}) (\S+)")
_YEAR: Final = re.compile(r"(\d{4})")
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")
_DAY: Final = timedelta(days=1)
_MONTHS_IN_YEAR: Final = 12


def days_named(text: str, today: date) -> Days | None:
    """The days that somebody means, looking back from `today`; None if it names none.

    A day or days: ``2026-11-22``, ``2026-11``, ``2026``, "today", "yesterday", "this week", "last
    week" and the same of months and years, and so many days, weeks, months or years up to today,
    as in "30 days".
    """
    said = folded(text).rstrip(".")
    try:
        return _in_numbers(said) or _in_a_word(said, today) or _so_many(said, today)
    except (ValueError, OverflowError):
        return None


def _in_numbers(said: str) -> Days | None:
    if year := _YEAR.fullmatch(said):
        return Days(date(int(year[1]), 1, 1), date(int(year[1]), 12, 31))
    if month := _MONTH.fullmatch(said):
        return _month(date(int(month[1]), int(month[2]), 1))
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return Days(day, day)


def _in_a_word(said: str, today: date) -> Days | None:
    named = _named().get(said)
    return None if named is None else named(today)


def _named() -> Mapping[str, Callable[[date], Days]]:
    return {
        _("today"): lambda today: Days(today, today),
        _("yesterday"): lambda today: Days(today - _DAY, today - _DAY),
        _("this week"): _week,
        _("last week"): lambda today: _week(today - 7 * _DAY),
        _("this month"): _month,
        _("last month"): lambda today: _month(today.replace(day=1) - _DAY),
        _("this year"): lambda today: _year(today.year),
        _("last year"): lambda today: _year(today.year - 1),
    }


def _so_many(said: str, today: date) -> Days | None:
    found = _SO_MANY.fullmatch(said)
    if found is None or int(found[1]) == 0:
        return None
    count, unit = int(found[1]), found[2]
    if unit in (_("day"), _("days")):
        return Days(today - (count - 1) * _DAY, today)
    if unit in (_("week"), _("weeks")):
        return Days(today - (7 * count - 1) * _DAY, today)
    if unit in (_("month"), _("months")):
        return Days(_months_back(today, count) + _DAY, today)
    if unit in (_("year"), _("years")):
        return Days(_months_back(today, count * _MONTHS_IN_YEAR) + _DAY, today)
    return None


def _week(day: date) -> Days:
    monday = day - day.weekday() * _DAY
    return Days(monday, monday + 6 * _DAY)


def _month(day: date) -> Days:
    first = day.replace(day=1)
    return Days(first, (first + 31 * _DAY).replace(day=1) - _DAY)


def _year(year: int) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31))


def _months_back(day: date, count: int) -> date:
    """The same day so many months before, or the last one of that month."""
    years, month = divmod(day.year * _MONTHS_IN_YEAR + day.month - 1 - count, _MONTHS_IN_YEAR)
    last = _month(date(years, month + 1, 1)).last
    return last.replace(day=min(day.day, last.day))
