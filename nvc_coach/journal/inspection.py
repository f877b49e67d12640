"""Looking a journal over for ``doctor``: everything not as it should be. Changes nothing."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from nvc_coach.journal.entry import NewerEntry
from nvc_coach.journal.finding import Hear, Progress, hear_nothing
from nvc_coach.journal.fingerprint import fingerprint_of
from nvc_coach.journal.flaws import Damage, Flaw, FlawCode, FlawError
from nvc_coach.journal.layout import (
    ENTRIES,
    EXERCISES,
    OWN_WORDS,
    TRASH,
    Layout,
    is_copy_of_own_words,
    is_exercise,
    is_hidden,
)
from nvc_coach.journal.looking import Found, look, read_entry, read_file
from nvc_coach.journal.own_words import FORMAT, load
from nvc_coach.journal.store import Problem
from nvc_coach.journal.system import System, is_private
from nvc_coach.library.file_limits import ENTRY_LIMIT, RESOLVED_LIMIT
from nvc_coach.wording import _


def inspect(layout: Layout, system: System, hear: Hear = hear_nothing) -> tuple[Problem, ...]:
    """Everything in a journal's folder that the person may want to look at, by file.

    Leftovers of saves that were cut off are nothing to worry about and not named.

    Args:
        layout: Where things stand.
        system: The system calls.
        hear: Told before each entry how far it has come.
    """
    found = look(layout, system)
    problems = [
        *map(_damaged, found.damaged),
        *map(_foreign, found.foreign),
        *_entries(found, system, hear),
        *_beside(layout, system),
        *_modes(layout, system),
    ]
    each_once = {(one.file, one.code): one for one in problems}
    return tuple(each_once[key] for key in sorted(each_once))


def _entries(found: Found, system: System, hear: Hear) -> Iterator[Problem]:
    for copies in found.copies.values():
        for path in copies:
            yield _damaged(Damage(path, Flaw(FlawCode.COPY)))
    for place, path in enumerate(found.entries):
        hear(Progress(place, len(found.entries)))
        try:
            entry, _data = read_entry(path, system)
        except FlawError as error:
            yield _damaged(Damage(path, error.flaw))
            continue
        if isinstance(entry, NewerEntry):
            yield _newer(path, entry)


def _beside(layout: Layout, system: System) -> Iterator[Problem]:
    """Look at what is no entry: the top of the journal, and the resolved copies."""
    for name in _visible(layout.root, system):
        if name == OWN_WORDS:
            yield from _own_words(layout.own_words, system)
        elif is_copy_of_own_words(name):
            yield _copy_of_own_words(layout.root / name)
        elif name not in (ENTRIES, EXERCISES, TRASH):
            yield _foreign(layout.root / name)
    for name in _visible(layout.exercises, system):
        path = layout.exercises / name
        if not is_exercise(name):
            yield _foreign(path)
        elif not _is_unaltered(path, system):
            yield _altered(path)


def _own_words(path: Path, system: System) -> Iterator[Problem]:
    try:
        own = load(read_file(path, system, ENTRY_LIMIT))
    except FlawError as error:
        yield _damaged(Damage(path, error.flaw))
        return
    if own.format != FORMAT:
        yield Problem(
            code="newer-format",
            severity="warning",
            file=str(path),
            message=_(
                "Where your own words are filed was written by a later version ({format})."
            ).format(format=own.format),
            fix=_("It is heeded here. To change it, install that version."),
        )


def _copy_of_own_words(path: Path) -> Problem:
    return Problem(
        code="copy",
        severity="warning",
        file=str(path),
        message=_("This is a copy of the file of your own words beside it."),
        fix=_("Compare the two, keep what you want, and delete the other."),
    )


def _is_unaltered(path: Path, system: System) -> bool:
    try:
        data = read_file(path, system, RESOLVED_LIMIT)
    except FlawError:
        return False
    return fingerprint_of(data) == f"sha256:{path.stem}"


def _all_below(folder: Path, system: System) -> Iterator[tuple[Path, int]]:
    """Everything that is not hidden, each with its mode, outermost first; no link is followed."""
    kind = _kind(folder, system)
    if kind is None:
        return
    yield folder, kind.st_mode
    if stat.S_ISDIR(kind.st_mode):
        for name in _visible(folder, system):
            yield from _all_below(folder / name, system)


def _modes(layout: Layout, system: System) -> Iterator[Problem]:
    for path, mode in _all_below(layout.root, system):
        if stat.S_ISLNK(mode):
            if path != layout.root:
                yield _damaged(Damage(path, Flaw(FlawCode.SYMBOLIC_LINK)))
        elif not is_private(mode):
            yield _open_to_others(path)


def _kind(path: Path, system: System) -> os.stat_result | None:
    with suppress(OSError):
        return system.kind(path)
    return None


def _visible(folder: Path, system: System) -> list[str]:
    # A folder that cannot be looked into has been named already.
    with suppress(OSError):
        return [name for name in system.names(folder) if not is_hidden(name)]
    return []


def _damaged(damage: Damage) -> Problem:
    fixes = {
        FlawCode.COPY: _("Compare it with the entry, keep what you want, and delete the other."),
        FlawCode.TWICE: _("Compare the two, keep what you want, and delete the other."),
        FlawCode.SYMBOLIC_LINK: _("Put the file or folder itself in the place of the link."),
        FlawCode.UNREADABLE: _("Check who owns it, and whether the disk is well."),
        FlawCode.WRONG_NAME: _("Give the file the name that is its id, and “.toml”."),
    }
    line = damage.flaw.line
    harmless = damage.code in (FlawCode.COPY, FlawCode.TWICE)
    return Problem(
        code=damage.code,
        severity="warning" if harmless else "error",
        file=str(damage.file),
        message=_("Line {line}: {what}").format(line=line, what=damage.flaw.sentence)
        if line
        else damage.flaw.sentence,
        fix=fixes.get(damage.code, _("Mend it in a text editor, or bring it back from a backup.")),
    )


def _newer(path: Path, entry: NewerEntry) -> Problem:
    return Problem(
        code="newer-format",
        severity="warning",
        file=str(path),
        message=_("This entry was written by a later version ({format}).").format(
            format=entry.format
        ),
        fix=_("It can be read here. To go on with it, install that version."),
    )


def _foreign(path: Path) -> Problem:
    return Problem(
        code="foreign",
        severity="warning",
        file=str(path),
        message=_("This does not belong to the journal."),
        fix=_("Move it out of the journal's folder if you put it there."),
    )


def _altered(path: Path) -> Problem:
    return Problem(
        code="exercise-altered",
        severity="error",
        file=str(path),
        message=_("This copy of an exercise is no longer what it was."),
        fix=_("Bring it back from a backup; entries made with it can only be read until then."),
    )


def _open_to_others(path: Path) -> Problem:
    return Problem(
        code="open-to-others",
        severity="warning",
        file=str(path),
        message=_("Other people who use this machine may be able to read this."),
        fix=_('Run: chmod go-rwx "{file}"').format(file=path),
    )
