"""How the program opens in a terminal: full screen or line by line, and how it ends afterwards."""

import gc
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

from nvc_coach.cli import opening
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.opening import can_be_drawn_on, opens_line_by_line
from nvc_coach.plain import app as plain_app
from nvc_coach.plain import first_run, one_key
from nvc_coach.plain.app import Before
from nvc_coach.plain.first_run import Chosen
from nvc_coach.plain.terminal import Ended, Ending
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.practising import TakenUp
from nvc_coach.services.program import Program
from nvc_coach.tui.left import Left
from tests.cli.commanding import TEI, Coach, Ran
from tests.script.walks import script
from tests.services.chains import SHORT

GOOD = {"TERM": "xterm-256color"}
LEFT_OPEN = ("judgment", "observation", "my-needs", "willing", "check-in", "request-self")
PLANTED = "PLANTED-he-only-thinks-of-himself"


@dataclass
class Opened:
    """What was opened: the page or plain mode, with what; and how the page is left then."""

    coach: Coach
    left: Left = field(default_factory=lambda: Left(ending="left"))
    page: list[dict[str, Any]] = field(default_factory=list)
    plain: list[tuple[str | None, str | None, Before | None]] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    questions: Chosen | Ending | None = None
    collecting: list[bool] = field(default_factory=list)
    colour: list[str | None] = field(default_factory=list)

    def run_full_screen(self, program: Program, **given: Any) -> Left:  # noqa: ANN401  # noted only
        assert program.places == self.coach.places
        self.collecting.append(gc.isenabled())
        self.colour.append(os.environ.get("NO_COLOR"))
        self.page.append(given)
        return self.left

    def run_plain(
        self,
        program: Program,
        *,
        exercise: Exercise | TakenUp | None = None,
        entry_id: str | None = None,
        before: Before | None = None,
    ) -> int:
        assert program.places == self.coach.places
        named = exercise.exercise if isinstance(exercise, TakenUp) else exercise
        self.plain.append((named.id if named else None, entry_id, before))
        self.after.append(exercise.after.entry.id if isinstance(exercise, TakenUp) else "")
        return 5

    def printed_questions(self, *_given: object) -> Chosen:
        assert self.questions is not None, "nobody was to be asked"
        if isinstance(self.questions, Ending):
            raise Ended(self.questions)
        return self.questions


