"""``journal``: the entries, as a list and one by one."""

from typing import Annotated

import typer

from nvc_coach.cli.completing import entry_ids
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say, say_json, tell
from nvc_coach.cli.starting import start_of
from nvc_coach.wording import _


def list_all(context: typer.Context, *, as_json: AsJson = False) -> ExitCode:
    """Every entry, newest first."""
    listing = start_of(context).program.store.listing()
    for damage in listing.damaged:
        tell(one_line(damage.sentence))
    if as_json:
        entries = [
            {
                "id": one.id,
                "exercise": one.exercise,
                "title": one.title,
                "state": one.state,
                "started": one.started.isoformat(),
                "changed": one.changed.isoformat(),
            }
            for one in listing.entries
        ]
        say_json({"format": "nvc-entries/1", "entries": entries})
        return ExitCode.DONE
    from nvc_coach.services.reading import state_in_words

    for one in listing.entries:
        state, title = one_line(state_in_words(one.state)), one_line(one.title)
        say(f"{one.id}  {one.started:%Y-%m-%d %H:%M}  {state}  {title}")
    if not listing.entries:
        tell(_("There are no entries yet."))
    return ExitCode.DONE


def show(
    context: typer.Context,
    entry: Annotated[
        str,
        typer.Argument(
            metavar="ENTRY",
            help=_("Its id; the beginning is enough where it tells it from the others."),
            autocompletion=entry_ids,
        ),
    ],
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """One entry."""
    from nvc_coach.services.practising import CannotGoOn, entry_to_read

    found = entry_to_read(start_of(context).program, entry)
    if isinstance(found, CannotGoOn):
        tell(found.sentence)
        return ExitCode.NOT_FOUND if found.not_found else ExitCode.PROBLEMS
    if as_json:
        from nvc_coach.journal.entry_file import as_data

        say_json(as_data(found))
    else:
        from nvc_coach.services.reading import entry_in_words

        say(entry_in_words(found))
    return ExitCode.DONE
