"""The comparisons as a table, for a terminal and for a page alike."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.comparison import Line, Longest, NotMeasured, quantile, shown_in

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
BEGIN: Final = "<!-- the last table: make bench ARGS=--write -->"
END: Final = "<!-- end of the table -->"

_HEADINGS: Final = ("", "what", "beside", "at", "pairs", "it", "beside it", "ratio", "goal", "")
_NONE: Final = "-"
_SMALL: Final = 0.1


def table(lines: Sequence[Line]) -> str:
    """Everything that was measured, and what could not be, each in a line of Markdown."""
    return columns([_HEADINGS, *map(_row, lines)])


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows, headings first, as a table of Markdown in columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [_line(row, widths) for row in rows]
    lines.insert(1, _line(["-" * width for width in widths], widths))
    return "\n".join(lines)


def facts_in_words(facts: Mapping[str, str]) -> str:
    """What was measured on what, in one line."""
    return "; ".join(f"{name}: {fact}" for name, fact in facts.items())


def write(page: Path, table_text: str, facts: Mapping[str, str], begin: str = BEGIN) -> None:
    """Put a table into a page, in place of the one before, which follows the line `begin`."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(END)
    whole = f"{before}{begin}\n\n{table_text}\n\n{facts_in_words(facts)}.\n\n{END}{after}"
    page.write_text(whole, encoding="utf-8")


def _row(one: Line) -> tuple[str, ...]:
    match one:
        case NotMeasured(figure, what, why):
            return (figure, what, *([_NONE] * 7), f"not measured: {why}")
        case Longest():
            return _row_of_longest(one)
    low, high = one.interval
    goal = _NONE if one.goal is None else f"≤ {one.goal:.2f}"
    return (
        one.figure,
        one.what,
        one.beside,
        one.at,
        str(len(one.ours)),
        f"{shown_in(one.unit, quantile(one.ours, one.at)):.1f} {one.unit}",
        f"{shown_in(one.unit, quantile(one.floor, one.at)):.1f} {one.unit}",
        f"{_ratio(one.ratio)} ({_ratio(low)} to {_ratio(high)})",
        goal,
        "" if one.goal is None else _said(met=one.met),
    )


def _row_of_longest(one: Longest) -> tuple[str, ...]:
    return (
        one.figure,
        one.what,
        _NONE,
        "longest",
        str(len(one.times)),
        f"{one.longest:.1f} ms",
        _NONE,
        _NONE,
        f"≤ {one.goal:.0f} ms",
        _said(met=one.met),
    )


def _ratio(ratio: float) -> str:
    """With two digits after the point, and more where these would be little but zeros."""
    return f"{ratio:.2f}" if ratio >= _SMALL else f"{ratio:.3f}"


def _said(*, met: bool) -> str:
    return "reached" if met else "not yet"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"
