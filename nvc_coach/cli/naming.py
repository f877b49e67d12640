"""Exercises as people name them on a command line: by id, or by the path of a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.hindered import hindered
from nvc_coach.cli.printing import tell
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import Reading
from nvc_coach.library.rendering import rendered
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.program import Program
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.services.practising import TakenUp


def exercise_named(program: Program, named: str) -> Exercise | ExitCode:
    """The exercise, or, once that has been told, how the command ends without it."""
    reading: Reading[Exercise] | None
    if "/" in named or named.endswith(".toml"):
        reading = program.library.read(Path(named))
    else:
        reading = program.library.find(named) if named.isascii() else None
    if reading is None:
        tell(
            _('There is no exercise "{id}". nvc-coach exercise list names those there are.').format(
                id=named
            )
        )
        return ExitCode.NOT_FOUND
    if reading.value is not None:
        return reading.value
    for problem in reading.problems:
        tell(rendered(problem))
    missing = any(problem.code == Code.FILE_MISSING for problem in reading.problems)
    return ExitCode.NOT_FOUND if missing else ExitCode.PROBLEMS


def exercise_to_begin(
    program: Program, named: str, follow: str | None
) -> "Exercise | TakenUp | ExitCode":
    """The exercise to begin, with what it takes over from where an entry is named for that.

    What cannot be is told, and given back as how the command ends.
    """
    exercise = exercise_named(program, named)
    if follow is None or isinstance(exercise, ExitCode):
        return exercise
    from nvc_coach.services.hindrance import NotDone
    from nvc_coach.services.practising import TakenUp
    from nvc_coach.services.taking_up import earlier

    found = earlier(program, exercise, follow)
    if not isinstance(found, NotDone):
        return TakenUp(exercise, found)
    return hindered(found)
