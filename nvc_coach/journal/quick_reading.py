"""Reading an entry file as fast as can be, for the index; whatever is unusual is read slowly."""

from collections.abc import Mapping
from typing import Final

from nvc_coach.journal import entry_file
from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.table_keys import MisfitError
from nvc_coach.journal.toml_reading import parsed

_MOST_BYTES: Final = 1024 * 1024
"""A larger file takes long in any case; it goes through the guard."""


def read_quickly(data: bytes) -> tuple[Entry | NewerEntry, Mapping[str, object]]:
    """The entry that the bytes of a file hold, and its tables.

    A file of the usual kind is parsed ten times as fast as
    :func:`nvc_coach.journal.entry_file.load` does it, with the same result; any other is loaded so.
    A file written by hand in a later version of TOML passes here and is refused there.

    Raises:
        FlawError: They are no entry; it says why.
    """
    entry = _read_usual(data) if len(data) <= _MOST_BYTES else None
    if entry is not None:
        return entry
    document = parsed(data)
    return entry_file.entry_in(document), document.data


def _read_usual(data: bytes) -> tuple[Entry, Mapping[str, object]] | None:
    import rtoml  # only where files are read to be found again

    try:
        table = rtoml.loads(data.decode())
        read = entry_file.READERS.get(str(table.get("format")))
        entry = None if read is None else read(table)
    except (ValueError, MisfitError):
        return None
    # Keys that this version does not know may nest more deeply than can be written again.
    if entry is None or entry.extra or any(event.extra for event in entry.events):
        return None
    return entry, table
