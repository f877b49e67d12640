"""A library of many exercises: those that ship, again and again under other names."""

import os
import re
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from nvc_coach.library.shipped import shipped_exercises

COUNT: Final = 1_000

_DAY: Final = 86_400.0
_ID: Final = re.compile(r'^id( *)= "([^"]*)"', re.MULTILINE)
_TITLE: Final = re.compile(r'^title( *)= "([^"]*)"', re.MULTILINE)


def write_library(folder: Path, count: int = COUNT) -> tuple[Path, ...]:
    """Write so many exercises into a folder, and let them be a day old.

    Args:
        folder: Where; it must not be there yet.
        count: How many.

    Returns:
        Their files.
    """
    folder.mkdir(parents=True, mode=0o700)
    shipped = sorted((shipped_exercises() / "en" / "practices").glob("*.toml"))
    texts = [one.read_text(encoding="utf-8") for one in shipped]
    files = []
    yesterday = time.time() - _DAY
    for number, text in enumerate(islice(cycle(texts), count)):
        named = _ID.sub(rf'id\1= "\2-{number:04}"', text, count=1)
        named = _TITLE.sub(rf'title\1= "\2 {number:04}"', named, count=1)
        file = folder / f"exercise-{number:04}.toml"
        file.write_text(named, encoding="utf-8")
        os.utime(file, (yesterday, yesterday))
        files.append(file)
    return tuple(files)
