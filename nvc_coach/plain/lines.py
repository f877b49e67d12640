"""Words of one line or as many as one likes, while they are written."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from nvc_coach.plain.commands import Command, Order
from nvc_coach.plain.prompt import QUIET_AFTER_PASTE_SECONDS, QUIET_SECONDS, Prompt
from nvc_coach.plain.terminal import say
from nvc_coach.wording import _, ngettext

if TYPE_CHECKING:
    from nvc_coach.plain.house import House

LOCAL = frozenset({Command.EDIT, Command.UNDO})
"""What the prompt leaves to the lines."""

Keep = Callable[[str | None], object]
"""Told of all that is written so far, after each key; None where nothing is."""


def tell_begun(tell: Callable[[str], None], words: str, *, single: bool = False) -> None:
    """Say what was begun earlier, and what can be done with it."""
    tell(_('You wrote: "{words}"').format(words=words))
    if single:
        tell(_("Enter keeps it, /edit takes it up again, or write anew."))
    else:
        tell(_("Enter keeps it, /edit takes up its last line, or write on."))


class Lines:
    """The lines written so far at one question, and how more come to stand below them.

    Args:
        prompt: Reads a line; it leaves :data:`LOCAL` to the lines.
        question: Says the question once more.
        keep: Keeps what is written so far.
        begun: What was begun earlier; more comes to stand below it.
        offered: What an empty line takes, while nothing else is written.
        nothing_yet: Said to a first empty line where nothing is written; without it, that ends it.
        single: Whether the first line is all of it.
    """

    def __init__(  # noqa: PLR0913  # all that ways of asking differ in
        self,
        prompt: Prompt,
        question: Callable[[], None],
        keep: Keep,
        *,
        begun: str = "",
        offered: str = "",
        nothing_yet: str = "",
        single: bool = False,
    ) -> None:
        self._prompt = prompt
        self._question = question
        self._keep = keep
        self._lines = begun.split("\n") if begun else []
        self._offered = offered
        self._nothing_yet = nothing_yet
        self._single = single
        self._prefill = ""

    def words(self) -> str:
        """What was written, once an empty line or a lone dot has ended it.

        Raises:
            Turn: A command leads away from the question.
            Ended: The talking ends.
        """
        nothing_yet, quiet = self._nothing_yet, QUIET_SECONDS
        while True:
            prefill, self._prefill = self._prefill, ""
            first = not self._lines and not prefill
            line = self._prompt.line(
                self._again, watch=self._watch, prefill=prefill, words=True, bare=first
            )
            if isinstance(line, Order):
                self._edit(line)
            elif line.text.strip() and line.text != ".":
                self._lines.extend(line.text.split("\n"))
                self._watch(None)
                if self._single:
                    break
                if "\n" in line.text:
                    quiet = QUIET_AFTER_PASTE_SECONDS
            elif self._lines and (line.text == "." or not self._prompt.terminal.more(quiet)):
                break
            elif self._lines:
                self._lines.extend(line.text.split("\n"))
            elif self._offered:
                return self._offered
            elif not nothing_yet:
                break
            else:
                self._say(nothing_yet)
                nothing_yet = ""
        return "\n".join(self._lines)

    def _say(self, text: str) -> None:
        say(self._prompt.terminal, text)

    def _again(self) -> None:
        """Ask once more, in the middle of it all."""
        self._question()
        if self._lines:
            told = ngettext(
                "So far {count} line. Go on, or an empty line ends.",
                "So far {count} lines. Go on, or an empty line ends.",
                len(self._lines),
            )
            self._say(told.format(count=len(self._lines)))

    def _edit(self, order: Order) -> None:
        if order.command is Command.EDIT:
            if not self._lines and self._offered:
                self._lines = self._offered.split("\n")
            self._prefill = self._lines.pop() if self._lines else ""
            return
        while self._lines and not self._lines[-1].strip():
            self._lines.pop()
        if self._lines:
            self._say(_('Taken out: "{words}"').format(words=self._lines.pop()))
            self._watch(None)
        else:
            self._say(_("There is nothing to take back here."))

    def _watch(self, typed: str | None) -> None:
        lines = self._lines if typed is None else [*self._lines, typed]
        self._keep("\n".join(lines) if lines else None)


def ask_words(
    house: "House", question: str, keep: Callable[[str], object], *, begun: str = ""
) -> str:
    """What is written outside a session, once an empty line or a lone dot has ended it.

    Args:
        house: What is at hand.
        question: Asks for them; said once more after a command that showed something.
        keep: Keeps what is written so far; called after each key.
        begun: What was begun earlier.

    Raises:
        Ended: The talking ends; what was written is kept.
    """

    def ask() -> None:
        house.say(question)

    ask()
    if begun:
        tell_begun(house.say, begun)
    prompt = house.prompt(local=LOCAL)
    return Lines(prompt, ask, lambda words: keep(words or ""), begun=begun).words()
