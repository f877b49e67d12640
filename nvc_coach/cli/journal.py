"""``journal``: the entries, as a list, by what they say, and one by one."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from nvc_coach.cli.completing import entry_ids
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say, say_json, say_json_list, tell
from nvc_coach.cli.starting import start_of
from nvc_coach.cli.waiting import telling
from nvc_coach.wording import _, ngettext

if TYPE_CHECKING:
    from nvc_coach.journal.disk import DiskStore
    from nvc_coach.journal.finding import Wanted
    from nvc_coach.journal.store import Summary
    from nvc_coach.services.program import Program

_STDIN = "-"
_AT_ONCE = 4000

OneEntry = Annotated[
    str,
    typer.Argument(
        metavar="ENTRY",
        help=_("Its id; the beginning is enough where it tells it from the others."),
        autocompletion=entry_ids,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=1, help=_("At most so many, the newest.")),
]
Exercise = Annotated[
    str | None, typer.Option("--exercise", metavar="ID", help=_("Only of this exercise."))
]
Since = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help=_("Begun that day or later."))
]
Until = Annotated[
    str | None, typer.Option("--to", metavar="DAY", help=_("Begun that day or earlier."))
]


def list_all(
    context: typer.Context,
    *,
    exercise: Exercise = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help=_("Only where it is named."))
    ] = None,
    tag: Annotated[
        str | None, typer.Option("--tag", metavar="WORD", help=_("Only what is filed under it."))
    ] = None,
    state: Annotated[
        str | None,
        typer.Option("--state", metavar="STATE", help=_("open, finished or set-aside.")),
    ] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    as_json: AsJson = False,
) -> ExitCode:
    """Every entry, newest first."""
    from nvc_coach.journal.entry import STATES
    from nvc_coach.journal.finding import Wanted

    days = _days(since, until)
    if days is None:
        return ExitCode.WRONG_USE
    if state is not None and state not in STATES:
        tell(
            _('There is no state "{state}": {states}.').format(
                state=state, states=", ".join(STATES)
            )
        )
        return ExitCode.WRONG_USE
    wanted = Wanted(
        exercises=(exercise,) if exercise else (),
        person=person or "",
        tag=tag or "",
        states=(state,) if state else (),
        since=days[0],
        until=days[1],
    )
    store = _looked_at(start_of(context).program)
    found = _pages(store, wanted, limit)
    if as_json:
        say_json_list("nvc-entries/1", "entries", map(_as_data, found))
        _tell_damaged(store)
        return ExitCode.DONE
    count = _say_lines(found)
    damaged = _tell_damaged(store)
    if count == 0:
        tell(_nothing_listed(damaged=damaged, any_entry=store.count(most=1) > 0))
    return ExitCode.DONE


def search(
    context: typer.Context,
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT",
            help=_(
                'Words, or how they begin; in quotation marks ("..."), exactly as they stand. '
                "- reads them from stdin, where no other program sees them."
            ),
        ),
    ],
    *,
    exercise: Exercise = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    as_json: AsJson = False,
) -> ExitCode:
    """The entries in which all these words stand, newest first."""
    from nvc_coach.journal.finding import Wanted
    from nvc_coach.journal.searching.query import Query

    if text == _STDIN:
        data = b"" if sys.stdin is None else sys.stdin.buffer.read(10_000)
        text = data.decode("utf-8", "replace")
    days = _days(since, until)
    if days is None:
        return ExitCode.WRONG_USE
    if not Query.of(text).terms:
        tell(_("There is no word in that to look for."))
        return ExitCode.WRONG_USE
    program = start_of(context).program
    exercises = (exercise,) if exercise else ()
    wanted = Wanted(text=text, exercises=exercises, since=days[0], until=days[1])
    store = _looked_at(program)
    found = _pages(store, wanted, limit)
    if as_json:
        say_json_list("nvc-entries/1", "entries", map(_as_data, found))
        _tell_damaged(store)
        return ExitCode.DONE
    count = _say_lines(found, program, text)
    _tell_damaged(store)
    if count == 0:
        tell(_("Nothing is found."))
    return ExitCode.DONE


def show(context: typer.Context, entry: OneEntry, *, as_json: AsJson = False) -> ExitCode:
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


def reindex(context: typer.Context, *, as_json: AsJson = False) -> ExitCode:
    """Read every entry again, and make the index anew."""
    store = start_of(context).program.store
    store.make_index_anew(telling())
    damaged = _tell_damaged(store)
    count = store.count()
    if as_json:
        say_json({"format": "nvc-reindex/1", "entries": count, "damaged": damaged})
        return ExitCode.DONE
    told = ngettext("{count} entry can be found again.", "{count} entries can be found.", count)
    tell(told.format(count=count))
    return ExitCode.DONE


# ------------------------------------------------------------------ looking


def _looked_at(program: "Program") -> "DiskStore":
    """The journal, once what has changed there is noticed."""
    hear = telling()
    for progress in program.store.look():
        hear(progress)
    return program.store


def _tell_damaged(store: "DiskStore") -> int:
    """Name what could not be read; how many files.

    Only once all is listed: what is listed is looked at once more, and may turn out to be damaged.
    """
    damaged = store.damaged()
    for damage in damaged:
        tell(one_line(damage.sentence))
    return len(damaged)


def _nothing_listed(*, damaged: int, any_entry: bool) -> str:
    if any_entry:
        return _("No entry is like that.")
    if damaged:
        return _("There are no entries that can be read.")
    return _("There are no entries yet.")


def _days(since: str | None, until: str | None) -> tuple[date | None, date | None] | None:
    """The days that are meant; None once one that is none has been told of."""
    found: list[date | None] = []
    for said in (since, until):
        try:
            found.append(None if said is None else date.fromisoformat(said))
        except ValueError:
            tell(_('"{day}" is no day; a day is written 2026-11-29.').format(day=said))
            return None
    return found[0], found[1]


def _pages(store: "DiskStore", wanted: "Wanted", limit: int | None) -> "Iterator[Summary]":
    """What is found, a page after the other, so that no list of all of it is ever made."""
    skip = 0
    while limit is None or skip < limit:
        most = _AT_ONCE if limit is None else min(_AT_ONCE, limit - skip)
        page = store.find(wanted, skip=skip, most=most)
        if not store.is_as_known(page):
            page = store.find(wanted, skip=skip, most=most)
        yield from page
        skip += len(page)
        if len(page) < most:
            return


def _as_data(one: "Summary") -> dict[str, object]:
    return {
        "id": one.id,
        "exercise": one.exercise,
        "title": one.title,
        "state": one.state,
        "started": one.started.isoformat(),
        "changed": one.changed.isoformat(),
    }


def _say_lines(found: "Iterator[Summary]", program: "Program | None" = None, text: str = "") -> int:
    """Print a line for each entry, with the line in which something was found; how many."""
    from nvc_coach.services.states import state_in_words

    count = 0
    lines: list[str] = []
    for one in found:
        count += 1
        state, title = one_line(state_in_words(one.state)), one_line(one.title)
        lines.append(f"{one.id}  {one.started:%Y-%m-%d %H:%M}  {state}  {title}")
        if program is not None:
            from nvc_coach.services.searching import first_hit

            hit = first_hit(program, one.id, text)
            if hit is not None:
                lines.append(f"    {'... ' if hit.cut else ''}{one_line(hit.text)}")
        if program is not None or len(lines) >= _AT_ONCE:
            say("\n".join(lines))
            lines = []
    if lines:
        say("\n".join(lines))
    return count
