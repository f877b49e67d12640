"""Reading the TOML of an entry, through the library's guard against files made to do harm."""

from collections.abc import Mapping
from typing import Final

from nvc_coach.journal.flaws import Flaw, FlawCode, FlawError
from nvc_coach.library.file_limits import ENTRY_LIMIT
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.toml_scan import MOST_NESTING, MOST_THINGS, unbearable
from nvc_coach.library.toml_text import Parsed, parse

_WHOLE_NUMBERS: Final = range(-(2**63), 2**63)
_CODES: Final[Mapping[str, FlawCode]] = {
    Code.FILE_TOO_LARGE: FlawCode.TOO_LARGE,
    Code.NOT_UTF_8: FlawCode.NOT_UTF_8,
    Code.TOO_COMPLEX: FlawCode.TOO_INTRICATE,
}


def parsed(data: bytes) -> Parsed:
    """The file as TOML that can be written again.

    Raises:
        FlawError: It is no TOML, or asks too much of a reader.
    """
    # What a crash of the whole machine leaves of a new file is often nothing, or zeros.
    if not data.strip(b"\0 \t\r\n"):
        raise FlawError(Flaw(FlawCode.EMPTY))
    reading = parse(data, limit=ENTRY_LIMIT)
    if reading.value is None:
        first = reading.problems[0]
        code = _CODES.get(first.code, FlawCode.NOT_TOML)
        raise FlawError(Flaw(code, None if code is FlawCode.TOO_LARGE else first.line))
    if not _can_be_written(reading.value.data):
        raise FlawError(Flaw(FlawCode.TOO_INTRICATE))
    return reading.value


def is_bearable(data: bytes) -> bool:
    """Whether a file that was written here is no more than can be read again."""
    # One of so few bytes that it cannot hold too many things need not be counted through.
    return len(data) <= ENTRY_LIMIT and (len(data) <= MOST_THINGS or not unbearable(data))


def _can_be_written(table: Mapping[str, object]) -> bool:
    """Whether the file could be read again after its values were written inline.

    Dotted keys and headings nest without brackets, so TOML allows more than can be written so;
    and Python reads whole numbers longer than TOML promises to keep.
    """
    level: list[object] = [table]
    for _depth in range(MOST_NESTING):
        level = [inner for value in level for inner in _inside(value)]
        if any(isinstance(value, int) and value not in _WHOLE_NUMBERS for value in level):
            return False
        if not level:
            return True
    return False


def _inside(value: object) -> list[object]:
    if isinstance(value, Mapping):
        return list(value.values())
    return value if isinstance(value, list) else []
