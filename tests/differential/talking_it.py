"""What somebody enters in plain mode to do what a walk does."""

from nvc_coach.plain.commands import bare_command
from nvc_coach.practice.answers import Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.exercise import Choose, Exercise, Request, Write
from nvc_coach.practice.view import StepView
from tests.differential.walks import (
    Answers,
    Changes,
    Deed,
    GoesBack,
    LeavesOpen,
    Returns,
    Walk,
    carries_a_story,
)
from tests.plain.talking import Key, Pasted


def lines_of(exercise: Exercise, walk: Walk) -> list[Key]:
    """Everything that is entered, line by line."""
    return [key for deed in walk.deeds for key in _lines(exercise, deed)]


def _lines(exercise: Exercise, deed: Deed) -> list[Key]:
    match deed:
        case Returns(along=along):
            # There is no short way here: each answer is given once more.
            return [key for one in along for key in _lines(exercise, one)]
        case Answers(view=view, answer=answer):
            keys = _saying(exercise, view, answer)
        case LeavesOpen(unsure=unsure):
            keys = ["/unsure" if unsure else "/skip"]
        case GoesBack(to=to):
            keys = ["/back" if to is None else f"/back {to}"]
        case Changes(number=number, again=again, answer=answer):
            said = ["/skip"] if answer is None else _saying(exercise, again, answer)
            keys = [f"/change {number}", *said]
        case _:
            raise AssertionError(deed)
    return [*[""] * deed.pages, *keys]


def _saying(exercise: Exercise, view: StepView, answer: Answer) -> list[Key]:
    """An answer to what is asked."""
    match answer:
        case Text():
            return _writing(view, answer)
        case Picks():
            return _picking(exercise, view, answer)
        case Chosen(ids):
            assert isinstance(view.step, Choose)
            numbers = {one.id: str(n) for n, one in enumerate(view.step.choices, 1)}
            return [", ".join(numbers[one] for one in ids)]
        case Number(number):
            return [str(number)]
        case Agreements():
            return _agreeing(view, answer)


def _writing(view: StepView, answer: Text) -> list[Key]:
    lines = tuple(answer.text.split("\n"))
    if isinstance(view.step, Write) and view.step.lines == 1:
        return [*lines]
    keys: list[Key] = [Pasted(lines), "."] if len(lines) > 1 else [lines[0], ""]
    if not isinstance(view.step, Request):
        return keys
    offered = view.offered.answer if view.offered else None
    if answer.by is None and isinstance(offered, Text) and offered.by is not None:
        return [*keys, "0"]
    return [*keys, *([answer.by.isoformat(), ""] if answer.by else [""])]


def _picking(exercise: Exercise, view: StepView, answer: Picks) -> list[Key]:
    keys: list[Key] = []
    words, own = answer.picked, answer.own
    offered = view.offered.answer if view.offered else None
    if isinstance(offered, Picks):
        if _goes_on_from(offered, answer):
            words, own = words[len(offered.picked) :], own[len(offered.own) :]
        else:
            keys += ["/remove 1"] * (len(offered.picked) + len(offered.own))
    assert view.vocabulary is not None
    for word in map(view.vocabulary.get, words):
        assert word is not None
        # "unsure" is a feeling, and may be meant as a command: that is asked.
        keys += [word.label] if bare_command(word.label) is None else [word.label, "2"]
    for one in own:
        keys += [one, ""] if carries_a_story(exercise, view, one) else [f'"{one}"']
    return [*keys, ""]


def _goes_on_from(offered: Picks, answer: Picks) -> bool:
    return (
        answer.picked[: len(offered.picked)] == offered.picked
        and answer.own[: len(offered.own)] == offered.own
    )


def _agreeing(view: StepView, answer: Agreements) -> list[Key]:
    keys: list[Key] = []
    offered = view.offered.answer if view.offered else None
    if isinstance(offered, Agreements):
        keys += ["/remove 1"] * len(offered.agreed)
    for one in answer.agreed:
        keys += [one.what, one.who, *([one.by.isoformat(), ""] if one.by else [""])]
    return [*keys, ""]
