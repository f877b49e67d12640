"""How the steps of an exercise do not fit together, in words, with the place in the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, cast

from nvc_coach.library.characters import shown
from nvc_coach.library.notes import Notes
from nvc_coach.library.step_reading import ReadStep
from nvc_coach.library.toml_positions import Path
from nvc_coach.practice.exercise import Choose
from nvc_coach.practice.fault_codes import FaultCode
from nvc_coach.practice.structure import Fault, faults
from nvc_coach.wording import N_, _

_NAME_A_STEP = N_("Write the id of a step that is there.")
_NAME_AN_EARLIER_STEP = N_("Name an earlier step, or move this one behind it.")
_NO_SUCH_STEP = N_("No step is called {about}.")
_BRACES = N_("Write {example}, or {doubled} for a brace that is to be seen.")

WORDS: Final[Mapping[FaultCode, tuple[str, str]]] = MappingProxyType(
    {
        FaultCode.NEVER_ASKS: (
            N_("No step here asks for anything."),
            N_('Add a step that asks, for instance one of kind = "write".'),
        ),
        FaultCode.SAME_STEP_ID: (
            N_("An earlier step has the id {about} already."),
            N_("Give this step an id of its own."),
        ),
        FaultCode.NO_CHOICES: (
            N_("This step offers nothing to choose from."),
            N_("Write at least one choice, with its id and label, into the list."),
        ),
        FaultCode.SAME_CHOICE_ID: (
            N_("An earlier choice of this step has the id {about} already."),
            N_("Give this choice an id of its own."),
        ),
        FaultCode.NO_WAY_FORWARD: (
            N_("Every choice of this step leads back."),
            N_("Add a choice without goto and rounds: it goes on to the next step."),
        ),
        FaultCode.GOTO_UNKNOWN: (_NO_SUCH_STEP, _NAME_A_STEP),
        FaultCode.GOTO_NOT_FORWARD: (
            N_("The step {about} does not come after this one."),
            N_("Name a later step; only a choice may lead back, and then it has rounds."),
        ),
        FaultCode.GOTO_AMONG_MANY: (
            N_("A choice cannot lead elsewhere where several may be made."),
            N_("Take out this goto, or take many = true out of the step."),
        ),
        FaultCode.ROUNDS_MISSING: (
            N_("This choice leads back to {about} and does not say how often."),
            N_("Write rounds = 2 behind it, or another number from 1 to 9."),
        ),
        FaultCode.ROUNDS_IDLE: (
            N_("This choice has rounds, and does not lead back."),
            N_("Take out rounds, or name an earlier step in goto."),
        ),
        FaultCode.ROUNDS_RANGE: (
            N_("The number of rounds is {about}."),
            N_("Write a number from 1 to 9."),
        ),
        FaultCode.WHEN_UNKNOWN: (_NO_SUCH_STEP, _NAME_A_STEP),
        FaultCode.WHEN_NOT_EARLIER: (
            N_("The step {about} does not come before this one."),
            _NAME_AN_EARLIER_STEP,
        ),
        FaultCode.WHEN_NEVER_ANSWERED: (
            N_("The step {about} is a page: it asks for nothing."),
            N_("Name a step that asks for something."),
        ),
        FaultCode.WHEN_NO_SUCH_CHOICE: (
            N_("The step offers no choice {about}."),
            N_("Write the id of one of its choices."),
        ),
        FaultCode.WHEN_WRONG_TEST: (
            N_("The step {about} does not give such an answer."),
            N_(
                "Choices are asked for by id, scales with at-least, all others with true or false "
                "(answered or not)."
            ),
        ),
        FaultCode.STRAY_BRACE: (N_("This brace has no other half."), _BRACES),
        FaultCode.PIPE_UNKNOWN: (_NO_SUCH_STEP, _NAME_A_STEP),
        FaultCode.PIPE_NOT_EARLIER: (
            N_("The step {about} does not come before this one."),
            _NAME_AN_EARLIER_STEP,
        ),
        FaultCode.PIPE_NEVER_ANSWERED: (
            N_("The step {about} is a page: it asks for nothing."),
            N_("Name a step that asks for something."),
        ),
        FaultCode.PIPE_NO_FALLBACK: (
            N_("Nothing is said here for when {about} was skipped."),
            N_("Put a bar and other words behind the name: {example}."),
        ),
        FaultCode.SCALE_RANGE: (
            N_("The scale ends at {about}, and does not begin below that."),
            N_("Let from be the smaller number, and to the larger."),
        ),
    }
)
"""What is said of each fault and how it is mended; missing vocabularies are told elsewhere."""

_OF_A_KEY: Final = frozenset(
    {
        FaultCode.NEVER_ASKS,
        FaultCode.WHEN_UNKNOWN,
        FaultCode.WHEN_NOT_EARLIER,
        FaultCode.WHEN_NEVER_ANSWERED,
    }
)
_OF_A_STEP_NAMED: Final = frozenset(
    {FaultCode.GOTO_UNKNOWN, FaultCode.WHEN_UNKNOWN, FaultCode.PIPE_UNKNOWN}
)
_OF_TWO_KEYS: Final[Mapping[FaultCode, tuple[str, str]]] = MappingProxyType(
    {
        FaultCode.ROUNDS_MISSING: ("goto", "rounds"),
        FaultCode.ROUNDS_IDLE: ("goto", "rounds"),
        FaultCode.SCALE_RANGE: ("from", "to"),
    }
)
"""Faults of two keys that do not fit together; if one of them is told, it may be the reason."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What is known when faults are told; `numbers` has the number of each step, by id."""

    steps: tuple[ReadStep, ...]
    numbers: Mapping[str, int]
    at: Path
    notes: Notes
    told: frozenset[Path]


