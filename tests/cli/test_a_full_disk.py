"""On a disk that is really full, or can only be read, nothing is lost, and that is said (P3)."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered
from tests.cli.commanding import Coach, Ran
from tests.cli.small_disk import SmallDisk, small_disk
from tests.journal.entries import after, entry, new_id, wrote

KEPT, CHANGED, DELETED = (new_id(number) for number in range(3))
WALK = """
[[event]]
step = "judgment"
text = "He only thinks of himself."
[[event]]
stop = true
"""
CHANGES: dict[str, tuple[list[str], str]] = {
    "a new practice": (["practice", "judgment-in-five-minutes", "--script", "-"], WALK),
    "a look back": (["journal", "edit", CHANGED, "--look-back"], "It is easier now."),
    "tags": (["journal", "edit", CHANGED, "--tags"], "work\n"),
    "how it went": (["followups", "outcome", CHANGED, "request-self", "done"], "Twice."),
    "forgetting": (["journal", "forget", CHANGED], ""),
    "deleting": (["journal", "delete", CHANGED], ""),
    "having back": (["journal", "undelete", DELETED], ""),
    "importing": (["journal", "import", "{outside}/jrnl.json"], ""),
    "restoring": (["journal", "restore", "{outside}/backup.zip"], ""),
    "a backup": (["journal", "backup", "{disk}/mine.zip"], ""),
    "an export": (["journal", "export", "--all", "--as", "html", "--to", "{disk}/out"], ""),
    "a setting": (["config", "keep", "no"], ""),
}
LOOKING: dict[str, list[str]] = {
    "the list": ["journal", "list"],
    "a search": ["journal", "search", "lapwing"],
    "an entry": ["journal", "show", CHANGED],
    "what to follow up": ["followups", "list"],
    "what shows over time": ["patterns", "--json"],
    "the doctor": ["doctor"],
    "the exercises": ["exercise", "list"],
}
FULL: dict[str, Callable[[SmallDisk], None]] = {
    "no byte more": SmallDisk.fill,
    "no file more": SmallDisk.use_up_names,
    "read only": SmallDisk.let_nothing_be_written,
}
# Moving a file to where there is a folder for it takes a name, and no byte.
NEEDS_NO_BYTES = ("deleting", "having back")


class Home:
    """A home on a small disk, and what can be taken in beside it."""

    def __init__(self, disk: SmallDisk, name: str, outside: Path) -> None:
        self.disk = disk
        self._name = name
        self._outside = outside

    @property
    def here(self) -> Path:
        return self.disk.here / self._name

    def run(self, *arguments: str, stdin: str = "") -> Ran:
        return self.disk.run(self._name, *arguments, stdin=stdin)

    def change(self, change: str) -> Ran:
        arguments, stdin = CHANGES[change]
        places = {"disk": self.disk.place / self._name, "outside": self._outside}
        return self.run(*(one.format(**places) for one in arguments), stdin=stdin)

    def files(self) -> dict[str, bytes]:
        """All that is the person's, with what it holds."""
        return {
            str(path.relative_to(self.here)): path.read_bytes()
            for path in sorted(self.here.rglob("*"))
            if path.is_file() and "state" not in path.parts
        }


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDisk]:
    with small_disk(tmp_path_factory.mktemp("small") / "disk") as disk:
        yield disk


@pytest.fixture
def home(disk: SmallDisk, tmp_path: Path) -> Iterator[Home]:
    """A journal on the small disk: two entries, one in the trash; all kept there for a while."""
    other = Coach(tmp_path / "other")
    with closing(DiskStore(other.places.journal, mark="m2")) as store:
        for number in range(3):
            store.create(entry(entry_id=new_id(10 + number), events=(wrote("From there."),)))
    assert other("journal", "backup", tmp_path / "backup.zip").code == 0
    days = [
        {"title": f"Day {day}.", "body": "", "date": f"2021-07-0{day}", "time": "09:30"}
        for day in range(1, 4)
    ]
    document = {"tags": {}, "entries": [{**day, "tags": [], "starred": False} for day in days]}
    (tmp_path / "jrnl.json").write_text(json.dumps(document), "utf-8")
    home = Home(disk, tmp_path.name, tmp_path)
    asked = Answered(
        at=after(60),
        step="request-self",
        answer=Text("To go to bed by ten.", date(2026, 11, 20)),
    )
    with closing(DiskStore(home.here / "journal", mark="m1")) as store:
        for entry_id in (KEPT, CHANGED, DELETED):
            held = entry(entry_id=entry_id, events=(wrote("A lapwing called."), asked))
            store.create(replace(held, state="finished"))
    assert home.run("journal", "delete", DELETED).code == 0
    yield home
    disk.make_room()
    shutil.rmtree(home.here)


