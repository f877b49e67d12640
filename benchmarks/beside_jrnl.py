"""F3, F4 and F7: listing, searching and adding, beside jrnl doing the same on the same words."""

import os
import shutil
from collections.abc import Sequence
from typing import Final

from benchmarks.bench import Bench
from benchmarks.commands import Pairs, pairs_at, pairs_for
from benchmarks.comparison import Comparison, Unit
from benchmarks.goals import GOALS
from benchmarks.home import places_in
from benchmarks.jrnl import VERSION
from benchmarks.kept import kept_journal
from benchmarks.ours import Ours
from benchmarks.person import RARE_WORD
from benchmarks.run import Run, run

FEW: Final = 100
_JRNL: Final = f"jrnl {VERSION}"


def times_at_many(bench: Bench) -> list[Comparison]:
    """F3: how long the commands take in the large journal, and ripgrep where it is there."""
    return [*_compared("F3", bench, bench.entries), *_beside_ripgrep(bench)]


def times_at_few(bench: Bench) -> list[Comparison]:
    """F4: the same in a small one."""
    return _compared("F4", bench, FEW)


def memory_at_many(bench: Bench) -> list[Comparison]:
    """F7: how much memory they have at most in the large journal."""
    return _compared("F7", bench, bench.entries, "MB")


def _compared(figure: str, bench: Bench, count: int, unit: Unit = "ms") -> list[Comparison]:
    (goal,) = GOALS[figure]
    return [
        Comparison(
            figure=figure,
            what=_named(pairs, count, unit),
            beside=_JRNL,
            ours=_numbers(pairs.ours, unit),
            floor=_numbers(pairs.theirs, unit),
            goal=goal,
            unit=unit,
        )
        for pairs in pairs_at(bench, count)
    ]


def _named(pairs: Pairs, count: int, unit: Unit) -> str:
    of_what = "peak memory, " if unit == "MB" else ""
    return f"{of_what}{pairs.what} ({count:,} entries)"


def _numbers(runs: Sequence[Run], unit: Unit) -> list[int]:
    return [one.memory if unit == "MB" else one.nanoseconds for one in runs]


def _beside_ripgrep(bench: Bench) -> list[Comparison]:
    """Searching beside ripgrep going through the files; there is no goal, and often no ripgrep."""
    ripgrep = shutil.which("rg")
    if ripgrep is None:
        return []
    kept = kept_journal(bench.kept, bench.entries)
    entries, ours = str(places_in(kept.home).journal / "entries"), Ours(kept.home)
    pairs: list[tuple[Run, Run]] = []
    for _ in range(1 + pairs_for(kept.count)):
        theirs = run(
            [ripgrep, "--files-with-matches", "--no-config", RARE_WORD, entries], os.environ
        )
        if len(theirs.output.splitlines()) != len(kept.rare):
            message = "ripgrep does not find the entries with the rare word"
            raise RuntimeError(message)
        pairs.append((ours.search(RARE_WORD), theirs))
    return [
        Comparison(
            figure="F3",
            what=f"search, a rare word ({kept.count:,} entries)",
            beside="ripgrep through the same files",
            ours=[one.nanoseconds for one, _ in pairs[1:]],
            floor=[other.nanoseconds for _, other in pairs[1:]],
            goal=None,
        )
    ]
