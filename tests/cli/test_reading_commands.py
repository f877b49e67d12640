"""Commands that read: what they print, in which shape, and that looking changes nothing."""

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from pathlib import Path

import pytest

from nvc_coach.journal import entry_file
from nvc_coach.journal.entry import Entry
from nvc_coach.services.settings import FIXED_WORDS, MEANINGS, Settings
from tests.cli.commanding import TEI, Coach
from tests.journal.entries import DRAFTS, EVERYTHING, after, entry, new_id, wrote

BROKEN = 'format = "nvc-exercise/1"\nid = "mine"\ntitle = 3\n'


def put(coach: Coach, held: Entry, month: str = "2026/11") -> Path:
    """Put an entry into the journal as a file."""
    folder = coach.places.journal / "entries" / month
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{held.id}.toml"
    file.write_bytes(entry_file.dump(held))
    for one in (file, *list(file.parents)[:5]):
        one.chmod(0o600 if one.is_file() else 0o700)
    return file


def own_exercise(coach: Coach, text: str, name: str = "mine.toml") -> Path:
    """Put a file among the person's own exercises."""
    coach.places.library.mkdir(parents=True, exist_ok=True)
    file = coach.places.library / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def lived_in(coach: Coach) -> Coach:
    """A home with entries, whole and damaged ones, own files and settings."""
    put(coach, entry(entry_id=new_id(1), events=EVERYTHING, drafts=DRAFTS))
    put(coach, entry(entry_id=new_id(2), events=(wrote("x"),), started=after(3600)))
    put(coach, entry(entry_id=new_id(3))).write_text("[[event", "utf-8")
    own_exercise(coach, BROKEN)
    coach.places.config.mkdir(parents=True)
    coach.places.settings_file.write_text("keep = 3\n# mine\n", "utf-8")
    return coach


# ------------------------------------------------------------------ exercise


def test_the_list_of_exercises_is_a_line_each(coach: Coach) -> None:
    ran = coach("exercise", "list")

    assert (ran.code, ran.err) == (0, "")
    line = next(line for line in ran.out.splitlines() if line.startswith(TEI))
    assert line.startswith(f"{TEI}: Transforming Enemy Images, 40 minutes. ")


def test_the_list_of_exercises_has_its_shape(coach: Coach) -> None:
    data = coach("exercise", "list", "--json").data

    assert list(data) == ["format", "exercises"]
    assert data["format"] == "nvc-exercises/1"
    one = next(one for one in data["exercises"] if one["id"] == TEI)
    assert list(one) == ["id", "title", "minutes", "form", "language", "summary"]
    assert (one["minutes"], one["form"], one["language"]) == (40, ["solo"], "en")


def test_files_that_are_no_exercise_yet_are_named_beside_the_list(coach: Coach) -> None:
    file = own_exercise(coach, BROKEN)

    ran = coach("exercise", "list", "--json")

    assert ran.code == 0
    assert [one["id"] for one in ran.data["exercises"]].count(TEI) == 1
    assert "1 file cannot be used" in ran.err
    assert str(file) in ran.err


def test_an_exercise_is_shown_from_beginning_to_end(coach: Coach) -> None:
    ran = coach("exercise", "show", TEI)

    assert (ran.code, ran.err) == (0, "")
    for said in (
        "Transforming Enemy Images\nMove from a judgment",
        "About 40 minutes, alone. Language: en.",
        "[My side]",
        "my-needs: needs",
        'Only if the answer at willing is "',
        "(back to my-needs, up to 2 times)",
        "(back to my-needs, once)",
        "(on to now-feelings)",
        "From 0 (barely) to 10 (completely).",
        "After Reweaving Our Human Fabric",
        "Miki Kashtan",
        "Licence: CC-BY-SA-4.0.",
    ):
        assert said in ran.out


