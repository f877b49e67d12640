"""Entries as words to read: the closing's sentences, or all that was asked, answered and done."""

from collections.abc import Iterator

from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.exporting.way import Way
from nvc_coach.practice.answers import Agreed, Agreements, Answer, Picks, Text, in_words
from nvc_coach.practice.events import (
    Answered,
    Carried,
    Draft,
    Event,
    Outcome,
    OutcomeKind,
    Reflected,
    Skipped,
    Unknown,
    WentBack,
)
from nvc_coach.practice.refusals import Rejected
from nvc_coach.practice.shortening import before_a_stop, in_a_row, one_line
from nvc_coach.practice.view import Finished, present
from nvc_coach.services.days import in_full
from nvc_coach.services.practising import session_of
from nvc_coach.services.program import Program
from nvc_coach.services.words_so_far import LOOKING_BACK, TAGS, outcome_of
from nvc_coach.wording import N_, _

OUTCOMES: dict[OutcomeKind, str] = {
    "done": N_("done"),
    "partly": N_("partly"),
    "not": N_("not done"),
    "changed": N_("I changed my mind"),
}

_SHORT = 72
"""How many characters there are at most of what was said, where it stands on a line."""


def outcome_in_words(kind: OutcomeKind) -> str:
    """How something went, in a word or two."""
    return _(OUTCOMES[kind])


def entry_in_words(entry: Entry | NewerEntry) -> str:
    """An entry from beginning to end, as paragraphs; every pass is there.

    It needs no exercise: the questions stand in the entry as they were asked.
    """
    if isinstance(entry, NewerEntry):
        return "\n".join((_("Written by a later version of nvc-coach. The file says:"), entry.text))
    way = Way()
    told = [_told(event, entry.language, way) for event in entry.events]
    unsent = [_unsent(draft, entry.language) for draft in entry.drafts.values()]
    head = (begun_in_words(entry), filed_in_words(entry))
    return "\n\n".join(filter(None, ("\n".join(filter(None, head)), *told, *unsent)))


def begun_in_words(entry: Entry) -> str:
    """What was practised, and when it began."""
    return _("{title}, begun {day}.").format(title=entry.title, day=in_full(entry.started.date()))


def filed_in_words(entry: Entry) -> str:
    """The words an entry is filed under; empty where there are none."""
    return _("Tags: {tags}.").format(tags=", ".join(entry.tags)) if entry.tags else ""


def finished_again(program: Program, entry: Entry) -> Finished | None:
    """The end of a finished entry as it was shown; None where its exercise is no longer here."""
    session = session_of(program, entry)
    if session is None or isinstance(session, Rejected):
        return None
    view = present(session, entry.drafts)
    return view if isinstance(view, Finished) else None


def recap_in_words(view: Finished) -> str:
    """The last pass in the person's own words, with nothing added that they did not say."""
    return "\n".join(recap_paragraphs(view))


def recap_paragraphs(view: Finished) -> tuple[str, ...]:
    """The same as paragraphs, one for each part of the exercise that something was said in."""
    parts: dict[str, list[str]] = {}
    for line in view.recap:
        told = parts.setdefault(line.part, [])
        if isinstance(line.answer, Agreements) and not _tells(line.sentence, line.answer):
            told += (line.sentence or line.asked, *map(agreed_in_words, line.answer.agreed))
        elif line.sentence is not None:
            told += (line.sentence, *days_in(line.answer))
        else:
            told += (line.asked, line.words, *days_in(line.answer))
    nothing = _("There is nothing to read back this time, and that is welcome too.")
    return tuple("\n".join(told) for told in parts.values()) or (nothing,)


def _tells(sentence: str | None, agreements: Agreements) -> bool:
    """Whether a sentence says itself what was agreed, and is no heading for it."""
    return sentence is not None and all(one.what in sentence for one in agreements.agreed)


