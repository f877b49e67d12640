"""Doors say what may be going on, and each leads to what is offered for it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from nvc_coach.practice.forms import DOORS
from nvc_coach.services.arranging import Arrangement, Section, arranged
from nvc_coach.services.doors import doorways
from nvc_coach.services.program import Outside, Program
from nvc_coach.wording import speak
from tests.library.marked import HEAD, WRITE
from tests.library.one_shipped import TEI, ships_only

EVERY_DOOR = "[" + ", ".join(f'"{door}"' for door in reversed(DOORS)) + "]"


@pytest.fixture
def english_again() -> Iterator[None]:
    yield
    speak("en")


@pytest.fixture
def program(own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """With one exercise that ships, whatever else does."""
    ships_only(TEI, tmp_path / "ships", monkeypatch)
    return Program(Outside({"NVC_COACH_HOME": str(own_home / "coach")}))


def own(program: Program, exercise_id: str, doors: str, rest: str = WRITE) -> None:
    """Put an exercise of one's own into the library."""
    folder = program.places.library
    folder.mkdir(parents=True, exist_ok=True)
    head = HEAD.replace('"small"', f'"{exercise_id}"')
    (folder / f"{exercise_id}.toml").write_text(f"{head}doors = {doors}\n{rest}", "utf-8")


def without_doors(program: Program, exercise_id: str) -> None:
    own(program, exercise_id, EVERY_DOOR)
    file = program.places.library / f"{exercise_id}.toml"
    file.write_text(file.read_text("utf-8").replace(f"doors = {EVERY_DOOR}\n", ""), "utf-8")


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


def test_behind_a_door_stands_first_what_is_made_for_it_and_the_short_before_the_long(
    program: Program,
) -> None:
    own(program, "short", '["someone-angers-me"]')
    own(program, "another", '["i-judge-myself", "someone-angers-me"]')
    assert behind(program) == {
        "someone-angers-me": ["short", TEI, "another"],
        "i-judge-myself": ["another"],
    }


def test_a_door_says_what_is_first_behind_it_and_how_much_more(program: Program) -> None:
    own(program, "another", '["i-judge-myself", "someone-angers-me"]')
    assert [one.said for one in doorways(program)] == [
        "Transforming Enemy Images, 40 minutes, and 1 more",
        "A small one, 5 minutes",
    ]
    assert [one.shown for one in doorways(program)] == [
        "Transforming Enemy Images · 40 min · 1 more",
        "A small one · 5 min",
    ]


def test_every_arrangement_has_every_exercise(program: Program) -> None:
    without_doors(program, "no-door")
    own(program, "everywhere", EVERY_DOOR)
    ids = {head.id for head in program.heads}
    assert ids == {TEI, "no-door", "everywhere"}
    for by in get_args(Arrangement):
        sections = arranged(program.heads, by)
        assert {head.id for one in sections for head in one.exercises} == ids
        assert all(one.exercises for one in sections)
    last = arranged(program.heads, "doors")[-1]
    assert (last.label, [head.id for head in last.exercises]) == ("Others", ["no-door"])


def test_the_short_and_the_long_stand_apart(program: Program) -> None:
    without_doors(program, "short")
    told = [(one.label, [head.id for head in one.exercises]) for one in by_time(program)]
    assert told == [("Up to ten minutes", ["short"]), ("Longer", [TEI])]


def by_time(program: Program) -> tuple[Section, ...]:
    return arranged(program.heads, "time")


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
