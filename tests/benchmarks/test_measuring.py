"""The harness sees what is painted, notices what is not, and counts what it is told. Untimed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.comparison import Comparison, Longest, NotMeasured, quantile
from benchmarks.filtering import must_show
from benchmarks.slow_disk import syncs_in
from benchmarks.table import BEGIN, END, PAGE, table, write
from benchmarks.terminal import COLUMNS, ROWS, NothingPaintedError, Terminal
from benchmarks.words import vocabulary

SOON = 0.3
QUIET = 0.05

PROGRAMS = {
    "silent": "import time\ntime.sleep(60)\n",
    "crashing": "raise SystemExit('it broke')\n",
    "restless": "while True: print('on and on', flush=True)\n",
    "answering": """
import os, tty
tty.setraw(0)
size = os.get_terminal_size()
print(f'{size.columns} by {size.lines}', end='', flush=True)
while True:
    key = os.read(0, 1)
    there_came = b'\\x1b[2J\\x1b[1;1H\\x1b[1mThere \\x1b[0mcame\\x1b[38;5;1m \\x1b]0;x\\x07'
    os.write(1, there_came + key + b'.')
""",
}


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    for name, text in PROGRAMS.items():
        (tmp_path / f"{name}.py").write_text(text)
    return tmp_path


@contextmanager
def running(name: str, folder: Path) -> Iterator[Terminal]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(folder)}
    with Terminal(name, environment=environment) as terminal:
        yield terminal


def test_a_program_that_paints_nothing_is_noticed(programs: Path) -> None:
    with running("silent", programs) as terminal:
        terminal.longest = SOON
        with pytest.raises(NothingPaintedError, match="“Hello” was not painted"):
            terminal.painted("Hello")
        with pytest.raises(NothingPaintedError, match="nothing was painted"):
            terminal.settled(QUIET)


def test_a_program_that_breaks_is_noticed_with_what_it_left(programs: Path) -> None:
    with (
        running("crashing", programs) as terminal,
        pytest.raises(NothingPaintedError, match=r"has ended; it left:\nit broke"),
    ):
        terminal.painted("Hello")


def test_a_program_that_never_stops_painting_is_noticed(programs: Path) -> None:
    with running("restless", programs) as terminal:
        terminal.painted("on and on")
        terminal.longest = SOON
        with pytest.raises(NothingPaintedError, match="goes on painting"):
            terminal.settled(QUIET)


def test_other_words_than_those_expected_are_no_painting(programs: Path) -> None:
    with running("answering", programs) as terminal:
        terminal.painted(f"{COLUMNS} by {ROWS}")
        terminal.press("b")
        terminal.painted("There came b.")
        terminal.longest = SOON
        with pytest.raises(NothingPaintedError, match=r"there is:\nThere came b\."):
            terminal.painted("There came a.")


def test_a_key_comes_before_what_it_paints_and_the_colours_between_do_not_hide_it(
    programs: Path,
) -> None:
    with running("answering", programs) as terminal:
        moments = [terminal.started, terminal.painted(f"{COLUMNS} by {ROWS}")]
        for key in "ab":
            moments.append(terminal.press(key))
            moments.append(terminal.painted(f"There came {key}."))
            moments.append(terminal.settled(QUIET))

        assert all(before <= after for before, after in pairwise(moments))
        assert terminal.screen() == "There came b."
        assert terminal.late == 0


def test_what_stood_there_before_a_key_is_not_taken_for_what_it_painted(programs: Path) -> None:
    with running("answering", programs) as terminal:
        terminal.painted(f"{COLUMNS} by {ROWS}")
        terminal.press("a")
        terminal.painted("There came a.")
        terminal.press("b")
        terminal.painted("There came b.")
        terminal.longest = SOON
        with pytest.raises(NothingPaintedError):
            terminal.painted("There came a.")


def test_no_program_is_left_running(programs: Path) -> None:
    with ExitStack() as stack:
        terminal = stack.enter_context(running("silent", programs))
        process = terminal.process
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


# ------------------------------------------------------------------ counting

SOME = Comparison(
    figure="F0", what="this", beside="that", ours=(20, 30, 1000), floor=(10, 20, 30), goal=2.0
)


def test_the_ratio_is_that_of_the_medians_so_one_hiccup_does_not_count() -> None:
    assert SOME.ratio == 1.5
    assert SOME.met
    assert not replace(SOME, goal=1.4).met
    low, high = SOME.interval
    assert low <= SOME.ratio <= high


def test_at_p95_the_hiccup_does_count() -> None:
    assert not replace(SOME, at="p95").met
    assert quantile(range(101), "p95") == 95
    assert quantile((1, 2), "median") == 1.5


def test_pairs_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        _ = replace(SOME, floor=(10, 20)).interval


def test_the_table_has_a_line_for_each_comparison_and_says_whether_the_goal_is_reached() -> None:
    lines = table([SOME, replace(SOME, goal=1.4)]).splitlines()

    assert len(lines) == 4
    assert len({len(line) for line in lines}) == 1
    assert "reached" in lines[2]
    assert "not yet" in lines[3]


def test_times_are_shown_in_milliseconds_and_memory_in_megabytes() -> None:
    in_time = replace(SOME, ours=(3_000_000,), floor=(2_000_000,))
    in_memory = replace(SOME, ours=(3_000_000,), floor=(60_000_000,), unit="MB")
    first, second = table([in_time, in_memory]).splitlines()[2:]

    assert "3.0 ms" in first
    assert "2.0 ms" in first
    assert "1.50 (1.50 to 1.50)" in first
    assert "3.0 MB" in second
    assert "0.050 (0.050 to 0.050)" in second


def test_what_has_no_goal_is_neither_reached_nor_missed() -> None:
    line = table([replace(SOME, goal=None)])

    assert "reached" not in line
    assert "not yet" not in line


def test_the_longest_is_looked_at_by_itself() -> None:
    line = Longest(figure="F0", what="a key", times=(5_000_000, 99_000_000, 7), goal=100)

    assert line.longest == 99.0
    assert line.met
    assert not replace(line, goal=98).met
    assert "99.0 ms" in table([line])
    assert "≤ 100 ms" in table([line])


def test_what_could_not_be_measured_has_a_line_that_says_why() -> None:
    lines = table([SOME, NotMeasured("F0", "this", "there is no jrnl")]).splitlines()

    assert len({len(line) for line in lines}) == 1
    assert "not measured: there is no jrnl" in lines[3]


def test_the_table_replaces_the_one_before_and_leaves_the_rest_of_the_page(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"# Goals\n\n{BEGIN}\nold\n{END}\n\nHow.\n")

    write(page, "| new |", {"Python": "3"})
    write(page, "| newest |", {"Python": "3"})

    assert page.read_text() == f"# Goals\n\n{BEGIN}\n\n| newest |\n\nPython: 3.\n\n{END}\n\nHow.\n"


def test_the_page_has_a_place_for_the_table() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert text.count(BEGIN) == text.count(END) == 1
    assert text.index(BEGIN) < text.index(END)


# ------------------------------------------------------------------ looking at what is painted


def test_a_list_must_show_what_fits_and_nothing_else() -> None:
    words = vocabulary()

    must_show("an\n▸   angry     heat\n    anxious   tight", words, "an")
    must_show("\nAngry\n  displeased   not so\n  impatient", words, "")
    for screen in ("", "an\n  anxious   tight", "an\n  angry  heat\n  displeased  not so"):
        with pytest.raises(NothingPaintedError, match="what fits is not shown"):
            must_show(screen, words, "an")


def test_there_are_250_words() -> None:
    assert len(list(vocabulary())) == 250


# ------------------------------------------------------------------ the slow disk


def test_each_sync_on_the_slow_disk_is_noted_and_takes_longer(tmp_path: Path) -> None:
    log = tmp_path / "syncs.log"
    script = (
        "import os, sys; from pathlib import Path; from benchmarks import slow_disk\n"
        "slow_disk.slow_down(Path(sys.argv[1]))\n"
        "file = os.open(sys.argv[1], os.O_RDONLY); os.fsync(file); os.fsync(file)\n"
    )
    subprocess.run(
        [sys.executable, "-c", script, log],
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(PAGE.parents[1])},
    )

    syncs = syncs_in(log)
    assert len(syncs) == 2
    assert all(ended - began >= 10_000_000 for began, ended in syncs)


def test_two_saves_at_once_are_noticed(tmp_path: Path) -> None:
    log = tmp_path / "syncs.log"
    log.write_text("1 5\n4 8\n")

    with pytest.raises(ValueError, match="two syncs at once"):
        syncs_in(log)
