"""The entry file: an entry as bytes, and back, exactly.

Every reader of an old format stays here for good; this version writes ``nvc-entry/1``.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Final

from nvc_coach.journal import toml_writing
from nvc_coach.journal.entry import FORMAT, STATES, Entry, NewerEntry
from nvc_coach.journal.event_table import (
    draft_from_table,
    draft_table,
    event_from_table,
    event_table,
    whole_seconds,
)
from nvc_coach.journal.flaws import Flaw, FlawCode, FlawError
from nvc_coach.journal.table_keys import Misfit, MisfitError, TableKeys
from nvc_coach.journal.toml_reading import parsed
from nvc_coach.journal.ulid import is_ulid, moment_of
from nvc_coach.library.toml_text import Parsed
from nvc_coach.practice.events import Draft, Event

_NAMED: Final = re.compile(r"nvc-entry/([1-9][0-9]{0,8})")
_NEWEST: Final = 1
_DRAFT: Final = "draft"


def dump(entry: Entry) -> bytes:
    """An entry as the bytes of its file: the same entry always gives the same bytes."""
    return toml_writing.encoded(tables_of(entry))


def load(data: bytes) -> Entry | NewerEntry:
    """The entry that the bytes of a file hold.

    Raises:
        FlawError: They are no entry; it says why.
    """
    return entry_in(parsed(data))


def entry_in(document: Parsed) -> Entry | NewerEntry:
    """The entry that a document read from a file holds.

    Raises:
        FlawError: It is no entry; it says why.
    """
    named = document.data.get("format")
    match = _NAMED.fullmatch(named) if isinstance(named, str) else None
    read = READERS.get(match[0]) if match else None
    try:
        if read is not None:
            return read(document.data)
        if match and int(match[1]) > _NEWEST:
            return _newer(match[0], document)
    except MisfitError as error:
        raise FlawError(_flaw(error.misfit, document)) from None
    raise FlawError(Flaw(FlawCode.WRONG_FORMAT, document.key_at(("format",)).line))


def from_table(table: Mapping[str, object]) -> Entry:
    """The entry of this version's format in a table that was read from elsewhere than a file.

    Raises:
        FlawError: It is no entry; it says why.
    """
    if table.get("format") != FORMAT:
        raise FlawError(Flaw(FlawCode.WRONG_FORMAT))
    try:
        return _read_1(table)
    except MisfitError as error:
        raise FlawError(_flaw(error.misfit, None)) from None


def as_data(entry: Entry | NewerEntry) -> dict[str, object]:
    """The JSON form: the same keys in the same places, dates as ISO strings."""
    table = entry.data if isinstance(entry, NewerEntry) else tables_of(entry)
    return {key: _as_json(value) for key, value in table.items()}


def tables_of(entry: Entry) -> dict[str, object]:
    """An entry as the tables that stand in its file."""
    top: dict[str, object] = {
        "format": FORMAT,
        "id": entry.id,
        "exercise": entry.exercise,
        "title": entry.title,
        "version": entry.version,
        "fingerprint": entry.fingerprint,
        "language": entry.language,
        "state": entry.state,
        "started": whole_seconds(entry.started),
        "changed": whole_seconds(entry.changed),
    }
    if entry.tags:
        top["tags"] = list(entry.tags)
    if entry.follows is not None:
        top["follows"] = entry.follows
    drafts: list[object] = [draft_table(draft) for draft in entry.drafts.values()]
    unknown_drafts = entry.extra.get(_DRAFT)
    if isinstance(unknown_drafts, list):
        drafts += unknown_drafts
    extra = {key: value for key, value in entry.extra.items() if key not in (*top, "event", _DRAFT)}
    top |= {key: value for key, value in extra.items() if not toml_writing.stands_apart(value)}
    if entry.events:
        top["event"] = [event_table(event) for event in entry.events]
    if drafts:
        top[_DRAFT] = drafts
    return {**top, **extra}


def _read_1(table: Mapping[str, object]) -> Entry:
    keys = TableKeys(table)
    keys.needed_text("format")
    entry_id = _needed_id(keys)
    state = next((state for state in STATES if state == table.get("state")), None)
    keys.needed_text("state")
    if state is None:
        raise keys.misfit(key="state", wanted="state")
    started = keys.needed_moment("started")
    keys.moment("changed")
    events = _events(keys.tables("event"), started)
    latest = max((event.at for event in events), default=started)
    drafts, unknown_drafts = _drafts(keys.tables(_DRAFT), latest)
    return Entry(
        id=entry_id,
        exercise=keys.needed_text("exercise"),
        title=keys.needed_text("title"),
        version=keys.needed_text("version"),
        fingerprint=keys.needed_text("fingerprint"),
        language=keys.needed_text("language"),
        state=state,
        started=started,
        events=events,
        drafts=drafts,
        tags=keys.texts("tags") or (),
        follows=keys.text("follows"),
        extra=keys.left | ({_DRAFT: unknown_drafts} if unknown_drafts else {}),
    )


def _events(tables: tuple[Mapping[str, object], ...], started: datetime) -> tuple[Event, ...]:
    events: list[Event] = []
    before = started
    for place, table in enumerate(tables):
        event = event_from_table(table, otherwise_at=before, path=("event", place))
        if isinstance(event, Misfit):
            raise MisfitError(event)
        events.append(event)
        before = event.at
    return tuple(events)


def _drafts(
    tables: tuple[Mapping[str, object], ...], latest: datetime
) -> tuple[dict[str, Draft], list[object]]:
    drafts: dict[str, Draft] = {}
    unknown: list[object] = []
    for place, table in enumerate(tables):
        draft = draft_from_table(table, otherwise_at=latest, path=(_DRAFT, place))
        if isinstance(draft, Misfit):
            raise MisfitError(draft)
        if draft is None or draft.step in drafts:
            unknown.append(table)
        else:
            drafts[draft.step] = draft
    return drafts, unknown


def _needed_id(keys: TableKeys) -> str:
    entry_id = keys.needed_text("id")
    if not is_ulid(entry_id):
        raise keys.misfit(key="id", wanted="ulid")
    return entry_id


def _newer(entry_format: str, document: Parsed) -> NewerEntry:
    entry_id = _needed_id(TableKeys(document.data))

    def said(key: str) -> str:
        value = document.data.get(key)
        return value if isinstance(value, str) else ""

    def moment(key: str, otherwise: datetime) -> datetime:
        value = document.data.get(key)
        if isinstance(value, datetime) and value.utcoffset() is not None:
            return value
        return otherwise

    started = moment("started", moment_of(entry_id))
    return NewerEntry(
        format=entry_format,
        id=entry_id,
        exercise=said("exercise"),
        title=said("title"),
        state=said("state"),
        fingerprint=said("fingerprint"),
        started=started,
        changed=moment("changed", started),
        text=document.source.text,
        data=document.data,
    )


def _flaw(misfit: Misfit, document: Parsed | None) -> Flaw:
    missing = misfit.wanted == "there"
    return Flaw(
        FlawCode.KEY_MISSING if missing else FlawCode.KEY_OF_ANOTHER_KIND,
        document.key_at(misfit.path).line if document else None,
        str(misfit.path[-1]),
    )


def _as_json(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _as_json(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(one) for one in value]
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value - value != 0:
        return str(value)  # infinity and "not a number" have no place in JSON
    return value


Reader = Callable[[Mapping[str, object]], Entry]
READERS: Final[dict[str, Reader]] = {FORMAT: _read_1}
"""How each format that was ever released is read."""
