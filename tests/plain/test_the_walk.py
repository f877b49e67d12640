"""The walk in the docs is what the program says."""

from pathlib import Path

from tests.plain.the_walk import LETTER, transcript

PAGE = Path(__file__).parents[2] / "docs/a-walk.md"


def test_the_walk_in_the_docs_is_what_the_program_says(tmp_path: Path) -> None:
    walk = transcript(tmp_path / "home")
    for part in (
        *("> /edit", '"ignored": someone acts', "> /back", "Here the window was closed."),
        *LETTER,
        *("> to be needed, but not all the time", "Last time:", "I ask of myself:", "Kept in your"),
    ):
        assert part in walk
    assert walk == PAGE.read_text(encoding="utf-8"), "make walk writes docs/a-walk.md anew"


def test_what_the_readme_shows_of_it_stands_in_the_walk() -> None:
    readme = (PAGE.parents[1] / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("## What it is like\n")[2].partition("```\n")[2].partition("```")[0]
    assert len(shown.splitlines()) > 10
    assert shown in PAGE.read_text(encoding="utf-8")
