"""The library lists what can be practised, and no broken file hides a whole one."""

import os
from pathlib import Path

import pytest

from nvc_coach.library.catalogue import Library
from nvc_coach.library.checking import as_data, check, rendered
from nvc_coach.library.file_limits import EXERCISE_LIMIT
from nvc_coach.library.resolved import read_resolved
from nvc_coach.library.shelf import MOST_EXTENDING
from nvc_coach.library.shipped import shipped_exercises
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.vocabulary import VocabularyKind
from tests.library.marked import GROUP, HEAD, VOCABULARY_HEAD, WRITE

EXERCISE = HEAD + WRITE
NEEDS = VOCABULARY_HEAD + 'kind = "needs"\n'


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """What ships, in small: two languages, and words in one of them."""
    folder = tmp_path / "shipped"
    for language in ("en", "de"):
        (folder / language / "practices").mkdir(parents=True)
    words = folder / "en" / "vocabulary"
    words.mkdir()
    for kind in ("feelings", "needs"):
        text = VOCABULARY_HEAD.replace("ours", kind) + f'kind = "{kind}"\n' + GROUP
        (words / f"{kind}.toml").write_text(text)
    write(folder / "en/practices/small.toml", EXERCISE)
    write(folder / "en/practices/other.toml", EXERCISE.replace('"small"', '"other"'))
    german = EXERCISE.replace('"en"', '"de"').replace("A small one", "Eine kleine")
    write(folder / "de/practices/klein.toml", german)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(library: Library, exercise_id: str) -> Exercise:
    reading = library.find(exercise_id)
    assert reading is not None
    assert reading.value is not None
    return reading.value


def titles(library: Library) -> list[tuple[str, str]]:
    return [(one.id, one.title) for one in library.listing.exercises]


def test_what_ships_is_listed_in_the_language_asked_for_and_in_english_where_there_is_no_other(
    shipped: Path, own: Path
) -> None:
    assert titles(Library(shipped, own)) == [("other", "A small one"), ("small", "A small one")]
    german = [("small", "Eine kleine"), ("other", "A small one")]
    assert titles(Library(shipped, own, "de")) == german
    assert titles(Library(shipped, own, "de-AT")) == german
    assert titles(Library(shipped, own, "fr")) == titles(Library(shipped, own))
    assert found(Library(shipped, own, "de"), "small").title == "Eine kleine"


def test_a_folder_of_ones_own_need_not_be_there(shipped: Path, tmp_path: Path) -> None:
    assert len(Library(shipped, tmp_path / "nowhere").listing.exercises) == 2
    assert Library(tmp_path / "nothing", tmp_path / "nowhere").listing.exercises == ()


def test_nothing_is_read_before_it_is_asked_for(shipped: Path, own: Path) -> None:
    library = Library(shipped, own)
    write(own / "late.toml", EXERCISE.replace('"small"', '"late"'))
    assert found(library, "late").id == "late"


def test_ones_own_exercises_stand_in_any_folder_and_take_the_place_of_what_ships(
    shipped: Path, own: Path
) -> None:
    write(own / "mine.toml", EXERCISE.replace("A small one", "My own"))
    write(own / "deep/er/third.toml", EXERCISE.replace('"small"', '"third"'))
    library = Library(shipped, own)
    assert titles(library) == [
        ("other", "A small one"),
        ("small", "My own"),
        ("third", "A small one"),
    ]
    assert found(library, "small").title == "My own"
    assert found(library, "third").id == "third"
    assert library.find("fourth") is None


def test_broken_files_are_told_and_hide_no_whole_one(shipped: Path, own: Path) -> None:
    write(own / "broken.toml", EXERCISE.replace("minutes", "minuets"))
    write(own / "no.toml", "this is no TOML")
    write(own / "whole.toml", EXERCISE.replace('"small"', '"whole"'))
    write(own / "notes.toml", 'format = "shopping-list/1"\n')
    write(own / "free.toml", "a = 1\n")
    write(own / "words.toml", NEEDS + GROUP)
    write(own / "notes.txt", "nothing to do with it")
    library = Library(shipped, own)
    assert [one.id for one in library.listing.exercises] == ["other", "small", "whole"]
    told = [(Path(one.file).name, one.code) for one in library.listing.problems]
    assert told == [
        ("broken.toml", "key-missing"),
        ("broken.toml", "key-unknown"),
        ("no.toml", "equals-missing"),
    ]


