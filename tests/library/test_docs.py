"""The pages for trainers say what the readers do."""

import re
from pathlib import Path

import pytest

from nvc_coach.library.catalogue import Library
from nvc_coach.library.coach_list_reading import COACH_LIST_KEYS, read_coach_list
from nvc_coach.library.credits import SOURCE_KEYS
from nvc_coach.library.file_limits import EXERCISE_LIMIT
from nvc_coach.library.follow_reading import FOLLOW_KEYS
from nvc_coach.library.head_reading import EXERCISE_KEYS, LATER_KEYS
from nvc_coach.library.hint_reading import HINT_KEYS, OWN_HINT_KEYS
from nvc_coach.library.problem_codes import WHY
from nvc_coach.library.shipped import shipped_exercises
from nvc_coach.library.step_reading import CHOICE_KEYS, STEP_KEYS
from nvc_coach.library.table import Keys, top_of
from nvc_coach.library.toml_text import parse
from nvc_coach.library.try_reading import TRY_KEYS
from nvc_coach.library.vocabulary_reading import (
    FAUX_FEELING_KEYS,
    FEELINGS_GROUP_KEYS,
    VOCABULARY_KEYS,
    read_vocabulary,
)
from tests.library.marked import exercise_in

DOCS = Path(__file__).resolve().parents[2] / "docs"
FORMAT = (DOCS / "exercise-format.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The rows of the tables under a heading, without their heads."""
    _, _, section = FORMAT.partition(f"\n{heading}\n")
    assert section, heading
    section = re.split(r"\n##? ?#* ", section, maxsplit=1)[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("## At the top", EXERCISE_KEYS),
        ("### `[[source]]`", SOURCE_KEYS),
        ("### `[[follows]]`", FOLLOW_KEYS),
        ("### `[[hint]]`", OWN_HINT_KEYS),
        ("### Choices", CHOICE_KEYS),
        ("## Tries", TRY_KEYS),
        ("## A vocabulary", VOCABULARY_KEYS),
        ("### `[[group]]`", FEELINGS_GROUP_KEYS),
        ("### Words", FAUX_FEELING_KEYS),
        ("## A list of the coach", COACH_LIST_KEYS),
        ("### Hints of a list", HINT_KEYS),
    ],
)
def test_every_key_stands_in_its_table_and_says_whether_it_must_be_there(
    heading: str, keys: Keys
) -> None:
    told = {named(key)[0]: must for key, must, _ in rows(heading)}
    assert told == dict.fromkeys(keys.required, "yes") | dict.fromkeys(keys.optional, "no")


def test_every_kind_of_step_stands_in_the_table_with_its_keys() -> None:
    table = rows("## Steps")
    common = {key for key, must, _ in (row for row in table if row[1] in {"yes", "no"})}
    kinds = {named(row[0])[0]: set(named(row[2])) for row in table if len(row) == 3}
    kinds = {kind: own for kind, own in kinds.items() if kind in STEP_KEYS}
    shared = {named(key)[0] for key in common}
    assert {kind: own | shared for kind, own in kinds.items()} == {
        kind: set(keys.all) for kind, keys in STEP_KEYS.items()
    }
    explained = {named(row[0])[0]: row[1] for row in table if len(row) == 2}
    assert set(explained) == set().union(*kinds.values())
    required = {key for keys in STEP_KEYS.values() for key in keys.required} - shared
    assert {key for key, text in explained.items() if "must be there" in text} == required


def test_what_is_set_aside_for_later_is_named() -> None:
    assert all(f"`{key}`" in FORMAT for key in LATER_KEYS.all)


def test_the_examples_in_the_page_are_read_without_a_problem(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", FORMAT, re.DOTALL)
    first, follows, hint, tried, vocabulary, coach_list = blocks
    assert exercise_in(first).problems == ()
    assert exercise_in(f"{first}\n{follows}").problems == ()
    assert exercise_in(f"{first}\n{hint}").problems == ()
    assert exercise_in(f"{first}\n{tried}").problems == ()
    words = Library(shipped_exercises(), tmp_path).shelf()
    parsed = parse(vocabulary.encode(), limit=EXERCISE_LIMIT).value
    assert parsed is not None
    assert read_vocabulary(top_of(parsed), words).problems == ()
    parsed = parse(coach_list.encode(), limit=EXERCISE_LIMIT).value
    assert parsed is not None
    assert read_coach_list(top_of(parsed), words).problems == ()


def test_every_code_is_listed_with_the_reason_why_it_matters() -> None:
    lines = (DOCS / "problems.md").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line.startswith("| `")]
    assert listed == sorted(f"| `{code}` | {reason} |" for code, reason in WHY.items())
