"""What is written on the page stands in its entry, and nowhere else, however it ends (P22).

Each ending is walked to once, with every variable set by which Textual would write down what is
typed; what it left behind is then looked at in several ways.
"""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.privacy.planted import (
    OWN,
    PLANTED,
    Scan,
    add_own_exercise,
    said_of_the_process,
)
from tests.terminal.page_reader import Reader, at_the_page
from tests.terminal.person import in_a_pty

HALF = f"half {PLANTED}"
# One key after the other, as fast as they can be sent.
WALK = (
    f"{PLANTED} judgment\x0e",
    f"{PLANTED} person\r",
    f"{PLANTED}needs of mine.\r\x0e",
    f"{PLANTED} deed\t{PLANTED} doer\r\x0e",
    f"{PLANTED} request\x0e",
)
# Each of them makes Textual write, show or do something where it is heard of.
LOUD = ("TEXTUAL_LOG", "TEXTUAL_SCREENSHOT_LOCATION")
EFFECTS = {
    "TEXTUAL": "debug,devtools",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL_PRESS": "ctrl+q",
    "TEXTUAL_SHOW_RETURN": "1",
    "TEXTUAL_DRIVER": "no_such:Driver",
    "TEXTUAL_COLOR_SYSTEM": "standard",
    "TEXTUAL_FILTERS": "dim",
    "TEXTUAL_THEME": "no-such-theme",
}
PLAIN_TEXTUAL = """\
from textual.app import App
from textual.widgets import Input
class Typing(App):
    def compose(self):
        yield Input()
Typing().run()
"""


@dataclass(frozen=True)
class Ending:
    """How somebody ends it, and how the program then says that it ended."""

    does: Callable[[Reader], None]
    code: int


def presses(*keys: str) -> Callable[[Reader], None]:
    return lambda reader: reader.presses(*keys)


def is_told(number: signal.Signals) -> Callable[[Reader], None]:
    return lambda reader: reader.kill(number)


ENDINGS = {
    "stop": Ending(lambda reader: reader.chooses("s"), 0),
    "leave": Ending(presses("ctrl+q"), 0),
    "SIGTERM": Ending(is_told(signal.SIGTERM), 0),
    "SIGHUP": Ending(is_told(signal.SIGHUP), 0),
    "SIGKILL": Ending(is_told(signal.SIGKILL), 128 + signal.SIGKILL),
}


@dataclass(frozen=True)
class Left:
    """What is there once the page has ended.

    Attributes:
        as_meant: Whether it ended with the exit code that such an ending has.
        raw: Everything that was written to the terminal.
        process: What could be read about the running program, by anybody on the machine.
        found: Every file and folder with planted text, while it ran and afterwards.
        entries: Where entries are kept.
        logged: What Textual would have made.
    """

    as_meant: bool
    raw: bytes
    process: bytes
    found: set[Path]
    entries: Path
    logged: list[Path]


_LEFT: dict[str, Left] = {}


@pytest.fixture(params=ENDINGS)
def left(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Left:
    """What somebody left behind who wrote planted words everywhere, and ended it."""
    name = request.param
    if name not in _LEFT:
        _LEFT[name] = walked(tmp_path_factory.mktemp("left"), ENDINGS[name])
    return _LEFT[name]


def walked(above: Path, ending: Ending) -> Left:
    """Write planted words at every question, half a sentence at the last, and end it."""
    home, logged = above / "home", [above / name.lower() for name in LOUD]
    add_own_exercise(home)
    scan = Scan(above)
    loud = {name: str(path) for name, path in zip(LOUD, logged, strict=True)}
    places = {"HOME": str(above), "TMPDIR": str(above)}
    with at_the_page(home, "practice", OWN, more={**EFFECTS, **loud, **places}) as reader:
        reader.shows("What do you tell yourself?")
        reader.types("".join(WALK))
        reader.shows("What else of")
        reader.writes(HALF)
        assert reader.child.pid is not None
        process = said_of_the_process(reader.child.pid)
        found = scan.found()
        ending.does(reader)
        as_meant = reader.ends() == ending.code
    made = [path for path in logged if path.exists()]
    return Left(as_meant, bytes(reader.raw), process, found | scan.found(), home / "journal", made)


def test_it_is_found_in_the_entry_alone(left: Left) -> None:
    assert left.as_meant
    folders = {path.relative_to(left.entries).parts[0] for path in left.found}
    assert folders == {"entries"}
    # Beside the entry may lie, for a moment, what it is just being written to.
    assert {path.suffix for path in left.found} <= {".toml", ".tmp"}
    assert PLANTED.encode() in b"".join(path.read_bytes() for path in left.found if path.exists())


def test_nothing_about_the_running_program_tells_it(left: Left) -> None:
    assert OWN.encode() in left.process
    assert PLANTED.encode() not in left.process


def test_no_title_is_set_and_nothing_is_said_to_other_programs(left: Left) -> None:
    assert b"\x1b]" not in left.raw
    assert b"\x1bP" not in left.raw
    assert b"\x1b_" not in left.raw


def test_what_textual_would_be_told_to_do_is_not_done(left: Left) -> None:
    assert left.logged == []
    assert PLANTED.encode() in left.raw  # it went on, was painted, and was not left at once
    assert b"The app returned" not in left.raw


def test_textual_itself_would_have_written_down_what_is_typed(tmp_path: Path) -> None:
    log = tmp_path / "log"
    given = {**os.environ, "TEXTUAL_LOG": str(log), "TERM": "xterm-256color"}
    with in_a_pty([sys.executable, "-c", PLAIN_TEXTUAL], given, 80, 24) as child:
        reader = Reader(child, 80, 24)
        reader.until(lambda: b"\x1b[?1049h" in reader.raw, "begun")
        reader.types("zq")
        reader.until(lambda: log.exists() and "key='q'" in log.read_text(), "logged")
        reader.presses("ctrl+q")
        reader.ends()
    assert "key='z'" in log.read_text()
