"""A whole journal as one JSON document: nothing is lost on the way out and in again."""

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.entry_file import dump
from nvc_coach.journal.errors import JournalError
from nvc_coach.journal.flaws import FlawError
from nvc_coach.journal.json_form import document, read_entry, read_exercise
from nvc_coach.journal.json_guard import outline
from nvc_coach.journal.memory import MemoryStore
from nvc_coach.journal.store import Store
from tests.journal import entries as some
from tests.journal.entries import ID, entry, new_id, typing, wrote

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "docs/schemas/nvc-journal-1.schema.json").read_text(
        "utf-8"
    )
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
HARD_TEXTS = ("[/b]", "---", "key: value", "😀", "שלום", "a\u2028b", "\x1b[2J", "x" * (1 << 20))


def whole(store: Store, ids: tuple[str, ...] | None = None) -> bytes:
    """The document of a journal that can be read through and through."""
    damaged: list[JournalError] = []
    data = b"".join(document(store, ids, left_out=damaged.append))
    assert not damaged
    return data


def taken_in(data: bytes, folder: Path) -> DiskStore:
    """An empty journal after a document was taken in."""
    store = DiskStore(folder, mark="m1")
    found = outline(data)
    for _number, element in found.elements("exercises"):
        copy = read_exercise(element)
        assert copy is not None
        store.keep_exercise(copy)
    for _number, element in found.elements("entries"):
        read = read_entry(element)
        store.take_in(read.id, read.data, "imported")
    return store


def files(folder: Path) -> dict[str, bytes]:
    found = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


