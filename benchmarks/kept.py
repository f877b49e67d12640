"""The large journals: made once, with their twins, and kept between runs below ``build/``."""

import hashlib
import json
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import journal_generator, jrnl, person, prose, twin
from benchmarks.bench import tell
from benchmarks.home import made_home, places_in
from benchmarks.journal_generator import (
    LAST_YEAR,
    WITH_AGREEMENTS,
    exercise_named,
    main_exercise,
)
from benchmarks.person import RARE_WORD
from nvc_coach.journal import entry_file
from nvc_coach.journal.disk import DiskStore

NEWEST: Final = 20

_FACTS: Final = "facts.json"
_MANY: Final = 20_000
_BYTES_EACH: Final = 4_096
_SECONDS_EACH: Final = 0.003


@dataclass(frozen=True, slots=True)
class Kept:
    """A home with a large journal, and its twin.

    Attributes:
        home: What the program is given as its home.
        twin: The folder of jrnl's journal with the same words.
        count: How many entries.
        newest: The ids of the newest, newest first.
        rare: The ids of those with the rare word, newest first.
    """

    home: Path
    twin: Path
    count: int
    newest: tuple[str, ...]
    rare: tuple[str, ...]


def kept_journal(below: Path, count: int) -> Kept:
    """The journal of so many entries, made now if there is none yet.

    Args:
        below: Where journals are kept.
        count: How many entries.
    """
    folder = below / f"journal-{count}-{_key()}"
    facts = folder / _FACTS
    if not facts.exists():
        for old in below.glob(f"journal-{count}-*"):
            shutil.rmtree(old)
        if count >= _MANY:
            tell(
                f"Making a journal of {count:,} entries in {folder.name}: about "
                f"{count * _SECONDS_EACH / 60:.0f} minutes and {count * _BYTES_EACH / 1e6:.0f} MB, "
                "kept for the next time."
            )
        began = time.monotonic()
        facts.write_text(json.dumps(_made(folder, count)), encoding="utf-8")
        if count >= _MANY:
            tell(f"That took {time.monotonic() - began:.0f} s.")
    known = json.loads(facts.read_text(encoding="utf-8"))
    newest, rare = tuple(known["newest"]), tuple(known["rare"])
    kept = Kept(folder / "home", folder / "jrnl", count, newest, rare)
    forget_added(kept)  # an earlier run may have been broken off
    return kept


def borrowed_home(home: Path, kept: Kept, *, with_index: bool = True) -> Path:
    """A home of its own that looks into a kept journal.

    Args:
        home: Where; the folder must not be there yet.
        kept: The journal.
        with_index: Whether the index of the journal is borrowed too, and not made anew.
    """
    own, theirs = places_in(made_home(home)), places_in(kept.home)
    own.journal.symlink_to(theirs.journal)
    if with_index:
        own.state.mkdir(mode=0o700)
        for file in theirs.state.glob(f"{theirs.index_file.name}*"):
            shutil.copyfile(file, own.state / file.name)
    return home


def forget_added(kept: Kept) -> None:
    """Take out of a journal what was added after it was made."""
    places = places_in(kept.home)
    for year in (places.journal / "entries").iterdir():
        if int(year.name) > LAST_YEAR:
            shutil.rmtree(year)
    store = DiskStore(places.journal, mark="bench", writable=False, index=places.index_file)
    for _progress in store.look():
        pass
    store.close()


def _made(folder: Path, count: int) -> dict[str, list[str]]:
    """Make a journal, its twin and its index; which ids are expected where."""
    home = made_home(folder / "home")
    places = places_in(home)
    beside = jrnl.prepare(folder / "jrnl")
    ids: list[str] = []
    rare: list[str] = []
    with beside.open("w", encoding="utf-8") as file:
        for entry in journal_generator.written(places.journal, count):
            text = twin.twin_of(entry)
            file.write(text)
            ids.append(entry.id)
            if RARE_WORD in text:
                rare.append(entry.id)
    return {"newest": ids[: -NEWEST - 1 : -1], "rare": rare[::-1]}


def _key() -> str:
    """What changes when the journal would be another one."""
    made_by = (journal_generator, person, prose, twin, entry_file)
    sources = [Path(str(one.__file__)).read_bytes() for one in made_by]
    exercises = (main_exercise(), exercise_named(WITH_AGREEMENTS))
    sources += [one.fingerprint.encode() for one in exercises]
    return hashlib.sha256(b"\0".join(sources)).hexdigest()[:12]