def test_every_way_and_condition_of_an_exercise_is_told(coach: Coach) -> None:
    file = own_exercise(
        coach,
        """\
format = "nvc-exercise/1"
id = "mine"
version = "1.0.0"
language = "en"
title = "Mine"
summary = "All there is."
minutes = 1
form = ["pair", "group"]

[[source]]
title = "A Book"

[[step]]
id = "heat"
kind = "scale"
ask = "How much?"
from = 1
to = 5

[[step]]
id = "one"
kind = "write"
when = { heat = { at-least = 3 } }
ask = "Then what?"
goto = "three"

[[step]]
id = "two"
kind = "write"
when = { one = false }
ask = "What else?"

[[step]]
id = "three"
kind = "pause"
when = { heat = true }
text = "Rest."
""",
    )

    ran = coach("exercise", "show", file)

    assert ran.code == 0, ran.err
    for said in (
        "About 1 minute, in a pair, in a group.",
        "From 1 (-) to 5 (-).",
        "Only if the number at heat is 3 or more.",
        "Then on to three.",
        "Only if one was left open.",
        "Only if heat was answered.",
        "After A Book.",
    ):
        assert said in ran.out
    assert "Licence" not in ran.out
    data = coach("exercise", "show", "mine", "--json").data
    assert data["step"][1]["goto"] == "three"


def test_the_outline_of_an_exercise_has_its_shape(coach: Coach) -> None:
    data = coach("exercise", "show", TEI, "--json").data

    assert list(data) == [
        "format", "id", "title", "minutes", "form", "language", "summary", "version",
        "fingerprint", "authors", "licence", "tags", "source", "follows", "step",
    ]  # fmt: skip
    assert data["format"] == "nvc-exercise-outline/1"
    steps = {one["id"]: one for one in data["step"]}
    assert steps["welcome"]["text"]
    assert steps["willing"]["choices"][1]["rounds"] == 2
    assert steps["charge-before"]["to"] == 10


def test_an_exercise_that_is_not_there_is_not_found(coach: Coach, tmp_path: Path) -> None:
    for named in ("nothing-like-it", "ümlaut", "\udcff", "", tmp_path / "none.toml"):
        ran = coach("exercise", "show", named)
        assert (ran.code, ran.out) == (6, "")
        assert ran.err


def test_an_exercise_whose_file_is_broken_is_told_with_its_place(coach: Coach) -> None:
    file = own_exercise(coach, BROKEN)

    for named in ("mine", file):
        ran = coach("exercise", "show", named)
        assert (ran.code, ran.out) == (1, "")
        assert f"{file}:3:" in ran.err


# ------------------------------------------------------------------ exercise check


def test_what_ships_has_nothing_to_mend(coach: Coach) -> None:
    folder = coach("paths", "--json").data["exercises"]

    ran = coach("exercise", "check", folder)
    as_json = coach("exercise", "check", folder, "--json")

    assert (ran.code, ran.out, ran.err) == (0, "Nothing to mend.\n", "")
    assert as_json.data == {"format": "nvc-problems/1", "problems": []}


def test_problems_are_told_with_place_caret_and_fix(coach: Coach, tmp_path: Path) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(BROKEN, encoding="utf-8")

    ran = coach("exercise", "check", file)

    assert (ran.code, ran.err) == (1, "")
    assert f"--> {file}:3:9" in ran.out
    assert "^" in ran.out
    assert "= fix: " in ran.out
    assert ran.out.rstrip().endswith("problems to mend.")


@pytest.mark.parametrize("option", [["--json"], ["--format", "json"], ["--format=json", "--json"]])
def test_problems_have_their_shape(option: list[str], coach: Coach, tmp_path: Path) -> None:
    missing = tmp_path / "missing.toml"

    ran = coach("exercise", "check", missing, *option)

    assert (ran.code, ran.err) == (1, "")
    (problem,) = ran.data["problems"]
    assert list(problem) == ["code", "severity", "file", "line", "column", "message", "fix"]
    assert (problem["code"], problem["severity"]) == ("file-missing", "error")
    assert problem["file"] == str(missing)
    assert coach("exercise", "check", missing).out.endswith("1 problem to mend.\n")


