"""Which names an entry tells of, and what stands in their place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_uppercase
from typing import Final

from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.exporting.name_pattern import (
    beginning_before_ellipsis,
    folded,
    initial_of,
    pattern_of,
)
from nvc_coach.practice.answers import Agreements, Answer, Picks, Text
from nvc_coach.practice.events import Answered, Carried
from nvc_coach.wording import _

_PERSON: Final = "person"
_MOST_WORDS: Final = 4
_BETWEEN: Final = re.compile(
    r"[,;/&+|()\[\]\"“”„«»\n、，；]"  # noqa: RUF001  # as Chinese and Japanese part names
    r"|\s+(?:(?i:and|or|und|oder|et|ou|en|och|или)|[yeoi\u0438])\s+"
)
_AROUND: Final = " \t.:!?-\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}"
_NOBODY: Final = frozenset(
    word
    for line in (
        "a all an and another anybody anyone both each either every everybody everyone he her",
        "herself him himself his i it its itself me mine my myself nobody none one oneself or",
        "other others our ours ourselves people she some somebody someone that the their theirs",
        "them themselves these they this those us we who whoever you your yours yourself",
        "yourselves",
    )
    for word in line.split()
)
"""Words for people that are nobody's name; replaced, they would leave no sentence standing."""


class Names:
    """Names to be replaced, each by something that stays the same throughout.

    Args:
        listed: Names from the person's own list, taken as they stand.
        told: Names that entries tell of; later ones that are known already add nothing.
    """

    def __init__(self, listed: Iterable[str] = (), told: Iterable[str] = ()) -> None:
        known: dict[str, str] = {}
        self._placeholders: dict[str, str] = {}
        for name in (*listed, *told):
            key = _key(name)
            if key and key not in self._placeholders:
                known[key] = name
                self._placeholders[key] = _placeholder(len(known) - 1)
        self.count = len(known)
        parts = {part: key for key, name in known.items() for part in _words_of_a_name(name)}
        for part, key in parts.items():
            self._placeholders.setdefault(_key(part), self._placeholders[key])
        # Of "my sister Anna" the second is a name in any case; "May" of "Aunt May" is a word too.
        surely = [part for part, key in parts.items() if not known[key].istitle()]
        exactly = [part for part, key in parts.items() if known[key].istitle()]
        self._pattern = pattern_of((*known.values(), *surely), exactly)

    def replaced(self, text: str, *, cut: bool = False) -> str:
        """`text` with something else in place of every name.

        Args:
            text: Any text.
            cut: Whether answers in it may have been cut short, in the middle of a name perhaps.
        """
        if cut:
            for start, end, name in [*beginning_before_ellipsis(text, self._placeholders)][::-1]:
                text = f"{text[:start]}{self._placeholders[name]}{text[end:]}"
        return self._pattern.sub(self._placeholder, text)

    def are_in(self, text: str) -> bool:
        """Whether any of the names stands in a text."""
        return self._pattern.search(text) is not None

    def _placeholder(self, found: re.Match[str]) -> str:
        # Whatever was found is a name; one that cannot be told apart must not stay either.
        return self._placeholders.get(_key(found[0])) or _("somebody")


def names_told(entry: Entry | NewerEntry) -> tuple[str, ...]:
    """The names in answers to who somebody is, and those of who has agreed to something."""
    answers = _answers_in(entry.data) if isinstance(entry, NewerEntry) else _answers(entry)
    return tuple(dict.fromkeys(answers))


def _answers(entry: Entry) -> Iterator[str]:
    for event in entry.events:
        if isinstance(event, Answered | Carried):
            yield from _in_answer(event.step, event.answer)
    for draft in entry.drafts.values():
        yield from _in_answer(draft.step, draft.answer)
        if _asks_for_a_name(draft.step):
            yield from _names_in(draft.typed)


def _in_answer(step: str, answer: Answer) -> Iterator[str]:
    if isinstance(answer, Agreements):
        for one in answer.agreed:
            yield from (name for name in _names_in(one.who) if name[0].isupper())
    if _asks_for_a_name(step):
        if isinstance(answer, Text):
            yield from _names_in(answer.text)
        if isinstance(answer, Picks):
            yield from (name for own in answer.own for name in _names_in(own))


def _answers_in(data: Mapping[str, object]) -> Iterator[str]:
    """The same in an entry of a later version, as far as it can be told."""
    for kind in ("event", "draft"):
        tables = data.get(kind)
        for table in tables if isinstance(tables, list) else ():
            if isinstance(table, Mapping) and _asks_for_a_name(str(table.get("step"))):
                yield from _names_in(str(table.get("text", "")))


def _asks_for_a_name(step: str) -> bool:
    return step == _PERSON or step.startswith(f"{_PERSON}-")


def _names_in(answer: str) -> Iterator[str]:
    """The names in an answer: "Anna and my brother" has two.

    What has more words than a name is a sentence, and of that only words with a great letter
    are taken.
    """
    for part in _BETWEEN.split(answer):
        name = part.strip(_AROUND)
        if _is_spelled_with_a_stop(name, part):
            yield f"{name}."
        elif len(name.split()) > _MOST_WORDS:
            yield from _words_of_a_name(name)
        elif any(map(str.isalpha, name)) and folded(name) not in _NOBODY:
            yield name


def _is_spelled_with_a_stop(name: str, part: str) -> bool:
    """Whether it is an initial, or several: then the full stop is part of it."""
    return part.strip().endswith(f"{name}.") and (initial_of(name) is not None or "." in name)


def _words_of_a_name(name: str) -> Iterator[str]:
    """Single words of a longer name that may stand for it: those with a great letter."""
    words = name.split()
    for word in words if len(words) > 1 else ():
        bare = word.strip(".,:!?'\N{RIGHT SINGLE QUOTATION MARK}")
        if len(bare) > 1 and bare[0].isupper() and folded(bare) not in _NOBODY:
            yield bare


def _key(name: str) -> str:
    """What tells a name from others: an initial is the same with its full stop and without."""
    return folded(initial_of(name) or name)


def _placeholder(number: int) -> str:
    """Person A, Person B, ... Person Z, Person AA: it reads well, and is nobody's initial."""
    letters = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, len(ascii_uppercase))
        letters = ascii_uppercase[letter] + letters
    return _("Person {letter}").format(letter=letters)
