"""A whole journal as one JSON document, ``nvc-journal/1``, and back, without loss.

The same journal gives the same bytes: entries in the order of their ids, then the exercises they
were made with in the order of their fingerprints, each on a line of its own, and no time of export.

An entry stands there with the keys of its file. Where the bytes of the file could not be had again
from that (a date under a key that this version does not know, a file laid out by hand, a later
format), it brings the text of its file along under ``toml``, and reading takes that.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, TypeVar

from nvc_coach.journal import entry_file
from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.errors import JournalError
from nvc_coach.journal.event_table import whole_seconds
from nvc_coach.journal.fingerprint import fingerprint_of
from nvc_coach.journal.flaws import Flaw, FlawCode, FlawError
from nvc_coach.journal.store import Store
from nvc_coach.library.file_limits import RESOLVED_LIMIT

Value = TypeVar("Value")

JOURNAL_FORMAT: Final = "nvc-journal/1"
FILE_KEY: Final = "toml"
_FINGERPRINT: Final = "fingerprint"
# What steers a terminal or turns a line around is written as an escape: people look into files.
# json.dumps sees to the first 32 signs itself.
_UNSAFE: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class EntryRead:
    """An entry out of a document: its id, and the bytes of its file."""

    id: str
    data: bytes = field(repr=False)


def document(
    store: Store,
    ids: Iterable[str] | None = None,
    *,
    left_out: Callable[[JournalError], None],
) -> Iterator[bytes]:
    """A journal as one document, piece by piece; never more than one entry is in memory.

    Args:
        store: The journal.
        ids: Which entries, with only the exercises that they were made with; all there is by
            default.
        left_out: Told of each entry that cannot be read.
    """
    used: set[str] = set()

    def entries() -> Iterator[tuple[Entry | NewerEntry, bytes]]:
        for entry_id in sorted(set(store.ids() if ids is None else ids)):
            try:
                entry, data = store.as_kept(entry_id)
            except JournalError as error:
                left_out(error)
                continue
            used.add(entry.fingerprint)
            yield entry, data

    def exercises() -> Iterator[tuple[str, bytes]]:
        for fingerprint in store.fingerprints():
            copy = store.exercise(fingerprint)
            if copy is not None and (ids is None or fingerprint in used):
                yield fingerprint, copy

    return written(entries(), exercises())


def written(
    entries: Iterable[tuple[Entry | NewerEntry, bytes]], exercises: Iterable[tuple[str, bytes]]
) -> Iterator[bytes]:
    """A document, piece by piece.

    Args:
        entries: Ordered by id, each with the bytes of its file.
        exercises: The copies of exercises, ordered by their fingerprints; they are asked for once
            the entries are written.
    """
    yield f'{{\n"format": {_json(JOURNAL_FORMAT)},\n"entries": ['.encode()
    for first, (entry, data) in _with_first(entries):
        yield _in_row(entry_object(entry, data), first=first)
    yield b'\n],\n"exercises": ['
    for first, (fingerprint, copy) in _with_first(exercises):
        yield _in_row({_FINGERPRINT: fingerprint, FILE_KEY: _text(copy)}, first=first)
    yield b"\n]\n}\n"


def _with_first(values: Iterable[Value]) -> Iterator[tuple[bool, Value]]:
    first = True
    for value in values:
        yield first, value
        first = False


def entry_object(entry: Entry | NewerEntry, data: bytes) -> dict[str, object]:
    """An entry as it stands in a document, from which the bytes of its file can be had again."""
    table = entry_file.as_data(entry)
    if isinstance(entry, Entry) and FILE_KEY not in table and _bytes_again(table) == data:
        return table
    # A key of that name in the entry itself stands in the text of the file all the same.
    return {**table, FILE_KEY: data.decode()}


def read_entry(element: object) -> EntryRead:
    """The entry in an element of a document's ``entries``.

    Raises:
        FlawError: It is no entry; it says why.
    """
    if not isinstance(element, Mapping):
        raise FlawError(Flaw(FlawCode.WRONG_FORMAT))
    if FILE_KEY in element:
        data = _bytes_of(element[FILE_KEY])
    else:
        data = entry_file.dump(entry_file.from_table(_as_toml(element)))
    # What is kept has to be readable again, whoever wrote it and however.
    return EntryRead(entry_file.load(data).id, data)


def read_exercise(element: object) -> bytes | None:
    """The copy in an element of a document's ``exercises``; None if it is not what it says."""
    if not isinstance(element, Mapping):
        return None
    text, fingerprint = element.get(FILE_KEY), element.get(_FINGERPRINT)
    if not isinstance(text, str):
        return None
    data = text.encode("utf-8", "replace")
    return data if len(data) <= RESOLVED_LIMIT and fingerprint_of(data) == fingerprint else None


def _bytes_again(table: Mapping[str, object]) -> bytes | None:
    try:
        return entry_file.dump(entry_file.from_table(_as_toml(table)))
    except FlawError:
        return None


def _bytes_of(text: object) -> bytes:
    if not isinstance(text, str):
        raise FlawError(Flaw(FlawCode.KEY_OF_ANOTHER_KIND, key=FILE_KEY))
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise FlawError(Flaw(FlawCode.NOT_UTF_8)) from None


def _text(copy: bytes) -> str:
    # A copy is made of text; one that is none has no exercise in it that could be read.
    return copy.decode("utf-8", "replace")


def _in_row(value: Mapping[str, object], *, first: bool) -> bytes:
    return f"{'' if first else ','}\n{_json(value)}".encode()


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


# ------------------------------------------------------------------ dates


def _as_toml(table: Mapping[str, object]) -> dict[str, object]:
    """An entry's JSON form as TOML has it: what has to be a date becomes one.

    Raises:
        FlawError: It holds what TOML has no word for.
    """
    _refuse_nothing(table)
    top = _with_dates(table, ("started", "changed"), _moment)
    for key in ("event", "draft"):
        inner = top.get(key)
        if isinstance(inner, list):
            top[key] = [_event(one) if isinstance(one, Mapping) else one for one in inner]
    return top


def _event(table: Mapping[str, object]) -> dict[str, object]:
    event = _with_dates(_with_dates(table, ("at",), _moment), ("by",), _day)
    agreed = event.get("agreed")
    if isinstance(agreed, list):
        event["agreed"] = [
            _with_dates(one, ("by",), _day) if isinstance(one, Mapping) else one for one in agreed
        ]
    return event


def _with_dates(
    table: Mapping[str, object], keys: tuple[str, ...], read: Callable[[str], object]
) -> dict[str, object]:
    found = dict(table)
    for key in keys:
        value = found.get(key)
        if isinstance(value, str):
            found[key] = read(value)
    return found


def _moment(text: str) -> object:
    """The moment a text names; the text itself where it names none, to be told as that."""
    try:
        moment = datetime.fromisoformat(text)
        return text if moment.utcoffset() is None else whole_seconds(moment)
    except (ValueError, OverflowError):
        return text


def _day(text: str) -> object:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _refuse_nothing(value: object, key: str = "") -> None:
    if value is None:
        raise FlawError(Flaw(FlawCode.KEY_OF_ANOTHER_KIND, key=key))
    if isinstance(value, Mapping):
        for inner, one in value.items():
            _refuse_nothing(one, inner)
    elif isinstance(value, list):
        for one in value:
            _refuse_nothing(one, key)