@given(st.lists(some.entries, max_size=4, unique_by=lambda one: one.id))
def test_out_and_in_and_out_again_gives_the_same_bytes_and_the_same_files(
    several: list[Entry],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        before = DiskStore(Path(folder) / "before", mark="m1")
        for one in several:
            before.create(one)
        before.keep_exercise(b'format = "nvc-resolved/1"\n')
        data = whole(before)
        after = taken_in(data, Path(folder) / "after")

        assert whole(after) == data
        assert files(Path(folder) / "after") == files(Path(folder) / "before")
        VALIDATOR.validate(json.loads(data))


@pytest.mark.parametrize("text", HARD_TEXTS, ids=lambda one: ascii(one[:9]))
def test_texts_that_trip_others_come_through(text: str, tmp_path: Path) -> None:
    store = MemoryStore()
    store.create(entry(events=(wrote(text),), drafts=(typing(text),), extra={text: text}))

    after = taken_in(whole(store), tmp_path)

    assert after.as_kept(ID) == store.as_kept(ID)
    assert b"\x1b" not in whole(store)


BY_HAND = dump(entry(events=(wrote("x"),))).replace(b"\n\n", b"\n\n# by hand\n\n")
AS_THEY_ARE = {
    "in another layout": BY_HAND,
    "with Windows line ends": BY_HAND.replace(b"\n", b"\r\n"),
    "with a byte order mark": b"\xef\xbb\xbf" + BY_HAND,
    "of a later format": dump(entry()).replace(b"nvc-entry/1", b"nvc-entry/7")
    + b"when = 12:00:00\n",
    "with a date nobody knows": dump(entry(extra={"born": some.START.date(), "inf": float("inf")})),
    "with a text that looks like a date": dump(entry(extra={"by": "2026-11-22"})),
    "with a key called toml": dump(entry(extra={"toml": "format = 1"})),
}


@pytest.mark.parametrize("name", AS_THEY_ARE)
def test_a_file_of_its_own_kind_comes_through_byte_for_byte(name: str, tmp_path: Path) -> None:
    data = AS_THEY_ARE[name]
    DiskStore(tmp_path / "before", mark="m1").take_in(ID, data, "imported")
    document_of_it = whole(DiskStore(tmp_path / "before", mark="m1"))

    after = taken_in(document_of_it, tmp_path / "after")

    assert after.as_kept(ID)[1] == data
    assert whole(after) == document_of_it
    VALIDATOR.validate(json.loads(document_of_it))


def test_the_text_of_a_file_is_brought_along_only_where_it_is_needed() -> None:
    store = MemoryStore()
    store.create(entry(events=some.EVERYTHING[:-1], drafts=some.DRAFTS, extra={"mood": "grey"}))

    (element,) = json.loads(whole(store))["entries"]

    assert "toml" not in element
    assert element["started"] == "2026-11-22T10:04:31+01:00"
    assert element["event"][-1]["text"] == "It was easier than I thought."


def test_it_says_what_it_is_in_order_and_holds_no_time_of_its_own() -> None:
    store = MemoryStore()
    for number in (2, 1):
        store.create(entry(entry_id=new_id(number)))
    copies = [store.keep_exercise(data) for data in (b"a", b"b", b"c")]

    data = json.loads(whole(store))

    assert list(data) == ["format", "entries", "exercises"]
    assert data["format"] == "nvc-journal/1"
    assert [one["id"] for one in data["entries"]] == [new_id(1), new_id(2)]
    assert [one["fingerprint"] for one in data["exercises"]] == sorted(copies)


def test_some_entries_bring_the_exercises_they_were_made_with_alone() -> None:
    store = MemoryStore()
    used, _other = (store.keep_exercise(data) for data in (b"a", b"b"))
    for number in (1, 2):
        store.create(replace(entry(entry_id=new_id(number)), fingerprint=used))

    data = json.loads(whole(store, (new_id(2),)))

    assert [one["id"] for one in data["entries"]] == [new_id(2)]
    assert data["exercises"] == [{"fingerprint": used, "toml": "a"}]


def test_a_damaged_entry_is_told_and_hides_no_other(tmp_path: Path) -> None:
    store = DiskStore(tmp_path, mark="m1")
    store.create(entry(entry_id=new_id(1)))
    store.take_in(new_id(2), b"half", "imported")
    told: list[JournalError] = []

    data = json.loads(b"".join(document(store, left_out=told.append)))

    assert [one["id"] for one in data["entries"]] == [new_id(1)]
    assert [one.code for one in told] == ["damaged-not-toml"]


def test_never_more_than_one_entry_is_held() -> None:
    held: list[str] = []

    class Watched(MemoryStore):
        def as_kept(self, entry_id: str) -> tuple[Entry, bytes]:
            held.append(entry_id)
            return super().as_kept(entry_id)

    store = Watched()
    for number in range(5):
        store.create(entry(entry_id=new_id(number)))
    pieces = document(store, left_out=lambda _error: None)

    next(pieces)
    assert held == []
    next(pieces)
    assert len(held) == 1


GOOD: dict[str, Any] = {
    "format": "nvc-entry/1",
    "id": ID,
    "exercise": "note",
    "title": "Note",
    "version": "1.0.0",
    "fingerprint": "x",
    "language": "en",
    "state": "finished",
    "started": "2026-11-22T10:04:31Z",
}
BAD: dict[str, object] = {
    "no object": [],
    "of nothing": None,
    "without a format": {**GOOD, "format": None},
    "of a later format without its file": {**GOOD, "format": "nvc-entry/2"},
    "with a moment that is none": {**GOOD, "started": "yesterday"},
    "with a moment without an offset": {**GOOD, "started": "2026-11-22T10:04:31"},
    "with a moment before all time": {**GOOD, "started": "0001-01-01T00:00:00+23:59:59"},
    "with another state": {**GOOD, "state": "lost"},
    "with an id that is none": {**GOOD, "id": "../../etc/passwd"},
    "with nothing in it": {**GOOD, "mood": {"a": [None]}},
    "with a number too large": {**GOOD, "mood": 2**64},
    "with a file that is none": {**GOOD, "toml": 3},
    "with a file of something else": {**GOOD, "toml": "a = 1"},
    "with half a sign": {**GOOD, "toml": "\ud800"},
    "with an event that is none": {**GOOD, "event": [3]},
    "with an event of another kind": {**GOOD, "event": [{"step": "a", "text": 3}]},
    "nested too deeply": {**GOOD, "mood": json.loads("[" * 33 + "]" * 33)},
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_entry_is_refused_with_a_reason(name: str) -> None:
    with pytest.raises(FlawError) as refused:
        read_entry(BAD[name])
    assert refused.value.flaw.sentence


def test_an_entry_written_by_another_program_is_read_if_it_is_one() -> None:
    written = {**GOOD, "event": [{"step": "note", "text": "half \ud800", "by": "2026-11-29"}]}

    read = read_entry(written)

    assert (read.id, read_entry(GOOD).id) == (ID, ID)
    assert 'text = "half \N{REPLACEMENT CHARACTER}"\nby = 2026-11-29\n' in read.data.decode()


@given(st.recursive(st.none() | st.text() | st.integers() | st.floats(), st.lists))
def test_anything_in_the_place_of_an_exercise_is_no_copy(value: object) -> None:
    assert read_exercise(value) is None
    assert read_exercise({"fingerprint": value, "toml": "x"}) is None
    assert read_exercise({"fingerprint": "sha256:", "toml": value}) is None


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=[])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(exclude_categories=[])), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from([*GOOD, "event", "draft", "tags", "changed", "toml", "x"]), json_values
    )
)
def test_anything_in_the_place_of_a_key_is_read_or_refused(more: dict[str, Any]) -> None:
    for value in ({**GOOD, **more}, {**GOOD, "event": [more, {"step": "a", **more}]}):
        try:
            told = read_entry(value).id
        except FlawError as error:
            told = error.flaw.sentence
        assert told


def test_the_schema_is_one_and_refuses_what_is_no_journal() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    good = {"format": "nvc-journal/1", "entries": [GOOD], "exercises": []}
    assert VALIDATOR.is_valid(good)
    for name in ("without a format", "with a moment that is none", "with an id that is none"):
        assert not VALIDATOR.is_valid({**good, "entries": [BAD[name]]})
    later = {"format": "nvc-entry/2", "id": ID}
    assert not VALIDATOR.is_valid({**good, "entries": [later]})
    assert VALIDATOR.is_valid({**good, "entries": [{**later, "toml": "x"}]})
    assert not VALIDATOR.is_valid({**good, "format": "nvc-journal/2"})
