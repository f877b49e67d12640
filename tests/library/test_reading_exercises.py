"""An exercise is read as it was written, and a resolved copy gives the same one again."""

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.library.file_limits import EXERCISE_LIMIT
from nvc_coach.library.head_reading import EXERCISE_KEYS, LATER_KEYS
from nvc_coach.library.hint_reading import COACH_KINDS
from nvc_coach.library.resolved import fingerprint, read_resolved, resolve, resolved_copy
from nvc_coach.library.toml_text import parse
from nvc_coach.practice.exercise import (
    AnyOf,
    AtLeast,
    Choose,
    Condition,
    Exercise,
    Feelings,
    Follow,
    IsAnswered,
    Needs,
    Page,
    Pause,
    Read,
    Request,
    Scale,
    Source,
    Step,
    Take,
    Try,
    Write,
)
from nvc_coach.practice.forms import DOORS
from nvc_coach.practice.hint_table import Asked, HintTable
from nvc_coach.practice.vocabulary import Group, Vocabulary, Word
from tests.library.marked import CHOOSE, HEAD, WRITE, InMemory, exercise_in, words
from tests.library.written import written
from tests.practice.exercises import VOCABULARIES
from tests.practice.generated import exercises

LINES = st.text(st.sampled_from("ab é愛😀\"'\\#=[]"), min_size=1, max_size=9).map(
    lambda text: f"x{text}".rstrip()
)
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
TRIES = st.builds(Try, LINES, sees=st.just(()), shows=st.lists(LINES, max_size=2).map(tuple))
SOURCES = st.lists(st.builds(Source, LINES, LINES, TEXTS), max_size=2).map(tuple)
IDS = st.sampled_from(("before", "before-that", "9-lives"))
PHRASES = st.sampled_from(((), ("rude",), ("so rude", "self-centred")))
ASKED = st.sampled_from((Asked(("rude",)), Asked(("a b", "c"), ("sad",), ("rest", "play"))))
HINTS = st.lists(
    st.builds(
        HintTable,
        IDS,
        LINES,
        st.tuples(ASKED),
        PHRASES,
        PHRASES,
        PHRASES,
        st.sampled_from(COACH_KINDS),
    ),
    max_size=1,
).map(tuple)
FAUX = Vocabulary(
    "core/faux-feelings",
    "1.0.0",
    "en",
    "faux-feelings",
    (Group("out", "Out", (Word("ignored", "ignored", feelings=("sad",), needs=("rest",)),)),),
)


@st.composite
def written_exercises(draw: st.DrawFn) -> Exercise:
    """Exercises such as a file can hold: no empty question, no white space at an end."""
    drawn = draw(exercises())
    steps = tuple(_tidy(step, draw(TEXTS)) for step in drawn.steps)
    asking = [step.id for step in steps if not isinstance(step, Page)]
    takes = st.builds(Take, st.sampled_from(asking), IDS)
    follows = st.builds(
        Follow, IDS, st.lists(takes, min_size=1, max_size=2, unique_by=_own_step).map(tuple)
    )
    named = st.lists(st.sampled_from([step.id for step in steps]), max_size=2).map(tuple)
    return replace(
        drawn,
        steps=steps,
        title=draw(LINES),
        summary=draw(LINES),
        minutes=draw(st.integers(1, 1440)),
        form=tuple(draw(st.permutations(("solo", "pair", "group")))),
        doors=tuple(draw(st.lists(st.sampled_from(DOORS), unique=True))),
        authors=tuple(draw(st.lists(LINES, max_size=2))),
        licence=draw(LINES),
        tags=tuple(draw(st.lists(LINES, max_size=2))),
        sources=draw(SOURCES),
        tries=(replace(draw(TRIES), sees=draw(named), skips=draw(named)),),
        faux_feelings=FAUX,
        follows=tuple(draw(st.lists(follows, max_size=2, unique_by=_followed))),
        hints=draw(st.booleans()),
        own_hints=draw(HINTS),
    )


def _own_step(take: Take) -> str:
    return take.step


def _followed(follow: Follow) -> str:
    return follow.exercise


