"""An exercise to be read through by somebody who checks it: every text, condition and way back.

Steps are numbered as they stand in the file, and sentences name a step by its number, so that a
reader who never saw the file can follow each way with a finger.
"""

from collections.abc import Iterator

from nvc_coach.practice.exercise import (
    AnyOf,
    Asking,
    AtLeast,
    Choice,
    Choose,
    Condition,
    Exercise,
    Page,
    Pause,
    Scale,
    Step,
)
from nvc_coach.services.introducing import source_in_words
from nvc_coach.services.outline import follows_in_words, head_in_lines, kind_in_words
from nvc_coach.wording import _, ngettext


def read_through(exercise: Exercise) -> str:
    """Everything an exercise may say, as numbered paragraphs."""
    paragraphs = ["\n".join(head_in_lines(exercise))]
    part = ""
    for number, step in enumerate(exercise.steps, start=1):
        if step.part != part:
            part = step.part
            paragraphs.append(f"[{part}]")
        lines = (f"    {line}".rstrip() for line in _step_in_lines(exercise, step))
        paragraphs.append(
            "\n".join((_("{number}. {kind}").format(number=number, kind=_kind(step)), *lines))
        )
    paragraphs += [_coach(exercise), _ending(exercise)]
    paragraphs += [*follows_in_words(exercise), *map(source_in_words, exercise.sources)]
    return "\n\n".join(filter(None, paragraphs))


def _kind(step: Step) -> str:
    kind = kind_in_words(step.kind)
    if isinstance(step, Choose) and step.many:
        return _("{kind}, as many as fit").format(kind=kind)
    if isinstance(step, Pause) and step.seconds:
        return ngettext(
            "{kind}, about {count} second", "{kind}, about {count} seconds", step.seconds
        ).format(kind=kind, count=step.seconds)
    return kind


def _step_in_lines(exercise: Exercise, step: Step) -> Iterator[str]:
    if step.when:
        yield from _conditions(exercise, step)
    yield from (step.text if isinstance(step, Page) else step.ask).strip().split("\n")
    if isinstance(step, Scale):
        yield _("From {start} ({low}) to {end} ({high}).").format(
            start=step.start, low=step.low or "-", end=step.end, high=step.high or "-"
        )
    if isinstance(step, Choose):
        yield from (f"- {_choice(exercise, step, one)}" for one in step.choices)
    if step.goto:
        yield _("However it is left, on to {number}.").format(number=_number(exercise, step.goto))
    yield from _said_beside(_("Help: {text}"), step.help)
    if not isinstance(step, Page):
        yield from _beside_a_question(step)
    yield from _said_beside(_("For whoever leads: {text}"), step.facilitator)


def _beside_a_question(step: Asking) -> Iterator[str]:
    yield from _said_beside(_("Example: {text}"), step.example)
    if step.recap:
        yield _("The closing says: {text}").format(text=step.recap)
    elif step.recap is not None:
        yield _("The closing leaves it out.")
    if not step.hints:
        yield _("The coach keeps silent here.")


def _said_beside(sentence: str, text: str) -> Iterator[str]:
    if text.strip():
        yield from sentence.format(text=text.strip()).split("\n")


def _conditions(exercise: Exercise, step: Step) -> Iterator[str]:
    whole = _("Only if {conditions}.")
    yield whole.format(conditions=_(", and ").join(_condition(exercise, one) for one in step.when))


def _condition(exercise: Exercise, condition: Condition) -> str:
    number = _number(exercise, condition.step)
    match condition.test:
        case AnyOf(ids):
            asked = exercise.step(condition.step)
            choices = asked.choices if isinstance(asked, Choose) else ()
            labels = _(" or ").join(f'"{one.label}"' for one in choices if one.id in ids)
            return _("the answer at {number} is {answers}").format(number=number, answers=labels)
        case AtLeast(least):
            return _("the number at {number} is {least} or more").format(number=number, least=least)
        case test:
            if test.answered:
                return _("{number} was answered").format(number=number)
            return _("{number} was left open").format(number=number)


def _choice(exercise: Exercise, step: Choose, choice: Choice) -> str:
    if choice.goto is None:
        if step.goto or step.many:
            return f'"{choice.label}"'
        return _('"{label}": on to the next').format(label=choice.label)
    number = _number(exercise, choice.goto)
    if choice.rounds is None:
        return _('"{label}": on to {number}').format(label=choice.label, number=number)
    return ngettext(
        '"{label}": back to {number}, once in a session',
        '"{label}": back to {number}, up to {count} times in a session',
        choice.rounds,
    ).format(label=choice.label, number=number, count=choice.rounds)


def _number(exercise: Exercise, step_id: str) -> int:
    return exercise.position[step_id] + 1


def _coach(exercise: Exercise) -> str:
    """What the coach asks in this exercise beside what it asks anywhere."""
    if not exercise.hints:
        return _("The coach keeps silent in all of it.")
    asked = _("The coach asks about {words}: {question}")
    return "\n".join(
        asked.format(words=", ".join(f'"{word}"' for word in about.words), question=hint.say)
        for hint in exercise.own_hints
        for about in hint.asked
    )


def _ending(exercise: Exercise) -> str:
    """What a reader may want to know beside the steps: which ways were thought of."""
    names = "".join(f"\n- {attempt.name}" for attempt in exercise.tries)
    return _("Ways its author wrote down to be tried:{names}").format(names=names) if names else ""
