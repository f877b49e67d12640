"""Following up: what one asked for and agreed on, what of it is due, and how it went."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import JournalError, NotFoundError
from nvc_coach.journal.finding import Hear, Progress, Wanted, hear_nothing
from nvc_coach.journal.followups import FollowUp, HowItWent, follow_ups, kept_as_before
from nvc_coach.practice.answers import clean
from nvc_coach.practice.events import Outcome, OutcomeKind
from nvc_coach.services.changing import entry_to_change, kept
from nvc_coach.services.hindrance import Hindrance, NotDone
from nvc_coach.services.program import Program
from nvc_coach.services.words_so_far import how_it_went, without_draft
from nvc_coach.wording import _, ngettext


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Everything there is to follow up.

    Attributes:
        due: What was for today or earlier, oldest first.
        coming: What is for a later day, nearest first.
        undated: Agreements that name no day, oldest first.
        told: What was told of already, the latest first; empty unless it was asked for.
        unread: About what could not be looked at, a sentence each.
    """

    due: tuple[FollowUp, ...] = ()
    coming: tuple[FollowUp, ...] = ()
    undated: tuple[FollowUp, ...] = ()
    told: tuple[FollowUp, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def standing(self) -> tuple[FollowUp, ...]:
        """All of which nothing was told yet, in order."""
        return (*self.due, *self.coming, *self.undated)


def followups(
    program: Program, today: date, *, with_told: bool = False, hear: Hear = hear_nothing
) -> FollowUps:
    """What there is to follow up, of every entry but those that were set aside.

    Open ones count too: what one means to do does not wait until a practice is finished.

    Args:
        program: What the program works with.
        today: The day it is.
        with_told: Whether what was told of already is wanted too; over the years that is most.
        hear: Told before each entry how far it has come.
    """
    unread: list[str] = []
    wanted = Wanted(states=("open", "finished"), to_follow_up=not with_told, followed_up=with_told)
    found = [one for entry in _entries(program, wanted, unread, hear) for one in follow_ups(entry)]
    standing = [one for one in found if one.outcome is None]
    told = (one for one in found if with_told and one.outcome is not None)
    dated = [(one.by, one) for one in standing if one.by is not None]
    dated.sort(key=lambda pair: (pair[0], *_said(pair[1])))
    return FollowUps(
        due=tuple(one for day, one in dated if day <= today),
        coming=tuple(one for day, one in dated if day > today),
        undated=tuple(sorted((one for one in standing if one.by is None), key=_said)),
        told=tuple(sorted(told, key=_told_at, reverse=True)),
        unread=tuple(unread),
    )


def _entries(program: Program, wanted: Wanted, unread: list[str], hear: Hear) -> Iterator[Entry]:
    """The entries that hold something to follow up; what cannot be read is told of."""
    store = program.catch_up()
    unread += (damage.sentence for damage in store.damaged())
    newer = store.count(Wanted(read_only=True))
    summaries = store.find(wanted)
    for place, summary in enumerate(summaries):
        hear(Progress(place, len(summaries)))
        try:
            entry = store.read_quickly(summary.id)
        except NotFoundError:  # it was deleted a moment ago
            continue
        except JournalError as error:
            unread.append(error.sentence)
            continue
        if isinstance(entry, Entry):
            yield entry
    if newer:
        told = ngettext(
            "{count} entry was written by a later version of nvc-coach and was not looked at here.",
            "{count} entries were written by a later version of nvc-coach and were not looked at "
            "here.",
            newer,
        )
        unread.append(told.format(count=newer))


def _said(one: FollowUp) -> tuple[datetime, str, str, int]:
    return (one.at, one.entry, one.step, one.item or 0)


def _told_at(one: FollowUp) -> tuple[datetime, str, str, int]:
    assert one.outcome is not None  # noqa: S101  # only what was told of is sorted so
    return (one.outcome.at, one.entry, one.step, one.item or 0)


def record_outcome(  # noqa: PLR0913  # where, what, and how it came
    program: Program,
    entry_id: str,
    place: str,
    outcome: OutcomeKind,
    words: str = "",
    *,
    sent: bool = False,
) -> FollowUp | NotDone:
    """Keep how something went, behind all that was told of it before.

    The log alone says what stands, so this needs no exercise: it works for an entry whose exercise
    is no longer here, too.

    Args:
        program: What the program works with; it is opened for writing here.
        entry_id: The entry, or as much of its id as tells it from the others.
        place: Where in it: a step, or a step and the number of the agreement, ``agreements.2``.
        outcome: How it went.
        words: More about that, or none; the same told twice on one day is there once.
        sent: Whether it was kept while it was written, and stands unsent no longer.

    Returns:
        It with its outcome, once that is saved for good; or why it is not.
    """
    entry = entry_to_change(program, entry_id)
    if isinstance(entry, NotDone):
        return entry
    one = _to_tell_of(entry, place)
    if isinstance(one, NotDone):
        return one
    text = clean(words) if words.strip() else ""
    event = Outcome(at=program.clock(), step=one.step, item=one.item, outcome=outcome, text=text)
    after = without_draft(entry, how_it_went(place)) if sent else entry
    told, now = one.outcome, HowItWent(outcome, text, event.at)
    # What was sent to a full disk stands there once it has room, and may be sent once more.
    if told is None or replace(told, at=now.at) != now or told.at.date() != now.at.date():
        after = replace(after, events=(*entry.events, event))
    hindered = kept(program, entry, after)
    if hindered is not None:
        return hindered
    return replace(one, outcome=now)


def _to_tell_of(entry: Entry, place: str) -> FollowUp | NotDone:
    """What stands at a place of an entry, if it can be told of."""
    found = {one.place: one for one in follow_ups(entry)}
    one = found.get(place)
    if one is None:
        return NotDone(Hindrance.NOT_FOUND, _nothing_there(entry, place, tuple(found)))
    if not one.finished:
        told = _(
            "The practice of the entry {id} is not finished yet, and until then how something went "
            "cannot be kept. To go on with it: nvc-coach practice --resume {id}"
        )
        return NotDone(Hindrance.NOT_FINISHED, told.format(id=entry.id))
    return one


def _nothing_there(entry: Entry, place: str, there: tuple[str, ...]) -> str:
    if entry.follows and any(one.place == place for one in kept_as_before(entry)):
        return _(
            'What stands at "{place}" in the entry {id} was taken over from the entry {earlier}, '
            "and how it went is told there."
        ).format(place=place, id=entry.id, earlier=entry.follows)
    if not there:
        return _(
            "In the entry {id} there is nothing to follow up: no request that names a day, and no "
            "agreement."
        ).format(id=entry.id)
    told = _('In the entry {id} there is nothing to follow up at "{place}", but at: {places}.')
    return told.format(id=entry.id, place=place, places=", ".join(there))