# ------------------------------------------------------------------ exercise test, read-through

SMALL = """
format = "nvc-exercise/1"
id = "small"
version = "1.0.0"
language = "en"
title = "Small"
summary = "For the tests."
minutes = 2
form = ["solo"]

[[step]]
id = "moment"
kind = "observe"
part = "Then"
ask = "What happened?"
help = "One moment."
example = "A door fell shut."
recap = "What happened: {moment}"
hints = false

[[step]]
id = "again"
kind = "choose"
ask = "Another one?"
recap = ""
choices = [
  { id = "more", label = "One more", goto = "moment", rounds = 2 },
  { id = "end", label = "Enough", goto = "closing" },
  { id = "on", label = "On" },
]

[[step]]
id = "charge"
kind = "scale"
ask = "How strong?"
low = "calm"

[[step]]
id = "beneath"
kind = "write"
part = "Now"
when = { again = "on", charge = { at-least = 3 }, moment = true }
ask = "And beneath?"
facilitator = "Leave time."
goto = "closing"

[[step]]
id = "several"
kind = "choose"
when = { moment = false }
many = true
ask = "Which?"
choices = [{ id = "a", label = "A" }, { id = "b", label = "B" }]

[[step]]
id = "breath"
kind = "pause"
text = "Breathe."
seconds = 1

[[step]]
id = "closing"
kind = "read"
text = "Goodbye."

[[test]]
name = "to the bottom"
script = ["again: more", "again: on", "charge: 7"]
sees = ["beneath"]
"""
FAILING = """
[[test]]
name = "what was hoped for"
script = ["again: end", "charge: 5", "charge: 2"]
sees = ["beneath"]
skips = ["closing"]
shows = ["Good morning"]
"""


def test_tries_that_pass_are_a_line_and_the_choices_nobody_tries_are_named(coach: Coach) -> None:
    own_exercise(coach, SMALL, "small.toml")

    ran = coach("exercise", "test", "small")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "small: 1 try, and it passes.",
        '  No try takes "Enough" (again: end).',
        '  No try takes "A" (several: a).',
        '  No try takes "B" (several: b).',
    ]


def test_tries_that_fail_say_what_they_expect_in_vain(coach: Coach) -> None:
    own_exercise(coach, SMALL + FAILING, "small.toml")

    ran = coach("exercise", "test", "small")

    assert ran.code == 1
    assert ran.out.splitlines()[:7] == [
        "small: 1 of 2 tries failed.",
        '  In "what was hoped for":',
        '    "charge: 5" was never come to.',
        '    "charge: 2" was never come to.',
        '    It sees "beneath", and did not come by it.',
        '    It skips "closing", and came by it.',
        '    It shows "Good morning", which was nowhere to be read.',
    ]


def test_an_answer_that_does_not_fit_is_told_with_its_reason(coach: Coach) -> None:
    thrice = SMALL.replace('"again: more",', '"again: more", "again: more", "again: more",')
    own_exercise(coach, thrice, "small.toml")

    ran = coach("exercise", "test", "small")

    assert ran.code == 1
    assert '"again: more" does not fit: The way back "more" has been taken as often' in ran.out


def test_what_came_of_tries_has_its_shape(coach: Coach) -> None:
    file = own_exercise(coach, SMALL + FAILING, "small.toml")

    data = coach("exercise", "test", str(file), TEI, "--json").data

    assert list(data) == ["format", "exercises"]
    assert data["format"] == "nvc-exercise-test/1"
    small, tei = data["exercises"]
    assert list(small) == ["id", "failed", "untried"]
    assert [one["name"] for one in small["failed"]] == ["what was hoped for"]
    assert len(small["failed"][0]["unmet"]) == 5
    assert small["untried"] == [{"step": "several", "choice": one} for one in ("a", "b")]
    assert (tei["id"], tei["failed"], tei["untried"]) == (TEI, [], [])


