"""kill -9 at random moments: what was confirmed is whole and there, and nothing else is left."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.entry_file import load
from nvc_coach.journal.flaws import FlawError
from tests.journal.entries import ID

PROGRAM = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.entry_file import dump
from nvc_coach.journal.writer import Writer
from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered, Draft

root, how = Path(sys.argv[1]), sys.argv[2]
start = datetime(2026, 11, 22, tzinfo=UTC)
store = DiskStore(root, mark="m1")
writer = Writer(store)

def state(number):
    at = start + timedelta(seconds=number)
    return Entry(
        id="01KAP2M4X0Q6Z8V3T5R7N9B1CD", exercise="a", title="A", version="1.0.0",
        fingerprint="sha256:", language="en", started=start,
        events=tuple(
            Answered(at=start + timedelta(seconds=n), step="a", answer=Text(f"{n}"))
            for n in range(number)
        ),
        drafts={"b": Draft(step="b", at=at, answer=Text("He said no.\\n" * 3000))},
    )

def carelessly(entry):
    with open(root / "careless.toml", "wb", buffering=0) as file:
        for byte in dump(entry):
            file.write(bytes([byte]))

for number in range(1, 100_000):
    if how == "careless":
        carelessly(state(number))
    elif how == "writer":
        assert writer.submit(state(number)).wait(30)
    elif number == 1:
        store.create(state(number))
    else:
        store.save(state(number))
    print(number, flush=True)
"""


def killed_while_saving(root: Path, how: str, moment: random.Random) -> int:
    """Let a process save until it is killed at some moment; the last state that it confirmed."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(root), how], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    awaited = moment.randint(0, 5)
    confirmed = [process.stdout.readline() for _ in range(awaited)]
    with pytest.raises(subprocess.TimeoutExpired):
        # Before the first save is confirmed, the interpreter has to start.
        process.wait(timeout=moment.uniform(0.0, 0.02 if awaited else 0.4))
    process.kill()
    rest, _ = process.communicate(timeout=60)
    whole_lines = ("".join(confirmed) + rest).split("\n")[:-1]
    return int(whole_lines[-1]) if whole_lines else 0


def number_of(entry: object) -> int:
    assert isinstance(entry, Entry)
    return len(entry.events)


@pytest.mark.kills
@pytest.mark.parametrize("how", ["store", "writer"])
def test_a_confirmed_save_survives_a_kill_and_nothing_is_torn_or_left(
    tmp_path: Path, kill_count: int, how: str
) -> None:
    moment = random.Random()  # noqa: S311  # every run tries other moments
    for number in range(kill_count):
        root = tmp_path / str(number)
        confirmed = killed_while_saving(root, how, moment)
        store = DiskStore(root, mark="m1")
        before = store.listing()
        kept = number_of(store.read(ID)) if before.entries else 0
        assert before.damaged == ()
        assert kept >= confirmed

        store.sweep()
        listing = store.listing()
        assert number_of(store.read(ID)) >= kept if listing.entries else confirmed == 0
        assert [path.name for path in root.rglob("*") if path.is_file()] == [
            f"{line.id}.toml" for line in listing.entries
        ]


@pytest.mark.kills
def test_a_careless_way_of_saving_would_be_torn(tmp_path: Path) -> None:
    moment = random.Random()  # noqa: S311
    for number in range(20):
        root = tmp_path / str(number)
        root.mkdir()
        while not (root / "careless.toml").exists():
            killed_while_saving(root, "careless", moment)
        try:
            load((root / "careless.toml").read_bytes())
        except FlawError:
            return
    pytest.fail("twenty kills tore nothing: the moments are not random enough")
