"""Drawing from an entry what patterns look at: a few ids, numbers and moments, and no texts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from nvc_coach.insight.meaning import (
    NO_WORDS,
    Kind,
    KnownWords,
    Meanings,
    PickMeaning,
    Whose,
    WordMeaning,
)
from nvc_coach.insight.sittings import time_sat
from nvc_coach.insight.standing import Stood, standing
from nvc_coach.journal.entry import Entry, State
from nvc_coach.practice.answers import Number, Picks, Text
from nvc_coach.practice.view import CHARGE_AFTER, CHARGE_BEFORE
from nvc_coach.practice.vocabulary import folded

_PERSON = "person"
_NO_WORD = WordMeaning()


@dataclass(frozen=True, slots=True)
class Named:
    """A need or a feeling that stands in a practice.

    Attributes:
        id: Of the word in its vocabulary; for own words, the words as they are compared.
        label: As it was shown, or typed.
        own: Whether it is in the person's own words.
        whose: Whose it is; None where the exercise is gone.
        met: Whether the need is met, or the feeling one of met needs; None where that is not said.
        group: The label of the group it stands in; empty for own words that are in none.
        group_id: The id of that group.
    """

    id: str
    label: str = field(compare=False)
    own: bool
    whose: Whose | None
    met: bool | None
    group: str = field(default="", compare=False)
    group_id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Charge:
    """How strongly it held, on one scale.

    Attributes:
        before: The first number given before; None where there is none.
        after: The latest number given after; None where there is none.
        passes: Every number on the way, in order.
        ends: The scale's ends; None where the exercise is gone.
    """

    before: int | None
    after: int | None
    passes: tuple[int, ...]
    ends: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """One practice as patterns see it.

    Attributes:
        id: Of the entry.
        exercise: The id of the exercise.
        title: The exercise's title.
        state: How the entry stands.
        started: When it began, with its offset.
        sat: How long one sat with it.
        needs: Each need that stands, once.
        feelings: Each feeling that stands, once.
        charge: The numbers before and after; None where neither was given.
        people: Whom it is about, as they are compared, with the name as it was written.
        follows: The id of the entry it goes on from.
        understood: Whether the exercise was there to tell what its steps ask for.
    """

    id: str
    exercise: str
    title: str
    state: State
    started: datetime
    sat: timedelta = timedelta()
    needs: tuple[Named, ...] = field(default=(), repr=False)
    feelings: tuple[Named, ...] = field(default=(), repr=False)
    charge: Charge | None = field(default=None, repr=False)
    people: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    follows: str | None = None
    understood: bool = True

    @property
    def day(self) -> date:
        """The day it began, where the person was."""
        return self.started.date()


def drawn(entry: Entry, meanings: Meanings | None, words: KnownWords = NO_WORDS) -> Practice:
    """What patterns look at in an entry.

    Args:
        entry: The entry.
        meanings: What the steps of its exercise ask for; None where the exercise is gone.
        words: What tells needs from feelings then.
    """
    path = standing(entry.events)
    latest = {visit.step: visit for visit in path if visit.answer is not None}
    picks = [(meaning, one) for one in latest.values() if (meaning := _read(one, meanings, words))]
    return Practice(
        id=entry.id,
        exercise=entry.exercise,
        title=entry.title,
        state=entry.state,
        started=entry.started,
        sat=time_sat(entry),
        needs=_named(picks, "needs"),
        feelings=_named(picks, "feelings"),
        charge=_charge(path, {} if meanings is None else meanings.scales),
        people=dict(_people(latest.values())),
        follows=entry.follows,
        understood=meanings is not None,
    )


def _read(visit: Stood, meanings: Meanings | None, words: KnownWords) -> PickMeaning | None:
    if not isinstance(visit.answer, Picks):
        return None
    return words.meaning(visit.answer) if meanings is None else meanings.picks.get(visit.step)


def _named(picks: Iterable[tuple[PickMeaning, Stood]], kind: Kind) -> tuple[Named, ...]:
    """Each word once; a step that says whether it is met outweighs one that does not."""
    found = dict.fromkeys(
        one for meaning, visit in picks if meaning.kind == kind for one in _words(meaning, visit)
    )
    said = {(one.id, one.own, one.whose) for one in found if one.met is not None}
    return tuple(
        one for one in found if one.met is not None or (one.id, one.own, one.whose) not in said
    )


def _words(meaning: PickMeaning, visit: Stood) -> Iterator[Named]:
    answer = visit.answer
    if not isinstance(answer, Picks):
        return
    said = visit.said if visit.said and len(visit.said) == len(answer.picked) else answer.picked
    for one, label in zip(answer.picked, said, strict=True):
        word = meaning.words.get(one, _NO_WORD)
        met = meaning.met if meaning.kind == "needs" else word.met
        group = {"group": word.group, "group_id": word.group_id}
        yield Named(one, label, own=False, whose=meaning.whose, met=met, **group)
    for own in answer.own:
        if folded(own):
            met = meaning.met if meaning.kind == "needs" else None
            yield Named(folded(own), own.strip(), own=True, whose=meaning.whose, met=met)


def _charge(path: tuple[Stood, ...], scales: Mapping[str, tuple[int, int]]) -> Charge | None:
    given = [
        (visit.step, visit.answer.number)
        for visit in path
        if isinstance(visit.answer, Number) and visit.step in (CHARGE_BEFORE, CHARGE_AFTER)
    ]
    if not given:
        return None
    before = next((number for step, number in given if step == CHARGE_BEFORE), None)
    after = next((number for step, number in reversed(given) if step == CHARGE_AFTER), None)
    ends = {scales[one] for one in (CHARGE_BEFORE, CHARGE_AFTER) if one in scales}
    return Charge(
        before, after, tuple(number for _, number in given), ends.pop() if len(ends) == 1 else None
    )


def _people(visits: Iterable[Stood]) -> Iterator[tuple[str, str]]:
    for visit in visits:
        named = visit.step == _PERSON or visit.step.startswith(f"{_PERSON}-")
        if named and isinstance(visit.answer, Text) and folded(visit.answer.text):
            yield folded(visit.answer.text), visit.answer.text.strip()
