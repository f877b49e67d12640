"""Exported HTML is looked at by HTML Tidy too, which finds nothing to mend in it."""

import shutil
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.practice.answers import Picks
from nvc_coach.practice.events import Answered, Reflected
from tests.cli.commanding import Coach
from tests.journal import entries as some
from tests.journal.entries import after, entry, wrote

NASTY = {
    "markup of others": "[/b] [b]x[/b] **x** `x` {x} {{x}} %s \\N{x}",
    "rules": "---\n***\n___\n---",
    "HTML": "</p></main><script>alert(1)</script><!-- <b> &amp & &lt; &nosuch; ]]> <?php",
    "attributes": "\" onload='x' title=\"",
    "emoji": "😀 👩‍👩‍👧‍👦 🇩🇪 ❤️",
    "right to left": "שלום עולם\u202e evil \u2066 مرحبا\u2069",
    "line ends": "a\n\n\n\nb\n \n\tc\u2028d\u2029e\x85f\x0bg\x0ch",
    "no letters": "\x00\x01\x1b[2J\x7f\x9b\ufffe\ufdd0\ufeff\ufffd",
    "blanks alone": " \n\t\n ",
    "blanks": "  two  blanks\u00a0and\u3000more  ",
    "one long word": "x" * 10_000,
    "a megabyte": "He said so, [/b] and <so> & so. \n" * 32_000,
}


@pytest.fixture
def tidy() -> str:
    """The validator, as it is installed."""
    found = shutil.which("tidy")
    if found is None:
        pytest.skip("HTML Tidy is missing (Debian calls the package tidy)")
    return found


def complaints(tidy: str, file: Path) -> str:
    """What Tidy finds wrong in a file, errors and warnings."""
    argv = [tidy, "-errors", "-quiet", "-utf8", str(file)]
    # With no environment, so that nobody's own settings of Tidy count.
    ran = subprocess.run(argv, capture_output=True, check=False, timeout=60, env={})
    assert ran.returncode in (0, 1, 2)
    assert bool(ran.stderr) is (ran.returncode > 0)
    return ran.stderr.decode()


def exported(coach: Coach, to: Path) -> list[Path]:
    ran = coach("journal", "export", "--all", "--as", "html", "--to", to)
    assert ran.code == 0, ran.err
    return sorted(to.iterdir())


def test_tidy_finds_nothing_in_an_entry_with_everything_in_it(
    coach: Coach, tidy: str, tmp_path: Path
) -> None:
    with closing(DiskStore(coach.places.journal, mark="m1")) as store:
        store.create(entry(events=some.EVERYTHING, drafts=some.DRAFTS))
    (file,) = exported(coach, tmp_path / "out")

    assert complaints(tidy, file) == ""


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_tidy_finds_nothing_whatever_was_typed(
    coach: Coach, tidy: str, tmp_path: Path, text: str
) -> None:
    picked = Answered(
        at=after(60), step="my-needs", answer=Picks(("rest",), (text[:200],)), asked=text[:200]
    )
    looked_back = Reflected(at=after(90), text=text)
    held = entry(events=(wrote(text), picked, looked_back))
    with closing(DiskStore(coach.places.journal, mark="m1")) as store:
        store.create(replace(held, state="finished", title=text[:200], tags=(text[:50],)))
    (file,) = exported(coach, tmp_path / "out")

    assert complaints(tidy, file) == ""


def test_tidy_would_notice_an_error_and_what_it_warns_of(tidy: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<!DOCTYPE html>\n<title>x</title>\n<p>&nosuch; <nosuch>x</p>\n", "utf-8")

    assert "Error: <nosuch> is not recognized!" in complaints(tidy, file)
    assert "Warning: unescaped & or unknown entity" in complaints(tidy, file)
