"""Doors say what may be going on, and each leads to what is offered for it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from nvc_coach.practice.forms import DOORS
from nvc_coach.services.doors import doorways
from nvc_coach.services.program import Outside, Program
from nvc_coach.wording import speak
from tests.library.marked import HEAD, WRITE

TEI = "transforming-enemy-images"
EVERY_DOOR = "[" + ", ".join(f'"{door}"' for door in reversed(DOORS)) + "]"


@pytest.fixture
def english_again() -> Iterator[None]:
    yield
    speak("en")


@pytest.fixture
def program(own_home: Path) -> Program:
    return Program(Outside({"NVC_COACH_HOME": str(own_home / "coach")}))


def own(program: Program, exercise_id: str, doors: str, rest: str = WRITE) -> None:
    """Put an exercise of one's own into the library."""
    folder = program.places.library
    folder.mkdir(parents=True, exist_ok=True)
    head = HEAD.replace('"small"', f'"{exercise_id}"')
    (folder / f"{exercise_id}.toml").write_text(f"{head}doors = {doors}\n{rest}", "utf-8")


def behind(program: Program) -> dict[str, list[str]]:
    return {one.door: [head.id for head in one.exercises] for one in doorways(program)}


def test_a_door_that_leads_nowhere_is_not_offered(program: Program, own_home: Path) -> None:
    (only,) = doorways(program)
    assert (only.door, only.label) == ("someone-angers-me", "Someone angers me")
    (head,) = only.exercises
    assert (head.id, head.title, head.minutes) == (TEI, "Transforming Enemy Images", 40)
    assert not (own_home / "coach").exists()


def test_doors_stand_in_their_own_order_whatever_leads_to_them(program: Program) -> None:
    own(program, "all", EVERY_DOOR)
    assert [one.door for one in doorways(program)] == list(DOORS)


def test_behind_a_door_exercises_stand_in_the_order_of_the_library(program: Program) -> None:
    own(program, "short", '["someone-angers-me"]')
    own(program, "another", '["i-judge-myself", "someone-angers-me"]')
    assert behind(program) == {
        "someone-angers-me": [TEI, "another", "short"],
        "i-judge-myself": ["another"],
    }


def test_ones_own_copy_of_an_exercise_stands_behind_the_doors_it_names(program: Program) -> None:
    own(program, TEI, '["before-a-hard-talk"]')
    assert behind(program) == {"before-a-hard-talk": [TEI]}


def test_an_exercise_without_doors_or_with_a_broken_head_is_behind_none(program: Program) -> None:
    own(program, "unknown-door", '["i-judge-them"]')
    own(program, "no-door", "[]")
    plain = program.places.library / "plain.toml"
    plain.write_text(HEAD + WRITE, "utf-8")
    assert behind(program) == {"someone-angers-me": [TEI]}
    assert "small" in [head.id for head in program.library.heads]


def test_to_know_the_doors_no_exercise_is_read(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reading(*_args: object, **_kwargs: object) -> None:
        pytest.fail("an exercise was read")

    monkeypatch.setattr("nvc_coach.library.catalogue.resolve", reading)
    monkeypatch.setattr("nvc_coach.library.shelf.read_vocabulary", reading)
    assert len(doorways(program)) == 1
    with pytest.raises(pytest.fail.Exception, match="an exercise was read"):
        program.exercises()


def test_what_a_door_says_is_in_the_spoken_language(
    program: Program, tmp_path: Path, english_again: None
) -> None:
    del english_again
    polish = Catalog(locale="pl")
    polish.add("Someone angers me", "Ktoś mnie złości")
    compiled = tmp_path / "pl/LC_MESSAGES/nvc_coach.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, polish)
    speak("pl", tmp_path)
    assert [one.label for one in doorways(program)] == ["Ktoś mnie złości"]


def test_the_page_for_trainers_names_every_door_with_its_words(program: Program) -> None:
    own(program, "all", EVERY_DOOR)
    page = Path(__file__).resolve().parents[2] / "docs/exercise-format.md"
    _, _, section = page.read_text("utf-8").partition("\n### Doors\n")
    rows = re.findall(r'^\| `"(.+)"` \| (.+) \|$', section.partition("\n#")[0], re.MULTILINE)
    assert rows == [(one.door, one.label) for one in doorways(program)]