@pytest.fixture
def opened(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """The program in a terminal that can do everything, welcomed, with both front ends noted."""
    opened = Opened(coach)
    page = ModuleType("nvc_coach.tui.app")
    vars(page)["run_full_screen"] = opened.run_full_screen
    monkeypatch.setitem(sys.modules, page.__name__, page)
    monkeypatch.setattr(plain_app, "run_plain", opened.run_plain)
    monkeypatch.setattr(first_run, "printed_questions", opened.printed_questions)
    monkeypatch.setattr(opening, "_is_terminal", lambda: True)
    monkeypatch.setattr(opening, "_drawn_through", lambda: Stream("utf-8"))
    coach.more.update(GOOD)
    coach.places.config.mkdir(parents=True)
    coach.places.settings_file.write_text("welcomed = true\n", "utf-8")
    yield opened
    gc.unfreeze()


def asking(opened: Opened, questions: Chosen | Ending) -> Opened:
    """Somebody who has never been here, and answers so."""
    opened.coach.places.settings_file.unlink()
    opened.questions = questions
    return opened


# ------------------------------------------------------------------ which of the two


def test_a_terminal_that_can_do_everything_gets_the_full_screen() -> None:
    assert not opens_line_by_line(GOOD, asked=False, set_so=False, drawable=True)


@pytest.mark.parametrize(
    ("environment", "asked", "set_so", "drawable"),
    [
        (GOOD, True, False, True),
        (GOOD, False, True, True),
        (GOOD, False, False, False),
        *[
            (GOOD | {"NVC_COACH_PLAIN": wish}, False, False, True)
            for wish in ("1", "yes", "00", " ")
        ],
        *[({"TERM": term}, False, False, True) for term in ("", "dumb", "unknown")],
        ({}, False, False, True),
    ],
)
def test_one_reason_is_enough_for_line_by_line(
    environment: dict[str, str], *, asked: bool, set_so: bool, drawable: bool
) -> None:
    assert opens_line_by_line(environment, asked=asked, set_so=set_so, drawable=drawable)


@pytest.mark.parametrize("wish", ["", "0"])
def test_a_variable_that_says_no_says_no(wish: str) -> None:
    environment = GOOD | {"NVC_COACH_PLAIN": wish}

    assert not opens_line_by_line(environment, asked=False, set_so=False, drawable=True)
    assert opens_line_by_line(environment, asked=True, set_so=False, drawable=True)


def test_on_windows_a_terminal_needs_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")

    assert not opens_line_by_line({}, asked=False, set_so=False, drawable=True)
    assert opens_line_by_line({"TERM": "dumb"}, asked=False, set_so=False, drawable=True)


class Stream(io.TextIOWrapper):
    """A stream that may be a terminal."""

    def __init__(self, encoding: str, *, terminal: bool = True) -> None:
        super().__init__(io.BytesIO(), encoding)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(
    ("stream", "can"),
    [
        (Stream("utf-8"), True),
        (Stream("UTF8"), True),
        (Stream("utf_8"), True),
        (Stream("iso8859-1"), False),
        (Stream("utf-8", terminal=False), False),
        (None, False),
    ],
)
def test_a_page_needs_a_terminal_that_speaks_utf_8(stream: Stream | None, *, can: bool) -> None:
    assert can_be_drawn_on(stream) is can


# ------------------------------------------------------------------ opening the full screen

NOTHING = {"exercise": None, "entry_id": None, "first_words": False, "in_memory": False}


@pytest.mark.parametrize("arguments", [[], ["practice"]], ids=str)
def test_the_full_screen_opens_at_home(opened: Opened, arguments: list[str]) -> None:
    assert opened.coach(*arguments).code == ExitCode.DONE
    assert opened.page == [NOTHING]
    assert opened.plain == []


def test_the_full_screen_opens_with_what_was_named(opened: Opened) -> None:
    opened.coach("practice", TEI)
    opened.coach("practice", "--resume", "01K")

    first, second = opened.page
    assert first.pop("exercise").id == TEI
    assert first == {"entry_id": None, "first_words": False, "in_memory": False}
    assert second == NOTHING | {"entry_id": "01K"}
    assert opened.coach("practice", "nothing-like-it").code == ExitCode.NOT_FOUND
    assert len(opened.page) == 2


def test_line_by_line_opens_with_what_was_named(opened: Opened) -> None:
    for arguments in (
        ["--plain"],
        ["practice", "--plain"],
        ["practice", "--plain", TEI],
        ["practice", "--plain", "--resume", "01K"],
    ):
        assert opened.coach(*arguments).code == 5
    opened.coach.more["NVC_COACH_PLAIN"] = "1"
    opened.coach()
    del opened.coach.more["NVC_COACH_PLAIN"]
    opened.coach("config", "plain", "yes")
    opened.coach()

    nothing = (None, None, None)
    assert opened.plain == [
        nothing,
        nothing,
        (TEI, None, None),
        (None, "01K", None),
        nothing,
        nothing,
    ]
    assert opened.page == []


def test_both_open_with_what_is_to_be_taken_over(opened: Opened) -> None:
    stdin = script({"step": step, "skipped": True} for step in LEFT_OPEN).encode()
    short = opened.coach("practice", SHORT, "--script", "-", stdin=stdin).out.strip()

    assert opened.coach("practice", TEI, "--follow", short).code == ExitCode.DONE
    assert opened.coach("practice", TEI, "--follow", short, "--plain").code == 5

    (page,) = opened.page
    assert isinstance(page["exercise"], TakenUp)
    assert page["exercise"].exercise.id == TEI
    assert page["exercise"].after.entry.id == short
    assert opened.plain == [(TEI, None, None)]
    assert opened.after == [short]
    assert opened.coach("practice", TEI, "--follow", "01K").code == ExitCode.NOT_FOUND
    assert len(opened.page) == 1


@pytest.mark.parametrize(
    ("chosen", "words", "in_memory"),
    [
        (Chosen(line_by_line=False, in_memory=False), True, False),
        (Chosen(line_by_line=False, in_memory=True), True, True),
        (Chosen(line_by_line=False, in_memory=None), False, False),
    ],
)
def test_the_first_run_opens_the_page_at_one_field_unless_nothing_can_be_kept(
    opened: Opened, chosen: Chosen, *, words: bool, in_memory: bool
) -> None:
    asking(opened, chosen).coach()

    assert opened.page == [NOTHING | {"first_words": words, "in_memory": in_memory}]


@pytest.mark.parametrize(
    ("in_memory", "before"),
    [
        (False, Before(first_words=True)),
        (True, Before(first_words=True, in_memory=True)),
        (None, None),
    ],
)
def test_the_first_run_opens_line_by_line_where_that_is_chosen(
    opened: Opened, *, in_memory: bool | None, before: Before | None
) -> None:
    asking(opened, Chosen(line_by_line=True, in_memory=in_memory)).coach()

    assert opened.plain == [(None, None, before)]
    assert opened.page == []


@pytest.mark.parametrize(
    ("ending", "said"), [(Ending.STOPPED, "To come back: nvc-coach\n"), (Ending.CUT_OFF, "")]
)
def test_ending_at_the_questions_opens_nothing(opened: Opened, ending: Ending, said: str) -> None:
    ran = asking(opened, ending).coach()

    assert (ran.code, ran.out, ran.err) == (ExitCode.DONE, "", said)
    assert (opened.page, opened.plain) == ([], [])


def test_whoever_has_entries_is_not_asked(opened: Opened) -> None:
    opened.coach.places.settings_file.unlink()
    script = b'[[event]]\nstep = "judgment"\ntext = "x"\n[[event]]\nstop = true\n'
    opened.coach("practice", TEI, "--script", "-", stdin=script)

    opened.coach()

    assert opened.page == [NOTHING]


def test_the_collector_rests_while_the_page_is_loaded_and_works_while_it_is_open(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    for name in ("disable", "freeze", "enable"):
        monkeypatch.setattr(gc, name, lambda name=name: done.append(name))

    opened.coach()

    assert done == ["disable", "freeze", "enable"]
    assert opened.collecting == [True]


def test_a_page_that_cannot_be_loaded_is_told_and_the_collector_works(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nvc_coach.tui.app", None)

    ran = opened.coach()

    assert ran.code == ExitCode.PROBLEMS
    assert "ModuleNotFoundError, nvc_coach/cli/opening.py line" in ran.err
    assert gc.isenabled()


@pytest.mark.parametrize(("given", "left"), [("", None), ("1", "1"), (None, None)])
def test_only_a_no_color_that_says_something_counts(
    opened: Opened, given: str | None, left: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if given is not None:
        monkeypatch.setenv("NO_COLOR", given)

    opened.coach()

    assert opened.colour == [left]


def test_what_comes_right_after_a_letter_is_painted_right_after_it() -> None:
    ask = (
        "from nvc_coach.cli import opening\nopening._page()\n"
        "from textual import screen\nprint(screen.UPDATE_PERIOD)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=60
    )
    assert float(ran.stdout) < 0.005


# ------------------------------------------------------------------ after the full screen


def left_so(opened: Opened, left: Left) -> Ran:
    opened.left = left
    return opened.coach()


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (Left(ending="stopped", kept=True), "Kept. To go on: nvc-coach\n"),
        (Left(ending="stopped", in_memory=True), "Nothing was kept.\n"),
        (Left(ending="stopped"), "To come back: nvc-coach\n"),
        (Left(ending="stopped", told="There is."), "There is.\nTo come back: nvc-coach\n"),
        (Left(ending="stopped", code=6, told="There is no entry."), "There is no entry.\n"),
        (Left(ending="left", kept=True), ""),
        (Left(ending="cut-off", kept=True), ""),
        (Left(ending="cut-off", kept=True, told="Gone."), ""),
    ],
    ids=str,
)
def test_stopping_leaves_one_line_and_leaving_none(opened: Opened, left: Left, said: str) -> None:
    ran = left_so(opened, left)

    assert (ran.code, ran.out, ran.err) == (left.code, "", said)


UNSAVED = "Not everything could be saved."


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (Left(ending="stopped", kept=True), f"{UNSAVED}\n"),
        (Left(ending="stopped", told=UNSAVED), f"{UNSAVED}\n"),
        (Left(ending="left"), f"{UNSAVED}\n"),
        (Left(ending="cut-off"), ""),
    ],
    ids=str,
)
def test_what_could_not_be_saved_is_told_and_tells_by_the_exit_code(
    opened: Opened, left: Left, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Program, "not_saved", lambda _program: UNSAVED)

    ran = left_so(opened, left)

    assert (ran.code, ran.out, ran.err) == (ExitCode.NOT_SAVED, "", said)


