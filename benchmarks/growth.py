"""F5: searching a large journal beside searching a small one."""

from benchmarks.bench import SMALL, Bench
from benchmarks.commands import said
from benchmarks.comparison import Comparison
from benchmarks.goals import GOALS
from benchmarks.kept import kept_journal
from benchmarks.ours import Ours
from benchmarks.person import RARE_WORD
from benchmarks.run import Run

PAIRS = 15


def measured(bench: Bench, pairs: int = PAIRS) -> list[Comparison]:
    """The rare word in both journals, all its entries and the newest alone.

    Args:
        bench: Where to measure.
        pairs: How often each journal is searched.

    Raises:
        RuntimeError: Other entries were found than those with the word.
    """
    many = kept_journal(bench.kept, bench.entries)
    few = kept_journal(bench.kept, SMALL)
    (goal,) = GOALS["F5"]
    compared = []
    for limit, found in ((None, "all {count} found"), (1, "the newest found")):
        runs: list[tuple[Run, Run]] = []
        for _ in range(1 + pairs):
            both = (
                said(
                    Ours(one.home).search(RARE_WORD, most=limit),
                    one.rare if limit is None else one.rare[:limit],
                )
                for one in (many, few)
            )
            runs.append((next(both), next(both)))
        told = found.format(count=len(many.rare))
        compared.append(
            Comparison(
                figure="F5",
                what=f"search, a rare word, {told} ({many.count:,} entries)",
                beside=f"the same ({few.count:,} entries)",
                ours=[one.nanoseconds for one, _ in runs[1:]],
                floor=[other.nanoseconds for _, other in runs[1:]],
                goal=goal,
            )
        )
    return compared
