"""No text from outside can exhaust the parser, or bring a traceback out of it."""

import tomllib

import pytest
import tomli_w
from hypothesis import example, given
from hypothesis import strategies as st

from nvc_coach.library.file_limits import ENTRY_LIMIT, EXERCISE_LIMIT
from nvc_coach.library.toml_scan import MOST_THINGS, Mark, tokens
from nvc_coach.library.toml_text import parse
from tests.library.measuring import measured, on_linux
from tests.library.test_toml_positions import TABLES, values_in

MIB = 1 << 20

# Texts are made in the process that is measured, from a piece and how often it comes.
HOSTILE: dict[str, str] = {
    "dotted keys": "b'a.' * (MIB // 2 - 8) + b'a = 1'",
    "dotted heading": "b'[' + b'a.' * (MIB // 2 - 8) + b'a]'",
    "headings of 17 names": "b'[' + b'a.' * 16 + b'a]\\n'",
    "many headings of 16 names": (
        "b''.join(b'[k%x' % n + b'.a' * 15 + b']\\n' for n in range(27000))"
    ),
    "many lists of tables": "b'[[a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a]]\\n' * 30000",
    "as many headings as may be": (
        "b''.join(b'[k%x' % n + b'.a' * 15 + b']\\n' for n in range(3500))"
    ),
    "as many keys as may be": "b''.join(b'k%x=1\\n' % n for n in range(19000))",
    "as many lines as may be": "b'#\\n' * 59000 + b'a = \"' + b'x' * (MIB - 130000) + b'\"'",
    "deep arrays": "b'a = ' + b'[' * (MIB - 8)",
    "deep tables": "b'a = ' + b'{a=' * (MIB // 3 - 8)",
    "deep and closed": "b'a = ' + b'[' * 500000 + b']' * 500000",
    "deep by dots in braces": "b'a = ' + b'{a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=' * 30000",
    "many keys": "b''.join(b'k%x=1\\n' % n for n in range(110000))",
    "many keys of 16 names": "b''.join(b'k%x' % n + b'.a' * 15 + b'=1\\n' for n in range(26000))",
    "many empty lists": "b'a = [' + b'[],' * (MIB // 3 - 8) + b']'",
    "many braces": "b'a = [' + b'{},' * (MIB // 3 - 8) + b']'",
    "many numbers": "b'a = [' + b'1,' * (MIB // 2 - 8) + b']'",
    "many dates": "b'a = [' + b'2020-01-01T00:00:00+01:00,' * 40000 + b']'",
    "a long number": "b'a = ' + b'1' * (MIB - 8)",
    "a number too long for Python": "b'a = ' + b'1' * 5000",
    "a long hexadecimal number": "b'a = 0x' + b'f' * (MIB - 8)",
    "a long fraction": "b'a = 0.' + b'1' * (MIB - 8)",
    "a long bare key": "b'a' * (MIB - 8) + b' = 1'",
    "a long quoted key": "b'\"' + b'\\\\\\\\' * (MIB // 2 - 8) + b'\" = 1'",
    "empty lines": "b'\\n' * MIB",
    "comments": "b'#\\n' * (MIB // 2)",
    "comments in a list": "b'a = [' + b'#\\n' * (MIB // 2 - 8)",
    "space": "b'a = 1' + b' ' * (MIB - 8)",
    "tabs before nothing": "b'\\t' * MIB",
    "escapes": "b'a = \"' + b'\\\\n' * (MIB // 2 - 8) + b'\"'",
    "long escapes": "b'a = \"' + b'\\\\U0001F600' * (MIB // 10 - 8) + b'\"'",
    "backslashes": "b'a = \"\"\"' + b'\\\\' * (MIB - 16) + b'\"\"\"'",
    "quotes in a text": 'b\'a = """\' + b\'"a\' * (MIB // 2 - 8) + b\'"""\'',
    "backslashes and quotes": 'b\'a = """\' + b\'\\\\"\' * (MIB // 2 - 8) + b\'"""\'',
    "lines that go on": "b'a = \"\"\"' + b'\\\\\\n' * (MIB // 2 - 8) + b'\"\"\"'",
    "a text never closed": "b'a = \"\"\"' + b'a' * (MIB - 8)",
    "quotes never closed": "b'a = \"' * (MIB // 5)",
    "half a letter at the end": "b'# ' + b'a' * (MIB - 8) + b'\\xc3'",
    "no UTF-8": "b'\\xff' * MIB",
    "nothing but zeros": "b'\\0' * MIB",
    "wide letters": "'a = \"{}\"'.format('😀' * (MIB // 4 - 8)).encode()",
    "64 MiB of dots": "b'a.' * (32 * MIB - 8) + b'a = 1'",
    "64 MiB of escapes, then too deep": (
        "b'a = \"' + b'\\\\n' * (32 * MIB - 100) + b'\"\\nb = ' + b'[' * 99"
    ),
    "64 MiB of quotes, then too deep": (
        "b'a = \"\"\"' + b'\"a' * (32 * MIB - 100) + b'\"\"\"\\nb = ' + b'[' * 99"
    ),
    "64 MiB of keys": "b'a=1\\n' * (16 * MIB)",
    "64 MiB of lists": "b'a = [' + b'[],' * (21 * MIB) + b']'",
    "64 MiB of comments": "b'#\\n' * (32 * MIB)",
    "64 MiB of zeros": "b'\\0' * (64 * MIB)",
    "more than 64 MiB": "b'a' * (64 * MIB + 1)",
}

