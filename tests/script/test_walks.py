"""Every walk through the main exercise, by script."""

import json
import tomllib
from pathlib import Path

import pytest

from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.journal import entry_file
from nvc_coach.journal.entry import Entry
from nvc_coach.library.shipped import shipped_exercises
from nvc_coach.practice.answers import Chosen, Number, Picks, Text
from nvc_coach.practice.exercise import Try
from nvc_coach.practice.refusals import Rejected
from nvc_coach.services.practising import begin
from nvc_coach.services.program import Program
from tests.cli.commanding import TEI, Coach
from tests.script.walks import STOP, Table, main_exercise, script, walk_of

EXERCISE = main_exercise()
GUARDING = ["willing: yes", "check-in: still"]
DEEP = ["willing: yes", "check-in: still", "check-again: yes", "truth: yes", "afraid: yes",
        "self-judging: yes", "choice: let-be"]  # fmt: skip


def walk_file(folder: Path, text: str) -> Path:
    file = folder / "walk.toml"
    file.write_text(text, encoding="utf-8")
    return file


def steps_of(entry: dict[str, object]) -> list[str]:
    events = entry["event"]
    assert isinstance(events, list)
    return [event["step"] for event in events]


@pytest.mark.parametrize("one", EXERCISE.tries, ids=lambda one: one.name)
def test_every_try_of_the_exercise_is_a_script_that_finishes(
    one: Try, coach: Coach, tmp_path: Path
) -> None:
    file = walk_file(tmp_path, script(walk_of(EXERCISE, one.script)))

    ran = coach("practice", TEI, "--script", file, "--json")

    assert (ran.code, ran.err) == (0, "")
    assert ran.data["state"] == "finished"
    asking = {step for step in one.sees if EXERCISE.asking(step)}
    assert asking <= set(steps_of(ran.data))
    assert not set(one.skips) & set(steps_of(ran.data))


def test_what_is_printed_is_the_entry_that_is_kept(coach: Coach, tmp_path: Path) -> None:
    file = walk_file(tmp_path, script(walk_of(EXERCISE, ["willing: yes", "check-in: no"])))

    ran = coach("practice", TEI, "--script", file, "--json")

    (kept,) = coach.entries()
    entry = entry_file.load(kept.read_bytes())
    assert ran.data == json.loads(json.dumps(entry_file.as_data(entry)))
    assert kept.stem == ran.data["id"]


def test_without_json_the_id_of_the_entry_is_printed(coach: Coach, tmp_path: Path) -> None:
    file = walk_file(tmp_path, script(walk_of(EXERCISE, ["willing: yes", "check-in: no"])))

    ran = coach("practice", TEI, "--script", file)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{coach.entries()[0].stem}\n"


def test_all_four_deeper_questions_are_walked(coach: Coach, tmp_path: Path) -> None:
    file = walk_file(tmp_path, script(walk_of(EXERCISE, DEEP)))

    ran = coach("practice", TEI, "--script", file, "--json")

    assert {"truth-met", "truth-released", "afraid-met", "afraid-unmet", "should-not", "choice",
            "working-needs", "leaving-needs"} <= set(steps_of(ran.data))  # fmt: skip


@pytest.mark.parametrize(
    ("choices", "spent", "at"),
    [
        (["willing: not-yet"] * 2, "not-yet", "willing"),
        (["willing: yes", "check-in: mine"] * 2 + ["willing: yes"], "mine", "check-in"),
        (["willing: yes", "check-in: theirs"] * 2 + ["willing: yes"], "theirs", "check-in"),
        (
            [*GUARDING, "check-again: mine", *GUARDING],
            "mine",
            "check-again",
        ),
        (
            [*GUARDING, "check-again: theirs", *GUARDING],
            "theirs",
            "check-again",
        ),
    ],
)
def test_either_side_opens_again_up_to_the_limit_and_is_refused_beyond(
    choices: list[str], spent: str, at: str, coach: Coach, tmp_path: Path
) -> None:
    whole = walk_of(EXERCISE, choices)
    last = max(place for place, table in enumerate(whole) if table["step"] == at)
    again: list[Table] = [*whole[:last], {"step": at, "chose": spent}]
    file = walk_file(tmp_path, script(again))

    ran = coach("practice", TEI, "--script", file, "--json")

    assert (ran.code, ran.out) == (3, "")
    assert f'"{spent}"' in ran.err
    assert f'"{at}"' in ran.err
    (kept,) = coach.entries()
    entry = entry_file.load(kept.read_bytes())
    assert isinstance(entry, Entry)
    assert (entry.state, len(entry.events)) == ("open", last)
    assert kept.stem in ran.err