def _tidy(step: Step, text: str) -> Step:
    step = replace(step, when=tuple(sorted(step.when, key=lambda one: one.step)))
    if isinstance(step, Page):
        return replace(step, text=step.text.rstrip() or text, help=text)
    return replace(step, ask=step.ask.rstrip() or text, example=text)


@given(written_exercises(), st.booleans())
def test_what_was_written_is_read(exercise: Exercise, lines: bool) -> None:  # noqa: FBT001
    text = written(exercise, lines=lines)
    reading = exercise_in(text, InMemory({**VOCABULARIES, FAUX.id: FAUX}))
    assert reading.problems == ()
    assert reading.value == exercise


@given(written_exercises())
def test_a_resolved_copy_gives_the_same_exercise_with_the_same_fingerprint(
    exercise: Exercise,
) -> None:
    data = written(exercise).encode()
    parsed = parse(data, limit=EXERCISE_LIMIT, only_safe=True).value
    assert parsed is not None
    resolved = resolve(parsed, InMemory({**VOCABULARIES, FAUX.id: FAUX})).value
    assert resolved is not None
    assert replace(resolved.exercise, fingerprint="") == exercise
    assert resolved.exercise.fingerprint == fingerprint((resolved.copy,))
    again = read_resolved(resolved.copy)
    assert again.problems == ()
    assert again.value == resolved.exercise


WHOLE = (
    HEAD.replace("minutes  = 5", "minutes  = 5\nfaux-feelings = 'core/faux-feelings@1'")
    + """
doors   = ["something-was-good", "someone-angers-me"]
hints   = false
authors = ["A", "B"]
licence = "CC-BY-SA-4.0"
tags    = ["short"]

[[source]]
title = "A book"
by    = "Somebody"
note  = "Its order."

[[follows]]
exercise = "one"
takes    = { ask = "request", judgment = "first" }

[[follows]]
exercise = "another"
takes    = { mine = "theirs" }
"""
    + '\n[[step]]\nid = "hello"\npart = "First"\nkind = "read"\ntext = "\\nHello.\\n\\n"\n'
    + WRITE
    + 'lines = 3\nhelp = "More."\nexample = "Like this."\nrecap = ""\nhints = false\n'
    + '\n[[step]]\nid = "charge"\npart = "Second"\nkind = "scale"\nask = "How much?"\nto = 5\n'
    + 'low = "little"\nhigh = "much"\n'
    + CHOOSE
    + 'many = true\nfacilitator = "Wait."\ngoto = "rest"\n'
    + '\n[[step]]\nid = "body"\nkind = "feelings"\nask = "Where?"\n'
    + 'vocabulary = "core/sensations@1"\nabout = "us"\n'
    + '\n[[step]]\nid = "mine"\nkind = "needs"\nask = "Which?"\nmet = false\n'
    + 'words = ["To be met half-way!", { id = "air", label = "fresh air", gloss = "out there" }]\n'
    + '\n[[step]]\nid = "rest"\nkind = "pause"\nseconds = 30\ntext = "Breathe."\n'
    + 'when = { judgment = true, willing = ["yes", "no"], charge = { at-least = 3 } }\n'
    + '\n[[step]]\nid = "ask"\nkind = "request"\nask = "Anything?"\nof = "other"\n'
    + '\n[[test]]\nname = "walks"\nscript = ["charge: 3", "charge: ", "willing: yes, no", '
    + '"judgment: so", "charge: -0"]\nsees = ["rest"]\nskips = ["body"]\nshows = ["Breathe."]\n'
    + '\n[[hint]]\nid = "choir"\nkind = "request"\nsay = "In which bar?"\nwords = ["in tune"]\n'
    + 'after = ["be"]\nunless = ["be in tune by six"]\nneeds = ["rest"]\n'
    + "\n[[phase]]\nkind = 'circle'\n"
    + "secret = { deep = [1, 2026-11-22T10:00:00Z, 10:00:00, inf] }\n"
)
THERE = words(**{FAUX.id: FAUX})


def whole() -> Exercise:
    reading = exercise_in(WHOLE, THERE)
    assert reading.problems == ()
    assert reading.value is not None
    return reading.value


