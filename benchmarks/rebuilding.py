"""F13: making the index of a large journal anew, beside one list by jrnl."""

import json

from benchmarks.bench import Bench
from benchmarks.commands import counted
from benchmarks.comparison import Comparison
from benchmarks.goals import GOALS
from benchmarks.jrnl import VERSION, Jrnl, installed
from benchmarks.kept import kept_journal
from benchmarks.ours import Ours
from benchmarks.run import Run

PAIRS = 3


def measured(bench: Bench, pairs: int = PAIRS) -> list[Comparison]:
    """The index thrown away and every entry read, and a list of the same entries, in turn.

    Args:
        bench: Where to measure.
        pairs: How often each is done.

    Raises:
        CannotMeasureError: There is no jrnl.
        RuntimeError: Not every entry can be found afterwards.
    """
    program = installed(bench.kept)
    kept = kept_journal(bench.kept, bench.entries)
    ours, theirs = Ours(kept.home), Jrnl(program, kept.twin)
    counted(theirs.list(), kept.count)
    runs: list[tuple[Run, Run]] = []
    for _ in range(pairs):
        made = ours.reindex()
        if json.loads(made.output) | {"entries": kept.count, "damaged": 0} != json.loads(
            made.output
        ):
            message = f"the index does not hold {kept.count} entries: {made.output}"
            raise RuntimeError(message)
        runs.append((made, counted(theirs.list(), kept.count)))
    (goal,) = GOALS["F13"]
    return [
        Comparison(
            figure="F13",
            what=f"the index made anew ({kept.count:,} entries)",
            beside=f"one list by jrnl {VERSION}",
            ours=[one.nanoseconds for one, _ in runs],
            floor=[other.nanoseconds for _, other in runs],
            goal=goal,
        )
    ]
