"""Plain mode that does not begin the talking: after the printed questions, or after the page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nvc_coach.plain.app import Before, talk_in
from nvc_coach.plain.first_run import Chosen, printed_questions
from nvc_coach.plain.terminal import Ended, Ending
from nvc_coach.practice.answers import Text
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.practising import begin
from nvc_coach.services.program import Program
from nvc_coach.services.sitting import Sitting
from tests.plain.home import EXERCISE, SHORT_WALK, Visited, another_copy, program_in
from tests.plain.talking import Key, PlayedTerminal


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def program(home: Path) -> Program:
    program = program_in(home)
    assert program.open_for_writing()
    return program


def practised(program: Program) -> Exercise:
    exercise = program.exercise(EXERCISE)
    assert exercise is not None
    return exercise


def on_the_way(program: Program, *, in_memory: bool = False) -> Sitting:
    """A session at its second question, begun elsewhere."""
    sitting = begin(program, practised(program), in_memory=in_memory)
    sitting.answer(Text("He only thinks of himself."))
    return sitting


def taken_over(
    program: Program, before: Before, *keys: Key, exercise: Exercise | None = None
) -> Visited:
    terminal = PlayedTerminal(list(keys))
    code = talk_in(terminal, program, exercise=exercise, before=before)
    return Visited(code, terminal, program)


def entries_in(home: Path) -> list[Path]:
    return list((home / "journal/entries").rglob("*.toml"))


# ------------------------------------------------------------------ after the page


def test_a_session_goes_on_where_it_was_and_then_comes_home(home: Path, program: Program) -> None:
    seen = taken_over(program, Before(sitting=on_the_way(program)), *SHORT_WALK[4:], "").seen

    assert seen.index("What shall we call them here?") < seen.index("Kept in your journal.")
    assert "You need not be calm" not in seen
    assert "stays on this computer" not in seen
    assert seen.index("Kept in your journal.") < seen.index("Your journal: 1 entry")
    assert seen.endswith("Kept. To go on: nvc-coach")
    assert len(entries_in(home)) == 1


def test_a_practice_that_was_named_ends_with_its_session(program: Program) -> None:
    before = Before(sitting=on_the_way(program))
    keys = (*SHORT_WALK[4:], "", "left over")

    visited = taken_over(program, before, *keys, exercise=practised(program))

    assert visited.terminal.script == ["left over"]
    assert "Your journal" not in visited.seen
    assert visited.seen.endswith("Kept. To go on: nvc-coach")


def test_a_session_in_memory_stays_there(home: Path, program: Program) -> None:
    before = Before(in_memory=True, sitting=on_the_way(program, in_memory=True))

    seen = taken_over(program, before, "D.", "/stop").seen

    assert seen.endswith("Nothing was kept.")
    assert entries_in(home) == []


def test_without_a_session_it_comes_home_and_asks_nothing_again(program: Program) -> None:
    seen = taken_over(program, Before(), exercise=practised(program)).seen

    assert "1 keep what I write." not in seen
    assert "Your journal: 0 entries" in seen
    assert seen.endswith("To come back: nvc-coach")


@pytest.mark.parametrize(("kept", "said"), [(True, "Kept. To go on"), (False, "To come back")])
def test_what_was_kept_before_is_said_to_be_kept(
    program: Program, said: str, *, kept: bool
) -> None:
    assert taken_over(program, Before(kept=kept)).seen.endswith(f"{said}: nvc-coach")


# ------------------------------------------------------------------ after the questions


def test_the_first_words_are_asked_for_without_the_question_before(
    home: Path, program: Program
) -> None:
    seen = taken_over(program, Before(first_words=True), "He only thinks of himself.").seen

    assert seen.startswith("\nWhat are you telling yourself about them?")
    assert "Kept. Two short pages come first." in seen
    assert len(entries_in(home)) == 1


def test_first_words_in_memory_are_kept_nowhere(home: Path, program: Program) -> None:
    before = Before(first_words=True, in_memory=True)

    seen = taken_over(program, before, "He only thinks of himself.").seen

    assert seen.endswith("Nothing was kept.")
    assert entries_in(home) == []


# ------------------------------------------------------------------ the questions themselves


def answering(*answers: str) -> Callable[[str], str]:
    """Somebody who presses these keys, one a question."""
    coming = iter(answers)

    def key(offered: str) -> str:
        assert offered == "12"
        return next(coming)

    return key


@pytest.mark.parametrize(
    ("answers", "chosen", "set_now"),
    [
        ("11", Chosen(line_by_line=False, in_memory=False), "welcomed = true\n"),
        ("12", Chosen(line_by_line=False, in_memory=True), ""),
        ("21", Chosen(line_by_line=True, in_memory=False), "welcomed = true\nplain = true\n"),
        ("22", Chosen(line_by_line=True, in_memory=True), "plain = true\n"),
    ],
)
def test_the_answers_are_kept_as_far_as_they_hold_longer_than_today(
    home: Path, answers: str, chosen: Chosen, set_now: str
) -> None:
    program, terminal = program_in(home), PlayedTerminal([])

    assert printed_questions(program, terminal, answering(*answers)) == chosen

    settings = home / "config/settings.toml"
    assert (settings.read_text() if settings.exists() else "") == set_now
    assert ("Line by line from now on." in terminal.text) == chosen.line_by_line


@pytest.mark.parametrize("first", [[], ["2"]])
def test_nothing_is_set_before_both_are_answered(home: Path, first: list[str]) -> None:
    coming = iter(first)

    def key(_offered: str) -> str:
        for answer in coming:
            return answer
        raise Ended(Ending.STOPPED)

    with pytest.raises(Ended):
        printed_questions(program_in(home), PlayedTerminal([]), key)
    assert not (home / "config").exists()


def test_while_another_copy_writes_only_the_first_is_asked(home: Path) -> None:
    terminal = PlayedTerminal([])
    with another_copy(home):
        chosen = printed_questions(program_in(home), terminal, answering("1"))

    assert chosen == Chosen(line_by_line=False, in_memory=None)
    assert "keep nothing this time" not in terminal.text
    assert not (home / "config").exists()


def test_a_choice_that_cannot_be_remembered_holds_and_is_told(tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("in the way")
    terminal = PlayedTerminal([])

    chosen = printed_questions(program_in(home), terminal, answering("2"))

    assert chosen == Chosen(line_by_line=True, in_memory=None)
    assert "The settings could not be saved" in terminal.text
    assert "from now on" not in terminal.text


@pytest.mark.parametrize("width", [80, 64, 40])
def test_the_questions_fit_any_terminal(home: Path, width: int) -> None:
    terminal = PlayedTerminal([], width=width)

    printed_questions(program_in(home), terminal, answering("1", "1"))

    assert max(map(len, terminal.text.splitlines())) < width
