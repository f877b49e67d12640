"""What was said in a finished practice is taken over by one that follows it, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nvc_coach.practice.answers import Chosen, Picks, Text
from nvc_coach.practice.events import Carried
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.view import StepView
from nvc_coach.services.hindrance import Hindrance, NotDone
from nvc_coach.services.practising import Earlier, TakenUp, begin, go_on
from nvc_coach.services.program import Program
from nvc_coach.services.sitting import Sitting
from nvc_coach.services.taking_up import earlier, next_after, to_take_up
from tests.plain.home import program_in
from tests.services.chains import (
    AGREED,
    CIRCLE,
    HELD,
    IN_FIVE_MINUTES,
    JUDGMENT,
    LONG,
    MET,
    MINE,
    POST,
    PRE,
    SEEN,
    SHORT,
    THEIRS,
    practised,
    walked,
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def program(home: Path) -> Iterator[Program]:
    program = program_in(home)
    assert program.open_for_writing()
    yield program
    program.close()


def found(program: Program, exercise_id: str) -> Exercise:
    exercise = program.exercise(exercise_id)
    assert exercise is not None
    return exercise


def taken_up(program: Program, exercise_id: str, entry_id: str) -> Sitting:
    exercise = found(program, exercise_id)
    after = earlier(program, exercise, entry_id)
    assert isinstance(after, Earlier)
    return begin(program, TakenUp(exercise, after))


def carried(sitting: Sitting) -> dict[str, object]:
    return {one.step: one.answer for one in sitting.entry.events if isinstance(one, Carried)}


def hindrance(program: Program, exercise_id: str, entry_id: str) -> tuple[Hindrance, str]:
    cannot = earlier(program, found(program, exercise_id), entry_id)
    assert isinstance(cannot, NotDone)
    return cannot.hindrance, cannot.sentence


# ------------------------------------------------------------------ what can be taken up from


def test_the_finished_entries_of_what_it_follows_are_offered_newest_first(
    program: Program,
) -> None:
    older = practised(program, SHORT, *IN_FIVE_MINUTES)
    practised(program, SHORT, *IN_FIVE_MINUTES[:3])
    practised(program, LONG, JUDGMENT)
    newer = practised(program, SHORT, *IN_FIVE_MINUTES)
    program.settle()

    offered = to_take_up(program, found(program, LONG))

    assert [one.id for one in offered] == [newer.entry.id, older.entry.id]
    assert to_take_up(program, found(program, SHORT)) == ()


def test_an_exercise_that_follows_nothing_does_not_even_look_into_the_journal(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "catch_up", None)

    assert to_take_up(program, found(program, SHORT)) == ()


def test_why_an_entry_cannot_be_taken_up_from_is_told(program: Program, home: Path) -> None:
    unfinished = practised(program, SHORT, JUDGMENT).entry.id
    other = practised(program, LONG, JUDGMENT).entry.id
    whole = practised(program, SHORT, *IN_FIVE_MINUTES).entry
    program.settle()

    assert hindrance(program, LONG, "01")[0] is Hindrance.NOT_FOUND
    assert hindrance(program, LONG, other) == (
        Hindrance.NOT_FOLLOWED,
        f'The entry {other} is of "{LONG}", and "{LONG}" does not go on from that.',
    )
    reason, sentence = hindrance(program, LONG, unfinished)
    assert reason is Hindrance.NOT_FINISHED
    assert f"--resume {unfinished}" in sentence
    for copy in (home / "journal/exercises").glob("*.toml"):
        copy.unlink()
    file = next((home / "journal/entries").rglob(f"{whole.id}.toml"))
    file.write_text(file.read_text().replace(whole.fingerprint, "sha256:" + "0" * 64))
    reason, sentence = hindrance(program, LONG, whole.id)
    assert reason is Hindrance.UNREADABLE
    assert "nothing can be taken over" in sentence
    file.write_text("format = 1\n")
    assert hindrance(program, LONG, whole.id)[0] is Hindrance.UNREADABLE


# ------------------------------------------------------------------ what is taken over


def test_the_five_minutes_are_taken_over_by_the_long_practice(program: Program) -> None:
    short = practised(program, SHORT, *IN_FIVE_MINUTES)
    program.settle()

    sitting = taken_up(program, LONG, short.entry.id)

    assert sitting.entry.follows == short.entry.id
    assert carried(sitting) == {
        "judgment": JUDGMENT,
        "observation": SEEN,
        "my-needs": MINE,
        "their-needs": THEIRS,
    }
    assert [one.at for one in sitting.entry.events] == [sitting.entry.started] * 4
    view = sitting.view
    assert isinstance(view, StepView)
    assert view.step.id == "judgment"
    assert view.offered is not None
    assert (view.offered.answer, view.offered.source) == (JUDGMENT, "last")


def test_the_circles_hand_on_who_is_there_what_was_done_and_what_was_agreed(
    program: Program,
) -> None:
    before = walked(program, PRE, MET)
    circle = walked(program, CIRCLE, HELD, before)
    after = walked(program, POST, {}, circle)

    assert carried(circle) == {
        step: MET[step] for step in ("person-author", "person-receiver", "person-community", "act")
    }
    assert carried(after) == {"agreements": AGREED, "unmet": Picks(("rest",))}
    assert after.entry.follows == circle.entry.id


def test_nothing_is_kept_of_it_before_the_person_does_something(program: Program) -> None:
    short = practised(program, SHORT, *IN_FIVE_MINUTES)
    program.settle()
    sitting = taken_up(program, LONG, short.entry.id)
    assert not sitting.begun
    program.settle()
    assert [one.id for one in program.store.listing().entries] == [short.entry.id]

    sitting.answer(Text("He does not listen."))

    assert sitting.begun
    program.settle()
    kept = program.store.read(sitting.entry.id)
    assert kept == sitting.entry
    again = go_on(program, sitting.entry.id)
    assert isinstance(again, Sitting)
    assert again.begun
    assert again.session == sitting.session
    again.keep_nothing()
    assert not again.begun


def test_where_nothing_was_said_the_entry_is_followed_all_the_same(program: Program) -> None:
    short = practised(program, SHORT, *([None] * 6))
    program.settle()

    sitting = taken_up(program, LONG, short.entry.id)

    assert carried(sitting) == {}
    assert sitting.entry.follows == short.entry.id


# ------------------------------------------------------------------ what may come next


def next_ones(program: Program, sitting: Sitting) -> list[str]:
    return [one.id for one in next_after(program, sitting.session)]


def test_what_may_come_next_is_what_finds_something_to_take_over(program: Program) -> None:
    assert next_ones(program, practised(program, SHORT, *IN_FIVE_MINUTES)) == [LONG]
    assert next_ones(program, practised(program, SHORT, *([None] * 6))) == []
    assert next_ones(program, walked(program, PRE, MET)) == [CIRCLE]
    assert next_ones(program, walked(program, CIRCLE, HELD)) == [POST]
    assert next_ones(program, walked(program, LONG, {"judgment": JUDGMENT})) == []


def test_whoever_is_not_safe_is_not_led_on_to_a_circle(program: Program) -> None:
    unsafe = walked(program, PRE, {"role": Chosen(("no-circle",))})
    assert unsafe.session.finished
    assert next_ones(program, unsafe) == []
    uncertain = walked(program, CIRCLE, {"ready": Chosen(("no",))})
    assert next_ones(program, uncertain) == []
