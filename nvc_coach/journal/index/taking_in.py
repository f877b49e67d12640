"""Taking files into the index and out of it; each call is part of one transaction."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nvc_coach.journal.flaws import Flaw
from nvc_coach.journal.index.places import place_of
from nvc_coach.journal.index.record import Record
from nvc_coach.journal.searching.folding import folded, indexed

if TYPE_CHECKING:
    import apsw

_BETWEEN: Final = " \N{SYMBOL FOR RECORD SEPARATOR} "
"""Stands between two texts, so that no phrase goes from one into the other."""


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file as it was found in the folder of a month.

    Attributes:
        folder: The year and the month, for instance "2026/11".
        name: The file's name.
        stamp: What changes when the file does.
        holds: The entry in it, why it cannot be read, or None for what is a copy of an entry.
        copy_of: The id of the entry that it is a copy of.
    """

    folder: str
    name: str
    stamp: str
    holds: Record | Flaw | None
    copy_of: str | None = None


def take_out(connection: "apsw.Connection", folder: str, name: str) -> None:
    """Forget a file, and all that was known from it."""
    found = connection.execute(
        "DELETE FROM file WHERE folder = ? AND name = ? RETURNING place", (folder, name)
    ).fetchone()
    if found is None or found[0] is None:
        return
    connection.execute("DELETE FROM words WHERE rowid = ?", found)
    connection.execute("DELETE FROM name WHERE place = ?", found)
    connection.execute("DELETE FROM followup WHERE place = ?", found)
    connection.execute("DELETE FROM entry WHERE place = ?", found)


def take_in(connection: "apsw.Connection", seen: FileSeen) -> None:
    """Know a file as it is now, in place of what was known of it."""
    take_out(connection, seen.folder, seen.name)
    place, flaw = None, None
    if isinstance(seen.holds, Record):
        place = _entry(connection, seen.holds)
    else:
        flaw = seen.holds
    told = (flaw.code.value, flaw.line, flaw.key) if flaw else (None, None, None)
    connection.execute(
        "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (seen.folder, seen.name, seen.stamp, place, *told, seen.copy_of),
    )


def _entry(connection: "apsw.Connection", record: Record) -> int:
    summary = record.summary
    place = place_of(summary.started, summary.id)
    while connection.execute("SELECT 1 FROM entry WHERE place = ?", (place,)).fetchone():
        place += 1
    connection.execute(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            place,
            summary.id,
            summary.exercise,
            summary.title,
            summary.state,
            summary.started.isoformat(),
            summary.changed.isoformat(),
            summary.fingerprint,
            json.dumps(summary.tags, ensure_ascii=False),
            summary.follows,
            summary.read_only,
        ),
    )
    names = {("person", folded(one)): one for one in record.people}
    names |= {("tag", folded(one)): one for one in summary.tags}
    connection.executemany(
        "INSERT INTO name VALUES (?, ?, ?, ?)",
        [(kind, key, place, shown) for (kind, key), shown in names.items() if key],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO followup VALUES (?, ?, ?, ?, ?)",
        [
            (place, one.step, one.item or 0, one.by and one.by.isoformat(), one.outcome is not None)
            for one in record.to_follow_up
        ],
    )
    connection.execute(
        "INSERT INTO words (rowid, text) VALUES (?, ?)",
        (place, _BETWEEN.join(map(indexed, record.texts))),
    )
    return place