def test_a_failure_is_reported_without_a_word_of_what_was_written(opened: Opened) -> None:
    error = ValueError(PLANTED)
    ran = left_so(opened, Left(ending="failed", error=error, told="And a sentence."))
    unknown = left_so(opened, Left(ending="failed"))

    assert (ran.code, ran.out, unknown.code) == (ExitCode.PROBLEMS, "", ExitCode.PROBLEMS)
    assert "Something went wrong in nvc-coach itself: ValueError" in ran.err
    assert ran.err.endswith("And a sentence.\n")
    assert PLANTED not in ran.err
    assert "RuntimeError" in unknown.err


def test_going_on_line_by_line_takes_everything_along(opened: Opened) -> None:
    from nvc_coach.services.practising import begin

    program = Program(opened.coach.outside)
    exercise = program.exercise(TEI)
    assert exercise is not None
    sitting = begin(program, exercise, in_memory=True)
    opened.left = Left(ending="plain", kept=True, in_memory=True, sitting=sitting)

    assert opened.coach("practice", TEI).code == 5
    opened.left = Left(ending="plain", kept=True, told="From here line by line.")
    ran = opened.coach()

    assert opened.plain == [
        (TEI, None, Before(in_memory=True, sitting=sitting)),
        (None, None, Before(kept=True)),
    ]
    assert ran.err == "From here line by line.\n"


