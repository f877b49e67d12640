"""What the figures of the journal are made of: untimed, and without jrnl."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import __main__ as bench_command
from benchmarks import jrnl
from benchmarks.bench import Bench, CannotMeasureError
from benchmarks.commands import counted, finished_entry, said
from benchmarks.comparison import Line
from benchmarks.entries_page import read_page
from benchmarks.finding_as_typed import must_show_hits
from benchmarks.goals import GOALS
from benchmarks.home import environment_in, places_in
from benchmarks.journal_generator import entries, main_exercise
from benchmarks.kept import Kept, borrowed_home, forget_added, kept_journal
from benchmarks.many_exercises import write_library
from benchmarks.ours import Ours, ids_in
from benchmarks.run import Run, run
from benchmarks.table import PAGE
from benchmarks.terminal import NothingPaintedError
from benchmarks.twin import twin_of
from nvc_coach.journal.entry_file import dump
from nvc_coach.journal.index.record import texts_in
from nvc_coach.journal.quick_reading import read_quickly
from nvc_coach.services.program import Outside, Program

A_FEW = 25


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return kept_journal(tmp_path_factory.mktemp("kept"), A_FEW)


def python(program: str) -> list[str]:
    return [sys.executable, "-I", "-S", "-c", program]


# ------------------------------------------------------------------ one run


def test_a_run_tells_what_was_printed_and_the_memory_of_the_program_alone() -> None:
    here = b"x" * 200_000_000
    small = run(python("print('done')"), os.environ)
    large = run(python("there = b'x' * 100_000_000; print('done')"), os.environ)

    assert small.output == large.output == "done\n"
    assert small.nanoseconds > 0
    assert small.memory < 50_000_000
    assert 100_000_000 < large.memory < len(here)


def test_a_program_that_goes_wrong_is_no_fast_one() -> None:
    with pytest.raises(RuntimeError, match="ended with 3: it broke"):
        run(python("import sys; sys.stderr.write('it broke'); sys.exit(3)"), os.environ)


def test_nothing_stands_at_its_stdin() -> None:
    assert run(python("import sys; print(repr(sys.stdin.read()))"), os.environ).output == "''\n"


# ------------------------------------------------------------------ what was printed


def listed(*lines: str) -> Run:
    return Run(1, 1, "".join(f"{line}\n" for line in lines))


def test_a_list_must_hold_just_the_entries_that_there_are_in_their_order() -> None:
    found = listed("01B  2026-01-02 finished  Title", "    ... the line", "01A  2026-01-01 open  T")

    assert ids_in(found.output) == ("01B", "01A")
    assert said(found, ["01B", "01A"]) is found
    for others in (["01A", "01B"], ["01B"], ["01B", "01A", "01C"], []):
        with pytest.raises(RuntimeError, match="other ones listed"):
            said(found, others)


def test_so_many_lines_are_counted_and_empty_ones_are_not() -> None:
    found = listed("one", "", "two")

    assert counted(found, 2) is found
    with pytest.raises(RuntimeError, match="3 lines were expected, and 2 came"):
        counted(found, 3)


# ------------------------------------------------------------------ the journals that are kept


def test_the_twin_of_an_entry_holds_every_word_that_we_search() -> None:
    for entry in entries(main_exercise(), A_FEW):
        twin = set(re.findall(r"\w+", twin_of(entry)))
        _summary, tables = read_quickly(dump(entry))
        ours = set(re.findall(r"\w+", " ".join(texts_in(tables))))

        assert ours
        assert ours <= twin


def test_a_kept_journal_has_a_twin_with_as_many_entries_and_is_made_once(kept: Kept) -> None:
    twin = kept.twin / "journal.txt"
    text = twin.read_text(encoding="utf-8")
    made = twin.stat().st_mtime_ns

    assert len(re.findall(r"^\[\d{4}-\d\d-\d\d \d\d:\d\d\] ", text, re.MULTILINE)) == A_FEW
    assert text.count("lapwing") >= len(kept.rare) == 1
    assert kept_journal(kept.home.parents[1], A_FEW) == kept
    assert twin.stat().st_mtime_ns == made


def test_the_commands_find_in_a_kept_journal_what_is_expected_there(kept: Kept) -> None:
    ours = Ours(kept.home)

    said(ours.list(most=len(kept.newest)), kept.newest)
    said(ours.search("lapwing"), kept.rare)
    counted(ours.list(), A_FEW)


def test_what_was_added_while_measuring_is_taken_out_again(kept: Kept, tmp_path: Path) -> None:
    script = tmp_path / "script.toml"
    script.write_bytes(dump(finished_entry()))
    ours = Ours(kept.home)

    added = ours.add(script).output.strip()
    said(ours.list(most=1), [added])
    forget_added(kept)

    said(ours.list(most=1), kept.newest[:1])
    counted(ours.list(), A_FEW)


def test_a_borrowed_home_shows_the_kept_journal_and_makes_an_index_of_its_own_where_asked(
    kept: Kept, tmp_path: Path
) -> None:
    with_index = borrowed_home(tmp_path / "with", kept)
    without = borrowed_home(tmp_path / "without", kept, with_index=False)

    assert places_in(with_index).index_file.exists()
    assert not places_in(without).index_file.exists()
    for home in (with_index, without):
        said(Ours(home).search("lapwing"), kept.rare)


def test_there_are_as_many_exercises_as_were_asked_for_each_with_an_id_of_its_own(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    files = write_library(places_in(home).library, 40)

    program = Program(Outside(environment=environment_in(home)))
    own = [one for one in program.heads if one.path in files]
    assert len({one.id for one in own}) == len({one.title for one in own}) == 40
    assert program.exercise(own[-1].id) is not None


# ------------------------------------------------------------------ the page with the entries

PAGE_SHOWN = """\
                  Your entries

                  By ▸ time  ·  exercise  ·  person  ·  tag
                  ▏ lapwing

                  ▸ 17 February 2019  Transforming Enemy Images · finished
                      … semika the voclti. The lapwing.                          ▃
                    9 March 2018      Transforming Enemy Images · open
                      The lapwing.

                  2 entries.

                  Enter opens it                                  ^R go back  Esc more"""
DAYS = ("17 February 2019", "9 March 2018")


def test_what_stands_on_the_page_is_read_from_its_screen() -> None:
    shown = read_page(PAGE_SHOWN)

    assert shown.typed == "lapwing"
    assert shown.days == DAYS
    assert shown.hits == ("… semika the voclti. The lapwing.", "The lapwing.")
    assert shown.count == "2 entries."


def test_for_the_whole_word_just_its_entries_must_stand_there() -> None:
    must_show_hits(PAGE_SHOWN, "lapwing", DAYS)

    for days in (DAYS[::-1], DAYS[:1], (*DAYS, "1 March 2018"), ()):
        with pytest.raises(NothingPaintedError, match="what is found is not shown"):
            must_show_hits(PAGE_SHOWN, "lapwing", days)


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("▏ lapwing", "▏ lapwin"),
        ("The lapwing.\n\n", "The heron.\n\n"),
        ("The lapwing.", ""),
        ("2 entries.", ""),
    ],
)
def test_a_page_that_is_not_painted_to_its_end_is_noticed(there: str, instead: str) -> None:
    assert there in PAGE_SHOWN
    with pytest.raises(NothingPaintedError):
        must_show_hits(PAGE_SHOWN.replace(there, instead), "lapwing", DAYS)


def test_for_a_beginning_each_line_must_hold_a_word_that_begins_so() -> None:
    screen = PAGE_SHOWN.replace("▏ lapwing", "▏ lap")

    must_show_hits(screen, "lap", DAYS)
    with pytest.raises(NothingPaintedError):
        must_show_hits(screen.replace("The lapwing.\n\n", "Overlapping.\n\n"), "lap", DAYS)


# ------------------------------------------------------------------ the goals, and what is missing


def test_the_goals_are_those_of_the_page_and_each_figure_has_one() -> None:
    text = PAGE.read_text(encoding="utf-8").partition("## What the goals are")[2]
    rows = re.findall(r"^\| (F\d+) \|(.*)$", text, re.MULTILINE)

    on_page = {
        figure: tuple(float(number) for number in re.findall(r"≤ ([\d.]+)", row))
        for figure, row in rows
    }
    assert on_page == GOALS
    assert set(bench_command.FIGURES) == set(GOALS)


def test_where_jrnl_cannot_be_installed_it_is_said_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(command: list[str], **_: object) -> None:
        raise subprocess.CalledProcessError(1, command, stderr="no network\nhere")

    monkeypatch.setattr("venv.create", lambda *_, **__: None)
    monkeypatch.setattr("subprocess.run", refuse)

    with pytest.raises(CannotMeasureError, match="could not be installed: no network here"):
        jrnl.installed(tmp_path)


def test_a_figure_that_cannot_be_measured_has_a_line_and_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(_: Bench) -> list[Line]:
        message = "jrnl could not be installed"
        raise CannotMeasureError(message)

    monkeypatch.setattr(bench_command, "FIGURES", {"F3": missing, "F4": missing})
    monkeypatch.setattr(bench_command, "_WORK", tmp_path)
    monkeypatch.setattr(bench_command, "_compile", lambda: None)
    monkeypatch.setattr(sys, "argv", ["bench", "--entries", "10"])

    assert bench_command.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum("not measured: jrnl could not be installed" in line for line in lines) == 2
