"""Homes for the program to be measured in, and what it finds in its environment there."""

import os
from pathlib import Path
from typing import Final

from benchmarks.journal_generator import write_journal
from nvc_coach.services.places import HOME_VARIABLE, Places, places

_PASSED_ON: Final = ("PATH", "LD_LIBRARY_PATH")


def places_in(home: Path) -> Places:
    """Where the program keeps things in a home."""
    return places({HOME_VARIABLE: str(home)})


def made_home(home: Path, *, entries: int = 0, keep: bool = True) -> Path:
    """A home of somebody who has been here before.

    Args:
        home: Where; the folder must not be there yet.
        entries: How many entries the journal holds.
        keep: Whether what is written there is kept.
    """
    settings = places_in(home).settings_file
    settings.parent.mkdir(parents=True, mode=0o700)
    settings.write_text(f"welcomed = true\nkeep = {str(keep).lower()}\n", encoding="utf-8")
    if entries:
        write_journal(places_in(home).journal, entries)
    return home


def environment_in(home: Path) -> dict[str, str]:
    """All that a measured program finds in its environment, whichever program it is."""
    return {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {
        "HOME": str(home),
        HOME_VARIABLE: str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
