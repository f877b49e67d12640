"""The entry file: what was written comes back exactly, and a person can read it."""

import json
import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nvc_coach.journal import toml_writing
from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.entry_file import as_data, dump, entry_in, load, tables_of
from nvc_coach.journal.event_table import draft_from_table, event_from_table, event_table
from nvc_coach.journal.flaws import FlawCode, FlawError
from nvc_coach.journal.quick_reading import is_usual, read_quickly
from nvc_coach.journal.store import summary_of
from nvc_coach.journal.table_keys import Misfit
from nvc_coach.journal.toml_reading import parsed
from nvc_coach.practice.answers import Agreed, Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.events import Answered, Carried, Draft, Reflected, Skipped, Unknown
from tests.journal import entries as some
from tests.journal.entries import START, after, entry, typing, wrote

EXAMPLE = """\
format = "nvc-entry/1"
id = "01KAP2M4X0Q6Z8V3T5R7N9B1CD"
exercise = "transforming-enemy-images"
title = "Transforming Enemy Images"
version = "1.0.0"
fingerprint = "sha256:abababababababababababababababababababababababababababababababab"
language = "en"
state = "open"
started = 2026-11-22T10:04:31+01:00
changed = 2026-11-22T10:06:31+01:00
tags = ["family"]

[[event]]
step = "judgment"
at = 2026-11-22T10:05:01+01:00
asked = "What is it?"
text = \"\"\"
He only thinks of "himself".
And of his car.\"\"\"

[[event]]
step = "my-needs"
at = 2026-11-22T10:05:31+01:00
picked = ["consideration", "rest"]
said = ["consideration", "rest"]
own = ["to be met halfway"]

[[event]]
step = "charge-before"
at = 2026-11-22T10:05:41+01:00
amend = true
number = 8

[[event]]
step = "request-other"
at = 2026-11-22T10:05:51+01:00
asked = "Anything?"
skipped = true

[[event]]
step = "agreements"
at = 2026-11-22T10:06:01+01:00
agreed = [{ who = "D.", what = "to call first", by = 2026-12-06 }]

[[draft]]
step = "observation"
at = 2026-11-22T10:06:31+01:00
text = "On Tuesday he clo"
"""


def load_own(data: bytes) -> Entry:
    loaded = load(data)
    assert isinstance(loaded, Entry)
    return loaded


def flaw_of(data: bytes) -> tuple[FlawCode, int | None, str]:
    with pytest.raises(FlawError) as raised:
        load(data)
    flaw = raised.value.flaw
    assert flaw.sentence
    return flaw.code, flaw.line, flaw.key


def test_the_file_reads_as_a_person_would_write_it() -> None:
    assert dump(load_own(EXAMPLE.encode())).decode() == EXAMPLE


@settings(max_examples=200)
@given(some.entries)
def test_every_entry_comes_back_exactly_as_it_was(written: Entry) -> None:
    data = dump(written)

    assert load(data) == written
    assert dump(load_own(data)) == data


def test_an_entry_with_everything_in_it_comes_back_exactly() -> None:
    written = entry(events=some.EVERYTHING, drafts=some.DRAFTS, extra={"mood": "grey"})

    assert load(dump(written)) == written


@settings(max_examples=500)
@given(some.kept_text)
def test_any_text_comes_back_exactly_and_with_its_lines_as_they_were(text: str) -> None:
    data = dump(entry(events=(wrote(text),)))

    event = load_own(data).events[0]
    assert isinstance(event, Answered)
    assert event.answer == Text(text)


@pytest.mark.parametrize(
    "text",
    [
        "[/b] [@click=app.bell]x[/]",
        '"""',
        "'''",
        'ends with "quotes"',
        "ends with a backslash \\",
        "\\\n\\n",
        "line\n",
        '\n"',
        '\n""',
        'a "" b "" ""\n""" c """" d\n\\"\\""',
        '"\n',
        "\nline",
        "a\r\nb",
        "\u2028\u2029\x85\x0b\x0c",
        "\0\x1b[31m\x7f\x9b",
        "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{EMOJI MODIFIER FITZPATRICK TYPE-6}",
        "مرحبا بالعالم\u202e",
        "人を責める\n気持ち",
        "\ufeff",
        "[[event]]\nstep = 1\n",
    ],
)
def test_texts_that_break_other_programs_come_back_exactly(text: str) -> None:
    written = entry(
        events=(wrote(text), Reflected(at=after(60), text=text)), drafts=(typing(text),)
    )

    assert load(dump(written)) == written


