"""Finding many phrases in a text in one walk over its words.

Phrases share their beginnings in a tree, so that the time a text takes depends on its length and
on how long phrases may be, and hardly on how many there are.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from nvc_coach.coach.words import Token, spelled

LONGEST: Final = 8
"""How many words a phrase may have."""
NAME: Final = "(name)"
"""Stands in phrases for a word that has a capital where only names have one."""
ENDING: Final = "-"
"""What a word of a set begins with if it stands for all words that end so."""

MarkT = TypeVar("MarkT")


class Found(NamedTuple, Generic[MarkT]):
    """A phrase in a text: the numbers of its first word and of that behind it, and its mark."""

    start: int
    end: int
    mark: MarkT


class _Node(Generic[MarkT]):
    """What may follow one beginning, and the marks of the phrases that end here."""

    __slots__ = ("marks", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node[MarkT]] = {}
        self.marks: dict[MarkT, None] = {}  # in order, each once


class Phrases(Generic[MarkT]):
    """Phrases, each with a mark that tells what it is for.

    Args:
        sets: The words that a set stands for, by its name; a word is in one set at most. One that
            begins with a hyphen is an ending: "-ing" stands for every word that ends so and is in
            no set itself.
        names: Whether a capital in the middle of a sentence makes a word a name.
    """

    def __init__(self, sets: Mapping[str, Sequence[str]], *, names: bool) -> None:
        self._names = names
        self._root: _Node[MarkT] = _Node()
        self._set_of: dict[str, str] = {}
        self._set_of_ending: dict[str, str] = {}
        for name, words in sets.items():
            for word in words:
                whole = self._set_of_ending if word.startswith(ENDING) else self._set_of
                whole.update((one, f"({name})") for one in spelled(word)[:1])
        self._endings = sorted({len(ending) for ending in self._set_of_ending}, reverse=True)

    def add(self, phrase: str, mark: MarkT) -> None:
        """Look for a phrase from now on, in each way it may be spelled."""
        for spelling in _spellings(phrase):
            node = self._root
            for element in spelling[:LONGEST]:
                node = node.next.setdefault(element, _Node())
            node.marks[mark] = None

    def found_in(self, tokens: Sequence[Token]) -> Iterator[Found[MarkT]]:
        """Every phrase in a text, by where it begins, shorter ones first.

        A word that is written as a name counts as nothing else.
        """
        known: dict[tuple[str, bool], tuple[str, ...]] = {}
        read: list[tuple[tuple[str, ...], bool]] = []
        for token in tokens:
            as_written = token.word, token.named
            if as_written not in known:
                known[as_written] = self._keys(token)
            read.append((known[as_written], token.joined))
        for start in range(len(read)):
            nodes = [self._root]
            for end in range(start, min(start + LONGEST, len(read))):
                keys, joined = read[end]
                if end > start and not joined:
                    break
                nodes = [on for node in nodes for key in keys if (on := node.next.get(key))]
                if not nodes:
                    break
                for node in nodes:
                    for mark in node.marks:
                        yield Found(start, end + 1, mark)

    def _keys(self, token: Token) -> tuple[str, ...]:
        """What a word can be in a phrase: itself, a member of its set, a name."""
        member = self._set_of.get(token.word) or self._by_ending(token.word)
        if self._names and token.named:
            return (NAME,) if member is None else (NAME, member)
        return (token.word,) if member is None else (token.word, member)

    def _by_ending(self, word: str) -> str | None:
        ends = (word[-length:] for length in self._endings if length < len(word))
        return next((found for end in ends if (found := self._set_of_ending.get(end))), None)


def sets_in(phrase: str) -> list[str]:
    """The names of the sets that a phrase has, without their brackets."""
    return [part[1:-1] for part in phrase.split() if _is_set(part)]


def length(phrase: str) -> int:
    """How many words a phrase has at most; 0 if it has none."""
    return max(map(len, _spellings(phrase)))


def _spellings(phrase: str) -> list[list[str]]:
    """A phrase as it is written, and with spaces in place of its hyphens if it has any."""
    parts = phrase.split()
    spellings = [_elements(parts)]
    if "-" in phrase:
        spellings.append(
            _elements([one if _is_set(one) else one.replace("-", " ") for one in parts])
        )
    return spellings


def _elements(parts: list[str]) -> list[str]:
    return [one for part in parts for one in ([part] if _is_set(part) else spelled(part))]


def _is_set(part: str) -> bool:
    return part.startswith("(") and part.endswith(")")
