"""Finding words of a vocabulary in what was typed."""

from dataclasses import dataclass

from nvc_coach.practice.vocabulary import Group, Vocabulary, Word, folded
from nvc_coach.services.said import END_MARKS, is_sentence, without_opening

MOST_OFFERED = 9
_QUOTES = {'"': '"', "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line, with the words that it may mean, best first.

    `sure` says that it can hardly mean another: it is the word in full or one of its other
    forms, or the beginning of this word and no other.
    """

    typed: str
    words: tuple[Word, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a line names.

    Attributes:
        own: The words in quotation marks, to be kept as they are.
        pieces: One piece, or one for each piece between commas.
    """

    own: str = ""
    pieces: tuple[Piece, ...] = ()


def found_in(vocabulary: Vocabulary, text: str) -> Found:
    """What a line names; nothing where it is best kept as own words.

    Commas part words only if every piece finds one.
    """
    closing = _QUOTES.get(text[:1])
    if closing is not None and text.endswith(closing) and text.strip(f'"{text[0]}{closing} '):
        return Found(own=text[1:-1].strip())
    for said in (text, without_opening(text)):
        whole = _meant(vocabulary, said)
        if whole.sure:
            return Found(pieces=(whole,))
    whole = _meant(vocabulary, text)
    if whole.words:
        return Found(pieces=(whole,))
    pieces = [_meant(vocabulary, part.strip()) for part in text.split(",") if part.strip()]
    if len(pieces) > 1 and all(piece.words for piece in pieces):
        return Found(pieces=tuple(pieces))
    return Found()


def _meant(vocabulary: Vocabulary, text: str) -> Piece:
    bare = _bare(text)
    named = vocabulary.named(bare)
    if named is not None:
        return Piece(text, (named,), sure=True)
    words = () if is_sentence(text) else vocabulary.beginning(bare)[:MOST_OFFERED]
    begins_it = len(words) == 1 and folded(words[0].label).startswith(folded(bare))
    return Piece(text, words, sure=begins_it)


def _bare(text: str) -> str:
    """A word without the marks that may end a line."""
    return text.strip().rstrip(END_MARKS).strip()


def group_named(groups: tuple[Group, ...], named: str) -> Group | None:
    """The group with this number, or whose label holds this, or that has this word."""
    if named.isdecimal():
        return groups[int(named) - 1] if 1 <= int(named) <= len(groups) else None
    wanted = folded(named)
    by_label = [group for group in groups if wanted in folded(group.label)]
    by_word = [g for g in groups if any(wanted in map(folded, w.names) for w in g.words)]
    return next(iter(by_label + by_word), None)
