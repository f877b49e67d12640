"""The program as people get it: built, and installed where nothing else is."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
NOT_IN_A_FRESH_CLONE = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", ".coverage*", "build", "dist"
)


@dataclass(frozen=True, slots=True)
class Installation:
    """An environment with the program in it, and none of the tools for developing."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def program(self) -> Path:
        return self.folder / "bin" / "nvc-coach"

    def run(self, *command: str | Path, cwd: Path) -> str:
        """What a command that must succeed prints on stdout, run far from the checkout."""
        ran = subprocess.run(
            command, cwd=cwd, capture_output=True, text=True, check=False, timeout=120
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def evaluate(self, expression: str, *imports: str, cwd: Path) -> str:
        """The value of a Python expression in this environment, as JSON carries it."""
        lines = [*(f"import {name}" for name in imports), "import json"]
        program = "; ".join([*lines, f"print(json.dumps({expression}))"])
        value = json.loads(self.run(self.python, "-c", program, cwd=cwd))
        assert isinstance(value, str)
        return value


def run_tool(*command: str | Path, cwd: Path) -> None:
    """Run a tool of the development environment that must succeed."""
    ran = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def install(folder: Path, *wanted: str | Path) -> Installation:
    """Make an environment and install what is wanted with everything it depends on."""
    run_tool("venv", "--without-pip", folder, cwd=folder.parent)
    installation = Installation(folder)
    run_tool("pip", "--python", installation.python, "install", *wanted, cwd=folder.parent)
    return installation


def copy_of_the_project(folder: Path) -> Path:
    """The project as a fresh clone has it, so that nothing is built or edited in the real one."""
    return Path(shutil.copytree(PROJECT, folder / "nvc-coach", ignore=NOT_IN_A_FRESH_CLONE))


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout that is built from; nobody edits it."""
    return copy_of_the_project(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="session")
def edited_checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that somebody works in."""
    return copy_of_the_project(tmp_path_factory.mktemp("edited-checkout"))


@pytest.fixture(scope="session")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is built from a checkout; hatchling is in the development environment."""
    built = tmp_path_factory.mktemp("wheel")
    run_tool("build", "--no-isolation", "--wheel", "--outdir", built, cwd=checkout)
    (archive,) = built.iterdir()
    return archive


@pytest.fixture(scope="session")
def source_and_wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The source distribution, and the wheel that is built from it alone."""
    built = tmp_path_factory.mktemp("source-and-wheel")
    run_tool("build", "--no-isolation", "--outdir", built, cwd=checkout)
    (source,) = built.glob("*.tar.gz")
    (wheel_from_source,) = built.glob("*.whl")
    return source, wheel_from_source


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The wheel in a clean environment."""
    return install(tmp_path_factory.mktemp("installed") / "venv", wheel)


@pytest.fixture(scope="session")
def editable(edited_checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An editable install of the checkout that somebody works in."""
    folder = tmp_path_factory.mktemp("editable") / "venv"
    return install(folder, "--editable", edited_checkout)
