"""``own-words``: one's own words for feelings and needs, and the groups they count with."""

import sys
from enum import StrEnum
from typing import Annotated, Final

import typer

from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.hindered import hindered
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say, say_json, tell
from nvc_coach.cli.starting import start_of
from nvc_coach.cli.waiting import telling
from nvc_coach.wording import _

MOST_BYTES: Final = 1 << 16
"""How many bytes a word on stdin may have."""
_STDIN: Final = "-"


class Kind(StrEnum):
    """What an own word names."""

    FEELINGS = "feelings"
    NEEDS = "needs"


def own_words(context: typer.Context, *, as_json: AsJson = False) -> ExitCode:
    """Alone it lists."""
    if context.invoked_subcommand is None:
        return list_all(context, as_json=as_json)
    if as_json:
        tell(_("Options stand behind the command: nvc-coach own-words list --json"))
        raise typer.Exit(ExitCode.WRONG_USE)
    return ExitCode.DONE


def list_all(context: typer.Context, *, as_json: AsJson = False) -> ExitCode:
    """Every own word that stands in an entry or is filed."""
    from nvc_coach.services.hindrance import NotDone
    from nvc_coach.services.own_words import listed
    from nvc_coach.services.own_words_in_words import in_words
    from nvc_coach.services.patterns import collect

    program = start_of(context).program
    collected = collect(program, hear=telling())
    found = listed(program, collected.practices)
    for sentence in collected.damaged:
        tell(one_line(sentence))
    if isinstance(found, NotDone):
        return ExitCode.PROBLEMS  # which file it is was told with the damaged ones
    if as_json:
        say_json({"format": "nvc-own-words-list/1", "words": [one.as_data() for one in found]})
        return ExitCode.DONE
    for one in found:
        say(one_line(in_words(one)))
    if not found:
        tell(_("There are no words of your own for feelings or needs yet."))
    return ExitCode.DONE


def file(
    context: typer.Context,
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help=_("feelings or needs."))],
    word: Annotated[str, typer.Argument(metavar="WORD", help=_("Your word; - reads it on stdin."))],
    *,
    under: Annotated[
        str | None,
        typer.Option(
            metavar="GROUP", help=_('The group: its name, or its id as in "words KIND --json".')
        ),
    ] = None,
    by_itself: Annotated[
        bool, typer.Option("--by-itself", help=_("Takes it back: it counts by itself again."))
    ] = False,
) -> ExitCode:
    """File a word; why stdin may be better stands in its help."""
    from nvc_coach.services.own_words import file_own_word, group_named, groups_of
    from nvc_coach.services.own_words_in_words import filed_in_words

    if (under is None) is not by_itself:
        tell(_("Please say --under GROUP or --by-itself, one of the two."))
        return ExitCode.WRONG_USE
    said = _given() if word == _STDIN else word
    if not said.strip():
        tell(_("There is no word to file."))
        return ExitCode.WRONG_USE
    program = start_of(context).program
    group = None if under is None else group_named(program, kind.value, under)
    if under is not None and group is None:
        told = _('There is no group "{group}". There are: {groups}.')
        groups = ", ".join(one.label for one in groups_of(program, kind.value))
        tell(one_line(told.format(group=under, groups=groups)))
        return ExitCode.NOT_FOUND
    hindrance = file_own_word(program, kind.value, said, None if group is None else group.id)
    if hindrance is not None:
        return hindered(hindrance)
    tell(one_line(filed_in_words(group)))
    return ExitCode.DONE


def _given() -> str:
    """The word on stdin; nothing where that is a terminal, or holds more than a word would."""
    if sys.stdin is None or sys.stdin.isatty():
        return ""
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    return "" if len(data) > MOST_BYTES else data.decode("utf-8", "replace")