def test_whoever_writes_over_a_file_there_loses_it(home: Home) -> None:
    (file,) = home.here.glob(f"journal/entries/*/*/{KEPT}.toml")
    with file.open("ab") as grown:
        grown.write(b"# more\n" * 1000)
    held = file.read_bytes()
    home.disk.fill()

    with pytest.raises(OSError, match="No space"):
        file.write_bytes(held + held)
    assert file.read_bytes() != held


@pytest.mark.parametrize("full", FULL)
@pytest.mark.parametrize("change", CHANGES)
def test_what_finds_no_room_changes_nothing_and_says_so_and_is_done_once_there_is(
    home: Home, change: str, full: str
) -> None:
    before = home.files()
    FULL[full](home.disk)

    ran = home.change(change)

    then = home.files()
    home.disk.make_room()
    if full == "no byte more" and change in NEEDS_NO_BYTES:
        assert (ran.code, then != before) == (0, True)
        return
    said = "The disk can only be read." if full == "read only" else "The disk is full."
    assert said in ran.err or (change == "a setting" and "could not be saved" in ran.err)
    assert ran.code == 5
    assert then == before
    again = home.change(change)
    assert again.code == 0, again.err
    listed = home.run("journal", "list", "--json")
    assert listed.err == ""
    there = {KEPT} if change == "deleting" else {KEPT, CHANGED}
    assert there <= {one["id"] for one in listed.data["entries"]}
    assert not [name for name in home.files() if name.endswith(".tmp")]


@pytest.mark.parametrize("room", [4096, 8192, 24576])
@pytest.mark.parametrize(
    "change", ["a new practice", "importing", "restoring", "a backup", "an export"]
)
def test_what_finds_room_for_a_part_keeps_whole_files_alone_and_the_rest_once_there_is_more(
    home: Home, change: str, room: int
) -> None:
    before = home.files()
    home.disk.fill(but=room)

    ran = home.change(change)

    then = home.files()
    home.disk.make_room()
    assert ran.code in (0, 5)
    assert before.items() <= then.items()
    if ran.code == 5:
        assert "The disk is full." in ran.err
        assert home.change(change).code == 0
    assert then.items() <= home.files().items()
    listed = home.run("journal", "list", "--json")
    assert (listed.code, listed.err) == (0, "")


@pytest.mark.parametrize("full", FULL)
@pytest.mark.parametrize("indexed", [True, False], ids=["indexed", "never indexed"])
def test_everything_can_be_looked_at_as_ever(home: Home, full: str, *, indexed: bool) -> None:
    if not indexed:
        for file in (home.here / "state").glob("index.db*"):
            file.unlink()
    before = home.files()
    FULL[full](home.disk)

    there = {name: home.run(*command) for name, command in LOOKING.items()}

    assert home.files() == before
    home.disk.make_room()
    assert there == {name: home.run(*command) for name, command in LOOKING.items()}
    assert {one.code for one in there.values()} == {0}


@pytest.mark.parametrize("full", FULL)
def test_where_nothing_was_ever_kept_that_it_cannot_be_is_said_at_once(
    disk: SmallDisk, full: str
) -> None:
    FULL[full](disk)
    try:
        ran = disk.run("new", "practice", "judgment-in-five-minutes", "--script", "-", stdin=WALK)
    finally:
        disk.make_room()

    assert (ran.code, ran.out) == (5, "")
    assert "The disk " in ran.err
    assert not list(disk.here.glob("new/journal/**/*.toml"))
