"""The one door: wrong use, the terminal, endings of every kind, and what a failure never shows."""

import io
import json
import os
import re
import subprocess
import sys
import threading
import traceback
from contextlib import redirect_stderr
from pathlib import Path

import pytest

import nvc_coach
from nvc_coach.cli import crash, main, running
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.printing import tell
from nvc_coach.cli.starting import Start
from nvc_coach.journal.disk import DiskStore
from tests.cli.commanding import TEI, Coach

PLANTED = "PLANTED-he-only-thinks-of-himself"


def start(*arguments: str, **more: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "nvc_coach", *arguments],
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finished(process: "subprocess.Popen[bytes]") -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


# ------------------------------------------------------------------ wrong use


@pytest.mark.parametrize(
    ("command", "said", "how"),
    [
        (["nope"], "'nope'", "nvc-coach --help"),
        (["--nope"], "--nope", "nvc-coach --help"),
        (["exercise"], "Missing command", "nvc-coach exercise --help"),
        (["journal", "show"], "ENTRY", "nvc-coach journal show --help"),
        (["words", "moods"], "'moods'", "nvc-coach words --help"),
        (["exercise", "check"], "PATH", "nvc-coach exercise check --help"),
        (["journal", "list", "too", "many"], "too many", "nvc-coach journal list --help"),
        (["exercise", "check", ".", "--format", "xml"], "xml", "exercise check --help"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_wrong_use_is_told_in_plain_words(
    command: list[str], said: str, how: str, coach: Coach
) -> None:
    ran = coach(*command)

    assert (ran.code, ran.out) == (ExitCode.WRONG_USE, "")
    assert said in ran.err
    assert f"{how}\n" in ran.err
    assert len(ran.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["practice", TEI, "--dry-run"], "go with --script"),
        (["practice", TEI, "--json"], "go with --script"),
        (["practice", "--script", "x.toml"], "needs an exercise to begin"),
        (["practice", TEI], "no terminal here"),
        (["practice", "--plain"], "no terminal here"),
        (["--plain"], "no terminal here"),
        ([], "no terminal here"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_what_cannot_be_asked_of_practice_is_said(
    command: list[str], said: str, coach: Coach
) -> None:
    ran = coach(*command)

    assert (ran.code, ran.out) == (ExitCode.WRONG_USE, "")
    assert said in ran.err
    assert not coach.home.exists()


def test_an_unknown_exercise_is_not_found_for_a_script(coach: Coach) -> None:
    ran = coach("practice", "nothing-like-it", "--script", "-")

    assert (ran.code, ran.out) == (ExitCode.NOT_FOUND, "")
    assert "nothing-like-it" in ran.err


# ------------------------------------------------------------------ versions and endings


def test_the_version_is_said_alike_wherever_it_is_asked(coach: Coach) -> None:
    said = coach("--version").out

    assert re.fullmatch(r"nvc-coach \d+\.\d+\.\d+\n", said)
    assert coach("--plain", "--version").out == said
    assert finished(start("--version")) == (0, said, "")


def test_without_arguments_those_of_the_process_are_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["anything", "--version"])

    assert main() == 0
    assert capsys.readouterr().out.startswith("nvc-coach ")


def test_what_textual_would_log_by_is_dropped(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_LOG", "keys.log")
    monkeypatch.setenv("TEXTUAL", "devtools")

    coach("paths")

    assert not [name for name in os.environ if name.startswith("TEXTUAL")]


def test_the_language_of_the_settings_is_spoken(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(running, "speak", spoken.append)
    coach("config", "language", "de")

    coach("paths")

    assert spoken == ["en", "de"]


@pytest.mark.parametrize(
    ("raised", "code"),
    [(KeyboardInterrupt, 130), (SystemExit(3), 3), (SystemExit, 0), (SystemExit("x"), 0)],
)
def test_leaving_is_quiet(
    raised: type[BaseException] | BaseException,
    code: int,
    coach: Coach,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def leave(*_: object, **_options: object) -> None:
        raise raised

    monkeypatch.setattr(DiskStore, "find", leave)

    ran = coach("journal", "list")

    assert (ran.code, ran.out, ran.err) == (code, "", "")


def test_ctrl_c_while_starting_is_quiet_too(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_language: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "speak", interrupt)

    ran = coach("paths")

    assert (ran.code, ran.out, ran.err) == (ExitCode.INTERRUPTED, "", "")


def test_a_command_works_with_one_program(coach: Coach) -> None:
    start = Start(coach.outside)

    assert start.program is start.program
    start.close()
    assert not coach.home.exists()


def test_help_that_nobody_reads_ends_quietly() -> None:
    process = start("exercise", "--help")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()

    assert process.wait(60) != ExitCode.DONE
    assert process.stderr.read() == b""
    process.stderr.close()


def test_when_nobody_reads_any_more_the_program_ends_quietly() -> None:
    process = start("exercise", "show", TEI)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()

    assert process.wait(60) == ExitCode.NOBODY_READS
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_output_that_cannot_be_written_is_told() -> None:
    ran = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" -m nvc_coach paths > /dev/full', sys.executable],
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )

    assert ran.returncode == ExitCode.NOT_SAVED
    assert ran.stderr.decode() == "What you asked for could not be written to where it should go.\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("paths >&-", ExitCode.NOT_SAVED, "could not be written"),
        ("paths --json >&-", ExitCode.NOT_SAVED, "could not be written"),
        ("--version >&-", ExitCode.DONE, ""),
        ("paths 2>&-", ExitCode.DONE, ""),
        (f"practice {TEI} --script - <&-", ExitCode.PROBLEMS, "could not be read"),
        ("--plain <&-", ExitCode.WRONG_USE, "no terminal here"),
    ],
)
def test_streams_that_were_closed_before_are_borne(
    arguments: str, code: ExitCode, said: str
) -> None:
    ran = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m nvc_coach {arguments}', sys.executable],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert ran.returncode == code
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) <= 1


def test_a_message_nobody_can_see_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)

    tell("hello")
    crash.report(ValueError(PLANTED))


def test_what_a_terminal_cannot_show_is_replaced_and_json_is_whole() -> None:
    latin = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    code, out, err = finished(start("words", "needs", "…", **latin))
    json_code, json_out, _err = finished(start("exercise", "list", "--json", **latin))

    assert (code, out) == (0, "")
    assert "Nothing is found for" in err
    assert json_code == 0
    assert json.loads(json_out)["exercises"]


# ------------------------------------------------------------------ failures


def test_a_failure_never_shows_what_somebody_wrote(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[BaseException] = []

    def fail(*_: object, **_options: object) -> None:
        private = PLANTED
        error = KeyError(private)
        seen.append(error)
        raise error

    monkeypatch.setattr(DiskStore, "find", fail)

    ran = coach("journal", "list")

    assert (ran.code, ran.out) == (ExitCode.PROBLEMS, "")
    assert PLANTED not in ran.err
    assert re.search(r"KeyError, nvc_coach/cli/journal\.py line \d+\.", ran.err)
    assert "nvc-coach doctor" in ran.err
    assert "is kept" in ran.err
    # What Python itself would have shown does hold it.
    assert PLANTED in "".join(traceback.format_exception(seen[0]))


def test_a_failure_elsewhere_says_no_more(capsys: pytest.CaptureFixture[str]) -> None:
    crash.report(ValueError(PLANTED))

    said = capsys.readouterr().err
    assert PLANTED not in said
    assert "ValueError, at a place that is not known." in said


def test_failures_that_nobody_catches_say_no_more_either(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for owner, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    crash.guard()

    class Dying:
        def __del__(self) -> None:
            raise OSError(PLANTED)

    class NothingRaised:
        exc_value = None

    def fail() -> None:
        raise RuntimeError(PLANTED)

    for one in (fail, sys.exit):
        thread = threading.Thread(target=one)
        thread.start()
        thread.join()
    Dying()
    threading.excepthook(threading.ExceptHookArgs((LookupError, None, None, None)))
    sys.unraisablehook(NothingRaised())  # type: ignore[arg-type]
    sys.excepthook(LookupError, LookupError(PLANTED), None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    said = capsys.readouterr().err
    assert PLANTED not in said
    assert [kind for kind in ("RuntimeError", "OSError", "LookupError") if kind in said] == [
        "RuntimeError",
        "OSError",
        "LookupError",
    ]
    assert said.count("Something went wrong") == 3


def test_what_was_handed_in_is_saved_though_the_program_fails(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nvc_coach.script import walking

    def fail(*_arguments: object) -> None:
        raise RuntimeError(PLANTED)

    monkeypatch.setattr(walking, "_refusal", fail)
    stdin = b'[[event]]\nstep = "judgment"\ntext = "x"\n[[event]]\nstep = "no"\nskipped = true\n'

    ran = coach("practice", TEI, "--script", "-", stdin=stdin)

    assert ran.code == ExitCode.PROBLEMS
    assert PLANTED not in ran.err
    (kept,) = coach.entries()
    assert 'text = "x"' in kept.read_text("utf-8")


def test_a_failure_names_the_innermost_place_in_our_own_code() -> None:
    file = Path(nvc_coach.__file__).parent / "journal" / "errors.py"
    with pytest.raises(ValueError, match=PLANTED) as failed:
        exec(compile(f"raise ValueError('{PLANTED}')", str(file), "exec"))  # noqa: S102

    err = io.StringIO()
    with redirect_stderr(err):
        crash.report(failed.value)

    assert "ValueError, nvc_coach/journal/errors.py line 1." in err.getvalue()
    assert PLANTED not in err.getvalue()
