"""A picture of a terminal as SVG: plain text and rectangles, small, and the same every time.

Nothing in it is loaded from elsewhere, and nothing in it runs. Each run of letters is placed and
measured by its cells, so that it fits whatever font there is.
"""

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from tools.picture_cells import Cell, Look, Picture

_WIDE, _HIGH = 10, 20
"""A cell, in the units of the picture."""
_BASELINE = 15
_FONT_SIZE = 16.6
"""So that a letter of a usual monospaced font, 0.602 of its size, is as wide as a cell."""
_AIR = 12
_FONTS = "DejaVu Sans Mono, Menlo, Consolas, monospace"
_EIGHTHS = {
    "█": (0, 0, 8, 8),
    "▀": (0, 0, 8, 4),
    "▔": (0, 0, 8, 1),
    "▐": (4, 0, 8, 8),
    "▕": (7, 0, 8, 8),
    **{sign: (0, 8 - high, 8, 8) for high, sign in enumerate("▁▂▃▄▅▆▇", 1)},
    **{sign: (0, 0, wide, 8) for wide, sign in enumerate("▏▎▍▌▋▊▉", 1)},
}
"""Signs that are parts of a cell: left, top, right, bottom. As letters they leave gaps."""
_LAST_OF_LETTERS = "\u024f"
_DASHES_AND_QUOTES = frozenset("\u2013\u2014\u2018\u2019\u201c\u201d\u2026")


def svg(picture: Picture, title: str) -> str:
    """The picture as a file.

    Args:
        picture: What is shown.
        title: A sentence for those who do not see it.
    """
    wide = picture.columns * _WIDE + 2 * _AIR
    high = len(picture.lines) * _HIGH + 2 * _AIR
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}" role="img" xml:space="preserve" '
        f'font-family="{_FONTS}" font-size="{_FONT_SIZE}">'
    )
    parts = [
        opening,
        f"<title>{escape(title)}</title>",
        f'<rect width="{wide}" height="{high}" rx="6" fill={quoteattr(picture.ground)}/>',
        f'<g transform="translate({_AIR} {_AIR})">',
        *_grounds(picture),
        *_inks(picture),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _placed(line: tuple[Cell, ...]) -> Iterator[tuple[int, Cell]]:
    """The cells of a line, each with the column it begins in."""
    column = 0
    for cell in line:
        yield column, cell
        column += cell.width


# ------------------------------------------------------------------ behind the letters


def _grounds(picture: Picture) -> Iterator[str]:
    """What is not the colour of the page, as few rectangles."""
    above: dict[tuple[int, int, str], int] = {}
    for y, line in enumerate((*picture.lines, ())):
        here = dict.fromkeys(_spans(line, picture.ground), y)
        for span, top in above.items():
            if span not in here:
                left, right, colour = span
                yield _rectangle(left * _WIDE, top * _HIGH, right * _WIDE, y * _HIGH, colour)
        above = {span: above.get(span, y) for span in here}


def _spans(line: tuple[Cell, ...], page: str) -> Iterator[tuple[int, int, str]]:
    for ground, cells in groupby(_placed(line), key=lambda placed: placed[1].look.ground):
        first, *_rest = together = list(cells)
        if ground != page:
            yield first[0], together[-1][0] + together[-1][1].width, ground


def _rectangle(left: float, top: float, right: float, bottom: float, colour: str) -> str:
    return (
        f'<rect x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}" '
        f"fill={quoteattr(colour)}/>"
    )


# ------------------------------------------------------------------ the letters


def _inks(picture: Picture) -> Iterator[str]:
    """All letters, those that look alike together, in the order they are first met with."""
    alike: dict[str, list[str]] = {}
    for y, line in enumerate(picture.lines):
        for x, run in _runs(line):
            alike.setdefault(_attributes(run[0].look), []).append(_drawn(x, y, run))
    for attributes, drawn in alike.items():
        yield f"<g {attributes}>"
        yield from drawn
        yield "</g>"


def _runs(line: tuple[Cell, ...]) -> Iterator[tuple[int, list[Cell]]]:
    """What is drawn as one: words that look alike, with single spaces between them."""
    begin, run = 0, list[Cell]()
    for x, cell in _placed(line):
        if run and not _goes_with(run, cell):
            yield from _trimmed(begin, run)
            run = []
        if run or cell.text != " ":
            begin = begin if run else x
            run.append(cell)
    yield from _trimmed(begin, run)


def _goes_with(run: list[Cell], cell: Cell) -> bool:
    if cell.text == " " and run[-1].text == " ":
        return False
    alike = _attributes(run[0].look) == _attributes(cell.look)
    return alike and _is_plain(run[0]) and _is_plain(cell)


def _is_plain(cell: Cell) -> bool:
    """Whether any font has this as wide as any letter; all else is placed by itself."""
    return cell.width == 1 and all(
        sign <= _LAST_OF_LETTERS or sign in _DASHES_AND_QUOTES for sign in cell.text
    )


def _trimmed(begin: int, run: list[Cell]) -> Iterator[tuple[int, list[Cell]]]:
    if run and run[-1].text == " ":
        run = run[:-1]
    if run:
        yield begin, run


def _attributes(look: Look) -> str:
    said = {
        "fill": look.ink,
        "font-weight": "bold" if look.bold else "",
        "font-style": "italic" if look.italic else "",
        "text-decoration": " ".join(
            line
            for line, drawn in (("underline", look.underline), ("line-through", look.strike))
            if drawn
        ),
    }
    return " ".join(f"{name}={quoteattr(value)}" for name, value in said.items() if value)


def _drawn(column: int, line: int, run: list[Cell]) -> str:
    x, y = column * _WIDE, line * _HIGH
    text = "".join(cell.text for cell in run)
    if text in _EIGHTHS:
        left, top, right, bottom = _EIGHTHS[text]
        return (
            f'<rect x="{x + left * _WIDE / 8:g}" y="{y + top * _HIGH / 8:g}" '
            f'width="{(right - left) * _WIDE / 8:g}" height="{(bottom - top) * _HIGH / 8:g}"/>'
        )
    cells = sum(cell.width for cell in run)
    length = f' textLength="{cells * _WIDE}"' if len(run) > 1 else ""
    return f'<text x="{x}" y="{y + _BASELINE}"{length}>{escape(text)}</text>'
