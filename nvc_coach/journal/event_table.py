"""Events and drafts as tables, and back: the same for the entry file, its JSON form and scripts.

The order of keys is fixed: step, at, asked, the answer's keys with its flags, said, own; then what
this version does not know.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Final, cast, get_args

from nvc_coach.journal.answer_table import answer_keys, own_words, take_answer, with_extra
from nvc_coach.journal.table_keys import Misfit, MisfitError, Path, TableKeys
from nvc_coach.practice.answers import Picks, Text
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

_OUTCOMES: Final[frozenset[str]] = frozenset(get_args(OutcomeKind))


def event_table(event: Event) -> dict[str, object]:
    """An event as the table that stands in the file."""
    if isinstance(event, Unknown):
        step = {"step": event.extra["step"]} if "step" in event.extra else {}
        return with_extra({**step, "at": whole_seconds(event.at)}, event.extra)
    table: dict[str, object] = {} if isinstance(event, Reflected) else {"step": event.step}
    table["at"] = whole_seconds(event.at)
    if isinstance(event, Answered | Skipped | Carried) and event.asked is not None:
        table["asked"] = event.asked
    table |= _body(event)
    return with_extra(table, event.extra)


def draft_table(draft: Draft) -> dict[str, object]:
    """A draft as the table that stands in the file.

    The half-typed field beside picks is its `text`. A draft that is a text has no such field.
    """
    table: dict[str, object] = {"step": draft.step, "at": whole_seconds(draft.at)}
    if isinstance(draft.answer, Picks):
        table["picked"] = list(draft.answer.picked)
    else:
        table |= answer_keys(draft.answer)
    if draft.typed and not isinstance(draft.answer, Text):
        table["text"] = draft.typed
    return with_extra(table | own_words(draft.answer), draft.extra)


def event_from_table(
    table: Mapping[str, object], *, otherwise_at: datetime, path: Path = ()
) -> Event | Misfit:
    """The event that a table tells of.

    Args:
        table: As read from TOML.
        otherwise_at: Its moment where the table names none.
        path: The keys that lead to the table, for a misfit to begin with.

    Returns:
        The event; its `extra` holds every key that has no place in an event of its kind, so a
        reader who takes none of those refuses an event that has any. A table that is no event
        known here is an ``Unknown`` with all of it. Or the first key that holds something of
        another kind than it must.
    """
    keys = TableKeys(table, path)
    try:
        at = keys.moment("at") or otherwise_at
        return _known_event(keys, at) or Unknown(
            at=at, extra={key: value for key, value in table.items() if key != "at"}
        )
    except MisfitError as error:
        return error.misfit


def draft_from_table(
    table: Mapping[str, object], *, otherwise_at: datetime, path: Path = ()
) -> Draft | Misfit | None:
    """The draft that a table tells of, a misfit, or None for a draft unknown here.

    The arguments are those of :func:`event_from_table`.
    """
    keys = TableKeys(table, path)
    try:
        at = keys.moment("at") or otherwise_at
        step = keys.text("step")
        found = None if step is None else take_answer(keys)
        if step is None or found is None:
            return None
        answer, inner = found
        typed = "" if isinstance(answer, Text) else keys.text("text") or ""
    except MisfitError as error:
        return error.misfit
    return Draft(step=step, at=at, answer=answer, typed=typed, extra={**keys.left, **inner})


def whole_seconds(at: datetime) -> datetime:
    """A moment as the file holds it: whole seconds, and an offset of whole minutes."""
    offset = at.utcoffset()
    if offset is None:
        return at.replace(microsecond=0, tzinfo=UTC)
    minutes = timedelta(minutes=offset // timedelta(minutes=1))
    if minutes != offset:
        at = at.astimezone(timezone(minutes))
    return at.replace(microsecond=0)


def _body(
    event: Answered | Skipped | WentBack | Carried | Outcome | Reflected,
) -> dict[str, object]:
    match event:
        case Answered(answer=answer, amend=amend, said=said):
            return _flags(amend=amend) | answer_keys(answer) | _said(said) | own_words(answer)
        case Carried(answer=answer, said=said):
            return _flags(carried=True) | answer_keys(answer) | _said(said) | own_words(answer)
        case Skipped(unsure=unsure, amend=amend):
            return _flags(amend=amend, skipped=True, unsure=unsure)
        case WentBack(to=to):
            return {"back": True if to is None else to}
        case Outcome(outcome=outcome, item=item, text=text):
            body: dict[str, object] = {"outcome": outcome}
            if item is not None:
                body["item"] = item
            return body | ({"text": text} if text else {})
    return {"reflection": True, "text": event.text}


def _flags(**flags: bool) -> dict[str, object]:
    return {key: True for key, value in flags.items() if value}


def _said(said: tuple[str, ...] | None) -> dict[str, object]:
    return {} if said is None else {"said": list(said)}


def _known_event(keys: TableKeys, at: datetime) -> Event | None:
    if keys.flag("reflection"):
        text = keys.text("text")
        return None if text is None else Reflected(at=at, text=text, extra=keys.left)
    step = keys.text("step")
    if step is None:
        return None
    if "outcome" in keys:
        return _outcome(keys, step, at)
    return _went_back(keys, step, at) or _skipped(keys, step, at) or _answered(keys, step, at)


def _outcome(keys: TableKeys, step: str, at: datetime) -> Event | None:
    outcome = keys.text("outcome")
    if outcome not in _OUTCOMES:
        return None
    item = keys.number("item")
    text = keys.text("text") or ""
    kind = cast("OutcomeKind", outcome)
    return Outcome(at=at, step=step, outcome=kind, item=item, text=text, extra=keys.left)


def _went_back(keys: TableKeys, step: str, at: datetime) -> Event | None:
    back = keys.flag_or_text("back")
    if back is False:
        return None
    return WentBack(at=at, step=step, to=None if back is True else back, extra=keys.left)


def _skipped(keys: TableKeys, step: str, at: datetime) -> Event | None:
    if not keys.flag("skipped"):
        return None
    unsure, amend, asked = keys.flag("unsure"), keys.flag("amend"), keys.text("asked")
    return Skipped(at=at, step=step, unsure=unsure, amend=amend, asked=asked, extra=keys.left)


def _answered(keys: TableKeys, step: str, at: datetime) -> Event | None:
    found = take_answer(keys)
    if found is None:
        return None
    answer, inner = found
    asked, said = keys.text("asked"), keys.texts("said")
    if keys.flag("carried"):
        return Carried(
            at=at, step=step, answer=answer, asked=asked, said=said, extra={**keys.left, **inner}
        )
    amend = keys.flag("amend")
    extra = {**keys.left, **inner}
    return Answered(
        at=at, step=step, answer=answer, amend=amend, asked=asked, said=said, extra=extra
    )
