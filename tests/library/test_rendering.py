"""A problem reads well in a terminal of 80 columns, whatever stands on its line."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.library.problems import Problem, Severity, closest, one_of
from nvc_coach.library.rendering import WIDTH, as_data, rendered
from tests.library.marked import CHOOSE, HEAD, WRITE, exercise_in

GOLDEN = """\
error[goto-unknown]: No step is called "jugment".
  --> small.toml:21:48
   |
21 | choices = [{ id = "yes", label = "Yes", goto = "jugment" }, { id = "no", l…
   |                                                ^^^^^^^^^
   = why: The path would lead nowhere.
   = fix: Did you mean "judgment"?"""


def test_a_problem_is_shown_with_its_line_a_caret_and_the_way_to_mend_it() -> None:
    text = HEAD + WRITE + CHOOSE.replace('"Yes" }', '"Yes", goto = "jugment" }')
    (problem,) = exercise_in(text).problems
    assert rendered(problem) == GOLDEN
    assert rendered(problem, text) == GOLDEN


PROBLEM = Problem("twice", Severity.ERROR, "f.toml", 7, 1, "Twice.", "Once is enough.", "Mend it.")


def shown(line: str, column: int, length: int = 1) -> tuple[str, str]:
    problem = replace(PROBLEM, column=column, length=length, source_line=line)
    lines = rendered(problem).split("\n")
    return lines[3], lines[4]


@pytest.mark.parametrize(
    ("line", "column", "length", "expected"),
    [
        ("a = 愛 x", 7, 1, ("7 | a = 愛 x", "  |        ^")),
        ("a = 愛愛", 5, 2, ("7 | a = 愛愛", "  |     ^^^^")),
        ("\tid = x", 7, 1, ("7 |     id = x", "  |          ^")),
        ("a = e\u0301x", 7, 1, ("7 | a = e\u0301x", "  |      ^")),
        ("a \x1b[31m\u202e", 3, 1, ("7 | a \\u001b[31m\\u202e", "  |   ^^^^^^")),
        ("a =", 4, 1, ("7 | a =", "  |    ^")),
        ("a =", 99, 5, ("7 | a =", "  |    ^")),
        ("a = 1\r", 1, 1, ("7 | a = 1", "  | ^")),
        ("愛" * 90, 60, 1, ("7 | …" + "愛" * 37 + "…", "  |  " + " " * 24 + "^^")),
        ("x" * 90, 1, 200, ("7 | " + "x" * 75 + "…", "  | " + "^" * 75)),
    ],
)
def test_the_caret_stands_under_the_culprit(
    line: str, column: int, length: int, expected: tuple[str, str]
) -> None:
    assert shown(line, column, length) == expected


@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=300),
    st.integers(1, 320),
    st.integers(1, 400),
)
def test_no_line_gets_too_long_and_nothing_hidden_is_shown(
    line: str, column: int, length: int
) -> None:
    line = line.replace("\n", "x")
    problem = replace(
        PROBLEM, column=column, length=length, source_line=line, message=line, file=line
    )
    text = rendered(problem)
    lines = text.split("\n")
    assert not any(len(one) > WIDTH for one in lines[2:])
    assert not set(text) & {chr(n) for n in (*range(10), *range(11, 32), *range(0x7F, 0xA0))}
    assert not set(text) & {chr(n) for n in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def test_a_problem_without_a_line_shows_none() -> None:
    assert rendered(PROBLEM).split("\n") == [
        "error[twice]: Twice.",
        " --> f.toml:7:1",
        "  = why: Once is enough.",
        "  = fix: Mend it.",
    ]
    assert rendered(PROBLEM, "one line") == rendered(PROBLEM)


def test_scripts_get_the_shape_they_count_on() -> None:
    data = json.loads(json.dumps(as_data([PROBLEM])))
    assert data == {
        "format": "nvc-problems/1",
        "problems": [
            {
                "code": "twice",
                "severity": "error",
                "file": "f.toml",
                "line": 7,
                "column": 1,
                "message": "Twice.",
                "fix": "Mend it.",
            }
        ],
    }


def test_a_suggestion_is_near_or_is_not_made() -> None:
    assert closest("Needs", ["needs", "need"]) == "needs"
    assert closest("zzz", ["needs"]) is None
    assert closest("n" * 65, ["n" * 65]) is None
    assert closest("needs", ["needs" * 9]) is None
    assert one_of(str(number) for number in range(20)) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …"
