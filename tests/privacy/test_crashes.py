"""A failure tells its kind and its place, never a word; what was written is kept (P21)."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.commanding import TEI, Coach
from tests.privacy import failing_program
from tests.privacy.planted import OWN, PLANTED, add_own_exercise
from tests.terminal.person import Person, environment, somebody

BEFORE = "He only thinks of himself."
Done = subprocess.CompletedProcess[bytes]
DRIVER = [sys.executable, failing_program.__file__]
TOLD = re.compile(rb"in nvc-coach itself: InjectedError, (nvc_coach/[\w/]+\.py) line \d+\.")
REASSURED = b"What was saved in your journal is kept."
MODES = re.compile(rb"[0-9a-f]+(?::[0-9a-f]+){10,}")

# What fails at the line after the first answer, and the room of ours that is named for it.
IN_THE_MAIN_THREAD = {
    "nvc_coach.practice.session:advance": "nvc_coach/services/sitting.py",
    "nvc_coach.practice.view:present": "nvc_coach/services/sitting.py",
    "nvc_coach.practice.template:filled": "nvc_coach/practice/session.py",
    "nvc_coach.practice.answers:cleaned": "nvc_coach/services/sitting.py",
    "nvc_coach.journal.writer:Writer.submit": "nvc_coach/services/program.py",
    "nvc_coach.services.safe_text:printable": "nvc_coach/plain/terminal.py",
    "nvc_coach.plain.terminal:say": "nvc_coach/plain/talk.py",
    "nvc_coach.plain.prompt:Prompt.read": "nvc_coach/plain/prompt.py",
    "nvc_coach.plain.readline_terminal:ReadlineTerminal.more": "nvc_coach/plain/prompt.py",
    "nvc_coach.plain.readline_terminal:ReadlineTerminal.write": "nvc_coach/plain/terminal.py",
    "nvc_coach.plain.readline_terminal:_echo": "nvc_coach/plain/readline_terminal.py",
}
IN_COMMANDS = {
    "nvc_coach.cli.starting.places": ["paths"],
    "nvc_coach.services.settings.read_settings": ["config"],
    "nvc_coach.library.catalogue.Library._read": ["exercise", "list"],
    "nvc_coach.services.outline.exercise_in_words": ["exercise", "show", TEI],
    "nvc_coach.library.checking.check": ["exercise", "check", "."],
    "nvc_coach.services.lookup.words_of_kind": ["words", "needs"],
    "nvc_coach.journal.disk.DiskStore.find": ["journal", "list"],
    "nvc_coach.services.practising.entry_to_read": ["journal", "show", "01K"],
    "nvc_coach.services.health.problems": ["doctor"],
    "nvc_coach.cli.printing.escaped_json": ["doctor", "--json"],
    "nvc_coach.cli.printing.printable": ["paths"],
    "nvc_coach.script.app.read_script": ["practice", TEI, "--script", "-"],
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    add_own_exercise(home)
    return home


@pytest.fixture
def flag(tmp_path: Path) -> Path:
    """What fails does so while this is there."""
    return tmp_path / "fails"


def words_kept(home: Path) -> list[str]:
    """Every text in the journal, answered or unsent."""
    texts = []
    for path in (home / "journal/entries").rglob("*.toml"):
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
        tables = [*entry.get("event", []), *entry.get("draft", [])]
        texts += [one["text"] for one in tables if "text" in one]
    return texts


def practising(target: str) -> list[str]:
    """A practice in which something fails, with the terminal's modes told before and after."""
    quoted = " ".join(f"'{part}'" for part in (*DRIVER, target, "practice", "--plain", OWN))
    return ["/bin/sh", "-c", f"stty -g; {quoted}; echo ended=$?; stty -g"]


def modes(person: Person) -> list[bytes]:
    return MODES.findall(bytes(person.raw))


def without_what_was_typed(person: Person, typed: str) -> bytes:
    """The program's bytes: readline's echo of the one planted line is the person's own."""
    raw = bytes(person.raw)
    echoed = f"> {typed}".encode()
    assert raw.count(echoed) <= 1
    return raw.replace(echoed, b"")


def fails_at_the_second_answer(person: Person, flag: Path) -> None:
    person.enters(BEFORE)
    person.enters()
    person.sees("Who is it?")
    person.sees("> ")
    flag.write_text(PLANTED, encoding="utf-8")
    person.types("D.\r")
    person.sees("ended=")
    person.ends()


@pytest.mark.parametrize("target", IN_THE_MAIN_THREAD)
def test_a_failure_in_a_practice_tells_no_word_keeps_all_and_restores_the_terminal(
    target: str, home: Path, flag: Path
) -> None:
    with somebody(home, argv=practising(target), more={"FAILS_WHILE": str(flag)}) as person:
        fails_at_the_second_answer(person, flag)

        told = TOLD.findall(bytes(person.raw))
        assert told[-1].decode() == IN_THE_MAIN_THREAD[target]
        assert REASSURED in b" ".join(person.raw.split())
        assert b"ended=1\r" in person.raw
        assert PLANTED.encode() not in person.raw
        assert b"Traceback" not in person.raw
        before, after = modes(person)
        assert before == after

    assert BEFORE in words_kept(home)


