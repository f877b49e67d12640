"""Finding many phrases in a text in one walk over its words.

Phrases share their beginnings in a tree, so that the time a text takes depends on its length and
on how long phrases may be, and hardly on how many there are. What words lead to in the tree is
remembered by what they can be in a phrase, never by how somebody wrote them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, Generic, TypeAlias, TypeVar

from nvc_coach.coach.words import Words, folded, has_a_capital, spelled

LONGEST: Final = 8
"""How many words a phrase may have."""
NAME: Final = "(name)"
"""Stands in phrases for a word that has a capital where only names have one."""
ENDING: Final = "-"
"""What a word of a set begins with if it stands for all words that end so."""

MarkT = TypeVar("MarkT")

Found: TypeAlias = tuple[int, int, MarkT]
"""A phrase in a text: the numbers of its first word and of that behind it, and its mark."""


class _Node(Generic[MarkT]):
    """What may follow one beginning, and the marks of the phrases that end here."""

    __slots__ = ("marks", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node[MarkT]] = {}
        self.marks: dict[MarkT, None] = {}  # in order, each once

    def add(self, spelling: Sequence[str], mark: MarkT) -> None:
        node = self
        for element in spelling:
            node = node.next.setdefault(element, _Node())
        node.marks[mark] = None


class _Word:
    """What a word can be in a phrase; there is one for all words that can be the same."""

    __slots__ = ("keys",)

    def __init__(self, keys: tuple[str, ...]) -> None:
        self.keys = keys


class _State(Generic[MarkT]):
    """All the beginnings that the same words have in the tree.

    Attributes:
        marks: Those of the phrases that end here, in order.
        on: What one more word leads to, as far as it was asked; none if no phrase goes on with it.
    """

    __slots__ = ("_nodes", "marks", "on")

    def __init__(self, nodes: Sequence[_Node[MarkT]]) -> None:
        self._nodes = nodes
        self.marks = [mark for node in nodes for mark in node.marks]
        self.on: dict[_Word, _State[MarkT] | None] = {}

    def then(self, word: _Word) -> "_State[MarkT] | None":
        """What one more word leads to."""
        if word not in self.on:
            nodes = [on for node in self._nodes for key in word.keys if (on := node.next.get(key))]
            self.on[word] = _State(nodes) if nodes else None
        return self.on[word]


class Phrases(Generic[MarkT]):
    """Phrases, each with a mark that tells what it is for.

    Args:
        marked: The phrases; each is looked for in each way it may be spelled.
        sets: The words that a set stands for, by its name; a word is in one set at most. One that
            begins with a hyphen is an ending: "-ing" stands for every word that ends so and is in
            no set itself.
        names: Whether a capital in the middle of a sentence makes a word a name.
    """

    def __init__(
        self,
        marked: Iterable[tuple[str, MarkT]],
        sets: Mapping[str, Sequence[str]],
        *,
        names: bool,
    ) -> None:
        self._names = names
        self._set_of: dict[str, str] = {}
        self._set_of_ending: dict[str, str] = {}
        for name, words in sets.items():
            for word in words:
                whole = self._set_of_ending if word.startswith(ENDING) else self._set_of
                whole.update((one, f"({name})") for one in spelled(word)[:1])
        self._endings = sorted({len(ending) for ending in self._set_of_ending}, reverse=True)
        self._tails = {ending[-2:] for ending in self._set_of_ending}
        root: _Node[MarkT] = _Node()
        self._elements: set[str] = set()
        self._telltale: set[str] = set()
        for phrase, mark in marked:
            for spelling in _spellings(phrase):
                root.add(spelling[:LONGEST], mark)
                self._elements.update(spelling)
                self._telltale.update(_telltale(spelling[:LONGEST], sets))
        self._start = _State([root])
        self._words: dict[tuple[str | None, ...], _Word] = {}
        self._nothing = self._word()
        self._known = {
            word: self._word(word, self._member(word))
            for word in self._elements | self._set_of.keys()
        }

    def may_be_in(self, text: str) -> bool:
        """Whether any phrase can be in a text at all: a quick look, right where it says no."""
        evened = " ".join(folded(text).split())
        return any(one in evened for one in self._telltale)

    def found_in(self, words: Words) -> Iterator[Found[MarkT]]:
        """Every phrase in a text, by where it begins, shorter ones first.

        A word that is written as a name counts as nothing else.
        """
        read = self._read(words)
        behind = [
            word if gap.joined else self._nothing
            for word, gap in zip(read[1:], words.gaps[1:], strict=True)
        ]
        behind.append(self._nothing)
        first = {word: self._start.then(word) for word in {*read}}
        # Most words begin a phrase that the next word ends at once: these are left out in one go.
        # What a state was never asked for may go on, so it stays.
        begun = [
            (start, state)
            for start, (state, word) in enumerate(zip(map(first.get, read), behind, strict=False))
            if state is not None and (state.marks or state.on.get(word, state) is not None)
        ]
        for start, begins in begun:
            state: _State[MarkT] | None = begins
            end = start
            while state is not None:
                word = behind[end]
                end += 1
                for mark in state.marks:
                    yield start, end, mark
                state = state.on[word] if word in state.on else state.then(word)

    def _read(self, words: Words) -> list[_Word]:
        """What each word of a text can be."""
        different = {one: folded(one) for one in {*words.written}}
        known = self._known
        can_be = {
            one: known[word] if word in known else self._word(word, self._by_ending(word))
            for one, word in different.items()
        }
        read = [can_be[one] for one in words.written]
        if self._names:
            names = {
                one: self._word(NAME, self._member(word))
                for one, word in different.items()
                if one != word and has_a_capital(one)
            }
            for at in [at for at, one in enumerate(words.written) if one in names]:
                if not words.gaps[at].capital:
                    read[at] = names[words.written[at]]
        return read

    def _word(self, *may_be: str | None) -> _Word:
        """What a word is that may be this and that, of which phrases have but some."""
        keys = tuple(key for key in may_be if key in self._elements)
        return self._words.setdefault(keys, _Word(keys))

    def _member(self, word: str) -> str | None:
        return self._set_of.get(word) or self._by_ending(word)

    def _by_ending(self, word: str) -> str | None:
        if word[-2:] not in self._tails:
            return None
        ends = (word[-length:] for length in self._endings if length < len(word))
        return next((found for end in ends if (found := self._set_of_ending.get(end))), None)


def _telltale(spelling: Sequence[str], sets: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """What stands in an evened text wherever a phrase does, or one of these: few and long ones."""
    runs = [" ".join(run) for of_set, run in groupby(spelling, key=_is_set) if not of_set]
    if runs:
        return (max(runs, key=len),)
    fewest = min((sets.get(one[1:-1], ("",)) for one in spelling), key=len, default=())
    return {folded(one.removeprefix(ENDING)) for one in fewest}


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
