"""A terminal that is a list of lines, and a clock that ticks as it is looked at."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from nvc_coach.plain.terminal import Ended, Ending, Interrupted

HERE = timezone(timedelta(hours=1))
BEGIN = datetime(2026, 11, 23, 10, 0, tzinfo=HERE)


@dataclass(frozen=True)
class Pasted:
    """Several lines that arrive at once."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class CtrlC:
    """Ctrl+C, with what stands in the line."""

    typed: str = ""


@dataclass(frozen=True)
class HalfTyped:
    """Something typed and not entered, before the terminal is gone."""

    text: str


@dataclass(frozen=True)
class GoesOn:
    """What is typed behind the words that stand in the line already."""

    text: str


Key = str | Pasted | CtrlC | HalfTyped | GoesOn


@dataclass
class PlayedTerminal:
    """Plays what a person enters, and holds what they see.

    Each piece of `script` is one entry; when there are none left, the person presses Ctrl+D.
    `quiet_asked` holds for how long the program waited to see whether more was coming.
    """

    script: list[Key]
    seen: list[str] = field(default_factory=list)
    prefills: list[str] = field(default_factory=list)
    quiet_asked: list[float] = field(default_factory=list)
    width: int = 80
    height: int = 24
    _coming: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.seen.append(text)

    def read(self, watch: Callable[[str], None], prefill: str) -> str:
        self.prefills.append(prefill)
        if self._coming:
            self.seen.append(f"> {self._coming[0]}".rstrip())
            return self._coming.pop(0)
        if not self.script:
            raise Ended(Ending.STOPPED)
        key = self.script.pop(0)
        match key:
            case Pasted(lines):
                self._coming = list(lines[1:])
                self.seen.append(f"> {lines[0]}")
                return lines[0]
            case CtrlC(typed):
                raise Interrupted(typed)
            case HalfTyped(text):
                watch(text)
                raise Ended(Ending.CUT_OFF)
            case GoesOn(text):
                line = prefill + text
            case _:
                # A line that was offered to be edited is entered as it stands by an empty key.
                line = key or prefill
        self.seen.append(f"> {line}".rstrip())
        if line:
            watch(line[:-1])
            watch(line)
        return line

    def more(self, seconds: float) -> bool:
        self.quiet_asked.append(seconds)
        return bool(self._coming)

    @property
    def text(self) -> str:
        return "\n".join(self.seen)


class Ticking:
    """A clock that goes on by ten seconds each time it is looked at."""

    def __init__(self, begin: datetime = BEGIN) -> None:
        self._now = begin

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=10)
        return self._now
