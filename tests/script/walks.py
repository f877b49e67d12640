"""Scripts to walk by, written as a person would answer."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import tomli_w

from nvc_coach.library.catalogue import Library
from nvc_coach.library.shipped import shipped_exercises
from nvc_coach.practice.answers import Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.events import Answered, Skipped
from nvc_coach.practice.exercise import Choose, Exercise, Feelings, Needs, Request, Scale
from nvc_coach.practice.session import Moved, Session, advance, begin
from tests.cli.commanding import BEGIN, TEI

Table = dict[str, object]


def main_exercise() -> Exercise:
    """The exercise that every test walks."""
    reading = Library(shipped_exercises(), Path("/nowhere")).find(TEI)
    assert reading is not None
    assert reading.value is not None
    return reading.value


def walk_of(exercise: Exercise, choices: Iterable[str], text: str = "On Tuesday.") -> list[Table]:
    """The events of a walk that takes these choices ("step: choice"), one a visit, to its end.

    Everything else is answered in the way of its kind; a choice nobody names is skipped.
    """
    waiting = [line.partition(":")[::2] for line in choices]
    session = begin(exercise)
    tables: list[Table] = []
    while session.waiting is not None:
        answer, table = _answer(session, session.waiting, waiting, text)
        tables.append({"step": session.waiting} | table)
        event = (
            Skipped(step=session.waiting, at=BEGIN)
            if answer is None
            else Answered(step=session.waiting, at=BEGIN, answer=answer)
        )
        moved = advance(session, event)
        assert isinstance(moved, Moved), moved
        session = moved.session
    assert not waiting, "the walk never came by these choices"
    return tables


def _answer(
    session: Session, step_id: str, waiting: list[tuple[str, str]], text: str
) -> tuple[Answer | None, Table]:
    step = session.exercise.asking(step_id)
    match step:
        case Choose():
            if not waiting or waiting[0][0] != step_id or not waiting[0][1].strip():
                if waiting and waiting[0][0] == step_id:
                    waiting.pop(0)
                return None, {"skipped": True}
            choice = waiting.pop(0)[1].strip()
            return Chosen((choice,)), {"chose": choice}
        case Feelings() | Needs():
            word = next(iter(session.exercise.words_for(step)))
            return Picks((word.id,), (text,)), {"picked": [word.label], "own": [text]}
        case Scale():
            return Number(step.end), {"number": step.end}
        case Request():
            by = date(2026, 11, 29)
            return Text(text, by), {"text": text, "by": by}
    return Text(text), {"text": text}


def script(tables: Iterable[Mapping[str, object]], **top: object) -> str:
    """A script as a file holds it."""
    events = "\n".join(f"[[event]]\n{tomli_w.dumps(dict(table))}" for table in tables)
    return tomli_w.dumps(top) + events


STOP: Table = {"stop": True}
