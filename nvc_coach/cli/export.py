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
from nvc_coach.wording import _, ngettext

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
    from nvc_coach.services.exporting.writing import export as written

    program = start_of(context).program
    came = written(program, None if every else entries, Wish(form, to, redact))
    for left_out in came.left_out:
        tell(one_line(left_out.sentence))
    if isinstance(came, NotExported):
        tell(one_line(came.sentence))
        return _ENDED_BY[came.hindrance]
    if as_json:
        say_json(_as_data(came))
    _tell(came, to)
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


def _tell(came: Exported, to: Path) -> None:
    if not came.files:
        tell(_("There are no entries yet."))
        return
    tell(
        ngettext(
            "{count} entry was written to {path}.",
            "{count} entries were written to {path}.",
            came.entries,
        ).format(count=came.entries, path=one_line(str(to)))
    )
    if came.left_out:
        count = len(came.left_out)
        tell(
            ngettext(
                "{count} could not be read and was left out.",
                "{count} could not be read and were left out.",
                count,
            ).format(count=count)
        )
    tell(
        ngettext(
            "It is not encrypted: whoever can read the file can read every word.",
            "They are not encrypted: whoever can read the files can read every word.",
            len(came.files),
        )
    )
    if came.names is not None:
        _tell_of_names(came, came.names)


def _tell_of_names(came: Exported, names: int) -> None:
    if not names:
        tell(
            _(
                "No name was replaced: no answer says who it is about, and your own list is empty. "
                "nvc-coach paths says where that list (names) belongs."
            )
        )
        return
    tell(
        _(
            "Names were replaced where they stand as in your own list, or as in an answer that "
            "says who it is about. Nicknames and other spellings, places, and what is told about "
            "somebody may still show who is meant. Please read it through before you hand it on."
        )
    )
    if came.exercises_left_out:
        tell(
            _(
                "One of the names also stands in the text of an exercise, so the copy of that "
                "exercise is not in the file."
            )
        )
