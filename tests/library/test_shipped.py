from pathlib import Path

import nvc_coach
from nvc_coach.library.shipped import exercises_beside, shipped_exercises


def make_package(site: Path) -> Path:
    package = site / "nvc_coach"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    return package


def test_a_checkout_uses_the_exercises_beside_its_package(tmp_path: Path) -> None:
    package = make_package(tmp_path)
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "exercises").mkdir()
    (package / "_exercises").mkdir()

    assert exercises_beside(package) == tmp_path / "exercises"


def test_an_installed_program_uses_the_exercises_inside_its_package(tmp_path: Path) -> None:
    package = make_package(tmp_path / "site-packages")

    assert exercises_beside(package) == package / "_exercises"


def test_a_strangers_exercises_folder_beside_an_installed_program_is_left_alone(
    tmp_path: Path,
) -> None:
    package = make_package(tmp_path)
    (tmp_path / "exercises").mkdir()

    assert exercises_beside(package) == package / "_exercises"


def test_a_project_folder_without_exercises_is_no_checkout(tmp_path: Path) -> None:
    package = make_package(tmp_path)
    (tmp_path / "pyproject.toml").write_text("")

    assert exercises_beside(package) == package / "_exercises"


def test_the_imported_program_finds_its_exercises() -> None:
    found = shipped_exercises()

    assert found == exercises_beside(Path(nvc_coach.__file__).resolve().parent)
    assert (found / "en" / "practices" / "transforming-enemy-images.toml").is_file()
