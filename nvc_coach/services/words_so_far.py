"""Words about an entry while they are being written: kept as they come, and there on return.

They stand in the entry as drafts, at places that no step of an exercise can have. What they are
about is only done once it is sent: see :mod:`nvc_coach.services.entry_changes` and
:mod:`nvc_coach.services.following_up`.
"""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import JournalError
from nvc_coach.practice.answers import Answer, Chosen, Text, clean
from nvc_coach.practice.events import OUTCOMES, Draft, OutcomeKind
from nvc_coach.services.program import Program

# An id of a step begins with a letter.
LOOKING_BACK: Final = "@looking-back"
TAGS: Final = "@tags"
_HOW_IT_WENT: Final = "@how-it-went"


def how_it_went(place: str) -> str:
    """Where words about how something went stand: what that is, is a place of a follow-up."""
    return f"{_HOW_IT_WENT} {place}"


def outcome_of(draft: Draft) -> OutcomeKind | None:
    """The outcome that was chosen, where a draft tells how something went."""
    chosen = draft.answer.ids if isinstance(draft.answer, Chosen) else ()
    if not draft.step.startswith(_HOW_IT_WENT):
        return None
    return next((kind for kind in OUTCOMES if kind in chosen), None)


def without_draft(entry: Entry, place: str) -> Entry:
    """The entry with nothing unsent at a place."""
    if place not in entry.drafts:
        return entry
    others = {one: draft for one, draft in entry.drafts.items() if one != place}
    return replace(entry, drafts=MappingProxyType(others))


class WordsSoFar:
    """What is written at one place of an entry, and not sent.

    Args:
        program: What the program works with, open for writing.
        entry_id: The whole id of the entry.
        place: Where in it.

    Attributes:
        words: The words that were left there earlier; empty for none.
        outcome: How it went, where that was chosen.
    """

    def __init__(self, program: Program, entry_id: str, place: str) -> None:
        self._program, self._place = program, place
        self._entry = _as_it_stands(program, entry_id)
        draft = None if self._entry is None else self._entry.drafts.get(place)
        self._kept: tuple[OutcomeKind | None, str] = (None, "")
        if draft is not None:
            words = draft.answer.text if isinstance(draft.answer, Text) else draft.typed
            self._kept = (outcome_of(draft), words)
        self.outcome, self.words = self._kept

    def keep(self, words: str, outcome: OutcomeKind | None = None) -> None:
        """Keep what stands there now; from any thread, and nobody waits for it."""
        words = clean(words)
        if self._entry is None or (outcome, words) == self._kept:
            return
        self._kept = (outcome, words)
        answer: Answer = Text(words) if outcome is None else Chosen((outcome,))
        typed = "" if outcome is None else words
        nothing = outcome is None and not words.strip()
        draft = Draft(step=self._place, at=self._program.clock(), answer=answer, typed=typed)
        self._program.keep_draft(self._entry, self._place, None if nothing else draft)

    def sent(self) -> None:
        """What stood there was sent, or that was tried; what stands there now is kept anew."""
        self._kept = (None, "")

    def let_go(self) -> None:
        """Keep nothing of it."""
        self.keep("")


def _as_it_stands(program: Program, entry_id: str) -> Entry | None:
    """The entry as the journal holds it, to add what is unsent to; None where there is none."""
    all_saved = program.not_saved() is None and program.settle()
    try:
        entry = program.store.read(entry_id)
    except JournalError:
        return None
    if not isinstance(entry, Entry):
        return None
    if all_saved:
        program.kept_already(entry)
    return entry
