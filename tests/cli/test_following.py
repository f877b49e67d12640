"""``practice EXERCISE --follow ENTRY``: by a script, keeping nothing, and what may hinder it."""

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest

from nvc_coach.cli.exit_code import ExitCode
from tests.cli.commanding import Coach
from tests.script.walks import STOP, Table, script
from tests.services.chains import LONG, SHORT

IN_FIVE_MINUTES: tuple[Table, ...] = (
    {"step": "judgment", "text": "He only thinks of himself."},
    {"step": "observation", "skipped": True},
    {"step": "my-needs", "picked": ["rest"], "own": ["to be met halfway"]},
    {"step": "willing", "chose": "no"},
    {"step": "check-in", "chose": "alive"},
    {"step": "request-self", "skipped": True},
)
AN_ANSWER: Table = {"step": "judgment", "text": "He does not listen."}
NOWHERE = "01KAP2M4X0Q6Z8V3T5R7N9B1CD"


@pytest.fixture
def short(coach: Coach) -> str:
    """The id of a short practice that is finished."""
    return practised(coach, SHORT, *IN_FIVE_MINUTES)


def practised(coach: Coach, exercise: str, *tables: Table, follow: str | None = None) -> str:
    more = [] if follow is None else ["--follow", follow]
    ran = coach("practice", exercise, *more, "--script", "-", stdin=script(tables).encode())
    assert (ran.code, ran.err) == (ExitCode.DONE, "")
    return ran.out.strip()


def kept(coach: Coach, entry_id: str) -> Mapping[str, Any]:
    (file,) = (one for one in coach.entries() if one.stem == entry_id)
    return tomllib.loads(file.read_text("utf-8"))


def test_what_is_taken_over_comes_before_the_first_event_of_the_script(
    coach: Coach, short: str
) -> None:
    long = practised(coach, LONG, AN_ANSWER, STOP, follow=short[:12])

    entry = kept(coach, long)
    assert entry["follows"] == short
    first, second, third = entry["event"]
    assert first["carried"] is True
    assert first["text"] == "He only thinks of himself."
    assert first["asked"].startswith("What are you telling yourself")
    assert (second["picked"], second["own"]) == (["rest"], ["to be met halfway"])
    assert third["text"] == "He does not listen."
    assert "carried" not in third


def test_to_stop_at_once_keeps_nothing_of_it(coach: Coach, short: str) -> None:
    before = coach.tree()

    ran = coach(
        "practice", LONG, "--follow", short, "--script", "-", stdin=b"[[event]]\nstop = true\n"
    )

    assert (ran.code, ran.out, ran.err) == (ExitCode.DONE, "", "")
    assert coach.tree() == before


def test_a_dry_run_says_what_would_be_kept_and_keeps_nothing(coach: Coach, short: str) -> None:
    before = coach.tree()
    stdin = script([AN_ANSWER, STOP]).encode()

    ran = coach(
        *("practice", LONG, "--follow", short, "--script", "-", "--dry-run", "--json"), stdin=stdin
    )

    assert ran.code == ExitCode.DONE
    assert "id" not in ran.data
    assert ran.data["follows"] == short
    assert [one.get("carried") for one in ran.data["event"]] == [True, True, None]
    assert coach.tree() == before


def test_an_entry_that_took_over_is_a_script_like_any_other(coach: Coach, short: str) -> None:
    """What it follows is said by the command alone, and the questions by whoever asks them."""
    long = practised(coach, LONG, AN_ANSWER, STOP, follow=short)
    (file,) = (one for one in coach.entries() if one.stem == long)

    again = practised(coach, LONG, *tomllib.loads(file.read_text("utf-8"))["event"], STOP)

    first, second = (kept(coach, one) for one in (long, again))
    assert [_done(one) for one in second["event"]] == [_done(one) for one in first["event"]]
    assert "follows" not in second


def _done(event: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in event.items() if key != "asked"}


def test_it_can_be_gone_on_with_like_any_other(coach: Coach, short: str) -> None:
    long = practised(coach, LONG, AN_ANSWER, STOP, follow=short)
    stdin = script([{"step": "person", "text": "D."}, STOP]).encode()

    ran = coach("practice", "--resume", long, "--script", "-", "--json", stdin=stdin)

    assert ran.code == ExitCode.DONE
    assert ran.data["follows"] == short
    assert ran.data["event"][-1]["text"] == "D."


@pytest.mark.parametrize("more", [["--script", "-"], ["--script", "-", "--dry-run"]], ids=str)
def test_an_entry_that_is_not_there_is_not_found(coach: Coach, short: str, more: list[str]) -> None:
    del short
    for named in (NOWHERE, "01ZZ", ""):
        ran = coach("practice", LONG, "--follow", named, *more, stdin=script([STOP]).encode())
        assert (ran.code, ran.out) == (ExitCode.NOT_FOUND, "")
        assert ran.err == f"There is no entry {named}.\n"


def test_an_entry_of_another_practice_or_not_finished_is_wrong_use(
    coach: Coach, short: str
) -> None:
    unfinished = practised(coach, SHORT, AN_ANSWER, STOP)
    told = f'The entry {short} is of "{SHORT}", and "{SHORT}" does not go on from that.'
    for exercise, entry, sentence in (
        (SHORT, short, told),
        (LONG, unfinished, f"The entry {unfinished} is not finished."),
    ):
        before = coach.tree()
        ran = coach("practice", exercise, "--follow", entry, "--script", "-", stdin=b"")
        assert (ran.code, ran.out) == (ExitCode.WRONG_USE, "")
        assert ran.err.startswith(sentence)
        assert coach.tree() == before


def test_an_entry_that_cannot_be_read_is_a_problem(coach: Coach, short: str) -> None:
    (file,) = coach.entries()
    file.write_text("format = 1\n", "utf-8")

    ran = coach("practice", LONG, "--follow", short, "--script", "-", stdin=b"")

    assert (ran.code, ran.out) == (ExitCode.PROBLEMS, "")
    assert ran.err


def test_it_goes_with_an_exercise_and_not_with_another_way_to_begin(
    coach: Coach, short: str
) -> None:
    for arguments in (
        ["--follow", short],
        ["--follow", short, "--script", "-"],
        [LONG, "--follow", short, "--resume", short],
    ):
        ran = coach("practice", *arguments)
        assert (ran.code, ran.out) == (ExitCode.WRONG_USE, "")
        assert "--follow goes with the exercise to begin" in ran.err
    ran = coach("practice", "nothing-like-it", "--follow", short, "--script", "-")
    assert ran.code == ExitCode.NOT_FOUND


def test_an_outline_names_what_is_taken_over(coach: Coach) -> None:
    assert (
        f"It can go on from {SHORT}, and takes over judgment, obs"
        in coach("exercise", "show", LONG).out
    )
    data = coach("exercise", "show", "restorative-post-circle", "--json").data
    assert data["follows"] == [
        {
            "exercise": "restorative-circle",
            "takes": {"agreements": "agreements", "unmet": "needs-left"},
        }
    ]
    told = coach("exercise", "read-through", "restorative-post-circle").out
    assert "takes over agreements, unmet (there: needs-left)." in told
