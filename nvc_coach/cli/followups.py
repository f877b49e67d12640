"""``followups``: what one asked for and agreed on, a calendar of it, and how it went."""

import sys
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from nvc_coach.cli.completing import entry_ids
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.hindered import hindered
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say, say_file, say_json, tell
from nvc_coach.cli.starting import Start, start_of
from nvc_coach.cli.waiting import telling
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.journal.followups import FollowUp
    from nvc_coach.services.following_up import FollowUps

MOST_BYTES: Final = 1 << 20
"""How many bytes the words for an outcome may have."""
_STDOUT = "-"


class How(StrEnum):
    """How something went."""

    DONE = "done"
    PARTLY = "partly"
    NOT = "not"
    CHANGED = "changed"


All = Annotated[bool, typer.Option("--all", help=_("Also what was told of already."))]


def followups(
    context: typer.Context,
    *,
    everything: All = False,
    as_json: AsJson = False,
    ics: Annotated[
        str | None,
        typer.Option(
            metavar="PATH",
            help=_("Writes a calendar (.ics) of what names a day; - prints it."),
        ),
    ] = None,
    with_words: Annotated[
        bool,
        typer.Option(
            "--with-words", help=_("With --ics: what you asked for and agreed on stands in it.")
        ),
    ] = False,
) -> ExitCode:
    """Alone it lists."""
    if context.invoked_subcommand is not None:
        if not (everything or as_json or with_words or ics is not None):
            return ExitCode.DONE
        tell(_("Options stand behind the command: nvc-coach followups list --json"))
        raise typer.Exit(ExitCode.WRONG_USE)
    if ics is None:
        if not with_words:
            return list_all(context, everything=everything, as_json=as_json)
        tell(_("--with-words goes with --ics."))
        return ExitCode.WRONG_USE
    if as_json or everything:
        tell(_("--ics goes without --json and --all."))
        return ExitCode.WRONG_USE
    return _calendar(start_of(context), ics, with_words=with_words)


def list_all(
    context: typer.Context, *, everything: All = False, as_json: AsJson = False
) -> ExitCode:
    """What there is to follow up."""
    start = start_of(context)
    found = _found(start, with_told=everything)
    shown = (*found.standing, *found.told)
    if as_json:
        due = set(found.due)
        data = [_as_data(one, due=one in due) for one in shown]
        say_json({"format": "nvc-followups/1", "followups": data})
        return ExitCode.DONE
    from nvc_coach.services.following_up_words import in_words

    today = start.program.clock().date()
    for one in shown:
        say(f"{one_line(in_words(one, today))}  {one.entry} {one_line(one.place)}")
    if not shown:
        tell(_("There is nothing to follow up."))
    return ExitCode.DONE


def outcome(
    context: typer.Context,
    entry: Annotated[
        str,
        typer.Argument(
            metavar="ENTRY",
            help=_("Its id; the beginning is enough where it tells it from the others."),
            autocompletion=entry_ids,
        ),
    ],
    place: Annotated[
        str,
        typer.Argument(
            metavar="STEP[.ITEM]",
            help=_("Where in it, as the list names it: request-self, agreements.2."),
        ),
    ],
    how: Annotated[
        How, typer.Argument(metavar="HOW", help=_("done, partly, not, or changed (my mind)."))
    ],
) -> ExitCode:
    """Keep how something went; why no option takes words for it stands in its help."""
    from nvc_coach.services.following_up import record_outcome
    from nvc_coach.services.hindrance import Hindrance, NotDone

    words = _words_given()
    if words is None:
        told = _("The words are longer than the {most} bytes that are taken. Nothing was kept.")
        tell(told.format(most=MOST_BYTES))
        return ExitCode.WRONG_USE
    program = start_of(context).program
    kept = record_outcome(program, entry, place, how.value, words)
    if not isinstance(kept, NotDone):
        tell(_("Kept."))
        return ExitCode.DONE
    if kept.hindrance is Hindrance.NOT_SAVED:
        program.close()
        kept = replace(kept, sentence=program.not_saved() or kept.sentence)
    return hindered(kept)


def _found(start: Start, *, with_told: bool = False) -> "FollowUps":
    """What there is, once it is told what could not be looked at."""
    from nvc_coach.services.following_up import followups as found_in

    program = start.program
    found = found_in(program, program.clock().date(), with_told=with_told, hear=telling())
    for sentence in found.unread:
        tell(one_line(sentence))
    return found


def _as_data(one: "FollowUp", *, due: bool) -> dict[str, object]:
    told = one.outcome
    return {
        "entry": one.entry,
        "exercise": one.exercise,
        "title": one.title,
        "step": one.step,
        "item": one.item,
        "who": one.who,
        "what": one.what,
        "by": one.by.isoformat() if one.by else None,
        "due": due,
        "outcome": told and {"kind": told.kind, "text": told.text, "at": told.at.isoformat()},
    }


def _words_given() -> str | None:
    """The words on stdin, without the line ends they end in; None where they are too many."""
    if sys.stdin is None or sys.stdin.isatty():
        return ""
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    return None if len(data) > MOST_BYTES else data.decode("utf-8", "replace").rstrip("\r\n")


# ------------------------------------------------------------------ the calendar


def _calendar(start: Start, path: str, *, with_words: bool) -> ExitCode:
    from nvc_coach.services.calendar_file import calendar
    from nvc_coach.services.new_file import write_new_file

    found = _found(start)
    data = calendar(found.standing, with_words=with_words)
    if path == _STDOUT:
        say_file(data)
    else:
        trouble = write_new_file(path, data)
        if trouble is not None:
            return hindered(trouble)
    tell(_told_of_words(with_words=with_words))
    if not (found.due or found.coming):
        tell(_("Nothing to follow up names a day, so the calendar is empty."))
    return ExitCode.DONE


def _told_of_words(*, with_words: bool) -> str:
    if with_words:
        return _(
            "Your own words stand in this calendar, and whoever can see it can read them. Many "
            "calendars are copied to other people's machines."
        )
    return _(
        "The calendar tells the days and nothing of what you wrote. With --with-words it says what "
        "you asked for and agreed on."
    )
