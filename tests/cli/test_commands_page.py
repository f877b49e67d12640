"""The page about the commands says what they do: help pages, exit codes and shapes are compared."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
import typer

from nvc_coach.cli.app import app
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.practice.answers import Agreed, Agreements
from nvc_coach.practice.events import Answered, Event, Outcome
from tests.cli.commanding import Coach
from tests.cli.test_reading_commands import put
from tests.journal.entries import START, entry
from tools.commands_page import PAGE, documented, refreshed

TEXT = PAGE.read_text(encoding="utf-8")
SHAPES = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)]
COMMAND_OF = {
    "nvc-exercises/1": ["exercise", "list"],
    "nvc-problems/1": ["exercise", "check", "no-such-file.toml"],
    "nvc-exercise-test/1": ["exercise", "test", "mattering"],
    "nvc-words/1": ["words", "needs", "rest"],
    "nvc-hints/1": ["hints", "feelings"],
    "nvc-entries/1": ["journal", "list"],
    "nvc-trash/1": ["journal", "undelete"],
    "nvc-reindex/1": ["journal", "reindex"],
    "nvc-export/1": ["journal", "export", "--all", "--as", "markdown", "--to", "out"],
    "nvc-followups/1": ["followups", "list", "--all"],
    "nvc-own-words-list/1": ["own-words", "list"],
    "nvc-import/1": ["journal", "import", "-"],
    "nvc-backup/1": ["journal", "backup", "mine.zip"],
    "nvc-restore/1": ["journal", "restore", "mine.zip"],
    "nvc-doctor/1": ["doctor"],
    "nvc-paths/1": ["paths"],
    "nvc-settings/1": ["config"],
}


def commands(group: typer.Typer, before: str = "") -> list[str]:
    """Every command and group of commands below a group."""
    found = [f"{before}{one.name}" for one in group.registered_commands]
    for below in group.registered_groups:
        assert below.typer_instance is not None
        found += [
            f"{before}{below.name}",
            *commands(below.typer_instance, f"{before}{below.name} "),
        ]
    return found


def test_the_page_has_the_help_of_every_command_as_it_is() -> None:
    assert sorted(documented(TEXT)) == sorted(["", *commands(app())])
    assert refreshed(TEXT) == TEXT


def test_a_command_that_is_asked_for_is_put_together_alone_and_is_the_same() -> None:
    alone = commands(app(["journal", "list"]))

    assert alone == ["journal", "journal list"]
    for words in (["--help"], ["journl"], ["--plain", "practice"], []):
        assert commands(app(words)) == commands(app())
    for words in (["journal"], ["journal", "--help"], ["journal", "lst"]):
        assert commands(app(words)) == [one for one in commands(app()) if one[:7] == "journal"]


def test_a_command_that_there_is_not_is_told_of_as_before(coach: Coach) -> None:
    ran = coach("journal", "lst")

    assert ran.code == ExitCode.WRONG_USE
    assert "lst" in ran.err
    assert "list" in ran.err  # the one that may be meant


def test_another_help_would_be_noticed() -> None:
    stale = TEXT.replace("Every entry, newest first.", "All entries.", 1)

    assert stale != TEXT
    assert refreshed(stale) == TEXT


def test_the_page_names_every_exit_code() -> None:
    table = TEXT.partition("## Exit codes")[2].partition("##")[0]

    assert [int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)] == [
        int(code) for code in ExitCode
    ]


def shape(value: object) -> object:
    """What a document is made of: its keys, in order, and the kinds of what they hold."""
    if isinstance(value, dict):
        return [(key, shape(one)) for key, one in value.items()]
    if isinstance(value, list):
        return [shape(one) for one in value[:1]]
    return type(value).__name__


def told_of() -> tuple[Event, ...]:
    """An agreement, and how it went."""
    agreed = Agreements((Agreed("to call first", "D.", date(2026, 12, 6)),))
    return (
        Answered(at=START, step="agreements", answer=agreed),
        Outcome(at=START, step="agreements", outcome="partly", item=1, text="Twice."),
    )


@pytest.mark.parametrize("document", SHAPES, ids=lambda one: one["format"])
def test_documents_have_the_shapes_that_the_page_shows(
    document: dict[str, object], coach: Coach
) -> None:
    put(coach, entry(events=told_of() if "followups" in str(document["format"]) else ()))
    coach.places.config.mkdir()
    command = COMMAND_OF[str(document["format"])]
    stdin = b"I feel ignored"
    if command == ["doctor"]:
        coach.places.settings_file.write_text("keep =", "utf-8")
    elif command == ["journal", "undelete"]:
        coach("journal", "delete", coach.entries()[0].stem)
    elif "own-words" in command:
        coach("own-words", "file", "needs", "to be met halfway", "--under", "seen-and-heard")
    elif "import" in command:
        stdin = b'{"entries": [{"date": "2021-03-03", "title": "A day."}, {"date": "never"}]}'
    elif "backup" in command:
        (coach.places.journal / "link").symlink_to("nowhere")
    elif "restore" in command:
        coach("journal", "backup", "mine.zip")
        coach.entries()[0].unlink()

    data = coach(*command, "--json", stdin=stdin).data

    assert shape(data) == shape(document)


def test_every_format_that_is_shown_has_its_command() -> None:
    assert sorted(document["format"] for document in SHAPES) == sorted(COMMAND_OF)
    assert Path(PAGE).name == "commands.md"


def test_the_script_on_the_page_does_what_the_page_says(coach: Coach) -> None:
    (script,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)

    ran = coach("practice", "transforming-enemy-images", "--script", "-", stdin=script.encode())

    assert ran.code == ExitCode.DOES_NOT_FIT
    assert '"observation" is waiting' in ran.err
