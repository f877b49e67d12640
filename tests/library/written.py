"""Exercises written back as somebody would have written their files."""

from collections.abc import Mapping

import tomli_w

from nvc_coach.practice.exercise import (
    AnyOf,
    AtLeast,
    Choice,
    Choose,
    Exercise,
    Feelings,
    IsAnswered,
    Needs,
    Page,
    Pause,
    Request,
    Scale,
    Step,
    Test,
    Write,
)


def written(exercise: Exercise, *, lines: bool = True) -> str:
    """The file of an exercise whose steps all pick from the vocabularies in its head."""
    head: dict[str, object] = {
        "format": "nvc-exercise/1",
        "id": exercise.id,
        "version": exercise.version,
        "language": exercise.language,
        "title": exercise.title,
        "summary": exercise.summary,
        "minutes": exercise.minutes,
        "form": list(exercise.form),
        "feelings": "core/feelings@1",
        "needs": "core/needs@1",
    }
    if exercise.doors:
        head["doors"] = list(exercise.doors)
    if not exercise.hints:
        head["hints"] = False
    credited: dict[str, object] = {
        "authors": list(exercise.authors),
        "licence": exercise.licence,
        "tags": list(exercise.tags),
    }
    tables: dict[str, object] = {
        "source": [
            {"title": one.title, "by": one.by, "note": one.note} for one in exercise.sources
        ],
        "follows": [
            {"exercise": one.exercise, "takes": {take.step: take.of for take in one.takes}}
            for one in exercise.follows
        ],
        "step": [_step(one) for one in exercise.steps],
        "hint": [
            {
                "id": one.id,
                "kind": one.kind,
                "say": one.say,
                "words": list(asked.words),
                "after": list(one.after),
                "not-after": list(one.not_after),
                "unless": list(one.unless),
                "feelings": list(asked.feelings),
                "needs": list(asked.needs),
            }
            for one in exercise.own_hints
            for asked in one.asked
        ],
        "test": [
            {
                "name": one.name,
                "script": list(one.script),
                "sees": list(one.sees),
                "skips": list(one.skips),
                "shows": list(one.shows),
            }
            for one in exercise.tries
        ],
    }
    return tomli_w.dumps(head | credited | tables, multiline_strings=lines)


def written_steps(steps: tuple[Step, ...]) -> str:
    """Steps as they stand in a file, below its head."""
    return tomli_w.dumps({"step": [_step(step) for step in steps]})


def _step(step: Step) -> dict[str, object]:
    table: dict[str, object] = {
        "id": step.id,
        "kind": step.kind,
        "part": step.part,
        "help": step.help,
        "facilitator": step.facilitator,
    }
    if step.when:
        table["when"] = {one.step: _test(one.test) for one in step.when}
    if step.goto is not None:
        table["goto"] = step.goto
    if isinstance(step, Page):
        table["text"] = step.text
        if isinstance(step, Pause) and step.seconds is not None:
            table["seconds"] = step.seconds
        return table
    table |= {"ask": step.ask, "example": step.example, "hints": step.hints}
    if step.recap is not None:
        table["recap"] = step.recap
    return table | dict(_own(step))


def _test(test: Test) -> object:
    match test:
        case AnyOf((one,)):
            return one
        case AnyOf(ids):
            return list(ids)
        case IsAnswered(answered):
            return answered
        case AtLeast(number):
            return {"at-least": number}


def _own(step: Step) -> Mapping[str, object]:
    match step:
        case Write(lines=int(lines)):
            return {"lines": lines}
        case Feelings() | Needs():
            met = {"met": step.met} if isinstance(step, Needs) and step.met is not None else {}
            own = step.vocabulary not in {"core/feelings", "core/needs"}
            named = {"vocabulary": f"{step.vocabulary}@1"} if own else {}
            return {"about": step.about, **met, **named}
        case Request(of=of):
            return {"of": of}
        case Scale():
            ends = {"from": step.start, "to": step.end}
            return ends | {"low": step.low, "high": step.high}
        case Choose():
            return {"choices": [_choice(one) for one in step.choices], "many": step.many}
        case _:
            return {}


def _choice(choice: Choice) -> dict[str, object]:
    table: dict[str, object] = {"id": choice.id, "label": choice.label}
    if choice.goto is not None:
        table["goto"] = choice.goto
    if choice.rounds is not None:
        table["rounds"] = choice.rounds
    return table
