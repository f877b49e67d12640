"""Small lists to try the coach with."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from nvc_coach.coach.hinting import hints
from nvc_coach.coach.lists import CoachList, CoachLists
from nvc_coach.practice.hint_table import Asked, HintTable

SETS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "person": ("he", "she", "boss", "mother-in-law"),
        "be": ("is", "was"),
        "doing": ("-ing",),
        "not-doing": ("nothing",),
    }
)


def table(hint_id: str, *words: str, **more: tuple[str, ...]) -> HintTable:
    """A hint about some words."""
    return HintTable(hint_id, f"{hint_id}?", (Asked(words),), **more)  # type: ignore[arg-type]


def lists(*tables: HintTable, **more: tuple[str, ...]) -> CoachLists:
    """Lists of which there is one, with names and sets."""
    one = CoachList("ours", "1.0.0", "en", "observation", tables, names=True, sets=SETS, **more)
    return CoachLists("observation", (one,))


def asked(text: str, held_against: CoachLists) -> list[str]:
    """The words of a text that are asked about."""
    return [one.phrase for one in hints(text, held_against)]
