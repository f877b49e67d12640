"""Answers that the log holds: those that stand, and those to start from again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from nvc_coach.practice.answers import Answer


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that the log holds for a step.

    Attributes:
        visit: The number of its visit, or of the event that carried it over.
        answer: What was answered.
        said: The labels behind the answer's ids.
        carried: Whether it was taken over from another entry.
    """

    visit: int
    answer: Answer
    said: tuple[str, ...]
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """An earlier answer to start from.

    Attributes:
        answer: What was answered.
        source: From an earlier pass (or entry), from what was undone by going back, or from
            what stands unsent.
        typed: The half-typed field beside picks.
        said: The labels behind the answer's ids.
    """

    answer: Answer
    source: Literal["last", "undone", "draft"]
    typed: str = ""
    said: tuple[str, ...] = ()


def worth_keeping(given: Iterable[Given], on_path: Collection[int]) -> tuple[Given, ...]:
    """What of a step's answers can ever be offered again, oldest first.

    Of those that were undone only the latest can: a later one stands before it for good.
    """
    standing: list[Given] = []
    undone: Given | None = None
    for one in given:
        if one.carried or one.visit in on_path:
            standing.append(one)
        else:
            undone = one
    kept = standing if undone is None else [*standing, undone]
    return tuple(sorted(kept, key=lambda one: one.visit))
