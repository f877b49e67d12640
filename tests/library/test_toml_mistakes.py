"""A text that is no TOML is met with what its author may have meant."""

import pytest

from nvc_coach.library.file_limits import EXERCISE_LIMIT
from nvc_coach.library.problems import Findings
from nvc_coach.library.source import Source
from nvc_coach.library.toml_mistakes import explained_refusal
from nvc_coach.library.toml_text import parse
from tests.library.marked import place_of, unmarked

MISTAKES = [
    ("quote-open", 'a = ⟦"⟧'),
    ("quote-open", 'a = ⟦"⟧x'),
    ("quote-open", 'a = ⟦"⟧x\nb = "y"'),
    ("quote-open", "a = ⟦'⟧x\n"),
    ("quote-open", "a = ⟦'⟧it\u2019s\n"),
    ("quote-open", 'a = ⟦"⟧x\\"\n'),
    ("quote-open", 'a = ⟦"""⟧x\n"\n""'),
    ("quote-open", 'a = ⟦"""⟧x\\"""\n'),
    ("quote-open", 'a = ⟦"""⟧x\\""" ' + "\\n" * 400),
    ("quote-open", "a = ⟦'''⟧x\n''\n"),
    ("quote-open", 'a = [1, ⟦"⟧x]\n'),
    ("quote-inside", 'ask = "She said "⟦no" to me"⟧'),
    ("quote-inside", "ask = 'It⟦s'⟧\n".replace("It", "It'")),
    ("curly-quotes", "a = ⟦“⟧x”"),
    ("curly-quotes", 'a = "x⟦”⟧\nb = 1'),
    ("curly-quotes", "a = [⟦“⟧x”]"),
    ("curly-quotes", "⟦“⟧a” = 1"),
    ("equals-missing", 'ask ⟦"⟧x"'),
    ("equals-missing", 'ask⟦:⟧ "x"'),
    ("equals-missing", "Hello ⟦t⟧here"),
    ("equals-missing", "a = { b ⟦1⟧ }"),
    ("value-missing", "a =⟦⟧"),
    ("value-missing", "a = ⟦⟧# nothing"),
    ("value-missing", "a = [1, ⟦⟧, 2]"),
    ("text-unquoted", "a = ⟦Hello there⟧ # note"),
    ("text-unquoted", "a = [⟦Hello⟧ there]"),
    ("bad-value", "a = ⟦True⟧"),
    ("bad-value", "a = ⟦yes⟧"),
    ("bad-value", "a = ⟦07⟧"),
    ("bad-value", "a = ⟦1_⟧"),
    ("bad-value", "a = [⟦+⟧]"),
    ("bad-value", "a = ⟦2026-13-01⟧"),
    ("bad-value", "a = ⟦25:00:00⟧\nb = 1\nc = 2"),
    ("bad-value", "b = 1\na = ⟦2026-11-31 25:00:00⟧"),
    ("comma-missing", "a = [1 ⟦2⟧]"),
    ("comma-missing", "a = { b = 1 ⟦c⟧ = 2 }"),
    ("comma-missing", "a = [\n  { b = 1 }\n  ⟦{⟧ b = 2 }\n]"),
    ("comma-last", "a = { b = 1⟦,⟧ }"),
    ("line-break-in-braces", "a = ⟦{⟧ b = 1,\nc = 2 }"),
    ("line-break-in-braces", "a = ⟦{⟧ b = 1 # note\n}"),
    ("line-break-in-braces", "a = ⟦{⟧\nb = 1 }"),
    ("bracket-open", 'a = ⟦[⟧\n1,\n\n[[step]]\nid = "x"'),
    ("bracket-open", "a = ⟦[⟧\n1,\nb = 2"),
    ("bracket-open", "a = ⟦[⟧1, { b = 1 },"),
    ("bracket-open", "a = ⟦{⟧ b = 1"),
    ("header-form", "⟦[step⟧"),
    ("header-form", "⟦[[step⟧]\n"),
    ("not-toml", "[⟦]⟧"),
    ("not-toml", "⟦=⟧ 3"),
    ("not-toml", "⟦*⟧ a point"),
    ("not-toml", "a = {⟦=⟧ 3}"),
    ("not-toml", "a = 1 ⟦b⟧"),
    ("not-toml", "[step] ⟦x⟧"),
    ("single-brackets", "[step]\n[⟦step⟧]"),
    ("single-brackets", "[[step]]\n[⟦step⟧]"),
    ("single-brackets", "[step]\n[[⟦step⟧]]"),
    ("same-key", "[x]\n[⟦x⟧]"),
    ("same-key", "a = 1\n⟦a⟧ = 2"),
    ("same-key", "a = { b = 1, ⟦b⟧ = { c = 1 } }"),
    ("same-key", "a = 1\n⟦a⟧ = { c = [1, { d = 2 }] }\nb = 1"),
    ("same-key", "a.b = 1\n⟦a.b.c⟧ = 2"),
    ("backslash", 'a = "⟦\\⟧q"'),
    ("backslash", 'a = "x ⟦\\⟧uD800"'),
    ("backslash", 'a = """⟦\\⟧u12"""'),
    ("unsafe-character", 'a = "⟦\x00⟧"'),
    ("unsafe-character", "a = 1 # ⟦\x7f⟧"),
]


@pytest.mark.parametrize(("code", "marked"), MISTAKES)
def test_a_mistake_is_named_where_it_was_made(code: str, marked: str) -> None:
    text, culprit = unmarked(marked)
    (problem,) = parse(text.encode(), limit=EXERCISE_LIMIT, file="f.toml").problems
    assert (problem.code, place_of(problem)) == (code, culprit)
    assert problem.message
    assert problem.why
    assert problem.fix


@pytest.mark.parametrize(("code", "marked"), MISTAKES)
def test_windows_line_ends_change_no_place(code: str, marked: str) -> None:
    text, culprit = unmarked(marked.replace("\n", "\r\n"))
    (problem,) = parse(text.encode(), limit=EXERCISE_LIMIT).problems
    assert (problem.code, place_of(problem)) == (code, culprit)


def test_a_refusal_nobody_foresaw_points_at_what_the_parser_named() -> None:
    findings = Findings(Source(b"a = 1\nb = 2"))
    explained_refusal(findings, "Something new (at line 2, column 5)")
    explained_refusal(findings, "Something new")
    assert [(one.line, one.column) for one in findings.all()] == [(2, 5), (2, 5)]
