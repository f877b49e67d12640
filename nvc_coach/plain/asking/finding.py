"""Finding words of a vocabulary in what was typed."""

from dataclasses import dataclass

from nvc_coach.practice.vocabulary import Vocabulary, Word, words_of

MOST_WORDS_OF_A_NAME = 3
MOST_OFFERED = 9
_QUOTES = {'"': '"', "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}"}


@dataclass(frozen=True, slots=True)
class Found:
    """What a line names.

    Attributes:
        own: The words in quotation marks, to be kept as they are.
        pieces: What was typed, with the words that it may mean, best first; one piece, or one
            for each piece between commas.
    """

    own: str = ""
    pieces: tuple[tuple[str, tuple[Word, ...]], ...] = ()


def found_in(vocabulary: Vocabulary, text: str) -> Found:
    """What a line names; nothing where it is best kept as own words.

    Commas part words only if every piece finds one.
    """
    closing = _QUOTES.get(text[:1])
    if closing is not None and text.endswith(closing) and text.strip(f'"{text[0]}{closing} '):
        return Found(own=text[1:-1].strip())
    whole = _meant(vocabulary, text)
    if whole:
        return Found(pieces=((text, whole),))
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    meant = [(piece, _meant(vocabulary, piece)) for piece in pieces]
    if len(meant) > 1 and all(words for _piece, words in meant):
        return Found(pieces=tuple(meant))
    return Found()


def is_sentence(text: str) -> bool:
    """Whether a text is more than a word or a name: long, or ended as sentences are."""
    return len(words_of(text)) > MOST_WORDS_OF_A_NAME or text.rstrip().endswith((".", "!", "?"))


def _meant(vocabulary: Vocabulary, text: str) -> tuple[Word, ...]:
    named = vocabulary.named(text)
    if named is not None:
        return (named,)
    if is_sentence(text):
        return ()
    return vocabulary.beginning(text)[:MOST_OFFERED]
