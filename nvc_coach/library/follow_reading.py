"""Reading which practices an exercise goes on from, and what it takes over from each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from nvc_coach.library.characters import shown
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import Problem, Severity
from nvc_coach.library.table import Keys, Table, top_of
from nvc_coach.library.toml_positions import Path
from nvc_coach.library.toml_text import Parsed
from nvc_coach.practice.exercise import Exercise, Follow, Page, Step, Take
from nvc_coach.wording import _

FOLLOW_KEYS: Final = Keys(("exercise", "takes"))
MOST_FOLLOWED: Final = 99
MOST_TAKEN: Final = 99
_EXAMPLE = '{ agreements = "agreements" }'


def read_follows(
    table: Table, exercise_id: str, steps: Mapping[str, Step | None]
) -> tuple[Follow, ...]:
    """The practices that an exercise goes on from.

    Args:
        table: The top of the exercise.
        exercise_id: Its own id.
        steps: Its steps, by id; None where it is not known what a step is.
    """
    follows: list[Follow] = []
    for one in table.tables("follows", most=MOST_FOLLOWED):
        one.expect(FOLLOW_KEYS)
        followed = one.id("exercise")
        if followed and followed == exercise_id:
            message, fix = _("This practice follows itself."), _("Name another practice.")
            one.notes.at_value(Code.FOLLOWS_ITSELF, one.at("exercise"), message, fix)
        if followed and any(other.exercise == followed for other in follows):
            message = _("{text} stands here twice.").format(text=shown(followed))
            fix = _("Write what is taken over from it under one heading.")
            one.notes.at_value(Code.TWICE, one.at("exercise"), message, fix)
        follows.append(Follow(followed, tuple(_takes(one, steps))))
    return tuple(follows)


def _takes(table: Table, steps: Mapping[str, Step | None]) -> Iterator[Take]:
    if "takes" not in table.data:
        return
    takes = table.table(("takes",), table.data["takes"], f"takes = {_EXAMPLE}")
    if not takes.data and takes.path not in takes.notes.told:
        message = _("Nothing is taken over here.")
        fix = _("Write a step of this practice, and the step it is taken from: {example}")
        fix = fix.format(example=_EXAMPLE)
        takes.notes.at_value(Code.EMPTY, takes.path, message, fix)
    if len(takes.data) > MOST_TAKEN:
        message = _("There are {number} here; {most} is the most.").format(
            number=len(takes.data), most=MOST_TAKEN
        )
        takes.notes.at_key(Code.TOO_MANY, takes.path, message, _("Take some of them out."))
    for step_id in list(takes.data)[:MOST_TAKEN]:
        _check_own(takes, step_id, steps)
        yield Take(step_id, takes.id(step_id))


def _check_own(takes: Table, step_id: str, steps: Mapping[str, Step | None]) -> None:
    if step_id not in steps:
        near = takes.notes.near(step_id, steps)
        message = _("No step is called {id}.").format(id=shown(f'"{step_id}"'))
        fix = (
            _("Write the id of a step that is there.")
            if near is None
            else _('Did you mean "{near}"?').format(near=near)
        )
    elif isinstance(steps[step_id], Page):
        message = _("The step {id} is a page: it asks for nothing.").format(id=step_id)
        fix = _("Name a step that asks for something.")
    else:
        return
    takes.notes.at_key(Code.TAKES_STEP, takes.at(step_id), message, fix)


# ------------------------------------------------------------------ held against the others


def disagreements(
    parsed: Parsed, exercise: Exercise, find: Callable[[str], Exercise | None]
) -> tuple[Problem, ...]:
    """Where an exercise takes over what is not there in the other one, or is of another kind.

    They are warnings: it can be practised all the same, and such an answer is left out.

    Args:
        parsed: The file.
        exercise: The exercise in it.
        find: The other exercises, by id; of one that is not there nothing can be said.
    """
    table = top_of(parsed)
    for number, follow in enumerate(exercise.follows):
        other = find(follow.exercise)
        if other is None:
            continue
        for take in follow.takes:
            path = table.at("follows", number, "takes", take.step)
            _check_other(table, path, exercise.step(take.step), other, take.of)
    return tuple(replace(one, severity=Severity.WARNING) for one in table.notes.findings.all())


def _check_other(table: Table, path: Path, step: Step, other: Exercise, of: str) -> None:
    from nvc_coach.practice.handing_on import agree  # only needed where files are checked

    theirs = other.asking(of)
    if theirs is None:
        near = table.notes.near(of, (one.id for one in other.steps if not isinstance(one, Page)))
        message = _("{exercise} asks nothing called {id}.").format(
            exercise=other.id, id=shown(f'"{of}"')
        )
        fix = (
            _("Write the id of a step of that practice that asks for something.")
            if near is None
            else _('Did you mean "{near}"?').format(near=near)
        )
        table.notes.at_value(Code.TAKES_OF, path, message, fix)
    elif isinstance(step, Page) or not agree(step, theirs):
        message = _('This step is of kind "{kind}", and that one is of kind "{other}".').format(
            kind=step.kind, other=theirs.kind
        )
        fix = _("Take over from a step of the same kind, or take this out.")
        table.notes.at_value(Code.TAKES_KIND, path, message, fix)