def test_all_exercises_can_be_tried_at_once(coach: Coach) -> None:
    own_exercise(coach, SMALL.partition("[[test]]")[0], "small.toml")

    ran = coach("exercise", "test", "--all")

    assert ran.code == 0
    assert "small: it has no tries." in ran.out
    assert f"{TEI}: " in ran.out


@pytest.mark.parametrize("arguments", [(), ("--all", TEI)])
def test_trying_nothing_or_twice_is_wrong_use(coach: Coach, arguments: tuple[str, ...]) -> None:
    ran = coach("exercise", "test", *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert "--all" in ran.err


@pytest.mark.parametrize("command", ["test", "read-through"])
def test_an_exercise_that_is_not_there_cannot_be_tried_or_read(coach: Coach, command: str) -> None:
    ran = coach("exercise", command, "no-such-one")

    assert (ran.code, ran.out) == (6, "")
    assert 'There is no exercise "no-such-one"' in ran.err


def test_reading_through_names_every_text_condition_and_way_by_number(coach: Coach) -> None:
    file = own_exercise(coach, SMALL, "small.toml")

    ran = coach("exercise", "read-through", str(file))

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == READ_THROUGH


READ_THROUGH = """\
Small
For the tests.
About 2 minutes, alone. Language: en. Id: small, version 1.0.0.

[Then]

1. what was seen and heard
    What happened?
    Help: One moment.
    Example: A door fell shut.
    The closing says: What happened: {moment}
    The coach keeps silent here.

2. to choose
    Another one?
    - "One more": back to 1, up to 2 times in a session
    - "Enough": on to 7
    - "On": on to the next
    The closing leaves it out.

3. on a scale
    How strong?
    From 0 (calm) to 10 (-).

[Now]

4. to write
    Only if the answer at 2 is "On", and the number at 3 is 3 or more, and 1 was answered.
    And beneath?
    However it is left, on to 7.
    For whoever leads: Leave time.

5. to choose, as many as fit
    Only if 1 was left open.
    Which?
    - "A"
    - "B"

6. a pause, about 1 second
    Breathe.

7. to read
    Goodbye.

Ways its author wrote down to be tried:
- to the bottom
"""


# ------------------------------------------------------------------ words


@pytest.mark.parametrize(
    ("kind", "least"), [("feelings", 120), ("needs", 70), ("faux-feelings", 40)]
)
def test_words_have_their_shape(kind: str, least: int, coach: Coach) -> None:
    data = coach("words", kind, "--json").data

    assert data["format"] == "nvc-words/1"
    assert len(data["words"]) >= least
    more = ["feelings", "needs"] if kind == "faux-feelings" else []
    assert {tuple(one) for one in data["words"]} == {
        ("id", "label", "gloss", "group", "also", *more)
    }


def test_words_are_read_group_by_group(coach: Coach) -> None:
    ran = coach("words", "needs")

    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert any(line.startswith("  respect: ") for line in lines)
    assert len([line for line in lines if line and not line.startswith(" ")]) > 3


def test_words_are_found_by_how_they_begin(coach: Coach) -> None:
    ran = coach("words", "needs", "resp")

    assert ran.out.splitlines()[0].startswith("  respect: ")
    ids = [one["id"] for one in coach("words", "needs", "resp", "--json").data["words"]]
    assert ids[0] == "respect"


def test_a_story_is_opened_up(coach: Coach) -> None:
    ran = coach("words", "faux-feelings", "ignored")

    assert "underneath, perhaps: lonely, hurt" in ran.out
    assert "and the needs: to be heard" in ran.out


def test_a_query_that_finds_nothing_says_so_and_is_no_failure(coach: Coach) -> None:
    ran = coach("words", "needs", "zzz")

    assert (ran.code, ran.out) == (0, "")
    assert 'Nothing is found for "zzz".' in ran.err
    assert coach("words", "needs", "zzz", "--json").data["words"] == []


def test_words_are_found_by_what_they_mean_and_underneath_a_word_that_carries_a_story(
    coach: Coach,
) -> None:
    felt = coach("words", "feelings", "ignored").out
    assert "  lonely: " in felt
    assert felt.count("; underneath “ignored”, perhaps\n") >= 2
    needed = coach("words", "needs", "ignored", "--json").data["words"]
    assert "to-be-heard" in [one["id"] for one in needed]
    assert "  quiet: less noise" in coach("words", "needs", "noise").out


def test_there_are_words_for_what_a_body_notices_with_nothing_and_numb_first(coach: Coach) -> None:
    words = [one["id"] for one in coach("words", "sensations", "--json").data["words"]]
    assert words[:2] == ["nothing", "numb"]
    assert len(words) > 50


# ------------------------------------------------------------------ journal


def test_entries_are_listed_newest_first_and_damaged_ones_told(lived_in: Coach) -> None:
    ran = lived_in("journal", "list")

    assert ran.code == 0
    first, second = ran.out.splitlines()
    assert first == f"{new_id(2)}  2026-11-22 11:04  open  Transforming Enemy Images"
    assert second.startswith(new_id(1))
    assert new_id(3) in ran.err
    assert len(ran.err.splitlines()) == 1


def test_the_list_of_entries_has_its_shape(lived_in: Coach) -> None:
    ran = lived_in("journal", "list", "--json")

    assert ran.code == 0
    assert ran.data["format"] == "nvc-entries/1"
    first, _second = ran.data["entries"]
    assert list(first) == ["id", "exercise", "title", "state", "started", "changed"]
    assert datetime.fromisoformat(first["started"]) == after(3600)
    assert new_id(3) in ran.err


def test_an_empty_journal_is_no_failure(coach: Coach) -> None:
    ran = coach("journal", "list")

    assert (ran.code, ran.out, ran.err) == (0, "", "There are no entries yet.\n")
    assert coach("journal", "list", "--json").data["entries"] == []


def test_an_entry_is_read_in_words_and_as_it_is_kept(coach: Coach) -> None:
    held = entry(events=EVERYTHING, drafts=DRAFTS)
    put(coach, held, "2025/11")

    in_words = coach("journal", "show", held.id[:8].lower())
    as_json = coach("journal", "show", held.id, "--json")

    assert (in_words.code, in_words.err) == (0, "")
    assert "He only thinks of himself." in in_words.out
    assert "On Tuesday he clo" in in_words.out
    assert as_json.data == json.loads(json.dumps(entry_file.as_data(held)))


def test_an_entry_of_a_later_version_is_shown_as_its_file_stands(coach: Coach) -> None:
    held = entry(events=EVERYTHING[1:2])
    file = put(coach, held)
    file.write_text(file.read_text("utf-8").replace("nvc-entry/1", "nvc-entry/9"), "utf-8")

    assert "He only thinks of himself." in coach("journal", "show", held.id).out
    assert coach("journal", "show", held.id, "--json").data["format"] == "nvc-entry/9"


def test_an_entry_that_is_damaged_unknown_or_one_of_several(lived_in: Coach) -> None:
    damaged = lived_in("journal", "show", new_id(3))
    unknown = lived_in("journal", "show", "01ZZZZ")
    several = lived_in("journal", "show", new_id(1)[:9])

    assert (damaged.code, unknown.code, several.code) == (1, 6, 6)
    assert "left as it is" in damaged.err
    assert "There is no entry 01ZZZZ." in unknown.err
    assert "Several entries begin" in several.err
    assert [damaged.out, unknown.out, several.out] == ["", "", ""]


# ------------------------------------------------------------------ doctor, paths, config


def test_where_all_is_well_the_doctor_says_so(coach: Coach) -> None:
    ran = coach("doctor")

    assert (ran.code, ran.out, ran.err) == (0, "All is well.\n", "")
    assert coach("doctor", "--json").data == {"format": "nvc-doctor/1", "problems": []}


def test_the_doctor_names_what_is_wrong_in_every_room(lived_in: Coach) -> None:
    lived_in.places.settings_file.write_text("keep = 3\n", "utf-8")

    in_words = lived_in("doctor")
    ran = lived_in("doctor", "--json")

    assert (in_words.code, ran.code, ran.err) == (1, 1, "")
    problems = ran.data["problems"]
    assert all(list(one) == ["code", "severity", "file", "message", "fix"] for one in problems)
    files = [Path(one["file"].partition(".toml")[0]).name for one in problems]
    assert {new_id(3), "mine", "settings"} <= set(files)
    for one in problems:
        assert f"[{one['code']}]: " in in_words.out
        assert one["file"] in in_words.out


def test_settings_that_cannot_be_read_are_a_problem(coach: Coach) -> None:
    coach.places.config.mkdir(parents=True)
    coach.places.settings_file.write_text("keep = \n", "utf-8")

    (problem,) = coach("doctor", "--json").data["problems"]
    ran = coach("config")

    assert problem["code"] == "settings-unreadable"
    assert ran.code == 0
    assert "cannot be read" in ran.err


def test_paths_tell_where_everything_is(coach: Coach) -> None:
    ran = coach("paths", "--json")
    in_words = coach("paths")

    data = ran.data
    assert data.pop("format") == "nvc-paths/1"
    assert data["journal"] == str(coach.home / "journal")
    assert data["settings"] == str(coach.places.settings_file)
    assert Path(data["exercises"]).is_dir()
    assert in_words.out.splitlines() == [f"{name}: {path}" for name, path in data.items()]


def test_settings_are_read_whole_or_one_by_one(coach: Coach) -> None:
    whole = coach("config")

    assert (whole.code, whole.err) == (0, "")
    assert whole.out.splitlines()[0] == str(coach.places.settings_file)
    assert "keep = yes  (whether a new practice is kept unless you say otherwise)" in whole.out
    assert coach("config", "keep").out == "yes\n"
    assert coach("config", "language").out == "en\n"
    data = coach("config", "--json").data
    assert (data["format"], data["settings"]["keep"]) == ("nvc-settings/1", True)
    assert coach("config", "plain", "--json").data["settings"] == {"plain": False}


def test_setting_one_keeps_the_comments_of_the_file(coach: Coach) -> None:
    coach.places.config.mkdir(parents=True)
    coach.places.settings_file.write_text("# mine\nplain = true # so\n", "utf-8")

    ran = coach("config", "keep", "no")

    assert (ran.code, ran.out, ran.err) == (0, "", "keep is now no.\n")
    assert coach.places.settings_file.read_text("utf-8") == (
        "# mine\nplain = true # so\nkeep = false\n"
    )
    assert coach("config", "keep").out == "no\n"


def test_what_is_no_setting_or_no_value_of_one_is_wrong_use(coach: Coach) -> None:
    for arguments in (["colour"], ["colour", "blue"], ["keep", "perhaps"], ["language", " "]):
        ran = coach("config", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert arguments[0] in ran.err
    assert not coach.home.exists()


def test_a_setting_with_words_of_its_own_takes_those_alone(coach: Coach) -> None:
    refused = coach("config", "theme", "x")
    taken = coach("config", "theme", "Light")

    assert (refused.code, refused.out) == (2, "")
    assert "dark, light, contrast or terminal" in refused.err
    assert '"x" does not fit' in refused.err
    assert (taken.code, taken.err) == (0, "theme is now light.\n")
    assert coach("config", "theme").out == "light\n"


@pytest.mark.parametrize("written", ['"x"', '"Light"', "3", "true"])
def test_a_theme_there_is_not_leaves_the_usual_one(written: str, coach: Coach) -> None:
    coach.places.config.mkdir(parents=True)
    coach.places.settings_file.write_text(f"motion = false\ntheme = {written}\n", "utf-8")

    ran = coach("config", "--json")

    assert 'The value of "theme"' in ran.err
    assert ran.data["settings"]["theme"] == "dark"
    assert ran.data["settings"]["motion"] is False
    assert "theme" in json.dumps(coach("doctor", "--json").data)


def test_every_theme_of_the_full_screen_can_be_set() -> None:
    from nvc_coach.tui.themes import THEMES  # which loads what no command does

    assert FIXED_WORDS["theme"] == tuple(THEMES)


def test_every_setting_has_a_meaning() -> None:
    assert list(MEANINGS) == [one.name for one in fields(Settings)]


def test_a_value_that_cannot_be_used_is_told_beside_the_settings(lived_in: Coach) -> None:
    ran = lived_in("config", "keep")

    assert (ran.code, ran.out) == (0, "yes\n")
    assert 'The value of "keep"' in ran.err


@pytest.mark.parametrize(
    "in_the_way",
    [
        lambda coach: coach.home.write_text("a file"),
        lambda coach: (
            coach.places.config.mkdir(parents=True),
            coach.places.settings_file.write_text("keep = \n"),
        ),
    ],
)
def test_a_setting_that_cannot_be_kept_is_said_to_be_so(
    in_the_way: Callable[[Coach], object], coach: Coach
) -> None:
    in_the_way(coach)

    ran = coach("config", "keep", "no")

    assert (ran.code, ran.out) == (5, "")
    assert str(coach.places.settings_file) in ran.err


def test_however_entries_are_damaged_the_whole_ones_are_listed_and_the_doctor_names_the_rest(
    coach: Coach,
) -> None:
    files = [put(coach, entry(entry_id=new_id(number), events=EVERYTHING)) for number in range(8)]
    whole = files[0].read_bytes()
    files[0].write_bytes(b"")
    files[1].write_bytes(b"\0" * 4096)
    files[2].write_bytes(whole[:-40])
    files[3].write_bytes(b"\xff" + whole)
    files[4].unlink()
    files[4].symlink_to(files[7])
    files[5].write_bytes(whole)
    before = coach.tree()

    listed = coach("journal", "list", "--json")
    doctor = coach("doctor", "--json")

    assert [one["id"] for one in listed.data["entries"]] == [new_id(7), new_id(6)]
    assert (listed.code, doctor.code) == (0, 1)
    errors = [one["file"] for one in doctor.data["problems"] if one["severity"] == "error"]
    for file in files[:6]:
        assert str(file) in listed.err
        assert any(one.startswith(str(file)) for one in errors)
    assert not any(one.startswith((str(files[6]), str(files[7]))) for one in errors)
    assert coach.tree() == before


# ------------------------------------------------------------------ looking changes nothing

READING = [
    ["exercise", "list"],
    ["exercise", "show", TEI],
    ["exercise", "show", "mine"],
    ["words", "needs"],
    ["journal", "list"],
    ["journal", "show", new_id(1)],
    ["journal", "show", new_id(3)],
    ["doctor"],
    ["paths"],
    ["config"],
    ["config", "keep"],
]


@pytest.mark.parametrize("command", READING, ids=" ".join)
@pytest.mark.parametrize("option", [[], ["--json"]], ids=["text", "json"])
def test_looking_changes_nothing_and_makes_nothing(
    command: list[str], option: list[str], own_home: Path, lived_in: Coach
) -> None:
    empty = Coach(own_home / "empty")
    before = lived_in.tree()

    lived_in(*command, *option)
    empty(*command, *option)

    assert lived_in.tree() == before
    assert not empty.home.exists()
    assert list((own_home / "work").iterdir()) == []
