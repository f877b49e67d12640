"""Whatever a script holds, it is walked or refused with a sentence, and never breaks anything."""

from datetime import date, datetime

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.journal import entry_file
from nvc_coach.journal.entry import Entry
from nvc_coach.practice.exercise import Choose
from nvc_coach.practice.session import Session, begin, replay
from nvc_coach.script.script_file import DoesNotFit, Script, read_script
from nvc_coach.script.walking import walk
from nvc_coach.services.program import MemoryKeeper
from nvc_coach.services.sitting import Sitting
from tests.cli.commanding import BEGIN
from tests.script.walks import main_exercise

EXERCISE = main_exercise()
IDS = [step.id for step in EXERCISE.steps]
CHOICES = sorted({one.id for s in EXERCISE.steps if isinstance(s, Choose) for one in s.choices})

text = st.text(max_size=5) | st.sampled_from([*IDS, *CHOICES, "rest", "respect", ""])
anything = st.recursive(
    st.booleans()
    | st.integers(-20, 20)
    | st.floats()
    | text
    | st.just(date(2026, 11, 29))
    | st.just(datetime(2026, 11, 29, 10, tzinfo=BEGIN.tzinfo)),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(text, inner, max_size=2),
    max_leaves=4,
)
keys = st.sampled_from(
    ["step", "at", "asked", "said", "text", "by", "picked", "own", "chose", "number", "agreed",
     "skipped", "unsure", "back", "amend", "carried", "outcome", "item", "reflection", "stop"]
) | st.text(max_size=3)  # fmt: skip
wild = st.dictionaries(keys, anything, max_size=4)
likely = st.one_of(
    st.fixed_dictionaries({"text": text}),
    st.fixed_dictionaries({"number": st.integers(-1, 11)}),
    st.fixed_dictionaries(
        {"picked": st.lists(text, max_size=2), "own": st.lists(text, max_size=2)}
    ),
    st.fixed_dictionaries({"chose": st.sampled_from(CHOICES)}),
    st.fixed_dictionaries({"skipped": st.just(value=True)}),
    st.fixed_dictionaries({"back": st.just(value=True) | st.sampled_from(IDS)}),
)


def sitting() -> Sitting:
    entry = Entry(
        id="01KAP2M4X0Q6Z8V3T5R7N9B1CD",
        exercise=EXERCISE.id,
        title=EXERCISE.title,
        version=EXERCISE.version,
        fingerprint=EXERCISE.fingerprint,
        language=EXERCISE.language,
        started=BEGIN,
    )
    return Sitting(begin(EXERCISE), entry, MemoryKeeper(), lambda: BEGIN)


def holds_together(walked: Sitting, ended: DoesNotFit | None) -> None:
    """What was walked can be kept, read and walked again, and a refusal says something."""
    again = entry_file.load(entry_file.dump(walked.entry))
    assert isinstance(again, Entry)
    replayed = replay(EXERCISE, again.events)
    assert isinstance(replayed, Session)
    assert replayed.waiting == walked.session.waiting
    if ended is not None:
        assert ended.sentence
        assert ended.place.startswith("x.toml")


@given(st.lists(wild, max_size=3))
def test_any_tables_are_walked_or_refused(tables: list[dict[str, object]]) -> None:
    script = read_script(tomli_w.dumps({"event": tables}).encode(), "x.toml")

    assert isinstance(script, Script)
    walked = sitting()
    holds_together(walked, walk(script, walked, lambda: BEGIN))


@given(st.data())
def test_any_likely_walk_is_walked_or_refused(data: st.DataObject) -> None:
    walked = sitting()
    for _event in range(data.draw(st.integers(1, 40))):
        step = walked.session.waiting or data.draw(st.sampled_from(IDS))
        table = {"step": step} | data.draw(likely)
        script = read_script(tomli_w.dumps({"event": [table]}).encode(), "x.toml")
        assert isinstance(script, Script)
        ended = walk(script, walked, lambda: BEGIN)
        holds_together(walked, ended)


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda one: one.encode()))
def test_any_bytes_are_a_script_or_are_refused(data: bytes) -> None:
    read = read_script(data, "x.toml")

    if isinstance(read, DoesNotFit):
        assert read.sentence
    elif not isinstance(read, Script):
        assert read
        assert all(problem.line >= 1 for problem in read)


def test_the_walks_above_are_of_both_kinds() -> None:
    ends = set()
    for text_of_script in ('[[event]]\nstep = "judgment"\ntext = "x"\n', "[[event]]\nx = 1\n"):
        script = read_script(text_of_script.encode(), "x.toml")
        assert isinstance(script, Script)
        walked = sitting()
        ended = walk(script, walked, lambda: BEGIN)
        assert ended is not None
        ends.add((ended.place, len(walked.entry.events)))
    assert ends == {("x.toml", 1), ("x.toml:1", 0)}


@pytest.mark.parametrize("number", [0, 1])
def test_lines_are_told_from_where_the_key_stands(number: int) -> None:
    before = '[[event]]\nstep = "judgment"\ntext = "x"\n' * number
    wrong = '[[event]]\nstep = "x"\nmood = 3\ntext = ""\n'
    script = read_script((before + wrong).encode(), "x.toml")
    assert isinstance(script, Script)

    ended = walk(script, sitting(), lambda: BEGIN)

    assert ended is not None
    assert ended.place == f"x.toml:{3 + 3 * number}"
