"""Practices that follow one another are found, and held against one another where both are here."""

from pathlib import Path

import pytest

from nvc_coach.library.catalogue import Library
from nvc_coach.library.checking import check
from nvc_coach.library.problems import Problem, Severity
from nvc_coach.practice.exercise import Follow, Take
from tests.library.marked import CHOOSE, GROUP, HEAD, VOCABULARY_HEAD, WRITE

FIRST = HEAD + WRITE + CHOOSE + '\n[[step]]\nid = "page"\nkind = "read"\ntext = "So."\n'


def following(exercise_id: str, takes: str, *, of: str = "small") -> str:
    """An exercise of two steps, `judgment` and `willing`, that follows another one."""
    head = HEAD.replace('"small"', f'"{exercise_id}"')
    return f'{head}\n[[follows]]\nexercise = "{of}"\ntakes = {{ {takes} }}\n{WRITE}{CHOOSE}'


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped" / "en"
    words = folder / "vocabulary"
    words.mkdir(parents=True)
    for kind in ("feelings", "needs"):
        text = VOCABULARY_HEAD.replace("ours", kind) + f'kind = "{kind}"\n' + GROUP
        (words / f"{kind}.toml").write_text(text)
    write(folder / "practices/small.toml", FIRST)
    write(folder / "practices/after.toml", following("after", 'judgment = "judgment"'))
    return folder.parent


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def continuing(library: Library, exercise_id: str) -> list[str]:
    return [one.id for one in library.following(exercise_id)]


def test_the_exercises_that_go_on_from_one_are_found_those_that_ship_first(
    shipped: Path, own: Path
) -> None:
    write(own / "a.toml", following("mine", 'willing = "willing"'))
    write(own / "b.toml", HEAD.replace('"A small one"', '"What small is not"') + WRITE)
    library = Library(shipped, own)
    assert continuing(library, "small") == ["after", "mine"]
    assert continuing(library, "after") == []
    (after, mine) = library.following("small")
    assert after.follows == (Follow("small", (Take("judgment", "judgment"),)),)
    assert mine.following("small") == Follow("small", (Take("willing", "willing"),))


def test_ones_own_stands_in_for_what_ships_even_where_it_follows_nothing(
    shipped: Path, own: Path
) -> None:
    write(own / "after.toml", HEAD.replace('"small"', '"after"') + WRITE)
    assert continuing(Library(shipped, own), "small") == []


def test_a_broken_file_goes_on_from_nothing(shipped: Path, own: Path) -> None:
    write(own / "broken.toml", following("broken", 'nowhere = "judgment"'))
    assert continuing(Library(shipped, own), "small") == ["after"]


# ------------------------------------------------------------------ held against one another


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(one.code, one.source_line[one.column - 1 :][: one.length]) for one in problems]


def test_steps_that_ask_for_the_same_kind_of_answer_agree(shipped: Path, own: Path) -> None:
    mine = write(own / "mine.toml", following("mine", 'judgment = "judgment", willing = "willing"'))
    assert check([mine, shipped], Library(shipped, own)) == ()


@pytest.mark.parametrize(
    ("of", "code", "fix"),
    [
        ('"willing"', "takes-kind", "same kind"),
        ('"page"', "takes-of", "of that practice that asks"),
        ('"judgement"', "takes-of", 'Did you mean "judgment"?'),
    ],
)
def test_what_the_other_one_cannot_give_is_told_as_something_one_can_live_with(
    shipped: Path, own: Path, of: str, code: str, fix: str
) -> None:
    mine = write(own / "mine.toml", following("mine", f"judgment = {of}"))
    problems = check([mine], Library(shipped, own))
    assert told(problems) == [(code, of)]
    assert problems[0].severity is Severity.WARNING
    assert fix in problems[0].fix
    assert Library(shipped, own).read(mine).value is not None


def test_those_that_are_checked_together_are_held_against_one_another(
    shipped: Path, own: Path, tmp_path: Path
) -> None:
    """What lies beside it comes before what is installed under the same name."""
    folder = tmp_path / "new"
    write(folder / "small.toml", HEAD + WRITE.replace('"judgment"', '"thought"'))
    write(folder / "mine.toml", following("mine", 'judgment = "judgment"'))
    problems = check([folder], Library(shipped, own))
    assert [(Path(one.file).name, one.code) for one in problems] == [("mine.toml", "takes-of")]


def test_of_one_that_is_not_there_or_is_broken_nothing_is_said(shipped: Path, own: Path) -> None:
    mine = write(own / "mine.toml", following("mine", 'judgment = "a"', of="elsewhere"))
    assert check([mine], Library(shipped, own)) == ()
    write(own / "elsewhere.toml", "format = 1\n")
    assert check([mine], Library(shipped, own)) == ()