GUARDED = """
outcome = [one.code for one in parse(data, limit=64 * MIB).problems]
"""
UNGUARDED = """
try:
    tomllib.loads(data.decode())
    outcome = []
except (RecursionError, ValueError, MemoryError) as error:
    outcome = [type(error).__name__]
"""


@on_linux
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_fails_within_a_second_and_150_megabytes(name: str) -> None:
    took, most, _ = measured(
        HOSTILE[name], "from nvc_coach.library.toml_text import parse", GUARDED
    )
    assert took <= 1.0
    assert most <= 150


@on_linux
def test_without_the_guard_dotted_keys_take_time_and_memory_that_grow_with_their_square() -> None:
    """The positive control, made small: the same measure sees what the guard keeps away."""
    text = "b'a.' * {} + b'a = 1'"
    short, _, _ = measured(text.format(3000), "", UNGUARDED)
    long, most, _ = measured(text.format(12000), "", UNGUARDED)
    assert long > 6 * short
    assert most > 300
    took, guarded, outcome = measured(
        text.format(12000), "from nvc_coach.library.toml_text import parse", GUARDED
    )
    assert took < long / 20
    assert guarded < 60
    assert outcome == ["too-complex"]


@on_linux
@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("b'a = ' + b'[' * 5000 + b']' * 5000", "RecursionError"),
        ("b'a = ' + b'1' * 5000", "ValueError"),
    ],
)
def test_without_the_guard_small_texts_raise_what_no_reader_expects(text: str, error: str) -> None:
    assert measured(text, "", UNGUARDED)[2] == [error]
    guarded = measured(text, "from nvc_coach.library.toml_text import parse", GUARDED)
    assert guarded[2] == ["too-complex"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a = 1\n" + ".".join(["k"] * 17) + " = 1", 2, 1),
        ("[" + ".".join(["k"] * 17) + "]", 1, 2),
        ("[[" + " . ".join(["'k'"] * 17) + "]]", 1, 3),
        ("a = " + "[" * 33, 1, 37),
        ("a = " + "[{a=" * 17, 1, 69),
        ("a = {b.c.d = " + "[" * 40, 1, 43),
        ("a = " + "1" * 101, 1, 5),
        ("a = 0x" + "f" * 101, 1, 5),
    ],
)
def test_what_asks_too_much_is_refused_where_it_begins_to(
    text: str, line: int, column: int
) -> None:
    (problem,) = parse(text.encode(), limit=EXERCISE_LIMIT).problems
    assert (problem.code, problem.line, problem.column) == ("too-complex", line, column)


@pytest.mark.parametrize(
    "text",
    [
        ".".join(["k"] * 16) + " = 1",
        "[" + ".".join(["k"] * 16) + "]\n" + ".".join(["k"] * 16) + " = 1",
        "a = " + "[" * 32 + "]" * 32,
        "a = " + "{a=" * 31 + "{}" + "}" * 31,
        "a = [{b.c.d = [1]}, [[[1]]]]",
        "a = " + "1" * 100,
        "a = '" + "1" * 5000 + "'",
        "\n" * MOST_THINGS,
    ],
)
def test_what_is_just_bearable_is_read(text: str) -> None:
    reading = parse(text.encode(), limit=EXERCISE_LIMIT)
    assert reading.value is not None
    assert reading.value.data == tomllib.loads(text)


