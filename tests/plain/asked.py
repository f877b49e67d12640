"""One step of a small exercise, asked in a played terminal."""

from contextlib import suppress
from dataclasses import dataclass

from nvc_coach.journal.entry import Entry
from nvc_coach.plain.talk import Talk
from nvc_coach.plain.terminal import Ended
from nvc_coach.plain.walk import walk
from nvc_coach.practice.exercise import Exercise, Needs, Step, Write
from nvc_coach.practice.session import begin
from nvc_coach.practice.vocabulary import Group, Vocabulary, Word
from nvc_coach.services.sitting import Sitting
from tests.plain.talking import BEGIN, Key, PlayedTerminal, Ticking

NEEDS = Vocabulary(
    "core/needs",
    "1.0.0",
    "en",
    "needs",
    (
        Group(
            "seen",
            "Being seen and heard",
            (
                Word("respect", "respect", "to be treated as someone whose dignity counts"),
                Word("self-respect", "self-respect", "to stand by what I value in myself"),
                Word("to-be-heard", "to be heard", "someone takes in what I say", ("listening",)),
            ),
        ),
        Group("body", "Body and rest", (Word("rest", "rest", "to let go"), Word("ease", "ease"))),
        Group("close", "Closeness", (Word("connection", "connection", "to be in touch"),)),
    ),
)
FEELINGS = Vocabulary(
    "core/feelings",
    "1.0.0",
    "en",
    "feelings",
    (
        Group("sad", "Sad", (Word("sad", "sad"), Word("lonely", "lonely")), met=False),
        Group("hurt", "Hurt", (Word("hurt", "hurt"), Word("tired", "tired")), met=False),
    ),
)
FAUX = Vocabulary(
    "core/faux-feelings",
    "1.0.0",
    "en",
    "faux-feelings",
    (
        Group(
            "over",
            "Overlooked",
            (
                Word(
                    "ignored",
                    "ignored",
                    "someone acts as if I were not there",
                    feelings=("lonely", "hurt"),
                    needs=("to-be-heard", "respect"),
                ),
                Word("judged", "judged", feelings=("unknown-here",)),
            ),
        ),
    ),
)


def exercise_of(*steps: Step) -> Exercise:
    """An exercise of these steps."""
    return Exercise(
        id="small",
        version="1.0.0",
        language="en",
        title="Small",
        summary="A small one.",
        minutes=5,
        form=("solo",),
        steps=steps,
        vocabularies={"core/needs": NEEDS, "core/feelings": FEELINGS},
        faux_feelings=FAUX,
    )


class KeptInAList:
    """Remembers each state it is given."""

    def __init__(self) -> None:
        self.states: list[Entry] = []
        self.discarded: list[str] = []

    def keep(self, entry: Entry) -> None:
        self.states.append(entry)

    def discard(self, entry_id: str) -> None:
        self.discarded.append(entry_id)


def sitting_at(exercise: Exercise, keeper: KeptInAList | None = None) -> Sitting:
    """Somebody who is just beginning."""
    entry = Entry(
        id="01KAP2M4X0Q6Z8V3T5R7N9B1CD",
        exercise=exercise.id,
        title=exercise.title,
        version=exercise.version,
        fingerprint=exercise.fingerprint,
        language=exercise.language,
        started=BEGIN,
    )
    return Sitting(begin(exercise), entry, keeper or KeptInAList(), Ticking())


@dataclass
class Played:
    """What came of a walk."""

    sitting: Sitting
    terminal: PlayedTerminal

    @property
    def seen(self) -> str:
        return self.terminal.text

    @property
    def answers(self) -> list[tuple[str, object]]:
        """Steps with their answers, in order; None where left open."""
        return [(visit.step, visit.answer) for visit in self.sitting.session.path]


def talk_with(sitting: Sitting, terminal: PlayedTerminal, people: str = "") -> Talk:
    return Talk(
        terminal=terminal,
        sitting=sitting,
        people=lambda: people,
        today=BEGIN.date,
        not_saved=lambda: None,
    )


def played(
    exercise: Exercise, *keys: Key, sitting: Sitting | None = None, people: str = ""
) -> Played:
    """Walk through an exercise by these keys; Ctrl+D comes after the last."""
    sitting = sitting or sitting_at(exercise)
    terminal = PlayedTerminal(list(keys))
    with suppress(Ended):
        walk(talk_with(sitting, terminal, people))
    return Played(sitting, terminal)


A_NEED = Needs(id="needs", part="My side", ask="What matters to you?", vocabulary="core/needs")
A_TEXT = Write(id="words", part="Words", ask="What do you say?")
