"""Names for entries: ULIDs, which sort by time and never meet twice.

As https://github.com/ulid/spec says: 48 bits of time in milliseconds, 80 bits of chance, in
Crockford's base 32. The clock and the chance come in from outside.
"""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {letter: value for value, letter in enumerate(_LETTERS)}
# Python's own base 32 has the letters in a row, none left out.
_AS_PYTHON_WRITES: Final = str.maketrans(_LETTERS, "0123456789abcdefghijklmnopqrstuv")
_LENGTH: Final = 26
_CHANCE_BITS: Final = 80
_CHANCE_BYTES: Final = _CHANCE_BITS // 8
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LAST: Final = (datetime(9999, 12, 31, tzinfo=UTC) - _EPOCH) // timedelta(milliseconds=1)


class Ulids:
    """A source of ULIDs, each later in order than the one before, whatever the clock does.

    Args:
        now: The time in milliseconds since 1970.
        chance: That many bytes nobody can guess, for instance ``os.urandom``.
    """

    def __init__(self, now: Callable[[], int], chance: Callable[[int], bytes]) -> None:
        self._now = now
        self._chance = chance
        self._last = -1
        self._lock = threading.Lock()

    def __call__(self) -> str:
        """The next id."""
        with self._lock:
            moment = min(max(self._now(), 0), _LAST)
            fresh = moment << _CHANCE_BITS | int.from_bytes(self._chance(_CHANCE_BYTES), "big")
            self._last = fresh if moment > self._last >> _CHANCE_BITS else self._last + 1
            return _written(self._last)


def ulid_of(milliseconds: int, rest: bytes) -> str:
    """The ULID of a moment, told from others of that moment by bytes that are given.

    Args:
        milliseconds: Since 1970; a moment before that counts as the first one.
        rest: Ten bytes, for instance of a hash: the same ones give the same id.
    """
    moment = min(max(milliseconds, 0), _LAST)
    return _written(moment << _CHANCE_BITS | int.from_bytes(rest[:_CHANCE_BYTES], "big"))


def is_ulid(text: str) -> bool:
    """Whether `text` is a ULID as this journal writes them: upper case, before the year 10000."""
    # Every file is asked this; of the same length, letters stand in the order of their numbers.
    return len(text) == _LENGTH and not text.strip(_LETTERS) and text < _TOO_LATE


def begins_ulid(text: str) -> bool:
    """Whether ids may begin with `text`, and not every id does."""
    return 0 < len(text) <= _LENGTH and all(letter in _VALUES for letter in text)


def moment_of(ulid: str) -> datetime:
    """The time in a ULID, in UTC."""
    return _EPOCH + timedelta(milliseconds=_milliseconds(ulid))


def chance_in(ulid: str) -> int:
    """The chance in a ULID: a whole number of 80 bits."""
    return _number(ulid) & (1 << _CHANCE_BITS) - 1


def _milliseconds(ulid: str) -> int:
    return _number(ulid) >> _CHANCE_BITS


def _number(ulid: str) -> int:
    return int(ulid.translate(_AS_PYTHON_WRITES), 32)


def _written(number: int) -> str:
    return "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))


_TOO_LATE: Final = _written(_LAST + 1 << _CHANCE_BITS)
