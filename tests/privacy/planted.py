"""A planted text, a practice with every kind of words to plant it in, and where to look."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.terminal.person import Person

# Another one in each process: tests that run beside this one plant theirs in the same places.
PLANTED = f"zqplanted{os.getpid()}"
MOST_BYTES = 8 * 1024 * 1024
SHARED_PLACES = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path("/run/lock"))  # noqa: S108  # to look into

OWN = "own-walk"
OWN_EXERCISE = f"""\
format = "nvc-exercise/1"
id = "{OWN}"
version = "1.0.0"
language = "en"
title = "Own walk"
summary = "Words of every kind."
minutes = 5
form = ["solo"]
feelings = "core/feelings@1"
needs = "core/needs@1"

[[step]]
id = "judgment"
kind = "write"
ask = "What do you tell yourself?"

[[step]]
id = "person"
kind = "write"
lines = 1
ask = "Who is it?"

[[step]]
id = "needs"
kind = "needs"
about = "me"
ask = "What matters?"

[[step]]
id = "agreements"
kind = "agreement"
ask = "What will be done?"

[[step]]
id = "request"
kind = "request"
of = "me"
ask = "What do you ask of yourself?"

[[step]]
id = "last"
kind = "write"
ask = "What else of {{person|them}}?"
"""
WORDS = (
    *(f"{PLANTED} judgment", "", f"{PLANTED} person", f"{PLANTED}needs", ""),
    *(f"{PLANTED} deed", f"{PLANTED} doer", "", "", f"{PLANTED} request", "", "in two weeks", ""),
)
"""From the first question of the own exercise to its last, which is left unanswered."""


def add_own_exercise(home: Path) -> None:
    """Put the exercise among a person's own."""
    (home / "library").mkdir(parents=True)
    (home / "library/own-walk.toml").write_text(OWN_EXERCISE, encoding="utf-8")


def walks_to_the_last_question(person: Person) -> None:
    """Answer everything with the planted text, up to the last question."""
    for line in WORDS:
        person.enters(line)
    person.sees("What else of")


@dataclass
class Scan:
    """Looks for planted text in the names and the bytes of files.

    Attributes:
        home: Looked through whole.
        shared: Folders that others write in too; only what is new there is looked through.
    """

    home: Path
    shared: Iterable[Path] = SHARED_PLACES
    _there: set[Path] = field(init=False)

    def __post_init__(self) -> None:
        self._there = set(self._tops())

    def found(self, planted: str = PLANTED) -> set[Path]:
        """Every file and folder that holds the text, in its name or in its bytes."""
        new = (one for one in self._tops() if one not in self._there)
        places = (self.home, *new)
        return {path for place in places for path in _below(place) if _holds(path, planted)}

    def _tops(self) -> Iterator[Path]:
        """What lies in the shared folders, but for the temporary folders of test runs."""
        for folder in self.shared:
            if folder.is_dir():
                yield from (
                    one for one in folder.iterdir() if not one.name.startswith("pytest-of-")
                )


def _below(place: Path) -> Iterator[Path]:
    yield place
    if place.is_dir() and not place.is_symlink():
        yield from place.rglob("*")


def _holds(path: Path, planted: str) -> bool:
    if planted in path.name:
        return True
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        with path.open("rb") as file:
            data = file.read(MOST_BYTES).lower()
    except OSError:  # it has gone meanwhile, or is nobody's business
        return False
    return any(planted.encode(coding) in data for coding in ("utf-8", "utf-16-le", "utf-16-be"))


def said_of_the_process(process: int) -> bytes:
    """What anybody on the machine, or any program of the same person, can read of a process."""
    about = Path(f"/proc/{process}")
    files = (about / "cmdline", about / "environ", *about.glob("task/*/comm"))
    return b"\0".join(file.read_bytes() for file in files)
