"""Scripts that do not fit, cannot be read, or cannot be kept: what is said, and what is kept."""

import time
from pathlib import Path

import pytest

from nvc_coach.journal import entry_file
from nvc_coach.journal.entry import Entry
from nvc_coach.services import program as program_module
from nvc_coach.services.program import Program
from tests.cli.commanding import TEI, Coach, Ran
from tests.journal.entries import EVERYTHING, entry
from tests.script.walks import STOP, main_exercise, script, walk_of

EXERCISE = main_exercise()
WALK = walk_of(EXERCISE, ["willing: yes", "check-in: no"])
FIRST = '[[event]]\nstep = "judgment"\ntext = "He only thinks of himself."\n'
TO_NEEDS = script(WALK[:4])
PACT = """\
format = "nvc-exercise/1"
id = "pact"
version = "1.0.0"
language = "en"
title = "Pact"
summary = "To agree."
minutes = 5
form = ["pair"]

[[step]]
id = "areas"
kind = "choose"
many = true
ask = "Where?"
choices = [{ id = "work", label = "Work" }, { id = "home", label = "Home" }]

[[step]]
id = "agreements"
kind = "agreement"
ask = "What is agreed?"

[[step]]
id = "request"
kind = "request"
ask = "Anything to ask?"
"""


def run(coach: Coach, text: str, *more: str, exercise: str = TEI) -> Ran:
    return coach("practice", exercise, "--script", "-", "--json", *more, stdin=text.encode())


@pytest.fixture
def pact(tmp_path: Path) -> str:
    file = tmp_path / "pact.toml"
    file.write_text(PACT, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ('step = "judgment"', 'names the step "judgment" and does not tell what was done'),
        ('text = "x"', "does not name a step"),
        ("", "does not name a step"),
        ('step = 3\ntext = "x"', '"step" takes a text'),
        ('step = "judgment"\ntext = "x"\nmood = 3', '"mood" has no place'),
        ('step = "judgment"\ntext = "x"\nnumber = 3', '"text" has no place'),
        ('step = "judgment"\ntext = "x"\nunsure = true', '"unsure" has no place'),
        ('step = "judgment"\ntext = 3', '"text" takes a text'),
        ('step = "judgment"\nskipped = "yes"', '"skipped" takes true or false'),
        ('step = "judgment"\npicked = "rest"', '"picked" takes a list of texts'),
        ('step = "judgment"\nnumber = 3.5', '"number" takes a whole number'),
        ('step = "judgment"\ntext = "x"\nby = "soon"', '"by" takes a day'),
        ('step = "judgment"\nagreed = "x"', '"agreed" takes a list such as [{ who'),
        ('step = "judgment"\nagreed = [{ who = "D." }]', '"what" is missing'),
        ('step = "judgment"\nagreed = [{ what = "x", mood = 3 }]', '"mood" has no place'),
        (
            'step = "judgment"\nagreed = [{ what = "x" }, { what = "y", mood = 3 }]',
            '"mood" has no place',
        ),
        ('step = "judgment"\npicked = ["rest"]\nagreed = [3]', '"agreed" has no place'),
        ('step = "judgment"\nskipped = true\nagreed = [{ who = "D." }]', '"agreed" has no place'),
        ('step = "judgment"\npicked = ["rest"]', '"judgment" asks for another kind of answer'),
        ('step = "judgment"\nnumber = 3', '"judgment" asks for another kind of answer'),
        ('step = "judgment"\ntext = "x"\nby = 2026-11-29', "another kind of answer"),
        ('step = "person"\ntext = "D."', '"person" is not the step reached: "judgment" is waiting'),
        ('step = "nowhere"\ntext = "D."', '"nowhere" is not the step reached'),
        ('step = "judgment"\nback = true', 'no question before it. The step that waits is "judg'),
        ('step = "judgment"\nback = "person"', '"person" is not on the way that led here'),
        ('step = "person"\ntext = "x"\namend = true', '"person" is not on the way'),
        ('step = "request-self"\noutcome = "done"', "after the practice is finished"),
        ('step = "request-self"\noutcome = "perhaps"', "does not tell what was done"),
        ('reflection = true\ntext = "x"', "after the practice is finished"),
        ("reflection = true", "does not name a step"),
        ('step = "willing"\ncarried = true\ntext = "x"', "another kind of answer"),
        ("stop = false", "holds nothing but stop = true"),
        ('stop = true\nstep = "judgment"', "holds nothing but stop = true"),
    ],
)
def test_an_event_that_does_not_fit_is_refused_with_its_line(
    event: str, said: str, coach: Coach
) -> None:
    ran = run(coach, f"# a comment\n[[event]]\n{event}\n")

    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err
    assert ran.err.startswith("the script from stdin:")
    assert int(ran.err.split(":")[1]) >= 2
    assert coach.entries() == []


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ('picked = ["rest", "blueness"]', '"my-needs" has no word "blueness" to pick'),
        ('chose = "mine"', "another kind of answer"),
    ],
)
def test_a_word_that_is_none_is_refused_and_what_was_answered_before_is_kept(
    event: str, said: str, coach: Coach
) -> None:
    ran = run(coach, f'{TO_NEEDS}\n[[event]]\nstep = "my-needs"\n{event}\n')

    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err
    (kept,) = coach.entries()
    held = entry_file.load(kept.read_bytes())
    assert isinstance(held, Entry)
    assert len(held.events) == 4
    assert f"nvc-coach practice --resume {kept.stem}" in ran.err


