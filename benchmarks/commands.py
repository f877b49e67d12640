"""Commands on a journal and on its twin, in turn: each run, with what it must have said."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.bench import Bench
from benchmarks.home import places_in
from benchmarks.journal_generator import entries, main_exercise
from benchmarks.jrnl import Jrnl, installed
from benchmarks.kept import NEWEST, Kept, forget_added, kept_journal
from benchmarks.ours import Ours, ids_in
from benchmarks.person import RARE_WORD
from benchmarks.run import Run
from benchmarks.twin import TIME_FORMAT
from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.entry_file import dump
from nvc_coach.practice.answers import Answer
from nvc_coach.practice.events import Answered, Outcome
from nvc_coach.services.reading import entry_in_words

_MANY: Final = 20_000
_PAIRS, _PAIRS_OF_MANY = 15, 5


@dataclass(frozen=True, slots=True)
class Pairs:
    """One command with both programs; the n-th runs were next to each other."""

    what: str
    ours: Sequence[Run]
    theirs: Sequence[Run]


def pairs_for(count: int) -> int:
    """How often each command is run in a journal of so many entries."""
    return _PAIRS_OF_MANY if count > _MANY else _PAIRS


def pairs_at(bench: Bench, count: int) -> tuple[Pairs, ...]:
    """Listing, searching and adding with both programs; measured once in a run.

    Raises:
        CannotMeasureError: There is no jrnl.
        RuntimeError: A command went wrong, or said something else than it had to.
    """
    return _pairs(bench.kept, count)


@cache
def _pairs(below: Path, count: int) -> tuple[Pairs, ...]:
    program = installed(below)
    kept = kept_journal(below, count)
    return (*_looked_up(kept, Jrnl(program, kept.twin)), _added(kept, program))


def _looked_up(kept: Kept, theirs: Jrnl) -> tuple[Pairs, ...]:
    ours, newest = Ours(kept.home), min(NEWEST, kept.count)
    return (
        _in_turn(
            f"list, the newest {newest}",
            kept.count,
            lambda: said(ours.list(most=newest), kept.newest),
            lambda: counted(theirs.list(most=newest), newest),
        ),
        _in_turn(
            "list, all",
            kept.count,
            lambda: counted(ours.list(), kept.count),
            lambda: counted(theirs.list(), kept.count),
        ),
        _in_turn(
            "search, a rare word",
            kept.count,
            lambda: said(ours.search(RARE_WORD), kept.rare),
            lambda: counted(theirs.search(RARE_WORD), len(kept.rare)),
        ),
    )


def _added(kept: Kept, program: Path) -> Pairs:
    """An entry added again and again; afterwards the journal is as it was."""
    entry = finished_entry()
    script = kept.twin / "script.toml"
    script.write_bytes(dump(entry))
    copy = kept.twin.with_name("jrnl-added-to")
    shutil.rmtree(copy, ignore_errors=True)
    theirs = Jrnl.copied(program, kept.twin, copy)
    ours, at, text = Ours(kept.home), datetime(2026, 1, 1, 12), entry_in_words(entry)  # noqa: DTZ001  # jrnl knows no zones
    try:
        pairs = _in_turn(
            "add an entry",
            kept.count,
            lambda: ours.add(script),
            lambda: theirs.add(at, text),
        )
        _must_hold(kept, pairs.ours, entry)
        if not _stands_in(theirs.journal, at, text, times=1 + len(pairs.theirs)):
            message = "jrnl did not keep what was added"
            raise RuntimeError(message)
    finally:
        forget_added(kept)
        shutil.rmtree(copy, ignore_errors=True)
    return pairs


def finished_entry() -> Entry:
    """An entry to be added: one walked to its end, of a size in the middle."""
    some = [
        one
        for one in entries(main_exercise(), 25)
        if one.state == "finished" and not any(isinstance(e, Outcome) for e in one.events)
    ]
    some.sort(key=lambda one: len(dump(one)))
    return some[len(some) // 2]


def _in_turn(what: str, count: int, ours: Callable[[], Run], theirs: Callable[[], Run]) -> Pairs:
    """Both, A B A B; the first time of each, which finds nothing in memory, does not count."""
    ours(), theirs()
    runs = [(ours(), theirs()) for _ in range(pairs_for(count))]
    return Pairs(what, [one for one, _ in runs], [other for _, other in runs])


def said(run: Run, ids: Sequence[str]) -> Run:
    """The run, which must have listed just these entries in this order.

    Raises:
        RuntimeError: It did not.
    """
    if ids_in(run.output) != tuple(ids):
        message = f"{len(ids)} entries were expected, and other ones listed:\n{run.output[:500]}"
        raise RuntimeError(message)
    return run


def counted(run: Run, count: int) -> Run:
    """The run, which must have printed so many lines.

    Raises:
        RuntimeError: It did not.
    """
    lines = len([line for line in run.output.splitlines() if line.strip()])
    if lines != count:
        message = f"{count} lines were expected, and {lines} came:\n{run.output[:500]}"
        raise RuntimeError(message)
    return run


def _must_hold(kept: Kept, runs: Sequence[Run], entry: Entry) -> None:
    """See that every entry that was added is there, with its words."""
    store = DiskStore(places_in(kept.home).journal, mark="bench", writable=False)
    for run in runs:
        if _answers(store.read(run.output.strip())) != _answers(entry):
            message = f"{run.output.strip()} does not hold what was added"
            raise RuntimeError(message)
    store.close()


def _answers(entry: Entry | NewerEntry) -> list[Answer]:
    events = entry.events if isinstance(entry, Entry) else ()
    return [one.answer for one in events if isinstance(one, Answered)]


def _stands_in(journal: Path, at: datetime, text: str, *, times: int) -> bool:
    """Whether jrnl's journal holds so many entries of one minute, and the last line of a text."""
    data, last = journal.read_bytes(), text.splitlines()[-1].encode()
    return data.count(f"\n[{at:{TIME_FORMAT}}] ".encode()) == times and last in data
