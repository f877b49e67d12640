"""A page as one HTML file that holds everything it needs, and can load nothing."""

import re
from collections.abc import Iterator
from html import escape
from typing import Final

from nvc_coach.journal.exporting.page import (
    Asked,
    Block,
    Items,
    Note,
    Page,
    Passage,
    Said,
    Section,
    Verbatim,
    on_one_line,
)
from nvc_coach.journal.exporting.visible import visible

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE: Final = """\
:root { color-scheme: light dark; }
body { max-width: 38rem; margin: 0 auto; padding: 2rem 1.25rem; background: #fbfaf7;
  color: #24231f; font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; }
h1, h2, h3, p, li, pre { white-space: pre-wrap; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.25; }
h2 { font-size: 1.3rem; margin-top: 2.5rem; }
h3 { font-size: 1rem; font-weight: normal; color: #5d594f; margin: 1.75rem 0 0.25rem; }
p { margin: 0.5rem 0; min-height: 1.6em; }
.note { color: #5d594f; font-style: italic; }
@media (prefers-color-scheme: dark) {
  body { background: #1d1c1a; color: #e6e3dc; }
  h3, .note { color: #b3aea2; }
}
@media print {
  body { max-width: none; padding: 0; background: none; color: #000; font-size: 11pt; }
  h3, .note { color: #333; }
  h1, h2, h3 { break-after: avoid; }
  .passage { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
}
"""


def as_html(page: Page) -> str:
    """The file: questions are headings, so that one can go from one to the next."""
    title = _inline(on_one_line(page.title))
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{_language(page.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="robots" content="noindex">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{title}</title>",
            f"<style>\n{_STYLE}</style>",
            "</head>",
            "<body>",
            "<main>",
            "<header>",
            f'<h1 dir="auto">{title}</h1>',
            *map(_note, page.lead),
            "</header>",
            *(line for section in page.sections for line in _section(section)),
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def _section(section: Section) -> Iterator[str]:
    yield "<section>"
    yield f'<h2 dir="auto">{_inline(on_one_line(section.heading))}</h2>'
    for passage in section.passages:
        yield from _passage(passage)
    yield "</section>"


def _passage(passage: Passage) -> Iterator[str]:
    yield '<div class="passage">'
    for block in passage:
        yield from _block(block)
    yield "</div>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Asked(text):
            yield f'<h3 dir="auto">{_inline(text)}</h3>'
        case Said(text):
            yield from _paragraphs(text)
        case Items(texts):
            yield "<ul>"
            yield from (f'<li dir="auto">{_inline(text)}</li>' for text in texts)
            yield "</ul>"
        case Note(text):
            yield _note(text)
        case Verbatim(text):
            # A line feed right behind the tag does not count.
            yield f'<pre dir="auto">\n{escape(visible(text))}</pre>'


def _paragraphs(text: str) -> Iterator[str]:
    for one in visible(text).split("\n\n"):
        yield f'<p dir="auto">{_inline(one)}</p>'


def _note(text: str) -> str:
    return f'<p class="note" dir="auto">{_inline(on_one_line(text))}</p>'


def _inline(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")


def _language(tag: str) -> str:
    return tag if _LANGUAGE.fullmatch(tag) else ""
