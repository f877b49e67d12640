"""What somebody wrote reads in Markdown as they typed it, and its properties keep their types."""

from collections.abc import Iterable
from datetime import datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from nvc_coach.journal.exporting.front_matter import front_matter
from nvc_coach.journal.exporting.markdown import as_markdown
from nvc_coach.journal.exporting.markdown_escaping import lines
from nvc_coach.journal.exporting.page import (
    Asked,
    Items,
    Note,
    Page,
    Property,
    Said,
    Section,
    Verbatim,
)
from nvc_coach.journal.exporting.visible import visible
from tests.journal.entries import START

COMMON = MarkdownIt("commonmark")
# As far as it goes the dialect of GitHub: tables, crossed-out text.
GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])

MARKUP = (
    "[/b]", "# x", "---", "***", "===", "* a", "+ a", "- [ ] a", "1. x", "12) x",
    "<script>", "</p>", "[[link]]", "![[picture]]", "[a](b)", "[^1]", "#tag", "`code`",
    "```", "~~~", ": ", "key:: value", "%%hidden%%", "==marked==", "~~gone~~", "$x$",
    "$$", "| a | b |", "|---|---|", "^block", "> quote", "> [!note]", "&amp;", "&#35;",
    "&copy", "\\", "\\\\", "**b**", "__b__", "*a*", "_a_", "https://a.b/c_d", "www.a.b",
    "a@b.c", "<!-- c -->", "{{x}}", "    four", "\ttab", "two  ", "a\n===", "a\n---",
    "a\n\n\n\nb", "\n\na", "a\n\n", " \n ", "\u3000全角", "\xa0x\xa0", "\u2028", "e\u0301",
    "😀", "שלום", "\u202eabc\u202c", "<br>",
)  # fmt: skip
typed = st.lists(
    st.sampled_from(MARKUP)
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
    | st.sampled_from(["\n", "\n\n", "\n\n\n", " ", "  ", "\t", "\x1b[31m", "\x00", "\x85", "a"]),
    max_size=8,
).map("".join)


def page(*blocks: Asked | Said | Items | Note | Verbatim, **properties: Property) -> Page:
    """A page with one passage."""
    return Page(
        title="A Practice",
        language="en",
        lead=(),
        sections=(Section("As it went", (blocks,)),),
        properties=properties,
    )


def read(tokens: Iterable[Token]) -> str:
    """The text of some paragraphs as a reader sees it; anything but text is named."""
    paragraphs: list[str] = []
    for token in tokens:
        if token.type == "inline":
            paragraphs.append("".join(map(inline, token.children or [])))
        elif token.type not in ("paragraph_open", "paragraph_close"):
            paragraphs.append(f"<<{token.type}>>")
    return "\n\n".join(paragraphs)


def inline(token: Token) -> str:
    if token.type == "text":
        return token.content
    is_break = token.type == "hardbreak" or (token.type, token.content) == ("html_inline", "<br>")
    return "\n" if is_break else f"<<{token.type}>>"


def between(markdown: str, heading: str = "As it went") -> list[Token]:
    """What stands in the note below its heading."""
    body = markdown.partition("\n---\n")[2]
    tokens = GITHUB.parse(body)
    texts = [one.content if one.type == "inline" else "" for one in tokens]
    return tokens[texts.index(heading) + 2 :]


@pytest.mark.parametrize("text", MARKUP)
def test_what_looks_like_markup_reads_as_it_was_typed(text: str) -> None:
    for rules in (COMMON, GITHUB):
        assert read(rules.parse("\n".join(lines(text)))) == text
        assert read(rules.parse("\n".join(lines(f"a {text} b")))) == f"a {text} b"


@given(typed)
def test_any_text_reads_as_it_was_typed(text: str) -> None:
    assert read(COMMON.parse("\n".join(lines(text)))) == visible(text)
    assert read(GITHUB.parse("\n".join(lines(text)))) == visible(text)


