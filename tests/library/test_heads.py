"""The heads of exercises are read as the exercises are, and without the rest of their files."""

import os
from pathlib import Path

import pytest
from hypothesis import given

from nvc_coach.library import head_reading
from nvc_coach.library.catalogue import Library
from nvc_coach.library.file_limits import EXERCISE_LIMIT
from nvc_coach.library.head import Head
from nvc_coach.library.head_reading import read_head
from nvc_coach.library.problems import Reading
from nvc_coach.library.shipped import shipped_exercises
from nvc_coach.library.source import Source, read_source
from nvc_coach.library.toml_text import Parsed, parse
from nvc_coach.practice.exercise import Exercise
from tests.library.broken_exercises import BROKEN
from tests.library.large_files import EXERCISES, big
from tests.library.marked import GROUP, HEAD, VOCABULARY_HEAD, WRITE, unmarked
from tests.library.measuring import measured, on_linux
from tests.library.test_reading_exercises import written_exercises
from tests.library.written import written

EXERCISE = HEAD + WRITE
SMALL = ("small", "A small one", "As small as may be.", 5, ("solo",), "en", ())


def written_to(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def said(head: Head | Exercise) -> tuple[object, ...]:
    """What a head says, which an exercise says too."""
    return (
        head.id,
        head.title,
        head.summary,
        head.minutes,
        head.form,
        head.language,
        head.doors,
    )


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """What ships, in small: two languages, and words."""
    folder = tmp_path / "shipped"
    for kind in ("feelings", "needs"):
        text = VOCABULARY_HEAD.replace("ours", kind) + f'kind = "{kind}"\n' + GROUP
        written_to(folder / f"en/vocabulary/{kind}.toml", text)
    written_to(folder / "en/practices/small.toml", EXERCISE)
    written_to(folder / "en/practices/other.toml", EXERCISE.replace('"small"', '"other"'))
    german = EXERCISE.replace('"en"', '"de"').replace("A small one", "Eine kleine")
    written_to(folder / "de/practices/klein.toml", german)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    written_to(folder / "mine.toml", EXERCISE.replace("A small one", "My own"))
    written_to(folder / "deep/er/third.toml", EXERCISE.replace('"small"', '"third"'))
    twin = EXERCISE.replace('"small"', '"twin"')
    written_to(folder / "a.toml", twin.replace("A small one", "First"))
    written_to(folder / "b.toml", twin.replace("A small one", "Second"))
    return folder


# ------------------------------------------------------------------ what they say


def test_the_head_of_what_ships_is_that_of_the_exercise(tmp_path: Path) -> None:
    library = Library(shipped_exercises(), tmp_path)
    exercises = library.listing.exercises
    assert exercises
    assert [said(head) for head in library.heads] == [said(one) for one in exercises]
    for head in library.heads:
        reading = library.read(head.path)
        assert reading.value is not None
        assert reading.value.id == head.id


@given(exercise=written_exercises())
def test_a_head_says_what_its_exercise_says(
    exercise: Exercise, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written_to(tmp_path_factory.mktemp("heads") / "one.toml", written(exercise))
    head = read_head(path)
    assert head is not None
    assert said(head) == said(exercise)
    assert head.path == path


@pytest.mark.parametrize("language", ["en", "de", "de-AT", "fr"])
def test_heads_stand_in_the_order_of_the_listing_and_ones_own_take_the_place_of_what_ships(
    shipped: Path, own: Path, language: str
) -> None:
    for folder in (own, own / "nowhere"):
        library = Library(shipped, folder, language)
        listed = [said(one) for one in library.listing.exercises]
        assert [said(head) for head in library.heads] == listed
    titles = [(head.id, head.title) for head in Library(shipped, own, language).heads]
    assert ("small", "My own") in titles
    assert titles[-2:] == [("twin", "First"), ("third", "A small one")]


def test_heads_are_read_when_they_are_asked_for_and_once(shipped: Path, own: Path) -> None:
    library = Library(shipped, own)
    late = written_to(own / "z.toml", EXERCISE.replace('"small"', '"late"'))
    first = library.heads
    assert first[-1].path == own / "deep/er/third.toml"
    assert late in {head.path for head in first}
    late.unlink()
    assert library.heads is first
    assert late not in {head.path for head in Library(shipped, own).heads}


def test_neither_words_nor_steps_are_needed(shipped: Path, tmp_path: Path) -> None:
    for words in (shipped / "en/vocabulary").iterdir():
        words.unlink()
    library = Library(shipped, tmp_path / "nowhere")
    assert [head.id for head in library.heads] == ["other", "small"]
    assert library.listing.exercises == ()


@pytest.mark.parametrize(
    "rest",
    [
        "\n[[step]]\nid = 7\n",
        "\n[[step]]\nthis is no TOML",
        "\n  [[step]]\n\x1b \x00",
        "\n[hint]\n" + ".".join(["k"] * 99) + " = 1",
        "\n[doors]\nopen = " + "[" * 999,
        "\n[ step ]\n",
        "\n[[ 'step' ]]",
        b"\n[[step]]\nask = '\xff'",
        b"\r\n[[step]]\n\xc3",
        "",
    ],
)
def test_what_stands_below_the_head_may_be_anything(
    rest: str | bytes, shipped: Path, own: Path
) -> None:
    data = HEAD.encode() + (rest if isinstance(rest, bytes) else rest.encode())
    path = written_to(own / "mine.toml", data)
    library = Library(shipped, own)
    head = read_head(path)
    assert head is not None
    assert said(head) == SMALL
    assert head in library.heads
    assert library.read(path).value is None


@pytest.mark.parametrize(
    "line",
    [
        'licence = """\n[[step]]\n"""',
        "licence = '''\n[step]'''",
        'tags = [\n  "a",\n]',
        'hint = [\n[["a"],\n[\n"b"]]]',
        "# [[step]]",
        "hint = { a = [[1]] }",
        "hint.a = '[['",
        'step = [{ id = "judgment", kind = "write", ask = "Which one?" }]',
    ],
)
def test_a_bracket_in_a_text_or_a_list_ends_no_head(line: str, tmp_path: Path) -> None:
    path = written_to(tmp_path / "one.toml", f'{line}\n{HEAD}doors = ["i-judge-myself"]\n{WRITE}')
    head = read_head(path)
    assert head is not None
    assert said(head) == (*SMALL[:-1], ("i-judge-myself",))


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\n\n", b"# \xe6\x84\x9b\r\n"])
def test_a_head_may_begin_as_any_file_may(mark: bytes, tmp_path: Path) -> None:
    assert read_head(written_to(tmp_path / "one.toml", mark + EXERCISE.encode())) is not None


# ------------------------------------------------------------------ what is left out


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a = 1\n",
        "this is no TOML",
        VOCABULARY_HEAD + 'kind = "needs"\n' + GROUP,
        EXERCISE.replace("nvc-exercise/1", "nvc-exercise/2"),
        EXERCISE.replace('"nvc-exercise/1"', "1"),
        EXERCISE.replace("format ", "[format]\na "),
        EXERCISE.replace("minutes", "minuets"),
        EXERCISE.replace("minutes  = 5", "minutes  = 0"),
        EXERCISE.replace("minutes  = 5", "minutes  = 5\nminuets = 6"),
        EXERCISE.replace("1.0.0", "1"),
        EXERCISE.replace('"en"', '"English!"'),
        EXERCISE.replace('"small"', '"Small"'),
        EXERCISE.replace('"A small one"', '" "'),
        EXERCISE.replace('"A small one"', '"A small\\none"'),
        EXERCISE.replace('"A small one"', "7"),
        EXERCISE.replace("A small one", "A \x1b[31msmall one"),
        EXERCISE.replace("A small one", "A \u202esmall one"),
        EXERCISE.replace("A small one", "A \\u001b[31msmall one"),
        EXERCISE.replace('["solo"]', '["alone"]'),
        HEAD + 'doors = ["i-judge-them"]\n' + WRITE,
        HEAD + "doors = []\n" + WRITE,
        HEAD + "[ [step] ]\n" + WRITE,
        HEAD + 'title = "Twice"\n' + WRITE,
        HEAD + ".".join(["k"] * 17) + " = 1\n" + WRITE,
        HEAD + "hint = " + "[" * 40 + "]" * 40 + "\n" + WRITE,
        EXERCISE + "#" * EXERCISE_LIMIT,
        EXERCISE.encode("utf-16"),
        EXERCISE.encode().replace(b"A small", b"A sm\xe4ll"),
    ],
)
def test_a_file_that_is_no_exercise_or_has_a_broken_head_is_left_out(
    text: str | bytes, shipped: Path, own: Path
) -> None:
    path = written_to(own / "mine.toml", text)
    library = Library(shipped, own)
    assert read_head(path) is None
    assert [head.id for head in library.heads] == ["other", "small", "twin", "third"]
    assert library.read(path).value is None


