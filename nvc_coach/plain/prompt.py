"""The prompt: one line from the person, with the commands open everywhere obeyed on the way.

What a command leads away to is raised as a :class:`Turn`; what only shows something is shown, and
the question asked again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from nvc_coach.plain.commands import (
    Command,
    Order,
    UnknownOrder,
    bare_command,
    may_become_command,
    parsed,
)
from nvc_coach.plain.terminal import Ended, Ending, Interrupted, Terminal, say, show_blank_screen
from nvc_coach.wording import _, ngettext

BURST_SECONDS = 0.05
QUIET_SECONDS = 0.15
QUIET_AFTER_PASTE_SECONDS = 0.7
_LINES_BETWEEN_WATCHES = 64


class Turn(Exception):  # noqa: N818  # turning elsewhere is no error
    """A command leads away from the question."""

    def __init__(self, order: Order) -> None:
        super().__init__(order.command)
        self.order = order


@dataclass(frozen=True, slots=True)
class Line:
    """What the person entered: words, perhaps several lines of them if they were pasted."""

    text: str

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it."""
        return not self.text.strip()


Watch = Callable[[str | None], None]
"""Told what stands in the line while it is typed; None where it turned out to hold no words."""


def _watch_nothing(typed: str | None) -> None:
    del typed


def _words_only(watch: Watch) -> Callable[[str], None]:
    """Tells of what is typed, but for what may become a command: that is nobody's words."""

    def told(typed: str) -> None:
        if not may_become_command(typed):
            watch(typed)

    return told


