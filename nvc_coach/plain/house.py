"""The rooms outside a session, and what they share."""

from dataclasses import dataclass, field
from functools import partial

from nvc_coach.coach.hinting import Hint
from nvc_coach.plain.closing import close
from nvc_coach.plain.commands import MEANINGS, Command, Order
from nvc_coach.plain.prompt import Prompt
from nvc_coach.plain.talk import Talk
from nvc_coach.plain.terminal import Terminal, say
from nvc_coach.plain.walk import walk
from nvc_coach.practice.exercise import Asking, Exercise
from nvc_coach.services.hinting import Hinting
from nvc_coach.services.people import read_people
from nvc_coach.services.practising import Earlier, TakenUp, begin
from nvc_coach.services.program import Program
from nvc_coach.services.sitting import Sitting
from nvc_coach.services.taking_up import next_after
from nvc_coach.wording import _


@dataclass
class House:
    """What is at hand outside a session.

    Attributes:
        terminal: Where to read and write.
        program: What the program works with.
        in_memory: Whether nothing is to be kept this time.
        kept: Ids of the entries worked on this time of which something is kept.
    """

    terminal: Terminal
    program: Program
    in_memory: bool = False
    kept: set[str] = field(default_factory=set[str])

    def say(self, text: str = "") -> None:
        """Print text, made safe and wrapped."""
        say(self.terminal, text)

    def prompt(self, *, local: frozenset[Command] = frozenset()) -> Prompt:
        """A prompt outside a session; some commands may be left to what asks."""
        prompt = Prompt(self.terminal, kept=not self.in_memory, local=local)

        def show_people(_order: Order) -> None:
            self.say(self.people() or _("Your page of people you trust is empty."))

        def show_help(_order: Order) -> None:
            for command in (Command.EDIT, Command.UNDO):
                if command in local:
                    self.say(f"/{command}: {_(MEANINGS[command])}.")
            self.say(_("/people reads your own page of people you trust."))
            self.say(_("/stop ends the program, /leave ends it at once and clears the screen."))

        prompt.shown[Command.PEOPLE] = show_people
        prompt.shown[Command.HELP] = show_help
        return prompt

    def people(self) -> str:
        """The page "my people"."""
        try:
            return read_people(self.program.places.people_file)
        except OSError:
            return _("Your page of people cannot be read just now. It is in {file}.").format(
                file=self.program.places.people_file
            )

    def practise(self, sitting: Sitting, *, resumed: bool = False) -> None:
        """Walk through a session to its closing, and then through what is to follow at once.

        Raises:
            Ended: The talking ends before; everything said is kept.
        """
        going_on: Sitting | None = sitting
        while going_on is not None:
            going_on = self._practise_one(going_on, resumed=resumed)
            resumed = False

    def _practise_one(self, sitting: Sitting, *, resumed: bool) -> Sitting | None:
        """Walk through one session; what it is gone on with at once, if it is."""
        talk = self.talk(sitting)
        try:
            walk(talk, resumed=resumed)
            following = close(talk, partial(next_after, self.program), in_memory=self.in_memory)
        finally:
            self.note(sitting)
        # What is listed from here on is read from the disk.
        self.program.settle()
        if following is None:
            return None
        self.say()
        told = _("{title}. What you said is offered again where it is asked.")
        self.say(told.format(title=following.title))
        practice = TakenUp(following, Earlier(sitting.entry, sitting.session))
        return begin(self.program, practice, in_memory=self.in_memory)

    def talk(self, sitting: Sitting) -> Talk:
        """What is at hand while somebody is at a session."""
        return Talk(
            terminal=self.terminal,
            sitting=sitting,
            people=self.people,
            today=lambda: self.program.clock().date(),
            not_saved=self.program.not_saved,
            in_memory=self.in_memory,
            hinting=Hinting(partial(self._hint_for, sitting.session.exercise)),
        )

    def _hint_for(self, exercise: Exercise, step: Asking, text: str) -> Hint | None:
        from nvc_coach.services.coaching import hint_for  # word lists, needed in a practice alone

        wanted = self.program.settings.hints
        return hint_for(step, text, exercise, self.program) if wanted else None

    def note(self, sitting: Sitting) -> None:
        """Note whether anything of a sitting is kept, so that the last line says what is true."""
        if sitting.begun and not self.in_memory:
            self.kept.add(sitting.entry.id)
        else:
            self.kept.discard(sitting.entry.id)
