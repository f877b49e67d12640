"""What `make` says on a machine that lacks something, and what its help tells."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


def without_an_outer_make() -> dict[str, str]:
    """The environment without what the `make` that runs these tests hands on to its children."""
    handed_on = {"MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MFLAGS", "PYTHON", "VENV"}
    return {name: value for name, value in os.environ.items() if name not in handed_on}


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *arguments],  # noqa: S607 - make is what people type
        cwd=folder,
        env=without_an_outer_make(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def fresh_clone(tmp_path: Path) -> Path:
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(PROJECT / name, tmp_path)
    return tmp_path


def pretend_python(folder: Path, *, lacking: str) -> Path:
    """A Python that is the real one, except that code naming ``lacking`` fails."""
    python = folder / "pretend-python"
    python.write_text(
        "#!/bin/sh\n"
        f'case "$2" in *"{lacking}"*) exit 1 ;; esac\n'
        'case "$1" in -c) exec python3 "$@" ;; esac\n'
        "echo reached >&2; exit 9\n"
    )
    python.chmod(0o755)
    return python


def own_sentences(said: str) -> list[str]:
    """What our recipes say, without make's own closing line."""
    return [line for line in said.splitlines() if not line.startswith("make")]


@pytest.mark.parametrize("target", ["run", "test"])
def test_without_the_venv_module_one_sentence_names_the_package_that_brings_it(
    target: str, fresh_clone: Path
) -> None:
    python = pretend_python(fresh_clone, lacking="ensurepip")

    made = make(fresh_clone, target, f"PYTHON={python}")

    (sentence,) = own_sentences(made.stderr)
    assert re.search(r"package python3\.\d+-venv \(or python3-venv\) brings it\.$", sentence)
    assert made.stdout == ""
    assert made.returncode != 0
    assert not (fresh_clone / ".venv").exists()


def test_an_old_python_is_named_in_one_sentence(fresh_clone: Path) -> None:
    python = pretend_python(fresh_clone, lacking="version_info <")

    made = make(fresh_clone, "run", f"PYTHON={python}")

    (sentence,) = own_sentences(made.stderr)
    assert sentence.startswith("nvc-coach needs Python 3.11 or newer")
    assert made.returncode != 0


def test_a_python_that_is_not_there_is_named_in_one_sentence(fresh_clone: Path) -> None:
    made = make(fresh_clone, "run", "PYTHON=python-of-another-day")

    (sentence,) = own_sentences(made.stderr)
    assert '"python-of-another-day" is not here' in sentence
    assert made.returncode != 0


def test_with_everything_there_the_environment_is_made(fresh_clone: Path) -> None:
    python = pretend_python(fresh_clone, lacking="nothing is lacking")

    made = make(fresh_clone, "run", f"PYTHON={python}")

    assert own_sentences(made.stderr)[-1] == "reached"


def test_help_is_what_make_says_by_itself_and_it_tells_of_every_target(fresh_clone: Path) -> None:
    helped = make(fresh_clone)
    targets = re.findall(r"^\.PHONY: ([a-z]+)$", (PROJECT / "Makefile").read_text(), re.MULTILINE)

    assert helped.returncode == 0
    assert {"run", "test", "kills"} <= set(targets)
    for target in targets:
        assert re.search(rf"^make {target}\s+\S", helped.stdout, re.MULTILINE)


def test_every_test_is_run_once_whether_what_it_covers_is_watched_or_not() -> None:
    runs = make(PROJECT, "--dry-run", "tests").stdout
    named = re.findall(r"tests/\S+\.py", runs)

    there = [str(one.relative_to(PROJECT)) for one in PROJECT.glob("tests/**/test_*.py")]
    assert sorted(named) == sorted(there)
