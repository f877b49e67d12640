"""Reading entry files as fast as can be, for the index; whatever is unusual is read slowly.

A hundred thousand entries are read when an index is made. Parsing with a fast parser, and asking of
each key only whether it holds what it always does, takes a twentieth of the time of
:mod:`nvc_coach.journal.entry_file`. Whatever does not pass is left to that.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, cast

from nvc_coach.journal.entry import FORMAT, STATES
from nvc_coach.journal.store import Summary, summary_of
from nvc_coach.journal.ulid import is_ulid

if TYPE_CHECKING:
    from nvc_coach.journal.entry import Entry, NewerEntry

_MOST_BYTES: Final = 1024 * 1024
"""A larger file takes long in any case; it goes through the guard."""

_TOP: Final[Mapping[str, type]] = {
    **dict.fromkeys(("format", "id", "exercise", "title", "version", "fingerprint"), str),
    **dict.fromkeys(("language", "state", "follows"), str),
    **dict.fromkeys(("started", "changed"), datetime),
    **dict.fromkeys(("tags", "event", "draft"), list),
}
_NEEDED: Final = frozenset(_TOP) - {"follows", "tags", "event", "draft"}
_EVENT: Final[Mapping[str, type]] = {
    **dict.fromkeys(("step", "asked", "text", "outcome"), str),
    **dict.fromkeys(("picked", "said", "own", "agreed"), list),
    **dict.fromkeys(("skipped", "unsure", "amend", "carried", "reflection"), bool),
    **dict.fromkeys(("number", "item"), int),
    "at": datetime,
    "by": date,
}
_EITHER: Final[Mapping[str, tuple[type, type]]] = {"back": (bool, str), "chose": (str, list)}
_AGREED: Final[Mapping[str, type]] = {"who": str, "what": str, "by": date}


def read_quickly(data: bytes) -> tuple[Summary, Mapping[str, object]]:
    """The line for the entry that the bytes of a file hold, and its tables.

    What is read here can be loaded too, but for a file that somebody wrote in a later version of
    TOML.

    Raises:
        FlawError: They are no entry; it says why.
    """
    tables = _parsed_quickly(data) if len(data) <= _MOST_BYTES else None
    if tables is not None and is_usual(tables):
        return _summary(tables), tables
    from nvc_coach.journal import entry_file  # a usual entry needs none of it to be listed
    from nvc_coach.journal.toml_reading import parsed

    document = parsed(data)
    return summary_of(entry_file.entry_in(document)), document.data


def entry_quickly(data: bytes) -> "Entry | NewerEntry":
    """The entry that the bytes of a file hold; see :func:`read_quickly`.

    Raises:
        FlawError: They are no entry; it says why.
    """
    from nvc_coach.journal import entry_file

    tables = _parsed_quickly(data) if len(data) <= _MOST_BYTES else None
    if tables is not None and is_usual(tables):
        return entry_file.READERS[FORMAT](tables)
    return entry_file.load(data)


def is_usual(tables: Mapping[str, object]) -> bool:
    """Whether every key is one that this version knows, and holds what it should."""
    return (
        tables.get("format") == FORMAT
        and tables.keys() >= _NEEDED
        and all(type(value) is _TOP.get(key) for key, value in tables.items())
        and tables["state"] in STATES
        and is_ulid(str(tables["id"]))
        and _are_texts(tables.get("tags", ()))
        and _are_moments((tables["started"], tables["changed"]))
        and all(map(_is_usual_event, cast("list[object]", tables.get("event", ()))))
        and _are_usual_drafts(cast("list[object]", tables.get("draft", ())))
    )


def _parsed_quickly(data: bytes) -> Mapping[str, object] | None:
    import rtoml  # only where files are read to be found again

    try:
        return rtoml.loads(data.decode())
    except ValueError:
        return None


def _is_usual_event(table: object) -> bool:
    if not isinstance(table, dict) or "at" not in table or not _are_moments((table["at"],)):
        return False
    for key, value in table.items():
        kind = _EVENT.get(key)
        if type(value) is not kind and type(value) not in _EITHER.get(key, ()):
            return False
        if type(value) is list:
            fits = all(map(_is_agreed, value)) if key == "agreed" else _are_texts(value)
            if not fits:
                return False
    return True


def _are_usual_drafts(drafts: list[object]) -> bool:
    if not all(map(_is_usual_event, drafts)):
        return False
    steps = {cast("dict[str, str]", one).get("step") for one in drafts}
    return len(steps) == len(drafts)


def _is_agreed(table: object) -> bool:
    return (
        isinstance(table, dict)
        and "what" in table
        and all(type(value) is _AGREED.get(key) for key, value in table.items())
    )


def _are_texts(values: object) -> bool:
    return set(map(type, cast("Iterable[object]", values))) <= {str}


def _are_moments(values: Iterable[object]) -> bool:
    return all(isinstance(one, datetime) and one.utcoffset() is not None for one in values)


def _summary(tables: Mapping[str, object]) -> Summary:
    """The line for an entry of the usual kind."""
    listed = (
        cast("list[Mapping[str, datetime]]", tables.get(key, ())) for key in ("event", "draft")
    )
    moments = [one["at"] for some in listed for one in some]
    started = cast("datetime", tables["started"])
    return Summary(
        id=str(tables["id"]),
        exercise=str(tables["exercise"]),
        title=str(tables["title"]),
        state=str(tables["state"]),
        started=started,
        changed=max(moments, default=started),
        fingerprint=str(tables["fingerprint"]),
        tags=tuple(cast("list[str]", tables.get("tags", ()))),
        follows=cast("str | None", tables.get("follows")),
    )
