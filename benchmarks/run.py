"""One run of a command: its time, its memory, and what it said."""

import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import launcher
from benchmarks.terminal import PROJECT

_MOST_SHOWN: Final = 500


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a command that went well.

    Attributes:
        nanoseconds: From its start to its end.
        memory: The most it had at a time, in bytes.
        output: What it printed.
    """

    nanoseconds: int
    memory: int
    output: str


def run(command: Sequence[str], environment: Mapping[str, str], *, may_fail: bool = False) -> Run:
    """Run a command to its end; nothing stands at its stdin.

    Args:
        command: The program's whole path, and its arguments.
        environment: All it finds in its environment.
        may_fail: Whether any exit code will do.

    Raises:
        RuntimeError: It went wrong: a crash is fast.
    """
    with tempfile.TemporaryDirectory() as folder:
        report, out, err = (Path(folder, name) for name in ("report", "out", "err"))
        with out.open("wb") as output, err.open("wb") as errors:
            subprocess.run(  # noqa: S603  # our own commands
                [sys.executable, "-I", "-S", launcher.__file__, str(report), *command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                env=environment,
                cwd=PROJECT,
                check=True,
            )
        took, memory, code = map(int, report.read_text(encoding="ascii").split())
        said = out.read_text(encoding="utf-8", errors="replace")
        if code and not may_fail:
            told = err.read_text(encoding="utf-8", errors="replace") or said
            message = f"{Path(command[0]).name} ended with {code}: {told[-_MOST_SHOWN:]}"
            raise RuntimeError(message)
    return Run(took, memory, said)