def test_labels_and_other_forms_become_ids_and_own_words_stay_own(coach: Coach) -> None:
    needs = '[[event]]\nstep = "my-needs"\npicked = ["To be heard", "RESPECT"]\nown = ["rest"]\n'

    ran = run(coach, f"{TO_NEEDS}\n{needs}\n[[event]]\nstop = true\n")

    event = ran.data["event"][-1]
    assert event["picked"] == ["to-be-heard", "respect"]
    assert event["said"] == ["to be heard", "respect"]
    assert event["own"] == ["rest"]


def test_what_only_a_reader_wants_is_ignored_whatever_it_holds(coach: Coach) -> None:
    notes = 'asked = 3\nat = "yesterday"\nsaid = { a = 1 }\n'
    top = 'title = "x"\nid = 3\nstate = "finished"\n[[draft]]\nstep = "person"\n'

    ran = run(coach, f"{top}{FIRST}{notes}\n[[event]]\nstop = true\n{notes}")

    assert (ran.code, ran.err) == (0, "")
    (event,) = ran.data["event"]
    assert event["asked"].startswith("Which judgment")
    assert event["at"] == coach.now.isoformat()
    assert "draft" not in ran.data


def test_a_choice_may_be_a_text_or_a_list(pact: str, coach: Coach) -> None:
    for chose in ('"work"', '["work"]', '["home", "work"]'):
        ran = run(
            coach,
            f'[[event]]\nstep = "areas"\nchose = {chose}\n[[event]]\nstop = true\n',
            exercise=pact,
        )
        assert ran.code == 0, ran.err
        assert isinstance(ran.data["event"][0]["chose"], list)
    refused = run(
        coach,
        script([*walk_of(EXERCISE, ["willing: yes", "check-in: no"])[:8]])
        + '\n[[event]]\nstep = "willing"\nchose = ["yes", "not-yet"]\n',
    )
    assert refused.code == 3


def test_a_script_that_runs_out_names_the_step_that_waits(coach: Coach) -> None:
    ran = run(coach, FIRST)

    assert (ran.code, ran.out) == (3, "")
    assert '"person" is waiting' in ran.err
    assert coach.entries()[0].stem in ran.err


@pytest.mark.parametrize("text", ["", "# nothing\n", "event = []\n"])
def test_a_script_without_events_runs_out_at_once_and_keeps_nothing(
    text: str, coach: Coach
) -> None:
    ran = run(coach, text)

    assert ran.code == 3
    assert '"judgment" is waiting' in ran.err
    assert "--resume" not in ran.err
    assert coach.entries() == []


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ([*WALK, {"step": "judgment", "text": "more"}], '"judgment" is left over'),
        ([*WALK, {"step": "judgment", "back": True}], '"judgment" is left over'),
        ([*WALK, STOP], "stop = true is left over"),
        ([WALK[0], STOP, WALK[1]], "After stop = true nothing can follow"),
    ],
)
def test_what_is_left_over_is_refused(
    tables: list[dict[str, object]], said: str, coach: Coach
) -> None:
    ran = run(coach, script(tables))

    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err
    assert coach.entries()[0].stem in ran.err


