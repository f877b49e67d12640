"""``journal``: adding to an entry, and letting go of one."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.hindered import hindered
from nvc_coach.cli.journal import OneEntry
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say, say_json, say_json_list, tell
from nvc_coach.cli.starting import start_of
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.journal.entry import Entry
    from nvc_coach.journal.trash import Trashed
    from nvc_coach.services.hindrance import NotDone

_MOST_BYTES = 4 * 1024 * 1024


def edit(
    context: typer.Context,
    entry: OneEntry,
    *,
    look_back: Annotated[
        bool,
        typer.Option("--look-back", help=_("Adds a later reflection; its words come on stdin.")),
    ] = False,
    tags: Annotated[
        bool,
        typer.Option(
            "--tags", help=_("Files it under words that come on stdin, one a line; none clears.")
        ),
    ] = False,
    script: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help=_("Changes answers by events with amend = true, from a file; - is stdin."),
        ),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Add to an entry, or change an answer in it; what that was before stays in it too."""
    if [look_back, tags, script is not None].count(True) != 1:
        tell(_("One of --look-back, --tags and --script says what to do."))
        return ExitCode.WRONG_USE
    program = start_of(context).program
    if script is not None:
        from nvc_coach.cli.practice import by_script

        return by_script(program, entry, script=script, dry_run=False, as_json=as_json)
    from nvc_coach.services.entry_changes import file_under
    from nvc_coach.services.entry_changes import look_back as add_reflection

    words = _words()
    if words is None:
        return ExitCode.WRONG_USE
    if look_back:
        if not words.strip():
            tell(_("No words came on stdin, so nothing was added."))
            return ExitCode.WRONG_USE
        return _told(add_reflection(program, entry, words), as_json=as_json)
    return _told(file_under(program, entry, words.splitlines()), as_json=as_json)


def delete(
    context: typer.Context,
    entry: OneEntry,
    *,
    for_good: Annotated[
        bool, typer.Option("--for-good", help=_("At once and for good, past the trash."))
    ] = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Put an entry into the trash, where it is kept for thirty days."""
    from nvc_coach.services.entry_changes import delete as delete_entry
    from nvc_coach.services.hindrance import NotDone

    done = delete_entry(start_of(context).program, entry, for_good=for_good)
    if isinstance(done, NotDone):
        return hindered(done)
    if as_json:
        say_json({"format": "nvc-deleted/1", "id": done, "for-good": for_good})
    elif for_good:
        tell(_("The entry {id} is gone for good.").format(id=done))
    else:
        told = _(
            "The entry {id} is in the trash for thirty days. To have it back: "
            "nvc-coach journal undelete {id}"
        )
        tell(told.format(id=done))
    return ExitCode.DONE


def undelete(
    context: typer.Context,
    entry: Annotated[
        str | None,
        typer.Argument(metavar="ENTRY", help=_("Its id, or the beginning; without, a list.")),
    ] = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Give an entry back from the trash; without an id, list what is there."""
    from nvc_coach.services.entry_changes import in_the_trash
    from nvc_coach.services.entry_changes import undelete as give_back
    from nvc_coach.services.hindrance import NotDone

    program = start_of(context).program
    if entry is None:
        held = in_the_trash(program)
        return hindered(held) if isinstance(held, NotDone) else _list(held, as_json=as_json)
    done = give_back(program, entry)
    if isinstance(done, NotDone):
        return hindered(done)
    if as_json:
        say_json({"format": "nvc-undeleted/1", "id": done})
    else:
        tell(_("The entry {id} is in your journal again.").format(id=done))
    return ExitCode.DONE


def forget(context: typer.Context, entry: OneEntry, *, as_json: AsJson = False) -> ExitCode:
    """Keep what stands in an entry, and forget for good what it was before."""
    from nvc_coach.services.entry_changes import forget_history

    return _told(forget_history(start_of(context).program, entry), as_json=as_json)


def _told(done: "Entry | NotDone", *, as_json: bool) -> ExitCode:
    from nvc_coach.services.hindrance import NotDone

    if isinstance(done, NotDone):
        return hindered(done)
    if as_json:
        from nvc_coach.journal.entry_file import as_data

        say_json(as_data(done))
    else:
        tell(_("Kept in the entry {id}.").format(id=done.id))
    return ExitCode.DONE


def _words() -> str | None:
    """What comes on stdin; None once it was told that there is too much of it."""
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        tell(_("Write, and end with Ctrl+D on a line of its own."))
    data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        tell(_("That is more than an entry can take in at once, so nothing was changed."))
        return None
    return data.decode("utf-8", "replace")


def _list(held: "tuple[Trashed, ...]", *, as_json: bool) -> ExitCode:
    from nvc_coach.journal.flaws import Flaw
    from nvc_coach.services.days import in_full

    if as_json:
        items = (
            {
                "id": one.id,
                "title": None if isinstance(one.holds, Flaw) else one.holds.title,
                "deleted": one.at.isoformat(),
                "until": one.until.isoformat(),
            }
            for one in held
        )
        say_json_list("nvc-trash/1", "entries", items)
        return ExitCode.DONE
    for one in held:
        title = one.holds.sentence if isinstance(one.holds, Flaw) else one.holds.title
        until = in_full(one.until.astimezone().date())
        line = _("{id}  {title}  kept until {day}")
        say(line.format(id=one.id, title=one_line(title), day=until))
    if not held:
        tell(_("The trash is empty."))
    return ExitCode.DONE
