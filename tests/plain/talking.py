"""A terminal that is a list of lines, and a clock that ticks as it is looked at."""

import re
from collections.abc import Callable, Iterable
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


@dataclass(frozen=True)
class Menu:
    """The number of the one line of the menu that holds these words, or is just them."""

    words: str


Key = str | Pasted | CtrlC | HalfTyped | GoesOn | Menu

_LINE = re.compile(r"(\d+) (.+)", re.DOTALL)
_REFUSED = "Please type "


def menu_in(said: Iterable[str]) -> dict[str, str]:
    """The lines of the last menu among what was said, by their numbers."""
    menu: dict[str, str] = {}
    for one in said:
        numbered = _LINE.fullmatch(one)
        if numbered is None:
            continue
        number, label = numbered.groups()
        if menu and int(number) <= max(map(int, menu)):
            menu.clear()
        menu[number] = " ".join(label.split())
    return menu


def number_of(words: str, menu: dict[str, str]) -> str:
    """The number of what a menu offers once in these words; anything else is the test's fault."""
    just_them = [number for number, label in menu.items() if label == words]
    found = just_them or [number for number, label in menu.items() if words in label]
    assert len(found) == 1, f"{words!r} is offered {len(found)} times in {menu}"
    return found[0]


@dataclass
class PlayedTerminal:
    """Plays what a person enters, and holds what they see.

    Each piece of `script` is one entry; when there are none left, the person presses Ctrl+D.
    `quiet_asked` holds for how long the program waited to see whether more was coming, and `menu`
    what is offered just now, by its numbers.
    """

    script: list[Key]
    seen: list[str] = field(default_factory=list)
    prefills: list[str] = field(default_factory=list)
    quiet_asked: list[float] = field(default_factory=list)
    width: int = 80
    height: int = 24
    menu: dict[str, str] = field(default_factory=dict[str, str])
    _coming: list[str] = field(default_factory=list)
    _looked_to: int = 0

    def write(self, text: str) -> None:
        self.seen.append(text)

    def read(self, watch: Callable[[str], None], prefill: str) -> str:
        self.prefills.append(prefill)
        self._look()
        if self._coming:
            self._enter(self._coming[0])
            return self._coming.pop(0)
        if not self.script:
            raise Ended(Ending.STOPPED)
        key = self.script.pop(0)
        match key:
            case Pasted(lines):
                self._coming = list(lines[1:])
                self._enter(lines[0])
                return lines[0]
            case CtrlC(typed):
                raise Interrupted(typed)
            case HalfTyped(text):
                watch(text)
                raise Ended(Ending.CUT_OFF)
            case GoesOn(text):
                line = prefill + text
            case Menu(words):
                line = number_of(words, self.menu)
            case _:
                # A line that was offered to be edited is entered as it stands by an empty key.
                line = key or prefill
        self._enter(line)
        if line:
            watch(line[:-1])
            watch(line)
        return line

    def _look(self) -> None:
        """See what is offered; after a refusal, the menu before it still holds."""
        said = self.seen[self._looked_to :]
        if not said or not all(one.startswith(_REFUSED) for one in said):
            self.menu = menu_in(said)

    def _enter(self, line: str) -> None:
        self.seen.append(f"> {line}".rstrip())
        self._looked_to = len(self.seen)

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
