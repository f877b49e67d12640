"""``patterns``: what shows over many practices, counted anew each time it is asked."""

import csv
import io
import json
import re
import stat
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.journal_generator import write_journal
from nvc_coach.practice.answers import Number, Picks, Text
from nvc_coach.practice.events import Answered, Event, WentBack
from tests.cli.commanding import TEI, Coach
from tests.cli.test_commands_page import shape
from tests.cli.test_reading_commands import put
from tests.journal.entries import START, entry, new_id

PAGE = Path(__file__).resolve().parents[2] / "docs" / "patterns.md"
SAID = "He only thinks of himself."


def practised(coach: Coach, *needs: str, before: int = 8, person: str = "D.") -> str:
    """Practise a while on the day that it is, as far as the feelings; the id of the entry."""
    events = [
        f'[[event]]\nstep = "judgment"\ntext = "{SAID}"',
        f'[[event]]\nstep = "person"\ntext = "{person}"',
        f'[[event]]\nstep = "charge-before"\nnumber = {before}',
        '[[event]]\nstep = "observation"\nskipped = true',
        f'[[event]]\nstep = "my-needs"\npicked = {json.dumps(needs)}\nown = ["to be met halfway"]',
        '[[event]]\nstep = "my-feelings"\npicked = ["sad"]',
        "[[event]]\nstop = true",
    ]
    ran = coach("practice", TEI, "--script", "-", "--json", stdin="\n".join(events).encode())
    assert ran.code == 0, ran.err
    return str(ran.data["id"])


@pytest.fixture
def lived_in(coach: Coach) -> Coach:
    """A home in which somebody practised three times in November, the last time today."""
    today = coach.now
    for days, needs in ((20, ("rest", "respect")), (7, ("rest",)), (0, ("respect", "rest"))):
        coach.now = today - timedelta(days)
        practised(coach, *needs)
    return coach


def rows(text: str) -> Iterator[dict[str, str]]:
    """The rows of a table as CSV."""
    return csv.DictReader(io.StringIO(text))


# ------------------------------------------------------------------ in words


def test_what_shows_is_told_in_sentences_and_tables(lived_in: Coach) -> None:
    ran = lived_in("patterns")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("2 November 2026 to 22 November 2026: 3 practices.\n")
    assert "Not met, most often: rest (3), to be met halfway (3)" not in ran.out
    assert 'Not met, most often: rest (3), "to be met halfway" (3) and respect (2).' in ran.out
    assert re.search(r"^  rest +3$", ran.out, re.MULTILINE)
    assert re.search(r"^  the week of 9 November 2026 +2$", ran.out, re.MULTILINE)
    assert "When needs are not met, most often: sad (3)." in ran.out
    assert "In 3 practices one of the two numbers was given." in ran.out
    assert "1 person stands in more than one practice." in ran.out
    assert "3 practices: 3 open." in ran.out


def test_neither_the_judgment_nor_the_person_is_shown(lived_in: Coach, tmp_path: Path) -> None:
    outs = [lived_in("patterns", *more).out for more in ([], ["--json"], ["--csv", "-"])]
    assert lived_in("patterns", "--csv", tmp_path / "x.csv").code == 0

    for out in (*outs, (tmp_path / "x.csv").read_text("utf-8")):
        assert out
        assert SAID not in out
        assert "D." not in out


def test_looking_changes_nothing(lived_in: Coach) -> None:
    before = lived_in.tree()

    for more in ([], ["--json"], ["--csv", "-"], ["--from", "30 days"]):
        assert lived_in("patterns", *more).code == 0

    assert lived_in.tree() == before


def test_an_empty_home_says_that_nothing_is_there_and_makes_no_folder(coach: Coach) -> None:
    ran = coach("patterns")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "22 November 2026: no practice began in these days.\n"
    assert coach.tree() == {}


def test_days_and_an_exercise_narrow_what_is_counted(lived_in: Coach) -> None:
    def count(*more: str) -> int:
        return int(lived_in("patterns", "--json", *more).data["range"]["practices"])

    assert count("--from", "last week") == 2
    assert count("--from", "last week", "--to", "last week") == 1
    assert count("--from", "2026-11-03") == 2
    assert count("--to", "2026-11-02") == 1
    assert count("--from", "30 days", "--to", "yesterday") == 2
    assert count("--from", "last month", "--to", "last month") == 0
    assert count("--exercise", TEI) == 3
    assert count("--exercise", "mattering") == 0


