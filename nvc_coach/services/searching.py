"""Showing what a search has found: the lines of an entry in which it stands."""

from collections.abc import Iterable
from itertools import islice

from nvc_coach.journal.errors import JournalError
from nvc_coach.journal.index.record import texts_in
from nvc_coach.journal.searching.hits import HitLine, hit_lines
from nvc_coach.journal.searching.query import Query
from nvc_coach.services.program import Program


def texts_of(program: Program, entry_id: str) -> tuple[str, ...]:
    """The texts of an entry that are searched; none once it is gone."""
    try:
        return tuple(texts_in(program.store.tables(entry_id)))
    except JournalError:
        return ()


def lines_found(texts: Iterable[str], text: str, most: int) -> tuple[HitLine, ...]:
    """The first lines of some texts in which what is looked for stands."""
    return tuple(islice(hit_lines(texts, Query.of(text)), most))


def first_hit(program: Program, entry_id: str, text: str) -> HitLine | None:
    """The first line of an entry in which what is looked for stands."""
    return next(iter(lines_found(texts_of(program, entry_id), text, 1)), None)
