"""F8: from a key to its letter in the editor, on a slow disk that saves beside nothing saved."""

import random
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from benchmarks import slow_disk
from benchmarks.comparison import Comparison
from benchmarks.goals import GOALS
from benchmarks.home import environment_in, made_home, places_in
from benchmarks.journal_generator import EXERCISE, SEED
from benchmarks.prose import Prose
from benchmarks.terminal import NothingPaintedError, Terminal
from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry
from nvc_coach.practice.answers import Text

WORDS: Final = 120
JUDGMENT: Final = "judgment"
PAGES: Final = ("You need not be calm or fair", "If the one you have in mind")
QUESTION: Final = "Which judgment of someone"
GO_ON: Final = "\x0e"  # Ctrl+N

(_GOAL,) = GOALS["F8"]
_BETWEEN_LETTERS: Final = (0.03, 0.09)
# A save begins when typing has rested for 0.4 s: the next word begins while it is under way.
_BETWEEN_WORDS: Final = (0.405, 0.43)
_FEWEST_IN_SAVES: Final = 20
_KEPT_WITHIN: Final = 10.0
_AT_REST: Final = 0.3


def measured(folder: Path, count: int = WORDS) -> list[Comparison]:
    """The same words, letter by letter in turn, in a sitting that is saved and one that is not.

    Args:
        folder: An empty folder.
        count: How many words.

    Raises:
        RuntimeError: Words were not saved where they should be, or were where they should not, or
            nothing was typed during a save.
    """
    chance = random.Random(SEED)
    words = Prose(chance).words(count)
    homes = [made_home(folder / "kept"), made_home(folder / "not-kept", keep=False)]
    logs = [folder / "kept.log", folder / "not-kept.log"]
    with ExitStack() as stack:
        editors = [
            stack.enter_context(_session(home, log)) for home, log in zip(homes, logs, strict=True)
        ]
        for editor in editors:
            _turn_the_pages(editor)
        writers = [_Writer(editor) for editor in editors]
        for word in words:
            for end in range(1, len(word) + 1):
                pause = chance.uniform(*(_BETWEEN_WORDS if end == 1 else _BETWEEN_LETTERS))
                for writer in writers:
                    writer.types(word[:end], pause)
            for writer in writers:
                writer.ends_word(chance.uniform(*_BETWEEN_LETTERS))
        _wait_for(homes[0], "".join(f"{word} " for word in words))
    if _drafts(homes[1]):
        message = "words were kept though nothing was to be"
        raise RuntimeError(message)
    saved, unsaved = writers
    within = _within(saved.pressed, slow_disk.syncs_in(logs[0]))
    if len(within) < _FEWEST_IN_SAVES:
        message = f"only {len(within)} letters were typed during a save"
        raise RuntimeError(message)
    return [
        Comparison(
            figure="F8",
            what="key to letter, autosave on, a disk slowed by 20 ms a save",
            beside="the same without saving",
            ours=saved.times,
            floor=unsaved.times,
            goal=_GOAL,
        ),
        Comparison(
            figure="F8",
            what="the same, only letters typed during a save",
            beside="the same letters without saving",
            ours=[saved.times[one] for one in within],
            floor=[unsaved.times[one] for one in within],
            goal=_GOAL,
        ),
    ]


class _Writer:
    """Somebody who types in one of the two editors."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._last = time.perf_counter()
        self.pressed: list[int] = []
        self.times: list[int] = []

    def types(self, beginning: str, pause: float) -> None:
        """Type the last letter of a word's beginning, so long after the key before."""
        pressed = self._press(beginning[-1], pause)
        self.pressed.append(pressed)
        self.times.append(self._terminal.painted(beginning) - pressed)

    def ends_word(self, pause: float) -> None:
        """Type a space."""
        self._press(" ", pause)

    def _press(self, key: str, pause: float) -> int:
        time.sleep(max(0.0, self._last + pause - time.perf_counter()))
        self._last = time.perf_counter()
        return self._terminal.press(key)


def _session(home: Path, log: Path) -> Terminal:
    """The program in a home, beginning to practise."""
    module = slow_disk.__name__
    return Terminal(module, str(log), "practice", EXERCISE, environment=environment_in(home))


def _turn_the_pages(terminal: Terminal) -> None:
    """Go on to the question about the judgment."""
    for page in PAGES:
        terminal.painted(page)
        terminal.press(GO_ON)
    terminal.painted(QUESTION)
    terminal.settled(_AT_REST)


def _drafts(home: Path) -> list[str]:
    """What stands unsent at the judgment in each entry of a home."""
    store = DiskStore(places_in(home).journal, mark="bench", writable=False)
    read = [store.read(one.id) for one in store.listing().entries]
    drafts = [one.drafts.get(JUDGMENT) for one in read if isinstance(one, Entry)]
    return [one.answer.text for one in drafts if one and isinstance(one.answer, Text)]


def _wait_for(home: Path, text: str) -> None:
    """Wait until what was typed is kept, to the letter."""
    limit = time.monotonic() + _KEPT_WITHIN
    while (kept := _drafts(home)) != [text]:
        if time.monotonic() > limit:
            message = f"typed {text!r}, kept {kept!r}"
            raise NothingPaintedError(message)
        time.sleep(0.1)


def _within(moments: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[int]:
    """The places of the moments that fall into one of the spans."""
    return [
        place
        for place, moment in enumerate(moments)
        if any(began <= moment <= ended for began, ended in spans)
    ]
