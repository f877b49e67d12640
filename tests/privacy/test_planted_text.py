"""Private words stand in the entries and on the page of people, and nowhere else (P22)."""

import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.privacy import failing_program
from tests.privacy.planted import (
    OWN,
    PLANTED,
    Scan,
    add_own_exercise,
    said_of_the_process,
    walks_to_the_last_question,
)
from tests.privacy.rooms import chooses, looks_round_first
from tests.terminal.person import Person, command, environment, somebody

PRACTISE = ("practice", "--plain", OWN)
HALF_TYPED = f"half {PLANTED}"


@pytest.fixture
def home(own_home: Path) -> Path:
    """Where the program keeps everything; the test's own home is above it."""
    home = own_home / "nvc-coach"
    add_own_exercise(home)
    return home


def is_kept_in(home: Path, found: set[Path], *, killed: bool = False) -> bool:
    """Whether planted text was found in the one entry, and nowhere else.

    Beside it may lie what a killed program was just writing.
    """
    entries = {path for path in found if path.parent.parent.parent == home / "journal/entries"}
    names = {path.suffix for path in entries}
    return found == entries and names in ({".toml"}, {".toml", ".tmp"} if killed else {".toml"})


def by_stop(person: Person) -> None:
    person.enters("/stop")
    assert person.ends() == 0


def by_leave(person: Person) -> None:
    person.enters("/leave")
    assert person.ends() == 0


def by_ctrl_d(person: Person) -> None:
    person.sees("> ")
    person.types("\x04")
    assert person.ends() == 0


def by_a_signal(number: signal.Signals) -> Callable[[Person], None]:
    def end(person: Person) -> None:
        person.sees("> ")
        person.types(HALF_TYPED)
        person.is_echoed(HALF_TYPED)
        person.kill(number)
        person.ends()

    return end


def by_finishing(person: Person) -> None:
    for line in ("", "", "/whole", "/where", ""):
        person.enters(line)
    person.sees("Kept in your journal.")
    assert person.ends() == 0


@pytest.mark.parametrize(
    ("ends", "killed"),
    [
        (by_stop, False),
        (by_leave, False),
        (by_ctrl_d, False),
        (by_finishing, False),
        (by_a_signal(signal.SIGTERM), False),
        (by_a_signal(signal.SIGHUP), False),
        (by_a_signal(signal.SIGKILL), True),
    ],
    ids=["stop", "leave", "ctrl-d", "finished", "SIGTERM", "SIGHUP", "SIGKILL"],
)
def test_what_was_written_is_found_in_the_entry_alone(
    ends: Callable[[Person], None],
    killed: bool,  # noqa: FBT001  # how the case ends
    home: Path,
    own_home: Path,
) -> None:
    scan = Scan(own_home)
    with somebody(home, *PRACTISE) as person:
        walks_to_the_last_question(person)
        ends(person)
        assert b"\x1b" not in person.raw  # so that no title can have been set either

    assert is_kept_in(home, scan.found(), killed=killed)


def test_nothing_about_the_running_program_tells_what_is_written(
    home: Path, own_home: Path
) -> None:
    scan = Scan(own_home)
    with somebody(home, *PRACTISE) as person:
        walks_to_the_last_question(person)
        person.sees("> ")
        person.types(HALF_TYPED)
        person.is_echoed(HALF_TYPED)

        assert person.child.pid is not None
        told = said_of_the_process(person.child.pid)
        found = scan.found()

        assert OWN.encode() in told
        assert PLANTED.encode() not in told
        assert is_kept_in(home, found, killed=True)


def test_what_was_written_before_a_crash_is_found_in_the_entry_alone(
    home: Path, own_home: Path, tmp_path: Path
) -> None:
    scan = Scan(own_home)
    flag = tmp_path / "fails"
    argv = [sys.executable, failing_program.__file__, "nvc_coach.practice.view:present", *PRACTISE]
    with somebody(home, argv=argv, more={"FAILS_WHILE": str(flag)}) as person:
        walks_to_the_last_question(person)
        flag.write_text(PLANTED, encoding="utf-8")
        person.enters(f"{PLANTED} last")
        person.enters()
        assert person.ends() == 1
        assert b"\x1b" not in person.raw

    assert is_kept_in(home, scan.found())


# ------------------------------------------------------------------ keep nothing


