"""Problems as people read them in a terminal, and as scripts do."""

import textwrap
import unicodedata
from collections.abc import Iterable

from nvc_coach.library.characters import plainly
from nvc_coach.library.problems import Problem
from nvc_coach.wording import _

WIDTH = 80
"""How many columns a rendered problem takes at most (but for the file's name)."""
PROBLEMS_FORMAT = "nvc-problems/1"
_CUT = "…"


def as_data(problems: Iterable[Problem]) -> dict[str, object]:
    """Problems in the shape that scripts may count on, ready for JSON."""
    return {
        "format": PROBLEMS_FORMAT,
        "problems": [
            {
                "code": one.code,
                "severity": str(one.severity),
                "file": one.file,
                "line": one.line,
                "column": one.column,
                "message": one.message,
                "fix": one.fix,
            }
            for one in problems
        ],
    }


def rendered(problem: Problem, source_text: str | None = None) -> str:
    """A problem with its place, the line and a caret under the culprit; no line end at its end.

    Args:
        problem: What to show.
        source_text: The text of the file; by default the line that the problem brought along.
    """
    line = problem.source_line
    if source_text is not None:
        # Only line feeds end a line in TOML.
        lines = source_text.split("\n")
        line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    gutter = " " * len(str(problem.line))
    parts = [
        f"{problem.severity}[{problem.code}]: {plainly(problem.message)}",
        f"{gutter}--> {plainly(problem.file)}:{problem.line}:{problem.column}",
    ]
    if line.strip():
        shown, before, marked = _cut(line.rstrip("\r\n"), problem, WIDTH - len(gutter) - 3)
        parts += [
            f"{gutter} |",
            f"{problem.line} | {shown}",
            f"{gutter} | {' ' * before}{'^' * marked}",
        ]
    for name, text in ((_("why"), problem.why), (_("fix"), problem.fix)):
        start = f"{gutter} = {name}: "
        parts.append(_wrapped(plainly(text), start))
    return "\n".join(parts)


def _wrapped(text: str, start: str) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _cut(line: str, problem: Problem, room: int) -> tuple[str, int, int]:
    """The part of a line round the culprit, where the caret goes, and how wide it is."""
    cells = [_cell(char) for char in line]
    widths = [_columns(cell) for cell in cells]
    start = min(problem.column - 1, len(cells))
    end = min(start + problem.length, len(cells))
    first, last = 0, len(cells)
    if sum(widths) > room:
        # The line is shown from its beginning, or else the culprit's beginning is kept a third of
        # the way from the left; a column at either side says that something was left out.
        fits = sum(widths[:end]) <= room - 1
        first = 0 if fits else _back(widths, start, room // 3)
        last = _forth(widths, first, room - (2 if first else 1))
    text = "".join(cells[first:last])
    lead = _CUT if first else ""
    before = len(lead) + sum(widths[first:start])
    marked = max(1, sum(widths[start : min(end, last)]))
    return f"{lead}{text}{_CUT if last < len(cells) else ''}", before, marked


def _back(widths: list[int], at: int, room: int) -> int:
    """The first character of those before `at` that fit into the room."""
    while at > 0 and widths[at - 1] <= room:
        at -= 1
        room -= widths[at]
    return at


def _forth(widths: list[int], at: int, room: int) -> int:
    """The end of those characters from `at` that fit into the room."""
    while at < len(widths) and widths[at] <= room:
        room -= widths[at]
        at += 1
    return at


def _cell(char: str) -> str:
    return "    " if char == "\t" else plainly(char)


def _columns(cell: str) -> int:
    """How many columns of a terminal a character, or what stands for it, takes."""
    if len(cell) > 1 or cell.isascii():
        return len(cell)
    if unicodedata.category(cell) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(cell) in {"W", "F"} else 1
