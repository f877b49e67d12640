"""Whatever stands in a file of sound TOML, reading it ends soon and without a traceback."""

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.library.coach_list_reading import COACH_LIST_KEYS
from nvc_coach.library.head_reading import EXERCISE_KEYS, LATER_KEYS
from nvc_coach.library.hint_reading import HINT_KEYS, OWN_HINT_KEYS
from nvc_coach.library.problems import MOST_PROBLEMS
from nvc_coach.library.resolved import read_resolved
from nvc_coach.library.step_reading import CHOICE_KEYS, STEP_KEYS
from nvc_coach.library.try_reading import TRY_KEYS
from nvc_coach.library.vocabulary_reading import FAUX_FEELING_KEYS, VOCABULARY_KEYS
from nvc_coach.practice.exercise import Step
from nvc_coach.practice.fault_codes import FaultCode
from nvc_coach.practice.structure import faults
from tests.library.large_files import COACH_LISTS, EXERCISES, VOCABULARIES
from tests.library.marked import CORE, HEAD, exercise_in, list_in, vocabulary_in
from tests.library.measuring import measured, on_linux
from tests.library.written import written_steps
from tests.practice.generated import structures

NAMES = sorted(
    {
        *(EXERCISE_KEYS | LATER_KEYS | CHOICE_KEYS | TRY_KEYS).all,
        *(VOCABULARY_KEYS | FAUX_FEELING_KEYS).all,
        *(COACH_LIST_KEYS | HINT_KEYS | OWN_HINT_KEYS).all,
        *(key for keys in STEP_KEYS.values() for key in keys.all),
        *("at-least", "judgment", "words", "odd\nkey", "愛"),
    }
)
TEXTS = st.sampled_from(
    [
        *(
            *STEP_KEYS,
            "",
            " ",
            "a\nb",
            "愛",
            "judgment",
            "judgment: x",
            ":",
            "{judgment}",
            "{",
            "1.0.0",
        ),
        *("en", "core/needs@1", "core/feelings@1", "solo", "we-must-decide", "nvc-vocabulary/1"),
    ]
)
SCALARS = TEXTS | st.integers() | st.booleans() | st.floats() | st.dates() | st.times()
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5)
    ),
    max_leaves=25,
)
TABLES = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=10)
STEPS = st.lists(
    st.fixed_dictionaries({"kind": st.sampled_from([*STEP_KEYS])}).flatmap(
        lambda step: TABLES.map(lambda more: more | step)
    ),
    max_size=5,
)


@given(TABLES, STEPS)
def test_an_exercise_of_anything_is_read_or_told(
    table: dict[str, object], steps: list[dict[str, object]]
) -> None:
    text = tomli_w.dumps(table | {"format": "nvc-exercise/1", "step": steps})
    reading = exercise_in(text)
    assert (reading.value is None) == bool(reading.problems)


@given(TABLES, st.lists(TABLES, max_size=4))
def test_a_vocabulary_of_anything_is_read_or_told(
    table: dict[str, object], groups: list[dict[str, object]]
) -> None:
    head = {"format": "nvc-vocabulary/1", "kind": "needs", "group": groups}
    reading = vocabulary_in(tomli_w.dumps(table | head))
    assert (reading.value is None) == bool(reading.problems)


@given(TABLES, st.lists(TABLES, max_size=4), TABLES)
def test_a_list_of_the_coach_of_anything_is_read_or_told(
    table: dict[str, object], hints: list[dict[str, object]], sets: dict[str, object]
) -> None:
    head = {"format": "nvc-coach-list/1", "kind": "needs", "hint": hints, "sets": sets}
    reading = list_in(tomli_w.dumps(table | head))
    assert (reading.value is None) == bool(reading.problems)


@given(TABLES, TABLES)
def test_a_copy_of_anything_is_read_or_told(
    exercise: dict[str, object], vocabulary: dict[str, object]
) -> None:
    table = {
        "format": "nvc-resolved/1",
        "exercise": exercise | {"format": "nvc-exercise/1"},
        "vocabulary": {"core/needs": vocabulary | {"format": "nvc-vocabulary/1"}},
    }
    reading = read_resolved(tomli_w.dumps(table).encode())
    assert (reading.value is None) == bool(reading.problems)


@given(structures())
def test_steps_that_do_not_fit_together_are_told_as_the_heart_sees_them(
    steps: tuple[Step, ...],
) -> None:
    """Where every step can be read, nothing is left out and nothing is added."""
    text = HEAD + written_steps(steps)
    problems = exercise_in(text).problems
    codes = [one.code for one in problems]
    if set(codes) <= set(FaultCode):
        expected = [str(fault.code) for fault in faults(steps, CORE)]
        assert sorted(codes) == sorted(expected)
    else:
        assert codes


READ = """
outcome = [one.code for one in {reader}(data).problems]
"""


@on_linux
@pytest.mark.parametrize("name", [*EXERCISES, *VOCABULARIES, *COACH_LISTS])
def test_a_large_file_made_to_cost_time_takes_a_second_and_150_megabytes_at_most(name: str) -> None:
    table, reader = next(
        (table, reader)
        for files, table, reader in (
            (EXERCISES, "EXERCISES", "exercise_in"),
            (VOCABULARIES, "VOCABULARIES", "vocabulary_in"),
            (COACH_LISTS, "COACH_LISTS", "list_in"),
        )
        if name in files
    )
    prepare = (
        f"from tests.library.large_files import {table}\n"
        f"from tests.library.marked import {reader}\n"
        f"data = {table}[{name!r}]"
    )
    took, most, outcome = measured("None", prepare, READ.format(reader=reader))
    assert took <= 1.0
    assert most <= 150
    assert len(outcome) <= MOST_PROBLEMS + 1
