"""Clearing away what was left when a save was cut off, and keeping what only stands there."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from nvc_coach.journal import entry_file
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.flaws import FlawError
from nvc_coach.journal.layout import SUFFIX, Layout, temporary_of
from nvc_coach.journal.looking import months_of, read_entry, read_file
from nvc_coach.journal.system import System
from nvc_coach.journal.whole_files import WholeFiles
from nvc_coach.library.file_limits import ENTRY_LIMIT


def leftovers(folders: Iterable[Path], mark: str, system: System) -> Iterator[tuple[Path, str]]:
    """This machine's temporary files in folders, each with what it was to become.

    Raises:
        OSError: A folder cannot be read.
    """
    for folder in folders:
        for name in system.names(folder):
            if name.startswith("."):  # asked here, for of a hundred thousand names few are hidden
                stem = temporary_of(name, mark)
                if stem is not None:
                    yield folder / name, stem


def sweep(layout: Layout, mark: str, system: System, files: WholeFiles) -> tuple[str, ...]:
    """Take this machine's temporary files away, and keep a newer state that one holds.

    One beside an entry that cannot be read is left: it may be all there is.

    Returns:
        The ids of the entries that were brought up to date.

    Raises:
        OSError: Something could not be kept; its temporary file still stands.
    """
    adopted: list[str] = []
    for temp, entry_id in leftovers(months_of(layout, system), mark, system):
        target = temp.with_name(f"{entry_id}{SUFFIX}")
        found = _state_in(temp, entry_id, system)
        if found is not None:
            try:
                newer = _is_newer(found[0], target, system)
            except FlawError:
                continue
            if newer:
                files.replace(target, found[1])
                adopted.append(entry_id)
        files.remove_leftover(temp)
    others = (layout.root, layout.entries, layout.exercises, layout.trash)
    for temp, _ in leftovers(others, mark, system):
        files.remove_leftover(temp)
    return tuple(adopted)


def _state_in(temp: Path, entry_id: str, system: System) -> tuple[Entry, bytes] | None:
    """The whole state of an entry in a temporary file, or None where it is cut off."""
    try:
        data = read_file(temp, system, ENTRY_LIMIT)
        entry = entry_file.load(data)
    except FlawError:
        return None
    return (entry, data) if isinstance(entry, Entry) and entry.id == entry_id else None


def _is_newer(state: Entry, target: Path, system: System) -> bool:
    """Whether a state comes after the one that is kept.

    Raises:
        FlawError: What is kept cannot be read.
    """
    if system.kind(target) is None:
        return True
    kept, _ = read_entry(target, system)
    return isinstance(kept, Entry) and (state.changed, len(state.events)) > (
        kept.changed,
        len(kept.events),
    )