@pytest.mark.parametrize(
    ("top", "said"),
    [
        ('exercise = "self-judgment"\n', 'for the exercise "self-judgment"'),
        ("exercise = 3\n", "for the exercise that is no name of one"),
    ],
)
def test_a_script_for_another_exercise_is_refused(top: str, said: str, coach: Coach) -> None:
    ran = run(coach, top + FIRST)

    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err
    assert coach.entries() == []


@pytest.mark.parametrize("text", ["[event]\n", "event = 3\n", "event = [3]\n"])
def test_events_that_are_no_tables_are_refused(text: str, coach: Coach) -> None:
    ran = run(coach, text)

    assert (ran.code, ran.out) == (3, "")
    assert "stands under a heading of its own" in ran.err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'[[event]]\nstep = "judgment\n', "stdin:2:"),
        (b"\xff\xfe", "UTF-16"),
        (b"a" * 64 * 1024 * 1024 + b"b", "larger than"),
        (b"a = " + b"[" * 50_000, "deep"),
        (b".".join([b"a"] * 40_000) + b" = 1", "parts"),
    ],
    ids=["open quote", "UTF-16", "too large", "nested", "dotted"],
)
def test_a_script_that_is_no_toml_is_refused_quickly(data: bytes, said: str, coach: Coach) -> None:
    began = time.monotonic()

    ran = coach("practice", TEI, "--script", "-", stdin=data)

    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert time.monotonic() - began < 20
    assert not coach.home.exists()


def test_a_script_that_is_not_there_is_said_to_be_so(coach: Coach, tmp_path: Path) -> None:
    for missing in (tmp_path / "none.toml", tmp_path):
        ran = coach("practice", TEI, "--script", missing)

        assert (ran.code, ran.out) == (1, "")
        assert f"{missing}: the script could not be read." in ran.err


def test_a_dry_run_touches_nothing_and_names_no_id(coach: Coach) -> None:
    finished = run(coach, script(WALK), "--dry-run")
    failed = run(coach, FIRST, "--dry-run")

    assert (finished.code, finished.data["state"]) == (0, "finished")
    assert "id" not in finished.data
    assert (failed.code, failed.out) == (3, "")
    assert "--resume" not in failed.err
    assert not coach.home.exists()


def test_a_dry_run_without_json_prints_nothing(coach: Coach) -> None:
    ran = coach("practice", TEI, "--dry-run", "--script", "-", stdin=script(WALK).encode())

    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_a_dry_run_goes_on_with_an_entry_without_changing_it(coach: Coach) -> None:
    run(coach, script([WALK[0], STOP]))
    (kept,) = coach.entries()
    before = coach.tree()

    ran = coach(
        "practice", "--resume", kept.stem, "--dry-run", "--json", "--script", "-",
        stdin=script(WALK[1:]).encode(),
    )  # fmt: skip

    assert (ran.code, ran.data["state"]) == (0, "finished")
    assert "id" not in ran.data
    assert coach.tree() == before


def test_stopping_at_once_creates_nothing(coach: Coach) -> None:
    ran = run(coach, script([STOP]))

    assert (ran.code, ran.err) == (0, "")
    assert "id" not in ran.data
    assert "event" not in ran.data
    assert not coach.home.exists()


def test_stopping_at_once_leaves_an_entry_as_it_is(coach: Coach) -> None:
    run(coach, script([WALK[0], STOP]))
    (kept,) = coach.entries()
    before = kept.read_bytes()

    ran = coach("practice", "--resume", kept.stem, "--script", "-", stdin=script([STOP]).encode())

    assert (ran.code, ran.out) == (0, f"{kept.stem}\n")
    assert kept.read_bytes() == before


def test_who_wants_nothing_kept_has_nothing_kept(coach: Coach) -> None:
    assert coach("config", "keep", "no").code == 0

    ran = run(coach, script(WALK))

    assert (ran.code, ran.data["state"]) == (0, "finished")
    assert "id" not in ran.data
    assert "Nothing of this is kept" in ran.err
    assert not coach.places.journal.exists()


def test_while_another_copy_writes_a_script_waits_for_its_turn(coach: Coach) -> None:
    other = Program(coach.outside)
    assert other.open_for_writing()

    ran = run(coach, script(WALK))
    dry = run(coach, script(WALK), "--dry-run")
    assert other.close()

    assert (ran.code, ran.out) == (4, "")
    assert "Another copy" in ran.err
    assert dry.code == 0
    assert coach.entries() == []
    assert run(coach, script(WALK)).code == 0