@pytest.mark.parametrize(
    "more",
    [
        ["--from", "whenever"],
        ["--to", "0 days"],
        ["--from", ""],
        ["--from", "2026-11-22", "--to", "2026-11-21"],
        ["--json", "--csv", "x.csv"],
        ["--since", "2026"],
    ],
)
def test_days_that_are_none_are_wrong_use(more: list[str], lived_in: Coach) -> None:
    ran = lived_in("patterns", *more)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert not Path("x.csv").exists()


def test_an_exercise_that_was_never_here_is_not_found(lived_in: Coach) -> None:
    ran = lived_in("patterns", "--exercise", "nothing-like-it")

    assert (ran.code, ran.out) == (6, "")
    assert ran.err


def test_an_exercise_that_is_gone_is_known_by_its_entries(coach: Coach) -> None:
    held = entry(events=(Answered(at=START, step="x", answer=Text("y")),))
    put(coach, held)
    file = coach.entries()[0]
    file.write_text(file.read_text("utf-8").replace(TEI, "long-gone"), "utf-8")

    assert coach("patterns", "--exercise", "long-gone", "--json").data["range"]["practices"] == 1


def test_damaged_entries_are_told_and_hide_no_other(lived_in: Coach) -> None:
    lived_in.entries()[0].write_text("[[event", "utf-8")

    ran = lived_in("patterns", "--json")

    assert ran.code == 0
    assert ran.err.count("\n") == 1
    assert (ran.data["range"]["practices"], ran.data["range"]["damaged"]) == (2, 1)


def test_entries_of_a_later_version_are_left_out_and_that_is_said(lived_in: Coach) -> None:
    file = lived_in.entries()[0]
    file.write_text(file.read_text("utf-8").replace("nvc-entry/1", "nvc-entry/2"), "utf-8")

    assert "1 entry was written by a later version" in lived_in("patterns").out
    assert lived_in("patterns", "--json").data["range"]["of-a-later-version"] == 1


def test_without_the_exercise_it_says_what_is_not_known(lived_in: Coach) -> None:
    for copy in (lived_in.places.journal / "exercises").iterdir():
        copy.unlink()
    for file in lived_in.entries():
        text = file.read_text("utf-8")
        file.write_text(re.sub(r"sha256:\w+", "sha256:" + "0" * 64, text), "utf-8")

    ran = lived_in("patterns")

    assert "In 3 of them the exercise as it was is no longer here." in ran.out
    assert re.search(r"^  rest \(whose is not known\) +3$", ran.out, re.MULTILINE)
    data = lived_in("patterns", "--json").data
    assert data["range"]["without-exercise"] == 3
    assert {(one["whose"], one["met"]) for one in data["needs"]} == {(None, None)}
    assert {one["met"] for one in data["feelings"]} == {False}


# ------------------------------------------------------------------ as JSON and CSV


