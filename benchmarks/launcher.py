"""Runs a program, and tells how long it took and how much memory it had at most.

``python -I -S launcher.py REPORT COMMAND ...`` imports next to nothing: what a program inherits at
its start counts as memory that it had, so that it must be little.
"""

import os
import sys
import time


def main() -> None:
    """Run the command, and write nanoseconds, bytes and exit code into the report."""
    report, command = sys.argv[1], sys.argv[2:]
    began = time.perf_counter_ns()
    child = os.posix_spawn(command[0], command, os.environ)
    _, status, used = os.wait4(child, 0)
    took = time.perf_counter_ns() - began
    unit = 1 if sys.platform == "darwin" else 1024
    with open(report, "w", encoding="ascii") as file:  # noqa: PTH123  # pathlib is not next to nothing
        file.write(f"{took} {used.ru_maxrss * unit} {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
