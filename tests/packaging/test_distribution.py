"""What is in the archives people download."""

import tarfile
import tomllib
from email.message import Message
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

PROJECT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.xdist_group("packaging")


def files_in(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}


def metadata_of(wheel: Path) -> Message:
    with ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return Parser().parsestr(archive.read(name).decode("utf-8"))


def shipped_files() -> set[str]:
    exercises = PROJECT / "exercises"
    return {
        path.relative_to(exercises).as_posix() for path in exercises.rglob("*") if path.is_file()
    }


def test_the_wheel_holds_every_exercise_and_vocabulary_as_it_is_in_the_checkout(
    wheel: Path,
) -> None:
    shipped = shipped_files()

    assert "en/practices/transforming-enemy-images.toml" in shipped
    with ZipFile(wheel) as archive:
        for name in shipped:
            in_wheel = archive.read(f"nvc_coach/_exercises/{name}")
            assert in_wheel == (PROJECT / "exercises" / name).read_bytes()


def test_the_wheel_holds_all_code_and_says_that_it_is_typed(wheel: Path) -> None:
    code = {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "nvc_coach").rglob("*.py")}

    assert code <= files_in(wheel)
    assert "nvc_coach/py.typed" in files_in(wheel)


def test_the_wheel_holds_both_licences_and_names_them(wheel: Path) -> None:
    licences = {
        name.partition(".dist-info/licenses/")[2]
        for name in files_in(wheel)
        if ".dist-info/licenses/" in name
    }

    assert licences == {"LICENSE", "exercises/LICENSE"}
    assert metadata_of(wheel)["License-Expression"] == "MIT AND CC-BY-SA-4.0"


def test_the_wheel_holds_nothing_but_the_program(wheel: Path) -> None:
    assert {name.partition("/")[0].partition("-")[0] for name in files_in(wheel)} == {"nvc_coach"}


def test_the_wheel_asks_for_the_python_and_carries_the_version_that_pyproject_says(
    wheel: Path,
) -> None:
    with (PROJECT / "pyproject.toml").open("rb") as settings:
        project = tomllib.load(settings)["project"]

    assert metadata_of(wheel)["Version"] == project["version"]
    assert metadata_of(wheel)["Requires-Python"] == project["requires-python"]


def test_the_source_alone_is_enough_to_build_the_same_wheel(
    wheel: Path, source_and_wheel: tuple[Path, Path]
) -> None:
    _source, wheel_from_source = source_and_wheel

    with ZipFile(wheel) as from_checkout, ZipFile(wheel_from_source) as from_source:
        assert sorted(from_checkout.namelist()) == sorted(from_source.namelist())
        for name in from_checkout.namelist():
            assert from_checkout.read(name) == from_source.read(name)


def test_the_source_holds_what_is_needed_to_work_on_it(source_and_wheel: tuple[Path, Path]) -> None:
    source, _wheel = source_and_wheel

    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "exercises/LICENSE",
        "exercises/en/practices/transforming-enemy-images.toml",
        "pyproject.toml",
        "tests/conftest.py",
        "tools/messages.py",
    } <= names
