"""``words``: the words for feelings and needs, and those that carry a story."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say, say_json, tell
from nvc_coach.cli.starting import start_of
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.services.lookup import FoundWord


class Kind(StrEnum):
    """Which words."""

    FEELINGS = "feelings"
    NEEDS = "needs"
    FAUX_FEELINGS = "faux-feelings"
    SENSATIONS = "sensations"


def words(
    context: typer.Context,
    kind: Annotated[
        Kind,
        typer.Argument(metavar="KIND", help=_("feelings, needs, faux-feelings or sensations.")),
    ],
    query: Annotated[
        str | None,
        typer.Argument(metavar="QUERY", help=_("Only what this finds: in a word or its meaning.")),
    ] = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Words of a kind."""
    from nvc_coach.services.lookup import words_of_kind

    found = words_of_kind(start_of(context).program, kind.value, query)
    if found is None:
        tell(_("There are no words of this kind: {kind}.").format(kind=kind.value))
        return ExitCode.NOT_FOUND
    if as_json:
        say_json({"format": "nvc-words/1", "words": [one.as_data() for one in found]})
        return ExitCode.DONE
    if not found:
        tell(_('Nothing is found for "{query}".').format(query=query))
    group = None
    for one in found:
        if one.group.id != group and query is None:
            say(one_line(one.group.label) if group is None else f"\n{one_line(one.group.label)}")
            group = one.group.id
        say(_line(one))
    return ExitCode.DONE


def _line(found: "FoundWord") -> str:
    word = found.word
    line = f"{word.label}: {word.gloss}" if word.gloss else word.label
    if found.feelings:
        line += _("; underneath, perhaps: {feelings}").format(feelings=", ".join(found.feelings))
    if found.needs:
        line += _("; and the needs: {needs}").format(needs=", ".join(found.needs))
    if found.beneath:
        line += _("; underneath {words}, perhaps").format(words=f"“{found.beneath}”")
    return f"  {one_line(line)}"
