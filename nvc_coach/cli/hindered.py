"""How a command ends that could not change an entry."""

from typing import TYPE_CHECKING

from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.printing import one_line, tell

if TYPE_CHECKING:
    from nvc_coach.services.not_kept import NotKept


def hindered(why: "NotKept") -> ExitCode:
    """Tell why, and give the exit code that says so to scripts."""
    from nvc_coach.services.not_kept import Hindrance

    tell(one_line(why.sentence))
    return {
        Hindrance.NOT_FOUND: ExitCode.NOT_FOUND,
        Hindrance.NOT_FINISHED: ExitCode.WRONG_USE,
        Hindrance.READ_ONLY: ExitCode.PROBLEMS,
        Hindrance.LOCKED: ExitCode.LOCKED,
        Hindrance.NOT_SAVED: ExitCode.NOT_SAVED,
        Hindrance.IN_THE_WAY: ExitCode.PROBLEMS,
        Hindrance.TOO_MUCH: ExitCode.WRONG_USE,
    }[why.hindrance]
