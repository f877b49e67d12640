"""The HTML file is valid, holds everything itself, loads nothing, and shows what was typed."""

import re
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.journal.exporting.html_page import as_html
from nvc_coach.journal.exporting.page import Asked, Items, Note, Page, Said, Section, Verbatim
from nvc_coach.journal.exporting.visible import visible

XHTML = "{http://www.w3.org/1999/xhtml}"
typed = st.text(
    st.characters(exclude_categories=["Cs"])
    | st.sampled_from("<>&\"'\n\t\x00\x1b\x85\ufffe\ufdd0/=;#"),
    max_size=40,
) | st.sampled_from(
    ["</p><script>alert(1)</script>", "<!--", "]]>", "&amp", "&lt;", "</style>", "a\n\n\n\nb", "\n"]
)


def page(text: str, language: str = "en") -> Page:
    """A page with a text in every place that may hold one."""
    blocks = (Asked(text), Said(text), Items((text, text)), Note(text), Verbatim(text))
    return Page(
        title=text,
        language=language,
        lead=(text,),
        sections=(Section(text, (blocks,)),),
        properties={},
    )


def parsed(html: str) -> Element:
    """The document, as a parser reads it that stops at the first error."""
    document = html5lib.HTMLParser(strict=True).parse(html)
    assert isinstance(document, Element)
    return document


def text_of(element: Element) -> str:
    """The text in an element, with its line breaks."""
    told = element.text or ""
    for one in element:
        told += ("\n" if one.tag == f"{XHTML}br" else text_of(one)) + (one.tail or "")
    return told


@given(typed, typed)
def test_the_file_is_valid_whatever_was_typed(text: str, language: str) -> None:
    document = parsed(as_html(page(text, language)))

    assert {one.tag.removeprefix(XHTML) for one in document.iter()} <= {
        *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "div"),
        *("h1", "h2", "h3", "p", "ul", "li", "pre", "br"),
    }


@given(typed)
def test_every_text_reads_as_it_was_typed(text: str) -> None:
    document = parsed(as_html(page(text)))
    shown = visible(text)

    (passage,) = (one for one in document.iter(f"{XHTML}div"))
    asked, *rest = passage
    assert text_of(asked) == shown
    said = [one for one in rest if one.tag == f"{XHTML}p" and one.get("class") is None]
    assert "\n\n".join(map(text_of, said)) == shown
    assert [text_of(one) for one in passage.iter(f"{XHTML}li")] == [shown, shown]
    assert [text_of(one) for one in passage.iter(f"{XHTML}pre")] == [shown]


def test_the_parser_would_notice_an_error() -> None:
    with pytest.raises(html5lib.html5parser.ParseError):
        parsed("<p>no doctype")


def test_nothing_can_be_loaded_or_run() -> None:
    html = as_html(page("<img src=x onerror=alert(1)> https://example.org url(x)"))
    document = parsed(html)

    (policy,) = (
        one.get("content")
        for one in document.iter(f"{XHTML}meta")
        if one.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert not [one for one in document.iter() for name in one.attrib if name in ("src", "href")]
    (style,) = document.iter(f"{XHTML}style")
    assert not re.search(r"url\(|@import", style.text or "")


def test_every_text_finds_its_own_direction() -> None:
    document = parsed(as_html(page("שלום")))

    for tag in ("h1", "h2", "h3", "p", "li", "pre"):
        assert {one.get("dir") for one in document.iter(f"{XHTML}{tag}")} == {"auto"}


@pytest.mark.parametrize(("tag", "lang"), [("pt-BR", "pt-BR"), ("de", "de"), ('x" y', "")])
def test_the_language_is_named_where_it_is_one(tag: str, lang: str) -> None:
    assert parsed(as_html(page("a", tag))).get("lang") == lang


def test_it_is_made_for_paper_and_for_both_kinds_of_light() -> None:
    html = as_html(page("a"))

    assert "@media print" in html
    assert "prefers-color-scheme: dark" in html
    printed = html.partition("@media print")[2]
    assert "background: none" in printed
    assert "break-inside: avoid" in printed


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("#24231f", "#fbfaf7"),
        ("#5d594f", "#fbfaf7"),
        ("#e6e3dc", "#1d1c1a"),
        ("#b3aea2", "#1d1c1a"),
    ],
)
def test_every_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    html = as_html(page("a"))
    light, dark = sorted((_luminance(text), _luminance(ground)), reverse=True)

    assert text in html
    assert ground in html
    assert (light + 0.05) / (dark + 0.05) >= 6
