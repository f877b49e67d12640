"""JSON from strangers: read exactly where it is JSON, and refused fast and clearly where not."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.journal.json_flaws import JsonFault, JsonFaultError, PieceFaultError
from nvc_coach.journal.json_guard import outline
from nvc_coach.journal.json_scan import MOST_NESTING
from tests.library.measuring import measured, on_linux

texts = st.text(st.characters(exclude_categories=[])) | st.sampled_from(
    ['"', "\\", "[/b]", "{}[],:", "\u2028", "a\nb", "\ud800"]
)
values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)
documents = st.dictionaries(texts, values, max_size=4)


def read(data: bytes) -> dict[str, object]:
    """Everything in a document, piece by piece."""
    found = outline(data)
    whole: dict[str, object] = {}
    for key, part in found.parts.items():
        if part.elements is None:
            whole[key] = found.value(key)
        else:
            elements = [one for _number, one in found.elements(key)]
            failed = [one for one in elements if isinstance(one, PieceFaultError)]
            if failed:
                raise failed[0]
            assert len(part) == len(elements)
            whole[key] = elements
    return whole


def refused(data: bytes) -> JsonFaultError:
    with pytest.raises(JsonFaultError) as error:
        read(data)
    assert error.value.sentence
    return error.value


@given(document=documents, indent=st.sampled_from([None, 0, 3]), escaped=st.booleans())
def test_whatever_is_json_is_read_as_it_is_however_it_is_laid_out(
    *, document: dict[str, Any], indent: int | None, escaped: bool
) -> None:
    text = json.dumps(document, indent=indent, ensure_ascii=escaped)

    assert read(text.encode("utf-8", "surrogatepass" if escaped else "replace")) == json.loads(
        text.encode("utf-8", "surrogatepass" if escaped else "replace").decode()
    )


@given(st.binary(max_size=60) | st.text('{}[],:"\\ 1ea', max_size=60).map(str.encode))
def test_whatever_is_not_json_is_refused_and_never_a_crash(data: bytes) -> None:
    try:
        expected = json.loads(data.removeprefix(b"\xef\xbb\xbf").decode(), strict=False)
    except ValueError:
        expected = None
    try:
        assert read(data) == expected
    except (JsonFaultError, PieceFaultError) as error:
        twice_or_too_much = isinstance(error, PieceFaultError) or b'"' in data
        assert not isinstance(expected, dict) or twice_or_too_much


@given(documents, st.data())
def test_a_text_that_was_cut_off_or_changed_is_read_or_refused(
    document: dict[str, Any], data: st.DataObject
) -> None:
    whole = json.dumps({"entries": [document], **document}).encode()
    at = data.draw(st.integers(0, len(whole) - 1))
    assert refused(whole[:at]).fault in (JsonFault.EMPTY, JsonFault.NOT_JSON)
    changed = whole[:at] + data.draw(st.binary(min_size=1, max_size=1)) + whole[at + 1 :]
    told = "read"
    try:
        read(changed)
    except (JsonFaultError, PieceFaultError) as error:
        told = error.sentence
    assert told


@pytest.mark.parametrize(
    ("data", "fault", "line", "number"),
    [
        (b"", JsonFault.EMPTY, None, None),
        (b" \n\0\0", JsonFault.EMPTY, None, None),
        (b"[1]", JsonFault.NOT_JSON, 1, None),
        (b'{"entries": [\n1,\n2', JsonFault.NOT_JSON, 3, 2),
        (b'{"entries": [\n1,\nnope]}', JsonFault.NOT_JSON, 3, 2),
        (b'{"entries": [1,]}', JsonFault.NOT_JSON, 1, 2),
        (b'{"a": 1} x', JsonFault.NOT_JSON, 1, None),
        (b'{"a": 1,\n"a": 2}', JsonFault.NOT_JSON, 2, None),
        (b'{"a": [1] [2, 3]}', JsonFault.NOT_JSON, 1, None),
        (b'{"a": [1] {"b": 3}}', JsonFault.NOT_JSON, 1, None),
        (b'{"a": [}', JsonFault.NOT_JSON, 1, None),
        (b'{"a": "x', JsonFault.NOT_JSON, 1, None),
        (b'{"a":\n"\xff"}', JsonFault.NOT_UTF_8, 2, None),
        ('{"a": 1}'.encode("utf-16"), JsonFault.NOT_UTF_8, 1, None),
        (b'{"a": ' + b"[" * 100_000, JsonFault.TOO_INTRICATE, 1, None),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    data: bytes, fault: JsonFault, line: int | None, number: int | None
) -> None:
    error = refused(data)

    assert (error.fault, error.line, error.number) == (fault, line, number)
    if number is not None:
        assert f"Entry {number}, line {line}: " in error.sentence


@pytest.mark.parametrize(
    "element", [b"NaN", b"-Infinity", b"1e999", b"9" * 30, b'{"a": 1, "a": 2}', b"9" * 10_000]
)
def test_a_piece_that_cannot_be_taken_hinders_no_other(element: bytes) -> None:
    found = outline(b'{"entries": [1, %b, {"b": 2}]}' % element)
    first, failed, last = found.elements("entries")

    assert (first, last) == ((1, 1), (3, {"b": 2}))
    assert isinstance(failed[1], PieceFaultError)
    assert failed[1].sentence


def test_a_byte_order_mark_and_raw_control_characters_are_no_trouble() -> None:
    assert read(b'\xef\xbb\xbf{"a": ["x\ty\nz\x1b"]}') == {"a": ["x\ty\nz\x1b"]}


def test_nesting_is_allowed_as_deep_as_an_entry_goes_and_no_deeper() -> None:
    deep = MOST_NESTING - 1
    assert read(b'{"a": %b1%b}' % (b"[" * deep, b"]" * deep))
    assert refused(b'{"a": %b1%b}' % (b"[" * (deep + 1), b"]" * (deep + 1))).fault


BOMBS = {
    "nesting": """b'{"entries": [' + b'{"a":' * 200_000""",
    "elements": """b'{"entries": [' + b"1," * 1_000_001 + b"1]}" """,
    "signs": """b'{"entries": [{"a": [' + b"[]," * 700_000 + b"1]}]}" """,
    "keys": """b'{"entries": [{' + b'"a":{},' * 700_000 + b'"b":1}]}' """,
    "open quote": """b'{"entries": ["' + b'\\\\"' * 500_000""",
    "digits": """b'{"entries": [' + b"1" * 1_000_000 + b"]}" """,
    "escapes": """b'{"entries": ["' + b"\\\\u0041" * 170_000 + b'"]}' """,
    "short lists": """b'{"entries": [[' + b"[]," * 330_000 + b"1]]}" """,
}
READING = """
from nvc_coach.journal.json_flaws import JsonFaultError, PieceFaultError
from nvc_coach.journal.json_guard import outline
"""
READ = """
outcome = [len(data)]
try:
    for number, one in outline(data).elements("entries"):
        outcome.append(one.fault if isinstance(one, PieceFaultError) else "read")
except JsonFaultError as error:
    outcome.append(error.fault)
"""


@on_linux
@pytest.mark.parametrize("name", BOMBS)
def test_what_is_made_to_exhaust_a_reader_takes_a_second_a_mebibyte_at_most(name: str) -> None:
    took, most, (size, outcome) = measured(BOMBS[name], READING, READ)
    mebibytes = max(1, int(size) / (1 << 20))

    assert took < mebibytes
    assert most < 150 * mebibytes
    wanted = {"open quote": "not-json", "digits": "number", "escapes": "read"}
    wanted["short lists"] = "read"
    assert outcome == wanted.get(name, "too-intricate")


def test_a_file_larger_than_any_journal_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nvc_coach.journal.json_guard.MOST_BYTES", 10)

    assert refused(b'{"a": "bcdefgh"}').fault is JsonFault.TOO_LARGE
