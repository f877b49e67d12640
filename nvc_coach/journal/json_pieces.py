"""Decoding one piece of a JSON text that was looked through before, so that it can do no harm."""

import json
from typing import Final

from nvc_coach.journal.json_flaws import JsonFault, JsonFaultError, PieceFault, PieceFaultError

SPACE: Final = b" \t\r\n"
"""What may stand between the signs of a JSON text."""
_LONGEST_NUMBER: Final = 20


def decoded(data: bytes, start: int, end: int) -> object:
    """The value that stands there in a text that was looked through.

    Raises:
        JsonFaultError: It is no JSON.
        PieceFaultError: It has a key twice, or a number that no computer keeps exactly.
    """
    piece = data[start:end]
    text = piece.lstrip(SPACE).rstrip(SPACE).decode()
    try:
        value: object = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        at = start + len(piece) - len(piece.lstrip(SPACE)) + len(text[: error.pos].encode())
        raise JsonFaultError(JsonFault.NOT_JSON, line_at(data, at)) from None
    return value


def line_at(data: bytes, at: int) -> int:
    """The line, from 1, in which a byte stands."""
    return data.count(b"\n", 0, at) + 1


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise PieceFaultError(PieceFault.KEY_TWICE)
    return table


def _whole_number(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise PieceFaultError(PieceFault.NUMBER)
    return int(text)


def _number(text: str) -> float:
    value = float(text)
    if value - value != 0:
        raise PieceFaultError(PieceFault.NUMBER)
    return value


def _no_number(_text: str) -> float:
    raise PieceFaultError(PieceFault.NUMBER)


# Line breaks and the like inside a text are data, though strict JSON wants them escaped.
_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_each_once,
    parse_int=_whole_number,
    parse_float=_number,
    parse_constant=_no_number,
    strict=False,
)
