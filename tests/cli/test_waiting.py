"""Commands that look at every entry tell at a terminal how far they have come, and nowhere else."""

import io
import itertools
from datetime import date

import pytest

from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered
from tests.cli.commanding import Coach
from tests.cli.test_reading_commands import put
from tests.journal.entries import after, entry, new_id

SOME = 4
LOOKING = "Looking through your journal: "
COMMANDS = ("patterns", "own-words", "followups --all", "doctor", "journal reindex", "journal list")


class AtTerminal(io.TextIOWrapper):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def lived_in(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> Coach:
    """Some entries, on a machine on which seconds pass whenever it is asked for the time."""
    asked = Answered(at=after(0), step="ask", answer=Text("to call", date(2026, 11, 23)))
    for number in range(SOME):
        put(coach, entry(entry_id=new_id(number), events=(asked,)))
    seconds = itertools.count(0, 3)
    monkeypatch.setattr("nvc_coach.services.progress.time.monotonic", lambda: float(next(seconds)))
    return coach


@pytest.mark.parametrize("command", COMMANDS)
def test_a_long_command_tells_at_a_terminal_how_far_it_has_come(
    command: str, lived_in: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(io, "TextIOWrapper", AtTerminal)
    told = lived_in(*command.split()).err
    assert LOOKING in told
    assert " files." in told


@pytest.mark.parametrize("command", COMMANDS)
def test_where_another_program_reads_nothing_of_that_is_told(command: str, lived_in: Coach) -> None:
    assert LOOKING not in lived_in(*command.split()).err
