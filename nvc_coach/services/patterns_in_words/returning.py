"""What returns, in words: days and titles, never a name nor what was written."""

from collections.abc import Iterator
from typing import Final

from nvc_coach.insight.patterns import Patterns
from nvc_coach.insight.returning import Chain
from nvc_coach.insight.span import Days
from nvc_coach.services.days import in_short
from nvc_coach.services.patterns_in_words.buckets import days_in_words
from nvc_coach.services.patterns_in_words.table import Lines, Shown, Table
from nvc_coach.services.states import state_in_words
from nvc_coach.wording import _, ngettext

_MOST_CHAINS: Final = 10
_MOST_PRACTICES: Final = 12
_POINT, _LINE = "●", "─"
_MOST_SIGNS: Final = 60


def shown_returning(found: Patterns) -> Shown:
    """The practices that belong together."""
    title = _("What returns")
    chains = found.returning[:_MOST_CHAINS]
    if not chains:
        return Shown(
            "returning",
            title,
            (_("No practice goes on from another, or names the same person as another."),),
        )
    return Shown(
        "returning",
        title,
        tuple(_told(found.returning)),
        tuple(_table(number, chain) for number, chain in enumerate(chains, 1)),
        lambda width: _picture(found, chains, width),
    )


def chain_in_words(chain: Chain) -> str:
    """A chain in a sentence, with its days."""
    return _("{chain}, {days}").format(chain=chain_without_days(chain), days=_days(chain))


def chain_without_days(chain: Chain) -> str:
    """A chain in a sentence, where its days are listed."""
    count = len(chain.practices)
    if chain.by == "person":
        told = ngettext(
            "{count} practice about the same person",
            "{count} practices about the same person",
            count,
        )
    else:
        told = ngettext("{count} practice", "{count} practices that go on from one another", count)
    return told.format(count=count)


def _in_short(chain: Chain) -> str:
    """The same, short enough to stand under a line."""
    count = len(chain.practices)
    if chain.by == "person":
        told = ngettext(
            "{count} about one person, {days}", "{count} about one person, {days}", count
        )
    else:
        told = ngettext("{count} in a row, {days}", "{count} in a row, {days}", count)
    return told.format(count=count, days=_days(chain))


def _days(chain: Chain) -> str:
    return days_in_words(Days(chain.practices[0].day, chain.practices[-1].day))


def _told(chains: tuple[Chain, ...]) -> Iterator[str]:
    people = sum(chain.by == "person" for chain in chains)
    if people:
        yield ngettext(
            "{count} person stands in more than one practice.",
            "{count} people stand in more than one practice.",
            people,
        ).format(count=people)
    following = len(chains) - people
    if following:
        yield ngettext(
            "Practices go on from one another once.",
            "Practices go on from one another in {count} rows.",
            following,
        ).format(count=following)
    if len(chains) > _MOST_CHAINS:
        yield ngettext(
            "The one gone on with last is listed.",
            "The {count} gone on with last are listed.",
            _MOST_CHAINS,
        ).format(count=_MOST_CHAINS)


def _table(number: int, chain: Chain) -> Table:
    latest = chain.practices[-_MOST_PRACTICES:]
    rows = ((in_short(one.day), one.title, state_in_words(one.state)) for one in latest)
    about = _("{number}. {chain}").format(number=number, chain=chain_in_words(chain))
    if len(latest) < len(chain.practices):
        about = ngettext("{chain}; the latest", "{chain}; the latest {count}", len(latest)).format(
            chain=about, count=len(latest)
        )
    return Table(about, (_("Begun"), _("practice"), _("state")), tuple(rows))


def _picture(found: Patterns, chains: tuple[Chain, ...], width: int) -> Lines:
    """For each chain a line over the whole range, with a point where a practice began."""
    room = max(2, min(_MOST_SIGNS, width - 4))
    lines = [
        line
        for number, chain in enumerate(chains, 1)
        for line in (f"{number:>2}  {_points(found.days, chain, room)}", f"    {_in_short(chain)}")
    ]
    told = _("The line is the time from {first} to {last}; {point} a practice").format(
        first=in_short(found.days.first), last=in_short(found.days.last), point=_POINT
    )
    return (*lines, "", told)


def _points(days: Days, chain: Chain, room: int) -> str:
    length = max(1, (days.last - days.first).days)
    places = {(one.day - days.first).days * (room - 1) // length for one in chain.practices}
    begin, end = min(places), max(places)
    cells = (_POINT if at in places else _LINE if begin < at < end else " " for at in range(room))
    return "".join(cells).rstrip()
