"""Every key, value and character of a TOML text is found where it stands."""

import tomllib
from collections.abc import Iterator, Mapping

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.library.file_limits import EXERCISE_LIMIT
from nvc_coach.library.source import Place
from nvc_coach.library.toml_positions import Path
from nvc_coach.library.toml_text import Parsed, parse

KEYS = st.text(st.sampled_from("ab-_1 é\"'.\\愛"), min_size=1, max_size=4)
TEXTS = st.text(st.sampled_from("ab\"'\\\n\té愛😀{}#[]=,"), max_size=12)
SCALARS = TEXTS | st.integers(-(10**9), 10**9) | st.booleans() | st.floats() | st.dates()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=4)


def parsed(text: str) -> Parsed:
    reading = parse(text.encode(), limit=EXERCISE_LIMIT)
    assert reading.value is not None, reading.problems
    return reading.value


def at(text: str, place: Place) -> str:
    """What stands at a place, up to the end of its line."""
    return text.split("\n")[place.line - 1][place.column - 1 :]


def values_in(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    yield path, value
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from values_in(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from values_in(inner, (*path, number))


@given(TABLES, st.booleans())
def test_a_key_stands_where_it_is_said_to(table: dict[str, object], lines: bool) -> None:  # noqa: FBT001
    text = tomli_w.dumps(table, multiline_strings=lines)
    read = parsed(text)
    for path, _ in values_in(read.data):
        if path and isinstance(path[-1], str):
            here = at(text, read.key_at(path))
            name = here[: read.key_at(path).length]
            assert tomllib.loads(f"{name} = 1") == {path[-1]: 1}


@given(TABLES, st.booleans())
def test_every_letter_of_a_text_is_found(table: dict[str, object], lines: bool) -> None:  # noqa: FBT001
    text = tomli_w.dumps(table, multiline_strings=lines)
    read = parsed(text)
    for path, value in values_in(read.data):
        if isinstance(value, str):
            quote = at(text, read.value_at(path))[0]
            assert quote == '"'
            for number, char in enumerate(value):
                here = f"{at(text, read.character_at(path, number))}\n"
                written = tomllib.loads(f'x = "{here[:2]}"')["x"] if here[0] == "\\" else here[0]
                assert written == char


def test_places_in_a_file_as_people_write_it() -> None:
    text = (
        "title = 'é愛' # a note\n"
        "\n"
        "[[step]]\n"
        'id = "one"\n'
        "\n"
        "[[step]]\n"
        'id   = "two"\n'
        "when = { one = [\"yes\",'no'], a.b = 1 }\n"
        "choices = [\n"
        '  { id = "x", label = "X" }, # first\n'
        '  { id = "y" },\n'
        "]\n"
        "[step.more]\n"
        'a."b c".d = 1\n'
        "[other]\n"
    )
    read = parsed(text)
    step: Path = ("step", 1)
    assert read.value_at(("title",)) == (1, 9, 4)
    assert read.key_at(("step",)) == (3, 3, 4)
    assert read.key_at(("step", 0)) == (3, 3, 4)
    assert read.key_at(step) == (6, 3, 4)
    assert read.key_at((*step, "when", "one")) == (8, 10, 3)
    assert read.value_at((*step, "when", "one", 1)) == (8, 23, 4)
    assert read.key_at((*step, "when", "a", "b")) == (8, 32, 1)
    assert read.value_at((*step, "choices")) == (9, 11, 1)
    assert read.value_at((*step, "choices", 1)) == (11, 3, 12)
    assert read.value_at((*step, "choices", 0, "label")) == (10, 23, 3)
    assert read.key_at((*step, "more", "a", "b c", "d")) == (14, 9, 1)
    assert read.key_at((*step, "more")) == (13, 7, 4)
    assert read.value_at(("other",)) == (15, 2, 5)


def test_what_is_missing_is_placed_at_what_it_is_missing_from() -> None:
    read = parsed('a = 1\n[[step]]\nid = "x"\nlist = [{ b = 1 }]')
    assert read.key_at(("step", 0, "ask")) == (2, 3, 4)
    assert read.key_at(("step", 0, "list", 0, "c")) == (4, 9, 9)
    assert read.value_at(("nothing", "at", "all")) == (1, 1, 1)


@pytest.mark.parametrize(
    ("text", "number", "place"),
    [
        ('a = "one {two}"', 4, (1, 10, 1)),
        ('a = "\\u00e9{"', 1, (1, 12, 1)),
        ('a = "\\U0001F600\\n{"', 2, (1, 18, 1)),
        ('a = "\\"\\"{"', 2, (1, 10, 1)),
        ("a = '\\n{'", 2, (1, 8, 1)),
        ('a = """\n{"""', 0, (2, 1, 1)),
        ('a = """\r\n{"""', 0, (2, 1, 1)),
        ('a = """{"""', 0, (1, 8, 1)),
        ("a = '''\n\n{'''", 1, (3, 1, 1)),
        ("a = '''x\r\n{'''", 2, (2, 1, 1)),
        ('a = """x\r\n{"""', 2, (2, 1, 1)),
        ('a = """x \\\n   \n  {"""', 2, (3, 3, 1)),
        ('a = """x \\  \r\n  {"""', 2, (2, 3, 1)),
        ('a = """{"""""', 2, (1, 10, 1)),
        ('a = "é愛{"', 2, (1, 8, 1)),
        ('a = "x"', 99, (1, 8, 1)),
        ("a = 12", 1, (1, 5, 2)),
        ("b = 12", 1, (1, 1, 1)),
    ],
)
def test_a_letter_is_found_through_escapes_and_line_ends(
    text: str, number: int, place: Place
) -> None:
    assert parsed(text).character_at(("a",), number) == place


def test_several_letters_are_marked_up_to_the_end_of_their_line() -> None:
    read = parsed('a = """one {two|\nthree}"""\nb = "\\u00e9\\u00e9x"')
    assert read.character_at(("a",), 4, 4) == (1, 12, 4)
    assert read.character_at(("a",), 4, 40) == (1, 12, 5)
    assert read.character_at(("b",), 0, 2) == (3, 6, 12)


def test_columns_count_from_after_a_byte_order_mark() -> None:
    reading = parse(b"\xef\xbb\xbfa = 1", limit=EXERCISE_LIMIT)
    assert reading.value is not None
    assert reading.value.key_at(("a",)) == (1, 1, 1)


def test_what_stands_at_a_path_is_told() -> None:
    read = parsed("a = [{ b = 1 }]")
    assert read.value(("a", 0, "b")) == 1
    assert [read.value(path) for path in (("b",), ("a", 1), ("a", "b"), ("a", 0, "b", 0))] == [
        None
    ] * 4
