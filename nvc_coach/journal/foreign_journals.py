"""The entries of other journals' JSON, made out one by one.

jrnl: what ``jrnl --export json`` writes. Day One: ``Journal.json`` in the archive that it exports
as JSON.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, tzinfo
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from nvc_coach.journal.dated_note import STARRED, DatedNote
from nvc_coach.wording import N_, _

Table = Mapping[str, object]

_ZONE: Final = re.compile(r"[A-Za-z0-9_+-]{1,40}(?:/[A-Za-z0-9_+-]{1,40}){0,2}")
_ATTACHED: Final = ("photos", "videos", "audios", "pdfAttachments")


class NoteFault(StrEnum):
    """Why an entry cannot be taken; permanent names."""

    WRONG_FORMAT = "wrong-format"
    KEY_MISSING = "key-missing"
    KEY_OF_ANOTHER_KIND = "key-of-another-kind"
    NO_MOMENT = "no-moment"
    NO_WORDS = "no-words"


class NotMadeOutError(Exception):
    """An entry that cannot be taken.

    Attributes:
        fault: Why.
        key: The key it is about, or "".
    """

    def __init__(self, fault: NoteFault, key: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.key = key

    @property
    def sentence(self) -> str:
        """Why, in the person's language."""
        return _(_SENTENCES[self.fault]).format(key=self.key)


def jrnl_note(element: object) -> DatedNote:
    """The note in an entry of jrnl; its times are those of this machine's clock, as jrnl's are.

    Raises:
        NotMadeOutError: It is no entry of jrnl, or holds no words.
    """
    table = _table(element)
    day, clock = _text(table, "date"), _text(table, "time", "00:00")
    title, body = _text(table, "title", ""), _text(table, "body", "")
    try:
        at = datetime.combine(date.fromisoformat(day), time.fromisoformat(clock)).astimezone()
    except (ValueError, OverflowError, OSError):
        raise NotMadeOutError(NoteFault.NO_MOMENT, "date") from None
    text = "\n".join(filter(None, (title, body)))
    return DatedNote(
        text=_with_words(text),
        at=at,
        tags=tuple(one.removeprefix("@") for one in _tags(table)),
        source="\n".join(("jrnl", _text(table, "uuid", "") or f"{day} {clock}\n{text}")),
    )


def day_one_note(element: object) -> DatedNote:
    """The note in an entry of Day One.

    Raises:
        NotMadeOutError: It is no entry of Day One, or holds no words.
    """
    table = _table(element)
    written = _text(table, "creationDate")
    text = _text(table, "text", "")
    try:
        moment = datetime.fromisoformat(written)
        if moment.utcoffset() is None:
            moment = moment.replace(tzinfo=UTC)
        at = moment.astimezone(_zone(table.get("timeZone")))
    except (ValueError, OverflowError):
        raise NotMadeOutError(NoteFault.NO_MOMENT, "creationDate") from None
    return DatedNote(
        text=_with_words(text),
        at=at,
        tags=_tags(table),
        source="\n".join(("dayone", _text(table, "uuid", "") or f"{written}\n{text}")),
        attachments=attachments(element),
    )


def attachments(element: object) -> int:
    """How many pictures, recordings and other files an entry of Day One had."""
    if not isinstance(element, Mapping):
        return 0
    lists = (element.get(key) for key in _ATTACHED)
    return sum(len(one) for one in lists if isinstance(one, list))


def _zone(name: object) -> tzinfo:
    """The zone of that name; UTC where this machine knows none, so that the instant is kept."""
    if not isinstance(name, str) or _ZONE.fullmatch(name) is None:
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def _table(element: object) -> Table:
    if isinstance(element, Mapping):
        return element
    raise NotMadeOutError(NoteFault.WRONG_FORMAT)


def _text(table: Table, key: str, otherwise: str | None = None) -> str:
    value = table.get(key)
    if isinstance(value, str):
        return value
    if value is not None:
        raise NotMadeOutError(NoteFault.KEY_OF_ANOTHER_KIND, key)
    if otherwise is None:
        raise NotMadeOutError(NoteFault.KEY_MISSING, key)
    return otherwise


def _tags(table: Table) -> tuple[str, ...]:
    tags = table.get("tags", [])
    tags = [] if tags is None else tags
    if not isinstance(tags, list) or not all(isinstance(one, str) for one in tags):
        raise NotMadeOutError(NoteFault.KEY_OF_ANOTHER_KIND, "tags")
    starred = (STARRED,) if table.get("starred") is True else ()
    return (*tags, *starred)


def _with_words(text: str) -> str:
    if text.strip():
        return text
    raise NotMadeOutError(NoteFault.NO_WORDS)


_SENTENCES: Final[dict[NoteFault, str]] = {
    NoteFault.WRONG_FORMAT: N_("It is no entry."),
    NoteFault.KEY_MISSING: N_("“{key}” is missing."),
    NoteFault.KEY_OF_ANOTHER_KIND: N_("“{key}” holds something else than it should."),
    NoteFault.NO_MOMENT: N_("“{key}” names no moment."),
    NoteFault.NO_WORDS: N_("It holds no words."),
}
