"""``journal export``: entries as files to read or keep elsewhere."""

from pathlib import Path
from typing import Annotated, Final

import typer

from nvc_coach.cli.completing import entry_ids
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say_json, tell
from nvc_coach.cli.starting import start_of
from nvc_coach.services.exporting.wish import (
    Exported,
    Format,
    Hindrance,
    LeftOut,
    NotExported,
    Wish,
)
from nvc_coach.wording import _

_ENDED_BY: Final = {
    Hindrance.NOT_FOUND: ExitCode.NOT_FOUND,
    Hindrance.UNREADABLE: ExitCode.PROBLEMS,
    Hindrance.IN_THE_WAY: ExitCode.WRONG_USE,
    Hindrance.NOT_SAVED: ExitCode.NOT_SAVED,
}


def export(
    context: typer.Context,
    form: Annotated[
        Format,
        typer.Option(
            "--as",
            metavar="FORMAT",
            help=_("json (everything, one file), markdown, html or text (a file for each)."),
        ),
    ],
    to: Annotated[
        Path,
        typer.Option(
            metavar="PATH", help=_("The file for json, else the folder; nothing is written over.")
        ),
    ],
    entries: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ENTRY...",
            help=_("Their ids; the beginning is enough where it tells one from the others."),
            autocompletion=entry_ids,
        ),
    ] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help=_("Every entry."))] = False,
    redact: Annotated[
        bool, typer.Option("--redact", help=_("Puts “Person A” and so on in place of names."))
    ] = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Write entries into files."""
    if every == bool(entries):
        tell(_("Please name the entries, or give --all for every one of them."))
        return ExitCode.WRONG_USE
    from nvc_coach.journal.finding import EVERYTHING
    from nvc_coach.services.exporting.telling import afterwards
    from nvc_coach.services.exporting.writing import export as written

    program = start_of(context).program
    came = written(program, EVERYTHING if every else entries or (), Wish(form, to, redact))
    for sentence in afterwards(came, program.places.names_file):
        tell(one_line(sentence))
    if isinstance(came, NotExported):
        return _ENDED_BY[came.hindrance]
    if as_json:
        say_json(_as_data(came))
    return ExitCode.PROBLEMS if came.left_out else ExitCode.DONE


def _as_data(came: Exported) -> dict[str, object]:
    return {
        "format": "nvc-export/1",
        "files": [str(file) for file in came.files],
        "entries": came.entries,
        "left-out": [_left_out(one) for one in came.left_out],
    }


def _left_out(one: LeftOut) -> dict[str, object]:
    return {"entry": one.entry, "message": one.sentence}