def test_a_broken_exercise_is_found_by_the_name_of_its_file(shipped: Path, own: Path) -> None:
    write(own / "mine.toml", EXERCISE.replace("minutes", "minuets"))
    reading = Library(shipped, own).find("mine")
    assert reading is not None
    assert [one.code for one in reading.problems] == ["key-missing", "key-unknown"]
    write(own / "other.toml", EXERCISE.replace("minutes", "minuets"))
    assert found(Library(shipped, own), "other").title == "A small one"


def test_two_files_of_ones_own_with_one_id_are_told(shipped: Path, own: Path) -> None:
    write(own / "a.toml", EXERCISE.replace('"small"', '"twin"').replace("A small one", "First"))
    write(own / "b.toml", EXERCISE.replace('"small"', '"twin"').replace("A small one", "Second"))
    library = Library(shipped, own)
    assert titles(library)[-1] == ("twin", "First")
    (problem,) = library.listing.problems
    assert (problem.code, Path(problem.file).name, problem.line) == ("same-id", "b.toml", 2)


def test_a_twin_that_was_changed_meanwhile_is_told_all_the_same(shipped: Path, own: Path) -> None:
    write(own / "a.toml", EXERCISE.replace('"small"', '"twin"'))
    twin = write(own / "b.toml", EXERCISE.replace('"small"', '"twin"'))
    library = Library(shipped, own)
    assert library.read(twin).value is not None
    write(twin, "half a li")
    (problem,) = library.listing.problems
    assert (problem.code, problem.line) == ("same-id", 1)


def test_any_file_can_be_read_with_the_words_that_lie_beside_it(
    shipped: Path, own: Path, tmp_path: Path
) -> None:
    text = EXERCISE.replace("core/needs", "ours")
    path = write(tmp_path / "elsewhere/mine.txt", text)
    library = Library(shipped, own)
    assert [one.code for one in Library(shipped, own).read(path).problems] == ["vocabulary-unknown"]
    write(tmp_path / "elsewhere/words.toml", NEEDS + GROUP)
    reading = library.read(path)
    assert reading.value is not None
    assert "ours" in reading.value.vocabularies
    assert library.read(path) is reading
    missing = library.read(tmp_path / "none" / "such.toml")
    assert [one.code for one in missing.problems] == ["file-missing"]


def test_ones_own_words_are_found_by_id_wherever_they_lie(shipped: Path, own: Path) -> None:
    write(own / "sub/words.toml", NEEDS + GROUP)
    write(own / "sub/worte.toml", NEEDS.replace('"en"', '"de"') + GROUP.replace("first", "erstes"))
    write(own / "broken-words.toml", "nvc-vocabulary/1")
    write(own / "more.toml", '# nvc-vocabulary/1\nformat = "nvc-exercise/1"\n')
    write(own / "mine.toml", EXERCISE.replace("core/needs", "ours").replace('"small"', '"mine"'))
    german = EXERCISE.replace("core/needs", "ours").replace('"en"', '"de"')
    write(own / "meine.toml", german.replace('"small"', '"meine"'))
    library = Library(shipped, own)
    assert [word.id for word in found(library, "mine").vocabularies["ours"]] == ["first", "second"]
    assert [word.id for word in found(library, "meine").vocabularies["ours"]] == [
        "erstes",
        "second",
    ]


def test_a_copy_is_given_for_whatever_the_library_read(shipped: Path, own: Path) -> None:
    library = Library(shipped, own)
    for exercise in library.listing.exercises:
        assert read_resolved(library.resolved(exercise)).value == exercise
    with pytest.raises(KeyError):
        Library(shipped, own).resolved(library.listing.exercises[0])


@pytest.mark.parametrize("kind", ["feelings", "needs"])
def test_the_words_that_ship_are_found_by_kind(
    shipped: Path, own: Path, kind: VocabularyKind
) -> None:
    vocabulary = Library(shipped, own).vocabulary(kind)
    assert vocabulary is not None
    assert vocabulary.id == f"core/{kind}"
    assert Library(shipped, own).vocabulary("sensations") is None


