"""Heads kept from one start to the next, so that a file that is as it was is not read again."""

import json
import os
import time
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, cast, get_args

from nvc_coach.library.head import Head
from nvc_coach.practice.forms import DOORS, Door, Form

MOST_BYTES: Final = 8 * 1024 * 1024
"""Heads that take more than this together are not kept."""

_FORMAT: Final = "nvc-heads/1"
_FORMS: Final = get_args(Form)
_SETTLED: Final = 3.0
"""A file that changed less than so many seconds ago may change again in the same moment."""
_NANO: Final = 1_000_000_000
_READER: Final = Path(__file__).with_name("head_reading.py")
"""What reads heads: a program of another version has another such file, and may read otherwise."""


_Said = tuple[str, str, str, int, Sequence[Form], str, Sequence[Door]]
_Line = tuple[str, _Said | None]
"""What the system told of a file, and its head."""


class KeptHeads:
    """What the heads of files were when they were read last.

    Of a file, nothing is kept but its path, what the system tells of it, and what
    :func:`~nvc_coach.library.head_reading.read_head` made of it. What is not asked for again is
    not kept on.

    Args:
        data: What was kept; whatever is damaged, or made by another version, counts as nothing.
    """

    def __init__(self, data: bytes) -> None:
        self._known = _known_in(data)
        self._asked: dict[str, _Line] = {}

    def head(self, path: Path) -> Head | None:
        """The head of the exercise in a file; None if there is none.

        Raises:
            OSError: The file cannot be read.
        """
        name, status = str(path), path.stat()
        mark = _mark(status)
        known = self._known.get(name)
        if known is not None and known[0] == mark:
            self._asked[name] = known
            return _head(known[1], path)
        from nvc_coach.library.head_reading import read_head  # most of what reading costs

        head = read_head(path)
        if time.time() - status.st_mtime_ns / _NANO > _SETTLED:
            self._asked[name] = mark, _said(head)
        return head

    def changed(self) -> bytes | None:
        """What is to be kept for the next time; None if that is kept already, or too much."""
        if self._asked == self._known:
            return None
        body = json.dumps(self._asked, separators=(",", ":")).encode()
        data = _first_line(body) + body
        return data if len(data) <= MOST_BYTES else None


def _known_in(data: bytes) -> Mapping[str, _Line]:
    start = data.find(b"\n") + 1
    body = data[start:]
    if data[:start] != _first_line(body):
        return {}
    try:
        known: object = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    lines = cast("dict[str, object]", known).items() if isinstance(known, dict) else ()
    return {name: cast("_Line", line) for name, line in lines if _fits(line)}


def _fits(line: object) -> bool:
    """Whether this is a line as it is kept, and not only something with the right sum."""
    match line:
        case [str(), None]:
            return True
        case [str(), [str(), str(), str(), int(), list(), str(), list()]]:
            said = cast("tuple[str, _Said]", line)[1]
            return all(one in _FORMS for one in said[4]) and all(one in DOORS for one in said[6])
        case _:
            return False


def _first_line(body: bytes) -> bytes:
    """What stands above the heads: the format, and a sum of who made them and of all they say."""
    try:
        made_by = _mark(_READER.stat())
    except OSError:  # a program that is kept in no folder
        made_by = ""
    return f"{_FORMAT} {zlib.crc32(body, zlib.crc32(made_by.encode())):08x}\n".encode()


def _mark(status: os.stat_result) -> str:
    """What is another one once a file was changed."""
    return f"{status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def _said(head: Head | None) -> _Said | None:
    if head is None:
        return None
    return (
        head.id,
        head.title,
        head.summary,
        head.minutes,
        head.form,
        head.language,
        head.doors,
    )


def _head(said: _Said | None, path: Path) -> Head | None:
    if said is None:
        return None
    name, title, summary, minutes, form, language, doors = said
    return Head(name, title, summary, minutes, tuple(form), language, tuple(doors), path)
