"""``exercise``: which there are, what one is, whether files are well, and trying them out."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from nvc_coach.cli.completing import exercise_ids
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say, say_json, tell
from nvc_coach.cli.starting import start_of
from nvc_coach.wording import _, ngettext


class Format(StrEnum):
    """How problems are told."""

    TEXT = "text"
    JSON = "json"


def list_all(context: typer.Context, *, as_json: AsJson = False) -> ExitCode:
    """Every exercise there is."""
    program = start_of(context).program
    exercises = program.exercises()
    broken = program.broken_exercises()
    if broken:
        tell(
            ngettext(
                "{count} file cannot be used; nvc-coach exercise check tells why:",
                "{count} files cannot be used; nvc-coach exercise check tells why:",
                len(broken),
            ).format(count=len(broken))
        )
        for file in broken:
            tell(one_line(file))
    if as_json:
        from nvc_coach.services.outline import listed_as_data

        say_json({"format": "nvc-exercises/1", "exercises": list(map(listed_as_data, exercises))})
        return ExitCode.DONE
    for one in exercises:
        line = ngettext(
            "{id}: {title}, {minutes} minute. {summary}",
            "{id}: {title}, {minutes} minutes. {summary}",
            one.minutes,
        )
        said = line.format(id=one.id, title=one.title, minutes=one.minutes, summary=one.summary)
        say(one_line(said))
    return ExitCode.DONE


OneExercise = Annotated[
    str,
    typer.Argument(
        metavar="EXERCISE",
        help=_("Its id, or the path of a file (it holds / or ends in .toml)."),
        autocompletion=exercise_ids,
    ),
]


def show(context: typer.Context, exercise: OneExercise, *, as_json: AsJson = False) -> ExitCode:
    """What an exercise is."""
    from nvc_coach.cli.naming import exercise_named
    from nvc_coach.services.outline import exercise_as_data, exercise_in_words

    found = exercise_named(start_of(context).program, exercise)
    if isinstance(found, ExitCode):
        return found
    if as_json:
        say_json({"format": "nvc-exercise-outline/1"} | exercise_as_data(found))
    else:
        say(exercise_in_words(found))
    return ExitCode.DONE


def check(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help=_("Files, and folders to look through.")),
    ],
    *,
    as_format: Annotated[
        Format, typer.Option("--format", help=_("How problems are told."))
    ] = Format.TEXT,
    as_json: Annotated[bool, typer.Option("--json", help=_("The same as --format json."))] = False,
) -> ExitCode:
    """What is to be mended."""
    from nvc_coach.library.checking import as_data, rendered
    from nvc_coach.library.checking import check as problems_in
    from nvc_coach.library.problems import Severity

    problems = problems_in(paths, start_of(context).program.library)
    if as_json or as_format is Format.JSON:
        say_json(as_data(problems))
    else:
        for problem in problems:
            say(f"{rendered(problem)}\n")
        say(
            ngettext("{count} problem to mend.", "{count} problems to mend.", len(problems)).format(
                count=len(problems)
            )
            if problems
            else _("Nothing to mend.")
        )
    errors = any(problem.severity is Severity.ERROR for problem in problems)
    return ExitCode.PROBLEMS if errors else ExitCode.DONE


def try_out(
    context: typer.Context,
    exercises: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="EXERCISE...",
            help=_("Ids, or paths of files (they hold / or end in .toml)."),
            autocompletion=exercise_ids,
        ),
    ] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help=_("Every exercise there is."))] = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Whether the tries of exercises pass, and which choices none of them takes."""
    from nvc_coach.cli.naming import exercise_named
    from nvc_coach.services.trying import tried

    program = start_of(context).program
    if every == bool(exercises):
        tell(_("Name the exercises to try, or all of them with --all."))
        return ExitCode.WRONG_USE
    found = list(program.exercises()) if every else []
    for named in exercises or ():
        exercise = exercise_named(program, named)
        if isinstance(exercise, ExitCode):
            return exercise
        found.append(exercise)
    trials = list(map(tried, found))
    if as_json:
        say_json({"format": "nvc-exercise-test/1", "exercises": [one.as_data() for one in trials]})
    else:
        for trial in trials:
            for line in trial.in_lines():
                say(line)
    return ExitCode.PROBLEMS if any(one.failed for one in trials) else ExitCode.DONE


def read_through(context: typer.Context, exercise: OneExercise) -> ExitCode:
    """Every text, condition and way back of an exercise, for whoever checks what it says."""
    from nvc_coach.cli.naming import exercise_named
    from nvc_coach.services.reading_through import read_through as whole

    found = exercise_named(start_of(context).program, exercise)
    if isinstance(found, ExitCode):
        return found
    say(whole(found))
    return ExitCode.DONE