def tell_faults(steps: tuple[ReadStep, ...], notes: Notes, at: Path) -> None:
    """Tell everything in which the steps do not fit together, but for what only follows.

    What follows from a problem told before (a step of unknown kind, an id that is missing) would
    send people looking in the wrong place.

    Args:
        steps: The steps of the exercise, all of them.
        notes: Where it is told.
        at: Where in the file the exercise stands, if it is not the file itself.
    """
    numbers: dict[str, int] = {}
    for number, one in enumerate(steps):
        numbers.setdefault(one.step.id, number)
    context = _Context(steps, numbers, at, notes, frozenset(notes.told))
    for fault in faults(tuple(one.step for one in steps), {}):
        if notes.findings.full:
            break
        if not _only_follows(fault, context):
            _tell(fault, context)


def _only_follows(fault: Fault, context: _Context) -> bool:
    where = (*context.at, *fault.where)
    if fault.code is FaultCode.VOCABULARY_UNKNOWN:
        return True
    if any(where[:length] in context.told for length in range(1, len(where) + 1)):
        return True
    if fault.code is FaultCode.NEVER_ASKS:
        return any(one.doubtful for one in context.steps)
    if fault.code is FaultCode.NO_WAY_FORWARD:
        return _told_beneath(context, where)
    if fault.code in _OF_TWO_KEYS:
        return any((*where[:-1], key) in context.told for key in _OF_TWO_KEYS[fault.code])
    if fault.code in _OF_A_STEP_NAMED:
        return any(not one.step.id for one in context.steps)
    if fault.code in {FaultCode.WHEN_NO_SUCH_CHOICE, FaultCode.WHEN_WRONG_TEST}:
        number = context.numbers[str(fault.where[-1])]
        choices = (*context.at, "step", number, "choices")
        return context.steps[number].doubtful or _told_beneath(context, choices)
    return False


def _told_beneath(context: _Context, path: Path) -> bool:
    return any(one[: len(path)] == path for one in context.told)


def _tell(fault: Fault, context: _Context) -> None:
    notes, where = context.notes, (*context.at, *fault.where)
    message, fix = (_(text) for text in WORDS[fault.code])
    message = message.format(about=shown(f'"{fault.about}"'))
    near = _near(fault, context)
    if near is not None:
        fix = _('Did you mean "{near}"?').format(near=near)
    fix = fix.format(example="{step-id|other words}", doubled="{{ or }}")
    if fault.at is not None:
        length = 1 if fault.code is FaultCode.STRAY_BRACE else len(fault.about) + 1
        notes.at_characters(fault.code, where, (fault.at, length), message, fix)
    elif fault.code in _OF_A_KEY:
        notes.at_key(fault.code, where, message, fix)
    elif fault.code is FaultCode.WHEN_NO_SUCH_CHOICE:
        notes.at_value(fault.code, (*where, *_item(fault, context)), message, fix)
    else:
        notes.at_value(fault.code, where, message, fix)


def _item(fault: Fault, context: _Context) -> Path:
    """Which item of a list of choices is the culprit; nothing where one stands alone."""
    wanted = context.notes.parsed.value((*context.at, *fault.where))
    if not isinstance(wanted, list):
        return ()
    return (cast("list[object]", wanted).index(fault.about),)


def _near(fault: Fault, context: _Context) -> str | None:
    """What may have been meant, where a name is not there."""
    if fault.code is FaultCode.WHEN_NO_SUCH_CHOICE:
        step = context.steps[context.numbers[str(fault.where[-1])]].step
        names = [choice.id for choice in step.choices] if isinstance(step, Choose) else []
        return context.notes.near(fault.about, names)
    if fault.code in _OF_A_STEP_NAMED:
        return context.notes.near(fault.about, (one.step.id for one in context.steps))
    return None
