"""The story in the pictures: somebody and their brother, and a journal that began before."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, timezone
from itertools import count, takewhile
from pathlib import Path
from typing import Final

from nvc_coach.practice.answers import Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.refusals import Rejected
from nvc_coach.services.people import write_people
from nvc_coach.services.places import HOME_VARIABLE
from nvc_coach.services.practising import begin
from nvc_coach.services.program import Outside, Program
from nvc_coach.services.sitting import Sitting
from nvc_coach.tui.house import House

Said = tuple[str, Answer | None]
"""A step, and what was answered there; None where it was left open."""

_HERE: Final = timezone(timedelta(hours=2))
TUESDAY: Final = datetime(2026, 10, 13, 20, 40, tzinfo=_HERE)
"""When the pictures are taken."""
MONDAY_NOON: Final = datetime(2026, 10, 12, 12, 30, tzinfo=_HERE)
_EXERCISE: Final = "transforming-enemy-images"
_SHORT: Final = "judgment-in-five-minutes"

JUDGMENT: Final = (
    "He only ever rings when he needs something. How the rest of us are managing, "
    "he has not once asked."
)
GENERALISED: Final = "He never listens when I tell of my day."
OBSERVATION: Final = """\
On Sunday evening T. rang while I was doing the dishes.
He asked whether I could lend him two hundred until the end of the month.
I said that Mum was home from hospital. He said: good, so about Friday, then?
We hung up after four minutes."""
MY_NEEDS: Final = Picks(("consideration", "support"), ("not to be the only one who remembers",))
THEIR_NEEDS: Final = Picks(("ease", "self-respect"), ("to still be the little one sometimes",))
OF_MYSELF: Final = "To ring Lena, and tell one person how this month has been."

BROTHER: Final[tuple[Said, ...]] = (
    ("judgment", Text(JUDGMENT)),
    ("person", Text("T.")),
    ("charge-before", Number(7)),
    ("observation", Text(OBSERVATION)),
    ("my-needs", MY_NEEDS),
    ("my-feelings", Picks(("hurt", "tired"), ("alone with it",))),
    ("willing", Chosen(("yes",))),
    ("their-needs", THEIR_NEEDS),
    ("their-feelings", Picks(("ashamed", "overwhelmed"))),
    ("check-in", Chosen(("softer",))),
    ("now-feelings", Picks(("sad", "softened"), ("a little lighter",))),
    ("now-needs", Picks(("rest", "company"))),
    ("request-self", Text(OF_MYSELF, date(2026, 10, 16))),
    (
        "request-other",
        Text("Would you drive Mum to her check-up, so that I can sleep in?", date(2026, 10, 22)),
    ),
    ("charge-after", Number(4)),
)
"""The whole walk, straight through."""
AGAIN: Final[tuple[Answer, ...]] = (
    Text("He still rings only when he needs something; and I can hear that he is worried."),
    Text("T."),
    Number(4),
    Text("On Monday T. rang at noon. He asked after the money, and then how Mum slept."),
    Picks(("consideration", "ease")),
)
"""How the same walk begins, some time later."""

ONCE_MORE: Final[tuple[Said, ...]] = (
    ("check-in", Chosen(("mine",))),
    ("my-needs", Picks(("consideration", "support", "closeness"))),
    ("my-feelings", Picks(("hurt", "longing"))),
    ("willing", Chosen(("yes",))),
    ("their-needs", THEIR_NEEDS),
    ("their-feelings", None),
)
"""What may come at the first check-in instead: a way back, as far as the second."""

IN_FIVE_MINUTES: Final[tuple[Said, ...]] = (
    ("judgment", Text(JUDGMENT)),
    ("observation", Text(OBSERVATION)),
    ("my-needs", MY_NEEDS),
    ("willing", Chosen(("yes",))),
    ("their-needs", THEIR_NEEDS),
    ("check-in", Chosen(("alive",))),
    ("request-self", None),
)
"""The short practice, before the long one."""

_MEETING: Final[tuple[Said, ...]] = (
    ("judgment", Text("She sells my ideas as hers and does not even blush.")),
    ("person", Text("R.")),
    ("charge-before", Number(6)),
    ("observation", Text("In the meeting on Thursday R. showed my three drawings. She said: we.")),
    ("my-needs", Picks(("recognition", "honesty"))),
    ("my-feelings", Picks(("indignant", "sad"))),
)
_UPSTAIRS: Final[tuple[Said, ...]] = (
    ("judgment", Text("They don't care who lives below them.")),
    ("person", Text("the people upstairs")),
    ("charge-before", Number(5)),
    ("observation", Text("Saturday, ten past eleven at night: music, and chairs being moved.")),
    ("my-needs", Picks(("sleep", "consideration"))),
    ("my-feelings", Picks(("exhausted", "irritated"))),
    ("willing", Chosen(("not-today",))),
    ("check-in", Chosen(("no",))),
    ("now-feelings", Picks(("calm",), ("ready for bed",))),
    ("now-needs", Picks(("quiet",))),
    ("request-self", None),
    ("request-other", Text("Would you take your shoes off after ten?", date(2026, 10, 5))),
    ("charge-after", None),
)


def _asking_nothing(said: Iterable[Said]) -> tuple[Said, ...]:
    """The same without the requests: one asks for a thing once."""
    return tuple((step, None if step.startswith("request-") else answer) for step, answer in said)


_DAYS_BEFORE: Final[tuple[tuple[datetime, tuple[Said, ...]], ...]] = (
    (datetime(2026, 9, 6, 17, 20, tzinfo=_HERE), _UPSTAIRS),
    (datetime(2026, 9, 25, 21, 5, tzinfo=_HERE), _asking_nothing(BROTHER)),
    (datetime(2026, 10, 4, 9, 30, tzinfo=_HERE), _asking_nothing(_UPSTAIRS)),
    (datetime(2026, 10, 8, 19, 10, tzinfo=_HERE), _MEETING[:4]),
    (datetime(2026, 10, 12, 22, 15, tzinfo=_HERE), _MEETING),
)
"""Three practices that are finished, and two that are open."""

PEOPLE: Final = """\
Lena: any evening after eight, she said, and she meant it
Ben next door: the second bell, or knock on the wall
Aunt Ruth, who does not give advice
The choir, Wednesdays: nobody has to talk"""


class Stage:
    """A program with a home of its own, on a day that does not end.

    Args:
        home: An empty folder.
        theme: How the page looks.
    """

    def __init__(self, home: Path, theme: str) -> None:
        self.now = TUESDAY
        numbers = count(1)
        self.program = Program(
            Outside(
                environment={HOME_VARIABLE: str(home)},
                clock=lambda: self.now,
                chance=lambda length: next(numbers).to_bytes(length, "big"),
            )
        )
        self.program.open_for_writing()
        self.program.set("welcomed", value=True)
        self.program.set("theme", theme)
        self.house = House(self.program)

    @property
    def exercise(self) -> Exercise:
        """What is practised.

        Raises:
            LookupError: It does not ship any more.
        """
        return self._found(_EXERCISE)

    @property
    def short(self) -> Exercise:
        """What it goes on from.

        Raises:
            LookupError: It does not ship any more.
        """
        return self._found(_SHORT)

    def _found(self, exercise_id: str) -> Exercise:
        found = self.program.exercise(exercise_id)
        if found is None:
            raise LookupError(exercise_id)
        return found

    def fill_journal(self) -> None:
        """Let there be entries of the weeks before."""
        for moment, said in _DAYS_BEFORE:
            self.now = moment
            self.walked(said)
        self.now = TUESDAY
        self.program.settle()

    def write_people(self) -> None:
        """Let there be a page of people."""
        write_people(self.program.places.people_file, PEOPLE)

    def walked(self, said: Iterable[Said], exercise: Exercise | None = None) -> Sitting:
        """A practice as it stands after these answers; of the usual exercise if none is named.

        Raises:
            ValueError: The exercise asks for something else there.
        """
        sitting = begin(self.program, exercise or self.exercise)
        for step, answer in said:
            if sitting.session.waiting != step:
                message = f"{sitting.session.waiting} is asked, and not {step}"
                raise ValueError(message)
            moved = sitting.skip() if answer is None else sitting.answer(answer)
            if isinstance(moved, Rejected):
                message = f"{step}: {moved}"
                raise ValueError(message)  # noqa: TRY004  # the answer is wrong, not its type
        return sitting


def up_to(step: str) -> tuple[Said, ...]:
    """What was said on the whole walk before a step."""
    return tuple(takewhile(lambda one: one[0] != step, BROTHER))


Opened = Callable[[Stage], Sitting]


def at(step: str, draft: Answer | None = None, typed: str = "") -> Opened:
    """The walk as it comes to a step, with what is half written there.

    Args:
        step: Which is asked.
        draft: What stands there unsent; nothing without it.
        typed: What stands in the field beside picks.
    """

    def opened(stage: Stage) -> Sitting:
        sitting = stage.walked(up_to(step))
        if draft is not None:
            sitting.draft(step, draft, typed)
        return sitting

    return opened
