"""Vocabularies: the words for feelings, needs, sensations, and words that carry a story."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

VocabularyKind = Literal["feelings", "needs", "faux-feelings", "sensations"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a vocabulary.

    Attributes:
        id: Stable over versions and languages; entries refer to it.
        label: The word as it is shown.
        gloss: What it means, in a few plain words; may be empty.
        also: Other forms a person may type for it.
        intensity: 1 (mild) to 5 (strong), or None where there is no natural order. Never shown.
        feelings: For a faux feeling: ids of feelings likely underneath.
        needs: For a faux feeling: ids of needs likely underneath.
    """

    id: str
    label: str
    gloss: str = ""
    also: tuple[str, ...] = ()
    intensity: int | None = None
    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The label and every other form of the word."""
        return (self.label, *self.also)


@dataclass(frozen=True, slots=True)
class Group:
    """Words that belong together; `met` tells, of feelings, whether needs are met there."""

    id: str
    label: str
    words: tuple[Word, ...]
    met: bool | None = None


@dataclass(frozen=True)
class Vocabulary:
    """A list of words in groups, in one language.

    Attributes:
        id: Its name, for instance ``core/needs``.
        version: Three numbers with dots.
        language: A language tag, for instance ``en``.
        kind: What its words are.
        groups: In the order they are read.
    """

    id: str
    version: str
    language: str
    kind: VocabularyKind
    groups: tuple[Group, ...] = field(repr=False)

    def __iter__(self) -> Iterator[Word]:
        return (word for group in self.groups for word in group.words)

    def get(self, word_id: str) -> Word | None:
        """The word with this id, or None."""
        return self._by_id.get(word_id)

    def named(self, text: str) -> Word | None:
        """The word that `text` names in full, by label first, then by another form, else by id."""
        return self._by_name.get(folded(text)) or self._by_id.get(text.strip())

    def beginning(self, text: str) -> tuple[Word, ...]:
        """The words of which a label or other form has a word that begins with `text`.

        The word that is called just that comes first, by its label before by another form; then
        those whose label itself begins so, shorter ones before longer ones; the others stay in
        order.
        """
        start = folded(text)
        if not start:
            return ()
        found = [
            (_nearness(names, start), word)
            for word, names in self._names
            if any(_has_word_beginning(name, start) for name in names)
        ]
        return tuple(word for _near, word in sorted(found, key=lambda each: each[0]))

    def meaning(self, text: str) -> tuple[Word, ...]:
        """The words whose meaning has a word that begins with `text`, in order."""
        start = folded(text)
        return tuple(
            word for word, gloss in self._glosses if start and _has_word_beginning(gloss, start)
        )

    def within(self, sentence: str) -> tuple[Word, ...]:
        """The words that `sentence` holds as whole words, in the order they stand in it.

        Where one name holds another ("self-respect", "respect"), the longer one counts.
        """
        tokens = words_of(sentence)
        found: dict[str, Word] = {}
        at = 0
        while at < len(tokens):
            for length in range(min(self._longest_name, len(tokens) - at), 0, -1):
                word = self._by_tokens.get(tokens[at : at + length])
                if word is not None:
                    found[word.id] = word
                    at += length
                    break
            else:
                at += 1
        return tuple(found.values())

    @cached_property
    def _by_id(self) -> dict[str, Word]:
        return {word.id: word for word in self}

    @cached_property
    def _names(self) -> tuple[tuple[Word, tuple[str, ...]], ...]:
        """Each word with what it is called, folded: the label first."""
        return tuple((word, tuple(map(folded, word.names))) for word in self)

    @cached_property
    def _glosses(self) -> tuple[tuple[Word, str], ...]:
        return tuple((word, " ".join(words_of(word.gloss))) for word in self)

    @cached_property
    def _by_name(self) -> dict[str, Word]:
        names = {folded(name): word for word in self for name in reversed(word.also)}
        names.update({folded(word.label): word for word in self})
        return names

    @cached_property
    def _by_tokens(self) -> dict[tuple[str, ...], Word]:
        return {words_of(name): word for name, word in self._by_name.items() if words_of(name)}

    @cached_property
    def _longest_name(self) -> int:
        return max(map(len, self._by_tokens), default=0)


def folded(text: str) -> str:
    """`text` as it is compared: case, white space and the shape of an apostrophe do not count."""
    return " ".join(text.casefold().replace(_CURLY, "'").split())


def words_of(sentence: str) -> tuple[str, ...]:
    """The words of a sentence, folded; hyphens and apostrophes inside a word belong to it."""
    spaced = "".join(
        char if char.isalnum() or char in _INSIDE_WORDS or _is_mark(char) else " "
        for char in sentence.casefold().replace(_CURLY, "'")
    )
    return tuple(word for token in spaced.split() if (word := token.strip(_INSIDE_WORDS)))


_INSIDE_WORDS = "-'"
_CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"


def _is_mark(char: str) -> bool:
    """Whether a combining mark, which belongs to the letter before it."""
    return not char.isascii() and not char.isspace() and char.isprintable() and _combines(char)


def _combines(char: str) -> bool:
    import unicodedata  # half a megabyte that most sentences never need

    return unicodedata.category(char).startswith("M")


def _nearness(names: tuple[str, ...], start: str) -> tuple[int, int]:
    """How near a word is to what is typed; the smaller, the nearer."""
    label = names[0]
    if start in names:
        return (0, int(start != label))
    return (1, len(label)) if label.startswith(start) else (2, 0)


def _has_word_beginning(name: str, start: str) -> bool:
    return any(f"{before}{start}" in f" {name}" for before in " -")
