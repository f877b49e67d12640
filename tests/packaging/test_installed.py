"""The program as people run it after installing, from a folder of their own."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.packaging.conftest import Installation

PROJECT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.xdist_group("packaging")


def version() -> str:
    with (PROJECT / "pyproject.toml").open("rb") as settings:
        return str(tomllib.load(settings)["project"]["version"])


def exercise_ids(listing: str) -> list[str]:
    return [exercise["id"] for exercise in json.loads(listing)["exercises"]]


def test_the_command_says_its_version(installed: Installation, tmp_path: Path) -> None:
    said = installed.run(installed.program, "--version", cwd=tmp_path)

    assert version() in said.split()


def test_python_can_run_it_as_a_module(installed: Installation, tmp_path: Path) -> None:
    by_module = installed.run(installed.python, "-m", "nvc_coach", "--version", cwd=tmp_path)

    assert by_module == installed.run(installed.program, "--version", cwd=tmp_path)


def test_the_exercises_are_found_from_any_folder(installed: Installation, tmp_path: Path) -> None:
    listing = installed.run(installed.program, "exercise", "list", "--json", cwd=tmp_path)

    assert "transforming-enemy-images" in exercise_ids(listing)


def test_an_installed_program_reads_its_own_exercises(
    installed: Installation, tmp_path: Path
) -> None:
    found = installed.evaluate(
        "str(nvc_coach.library.shipped.shipped_exercises())",
        "nvc_coach.library.shipped",
        cwd=tmp_path,
    )

    assert Path(found).is_relative_to(installed.folder)
    assert (Path(found) / "en" / "practices" / "transforming-enemy-images.toml").is_file()


def test_the_words_of_the_vocabularies_come_along(installed: Installation, tmp_path: Path) -> None:
    words = json.loads(installed.run(installed.program, "words", "needs", "--json", cwd=tmp_path))

    assert len(words["words"]) >= 70


def test_the_shipped_exercises_have_no_problem_where_they_are_installed(
    installed: Installation, tmp_path: Path
) -> None:
    shipped = installed.evaluate(
        "str(nvc_coach.library.shipped.shipped_exercises())",
        "nvc_coach.library.shipped",
        cwd=tmp_path,
    )
    checked = installed.run(installed.program, "exercise", "check", shipped, "--json", cwd=tmp_path)

    assert json.loads(checked)["problems"] == []


def test_an_editable_install_reads_the_checkout_and_never_the_copy_beside_it(
    editable: Installation, edited_checkout: Path, tmp_path: Path
) -> None:
    copies = list(editable.folder.glob("lib/python3*/site-packages/nvc_coach/_exercises"))

    found = editable.evaluate(
        "str(nvc_coach.library.shipped.shipped_exercises())",
        "nvc_coach.library.shipped",
        cwd=tmp_path,
    )

    assert len(copies) == 1
    assert Path(found) == edited_checkout / "exercises"


def test_an_exercise_edited_in_the_checkout_is_seen_at_once(
    editable: Installation, edited_checkout: Path, tmp_path: Path
) -> None:
    practices = edited_checkout / "exercises" / "en" / "practices"
    original = (practices / "transforming-enemy-images.toml").read_text(encoding="utf-8")
    mine = original.replace('"transforming-enemy-images"', '"a-new-one"', 1)
    (practices / "a-new-one.toml").write_text(mine, encoding="utf-8")

    listing = editable.run(editable.program, "exercise", "list", "--json", cwd=tmp_path)

    assert "a-new-one" in exercise_ids(listing)
