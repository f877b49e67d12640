"""Texts with earlier answers in them: ``{step-id|fallback}``, and ``{{ }}`` for braces."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Pipe:
    """A place for the answer to `step`; `fallback` stands there while there is none.

    `at` is where it begins in the text, counted in characters from 0.
    """

    step: str
    fallback: str | None
    at: int


@dataclass(frozen=True, slots=True)
class StrayBrace:
    """A brace that opens or closes nothing, at a character counted from 0."""

    at: int


# Each alternative stops at the next brace, so that reading takes time in proportion to the text.
_BRACES = re.compile(r"\{\{|\}\}|\{(?P<inside>[^{}]*)\}|[{}]")


@lru_cache(maxsize=512)
def parts_of(text: str) -> tuple[str | Pipe | StrayBrace, ...]:
    """A text taken apart into plain pieces, pipes, and braces that do not fit."""
    pieces: list[str | Pipe | StrayBrace] = []
    done = 0
    for match in _BRACES.finditer(text):
        if match.start() > done:
            pieces.append(text[done : match.start()])
        pieces.append(_piece(match))
        done = match.end()
    if done < len(text):
        pieces.append(text[done:])
    return tuple(pieces)


def _piece(match: re.Match[str]) -> str | Pipe | StrayBrace:
    inside = match["inside"]
    if inside is None:
        return match[0][0] if len(match[0]) > 1 else StrayBrace(match.start())
    step, bar, fallback = inside.partition("|")
    return Pipe(step.strip(), fallback if bar else None, match.start())


def pipes_of(text: str) -> tuple[Pipe, ...]:
    """The pipes in a text."""
    return tuple(piece for piece in parts_of(text) if isinstance(piece, Pipe))


_ENDS = (".", "!", "?", "\u2026")
_BROKEN = re.compile(r"(?<=[^\n]{39}[\w,;:)\u2013\u2014-])[ \t]*\n(?=\w)")


@lru_cache(maxsize=512)
def flowing(text: str) -> str:
    """The text with lines that were broken in the middle of a sentence made one.

    Whoever writes an exercise breaks long lines where their editor is narrow; whoever reads it
    may have more columns, or fewer. A line flows on where neither a sign of its end nor a capital
    letter parts it from the next; scripts without capitals keep their lines as they are, and so do
    short lines, as in a list or a poem.
    """
    return _BROKEN.sub(
        lambda gap: " " if text[gap.end()].islower() else gap[0],
        text,
    )


def filled(text: str, answer: Callable[[str], str | None]) -> str:
    """The text with answers in it, or their fallbacks; what is put in is never read again.

    Its own lines flow; those of an answer stay as they are. Where an answer ends a sentence, the
    text does not end it once more.
    """
    told, put_in = "", ""
    for piece in parts_of(flowing(text)):
        if isinstance(piece, str):
            told += piece[1:] if piece.startswith(".") and put_in.endswith(_ENDS) else piece
        put_in = (answer(piece.step) or piece.fallback or "") if isinstance(piece, Pipe) else ""
        told += put_in
    return told
