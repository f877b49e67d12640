"""``make bench``: every figure in one run, as a table."""

import argparse
import compileall
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from benchmarks import (
    beside_jrnl,
    durable_save,
    filtering,
    finding_as_typed,
    first_paint,
    growth,
    key_to_letter,
    longest_pause,
    opening_library,
    rebuilding,
)
from benchmarks.bench import Bench, CannotMeasureError, Figure, tell
from benchmarks.comparison import Comparison, Line, NotMeasured
from benchmarks.jrnl import VERSION
from benchmarks.machine import facts
from benchmarks.table import PAGE, facts_in_words, table, write
from benchmarks.terminal import PROJECT, NothingPaintedError

ENTRIES: Final = 100_000


def _by_itself(measured: Callable[[Path], Sequence[Comparison]]) -> Figure:
    """A figure for which no journal is kept."""
    return lambda bench: measured(bench.folder)


FIGURES: Final[dict[str, Figure]] = {
    "F1": first_paint.measured,
    "F3": beside_jrnl.times_at_many,
    "F4": beside_jrnl.times_at_few,
    "F5": growth.measured,
    "F7": beside_jrnl.memory_at_many,
    "F8": _by_itself(key_to_letter.measured),
    "F9": _by_itself(filtering.measured),
    "F10": finding_as_typed.measured,
    "F11": _by_itself(durable_save.measured),
    "F12": opening_library.measured,
    "F13": rebuilding.measured,
    "F14": longest_pause.measured,
}
_COMPILED: Final = ("benchmarks", "nvc_coach", "rich", "textual")
# On a real disk, as a journal is: a temporary folder may live in memory.
_WORK: Final = PROJECT / "build"


def main() -> int:
    """Measure, print, and where it is asked for keep the table in its page.

    Returns:
        0, whether or not a goal is reached; 1 if a figure could not be measured.
    """
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("figures", nargs="*", help="only these, such as F1; otherwise all")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    parser.add_argument(
        "--entries",
        type=int,
        default=ENTRIES,
        metavar="N",
        help=f"how many the large journal has; {ENTRIES:,}, unless it is to be a quick run",
    )
    wanted = parser.parse_args()
    figures: list[str] = wanted.figures or list(FIGURES)
    if unknown := set(figures) - set(FIGURES):
        parser.error(f"there is no {', '.join(sorted(unknown))}: {', '.join(FIGURES)}")
    _compile()
    _WORK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=_WORK) as work:
        known = facts(Path(work)) | {"jrnl": VERSION}
        lines, failed = _measured(figures, Path(work), wanted.entries)
    print(table(lines), facts_in_words(known), sep="\n\n")  # noqa: T201  # what it is for
    whole = figures == list(FIGURES) and wanted.entries == ENTRIES
    if wanted.write and whole and not failed:
        write(PAGE, table(lines), known)
    elif wanted.write:
        tell(f"Not written: that takes every figure whole, with {ENTRIES:,} entries.")
    return int(failed)


def _measured(figures: list[str], work: Path, entries: int) -> tuple[list[Line], bool]:
    """What was measured, and whether something broke."""
    lines: list[Line] = []
    failed = False
    for figure in figures:
        folder = work / figure
        folder.mkdir()
        began = time.monotonic()
        try:
            measured = FIGURES[figure](Bench(folder, _WORK, entries))
        except CannotMeasureError as error:
            lines.append(NotMeasured(figure, "the whole figure", str(error)))
            tell(f"{figure} is not measured: {error}")
        except (NothingPaintedError, RuntimeError) as error:
            failed = True
            lines.append(NotMeasured(figure, "the whole figure", "it broke; see above"))
            tell(f"{figure} could not be measured: {error}")
        else:
            lines += measured
            tell(f"{table(measured)}\n\n{figure}: {time.monotonic() - began:.0f} s")
    return lines, failed


def _compile() -> None:
    """Compile what is measured: to do so at the start would take four times as long as the rest."""
    for name in _COMPILED:
        spec = find_spec(name)
        for folder in (spec and spec.submodule_search_locations) or ():
            compileall.compile_dir(folder, quiet=2)


if __name__ == "__main__":
    sys.exit(main())
