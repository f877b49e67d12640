"""Exercises and events by the thousand, sound and unsound, for what must hold of all of them."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from hypothesis import strategies as st

from nvc_coach.practice.answers import Agreed, Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.events import Event, Outcome, Unknown
from nvc_coach.practice.exercise import (
    Agreement,
    AnyOf,
    Asking,
    AtLeast,
    Choice,
    Choose,
    Condition,
    Exercise,
    Feelings,
    IsAnswered,
    Needs,
    Page,
    Read,
    Request,
    Scale,
    Step,
    Write,
)
from tests.practice.exercises import (
    FEELINGS,
    NEEDS,
    START,
    Anywhere,
    Asked,
    agreement,
    answered,
    carried,
    choose,
    exercise,
    feelings,
    needs,
    observe,
    outcome,
    pause,
    read,
    reflected,
    request,
    scale,
    skipped,
    went_back,
    write,
)

KINDS = (
    "read",
    "write",
    "observe",
    "feelings",
    "needs",
    "choose",
    "scale",
    "pause",
    "request",
    "agreement",
)
MOST_STEPS = 7
CHOICES = ("x", "y", "z")
ABOUT: st.SearchStrategy[Literal["me", "other", "us"]] = st.sampled_from(("me", "other", "us"))
PLAIN: dict[str, Callable[..., Asking]] = {
    "write": write,
    "observe": observe,
    "request": request,
    "agreement": agreement,
}
PARTS = st.sampled_from(["", "One", "Two", "Three"])


# ------------------------------------------------------------------ sound exercises


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    """A sound exercise of all kinds of step, with ways, conditions, rounds and pipes."""
    number = draw(st.integers(1, MOST_STEPS))
    names = ["judgment", "charge-before", *(f"s{at}" for at in range(2, number))][:number]
    steps: list[Step] = []
    while len(steps) < len(names):
        steps.append(_step(draw, names, steps))
    try:
        return exercise(*steps)
    except ValueError as fault:
        assert "never-asks" in str(fault)  # noqa: PT017  # the only fault they may have
        return exercise(*steps, write("end"))


def _step(draw: st.DrawFn, names: list[str], earlier: list[Step]) -> Step:
    """The step that comes after `earlier`."""
    name, later = names[len(earlier)], names[len(earlier) + 1 :]
    kind = "scale" if name == "charge-before" else draw(st.sampled_from(KINDS))
    asked = [step for step in earlier if not isinstance(step, Page)]
    named: list[Asking] = []
    if draw(st.booleans()) and asked:
        named = draw(st.lists(st.sampled_from(asked), max_size=2, unique_by=_id))
    text = draw(_texts(tuple(step.id for step in asked)))
    more: Asked = {
        "part": draw(PARTS),
        "when": tuple(_condition(draw, one) for one in named),
        "goto": draw(st.sampled_from(later)) if later and draw(st.integers(0, 5)) == 0 else None,
    }
    if kind in ("read", "pause"):
        return (read if kind == "read" else pause)(name, text, **_anywhere(more))
    more["recap"] = draw(st.sampled_from((None, "", "No pipe.", f"So: {{{name}}}.")))
    if kind == "choose":
        many = draw(st.integers(0, 3)) == 0
        choices = _choices(draw, [step.id for step in earlier], later, many=many)
        return choose(name, *choices, many=many, **more)
    if kind == "needs":
        met = draw(st.sampled_from((None, True, False)))
        return needs(name, text, met=met, about=draw(ABOUT), **more)
    if kind == "feelings":
        return feelings(name, text, about=draw(ABOUT), **more)
    if kind == "scale":
        return scale(name, 0, 3, **more)
    return PLAIN[kind](name, **more)


def _anywhere(more: Asked) -> Anywhere:
    return {"part": more["part"], "when": more["when"], "goto": more["goto"]}


def _id(step: Step) -> str:
    return step.id


def _choices(
    draw: st.DrawFn, earlier: list[str], later: list[str], *, many: bool
) -> tuple[Choice, ...]:
    choices: list[Choice] = [Choice("x", "X")]
    for name in CHOICES[1 : draw(st.integers(1, 3))]:
        way = "on" if many else draw(st.sampled_from(("on", "forward", "back", "back")))
        goto = rounds = None
        if way == "forward" and later:
            goto = draw(st.sampled_from(later))
        elif way == "back" and earlier:
            goto, rounds = draw(st.sampled_from(earlier)), draw(st.integers(1, 3))
        choices.append(Choice(name, name.upper(), goto, rounds))
    return tuple(draw(st.permutations(choices)))


def _condition(draw: st.DrawFn, step: Asking) -> Condition:
    tests: list[IsAnswered | AnyOf | AtLeast] = [IsAnswered(answered=draw(st.booleans()))]
    if isinstance(step, Choose):
        ids = st.lists(st.sampled_from([choice.id for choice in step.choices]), min_size=1)
        tests = [*tests, AnyOf(tuple(draw(ids)))] * 2
    elif isinstance(step, Scale):
        tests.append(AtLeast(draw(st.integers(0, 4))))
    return Condition(step.id, draw(st.sampled_from(tests)))


def _texts(asked: tuple[str, ...]) -> st.SearchStrategy[str]:
    pieces = st.sampled_from(("{{", "}}", "word", " ", *(f"{{{one}|-}}" for one in asked)))
    return st.lists(pieces, max_size=3).map("".join)


# ------------------------------------------------------------------ structures of any kind


@st.composite
def structures(draw: st.DrawFn) -> tuple[Step, ...]:
    """Steps that may not fit together in any way at all."""
    ids = st.sampled_from(("a", "b", "c", "d"))
    maybe = st.one_of(st.none(), st.none(), ids, st.just("nowhere"))
    texts = st.sampled_from(("", "{a|-}", "{b}", "{", "}}", "{nowhere|}"))
    tests: st.SearchStrategy[IsAnswered | AnyOf | AtLeast] = st.one_of(
        st.booleans().map(IsAnswered),
        st.lists(st.sampled_from(("x", "y", "z")), max_size=2).map(lambda x: AnyOf(tuple(x))),
        st.integers(0, 3).map(AtLeast),
    )
    whens = st.lists(st.builds(Condition, ids, tests), max_size=1).map(tuple)
    choices = st.lists(
        st.builds(
            Choice,
            st.sampled_from(("x", "y")),
            texts,
            maybe,
            st.one_of(st.none(), st.integers(0, 10)),
        ),
        max_size=3,
    ).map(tuple)
    pages = st.builds(Read, id=ids, text=texts, goto=maybe, when=whens)
    writes = st.builds(Write, id=ids, ask=texts, recap=texts, goto=maybe, when=whens)
    chooses = st.builds(
        Choose, id=ids, ask=texts, goto=maybe, when=whens, choices=choices, many=st.booleans()
    )
    scales = st.builds(
        Scale, id=ids, ask=texts, goto=maybe, start=st.integers(0, 1), end=st.integers(0, 3)
    )
    wishes = st.builds(
        Needs, id=ids, ask=texts, vocabulary=st.sampled_from(("core/needs", "core/wants"))
    )
    return tuple(draw(st.lists(st.one_of(pages, writes, chooses, scales, wishes), max_size=4)))


# ------------------------------------------------------------------ what a person does

_words = st.text(st.characters(), max_size=8)
_said = _words.filter(lambda text: bool(text.strip()))
_days = st.one_of(st.none(), st.just(date(2026, 11, 29)))


def answers_to(step: Asking) -> st.SearchStrategy[Answer]:
    """Answers that fit a step and say something; a spent choice may be among them."""
    match step:
        case Choose(choices=choices, many=many):
            ids = st.sampled_from([choice.id for choice in choices])
            some = st.lists(ids, min_size=1, max_size=3 if many else 1)
            return some.map(lambda chosen: Chosen(tuple(chosen)))
        case Scale(start=start, end=end):
            return st.integers(start, end).map(Number)
        case Needs() | Feelings():
            words = [word.id for word in (NEEDS if isinstance(step, Needs) else FEELINGS)]
            picked = st.lists(st.sampled_from(words), max_size=2).map(tuple)
            return st.builds(Picks, picked, st.lists(_said, min_size=1, max_size=2).map(tuple))
        case Agreement():
            agreed = st.builds(Agreed, _said, _words, _days)
            return st.lists(agreed, min_size=1, max_size=2).map(lambda a: Agreements(tuple(a)))
        case Request():
            return st.builds(Text, _said, _days)
        case _:
            return st.builds(Text, _said)


def any_answer() -> st.SearchStrategy[Answer]:
    """Answers of any kind, blank ones and unknown words among them."""
    ids = st.lists(st.sampled_from(("x", "rest", "sad", "nonsense")), max_size=2).map(tuple)
    agreed = st.builds(Agreed, _words, _words, _days)
    return st.one_of(
        st.builds(Text, _words, _days),
        st.builds(Picks, ids, st.lists(_words, max_size=2).map(tuple)),
        st.builds(Chosen, ids, st.booleans()),
        st.integers(-1, 11).map(Number),
        st.lists(agreed, max_size=2).map(lambda items: Agreements(tuple(items))),
    )


def any_event(small: Exercise) -> st.SearchStrategy[Event]:
    """Events that fit by chance at most."""
    steps = st.sampled_from([*small.position, "nonsense", ""])
    flag = st.booleans()
    return st.one_of(
        st.builds(lambda s, a, f: answered(s, a, amend=f), steps, any_answer(), flag),
        st.builds(lambda s, u, f: skipped(s, unsure=u, amend=f), steps, flag, flag),
        st.builds(went_back, steps, st.one_of(st.none(), steps)),
        st.builds(carried, steps, any_answer()),
        st.builds(_outcome, steps, st.one_of(st.none(), st.integers(-1, 3)), _words),
        st.builds(reflected, _words),
        st.just(Unknown(at=START, extra={"mood": "calm"})),
    )


def _outcome(step: str, item: int | None, text: str) -> Outcome:
    return outcome(step, item=item, text=text)
