"""Answers as the keys of a table, and back."""

from collections.abc import Mapping, Sequence

from nvc_coach.journal.table_keys import TableKeys
from nvc_coach.practice.answers import (
    Agreed,
    Agreements,
    Answer,
    Chosen,
    Number,
    Picks,
    Text,
)

_AGREED = "agreed"


def answer_keys(answer: Answer) -> dict[str, object]:
    """The keys of an answer but for its own words, which stand after what was said."""
    match answer:
        case Text(text, by):
            return {"text": text} | ({"by": by} if by else {})
        case Picks(picked, own):
            return {"picked": list(picked)} if picked or not own else {}
        case Chosen(ids, many):
            return {"chose": list(ids) if many or len(ids) > 1 else "".join(ids)}
        case Number(number):
            return {"number": number}
    return {_AGREED: [_agreed_table(one) for one in answer.agreed]}


def own_words(answer: Answer) -> dict[str, object]:
    """The key for own words, where there are any."""
    return {"own": list(answer.own)} if isinstance(answer, Picks) and answer.own else {}


def take_answer(keys: TableKeys) -> tuple[Answer, dict[str, object]] | None:
    """The answer in a table, with unknown keys found inside it; None where there is no answer.

    A text beside another kind of answer is left where it is.

    Raises:
        MisfitError: A key of an answer holds something else.
    """
    if "picked" in keys or "own" in keys:
        return Picks(keys.texts("picked") or (), keys.texts("own") or ()), {}
    chose = keys.text_or_texts("chose")
    if chose is not None:
        if isinstance(chose, str):
            return Chosen((chose,) if chose else ()), {}
        return Chosen(chose, many=True), {}
    number = keys.number("number")
    if number is not None:
        return Number(number), {}
    if _AGREED in keys:
        return _take_agreements(keys)
    text = keys.text("text")
    return None if text is None else (Text(text, keys.day("by")), {})


def with_extra(table: dict[str, object], extra: Mapping[str, object]) -> dict[str, object]:
    """A table followed by its unknown keys; those of single agreements go back into them."""
    for key, value in extra.items():
        known = table.get(key)
        if key == _AGREED and isinstance(known, list) and isinstance(value, Sequence):
            table[key] = [
                with_extra(one, unknown) if isinstance(unknown, Mapping) else one
                for one, unknown in zip(known, (*value, *([None] * len(known))), strict=False)
            ]
        else:
            table.setdefault(key, value)
    return table


def _agreed_table(one: Agreed) -> dict[str, object]:
    table: dict[str, object] = {"who": one.who} if one.who else {}
    table["what"] = one.what
    if one.by:
        table["by"] = one.by
    return table


def _take_agreements(keys: TableKeys) -> tuple[Answer, dict[str, object]]:
    agreed = []
    unknown = []
    for place, table in enumerate(keys.tables(_AGREED)):
        inner = TableKeys(table, keys.path_to(_AGREED, place))
        agreed.append(
            Agreed(what=inner.needed_text("what"), who=inner.text("who") or "", by=inner.day("by"))
        )
        unknown.append(inner.left)
    return Agreements(tuple(agreed)), {_AGREED: unknown} if any(unknown) else {}
