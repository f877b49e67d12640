"""Completing ids in a shell: names of files and first lines are looked at, and nothing more."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import typer

from nvc_coach.cli.starting import start_of
from nvc_coach.wording import SOURCE_LANGUAGE

_BEGINNING = 4096
_MOST_FILES = 500
_IS_EXERCISE = re.compile(rb'^format *= *"nvc-exercise/', re.MULTILINE)
_ID = re.compile(rb'^id *= *"([a-z0-9-]+)"', re.MULTILINE)


def exercise_ids(context: typer.Context, incomplete: str) -> list[str]:
    """The ids of exercises that begin so."""
    from nvc_coach.library.shipped import shipped_exercises

    shipped = shipped_exercises() / SOURCE_LANGUAGE / "practices"
    folders = (shipped, start_of(context).places.library)
    files = (file for folder in folders for file in islice(folder.rglob("*.toml"), _MOST_FILES))
    return sorted({one for file in files if (one := _id_in(file)).startswith(incomplete) and one})


def entry_ids(context: typer.Context, incomplete: str) -> list[str]:
    """The ids of entries that begin so, newest first; nothing of what they hold is read."""
    entries = start_of(context).places.journal / "entries"
    return sorted(_entries_beginning(entries, incomplete.upper()), reverse=True)


def setting_names(incomplete: str) -> list[str]:
    """The names of settings that begin so."""
    from nvc_coach.services.settings import MEANINGS

    return [name for name in MEANINGS if name.startswith(incomplete)]


def _entries_beginning(entries: Path, beginning: str) -> Iterator[str]:
    from nvc_coach.journal.layout import entry_named

    for file in entries.glob("[0-9]*/[01][0-9]/*.toml"):
        entry_id = entry_named(file.name)
        if entry_id is not None and entry_id.startswith(beginning):
            yield entry_id


def _id_in(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            beginning = opened.read(_BEGINNING)
    except OSError:
        return ""
    found = _ID.search(beginning)
    return found[1].decode() if found and _IS_EXERCISE.search(beginning) else ""
