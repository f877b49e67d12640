"""Nothing opens a connection: every network call of whole sessions is written down (P23)."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.privacy.planted import OWN, add_own_exercise
from tests.privacy.rooms import chooses, into_the_library, looks_round_first
from tests.terminal.person import command, environment, somebody

EXERCISE = "transforming-enemy-images"
# Looking up who one is may ask a service of the same machine, by a path and not by an address.
HARMLESS = re.compile(
    r"^\d+ +(?:socket\(AF_UNIX,|socketpair\(AF_UNIX,"
    r'|connect\(\d+, \{sa_family=AF_UNIX, sun_path="/(?:var/)?run/nscd/socket"\})'
)
A_CALL = re.compile(r"^\d+ +(?:\w+\(|<\.\.\. \w+ resumed>)")


def traced(listing: Path, program: Iterable[str]) -> list[str]:
    """A command line that runs a program and writes down its network calls, children's too."""
    strace = shutil.which("strace") or "strace"
    options = ("-f", "-qq", "-e", "trace=network", "-e", "signal=none", "-o", str(listing))
    return [strace, *options, "--", *program]


def network_calls(listing: Path) -> list[str]:
    """The calls that were written down, without those that reach nobody."""
    calls = [line for line in listing.read_text().splitlines() if A_CALL.match(line)]
    return [line for line in calls if not HARMLESS.match(line)]


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """Where network calls are written down; without strace there is nobody to do it."""
    listing = tmp_path / "calls"
    try:
        subprocess.run(
            traced(listing, [sys.executable, "-c", ""]), check=True, capture_output=True, timeout=60
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("strace is missing, or may not follow a program here")
    return listing


def test_a_whole_practice_opens_no_connection(tmp_path: Path, listing: Path) -> None:
    program = traced(listing, command("practice", "--plain", EXERCISE))
    with somebody(tmp_path / "home", argv=program) as person:
        for line in (
            *("", "", "He only thinks of himself.", "", "/people", "D.", "8"),
            *("On Tuesday he closed the laptop.", "", "respect", "", "sad", "", ""),
            *("1", "5", "calm", "", "rest", "", "To go to bed by ten.", ""),
        ):
            person.enters(line)
        person.sees("By when?")
        person.enters("Friday")
        person.sees("That is Friday, ")
        for line in ("", "/skip", "5", "/whole", ""):
            person.enters(line)
        person.sees("Kept in your journal.")
        assert person.ends() == 0

    assert network_calls(listing) == []


def test_home_and_its_rooms_open_no_connection(tmp_path: Path, listing: Path) -> None:
    home = tmp_path / "home"
    add_own_exercise(home)
    with somebody(home, argv=traced(listing, command("--plain"))) as person:
        looks_round_first(person)
        chooses(person, "Settings")
        chooses(person, "My people")
        for line in ("Anna 0123", "", ""):
            person.enters(line)
        into_the_library(person)
        chooses(person, "Own walk")
        person.enters()
        chooses(person, "Your entries")
        person.enters("/people")
        person.sees("Anna 0123")
        person.enters("/stop")
        assert person.ends() == 0

    assert network_calls(listing) == []


def test_no_command_opens_a_connection(tmp_path: Path, listing: Path) -> None:
    home = tmp_path / "home"
    add_own_exercise(home)
    script = tmp_path / "walk.toml"
    script.write_text('[[event]]\nstep = "judgment"\ntext = "x"\n[[event]]\nstop = true\n')
    commands = [
        ["practice", OWN, "--script", str(script), "--json"],
        ["exercise", "list"],
        ["exercise", "show", EXERCISE],
        ["exercise", "check", str(home / "library")],
        ["words", "needs", "re"],
        ["journal", "list"],
        ["journal", "show", "0"],
        ["doctor"],
        ["paths", "--json"],
        ["config", "keep", "yes"],
        ["config"],
        ["--version"],
        ["--help"],
        ["nothing-of-the-kind"],
    ]
    every_one = "; ".join(f"{shlex.join(command(*one))}; echo ended=$?" for one in commands)

    done = subprocess.run(
        traced(listing, ["/bin/sh", "-c", every_one]),
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )

    assert re.findall(r"^ended=(\d+)$", done.stdout, re.MULTILINE) == [*["0"] * 13, "2"]
    assert network_calls(listing) == []


@pytest.mark.parametrize(
    ("code", "noticed"),
    [
        ("import socket; socket.socket()", "socket(AF_INET,"),
        ("import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)", "socket(AF_INET6,"),
        (
            "import socket; socket.socket(socket.AF_UNIX).connect_ex('/run/name-service')",
            "connect(",
        ),
    ],
)
def test_a_connection_would_be_noticed(listing: Path, code: str, noticed: str) -> None:
    in_a_child = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {code!r}])"

    subprocess.run(
        traced(listing, [sys.executable, "-c", in_a_child]),
        env=dict(os.environ),
        check=True,
        timeout=60,
    )

    assert any(noticed in call for call in network_calls(listing))
