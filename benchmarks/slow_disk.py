"""The program on a disk where each sync takes 10 ms longer, so that a save takes 20.

``python -m benchmarks.slow_disk LOG ...`` does what ``nvc-coach ...`` does. The log gets a line for
each sync: when it began and when it ended, in nanoseconds of ``time.perf_counter_ns``.
"""

import os
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Final

from nvc_coach.cli import main

_LONGER: Final = 0.010
_sync = os.fsync


def slow_down(log: Path) -> None:
    """Let every sync of this process take longer, and be noted."""
    with log.open("ab", buffering=0) as opened:
        noted = os.dup(opened.fileno())

    def sync(file: int) -> None:
        began = time.perf_counter_ns()
        time.sleep(_LONGER)
        _sync(file)
        os.write(noted, f"{began} {time.perf_counter_ns()}\n".encode())

    os.fsync = sync  # type: ignore[assignment]  # it takes file numbers, and nobody gives it more


def syncs_in(log: Path) -> list[tuple[int, int]]:
    """When each sync in a log began and ended, in order."""
    lines = log.read_text(encoding="ascii").splitlines()
    syncs = [(int(began), int(ended)) for began, ended in map(str.split, lines)]
    if any(after < before for (_, before), (after, _) in pairwise(syncs)):
        message = "two syncs at once: more than one thread saves"
        raise ValueError(message)
    return syncs


if __name__ == "__main__":
    slow_down(Path(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
