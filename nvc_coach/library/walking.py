"""Finding TOML files in folders, without opening any."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

_SUFFIX: Final = ".toml"


class Unread(NamedTuple):
    """A folder that could not be looked into, and why."""

    folder: Path
    error: OSError


def toml_in(folder: Path) -> Iterator[Path | Unread]:
    """Every TOML file in a folder and in those beneath it, by name; and what cannot be read.

    A folder that is reached by two ways, by links for instance, is looked into once.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            status = here.stat()
            inside = _names_in(here)
        except OSError as error:
            yield Unread(here, error)
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        yield from (here / name for name, is_folder in inside if not is_folder and _is_toml(name))
        waiting.extend(here / name for name, is_folder in reversed(inside) if is_folder)


def _names_in(folder: Path) -> list[tuple[str, bool]]:
    """The names in a folder, sorted, each with whether it is a folder itself."""
    with os.scandir(folder) as found:
        return sorted((one.name, _is_folder(one)) for one in found)


def _is_toml(name: str) -> bool:
    return name.endswith(_SUFFIX) and name != _SUFFIX


def _is_folder(one: os.DirEntry[str]) -> bool:
    try:
        return one.is_dir()
    except OSError:  # a link that leads round in circles, for instance
        return False
