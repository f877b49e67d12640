"""How words are compared, what is looked for, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.journal.searching.folding import folded, indexed
from nvc_coach.journal.searching.hits import hit_lines, spans_in
from nvc_coach.journal.searching.query import Query


def hits(text: str, wanted: str) -> list[str]:
    """What is marked in a text."""
    return [text[begin:end] for begin, end in spans_in(text, Query.of(wanted))]


@pytest.mark.parametrize(
    ("text", "wanted", "marked"),
    [
        ("He closed the laptop.", "laptop", ["laptop"]),
        ("He closed the LAPTOP.", "laptop", ["LAPTOP"]),
        ("Restless, no rest.", "rest", ["Rest", "rest"]),
        ("Restless, no rest.", '"rest"', ["rest"]),
        ("to be heard", '"be heard"', ["be heard"]),
        ("to be heard", '"heard be"', []),
        ("heard, to be", "be heard", ["heard", "be"]),
        ("to be\nheard", '"be heard"', ["be\nheard"]),
        ("the Café", "cafe", ["Café"]),
        ("the Cafe", "café", ["Cafe"]),
        ("in der Straße", "STRASSE", ["Straße"]),
        ("don\N{RIGHT SINGLE QUOTATION MARK}t", "don't", ["don\N{RIGHT SINGLE QUOTATION MARK}t"]),
        ("\N{LEFT DOUBLE QUOTATION MARK}so\N{RIGHT DOUBLE QUOTATION MARK} he said", "so", ["so"]),
        ("a and b", "a", ["a"]),
        ("[/b] and markup", "[/b]", ["b"]),
        ("今天我很累了", "很累", ["很累"]),
        ("今天我很累了", "累", ["累"]),
        ("今天我很累了", "我很累", ["我很累"]),
        ("今天我很累了", "累很", []),
        ("ฉันเหนื่อยมาก", "เหนื่อย", ["เหนื่อย"]),
        ("とても疲れた", "疲れ", ["疲れ"]),
        ("ខ្ញុំអស់កម្លាំង", "អស់កម្លាំង", ["អស់កម្លាំង"]),
        ("나는 피곤해요", "피곤", ["피곤"]),
        ("나는 피곤해요", "피고", ["피곤"]),  # a syllable that is still being typed
        ("שָׁלוֹם לך", "שלום", ["שָׁלוֹם"]),
        ("أَنَا تَعْبَان", "تعبان", ["تَعْبَان"]),
        ("मैं थका हूँ", "थका", ["थका"]),
        ("мне грустно", "ГРУСТНО", ["грустно"]),
        ("😀 sad 😀", "sad", ["sad"]),
    ],
)
def test_what_is_typed_is_found_where_it_stands(text: str, wanted: str, marked: list[str]) -> None:
    assert hits(text, wanted) == marked


@pytest.mark.parametrize("nothing", ["", "  ", '"', '""', "...", "?!", "😀", "\ud800"])
def test_what_holds_no_word_looks_for_nothing(nothing: str) -> None:
    assert Query.of(nothing).terms == ()


def test_a_quotation_that_is_not_closed_yet_is_taken_as_it_stands() -> None:
    assert hits("to be heard", '"be hea') == []
    assert hits("to be heard", '"be heard') == ["be heard"]


def test_hits_are_shown_in_their_lines() -> None:
    text = "On Tuesday he came.\n  He closed the laptop, and the lid of it.\nI left."

    (line,) = hit_lines([text], Query.of("laptop lid"))

    assert line.text == "He closed the laptop, and the lid of it."
    assert [line.text[begin:end] for begin, end in line.spans] == ["laptop", "lid"]
    assert not line.cut


def test_a_long_line_is_shown_from_a_little_before_its_first_hit() -> None:
    (line,) = hit_lines(["word " * 400 + "lapwing " + "word " * 400], Query.of("lapwing"))

    assert line.cut
    assert line.text.startswith("word word word word lapwing word")
    assert [line.text[begin:end] for begin, end in line.spans] == ["lapwing"]


def test_a_long_line_without_blanks_is_cut_too() -> None:
    (line,) = hit_lines(["字" * 400 + "我很累"], Query.of("很累"))

    assert line.text.endswith("我很累")
    assert len(line.text) < 60
    assert [line.text[begin:end] for begin, end in line.spans] == ["很累"]


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_stands_in_a_text_as_a_word_is_found_there(before: str, word: str) -> None:
    wanted = folded(word)
    text = f"{before} {word} after"

    for one in wanted.split():
        assert any(one in folded(text[b:e]) for b, e in spans_in(text, Query.of(one)))


@given(st.text(max_size=60), st.text(max_size=20))
def test_a_query_is_always_one_that_the_database_takes(text: str, wanted: str) -> None:
    assert set(folded(indexed(text))) - {" "} == set(folded(text)) - {" "}
    match = Query.of(wanted).match
    assert match.count('"') % 2 == 0
    assert not set(match) & set("()^:+-{},;'\\")
