"""Asking for somebody's own words outside a session: as many lines as one likes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from nvc_coach.plain.prompt import QUIET_AFTER_PASTE_SECONDS, QUIET_SECONDS, Line
from nvc_coach.plain.terminal import Ended

if TYPE_CHECKING:
    from nvc_coach.plain.house import House


class OwnWords:
    """Words of as many lines as one likes, and none of them lost when the talking ends.

    Args:
        house: What is at hand.
        question: Asks for them; said once more after a command that showed something.
    """

    def __init__(self, house: "House", question: str) -> None:
        self._house = house
        self._question = question
        self._prompt = house.prompt()
        self._lines: list[str] = []
        self._typed = ""

    def ask(self, keep: Callable[[str], object]) -> str:
        """What was written, once an empty line or a lone dot has ended it.

        Args:
            keep: Keeps what was written so far where the talking ends before.

        Raises:
            Ended: The talking ends.
        """
        self._ask()
        try:
            return self._words()
        except Ended:
            keep("\n".join((*self._lines, self._typed) if self._typed else self._lines))
            raise

    def _words(self) -> str:
        quiet = QUIET_SECONDS
        while True:
            line = self._prompt.line(self._ask, watch=self._watch, words=True, bare=not self._lines)
            self._typed = ""
            if not isinstance(line, Line):
                continue
            if line.blank or line.text == ".":
                more = line.blank and self._house.terminal.more(quiet)
                if not (self._lines and more):
                    return "\n".join(self._lines)
            elif "\n" in line.text:
                quiet = QUIET_AFTER_PASTE_SECONDS
            self._lines.extend(line.text.split("\n"))

    def _watch(self, typed: str | None) -> None:
        self._typed = typed or ""

    def _ask(self) -> None:
        self._house.say(self._question)
