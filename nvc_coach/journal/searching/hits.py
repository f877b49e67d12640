"""Where in a text what was looked for stands, and the line to show it in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from nvc_coach.journal.searching.folding import folded, folded_character
from nvc_coach.journal.searching.query import Query, Term
from nvc_coach.journal.searching.unspaced import is_unspaced

Span = tuple[int, int]
"""Where something stands in a text: its first character, and the one behind it."""

_BEFORE: Final = 24
"""How many characters of a long line stand before the first hit."""


@dataclass(frozen=True, slots=True)
class HitLine:
    """A line in which something was found.

    Attributes:
        text: The line, or as much of it as is needed, without the blanks around it.
        spans: Where in it hits stand, in order and apart from each other.
        cut: Whether something stands before it on the same line.
    """

    text: str
    spans: tuple[Span, ...]
    cut: bool = False


def hit_lines(texts: Iterable[str], query: Query) -> Iterator[HitLine]:
    """The lines of texts in which any of the terms stands.

    A term that stands on two lines is shown on the first of them, from where it begins.
    """
    for text in texts:
        spans = spans_in(text, query)
        start = 0
        for line in text.split("\n"):
            inside = [
                (begin - start, min(end - start, len(line)))
                for begin, end in spans
                if start <= begin < start + len(line)
            ]
            if inside:
                yield _shown(line, inside)
            start += len(line) + 1


def spans_in(text: str, query: Query) -> tuple[Span, ...]:
    """Where the terms stand in a text; hits that touch or overlap are one."""
    as_compared = folded(text)
    if not any(term.words in as_compared for term in query.terms):
        return ()  # as in most texts of an entry: to look where each letter comes from takes long
    words, places = _with_places(text)
    found = sorted(
        (places[begin], places[end - 1] + 1)
        for term in query.terms
        for begin, end in _standing(term, words)
    )
    merged: list[Span] = []
    for begin, end in found:
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return tuple(merged)


def _shown(line: str, spans: list[Span]) -> HitLine:
    """The line from a little before its first hit on, if that stands far inside."""
    lead = len(line) - len(line.lstrip())
    first = spans[0][0]
    start = lead
    if first - lead > 2 * _BEFORE:
        blank = line.find(" ", first - _BEFORE, first)
        start = blank + 1 if blank >= 0 else first - _BEFORE
    text = line[start:].rstrip()
    shifted = tuple((begin - start, min(end - start, len(text))) for begin, end in spans)
    return HitLine(text, shifted, cut=start > lead)


def _with_places(text: str) -> tuple[str, list[int]]:
    """The words of a text, folded, and for each of their characters where it comes from."""
    words: list[str] = []
    places: list[int] = []
    blank = True
    for place, char in enumerate(text):
        for part in folded_character(char):
            if part != " ":
                words.append(part)
                places.append(place)
                blank = False
            elif not blank:
                words.append(" ")
                places.append(place)
                blank = True
    return "".join(words), places


def _standing(term: Term, words: str) -> Iterator[Span]:
    wanted = term.words
    at = words.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        begins = at == 0 or words[at - 1] == " " or _loose(words[at - 1], wanted[0])
        ends = (
            term.beginning
            or end == len(words)
            or words[end] == " "
            or _loose(wanted[-1], words[end])
        )
        if begins and ends:
            yield at, end
        at = words.find(wanted, at + 1)


def _loose(before: str, after: str) -> bool:
    """Whether a word may begin between two characters though no blank stands there."""
    return is_unspaced(before) or is_unspaced(after)