@pytest.mark.usefixtures("lived_in")
def test_the_document_has_the_shape_that_the_page_shows(coach: Coach) -> None:
    (document,) = re.findall(r"```json\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    write_journal(coach.places.journal, 30)
    data = coach("patterns", "--json").data
    # What may be null, or of either kind of number, is compared by its name alone.
    medians = {"median-before", "median-after", "median-step", "median"}
    loose = {"exercise", "met", "group-id", *medians}

    def loosened(value: object) -> object:
        if isinstance(value, dict):
            return {key: None if key in loose else loosened(one) for key, one in value.items()}
        return [loosened(one) for one in value] if isinstance(value, list) else value

    shown = json.loads(document)
    shown["feelings"] = shown["guessed-needs"] = shown["guessed-feelings"] = shown["needs"]
    shown["groups"] = dict.fromkeys(shown["groups"], shown["groups"]["needs"])
    for scale in (*shown["charge"]["scales"], *data["charge"]["scales"]):
        scale["pairs"] = scale["pairs"][:1]
    assert shape(loosened(data)) == shape(loosened(shown))


def test_the_document_holds_what_was_practised(lived_in: Coach) -> None:
    data = lived_in("patterns", "--json", "--from", "2026-11-01", "--to", "2026-11").data

    rest = next(one for one in data["needs"] if one["id"] == "rest")
    assert (rest["label"], rest["own"], rest["whose"], rest["met"]) == ("rest", False, "me", False)
    assert rest["count"] == 3
    assert [one["count"] for one in rest["buckets"]] == [1, 1, 1]
    own = next(one for one in data["needs"] if one["own"])
    assert (own["label"], own["group"], own["count"]) == ("to be met halfway", "", 3)
    assert data["returning"][0]["by"] == "person"
    assert len(data["returning"][0]["practices"]) == 3
    assert data["time"]["states"] == {"finished": 0, "open": 3, "set-aside": 0}
    assert data["time"]["week"][0]["morning"] == 1


def test_the_table_has_one_observation_in_a_row(lived_in: Coach) -> None:
    ran = lived_in("patterns", "--csv", "-", "--from", "2026-11-01")

    assert (ran.code, ran.err) == (0, "")
    found = list(rows(ran.out))
    rest = [one for one in found if one["kind"] == "need" and one["id"] == "rest"]
    assert [(one["from"], one["to"], one["met"], one["count"]) for one in rest] == [
        ("2026-11-02", "2026-11-08", "no", "1"),
        ("2026-11-09", "2026-11-15", "no", "1"),
        ("2026-11-16", "2026-11-22", "no", "1"),
    ]
    assert {one["kind"] for one in found} >= {"feeling", "day", "state", "week", "same-person"}


def test_every_column_and_kind_of_the_table_stands_on_the_page(coach: Coach) -> None:
    write_journal(coach.places.journal, 40)
    page = PAGE.read_text("utf-8").partition("## As CSV")[2]

    found = list(rows(coach("patterns", "--csv", "-").out))

    for column in found[0]:
        assert f"`{column}`" in page
    for kind in {one["kind"] for one in found}:
        assert f"`{kind}`" in page


def test_the_table_goes_into_a_new_file_that_is_private(lived_in: Coach, tmp_path: Path) -> None:
    file = tmp_path / "patterns.csv"

    ran = lived_in("patterns", "--csv", file)

    assert (ran.code, ran.out) == (0, "")
    assert "own words" in ran.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    printed = lived_in("patterns", "--csv", "-").out
    assert file.read_bytes().decode() == printed
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [file.name]


def test_a_file_that_is_there_is_never_overwritten(lived_in: Coach, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("mine", "utf-8")
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "elsewhere.csv")

    for target in (file, link):
        ran = lived_in("patterns", "--csv", target)
        assert (ran.code, ran.out) == (2, "")
        assert "left as it is" in ran.err

    assert file.read_text("utf-8") == "mine"
    assert not (tmp_path / "elsewhere.csv").exists()


def test_a_file_that_cannot_be_written_is_said(lived_in: Coach, tmp_path: Path) -> None:
    for target in (tmp_path / "none" / "x.csv", tmp_path / ("x" * 300), "", ".", "..", "../.."):
        ran = lived_in("patterns", "--csv", target)
        assert (ran.code, ran.out) == (5, "")
        assert "could not be written" in ran.err


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x";"y")'])
def test_own_words_are_no_formula_in_the_table(words: str, coach: Coach) -> None:
    events: list[Event] = [
        Answered(at=START, step="my-needs", answer=Picks(("rest",), (words, 'x\x1b[2Jy,\n"z"'))),
        Answered(at=START, step="charge-before", answer=Number(8)),
        Answered(at=START, step="charge-after", answer=Number(3)),
        WentBack(at=START, step="x", to="nowhere"),
    ]
    put(coach, entry(entry_id=new_id(1), events=tuple(events)))

    ran = coach("patterns", "--csv", "-")

    assert ran.code == 0
    assert "\x1b" not in ran.out
    cells = [cell for row in rows(ran.out) for cell in row.values()]
    assert any(cell.startswith("'") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)


def test_many_practices_of_many_years_are_told_by_years(coach: Coach) -> None:
    write_journal(coach.places.journal, 60)

    data = coach("patterns", "--json").data

    assert data["range"]["by"] == "year"
    assert data["range"]["practices"] == 60
    assert sum(one["count"] for one in data["time"]["days"]) == 60
    assert date.fromisoformat(data["range"]["from"]).year == 2016
