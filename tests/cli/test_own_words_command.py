"""``own-words``: where one's own words count, told and changed; no entry is touched by it."""

import csv
import errno
import io
from collections.abc import Iterator

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.whole_files import WholeFiles
from nvc_coach.services.program import Program
from tests.cli.commanding import Coach
from tests.cli.test_patterns_command import practised

MET = "to be met halfway"
HEARD = "seen-and-heard"


@pytest.fixture
def lived_in(coach: Coach) -> Coach:
    """A home in which somebody practised twice, in own words too."""
    practised(coach, "respect")
    practised(coach, "to-be-heard")
    return coach


@pytest.fixture
def another_copy(lived_in: Coach) -> Iterator[None]:
    """While another copy of the program has the journal."""
    other = Program(lived_in.outside)
    assert other.open_for_writing()
    yield
    other.close()


def entries(coach: Coach) -> dict[str, bytes]:
    """The files of the entries, with what they hold."""
    return {one.name: one.read_bytes() for one in coach.entries()}


def group_of(coach: Coach) -> tuple[object, object]:
    """With which group the word counts in the patterns: id and label."""
    (own,) = (one for one in coach("patterns", "--json").data["needs"] if one["own"])
    return own["group-id"], own["group"]


def test_a_word_is_filed_counts_with_its_group_and_is_taken_back(lived_in: Coach) -> None:
    before = entries(lived_in)
    assert group_of(lived_in) == (None, "")

    filed = lived_in("own-words", "file", "needs", MET, "--under", HEARD)

    assert (filed.code, filed.out) == (0, "")
    assert filed.err == 'It counts with "Being seen and heard" now.\n'
    assert group_of(lived_in) == (HEARD, "Being seen and heard")
    back = lived_in("own-words", "file", "needs", f" {MET.upper()} ", "--by-itself")
    assert (back.code, back.err) == (0, "It counts by itself.\n")
    assert group_of(lived_in) == (None, "")
    assert entries(lived_in) == before
    assert not (lived_in.places.journal / "own-words.toml").exists()


def test_the_groups_of_the_patterns_hold_the_word(lived_in: Coach) -> None:
    lived_in("own-words", "file", "needs", MET, "--under", HEARD)

    ran, data = lived_in("patterns"), lived_in("patterns", "--json").data
    table = list(csv.DictReader(io.StringIO(lived_in("patterns", "--csv", "-").out)))

    assert [(one["id"], one["count"]) for one in data["groups"]["needs"]] == [
        (HEARD, 2),
        ("fairness-and-trust", 1),
    ]
    assert "In how many practices each group was named" in ran.out
    assert f'with "{MET}"' in ran.out
    assert [(one["id"], one["count"]) for one in table if one["kind"] == "need-group"] == [
        (HEARD, "2"),
        ("fairness-and-trust", "1"),
    ]
    assert {one["group"] for one in table if one["label"] == MET} == {HEARD}


def test_words_are_listed_with_where_they_count(lived_in: Coach) -> None:
    lived_in("own-words", "file", "feelings", "alone with it", "--under", "SAD")
    lived_in("own-words", "file", "needs", "unheard of", "--under", HEARD)

    for arguments in (["own-words"], ["own-words", "list"]):
        ran = lived_in(*arguments)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.splitlines() == [
            f'Need "{MET}": by itself',
            'Need "unheard of": Being seen and heard, in no practice',
            'Feeling "alone with it": Sad, in no practice',
        ]


def test_other_programs_are_told_the_same(lived_in: Coach) -> None:
    lived_in("own-words", "file", "needs", MET, "--under", HEARD)

    data = lived_in("own-words", "--json").data

    assert data == lived_in("own-words", "list", "--json").data
    assert data == {
        "format": "nvc-own-words-list/1",
        "words": [{"kind": "needs", "word": MET, "group": HEARD, "practices": 2}],
    }


def test_a_word_may_come_on_stdin_so_that_no_command_line_holds_it(lived_in: Coach) -> None:
    arguments = ["own-words", "file", "needs", "-", "--under", HEARD]

    assert lived_in(*arguments, stdin=f"{MET}\n".encode()).code == 0

    assert group_of(lived_in) == (HEARD, "Being seen and heard")
    for nothing in (b"", b" \n", b"x" * 70_000):
        ran = lived_in(*arguments, stdin=nothing)
        assert (ran.code, ran.err) == (2, "There is no word to file.\n")


def test_listing_where_there_is_nothing_makes_nothing(coach: Coach) -> None:
    ran = coach("own-words")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "There are no words of your own for feelings or needs yet.\n"
    assert coach.tree() == {}


@pytest.mark.parametrize(
    "more",
    [
        ["file", "needs", MET],
        ["file", "needs", MET, "--under", HEARD, "--by-itself"],
        ["file", "sensations", MET, "--by-itself"],
        ["file", "needs", " ", "--by-itself"],
        ["--json", "file", "needs", MET, "--by-itself"],
    ],
)
def test_what_cannot_be_meant_is_wrong_use(more: list[str], lived_in: Coach) -> None:
    before = lived_in.tree()

    ran = lived_in("own-words", *more)

    assert (ran.code, ran.out) == (2, "")
    assert lived_in.tree() == before