def test_every_key_is_read() -> None:
    exercise = whole()
    assert set(tomllib.loads(WHOLE)) == set(EXERCISE_KEYS.all) | set(LATER_KEYS.all)
    assert exercise.sources == (Source("A book", "Somebody", "Its order."),)
    assert exercise.doors == ("something-was-good", "someone-angers-me")
    assert (exercise.authors, exercise.licence, exercise.tags) == (
        ("A", "B"),
        "CC-BY-SA-4.0",
        ("short",),
    )
    assert exercise.follows == (
        Follow("one", (Take("ask", "request"), Take("judgment", "first"))),
        Follow("another", (Take("mine", "theirs"),)),
    )
    assert exercise.following("another") == exercise.follows[1]
    assert exercise.following("whole") is None
    assert exercise.hints is False
    assert exercise.own_hints == (
        HintTable(
            "choir",
            "In which bar?",
            (Asked(("in tune",), (), ("rest",)),),
            after=("be",),
            unless=("be in tune by six",),
            kind="request",
        ),
    )
    assert exercise.faux_feelings is FAUX
    hello, judgment, charge, willing, body, mine, rest, ask = exercise.steps
    assert hello == Read(id="hello", part="First", text="\nHello.")
    assert judgment == Write(
        id="judgment",
        part="First",
        ask="Which one?",
        lines=3,
        help="More.",
        example="Like this.",
        recap="",
        hints=False,
    )
    assert charge == Scale(
        id="charge", part="Second", ask="How much?", start=0, end=5, low="little", high="much"
    )
    assert isinstance(willing, Choose)
    assert (willing.many, willing.facilitator, willing.goto) == (True, "Wait.", "rest")
    assert [one.id for one in willing.choices] == ["yes", "no"]
    assert isinstance(body, Feelings)
    assert (body.vocabulary, body.about, body.part) == ("core/sensations", "us", "Second")
    assert isinstance(mine, Needs)
    assert mine.met is False
    assert rest == Pause(
        id="rest",
        part="Second",
        text="Breathe.",
        seconds=30,
        when=(
            Condition("charge", AtLeast(3)),
            Condition("judgment", IsAnswered(answered=True)),
            Condition("willing", AnyOf(("yes", "no"))),
        ),
    )
    assert isinstance(ask, Request)
    assert ask.of == "other"
    assert exercise.tries == (
        Try(
            "walks",
            ("charge: 3", "charge:", "willing: yes, no", "judgment: so", "charge: -0"),
            ("rest",),
            ("body",),
            ("Breathe.",),
        ),
    )


def test_words_of_an_exercise_come_first_and_win_over_those_of_the_same_id() -> None:
    exercise = whole()
    mine = exercise.step("mine")
    assert isinstance(mine, Needs)
    own = exercise.words_for(mine)
    assert own.id == "core/needs+mine"
    assert [group.label for group in own.groups] == ["A small one", "Body", "Play"]
    assert [word.id for word in own] == ["to-be-met-half-way", "air", "rest", "play"]
    air = own.get("air")
    assert air == Word("air", "fresh air", "out there")
    base = exercise.vocabularies["core/needs"].get("air")
    assert base is not None
    assert base.label == "air"
    assert set(exercise.vocabularies) == {
        "core/feelings",
        "core/needs",
        "core/sensations",
        "core/needs+mine",
    }


def test_what_has_no_meaning_yet_is_kept_in_the_copy_and_read_by_nobody() -> None:
    parsed = parse(WHOLE.encode(), limit=EXERCISE_LIMIT).value
    assert parsed is not None
    copy = resolved_copy(parsed, THERE).value
    assert copy is not None
    kept = tomllib.loads(copy.decode())
    assert kept["format"] == "nvc-resolved/1"
    assert kept["exercise"] == parsed.data
    assert list(kept["vocabulary"]) == [
        "core/faux-feelings",
        "core/feelings",
        "core/needs",
        "core/sensations",
    ]
    again = read_resolved(copy).value
    assert again is not None
    assert replace(again, fingerprint="") == whole()


def test_a_copy_kept_before_there_were_doors_is_read_and_has_none() -> None:
    assert "doors" not in HEAD
    parsed = parse((HEAD + WRITE).encode(), limit=EXERCISE_LIMIT).value
    assert parsed is not None
    copy = resolved_copy(parsed, words()).value
    assert copy is not None
    assert b"doors" not in copy
    again = read_resolved(copy).value
    assert again is not None
    assert again.doors == ()


