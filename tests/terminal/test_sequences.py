"""What a terminal sends becomes keys, however it is cut on its way, and never letters."""

import sys
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from nvc_coach.tui import sequences
from nvc_coach.tui.sequences import KeyParser
from tests.terminal.page_reader import KEYS
from tests.terminal.page_storm import SEQUENCES

MOST_SIGNS = 30


class Time:
    """Time that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time()
    monkeypatch.setattr(sequences, "monotonic", time)
    return time


def told(messages: Iterable[object]) -> list[str]:
    """Keys by their names, and what was pasted."""
    return [
        message.key if isinstance(message, events.Key) else f"pasted {message.text!r}"
        for message in messages
        if isinstance(message, events.Key | events.Paste)
    ]


def letters(messages: Iterable[object]) -> str:
    """What would stand in a text."""
    return "".join(map(_letters, messages))


def _letters(message: object) -> str:
    if isinstance(message, events.Paste):
        return message.text
    if isinstance(message, events.Key) and message.is_printable and "alt+" not in message.key:
        return message.character or ""
    return ""


def heard(*pieces: str) -> list[object]:
    """What comes of pieces, one straight after the other, and of the rest once it stays away."""
    parser = KeyParser()
    messages: list[object] = [one for piece in pieces if piece for one in parser.feed(piece)]
    parser._until = None if parser._until is None else 0.0  # noqa: SLF001  # as if time had passed
    messages += parser.tick()
    return messages


@given(
    st.lists(st.sampled_from([*KEYS.values(), *SEQUENCES, "he", "é", "彼"]), max_size=MOST_SIGNS),
    st.data(),
)
def test_however_it_is_cut_the_same_keys_come_of_it(keys: list[str], data: st.DataObject) -> None:
    sent = "".join(keys)
    cut = data.draw(st.integers(0, len(sent)))

    assert told(heard(sent)) == told(heard(sent[:cut], sent[cut:]))


@given(st.lists(st.sampled_from(SEQUENCES)))
def test_what_a_terminal_tells_is_no_text(told_by_it: list[str]) -> None:
    known = {"\x1b[97;1;97u": "a"}
    sent = [one for one in told_by_it if one != "\x1b[1;"]

    assert letters(heard("".join(sent))) == "".join(known.get(one, "") for one in sent)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=MOST_SIGNS))
def test_text_comes_through_as_it_is(text: str) -> None:
    assert letters(heard(text)) == text


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00\x1b"), max_size=MOST_SIGNS),
    st.data(),
)
def test_what_is_pasted_comes_through_as_it_is(text: str, data: st.DataObject) -> None:
    sent = f"\x1b[200~{text}\x1b[201~after"
    cut = data.draw(st.integers(0, len(sent)))

    messages = heard(sent[:cut], sent[cut:])

    assert told(messages)[0] == f"pasted {text!r}"
    assert letters(messages) == f"{text}after"


@given(st.text(st.sampled_from("\x1b[]OPM_<>?;0123456789~Ahu \x07\\\r\x00é"), max_size=MOST_SIGNS))
def test_nothing_makes_it_fail_or_fall_silent(sent: str) -> None:
    parser = KeyParser()
    list(parser.feed(sent or "x"))
    parser._until = None if parser._until is None else 0.0  # noqa: SLF001  # as if time had passed
    list(parser.tick())

    assert told(parser.feed("x")) == ["x"]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1bn", ["alt+n"]),
        ("\x1bN", ["alt+shift+n"]),
        ("\x1b1", ["alt+1"]),
        ("\x1b.", ["alt+full_stop"]),
        ("\x1b/", ["alt+slash"]),
        ("\x1bé", ["alt+é"]),
        ("\x1b\r", ["enter"]),
        ("\x1b\x1b", ["escape", "escape"]),
        ("\x1b\x1b[A", ["escape", "up"]),
        ("\x1bn\x1b[B", ["alt+n", "down"]),
        ("\x1bnwords that are longer than thirty-two signs", ["alt+n", "w", "o", "r", "d", "s"]),
        ("\x1b]h", ["alt+right_square_bracket", "h"]),
        ("\x1b[", ["alt+left_square_bracket"]),
        ("\x1b]11;h", ["alt+right_square_bracket", "1", "1", "semicolon", "h"]),
        ("\x1b[1;", []),
        ("\x1b[1;\x1b[A", ["up"]),
        ("\x1b[13;5u", ["ctrl+enter"]),
        ("\x1b[99~\x1b[201~", []),
        ("\x1b[99999999u", []),
    ],
)
def test_each_is_what_was_meant(sent: str, keys: list[str]) -> None:
    assert told(heard(sent))[: len(keys) or None] == keys


@pytest.mark.parametrize("begun", ["\x1b", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b_", "\x1b]1"])
def test_what_never_comes_to_its_end_makes_the_keyboard_no_deaf_one(begun: str, time: Time) -> None:
    parser = KeyParser()

    list(parser.feed(begun))
    time.now += 1
    list(parser.tick())

    assert told(parser.feed("x")) == ["x"]


def test_esc_alone_is_told_from_what_begins_with_it_by_time(time: Time) -> None:
    parser = KeyParser()

    assert told(parser.feed("\x1b")) == []
    time.now += 0.05
    assert told(parser.tick()) == []
    time.now += 0.06
    assert told(parser.tick()) == ["escape"]
    assert told(parser.feed("n")) == ["n"]


def test_the_rest_of_a_sequence_may_be_slow_on_its_way(time: Time) -> None:
    parser = KeyParser()

    assert told(parser.feed("\x1b[")) == []
    time.now += 0.4
    assert told(parser.tick()) == []
    assert told(parser.feed("A")) == ["up"]


def test_a_paste_without_an_end_holds_nothing_back_for_ever(time: Time) -> None:
    parser = KeyParser()

    assert told(parser.feed("\x1b[200~some words")) == []
    time.now += 4.9
    assert told(parser.tick()) == []
    time.now += 0.2
    assert told(parser.tick()) == ["pasted 'some words'"]
    assert told(parser.feed("x")) == ["x"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows reads its console in another way")
def test_textual_parts_keys_so() -> None:
    from textual.drivers import linux_driver

    sequences.part_keys_so()

    assert vars(linux_driver)["XTermParser"] is KeyParser
