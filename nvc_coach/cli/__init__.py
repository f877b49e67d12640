"""The command line. Starting costs only what the command needs, so everything is imported late."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nvc_coach.services.program import Outside

PROGRAM = "nvc-coach"
# Textual writes keystrokes into a log where one of these asks for it.
_DROPPED = "TEXTUAL"


def main(arguments: Sequence[str] | None = None, outside: "Outside | None" = None) -> int:
    """Do what a command line asks for; the only door of the program.

    Args:
        arguments: Without the program's own name; those of the process by default.
        outside: What is taken from the world; tests give their own.

    Returns:
        The exit code; see :class:`~nvc_coach.cli.exit_code.ExitCode`.
    """
    for name in [name for name in os.environ if name.startswith(_DROPPED)]:
        del os.environ[name]
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == ["--version"]:
        from nvc_coach.cli.version import version

        print(PROGRAM, version())  # noqa: T201  # the door for data would load half the program
        return 0
    from nvc_coach.cli.running import run

    code = run(given, outside)
    if outside is None:
        # The process ends: Python need not go through all that is loaded once more.
        gc.freeze()
    return code
