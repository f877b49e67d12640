"""What a command loads: starting stays quick, and only the full screen knows Textual."""

import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered
from nvc_coach.services.program import Outside, Program
from tests.journal.entries import START, entry

EXERCISES = Path(__file__).resolve().parents[2] / "exercises"

# Runs the program in this process and leaves a list of what was loaded, whatever way it ends.
AND_LIST_MODULES = """\
import atexit, os, sys
listing = os.environ["LISTING"]
atexit.register(lambda: open(listing, "w").write("\\n".join(sorted(sys.modules))))
from nvc_coach.cli import main
sys.argv[0] = "nvc-coach"
sys.exit(main())
"""
# The page opens the journal once home is painted: what was loaded until then is listed.
AND_LIST_MODULES_AT_HOME = """\
import os, sys
from nvc_coach.cli import main
from nvc_coach.services.program import Program
def painted(self):
    with open(os.environ["LISTING"], "w") as listing:
        listing.write("\\n".join(sorted(sys.modules)))
    os._exit(0)
Program.open_for_writing = painted
sys.argv[0] = "nvc-coach"
sys.exit(main())
"""
NEVER_WITHOUT_A_SCREEN = {"textual", "rich", "pydantic", "markdown_it", "pygments"}
NEVER_FOR_LISTING = {
    "cli.exercise",
    "cli.patterns",
    "cli.practice",
    "journal.entry_file",
    "library.toml_text",
    "services.reading",
}
NEVER_FOR_HOME = {
    "library.head_reading",
    "library.toml_text",
    "plain.app",
    "practice.events",
    "practice.exercise",
    "practice.view",
    "tui.screens.session",
}
NEVER_FOR_OPENING_A_SCREEN = {
    "typer",
    "pydantic",
    "markdown_it",
    "tomlkit",
    "dateparser",
    "icalendar",
}


def roots(listing: Path) -> set[str]:
    """The top-level packages in a list of modules."""
    return {name.partition(".")[0] for name in listing.read_text().split()}


def loaded_by(program: str, *arguments: str | Path, listing: Path) -> set[str]:
    subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "LISTING": str(listing)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return roots(listing)


def test_the_version_is_said_without_loading_typer_or_any_of_our_rooms(tmp_path: Path) -> None:
    listing = tmp_path / "modules"
    loaded = loaded_by(AND_LIST_MODULES, "--version", listing=listing)

    assert "nvc_coach" in loaded
    assert not loaded & {*NEVER_WITHOUT_A_SCREEN, "typer", "tomlkit", "tomli_w", "filelock"}
    ours = {name for name in listing.read_text().split() if name.startswith("nvc_coach.")}
    assert {name for name in ours if not name.startswith("nvc_coach.cli")} == set()


@pytest.mark.parametrize(
    "command",
    [
        ["exercise", "list"],
        ["exercise", "list", "--json"],
        ["exercise", "check", str(EXERCISES)],
        ["words", "needs"],
        ["hints", "needs"],
        ["journal", "list"],
        ["journal", "list", "--json"],
        ["journal", "export", "--all", "--as", "html", "--to", "out"],
        ["followups"],
        ["followups", "list", "--json"],
        ["patterns"],
        ["patterns", "--json"],
        ["own-words"],
        ["doctor"],
        ["paths"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_a_command_loads_neither_a_screen_nor_what_only_writing_settings_needs(
    command: list[str], tmp_path: Path
) -> None:
    loaded = loaded_by(AND_LIST_MODULES, *command, listing=tmp_path / "modules")

    assert "typer" in loaded
    assert not loaded & {*NEVER_WITHOUT_A_SCREEN, "tomlkit", "dateparser", "icalendar"}


@pytest.mark.parametrize(
    "command",
    [["list"], ["list", "--limit", "20"], ["list", "--json"], ["search", "tired"]],
    ids=" ".join,
)
def test_what_lists_entries_loads_nothing_that_practises_or_reads_exercises(
    command: list[str], tmp_path: Path, own_home: Path
) -> None:
    store = DiskStore(own_home / "nvc-coach" / "journal", mark="test")
    tired = Answered(at=START, step="observation", answer=Text("I am tired."))
    store.create(entry(events=(tired,)))
    listing = tmp_path / "modules"
    loaded_by(AND_LIST_MODULES, "journal", *command, listing=listing)

    loaded = set(listing.read_text().split())
    assert "nvc_coach.cli.journal" in loaded
    assert ("nvc_coach.journal.searching.hits" in loaded) == (command[0] == "search")
    rooms = {name.split(".")[1] for name in loaded if name.startswith("nvc_coach.")}
    assert not rooms & {"practice", "coach", "insight", "tui", "plain", "script"}
    assert not loaded & {f"nvc_coach.{name}" for name in NEVER_FOR_LISTING}


def test_plain_mode_never_loads_a_screen(tmp_path: Path) -> None:
    listing = tmp_path / "modules"
    program = pexpect.spawn(
        sys.executable,
        ["-c", AND_LIST_MODULES, "--plain"],
        env={**os.environ, "LISTING": str(listing), "TERM": "xterm"},
        timeout=60,
        encoding="utf-8",
    )
    for _question in range(20):
        # Whatever is asked, no more input comes: a person who closes the session.
        if program.expect([r"\S[^\r\n]*", pexpect.EOF]) == 1:
            break
        program.sendeof()
    else:
        program.expect(pexpect.EOF)
    program.close()

    assert program.exitstatus == 0
    assert "nvc_coach.plain" in listing.read_text().split()
    assert not roots(listing) & {*NEVER_WITHOUT_A_SCREEN, "typer"}


def test_the_page_opens_without_what_it_does_not_need(tmp_path: Path) -> None:
    listing, home = tmp_path / "modules", tmp_path / "home"
    (home / "config").mkdir(parents=True)
    (home / "config/settings.toml").write_text("welcomed = true\n")
    before = Program(Outside({"NVC_COACH_HOME": str(home)}))
    assert before.heads
    before.close()
    program = pexpect.spawn(
        sys.executable,
        ["-c", AND_LIST_MODULES_AT_HOME],
        env={
            **os.environ,
            "LISTING": str(listing),
            "NVC_COACH_HOME": str(home),
            "TERM": "xterm-256color",
            "PYTHONUTF8": "1",
        },
        timeout=60,
        encoding="utf-8",
    )
    program.expect(pexpect.EOF)
    program.close()

    assert program.exitstatus == 0
    loaded = listing.read_text().split()
    assert "nvc_coach.tui.screens.home" in loaded
    assert not set(loaded) & {f"nvc_coach.{name}" for name in NEVER_FOR_HOME}
    assert not roots(listing) & NEVER_FOR_OPENING_A_SCREEN


def test_a_screen_would_be_noticed(tmp_path: Path) -> None:
    with_a_screen = AND_LIST_MODULES.partition("from nvc_coach")[0] + "import textual.app"

    loaded = loaded_by(with_a_screen, listing=tmp_path / "modules")

    assert {"textual", "rich"} <= loaded