def _told(event: Event, language: str, way: Way) -> str:
    """What happened, in words; `way` is taken along, for what is told of later."""
    way.take(event)
    match event:
        case Answered(step=step, asked=asked, answer=answer, said=said, amend=amend):
            words = answer_words(answer, said, language)
            heading = (
                _("Changed later: {question}").format(question=asked or step) if amend else asked
            )
            return "\n".join(filter(None, (heading, words)))
        case Carried(asked=asked, answer=answer, said=said):
            return "\n".join(
                filter(
                    None,
                    (_("From an earlier entry."), asked, answer_words(answer, said, language)),
                )
            )
        case Skipped(step=step, asked=asked, unsure=unsure, amend=amend):
            if amend:
                return _("Taken back: {question}").format(question=asked or step)
            left = _("Not sure.") if unsure else _("Left open.")
            return "\n".join(filter(None, (asked, left)))
        case WentBack():
            return _("(Went back.)")
        case Outcome(step=step, item=item, outcome=outcome, text=text):
            how = _how_it_went(outcome_in_words(outcome), _followed_up(way.answer(step), item))
            return "\n".join(filter(None, (how, text)))
        case Reflected(text=text, at=at):
            return "\n".join((_("Looking back, {day}:").format(day=in_full(at.date())), text))
        case Unknown():
            return ""


def shortened(what: str) -> str:
    """What was asked for or agreed, on one line; what is long is cut."""
    return one_line(in_a_row(what), _SHORT)


def _how_it_went(outcome: str, what: str) -> str:
    if not what.strip():
        return _("How it went: {outcome}.").format(outcome=outcome)
    told = before_a_stop(shortened(what))
    return _("How it went, “{what}”: {outcome}.").format(what=told, outcome=outcome)


def _followed_up(answer: Answer | None, item: int | None) -> str:
    """What was asked for or agreed, as far as the entry still says it."""
    match answer:
        case Text(text):
            return text
        case Agreements(agreed) if item is not None and 0 < item <= len(agreed):
            one = agreed[item - 1]
            return f"{one.who}: {one.what}" if one.who.strip() else one.what
        case _:
            return ""


def agreed_in_words(one: Agreed) -> str:
    """An agreement on a line: who does what, and by when."""
    who = f"{one.who}: " if one.who else ""
    by = _(", by {day}").format(day=in_full(one.by)) if one.by else ""
    return f"{who}{one.what}{by}"


def answer_words(answer: Answer, said: tuple[str, ...] | None, language: str) -> str:
    """An answer as it is told, with the days it names."""
    if isinstance(answer, Agreements):
        return "\n".join(map(agreed_in_words, answer.agreed))
    return "\n".join((in_words(answer, labels_said(answer, said), language), *days_in(answer)))


def labels_said(answer: Answer, said: tuple[str, ...] | None) -> tuple[str, ...]:
    """The labels as they were shown; ids where the entry does not hold them."""
    if said is not None:
        return said
    return answer.picked if isinstance(answer, Picks) else getattr(answer, "ids", ())


def days_in(answer: Answer) -> Iterator[str]:
    """The days that an answer names, each in a sentence."""
    if isinstance(answer, Text) and answer.by is not None:
        yield _("By {day}.").format(day=in_full(answer.by))
    if isinstance(answer, Agreements):
        for one in answer.agreed:
            if one.by is not None:
                yield _("{what}: by {day}.").format(what=one.what, day=in_full(one.by))


def _unsent(draft: Draft, language: str) -> str:
    later = later_words_unsent(draft)
    if later is not None:
        what, words = later
        whole = _("{what}: {words}").format(what=what, words=words) if words else ""
    else:
        words = in_words(draft.answer, labels_said(draft.answer, None), language)
        whole = " ".join(filter(None, (words, draft.typed)))
    return _("Not finished: {words}").format(words=whole) if whole else ""


def later_words_unsent(draft: Draft) -> tuple[str, str] | None:
    """What a draft that is of no step is about, and its words; None for one of a step."""
    if draft.step == LOOKING_BACK and isinstance(draft.answer, Text):
        return _("Looking back"), draft.answer.text
    if draft.step == TAGS and isinstance(draft.answer, Text):
        return _("Tags"), ", ".join(draft.answer.text.split("\n"))
    outcome = outcome_of(draft)
    if outcome is None:
        return None
    return _("How it went"), "\n".join(filter(None, (outcome_in_words(outcome), draft.typed)))
