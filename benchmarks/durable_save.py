"""F11: an entry saved so that it lasts, beside the bare system calls that this needs."""

import os
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from benchmarks.comparison import Comparison
from benchmarks.goals import GOALS
from benchmarks.journal_generator import entries, main_exercise
from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.entry_file import dump
from nvc_coach.practice.events import Reflected

PAIRS: Final = 300
(_GOAL,) = GOALS["F11"]


def measured(folder: Path, pairs: int = PAIRS) -> list[Comparison]:
    """Saving an entry through the store, and the same bytes by hand, in turn.

    Args:
        folder: An empty folder on the disk to be measured.
        pairs: How often each is saved.

    Raises:
        RuntimeError: What was saved is not there.
    """
    store = DiskStore(folder / "journal", mark="bench")
    entry = _typical_entry()
    store.create(entry)
    by_hand = folder / "by-hand" / "entry.toml"
    by_hand.parent.mkdir()
    ours: list[int] = []
    floor: list[int] = []
    for number in range(pairs):
        entry = _looked_back(entry, number)
        data = dump(entry)
        began = time.perf_counter_ns()
        store.save(entry)
        ours.append(time.perf_counter_ns() - began)
        began = time.perf_counter_ns()
        _save_by_hand(by_hand, data)
        floor.append(time.perf_counter_ns() - began)
    if store.read(entry.id) != entry or by_hand.read_bytes() != dump(entry):
        message = "what was saved last is not what is there"
        raise RuntimeError(message)
    return [
        Comparison(
            figure="F11",
            what=f"durable save of an entry of {len(dump(entry)) / 1000:.1f} KB",
            beside="bare temp + fsync + rename + fsync",
            ours=ours,
            floor=floor,
            goal=_GOAL,
        )
    ]


def _typical_entry() -> Entry:
    """The one whose size lies in the middle."""
    some = sorted(entries(main_exercise(), 25), key=lambda entry: len(dump(entry)))
    return some[len(some) // 2]


def _looked_back(entry: Entry, number: int) -> Entry:
    """The entry with other words at its end, so that no two saves are of the same bytes."""
    kept = tuple(event for event in entry.events if not isinstance(event, Reflected))
    at = entry.started + timedelta(hours=1)
    return replace(entry, events=(*kept, Reflected(at=at, text=f"For the {number:04}th time.")))


def _save_by_hand(target: Path, data: bytes) -> None:
    temp = target.with_suffix(".tmp")
    file = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(file, data)
    os.fsync(file)
    os.close(file)
    temp.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
