"""What each exercise says of itself, without reading any of its steps."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from nvc_coach.library.head import Head
from nvc_coach.library.languages import falling_back

_PRACTICES: Final = "practices"


Read = Callable[[Path], Head | None]
"""Reads the head in a file; None if there is none, and OSError if the file cannot be read."""


def heads_in(shipped: Path, own: Iterable[Path], language: str, read: Read) -> tuple[Head, ...]:
    """The heads of all exercises, in the order of the library's listing.

    A file whose head cannot be read is left out. One that is broken further down is not: only the
    library's `find` and `listing` tell.

    Args:
        shipped: The folder of what ships.
        own: People's own files.
        language: The language of the exercises that ship.
        read: How the head in a file is read.
    """
    ours = _first_of_each(shipped_practices(shipped, language), read)
    return tuple((ours | _first_of_each(own, read)).values())


def shipped_practices(shipped: Path, language: str) -> Iterator[Path]:
    """The exercise files that ship, those in the language asked for first."""
    for one in falling_back(language):
        yield from sorted((shipped / one / _PRACTICES).glob("*.toml"))


def _first_of_each(paths: Iterable[Path], read: Read) -> dict[str, Head]:
    """The heads in some files, by id; of two with one id, the first."""
    found: dict[str, Head] = {}
    for path in paths:
        with suppress(OSError):
            head = read(path)
            if head is not None:
                found.setdefault(head.id, head)
    return found
