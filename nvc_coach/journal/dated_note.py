"""Dated notes: what the entries of other journals become here.

A note is an entry of the built-in practice with the id ``note``: one text, given as the answer to
its one question. So it is replayed, read, searched and exported like any other entry.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.event_table import whole_seconds
from nvc_coach.journal.ulid import ulid_of
from nvc_coach.practice.answers import Text, clean
from nvc_coach.practice.events import Answered
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.session import Moved, advance, begin

NOTE: Final = "note"
"""The id of the practice, and of its step."""
STARRED: Final = "starred"
"""The tag of a note that had a star."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedNote:
    """An entry of another journal.

    Attributes:
        text: All of it, its first line first.
        at: When it was written, with the offset that held there.
        tags: What it was filed under.
        source: What tells it from all others of its journal, for instance its id there.
        attachments: How many pictures and the like it had, which are not taken.
    """

    text: str = field(repr=False)
    at: datetime
    tags: tuple[str, ...]
    source: str = field(repr=False)
    attachments: int = 0


def note_entry(note: DatedNote, exercise: Exercise) -> Entry:
    """The entry that a note becomes; the same note always becomes the same one.

    Args:
        note: It holds at least one word.
        exercise: The practice with the id ``note``.
    """
    at = whole_seconds(note.at)
    moved = advance(begin(exercise), Answered(step=NOTE, at=at, answer=Text(note.text)))
    if not isinstance(moved, Moved):
        # Only a file of the program that was changed by hand can come to this.
        message = f"the built-in practice does not take a text: {moved}"
        raise TypeError(message)
    return Entry(
        id=_id_of(note),
        exercise=exercise.id,
        # Not its first line: lists of entries show no words of anybody, for screens are watched.
        title=exercise.title,
        version=exercise.version,
        fingerprint=exercise.fingerprint,
        language=exercise.language,
        state="finished",
        started=at,
        events=moved.session.log,
        tags=tuple(dict.fromkeys(clean(one) for one in note.tags if one.strip())),
    )


def is_same_note(kept: Entry | NewerEntry, note: Entry) -> bool:
    """Whether a kept entry began as this note, whatever was done with it since."""
    if not isinstance(kept, Entry) or kept.exercise != note.exercise:
        return False
    (said,), first = note.events, kept.events[:1]
    return any(
        isinstance(one, Answered) and isinstance(said, Answered) and one.answer == said.answer
        for one in first
    )


def _id_of(note: DatedNote) -> str:
    digest = hashlib.sha256(clean(note.source).encode()).digest()
    return ulid_of((note.at - _EPOCH) // timedelta(milliseconds=1), digest)
