"""An entry: one practice of one person, as it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from nvc_coach.practice.events import Draft, Event

State = Literal["open", "finished", "set-aside"]
STATES: Final[tuple[State, ...]] = get_args(State)

FORMAT: Final = "nvc-entry/1"
"""The format that this version writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One practice: what was done, and what stands unsent.

    Attributes:
        id: A ULID; the file's name.
        exercise: The id of the exercise.
        title: The exercise's title as it was shown.
        version: The exercise's version.
        fingerprint: ``sha256:`` and the hash of the resolved copy kept beside the entries.
        language: The language tag it was practised in.
        state: ``open``, ``finished``, or ``set-aside`` by the person.
        started: When it began, with its offset from UTC, in whole seconds.
        events: What the person did, in order.
        drafts: What stands unsent, by step.
        tags: Words the person filed it under.
        follows: The id of the entry this one continues, or None.
        extra: Keys and tables of the file that this version does not know; they are kept. Drafts
            that it does not know stand in a list under ``draft``.
        format: The format it was read from.
    """

    id: str
    exercise: str
    title: str
    version: str
    fingerprint: str
    language: str
    started: datetime
    state: State = "open"
    events: "tuple[Event, ...]" = field(default=(), repr=False)
    drafts: "Mapping[str, Draft]" = field(default_factory=dict, repr=False)
    tags: tuple[str, ...] = ()
    follows: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict[str, object], repr=False)
    format: str = FORMAT

    @property
    def changed(self) -> datetime:
        """The latest moment in it, drafts included; never the time of a save."""
        moments = [event.at for event in self.events]
        moments += [draft.at for draft in self.drafts.values()]
        return max(moments, default=self.started)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerEntry:
    """An entry written by a later version: it can be looked at, and is never rewritten.

    Attributes:
        format: What the file says of itself, for instance ``nvc-entry/2``.
        text: The file as it stands, to be shown.
        data: What it holds, as far as TOML goes.
        started: When it began, or the moment in its id where that cannot be told.
        changed: When it was last changed, or `started`.
    """

    format: str
    id: str
    exercise: str
    title: str
    state: str
    fingerprint: str
    started: datetime
    changed: datetime
    text: str = field(repr=False)
    data: Mapping[str, object] = field(repr=False)
