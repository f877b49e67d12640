"""nvc-coach with somebody standing in for the page, so that opening can be looked at by itself.

It says with what it was opened and its process id, then reads what is typed up to Enter, as the
page would: every byte of it. What was typed decides how it is left: "line by line" goes on so,
"fail" fails; anything else stops with the words kept.
"""

import os
import sys
import types
from dataclasses import dataclass

from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.program import Program


@dataclass
class Left:
    """What the command line reads of how a page was left."""

    ending: str = "stopped"
    code: int = 0
    kept: bool = True
    in_memory: bool = False
    sitting: None = None
    told: str = ""
    error: BaseException | None = None


def run_full_screen(
    program: Program,
    *,
    exercise: Exercise | None = None,
    entry_id: str | None = None,
    first_words: bool = False,
    in_memory: bool = False,
) -> Left:
    """Stand where the page would."""
    named = None if exercise is None else exercise.id
    opened = program.open_for_writing()
    says(f"page of {os.getpid()}: {named} {entry_id} {first_words=} {in_memory=} {opened=}")
    typed = b""
    while not typed.endswith((b"\r", b"\n")):
        typed += os.read(0, 1)
    says(f"typed {typed!r}")
    if b"line by line" in typed:
        return Left("plain", kept=not in_memory, in_memory=in_memory)
    if b"fail" in typed:
        return Left("failed", error=ValueError(typed.decode()))
    program.close()
    return Left(kept=not in_memory, in_memory=in_memory)


def says(text: str) -> None:
    """Write where the page is drawn."""
    sys.stderr.write(f"{text}\r\n")
    sys.stderr.flush()


if __name__ == "__main__":
    page = types.ModuleType("nvc_coach.tui.app")
    vars(page)["run_full_screen"] = run_full_screen
    sys.modules[page.__name__] = page
    from nvc_coach.cli import main

    sys.exit(main())