def test_text_that_was_not_escaped_would_be_noticed() -> None:
    assert read(COMMON.parse("*a* <b>")) != "*a* <b>"
    assert read(COMMON.parse("a\nb")) != "a\nb"


@given(typed, typed, typed)
def test_answers_questions_and_agreements_keep_apart(asked: str, said: str, agreed: str) -> None:
    asked, said, agreed = (f"{one}x" for one in (asked, said, agreed))

    tokens = between(as_markdown(page(Asked(asked), Said(said), Items((agreed, said)), Note("n"))))
    types = [token.type for token in tokens]
    quoted, listed = types.index("blockquote_close"), types.index("bullet_list_open")

    assert types[0] == "blockquote_open"
    assert read(tokens[1:quoted]) == visible(asked)
    assert read(tokens[quoted + 1 : listed]) == visible(said)
    items = tokens[listed + 1 : types.index("bullet_list_close")]
    ends = [at for at, one in enumerate(items) if one.type == "list_item_close"]
    assert read(items[1 : ends[0]]) == visible(agreed)
    assert read(items[ends[0] + 2 : ends[1]]) == visible(said)


def test_no_sign_of_obsidian_is_left_standing() -> None:
    (note,) = lines("[[link]] #tag %%hidden%% ==marked== $x$ key:: value ^block https://a.b")

    for sign in ("[[", " #tag", "%%", "==", " $", "::", " ^", "https:"):
        assert sign not in note


@given(typed)
def test_a_file_shown_as_it_stands_is_one_block(text: str) -> None:
    tokens = between(as_markdown(page(Verbatim(text))))

    assert [token.type for token in tokens] == ["fence"]
    assert tokens[0].content == visible(text).removesuffix("\n") + "\n"


def test_a_control_character_becomes_a_sign_that_names_it() -> None:
    assert visible("\x1b[31m\x00\x7f\x9b\ufffe a\tb\r\nc\r\ud800") == (
        "␛[31m␀␡[U+009B][U+FFFE] a\tb\nc␍\N{REPLACEMENT CHARACTER}"
    )


# ------------------------------------------------------------------ properties

LOOK_ALIKES = (
    "yes", "no", "null", "~", "1e3", "0x1f", "2026-11-22", "a: b", "---", "...", "- a",
    "# a", "'", '"', "\\n", "&a", "*a", "!!str", "%YAML", "@a", "`", "|", ">", "{a: b}",
    "[a]", "", " a ", "😀", "שלום", "\u202eabc", "\x00\x1b\x7f\x85\x9f",
    "\u2028\u2029\ufeff", "a\nb\tc\r", "\U0001f600\U000e0001",
)  # fmt: skip
property_texts = st.sampled_from(LOOK_ALIKES) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=30
)
values = st.one_of(
    property_texts,
    st.integers(-100, 100),
    st.datetimes(datetime(1, 1, 1)).map(lambda one: one.replace(microsecond=0)),  # noqa: DTZ001  # properties have none
    st.lists(property_texts, max_size=4).map(tuple),
)


def parsed(markdown: str) -> dict[str, object]:
    """The properties, as another program reads them."""
    assert markdown.startswith("---\n")
    data = yaml.safe_load(markdown[4:].partition("\n---\n")[0])
    assert isinstance(data, dict)
    return data


@given(st.dictionaries(st.from_regex(r"\A[a-z]+-[a-z]+\Z"), values, min_size=1, max_size=5))
def test_properties_are_read_back_as_they_were(properties: dict[str, Property]) -> None:
    assert parsed(front_matter(properties)) == {
        name: list(one) if isinstance(one, tuple) else one for name, one in properties.items()
    }


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_text_that_looks_like_something_else_stays_a_text(text: str) -> None:
    assert parsed(front_matter({"title": text, "tags": (text,)})) == {
        "title": text,
        "tags": [text],
    }


def test_a_moment_stands_as_obsidian_reads_it() -> None:
    assert front_matter({"started": START, "charge-before": 8}) == (
        "---\nstarted: 2026-11-22T10:04:31\ncharge-before: 8\n---\n"
    )
