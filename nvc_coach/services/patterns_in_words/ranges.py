"""The ranges of days that are offered to look at."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from nvc_coach.insight.span import EVER, Span
from nvc_coach.wording import _

_LAST_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Range:
    """Some days, by a name."""

    label: str
    span: Span


def ranges(today: date) -> tuple[Range, ...]:
    """What is offered, the nearest days first; none ends before there are no more practices."""
    first = today - min(timedelta(_LAST_DAYS - 1), today - date.min)
    return (
        Range(_("The last 30 days"), Span(first)),
        Range(_("This year"), Span(today.replace(month=1, day=1))),
        Range(_("All of it"), EVER),
    )
