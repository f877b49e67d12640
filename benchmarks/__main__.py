"""``make bench``: every figure in one run, as a table."""

import argparse
import compileall
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from benchmarks import durable_save, filtering, first_paint, key_to_letter
from benchmarks.comparison import Comparison
from benchmarks.machine import facts
from benchmarks.table import PAGE, facts_in_words, table, write
from benchmarks.terminal import PROJECT, NothingPaintedError

FIGURES: Final[dict[str, Callable[[Path], list[Comparison]]]] = {
    "F1": first_paint.measured,
    "F8": key_to_letter.measured,
    "F9": filtering.measured,
    "F11": durable_save.measured,
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
    wanted = parser.parse_args()
    figures: list[str] = wanted.figures or list(FIGURES)
    if unknown := set(figures) - set(FIGURES):
        parser.error(f"there is no {', '.join(sorted(unknown))}: {', '.join(FIGURES)}")
    _compile()
    _WORK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=_WORK) as work:
        known = facts(Path(work))
        compared, failed = _measured(figures, Path(work))
    print(table(compared), facts_in_words(known), sep="\n\n")  # noqa: T201  # what it is for
    if wanted.write and not failed and figures == list(FIGURES):
        write(PAGE, table(compared), known)
    return int(failed)


def _measured(figures: list[str], work: Path) -> tuple[list[Comparison], bool]:
    """What could be compared, and whether something could not."""
    compared: list[Comparison] = []
    failed = False
    for figure in figures:
        folder = work / figure
        folder.mkdir()
        began = time.monotonic()
        try:
            compared += FIGURES[figure](folder)
        except (NothingPaintedError, RuntimeError) as error:
            failed = True
            _tell(f"{figure} could not be measured: {error}")
        else:
            _tell(f"{figure}: {time.monotonic() - began:.0f} s")
    return compared, failed


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _compile() -> None:
    """Compile what is measured: to do so at the start would take four times as long as the rest."""
    for name in _COMPILED:
        spec = find_spec(name)
        for folder in (spec and spec.submodule_search_locations) or ():
            compileall.compile_dir(folder, quiet=2)


if __name__ == "__main__":
    sys.exit(main())