# ------------------------------------------------------------------ quickly


def test_opening_asks_nothing_of_typer(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nvc_coach.cli.app", None)

    assert opened.coach().code == ExitCode.DONE
    assert opened.coach("--plain").code == 5
    assert opened.coach("paths").code == ExitCode.PROBLEMS  # which needs it


def test_interrupted_while_opening_it_ends_as_a_command_does(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_program: Program, **_given: object) -> Left:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["nvc_coach.tui.app"], "run_full_screen", interrupted)

    ran = opened.coach()

    assert (ran.code, ran.out, ran.err) == (ExitCode.INTERRUPTED, "", "")


def test_without_a_terminal_nothing_is_loaded(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_is_terminal", lambda: False)

    assert opened.coach().code == ExitCode.WRONG_USE
    assert (opened.page, opened.plain) == ([], [])


def test_the_keyboard_is_kept_quiet_from_the_first_question_to_the_end_of_the_page(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    @contextmanager
    def quiet() -> Iterator[None]:
        seen.append(f"quiet, {len(opened.page)} pages")
        yield
        seen.append(f"as it was, {len(opened.page)} pages")

    monkeypatch.setattr(one_key, "without_echo", quiet)

    opened.coach()

    assert seen == ["quiet, 0 pages", "as it was, 1 pages"]
