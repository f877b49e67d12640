"""Showing what a search has found: the lines of an entry in which it stands."""

from nvc_coach.journal.errors import JournalError
from nvc_coach.journal.index.record import texts_in
from nvc_coach.journal.searching.hits import HitLine, hit_lines
from nvc_coach.journal.searching.query import Query
from nvc_coach.services.program import Program


def lines_found(program: Program, entry_id: str, text: str, most: int) -> tuple[HitLine, ...]:
    """The first lines of an entry in which what is looked for stands; none once it is gone."""
    try:
        tables = program.store.tables(entry_id)
    except JournalError:
        return ()
    found = hit_lines(texts_in(tables), Query.of(text))
    return tuple(line for line, _place in zip(found, range(most), strict=False))


def first_hit(program: Program, entry_id: str, text: str) -> HitLine | None:
    """The first of them."""
    return next(iter(lines_found(program, entry_id, text, 1)), None)
