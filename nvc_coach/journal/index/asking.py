"""Asking the index: which entries fit, how many, what is damaged, who and what is named."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from nvc_coach.journal.finding import Due, Named, NameKind, Wanted
from nvc_coach.journal.flaws import Damage, Flaw, FlawCode
from nvc_coach.journal.index.places import first_place_on
from nvc_coach.journal.layout import Layout
from nvc_coach.journal.searching.folding import folded
from nvc_coach.journal.searching.query import Query
from nvc_coach.journal.store import Summary, newest_first

if TYPE_CHECKING:
    import apsw

_COLUMNS: Final = (
    "entry.id, entry.exercise, entry.title, entry.state, entry.started, "
    "entry.changed, entry.fingerprint, entry.tags, entry.follows, entry.read_only"
)
_DAY: Final = timedelta(days=1)


def entries(
    connection: "apsw.Connection",
    wanted: Wanted,
    layout: Layout,
    *,
    skip: int = 0,
    most: int | None = None,
) -> tuple[Summary, ...]:
    """The entries that fit, newest first.

    Args:
        connection: The index.
        wanted: Which.
        layout: Where files stand, for copies that other programs made.
        skip: How many of them are passed over.
        most: How many at most.
    """
    where, values = _where(wanted)
    table, order = _tables(wanted)
    values += [-1 if most is None else most, skip]
    # What is put together here are words of this module; what was typed stands in `values`.
    sql = f"SELECT {_COLUMNS} FROM {table} WHERE {where} ORDER BY {order} DESC LIMIT ? OFFSET ?"  # noqa: S608
    copies = _copies(connection, layout)
    return newest_first(_summary(row, copies) for row in connection.execute(sql, values))


def count(connection: "apsw.Connection", wanted: Wanted, most: int) -> int:
    """How many entries fit, counted up to `most`."""
    where, values = _where(wanted)
    table, _order = _tables(wanted)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {where} LIMIT ?)"  # noqa: S608  # as above
    return _number(connection, sql, *values, most)


def named(connection: "apsw.Connection", kind: NameKind) -> list[Named]:
    """What entries can be listed by, what most have first."""
    if kind == "exercise":
        sql = (
            "SELECT exercise, (SELECT title FROM entry AS latest WHERE latest.exercise = "
            "entry.exercise ORDER BY place DESC LIMIT 1), count(*) FROM entry GROUP BY exercise"
        )
        rows = connection.execute(sql).fetchall()
    else:
        sql = (
            "SELECT key, (SELECT shown FROM name AS latest WHERE latest.kind = name.kind AND "
            "latest.key = name.key ORDER BY place DESC LIMIT 1), count(*) FROM name "
            "WHERE kind = ? GROUP BY key"
        )
        rows = connection.execute(sql, (kind,)).fetchall()
    found = [Named(str(key), str(shown), int(str(number))) for key, shown, number in rows]
    return sorted(found, key=lambda one: (-one.count, one.key))


_DUE: Final = (
    "FROM followup JOIN entry USING (place) "
    "WHERE told = 0 AND day IS NOT NULL AND day <= ? AND state <> 'set-aside'"
)


def due(connection: "apsw.Connection", today: date, most: int) -> list[Due]:
    """What is due and was not told of, the oldest first; not of what was set aside."""
    sql = f"SELECT entry.id, step, item {_DUE} ORDER BY day, place, step, item LIMIT ?"  # as above
    rows = connection.execute(sql, (today.isoformat(), most))
    return [Due(str(one), str(step), int(str(item)) or None) for one, step, item in rows]


def count_due(connection: "apsw.Connection", today: date) -> int:
    """How much is due."""
    return _number(connection, f"SELECT count(*) {_DUE}", today.isoformat())  # as above


def damaged(connection: "apsw.Connection", layout: Layout) -> Iterator[Damage]:
    """The files that should be entries and cannot be read, and copies whose entry is gone."""
    rows = connection.execute(
        "SELECT folder, name, flaw, line, key FROM file WHERE flaw IS NOT NULL"
    ).fetchall()
    for folder, name, flaw, line, key in rows:
        file = layout.entries / str(folder) / str(name)
        yield Damage(
            file, Flaw(FlawCode(str(flaw)), None if line is None else int(str(line)), str(key))
        )
    rows = connection.execute(
        "SELECT folder, name FROM file WHERE copy_of IS NOT NULL "
        "AND copy_of NOT IN (SELECT id FROM entry)"
    ).fetchall()
    for folder, name in rows:
        yield Damage(layout.entries / str(folder) / str(name), Flaw(FlawCode.COPY))


Values = list[str | int]


def _where(wanted: Wanted) -> tuple[str, Values]:
    """What must hold, in SQL, and the values in it."""
    conditions, values = ["1"], Values()
    for condition, *given in _conditions(wanted):
        conditions.append(str(condition))
        values += given
    return " AND ".join(conditions), values


def _conditions(wanted: Wanted) -> Iterator[tuple[str | int, ...]]:
    """Each thing that must hold, with its values."""
    query = Query.of(wanted.text)
    if query.terms:
        yield "words MATCH ?", query.match
    if wanted.beginning:
        yield "entry.id >= ? AND entry.id < ?", wanted.beginning, f"{wanted.beginning}~"
    if wanted.follows:
        yield "entry.follows = ?", wanted.follows
    flags = {
        "entry.read_only": wanted.read_only,
        "entry.place IN (SELECT place FROM followup WHERE told = 0)": wanted.to_follow_up,
        "entry.place IN (SELECT place FROM followup)": wanted.followed_up,
    }
    yield from ((condition,) for condition, must in flags.items() if must)
    if wanted.states and "finished" not in wanted.states:
        yield ("entry.state <> 'finished'",)  # there is an index of these few
    for column, fitting in (("state", wanted.states), ("exercise", wanted.exercises)):
        if fitting:
            yield f"entry.{column} IN (SELECT value FROM json_each(?))", json.dumps(fitting)  # noqa: S608  # as above
    for kind, name in (("person", wanted.person), ("tag", wanted.tag)):
        if name:
            places = "SELECT place FROM name WHERE kind = ? AND key = ?"
            yield f"entry.place IN ({places})", kind, folded(name)
    yield from _conditions_of_days(wanted)


def _conditions_of_days(wanted: Wanted) -> Iterator[tuple[str | int, ...]]:
    if wanted.since is not None:
        yield "entry.place >= ?", first_place_on(wanted.since)
    if wanted.until is not None:
        yield "entry.place < ?", first_place_on(wanted.until + _DAY)


def _tables(wanted: Wanted) -> tuple[str, str]:
    """Where to look, and what to order by: the search gives its finds in the order of its rows."""
    if Query.of(wanted.text).terms:
        return "words CROSS JOIN entry ON entry.place = words.rowid", "words.rowid"
    return "entry", "entry.place"


def _summary(row: tuple[object, ...], copies: dict[str, tuple[Path, ...]]) -> Summary:
    entry_id, exercise, title, state, started, changed, fingerprint, tags, follows, only = row
    return Summary(
        id=str(entry_id),
        exercise=str(exercise),
        title=str(title),
        state=str(state),
        started=datetime.fromisoformat(str(started)),
        changed=datetime.fromisoformat(str(changed)),
        fingerprint=str(fingerprint),
        tags=() if tags == "[]" else tuple(json.loads(str(tags))),
        follows=None if follows is None else str(follows),
        read_only=bool(only),
        copies=copies.get(str(entry_id), ()),
    )


def _copies(connection: "apsw.Connection", layout: Layout) -> dict[str, tuple[Path, ...]]:
    copies: dict[str, tuple[Path, ...]] = {}
    # Put in order here: the database would go through all the files in their order instead.
    rows = connection.execute("SELECT folder, name, copy_of FROM file WHERE copy_of IS NOT NULL")
    for folder, name, entry_id in sorted(rows, key=lambda row: row[:2]):
        path = layout.entries / str(folder) / str(name)
        copies[str(entry_id)] = (*copies.get(str(entry_id), ()), path)
    return copies


def _number(connection: "apsw.Connection", sql: str, *values: str | int) -> int:
    (number,) = connection.execute(sql, values).fetchone() or (0,)
    return int(number)
