"""What can be done with an entry once it is kept: looking back, filing it, letting go of it.

None of this needs the exercise it was made with: it works for entries of exercises long gone.
"""

from collections.abc import Iterable
from dataclasses import replace

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import (
    AlreadyThereError,
    DamagedError,
    JournalError,
    NotFoundError,
)
from nvc_coach.journal.trash import Trashed
from nvc_coach.journal.ulid import is_ulid
from nvc_coach.practice.answers import clean
from nvc_coach.practice.events import Event, Reflected
from nvc_coach.practice.forgetting import without_history
from nvc_coach.practice.shortening import one_line
from nvc_coach.services.changing import entry_to_change, kept, ready_to_change
from nvc_coach.services.hindrance import Hindrance, NotDone
from nvc_coach.services.practising import CannotGoOn, entry_to_read
from nvc_coach.services.program import Program
from nvc_coach.services.words_so_far import LOOKING_BACK, TAGS, without_draft
from nvc_coach.wording import _

MOST_TAGS = 50
LONGEST_TAG = 100
_SHOWN = 40


def look_back(
    program: Program, entry_id: str, words: str, *, sent: bool = False
) -> Entry | NotDone:
    """Add a later reflection to a finished entry, with its day; nothing there is changed by it.

    Args:
        program: What the program works with; it is opened for writing here.
        entry_id: The entry, or as much of its id as tells it from the others.
        words: What one sees now; the same words twice on one day are there once.
        sent: Whether they were kept while they were written, and stand unsent no longer.
    """
    entry = entry_to_change(program, entry_id)
    if isinstance(entry, NotDone):
        return entry
    if entry.state != "finished":
        told = _(
            "The practice of the entry {id} is not finished yet; one looks back on it once it is. "
            "To go on with it: nvc-coach practice --resume {id}"
        )
        return NotDone(Hindrance.NOT_FINISHED, told.format(id=entry.id))
    text = clean(words).strip("\n")
    after = without_draft(entry, LOOKING_BACK) if sent else entry
    event = Reflected(at=program.clock(), text=text)
    # Words that were sent to a full disk stand there once it has room, and may be sent once more.
    if text.strip() and not any(_said_already(event, one) for one in entry.events):
        after = replace(after, events=(*entry.events, event))
    return _changed(program, entry, after)


def _said_already(now: Reflected, before: Event) -> bool:
    if not isinstance(before, Reflected):
        return False
    return (before.text, before.at.date()) == (now.text, now.at.date())


def file_under(
    program: Program, entry_id: str, tags: Iterable[str], *, sent: bool = False
) -> Entry | NotDone:
    """File an entry under these words, and no others; all of them, or it stays as it was.

    Args:
        program: What the program works with; it is opened for writing here.
        entry_id: The entry, or as much of its id as tells it from the others.
        tags: The words.
        sent: Whether they were kept while they were written, and stand unsent no longer.
    """
    entry = entry_to_change(program, entry_id)
    if isinstance(entry, NotDone):
        return entry
    wanted = tags_in(tags)
    after = without_draft(entry, TAGS) if sent else entry
    return _too_much(wanted, entry.tags) or _changed(program, entry, replace(after, tags=wanted))


def tags_in(words: Iterable[str]) -> tuple[str, ...]:
    """Words as tags: each once, without a leading "#", on one line, in the order given."""
    tags = (" ".join(clean(word).split()).lstrip("#").strip() for word in words)
    each_once: dict[str, str] = {}
    for word in filter(None, tags):
        each_once.setdefault(word.casefold(), word)
    return tuple(each_once.values())


def _too_much(wanted: tuple[str, ...], there: tuple[str, ...]) -> NotDone | None:
    """Why an entry cannot be filed under so much; what it has already may stay."""
    new = [tag for tag in wanted if tag not in there]
    longest = max(new, key=len, default="")
    if len(longest) > LONGEST_TAG:
        told = _(
            'A tag has at most {most} letters, and this one is longer: "{tag}". Nothing was '
            "changed."
        )
        told = told.format(most=LONGEST_TAG, tag=one_line(longest, _SHOWN))
    elif new and len(wanted) > MOST_TAGS:
        told = _("An entry has at most {most} tags, and these are {count}. Nothing was changed.")
        told = told.format(most=MOST_TAGS, count=len(wanted))
    else:
        return None
    return NotDone(Hindrance.TOO_MUCH, told)


