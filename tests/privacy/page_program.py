"""nvc-coach with a hostile library, or without its gates; a program of its own.

Set in the environment: ``HOSTILE_LIBRARY`` hands out an exercise with steering text in every field,
as if its file had been let in, and with ``PLAINLY`` plain words instead. ``WITHOUT_GATES`` lets
text reach the screen as it is.
"""

import os
import sys
from pathlib import Path
from unittest import mock

PROGRAM = [sys.executable, __file__]


def environment(*switches: str) -> dict[str, str]:
    """What to set so that the program finds the tests, and does these."""
    return {"PYTHONPATH": str(Path(__file__).parents[2]), **dict.fromkeys(switches, "1")}


def hand_out_a_hostile_exercise() -> None:
    """Let every program have the exercise that no file can hold."""
    from nvc_coach.services.program import Program
    from tests.privacy.page_payloads import exercise, hands_out, hostile, plainly

    begins = Program.__init__
    plant = plainly if os.environ.pop("PLAINLY", "") else hostile

    def begins_with_it(program: Program, *arguments: object) -> None:
        begins(program, *arguments)  # type: ignore[arg-type]  # handed on as they are
        hands_out(program, exercise(plant))

    mock.patch.object(Program, "__init__", begins_with_it).start()


def take_the_gates_away() -> None:
    """Show text as it is; modules that take a gate by name are not loaded yet."""
    from nvc_coach.services import safe_text

    mock.patch.object(safe_text, "printable", str).start()
    from nvc_coach.tui.safe import CleanLines

    mock.patch.object(CleanLines, "apply", lambda _self, segments, _background: segments).start()


SWITCHES = {
    "WITHOUT_GATES": take_the_gates_away,
    "HOSTILE_LIBRARY": hand_out_a_hostile_exercise,
}


def main() -> int:
    """Run the program."""
    for name, does in SWITCHES.items():
        if os.environ.pop(name, ""):
            does()
    from nvc_coach.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
