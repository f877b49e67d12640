import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.practice.answers import Agreed, Agreements, Picks
from nvc_coach.practice.joining import joined
from nvc_coach.practice.shortening import LONGEST_PIPE, one_line
from nvc_coach.practice.template import Pipe, StrayBrace, filled, flowing, parts_of, pipes_of
from tests.practice.exercises import (
    agreement,
    choose,
    needs,
    read,
    scale,
    walk,
    write,
)

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def piped(text: str) -> str:
    """What a later question reads of an answer."""
    return walk(write("a"), write("b", "{a|nothing}")).says(text).asked


# ------------------------------------------------------------------ answers in questions


LONG = "As a camera with a microphone would have kept it: what was"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            "If a no could cost you something here and now,\nyour safety comes first.",
            "If a no could cost you something here and now, your safety comes first.",
        ),
        (f"{LONG} seen \nand heard", f"{LONG} seen and heard"),
        (f"{LONG} seen:\nall of it", f"{LONG} seen: all of it"),
        ("what was seen\nand heard", "what was seen\nand heard"),
        *(
            (one, one)
            for one in (
                f"{LONG} one ends.\nthe next begins",
                f"{LONG} The sister: rest\nThe office: order",
                f"{LONG} a paragraph\n\nanother",
                f"{LONG} 日本の\n庭",
                f"{LONG} a list\n- of things",
            )
        ),
    ],
)
def test_a_line_flows_on_where_it_breaks_in_the_middle_of_a_sentence(
    written: str, shown: str
) -> None:
    assert flowing(written) == shown
    assert filled(written, lambda _step: None) == shown


def test_the_lines_of_an_answer_stay_as_they_are() -> None:
    answer = f"{LONG} this\nand that"
    assert filled("So it was: {a}", lambda _step: answer) == f"So it was: {answer}"


def test_the_latest_answer_given_on_any_pass_is_put_in() -> None:
    person = walk(needs("mine"), choose("c", "back>mine*1", "on"), write("end", "{mine|that}"))
    person.says("rest", "back", None, "on")
    assert person.asked == "rest"
    assert person.goes_back("mine").says("ease", "on").asked == "ease"


def test_the_fallback_stands_where_nothing_was_answered() -> None:
    assert walk(write("a"), write("b", "About {a|it}.")).says(None).asked == "About it."


def test_a_fallback_may_be_empty() -> None:
    assert walk(write("a"), write("b", "About{a|}.")).says(None).asked == "About."


def test_an_answer_is_never_read_for_pipes_again() -> None:
    steps = (write("a"), write("b", "{a|-}"), write("c", "{b|-} and {a|-}"))
    person = walk(*steps).says("{b|x} {{y}} {")
    assert person.asked == "{b|x} {{y}} {"
    assert person.says("{a|z}").asked == "{a|z} and {b|x} {{y}} {"


def test_picks_and_own_words_are_joined_as_a_list() -> None:
    person = walk(needs("mine"), write("b", "{mine|-}")).says(
        Picks(("respect", "rest"), ("to be met halfway",))
    )
    assert person.asked == "respect, rest and to be met halfway"


def test_choices_numbers_and_agreements_are_put_in_as_words() -> None:
    steps = (
        choose("c", "walking", "talking", many=True),
        scale("n"),
        agreement("who"),
        write("end", "{c|-}; {n|-}; {who|-}"),
    )
    agreed = Agreements((Agreed("to call", "D."), Agreed("to write")))
    person = walk(*steps).says(("walking", "talking"), 0, agreed)
    assert person.asked == "Walking and Talking; 0; D.: to call and to write"


def test_pages_labels_help_examples_and_notes_have_answers_in_them() -> None:
    from nvc_coach.practice.exercise import Choice, Choose

    step = Choose(
        id="c",
        ask="{a|-}?",
        help="help {a|-}",
        example="example {a|-}",
        facilitator="note {a|-}",
        choices=(Choice("x", "label {a|-}"),),
    )
    person = walk(write("a"), read("page", "text {a|-}"), step).says("Z")
    page = person.page
    assert (page.asked, page.help, page.example, page.facilitator, page.choices[0].label) == (
        "Z?",
        "help Z",
        "example Z",
        "note Z",
        "label Z",
    )
    assert page.before[0].text == "text Z"


# ------------------------------------------------------------------ one line, 160 characters


def test_an_answer_of_several_lines_is_put_in_as_one() -> None:
    text = " one\n\ntwo\u2028three,\x85four.\x0bfive\x0csix\tseven "
    assert piped(text) == "one; two; three, four. five; six seven"


@pytest.mark.parametrize(
    "text",
    [
        "I had been waiting at the stop for an hour and\nnobody had told us anything.\nYes.",
        "He only\nthinks of himself.",
    ],
)
def test_a_line_that_was_only_broken_flows_on(text: str) -> None:
    assert piped(text) == text.replace("\n", " ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("rest", "It is rest."),
        ("to sleep.", "It is to sleep."),
        ("why?", "It is why?"),
        ("T.", "It is T."),
        ("and\u2026", "It is and\u2026"),
    ],
)
def test_a_sentence_that_an_answer_ended_is_not_ended_once_more(words: str, told: str) -> None:
    assert filled("It is {needs}.", lambda _step: words) == told


def test_full_stops_of_the_exercise_stay_as_they_are() -> None:
    assert filled("Well... {needs}: .x", lambda _step: "rest") == "Well... rest: .x"
    assert filled("What.{needs}.", lambda _step: None) == "What.."


def test_an_answer_of_160_characters_is_put_in_whole() -> None:
    assert piped("x" * 160) == "x" * 160


def test_of_a_longer_answer_160_characters_are_put_in_then_an_ellipsis() -> None:
    assert piped("x" * 161) == "x" * 160 + "…"