def test_what_it_guards_opens_either_side_again_and_then_lets_go(
    coach: Coach, tmp_path: Path
) -> None:
    choices = ["willing: yes", "check-in: still", "check-again: mine",
               "willing: yes", "check-in: still", "check-again: theirs",
               "willing: yes", "check-in: still", "check-again: no"]  # fmt: skip
    file = walk_file(tmp_path, script(walk_of(EXERCISE, choices)))

    ran = coach("practice", TEI, "--script", file, "--json")

    assert ran.data["state"] == "finished"
    assert steps_of(ran.data).count("my-needs") == 2
    assert steps_of(ran.data).count("their-needs") == 3


@pytest.mark.parametrize("at", [1, 5, 12])
def test_stopping_half_way_leaves_an_open_entry_that_is_gone_on_with(
    at: int, coach: Coach, tmp_path: Path
) -> None:
    whole = walk_of(EXERCISE, ["willing: yes", "check-in: still", "check-again: softer"])
    first = walk_file(tmp_path, script([*whole[:at], STOP]))

    stopped = coach("practice", TEI, "--script", first, "--json")
    second = walk_file(tmp_path, script(whole[at:], exercise=TEI))
    done = coach("practice", "--resume", stopped.data["id"], "--script", second, "--json")

    assert (stopped.code, stopped.data["state"]) == (0, "open")
    assert (done.code, done.err, done.data["state"]) == (0, "", "finished")
    assert done.data["id"] == stopped.data["id"]
    assert steps_of(done.data) == [table["step"] for table in whole]
    assert len(coach.entries()) == 1


@pytest.mark.parametrize("named", [TEI, f"{shipped_exercises()}/en/practices/{TEI}.toml"])
def test_the_exercise_may_be_named_beside_the_entry_to_go_on_with(named: str, coach: Coach) -> None:
    whole = walk_of(main_exercise(), ["willing: yes", "check-in: no"])
    stopped = coach("practice", TEI, "--script", "-", stdin=script([*whole[:3], STOP]).encode())

    done = coach(
        "practice", named, "--resume", stopped.out.strip(), "--script", "-", "--json",
        stdin=script(whole[3:]).encode(),
    )  # fmt: skip

    assert (done.code, done.data["state"]) == (0, "finished")


def test_an_entry_is_not_gone_on_with_as_another_exercise(coach: Coach, tmp_path: Path) -> None:
    whole = walk_of(main_exercise(), ["willing: yes", "check-in: no"])
    stopped = coach("practice", TEI, "--script", "-", stdin=script([*whole[:3], STOP]).encode())
    shipped = (shipped_exercises() / "en/practices" / f"{TEI}.toml").read_text()
    other = tmp_path / "other.toml"
    other.write_text(shipped.replace(f'id       = "{TEI}"', 'id = "other"', 1))
    going_on = ("--resume", stopped.out.strip(), "--script", "-")

    wrong = coach("practice", str(other), *going_on)
    missing = coach("practice", "nothing-like-it", *going_on)
    unknown = coach("practice", TEI, "--resume", "01X", "--script", "-", stdin=b"")

    assert wrong.code == ExitCode.WRONG_USE
    assert f'is of the exercise "{TEI}", not of "other".' in wrong.err
    assert (missing.code, unknown.code) == (ExitCode.NOT_FOUND, ExitCode.NOT_FOUND)


