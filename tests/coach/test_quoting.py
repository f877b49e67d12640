# ruff: noqa: RUF001  # quotation marks of every kind are what this is about
"""Quotations are found by their marks, and apostrophes are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.coach.quoting import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "never" twice.', ['"never"']),
        ("He said “never” twice.", ["“never”"]),
        ("He said ‘never’ twice.", ["‘never’"]),
        ("He said 'never' twice.", ["'never'"]),
        ("He said «never» and „never“ and »never« and ‹never› and 「never」.",
         ["«never»", "„never“", "»never«", "‹never›", "「never」"]),
        ("He said “you said 'never'” twice.", ["“you said 'never'”"]),
        ("‘I don’t’, he said, ‘can’t’.", ["‘I don’t’", "‘can’t’"]),
        ("It's the dogs' bowl, don't", []),
        ("He is 5' 10\" tall", []),
        ("the '90s, and \"so\"", ['"so"']),
        ("a “quote never closed", ["“quote never closed"]),
        ("a “quote never closed\n\nand more", ["“quote never closed"]),
        ("a 'quote never closed\n\nand' more", []),
        ("a 'quote never closed", []),
        ("nothing here ” or » at all", []),
        ("nor here ” or »at all", ["»at all"]),
        ("ends with “", []),
        ('he said, "', []),
        ("a “first”, a “second”", ["“first”", "“second”"]),
    ],
)  # fmt: skip
def test_quotations_are_found(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


@given(st.text(alphabet="ab '\"‘’“”„«»\n"))
def test_quotations_stand_in_order_and_do_not_overlap(text: str) -> None:
    last = 0
    for start, end in quotations(text):
        assert last <= start < end <= len(text)
        last = end
