"""The comparisons as a table, for a terminal and for a page alike."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.comparison import Comparison, quantile
from benchmarks.terminal import milliseconds

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
BEGIN: Final = "<!-- the last table: make bench ARGS=--write -->"
END: Final = "<!-- end of the table -->"

_HEADINGS: Final = ("", "what", "beside", "at", "pairs", "ms", "beside it", "ratio", "goal", "")


def table(comparisons: Sequence[Comparison]) -> str:
    """Every comparison in a line of Markdown, in columns."""
    return columns([_HEADINGS, *map(_row, comparisons)])


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


def _row(one: Comparison) -> tuple[str, ...]:
    low, high = one.interval
    return (
        one.figure,
        one.what,
        one.beside,
        one.at,
        str(len(one.ours)),
        f"{milliseconds(quantile(one.ours, one.at)):.1f}",
        f"{milliseconds(quantile(one.floor, one.at)):.1f}",
        f"{one.ratio:.2f} ({low:.2f} to {high:.2f})",
        f"≤ {one.goal:.2f}",
        "reached" if one.met else "not yet",
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"
