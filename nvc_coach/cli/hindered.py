"""How a command ends that could not do what it was asked for."""

from typing import TYPE_CHECKING

from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.printing import one_line, tell

if TYPE_CHECKING:
    from nvc_coach.services.hindrance import NotDone


def hindered(why: "NotDone") -> ExitCode:
    """Tell why, and give the exit code that says so to scripts."""
    tell(one_line(why.sentence))
    return exit_code_of(why)


def exit_code_of(why: "NotDone") -> ExitCode:
    """The exit code that says to scripts why something was not done."""
    from nvc_coach.services.hindrance import Hindrance

    return {
        Hindrance.NOT_FOUND: ExitCode.NOT_FOUND,
        Hindrance.NOT_FINISHED: ExitCode.WRONG_USE,
        Hindrance.NOT_FOLLOWED: ExitCode.WRONG_USE,
        Hindrance.UNKNOWN_KIND: ExitCode.WRONG_USE,
        Hindrance.WRONG_PLACE: ExitCode.WRONG_USE,
        Hindrance.NAME_TAKEN: ExitCode.WRONG_USE,
        Hindrance.IN_THE_WAY: ExitCode.PROBLEMS,
        Hindrance.TOO_MUCH: ExitCode.WRONG_USE,
        Hindrance.UNREADABLE: ExitCode.PROBLEMS,
        Hindrance.STOPPED: ExitCode.PROBLEMS,
        Hindrance.LOCKED: ExitCode.LOCKED,
        Hindrance.NOT_SAVED: ExitCode.NOT_SAVED,
    }[why.hindrance]
