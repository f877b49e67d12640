"""What a store cannot do, each with a permanent code and one sentence in the person's language."""

import errno
from enum import StrEnum
from typing import Final

from nvc_coach.journal.flaws import Damage
from nvc_coach.wording import N_, _


class JournalError(Exception):
    """Something that the store was asked for and could not do.

    Attributes:
        code: A permanent name for it.
        sentence: What happened, in the person's language.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class Cause(StrEnum):
    """Why something could not be saved."""

    DISK_FULL = "disk-full"
    READ_ONLY_DISK = "read-only-disk"
    NOT_ALLOWED = "not-allowed"
    SYMBOLIC_LINK = "symbolic-link"
    FOLDER_MISSING = "folder-missing"
    IN_THE_WAY = "in-the-way"
    TOO_LARGE = "too-large"
    NO_MEMORY = "no-memory"
    DEVICE = "device"


class NotSavedError(JournalError):
    """The machine did not take it; what was kept before still stands."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(f"not-saved-{cause}", _(_CAUSES[cause]))
        self.cause = cause


class NotFoundError(JournalError):
    """There is no entry with this id."""

    def __init__(self, entry_id: str) -> None:
        super().__init__("not-found", _("There is no entry {id}.").format(id=entry_id))


class AlreadyThereError(JournalError):
    """An entry that should be new has the id of one that is there."""

    def __init__(self, entry_id: str) -> None:
        super().__init__("already-there", _("There already is an entry {id}.").format(id=entry_id))


class DamagedError(JournalError):
    """The entry is there and cannot be read."""

    def __init__(self, damage: Damage) -> None:
        super().__init__(f"damaged-{damage.code}", damage.sentence)
        self.damage = damage


class ReadOnlyError(JournalError):
    """The journal, or this entry, can only be read."""


def locked() -> ReadOnlyError:
    """Another copy of the program writes in this journal."""
    return ReadOnlyError(
        "locked", _("Another copy of nvc-coach has this journal open, so here it can only be read.")
    )


def of_newer_format(entry_format: str) -> ReadOnlyError:
    """The entry was written by a later version."""
    return ReadOnlyError(
        "newer-format",
        _(
            "This entry was written by a later version of nvc-coach ({format}), so here it can "
            "only be read."
        ).format(format=entry_format),
    )


def own_words_of_newer_format(own_words_format: str) -> ReadOnlyError:
    """The file of own words was written by a later version."""
    return ReadOnlyError(
        "newer-format",
        _(
            "Where your own words are filed was written by a later version of nvc-coach "
            "({format}), so here it can only be read."
        ).format(format=own_words_format),
    )


def not_saved(error: OSError) -> NotSavedError:
    """The error that tells of a system call that failed while saving."""
    return NotSavedError(_BY_NUMBER.get(error.errno or 0, Cause.DEVICE))


_BY_NUMBER: Final[dict[int, Cause]] = {
    errno.ENOSPC: Cause.DISK_FULL,
    errno.EDQUOT: Cause.DISK_FULL,
    errno.EROFS: Cause.READ_ONLY_DISK,
    errno.EACCES: Cause.NOT_ALLOWED,
    errno.EPERM: Cause.NOT_ALLOWED,
    errno.ELOOP: Cause.SYMBOLIC_LINK,
    errno.ENOENT: Cause.FOLDER_MISSING,
    errno.ENOTDIR: Cause.IN_THE_WAY,
    errno.EISDIR: Cause.IN_THE_WAY,
    errno.EEXIST: Cause.IN_THE_WAY,
    errno.EFBIG: Cause.TOO_LARGE,
    errno.ENOMEM: Cause.NO_MEMORY,
}

_CAUSES: Final[dict[Cause, str]] = {
    Cause.DISK_FULL: N_("The disk is full."),
    Cause.READ_ONLY_DISK: N_("The disk can only be read."),
    Cause.NOT_ALLOWED: N_("The system does not allow writing in the journal's folder."),
    Cause.SYMBOLIC_LINK: N_("A symbolic link stands in the journal's folder."),
    Cause.FOLDER_MISSING: N_("The journal's folder is not there."),
    Cause.IN_THE_WAY: N_("Something else stands in the journal where the entry should be."),
    Cause.TOO_LARGE: N_("The entry has grown larger than a file of the journal can be."),
    Cause.NO_MEMORY: N_("The machine has too little memory left."),
    Cause.DEVICE: N_("The disk answered with an error."),
}
