"""The rooms keep to their layers, and the heart to itself; the checks are shown what they catch."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PURE_ROOMS = [room for room in ("practice", "coach") if (PROJECT / "nvc_coach" / room).is_dir()]
REACHING_OUT = {"__import__", "breakpoint", "compile", "eval", "exec", "input", "open", "print"}
READING_THE_CLOCK = {"now", "today", "utcnow"}


def lint_imports(project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def copied_project(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "nvc_coach", tmp_path / "nvc_coach")
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("place", "line", "broken"),
    [
        ("practice/strayed.py", "import nvc_coach.journal", "A room imports only rooms below it"),
        ("practice/strayed.py", "import os.path", "The heart knows no files"),
        ("practice/strayed.py", "from nvc_coach.wording import _", "A room imports only rooms"),
        ("journal/strayed.py", "import nvc_coach.services", "A room imports only rooms below it"),
        ("script/strayed.py", "import nvc_coach.plain", "A room imports only rooms below it"),
        ("plain/strayed.py", "import textual", "Textual is known to the full screen alone"),
        ("services/strayed.py", "import typer", "Typer is known to the commands alone"),
        ("library/strayed.py", "import urllib.request", "Nothing knows the network"),
        ("attic/__init__.py", "", "every room has its place"),
    ],
)
def test_an_import_out_of_its_layer_is_refused(
    place: str, line: str, broken: str, copied_project: Path
) -> None:
    strayed = copied_project / "nvc_coach" / place
    strayed.parent.mkdir(exist_ok=True)
    strayed.write_text(line + "\n", encoding="utf-8")

    checked = lint_imports(copied_project)

    assert checked.returncode == 1
    assert any(
        broken in said and said.endswith("BROKEN") for said in checked.stdout.splitlines()
    ), checked.stdout


def reaches_out(source: str) -> list[str]:
    """The calls in a module that do something to, or learn something from, the world outside."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in REACHING_OUT:
                found.append(name)
            case ast.Call(func=ast.Attribute(attr=name)) if name in READING_THE_CLOCK:
                found.append(name)
    return found


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_the_heart_neither_reads_the_clock_nor_prints_nor_opens(room: str) -> None:
    modules = list((PROJECT / "nvc_coach" / room).rglob("*.py"))

    assert modules
    reaching = {
        module.name: calls
        for module in modules
        if (calls := reaches_out(module.read_text(encoding="utf-8")))
    }
    assert reaching == {}


@pytest.mark.parametrize(
    "source", ["open('x')", "def f():\n    print(1)", "datetime.datetime.now()", "date.today()"]
)
def test_reaching_out_is_noticed(source: str) -> None:
    assert len(reaches_out(source)) == 1


def test_plain_calls_are_no_reaching_out() -> None:
    assert reaches_out("moved = advance(session, event)\nview.open\nlen('now')") == []
