"""``practice``: with a person in the terminal, or by a script."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nvc_coach.cli.completing import entry_ids, exercise_ids
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import say, say_json, tell
from nvc_coach.cli.starting import start_of
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.practice.exercise import Exercise
    from nvc_coach.script.app import Result
    from nvc_coach.services.practising import TakenUp
    from nvc_coach.services.program import Program

_STDIN = "-"


def practice(
    context: typer.Context,
    exercise: Annotated[
        str | None,
        typer.Argument(
            metavar="EXERCISE",
            help=_("Its id, or the path of a file (it holds / or ends in .toml)."),
            autocompletion=exercise_ids,
        ),
    ] = None,
    *,
    plain: Annotated[
        bool, typer.Option("--plain", help=_("Line by line, also for screen readers."))
    ] = False,
    resume: Annotated[
        str | None,
        typer.Option(
            metavar="ENTRY",
            help=_("Goes on with an entry; the beginning of its id is enough."),
            autocompletion=entry_ids,
        ),
    ] = None,
    follow: Annotated[
        str | None,
        typer.Option(
            metavar="ENTRY",
            help=_("Takes over from a finished entry; with EXERCISE."),
            autocompletion=entry_ids,
        ),
    ] = None,
    script: Annotated[
        str | None,
        typer.Option(metavar="FILE", help=_("Answers from a file of events; - is stdin.")),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Keeps nothing; with --script."))
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Practise."""
    start = start_of(context)
    program = start.program
    if script is None and (dry_run or as_json):
        tell(_("--dry-run and --json go with --script."))
        return ExitCode.WRONG_USE
    if follow is not None and (exercise is None or resume is not None):
        tell(_("--follow goes with the exercise to begin, and not with --resume."))
        return ExitCode.WRONG_USE
    if exercise is not None and resume is not None:
        disagrees = _disagreement(program, exercise, resume)
        if disagrees is not None:
            return disagrees
    if script is not None:
        if resume is not None:
            begin: Exercise | TakenUp | str | ExitCode = resume
        elif exercise is not None:
            from nvc_coach.cli.naming import exercise_to_begin

            begin = exercise_to_begin(program, exercise, follow)
        else:
            tell(_("A script needs an exercise to begin, or --resume with an entry to go on with."))
            return ExitCode.WRONG_USE
        if isinstance(begin, ExitCode):
            return begin
        return by_script(program, begin, script=script, dry_run=dry_run, as_json=as_json)
    from nvc_coach.cli.opening import open_in_the_terminal

    return open_in_the_terminal(start, named=exercise, follow=follow, resume=resume, plain=plain)


def _disagreement(program: "Program", named: str, resume: str) -> ExitCode | None:
    """How it ends where the exercise named is not the entry's; None where nothing is wrong.

    An entry that cannot be gone on with is told of later, where one goes on with it.
    """
    from nvc_coach.cli.naming import exercise_named
    from nvc_coach.services.practising import CannotGoOn, entry_named

    entry = entry_named(program, resume)
    if isinstance(entry, CannotGoOn) or entry.exercise == named:
        return None
    exercise = exercise_named(program, named)
    if isinstance(exercise, ExitCode) or entry.exercise == exercise.id:
        return exercise if isinstance(exercise, ExitCode) else None
    told = _('The entry {id} is of the exercise "{own}", not of "{named}".')
    tell(told.format(id=entry.id, own=entry.exercise, named=exercise.id))
    return ExitCode.WRONG_USE


# ------------------------------------------------------------------ by a script


def by_script(
    program: "Program",
    begin: "Exercise | TakenUp | str",
    *,
    script: str,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Practise, or go on with an entry, by a script."""
    from nvc_coach.script.app import run_script

    try:
        data = _script_bytes(script)
    except OSError:
        tell(_("{file}: the script could not be read.").format(file=script))
        return ExitCode.PROBLEMS
    file = _("the script from stdin") if script == _STDIN else script
    result = run_script(program, data, file=file, start=begin, dry_run=dry_run)
    return _told(result, as_json=as_json)


def _script_bytes(script: str) -> bytes:
    from nvc_coach.script.script_file import MOST_BYTES

    if script == _STDIN:
        if sys.stdin is None:
            raise FileNotFoundError(script)
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(script).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _told(result: "Result", *, as_json: bool) -> ExitCode:
    from nvc_coach.journal.entry_file import as_data
    from nvc_coach.script.app import Ending

    for message in result.messages:
        tell(message)
    if result.ending is Ending.DONE and result.entry is not None:
        if as_json:
            data = as_data(result.entry)
            if not result.kept:
                del data["id"]
            say_json(data)
        elif result.kept:
            say(result.entry.id)
    return {
        Ending.DONE: ExitCode.DONE,
        Ending.UNREADABLE: ExitCode.PROBLEMS,
        Ending.DOES_NOT_FIT: ExitCode.DOES_NOT_FIT,
        Ending.LOCKED: ExitCode.LOCKED,
        Ending.NOT_SAVED: ExitCode.NOT_SAVED,
        Ending.NOT_FOUND: ExitCode.NOT_FOUND,
        Ending.READ_ONLY: ExitCode.PROBLEMS,
    }[result.ending]
