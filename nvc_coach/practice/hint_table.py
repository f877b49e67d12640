"""Hint tables: which words the coach may ask about, and what it then asks.

They stand in lists of the coach and in exercises alike, so they are told here, where both may look;
how they are held against a text, :mod:`nvc_coach.coach` knows.
"""

from dataclasses import dataclass
from typing import Literal

CoachKind = Literal["observation", "feelings", "needs", "request"]
"""What a text is about when the coach looks at it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that are asked about, and what can be offered in their place.

    Attributes:
        words: Words and phrases, as a trainer wrote them.
        feelings: Ids of feelings likely underneath.
        needs: Ids of needs likely underneath.
    """

    words: tuple[str, ...]
    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HintTable:
    """One question of the coach, and where it is asked.

    Attributes:
        id: Unique in its list, and stable.
        say: One short question.
        asked: The words it is asked about.
        after: Only if one of these phrases stands right before; anywhere if there are none.
        not_after: Only if none of these stands right before.
        unless: Phrases in which the words are innocent.
        kind: What texts it is for.
        vocabulary: The vocabulary of which it asks about every word; empty if there is none.
    """

    id: str
    say: str
    asked: tuple[Asked, ...]
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    kind: CoachKind = "observation"
    vocabulary: str = ""
