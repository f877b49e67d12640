"""``journal backup`` and ``journal restore``: everything that is the person's, in one file."""

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
    from nvc_coach.services.backing_up import Restored


def backup(
    context: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help=_("The file to make; it must not be there yet."))
    ],
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Make a backup of journal, own exercises and settings; nothing here is changed."""
    from nvc_coach.services.backing_up import back_up
    from nvc_coach.services.hindrance import NotDone

    done = back_up(start_of(context).program, path)
    if isinstance(done, NotDone):
        return hindered(done)
    for one in done.left_out:
        tell(one_line(one.sentence))
    if as_json:
        say_json(
            {
                "format": "nvc-backup/1",
                "file": str(done.file),
                "files": [one.as_data() for one in done.packed],
                "left_out": [
                    {"file": str(one.file), "code": one.code, "message": one.sentence}
                    for one in done.left_out
                ],
            }
        )
    else:
        count = len(done.packed)
        sentence = ngettext(
            "{count} file is in the backup {file}, and was read again from there.",
            "{count} files are in the backup {file}, and were read again from there.",
            count,
        )
        say(one_line(sentence.format(count=count, file=done.file)))
    tell(_("The backup is not encrypted: keep it where nobody reads it but you."))
    if done.left_out:
        tell(_("What is named above could not be kept in it."))
        return ExitCode.PROBLEMS
    return ExitCode.DONE


def restore(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", help=_("The backup."))],
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Bring back what a backup holds; nothing here is overwritten."""
    from nvc_coach.journal.restoring import MOST_ARCHIVE
    from nvc_coach.services.backing_up import restore as bring_back
    from nvc_coach.services.hindrance import NotDone

    try:
        with path.open("rb") as file:
            data = file.read(MOST_ARCHIVE + 1)
    except FileNotFoundError:
        tell(_("There is no file {file}.").format(file=one_line(str(path))))
        return ExitCode.NOT_FOUND
    except (OSError, ValueError):
        tell(_("{file} could not be read.").format(file=one_line(str(path))))
        return ExitCode.PROBLEMS
    done = bring_back(start_of(context).program, data)
    if isinstance(done, NotDone):
        return hindered(done)
    if as_json:
        say_json(
            {
                "format": "nvc-restore/1",
                "restored": done.restored,
                "skipped": done.skipped,
                "beside": [str(one) for one in done.beside],
                "left": done.left,
            }
        )
    else:
        _say_in_words(done)
    if done.stopped is not None:
        sentence = _(
            "Not everything was saved. {cause} What was restored stays. Once there is room again, "
            "restore the same backup once more: it goes on with what is missing."
        )
        tell(sentence.format(cause=done.stopped.sentence))
        return ExitCode.NOT_SAVED
    return ExitCode.DONE


def _say_in_words(done: "Restored") -> None:
    restored, skipped, beside = len(done.restored), len(done.skipped), len(done.beside)
    say(
        ngettext("{count} file was restored.", "{count} files were restored.", restored).format(
            count=restored
        )
    )
    if skipped:
        say(
            ngettext(
                "{count} file was here already.", "{count} files were here already.", skipped
            ).format(count=skipped)
        )
    if beside:
        say(
            ngettext(
                "{count} file is here in another state. Both are kept; this stands beside it:",
                "{count} files are here in another state. Both are kept; these stand beside:",
                beside,
            ).format(count=beside)
        )
        for path in done.beside:
            say(f"  {one_line(str(path))}")
    if done.left:
        say(_("There are settings here already, and they were left as they are."))