@dataclass
class Prompt:
    """Reads lines and obeys what can be obeyed anywhere.

    Attributes:
        terminal: Where to read and write.
        shown: What the commands that only show something show, by command.
        turns: The commands that lead away from here.
        local: The commands that the question itself obeys.
        kept: Whether what is written is kept, so that nothing untrue is said of it.
    """

    terminal: Terminal
    shown: dict[Command, Callable[[Order], None]] = field(default_factory=dict)
    turns: frozenset[Command] = frozenset()
    local: frozenset[Command] = frozenset()
    kept: bool = True

    def line(
        self,
        question: Callable[[], None],
        *,
        watch: Watch = _watch_nothing,
        prefill: str = "",
        words: bool = False,
        bare: bool = True,
    ) -> Line | Order:
        """One entry from the person: words, or a command that the question itself obeys.

        Args:
            question: Says the question once more; called after a command that showed something.
            watch: Told what stands in the line while it is typed.
            prefill: What stands in the line at first.
            words: Whether words are asked for, so that a line may be meant as words or as a
                command.
            bare: Whether a bare command word may be meant as a command.

        Raises:
            Turn: A command leads away from the question.
            Ended: The talking ends.
        """
        while True:
            text, pasted = self.read(_words_only(watch), prefill)
            prefill = ""
            order = None if pasted else parsed(text)
            if order is None and words and bare and not pasted:
                order = self._meant(text)
            if order is None:
                return Line(text)
            if isinstance(order, UnknownOrder):
                kept = self._kept_words(text, order) if words else self._unknown(order)
                if kept:
                    return Line(kept)
                watch(None)
                question()
                continue
            watch(None)
            obeyed = self.obey(order)
            if obeyed is not None:
                return obeyed
            question()

    def read(self, watch: Callable[[str], None], prefill: str = "") -> tuple[str, bool]:
        """What was entered, and whether it came as a paste of several lines.

        Lines that come right behind each other belong together: none of them answers what has
        not been asked yet.
        """
        lines = [self.one(watch, prefill)]
        while self.terminal.more(BURST_SECONDS):
            if len(lines) % _LINES_BETWEEN_WATCHES in {0, 1}:
                watch("\n".join(lines))
            lines.append(self.one(lambda typed: watch("\n".join((*lines, typed)))))
        return "\n".join(lines), len(lines) > 1

    def one(self, watch: Callable[[str], None], prefill: str = "") -> str:
        """One line; Ctrl+C asks whether to stop, and gives the line back."""
        while True:
            try:
                return self.terminal.read(watch, prefill)
            except Interrupted as pressed:
                prefill = pressed.typed
                self._stay_or_stop()

    def _stay_or_stop(self) -> None:
        if self.kept:
            say(self.terminal, _("Stop here? Everything is kept. 1 stop. Enter: stay."))
        else:
            say(self.terminal, _("Stop here? Nothing of this is kept. 1 stop. Enter: stay."))
        try:
            said = self.terminal.read(_watch_nothing, "")
        except Interrupted:
            raise Ended(Ending.STOPPED) from None
        if said.strip().casefold() in {"1", "s", "stop", "/stop", "y", "yes"}:
            raise Ended(Ending.STOPPED)
        say(self.terminal, _("You stay. Your line is as it was."))

    # ------------------------------------------------------------------ commands

    def obeys(self, command: Command) -> bool:
        """Whether a command means something here."""
        everywhere = {Command.HELP, Command.STOP, Command.LEAVE}
        return command in everywhere | set(self.shown) | self.turns | self.local

    def obey(self, order: Order) -> Order | None:
        """Do what a command says; one that the question itself obeys is handed back.

        Raises:
            Turn: It leads away from the question.
            Ended: It ends the talking.
        """
        command = order.command
        if command is Command.STOP:
            raise Ended(Ending.STOPPED)
        if command is Command.LEAVE:
            show_blank_screen(self.terminal)
            raise Ended(Ending.LEFT)
        if command in self.turns:
            raise Turn(order)
        if command in self.local:
            return order
        if command in self.shown:
            self.shown[command](order)
        else:
            say(self.terminal, _("/{command} has no use here.").format(command=command))
        return None

    def _meant(self, text: str) -> Order | None:
        """The command that a bare word is meant as; None where it is an answer."""
        command = bare_command(text)
        if command is None or not self.obeys(command):
            return None
        say(
            self.terminal,
            _('"{word}": 1 do that, as /{command}. 2 keep it as an answer. Enter for 2.').format(
                word=text.strip(), command=command
            ),
        )
        return Order(command) if self.terminal.read(_watch_nothing, "").strip() == "1" else None

    def _unknown(self, order: UnknownOrder) -> str:
        told = _('"/{word}" is no command; /help names them all.')
        say(self.terminal, told.format(word=order.word))
        return ""

    def _kept_words(self, text: str, order: UnknownOrder) -> str:
        """The line as words, with what is typed on top of it; empty where it is left out."""
        self._unknown(order)
        say(self.terminal, _("1 keep the line as your words. Enter leaves it out."))
        more = self.terminal.read(_watch_nothing, "")
        if more.strip() == "1":
            return text
        return f"{text}\n{more}" if more.strip() else ""

    # ------------------------------------------------------------------ small questions

    def answer(self, question: Callable[[], None], nothing_yet: str) -> str | None:
        """What is said to a question; None once two empty lines have left it open.

        Args:
            question: Says the question once more.
            nothing_yet: Said after the first empty line.
        """
        asked_once = False
        while True:
            line = self.line(question, words=True)
            if isinstance(line, Line) and not line.blank:
                return line.text
            if isinstance(line, Line) and asked_once:
                return None
            if isinstance(line, Line):
                asked_once = True
                say(self.terminal, nothing_yet)

    def number(self, question: Callable[[], None], most: int) -> int | None:
        """A number from 1 to `most`; None for an empty line."""
        while True:
            line = self.line(question)
            if isinstance(line, Order):
                continue
            if line.blank:
                return None
            text = line.text.strip()
            if text.isdecimal() and 1 <= int(text) <= most:
                return int(text)
            say(
                self.terminal,
                ngettext(
                    "Please type {most}, or just Enter.",
                    "Please type a number from 1 to {most}, or just Enter.",
                    most,
                ).format(most=most),
            )
