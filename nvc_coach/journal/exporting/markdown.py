"""A page as a Markdown note, with its properties before it."""

import re
from collections.abc import Iterator
from typing import Final

from nvc_coach.journal.exporting.front_matter import front_matter
from nvc_coach.journal.exporting.markdown_escaping import line, lines
from nvc_coach.journal.exporting.page import (
    Asked,
    Block,
    Items,
    Note,
    Page,
    Said,
    Verbatim,
    on_one_line,
)
from nvc_coach.journal.exporting.visible import visible

_FENCES: Final = re.compile("`{3,}")


def as_markdown(page: Page) -> str:
    """The note: front matter, title, then each section; questions are quotes."""
    blocks = [[f"# {line(on_one_line(page.title))}"], *map(_note, page.lead)]
    for section in page.sections:
        blocks.append([f"## {line(on_one_line(section.heading))}"])
        blocks += (_block(one) for passage in section.passages for one in passage)
    body = "\n\n".join("\n".join(block) for block in blocks if block)
    return f"{front_matter(page.properties)}\n{body}\n"


def _block(block: Block) -> list[str]:
    match block:
        case Asked(text):
            return [f"> {one}" if one else ">" for one in lines(text)]
        case Said(text):
            return lines(text)
        case Items(texts):
            return [one for text in texts for one in _item(text)]
        case Note(text):
            return _note(text)
        case Verbatim(text):
            return list(_fenced(visible(text)))


def _note(text: str) -> list[str]:
    return [f"*{line(on_one_line(text))}*"]


def _item(text: str) -> Iterator[str]:
    for number, one in enumerate(lines(text)):
        yield f"{'  ' if number else '- '}{one}" if one else ""


def _fenced(text: str) -> Iterator[str]:
    """As it stands, between fences longer than any in it."""
    fence = "`" * max((len(run) + 1 for run in _FENCES.findall(text)), default=3)
    yield f"{fence}text"
    yield from text.removesuffix("\n").split("\n")
    yield fence
