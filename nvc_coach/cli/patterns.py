"""``patterns``: what shows over many practices."""

from typing import TYPE_CHECKING, Annotated

import typer

from nvc_coach.cli.completing import exercise_ids
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.hindered import hindered
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say, say_file, say_json, tell
from nvc_coach.cli.starting import start_of
from nvc_coach.cli.waiting import telling
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.insight.patterns import Patterns
    from nvc_coach.insight.span import Span
    from nvc_coach.services.patterns import Collected
    from nvc_coach.services.program import Program

_TO_STDOUT = "-"


def patterns(  # each is an option of the command
    context: typer.Context,
    *,
    first: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DAY", help=_('From this day on: "2026-11-22", "last month".')
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option("--to", metavar="DAY", help=_("Up to this day, in the same words.")),
    ] = None,
    exercise: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help=_("Only practices of one exercise."), autocompletion=exercise_ids
        ),
    ] = None,
    as_json: AsJson = False,
    csv: Annotated[
        str | None,
        typer.Option(
            metavar="PATH", help=_("As a table into a new file; - prints it. Own words are in it.")
        ),
    ] = None,
) -> ExitCode:
    """What shows over the practices of a range of days."""
    program = start_of(context).program
    if as_json and csv is not None:
        tell(_("Please ask for --json or for --csv, one at a time."))
        return ExitCode.WRONG_USE
    span = _span(program, first, last)
    if span is None:
        return ExitCode.WRONG_USE
    from nvc_coach.services.patterns import collect

    collected = collect(program, span, telling())
    for sentence in collected.damaged:
        tell(one_line(sentence))
    if exercise is not None and not _is_known(program, collected, exercise):
        tell(_('There is no exercise "{id}".').format(id=exercise))
        return ExitCode.NOT_FOUND
    found = collected.patterns(program.clock().date(), span, exercise)
    if as_json:
        from nvc_coach.services.patterns_as_data import as_data

        say_json(as_data(found, collected, exercise))
        return ExitCode.DONE
    if csv is not None:
        return _csv(found, csv)
    _say(found, collected.newer)
    return ExitCode.DONE


def _span(program: "Program", first: str | None, last: str | None) -> "Span | None":
    """The days asked for; None, once that has been told, where they are none."""
    from nvc_coach.insight.span import Days, Span
    from nvc_coach.services.past_days import days_named

    today = program.clock().date()
    ends: dict[str, Days | None] = {}
    for option, text in (("--from", first), ("--to", last)):
        named = None if text is None else days_named(text, today)
        if text is not None and named is None:
            sentence = _(
                '{option}: "{text}" names no day. These do: 2026-11-22, 2026-11, 2026, '
                '"yesterday", "last month", "this year" and "30 days".'
            )
            tell(one_line(sentence.format(option=option, text=text)))
            return None
        ends[option] = named
    begin, end = ends["--from"], ends["--to"]
    span = Span(None if begin is None else begin.first, None if end is None else end.last)
    if span.first and span.last and span.first > span.last:
        sentence = _("These days end before they begin: {first} to {last}.")
        tell(sentence.format(first=span.first.isoformat(), last=span.last.isoformat()))
        return None
    return span


def _is_known(program: "Program", collected: "Collected", exercise: str) -> bool:
    """Whether there are practices of an exercise, or there is the exercise."""
    practised = any(one.exercise == exercise for one in collected.practices)
    return practised or any(one.id == exercise for one in program.heads)


def _say(found: "Patterns", newer: int) -> None:
    from nvc_coach.services.patterns_in_words.whole import opening, shown_patterns

    for line in opening(found, newer):
        say(line)
    for shown in shown_patterns(found):
        say(f"\n{shown.title}\n")
        for sentence in shown.sentences:
            say(one_line(sentence))
        for table in shown.tables:
            say(f"\n{one_line(table.about)}")
            for line in table.in_columns():
                say(f"  {line}")


def _csv(found: "Patterns", path: str) -> ExitCode:
    from nvc_coach.services.new_file import write_new_file
    from nvc_coach.services.patterns_csv import as_csv

    data = as_csv(found)
    if path == _TO_STDOUT:
        say_file(data)
        return ExitCode.DONE
    trouble = write_new_file(path, data)
    if trouble is not None:
        return hindered(trouble)
    tell(
        _("Written: {file}. It holds your own words, and only your account can read it.").format(
            file=path
        )
    )
    return ExitCode.DONE
