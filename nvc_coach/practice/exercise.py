"""Exercises: their ten kinds of step, and what may be said of when and where steps lead.

An :class:`Exercise` can only be made whole: a structure in which a path might not end, or a step
refers to something that is not there, is refused by the constructor (see
:mod:`~nvc_coach.practice.structure`). So every path through every exercise ends.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar, Literal

from nvc_coach.practice.forms import Door, Form
from nvc_coach.practice.hint_table import HintTable
from nvc_coach.practice.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when the choice made at the step is one of these (any of them, where many are)."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IsAnswered:
    """Holds when the step was answered, or, with `answered` false, when it was not."""

    answered: bool


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Holds when the number given at a scale is this or more."""

    number: int


Test = AnyOf | IsAnswered | AtLeast


@dataclass(frozen=True, slots=True)
class Condition:
    """One key of a step's `when`: what must hold of an earlier step on the present pass."""

    step: str
    test: Test


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What every step has.

    Attributes:
        id: Unique in the exercise; entries refer to it.
        part: The heading the step stands under. Reading gives a step the part of the one before
            it where it names none, so that only an exercise without parts has empty ones.
        when: The step is shown only if all of these hold; shown always if there are none.
        goto: The id of a later step to go to on leaving this one, however it is left.
        help: More to say, on request.
        facilitator: A note shown to whoever leads a pair or a group.
    """

    kind: ClassVar[str]

    id: str
    part: str = ""
    when: tuple[Condition, ...] = ()
    goto: str | None = None
    help: str = ""
    facilitator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page(_Step):
    """A page: turned by whoever reads it, without leaving a trace in the log."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Read(_Page):
    """A page to read."""

    kind: ClassVar[str] = "read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(_Page):
    """A page to rest on; `seconds` suggests how long, None leaves it open."""

    kind: ClassVar[str] = "pause"

    seconds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asking(_Step):
    """What every step that asks for an answer has.

    Attributes:
        ask: The question; may pipe earlier answers in.
        example: A worked answer, on request.
        recap: The closing's sentence for this step; None lets question and answer stand, an
            empty one says nothing at the closing.
        hints: Whether the coach may speak here.
    """

    ask: str
    example: str = ""
    recap: str | None = None
    hints: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Write(_Asking):
    """Free text; `lines` suggests how many."""

    kind: ClassVar[str] = "write"

    lines: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observe(_Asking):
    """Free text about what was seen and heard."""

    kind: ClassVar[str] = "observe"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picking(_Asking):
    """Words from a vocabulary, and own ones.

    Attributes:
        about: Whose feelings or needs these are.
        vocabulary: The id of the vocabulary in :attr:`Exercise.vocabularies`.
    """

    vocabulary: str
    about: Literal["me", "other", "us"] = "me"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feelings(_Picking):
    """Feelings (or sensations), from a vocabulary and in own words."""

    kind: ClassVar[str] = "feelings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs(_Picking):
    """Needs, from a vocabulary and in own words; `met` tells whether they are met here."""

    kind: ClassVar[str] = "needs"

    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer a :class:`Choose` offers.

    Attributes:
        id: Unique in its step.
        label: The words shown.
        goto: Where it leads; an earlier step only with `rounds`.
        rounds: How often the way back may be taken in a session, 1 to 9.
    """

    id: str
    label: str
    goto: str | None = None
    rounds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choose(_Asking):
    """One of several choices, or with `many` any number of them."""

    kind: ClassVar[str] = "choose"

    choices: tuple[Choice, ...]
    many: bool = False

    def choice(self, choice_id: str) -> Choice | None:
        """The choice with this id, or None."""
        return next((choice for choice in self.choices if choice.id == choice_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(_Asking):
    """A whole number from `start` to `end`, both included; `low` and `high` name the ends."""

    kind: ClassVar[str] = "scale"

    start: int = 0
    end: int = 10
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(_Asking):
    """Something one would like to ask of oneself, of another or of the group, by a day."""

    kind: ClassVar[str] = "request"

    of: Literal["me", "other", "us"] = "me"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(_Asking):
    """What was agreed: who does what, by when, any number of times."""

    kind: ClassVar[str] = "agreement"


Page = Read | Pause
Asking = Write | Observe | Feelings | Needs | Choose | Scale | Request | Agreement
Picking = Feelings | Needs
Step = Page | Asking
KINDS: tuple[type[Step], ...] = (
    Read, Write, Observe, Feelings, Needs, Choose, Scale, Pause, Request, Agreement,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A published source that the order and purpose of the steps follow."""

    title: str
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Try:
    """A walk the author expects to work: which choices it takes and what it comes by.

    Attributes:
        name: A short sentence.
        script: Lines "step: choice", one a visit; a blank choice skips.
        sees: Ids of steps the walk comes by.
        skips: Ids of steps it must not come by.
        shows: Texts that must be read somewhere on the way.
    """

    name: str
    script: tuple[str, ...] = ()
    sees: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Take:
    """An answer taken over: where it goes, and the step of the other practice it comes from."""

    step: str
    of: str