def test_words_that_carry_a_story_come_with_the_library_where_none_are_named() -> None:
    assert exercise_in(HEAD + WRITE).value == replace(
        _read(HEAD + WRITE, InMemory({**words().found, FAUX.id: FAUX})), faux_feelings=None
    )
    assert _read(HEAD + WRITE, THERE).faux_feelings is FAUX


def _read(text: str, there: InMemory) -> Exercise:
    value = exercise_in(text, there).value
    assert value is not None
    return value


def test_the_fingerprint_changes_with_every_word_and_with_nothing_else() -> None:
    parsed = parse((HEAD + WRITE).encode(), limit=EXERCISE_LIMIT).value
    spaced = parse((HEAD + "\n# A note.\n" + WRITE).encode(), limit=EXERCISE_LIMIT).value
    assert parsed is not None
    assert spaced is not None
    first, same = (resolve(one, words()).value for one in (parsed, spaced))
    needs = words().found["core/needs"]
    assert isinstance(needs, Vocabulary)
    other = replace(needs, groups=(replace(needs.groups[0], label="Bodies"),))
    second = resolve(parsed, words(**{"core/needs": other})).value
    assert first is not None
    assert same is not None
    assert second is not None
    assert first.exercise.fingerprint == same.exercise.fingerprint
    assert first.exercise.fingerprint != second.exercise.fingerprint
    assert first.exercise.fingerprint.startswith("sha256:")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("nvc-resolved/1", "nvc-resolved/2"), "format-unknown"),
        (("[exercise]", "[exercize]"), "key-missing"),
        (('kind = "write"', 'kind = "wirte"'), "not-one-of"),
        (('kind = "needs"', 'kind = "want"'), "not-one-of"),
        (("=", ""), "equals-missing"),
        (("core/needs@1", "core/wants@1"), "vocabulary-unknown"),
        (("[exercise]\n", "exercise = 1\n[other]\n"), "wrong-type"),
    ],
)
def test_a_damaged_copy_is_told_like_any_file(change: tuple[str, str], code: str) -> None:
    parsed = parse((HEAD + WRITE).encode(), limit=EXERCISE_LIMIT).value
    assert parsed is not None
    copy = resolved_copy(parsed, words()).value
    assert copy is not None
    damaged = read_resolved(copy.decode().replace(*change, 1).encode(), "HEX.toml")
    assert damaged.value is None
    assert damaged.problems[0].code == code
    assert damaged.problems[0].file == "HEX.toml"


def test_a_practice_too_large_to_be_kept_is_told() -> None:
    label = "x" * 4000
    many = tuple(Word(f"w{number}", label) for number in range(600))
    huge = Vocabulary("core/needs", "1.0.0", "en", "needs", (Group("g", "G", many),))
    parsed = parse((HEAD + WRITE).encode(), limit=EXERCISE_LIMIT).value
    assert parsed is not None
    reading = resolved_copy(parsed, words(**{"core/needs": huge}))
    assert reading.value is None
    assert [one.code for one in reading.problems] == ["resolved-too-large"]


def test_a_practice_with_too_many_words_to_be_read_back_is_told_and_with_fewer_is_not() -> None:
    parsed = parse((HEAD + WRITE).encode(), limit=EXERCISE_LIMIT).value
    assert parsed is not None
    for count, codes in ((15000, ["resolved-too-large"]), (7000, [])):
        many = tuple(Word(f"w{number}", "w") for number in range(count))
        words_ = Vocabulary("core/needs", "1.0.0", "en", "needs", (Group("g", "G", many),))
        reading = resolved_copy(parsed, words(**{"core/needs": words_}))
        assert [one.code for one in reading.problems] == codes


def test_an_exercise_that_cannot_be_read_has_no_copy() -> None:
    parsed = parse(HEAD.encode(), limit=EXERCISE_LIMIT).value
    assert parsed is not None
    reading = resolved_copy(parsed, words())
    assert reading.value is None
    assert [one.code for one in reading.problems] == ["key-missing"]
