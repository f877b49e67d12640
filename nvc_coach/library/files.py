"""Files and folders as they are found on disk; what cannot be read is a problem like others."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from nvc_coach.library.file_limits import EXERCISE_LIMIT
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import Problem, Reading, problem
from nvc_coach.library.source import TOP, Source, read_source
from nvc_coach.library.toml_text import Parsed, parse
from nvc_coach.library.walking import Unread, toml_in
from nvc_coach.wording import _

_REMEMBERED = 40
"""How many files are remembered as they were parsed: more than what ships."""


def parsed_file(path: Path, *, limit: int = EXERCISE_LIMIT) -> Reading[Parsed]:
    """A file for people (an exercise, a vocabulary), guarded and parsed."""
    try:
        source = read_source(path, limit=limit)
    except OSError as error:
        return Reading(None, (unreadable(path, error),))
    return _parsed(source.data, source.file, limit)


@lru_cache(maxsize=_REMEMBERED)
def _parsed(data: bytes, file: str, limit: int) -> Reading[Parsed]:
    """What these bytes say. Vocabularies are read for many an exercise, and parsed once."""
    return parse(Source(data, file), limit=limit, only_safe=True)


def unreadable(path: Path, error: OSError) -> Problem:
    """Why a file or folder could not be read."""
    source = Source(b"", str(path))
    if isinstance(error, FileNotFoundError):
        return problem(
            source,
            Code.FILE_MISSING,
            TOP,
            _("There is no file or folder of that name."),
            _("Look at how the name is spelled, and in which folder it is."),
        )
    if isinstance(error, PermissionError):
        message = _("This may not be read by you.")
        fix = _("Allow yourself to read it, or ask whoever keeps it.")
    else:
        message = _("This could not be read.")
        fix = _("See whether it is an ordinary file, and whether other programs can open it.")
    return problem(source, Code.FILE_UNREADABLE, TOP, message, fix)


def toml_files(folder: Path) -> Iterator[Path | Problem]:
    """Every TOML file in a folder and in those beneath it, by name; and what cannot be read."""
    for found in toml_in(folder):
        yield unreadable(*found) if isinstance(found, Unread) else found
