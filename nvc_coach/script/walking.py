"""Walking a sitting by a script."""

from dataclasses import replace

from nvc_coach.library.characters import shown
from nvc_coach.practice.refusals import Refusal, Rejected
from nvc_coach.script.event_reading import event_in
from nvc_coach.script.script_file import EVENT, STOP, DoesNotFit, Script
from nvc_coach.services.clock import Clock
from nvc_coach.services.refusing import in_a_sentence
from nvc_coach.services.sitting import Sitting
from nvc_coach.wording import _


def walk(script: Script, sitting: Sitting, clock: Clock) -> DoesNotFit | None:
    """Let the events of a script happen, each now, up to its end or the first that does not fit.

    Returns:
        None once the practice is finished, or stopped as the script says; else why not.
    """
    exercise = sitting.session.exercise
    for number, table in enumerate(script.tables):
        if STOP in table:
            return _stop(script, number, sitting)
        event = event_in(script, number, clock(), exercise)
        if isinstance(event, DoesNotFit):
            return event
        moved = sitting.do(event)
        if isinstance(moved, Rejected):
            return script.refused(_refusal(moved), EVENT, number)
    waiting = sitting.session.waiting
    if waiting is None:
        return None
    sentence = _(
        'The script ends where "{waiting}" is waiting. To stop there on purpose, end it with '
        "[[event]] and stop = true."
    )
    return DoesNotFit(script.parsed.source.file, sentence.format(waiting=waiting))


def _stop(script: Script, number: int, sitting: Sitting) -> DoesNotFit | None:
    if script.tables[number] != {STOP: True}:
        sentence = _("An event that stops holds nothing but stop = true.")
    elif number + 1 < len(script.tables):
        sentence = _("After stop = true nothing can follow.")
    elif sitting.session.finished:
        sentence = _("stop = true is left over: the practice is finished before it.")
    else:
        return None
    return script.refused(sentence, EVENT, number)


def _refusal(rejected: Rejected) -> str:
    """What stands against an event, with the step it names and the one that waits."""
    rejected = replace(
        rejected, step=shown(rejected.step), about=shown(rejected.about) if rejected.about else ""
    )
    if rejected.refusal is Refusal.FINISHED:
        sentence = _('"{step}" is left over: the practice is finished before it.')
        return sentence.format(step=rejected.step)
    why = in_a_sentence(rejected)
    if rejected.refusal is Refusal.NOT_WAITING or rejected.waiting is None:
        return why
    return _('{why} The step that waits is "{waiting}".').format(why=why, waiting=rejected.waiting)