def test_vocabularies_may_stand_on_one_another_but_not_in_a_circle(
    shipped: Path, own: Path
) -> None:
    library = Library(shipped, own)
    names = [f"v{number}" for number in range(MOST_EXTENDING + 2)]
    for name, base in zip(names, ["core/needs", *names], strict=False):
        write(own / f"{name}.toml", _extending(name, base))
    write(own / "x.toml", _extending("x", "y"))
    write(own / "y.toml", _extending("y", "x"))
    write(own / "z.toml", _extending("z", "z"))
    told = {Path(one.file).stem: one.code for one in check([own], library)}
    assert told == {
        f"v{MOST_EXTENDING}": "too-deep",
        f"v{MOST_EXTENDING + 1}": "vocabulary-broken",
        "x": "vocabulary-broken",
        "y": "extends-circle",
        "z": "extends-circle",
    }


def _extending(name: str, base: str) -> str:
    head = NEEDS.replace('"ours"', f'"{name}"') + f'extends = "{base}@1"\n'
    return head + f'\n[[group]]\nid = "{name}"\nlabel = "G"\nwords = ["{name}"]\n'


def test_a_long_chain_of_vocabularies_is_no_trouble_wherever_it_is_entered(
    shipped: Path, own: Path
) -> None:
    names = [f"v{number}" for number in range(1200)]
    for name, base in zip(names, ["core/needs", *names], strict=False):
        write(own / f"{name}.toml", _extending(name, base))
    shelf = Library(shipped, own).shelf()
    assert [one.code for one in shelf.read(own / "v1199.toml").problems] == ["vocabulary-broken"]
    assert shelf.read(own / f"v{MOST_EXTENDING - 1}.toml").value is not None


def test_what_extends_something_that_is_not_there_is_told(shipped: Path, own: Path) -> None:
    path = write(own / "v.toml", _extending("v", "nothing"))
    (problem,) = Library(shipped, own).shelf().read(path).problems
    assert problem.code == "vocabulary-unknown"


def test_what_extends_a_broken_file_is_told_to_wait_for_that(shipped: Path, own: Path) -> None:
    write(shipped / "en/vocabulary/sensations.toml", "nvc-vocabulary/1")
    path = write(own / "v.toml", _extending("v", "core/sensations"))
    assert [one.code for one in check([path], Library(shipped, own))] == ["vocabulary-broken"]


# ------------------------------------------------------------------ checking


