"""A talk: the terminal, the sitting, and what both need to speak of a step."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from nvc_coach.plain.commands import MEANINGS, Command, Order
from nvc_coach.plain.prompt import Line, Prompt
from nvc_coach.plain.terminal import Terminal, say
from nvc_coach.practice.answers import in_words
from nvc_coach.practice.shortening import one_line
from nvc_coach.practice.view import Mark, PageView, Pinned, StepView
from nvc_coach.services.hinting import Hinting
from nvc_coach.services.introducing import told_on_asking
from nvc_coach.services.sitting import Sitting
from nvc_coach.wording import _

_TURNS = frozenset({Command.BACK, Command.CHANGE, Command.SKIP, Command.UNSURE})


@dataclass(frozen=True, slots=True)
class Talk:
    """What is at hand while somebody practises.

    Attributes:
        terminal: Where to read and write.
        sitting: The session and its entry.
        people: Reads the page "my people".
        today: The day it is.
        not_saved: A sentence while something could not be saved yet; None while all is well.
        in_memory: Whether nothing of this is kept.
        hinting: What the coach asks.
        explained: What has been told already of how to answer.
    """

    terminal: Terminal
    sitting: Sitting
    people: Callable[[], str]
    today: Callable[[], date]
    not_saved: Callable[[], str | None]
    in_memory: bool = False
    hinting: Hinting = field(default_factory=lambda: Hinting(lambda _step, _text: None))
    explained: set[str] = field(default_factory=set)

    def say(self, text: str = "") -> None:
        """Print text, made safe and wrapped."""
        say(self.terminal, text)

    def prompt(
        self,
        view: StepView | None = None,
        *,
        page: PageView | None = None,
        local: frozenset[Command] = frozenset(),
    ) -> Prompt:
        """A prompt with the commands that mean something at this step or page, or between them."""
        shown: dict[Command, Callable[[Order], None]] = {
            Command.WHOLE: lambda _order: self.show_whole(),
            Command.WHERE: lambda _order: self.show_where(),
            Command.PEOPLE: lambda _order: self.show_people(),
            Command.PAUSE: lambda _order: self.rest(),
        }
        turns = _TURNS if view is not None else frozenset({Command.BACK, Command.CHANGE})
        prompt = Prompt(self.terminal, shown, turns, local, kept=not self.in_memory)
        shown[Command.HELP] = lambda order: self._show_help(view or page, prompt, order.argument)
        if view is not None:
            shown[Command.EXAMPLE] = lambda _order: self._show_example(view)
        return prompt

    # ------------------------------------------------------------------ what commands show

    def _show_help(self, view: StepView | PageView | None, prompt: Prompt, named: str) -> None:
        """More about the question, then the commands: their names, or with "all" each of them."""
        self.explained.clear()
        if view is not None:
            exercise = self.sitting.session.exercise
            told = told_on_asking(exercise, view.help, view.facilitator)
            if told:
                self.say(told)
        obeyed = [command for command in Command if prompt.obeys(command)]
        if named:
            for command in obeyed:
                self.say(f"/{command}: {_(MEANINGS[command])}.")
        else:
            names = ", ".join(f"/{command}" for command in obeyed)
            self.say(_("Commands: {names}. /help all reads what each does.").format(names=names))
        if not self.in_memory:
            self.say(_("Whatever you do, what you wrote is kept."))
        self.say()

    def _show_example(self, view: StepView) -> None:
        if view.example:
            self.say(_("For example, somebody wrote:"))
            self.say(view.example)
        else:
            self.say(_("There is no example here."))
        self.say()

    def show_whole(self) -> None:
        """Every answer so far, in full."""
        marks = [mark for mark in self._trail() if mark.words]
        for mark in marks:
            self.say(mark.asked)
            self.say(mark.words)
            self.say()
        unsent = self._unsent_here()
        if unsent:
            self.say(_("Here so far:"))
            self.say(unsent)
        elif not marks:
            self.say(_("Nothing is written yet."))

    def show_where(self) -> None:
        """The trail, numbered, and the parts around here."""
        view = self.sitting.view
        if isinstance(view, StepView):
            here = next((part.label for part in view.parts if part.state == "here"), "")
            ahead = next((part.label for part in view.parts if part.state == "next"), "")
            if here:
                self.say(_("You are at: {part}.").format(part=here))
            if ahead:
                self.say(_("Next comes: {part}.").format(part=ahead))
        trail = self._trail()
        for number, mark in enumerate(trail, 1):
            self.say(f"{number} {mark.part}: {answer_in_short(mark)}")
        if trail:
            self.say(_("/back and /change take these numbers."))

    def show_people(self) -> None:
        """The person's own page of people."""
        page = self.people()
        self.say(
            page
            or _(
                "Your page of people you trust is empty. You can write it in the settings, from "
                "the first menu: names, numbers, whatever helps you reach them."
            )
        )

    def rest(self) -> None:
        """Wait quietly until the person goes on."""
        if self.in_memory:
            self.say(_("Resting. Enter when you like."))
        else:
            self.say(_("Resting. Everything is kept. Enter when you like."))
        Prompt(self.terminal, kept=not self.in_memory).line(lambda: None)

    def _unsent_here(self) -> str:
        """What stands unsent at the question that waits, in words."""
        view = self.sitting.view
        if not isinstance(view, StepView) or view.offered is None:
            return ""
        return offered_words(self, view) if view.offered.source == "draft" else ""

    def _trail(self) -> tuple[Mark, ...]:
        return self.sitting.view.trail

    # ------------------------------------------------------------------ small things

    def enter(self, prompt: Prompt) -> None:
        """Wait for Enter; words typed here are not taken for an answer."""

        def remind() -> None:
            self.say(_("Enter: go on."))

        while True:
            line = prompt.line(remind)
            if isinstance(line, Line) and line.blank:
                return
            self.say(_("Nothing is asked just here. Enter: go on."))


_SHORT = 64
"""How many characters of somebody's words are read where they only serve to know them by."""


def answer_in_short(mark: Mark) -> str:
    """An answer on the trail, short enough to be listened to in a list."""
    if mark.words:
        return f'"{one_line(mark.words, _SHORT)}"'
    return _("Not sure.") if mark.unsure else _("Left open.")


def pinned_line(pinned: Pinned) -> str:
    """What stays in view, as one line."""
    words = one_line(pinned.words, _SHORT)
    if pinned.kind == "judgment":
        return _('Judgment: "{words}"').format(words=words)
    return _("Your needs: {words}").format(words=words)


def offered_words(talk: Talk, view: StepView) -> str:
    """An offered answer in words."""
    offered = view.offered
    if offered is None:
        return ""
    language = talk.sitting.session.exercise.language
    return in_words(offered.answer, offered.said, language)
