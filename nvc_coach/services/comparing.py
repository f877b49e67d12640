"""Two entries side by side: what was said at each question, then and later."""

from dataclasses import dataclass

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import JournalError
from nvc_coach.journal.finding import Wanted
from nvc_coach.practice.events import Answered
from nvc_coach.practice.forgetting import without_history
from nvc_coach.services.program import Program
from nvc_coach.services.reading import answer_words
from nvc_coach.wording import _


@dataclass(frozen=True, slots=True)
class Pair:
    """One question in both entries.

    Attributes:
        asked: The question as it was asked, the later one where they differ.
        then: What was answered in the earlier entry, or that it was not.
        later: What was answered in the later one, likewise.
    """

    asked: str
    then: str
    later: str


def earlier_and_later(program: Program, entry: Entry) -> tuple[Entry, Entry] | None:
    """The entry with the one it follows, or with the latest that follows it; None without one."""
    other = None if entry.follows is None else _read(program, entry.follows)
    if other is not None:
        return other, entry
    for summary in program.catch_up().find(Wanted(follows=entry.id)):
        other = _read(program, summary.id)
        if other is not None:
            return entry, other
    return None


def has_another(program: Program, entry: Entry) -> bool:
    """Whether it can be read beside one, as far as the journal was looked at."""
    return entry.follows is not None or program.store.count(Wanted(follows=entry.id), 1) > 0


def pairs(then: Entry, later: Entry) -> tuple[Pair, ...]:
    """What stands in either, question by question, in the order of the later one.

    What was asked in the earlier one alone comes after that. Of several passes the last counts.
    """
    before, after = _latest(then), _latest(later)
    steps = [*after, *(step for step in before if step not in after)]
    return tuple(
        Pair(
            asked=(after.get(step) or before[step]).asked or step,
            then=_words(before.get(step), then),
            later=_words(after.get(step), later),
        )
        for step in steps
    )


def _latest(entry: Entry) -> dict[str, Answered]:
    answered = (one for one in without_history(entry.events) if isinstance(one, Answered))
    return {one.step: one for one in answered}


def _words(one: Answered | None, entry: Entry) -> str:
    if one is not None:
        return answer_words(one.answer, one.said, entry.language)
    return _("Left open.") if entry.state == "finished" else _("Not there yet.")


def _read(program: Program, entry_id: str) -> Entry | None:
    try:
        found = program.store.read(entry_id)
    except JournalError:
        return None
    return found if isinstance(found, Entry) else None