def test_a_paste_of_a_megabyte_comes_back_exactly() -> None:
    written = entry(drafts=(typing('He said "no".\n' * 75_000),))

    assert load(dump(written)) == written


def test_lines_of_a_text_stand_as_lines_in_the_file() -> None:
    data = dump(entry(events=(wrote('one\n\t"two"\n\nthree'),)))

    assert b'"""\none\n\t"two"\n\nthree"""\n' in data


def test_half_a_character_cannot_make_the_file_unreadable() -> None:
    data = dump(entry(events=(wrote("a\ud800b"),)))

    event = load_own(data).events[0]
    assert isinstance(event, Answered)
    assert event.answer == Text("a\ufffdb")


def test_times_are_kept_in_whole_seconds_and_minutes_from_utc() -> None:
    odd = timezone(timedelta(minutes=19, seconds=32))
    written = entry(
        events=(
            Skipped(at=datetime(2026, 1, 1, 12, 0, 40, 999, tzinfo=odd), step="a"),
            Skipped(at=datetime(2026, 1, 1, 12, 0, 40), step="b"),  # noqa: DTZ001  # the point
        ),
        started=START.replace(microsecond=5),
    )

    data = dump(replace(written, events=written.events[:1])).decode()
    assert "at = 2026-01-01T12:00:08+00:19\n" in data
    assert "started = 2026-11-22T10:04:31+01:00\n" in data
    table = event_table(written.events[1])
    assert table["at"] == datetime(2026, 1, 1, 12, 0, 40, tzinfo=UTC)


def test_changed_is_the_latest_moment_in_the_entry() -> None:
    assert entry().changed == START
    assert entry(events=(wrote("a", 30),), drafts=(typing("b", 20),)).changed == after(30)
    assert entry(events=(wrote("a", 30),), drafts=(typing("b", 50),)).changed == after(50)


def test_unknown_keys_and_tables_are_kept_wherever_they_stand() -> None:
    text = (
        'colour = "blue"\n'
        + EXAMPLE.replace("number = 8", 'number = 8\ncolour = "red"\nlight = { lamp = [1, 2.5] }')
        .replace('what = "to call first",', 'what = "to call first", how = "gently",')
        .replace('clo"', 'clo"\nseen = 12:30:00\nsince = 2026-11-22T10:04:31')
        + '\n[place]\nroom = "kitchen"\n\n[[visitor]]\nname = "A."\n\n[[visitor]]\nname = "B."\n'
        + '\n[[draft]]\nstep = "sung"\nmelody = "c d e"\n'
    )
    kept = load_own(text.encode())

    assert tomllib.loads(dump(kept).decode()) == tomllib.loads(text)
    assert load(dump(kept)) == kept
    assert b'\n[place]\nroom = "kitchen"\n\n[[visitor]]\nname = "A."\n' in dump(kept)
    assert kept.extra["colour"] == "blue"
    assert kept.events[2].extra == {"colour": "red", "light": {"lamp": [1, 2.5]}}
    assert kept.events[4].extra == {"agreed": [{"how": "gently"}]}


def test_an_event_that_only_a_later_version_understands_is_kept_whole() -> None:
    later = "[[event]]\nat = 2026-11-22T10:05:01+01:00\nsung = true\npitch = { a = 440 }\n"
    kept = load_own((EXAMPLE + "\n" + later).encode())

    assert kept.events[-1] == Unknown(at=after(30), extra={"sung": True, "pitch": {"a": 440}})
    assert load(dump(kept)) == kept


def test_events_without_a_moment_take_the_one_before() -> None:
    text = EXAMPLE.replace("at = 2026-11-22T10:05:31+01:00\n", "").replace(
        "at = 2026-11-22T10:06:31+01:00\n", ""
    )
    kept = load_own(text.encode())

    assert kept.events[1].at == after(30)
    assert kept.drafts["observation"].at == after(90)


