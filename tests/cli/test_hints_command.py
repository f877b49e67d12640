"""``hints``: the coach's questions about texts from another program, a line for each line."""

import json
import subprocess
import sys
from typing import Any

import pytest

from nvc_coach.cli.hints import MOST_BYTES
from tests.cli.commanding import Coach
from tests.cli.test_harmless_output import PAYLOAD, STEERING

TEXTS = "You never listen.\n\nOn Tuesday she left at nine.\r\n  \nShe is selfish"


def documents(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_each_line_gets_one_blank_ones_too(coach: Coach) -> None:
    ran = coach("hints", "observation", stdin=TEXTS.encode())

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        '"never": Which one moment comes to mind?',
        "nothing to ask here",
        "nothing to ask here",
        "nothing to ask here",
        '"selfish": What did you see or hear there?',
    ]
    assert not coach.home.exists()


def test_several_questions_about_one_text_stand_on_one_line(coach: Coach) -> None:
    ran = coach("hints", "observation", stdin=b"You never listen, you selfish man.")

    assert ran.out.count("\n") == 1
    assert '"never": ' in ran.out
    assert ' "selfish": ' in ran.out


def test_each_line_of_json_has_its_shape_and_the_text_as_it_came(coach: Coach) -> None:
    ran = coach("hints", "observation", "--json", stdin=TEXTS.encode())

    found = documents(ran.out)
    assert [one["text"] for one in found] == [
        "You never listen.",
        "",
        "On Tuesday she left at nine.",
        "  ",
        "She is selfish",
    ]
    assert found[0] == {
        "format": "nvc-hints/1",
        "text": "You never listen.",
        "hints": [
            {
                "id": "always-and-never",
                "start": 4,
                "end": 9,
                "phrase": "never",
                "say": "Which one moment comes to mind?",
                "instead": {"feelings": [], "needs": []},
            }
        ],
    }
    assert found[1]["hints"] == []


def test_feelings_and_needs_are_offered_instead_of_a_word_that_carries_a_story(
    coach: Coach,
) -> None:
    ran = coach("hints", "feelings", "--json", stdin="😀 I feel ignored".encode())

    ((hint,),) = (one["hints"] for one in documents(ran.out))
    assert (hint["phrase"], hint["start"], hint["end"]) == ("ignored", 9, 16)
    assert hint["instead"] == {
        "feelings": ["lonely", "hurt", "frustrated"],
        "needs": ["to-be-heard", "to-matter", "a-response"],
    }


@pytest.mark.parametrize("kind", ["observation", "feelings", "needs", "request"])
def test_every_kind_has_its_list(kind: str, coach: Coach) -> None:
    ran = coach("hints", kind, stdin=b"I feel that you should always be nicer to Anna")

    assert (ran.code, ran.err) == (0, "")
    assert '"' in ran.out


def test_nothing_that_comes_in_steers_the_terminal_and_json_tells_it_exactly(coach: Coach) -> None:
    text = f"never{PAYLOAD}never\u2028never".replace("\n", "")

    plain, data = (
        coach("hints", "observation", *option, stdin=text.encode()).out
        for option in ([], ["--json"])
    )

    for out in (plain, data):
        assert not STEERING.search(out)
        assert out.count("\n") == 1
    assert documents(data)[0]["text"] == text


def test_bytes_that_are_no_utf_8_are_told_as_such(coach: Coach) -> None:
    ran = coach("hints", "observation", "--json", stdin=b"never \xff never")

    assert documents(ran.out)[0]["text"] == "never \ufffd never"


def test_a_line_that_is_too_long_is_refused_after_those_before_it(coach: Coach) -> None:
    ran = coach("hints", "needs", stdin=b"rest\n" + b"a" * MOST_BYTES + b"\nrest\n")

    assert (ran.code, ran.out) == (1, "nothing to ask here\n")
    assert "longer" in ran.err


def test_nothing_in_is_nothing_out(coach: Coach) -> None:
    assert coach("hints", "needs").out == ""


def test_a_language_without_lists_is_told(coach: Coach) -> None:
    coach.places.config.mkdir(parents=True)
    coach.places.settings_file.write_text('language = "fr"\n', "utf-8")

    ran = coach("hints", "needs", stdin=b"rest")

    assert (ran.code, ran.out) == (6, "")
    assert "(fr)" in ran.err


def test_another_program_can_talk_with_it_line_by_line() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "nvc_coach", "hints", "needs", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for text in ("rest", "you to call me"):
            running.stdin.write(f"{text}\n".encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["text"] == text
        running.stdin.close()
        assert running.wait(timeout=60) == 0


def test_it_ends_quietly_where_stdin_was_closed(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nvc_coach.cli.hints import _lines

    monkeypatch.setattr("sys.stdin", None)

    assert list(_lines()) == []
    assert not coach.home.exists()
