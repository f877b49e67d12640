"""Problems: what is wrong with a file, where, why it matters, and the one edit that mends it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from itertools import islice
from typing import Generic, TypeVar

from nvc_coach.library.characters import shown
from nvc_coach.library.problem_codes import Code, why
from nvc_coach.library.source import Place, Source
from nvc_coach.wording import _, ngettext

MOST_PROBLEMS = 100
"""How many problems of one file are told; the rest are counted."""

T_co = TypeVar("T_co", covariant=True)


class Severity(StrEnum):
    """Whether a file can be used as it is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend.

    Attributes:
        code: Its permanent name, for instance ``goto-unknown``.
        severity: Whether the file can be used nevertheless.
        file: As it was given; empty for what came from no file.
        line: From 1.
        column: From 1, in characters.
        message: What is wrong, in one sentence.
        why: Why it matters.
        fix: The one edit that mends it.
        length: How many characters are the culprit.
        source_line: The line it stands on.
    """

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str
    why: str
    fix: str
    length: int = 1
    source_line: str = field(default="", repr=False)

    @property
    def order(self) -> tuple[str, int, int, str]:
        """What problems are sorted by: where they stand."""
        return self.file, self.line, self.column, self.code


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """What came of reading something: the value if it is whole, and all that is to be mended.

    Attributes:
        value: None exactly when a problem is an error.
        problems: In the order of their places.
    """

    value: T_co | None
    problems: tuple[Problem, ...] = ()


class Findings:
    """The problems found in one source so far.

    Attributes:
        source: Where they are.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._found: list[Problem] = []
        self._beyond = 0

    @property
    def full(self) -> bool:
        """Whether more problems would only be counted."""
        return len(self._found) >= MOST_PROBLEMS

    @property
    def any(self) -> bool:
        """Whether anything was found."""
        return bool(self._found)

    def add(self, code: str, place: Place, message: str, fix: str) -> None:
        """Tell one problem, even beyond the limit: whoever may find many asks `full` first."""
        self._found.append(problem(self.source, code, place, message, fix))

    def count(self) -> None:
        """Count one problem more than are told; its place need not even be looked for."""
        self._beyond += 1

    def all(self) -> tuple[Problem, ...]:
        """Every problem, sorted by place; the last one counts those beyond the limit."""
        told = sorted(self._found, key=lambda one: one.order)
        if self._beyond:
            last = told[-1]
            more = ngettext(
                "There is {count} more problem in this file.",
                "There are {count} more problems in this file.",
                self._beyond,
            ).format(count=self._beyond)
            fix = _("Mend those above first; many of the rest may go with them.")
            place = Place(last.line, last.column, last.length)
            told.append(problem(self.source, Code.MORE_PROBLEMS, place, more, fix))
        return tuple(told)


def problem(source: Source, code: str, place: Place, message: str, fix: str) -> Problem:
    """A problem at a place in a source."""
    return Problem(
        code=str(code),
        severity=Severity.ERROR,
        file=source.file,
        line=place.line,
        column=place.column,
        message=message,
        why=why(code),
        fix=fix,
        length=place.length,
        source_line=source.line(place.line),
    )


_LONGEST_NAME = 64
_MOST_NAMES = 400


def closest(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that somebody who wrote `name` may have meant; None when none is near."""
    if len(name) > _LONGEST_NAME:
        return None
    near = [
        one for one in islice(names, _MOST_NAMES) if abs(len(one) - len(name)) <= _LONGEST_NAME // 4
    ]
    by_folded = {one.casefold(): one for one in reversed(near)}
    found = get_close_matches(name.casefold(), by_folded, n=1)
    return by_folded[found[0]] if found else None


def one_of(names: Iterable[str]) -> str:
    """Names as a list in a sentence, at most a dozen of them: "solo, pair, group"."""
    few = [shown(name) for name in islice(names, _MOST_LISTED + 1)]
    return ", ".join([*few[:_MOST_LISTED], "…"] if len(few) > _MOST_LISTED else few)


_MOST_LISTED = 12