def test_all_problems_of_all_files_are_told_in_one_run(
    shipped: Path, own: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "given"
    write(folder / "a.toml", EXERCISE.replace("core/needs", "ours"))
    write(folder / "b.toml", EXERCISE.replace('"solo"', '"alone"'))
    write(folder / "sub/c.toml", NEEDS + GROUP)
    write(folder / "sub/d.toml", NEEDS.replace("1.0.0", "1") + GROUP)
    write(folder / "e.toml", 'format = "nvc-entry/1"\n')
    write(folder / "f.toml", "a = 1\n")
    write(folder / "g.txt", "not looked at")
    single = write(tmp_path / "single.text", EXERCISE.replace("write", "wirte"))
    library = Library(shipped, own)
    problems = check([folder, single, single, tmp_path / "gone.toml"], library)
    assert [(Path(one.file).name, one.code) for one in problems] == [
        ("b.toml", "not-one-of"),
        ("e.toml", "format-unknown"),
        ("f.toml", "format-missing"),
        ("d.toml", "not-a-version"),
        ("gone.toml", "file-missing"),
        ("single.text", "not-one-of"),
    ]
    assert all(rendered(one).startswith("error[") for one in problems)
    assert len(str(as_data(problems))) > 100


def test_a_resolved_copy_may_be_larger_than_an_exercise(shipped: Path, own: Path) -> None:
    library = Library(shipped, own)
    copy = library.resolved(found(library, "small"))
    path = own / "copy.toml"
    path.write_bytes(copy + b"#" * EXERCISE_LIMIT)
    assert check([path], library) == ()
    path.write_bytes(copy.replace(b'"write"', b'"wirte"'))
    assert [one.code for one in check([path], library)] == ["not-one-of"]
    path.write_bytes(EXERCISE.encode() + b"#" * EXERCISE_LIMIT)
    assert [one.code for one in check([path], library)] == ["file-too-large"]


@pytest.mark.skipif(os.name != "posix", reason="links and rights as on Unix")
def test_folders_that_lead_back_to_themselves_and_what_may_not_be_read(
    shipped: Path, own: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "given"
    write(folder / "sub/a.toml", EXERCISE.replace("minutes  = 5\n", ""))
    (folder / "sub/back").symlink_to(folder)
    (folder / "again").symlink_to(folder / "sub")
    (folder / "lost.toml").symlink_to(folder / "nowhere.toml")
    (folder / "folder.toml").mkdir()
    os.mkfifo(folder / "pipe.toml")
    told = [(Path(one.file).name, one.code) for one in check([folder], Library(shipped, own))]
    assert sorted(told) == [
        ("a.toml", "key-missing"),
        ("lost.toml", "file-missing"),
        ("pipe.toml", "file-unreadable"),
    ]


@pytest.mark.parametrize("error", [PermissionError(13, "no"), OSError(5, "broken disk")])
def test_files_and_folders_that_cannot_be_read_are_problems_like_others(
    shipped: Path, own: Path, error: OSError, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = write(own / "small.toml", EXERCISE)
    locked = own / "locked"
    locked.mkdir()

    def opening(path: Path, *_args: object, **_kwargs: object) -> None:
        assert path in {mine, locked}
        raise error

    library = Library(shipped, own)
    assert library.listing.problems == ()
    monkeypatch.setattr(Path, "open", opening)
    looking = os.scandir
    monkeypatch.setattr(
        os, "scandir", lambda path: opening(path) if path == locked else looking(path)
    )
    problems = check([mine, locked], library)
    assert [(Path(one.file), one.code) for one in problems] == [
        (locked, "file-unreadable"),
        (mine, "file-unreadable"),
    ]
    assert [one.code for one in Library(shipped, own).read(mine).problems] == ["file-unreadable"]


def test_a_folder_of_ones_own_that_cannot_be_looked_into_is_told(
    shipped: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listing(_path: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "scandir", listing)
    library = Library(shipped, own)
    assert [one.code for one in library.listing.problems] == ["file-unreadable"]


def test_a_link_that_leads_round_in_circles_hides_nothing_beside_it(
    shipped: Path, own: Path
) -> None:
    write(own / "small.toml", EXERCISE)
    (own / "round").symlink_to(own / "round")
    (own / "round.toml").symlink_to(own / "round.toml")
    library = Library(shipped, own)
    assert found(library, "small").title == "A small one"
    told = [(Path(one.file).name, one.code) for one in library.listing.problems]
    assert told == [("round.toml", "file-unreadable")]


def test_a_file_that_goes_away_between_two_looks_is_passed_over(shipped: Path, own: Path) -> None:
    gone = write(own / "gone.toml", EXERCISE)
    library = Library(shipped, own)
    assert found(library, "small").title == "A small one"
    gone.unlink()
    assert library.find("another") is None
    assert list(library.shelf([gone]).names()) == ["core/feelings", "core/needs"]


# ------------------------------------------------------------------ what ships


def test_everything_that_ships_is_read_without_a_problem(tmp_path: Path) -> None:
    library = Library(shipped_exercises(), tmp_path)
    assert [rendered(one) for one in check([shipped_exercises()], library)] == []
    assert library.listing.problems == ()
    assert "transforming-enemy-images" in [one.id for one in library.listing.exercises]


def test_each_vocabulary_that_ships_is_named_after_its_file(tmp_path: Path) -> None:
    shelf = Library(shipped_exercises(), tmp_path).shelf()
    paths = list(shipped_exercises().glob("*/vocabulary/*.toml"))
    assert paths
    for path in paths:
        vocabulary = shelf.read(path).value
        assert vocabulary is not None
        assert vocabulary.id == f"core/{path.stem}"


def test_what_ships_resolves_to_a_copy_that_gives_it_again(tmp_path: Path) -> None:
    library = Library(shipped_exercises(), tmp_path)
    for exercise in library.listing.exercises:
        assert read_resolved(library.resolved(exercise)).value == exercise
