"""``journal import``: taking in another journal."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.hindered import hindered
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say, say_json, tell
from nvc_coach.cli.starting import start_of
from nvc_coach.wording import _, ngettext

if TYPE_CHECKING:
    from nvc_coach.services.importing import Imported

_STDIN = "-"


def import_journal(
    context: typer.Context,
    path: Annotated[
        str, typer.Argument(metavar="PATH", help=_("The file to take in; - is stdin."))
    ],
    *,
    kind: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="KIND",
            help=_("What it is: json (nvc-coach's own), jrnl or dayone. Left out, it is made out."),
        ),
    ] = None,
    as_json: AsJson = False,
) -> ExitCode:
    """Take in another journal; nothing that is here is changed."""
    from nvc_coach.services.hindrance import NotDone
    from nvc_coach.services.importing import import_journal as take_in
    from nvc_coach.services.recognising import Kind

    if kind is not None and kind not in list(Kind):
        sentence = _('There is no kind "{kind}". These there are: {kinds}.')
        tell(sentence.format(kind=kind, kinds=", ".join(Kind)))
        return ExitCode.WRONG_USE
    data = _bytes_of(path)
    if isinstance(data, ExitCode):
        return data
    done = take_in(start_of(context).program, data, None if kind is None else Kind(kind))
    if isinstance(done, NotDone):
        return hindered(done)
    if as_json:
        say_json(_as_data(done))
    else:
        _say_in_words(done)
    if done.stopped is not None:
        sentence = _(
            "Not everything was saved. {cause} What was taken in stays. Once there is room again, "
            "take the same file in once more: it goes on with what is missing."
        )
        tell(sentence.format(cause=done.stopped.sentence))
        return ExitCode.NOT_SAVED
    return ExitCode.PROBLEMS if done.problems else ExitCode.DONE


def _bytes_of(path: str) -> bytes | ExitCode:
    from nvc_coach.journal.json_guard import MOST_BYTES

    try:
        if path != _STDIN:
            with Path(path).open("rb") as file:
                return file.read(MOST_BYTES + 1)
        return b"" if sys.stdin is None else sys.stdin.buffer.read(MOST_BYTES + 1)
    except FileNotFoundError:
        tell(_("There is no file {file}.").format(file=one_line(path)))
        return ExitCode.NOT_FOUND
    except (OSError, ValueError):
        tell(_("{file} could not be read.").format(file=one_line(path)))
        return ExitCode.PROBLEMS


def _as_data(done: "Imported") -> dict[str, object]:
    return {
        "format": "nvc-import/1",
        "taken": done.taken,
        "skipped": done.skipped,
        "beside": [str(one) for one in done.beside],
        "problems": [
            {"in": one.where, "number": one.number, "code": one.code, "message": one.sentence}
            for one in done.problems
        ],
        "attachments": done.attachments,
    }


def _say_in_words(done: "Imported") -> None:
    taken, skipped, beside = len(done.taken), len(done.skipped), len(done.beside)
    say(
        ngettext("{count} entry was taken in.", "{count} entries were taken in.", taken).format(
            count=taken
        )
    )
    if skipped:
        say(
            ngettext(
                "{count} entry was here already.", "{count} entries were here already.", skipped
            ).format(count=skipped)
        )
    if beside:
        say(
            ngettext(
                "{count} entry is here in another state. Both are kept; this stands beside it:",
                "{count} entries are here in another state. Both are kept; these stand beside:",
                beside,
            ).format(count=beside)
        )
        for path in done.beside:
            say(f"  {one_line(str(path))}")
    if done.attachments:
        sentence = ngettext(
            "{count} picture or other attachment was not taken: this journal holds words only.",
            "{count} pictures and other attachments were not taken: this journal holds words only.",
            done.attachments,
        )
        tell(sentence.format(count=done.attachments))
    for one in done.problems:
        named = _("Entry {number} of the file was left out: {why}")
        if one.where == "exercises":
            named = _("Exercise {number} of the file was left out: {why}")
        tell(one_line(named.format(number=one.number, why=one.sentence)))