def test_a_group_that_is_none_is_not_found_and_those_there_are_are_named(lived_in: Coach) -> None:
    ran = lived_in("own-words", "file", "needs", MET, "--under", "angry")

    assert ran.code == 6
    assert ran.err.startswith('There is no group "angry". There are: Body and rest, ')
    assert lived_in("own-words", "file", "feelings", MET, "--under", "angry").code == 0


@pytest.mark.usefixtures("another_copy")
def test_a_second_copy_cannot_file_and_says_why(lived_in: Coach) -> None:
    ran = lived_in("own-words", "file", "needs", MET, "--under", HEARD)

    assert ran.code == 4
    assert ran.err.startswith("Another copy of nvc-coach has this journal open")
    assert lived_in("own-words").out == f'Need "{MET}": by itself\n'


def test_a_damaged_file_is_told_of_everywhere_and_left_as_it_is(lived_in: Coach) -> None:
    file = lived_in.places.journal / "own-words.toml"
    file.touch(0o600)
    file.write_bytes(b"[[word")

    listed, shown = lived_in("own-words"), lived_in("patterns", "--json")
    filed = lived_in("own-words", "file", "needs", MET, "--under", HEARD)

    assert (listed.code, shown.code, filed.code) == (1, 0, 1)
    for ran in (listed, shown, filed):
        assert ran.err.startswith(f"{file}:1: ")
        assert ran.err.count("It was left as it is.") == 1
    assert shown.data["range"]["damaged"] == 1
    assert file.read_bytes() == b"[[word"
    (problem,) = lived_in("doctor", "--json").data["problems"]
    assert (problem["code"], problem["file"]) == ("not-toml", str(file))


def test_a_file_of_a_later_version_is_heeded_and_left_as_it_is(lived_in: Coach) -> None:
    lived_in("own-words", "file", "needs", MET, "--under", HEARD)
    file = lived_in.places.journal / "own-words.toml"
    newer = file.read_text("utf-8").replace("words/1", "words/2")
    file.write_text(newer, "utf-8")

    ran = lived_in("own-words", "file", "needs", MET, "--by-itself")

    assert ran.code == 1
    assert "written by a later version" in ran.err
    assert file.read_text("utf-8") == newer
    assert group_of(lived_in) == (HEARD, "Being seen and heard")
    (problem,) = lived_in("doctor", "--json").data["problems"]
    assert problem["severity"] == "warning"


def test_a_word_filed_under_a_group_that_is_not_here_counts_by_itself(lived_in: Coach) -> None:
    DiskStore(lived_in.places.journal, mark="m1").file_own_word("needs", MET, "gone")

    assert group_of(lived_in) == (None, "")
    told = f'Need "{MET}": by itself; there is no group "gone" here\n'
    assert lived_in("own-words").out == told


def test_a_machine_that_does_not_take_it_is_told_of(
    lived_in: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(WholeFiles, "replace", full)
    ran = lived_in("own-words", "file", "needs", MET, "--under", HEARD)

    assert (ran.code, ran.out) == (5, "")
    assert ran.err == "The disk is full. Where your own words are filed is as it was.\n"


def test_something_else_in_its_place_is_told_of(lived_in: Coach) -> None:
    (lived_in.places.journal / "own-words.toml").mkdir(0o700)

    ran = lived_in("own-words", "file", "needs", MET, "--under", HEARD)

    assert ran.code == 1
    assert "This has the name of a file of the journal but is none." in ran.err


def test_filings_travel_by_backup_and_stand_beside_others(lived_in: Coach) -> None:
    file = lived_in.places.journal / "own-words.toml"
    lived_in("own-words", "file", "needs", MET, "--under", HEARD)
    kept = file.read_bytes()
    backup = lived_in.home.parent / "mine.zip"
    assert lived_in("journal", "backup", backup).code == 0
    file.unlink()

    assert lived_in("journal", "restore", backup).code == 0
    assert file.read_bytes() == kept
    lived_in("own-words", "file", "needs", MET, "--under", "Body and rest")
    another = file.read_bytes()
    assert lived_in("journal", "restore", backup).code == 0

    assert file.read_bytes() == another
    (beside,) = file.parent.glob("own-words (restored *).toml")
    assert beside.read_bytes() == kept
    (problem,) = lived_in("doctor", "--json").data["problems"]
    assert (problem["code"], problem["file"]) == ("copy", str(beside))


def test_a_word_that_steers_a_terminal_is_filed_and_printed_harmlessly(lived_in: Coach) -> None:
    word = "x\x1b[2J\u202ey"

    assert lived_in("own-words", "file", "needs", word, "--under", HEARD).code == 0

    ran = lived_in("own-words")
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert word in [one["word"] for one in lived_in("own-words", "--json").data["words"]]