@pytest.mark.parametrize("tables", [WALK, WALK[:1]], ids=["finished", "ran out"])
def test_what_cannot_be_saved_is_said_to_be_so(
    tables: list[dict[str, object]], coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program_module, "CLOSING_SECONDS", 0.3)
    coach.home.mkdir()
    coach.places.journal.write_text("in the way")

    ran = run(coach, script(tables))

    assert (ran.code, ran.out) == (5, "")
    assert "Not everything could be saved. " in ran.err
    assert "--resume" not in ran.err


def test_where_nothing_can_be_written_at_all_that_is_said(coach: Coach) -> None:
    coach.home.mkdir()
    coach.places.state.write_text("in the way")

    ran = run(coach, script(WALK))

    assert (ran.code, ran.out) == (5, "")
    assert ran.err


def test_an_entry_that_is_not_there_or_cannot_be_gone_on_with(coach: Coach) -> None:
    run(coach, script([WALK[0], STOP]))
    (kept,) = coach.entries()
    resume = ("--script", "-", "--json", "--resume")
    rest = script(WALK[1:]).encode()

    missing = coach("practice", *resume, "01KAP2M4X0Q6Z8V3T5R7N9B1CD", stdin=rest)
    nothing = coach("practice", *resume, "", stdin=rest)
    whole = kept.read_text("utf-8")
    kept.write_text(whole.replace("nvc-entry/1", "nvc-entry/2"), "utf-8")
    newer = coach("practice", *resume, kept.stem, stdin=rest)
    kept.write_text(whole.replace('step = "judgment"', 'step = "elsewhere"'), "utf-8")
    strange = coach("practice", *resume, kept.stem, stdin=rest)
    kept.write_text("[[event", "utf-8")
    damaged = coach("practice", *resume, kept.stem, stdin=rest)

    assert (missing.code, nothing.code) == (6, 6)
    assert (newer.code, strange.code, damaged.code) == (1, 1, 1)
    assert "later version" in newer.err
    assert "can only be read" in strange.err
    assert "left as it is" in damaged.err
    assert not any(ran.out for ran in (missing, nothing, newer, strange, damaged))
    assert kept.read_text("utf-8") == "[[event"


def test_an_entry_whose_exercise_is_gone_can_only_be_read(coach: Coach) -> None:
    held = entry(events=EVERYTHING[1:2])
    folder = coach.places.journal / "entries" / "2025" / "11"
    folder.mkdir(parents=True)
    (folder / f"{held.id}.toml").write_bytes(entry_file.dump(held))

    ran = coach("practice", "--resume", held.id, "--script", "-", stdin=script([STOP]).encode())

    assert ran.code == 1
    assert "no longer here" in ran.err


def test_a_finished_practice_takes_changes_outcomes_and_looking_back(
    pact: str, coach: Coach
) -> None:
    tables: list[dict[str, object]] = [
        {"step": "request", "carried": True, "text": "Would you call?"},
        {"step": "areas", "chose": ["home"]},
        {"step": "agreements", "agreed": [{"who": "D.", "what": "to call first"}]},
        {"step": "request", "text": "Would you write?"},
        {"step": "request", "outcome": "partly", "text": "Once."},
        {"step": "agreements", "outcome": "done", "item": 1},
        {"reflection": True, "text": "Easier than I thought."},
    ]

    ran = run(coach, script(tables), exercise=pact)
    more = script([{"step": "agreements", "outcome": "not", "item": 2}])
    resumed = coach("practice", "--resume", ran.data["id"], "--script", "-", stdin=more.encode())

    assert (ran.code, ran.err, len(ran.data["event"])) == (0, "", 7)
    assert ran.data["event"][0]["carried"] is True
    assert resumed.code == 3
    assert '"agreements" has no such request or agreement' in resumed.err


def test_what_a_script_says_reaches_the_terminal_harmless(coach: Coach) -> None:
    hostile = '"\\u001b[31m\\u202e\\u0085\\n" '
    for event in (
        f"step = {hostile}\ntext = 'x'",
        f"step = {hostile}",
        f"step = 'judgment'\ntext = 'x'\n{hostile} = 3",
    ):
        ran = run(coach, f"[[event]]\n{event}\n")
        assert ran.code == 3
        assert not set("\x1b\u202e\x85") & set(ran.err)
        assert len(ran.err.splitlines()) == 1
