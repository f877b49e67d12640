"""Which small questions fit a text."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from nvc_coach.coach.lists import CoachList, CoachLists, Mark, Role
from nvc_coach.coach.phrases import Found
from nvc_coach.coach.quoting import quotations
from nvc_coach.coach.words import Token, words_in

REACH: Final = 3
"""How many words behind it a negation still takes back."""


@dataclass(frozen=True, slots=True)
class Hint:
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
    tokens = words_in(text)
    quoted = _quoted(text, tokens)
    fitting: list[tuple[Found[Mark], CoachList]] = []
    for one in lists.lists:
        marked = _Marked(one, tokens)
        if marked.silent:
            return ()
        fitting += ((found, one) for found in marked.fitting(quoted))
    given: dict[int, Hint] = {}
    taken = [False] * len(tokens)
    for found, one in sorted(fitting, key=_order):
        if not any(taken[found.start : found.end]):
            taken[found.start : found.end] = [True] * (found.end - found.start)
            given[found.start] = _hint(text, tokens, found, one)
    return tuple(given[start] for start in sorted(given))


def telling(given: Sequence[Hint]) -> Hint | None:
    """The most telling one of some hints: the first that offers something, or else the first."""
    return next((one for one in given if one.feelings or one.needs), next(iter(given), None))


def _order(fitting: tuple[Found[Mark], CoachList]) -> tuple[bool, int, int]:
    """What hints are chosen by where they overlap."""
    found, one = fitting
    asked = one.asked(found.mark)
    return not (asked.feelings or asked.needs), found.start, -found.end


def _hint(text: str, tokens: Sequence[Token], found: Found[Mark], one: CoachList) -> Hint:
    start, end = tokens[found.start].start, tokens[found.end - 1].end
    table, asked = one.hints[found.mark.hint], one.asked(found.mark)
    return Hint(table.id, start, end, text[start:end], table.say, asked.feelings, asked.needs)


def _quoted(text: str, tokens: Sequence[Token]) -> list[bool]:
    """Whether each word stands in quotation marks."""
    quoted = [False] * len(tokens)
    number = 0
    for start, end in quotations(text):
        while number < len(tokens) and tokens[number].start < end:
            quoted[number] = tokens[number].start > start
            number += 1
    return quoted


class _Marked:
    """A text with everything in it that a list knows.

    Attributes:
        silent: Whether something stands there beside which nothing is asked.
    """

    def __init__(self, one: CoachList, tokens: Sequence[Token]) -> None:
        self._list = one
        self._tokens = tokens
        found_by_role: defaultdict[Role, list[Found[Mark]]] = defaultdict(list)
        for found in one.phrases.found_in(tokens):
            found_by_role[found.mark.role].append(found)
        self.silent = bool(found_by_role[Role.SILENT])
        self._found = found_by_role
        self._innocent = {
            (found.mark.hint, at)
            for found in found_by_role[Role.INNOCENT]
            for at in range(found.start, found.end)
        }

    def fitting(self, quoted: Sequence[bool]) -> list[Found[Mark]]:
        """What is asked about and not innocent, in the order it was found; longer before shorter.

        Args:
            quoted: Whether each word stands in quotation marks.
        """
        said = self._said(quoted)
        taken_back = self._taken_back()
        after, not_after = self._behind(Role.AFTER), self._behind(Role.NOT_AFTER)
        fitting: list[Found[Mark]] = []
        for found in self._found[Role.ASKED]:
            start, hint = found.start, found.mark.hint
            if said[start] or start in taken_back or (hint, start) in not_after:
                continue
            if self._list.hints[hint].after and (hint, start) not in after:
                continue
            if not self._is_innocent(hint, found):
                fitting.append(found)
        return sorted(fitting, key=lambda one: (one.start, -one.end, one.mark.hint))

    def _is_innocent(self, hint: int, found: Found[Mark]) -> bool:
        """Whether it shares a word with a phrase that is innocent for this hint, or for all."""
        return any(
            (of, at) in self._innocent for at in range(found.start, found.end) for of in (-1, hint)
        )

    def _behind(self, role: Role) -> set[tuple[int, int]]:
        """The hints and places for which a phrase of this role stands right before."""
        return {
            (found.mark.hint, found.end)
            for found in self._found[role]
            if found.end < len(self._tokens) and self._tokens[found.end].joined
        }

    def _taken_back(self) -> set[int]:
        """The words that stand close behind a negation."""
        taken_back: set[int] = set()
        for found in self._found[Role.NEGATION]:
            if self._is_innocent(-1, found):
                continue
            for at in range(found.end, min(found.end + REACH, len(self._tokens))):
                if not self._tokens[at].joined:
                    break
                taken_back.add(at)
        return taken_back

    def _said(self, quoted: Sequence[bool]) -> list[bool]:
        """Whether each word is somebody's: in quotation marks, or reported.

        A report lasts until the sentence ends, or turns.
        """
        said = list(quoted)
        begin = {found.end for found in self._found[Role.REPORT]}
        turn = {found.start for found in self._found[Role.TURN]}
        reporting = False
        for at, token in enumerate(self._tokens):
            going_on = at in begin or (reporting and at not in turn)
            reporting = going_on and not token.begins
            said[at] = said[at] or reporting
        return said
