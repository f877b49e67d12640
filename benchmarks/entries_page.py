"""The page with the entries, in a terminal: how one gets there, and what is read from it."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.first_paint import FIRST_DOOR, PROGRAM
from benchmarks.home import environment_in, places_in
from benchmarks.kept import Kept
from benchmarks.terminal import Terminal
from nvc_coach.journal.disk import DiskStore

HEADING, LOOKING, OLDER = "Your entries", "Looking through your journal", "older ones"

_OPEN: Final = "j"
_AT_REST: Final = 1.0
_ENTRY: Final = re.compile(r"^(?:▸ )?(\d{1,2} [A-Z][a-z]+ \d{4})  +\S")
_COUNT: Final = re.compile(r"^(?:[\d,]+|more than [\d,]+) entr(?:y|ies)\.$")
_FIELD: Final = "▏"
_BESIDE: Final = " ▁▂▃▄▅▆▇█"
"""What a scroll bar is painted with, right of the rows."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the page.

    Attributes:
        typed: What stands in the field.
        days: The day of each entry, in order.
        hits: The lines in which something was found.
        count: The line that says how many entries there are; empty where there is none.
    """

    typed: str
    days: tuple[str, ...]
    hits: tuple[str, ...]
    count: str


@contextmanager
def entries_page(home: Path, kept: Kept) -> Iterator[Terminal]:
    """The page, once it is at rest: with the journal looked through, file by file."""
    began = time.monotonic()
    places = places_in(kept.home)
    store = DiskStore(places.journal, mark="bench", writable=False, index=places.index_file)
    for _progress in store.look(thorough=True):
        pass
    store.close()
    as_long_as_a_look = time.monotonic() - began
    with Terminal(PROGRAM, environment=environment_in(home)) as terminal:
        terminal.painted(FIRST_DOOR)
        terminal.settled(_AT_REST)
        open_page(terminal)
        terminal.wait(_AT_REST + 2 * as_long_as_a_look)
        yield terminal


def open_page(terminal: Terminal) -> None:
    """Go from home to the page."""
    terminal.wait(_AT_REST)  # keys wait until the journal is open
    terminal.press(_OPEN)
    terminal.painted(HEADING)


def read_page(screen: str) -> Shown:
    """What stands on a screen with the page."""
    lines = [line.rstrip(_BESIDE).strip() for line in screen.splitlines()]
    field = next((n for n, line in enumerate(lines) if line.startswith(_FIELD)), len(lines))
    typed = "".join(lines[field : field + 1]).removeprefix(_FIELD).strip()
    days: list[str] = []
    hits: list[str] = []
    count = ""
    for line in filter(None, lines[field + 1 : -1]):  # the last line is the footer
        entry = _ENTRY.match(line)
        if entry:
            days.append(entry[1])
        elif _COUNT.match(line):
            count = line
        elif days and line != OLDER:
            hits.append(line)
    return Shown(typed, tuple(days), tuple(hits), count)
