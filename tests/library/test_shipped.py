import re
import textwrap
from pathlib import Path

import pytest

import nvc_coach
from nvc_coach.library.catalogue import Library
from nvc_coach.library.checking import check, rendered
from nvc_coach.library.shipped import exercises_beside, shipped_exercises
from nvc_coach.practice.exercise import Exercise, Page
from nvc_coach.practice.template import filled
from nvc_coach.practice.vocabulary import VocabularyKind
from nvc_coach.services.trying import tried

CATALOGUE = (
    *("asking-clearly", "celebrating-and-mourning", "consent-round", "hosting-a-session"),
    *("joining-and-leaving", "judgment-in-five-minutes", "mattering", "needs-into-criteria"),
    *("personal-to-collective-power", "power-with-in-our-circle", "protective-force"),
    *("receiving-someone", "restorative-circle", "restorative-post-circle"),
    *("restorative-pre-circle", "seeing-the-powerful", "self-judgment", "the-spiral"),
    *("transforming-enemy-images", "when-i-was-powerless", "who-decides-how-we-decide"),
    *("whose-needs-whose-say", "with-a-child"),
)


def make_package(site: Path) -> Path:
    package = site / "nvc_coach"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    return package


def test_a_checkout_uses_the_exercises_beside_its_package(tmp_path: Path) -> None:
    package = make_package(tmp_path)
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "exercises").mkdir()
    (package / "_exercises").mkdir()

    assert exercises_beside(package) == tmp_path / "exercises"


def test_an_installed_program_uses_the_exercises_inside_its_package(tmp_path: Path) -> None:
    package = make_package(tmp_path / "site-packages")

    assert exercises_beside(package) == package / "_exercises"


def test_a_strangers_exercises_folder_beside_an_installed_program_is_left_alone(
    tmp_path: Path,
) -> None:
    package = make_package(tmp_path)
    (tmp_path / "exercises").mkdir()

    assert exercises_beside(package) == package / "_exercises"


def test_a_project_folder_without_exercises_is_no_checkout(tmp_path: Path) -> None:
    package = make_package(tmp_path)
    (tmp_path / "pyproject.toml").write_text("")

    assert exercises_beside(package) == package / "_exercises"


def test_the_imported_program_finds_its_exercises() -> None:
    found = shipped_exercises()

    assert found == exercises_beside(Path(nvc_coach.__file__).resolve().parent)
    assert (found / "en" / "practices" / "transforming-enemy-images.toml").is_file()


# ------------------------------------------------------------------ the practices


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(shipped_exercises(), tmp_path_factory.mktemp("own"))


def found(library: Library, exercise_id: str) -> Exercise:
    reading = library.find(exercise_id)
    assert reading is not None
    assert reading.value is not None
    return reading.value


def test_every_practice_of_the_catalogue_ships(library: Library) -> None:
    assert tuple(one.id for one in library.listing.exercises) == CATALOGUE


def test_there_is_nothing_to_mend_in_what_ships(library: Library) -> None:
    assert [rendered(one) for one in check([shipped_exercises()], library)] == []


@pytest.mark.parametrize("exercise_id", CATALOGUE)
def test_each_practice_is_walked_to_its_end_on_every_way_and_every_choice_is_tried(
    library: Library, exercise_id: str
) -> None:
    trial = tried(found(library, exercise_id))

    assert trial.exercise.tries
    assert trial.failed == ()
    assert trial.untried == ()


@pytest.mark.parametrize("exercise_id", CATALOGUE)
def test_each_practice_is_complete(library: Library, exercise_id: str) -> None:
    """An opening and a closing page, parts, a source, doors; help and an example at a writing."""
    practice = found(library, exercise_id)
    writing = [one for one in practice.steps if one.kind in WRITING]

    assert practice.steps[0].kind == "read"
    assert isinstance(practice.steps[-1], Page)
    assert practice.sources
    assert practice.doors
    assert len({step.part for step in practice.steps}) >= 3
    assert writing
    for step in writing:
        assert not isinstance(step, Page)
        assert step.help, step.id
        assert step.example, step.id


@pytest.mark.parametrize("exercise_id", CATALOGUE)
def test_whoever_leads_a_group_or_a_pair_finds_a_note_at_most_steps(
    library: Library, exercise_id: str
) -> None:
    practice = found(library, exercise_id)
    noted = [step for step in practice.steps if step.facilitator]

    if set(practice.form) & {"pair", "group"}:
        assert len(noted) >= len(practice.steps) / 2


MEASURE, MOST_OF_A_PAGE, MOST_OF_A_QUESTION = 68, 15, 7
"""Columns one likes to read, and lines there is room for at 80 columns and 24 lines."""


def lines_of(text: str) -> int:
    """How many lines a text takes in the measure, with its fallbacks in it."""
    shown = filled(text, lambda _step: None)
    return sum(max(1, len(textwrap.wrap(line, MEASURE))) for line in shown.strip().split("\n"))


def test_no_page_and_no_question_is_longer_than_there_is_room_for(library: Library) -> None:
    for practice in library.listing.exercises:
        for step in practice.steps:
            text = step.text if isinstance(step, Page) else step.ask
            most = MOST_OF_A_PAGE if isinstance(step, Page) else MOST_OF_A_QUESTION
            assert lines_of(text) <= most, (practice.id, step.id)


@pytest.mark.parametrize(
    ("kind", "least"),
    [("feelings", 250), ("needs", 110), ("faux-feelings", 70), ("sensations", 50)],
)
def test_the_words_are_many_each_with_a_meaning_of_its_own(
    library: Library, kind: VocabularyKind, least: int
) -> None:
    words = library.vocabulary(kind)
    assert words is not None
    glosses = [word.gloss for word in words]
    assert len(glosses) >= least
    assert all(glosses)
    assert len(set(glosses)) == len(glosses)


def test_underneath_each_word_that_carries_a_story_are_feelings_and_needs_that_exist(
    library: Library,
) -> None:
    stories = library.vocabulary("faux-feelings")
    feelings, needs = library.vocabulary("feelings"), library.vocabulary("needs")
    assert stories is not None
    assert feelings is not None
    assert needs is not None
    for story in stories:
        assert 2 <= len(story.feelings) <= 4, story.id
        assert 2 <= len(story.needs) <= 4, story.id
        assert all(feelings.get(one) for one in story.feelings), story.id
        assert all(needs.get(one) for one in story.needs), story.id


def test_no_practice_praises_anyone_or_raises_its_voice(library: Library) -> None:
    for practice in library.listing.exercises:
        for step in practice.steps:
            text = step.text if isinstance(step, Page) else step.ask
            assert not PRAISING.findall(text), (practice.id, step.id)


WRITING = {"write", "observe", "request", "agreement"}
PRAISING = re.compile(r"\b(?:well done|great job|congratulations)\b|!", re.IGNORECASE)
