"""What a picker's list shows for what stands in its field."""

from collections.abc import Iterator
from dataclasses import dataclass

from nvc_coach.practice.search import search, underneath
from nvc_coach.practice.vocabulary import Vocabulary, Word
from nvc_coach.services.said import END_MARKS, is_sentence, without_opening
from nvc_coach.wording import _

_SELF_JUDGMENTS = "the-judge-in-me"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a group of words is called: a row that cannot be kept."""

    label: str


Row = Heading | Word


@dataclass(frozen=True, slots=True)
class Findings:
    """What belongs to some words.

    Attributes:
        rows: What the list shows.
        first: The number of the row that Enter would keep; None for the person's own words.
        beneath: What may lie underneath a word that carries a story.
        told: What there is to tell of such a word; else empty.
    """

    rows: tuple[Row, ...]
    first: int | None = None
    beneath: tuple[Word, ...] = ()
    told: str = ""


class Finder:
    """Finds words of a vocabulary.

    Args:
        words: What is picked from.
        stories: Words that carry a story, with what may lie underneath; None where there are none.
        feels: Whether feelings are asked for; otherwise needs.
    """

    def __init__(self, words: Vocabulary, stories: Vocabulary | None, *, feels: bool) -> None:
        self._words, self._stories, self._feels = words, stories, feels
        self._all_rows = tuple(_under_headings(words))

    def all_words(self, beneath: tuple[Word, ...] = ()) -> Findings:
        """Every word under its heading, below those that may lie underneath the last story."""
        if not beneath:
            return Findings(self._all_rows)
        first: tuple[Row, ...] = (Heading(self._underneath), *beneath)
        return Findings((*first, *self._all_rows), beneath=beneath)

    def found(self, text: str) -> Findings:
        """What belongs to a text that is not blank.

        A word of the vocabulary comes first if what is typed begins a word of its label or of its
        other forms; a sentence is the person's own, and so is a word that carries a story. What
        is found by its meaning, or underneath such a word, stands below, and is never kept unless
        one goes there.
        """
        hits = search(self._words, text.strip().rstrip(END_MARKS), self._stories)
        sentence = is_sentence(text)
        story = None if self._stories is None else self._stories.named(without_opening(text))
        if story is not None and (sentence or not hits.named):
            beneath = underneath(self._words, story)
            return Findings(beneath or hits.named, beneath=beneath, told=self._told(story, beneath))
        rows: tuple[Row, ...] = hits.named
        if hits.underneath:
            stories = " · ".join(one.label for one in hits.stories)
            rows += (Heading(_("Underneath “{words}”, perhaps").format(words=stories)),)
            rows += hits.underneath
        if hits.meant:
            rows += (Heading(_("By what it means")), *hits.meant)
        return Findings(rows, first=0 if hits.named and not sentence else None)

    def group_of(self, word: Word) -> str:
        """The heading a word stands under."""
        return next(group.label for group in self._words.groups if word in group.words)

    @property
    def _underneath(self) -> str:
        return _("Underneath, perhaps:") if self._feels else _("What it may long for:")

    def _told(self, story: Word, beneath: tuple[Word, ...]) -> str:
        if self._stories is None or not beneath:
            return ""
        group = next(group.id for group in self._stories.groups if story in group.words)
        what_someone_did = _('"{word}" tells what someone did.')
        told = _('"{word}" tells how I judge myself.')
        told = told if group == _SELF_JUDGMENTS else what_someone_did
        words = " · ".join(word.label for word in beneath)
        return f"{told.format(word=story.label)} {self._underneath} {words}"


def _under_headings(vocabulary: Vocabulary) -> Iterator[Row]:
    for group in vocabulary.groups:
        yield Heading(group.label)
        yield from group.words
