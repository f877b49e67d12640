"""All patterns of a range, one after the other."""

from typing import Final

from nvc_coach.insight.patterns import Patterns
from nvc_coach.services.patterns_in_words.buckets import days_in_words
from nvc_coach.services.patterns_in_words.charge import shown_charge
from nvc_coach.services.patterns_in_words.named import shown_guesses, shown_words
from nvc_coach.services.patterns_in_words.returning import shown_returning
from nvc_coach.services.patterns_in_words.table import Lines, Shown
from nvc_coach.services.patterns_in_words.time import shown_time
from nvc_coach.wording import _, ngettext

_LITTLE: Final = 2


def opening(found: Patterns, newer: int = 0) -> Lines:
    """What stands above them: which days, how many practices, and what is not known of some.

    Args:
        found: The patterns.
        newer: How many entries were left out because a later version wrote them.
    """
    days = days_in_words(found.days)
    if not found.practices:
        lines = [_("{days}: no practice began in these days.").format(days=days)]
    else:
        lines = [
            ngettext(
                "{days}: {count} practice.", "{days}: {count} practices.", found.practices
            ).format(days=days, count=found.practices)
        ]
    if 0 < found.practices <= _LITTLE:
        lines.append(
            ngettext(
                "One practice says little yet. What is in it stands here all the same.",
                "{count} practices say little yet. What is in them stands here all the same.",
                found.practices,
            ).format(count=found.practices)
        )
    return (*lines, *_not_known(found, newer))


def shown_patterns(found: Patterns) -> tuple[Shown, ...]:
    """Every pattern, in the order in which they are shown; none without a practice."""
    if not found.practices:
        return ()
    return (
        shown_words(found, "needs"),
        shown_words(found, "feelings"),
        shown_guesses(found),
        shown_charge(found),
        shown_returning(found),
        shown_time(found),
    )


def _not_known(found: Patterns, newer: int) -> Lines:
    lines: list[str] = []
    if found.not_understood:
        lines.append(
            ngettext(
                "In {count} of them the exercise as it was is no longer here. Whose needs and "
                "feelings it holds, and whether those needs were met, is not known.",
                "In {count} of them the exercise as it was is no longer here. Whose needs and "
                "feelings they hold, and whether those needs were met, is not known.",
                found.not_understood,
            ).format(count=found.not_understood)
        )
    if newer:
        lines.append(
            ngettext(
                "{count} entry was written by a later version of nvc-coach and is not counted.",
                "{count} entries were written by a later version of nvc-coach and are not counted.",
                newer,
            ).format(count=newer)
        )
    return tuple(lines)