@dataclass(frozen=True, slots=True)
class Follow:
    """A practice that this one goes on from.

    Attributes:
        exercise: The id of that practice; it need not be installed.
        takes: What is taken over from it, in the order of the file.
    """

    exercise: str
    takes: tuple[Take, ...]


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """A practice: what it is, and its steps from top to bottom.

    Attributes:
        id: Its stable name.
        version: Three numbers with dots.
        language: A language tag, for instance ``en``.
        title: As shown.
        summary: One sentence.
        minutes: How long it takes, about.
        form: Alone, in a pair, in a group.
        doors: What it is offered for, in the order of its file; none if it is only in the library.
        follows: The practices it goes on from, each at most once.
        steps: In order.
        vocabularies: Every vocabulary its steps name, by id.
        faux_feelings: Words that carry a story, with what may lie underneath; or None.
        hints: Whether the coach may speak at all.
        own_hints: What the coach asks here beside what its lists say.
        fingerprint: Of the exercise with all it resolved to; see `library.resolved`.

    Raises:
        ValueError: The steps do not fit together; the text names the first fault.
    """

    id: str
    version: str
    language: str
    title: str
    summary: str
    minutes: int
    form: tuple[Form, ...]
    steps: tuple[Step, ...] = field(repr=False)
    vocabularies: Mapping[str, Vocabulary] = field(
        repr=False, default_factory=lambda: MappingProxyType({})
    )
    faux_feelings: Vocabulary | None = field(repr=False, default=None)
    fingerprint: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
    tags: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    tries: tuple[Try, ...] = field(repr=False, default=())
    doors: tuple[Door, ...] = ()
    follows: tuple[Follow, ...] = ()
    hints: bool = True
    own_hints: tuple[HintTable, ...] = field(repr=False, default=())

    def __post_init__(self) -> None:
        from nvc_coach.practice.structure import faults  # it reads this module

        for fault in faults(self.steps, self.vocabularies):
            where = ".".join(map(str, fault.where))
            message = f"{self.id}: {fault.code} at {where}: {fault.about}"
            raise ValueError(message)

    def step(self, step_id: str) -> Step:
        """The step with this id.

        Raises:
            KeyError: There is none.
        """
        return self.steps[self.position[step_id]]

    def asking(self, step_id: str) -> Asking | None:
        """The step with this id if there is one and it asks; None otherwise."""
        at = self.position.get(step_id)
        step = None if at is None else self.steps[at]
        return None if step is None or isinstance(step, Page) else step

    def following(self, exercise_id: str) -> Follow | None:
        """What it takes over from this practice; None where it does not follow it."""
        return next((one for one in self.follows if one.exercise == exercise_id), None)

    def words_for(self, step: Picking) -> Vocabulary:
        """The vocabulary that a step picks from."""
        return self.vocabularies[step.vocabulary]

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where each step stands, by id, from 0."""
        return {step.id: at for at, step in enumerate(self.steps)}

    @cached_property
    def deciding(self) -> frozenset[str]:
        """Ids of the steps that decide the path: they have a `goto`, or a `when` names them."""
        leading = {
            step.id
            for step in self.steps
            if step.goto or (isinstance(step, Choose) and any(c.goto for c in step.choices))
        }
        return frozenset(leading | {one.step for step in self.steps for one in step.when})