def test_the_beginning_of_an_id_is_enough_to_go_on(coach: Coach) -> None:
    whole = walk_of(EXERCISE, ["willing: yes", "check-in: no"])
    stopped = coach("practice", TEI, "--script", "-", stdin=script([*whole[:3], STOP]).encode())

    done = coach(
        "practice", "--resume", stopped.out[:6].lower(), "--script", "-", "--json",
        stdin=script(whole[3:]).encode(),
    )  # fmt: skip

    assert done.data["state"] == "finished"


@pytest.mark.parametrize(
    "text",
    [
        "彼は自分のことしか考えていない。\n二行目も。",
        "هو لا يفكر إلا في نفسه\u200f، دائماً.",
        "Er denkt nur an sich 🙄👨‍👩‍👧 [/b] \\ \"''' \u2028 x",
    ],
)
def test_words_of_any_language_come_through_whole(text: str, coach: Coach) -> None:
    tables = walk_of(EXERCISE, ["willing: yes", "check-in: no"], text)

    ran = coach("practice", TEI, "--script", "-", "--json", stdin=script(tables).encode())

    assert ran.data["event"][0]["text"] == text
    assert any(event.get("own") == [text] for event in ran.data["event"])
    assert tomllib.loads(coach.entries()[0].read_text("utf-8"))["event"][0]["text"] == text
    assert "\u200f" not in ran.out
    assert "\u2028" not in ran.out


def test_an_entry_is_a_script_and_gives_the_same_bytes_again(own_home: Path) -> None:
    first, second = Coach(own_home / "first"), Coach(own_home / "second")
    first("practice", TEI, "--script", "-", stdin=script(walk_of(EXERCISE, DEEP)).encode())
    (kept,) = first.entries()

    ran = second("practice", TEI, "--script", kept)

    assert (ran.code, ran.err) == (0, "")
    (again,) = second.entries()
    assert again.read_bytes() == kept.read_bytes()
    assert first.tree().keys() == second.tree().keys()


def test_the_same_answers_given_at_the_door_give_the_same_bytes(own_home: Path) -> None:
    by_script, by_hand = Coach(own_home / "script"), Coach(own_home / "hand")
    tables: list[Table] = [
        {"step": "judgment", "text": "He only thinks of himself."},
        {"step": "person", "skipped": True},
        {"step": "charge-before", "back": "judgment"},
        {"step": "judgment", "text": "He is only tired."},
        {"step": "person", "skipped": True, "unsure": True},
        {"step": "charge-before", "number": 8},
        {"step": "judgment", "text": "He only thinks of himself.", "amend": True},
        {"step": "observation", "text": " \n "},
        {"step": "my-needs", "picked": ["Respect", "rest"], "own": ["to be met"]},
        {"step": "my-feelings", "own": ["raw"]},
        {"step": "willing", "chose": ["yes"]},
        STOP,
    ]
    ran = by_script("practice", TEI, "--script", "-", stdin=script(tables).encode())
    assert (ran.code, ran.err) == (0, "")

    program = Program(by_hand.outside)
    assert program.open_for_writing()
    exercise = program.exercise(TEI)
    assert exercise is not None
    sitting = begin(program, exercise)
    moves = [
        sitting.answer(Text("He only thinks of himself.")),
        sitting.skip(),
        sitting.back("judgment"),
        sitting.answer(Text("He is only tired.")),
        sitting.skip(unsure=True),
        sitting.answer(Number(8)),
        sitting.answer(Text("He only thinks of himself."), step="judgment"),
        sitting.answer(Text(" \n ")),
        sitting.answer(Picks(("respect", "rest"), ("to be met",))),
        sitting.answer(Picks((), ("raw",))),
        sitting.answer(Chosen(("yes",))),
    ]
    assert program.close()

    assert not [one for one in moves if isinstance(one, Rejected)]
    (scripted,), (by_person,) = by_script.entries(), by_hand.entries()
    assert scripted.read_bytes() == by_person.read_bytes()
    assert scripted.name == by_person.name
