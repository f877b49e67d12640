"""Why nothing was exported, and what to do, in sentences."""

import errno
from pathlib import Path
from typing import Final

from nvc_coach.journal.errors import Cause, not_saved
from nvc_coach.services.exporting.files import InTheWay
from nvc_coach.wording import N_, _

_CAUSES: Final[dict[Cause, str]] = {
    Cause.NOT_ALLOWED: N_("The system does not allow writing there."),
    Cause.SYMBOLIC_LINK: N_("A symbolic link stands in the way."),
    Cause.FOLDER_MISSING: N_("The folder is not there."),
    Cause.IN_THE_WAY: N_("Something else stands in the way."),
    Cause.TOO_LARGE: N_("It is larger than a file can be there."),
}


def nothing_readable() -> str:
    """No entry that was asked for can be read."""
    return _("Nothing was exported, for nothing of it could be read.")


def in_the_way(path: Path, kind: InTheWay, *, folder_wanted: bool) -> str:
    """Something stands where the export should be."""
    if kind is InTheWay.LINK:
        return _(
            "{path} is a symbolic link, and links are not followed here. Nothing was exported. "
            "Please name the place that it leads to."
        ).format(path=path)
    if kind is InTheWay.FOLDER:
        return _("{path} is a folder. Nothing was exported. Please name a file in it.").format(
            path=path
        )
    if folder_wanted:
        return _("{path} is a file. Nothing was exported. Please name a folder.").format(path=path)
    return _(
        "{path} is already there, and nothing is ever written over. Nothing was exported. Please "
        "name another place, or move what is there."
    ).format(path=path)


def came_meanwhile() -> str:
    """Something came to stand there after it was looked at."""
    return _(
        "A file of the same name came to stand there meanwhile. It was left as it is, and nothing "
        "was exported. Please try again with another place."
    )


def list_unreadable(file: Path) -> str:
    """The person's own list of names is there and cannot be read."""
    return _(
        "{file} could not be read as a list of names in UTF-8. Nothing was exported, because the "
        "names in it would have stayed. Please look at that file, or move it away."
    ).format(file=file)


def not_a_folder() -> str:
    """What was typed cannot name a folder."""
    return _("That cannot be the name of a folder. One is named like this: ~/Documents")


def stopped(left: tuple[Path, ...]) -> str:
    """It was stopped before its end; `left` is what could not be taken away again."""
    return _taken_away(_("It was stopped."), left)


def not_taken(error: OSError, left: tuple[Path, ...]) -> str:
    """The machine did not take it; `left` is what could not be taken away again."""
    if error.errno == errno.ENAMETOOLONG:
        return _taken_away(_("That name is longer than one can be there."), left)
    told = not_saved(error)
    cause = _(_CAUSES[told.cause]) if told.cause in _CAUSES else told.sentence
    return _taken_away(cause, left)


def _taken_away(cause: str, left: tuple[Path, ...]) -> str:
    if left:
        files = ", ".join(map(str, left))
        return _(
            "{cause} The export is not whole, and these files of it could not be taken away again: "
            "{files}. Your journal is as it was."
        ).format(cause=cause, files=files)
    return _(
        "{cause} Nothing was exported: what had been written was taken away again. Your journal "
        "is as it was."
    ).format(cause=cause)
