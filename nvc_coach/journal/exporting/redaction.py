"""Entries with something else in place of names, so that whatever is made of them has none."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.exporting.names import Names
from nvc_coach.practice.answers import Agreed, Agreements, Answer, Picks, Text
from nvc_coach.practice.events import (
    Answered,
    Carried,
    Draft,
    Event,
    Outcome,
    Reflected,
    Skipped,
)


def redacted(entry: Entry | NewerEntry, names: Names) -> Entry | NewerEntry:
    """The entry with every name replaced, in every text that it holds.

    Ids of steps, words and choices stay: the entry could not be understood without them. Texts of
    keys that this version does not know are gone through too.
    """
    if isinstance(entry, NewerEntry):
        return replace(
            entry,
            exercise=names.replaced(entry.exercise),
            title=names.replaced(entry.title),
            text=names.replaced(entry.text, cut=True),
            data=_table(entry.data, names),
        )
    return replace(
        entry,
        exercise=names.replaced(entry.exercise),
        title=names.replaced(entry.title),
        events=tuple(_event(event, names) for event in entry.events),
        drafts={step: _draft(draft, names) for step, draft in entry.drafts.items()},
        tags=_each(entry.tags, names),
        extra=_table(entry.extra, names),
    )


def _event(event: Event, names: Names) -> Event:
    extra = _table(event.extra, names)
    match event:
        case Answered() | Carried():
            return replace(
                event,
                answer=_answer(event.answer, names),
                asked=_asked(event.asked, names),
                said=None if event.said is None else _each(event.said, names),
                extra=extra,
            )
        case Skipped():
            return replace(event, asked=_asked(event.asked, names), extra=extra)
        case Outcome() | Reflected():
            return replace(event, text=names.replaced(event.text), extra=extra)
        case _:
            return replace(event, extra=extra)


def _draft(draft: Draft, names: Names) -> Draft:
    return replace(
        draft,
        answer=_answer(draft.answer, names),
        typed=names.replaced(draft.typed),
        extra=_table(draft.extra, names),
    )


def _answer(answer: Answer, names: Names) -> Answer:
    match answer:
        case Text():
            return replace(answer, text=names.replaced(answer.text))
        case Picks():
            return replace(answer, own=_each(answer.own, names))
        case Agreements(agreed):
            return Agreements(tuple(_agreed(one, names.replaced) for one in agreed))
        case _:
            return answer


def _agreed(one: Agreed, replaced: Callable[[str], str]) -> Agreed:
    return replace(one, what=replaced(one.what), who=replaced(one.who))


def _asked(asked: str | None, names: Names) -> str | None:
    """A question may hold an answer that was cut short."""
    return None if asked is None else names.replaced(asked, cut=True)


def _each(texts: tuple[str, ...], names: Names) -> tuple[str, ...]:
    return tuple(map(names.replaced, texts))


def _table(table: Mapping[str, object], names: Names) -> dict[str, object]:
    return {key: _value(value, names) for key, value in table.items()}


def _value(value: object, names: Names) -> object:
    if isinstance(value, str):
        return names.replaced(value, cut=True)
    if isinstance(value, Mapping):
        return _table(value, names)
    if isinstance(value, list | tuple):
        return [_value(one, names) for one in value]
    return value
