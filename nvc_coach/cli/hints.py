"""``hints``: the coach's small questions about texts, one a line."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say, say_json, tell
from nvc_coach.cli.starting import start_of
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.coach.hinting import Hint

MOST_BYTES: Final = 1 << 20
"""How many bytes a line may have."""


class Kind(StrEnum):
    """What the texts are about."""

    OBSERVATION = "observation"
    FEELINGS = "feelings"
    NEEDS = "needs"
    REQUEST = "request"


def hints(
    context: typer.Context,
    kind: Annotated[
        Kind,
        typer.Argument(metavar="KIND", help=_("observation, feelings, needs or request.")),
    ],
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """What the coach would ask."""
    from nvc_coach.coach.hinting import hints as fitting
    from nvc_coach.services.coaching import coach_lists

    program = start_of(context).program
    language = program.settings.language
    lists = coach_lists(kind.value, language, program)
    if not lists.lists:
        tell(
            _("The coach has no list for this in your language ({language}).").format(
                language=language
            )
        )
        return ExitCode.NOT_FOUND
    for text in _lines():
        if text is None:
            tell(_("A line is longer than the {most} bytes that are read.").format(most=MOST_BYTES))
            return ExitCode.PROBLEMS
        found = fitting(text, lists)
        if as_json:
            say_json(
                {"format": "nvc-hints/1", "text": text, "hints": [_as_data(one) for one in found]},
                on_one_line=True,
            )
        else:
            say(_in_words(found))
    return ExitCode.DONE


def _lines() -> Iterator[str | None]:
    """The lines that come in, without their ends; None for one that is too long, and then no more.

    Each is answered before the next is read, so that another program can talk with this one.
    """
    if sys.stdin is None:  # it was closed before the program began
        return
    while line := sys.stdin.buffer.readline(MOST_BYTES + 1):
        if len(line) > MOST_BYTES:
            yield None
            return
        yield line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "replace")


def _as_data(hint: "Hint") -> dict[str, object]:
    return {
        "id": hint.id,
        "start": hint.start,
        "end": hint.end,
        "phrase": hint.phrase,
        "say": hint.say,
        "instead": {"feelings": list(hint.feelings), "needs": list(hint.needs)},
    }


def _in_words(found: "tuple[Hint, ...]") -> str:
    if not found:
        return _("nothing to ask here")
    asked = (
        _('"{phrase}": {question}').format(phrase=one.phrase, question=one.say) for one in found
    )
    return one_line(" ".join(asked))
