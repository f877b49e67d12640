"""One table of a script as the event it tells of."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from nvc_coach.journal.event_table import event_from_table
from nvc_coach.journal.table_keys import Misfit, Wanted
from nvc_coach.library.characters import shown
from nvc_coach.practice.answers import Agreements, Picks
from nvc_coach.practice.events import Answered, Carried, Event, Unknown
from nvc_coach.practice.exercise import Exercise, Picking
from nvc_coach.script.script_file import EVENT, DoesNotFit, Script
from nvc_coach.wording import N_, _

_WANTED: Mapping[Wanted, str] = {
    "text": N_('"{key}" takes a text in quotes.'),
    "texts": N_('"{key}" takes a list of texts, such as ["rest", "respect"].'),
    "day": N_('"{key}" takes a day, such as 2026-11-29.'),
    "number": N_('"{key}" takes a whole number.'),
    "flag": N_('"{key}" takes true or false.'),
    "tables": N_('"{key}" takes a list such as [{{ who = "D.", what = "to call first" }}].'),
    "there": N_('"{key}" is missing here.'),
}


def event_in(script: Script, number: int, at: datetime, exercise: Exercise) -> Event | DoesNotFit:
    """The event that a table of a script tells of.

    Args:
        script: The script.
        number: Which of its tables, from 0.
        at: When the event happens: now.
        exercise: Its vocabularies tell the ids behind labels.
    """
    table = script.tables[number]
    event = event_from_table(table, otherwise_at=at, path=(EVENT, number))
    if isinstance(event, Misfit):
        return script.refused(_(_WANTED[event.wanted]).format(key=event.path[-1]), *event.path)
    if isinstance(event, Unknown):
        return script.refused(_nothing_done(table), EVENT, number)
    unknown = _first_unknown(event)
    if unknown:
        sentence = _('"{key}" has no place in an event of this kind.')
        return script.refused(sentence.format(key=shown(str(unknown[-1]))), EVENT, number, *unknown)
    if isinstance(event, Answered | Carried) and isinstance(event.answer, Picks):
        picked = _ids(exercise, event.step, event.answer.picked)
        return replace(event, answer=Picks(picked, event.answer.own))
    return event


def _nothing_done(table: Mapping[str, object]) -> str:
    step = table.get("step")
    if isinstance(step, str):
        sentence = _('This event names the step "{step}" and does not tell what was done there.')
        return sentence.format(step=shown(step))
    return _("This event does not name a step.")


def _first_unknown(event: Event) -> tuple[str | int, ...]:
    """The way to the first key that has no place; keys of single agreements lie a list deeper."""
    for key, value in event.extra.items():
        agreed = value if key == "agreed" and _agrees(event) and isinstance(value, list) else []
        inside = ((key, place, one) for place, keys in enumerate(agreed) for one in keys)
        return next(inside, (key,))
    return ()


def _agrees(event: Event) -> bool:
    return isinstance(event, Answered | Carried) and isinstance(event.answer, Agreements)


def _ids(exercise: Exercise, step_id: str, picked: tuple[str, ...]) -> tuple[str, ...]:
    """Ids for words that are given by id or by label; what is no word stays, to be refused."""
    step = exercise.asking(step_id)
    if not isinstance(step, Picking):
        return picked
    words = exercise.words_for(step)
    found = ((one, words.get(one) or words.named(one)) for one in picked)
    return tuple(one if word is None else word.id for one, word in found)
