"""Which journal a JSON document is, and whether it is what somebody says it is."""

from enum import StrEnum
from typing import Final

from nvc_coach.journal.json_flaws import PieceFaultError
from nvc_coach.journal.json_form import JOURNAL_FORMAT
from nvc_coach.journal.json_guard import Outline
from nvc_coach.services.hindrance import Hindrance, NotDone
from nvc_coach.wording import _

ENTRIES: Final = "entries"
EXERCISES: Final = "exercises"
_FAMILY: Final = JOURNAL_FORMAT.partition("/")[0]


class Kind(StrEnum):
    """The journals that can be taken in, as a command line names them."""

    JSON = "json"
    JRNL = "jrnl"
    DAY_ONE = "dayone"


def kind_of(found: Outline) -> Kind | None:
    """What a document seems to be, by what stands in it and in its first entry."""
    if _says_ours(found):
        return Kind.JSON
    first = next((element for _number, element in found.elements(ENTRIES)), None)
    keys = set(first) if isinstance(first, dict) else set()
    if "creationDate" in keys or (not keys and "metadata" in found.parts):
        return Kind.DAY_ONE if ENTRIES in found.parts else None
    if "date" in keys or (not keys and "tags" in found.parts):
        return Kind.JRNL if ENTRIES in found.parts else None
    return None


def _says_ours(found: Outline) -> bool:
    try:
        says = found.value("format")
    except PieceFaultError:
        return False
    return isinstance(says, str) and says.partition("/")[0] == _FAMILY


def not_this_kind(found: Outline, kind: Kind) -> NotDone | None:
    """Why a document as a whole is not what it is to be taken for; None where it is."""
    if kind is Kind.JSON and not _says_ours(found):
        return not_read(_("It does not say that it is a journal of nvc-coach."))
    if kind is Kind.JSON and found.value("format") != JOURNAL_FORMAT:
        return not_read(_("It was written by a later version of nvc-coach."))
    for key, part in found.parts.items():
        if part.elements is not None:
            # Of a list that nobody reads it is still looked whether it is JSON.
            for _one in found.elements(key) if key != ENTRIES else ():
                pass
        elif key in (ENTRIES, EXERCISES):
            return _no_list(key)
        else:
            try:
                found.value(key)
            except PieceFaultError as error:
                return not_read(error.sentence)
    return None if ENTRIES in found.parts else _no_list(ENTRIES)


def _no_list(key: str) -> NotDone:
    return not_read(_("“{key}” should be a list in it, and is not.").format(key=key))


def unknown() -> NotDone:
    """Nobody knows what it is."""
    return NotDone(
        Hindrance.UNKNOWN_KIND,
        _(
            "This is none of the journals that can be taken in: nvc-coach's own JSON (json), that "
            "of jrnl (jrnl) and that of Day One (dayone). Nothing was changed."
        ),
    )


def not_read(what: str) -> NotDone:
    """It cannot be read at all, for a reason told in a sentence."""
    sentence = _("This file cannot be read. {what} Nothing was taken from it.")
    return NotDone(Hindrance.UNREADABLE, sentence.format(what=what))
