"""What somebody is asked who takes entries along: as what, and into which folder."""

import os
import unicodedata
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Final

from nvc_coach.services.exporting.wish import Format
from nvc_coach.services.program import Program
from nvc_coach.wording import N_

FORMS: Final[Mapping[Format, tuple[str, str]]] = {
    Format.TEXT: (N_("Plain text"), N_("opens everywhere")),
    Format.HTML: (N_("HTML"), N_("to print, or to read in a browser")),
    Format.MARKDOWN: (N_("Markdown"), N_("for notes, as in Obsidian")),
    Format.JSON: (N_("JSON"), N_("everything, for another machine or program")),
}
"""As what entries can be taken along: what it is called, and what it is good for."""


def suggested_folder(program: Program, *, many: bool) -> str:
    """A folder to offer, as one types it.

    Args:
        program: What the program works with.
        many: Whether there may be many files, which are to have a new folder of their own.
    """
    home = _home()
    folder = _documents() or home
    if many:
        folder = _not_there_yet(folder, f"nvc-coach {program.clock().date().isoformat()}")
    if folder.is_relative_to(home):
        return str(Path("~") / folder.relative_to(home))
    return str(folder)


def folder_named(typed: str) -> Path | None:
    """The folder that somebody means; None where nothing can be called so.

    A name that begins at no root is meant in the home folder, from wherever the program was
    started.
    """
    typed = typed.strip()
    if not typed or any(unicodedata.category(char) == "Cc" for char in typed):
        return None
    try:
        os.fsencode(typed)
        return _home() / Path(typed).expanduser()
    except (RuntimeError, ValueError):
        return None


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # nobody says where it is
        return Path.cwd()


def _documents() -> Path | None:
    """Where the system keeps documents, if something can be put there; a link is followed."""
    from platformdirs import user_documents_path

    try:
        folder = user_documents_path().resolve()
        usable = folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
    except (OSError, RuntimeError):
        return None
    return folder if usable else None


def _not_there_yet(folder: Path, name: str) -> Path:
    names = (name if number == 1 else f"{name} {number}" for number in count(1))
    return next(folder / one for one in names if not os.path.lexists(folder / one))
