"""Days as people say them: "Friday", "in two weeks", "29 Nov"."""

import re
from datetime import date, datetime, time, timedelta

from nvc_coach.practice.vocabulary import folded
from nvc_coach.wording import N_, _, ngettext

_BARE_NUMBER = re.compile(r"\d{1,4}")
_YEAR = re.compile(r"\d{4}|\d{1,2}\D+\d{1,2}\D+\d{2}")
_DAY_OF_MONTH = re.compile(r"(?:on |by )?the (\d{1,2})(?:st|nd|rd|th)")
_WEEK_AFTER = re.compile(r"(?:a )?(.+?) week|a week (?:from|on) (.+)")
_MOST_CHARACTERS = 60
_MOST_DAYS_AHEAD = 550
_SATURDAY, _SUNDAY = 5, 6
_WEEK = 7
_COUNTED_DAYS = 14
"""How many days ahead are counted; what lies further is named by its day alone."""


def day_named(text: str, today: date, language: str = "en") -> date | None:
    """The day that a person means, looking forward from `today`; None if it names none.

    A bare number names none: it is far more often a slip than a day. Whatever is found is a
    guess, to be read back in full before it is kept.
    """
    said = folded(text).rstrip(".!?")
    if not said or len(said) > _MOST_CHARACTERS or _BARE_NUMBER.fullmatch(said):
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        pass
    if language.partition("-")[0] == "en":
        found = _said_in_english(said, today)
        if found is not None:
            return found
    return _parsed(said, today, language)


def _said_in_english(said: str, today: date) -> date | None:
    """What the library for days does not know of English, or takes for a day that is past."""
    if re.fullmatch(r"(?:on |by |at )?(?:the |this )?weekend", said):
        return today + timedelta((_SATURDAY - today.weekday()) % 7)
    if re.fullmatch(r"(?:by |at )?(?:the )?end of (?:the |this )?week", said):
        return today + timedelta(_SUNDAY - today.weekday())
    if re.fullmatch(r"(?:by |at )?(?:the )?end of (?:the |this )?month", said):
        return _months_on(today, 1).replace(day=1) - timedelta(1)
    of_month = _DAY_OF_MONTH.fullmatch(said)
    if of_month is not None:
        return _next_with_number(today, int(of_month[1]))
    week_after = _WEEK_AFTER.fullmatch(said)
    if week_after is not None and (week_after[1] or week_after[2]) not in _NO_DAYS:
        day = _parsed(week_after[1] or week_after[2], today, "en")
        return None if day is None else day + timedelta(7)
    return None


_NO_DAYS = frozenset({"next", "this", "in a", "a", "one", "in one", "by next", "end of", "now"})
"""What stands before "week" without being a day."""


def _next_with_number(today: date, number: int) -> date | None:
    """The next day, today at the earliest, that has this number in its month."""
    for months in range(3):
        month = _months_on(today.replace(day=1), months)
        try:
            day = month.replace(day=number)
        except ValueError:
            continue
        if day >= today:
            return day
    return None


def _months_on(day: date, months: int) -> date:
    """The first of the month so many months on."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _parsed(said: str, today: date, language: str) -> date | None:
    for order in ("DMY", "MDY"):
        day = _parsed_in_order(said, today, language, order)
        # Far away without a year named, the order was another: 11/29 is no year 2029.
        if day is None or _YEAR.search(said) or (day - today).days <= _MOST_DAYS_AHEAD:
            return day
    return None


def _parsed_in_order(said: str, today: date, language: str, order: str) -> date | None:
    from dateparser import parse  # a quarter of a second, only when a day is named

    found = parse(
        said,
        languages=[language.partition("-")[0]],
        settings={
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": order,
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return None if found is None else found.date()


_WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


def in_full(day: date) -> str:
    """A day with nothing left to guess: "Friday, 27 November 2026"."""
    return _("{weekday}, {day} {month} {year}").format(
        weekday=_(_WEEKDAYS[day.weekday()]),
        day=day.day,
        month=_(_MONTHS[day.month - 1]),
        year=day.year,
    )


def month_in_words(day: date) -> str:
    """The month of a day: "November 2026"."""
    return _("{month} {year}").format(month=_(_MONTHS[day.month - 1]), year=day.year)


def moment_near(moment: datetime, now: datetime) -> str:
    """A moment as one speaks of it now: "today 10:04", "yesterday 22:30", "3 November 2026"."""
    moment = moment.astimezone(now.tzinfo)
    days = (now.date() - moment.date()).days
    if days == 0:
        return _("today {time}").format(time=f"{moment:%H:%M}")
    if days == 1:
        return _("yesterday {time}").format(time=f"{moment:%H:%M}")
    return in_short(moment)


def in_short(day: date) -> str:
    """A day without its weekday: "27 November 2026"."""
    return _("{day} {month} {year}").format(
        day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year
    )


def due_near(day: date, today: date) -> str:
    """When something is due, as one says it after "due": "since Tuesday", "in 3 days, 4 May"."""
    ahead = (day - today).days
    if ahead == 0:
        return _("today")
    if ahead == -1:
        return _("since yesterday")
    if ahead == 1:
        return _("tomorrow")
    if -_WEEK < ahead < 0:
        return _("since {weekday}").format(weekday=_(_WEEKDAYS[day.weekday()]))
    named = day_near(day, today)
    if ahead < 0:
        return _("since {day}").format(day=named)
    if ahead <= _COUNTED_DAYS:
        return ngettext("in {count} day, {day}", "in {count} days, {day}", ahead).format(
            count=ahead, day=named
        )
    return _("on {day}").format(day=named)


def day_near(day: date, today: date) -> str:
    """A day with its year only where that is another one: "1 December", "3 January 2027"."""
    month = _(_MONTHS[day.month - 1])
    if day.year == today.year:
        return _("{day} {month}").format(day=day.day, month=month)
    return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)


def weekday_in_words(number: int) -> str:
    """A day of the week, Monday being 0."""
    return _(_WEEKDAYS[number])