def test_larger_files_may_hold_more() -> None:
    lines = b"\n" * (MOST_THINGS + 1)
    assert parse(lines, limit=ENTRY_LIMIT).problems
    assert not parse(lines + b"#" * 2 * MIB, limit=ENTRY_LIMIT).problems


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not() -> None:
    text = b'a = "' + b"x" * (EXERCISE_LIMIT - 6) + b'"'
    assert parse(text, limit=EXERCISE_LIMIT).value is not None
    (problem,) = parse(text + b"\n", limit=EXERCISE_LIMIT, file="f.toml").problems
    assert (problem.code, problem.file, problem.line) == ("file-too-large", "f.toml", 1)
    assert "256" in problem.message


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a = 1\nb = '\xe9'", 2, 6),
        ("é\n愛".encode() + b"\xc3", 2, 2),
        (b"#" * (MIB - 1) + b"\xc3\xa9\n\xff", 2, 1),
        (b"#" * (MIB - 1) + b"\xc3", 1, MIB),
        (b"#" * (MIB - 1) + b"\xc3\xc3", 1, MIB),
        ("a = 1".encode("utf-16"), 1, 1),
        (b"\xfe\xff\0a", 1, 1),
        (b"\xed\xa0\x80", 1, 1),
    ],
)
def test_what_is_not_utf_8_is_told_with_its_place(data: bytes, line: int, column: int) -> None:
    (problem,) = parse(data, limit=ENTRY_LIMIT).problems
    assert (problem.code, problem.line, problem.column) == ("not-utf-8", line, column)
    assert ("UTF-16" in problem.message) == (data[:1] in {b"\xff", b"\xfe"})


PIECES = st.sampled_from(
    [
        *("a", "b1", '"k"', "'k'", ".", " = ", "=", "[", "]", "[[", "]]", "{", "}", ",", ", "),
        *("\n", "\r\n", "\r", " ", "\t", "#", '"', "'", '"""', "'''", "\\", '\\"', "\\n"),
        *("\\u00e9", "é", "1", "-0", "1.5e3", "0x1f", "2026-11-22", "10:00:00", "true", "inf"),
        *("2026-11-22 10:00:00Z", "a = 1\n", "[x]\n", "[[y]]\n", 'k = """\n', "nan", "+", "_"),
        *("\0", "\u202e", "\x7f", "\ufeff"),
    ]
)


def assert_as_the_parser_reads_it(text: str) -> None:
    reading = parse(text.encode(), limit=EXERCISE_LIMIT)
    try:
        data = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        assert reading.value is None
        assert len(reading.problems) == 1
    else:
        assert reading.value is not None, reading.problems
        assert repr(reading.value.data) == repr(data)


@given(st.lists(PIECES, max_size=25).map("".join))
@example('a = """"""""')
@example("a = '''x'''''")
@example('a = """\\""""""')
def test_nothing_is_read_but_what_the_parser_reads_and_all_of_that(text: str) -> None:
    assert_as_the_parser_reads_it(text)


@given(TABLES.map(tomli_w.dumps), st.data())
def test_a_sound_text_with_one_change_is_read_as_the_parser_reads_it(
    text: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(text)))
    until = data.draw(st.integers(at, min(len(text), at + 3)))
    assert_as_the_parser_reads_it(text[:at] + data.draw(PIECES) + text[until:])


@given(st.binary(max_size=60))
def test_bytes_of_any_kind_are_read_or_refused_with_a_problem(data: bytes) -> None:
    reading = parse(data, limit=EXERCISE_LIMIT, only_safe=True)
    assert (reading.value is None) == bool(reading.problems)


@given(TABLES)
def test_the_walk_sees_each_value_once(table: dict[str, object]) -> None:
    text = tomli_w.dumps(table).encode()
    seen = [text[start:end] for mark, start, end in tokens(text) if mark is Mark.SCALAR]
    inside = [one for _, one in values_in(table) if not isinstance(one, list | dict)]
    assert len(seen) == len(inside)