@pytest.mark.skipif(os.name != "posix", reason="pipes and links as on Unix")
def test_what_cannot_be_read_is_left_out(shipped: Path, own: Path) -> None:
    (own / "lost.toml").symlink_to(own / "nowhere.toml")
    os.mkfifo(own / "pipe.toml")
    for name in ("lost.toml", "pipe.toml"):
        with pytest.raises(OSError, match=name):
            read_head(own / name)
    assert len(Library(shipped, own).heads) == 4


def test_a_file_that_may_not_be_read_is_left_out(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reading(path: Path, *, limit: int) -> Source:
        if path.name == "small.toml":
            raise PermissionError(13, "no")
        return read_source(path, limit=limit)

    assert len(Library(shipped, tmp_path / "none").heads) == 2
    monkeypatch.setattr(head_reading, "read_source", reading)
    assert [head.id for head in Library(shipped, tmp_path / "none").heads] == ["other"]


@pytest.mark.parametrize(("code", "marked"), BROKEN)
def test_a_head_that_is_read_has_nothing_wrong_in_what_it_says(
    code: str, marked: str, tmp_path: Path
) -> None:
    """Whatever is broken about an exercise, its head is the one it will have once mended."""
    head = read_head(written_to(tmp_path / "one.toml", unmarked(marked)[0]))
    if head is not None:
        assert said(head)[1:] == SMALL[1:], code


# ------------------------------------------------------------------ files made to harm


LARGE = {
    "unknown keys": big(HEAD, "sourceresourceressourcing# = 1\n") + WRITE,
    "keys that may be there": big(HEAD, "hint.k# = 1\n") + WRITE,
    "doors": HEAD + "doors = [" + '"i-judge-you", ' * 15_000 + "]\n" + WRITE,
    "a long id": EXERCISE.replace('"small"', f'"{"-" * 250_000}"'),
    "a long title": EXERCISE.replace("A small one", "a\\n" * 80_000),
    "hidden characters": EXERCISE.replace("A small one", "\x7f" * 200_000),
    "escaped characters": EXERCISE.replace("A small one", "\\u007f" * 40_000),
    "dotted keys": HEAD + "a." * 125_000 + "a = 1\n" + WRITE,
    "deep arrays": HEAD + "hint = " + "[" * 250_000,
    "comments": HEAD + "#\n" * 125_000 + WRITE,
    "a text never closed": HEAD + 'hint = """' + '"a' * 125_000,
    "steps": EXERCISES["steps"],
    "headings": big(HEAD, "[k#" + ".a" * 15 + "]\n"),
}
READ = "outcome = [str(read_head(Path(data)) is not None)]"


@on_linux
@pytest.mark.parametrize("name", LARGE)
def test_the_head_of_a_file_made_to_cost_time_takes_a_second_and_150_megabytes_at_most(
    name: str, tmp_path: Path
) -> None:
    assert EXERCISE_LIMIT // 2 < len(LARGE[name].encode()) <= EXERCISE_LIMIT
    path = written_to(tmp_path / "one.toml", LARGE[name])
    prepare = "from nvc_coach.library.head_reading import read_head"
    took, most, _ = measured(repr(str(path)), prepare, READ)
    assert took <= 1.0
    assert most <= 150


def test_the_steps_of_a_large_file_are_not_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written_to(tmp_path / "one.toml", EXERCISES["steps"])
    passed: list[int] = []

    def parsing(source: Source, *, limit: int, only_safe: bool) -> Reading[Parsed]:
        passed.append(len(source.data))
        return parse(source, limit=limit, only_safe=only_safe)

    monkeypatch.setattr(head_reading, "parse", parsing)
    assert read_head(path) is not None
    assert passed == [len(HEAD)]
