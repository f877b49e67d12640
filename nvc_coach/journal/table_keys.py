"""Taking keys out of a table of a file, each of the kind it must be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Wanted = Literal[
    "text", "texts", "day", "moment", "number", "flag", "tables", "state", "ulid", "there"
]
"""What a key must hold: "there" says only that it is missing."""

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Misfit:
    """A key that does not hold what it must.

    Attributes:
        path: The keys that lead to it, from the outermost table inwards; places count from 0.
        wanted: What it must hold.
    """

    path: Path
    wanted: Wanted


class MisfitError(Exception):
    """A key of another kind; turned into a value where a whole table has been read."""

    def __init__(self, misfit: Misfit) -> None:
        super().__init__(misfit)
        self.misfit = misfit


class TableKeys:
    """The keys of a table, of which each is taken once; what is left is unknown.

    Args:
        table: As it was read.
        path: The keys that lead to the table.
    """

    def __init__(self, table: Mapping[str, object], path: Path = ()) -> None:
        self._left = dict(table)
        self._path = path

    def __contains__(self, key: str) -> bool:
        """Whether a key is there and was not taken."""
        return key in self._left

    @property
    def left(self) -> dict[str, object]:
        """What nobody has taken."""
        return dict(self._left)

    def text(self, key: str) -> str | None:
        """A text, or None where the key is missing."""
        if key not in self._left:
            return None
        value = self._left.pop(key)
        if isinstance(value, str):
            return value
        raise self.misfit(key, "text")

    def needed_text(self, key: str) -> str:
        """A text that must be there."""
        text = self.text(key)
        if text is None:
            raise self.misfit(key, "there")
        return text

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of texts, or None where the key is missing."""
        if key not in self._left:
            return None
        value = self._left.pop(key)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        raise self.misfit(key, "texts")

    def text_or_texts(self, key: str) -> str | tuple[str, ...] | None:
        """A text or a list of texts, or None where the key is missing."""
        if isinstance(self._left.get(key), list):
            return self.texts(key)
        return self.text(key)

    def flag(self, key: str) -> bool:
        """Whether the key is there and true."""
        if key not in self._left:
            return False
        value = self._left.pop(key)
        if isinstance(value, bool):
            return value
        raise self.misfit(key, "flag")

    def flag_or_text(self, key: str) -> bool | str:
        """Whether the key is there and true, or the text that it holds instead."""
        if isinstance(self._left.get(key), str):
            return self.needed_text(key)
        return self.flag(key)

    def number(self, key: str) -> int | None:
        """A whole number, or None where the key is missing."""
        if key not in self._left:
            return None
        value = self._left.pop(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise self.misfit(key, "number")

    def day(self, key: str) -> date | None:
        """A date without a time, or None where the key is missing."""
        if key not in self._left:
            return None
        value = self._left.pop(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        raise self.misfit(key, "day")

    def moment(self, key: str) -> datetime | None:
        """A time with its offset from UTC, or None where the key is missing."""
        if key not in self._left:
            return None
        value = self._left.pop(key)
        if isinstance(value, datetime) and value.utcoffset() is not None:
            return value
        raise self.misfit(key, "moment")

    def needed_moment(self, key: str) -> datetime:
        """A time with its offset from UTC that must be there."""
        moment = self.moment(key)
        if moment is None:
            raise self.misfit(key, "there")
        return moment

    def tables(self, key: str) -> tuple[Mapping[str, object], ...]:
        """A list of tables; empty where the key is missing."""
        value = self._left.pop(key, ())
        if value == ():
            return ()
        if isinstance(value, list) and _all_tables(value):
            return tuple(value)
        raise self.misfit(key, "tables")

    def path_to(self, *keys: str | int) -> Path:
        """The keys that lead to something in this table."""
        return (*self._path, *keys)

    def misfit(self, key: str, wanted: Wanted) -> MisfitError:
        """The error that says what a key must hold."""
        return MisfitError(Misfit(self.path_to(key), wanted))


def _all_tables(values: Iterable[object]) -> bool:
    return all(isinstance(value, Mapping) for value in values)
