"""From a command line to an exit code: the one place where everything ends, failures too."""

import os
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from nvc_coach.cli import PROGRAM, crash
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.loading import without_collecting
from nvc_coach.cli.printing import OutputLostError, tell
from nvc_coach.wording import _, speak

if TYPE_CHECKING:
    from nvc_coach.cli.starting import Start
    from nvc_coach.services.program import Outside

# What opens the program and nothing else does not wait for Typer: docs/decisions/0001-typer.md.
_OPENING: tuple[list[str], ...] = ([], ["--plain"])
_COMPLETING = "_NVC_COACH_COMPLETE"


def run(arguments: Sequence[str], outside: "Outside | None") -> int:
    """Do what a command line asks for, and tell how it ended."""
    crash.guard()
    try:
        from nvc_coach.cli.starting import Start

        with closing(Start(outside)) as start:
            return _command(arguments, start)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except OutputLostError as error:
        return _output_lost(error)
    except SystemExit as left:
        # Typer leaves so after completing a word, and where nobody reads its help any more.
        return left.code if isinstance(left.code, int) else ExitCode.DONE
    except Exception as error:  # noqa: BLE001  # whatever it is, its text must not be seen
        crash.report(error)
        return ExitCode.PROBLEMS


def _command(arguments: Sequence[str], start: "Start") -> int:
    from nvc_coach.services.settings import read_settings

    # Commands word their help when they are imported, so the language comes first.
    speak(read_settings(start.places.settings_file).settings.language)
    if list(arguments) in _OPENING and _COMPLETING not in os.environ:
        from nvc_coach.cli.opening import open_in_the_terminal

        return open_in_the_terminal(start, plain=bool(arguments))
    words = list(arguments)
    with without_collecting():
        import typer

        from nvc_coach.cli.app import app

        command = typer.main.get_command(app(words))
    try:
        code = command.main(words, prog_name=PROGRAM, standalone_mode=False, obj=start)
    except typer.TyperException as error:
        tell(error.format_message())
        context = getattr(error, "ctx", None)
        path = PROGRAM if context is None else context.command_path
        tell(_("How it is used: {command} --help").format(command=path))
        return ExitCode.WRONG_USE
    return code if isinstance(code, int) else ExitCode.DONE


def _output_lost(error: OutputLostError) -> ExitCode:
    # Python would try once more at the very end, and complain.
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    if error.nobody_reads:
        return ExitCode.NOBODY_READS
    tell(_("What you asked for could not be written to where it should go."))
    return ExitCode.NOT_SAVED
