"""An entry as a page to export: read back first, then each round as it went, then what came after.

All that is told stands in the entry. Its exercise, where it is still here, adds the reading back
and the questions at which something stands unsent.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.exporting.page import (
    Asked,
    Block,
    Items,
    Note,
    Page,
    Passage,
    Property,
    Said,
    Section,
    Verbatim,
)
from nvc_coach.journal.exporting.way import Way, in_rounds, way_of
from nvc_coach.practice.answers import (
    Agreements,
    Answer,
    Number,
    Text,
    in_words,
    is_blank,
    labels,
)
from nvc_coach.practice.events import (
    Answered,
    Carried,
    Draft,
    Event,
    Outcome,
    Reflected,
    Skipped,
    WentBack,
)
from nvc_coach.practice.session import Session
from nvc_coach.practice.view import CHARGE_AFTER, CHARGE_BEFORE, Finished, present
from nvc_coach.services.days import in_full
from nvc_coach.services.reading import (
    OUTCOMES,
    agreed_in_words,
    days_in,
    labels_said,
    later_words_unsent,
    recap_paragraphs,
)
from nvc_coach.services.states import state_in_words
from nvc_coach.wording import _


def page_of(entry: Entry | NewerEntry, session: Session | None = None) -> Page:
    """The page for an entry.

    Args:
        entry: Any entry; of a later version the file is shown as it stands.
        session: The session that its events make, where its exercise is here and fits them.
    """
    return Page(
        title=entry.title.strip() or entry.exercise.strip() or entry.id,
        language=entry.language if isinstance(entry, Entry) else "",
        lead=tuple(_lead(entry)),
        sections=tuple(_sections(entry, session)) if isinstance(entry, Entry) else _newer(entry),
        properties=_properties(entry),
    )


def _newer(entry: NewerEntry) -> tuple[Section, ...]:
    told = Note(_("Written by a later version of nvc-coach. The file says:"))
    return (Section(_("The file"), ((told, Verbatim(entry.text)),)),)


def _lead(entry: Entry | NewerEntry) -> Iterator[str]:
    yield _("Begun on {day}, at {time}.").format(
        day=in_full(entry.started.date()), time=f"{entry.started:%H:%M}"
    )
    if entry.state:
        yield _("How it stands: {state}.").format(state=state_in_words(entry.state))
    if isinstance(entry, Entry):
        if entry.tags:
            yield _("Filed under: {tags}.").format(tags=", ".join(entry.tags))
        if entry.follows is not None:
            yield _("It goes on from the entry {id}.").format(id=entry.follows)
    yield _("Entry {id}.").format(id=entry.id)


# ------------------------------------------------------------------ data


def _properties(entry: Entry | NewerEntry) -> dict[str, Property]:
    properties: dict[str, Property] = {
        "id": entry.id,
        "exercise": entry.exercise,
        "title": entry.title,
        "state": entry.state,
        "started": entry.started,
        "changed": _on_the_same_clock(entry.changed, entry.started),
    }
    if isinstance(entry, NewerEntry):
        return properties
    properties["tags"] = tuple("-".join(tag.split()) for tag in entry.tags)
    if entry.follows is not None:
        properties["follows"] = entry.follows
    way = way_of(entry.events)
    for step in (CHARGE_BEFORE, CHARGE_AFTER):
        answer = way.answer(step)
        if isinstance(answer, Number):
            properties[step] = answer.number
    properties["people"] = tuple(_people(way))
    return properties


def _on_the_same_clock(moment: datetime, other: datetime) -> datetime:
    """A moment at the offset of another, so that both can be compared without one."""
    return moment.astimezone(other.tzinfo)


def _people(way: Way) -> Iterator[str]:
    steps = dict.fromkeys(visit.step for visit in way.visits)
    for step in steps:
        answer = way.answer(step)
        if (step == "person" or step.startswith("person-")) and isinstance(answer, Text):
            yield answer.text.strip()


# ------------------------------------------------------------------ what is told


def _sections(entry: Entry, session: Session | None) -> Iterator[Section]:
    view = None if session is None else present(session, entry.drafts)
    if isinstance(view, Finished):
        yield Section(_("Read back"), tuple((Said(one),) for one in recap_paragraphs(view)))
    for number, events in enumerate(in_rounds(entry.events)):
        heading = _("Once more") if number else _("As it went")
        told = tuple(filter(None, (_told(event, entry.language) for event in events)))
        if told:
            yield Section(heading, told)
    unsent = tuple(filter(None, (_unsent(one, entry, session) for one in entry.drafts.values())))
    if unsent:
        yield Section(_("Not finished"), unsent)
    afterwards = tuple(_afterwards(entry.events))
    if afterwards:
        yield Section(_("Afterwards"), afterwards)


def _told(event: Event, language: str) -> Passage:
    match event:
        case Answered(step=step, asked=asked, answer=answer, said=said, amend=amend):
            changed = (Note(_("Changed later.")),) if amend else ()
            question = _question(asked, step if amend else "")
            return (*question, *changed, *_answer(answer, said, language))
        case Carried(asked=asked, answer=answer, said=said):
            from_before = Note(_("From an earlier entry."))
            return (*_question(asked), from_before, *_answer(answer, said, language))
        case Skipped(step=step, asked=asked, unsure=unsure, amend=amend):
            if amend:
                return (*_question(asked, step), Note(_("Taken back.")))
            return (*_question(asked), Note(_("Not sure.") if unsure else _("Left open.")))
        case WentBack():
            return (Note(_("(Went back.)")),)
        case _:
            return ()


def _question(asked: str | None, otherwise: str = "") -> tuple[Block, ...]:
    text = asked or otherwise
    return (Asked(text),) if text else ()


def _answer(answer: Answer, said: tuple[str, ...] | None, language: str) -> tuple[Block, ...]:
    if isinstance(answer, Agreements):
        texts = tuple(filter(None, map(agreed_in_words, answer.agreed)))
        return (Items(texts),) if texts else ()
    words = in_words(answer, labels_said(answer, said), language)
    return (*((Said(words),) if words else ()), *map(Note, days_in(answer)))


def _unsent(draft: Draft, entry: Entry, session: Session | None) -> Passage:
    """What stands unsent at a step, with its question; nothing where it says nothing."""
    later = later_words_unsent(draft)
    if later is not None:
        what, words = later
        return (Asked(what), Said(words)) if words.strip() else ()
    step = None if session is None else session.exercise.asking(draft.step)
    shown = labels(session.exercise, step, draft.answer) if session and step else ()
    blank = is_blank(draft.answer)
    said = () if blank else _answer(draft.answer, shown or None, entry.language)
    typed = (Said(draft.typed),) if draft.typed.strip() else ()
    return (
        (*_question(_asked_at(draft.step, entry, session)), *said, *typed) if said + typed else ()
    )


def _asked_at(step_id: str, entry: Entry, session: Session | None) -> str:
    """The question of a step: as it was asked, or as the exercise asks it, or the step's id."""
    for event in reversed(entry.events):
        if isinstance(event, Answered | Skipped) and event.step == step_id and event.asked:
            return event.asked
    step = None if session is None else session.exercise.asking(step_id)
    return step_id if session is None or step is None else session.with_answers(step.ask)


def _afterwards(events: Iterable[Event]) -> Iterator[Passage]:
    way = Way()
    for event in events:
        way.take(event)
        match event:
            case Outcome(step=step, outcome=outcome, item=item, text=text):
                how = _("How it went: {outcome}.").format(outcome=_(OUTCOMES[outcome]))
                words = (Said(text),) if text else ()
                yield (*_subject(way.answer(step), item), Note(how), *words)
            case Reflected(text=text, at=at):
                yield (Note(_("Looking back, {day}:").format(day=in_full(at.date()))), Said(text))
            case _:
                pass


def _subject(answer: Answer | None, item: int | None) -> tuple[Block, ...]:
    """What was asked for or agreed, as far as the entry still says it."""
    if isinstance(answer, Text):
        return (Said(answer.text),)
    if isinstance(answer, Agreements) and item is not None and 0 < item <= len(answer.agreed):
        return (Said(agreed_in_words(answer.agreed[item - 1])),)
    return ()
