"""Which entries somebody wants to see, and how far a look through the journal has come."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

NameKind = Literal["person", "tag", "exercise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries; each of these narrows them down, and by default none does.

    Attributes:
        text: Words that stand in them; see :class:`nvc_coach.journal.searching.query.Query`.
        beginning: How their ids begin.
        states: How they stand.
        exercises: Ids of what was practised.
        person: Somebody named in them, in any case and with or without accents.
        tag: A word they are filed under, likewise.
        follows: The id of the entry they continue.
        to_follow_up: Whether something in them is to be followed up, a request with a day or an
            agreement, and nothing was told of it yet.
        followed_up: Whether there is anything like that in them, told of or not.
        read_only: Whether a later version of the program wrote them.
        since: The first day on which they may have begun.
        until: The last.
    """

    text: str = ""
    beginning: str = ""
    states: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    person: str = ""
    tag: str = ""
    follows: str = ""
    to_follow_up: bool = False
    followed_up: bool = False
    read_only: bool = False
    since: date | None = None
    until: date | None = None


EVERYTHING = Wanted()
OPEN = Wanted(states=("open",))
"""What one can go on with, and has not set aside."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person, a tag or an exercise that entries can be listed by.

    Attributes:
        key: What to want: the name as it is compared, or an exercise's id.
        shown: As it was last written.
        count: In how many entries.
    """

    key: str
    shown: str
    count: int


@dataclass(frozen=True, slots=True)
class Due:
    """Something to follow up that is due: where it stands.

    Attributes:
        entry: The entry's id.
        step: The step it was said at.
        item: The number of the agreement; None for a request.
    """

    entry: str
    step: str
    item: int | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a look through the journal has come.

    Attributes:
        looked_at: How many files were looked at.
        of: How many there are.
    """

    looked_at: int
    of: int


Hear = Callable[[Progress], object]
"""Is told now and then how far a look has come; it may wait, or end the look by an exception."""


def hear_nothing(_progress: Progress) -> None:
    """Take no notice of how far it has come."""
