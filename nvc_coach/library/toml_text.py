"""TOML texts from outside: guarded first, then parsed, with the place of every key and value."""

import codecs
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from nvc_coach.library.characters import UNSAFE, name_of
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import Findings, Reading
from nvc_coach.library.source import TOP, Place, Source, source_of
from nvc_coach.library.toml_mistakes import explained_refusal, explained_stop
from nvc_coach.library.toml_positions import Path, Positions
from nvc_coach.library.toml_scan import (
    LONGEST_NUMBER,
    MOST_KEY_PARTS,
    MOST_NESTING,
    Stuck,
    TooMuch,
    unbearable,
)
from nvc_coach.wording import _

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Parsed:
    """A TOML text: what it says, and where.

    A path is keys and numbers from 0, for instance ``("step", 3, "choices", 1, "goto")``. Of a
    path that is not there, the nearest place above it is told.

    Attributes:
        source: The bytes and the file's name.
        data: What the standard library's parser made of it.
    """

    source: Source
    data: Mapping[str, object] = field(repr=False)

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self.source)

    def value(self, path: Path) -> object:
        """What stands at a path; None when nothing does."""
        here: object = self.data
        for key in path:
            try:
                here = cast("dict[str | int, object]", here)[key]
            except (KeyError, IndexError, TypeError):
                return None
        return here

    def key_at(self, path: Path) -> Place:
        """Where the last key of a path stands; of an item of an array, the item."""
        return self._positions.key(path)

    def value_at(self, path: Path) -> Place:
        """Where the value of a path stands, up to the end of its first line."""
        return self._positions.value(path)

    def character_at(self, path: Path, at: int, length: int = 1) -> Place:
        """Where a character of a text value stands; `at` counts from 0 in the value itself."""
        return self._positions.character(path, at, length)


def parse(
    data: bytes | Source, *, limit: int, file: str = "", only_safe: bool = False
) -> Reading[Parsed]:
    """Read TOML that may be anything.

    Takes at most a second and 150 MB for a text up to 1 MiB and for every refused one, and in
    proportion above that. A byte order mark before the text is passed over; columns count from
    after it.

    Args:
        data: What a file holds; it needs no more than one byte beyond the limit to be refused.
        limit: How many bytes it may have; see :mod:`nvc_coach.library.file_limits`.
        file: The name it is known by in problems, where `data` does not bring one.
        only_safe: Whether control characters and overrides of the writing direction are refused
            too, also those written as escapes.
    """
    source = data if isinstance(data, Source) else source_of(data, file)
    findings = Findings(source)
    parsed = None
    if (
        _small_enough(findings, limit)
        and _is_utf_8(findings)
        and not (only_safe and _holds_unsafe(findings))
        and _is_bearable(findings)
    ):
        try:
            parsed = Parsed(source, tomllib.loads(source.data.decode()))
        except tomllib.TOMLDecodeError as error:
            explained_refusal(findings, str(error))
        else:
            if only_safe and b"\\" in source.data:
                _tell_unsafe_escapes(findings, parsed)
    return Reading(None if findings.any else parsed, findings.all())


def _small_enough(findings: Findings, limit: int) -> bool:
    if len(findings.source.data) <= limit:
        return True
    findings.add(
        Code.FILE_TOO_LARGE,
        TOP,
        _("This file is larger than {limit} KiB.").format(limit=limit // 1024),
        _("Is it the right file? If so, take out what does not belong in it."),
    )
    return False


def _is_utf_8(findings: Findings) -> bool:
    data = findings.source.data
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, max(1, len(data)), _CHUNK):
        waiting = len(decoder.getstate()[0])
        try:
            decoder.decode(data[start : start + _CHUNK], final=start + _CHUNK >= len(data))
        except UnicodeDecodeError as error:
            utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
            findings.add(
                Code.NOT_UTF_8,
                TOP if utf_16 else findings.source.place(start - waiting + error.start),
                _("This file is saved as UTF-16, not as UTF-8.")
                if utf_16
                else _("From here on, this file is not UTF-8 text."),
                _("Save it again as UTF-8: most editors offer that under Save as, Encoding."),
            )
            return False
    return True


def _holds_unsafe(findings: Findings) -> bool:
    text = findings.source.text
    for match in UNSAFE.finditer(text):
        if findings.full:
            break
        _tell_unsafe(findings, findings.source.place(len(text[: match.start()].encode())), match[0])
    return findings.any


def _tell_unsafe(findings: Findings, place: Place, char: str) -> None:
    findings.add(
        Code.UNSAFE_CHARACTER,
        place,
        _("There is a hidden character here ({char}).").format(char=name_of(char)),
        _("Delete it; if the text came from elsewhere, type this word again by hand."),
    )


# Written as an escape, a carriage return stands alone even before a line feed.
_UNSAFE_IN_VALUE = re.compile(UNSAFE.pattern + r"|\r")


def _tell_unsafe_escapes(findings: Findings, parsed: Parsed) -> None:
    for path, text, is_key in _texts(parsed.data, ()):
        for match in _UNSAFE_IN_VALUE.finditer(text):
            if findings.full:
                return
            at = match.start()
            place = parsed.key_at(path) if is_key else parsed.character_at(path, at)
            _tell_unsafe(findings, place, match[0])


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str, bool]]:
    """Every text in a value, keys included, with its path and whether it is a key."""
    if isinstance(value, str):
        yield path, value, False
    elif isinstance(value, dict):
        for key, one in cast("dict[str, object]", value).items():
            yield (*path, key), key, True
            yield from _texts(one, (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(cast("list[object]", value)):
            yield from _texts(one, (*path, number))


def _is_bearable(findings: Findings) -> bool:
    source = findings.source
    try:
        refused = unbearable(source.data)
    except Stuck as stuck:
        explained_stop(findings, stuck)
        return False
    if refused is None:
        return True
    how, at = refused
    messages = {
        TooMuch.KEY_PARTS: _("This name has more than {most} parts.").format(most=MOST_KEY_PARTS),
        TooMuch.NESTING: _("Brackets stand more than {most} deep in one another here.").format(
            most=MOST_NESTING
        ),
        TooMuch.LONG_NUMBER: _("This number has more than {most} characters.").format(
            most=LONGEST_NUMBER
        ),
        TooMuch.THINGS: _("This file has far more names and values than any practice."),
    }
    fix = _("Is it the right file? If so, take out what does not belong in it.")
    findings.add(Code.TOO_COMPLEX, source.place(at), messages[how], fix)
    return False
