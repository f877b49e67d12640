"""Completing in a shell: ids of exercises and entries, quickly, without reading what is private."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from nvc_coach.library.shipped import shipped_exercises
from tests.cli.commanding import TEI, Coach
from tests.cli.test_reading_commands import BROKEN, own_exercise, put
from tests.journal.entries import entry, new_id

SHIPPED = sorted(file.stem for file in (shipped_exercises() / "en/practices").glob("*.toml"))
LISTING = """\
import atexit, os, sys
atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))
from nvc_coach.cli import main
sys.exit(main())
"""


def completing(words: str) -> dict[str, str]:
    """The environment in which bash asks what the last word may become."""
    return {
        "_NVC_COACH_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(shlex.split(words)) - (0 if words.endswith(" ") else 1)),
    }


def completions(coach: Coach, words: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    for name, value in completing(words).items():
        monkeypatch.setenv(name, value)
    ran = coach()
    assert (ran.code, ran.err) == (0, "")
    return ran.out.split()


@pytest.fixture
def filled(coach: Coach) -> Coach:
    """A home with two entries and own files, one of which is no exercise."""
    for number in (1, 2):
        put(coach, entry(entry_id=new_id(number)))
    own_exercise(coach, BROKEN)
    own_exercise(coach, 'id = "needs"\nformat = "nvc-vocabulary/1"\n', "words.toml")
    own_exercise(coach, "", "empty.toml")
    (coach.places.library / "folder.toml").mkdir()
    return coach


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("nvc-coach pr", ["practice"]),
        ("nvc-coach exercise ", ["list", "show", "check", "test", "read-through"]),
        ("nvc-coach practice trans", [TEI]),
        ("nvc-coach practice mi", ["mine"]),
        ("nvc-coach practice m", [one for one in sorted(["mine", *SHIPPED]) if one[0] == "m"]),
        ("nvc-coach exercise show ", sorted(["mine", *SHIPPED])),
        ("nvc-coach practice --resume 01", [new_id(2), new_id(1)]),
        ("nvc-coach journal show ", [new_id(2), new_id(1)]),
        ("nvc-coach journal show 7", []),
        ("nvc-coach words fa", ["faux-feelings"]),
        ("nvc-coach hints o", ["observation"]),
        ("nvc-coach config k", ["keep"]),
        ("nvc-coach practice --dry", ["--dry-run"]),
    ],
)
def test_words_are_completed(
    words: str, offered: list[str], filled: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert completions(filled, words, monkeypatch) == offered


def test_completing_makes_nothing_and_finds_nothing_in_an_empty_home(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert completions(coach, "nvc-coach journal show ", monkeypatch) == []
    assert completions(coach, "nvc-coach practice ", monkeypatch) == SHIPPED
    assert TEI in SHIPPED
    assert not coach.home.exists()


@pytest.mark.parametrize("words", ["nvc-coach practice t", "nvc-coach journal show 0"])
def test_completing_loads_neither_the_practice_nor_the_journal(words: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LISTING],
        env={**os.environ, **completing(words)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    loaded = set(ran.stderr.split())
    assert "typer" in loaded
    heavy = {"nvc_coach.services.program", "nvc_coach.practice.session", "nvc_coach.journal.disk"}
    assert not loaded & {*heavy, "rich", "textual", "tomlkit", "filelock"}


def test_completion_is_shown_and_installed_for_the_shell_one_is_in(own_home: Path) -> None:
    program = Path(sys.executable).with_name("nvc-coach")
    shown, installed = (
        subprocess.run(
            ["/bin/bash", "-c", f"{shlex.quote(str(program))} {option}; exit $?"],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout
        for option in ("--show-completion", "--install-completion")
    )

    assert "_NVC_COACH_COMPLETE=complete_bash" in shown
    assert "bash completion installed in" in installed
    assert list(own_home.rglob("nvc-coach.sh"))
