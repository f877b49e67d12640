"""Reading the steps of an exercise: the ten kinds, and when each is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, Protocol, TypedDict, cast, get_args

from nvc_coach.library.characters import shown
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import one_of
from nvc_coach.library.table import Keys, Table
from nvc_coach.practice.exercise import (
    KINDS,
    Agreement,
    AnyOf,
    AtLeast,
    Choice,
    Choose,
    Condition,
    Feelings,
    IsAnswered,
    Needs,
    Observe,
    Pause,
    Read,
    Request,
    Scale,
    Step,
    Test,
    Write,
)
from nvc_coach.wording import _

Whose = Literal["me", "other", "us"]
PickingKind = Literal["feelings", "needs"]

MOST_CHOICES: Final = 99
MOST_CONDITIONS: Final = 99
MOST_LINES: Final = 99
MOST_SECONDS: Final = 3600
FARTHEST_ON_A_SCALE: Final = 1000
_WHOSE: Final[tuple[Whose, ...]] = get_args(Whose)
_KIND_NAMES: Final = tuple(kind.kind for kind in KINDS)

_STEP_KEYS: Final = Keys(("id", "kind"), ("part", "when", "goto", "help", "facilitator"))
_PAGE_KEYS: Final = _STEP_KEYS | Keys(("text",))
_ASKING_KEYS: Final = _STEP_KEYS | Keys(("ask",), ("example", "recap", "hints"))
_PICKING_KEYS: Final = _ASKING_KEYS | Keys((), ("about", "vocabulary", "words"))
STEP_KEYS: Final[Mapping[str, Keys]] = MappingProxyType(
    {
        "read": _PAGE_KEYS,
        "write": _ASKING_KEYS | Keys((), ("lines",)),
        "observe": _ASKING_KEYS,
        "feelings": _PICKING_KEYS,
        "needs": _PICKING_KEYS | Keys((), ("met",)),
        "choose": _ASKING_KEYS | Keys(("choices",), ("many",)),
        "scale": _ASKING_KEYS | Keys((), ("from", "to", "low", "high")),
        "pause": _PAGE_KEYS | Keys((), ("seconds",)),
        "request": _ASKING_KEYS | Keys((), ("of",)),
        "agreement": _ASKING_KEYS,
    }
)
"""The keys of each kind of step."""
CHOICE_KEYS: Final = Keys(("id", "label"), ("goto", "rounds"))


class WordsFor(Protocol):
    """Where the words of a step come from."""

    def __call__(self, table: Table, kind: PickingKind) -> str:
        """The name of the vocabulary that a step picks from; empty if there is none.

        Args:
            table: The step.
            kind: What it picks.
        """
        ...


class _Common(TypedDict):
    id: str
    part: str
    when: tuple[Condition, ...]
    goto: str | None
    help: str
    facilitator: str


class _Asked(_Common):
    ask: str
    example: str
    recap: str | None
    hints: bool


@dataclass(frozen=True, slots=True)
class ReadStep:
    """A step as it was read.

    Attributes:
        step: The step; something in its place if nobody can tell what it was meant to be.
        doubtful: Whether it is only something in its place.
    """

    step: Step
    doubtful: bool = False


def read_step(table: Table, part: str, words_for: WordsFor) -> ReadStep:
    """The step that a table describes.

    Args:
        table: The step.
        part: The part that the step before it stands in.
        words_for: Where its words come from.
    """
    kind = table.choice("kind", _KIND_NAMES)
    if kind is None:
        if "kind" not in table.data and table.path not in table.notes.told:
            message = _("kind is missing here.")
            fix = _('Add kind = "write", or another one: {kinds}.').format(
                kinds=one_of(_KIND_NAMES)
            )
            table.notes.at_key(Code.KEY_MISSING, table.at("kind"), message, fix)
        return ReadStep(Write(id=table.id(), part=part, ask=""), doubtful=True)
    table.expect(STEP_KEYS[kind])
    return ReadStep(_READERS[kind](table, _common(table, part), words_for))


def _common(table: Table, part: str) -> _Common:
    return {
        "id": table.id(),
        "part": table.text("part", one_line=True) if "part" in table.data else part,
        "when": _when(table),
        "goto": _goto(table),
        "help": table.text("help"),
        "facilitator": table.text("facilitator"),
    }


def _goto(table: Table) -> str | None:
    return table.text("goto", one_line=True, blank=False) or None


def _asked(table: Table, common: _Common) -> _Asked:
    return {
        **common,
        "ask": table.text("ask", blank=False),
        "example": table.text("example"),
        "recap": table.text("recap") if "recap" in table.data else None,
        "hints": table.truth("hints") is not False,
    }


def _read(table: Table, common: _Common, _words: WordsFor) -> Step:
    return Read(**common, text=table.text("text", blank=False))


def _pause(table: Table, common: _Common, _words: WordsFor) -> Step:
    seconds = table.whole("seconds", 1, MOST_SECONDS)
    return Pause(**common, text=table.text("text", blank=False), seconds=seconds)


def _write(table: Table, common: _Common, _words: WordsFor) -> Step:
    return Write(**_asked(table, common), lines=table.whole("lines", 1, MOST_LINES))


def _observe(table: Table, common: _Common, _words: WordsFor) -> Step:
    return Observe(**_asked(table, common))


def _feelings(table: Table, common: _Common, words_for: WordsFor) -> Step:
    return Feelings(
        **_asked(table, common),
        vocabulary=words_for(table, "feelings"),
        about=_whose(table, "about"),
    )


def _needs(table: Table, common: _Common, words_for: WordsFor) -> Step:
    return Needs(
        **_asked(table, common),
        vocabulary=words_for(table, "needs"),
        about=_whose(table, "about"),
        met=table.truth("met"),
    )


def _whose(table: Table, key: str) -> Whose:
    whose: Whose | None = table.choice(key, _WHOSE)
    return whose or "me"


def _choose(table: Table, common: _Common, _words: WordsFor) -> Step:
    choices = table.tables("choices", inline=True, most=MOST_CHOICES)
    return Choose(
        **_asked(table, common),
        choices=tuple(_choice(one) for one in choices),
        many=table.truth("many") is True,
    )


def _choice(table: Table) -> Choice:
    table.expect(CHOICE_KEYS)
    rounds = table.data.get("rounds")
    return Choice(
        id=table.id(),
        label=table.text("label", one_line=True, blank=False),
        goto=_goto(table),
        # How many there may be is told with what else there is to say of ways back.
        rounds=rounds if type(rounds) is int else table.whole("rounds", 1, 9),
    )


def _scale(table: Table, common: _Common, _words: WordsFor) -> Step:
    start = table.whole("from", -FARTHEST_ON_A_SCALE, FARTHEST_ON_A_SCALE)
    end = table.whole("to", -FARTHEST_ON_A_SCALE, FARTHEST_ON_A_SCALE)
    return Scale(
        **_asked(table, common),
        start=0 if start is None else start,
        end=10 if end is None else end,
        low=table.text("low", one_line=True),
        high=table.text("high", one_line=True),
    )


def _request(table: Table, common: _Common, _words: WordsFor) -> Step:
    return Request(**_asked(table, common), of=_whose(table, "of"))


def _agreement(table: Table, common: _Common, _words: WordsFor) -> Step:
    return Agreement(**_asked(table, common))


_READERS: Final[Mapping[str, Callable[[Table, _Common, WordsFor], Step]]] = MappingProxyType(
    {
        "read": _read,
        "write": _write,
        "observe": _observe,
        "feelings": _feelings,
        "needs": _needs,
        "choose": _choose,
        "scale": _scale,
        "pause": _pause,
        "request": _request,
        "agreement": _agreement,
    }
)


def _when(table: Table) -> tuple[Condition, ...]:
    value = table.data.get("when")
    if value is None:
        return ()
    example = 'when = { my-choice = "yes" }'
    when = table.table(("when",), value, example)
    conditions: list[Condition] = []
    for step, wanted in list(when.data.items())[:MOST_CONDITIONS]:
        test = _test(when, step, wanted)
        if test is not None:
            conditions.append(Condition(step, test))
    if len(when.data) > MOST_CONDITIONS:
        message = _("There are {number} here; {most} is the most.").format(
            number=len(when.data), most=MOST_CONDITIONS
        )
        table.notes.at_key(Code.TOO_MANY, when.path, message, _("Take some of them out."))
    # Their order says nothing; a copy may hold them in another one than the file.
    return tuple(sorted(conditions, key=lambda one: one.step))


def _test(when: Table, step: str, wanted: object) -> Test | None:
    if isinstance(wanted, bool):
        return IsAnswered(wanted)
    if isinstance(wanted, str):
        return AnyOf((when.text(step, one_line=True, blank=False),))
    if isinstance(wanted, list):
        choices = when.texts(step, most=MOST_CHOICES)
        if not wanted:
            message, fix = _("This list is empty."), _("Write at least one choice into it.")
            when.notes.at_value(Code.EMPTY, when.at(step), message, fix)
        return AnyOf(choices)
    if isinstance(wanted, dict):
        table = Table(cast("dict[str, object]", wanted), when.at(step), when.notes)
        table.expect(Keys(("at-least",)))
        number = table.whole("at-least", -FARTHEST_ON_A_SCALE, FARTHEST_ON_A_SCALE)
        return None if number is None else AtLeast(number)
    message = _("{step} cannot be asked for like this.").format(step=shown(step))
    fix = _("Write a choice in quotes, a list of choices, true, false, or {example}.").format(
        example="{ at-least = 7 }"
    )
    when.notes.at_value(Code.WRONG_TYPE, when.at(step), message, fix)
    return None
