"""Asking for free words: a line, or as many as one likes."""

from collections.abc import Callable

from nvc_coach.plain.commands import Command, Order
from nvc_coach.plain.prompt import QUIET_AFTER_PASTE_SECONDS, QUIET_SECONDS
from nvc_coach.plain.talk import Talk, offered_words
from nvc_coach.practice.answers import Text
from nvc_coach.practice.exercise import Write
from nvc_coach.practice.view import StepView
from nvc_coach.wording import _, ngettext

_LOCAL = frozenset({Command.EDIT, Command.UNDO})


def ask_text(talk: Talk, view: StepView, question: Callable[[], None]) -> Text | None:
    """Words for a write or observe step."""
    single = isinstance(view.step, Write) and view.step.lines == 1

    text = Written(talk, view, question, Text, single=single).words()
    return Text(text) if text else None


class Written:
    """The lines written so far at one question, and how more come to stand below them.

    Args:
        talk: What is at hand.
        view: The step that asks.
        question: Says the question once more.
        answer: The answer that a text would be.
        single: Whether the first line is the whole answer.
    """

    def __init__(
        self,
        talk: Talk,
        view: StepView,
        question: Callable[[], None],
        answer: Callable[[str], Text],
        *,
        single: bool = False,
    ) -> None:
        self._talk = talk
        self._answer = answer
        self._step = view.step.id
        self._draft_before = talk.sitting.drafts.get(view.step.id)
        self._question = question
        self._single = single
        self._offered = offered_words(talk, view)
        self._draft = view.offered is not None and view.offered.source == "draft"
        self._lines: list[str] = []
        self._prefill = ""
        self._prompt = talk.prompt(view, local=_LOCAL)

    def words(self) -> str:
        """What was written, once an empty line or a lone dot has ended it."""
        self._open()
        asked_once, quiet = False, QUIET_SECONDS
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
            elif self._lines and (line.text == "." or not self._talk.terminal.more(quiet)):
                break
            elif self._lines:
                self._lines.extend(line.text.split("\n"))
            elif self._offered:
                return self._offered
            elif asked_once:
                break
            else:
                asked_once = True
                self._talk.say(_("Nothing here yet. Enter again leaves it open."))
        return "\n".join(self._lines)

    def _open(self) -> None:
        """Say what is there already: words begun here, or from the last time."""
        if not self._offered:
            return
        if self._draft:
            self._talk.say(_('You wrote: "{words}"').format(words=self._offered))
        else:
            self._talk.say(_('Last time: "{words}"').format(words=self._offered))
        if self._draft and not self._single:
            self._lines, self._offered = self._offered.split("\n"), ""
            self._talk.say(_("Enter keeps it, /edit takes up its last line, or write on."))
        else:
            self._talk.say(_("Enter keeps it, /edit takes it up again, or write anew."))

    def _again(self) -> None:
        """Ask once more, in the middle of it all."""
        self._question()
        if self._lines:
            told = ngettext(
                "So far {count} line. Go on, or an empty line ends.",
                "So far {count} lines. Go on, or an empty line ends.",
                len(self._lines),
            )
            self._talk.say(told.format(count=len(self._lines)))

    def _edit(self, order: Order) -> None:
        if order.command is Command.EDIT:
            if not self._lines and self._offered:
                self._lines = self._offered.split("\n")
            self._prefill = self._lines.pop() if self._lines else ""
            return
        while self._lines and not self._lines[-1].strip():
            self._lines.pop()
        if self._lines:
            self._talk.say(_('Taken out: "{words}"').format(words=self._lines.pop()))
            self._watch(None)
        else:
            self._talk.say(_("There is nothing to take back here."))

    def _watch(self, typed: str | None) -> None:
        lines = self._lines if typed is None else [*self._lines, typed]
        if lines:
            self._talk.sitting.draft(self._step, self._answer("\n".join(lines)))
        else:
            self._talk.sitting.restore(self._step, self._draft_before)
