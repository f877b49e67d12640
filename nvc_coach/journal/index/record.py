"""What an entry tells the index: its line in the list, its words, and who is named in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nvc_coach.journal.store import Summary

if TYPE_CHECKING:
    from nvc_coach.journal.followups import FollowUp

PERSON: Final = "person"
"""The id of a step that asks for a name is this, or begins with this and a hyphen."""

# What machines read; everything else in an entry, also what this version does not know, is words.
_NO_WORDS: Final = frozenset(
    {"format", "id", "exercise", "version", "fingerprint", "language", "state", "follows"}
)
_NO_WORDS_INSIDE: Final = frozenset({"step", "asked", "back", "outcome", "chose"})


@dataclass(frozen=True, slots=True)
class Record:
    """One entry as the index takes it in.

    Attributes:
        summary: Its line in the list.
        texts: Every text in it, but for the questions.
        people: The names given where a name was asked for, as they stand.
        to_follow_up: The requests and agreements in it.
    """

    summary: Summary
    texts: tuple[str, ...]
    people: tuple[str, ...] = ()
    to_follow_up: "tuple[FollowUp, ...]" = ()


def record_of(summary: Summary, tables: Mapping[str, object]) -> Record:
    """What the index takes in of an entry: its line, and what stands in the tables of its file."""
    return Record(
        summary, tuple(texts_in(tables)), people_in(tables), _to_follow_up(summary, tables)
    )


def texts_in(tables: Mapping[str, object]) -> Iterator[str]:
    """Every text of an entry that is searched: what was written, chosen and noted, and its title.

    The questions are left out, since every entry of a practice has the same; so are ids, where the
    words that were shown stand beside them.
    """
    for key, value in tables.items():
        if key in ("event", "draft"):
            for event in _tables(value):
                yield from _texts_in_event(event)
        elif key not in _NO_WORDS:
            yield from _texts(value)


def people_in(tables: Mapping[str, object]) -> tuple[str, ...]:
    """The names given where a name was asked for; one that was changed or taken back is not."""
    named: dict[str, str] = {}
    for event in _tables(tables.get("event")):
        step = event.get("step")
        if isinstance(step, str) and _asks_for_a_name(step):
            text = event.get("text")
            if event.get("skipped"):
                named.pop(step, None)
            elif isinstance(text, str) and "outcome" not in event:
                named[step] = " ".join(text.split())
    return tuple(dict.fromkeys(filter(None, named.values())))


def _to_follow_up(summary: Summary, tables: Mapping[str, object]) -> "tuple[FollowUp, ...]":
    """What is followed up; of an entry no more is made than that takes."""
    events = () if summary.read_only else tuple(_tables(tables.get("event")))
    steps = {one.get("step") for one in events if "by" in one or "agreed" in one}
    if not steps:
        return ()
    if not any("back" in one for one in events):  # which undoes what was said at any step
        events = tuple(one for one in events if one.get("step") in steps)
        tables = {**tables, "event": [*events], "draft": []}
    from nvc_coach.journal.entry_file import READERS
    from nvc_coach.journal.followups import follow_ups

    return follow_ups(READERS[str(tables["format"])](tables))


def _asks_for_a_name(step: str) -> bool:
    return step == PERSON or step.startswith(f"{PERSON}-")


def _tables(value: object) -> Iterator[Mapping[str, object]]:
    """The tables in a list of them; a newer format may have something else in its place."""
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def _texts_in_event(event: Mapping[str, object]) -> Iterator[str]:
    shown = "said" in event
    for key, value in event.items():
        if key in _NO_WORDS_INSIDE or (shown and key == "picked"):
            continue
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | dict):
            yield from _texts(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