def test_of_two_drafts_at_a_step_none_is_lost() -> None:
    twice = '\n[[draft]]\nstep = "observation"\ntext = "On Wednesday"\n'
    kept = load_own((EXAMPLE + twice).encode())

    assert kept.drafts["observation"].answer == Text("On Tuesday he clo")
    assert b"On Wednesday" in dump(kept)
    assert load(dump(kept)) == kept


@pytest.mark.parametrize(
    ("line", "instead", "code", "at", "key"),
    [
        ('format = "nvc-entry/1"\n', "", FlawCode.WRONG_FORMAT, 1, ""),
        ('"nvc-entry/1"', '"nvc-exercise/1"', FlawCode.WRONG_FORMAT, 1, ""),
        ('"nvc-entry/1"', '"nvc-entry/0"', FlawCode.WRONG_FORMAT, 1, ""),
        ('"nvc-entry/1"', "1", FlawCode.WRONG_FORMAT, 1, ""),
        ('title = "Transforming Enemy Images"\n', "", FlawCode.KEY_MISSING, 1, "title"),
        ("started = 2026-11-22T10:04:31+01:00\n", "", FlawCode.KEY_MISSING, 1, "started"),
        ('"01KAP2M4X0Q6Z8V3T5R7N9B1CD"', '"mine"', FlawCode.KEY_OF_ANOTHER_KIND, 2, "id"),
        ('"1.0.0"', "1.0", FlawCode.KEY_OF_ANOTHER_KIND, 5, "version"),
        ('"open"', '"opened"', FlawCode.KEY_OF_ANOTHER_KIND, 8, "state"),
        ("10:04:31+01:00", "10:04:31", FlawCode.KEY_OF_ANOTHER_KIND, 9, "started"),
        ('["family"]', '"family"', FlawCode.KEY_OF_ANOTHER_KIND, 11, "tags"),
        ('["family"]', "[1]", FlawCode.KEY_OF_ANOTHER_KIND, 11, "tags"),
        ("amend = true", 'amend = "yes"', FlawCode.KEY_OF_ANOTHER_KIND, 31, "amend"),
        ("number = 8", "number = true", FlawCode.KEY_OF_ANOTHER_KIND, 32, "number"),
        ("number = 8", 'number = "8"', FlawCode.KEY_OF_ANOTHER_KIND, 32, "number"),
        ("number = 8", "chose = 8", FlawCode.KEY_OF_ANOTHER_KIND, 32, "chose"),
        ("number = 8", "chose = [8]", FlawCode.KEY_OF_ANOTHER_KIND, 32, "chose"),
        ("number = 8", "back = 8", FlawCode.KEY_OF_ANOTHER_KIND, 32, "back"),
        ('step = "charge-before"', "step = 7", FlawCode.KEY_OF_ANOTHER_KIND, 29, "step"),
        ('what = "to call first", ', "", FlawCode.KEY_MISSING, 43, "what"),
        ("by = 2026-12-06", 'by = "soon"', FlawCode.KEY_OF_ANOTHER_KIND, 43, "by"),
        ("agreed = [{", "agreed = [1, {", FlawCode.KEY_OF_ANOTHER_KIND, 43, "agreed"),
        ('"On Tuesday he clo"', "[]", FlawCode.KEY_OF_ANOTHER_KIND, 48, "text"),
        ("[[draft]]", "[[draft.is]]", FlawCode.KEY_OF_ANOTHER_KIND, 45, "draft"),
        ("[[draft]]", "[[draft]", FlawCode.NOT_TOML, 45, ""),
    ],
)
def test_what_is_wrong_in_an_entry_is_told_with_its_line(
    line: str, instead: str, code: FlawCode, at: int, key: str
) -> None:
    assert line in EXAMPLE

    assert flaw_of(EXAMPLE.replace(line, instead, 1).encode()) == (code, at, key)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", FlawCode.EMPTY),
        (bytes(4096), FlawCode.EMPTY),
        (EXAMPLE.encode()[:300], FlawCode.NOT_TOML),
        (EXAMPLE.replace("family", "famil\xe9").encode("latin-1"), FlawCode.NOT_UTF_8),
        (EXAMPLE.replace('["family"]', "[" * 50_000).encode(), FlawCode.TOO_INTRICATE),
        (f"{'a.' * 40_000}a = 1".encode(), FlawCode.TOO_INTRICATE),
        (EXAMPLE.replace('["family"]', "[]\nx = " + "9" * 99).encode(), FlawCode.TOO_INTRICATE),
        (
            (EXAMPLE + f"[{'.'.join('a' * 16)}]\n{'.'.join('b' * 15)}.c = [[1]]\n").encode(),
            FlawCode.TOO_INTRICATE,
        ),
        (b" " * (64 * 1024 * 1024 + 1) + b"x", FlawCode.TOO_LARGE),
    ],
    ids=["empty", "zeros", "cut", "latin-1", "arrays", "dots", "number", "tables", "large"],
)
def test_bytes_that_are_no_entry_are_refused_and_named(data: bytes, code: FlawCode) -> None:
    assert flaw_of(data)[0] == code