def test_when_nothing_is_kept_at_the_closing_it_is_found_nowhere(
    home: Path, own_home: Path
) -> None:
    scan = Scan(own_home)
    with somebody(home, *PRACTISE) as person:
        walks_to_the_last_question(person)
        assert scan.found()
        for line in ("", "", "2", "y"):
            person.enters(line)
        person.sees("Nothing of this is kept.")
        assert person.ends() == 0

    assert scan.found() == set()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_when_nothing_is_to_be_kept_it_is_found_nowhere_at_any_time(
    number: signal.Signals, home: Path, own_home: Path
) -> None:
    scan = Scan(own_home)
    with somebody(home, "--plain") as person:
        for line in ("2", f"{PLANTED} first", "/back", "/stop"):
            person.enters(line)
            assert scan.found() == set()
        assert person.ends() == 0
    (home / "config").mkdir()
    (home / "config/settings.toml").write_text("keep = false\n")
    with somebody(home, *PRACTISE) as person:
        walks_to_the_last_question(person)
        assert scan.found() == set()
        by_a_signal(number)(person)

    assert scan.found() == set()


def test_a_script_that_keeps_nothing_leaves_nothing(home: Path, own_home: Path) -> None:
    scan = Scan(own_home)
    script = f'[[event]]\nstep = "judgment"\ntext = "{PLANTED}"\n[[event]]\nstop = true\n'

    done = subprocess.run(
        command("practice", OWN, "--script", "-", "--dry-run", "--json"),
        env=environment(home),
        input=script.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )

    assert PLANTED.encode() in done.stdout
    assert done.stderr == b""
    assert scan.found() == set()


# ------------------------------------------------------------------ lists, and the page of people


def test_the_page_of_people_is_found_in_its_file_alone(home: Path, own_home: Path) -> None:
    scan = Scan(own_home)
    with somebody(home, "--plain") as person:
        looks_round_first(person)
        chooses(person, "Settings")
        chooses(person, "My people")
        for line in (f"Anna {PLANTED}", "", "", "/people"):
            person.enters(line)
        person.sees(PLANTED)
        person.enters("/leave")
        assert person.ends() == 0
        assert b"\x1b" not in person.raw

    assert scan.found() == {home / "config/my-people.txt"}


def test_lists_and_reports_tell_titles_and_no_words(home: Path) -> None:
    script = f'[[event]]\nstep = "judgment"\ntext = "{PLANTED}"\n[[event]]\nstop = true\n'

    def told(*arguments: str) -> bytes:
        done = subprocess.run(
            command(*arguments),
            env=environment(home),
            input=script.encode(),
            capture_output=True,
            check=True,
            timeout=60,
        )
        return done.stdout + done.stderr

    entry_id = told("practice", OWN, "--script", "-").decode().strip()

    listed = told("journal", "list")
    assert b"Own walk" in listed
    assert PLANTED.encode() not in listed
    for quiet in (["journal", "list", "--json"], ["doctor"], ["doctor", "--json"], ["paths"]):
        assert PLANTED.encode() not in told(*quiet)
    # Whoever asks for the words themselves does see them.
    assert PLANTED.encode() in told("journal", "show", entry_id)


# ------------------------------------------------------------------ the scan itself


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (f"note-{PLANTED}", b""),
        ("note", f"x{PLANTED}x".encode()),
        ("note", PLANTED.upper().encode()),
        ("note", PLANTED.encode("utf-16-le")),
    ],
    ids=["in a name", "in the middle", "in capitals", "in UTF-16"],
)
def test_planted_text_would_be_found_anywhere(name: str, data: bytes, tmp_path: Path) -> None:
    home, shared = tmp_path / "home", tmp_path / "shared"
    for folder in (home / "cache/deep", shared):
        folder.mkdir(parents=True)
    (shared / "of-others").write_text(PLANTED)
    scan = Scan(home, [shared])
    assert scan.found() == set()

    for place in (home / "cache/deep", shared):
        (place / name).write_bytes(data)

    assert scan.found() == {home / "cache/deep" / name, shared / name}


def test_what_a_program_is_started_with_would_be_found() -> None:
    waits = "import sys; sys.stdout.write('!'); sys.stdout.flush(); sys.stdin.read()"
    for arguments, more in (([PLANTED], {}), ([], {"NOTE": PLANTED})):
        with subprocess.Popen(
            [sys.executable, "-c", waits, *arguments],
            env=more,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as running:
            assert running.stdout is not None
            assert running.stdout.read(1) == b"!"
            assert re.search(PLANTED.encode(), said_of_the_process(running.pid))
            running.communicate()
