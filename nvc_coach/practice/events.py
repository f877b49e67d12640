"""Events: what the person did, each at its moment. A session is a list of them.

`asked` and `said` tell, for a reader of the entry, what stood on the page. A front end leaves them
out; :func:`nvc_coach.practice.session.advance` fills them in. `extra` holds keys that this version
does not know, so that they outlive it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Literal, get_args

from nvc_coach.practice.answers import Answer

OutcomeKind = Literal["done", "partly", "not", "changed"]
OUTCOMES: tuple[OutcomeKind, ...] = get_args(OutcomeKind)
# A mapping may not be a default itself before Python 3.12.
_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    at: datetime
    extra: Mapping[str, object] = field(default_factory=lambda: _NOTHING, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(_Event):
    """The step waiting was answered; with `amend`, an answer given earlier was changed."""

    step: str
    answer: Answer
    amend: bool = False
    asked: str | None = None
    said: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped(_Event):
    """The step waiting was left open; with `amend`, an answer given earlier was withdrawn."""

    step: str
    unsure: bool = False
    amend: bool = False
    asked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WentBack(_Event):
    """From `step`, to the step before it, or to the latest visit of the step named `to`."""

    step: str
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried(_Event):
    """An answer taken over from another entry, copied in before anything else happened."""

    step: str
    answer: Answer
    asked: str | None = None
    said: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(_Event):
    """How a request went, or agreement number `item` (from 1); after finishing."""

    step: str
    outcome: OutcomeKind
    item: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflected(_Event):
    """Looking back, in words; after finishing."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(_Event):
    """Something a later version writes down; kept as it is, in `extra`, and passed over here."""


Event = Answered | Skipped | WentBack | Carried | Outcome | Reflected | Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What stands unsent at a step: the answer so far, and the half-typed field beside picks."""

    step: str
    at: datetime
    answer: Answer
    typed: str = ""
    extra: Mapping[str, object] = field(default_factory=lambda: _NOTHING, repr=False)


def with_draft(drafts: Mapping[str, Draft], draft: Draft) -> Mapping[str, Draft]:
    """The drafts, with this one in place of an earlier one at its step."""
    return MappingProxyType({**drafts, draft.step: draft})


def drafts_after(drafts: Mapping[str, Draft], event: Event) -> Mapping[str, Draft]:
    """The drafts that stand after an event: an answer takes its step's draft with it."""
    if isinstance(event, Answered) and event.step in drafts:
        return MappingProxyType({k: v for k, v in drafts.items() if k != event.step})
    return drafts
