"""Weeks, months and years in words."""

from nvc_coach.insight.patterns import Patterns
from nvc_coach.insight.span import Days
from nvc_coach.services.days import in_short, month_in_words
from nvc_coach.wording import _


def bucket_in_words(found: Patterns, bucket: Days) -> str:
    """A week, month or year of a pattern's range."""
    if found.days.step == "week":
        return _("the week of {day}").format(day=in_short(bucket.first))
    return month_in_words(bucket.first) if found.days.step == "month" else str(bucket.first.year)


def heading(found: Patterns) -> str:
    """What stands above them in a table."""
    if found.days.step == "week":
        return _("Week")
    return _("Month") if found.days.step == "month" else _("Year")


def days_in_words(days: Days) -> str:
    """A range, with nothing left to guess."""
    if days.first == days.last:
        return in_short(days.first)
    return _("{first} to {last}").format(first=in_short(days.first), last=in_short(days.last))