@settings(max_examples=200)
@given(st.data())
def test_no_bytes_at_all_bring_the_reader_down(data: st.DataObject) -> None:
    whole = bytearray(dump(entry(events=some.EVERYTHING, drafts=some.DRAFTS)))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        length = data.draw(st.integers(0, 20))
        whole[at : at + length] = data.draw(st.binary(max_size=8))
    try:
        loaded = load(bytes(whole))
    except FlawError as error:
        assert error.flaw.sentence  # noqa: PT017  # either way is right; neither may be a traceback
    else:
        assert json.dumps(as_data(loaded))
        if isinstance(loaded, Entry):
            assert load(dump(loaded)) == loaded


def test_an_entry_of_a_newer_format_can_be_looked_at() -> None:
    text = EXAMPLE.replace("nvc-entry/1", "nvc-entry/12").replace("[[event]]", "[[deed]]")
    newer = load(text.encode())

    assert isinstance(newer, NewerEntry)
    assert newer.format == "nvc-entry/12"
    assert (newer.title, newer.state, newer.started) == ("Transforming Enemy Images", "open", START)
    assert newer.changed == after(120)
    assert newer.text == text
    assert as_data(newer)["deed"]


def test_of_a_newer_format_only_the_id_must_be_as_it_is_today() -> None:
    newer = load(f'format = "nvc-entry/2"\nid = "{some.ID}"\ntitle = 5\nstarted = "now"\n'.encode())

    assert isinstance(newer, NewerEntry)
    assert newer.title == ""
    assert newer.started == newer.changed == datetime(2025, 11, 22, 15, 23, 50, 48000, tzinfo=UTC)
    assert flaw_of(b'format = "nvc-entry/2"\n') == (FlawCode.KEY_MISSING, 1, "id")


def test_the_json_form_has_the_same_keys_in_the_same_places() -> None:
    written = entry(
        events=some.EVERYTHING,
        drafts=some.DRAFTS,
        extra={"weight": float("inf"), "place": {"room": [1, "a"]}},
    )
    data = as_data(written)
    table = tomllib.loads(dump(written).decode())

    assert list(data) == list(table)
    assert json.loads(json.dumps(data)) == data
    assert data["started"] == "2026-11-22T10:04:31+01:00"
    assert data["weight"] == "inf"
    for kind in ("event", "draft"):
        as_json, as_toml = data[kind], table[kind]
        assert isinstance(as_json, list)
        assert [list(one) for one in as_json] == [list(one) for one in as_toml]


def test_what_holds_nothing_leaves_no_key() -> None:
    data = as_data(entry())

    assert not {"event", "draft", "tags", "follows"} & data.keys()


@pytest.mark.parametrize(
    ("answer", "keys"),
    [
        (Picks(), {"picked": []}),
        (Picks((), ("raw",)), {"own": ["raw"]}),
        (Chosen(("a", "b")), {"chose": ["a", "b"]}),
        (Chosen(("a",)), {"chose": "a"}),
        (Chosen(("a",), many=True), {"chose": ["a"]}),
        (Number(0), {"number": 0}),
        (Agreements(()), {"agreed": []}),
    ],
)
def test_each_answer_has_keys_of_its_own(answer: Answer, keys: dict[str, object]) -> None:
    table = event_table(Answered(at=START, step="a", answer=answer))

    assert table == {"step": "a", "at": START} | keys


