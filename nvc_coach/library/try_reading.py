"""Reading the tries of an exercise: walks that its author expects to work."""

from collections.abc import Mapping
from typing import Final

from nvc_coach.library.characters import shown
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import one_of
from nvc_coach.library.table import Keys, Table
from nvc_coach.practice.exercise import Choose, Page, Scale, Step, Try
from nvc_coach.wording import _

TRY_KEYS: Final = Keys(("name", "script"), ("sees", "skips", "shows"))


def read_try(table: Table, steps: Mapping[str, Step | None]) -> Try:
    """The try that a table describes.

    Args:
        table: The try.
        steps: The steps of the exercise, by id; None where it is not known what a step is.
    """
    table.expect(TRY_KEYS)
    script = table.texts("script")
    for number, line in enumerate(script):
        if line:
            _check_line(table, number, line, steps)
    return Try(
        name=table.text("name", one_line=True, blank=False),
        script=script,
        sees=_steps(table, "sees", steps),
        skips=_steps(table, "skips", steps),
        shows=table.texts("shows"),
    )


def _steps(table: Table, key: str, steps: Mapping[str, Step | None]) -> tuple[str, ...]:
    named = table.texts(key)
    for number, step_id in enumerate(named):
        if step_id and step_id not in steps:
            _tell_unknown(table, (key, number), step_id, steps)
    return named


def _tell_unknown(
    table: Table, keys: tuple[str, int], step_id: str, steps: Mapping[str, Step | None]
) -> None:
    near = table.notes.near(step_id, steps)
    message = _("No step is called {id}.").format(id=shown(f'"{step_id}"'))
    fix = (
        _("Write the id of a step that is there.")
        if near is None
        else _('Did you mean "{near}"?').format(near=near)
    )
    table.notes.at_value(Code.TRY_STEP, table.at(*keys), message, fix)


def _check_line(table: Table, number: int, line: str, steps: Mapping[str, Step | None]) -> None:
    step_id, colon, answer = (part.strip() for part in line.partition(":"))
    if not colon:
        message = _("This line has no colon.")
        fix = _('Write the step, a colon and the choice: "{step}: yes".').format(step=shown(line))
        table.notes.at_value(Code.TRY_LINE, table.at("script", number), message, fix)
    elif step_id not in steps:
        _tell_unknown(table, ("script", number), step_id, steps)
    else:
        _check_answer(table, number, answer, steps[step_id])


def _check_answer(table: Table, number: int, answer: str, step: Step | None) -> None:
    """What is said at a step that takes free words may be anything; nothing skips any step."""
    path = table.at("script", number)
    if isinstance(step, Page):
        message = _("The step {id} is a page: it asks for nothing.").format(id=step.id)
        table.notes.at_value(Code.TRY_STEP, path, message, _("Take this line out."))
    elif isinstance(step, Choose) and answer:
        ids = [one.id for one in step.choices]
        for choice in answer.split(",") if step.many else [answer]:
            if choice.strip() not in ids:
                _tell_choice(table, number, choice.strip(), ids)
    elif isinstance(step, Scale) and answer and not _is_on(step, answer):
        message = _("{answer} is not on this scale.").format(answer=shown(f'"{answer}"'))
        fix = _("Write a number from {low} to {high}.").format(low=step.start, high=step.end)
        table.notes.at_value(Code.TRY_CHOICE, path, message, fix)


def _is_on(scale: Scale, answer: str) -> bool:
    digits = answer.removeprefix("-")
    few = digits.isascii() and digits.isdigit() and len(digits) < len("1000000")
    return few and scale.start <= int(answer) <= scale.end


def _tell_choice(table: Table, number: int, choice: str, ids: list[str]) -> None:
    near = table.notes.near(choice, ids)
    message = _("The step offers no choice {id}.").format(id=shown(f'"{choice}"'))
    fix = (
        _("Write one of these: {ids}.").format(ids=one_of(ids))
        if near is None
        else _('Did you mean "{near}"?').format(near=near)
    )
    table.notes.at_value(Code.TRY_CHOICE, table.at("script", number), message, fix)
