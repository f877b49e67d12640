"""Days as people say them: "Friday", "in two weeks", "29 Nov"."""

import re
from datetime import date, datetime, time

from nvc_coach.wording import N_, _

_BARE_NUMBER = re.compile(r"\d{1,4}")
_MOST_CHARACTERS = 60


def day_named(text: str, today: date, language: str = "en") -> date | None:
    """The day that a person means, looking forward from `today`; None if it names none.

    A bare number names none: it is far more often a slip than a day.
    """
    text = text.strip().rstrip(".!?")
    if not text or len(text) > _MOST_CHARACTERS or _BARE_NUMBER.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    from dateparser import parse  # a quarter of a second, only when a day is named

    found = parse(
        text,
        languages=[language.partition("-")[0]],
        settings={
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY",
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


def moment_near(moment: datetime, now: datetime) -> str:
    """A moment as one speaks of it now: "today 10:04", "yesterday 22:30", "3 November 2026"."""
    moment = moment.astimezone(now.tzinfo)
    days = (now.date() - moment.date()).days
    if days == 0:
        return _("today {time}").format(time=f"{moment:%H:%M}")
    if days == 1:
        return _("yesterday {time}").format(time=f"{moment:%H:%M}")
    return _("{day} {month} {year}").format(
        day=moment.day, month=_(_MONTHS[moment.month - 1]), year=moment.year
    )
