"""Everything the program makes is for its owner's account alone, whatever the umask says (P20)."""

import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.person import command, environment, somebody

UMASKS = [0o000, 0o277, 0o777]
FIRST_RUN = ("", "He only thinks of himself.", "", "", "", "/stop")
"""What is written is kept, from the first words on."""
MADE = {"my-people.txt", "settings.toml", "journal.lock", "machine"}


def with_umask(umask: int, program: list[str]) -> list[str]:
    """A program under a umask; what Python and coverage write for themselves is left out of it."""
    quiet = "unset COVERAGE_PROCESS_START COVERAGE_PROCESS_CONFIG; export PYTHONDONTWRITEBYTECODE=1"
    return ["/bin/sh", "-c", f"{quiet}; umask {umask:03o}; exec {shlex.join(program)}"]


def exposed(home: Path) -> dict[str, str]:
    """Whatever was made in a home and has not the modes it is to have, with those it has."""
    modes = {path: stat.S_IMODE(path.lstat().st_mode) for path in home.rglob("*")}
    return {
        str(path.relative_to(home)): f"{mode:04o}"
        for path, mode in modes.items()
        if mode != (0o700 if path.is_dir() else 0o600)
    }


@pytest.mark.parametrize("umask", UMASKS, ids="{:04o}".format)
def test_files_and_folders_are_private_under_any_umask(umask: int, tmp_path: Path) -> None:
    home = tmp_path / "above/home"
    tmp_path.joinpath("above").mkdir()

    with somebody(home, argv=with_umask(umask, command("--plain"))) as person:
        for line in FIRST_RUN:
            person.enters(line)
        assert person.ends() == 0
    people = (
        "import sys; from pathlib import Path; from nvc_coach.services.people import write_people;"
        "write_people(Path(sys.argv[1]), sys.argv[2])"
    )
    file = str(home / "config/my-people.txt")
    for program in (
        command("config", "keep", "yes"),
        [sys.executable, "-c", people, file, "Anna 0123"],
    ):
        subprocess.run(
            with_umask(umask, program),
            env=environment(home),
            capture_output=True,
            check=True,
            timeout=60,
        )

    assert exposed(home.parent) == {}
    made = [path.name for path in home.rglob("*") if path.is_file()]
    assert set(made) > MADE
    assert len(made) == len(MADE) + 2  # the entry, and the copy of its exercise


def test_folders_are_private_where_the_system_keeps_such_things(own_home: Path) -> None:
    before = set(own_home.rglob("*"))
    usual = environment(Path(), {"HOME": str(own_home), "NVC_COACH_HOME": ""})

    done = subprocess.run(
        with_umask(0, command("practice", "transforming-enemy-images", "--script", "-")),
        env=usual,
        input=b'[[event]]\nstep = "judgment"\ntext = "x"\n[[event]]\nstop = true\n',
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    made = exposed(own_home).keys() - {str(path.relative_to(own_home)) for path in before}
    assert made == set()
    assert [path for path in own_home.rglob("entries") if path not in before]


def test_modes_that_others_could_use_would_be_noticed(tmp_path: Path) -> None:
    naive = ["mkdir", str(tmp_path / "folder")], ["touch", str(tmp_path / "file")]
    for program in naive:
        subprocess.run(with_umask(0, program), check=True, timeout=60)

    assert exposed(tmp_path) == {"folder": "0777", "file": "0666"}