def test_python_itself_would_have_told(home: Path, flag: Path) -> None:
    naive = {"FAILS_WHILE": str(flag), "NAIVE": "1"}
    target = "nvc_coach.practice.session:advance"
    with somebody(home, argv=practising(target), more=naive) as person:
        fails_at_the_second_answer(person, flag)

        assert PLANTED.encode() in person.raw
        assert BEFORE.encode() in bytes(person.raw).partition(b"Traceback")[2]
        assert not TOLD.search(bytes(person.raw))


def test_a_terminal_that_is_left_as_it_is_would_be_noticed(home: Path, flag: Path) -> None:
    abrupt = {"FAILS_WHILE": str(flag), "ABRUPT": "1"}
    target = "nvc_coach.practice.session:advance"
    with somebody(home, argv=practising(target), more=abrupt) as person:
        fails_at_the_second_answer(person, flag)

        before, after = modes(person)
        assert before != after


def test_a_failure_on_the_way_out_tells_no_word(home: Path, flag: Path) -> None:
    target = "nvc_coach.services.program:Program.settle"
    with somebody(home, argv=practising(target), more={"FAILS_WHILE": str(flag)}) as person:
        person.enters(BEFORE)
        person.enters()
        person.sees("Who is it?")
        flag.write_text(PLANTED, encoding="utf-8")
        person.enters("/stop")
        person.sees("ended=1")
        person.ends()
        assert TOLD.search(bytes(person.raw))
        assert PLANTED.encode() not in person.raw
        before, after = modes(person)
        assert before == after
    assert BEFORE in words_kept(home)


@pytest.mark.parametrize(
    "target",
    [
        "nvc_coach.plain.readline_terminal:ReadlineTerminal._look",
        "nvc_coach.services.sitting:Sitting.draft",
    ],
)
def test_a_failure_while_a_line_is_watched_tells_no_word(
    target: str, home: Path, flag: Path
) -> None:
    with somebody(home, argv=practising(target), more={"FAILS_WHILE": str(flag)}) as person:
        person.enters(BEFORE)
        person.enters()
        person.sees("Who is it?")
        person.sees("> ")
        flag.write_text(PLANTED, encoding="utf-8")
        person.types("half")
        person.sees("ended=1")
        person.ends()
        assert TOLD.search(bytes(person.raw))
        assert PLANTED.encode() not in person.raw
        before, after = modes(person)
        assert before == after

    assert BEFORE in words_kept(home)


# ------------------------------------------------------------------ threads


@pytest.mark.parametrize("naive", [False, True], ids=["ours", "Python's own"])
def test_a_failure_while_saving_tells_no_word_and_is_made_up_for(
    naive: bool,  # noqa: FBT001  # the control
    home: Path,
    flag: Path,
) -> None:
    target = "nvc_coach.journal.entry_file:dump"
    more = {"FAILS_WHILE": str(flag)} | ({"NAIVE": "1"} if naive else {})
    with somebody(home, argv=practising(target), more=more) as person:
        person.enters(BEFORE)
        person.enters()
        person.sees("Who is it?")
        flag.write_text(PLANTED, encoding="utf-8")
        person.enters("D.")
        person.sees("What matters?")
        person.sees("> ")
        failed = PLANTED if naive else "Something went wrong in nvc-coach itself: InjectedError"
        if failed.encode() not in person.raw:
            person.sees(failed)
        flag.unlink()
        person.types("/stop\r")
        person.sees("ended=0")
        person.ends()
        assert (PLANTED.encode() in person.raw) is naive

    assert {BEFORE, "D."} <= set(words_kept(home))


# ------------------------------------------------------------------ scripts and commands


def run(target: str, *arguments: str, home: Path, **more: str) -> Done:
    script = f'[[event]]\nstep = "judgment"\ntext = "{BEFORE}"\n[[event]]\nstep = "person"\n'
    return subprocess.run(
        [*DRIVER, target, *arguments],
        env=environment(home, {"FAILS_WITH": PLANTED, **more}),
        cwd=home,
        input=f'{script}text = "{PLANTED}"\n'.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("target", IN_COMMANDS)
def test_a_failure_in_a_command_tells_no_word(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_more: object) -> None:
        secret = PLANTED
        raise failing_program.InjectedError(secret)

    monkeypatch.setattr(target, fail)

    ran = Coach(tmp_path)(*IN_COMMANDS[target], stdin=PLANTED.encode())

    assert (ran.code, ran.out) == (1, "")
    assert TOLD.search(ran.err.encode())
    assert REASSURED in ran.err.encode()
    assert PLANTED not in ran.err
    assert "Traceback" not in ran.err


def test_a_failure_in_a_script_keeps_what_was_answered_before(home: Path) -> None:
    target = "nvc_coach.practice.session:advance"

    done = run(target, "practice", OWN, "--script", "-", home=home, FAILS_FROM="2")

    assert (done.returncode, done.stdout) == (1, b"")
    assert TOLD.search(done.stderr)
    assert PLANTED.encode() not in done.stderr
    assert words_kept(home) == [BEFORE]


def test_python_itself_would_have_told_of_a_script(home: Path) -> None:
    target = "nvc_coach.practice.session:advance"

    done = run(target, "practice", OWN, "--script", "-", home=home, FAILS_FROM="2", NAIVE="1")

    assert PLANTED.encode() in done.stderr