def test_an_event_from_elsewhere_tells_what_has_no_place_in_it() -> None:
    read = event_from_table(
        {"step": "a", "picked": ["rest"], "text": "x", "colour": 1}, otherwise_at=START
    )

    assert isinstance(read, Answered)
    assert (read.at, read.answer) == (START, Picks(("rest",)))
    assert read.extra == {"text": "x", "colour": 1}


@pytest.mark.parametrize(
    "table",
    [
        {"step": "a"},
        {"text": "of no step"},
        {"step": "a", "outcome": "better", "text": "x"},
        {"reflection": True},
        {"step": "a", "by": 5},
        {"step": "a", "unsure": True},
        {"step": "a", "skipped": False, "back": False},
    ],
)
def test_a_table_that_is_no_event_is_kept_as_something_unknown(table: dict[str, object]) -> None:
    read = event_from_table(table, otherwise_at=START)

    assert read == Unknown(at=START, extra=table)


def test_a_misfit_names_the_way_to_the_key() -> None:
    table = {"step": "a", "agreed": [{"what": "x"}, {"what": 1}]}

    assert event_from_table(table, otherwise_at=START, path=("event", 3)) == Misfit(
        ("event", 3, "agreed", 1, "what"), "text"
    )


def test_an_answer_carried_over_keeps_what_else_it_says() -> None:
    table = {"step": "a", "at": START, "carried": True, "text": "x", "amend": True}
    read = event_from_table(table, otherwise_at=START)

    assert read == Carried(at=START, step="a", answer=Text("x"), extra={"amend": True})
    assert isinstance(read, Carried)
    assert event_table(read) == table


def test_a_draft_of_text_is_itself_the_half_typed_field() -> None:
    read = draft_from_table({"step": "a", "text": "x"}, otherwise_at=START)

    assert read == Draft(step="a", at=START, answer=Text("x"))
    assert draft_from_table({"text": "x"}, otherwise_at=START) is None
    assert draft_from_table({"step": "a", "at": START}, otherwise_at=START) is None


def test_unknown_keys_of_agreements_that_are_gone_do_not_hinder() -> None:
    event = Answered(
        at=START,
        step="a",
        answer=Agreements((Agreed("x"),)),
        extra={"agreed": [{"how": 1, "what": "y"}, {"how": 2}]},
    )
    odd = replace(event, extra={"agreed": ["no table"]})

    assert event_table(event)["agreed"] == [{"what": "x", "how": 1}]
    assert event_table(odd)["agreed"] == [{"what": "x"}]


# ------------------------------------------------------------------ reading quickly


@given(some.entries)
def test_reading_quickly_gives_the_line_that_reading_slowly_gives(whole: Entry) -> None:
    data = dump(whole)

    summary, tables = read_quickly(data)

    assert summary == summary_of(load(data))
    assert tables == parsed(data).data


@given(some.entries, st.data())
def test_what_passes_for_usual_can_always_be_loaded(whole: Entry, data: st.DataObject) -> None:
    tables = {key: value for key, value in tables_of(whole).items() if key in KNOWN}
    for table in (tables, *_tables_in(tables)):
        if data.draw(st.booleans()):
            key = data.draw(st.sampled_from([*table, "item", "back", "agreed", "by", "at"]))
            table[key] = data.draw(some.plain_values | st.just([]) | st.just([{"what": "x"}]))
    read = parsed(toml_writing.document(tables).encode())

    if is_usual(read.data):
        assert isinstance(entry_in(read), Entry)


def test_an_entry_as_it_is_usually_written_passes_for_usual() -> None:
    events = tuple(event for event in some.EVERYTHING if not isinstance(event, Unknown))

    assert is_usual(tables_of(entry(events=events, drafts=some.DRAFTS)))


KNOWN = set(tables_of(entry())) | {"tags", "follows", "event", "draft"}


def _tables_in(tables: dict[str, object]) -> list[dict[str, object]]:
    listed = [tables.get(key) for key in ("event", "draft")]
    return [
        one for some_of_them in listed if isinstance(some_of_them, list) for one in some_of_them
    ]
