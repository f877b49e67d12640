"""What an exercise is, from beginning to end: for people to read, and as data."""

from collections.abc import Iterator

from nvc_coach.practice.exercise import (
    AnyOf,
    AtLeast,
    Choice,
    Choose,
    Condition,
    Exercise,
    Page,
    Scale,
    Step,
    Take,
)
from nvc_coach.services.introducing import source_in_words
from nvc_coach.wording import N_, _, ngettext

_FORMS = {"solo": N_("alone"), "pair": N_("in a pair"), "group": N_("in a group")}
_KINDS = {
    "read": N_("to read"),
    "write": N_("to write"),
    "observe": N_("what was seen and heard"),
    "feelings": N_("feelings"),
    "needs": N_("needs"),
    "choose": N_("to choose"),
    "scale": N_("on a scale"),
    "pause": N_("a pause"),
    "request": N_("a request"),
    "agreement": N_("agreements"),
}


def kind_in_words(kind: str) -> str:
    """What a kind of step asks for, in a word or two."""
    return _(_KINDS[kind])


def listed_as_data(exercise: Exercise) -> dict[str, object]:
    """The JSON form of an exercise in a list."""
    return {
        "id": exercise.id,
        "title": exercise.title,
        "minutes": exercise.minutes,
        "form": list(exercise.form),
        "language": exercise.language,
        "summary": exercise.summary,
    }


def exercise_as_data(exercise: Exercise) -> dict[str, object]:
    """The JSON form of an exercise with its steps; conditions and ways are told in words."""
    return listed_as_data(exercise) | {
        "version": exercise.version,
        "fingerprint": exercise.fingerprint,
        "authors": list(exercise.authors),
        "licence": exercise.licence,
        "tags": list(exercise.tags),
        "source": [
            {"title": one.title, "by": one.by, "note": one.note} for one in exercise.sources
        ],
        "follows": [
            {"exercise": one.exercise, "takes": {take.step: take.of for take in one.takes}}
            for one in exercise.follows
        ],
        "step": [_step_as_data(exercise, step) for step in exercise.steps],
    }


def _step_as_data(exercise: Exercise, step: Step) -> dict[str, object]:
    data: dict[str, object] = {"id": step.id, "kind": step.kind, "part": step.part}
    data |= {"text": step.text} if isinstance(step, Page) else {"ask": step.ask}
    data |= {"when": [_condition(exercise, one) for one in step.when], "goto": step.goto}
    if isinstance(step, Choose):
        data["many"] = step.many
        data["choices"] = [
            {"id": one.id, "label": one.label, "goto": one.goto, "rounds": one.rounds}
            for one in step.choices
        ]
    if isinstance(step, Scale):
        data |= {"from": step.start, "to": step.end, "low": step.low, "high": step.high}
    return data


def head_in_lines(exercise: Exercise) -> tuple[str, ...]:
    """What an exercise is, in three lines."""
    about = ngettext("About {minutes} minute", "About {minutes} minutes", exercise.minutes)
    forms = ", ".join(_(_FORMS[form]) for form in exercise.form)
    return (
        exercise.title,
        exercise.summary,
        _("{about}, {forms}. Language: {language}. Id: {id}, version {version}.").format(
            about=about.format(minutes=exercise.minutes),
            forms=forms,
            language=exercise.language,
            id=exercise.id,
            version=exercise.version,
        ),
    )


def exercise_in_words(exercise: Exercise) -> str:
    """An exercise as paragraphs: what it is, each of its steps, and what it follows."""
    paragraphs = ["\n".join(head_in_lines(exercise))]
    part = ""
    for step in exercise.steps:
        if step.part != part:
            part = step.part
            paragraphs.append(f"[{part}]" if part else "")
        paragraphs.append("\n".join(_step_in_words(exercise, step)))
    paragraphs += [*follows_in_words(exercise), *map(source_in_words, exercise.sources)]
    if exercise.authors or exercise.licence:
        by = _("By {authors}. Licence: {licence}.")
        authors, licence = ", ".join(exercise.authors), exercise.licence
        paragraphs.append(by.format(authors=authors or "?", licence=licence or "?"))
    return "\n\n".join(filter(None, paragraphs))


def follows_in_words(exercise: Exercise) -> Iterator[str]:
    """The practices that an exercise goes on from, with what it takes over, a sentence each."""
    for follow in exercise.follows:
        takes = ", ".join(map(_take_in_words, follow.takes))
        yield _("It can go on from {exercise}, and takes over {takes}.").format(
            exercise=follow.exercise, takes=takes
        )


def _take_in_words(take: Take) -> str:
    if take.step == take.of:
        return take.step
    return _("{step} (there: {of})").format(step=take.step, of=take.of)


def _step_in_words(exercise: Exercise, step: Step) -> Iterator[str]:
    yield _("{id}: {kind}").format(id=step.id, kind=kind_in_words(step.kind))
    for condition in step.when:
        yield f"  {_condition(exercise, condition)}"
    text = step.text if isinstance(step, Page) else step.ask
    yield from (f"  {line}".rstrip() for line in text.strip().split("\n"))
    if isinstance(step, Choose):
        yield from (f"  - {_choice_in_words(one)}" for one in step.choices)
    if isinstance(step, Scale):
        yield "  " + _("From {start} ({low}) to {end} ({high}).").format(
            start=step.start, low=step.low or "-", end=step.end, high=step.high or "-"
        )
    if step.goto:
        yield "  " + _("Then on to {step}.").format(step=step.goto)


def _choice_in_words(choice: Choice) -> str:
    if choice.goto is None:
        return choice.label
    if choice.rounds is None:
        return _("{label} (on to {step})").format(label=choice.label, step=choice.goto)
    return ngettext(
        "{label} (back to {step}, once)",
        "{label} (back to {step}, up to {count} times)",
        choice.rounds,
    ).format(label=choice.label, step=choice.goto, count=choice.rounds)


def _condition(exercise: Exercise, condition: Condition) -> str:
    step, test = condition.step, condition.test
    if isinstance(test, AnyOf):
        asked = exercise.step(step)
        choices = asked.choices if isinstance(asked, Choose) else ()
        labels = [f'"{one.label}"' for one in choices if one.id in test.ids]
        return _("Only if the answer at {step} is {answers}.").format(
            step=step, answers=_(" or ").join(labels)
        )
    if isinstance(test, AtLeast):
        return _("Only if the number at {step} is {number} or more.").format(
            step=step, number=test.number
        )
    if test.answered:
        return _("Only if {step} was answered.").format(step=step)
    return _("Only if {step} was left open.").format(step=step)
