"""What an entry tells the index: its line in the list, its words, and who is named in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.store import Summary, summary_of
from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered, Skipped

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
    """

    summary: Summary
    texts: tuple[str, ...]
    people: tuple[str, ...] = ()


def record_of(entry: Entry | NewerEntry, tables: Mapping[str, object]) -> Record:
    """What the index takes in of an entry and the tables of its file."""
    people = people_in(entry) if isinstance(entry, Entry) else ()
    return Record(summary_of(entry), tuple(texts_in(tables)), people)


def texts_in(tables: Mapping[str, object]) -> Iterator[str]:
    """Every text of an entry that is searched: what was written, chosen and noted, and its title.

    The questions are left out, since every entry of a practice has the same; so are ids, where the
    words that were shown stand beside them.
    """
    for key, value in tables.items():
        if key in ("event", "draft") and isinstance(value, list):
            for one in value:
                if isinstance(one, Mapping):
                    yield from _texts_in_event(one)
        elif key not in _NO_WORDS:
            yield from _texts(value)


def people_in(entry: Entry) -> tuple[str, ...]:
    """The names given where a name was asked for; one that was changed or taken back is not."""
    named: dict[str, str] = {}
    for event in entry.events:
        match event:
            case Answered(step=step, answer=Text(text)) if _asks_for_a_name(step):
                named[step] = " ".join(text.split())
            case Skipped(step=step) if _asks_for_a_name(step):
                named.pop(step, None)
            case _:
                pass
    return tuple(dict.fromkeys(filter(None, named.values())))


def _asks_for_a_name(step: str) -> bool:
    return step == PERSON or step.startswith(f"{PERSON}-")


def _texts_in_event(event: Mapping[str, object]) -> Iterator[str]:
    shown = "said" in event
    for key, value in event.items():
        if key not in _NO_WORDS_INSIDE and not (shown and key == "picked"):
            yield from _texts(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
