"""Reading a script: a TOML file with a list of events."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nvc_coach.library.file_limits import ENTRY_LIMIT
from nvc_coach.library.problems import Problem
from nvc_coach.library.toml_positions import Path
from nvc_coach.library.toml_text import Parsed, parse
from nvc_coach.wording import _

Table = Mapping[str, object]

EVENT = "event"
STOP = "stop"
NOTES = ("asked", "at", "said")
"""Keys that tell a reader of an entry what stood there; a script has no say in them."""

MOST_BYTES = ENTRY_LIMIT


@dataclass(frozen=True, slots=True)
class DoesNotFit:
    """Why a script cannot go on, and where.

    Attributes:
        place: The file, with the line where it is known.
        sentence: In the person's language.
    """

    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Script:
    """A script as it was read.

    Attributes:
        tables: Its events without the keys that are ignored, in order.
        parsed: The whole file.
    """

    tables: tuple[Table, ...] = field(repr=False)
    parsed: Parsed = field(repr=False)

    @property
    def does_nothing(self) -> bool:
        """Whether its only event is to stop at once."""
        return self.tables == ({STOP: True},)

    @property
    def exercise(self) -> object:
        """What it says it is for; None where it says nothing."""
        return self.parsed.data.get("exercise")

    def refused(self, sentence: str, *path: str | int) -> DoesNotFit:
        """Why it does not fit, at the place of a key."""
        return refused_at(self.parsed, path, sentence)


def read_script(data: bytes, file: str) -> Script | DoesNotFit | tuple[Problem, ...]:
    """The script in the bytes of a file.

    Args:
        data: What the file holds; one byte beyond `MOST_BYTES` is enough for it to be refused.
        file: The name it is known by in messages.

    Returns:
        The script; or why its events are none; or what keeps it from being read as TOML.
    """
    reading = parse(data, limit=MOST_BYTES, file=file)
    if reading.value is None:
        return reading.problems
    events = reading.value.data.get(EVENT, [])
    if not isinstance(events, list) or not all(isinstance(one, Mapping) for one in events):
        sentence = _('Each event of a script stands under a heading of its own, "[[event]]".')
        return refused_at(reading.value, (EVENT,), sentence)
    tables = tuple({key: value for key, value in one.items() if key not in NOTES} for one in events)
    return Script(tables, reading.value)


def refused_at(parsed: Parsed, path: Path, sentence: str) -> DoesNotFit:
    """Why a file does not fit, at the place of a key."""
    line = parsed.key_at(path).line
    return DoesNotFit(f"{parsed.source.file}:{line}", sentence)
