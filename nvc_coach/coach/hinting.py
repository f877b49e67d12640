"""Which small questions fit a text."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import itemgetter
from typing import Final, NamedTuple

from nvc_coach.coach.lists import ALL, CoachList, CoachLists, Mark, Role
from nvc_coach.coach.phrases import Found
from nvc_coach.coach.quoting import quotations
from nvc_coach.coach.words import Words, stretches, words_in

REACH: Final = 3
"""How many words behind it a negation still takes back."""
STRETCH: Final = 5000
"""How many code points are read at once, and as many more as end their sentence."""


class Hint(NamedTuple):
    """A small question about some words of a text, which can be ignored.

    Attributes:
        id: The id of the hint in its list; the same wherever it is given.
        start: Where the words begin in the text, in code points.
        end: Where they end, exclusive.
        phrase: The words as they stand there.
        say: The question.
        feelings: Ids of feelings that can be offered instead.
        needs: Ids of needs that can be offered instead.
    """

    id: str
    start: int
    end: int
    phrase: str
    say: str
    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


def hints(text: str, lists: CoachLists) -> tuple[Hint, ...]:
    """The hints that fit a text, in the order of their places; none of them overlap.

    What stands in quotation marks is left alone. Where hints overlap, one that offers something
    instead is given, then the one that begins first, then the longest, then the one that comes
    first in the lists.

    Args:
        text: What somebody wrote.
        lists: What it is about, and what is asked about there.
    """
    return tuple(hint for part in _hints_by_stretches(text, lists) for hint in part)


def telling(text: str, lists: CoachLists) -> Hint | None:
    """The most telling hint that fits a text: the first that offers something, or else the first.

    A long text is read no further than the first stretch of it that a hint fits.

    Args:
        text: What somebody wrote.
        lists: What it is about, and what is asked about there.
    """
    given = next(filter(None, _hints_by_stretches(text, lists)), ())
    return next((one for one in given if one.feelings or one.needs), next(iter(given), None))


def _hints_by_stretches(text: str, lists: CoachLists) -> Iterator[tuple[Hint, ...]]:
    """The hints that fit a text, by stretches of it. What is asked about ends with its sentence."""
    if any(_is_silent(one, text) for one in lists.lists):
        return
    spans = quotations(text)
    for start, end in stretches(text, STRETCH):
        words = words_in(text, start, end)
        quoted = _quoted(spans, words)
        marked = [_Marked(one, words) for one in lists.lists]
        fitting = sorted(
            _Fitting(one.offers_nothing(mark), first, -behind, number, mark.hint, mark.asked)
            for number, one in enumerate(marked)
            for first, behind, mark in one.fitting(quoted)
        )
        given: dict[int, Hint] = {}
        taken: set[int] = set()
        for each in fitting:
            at = range(each.start, -each.minus_end)
            if taken.isdisjoint(at):
                taken.update(at)
                given[each.start] = _hint(text, words, each, lists.lists[each.number])
        yield tuple(given[number] for number in sorted(given))


def _is_silent(one: CoachList, text: str) -> bool:
    """Whether something stands in a text beside which nothing is asked."""
    return one.silences.may_be_in(text) and any(
        any(one.silences.found_in(words_in(text, start, end)))
        for start, end in stretches(text, STRETCH)
    )


class _Fitting(NamedTuple):
    """A phrase that is asked about. Where two overlap, the lesser one is given.

    Attributes:
        offers_nothing: Whether it has nothing to offer instead.
        start: The number of its first word.
        minus_end: That of the word behind it, negated: longer is less.
        number: That of its list.
        hint: That of its hint.
        asked: That of what is asked about.
    """

    offers_nothing: bool
    start: int
    minus_end: int
    number: int
    hint: int
    asked: int


def _hint(text: str, words: Words, fitting: _Fitting, one: CoachList) -> Hint:
    start, end = words.begin(fitting.start), words.end(-fitting.minus_end - 1)
    table = one.hints[fitting.hint]
    asked = table.asked[fitting.asked]
    return Hint(table.id, start, end, text[start:end], table.say, asked.feelings, asked.needs)


def _quoted(spans: Sequence[tuple[int, int]], words: Words) -> set[int]:
    """The words that stand in quotation marks.

    Args:
        spans: Where the quotations of the whole text begin and end, in order.
        words: Some of its words.
    """
    if not len(words):
        return set()
    first = bisect_right(spans, words.begin(0), key=itemgetter(1))
    behind = bisect_left(spans, words.end(len(words) - 1), key=itemgetter(0))
    return {at for start, end in spans[first:behind] for at in words.within(start, end)}


class _Marked:
    """A part of a text with everything in it that a list knows."""

    def __init__(self, one: CoachList, words: Words) -> None:
        self._list = one
        self._words = words
        self._found: defaultdict[Role, list[Found[Mark]]] = defaultdict(list)
        for found in one.phrases.found_in(words):
            self._found[found[2].role].append(found)
        self._innocent: defaultdict[int, set[int]] = defaultdict(set)
        for start, end, mark in self._found[Role.INNOCENT]:
            self._innocent[mark.hint].update(range(start, end))

    def offers_nothing(self, mark: Mark) -> bool:
        """Whether there is nothing to offer instead of what a mark is about."""
        asked = self._list.asked(mark)
        return not (asked.feelings or asked.needs)

    def fitting(self, quoted: set[int]) -> list[Found[Mark]]:
        """What is asked about and not innocent.

        Args:
            quoted: The words that stand in quotation marks.
        """
        left_alone = quoted | self._reported() | self._taken_back()
        after, not_after = self._behind(Role.AFTER), self._behind(Role.NOT_AFTER)
        only_after = {number for number, hint in enumerate(self._list.hints) if hint.after}
        return [
            (start, end, mark)
            for start, end, mark in self._found[Role.ASKED]
            if start not in left_alone
            and (mark.hint, start) not in not_after
            and (mark.hint not in only_after or (mark.hint, start) in after)
            and not self._is_innocent(mark.hint, start, end)
        ]

    def _is_innocent(self, hint: int, start: int, end: int) -> bool:
        """Whether words are in a phrase that is innocent for this hint, or for all."""
        words = range(start, end)
        return not (
            self._innocent[ALL].isdisjoint(words) and self._innocent[hint].isdisjoint(words)
        )

    def _behind(self, role: Role) -> set[tuple[int, int]]:
        """The hints and places for which a phrase of this role stands right before."""
        gaps, length = self._words.gaps, len(self._words)
        return {
            (mark.hint, end)
            for _start, end, mark in self._found[role]
            if end < length and gaps[end].joined
        }

    def _taken_back(self) -> set[int]:
        """The words that stand close behind a negation."""
        gaps, length = self._words.gaps, len(self._words)
        taken_back: set[int] = set()
        for start, end, _mark in self._found[Role.NEGATION]:
            if not self._is_innocent(ALL, start, end):
                near = range(end, min(end + REACH, length))
                taken_back.update(takewhile(lambda at: gaps[at].joined, near))
        return taken_back

    def _reported(self) -> set[int]:
        """The words that somebody is said to have said.

        A report lasts until the sentence ends, or turns.
        """
        turns = {start for start, _end, _mark in self._found[Role.TURN]}
        reported: set[int] = set()
        for _start, end, _mark in self._found[Role.REPORT]:
            for at in range(end, len(self._words)):
                turned = at in turns and at > end
                if turned or self._words.gaps[at].begins or at in reported:
                    break
                reported.add(at)
        return reported
