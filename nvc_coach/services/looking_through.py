"""Looking through the journal: what is listed, how it is narrowed down, and in which rows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from nvc_coach.journal.finding import OPEN, Named, NameKind, Wanted
from nvc_coach.journal.searching.hits import HitLine
from nvc_coach.journal.searching.query import Query
from nvc_coach.journal.store import Summary
from nvc_coach.services.days import month_in_words
from nvc_coach.services.program import Program
from nvc_coach.services.searching import lines_found, texts_of
from nvc_coach.wording import N_, _, ngettext

BY: Final[tuple[tuple[NameKind | None, str], ...]] = (
    (None, N_("time")),
    ("exercise", N_("exercise")),
    ("person", N_("person")),
    ("tag", N_("tag")),
)
"""What a journal can be looked through by, and what that is called."""

AT_ONCE: Final = 200
FOUND_AT_ONCE: Final = 12
"""Each of these is read for its lines, at every key; so many fill a page."""
LINES_EACH: Final = 2
MOST_COUNTED: Final = 1000


@dataclass(frozen=True, slots=True)
class Looking:
    """How somebody looks through the journal just now.

    Attributes:
        text: What is typed to find.
        by: What it is looked through by; None for time.
        name: The person, tag or exercise whose entries are shown; None for all, or for the names.
        only_open: Whether only what can be gone on with is shown.
        more: How often older ones were asked for.
    """

    text: str = ""
    by: NameKind | None = None
    name: Named | None = None
    only_open: bool = False
    more: int = 0

    @property
    def searches(self) -> bool:
        """Whether there is a word to look for."""
        return bool(Query.of(self.text).terms)

    @property
    def shows_names(self) -> bool:
        """Whether names are listed, and not entries."""
        return self.by is not None and self.name is None and not self.searches

    @property
    def wanted(self) -> Wanted:
        """Which entries that means."""
        wanted = replace(OPEN if self.only_open else Wanted(), text=self.text)
        if self.name is None or self.by is None:
            return wanted
        if self.by == "exercise":
            return replace(wanted, exercises=(self.name.key,))
        if self.by == "person":
            return replace(wanted, person=self.name.key)
        return replace(wanted, tag=self.name.key)

    def turned(self, by: int) -> "Looking":
        """Looked through by the next of what there is, or the one before."""
        kinds = [kind for kind, _label in BY]
        kind = kinds[(kinds.index(self.by) + by) % len(kinds)]
        return Looking(only_open=self.only_open, by=kind)


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """An entry that is listed, with the lines in which something was found.

    Attributes:
        summary: Its line in the list.
        lines: Where in it something was found.
        texts: All of it that was searched for these lines.
    """

    summary: Summary
    lines: tuple[HitLine, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """What one sees.

    Attributes:
        entries: The entries, newest first.
        names: What entries can be listed by.
        more: Whether there are older ones.
        count: How many entries there are like these, counted to :data:`MOST_COUNTED`.
        damaged: How many files could not be read.
    """

    entries: tuple[FoundEntry, ...] = ()
    names: tuple[Named, ...] = ()
    more: bool = False
    count: int = 0
    damaged: int = 0

    @property
    def counted(self) -> str:
        """How many, in words."""
        if self.count >= MOST_COUNTED:
            return _("more than {count} entries").format(count=f"{MOST_COUNTED - 1:,}")
        told = ngettext("{count} entry", "{count} entries", self.count)
        return told.format(count=self.count)


NOTHING: Final = Sight()
"""What is seen before one has looked."""


def sight_of(program: Program, looking: Looking, before: Sight = NOTHING) -> Sight:
    """What there is to see, as far as the journal was looked at.

    Args:
        program: What the program works with.
        looking: What is looked for, and how.
        before: What was seen one key ago. Its entries are not read again: of those with "lap" most
            that begin so hold "lapw" too.
    """
    store = program.store
    damaged = len(store.damaged())
    if looking.by is not None and looking.shows_names:
        return Sight(names=store.named(looking.by), damaged=damaged)
    at_once = FOUND_AT_ONCE if looking.searches else AT_ONCE
    most = at_once * (looking.more + 1)
    found = store.find(looking.wanted, most=most + 1)
    entries = tuple(_with_lines(program, looking, found[:most], before))
    count = store.count(looking.wanted, MOST_COUNTED)
    return Sight(entries, more=len(found) > most, count=count, damaged=damaged)


def _with_lines(
    program: Program, looking: Looking, found: tuple[Summary, ...], before: Sight
) -> Iterator[FoundEntry]:
    if not looking.searches:
        yield from map(FoundEntry, found)
        return
    known = {(one.summary.id, one.summary.changed): one.texts for one in before.entries}
    for one in found:
        texts = known.get((one.id, one.changed)) or texts_of(program, one.id)
        yield FoundEntry(one, lines_found(texts, looking.text, LINES_EACH), texts)


def month_of(moment: datetime, now: datetime) -> str:
    """The month an entry stands under in a list by time."""
    moment = moment.astimezone(now.tzinfo)
    if (moment.year, moment.month) == (now.year, now.month):
        return _("This month")
    return month_in_words(moment.date())
