"""Finding one's way through the rooms outside a practice by what is said, not by numbers."""

import re

from tests.terminal.person import WAIT, Person


def chooses(person: Person, label: str) -> None:
    """Wait for the line of a menu that holds this, and enter its number."""
    line = rb"\n(\d+) [^\r\n]*" + re.escape(label.encode())
    person.child.expect(line, timeout=WAIT)
    found = person.child.match
    assert isinstance(found, re.Match)
    person.enters(found[1].decode())


def into_the_library(person: Person) -> None:
    """Have every exercise read out."""
    chooses(person, "The library")
    chooses(person, "Every exercise")


def looks_round_first(person: Person) -> None:
    """Go through the first run without beginning anything."""
    person.enters()
    person.enters()