def test_the_ellipsis_follows_no_space() -> None:
    assert piped("x" * 159 + " yy") == "x" * 159 + "…"


@pytest.mark.parametrize(
    "sign",
    [
        "e\u0301",
        "e\u0301\u0323",
        FAMILY,
        "\U0001f44b\U0001f3fd",
        "\u2764\ufe0f",
        "1\ufe0f\u20e3",
        "\U0001f1e9\U0001f1ea",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "\u1112\u1161\u11ab",
        "कि",
    ],
)
def test_no_sign_is_torn_apart_where_a_line_is_cut(sign: str) -> None:
    for shift in range(len(sign) + 1):
        cut = one_line("x" * (LONGEST_PIPE - shift) + sign * 3)
        kept = cut.removesuffix("…").lstrip("x")
        assert cut.endswith("…")
        assert len(cut) <= LONGEST_PIPE + 1
        assert kept == sign * (len(kept) // len(sign))


def test_a_row_of_flags_is_cut_between_two_of_them() -> None:
    flags = "\U0001f1e9\U0001f1ea" * 100
    assert one_line("x" + flags) == "x" + flags[:158] + "…"


def test_a_sign_without_end_is_cut_all_the_same() -> None:
    cut = one_line("e" + "\u0301" * 1000)
    assert LONGEST_PIPE // 2 <= len(cut) <= LONGEST_PIPE + 1


@given(st.text(max_size=400))
def test_any_answer_becomes_one_line_that_begins_as_it_does(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert len(line) <= LONGEST_PIPE + 1
    whole = " ".join(text.split())
    assert line == whole or whole.startswith(line.removesuffix("…"))
    assert not unicodedata.category(line[-1:] or "x").startswith("Z")


# ------------------------------------------------------------------ lists in a language


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "a, b and c"),
        ("en-GB", "a, b and c"),
        ("EN", "a, b and c"),
        ("de", "a, b und c"),
        ("fr", "a, b et c"),
        ("es", "a, b y c"),
        ("pt-BR", "a, b e c"),
        ("ja", "a、b、c"),
        ("zh-Hant", "a、b和c"),
        ("ar", "a وb وc"),
        ("xx", "a, b, c"),
    ],
)
def test_a_list_is_joined_as_the_language_does(language: str, expected: str) -> None:
    assert joined(("a", "b", "c"), language) == expected


def test_a_list_of_two_has_no_comma_one_of_one_no_and_and_an_empty_one_nothing() -> None:
    assert joined(("a", "b"), "en") == "a and b"
    assert joined(("a",), "en") == "a"
    assert joined((), "en") == ""


def test_the_exercise_says_in_which_language_its_lists_are() -> None:
    person = walk(needs("mine"), write("b", "{mine|-}"), language="de").says(("rest", "Stille"))
    assert person.asked == "rest und Stille"


# ------------------------------------------------------------------ braces


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("plain", ("plain",)),
        ("{a|b}", (Pipe("a", "b", 0),)),
        ("x {a} y", ("x ", Pipe("a", None, 2), " y")),
        ("{a|b|c}", (Pipe("a", "b|c", 0),)),
        ("{a|}", (Pipe("a", "", 0),)),
        ("{ a | b }", (Pipe("a", " b ", 0),)),
        ("{{a}}", ("{", "a", "}")),
        ("{{{a|b}}}", ("{", Pipe("a", "b", 2), "}")),
        ("{a|\nb}", (Pipe("a", "\nb", 0),)),
        ("{", (StrayBrace(0),)),
        ("a}", ("a", StrayBrace(1))),
        ("{a {b|c}", (StrayBrace(0), "a ", Pipe("b", "c", 3))),
        ("{a|b}}", (Pipe("a", "b", 0), StrayBrace(5))),
        ("{}", (Pipe("", None, 0),)),
    ],
)
def test_a_text_is_taken_apart_at_its_braces(
    text: str, parts: tuple[str | Pipe | StrayBrace, ...]
) -> None:
    assert parts_of(text) == parts


def test_double_braces_are_braces_and_a_stray_one_is_left_out() -> None:
    assert filled("{{a}} {a|-}{", lambda step: step.upper()) == "{a} A"


def test_an_empty_answer_and_no_fallback_put_nothing_in() -> None:
    assert filled("<{a}>", lambda _: None) == "<>"
    assert filled("<{a|b}>", lambda _: "") == "<b>"


@given(st.text("{}|ab ", max_size=60))
def test_every_character_of_a_text_is_plain_piped_or_stray(text: str) -> None:
    rebuilt = "".join(
        piece.replace("{", "{{").replace("}", "}}")
        if isinstance(piece, str)
        else text[piece.at]
        if isinstance(piece, StrayBrace)
        else text[piece.at : text.index("}", piece.at) + 1]
        for piece in parts_of(text)
    )
    assert rebuilt == text


@given(st.text(), st.text())
def test_whatever_is_put_in_stands_there_as_it_is(before: str, answer: str) -> None:
    plain = before.replace("{", "{{").replace("}", "}}")
    assert filled(plain + "{a|-}", lambda _: answer) == flowing(before) + (answer or "-")


def test_the_pipes_of_a_text_are_named_in_order() -> None:
    assert [pipe.step for pipe in pipes_of("{b|x} {{c}} {a|y}")] == ["b", "a"]


@pytest.mark.parametrize("unit", ["{", "}", "{}", "{{", "{a", "a}", "{a|", "{{{"])
def test_a_large_text_of_nothing_but_braces_is_read(unit: str) -> None:
    text = unit * (256 * 1024 // len(unit))
    assert sum(1 for _ in parts_of(text)) > 0