def forget_history(program: Program, entry_id: str) -> Entry | NotDone:
    """Keep what stands in an entry, and forget for good what it was before.

    What the trash holds of it is let go of as well.
    """
    entry = entry_to_change(program, entry_id)
    if isinstance(entry, NotDone):
        return entry
    after = replace(entry, events=without_history(entry.events))
    try:
        # Straight into the store: to the writer, a state with fewer events is one that comes late.
        program.store.save(after)
        program.store.forget(entry.id)
    except JournalError as error:
        return NotDone(Hindrance.NOT_SAVED, error.sentence)
    program.kept_already(after)
    return after


def delete(program: Program, entry_id: str, *, for_good: bool = False) -> str | NotDone:
    """Move an entry into the trash, or let go of it for good and at once; it may be damaged.

    Returns:
        The whole id of it, or why it is still there.
    """
    hindered = ready_to_change(program)
    if hindered is not None:
        return hindered
    found = entry_to_read(program, entry_id)
    whole = entry_id.upper() if isinstance(found, CannotGoOn) else found.id
    if isinstance(found, CannotGoOn) and (found.not_found or not is_ulid(whole)):
        return NotDone(Hindrance.NOT_FOUND, found.sentence)
    try:
        if for_good:
            program.discard(whole)
        else:
            program.delete(whole)
    except NotFoundError as error:
        return NotDone(Hindrance.NOT_FOUND, error.sentence)
    except JournalError as error:
        return NotDone(Hindrance.NOT_SAVED, error.sentence)
    return whole


def delete_for_good_from_trash(program: Program, entry_id: str) -> NotDone | None:
    """Let go for good of an entry in the trash."""
    hindered = ready_to_change(program)
    if hindered is not None:
        return hindered
    try:
        program.store.forget(entry_id)
    except NotFoundError as error:
        return NotDone(Hindrance.NOT_FOUND, error.sentence)
    except JournalError as error:
        return NotDone(Hindrance.NOT_SAVED, error.sentence)
    return None


def undelete(program: Program, entry_id: str) -> str | NotDone:
    """Give an entry back from the trash; the beginning of its id is enough.

    Returns:
        The whole id of it, or why it is still in the trash.
    """
    hindered = ready_to_change(program)
    if hindered is not None:
        return hindered
    beginning = entry_id.upper()
    nothing = _("There is no entry {id} in the trash.").format(id=entry_id)
    try:
        ids = {one.id for one in program.store.deleted() if one.id.startswith(beginning)}
        if len(ids) > 1:
            several = _("Several entries in the trash begin with {id}.").format(id=entry_id)
            return NotDone(Hindrance.NOT_FOUND, several)
        if not ids or not beginning:
            return NotDone(Hindrance.NOT_FOUND, nothing)
        (whole,) = ids
        program.store.undelete(whole)
    except NotFoundError:
        return NotDone(Hindrance.NOT_FOUND, nothing)
    except AlreadyThereError as error:
        still = _("So this one stays in the trash.")
        return NotDone(Hindrance.IN_THE_WAY, f"{error.sentence} {still}")
    except JournalError as error:
        return NotDone(Hindrance.NOT_SAVED, error.sentence)
    return whole


def in_the_trash(program: Program) -> tuple[Trashed, ...] | NotDone:
    """What was deleted and is still there, what was deleted last first."""
    try:
        return program.store.deleted()
    except DamagedError as error:
        return NotDone(Hindrance.UNREADABLE, error.sentence)


def _changed(program: Program, before: Entry, after: Entry) -> Entry | NotDone:
    if after == before:
        return before
    return kept(program, before, after) or after
